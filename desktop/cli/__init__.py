"""The same acts without a window. Names and JSON shapes are stable: scripts depend on them."""
