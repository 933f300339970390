"""What is true without a computer: values, rules and readers. No Qt, no SQL, no files."""
