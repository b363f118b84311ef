"""Making a record of any kind from the texts of its form, and changing its fields."""

from collections.abc import Iterable, Mapping, Sequence

from db.case import Case
from db.edits.assess import Held, hold
from db.edits.citing import Cite, cite
from db.edits.done import Both, Clash, Done, done, each, operation, reasoned
from db.edits.links import Entry, add
from db.edits.relative import settle, settle_articles
from db.edits.values import VALUED, columns_of, set_members, value_of
from db.entry.forms import form, form_fields, held_entries
from db.errors import Invalid, NotFound, Refused
from db.kinds import BY_NAME, kind_of
from db.records import Field, Kind
from db.rules import Columns, Known, property_of, read
from db.terms import known
from db.value_rules import Reading
from db.vocabulary import PRIVATE
from db.words.near import an, hint
from db.writer import Writer

Entries = Mapping[str, str]
Links = Mapping[str, Sequence[Entry]]
PROTECTED = frozenset({"victim"})  # kinds that start protected, as transcripts and testimony do
MADE_OTHERWISE = {
    "text": "add the article's file, or its new version",
    "passage": "cite words of an article, and their passage is made",
    "hold": "place it with: pincite hold",
}


def make_record(
    case: Case, kind_name: str, entries: Entries, *, links: Links | None = None, cites: Sequence[Cite] = (),
    reason: str | None = None,
) -> Done:  # fmt: skip
    """A new record from the texts of its form, its links, and the words that it cites. One operation."""
    kind = BY_NAME[kind_name]
    with operation(case, f"make {kind_name}", reason) as writer:
        made = make_in(writer, case, known(case), kind, entries, links=links or {}, cites=cites)
    return Done(f"{case.codes.code(made)} is the new {kind_name}.", (case.codes.code(made),), (made,), writer.operation)


def make_in(
    writer: Writer, case: Case, lists: Known, kind: Kind, entries: Entries, *, links: Links, cites: Sequence[Cite]
) -> int:
    """A new record within an operation; its id."""
    if kind.name in MADE_OTHERWISE:
        raise Refused(f"{an(kind.name).capitalize()} is not made by itself; {MADE_OTHERWISE[kind.name]}.")
    entries = {name: text for name, text in entries.items() if text.strip()}
    own, held = apart(kind, entries, lists)
    valued = any(one.name == "property" for one in kind.fields)
    passages = [(cite(writer, case, one), one.role) for one in cites]
    if valued and "said" not in own and passages:
        own["said"] = one_line(writer.execute("SELECT words FROM passage WHERE id = ?", (passages[0][0],))[0][0])
    columns = read_all(kind, own, lists, required=True)
    columns = started(kind, columns, cites) | columns
    reading = value_of(own, {}, lists) if valued else Reading()
    if valued:
        columns |= columns_of(reading)
    made = writer.insert(kind.table, columns)
    set_members(writer, made, reading.members)
    for passage, role in passages:
        writer.set_link("citation", {"record": made, "passage": passage, "role": role})
    for name, rows in links.items():
        for row in rows:
            add(writer, kind, made, name, row, lists)
    for prop, text in held.items():
        hold(writer, case, made, Held(prop, text), lists)
    if kind.name == "claim" and "said" in own:
        settle(writer, (made,))
    return made


def one_line(words: str) -> str:
    """Words of a passage as one line, at most 300 code points."""
    return " ".join(words.split())[:300].rstrip()


def started(kind: Kind, columns: Columns, cites: Sequence[Cite]) -> Columns:
    """What a new record starts with: victims and transcripts are protected, a claim without words is a draft."""
    found: Columns = {}
    if kind.name in PROTECTED or (kind.name == "article" and columns.get("kind") in PRIVATE):
        found["handling"] = "protected"
    if kind.name == "claim" and not any(one.role == "cites" for one in cites):
        found["status"] = "draft"
    if kind.name == "article" and not columns.get("published"):
        found["published_confirmed"] = 0
    return found


def confirmed(columns: Columns, before: Mapping[str, object]) -> Columns:
    """What follows for an article whose date a person enters where there was none, or takes away."""
    if "published" not in columns or "published_confirmed" in columns or (columns["published"] and before["published"]):
        return {}
    return {"published_confirmed": int(columns["published"] is not None)}


def apart(kind: Kind, entries: Entries, lists: Known) -> tuple[dict[str, str], dict[str, str]]:
    """Entries of the kind's own fields, and those that the analysts hold as assessments, by property."""
    names = {one.name for one in form_fields(kind)}
    own = {name: text for name, text in entries.items() if name in names}
    held = {name: text for name, text in entries.items() if name not in names}
    for name in held:
        try:
            property_of(name, lists)
        except Invalid:
            raise Invalid(
                f"{an(kind.name).capitalize()} has no field “{name}”; {hint(name, (*sorted(names), *lists.properties))}"
            ) from None
    return own, held


def read_all(kind: Kind, entries: Entries, lists: Known, *, required: bool = False) -> Columns:
    """The columns of the fields that are entered; of all required ones too where asked."""
    columns: Columns = {}
    for one in form_fields(kind):
        wanted = one.name in entries or (required and one.required and one.default is None)
        if wanted and not is_value(one, kind):
            columns |= read(one, entries.get(one.name, ""), lists)
    return columns


def is_value(field: Field, kind: Kind) -> bool:
    """Whether a field is part of a claim's or assessment's value, which is read as a whole."""
    return field.name in ("value", "unit", "operator") and any(one.name == "property" for one in kind.fields)


def set_fields(
    case: Case, ids: int | Sequence[int], entries: Entries, *, seen: Entries | None = None, reason: str | None = None
) -> Done:
    """Change fields of one record or many in one operation; a name that is a property sets what is held for it.

    seen: the texts that the form was filled from. Where a field has changed since, and not to what is entered,
    Clash is raised and nothing written; changes of other fields are left as they are.
    """
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    changed: dict[str, None] = {}
    with operation(case, f"set {', '.join(entries)}", reason) as writer:
        lists = known(case)
        for one in ids:
            changed.update(dict.fromkeys(set_in(writer, case, lists, one, entries, seen or {})))
    return done(case, ids, f"{', '.join(name.replace('_', ' ') for name in changed)} set", writer.operation)


def set_in(writer: Writer, case: Case, lists: Known, record_id: int, entries: Entries, seen: Entries) -> list[str]:
    """Change fields of one record within an operation; the names of those that changed."""
    kind = kind_of(record_id)
    if "status" in entries:
        raise Refused("The review status is set by itself; use: pincite status.")
    own, held = apart(kind, entries, lists)
    current = form(case, record_id, lists)
    check_clashes(case, record_id, own, current, seen)
    if seen.keys() & held.keys():
        check_clashes(case, record_id, held, dict.fromkeys(held, "") | held_entries(case, record_id, lists), seen)
    columns = read_all(kind, own, lists)
    if VALUED & set(own) and any(one.name == "property" for one in kind.fields):
        reading = value_of(own, current, lists)
        columns |= columns_of(reading)
        set_members(writer, record_id, reading.members)
    before = case.get(record_id, links=False).values
    columns = {name: value for name, value in columns.items() if value != before[name]}
    if kind.name == "article":
        columns |= confirmed(columns, before)
    if columns:
        writer.update(kind.table, record_id, columns)
    if kind.name == "article" and "published" in columns:
        settle_articles(writer, (record_id,))
    elif kind.name == "claim" and VALUED & set(own):
        settle(writer, (record_id,))
    now = form(case, record_id, lists)
    changed = [name for name in own if now[name] != current[name]]
    for prop, text in held.items():
        if hold(writer, case, record_id, Held(prop, text, instead=bool(seen.get(prop))), lists):
            changed.append(prop)
    return changed


def check_clashes(case: Case, record_id: int, entered: Entries, current: Entries, seen: Entries) -> None:
    """Clash where a field that is to be changed is no longer as it was seen."""
    clashes = tuple(
        Both(name, seen[name], current[name], text, *who_changed(case, record_id, name))
        for name, text in entered.items()
        if name in seen and current[name] != seen[name] and current[name] != text.strip()
    )
    if clashes:
        raise Clash(case.codes.code(record_id), clashes)


def who_changed(case: Case, record_id: int, name: str) -> tuple[str, str]:
    """Who changed a field last, or what is held for a property, and when (UTC); else who changed the record."""
    table = kind_of(record_id).table
    held = "x.tbl = 'assessment' AND x.row IN (SELECT id FROM assessment WHERE subject = ? AND property = ?)"
    tries = (
        ("x.tbl = ? AND x.row = ? AND x.col = ?", (table, record_id, name)),
        (held, (record_id, name)),
        ("x.tbl = ? AND x.row = ? AND x.col IS NOT NULL", (table, record_id)),
    )
    for where, args in tries:
        sql = f"""SELECT o.person, o.at FROM change x LEFT JOIN operation o ON o.id = x.operation
            WHERE {where} ORDER BY x.id DESC LIMIT 1"""
        found = case.row(sql, args)
        if found:
            return found[0] or "somebody outside pincite", found[1] or ""
    return "somebody", ""


def withdraw(case: Case, ids: int | Sequence[int], reason: str | None) -> Done:
    """Withdraw records with a reason; they can be restored."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    why = reasoned(reason, "Withdrawing needs a reason; it stays with the record.")
    return mark_withdrawn(case, ids, why, "withdraw", "withdrawn")


def restore(case: Case, ids: int | Sequence[int], reason: str | None = None) -> Done:
    """Bring withdrawn records back; Refused where another took the place of one."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    return mark_withdrawn(case, ids, None, "restore", "restored", reason)


def mark_withdrawn(
    case: Case, ids: Sequence[int], why: str | None, action: str, did: str, reason: str | None = None
) -> Done:
    """Set or empty the reason of withdrawal of many records; those that stand so already are passed over."""
    changed: list[int] = []
    with operation(case, action, why or reason) as writer:
        for one in ids:
            kind = kind_of(one)
            stands = writer.execute(f"SELECT withdrawn FROM {kind.table} WHERE id = ?", (one,))
            if not stands:
                raise NotFound(f"This case file holds no {case.codes.code(one)}.")
            if (stands[0][0] is None) != (why is None):
                writer.update(kind.table, one, {"withdrawn": why})
                if why is None:
                    bring_back_passages(writer, one)
                changed.append(one)
    return done(case, changed or ids, did, writer.operation)


def bring_back_passages(writer: Writer, record_id: int) -> None:
    """A record that comes back rests on its words again: those of its passages that were withdrawn come back too."""
    sql = """
        SELECT x.id, p.id, (SELECT q.id FROM passage q WHERE q.text = p.text AND q.start = p.start
          AND q.stop = p.stop AND q.withdrawn IS NULL)
        FROM citation x JOIN passage p ON p.id = x.passage WHERE x.record = ? AND p.withdrawn IS NOT NULL"""
    for citation, passage, same in writer.execute(sql, (record_id,)):
        if same:
            writer.update("citation", citation, {"passage": same})
        else:
            writer.update("passage", passage, {"withdrawn": None})


def codes_of(case: Case, texts: Iterable[str], kinds: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Ids of records by code or name."""
    return tuple(case.codes.find(text, kinds) for text in texts)
