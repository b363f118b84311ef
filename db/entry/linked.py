"""What belongs to a record, as a list of rows and as a form for one more: other names, relations, consent, claims
weighed, effects, hand-overs and the like.
"""

from dataclasses import dataclass

from db.case import Case
from db.edits.drafts import draft_of
from db.entry.filled import Filled, default
from db.entry.forms import plain_entry
from db.errors import Refused
from db.handling import covered
from db.kinds import kind_of
from db.records import Links, Row
from db.rules import Known
from db.terms import known

# Tags have a key of their own, who works on a record its queue; members are entered as a value, words are cited.
ELSEWHERE = frozenset({"tags", "people", "members"})
CITED = "cites"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One row that belongs to a record: the name of its links, its id, and what it says."""

    name: str
    id: int
    words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What a record has of each kind of link that people edit one by one, and what it may have more of, with help."""

    code: str
    rows: tuple[LinkRow, ...]
    addable: tuple[tuple[str, str], ...]


def linked(case: Case, record: int, *, uncovered: bool = False) -> Linked:
    """The rows that belong to a record; Refused where it is covered, since they may name people."""
    if not uncovered and covered(case, (record,)):
        raise Refused(f"{case.codes.code(record)} is protected; x uncovers it first.")
    kind, lists = kind_of(record), known(case)
    code = case.codes.code(record)
    found = case.get(record).links
    mine = [one for one in kind.links if one.name not in ELSEWHERE]
    rows = tuple(LinkRow(one.name, row["id"], said(case, one, row, lists)) for one in mine for row in found[one.name])
    return Linked(code, rows, tuple((one.name, one.help) for one in mine if one.name != CITED))


def said(case: Case, link: Links, row: Row, lists: Known) -> str:
    """One row in words: records by code and name, covered ones by their code alone."""
    parts = []
    for one in link.fields:
        words = plain_entry(case, one, row.get(one.name), lists)
        named = row.get(one.name)
        if one.reads == "ref" and isinstance(named, int) and not covered(case, (named,)):
            words = f"{words} {' '.join(case.label(named).split())}"
        if words and words != "cites":
            parts.append(words)
    return " · ".join(parts)


def link_form(case: Case, record: int, name: str, *, uncovered: bool = False) -> Filled:
    """The form of one more row of these links; its kind is written actor.names."""
    if not uncovered and covered(case, (record,)):
        raise Refused(f"{case.codes.code(record)} is protected; x uncovers it first.")
    kind, lists = kind_of(record), known(case)
    link = next(one for one in kind.links if one.name == name)
    texts = {one.name: default(one.default) for one in link.fields if one.default is not None}
    title = f"{link.help} of {case.codes.code(record)} {' '.join(case.label(record).split())}"
    draft = draft_of(case, f"{kind.name}.{name}", record)
    return Filled(f"{kind.name}.{name}", (), "", title, texts, {}, lists.terms, lists.properties, draft)
