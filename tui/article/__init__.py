"""The article pane: a text drawn line by line, with the cited words lit."""
