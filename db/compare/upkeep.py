"""What an operation changes of the derived rows of comparing, brought up to date within it."""

from db.compare import crowding, grouping
from db.compare.touched import touched
from db.oplog.extent import Extent
from db.sqlite import Connection


def follow(connection: Connection, extent: Extent) -> set[int]:
    """Compare and group what the operation touches; the subjects whose rows in lists depend on it."""
    moved = crowding.after(connection, extent)
    found, _ = touched(connection, extent)
    articles: set[int] = set()
    if found:
        from db.compare.keeping import Relations  # see prepare

        Relations(connection).after(extent, found, moved)
    if "text" in extent.tables:
        from db.compare import printing

        articles = printing.after(connection, extent)
    return found.keys() | grouping.after(connection, extent, articles)


def prepare() -> None:
    """Import what comparing may take, before a transaction begins in which others would wait for it."""
    from db.compare import keeping, printing  # noqa: F401  (a megabyte, which an edit of other fields does without)
