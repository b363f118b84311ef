"""Many new rows of one table at once: what its triggers do row by row is done here for hundreds, with the same result.

The log is row for row what the triggers write; the register and the index of full text hold the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import count
from json.encoder import encode_basestring
from typing import Any

from db.classes import dataclass
from db.kinds import KINDS
from db.migrations.found import FOUND, any_words, words
from db.oplog.journal import Seal
from db.sqlite import MANY, Connection, Values, among, insert_alike, muted
from db.words.folding import fold_sql

BY_TABLE = {kind.table: kind for kind in KINDS}
Quote = Callable[[Any], str]
Group = tuple[Sequence[str], Sequence[Values]]
Groups = Iterable[Group]
Told = Callable[[int], None]
Said = tuple[str, bytes]
ENDS = 50_000  # ends of rows that are kept in mind


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, how a value of it is written in the log, and its default there or ''."""

    name: str
    mark: str
    quote: Quote | None
    default: str


def make_many(connection: Connection, seal: Seal, operation: int, table: str, groups: Groups, told: Told) -> list[int]:
    """Insert rows of a table whose changes are logged, in groups with the columns that they fill; id comes first.

    The ids of all of them; told is given the number of rows of each group once it is written.
    """
    with muted(connection, (f"log_{table}_made", f"{table}_registered", f"{table}_found")):
        known, ids = list(columns_of(connection, table)), list[int]()
        logging: dict[Sequence[str], Logging] = {}
        for names, rows in groups:
            insert_group(connection, table, names, rows)
            made = [row[0] for row in rows]
            if names not in logging:
                logging[names] = Logging(table, known, names)
            first = seal.next()
            seal.enter(operation, table, first, made, *logging[names].written(first, rows))
            ids += made
            told(len(rows))
        register(connection, table, ids, {name for names in logging for name in names})
    return ids


def insert_group(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Values]) -> None:
    """Insert rows that fill the same columns."""
    quoted = ", ".join(f'"{name}"' for name in names)
    insert_alike(connection, f"INSERT INTO {table} ({quoted})", f"({', '.join('?' * len(names))})", rows)


def columns_of(connection: Connection, table: str) -> Iterator[Column]:
    """The columns of a table in order."""

    def quote(value: Any) -> str:
        return str(connection.execute("SELECT json_quote(?)", (value,)).fetchone()[0])

    marks: dict[str, tuple[str, Quote | None]] = {"INTEGER": ("%d", None), "TEXT": ("%s", encode_basestring)}
    for _, name, of, _, default, _ in connection.execute(f"PRAGMA table_info({table})").fetchall():
        there = connection.execute(f"SELECT json_quote({default})").fetchone()[0] if default is not None else ""
        yield Column(name, *marks.get(of, ("%s", quote)), there.replace("%", "%%"))


class Ends(dict[Values, Said]):
    """What stands in rows behind their first two columns, each written once: as JSON, and as a digest is made of it."""

    def __init__(self, pattern: str, quotes: Sequence[Quote | None]) -> None:
        super().__init__()
        self.pattern, self.quotes = pattern, quotes

    def __missing__(self, values: Values) -> Said:
        if len(self) >= ENDS:
            self.clear()
        quoted = [quote(value) if quote else value for quote, value in zip(self.quotes, values, strict=True)]
        words = self.pattern % tuple(quoted)
        found = self[values] = words, coded(encode_basestring(words)[1:] + "]")
        return found


class Logging:
    """Writes rows of a table that fill the same columns as the log has them: JSON without the empty columns."""

    def __init__(self, table: str, known: Sequence[Column], names: Sequence[str]) -> None:
        given = [one for one in known if one.name in names]
        self.order = [names.index(one.name) for one in given]
        self.front, back = patterns(known, names)
        self.first = [one.quote for one in given[:2]]
        self.ends = Ends(back, [one.quote for one in given[2:]])
        self.start = f'[%d,"{table}",%d,null,null,'
        self.numbers = not any(self.first)

    def written(self, number: int, rows: Sequence[Values]) -> tuple[list[str], list[bytes]]:
        """The JSON of each row, and what its digest is made of, that is its change with its number, from this one on.

        The first column is the id.
        """
        if self.order != list(range(len(self.order))):
            rows = [tuple([row[at] for at in self.order]) for row in rows]
        columns = [[row[at] for row in rows] for at in range(len(self.first))]
        starts = [map(quote, some) if quote else some for quote, some in zip(self.first, columns, strict=True)]
        heads, ends = list(map(self.front.__mod__, zip(*starts, strict=True))), self.ends
        tails = [ends[row[2:]] for row in rows]
        if self.numbers:
            pattern, strings = self.start + encode_basestring(self.front)[:-1], columns
        else:
            pattern, strings = self.start + "%s", [[encode_basestring(head)[:-1] for head in heads]]
        said = map(pattern.__mod__, zip(count(number), columns[0], *strings))
        return (
            [head + tail for head, (tail, _) in zip(heads, tails, strict=True)],
            [coded(one) + tail for one, (_, tail) in zip(said, tails, strict=True)],
        )


def coded(words: str) -> bytes:
    """Words as digests take them; what is no character stays."""
    return words.encode("utf-8", "surrogatepass")


def patterns(known: Sequence[Column], names: Sequence[str]) -> tuple[str, str]:
    """How a row is written up to the second of the columns that are named, and from there on."""
    there = [one for one in known if one.name in names or one.default]
    marks = [f'"{one.name}":{one.mark if one.name in names else one.default}' for one in there]
    given = [at for at, one in enumerate(there) if one.name in names]
    stop = given[:2][-1] + 1
    return "{" + ",".join(marks[:stop]), "".join(f",{one}" for one in marks[stop:]) + "}"


def register(connection: Connection, table: str, ids: Iterable[int], named: Set[str]) -> None:
    """Enter new records in the register, and the words of rows, which may stand in the columns that are named, in the
    index of full text."""
    kind, found = BY_TABLE.get(table), FOUND.get(table, ())
    ordered = sorted(ids)
    for start in range(0, len(ordered), MANY):
        given, args = among(ordered[start : start + MANY])
        if kind:
            sql = f"INSERT INTO record (id, kind, letters) SELECT id, '{kind.name}', '{kind.letters}' FROM {table}"
            connection.execute(f"{sql} WHERE id {given} ORDER BY id", args)
        if not named.isdisjoint(found):
            sql = f"INSERT INTO record_search (rowid, words) SELECT id, {fold_sql(words(found))} FROM {table}"
            connection.execute(f"{sql} WHERE id {given} AND {any_words(found)} ORDER BY id", args)
