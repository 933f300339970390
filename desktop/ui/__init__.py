"""The window. Knows services, never the store."""
