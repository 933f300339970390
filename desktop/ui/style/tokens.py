"""The colours of the window, by what they mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette. Every value is `#RRGGBB`; text colours reach 4.5 : 1 on the surfaces they are drawn on."""

    surface: str  # the window behind everything
    panel: str  # tables, fields, the detail panel
    line: str  # separators and grid lines
    edge: str  # the border of a field or a button
    hover: str
    row: str  # the row of the current cell
    selection: str
    ink: str
    secondary: str
    accent: str  # primary button, the mark of the chosen page
    accent_ink: str
    link: str  # links and focus
    green: str
    amber: str
    red: str
    grey: str
    long: str


# #B26A00, the amber first drawn, reaches only 4.1 : 1 on the paper white; this is the same hue a step darker.
LIGHT = Tokens(
    surface="#FBFAF7",
    panel="#FFFFFF",
    line="#E3E0D8",
    edge="#C9C5BA",
    hover="#F3F1EB",
    row="#F0F5FB",
    selection="#DCE7F5",
    ink="#1F2328",
    secondary="#5B6068",
    accent="#B3261E",
    accent_ink="#FFFFFF",
    link="#1F5FBF",
    green="#2E7D32",
    amber="#A56200",
    red="#B3261E",
    grey="#6B7280",
    long="#3B5B92",
)

DARK = Tokens(
    surface="#1E1D1B",
    panel="#272623",
    line="#3B3935",
    edge="#56534C",
    hover="#33312D",
    row="#2B3036",
    selection="#2F3B4D",
    ink="#ECEAE4",
    secondary="#B4B0A7",
    accent="#C9372C",
    accent_ink="#FFFFFF",
    link="#8AB4F8",
    green="#86C98A",
    amber="#E5B04F",
    red="#F28B82",
    grey="#A9AEB6",
    long="#9DB7E8",
)

CONTRAST = Tokens(
    surface="#FFFFFF",
    panel="#FFFFFF",
    line="#6B6B6B",
    edge="#000000",
    hover="#E8E8E8",
    row="#FFF8D6",
    selection="#FFE97A",
    ink="#000000",
    secondary="#1A1A1A",
    accent="#7A0B05",
    accent_ink="#FFFFFF",
    link="#0033A0",
    green="#0B4D10",
    amber="#5C3600",
    red="#7A0B05",
    grey="#33383F",
    long="#142F66",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(tokens: Tokens) -> list[tuple[str, str]]:
    """Return every (text, ground) the window draws, so that one test can measure them all."""
    grounds = (tokens.surface, tokens.panel)
    everywhere = (tokens.ink, tokens.secondary)
    coloured = (tokens.link, tokens.green, tokens.amber, tokens.red, tokens.grey, tokens.long)
    pairs = [(text, ground) for text in everywhere + coloured for ground in grounds]
    pairs += [
        (text, ground) for text in everywhere for ground in (tokens.hover, tokens.row, tokens.selection)
    ]
    return [*pairs, (tokens.accent_ink, tokens.accent)]


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
