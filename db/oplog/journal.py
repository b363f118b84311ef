"""The operation log: sealing an operation into the chain, and reading the log back."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db.classes import dataclass
from db.digesting import SALT, sha256, system_salt
from db.sqlite import Connection

if TYPE_CHECKING:
    from db.case import Person

BATCH = 500
AT_ONCE = 100  # entries that one statement makes
DIGEST = 32  # bytes
LAST = 2**62  # a number that no change ever has
INTO = "INSERT INTO change (id, operation, tbl, row, new, salt, digest) VALUES"
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a person did, or, with id 0, a change from outside pincite."""

    id: int
    at: str
    person: str
    login: str
    sitting: str
    action: str
    reason: str
    undoes: int | None
    changes: int
    expunged: int | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row made (col None, new its JSON), taken away (col None, old its JSON) or one field changed.

    expunged: the operation that erased words of it, None where it stands as it was made.
    """

    id: int
    operation: int | None
    table: str
    row: Any
    col: str | None
    old: Any
    new: Any
    expunged: int | None


encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def compact(value: Any) -> bytes:
    """A value as canonical JSON bytes."""
    return encode(value).encode("utf-8", "surrogatepass")


def digest(salt: bytes, said: tuple[Any, ...]) -> bytes:
    """The salted digest of a change (id, table, row, col, old, new) or of an operation's words.

    Value and salt can be erased; the digest stays.
    """
    return sha256(salt + (made(said) or compact(said))).digest()


def made(said: tuple[Any, ...]) -> bytes:
    """As compact, for a row that is made, which most changes of a load are; b"" for anything else."""
    if len(said) == 6 and said[3] is None and said[4] is None and type(said[2]) is int and type(said[5]) is str:
        words = f'[{said[0]},"{said[1]}",{said[2]},null,null,{encode_basestring(said[5])}]'
        return words.encode("utf-8", "surrogatepass")
    return b""


def salted(salts: Iterable[bytes], changes: Iterable[bytes]) -> list[bytes]:
    """The digests of many changes, as `digest` gives them one by one of what `compact` makes of each."""
    from hashlib import sha256  # takes half the time, once OpenSSL is loaded

    return [sha256(salt + said).digest() for salt, said in zip(salts, changes, strict=True)]


def left_hash(left: tuple[Any, ...]) -> str:
    """What an expunging writes down of a row of the log when words of it are erased: it is all that may differ."""
    return sha256(compact(left)).hexdigest()


def chain_hash(previous: str, header: tuple[Any, ...], digests: Iterator[bytes]) -> str:
    """The hash over the operation before, this operation's header and the digests of its changes in order."""
    hashed = sha256(previous.encode() + compact(header))
    hashed.update(b"".join(digests))
    return hashed.hexdigest()


@lru_cache(4)
def entry_marks(count: int, operation: int, table: str) -> str:
    """The values of so many entries in a statement; its first three are the first number, all salts and all digests."""
    marks = (
        f"(?1 + {n}, {operation}, '{table}', ?{2 * n + 4}, ?{2 * n + 5}, "
        f"substr(?2, {n * SALT + 1}, {SALT}), substr(?3, {n * DIGEST + 1}, {DIGEST}))"
        for n in range(count)
    )
    return ", ".join(marks)


# What people typed stands in the header as a salted digest, so that it can be erased like any other value.
HEADER = "id, at, sitting, undoes, changes, lower(hex(digest))"
SAID = "id, person, login, action, reason"


class Seal:
    """Opens an operation and seals it, within the transaction of Case.write."""

    def __init__(self, connection: Connection, clock: Callable[[], str], salt: Callable[[], bytes]) -> None:
        self.connection = connection
        self.clock = clock
        self.salt = salt
        self.entered: list[tuple[int, bytes]] = []  # first numbers of changes entered at once, with their digests

    def salts(self, count: int) -> list[bytes]:
        """So many salts; those of the system are asked for at once, which takes a tenth of the time."""
        if self.salt is not system_salt:
            return [self.salt() for _ in range(count)]
        found = os.urandom(SALT * count)
        return [found[at : at + SALT] for at in range(0, SALT * count, SALT)]

    def begin(self, person: "Person", action: str, reason: str | None, undoes: int | None) -> int:
        """Enter a new operation and make it the one that the triggers log under; its number."""
        cursor = self.connection.execute(
            "INSERT INTO operation (at, person, login, sitting, action, reason, undoes) VALUES (?,?,?,?,?,?,?)",
            (self.clock(), person.name, person.login, person.sitting, action, reason or None, undoes),
        )
        operation = int(cursor.lastrowid or 0)
        self.connection.execute("INSERT INTO now (id, operation) VALUES (1, ?)", (operation,))
        return operation

    def next(self) -> int:
        """The number of the next change."""
        last = self.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
        return int(last[0]) + 1 if last else 1

    def enter(
        self, operation: int, table: str, first: int, rows: Sequence[int], news: Sequence[str], said: Sequence[bytes]
    ) -> None:
        """Enter rows that were made, as the trigger of their table does one by one, and digest them at once.

        first: the number of the first change; news: what stands in each, as JSON; said: what digests are made of.
        """
        salts = self.salts(len(rows))
        digests = salted(salts, said)
        for start in range(0, len(rows), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            marks = entry_marks(len(rows[some]), operation, table)
            # To bind bytes takes the library as long as all else of a row, so each statement gets them as two.
            parts = bytearray().join(salts[some]), bytearray().join(digests[some])
            bound = chain.from_iterable(zip(rows[some], news[some], strict=True))
            self.connection.execute(f"{INTO} {marks}", (first + start, *parts, *bound))
        self.entered.append((first, b"".join(digests)))

    def between(self) -> list[tuple[int, int]]:
        """Where changes lie that were not entered at once: each time after one number and before another."""
        after, found = 0, []
        for first, sealed in self.entered:
            if first > after + 1:
                found.append((after, first))
            after = first - 1 + len(sealed) // DIGEST
        return [*found, (after, LAST)]

    def close(self, operation: int) -> None:
        """Salt and digest its changes and chain it to the operation before."""
        last = self.connection.execute(
            "SELECT hash FROM operation WHERE id < ? ORDER BY id DESC LIMIT 1", (operation,)
        ).fetchone()
        previous = last[0] if last else GENESIS
        count = self.counted(operation)
        said = self.connection.execute(f"SELECT {SAID} FROM operation WHERE id = ?", (operation,)).fetchone()
        salt = self.salt()
        self.connection.execute(
            "UPDATE operation SET changes = ?, salt = ?, digest = ? WHERE id = ?",
            (count, salt, digest(salt, tuple(said)), operation),
        )
        header = self.connection.execute(f"SELECT {HEADER} FROM operation WHERE id = ?", (operation,)).fetchone()
        sealed = chain_hash(previous, tuple(header), self.digests(operation))
        self.connection.execute(
            "UPDATE operation SET previous = ?, hash = ? WHERE id = ?", (previous, sealed, operation)
        )
        self.connection.execute("DELETE FROM now")

    def counted(self, operation: int) -> int:
        """How many changes an operation made."""
        sql = "SELECT count(*) FROM change WHERE operation = ? AND id > ? AND id < ?"
        rest = [int(self.connection.execute(sql, (operation, *gap)).fetchone()[0]) for gap in self.between()]
        return sum(rest) + sum(len(sealed) // DIGEST for _, sealed in self.entered)

    def digests(self, operation: int) -> Iterator[bytes]:
        """The digests of all changes in order of their numbers, those that were entered at once joined."""
        self.digest_rest(operation)
        sql = "SELECT id, digest FROM change WHERE operation = ? AND id > ? AND id < ?"
        rest = [one for gap in self.between() for one in self.connection.execute(sql, (operation, *gap)).fetchall()]
        return (sealed for _, sealed in sorted([*self.entered, *rest], key=itemgetter(0)))

    def digest_rest(self, operation: int) -> None:
        """Digest the changes that have none yet in order of their numbers, batch by batch."""
        sql = """
            SELECT id, tbl, row, col, old, new FROM change
            WHERE operation = ? AND id > ? AND id < ? AND digest IS NULL ORDER BY id LIMIT ?"""
        for after, before in self.between():
            while rows := self.connection.execute(sql, (operation, after, before, BATCH)).fetchall():
                self.digest_rows(rows)
                after = rows[-1][0]

    def digest_rows(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Salt and digest changes (id, tbl, row, col, old, new)."""
        salts = self.salts(len(rows))
        bound = zip(
            [row[0] for row in rows], map(bytearray, salts), map(bytearray, map(digest, salts, rows)), strict=True
        )
        values = ", ".join(["(?, ?, ?)"] * len(rows))
        self.connection.execute(
            "UPDATE change SET salt = v.column2, digest = v.column3 "
            f"FROM (VALUES {values}) AS v WHERE change.id = v.column1",
            tuple(chain.from_iterable(bound)),
        )


OPERATION = """id, at, person, coalesce(login, ''), coalesce(sitting, ''), action, coalesce(reason, ''), undoes,
  changes, expunged, coalesce(previous, ''), coalesce(hash, '')"""
CHANGE = "id, operation, tbl, row, col, old, new, expunged"


def operations(
    connection: Connection, where: str = "1", args: tuple[Any, ...] = (), limit: int = -1
) -> list[Operation]:
    """Operations, the newest first."""
    sql = f"SELECT {OPERATION} FROM operation WHERE {where} ORDER BY id DESC LIMIT ?"
    return [Operation(*row) for row in connection.execute(sql, (*args, limit)).fetchall()]


def changes(connection: Connection, where: str, args: tuple[Any, ...]) -> list[Change]:
    """Changes in the order in which they were made."""
    sql = f"SELECT {CHANGE} FROM change WHERE {where} ORDER BY id"
    return [Change(*row) for row in connection.execute(sql, args).fetchall()]


def walk(connection: Connection, operation: int, *, backwards: bool = False) -> Iterator[Change]:
    """The changes of one operation in order, or the last first, a batch at a time."""
    sign, order, at = ("<", "DESC", 2**62) if backwards else (">", "ASC", 0)
    sql = f"SELECT {CHANGE} FROM change WHERE operation = ? AND id {sign} ? ORDER BY id {order} LIMIT ?"
    while rows := connection.execute(sql, (operation, at, BATCH)).fetchall():
        yield from (Change(*row) for row in rows)
        at = rows[-1][0]


def outside(connection: Connection) -> list[Change]:
    """Changes that no operation covers: made outside pincite and not yet adopted or undone."""
    return changes(connection, "operation IS NULL", ())


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last operation."""
    row = connection.execute("SELECT id, hash FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)
