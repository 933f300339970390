"""Fonts: found on the computer, or shipped; and an open report of what stands in for what."""

from desktop.documents.fonts.fontset import FontSet, FontUse, Glyph, load_fonts
from desktop.documents.fonts.roles import Role

__all__ = ["FontSet", "FontUse", "Glyph", "Role", "font_report", "load_fonts"]


def font_report() -> tuple[FontUse, ...]:
    """Return, for the font check, which font draws each typeface on this computer and whether it is a substitute."""
    return load_fonts().report()
