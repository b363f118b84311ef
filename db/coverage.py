"""Who has read which paragraphs of a text, and what came of it; a part of the text at a time, never the whole of it.

A person's state of a paragraph is the one that they set, else "claimed" where a claim, quote, incident, evidence,
request or response of theirs cites words of it, else "unread". What is undone or withdrawn takes its mark along, since
that is read and never stored.
"""

import json
from collections.abc import Iterable, Iterator

from db.case import Case
from db.classes import dataclass
from db.errors import NotFound
from db.lists.listings import TAKEN

COVERAGE = {
    "unread": "not read yet",
    "read": "read",
    "claimed": "claimed from",
    "nothing": "nothing to claim",
    "again": "to be looked at again",
}
OPEN = "('unread', 'again')"  # what is to be read yet; as a correction marks paragraphs whose words changed
ODD = "(substr(words, -1) <> char(10) OR trim(words, ' ' || char(9, 10, 160)) = '')"  # those of the index part_odd
BLANK = "trim({0}words, ' ' || char(9, 10, 160)) = ''"
MAKERS = f"""
SELECT p.start, p.stop, coalesce(o.person, '') FROM passage p
JOIN citation c ON c.passage = p.id AND c.role = 'cites'
LEFT JOIN change x ON x.tbl = 'citation' AND x.row = +c.id AND x.col IS NULL AND x.new IS NOT NULL
LEFT JOIN operation o ON o.id = x.operation
WHERE p.text = ? AND p.withdrawn IS NULL AND {{where}} AND ({TAKEN})"""
BATCH = 100
LONG = 4_096


@dataclass(frozen=True, slots=True)
class Covered:
    """One paragraph, or a part of a very long one: its place among the parts, its span, how it stands for a person.

    others: the states that it has for other people, '' for none.
    """

    part: int
    start: int
    stop: int
    state: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """How much of a text is read: paragraphs, those to be read yet, those by state for one person.

    To be read yet are those that nobody has read, or that are to be looked at again and that nobody has since.
    """

    text: int
    paragraphs: int
    unread: int
    mine: dict[str, int]


def paragraph_states(case: Case, text: int, start: int, stop: int, person: str = "") -> list[Covered]:
    """The paragraphs with words that meet a span, in order, as they stand for a person (else this one)."""
    person = person or case.person.name
    low = case.one("SELECT max(start) FROM part WHERE text = ? AND start <= ?", (text, start)) or 0
    sql = (
        f"SELECT position, start, stop FROM part WHERE text = ? AND start >= ? AND start < ? AND NOT {BLANK.format('')}"
    )
    parts = case.rows(sql + " ORDER BY start", (text, low, stop))
    if not parts:
        return []
    marks: dict[int, dict[str, str]] = {}
    sql = "SELECT part, person, state FROM coverage WHERE text = ? AND part BETWEEN ? AND ?"
    for part, who, state in case.rows(sql, (text, parts[0][0], parts[-1][0])):
        marks.setdefault(part, {})[who] = state
    made = makers(case, text, parts[0][1], parts[-1][2])
    return [one_part(row, marks.get(row[0], {}), made, person) for row in parts]


def one_part(
    row: tuple[int, int, int], marks: dict[str, str], made: list[tuple[int, int, str]], person: str
) -> Covered:
    """One paragraph with its marks and the people who made claims from it."""
    part, start, stop = row
    states = {who: "claimed" for low, high, who in made if low < stop and high > start} | marks
    states = {who: state for who, state in states.items() if state != "unread"}
    others = tuple(sorted({state for who, state in states.items() if who != person}))
    return Covered(part, start, stop, states.get(person, "unread"), others)


def makers(case: Case, text: int, start: int, stop: int) -> list[tuple[int, int, str]]:
    """Spans from which records that stand were made in a stretch of a text, with who made them."""
    short = MAKERS.format(where=f"p.start > ? AND p.start < ? AND p.stop > ? AND p.stop - p.start <= {LONG}")
    long = MAKERS.format(where=f"p.start < ? AND p.stop > ? AND p.stop - p.start > {LONG}")
    return case.rows(short, (text, start - LONG, stop, start)) + case.rows(long, (text, stop, start))


def left(case: Case, text: int, person: str = "") -> Left:
    """How much of a text is read, without reading it."""
    person = person or case.person.name
    blank = f"{ODD} AND {BLANK.format('')}"
    count = case.one("SELECT count(*) FROM part WHERE text = ?", (text,))
    count -= case.one(f"SELECT count(*) FROM part WHERE text = ? AND {blank}", (text,))
    marks = case.rows("SELECT part, person, state FROM coverage WHERE text = ?", (text,))
    made = case.rows(MAKERS.format(where="1"), (text,))
    where = dict(spots(case, text, {start for start, _, _ in made}))
    mine = {where[start]: "claimed" for start, _, who in made if who == person}
    mine |= {part: state for part, who, state in marks if who == person}
    touched = {part for part, _, state in marks if state not in ("unread", "again")} | set(where.values())
    states = dict.fromkeys(COVERAGE, 0)
    for state in mine.values():
        states[state] += 1
    states["unread"] = count - sum(number for state, number in states.items() if state != "unread")
    return Left(text, count, max(count - len(touched), 0), states)


def spots(case: Case, text: int, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The part in which each place lies."""
    sql = """SELECT j.value, (SELECT position FROM part WHERE text = ? AND start <= j.value ORDER BY start DESC LIMIT 1)
        FROM json_each(?) j"""
    yield from case.rows(sql, (text, json.dumps(sorted(starts))))


def next_unread(case: Case, text: int, after: int = -1) -> Covered | None:
    """The first paragraph that begins after a place and that is to be read yet; None at the end."""
    sql = f"""
        SELECT p.position, p.start, p.stop FROM part p WHERE p.text = ? AND p.start > ? AND NOT EXISTS (
          SELECT 1 FROM coverage c WHERE c.text = p.text AND c.part = p.position AND c.state NOT IN {OPEN})
        AND NOT {BLANK.format("p.")} ORDER BY p.start LIMIT {BATCH}"""
    while rows := case.rows(sql, (text, after)):
        made = makers(case, text, rows[0][1], rows[-1][2])
        for part, start, stop in rows:
            if not any(low < stop and high > start for low, high, _ in made):
                return Covered(part, start, stop, "unread")
        after = rows[-1][1]
    return None


def part_row(case: Case, text: int, part: int) -> int:
    """The row of a part by its place, 0 where there is none. Parts are stored in a row, so that no index is needed."""
    first = case.one("SELECT id - position FROM part WHERE text = ? ORDER BY start LIMIT 1", (text,))
    if first is None:
        return 0
    there = "SELECT id FROM part WHERE text = ? AND position = ?"
    return int(case.one(f"{there} AND id = ?", (text, part, first + part)) or case.one(there, (text, part)) or 0)


def parts_of(case: Case, text: int, paragraph: int) -> list[int]:
    """The parts that a paragraph is made of, by its number as the reader shows it; NotFound where there is none."""
    sql = f"SELECT position, {BLANK.format('')} FROM part WHERE text = ? AND {ODD} ORDER BY start"
    odd = case.rows(sql, (text,))
    part = paragraph
    for position, _ in odd:
        part += position <= part
    pieces = {position for position, blank in odd if not blank}
    if part - 1 in pieces and not part_row(case, text, part):  # the last paragraph, without a line feed
        part -= 1
    found = [part]
    while part - 1 in pieces:
        part -= 1
        found.insert(0, part)
    if paragraph < 1 or not part_row(case, text, found[-1]):
        raise NotFound(f"{case.codes.code(text)} has no paragraph {paragraph:,}.")
    return found
