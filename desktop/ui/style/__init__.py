"""The look of the window: tokens, sheet and the one act that puts them on."""

from desktop.ui.style.theme import (
    BASE_POINTS,
    MAX_SCALE,
    MIN_SCALE,
    Scheme,
    apply_theme,
    current_scheme,
    current_tokens,
    px,
    set_icon,
    text_scale,
)
from desktop.ui.style.tokens import Tokens

__all__ = [
    "BASE_POINTS",
    "MAX_SCALE",
    "MIN_SCALE",
    "Scheme",
    "Tokens",
    "apply_theme",
    "current_scheme",
    "current_tokens",
    "px",
    "set_icon",
    "text_scale",
]
