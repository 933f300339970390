"""设置: the office, its rules, data and looks."""
