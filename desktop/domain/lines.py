"""Words of a record put into one line, whole or shortened, for tables and lists."""


def one_line(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


def clipped(text: str, most: int) -> str:
    """Return text in one line of at most `most` characters, with an ellipsis where something is left out."""
    words = one_line(text)
    return words if len(words) <= most else f"{words[: most - 1]}…"


def shortened(text: str, most: int) -> str:
    """Return the same without blanks, for papers where every character counts."""
    return clipped("".join(text.split()), most)
