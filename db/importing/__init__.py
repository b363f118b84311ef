"""Articles and records into a case file, and out of it again."""
