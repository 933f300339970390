"""成员单位: who sits for which unit, and since when."""
