"""What an operation changes of the derived rows of comparing, brought up to date within it."""

from db.compare import crowding, grouping, printing
from db.compare.keeping import Relations
from db.oplog.extent import Extent
from db.sqlite import Connection


def follow(connection: Connection, extent: Extent) -> set[int]:
    """Compare and group what the operation touches; the subjects whose rows in lists depend on it."""
    moved = crowding.after(connection, extent)
    subjects = Relations(connection).after(extent, moved)
    articles = printing.after(connection, extent)
    return subjects | grouping.after(connection, extent, articles)
