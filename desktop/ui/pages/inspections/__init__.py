"""专项检查: lists and samples of an inspection."""
