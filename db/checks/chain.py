"""The chain of operations: numbers without gaps, each hash over the one before, every digest recomputed."""

from collections.abc import Iterator
from typing import Any

from db.checks.findings import CHUNK, Finding, Findings, Reader
from db.oplog.journal import GENESIS, HEADER, SAID, chain_hash, digest, left_hash

OPERATION = f"SELECT {HEADER}, {SAID}, salt, expunged, previous, hash FROM operation"
CHANGED = "SELECT id, tbl, row, col, old, new, salt, digest, expunged, operation FROM change"
MARKS = "SELECT new FROM change WHERE tbl = ? AND row = ? AND operation = ? ORDER BY id DESC LIMIT 1"
Row = tuple[Any, ...]


def chain(reader: Reader, against: str = "") -> Findings:
    """Everything that is wrong with the log itself; against: a hash that was its head once."""
    previous, expected = GENESIS, 1
    heads: set[str] = set()
    for batch in batches(reader):
        changes = grouped(reader, batch)
        for operation in batch:
            while expected < operation[0]:
                yield Finding("chain", f"Operation {expected} is missing from the log.")
                expected += 1
            yield from sealed(reader, operation, previous, changes)
            previous, expected = operation[-1] or "", operation[0] + 1
            if against:
                heads.add(previous)
    yield from ends(reader)
    if against and not any(one.startswith(against) for one in heads):
        yield Finding("chain", f"The log does not hold the head {against}; operations were cut off or rewritten.")


def batches(reader: Reader) -> Iterator[list[Row]]:
    """Operations in order, so many at a time that their changes are about a chunk."""
    last, total = 0, reader.case.one("SELECT max(id) FROM operation") or 0
    while rows := reader.case.rows(f"{OPERATION} WHERE id > ? ORDER BY id LIMIT ?", (last, CHUNK // 4)):
        batch: list[Row] = []
        size = 0
        for row in rows:
            changes = row[4] if isinstance(row[4], int) else 0
            if batch and size + changes > CHUNK:
                yield batch
                batch, size = [], 0
            batch.append(row)
            size += changes
        yield batch
        last = rows[-1][0]
        reader.progress("the chain of operations", last, total)


def grouped(reader: Reader, batch: list[Row]) -> dict[int, list[Row]]:
    """The changes of several operations by operation; those of a single large one are read as they are needed."""
    if len(batch) == 1:
        return {}
    found: dict[int, list[Row]] = {operation[0]: [] for operation in batch}
    sql = f"{CHANGED} WHERE operation BETWEEN ? AND ? ORDER BY id"
    for row in reader.case.rows(sql, (batch[0][0], batch[-1][0])):
        found.setdefault(row[-1], []).append(row)
    return found


def changes_of(reader: Reader, operation: int) -> Iterator[Row]:
    """The changes of one operation, a chunk at a time."""
    last = 0
    while rows := reader.case.rows(
        f"{CHANGED} WHERE operation = ? AND id > ? ORDER BY id LIMIT ?", (operation, last, CHUNK)
    ):
        yield from rows
        last = rows[-1][0]


def sealed(reader: Reader, row: Row, previous: str, changes: dict[int, list[Row]]) -> Findings:
    """What is wrong with one operation and its changes."""
    header, (before, hashed) = row[:6], row[13:]
    number = header[0]
    digests: list[bytes] = []
    for change in changes[number] if changes else changes_of(reader, number):
        yield from unchanged(reader, number, change)
        digests.append(change[7] or b"")
    yield from said_so(reader, row)
    if len(digests) != header[4]:
        found = f"has {len(digests)} changes in the log; it was sealed with {header[4]}."
        yield Finding("chain", f"Operation {number} {found}")
    if hashed is None:
        yield Finding("chain", f"Operation {number} was never sealed.")
    elif before != previous:
        yield Finding("chain", f"Operation {number} does not follow on the one before it; the log was rewritten.")
    elif chain_hash(previous, header, iter(digests)) != hashed:
        yield Finding("chain", f"The hash of operation {number} is not that of what the log holds; it was altered.")


def unchanged(reader: Reader, operation: int, change: Row) -> Findings:
    """Whether a change says what it said when it was sealed, or what an expunging left of it."""
    number, table, row, col = change[:4]
    if change[8] is not None:
        same = masked(reader, "change", number, change[8], change[:6])
    else:
        same = change[6] is not None and not any(isinstance(one, bytes) for one in change[:6])
        same = same and digest(change[6], change[:6]) == change[7]
    if not same:
        what = reader.name(table, row) + (f" ({col})" if col else "")
        sentence = f"What operation {operation} did to {what} was altered in the log."
        yield Finding("chain", sentence, reader.code(table, row))


def said_so(reader: Reader, row: Row) -> Findings:
    """Whether person, action and reason of an operation are those that it was sealed with."""
    operation, sealed_as, said, salt, expunged = row[0], row[5], row[6:11], row[11], row[12]
    if expunged is not None:
        same = masked(reader, "operation", operation, expunged, said)
    else:
        same = salt is not None and digest(salt, said).hex() == sealed_as
    if not same:
        yield Finding("chain", f"The person, the action or the reason of operation {operation} was altered.")


def masked(reader: Reader, table: str, row: int, expunged: int, left: Row) -> bool:
    """Whether a row of the log is what the expunging that it names left of it."""
    found = reader.case.row(MARKS, (table, row, expunged))
    return found is not None and not any(isinstance(one, bytes) for one in left) and found[0] == left_hash(left)


def ends(reader: Reader) -> Findings:
    """Rows that were deleted from the end of the log or between, and a mark that was left behind."""
    for table, words in (("operation", "operations"), ("change", "changes")):
        given = reader.case.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0
        held, top = reader.case.rows(f"SELECT count(*), coalesce(max(id), 0) FROM {table}")[0]
        if given > top:
            yield Finding("chain", f"The log once held {given} {words} and ends at {top}; its end was cut off.")
        if given < top:
            yield Finding("chain", f"The count of {words} was set back, which hides an end that is cut off.")
        if table == "change" and held < top:
            yield Finding("chain", f"{top - held} changes are missing from the log.")
    if reader.case.one("SELECT count(*) FROM now"):
        yield Finding("chain", "A mark of an unfinished operation stands in the case file; another program set it.")
