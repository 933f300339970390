"""文书: the register of papers and their checks."""
