"""今日: what to do now."""
