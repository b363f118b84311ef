"""Merging two records that are one: what names the one comes to name the other; both codes stay, and it is undone."""

from db.case import Case
from db.edits.done import Done, done, operation, reasoned
from db.errors import Invalid, Refused
from db.kinds import BY_NAME, kind_of
from db.oplog.tables import RECORDS, references
from db.sqlite import IntegrityError
from db.words.near import an
from db.writer import LISTS, Writer

MERGED = ("incident", "actor", "place", "report", "topic")
STAYING = frozenset({"decision", "basis", "hold"})  # what was decided or held of two records stays as it was said
NAMED = ("actor", "place")


def merge(case: Case, kept: int, gone: int, reason: str | None) -> Done:
    """Have all that names one record name another of its kind, and withdraw it; its code goes on leading there.

    What is held of both stays held of the one that is kept. Invalid where the two cannot be one.
    """
    why = reasoned(reason, "Merging needs a reason; it stays with both records.")
    kinds = (kind_of(kept).name, kind_of(gone).name)
    check(case, kept, gone, kinds)
    into, code = case.codes.code(kept), case.codes.code(gone)
    with operation(case, "merge", why) as writer:
        names = keep_name(writer, kinds[0], kept, gone)
        for table, column, target in list(references(writer.connection)):
            if target in ("record", kind_of(gone).table) and table not in STAYING | set(LISTS):
                move(writer, table, column, kept, gone)
        writer.insert("decision", {"a": kept, "b": gone, "kind": "same", "reason": why})
        writer.update(kind_of(gone).table, gone, {"withdrawn": f"the same as {into}: {why}"})
    return done(case, (kept, gone), f"{code} is merged into {into}{names}; undo parts them again", writer.operation)


def check(case: Case, kept: int, gone: int, kinds: tuple[str, str]) -> None:
    """Invalid where two records cannot be merged, Refused where one is withdrawn."""
    for one in (kept, gone):
        if not case.codes.exists(one):
            raise case.codes.missing(one)
    if kept == gone:
        raise Invalid(f"{case.codes.code(kept)} is one record; merging takes two.")
    if kinds[0] != kinds[1]:
        raise Invalid(f"{an(kinds[0]).capitalize()} and {an(kinds[1])} are not one; both must be of one kind.")
    if kinds[0] not in MERGED:
        raise Invalid(f"Only {', '.join(BY_NAME[one].plural for one in MERGED)} are merged, not {kinds[0]}s.")
    for one in (kept, gone):
        if case.one(f"SELECT withdrawn FROM {kind_of(one).table} WHERE id = ?", (one,)) is not None:
            raise Refused(f"{case.codes.code(one)} is withdrawn; bring it back before merging it.")


def keep_name(writer: Writer, kind: str, kept: int, gone: int) -> str:
    """The name of what goes becomes another name of what is kept; what to say of it."""
    if kind not in NAMED:
        return ""
    rows = writer.execute(f"SELECT id, name FROM {kind} WHERE id IN (?, ?)", (kept, gone))
    names = {row: str(name) for row, name in rows}
    if names[kept] == names[gone]:
        return ""
    writer.set_link("name", {"record": kept, "name": names[gone]})
    return f", whose other name “{names[gone]}” now is"


def move(writer: Writer, table: str, column: str, kept: int, gone: int) -> None:
    """Have the rows of a table that name one record name the other; what would name itself or stand twice goes."""
    for row in writer.execute(f'SELECT id FROM {table} WHERE "{column}" = ?', (gone,)):
        if table == "assessment" and column == "subject" and held(writer, row[0], kept):
            writer.update(table, row[0], {"held": 0})  # by itself and first, so that undoing it comes last
        if names_itself(writer, table, row[0], kept):
            drop(writer, table, row[0], column)
            continue
        try:
            writer.update(table, row[0], {column: kept})
        except IntegrityError:
            drop(writer, table, row[0], column)


def held(writer: Writer, assessment: int, kept: int) -> bool:
    """Whether something is held already of what is kept, for the property of an assessment."""
    sql = """SELECT 1 FROM assessment a JOIN assessment o ON o.property = a.property
        WHERE a.id = ? AND o.subject = ? AND o.held AND o.withdrawn IS NULL"""
    return bool(writer.execute(sql, (assessment, kept)))


def names_itself(writer: Writer, table: str, row: int, kept: int) -> bool:
    """Whether a row is that of the record that is kept, or ties the two to each other."""
    if table == "relation":
        return bool(writer.execute("SELECT 1 FROM relation WHERE id = ? AND ? IN (incident, other)", (row, kept)))
    return row == kept


def drop(writer: Writer, table: str, row: int, column: str) -> None:
    """Take away a link row that would stand twice; of a record the field is emptied."""
    if table in RECORDS:
        writer.update(table, row, {column: None})
    else:
        writer.delete(table, row)
