"""What others changed: asks the file for news and reads the log after the last operation seen."""

from collections.abc import Mapping
from dataclasses import field

from db.case import Case
from db.classes import dataclass
from db.kinds import KINDS, kind_of
from db.records import LINK_KIND, kind_number

OWNERS = {links.table: links.owner for kind in KINDS for links in kind.links}
SAID_OF = {"claim": "subject", "assessment": "subject", "note": "about"}  # what is said of a record is news of it, too
MOST = 1000


@dataclass(frozen=True, slots=True)
class News:
    """What was written since the last look: the records (at most 1,000, the latest first), and what others did.

    done: (person, action, code of one record or '', how many records) for each operation of another sitting.
    by: who of the other sittings changed which record, or what is said or held of it.
    whole: False where more was written than is told.
    """

    records: frozenset[int]
    done: tuple[tuple[str, str, str, int], ...]
    by: Mapping[int, str] = field(default_factory=dict)
    whole: bool = True


class Watch:
    """Keeps what was last seen of a case file, on one connection."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.version = self.case.version
        self.operation = self.latest("operation")
        self.change = self.latest("change")

    def latest(self, table: str) -> int:
        """The highest id of a table of the log."""
        return int(self.case.one(f"SELECT max(id) FROM {table}") or 0)

    def news(self) -> News | None:
        """What was written since the last call by any other connection; None where nothing was."""
        version = self.case.version
        if version == self.version:
            return None
        self.version = version
        sql = "SELECT id, operation, tbl, row, old FROM change WHERE id > ? ORDER BY id DESC LIMIT ?"
        changes = self.case.rows(sql, (self.change, MOST))
        before, self.operation = self.operation, self.latest("operation")
        if not changes:  # as after an upgrade, which changes no record
            return News(frozenset(), ()) if self.operation > before else None
        touched: dict[int | None, set[int]] = {}
        for _, operation, table, row, old in changes:
            touched.setdefault(operation, set()).update(self.owners(table, row, old))
        self.change = changes[0][0]
        records = frozenset(one for some in touched.values() for one in some)
        return News(records, *self.told(touched), whole=len(changes) < MOST)

    def owners(self, table: str, row: object, old: object) -> set[int]:
        """The records whose rows show a change of this row: itself, or whom it belongs to."""
        if not isinstance(row, int):
            return set()
        if kind_number(row) != LINK_KIND:
            of = SAID_OF.get(table)
            subject = self.case.one(f"SELECT {of} FROM {table} WHERE id = ?", (row,)) if of else None
            return {row, subject} if subject else {row}
        owner = OWNERS.get(table)
        found = owner and self.case.one(f'SELECT "{owner}" FROM {table} WHERE id = ?', (row,))
        found = found or (owner and self.case.one("SELECT json_extract(?, ?)", (old, f"$.{owner}")) if old else found)
        return {int(found)} if found else set()

    def told(self, touched: dict[int | None, set[int]]) -> tuple[tuple[tuple[str, str, str, int], ...], dict[int, str]]:
        """What each operation of another sitting did, the earliest first; and who changed each record last."""
        found, by = [], dict[int, str]()
        sql = "SELECT person, action, sitting FROM operation WHERE id = ?"
        for operation, records in sorted(touched.items(), key=lambda one: one[0] or 0):
            row = self.case.row(sql, (operation,)) if operation else ("somebody outside pincite", "changed it", "")
            if row and row[2] != self.case.person.sitting:
                code = next((self.case.codes.code(one) for one in sorted(records) if kind_of(one).letters), "")
                found.append((row[0], row[1], code, len(records)))
                by |= dict.fromkeys(records, row[0])
        return tuple(found), by
