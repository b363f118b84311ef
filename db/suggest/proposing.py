"""What some words of an article say, as the entries of a form: the one room that fills forms from a selection. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.suggest.finding import find
from db.suggest.gazetteer.places import Gazetteer
from db.suggest.suggestion import Dated, Placed, Span, Suggestion, meet
from db.words.dates import Date
from db.words.spans import paragraph


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entries of a form by field, and for each the rule that read it; what was guessed says why.

    found: the suggestions that lie in the selection, or in its sentence where the selection says nothing itself.
    """

    entries: Mapping[str, str] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)
    guesses: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Suggestion, ...] = ()


def propose(
    text: str, start: int, stop: int, kind: str, published: Date | None = None, places: Gazetteer | None = None
) -> Proposal:
    """The entries that a selection gives a form of a kind (claim, quote, incident, evidence, response).

    text is the article's, or as much of it as holds the selection's paragraph and the one before.
    """
    near = around(text, start, stop)
    found = list(find(text[near[0] : near[1]], published, places))
    inside = tuple(one for one in found if meet((one.start + near[0], one.stop + near[0]), (start, stop)))
    entries: dict[str, str] = {}
    because: dict[str, str] = {}
    for one in inside:
        for name, value in said(one, kind).items():
            if name not in entries:
                entries[name], because[name] = value, one.rule
    return Proposal(entries, because, {}, inside)


def around(text: str, start: int, stop: int) -> Span:
    """The selection's paragraph and the one before."""
    first, last = paragraph(text, start, stop)
    return paragraph(text, max(first - 2, 0), max(first - 1, 1))[0], last


def said(one: Suggestion, kind: str) -> dict[str, str]:
    """The entries that one suggestion gives a form."""
    match one.reading:
        case Dated(edtf=str(edtf)) if not edtf.startswith("XXXX"):
            return {"window" if kind == "claim" else "date": edtf}
        case Placed(name=name):
            return {"area" if kind == "claim" else "place": name}
    return {}
