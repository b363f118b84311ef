"""A record as the texts of its form, and what they would be stored as."""
