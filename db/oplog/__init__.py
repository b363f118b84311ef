"""The operation log: what was done, by whom, and how it is undone."""
