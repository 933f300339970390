"""Bundles between offices: cards and keys, format, packing, opening, the stick, receipts, merging."""
