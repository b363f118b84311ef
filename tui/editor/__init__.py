"""The form of a record, over the main screen."""
