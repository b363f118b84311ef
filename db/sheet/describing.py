"""A record described for reading: its fields in words, what is held of it, what sources say, and what rests on it.

Everything is bounded: of each section the first records are read, and the others are counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.case import Case
from db.handling import covered
from db.kinds import BY_NAME
from db.lists.windows import COVER
from db.records import Field, Kind, Record
from db.records import Links as Link
from db.sheet.lines import INSIDE, Lines, plain
from db.sheet.premises import fallen, reworded
from db.sheet.related import LIVE, Related, related
from db.sheet.sheets import Changed, Line, Section, Sheet
from db.sqlite import id_list
from db.values import HOLDS, date_words

FIRST = 100  # records of a section that are read
UNDECIDED = ("date", "place", "killed", "injured", "who")
SILENT = {"inferred": 0, "shared_qualifier": 0, "polarity": "asserts", "section": "body"}
AT_HEAD = ("title_confirmed", "published_confirmed", "demonstration")  # said by `sheet_marks` where it matters
CORRECTED = "the words of a claim were corrected since"
COUNTED = "claims"  # the section whose sources are counted
MOST_COUNTED = 500  # claims of which sources are counted each time that a sheet is read
IN_TITLE = ("title", "name")
AS_OTHERS = {"assessment": "protected as what it is held of is"}


def describe(case: Case, record: int | str, *, uncovered: bool = False, first: int = FIRST) -> Sheet:
    """The sheet of a record by id or code; NotFound where there is none. first: so many records of each section."""
    found = case.get(record)
    kind = BY_NAME[found.kind]
    lines = Lines(case, uncovered)
    protected = bool(covered(case, (found.id,)))
    hidden = protected and not uncovered
    sections = [] if hidden else [*own_sections(lines, kind, found), *undecided(lines, found)]
    sections += (one for one in (related_section(lines, one, found.id, first) for one in related(kind.name)) if one)
    if kind.name == "passage":
        sections += citing_section(lines, found.id)
    if kind.name == "tag":
        sections += tagged_section(lines, found.id, first)
    title = COVER if hidden else title_of(case, lines, kind, found)
    handling = found.get("handling") or (AS_OTHERS.get(kind.name, "protected as its source is") if protected else "")
    withdrawn = COVER if hidden and found.get("withdrawn") else found.get("withdrawn", "")
    return Sheet(
        found.id, found.code, kind.name, title, plain(found.get("status")), handling, withdrawn, hidden,
        sheet_marks(case, found, hidden=hidden), tuple(sections), changed(case, kind, found.id),
    )  # fmt: skip


def sheet_marks(case: Case, record: Record, *, hidden: bool) -> tuple[str, ...]:
    """What must be seen at the head of a record; hidden: its words are covered."""
    found = []
    if record.get("demonstration"):
        found.append("demonstration text, no evidence")
    for name in ("title", "published"):
        if record.values.get(f"{name}_confirmed") == 0 and record.get(name):
            found.append(f"{'date' if name == 'published' else name} unconfirmed")
    return (*found, *filter(None, (fallen(case, record), reworded(case, record.id, hidden=hidden))))


def title_of(case: Case, lines: Lines, kind: Kind, record: Record) -> str:
    """The line at the head: the title or name; for claims and assessments what they are about."""
    if kind.name in ("claim", "assessment"):
        (line,) = lines.valued(kind.name, (record.id,), True)
        return f"{line.label}: {line.words}" if line.words else line.label
    if kind.name == "quote":
        (line,) = lines.quotes((record.id,))
        return line.words or line.label
    return " ".join(str(record.get(kind.label) or "").split())[:300]


def own_sections(lines: Lines, kind: Kind, record: Record) -> Iterator[Section]:
    """What the record itself says: its fields, then its rows by what they are."""
    fields = tuple(field_lines(lines, kind, record))
    if fields:
        yield Section("fields", "fields", fields, len(fields))
    for link in kind.links:
        if record.links[link.name]:
            rows = record.links[link.name]
            made = tuple(declined_lines(lines, rows) if link.name == "declined" else link_lines(lines, link, rows))
            yield Section(link.name, HEADINGS.get(link.name, link.name.replace("_", " ")), made, len(made))


HEADINGS = {
    "cites": "words",
    "members": "who or what",
    "bears_on": "bears on",
    "chain": "who says that who says",
    "claims": "claims weighed",
    "declined": "suggestions rejected",
}


def field_lines(lines: Lines, kind: Kind, record: Record) -> Iterator[Line]:
    """The fields that say something, in words."""
    valued = any(one.name == "property" for one in kind.fields)
    shown = [one for one in kind.fields if not (valued and one.name in (*HOLDS, "unit", "base", "property"))]
    if valued:
        yield value_line(lines, record)
    names = lines.names(record.values[one.name] for one in shown if one.reads == "ref")
    for one in shown:
        value = record.values.get(one.name)
        if value is None or one.name in (*IN_TITLE, *AT_HEAD) or SILENT.get(one.name) == value:
            continue
        if one.name == "held" and kind.name == "assessment" and value:
            continue
        leads = value if one.reads == "ref" else 0
        code = lines.case.codes.code(leads) if leads else ""
        yield Line(one.words, words_of(one, value, record.values, names), leads=leads, code=code)


def value_line(lines: Lines, record: Record) -> Line:
    """The value of a claim or assessment, and the record that it is."""
    (line,) = lines.valued(record.kind, (record.id,), False)
    value = record.get("record") or 0
    return Line(line.label, line.words, leads=value, code=lines.case.codes.code(value) if value else "")


def words_of(field: Field, value: Any, row: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """One field in words."""
    if field.reads == "ref":
        return names.get(value, "")
    if field.reads == "date":
        return date_words(row, field.name)
    if field.reads == "yesno":
        return "yes" if value else "no"
    if field.reads == "term":
        return plain(value)
    return str(value).replace("_", " ") if field.reads == "choice" else str(value)


def link_lines(lines: Lines, link: Link, rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Rows of one kind of link; passages by their words, records by theirs."""
    refs = [one for one in link.fields if one.reads == "ref"]
    if link.name == "cites":
        yield from cited_lines(lines, rows)
        return
    names = lines.names(row[one.name] for row in rows for one in refs)
    claims = [row["claim"] for row in rows if "claim" in row]
    valued = {line.leads: line for line in lines.valued("claim", claims, True)} if claims else {}
    for row in rows:
        leads = next((row[one.name] for one in refs if row[one.name]), 0)
        beside = [words_of(one, row[one.name], row, names) for one in link.fields if one not in refs and row[one.name]]
        if leads in valued:
            yield with_label(valued[leads], beside[0] if beside else "")
            continue
        label = next((row[one.name] for one in link.fields if one.reads == "term" and leads and row[one.name]), None)
        beside = [words for words in beside if words != plain(label)]
        first, rest = (names[leads], beside) if leads else (beside[0] if beside else "", beside[1:])
        code = lines.case.codes.code(leads) if leads else ""
        yield Line(plain(label), first, by=" · ".join(rest), leads=leads, code=code)


def with_label(line: Line, label: str) -> Line:
    """A claim's line after a word that says how it bears."""
    from dataclasses import replace

    return replace(line, label=f"{label} · {line.label}" if label else line.label)


def cited_lines(lines: Lines, rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Passages that a record cites: the words, and where they stand."""
    wanted = [row["passage"] for row in rows]
    sql = f"""SELECT p.id, p.words, p.start, p.stop, a.id, coalesce(a.publisher, a.title) FROM passage p
        JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article WHERE p.id {INSIDE}"""
    found = {row[0]: row for row in lines.case.rows(sql, (id_list(wanted),))}
    hidden = lines.hidden({row[4] for row in found.values()})
    for row in rows:
        passage, words, start, stop, article, outlet = found[row["passage"]]
        code, role = lines.case.codes.code(article), "" if row["role"] == "cites" else row["role"]
        if article in hidden:
            yield Line(role, COVER, leads=passage, code=lines.case.codes.code(passage), passage=passage, covered=True)
            continue
        where = f"{code} {start}:{stop}"
        yield Line(role, f"“{words}”", outlet=outlet, by=where, leads=article, code=code, passage=passage)


def declined_lines(lines: Lines, rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Suggestions that were rejected: the words that they were read from, and the rule."""
    from db.reader import Reader

    versions = dict(lines.case.rows("SELECT version, id FROM text WHERE article = ?", (rows[0]["article"],)))
    readers = {version: Reader(lines.case, text, uncovered=True) for version, text in versions.items()}
    for row in sorted(rows, key=lambda one: (one["version"], one["start"])):
        reader = readers.get(row["version"])
        words = " ".join(reader.words(row["start"], row["stop"]).split()) if reader else ""
        yield Line(row["kind"], f"“{words}”" if words else "", by=row["rule"] or "")


def related_section(lines: Lines, one: Related, record: int, first: int) -> Section | None:
    """One section of records related to the record; None where there are none."""
    table = BY_NAME[one.kind].table
    where = f"FROM {table} r WHERE ({one.where.replace('?1', ':record')}) AND {LIVE}"
    args = {"record": record}
    ids = [row[0] for row in lines.case.rows(f"SELECT r.id {where} ORDER BY {one.order} LIMIT {first + 1}", args)]
    if not ids:
        return None
    total = len(ids) if len(ids) <= first else int(lines.case.rows(f"SELECT count(*) {where}", args)[0][0])
    other = one.name in ("says", "inside", "claims_in", "weighed")
    made = lines.of(one.kind, ids[:first], subject=other)
    if one.kind == "assessment" and one.name != "weighed":
        made = with_claims(lines, made)
    title = f"{one.title}, {sources(lines, record)}" if one.name == COUNTED and 1 < total <= MOST_COUNTED else one.title
    return Section(one.name, title, tuple(made), total)


def sources(lines: Lines, record: int) -> str:
    """How many articles, independent origins and methods stand behind the claims on a record."""
    from db.compare.counting import sources_behind

    return str(sources_behind(lines.case, record))


def with_claims(lines: Lines, held: Sequence[Line]) -> list[Line]:
    """Assessments, each followed by the claims for and against it, or marked as standing alone."""
    from dataclasses import replace

    found: dict[int, list[tuple[int, str]]] = {}
    for row in lines.dicts(
        "weighing", [line.leads for line in held], "assessment", "assessment, bearing = 'against', id"
    ):
        found.setdefault(row["assessment"], []).append((row["claim"], row["bearing"]))
    claims = {
        line.leads: line for line in lines.valued("claim", [c for of in found.values() for c, _ in of[:FIRST]], False)
    }
    made = []
    for line in held:
        mark = (CORRECTED if reworded(lines.case, line.leads) else "") if found.get(line.leads) else "stands alone"
        made.append(line if line.covered or not mark else replace(line, marks=(*line.marks, mark)))
        for claim, bearing in found.get(line.leads, [])[:FIRST]:
            if claim in claims:
                made.append(replace(claims[claim], label=bearing, depth=1))
    return made


def undecided(lines: Lines, record: Record) -> Iterator[Section]:
    """For an incident what its claims range over where nothing is held."""
    if record.kind != "incident":
        return
    case = lines.case
    rows = case.dicts("SELECT * FROM incident_row WHERE incident = ?", (record.id,))
    labels = dict(case.rows("SELECT code, label FROM property"))
    actors = [row[0] for row in case.rows("SELECT actor FROM incident_who WHERE incident = ?", (record.id,))]
    made = []
    for name in UNDECIDED if rows else ():
        words = rows[0]["place_name" if name == "place" else name]
        basis = rows[0][f"{name}_basis"]
        if words and basis in ("reviewed", "claimed"):
            hidden = name == "who" and bool(lines.hidden(actors))
            mark = (f"undecided, as {basis}",)
            made.append(Line(labels.get(name, name), COVER if hidden else str(words), marks=mark, covered=hidden))
    if made:
        yield Section("undecided", "not decided", tuple(made), len(made))


def citing_section(lines: Lines, passage: int) -> list[Section]:
    """The records that rest on a passage."""
    from db.citing import resting

    made = tuple(
        Line(one.kind, one.words, leads=one.id, code=one.code, passage=passage, covered=one.covered,
             marks=() if one.role == "cites" else (one.role,))
        for one in resting(lines.case, passage, uncovered=lines.uncovered)
    )  # fmt: skip
    return [Section("citing", "rests on it", made, len(made))] if made else []


def tagged_section(lines: Lines, tag: int, first: int) -> list[Section]:
    """The records that bear a tag."""
    from db.citing import in_a_line

    case = lines.case
    ids = [
        row[0] for row in case.rows("SELECT record FROM tagging WHERE tag = ? ORDER BY record LIMIT ?", (tag, first))
    ]
    if not ids:
        return []
    total = int(case.one("SELECT count(*) FROM tagging WHERE tag = ?", (tag,)))
    words, hidden = in_a_line(case, ids, uncovered=lines.uncovered), lines.hidden(ids)
    made = tuple(
        Line(
            "",
            COVER if one in hidden else words.get(one, ""),
            leads=one,
            code=case.codes.code(one),
            covered=one in hidden,
        )
        for one in ids
    )
    return [Section("tagged", "tagged", made, total)]


def changed(case: Case, kind: Kind, record: int) -> Changed | None:
    """Who changed the record's own fields last."""
    sql = """SELECT o.person, o.at, x.operation, o.action FROM change x LEFT JOIN operation o ON o.id = x.operation
        WHERE x.tbl = ? AND x.row = ? ORDER BY x.id DESC LIMIT 1"""
    row = case.row(sql, (kind.table, record))
    return Changed(row[0] or "outside pincite", row[1] or "", row[2], row[3] or "") if row else None
