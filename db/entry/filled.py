"""A form as it is opened: its texts, the words behind their codes, what claims range over, the lists, the draft."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.case import Case
from db.citing import standing
from db.edits.drafts import Draft, draft_of
from db.entry.forms import form, held_entries
from db.errors import Invalid, NotFound
from db.handling import covered
from db.kinds import BY_NAME
from db.lists.windows import COVER
from db.rules import Known
from db.terms import known
from db.vocabulary import Property

RANGES = ("date", "place", "killed", "injured", "who")
Kinds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """texts: every field, and what is held by property. ranges: what claims say where nothing is held.

    records: none for a new record, several where one form sets fields of all. covered: protected, so without texts.
    """

    kind: str
    records: tuple[int, ...]
    code: str
    title: str
    texts: Mapping[str, str]
    ranges: Mapping[str, str]
    terms: Mapping[str, str]
    properties: Mapping[str, Property]
    draft: Draft | None = None
    covered: bool = False


class Looking(NotFound):
    """A name that is being looked up."""


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: the record with its code and its name, or a sentence that says why none."""

    id: int = 0
    code: str = ""
    name: str = ""
    problem: str = ""


def fill(
    case: Case, kind: str, records: Sequence[int] = (), *, uncovered: bool = False, cited: str | None = None
) -> Filled:
    """The form of a record, of a new one that is to cite words, or of several whose texts stay empty."""
    lists = known(case)
    if len(records) > 1:
        return Filled(kind, tuple(records), "", "", {}, {}, lists.terms, lists.properties)
    draft = draft_of(case, kind, records[0] if records else None, cited)
    if not records:
        texts = {one.name: default(one.default) for one in BY_NAME[kind].fields if one.default is not None}
        return Filled(kind, (), "", "", texts, {}, lists.terms, lists.properties, draft)
    return fill_one(case, kind, records[0], lists, draft, uncovered)


def fill_one(case: Case, kind: str, record: int, lists: Known, draft: Draft | None, uncovered: bool) -> Filled:
    """The form of one record; of one that is covered nothing but its code."""
    code = case.codes.code(record)
    if not uncovered and covered(case, (record,)):
        return Filled(kind, (record,), code, COVER, {}, {}, lists.terms, lists.properties, covered=True)
    texts = {**held_entries(case, record, lists), **form(case, record, lists)}
    ranges = undecided(case, record) if kind == "incident" else {}
    title = " ".join(case.label(record).split())
    return Filled(kind, (record,), code, title, texts, ranges, lists.terms, lists.properties, draft)


def default(value: object) -> str:
    """What a new form starts with for a field's default."""
    words = str(value)
    if value in (0, 1):
        return "yes" if value else "no"
    return words.rpartition(".")[2].replace("_", " ")


def undecided(case: Case, incident: int) -> dict[str, str]:
    """What an incident's claims range over for the properties of which nothing is held."""
    rows = case.dicts("SELECT * FROM incident_row WHERE incident = ?", (incident,))
    found = {}
    for name in RANGES if rows else ():
        words = rows[0]["place_name" if name == "place" else name]
        if words and rows[0][f"{name}_basis"] in ("reviewed", "claimed"):
            found[name] = f"{words}, undecided, as {rows[0][f'{name}_basis']}"
    return found


def named(case: Case, wanted: Iterable[tuple[str, Kinds]]) -> dict[tuple[str, Kinds], Named]:
    """What each of some words names among the kinds beside it: by code, or by its whole name."""
    found: dict[tuple[str, Kinds], Named] = {}
    for words, kinds in wanted:
        try:
            record = case.codes.find(words, kinds)
        except (Invalid, NotFound) as error:
            found[words, kinds] = Named(problem=str(error))
        else:
            name = COVER if covered(case, (record,)) else name_of(case, record)
            gone = "" if standing(case, (record,)) else ", withdrawn"
            found[words, kinds] = Named(record, case.codes.code(record), name + gone)
    return found


def name_of(case: Case, record: int) -> str:
    """The words by which people know a record, on one line."""
    return " ".join(case.label(record).split())[:200]
