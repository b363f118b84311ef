"""Quotations that are speech, who speaks, and the turns of interviews. Pure."""
