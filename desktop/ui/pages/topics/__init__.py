"""议题: what the units want put on an agenda."""
