"""SQLite: tables, one transaction per act, the journal, upgrade and backup."""
