"""Bundles between offices: cards and keys, format, pack, check."""
