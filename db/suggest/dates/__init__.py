"""Dates and periods in a text, and the day, month or year that each is read against. Pure."""
