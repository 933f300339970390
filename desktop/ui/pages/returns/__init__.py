"""反馈表: what the units filled in comes back."""
