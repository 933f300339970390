"""年度评价: the yearly sheets of the units."""
