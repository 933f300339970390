"""双清单: the two lists of the year."""
