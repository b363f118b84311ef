"""Review as people do it: assign, approve, send back with a comment; and whether a case file asks for two readers."""

from collections.abc import Sequence

from db.case import Case
from db.edits.done import Done, done, each, operation, reasoned
from db.errors import Invalid, Locked, Refused, quoted
from db.kinds import kind_of
from db.locking import LOCKED, RECORD_STATUS
from db.oplog.history import rows_of
from db.review.steps import Standing, approved, check, readers
from db.rules import clean
from db.words.near import an
from db.writer import Writer

TWO = "second_reader"  # the setting that asks for two readers
SENT_BACK = "Sent back: "  # what the note of a comment begins with
ROLES = {"assigned": "assigned", "reviewer": "review_assigned"}  # the state that each part in the work brings


def asks_for_two(case: Case) -> bool:
    """Whether the case file asks for a second reader who is not the first."""
    return bool(case.one("SELECT value FROM setting WHERE name = ?", (TWO,)) == "yes")


def ask_for_two(case: Case, wanted: bool, reason: str | None = None) -> Done:
    """Ask for a second reader who is not the first, or no longer."""
    value = "yes" if wanted else "no"
    with operation(case, f"second reader {value}", reason) as writer:
        if not writer.execute("SELECT 1 FROM setting WHERE name = ?", (TWO,)):
            writer.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (TWO, value))
        elif not writer.execute("SELECT 1 FROM setting WHERE name = ? AND value = ?", (TWO, value)):
            writer.update("setting", TWO, {"value": value})
    if wanted:
        return Done("From now on a second reader, who is not the first, reads before a record is finalized.")
    return Done("One reader is enough from now on.", operation=writer.operation)


def people_here(case: Case) -> list[str]:
    """Who has worked in this case file or is to, by name."""
    sql = "SELECT person FROM operation UNION SELECT person FROM working ORDER BY person COLLATE NOCASE"
    return [row[0] for row in case.rows(sql)]


def standing(writer: Writer, record: int) -> Standing:
    """Where a record's review stands; Invalid where its kind is not reviewed."""
    code, kind = writer.codes.code(record), kind_of(record)
    if kind.table not in RECORD_STATUS:
        raise Invalid(f"{code} has no state of review; {an(kind.name)} is not reviewed.")
    status = writer.execute(f"SELECT status FROM {kind.table} WHERE id = ?", (record,))[0][0]
    people = dict(writer.execute("SELECT role, person FROM working WHERE record = ?", (record,)))
    return Standing(code, status, **people)


def to_work_on(writer: Writer, record: int) -> Standing:
    """The same of a record that can be worked on; Refused where it is withdrawn."""
    found = standing(writer, record)
    if writer.execute(f"SELECT 1 FROM {kind_of(record).table} WHERE id = ? AND withdrawn IS NOT NULL", (record,)):
        raise Refused(f"{found.code} is withdrawn; restore it first.")
    return found


def take_part(writer: Writer, record: int, role: str, person: str) -> None:
    """Set who has a part in the work on a record; '' for nobody."""
    found = writer.execute("SELECT id, person FROM working WHERE record = ? AND role = ?", (record, role))
    if found and not person:
        writer.delete("working", found[0][0])
    elif found and found[0][1] != person:
        writer.update("working", found[0][0], {"person": person})
    elif person and not found:
        writer.insert("working", {"record": record, "person": person, "role": role})


def move(writer: Writer, case: Case, record: int, to: str) -> None:
    """Bring a record into another state, with its readers; Refused where two readers are asked for and were not."""
    one, person = standing(writer, record), case.person.name
    check(one, to, person, asks_for_two(case))
    if one.status != to:
        for role, name in readers(one, to, person).items():
            take_part(writer, record, role, name)
        writer.update(kind_of(record).table, record, {"status": to})


def check_unseen(writer: Writer, case: Case, record: int, seen: int) -> None:
    """Refused where somebody else changed a record after the operation that was the last when it was looked at."""
    rows = rows_of(case, record)
    for table, row in rows:
        sql = """SELECT o.person FROM change x JOIN operation o ON o.id = x.operation
            WHERE x.tbl = ? AND x.row = ? AND x.operation > ? AND o.person <> ? ORDER BY x.id DESC LIMIT 1"""
        for (person,) in writer.execute(sql, (table, row, seen, case.person.name)):
            raise Refused(f"{person} changed {writer.codes.code(record)} since you looked at it; look at it again.")


def approve(case: Case, ids: int | Sequence[int], *, seen: int = 0, reason: str | None = None) -> Done:
    """Bring each record one step on, as one operation; Refused where one is not this person's to approve.

    seen: the last operation when they were looked at, so that nothing is approved that somebody changed since.
    """
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    reached: dict[str, None] = {}
    with operation(case, "approve", reason) as writer:
        two = asks_for_two(case)
        for one in ids:
            if seen:
                check_unseen(writer, case, one, seen)
            to = approved(to_work_on(writer, one), case.person.name, two)
            move(writer, case, one, to)
            reached[to.replace("_", " ")] = None
    ready = "; the queue ready has it finalized" if list(reached) == ["revisited"] else ""
    return done(case, ids, " and ".join(reached) + ready, writer.operation)


def send_back(case: Case, ids: int | Sequence[int], comment: str | None, *, seen: int = 0) -> Done:
    """Send records back to who works on them, with a comment that stays as a note; as one operation."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    words = clean(reasoned(comment, "Say what is to be done again; the comment stays with the record as a note."))
    names: dict[str, None] = {}
    with operation(case, "send back", words) as writer:
        for one in ids:
            if seen:
                check_unseen(writer, case, one, seen)
            found = to_work_on(writer, one)
            if found.status == LOCKED:
                raise Locked(f"{found.code} is finalized; reopen it with a reason.")
            person = found.assigned or maker(writer, one) or case.person.name
            take_part(writer, one, "assigned", person)
            move(writer, case, one, "assigned")
            covered = writer.execute(f"SELECT handling FROM {kind_of(one).table} WHERE id = ?", (one,))[0][0]
            writer.insert("note", {"about": one, "text": f"{SENT_BACK}{words}", "handling": covered})
            names[person] = None
    return done(case, ids, f"sent back to {', '.join(names)}", writer.operation)


def maker(writer: Writer, record: int) -> str:
    """Who made a record, '' where the log does not say."""
    sql = """SELECT o.person FROM change x JOIN operation o ON o.id = x.operation
        WHERE x.tbl = ? AND x.row = ? AND x.col IS NULL ORDER BY x.id LIMIT 1"""
    found = writer.execute(sql, (kind_of(record).table, record))
    return str(found[0][0]) if found else ""


def assign(
    case: Case, ids: int | Sequence[int], person: str, *, review: bool = False, reason: str | None = None
) -> Done:
    """Assign records to a person to work on, or to review; '' takes that back. One operation."""
    ids, person = each(case, (ids,) if isinstance(ids, int) else ids), " ".join(clean(person).split())
    role = "reviewer" if review else "assigned"
    with operation(case, f"assign {'review' if review else 'work'}", reason) as writer:
        known = bool(writer.execute("SELECT 1 FROM operation WHERE person = ? LIMIT 1", (person,)))
        for one in ids:
            found = to_work_on(writer, one)
            if found.status == LOCKED:
                raise Locked(f"{found.code} is finalized; reopen it with a reason.")
            take_part(writer, one, role, person)
            if person:
                move(writer, case, one, assigned_state(found, role))
            elif found.status == ROLES[role]:
                move(writer, case, one, "updated" if review else "todo")
    what = "to be reviewed by" if review else "assigned to"
    told = done(case, ids, f"{what} {person}" if person else f"no longer {what} anybody", writer.operation)
    doubt = "" if known or not person else f" Nobody called {quoted(person)} has worked in this case file yet."
    return Done(told.sentence + doubt, told.codes, told.ids, told.operation)


def assigned_state(found: Standing, role: str) -> str:
    """The state that assigning brings; a draft stays one until its words are there, what was read stays read."""
    if found.status == "draft" and role == "assigned":
        return "draft"
    return found.status if found.status in ("peer_reviewed", "revisited") else ROLES[role]
