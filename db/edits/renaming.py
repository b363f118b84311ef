"""Entries of lists with words to be erased in their codes get new ones: there, in what names them, and in the log."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from db.compare.knowing import SETTING
from db.digesting import sha256
from db.edits.reviewing import TWO
from db.importing.own_lists import DEMONSTRATION
from db.kinds import BY_NAME
from db.oplog.tables import references
from db.sqlite import Connection
from db.words.needles import Needle
from db.writer import LISTS

PREFIXES = ("expunged_", "erased_", "entry_", "x")  # the first that does not hold the words itself
SETTINGS = ("title", DEMONSTRATION, TWO, SETTING)
Salt = Callable[[], bytes]


@dataclass(slots=True)
class Renaming:
    """New codes by table and old code, new names of lists, and the columns that name an entry of which table."""

    codes: dict[str, dict[str, str]] = field(default_factory=lambda: {table: {} for table in LISTS})
    lists: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.lists) or any(self.codes.values())

    def row(self, table: str, row: Any) -> Any:
        """The key of a row as it is now."""
        return self.codes[table].get(row, row) if table in self.codes else row

    def value(self, table: str, row: Any, col: str, value: Any) -> Any:
        """A value as it is now, where it names an entry or is part of the name of one."""
        target = self.columns.get((table, col))
        if target:
            return self.codes[target].get(value, value)
        if (table, col) in (("term", "list"), ("property", "of")):
            return self.lists.get(value, value)
        if (table, col) == ("term", "word") and (row in self.codes["term"] or row in self.codes["term"].values()):
            return self.row("term", row).partition(".")[2]
        return value

    def may_touch(self, table: str, row: Any, *said: Any) -> bool:
        """A quick look at a row of the log, which is never wrong when it says no."""
        if table in self.codes:
            return True
        named = (code for one in LISTS for code in self.codes[one])
        return any(code in one for code in named for one in said if isinstance(one, str))


def renaming(connection: Connection, needle: Needle, shipped: frozenset[str], salt: Salt) -> Renaming:
    """New codes for the entries, of now or of the log, that have the words in theirs; those of every case stay."""
    found = Renaming()
    token = fresh(needle, salt)
    own = {table: sorted(codes(connection, table) - shipped - {*SETTINGS}) for table in LISTS}
    kept = {code.partition(".")[0] for code in shipped} | {*BY_NAME, "any"}
    for name in sorted({code.partition(".")[0] for code in own["term"]} | of_properties(connection)):
        if name not in kept and needle.in_code(name):
            found.lists[name] = next(token)
    for code in own["term"]:
        of, _, word = code.partition(".")
        new = f"{found.lists.get(of, of)}.{next(token) if needle.in_code(word) else word}"
        if new != code:
            found.codes["term"][code] = new
    for table in ("property", "setting"):
        found.codes[table] = {code: next(token) for code in own[table] if needle.in_code(code)}
    if found:
        naming = ((table, col, target) for table, col, target in references(connection) if target in LISTS)
        keys = ((table, key, table) for table, key in LISTS.items())
        found.columns = {(table, col): target for table, col, target in (*naming, *keys)}
    return found


def codes(connection: Connection, table: str) -> set[str]:
    """The keys of a list's entries that are there or ever were."""
    sql = f"SELECT {LISTS[table]} FROM {table} UNION SELECT row FROM change WHERE tbl = ?"
    return {row[0] for row in connection.execute(sql, (table,)).fetchall() if isinstance(row[0], str)}


def of_properties(connection: Connection) -> set[str]:
    """The lists that the values of properties come from."""
    return {row[0] for row in connection.execute('SELECT DISTINCT "of" FROM property WHERE "of" <> \'\'').fetchall()}


def fresh(needle: Needle, salt: Salt) -> Iterator[str]:
    """Codes that say nothing, hold the words nowhere, and meet no code of another case file."""
    given = salt()
    for number in count():
        token = sha256(given + number.to_bytes(4)).hexdigest()[:8]
        code = PREFIXES[min(number // 50, len(PREFIXES) - 1)] + token
        if not needle.in_code(code) and not needle.spans(code):
            yield code


def rename(connection: Connection, found: Renaming) -> Iterator[tuple[str, Any]]:
    """Give the entries and all that names them their new codes; table and key of each row that was changed."""
    for table, new_codes in found.codes.items():
        for old, new in new_codes.items():
            of, _, word = new.partition(".")
            sets, args = (', "list" = ?, "word" = ?', (of, word)) if table == "term" else ("", ())
            sql = f"UPDATE {table} SET {LISTS[table]} = ?{sets} WHERE {LISTS[table]} = ?"
            if connection.execute(sql, (new, *args, old)).rowcount:
                yield table, new
    for old, new in found.lists.items():
        connection.execute('UPDATE property SET "of" = ? WHERE "of" = ?', (new, old))
    for (table, col), target in found.columns.items():
        for old, new in found.codes[target].items() if table != target or col != LISTS[table] else ():
            key = LISTS.get(table, "id")
            rows = connection.execute(f'SELECT {key} FROM {table} WHERE "{col}" = ?', (old,)).fetchall()
            if rows:
                connection.execute(f'UPDATE {table} SET "{col}" = ? WHERE "{col}" = ?', (new, old))
            yield from ((table, row) for (row,) in rows)
