"""The form of a new record as far as selected words fill it in: what was read by rule, and from which words."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.case import Case
from db.citing import standing
from db.edits.citing import Cite
from db.entry.about import About, about, around, published
from db.entry.filling_in import FILLING, Said
from db.errors import Invalid
from db.kinds import BY_NAME, kind_of
from db.reader import heading
from db.terms import known

KINDS = tuple(FILLING)
CITING = """
    SELECT c.record FROM citation c JOIN passage p ON p.id = c.passage
    WHERE p.text = ? AND p.start = ? AND p.stop = ? AND p.withdrawn IS NULL AND c.role = 'cites'"""
LEADS = {"claim": "subject", "evidence": "about", "response": "about", "note": "about"}


@dataclass(frozen=True, slots=True)
class FromWords:
    """entries: texts by field. rules: for those that were read by rule, from which words or why.

    subject: the record that it is about, in full, or why none is filled in. cite: the selected words.
    there: the codes of records that say the same of these very words, '' where there is none.
    """

    kind: str
    entries: Mapping[str, str]
    rules: Mapping[str, str]
    subject: str
    words: str
    cite: Cite
    there: str = ""


def from_words(
    case: Case,
    kind: str,
    text: int,
    start: int,
    stop: int,
    *,
    current: int | str | None = None,
    done: tuple[str, ...] = (),
) -> FromWords:
    """What a form is filled in with for the words of a span; nothing is written.

    current: the record in view, which is taken for the subject where the paragraph names none and the article
    cites it. done: properties that were claimed from the same words already.
    """
    if kind not in KINDS:
        raise Invalid(f"Words are made into {', '.join(KINDS)}, not into {BY_NAME[kind].plural}.")
    head = heading(case, text, uncovered=True)
    here = around(case, text, start, stop)
    if stop <= start or not here.chosen.strip():
        raise Invalid("No words are selected.")
    given = case.codes.find(current) if isinstance(current, str) else current
    subject = about(case, head.article, text, here, given)
    said = Said(case, here, known(case), published(case, head.article), head.title, subject.record, done)
    found = FILLING[kind](said)
    rules = {name: why for name, (_, why) in found.items() if why}
    entries = {name: words for name, (words, _) in found.items() if words}
    if kind in LEADS and subject.record:
        entries[LEADS[kind]] = case.codes.code(subject.record)
        rules[LEADS[kind]] = subject.why
    cite = Cite(head.code, start=start, stop=stop, version=head.version)
    there = " and ".join(same(case, kind, (text, start, stop), entries))
    return FromWords(kind, entries, rules, in_full(case, kind, subject), here.chosen, cite, there=there)


def same(case: Case, kind: str, place: tuple[int, int, int], entries: Mapping[str, str]) -> list[str]:
    """The codes of claims of one property and subject, or of quotes, that cite just these words already."""
    live = sorted(standing(case, {one for (one,) in case.rows(CITING, place) if kind_of(one).name == kind}))
    code = case.codes.code
    if kind == "claim":
        wanted = entries.get("property"), entries.get("subject")
        rows = [(one, case.get(one, links=False)) for one in live]
        live = [one for one, row in rows if (row["property"], row["subject"] and code(row["subject"])) == wanted]
    return [code(one) for one in live] if kind in ("claim", "quote") else []


def in_full(case: Case, kind: str, subject: About) -> str:
    """The subject with its code and title, or why there is none."""
    if kind not in LEADS:
        return ""
    if not subject.record:
        return f"No subject is filled in: {subject.why}."
    return f"{case.codes.code(subject.record)} {' '.join(case.label(subject.record).split())}"
