"""台账: tasks, their progress and their ends."""
