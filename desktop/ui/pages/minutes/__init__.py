"""纪要: signed minutes become tasks, and keep their versions."""
