"""What waits for whom: queues of records by the state of their review. Reads alone; for a background reader."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.case import Case
from db.citing import in_a_line
from db.edits.reviewing import SENT_BACK, asks_for_two
from db.errors import Invalid
from db.handling import covered
from db.kinds import BY_NAME, KINDS, kind_of
from db.lists.listings import BY_KIND
from db.lists.windows import COVER
from db.review.steps import Standing, approved, asked_again
from db.sheet.lines import Lines
from db.sheet.premises import reworded
from db.words.near import hint

QUEUES = {
    "review": "what you may read and approve now",
    "mine": "what is yours to work on or to review",
    "theirs": "what is assigned to others",
    "drafts": "everything still in draft",
    "ready": "what is read and may be finalized",
}
ORDER = ("claim", "quote", "incident", "assessment", "evidence", "response", "request", "victim", "target")
LATER = tuple(one.name for one in KINDS if "status" in one.common and one.name not in (*ORDER, "note", "decision"))
QUEUED = (*ORDER, *LATER)  # notes and decisions are the reviewers' own words
STATES = {
    "review": ("review_assigned", "updated", "assigned", "peer_reviewed", "todo"),
    "drafts": ("draft",),
    "ready": ("revisited", "peer_reviewed"),
}
OPEN = {"assigned": ("draft", "todo", "assigned"), "reviewer": ("review_assigned",)}
BATCH = 200


@dataclass(frozen=True, slots=True)
class Queued:
    """One record that waits: its words in one line, where its review stands, what approving would make of it.

    next: '' where it is not this person's to approve, with the sentence under why. seen: the last operation now.
    comment: why it was sent back, while it is with the person who works on it; of what waits to be read again, how the
    words that it rests on were corrected. told: of a claim its value, of a claim or quote who says it, and how.
    """

    id: int
    code: str
    kind: str
    words: str
    standing: Standing
    next: str
    why: str
    covered: bool
    seen: int
    comment: str = ""
    told: str = ""


def queue(
    case: Case, name: str = "review", *, person: str = "", kinds: Sequence[str] = (), limit: int = BATCH,
    uncovered: bool = False,
) -> list[Queued]:  # fmt: skip
    """The first records of a queue, those of `person` alone where one is named (with theirs, whose they are).

    Invalid for a name or kind that is none.
    """
    if name not in QUEUES:
        raise Invalid(f"There is no queue “{name}”; {hint(name, tuple(QUEUES))}")
    for kind in kinds:
        if kind not in QUEUED:
            raise Invalid(f"“{kind}” is not reviewed in a queue; {hint(kind, QUEUED)}")
    two = asks_for_two(case)
    found: dict[int, Standing] = {}
    for batch in batches(candidates(case, name, person, kinds)):
        for record, one in standings(case, batch).items():
            if fits(name, one, case.person.name, person, two):
                found[record] = one
        if len(found) >= limit:
            break
    return lines(case, dict(list(found.items())[:limit]), two, uncovered)


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ids in lists of at most BATCH, each once."""
    seen: set[int] = set()
    batch: list[int] = []
    for one in ids:
        if one not in seen:
            seen.add(one)
            batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def candidates(case: Case, name: str, person: str, kinds: Sequence[str]) -> Iterator[int]:
    """The records that may be in a queue, in its order: by state, then by kind, then as they were made."""
    if name in ("mine", "theirs"):
        who = case.person.name if name == "mine" else person
        sql = f"""SELECT record FROM working WHERE person {"=" if who else "<>"} ? AND role IN ('assigned', 'reviewer')
            AND record > ? ORDER BY record LIMIT {BATCH}"""
        last = -1
        while rows := case.rows(sql, (who or case.person.name, last)):
            yield from (row[0] for row in rows if not kinds or kind_of(row[0]).name in kinds)
            last = rows[-1][0]
        return
    for state in STATES[name]:
        for kind in kinds or QUEUED:
            yield from in_state(case, BY_NAME[kind].table, state)


def in_state(case: Case, table: str, state: str) -> Iterator[int]:
    """The records of a table in a state that stand, as they were made."""
    # The state is written out, since only then the index of the few that are under way is used.
    sql = f"SELECT id FROM {table} WHERE status = '{state}' AND withdrawn IS NULL AND id > ? ORDER BY id LIMIT {BATCH}"
    last = -1
    while rows := case.rows(sql, (last,)):
        yield from (row[0] for row in rows)
        last = rows[-1][0]


def standings(case: Case, ids: Sequence[int]) -> dict[int, Standing]:
    """Where the review of records stands, in the order given; withdrawn ones are left out."""
    by_table: dict[str, list[int]] = {}
    for one in ids:
        by_table.setdefault(kind_of(one).table, []).append(one)
    states: dict[int, str] = {}
    for table, some in by_table.items():
        sql = f"SELECT id, status FROM {table} WHERE withdrawn IS NULL AND id IN (SELECT value FROM json_each(?))"
        states.update(case.rows(sql, (json.dumps(some),)))
    people: dict[int, dict[str, str]] = {}
    sql = "SELECT record, role, person FROM working WHERE record IN (SELECT value FROM json_each(?))"
    for record, role, person in case.rows(sql, (json.dumps(list(ids)),)):
        people.setdefault(record, {})[role] = person
    code = case.codes.code
    return {one: Standing(code(one), states[one], **people.get(one, {})) for one in ids if one in states}


def fits(name: str, one: Standing, me: str, person: str, two: bool) -> bool:
    """Whether a record belongs to a queue."""
    if name in ("mine", "theirs"):
        wanted = {me} if name == "mine" else {person} if person else {one.assigned, one.reviewer} - {"", me}
        again = two and asked_again(one) and one.reviewer in wanted
        return again or any(getattr(one, role) in wanted and one.status in states for role, states in OPEN.items())
    if name == "drafts":
        return True
    to = next_state(one, me, two)[0]
    if name == "ready":
        return one.status == "revisited" or not two
    mine = one.status != "assigned" or one.assigned in ("", me)
    return mine and bool(to) and to != "finalized"


def next_state(one: Standing, person: str, two: bool) -> tuple[str, str]:
    """What approving would make of it, or '' and why not."""
    from db.errors import Refused

    try:
        return approved(one, person, two), ""
    except Refused as error:
        return "", error.sentence


def lines(case: Case, found: Mapping[int, Standing], two: bool, uncovered: bool) -> list[Queued]:
    """Records with their words."""
    seen = int(case.one("SELECT max(id) FROM operation") or 0)
    hidden = set() if uncovered else covered(case, found)
    words = in_a_line(case, [one for one in found if kind_of(one).name in BY_KIND], uncovered=uncovered)
    # An incident is known by its title; its first cells in lists are others.
    words |= case.labels(one for one in found if kind_of(one).name == "incident" and one not in hidden)
    back = comments(case, [one for one in found if found[one].status == "assigned" and one not in hidden])
    for record, one in found.items():
        if one.status == "updated" and (look := reworded(case, record, hidden=record in hidden)):
            back[record] = look[:1].upper() + look[1:] + "."
    who = told(case, found, uncovered)
    made = []
    for record, one in found.items():
        to, why = next_state(one, case.person.name, two)
        said = COVER if record in hidden else words.get(record, "")
        rest = (to, why, record in hidden, seen, back.get(record, ""), who.get(record, ""))
        made.append(Queued(record, one.code, kind_of(record).name, said, one, *rest))
    return made


def told(case: Case, ids: Iterable[int], uncovered: bool) -> dict[int, str]:
    """Of claims and quotes, what a reader must approve beside the words: a claim's value, who says it, and how."""
    found: dict[int, str] = {}
    for kind in ("claim", "quote"):
        for one in Lines(case, uncovered).of(kind, [record for record in ids if kind_of(record).name == kind]):
            marks = [mark for mark in one.marks if mark not in ("draft", "finalized", "peer reviewed")]
            parts = (one.words if kind == "claim" else one.label, one.by, one.strength, *marks)
            found[one.leads] = "" if one.covered else " · ".join(filter(None, parts))
    return found


def comments(case: Case, ids: Sequence[int]) -> dict[int, str]:
    """The latest comment with which each record was sent back."""
    sql = """SELECT about, text FROM note WHERE about IN (SELECT value FROM json_each(?))
        AND text LIKE ? AND withdrawn IS NULL ORDER BY id"""
    return dict(case.rows(sql, (json.dumps(list(ids)), f"{SENT_BACK}%")))
