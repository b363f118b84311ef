"""Writing what a load resolved: one operation, table by table, in groups between which it can be interrupted."""

from collections.abc import Callable

from db.classes import dataclass
from db.importing.names import Names
from db.importing.own_lists import Lists
from db.importing.rows import Row, Rows
from db.importing.storing import store_text
from db.kinds import KINDS
from db.making import Groups
from db.sqlite import MANY, alike, unindexed
from db.writer import Writer

BULK = 500  # rows of a table, from which on it pays to do without its triggers
FITS = 550_000  # rows of which all that they alter fits into the cache that a load has
# Indexes of the log in whose order its rows come.
IN_ORDER = frozenset({"change_expunged", "change_gone", "change_operation"})
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Copying:
    """The copy of one load; progress is told ("copying", rows done, rows in all)."""

    writer: Writer
    rows: Rows
    progress: Progress
    done: int = 0

    def all(self, lists: Lists, names: Names) -> None:
        """Lists first, then texts, then records in the order of their kinds, then their links."""
        copy_lists(self.writer, lists)
        logged = self.writer.execute("SELECT coalesce(max(id), 0) FROM change")[0][0]
        with unindexed(self.writer.connection, ("change",) if self.rows.total > max(MANY, logged) else (), IN_ORDER):
            self.tables(names)

    def tables(self, names: Names) -> None:
        """Texts, records and links; ids that were given out are remembered."""
        order = [kind.table for kind in KINDS]
        self.records("article")
        for one in self.rows.texts:
            store_text(self.writer, one.article, one.words, one.raw, text=one.id, **one.values)
            self.tell(1)
        for table in order:
            if table != "article":
                self.records(table)
        for table, rows in self.rows.linked.items():
            first = self.writer.reserve(table, len(rows))
            with_ids = ((first + place, *row) for place, row in enumerate(rows))
            self.copy(table, len(rows), alike(self.rows.columns[table], with_ids))
        for kind in KINDS:
            if names.last[kind.number] > names.first[kind.number]:
                self.writer.count_up(kind.table, names.last[kind.number])

    def records(self, table: str) -> None:
        """The rows of one kind of record."""
        if table in self.rows.records:
            self.copy(table, self.rows.records[table].count, self.rows.records[table].groups())

    def copy(self, table: str, count: int, groups: Groups) -> None:
        """Rows of one table, of which there are so many."""
        self.writer.insert_groups(table, groups, self.tell, many=count >= BULK)

    def tell(self, rows: int) -> None:
        """Say how far it is."""
        self.done += rows
        self.progress("copying", self.done, self.rows.total)


def copy_lists(writer: Writer, lists: Lists) -> None:
    """Terms, properties and settings, those of the case file changed where the lines say so."""
    place = int(writer.execute("SELECT coalesce(max(position), 0) FROM term")[0][0])
    terms = [(code, *term, 1, place + n) for n, (code, term) in enumerate(lists.new_terms.items(), 1)]
    writer.insert_many("term", ("code", "list", "word", "label", "standard", "own", "position"), terms)
    for code, values in lists.changed_terms.items():
        writer.update("term", code, values)
    place = int(writer.execute("SELECT coalesce(max(position), 0) FROM property")[0][0])
    names = ("code", "label", "value_type", "of", "about", "unit")
    properties = [property_row(lists, code) for code in lists.new_properties]
    rows = [(*row, 1, place + n) for n, row in enumerate(properties, 1)]
    writer.insert_many("property", (*names, "own", "position"), rows)
    for code in sorted(lists.changed_properties):
        writer.update("property", code, dict(zip(names[1:], property_row(lists, code)[1:], strict=True)))
    known = dict(writer.execute("SELECT name, value FROM setting"))
    for name, value in lists.settings.items():
        if name not in known:
            writer.insert_many("setting", ("name", "value"), [(name, value)])
        elif known[name] != value:
            writer.update("setting", name, {"value": value})


def property_row(lists: Lists, code: str) -> Row:
    """A property's code, label, type, list or kind, kinds that it fits, and unit."""
    one = lists.properties[code]
    unit = one.unit if not one.unit or one.unit.startswith("unit.") else f"unit.{one.unit}"
    return [one.code, one.label, one.value_type, one.of or None, one.about or None, unit or None]
