"""Accepting a suggestion, which makes a record of it, and rejecting one, which keeps it from coming back."""

from collections.abc import Mapping, Sequence

from db.case import Case
from db.edits.citing import Cite
from db.edits.done import Done, done, operation
from db.edits.links import add
from db.edits.records import make_record
from db.entry.from_words import LEADS, FromWords, from_words
from db.errors import Invalid, NoSubject
from db.kinds import BY_NAME
from db.suggest.offers import Offer
from db.suggest.reading import made_of
from db.terms import known
from db.words.shortened import short


def filled_by(case: Case, offer: Offer, about: int | None = None) -> FromWords:
    """The form of the record that a suggestion makes: what selected words fill in, then what the rule read.

    about: the incident or report in view, taken where the paragraph names none.
    """
    start, stop = offer.spans[0]
    if offer.makes not in ("claim", "quote"):
        cite = Cite(offer.article, start=start, stop=stop, version=offer.version)
        entries = {**offer.entries, **made_of(case, offer.found)[1]}  # a place may lie in one accepted since
        return FromWords(offer.makes, entries, dict.fromkeys(entries, offer.because), "", offer.words, cite)
    found = from_words(case, offer.makes, offer.text, start, stop, current=about)
    same = found.entries.get("property") == offer.entries.get("property") and "value" not in offer.entries
    entries = {name: value for name, value in found.entries.items() if same or name not in VALUED}
    entries |= offer.entries
    rules = {
        **{name: found.rules[name] for name in entries if name in found.rules},
        **dict.fromkeys(offer.entries, offer.because),
    }
    return FromWords(found.kind, entries, rules, found.subject, found.words, found.cite)


TITLE = 48  # code points of a title in a sentence
VALUED = frozenset("property value unit operator window area whom inferred premise".split())


def accept(
    case: Case, offer: Offer, entries: Mapping[str, str] | None = None, *, about: int | None = None,
    current: int | None = None, reason: str | None = None,
) -> Done:  # fmt: skip
    """Make the record that a suggestion is of, one operation; entries change its fields. NoSubject where none is sure.

    about: what it is of where the paragraph does not say. current: the record in view, which is taken for that only
    where the article cites it and the sentence names no other place or day.
    """
    form = filled_by(case, offer, about or current)
    given = {**form.entries, **(entries or {})}
    lead = LEADS.get(offer.makes)
    if lead and about and not given.get(lead):
        given[lead] = case.codes.code(about)
    if lead and not given.get(lead):
        raise NoSubject(f"Say what it is about, an incident or report by its code. {form.subject}")
    cites = [Cite(offer.article, start=start, stop=stop, version=offer.version) for start, stop in offer.spans]
    made = make_record(case, offer.makes, given, cites=cites, reason=reason or f"suggested: {offer.found.rule}")
    if lead is None:
        return made
    told = f"{made.codes[0]} is the new {offer.makes} on {in_short(case, case.get(made.ids[0])[lead])}."
    return Done(told, made.codes, made.ids, made.operation)


def in_short(case: Case, record: int) -> str:
    """A record by its code and title, cut with a sign."""
    return f"{case.codes.code(record)} {short(case.label(record), TITLE)}"


def subject_of_offer(case: Case, offer: Offer, current: int | None) -> str:
    """What accepting a suggestion would make a claim about, in short; '' where it would be asked, or for no claim."""
    lead = LEADS.get(offer.makes)
    code = filled_by(case, offer, current).entries.get(lead) if lead else None
    return in_short(case, case.codes.find(code)) if code else ""


def reject(case: Case, offers: Sequence[Offer], reason: str | None = None) -> Done:
    """Keep suggestions from coming back, in one operation, which can be undone."""
    if not offers:
        raise Invalid("No suggestion is named; pincite suggest lists them with their names.")
    article = case.codes.find(offers[0].article, ("article",))
    with operation(case, "reject suggestions", reason) as writer:
        lists = known(case)
        for one in offers:
            found = one.found
            entry = {
                "kind": found.kind, "start": str(found.start), "stop": str(found.stop), "version": str(one.version),
                "rule": found.rule,
            }  # fmt: skip
            add(writer, BY_NAME["article"], article, "declined", entry, lists)
    many = "1 suggestion" if len(offers) == 1 else f"{len(offers):,} suggestions"
    return done(case, (article,), f"{many} rejected", writer.operation)
