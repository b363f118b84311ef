"""What an operation changes of the derived rows of comparing, brought up to date within it."""

from db.compare import grouping, printing
from db.compare.keeping import Relations
from db.sqlite import Connection


def follow(connection: Connection, operation: int) -> set[int]:
    """Compare and group what the operation touches; the subjects whose rows in lists depend on it."""
    subjects = Relations(connection).after(operation)
    articles = printing.after(connection, operation)
    return subjects | grouping.after(connection, operation, articles)
