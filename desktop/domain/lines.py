"""Words of a record put into one line, whole or shortened, for tables and lists."""


def one_line(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """Return the first `most` characters of a text without blanks, with an ellipsis where something is left out."""
    words = "".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
