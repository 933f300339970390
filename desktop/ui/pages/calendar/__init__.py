"""日历: meetings, deadlines and duties by month, quarter and year."""
