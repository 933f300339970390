"""Questions to the database whose answers are plain rows; no record leaves the store through them."""
