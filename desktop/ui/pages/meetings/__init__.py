"""会议: meetings from their planning to their minutes."""
