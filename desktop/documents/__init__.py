"""Official papers as values, and how they become docx, pdf and xlsx."""
