"""The suggestions for an article of a case file: what a person may accept or reject, and what is settled already."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from db.case import Case
from db.citing import standing
from db.entry.about import published
from db.errors import Invalid, NotFound
from db.handling import covered
from db.kinds import kind_of
from db.suggest.finding import find
from db.suggest.gazetteer.places import Gazetteer, Place, world
from db.suggest.reading import answers, made_of, read
from db.suggest.reasons import RULES
from db.suggest.suggestion import KINDS, Span, Suggestion, meet
from db.wording import current, newest, whole
from db.words.near import hint

Cited = tuple[int, int, str, str]  # from, to, kind of record, its property
Declined = tuple[str, int, int]  # kind of suggestion, from, to
Rules = Callable[[str], Sequence[Suggestion]]
OPEN, ACCEPTED, REJECTED = "open", "accepted", "rejected"
NAMED = ("place", "force")  # suggested once in an article, where they are named first
PLACES = """
    SELECT p.id, p.name, (SELECT group_concat(n.name, char(10)) FROM name n WHERE n.record = p.id),
      coalesce(p.kind, ''),
      coalesce((SELECT w.name FROM place w WHERE w.id = p.within), '')
    FROM place p WHERE p.withdrawn IS NULL ORDER BY p.id"""
CITED = """
    SELECT p.start, p.stop, c.record, (SELECT property FROM claim WHERE id = c.record)
    FROM passage p JOIN citation c ON c.passage = p.id WHERE p.text = ? AND p.withdrawn IS NULL"""


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion for an article: its words, what it would be read as, its state, and what it would make.

    name tells it apart within its text, for commands: kind:start:stop. makes: a kind of record. entries: its fields.
    """

    article: str
    text: int
    version: int
    found: Suggestion
    words: str
    state: str
    makes: str
    entries: Mapping[str, str]

    @property
    def name(self) -> str:
        """Its name within the text."""
        return f"{self.found.kind}:{self.found.start}:{self.found.stop}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that a record of it cites."""
        if self.found.kind in ("quote", "turn"):
            return self.found.spans
        return (self.found.cites or self.found.spans[0],)

    @property
    def because(self) -> str:
        """The rule that made it, in a sentence, with why it is a guess."""
        guess = f" A guess: {self.found.guess}." if self.found.guess else ""
        return RULES[self.found.rule] + guess

    @property
    def read(self) -> str:
        """What it is read as, in a few words."""
        return read(self.found)


def offers(
    case: Case, article: int, kinds: Collection[str] = (), *, version: int = 0, uncovered: bool = False
) -> list[Offer]:
    """The suggestions for the words of an article, in order; Invalid where its words are protected."""
    strange = next((kind for kind in kinds if kind not in KINDS), "")
    if strange:
        raise Invalid(f"“{strange}” is no kind of suggestion; {hint(strange, KINDS)}")
    code = case.codes.code(article)
    if not uncovered and covered(case, (article,)):
        raise Invalid(f"{code} is protected; uncover it to see suggestions for its words.")
    text = newest(case, article, version) if version else current(case, article)
    words = whole(case, text)
    number = case.one("SELECT version FROM text WHERE id = ?", (text,)) or 1
    rules = partial(find, published=published(case, article), places=own_places(case))
    found = rules(words)
    settled = Settled(case, article, text, number, words, rules)
    made: dict[object, Offer] = {}
    for one in found:
        makes, entries = made_of(case, one) if not kinds or one.kind in kinds else ("", {})
        if not makes:
            continue
        said = " … ".join(" ".join(words[start:stop].split()) for start, stop in one.spans)
        key = (one.kind, read(one)) if one.kind in NAMED else (one.kind, one.spans)
        state = settled.state(one, makes)
        if key not in made:
            made[key] = Offer(code, text, number, one, said, state, makes, entries)
        elif made[key].state == OPEN:
            made[key] = replace(made[key], state=state)
    return list(made.values())


def offer_named(found: Sequence[Offer], name: str) -> Offer:
    """The suggestion of a name; NotFound where there is none."""
    for one in found:
        if one.name == name:
            return one
    raise NotFound(f"No suggestion is called {name}; pincite suggest lists them with their names.")


def own_places(case: Case) -> Gazetteer:
    """The case file's places by all their names, before those of the gazetteer."""
    own = []
    for record, name, others, kind, within in case.rows(PLACES):
        names = tuple((others or "").split("\n")) if others else ()
        own.append(Place(name, kind.partition(".")[2], within, others=names, record=record))
    return Gazetteer(own, world())


class Settled:
    """What people have decided about the words of a text: records that cite them, and suggestions rejected.

    What was decided about an earlier text holds where the words stand unchanged; that a thing said there is rejected,
    where their sentence does, or where they are still read as they were.
    """

    def __init__(self, case: Case, article: int, text: int, version: int, words: str, rules: Rules) -> None:
        self.rules = rules
        self.read: dict[Declined, str] = {}  # how rejected words of a sentence that changed were read before
        self.cited = cited(case, text)
        self.declined = declined(case, article, version)
        sql = "SELECT id, version FROM text WHERE article = ? AND version < ? AND withdrawn IS NULL"
        for earlier, number in case.rows(sql, (article, version)):
            self.take(case, words, earlier, declined(case, article, number))

    def take(self, case: Case, words: str, earlier: int, rejected: set[Declined]) -> None:
        """What was decided about an earlier text, as far as its words stand in these."""
        before, gone = cited(case, earlier), sorted(rejected)
        if not (before or gone):
            return
        from db.carrying.placing import UNCHANGED, place

        spans = [(one[0], one[1]) for one in before] + [(one[1], one[2]) for one in gone]
        old = whole(case, earlier)
        placed = place(old, words, spans)
        for (_, _, kind, prop), at in zip(before, placed, strict=False):
            if at.state == UNCHANGED:
                self.cited.append((at.start, at.stop, kind, prop))
        now = [(one, at) for one, at in zip(gone, placed[len(before) :], strict=True) if at.state == UNCHANGED]
        self.declined |= {(one[0], at.start, at.stop) for one, at in now if one[0] in NAMED or not at.beside}
        if any(at.beside and one[0] not in NAMED for one, at in now):
            said = {(one.kind, one.start, one.stop): read(one) for one in self.rules(old)}
            self.read |= {(one[0], at.start, at.stop): said[one] for one, at in now if one in said}

    def state(self, one: Suggestion, makes: str) -> str:
        """Whether a suggestion is open, accepted (by a record that rests on its words) or rejected."""
        key = (one.kind, one.start, one.stop)
        if key in self.declined or self.read.get(key) == read(one):
            return REJECTED
        for start, stop, kind, prop in self.cited:
            if meet((start, stop), (one.start, one.stop)) and answers(one, makes, kind, prop):
                return ACCEPTED
        return OPEN


def cited(case: Case, text: int) -> list[Cited]:
    """The passages of a text that records in force rest on."""
    rows = case.rows(CITED, (text,))
    live = standing(case, {row[2] for row in rows})
    return sorted((row[0], row[1], kind_of(row[2]).name, row[3] or "") for row in rows if row[2] in live)


def declined(case: Case, article: int, version: int) -> set[Declined]:
    """The suggestions for a version of an article that were rejected."""
    sql = "SELECT kind, start, stop FROM declined WHERE article = ? AND version = ?"
    return {(kind, start, stop) for kind, start, stop in case.rows(sql, (article, version))}
