"""What a paragraph of an article is already about: the incident or report that its cited words speak of."""

from dataclasses import dataclass

from db.case import Case
from db.citing import standing
from db.entry.dating import days
from db.entry.spots import Spot, akin, spots_in, spots_of
from db.kinds import kind_of
from db.wording import after, before, span
from db.words.datelines import after_dateline
from db.words.dates import Date
from db.words.sentences import sentences

MOST = 400
REACH = 4_000  # code points of a paragraph looked at on each side
LEAD = 2_000  # code points before the paragraph that may name who speaks
SUBJECTS = ("incident", "report")
LEADS = {  # by kind, the field that names what such a record is about
    "claim": "subject", "evidence": "about", "response": "about", "request": "about", "note": "about",
    "assessment": "subject", "victim": "incident", "target": "incident",
}  # fmt: skip
CITED = """
    SELECT p.start, p.stop, c.record FROM passage p JOIN citation c ON c.passage = p.id
    WHERE p.text = ? AND p.withdrawn IS NULL AND p.start >= ? AND p.start < ? ORDER BY p.start LIMIT ?"""
IN_ARTICLE = """
    SELECT 1 FROM citation c JOIN passage p ON p.id = c.passage JOIN text t ON t.id = p.text
    WHERE t.article = ?1 AND p.withdrawn IS NULL AND (c.record = ?2
      OR c.record IN (SELECT id FROM claim WHERE subject = ?2 AND withdrawn IS NULL)) LIMIT 1"""

LATEST = """
    SELECT c.record FROM text t JOIN passage p ON p.text = t.id JOIN citation c ON c.passage = p.id
    WHERE t.article = ? AND p.withdrawn IS NULL AND c.role = 'cites' AND EXISTS (
      SELECT 1 FROM change x JOIN operation o ON o.id = x.operation
      WHERE x.tbl = 'citation' AND x.row = +c.id AND x.col IS NULL AND o.person = ?)
    ORDER BY c.id DESC LIMIT 20"""
OWN_WORDS = """
    SELECT p.words FROM citation c JOIN passage p ON p.id = c.passage
    WHERE c.record = ? AND p.withdrawn IS NULL ORDER BY c.id LIMIT 8"""


@dataclass(frozen=True, slots=True)
class Around:
    """Selected words in their paragraph: its start in the text, its words, the span within it, the sentence's span.

    lead: the paragraphs before, as far as they may say who speaks.
    """

    start: int
    words: str
    span: tuple[int, int]
    sentence: tuple[int, int]
    lead: str = ""

    @property
    def chosen(self) -> str:
        """The selected words."""
        return self.words[slice(*self.span)]

    @property
    def said(self) -> str:
        """The sentence, or the sentences, that they stand in."""
        return self.words[slice(*self.sentence)]


@dataclass(frozen=True, slots=True)
class About:
    """The subject for a new record, 0 where none is sure; why it is the subject, or why there is none."""

    record: int = 0
    why: str = ""


def around(case: Case, text: int, start: int, stop: int) -> Around:
    """A span with its paragraph, or what is near of a very long one."""
    lead, tail = before(case, text, start, REACH), after(case, text, stop, REACH)
    words = lead + span(case, text, start, stop) + tail
    low, high = len(lead), len(words) - len(tail)
    met = [(first, last) for first, last in sentences(words) if first < high and last > low] or [(low, high)]
    first = start - low
    earlier = span(case, text, max(first - LEAD, 0), first)
    sentence = (min(met[0][0], low), max(met[-1][1], high))
    cut = earlier.find("\n") + 1 if first > LEAD else 0  # the beginning of a paragraph is missing
    return Around(first, words, (low, high), sentence, earlier[cut:])


def about(case: Case, article: int, text: int, here: Around, current: int | None) -> About:
    """The subject of a new record that cites these words: what they or their paragraph are about already, else the
    current one.

    current: the record in view, or the subject of the last record made from this text. It is taken only where the
    article cites it, and where every day and place of the sentence is one of its own.
    """
    own = cited_in(case, text, here.start, here.start + len(here.words))
    same = {one for first, last, one, _ in own if shares(here, first, last)}
    if len(same) == 1:
        return About(same.pop(), "what these words are about")
    nearest = {one for first, last, one, _ in own if meets(here, first, last)}
    found = nearest if len(nearest) == 1 else {one for _, _, one, _ in own}
    if len(found) > 1:
        codes = sorted(case.codes.code(one) for one in found)
        more = f" and {len(codes) - 3} more" if len(codes) > 3 else ""
        return About(0, f"this paragraph is about {' and '.join(codes[:3])}{more}")
    if not found:
        if topic := topic_in(case, text, here):
            return About(topic, "what this sentence is about")
        subject = subject_of(case, current) if current else 0
        if not subject:
            return About(0, "this paragraph is about none yet")
        if not case.row(IN_ARTICLE, (article, subject)):
            return About(0, f"{case.codes.code(subject)} is not cited in this article yet")
        why = differs(case, subject, here, article, strictly=True)
        return About(0, why) if why else About(subject, "what was coded last, and cited in this article")
    subject = found.pop()
    itself = any(one == subject and meets(here, first, last) for first, last, one, _ in own)
    why = differs(case, subject, here, article, itself=itself)
    return About(0, why) if why else About(subject, "what this paragraph is about")


def in_use(case: Case, article: int, record: int | None) -> int | None:
    """What new records of an article are about where its words don't tell: an incident or report in view, else that of
    the last of this person's records that cite the article; None where there is neither.
    """
    found = subject_of(case, record) if record else 0
    if found:
        return found
    latest = [row[0] for row in case.rows(LATEST, (article, case.person.name))]
    live = standing(case, set(latest))
    return next((of for one in latest if one in live and (of := subject_of(case, one))), None)


def meets(here: Around, first: int, last: int) -> bool:
    """Whether a passage meets the sentence of the selected words."""
    return here.start + here.sentence[0] < last and first < here.start + here.sentence[1]


def shares(here: Around, first: int, last: int) -> bool:
    """Whether a passage of this sentence has some of the selected words."""
    low, high, begin, end = (here.start + at for at in (*here.span, *here.sentence))
    return begin <= first and last <= end and first < high and low < last


def cited_in(case: Case, text: int, start: int, stop: int) -> list[tuple[int, int, int, int]]:
    """The spans of cited words of a paragraph, the incident or report that they are about, the record that cites."""
    rows = case.rows(CITED, (text, start, stop, MOST))
    live = standing(case, {record for _, _, record in rows})
    subjects = {record: subject_of(case, record) for record in live}
    return [(first, last, subjects[one], one) for first, last, one in rows if subjects.get(one)]


def topic_in(case: Case, text: int, here: Around) -> int:
    """The one topic that claims cited in the sentence of the selected words are about; 0 where none or several are."""
    rows = case.rows(CITED, (text, here.start, here.start + len(here.words), MOST))
    live = standing(case, {one for first, last, one in rows if meets(here, first, last)})
    found = {case.get(one, links=False)["subject"] for one in live if kind_of(one).name == "claim"}
    topics = {one for one in found if one and kind_of(one).name == "topic"}
    return topics.pop() if len(topics) == 1 else 0


def subject_of(case: Case, record: int) -> int:
    """The incident or report that a record is or is about; 0 where it is about neither."""
    kind = kind_of(record).name
    if kind in SUBJECTS:
        return record
    found = case.get(record, links=False).get(LEADS[kind]) if kind in LEADS else None
    return found if found and kind_of(found).name in SUBJECTS else 0


def differs(
    case: Case, subject: int, here: Around, article: int, *, strictly: bool = False, itself: bool = False
) -> str:
    """How the sentence speaks of another place or day than a subject's, in words; '' where it does not.

    strictly: a place or day in the sentence counts where the subject has none, too. itself: the subject, or
    what is said of it, cites words of the sentence, whose places are its own where none is held.
    """
    if kind_of(subject).name != "incident":
        return ""
    code = case.codes.code(subject)
    spoken = spots_in(case, after_dateline(here.said))
    own = places_of(case, subject) if spoken else []
    if itself and not values(case, subject, "place", "record"):
        own = spoken
    if spoken and (own or strictly) and not any(akin(one, other) for one in spoken for other in own):
        names = ", ".join(sorted({one.shown for one in spoken}))
        return f"the sentence names {names}, another place than that of {code}"
    days = happened(here, published(case, article))
    held = [(low, high) for low, high in dated(case, subject) if low and high]
    if days and (held or strictly) and not any(meet(day, span) for day in days for span in held):
        return f"the sentence names another day than that of {code}"
    return ""


def values(case: Case, subject: int, prop: str, column: str) -> set[int]:
    """What claims and assessments give for a property of a subject."""
    sql = f"SELECT {column} FROM {{}} WHERE subject = ?1 AND property = ?2 AND withdrawn IS NULL AND {column} NOT NULL"
    both = f"{sql.format('claim')} UNION {sql.format('assessment')}"
    return {row[0] for row in case.rows(both, (subject, prop))}


def dated(case: Case, subject: int) -> list[tuple[str, str]]:
    """The first and last days that claims and assessments give for when it happened."""
    sql = "SELECT date_low, date_high FROM {} WHERE subject = ?1 AND property = 'date' AND withdrawn IS NULL"
    return case.rows(f"{sql.format('claim')} UNION {sql.format('assessment')}", (subject,))


def places_of(case: Case, subject: int) -> list[Spot]:
    """The places that claims and assessments give for a subject, else those that its title and cited words name."""
    held = values(case, subject, "place", "record")
    if held:
        return spots_of(case, held)
    return spots_in(case, "\n".join((case.label(subject), *(words for (words,) in case.rows(OWN_WORDS, (subject,))))))


def published(case: Case, article: int) -> Date | None:
    """The day on which an article was published, where that is known."""
    row = case.row(
        "SELECT published, published_low, published_high, published_precision FROM article WHERE id = ?", (article,)
    )
    return Date(*row) if row and row[0] and row[1] and row[2] else None


def happened(here: Around, reference: Date | None) -> list[Date]:
    """The days of a sentence on which something may have happened: those on which it was said or published are not."""
    return [one.date for one in days(here.said, reference) if not one.of_saying and one.date.low]


def meet(day: Date, span: tuple[str, str]) -> bool:
    """Whether a day or period meets another."""
    return bool(day.low and day.high and day.low <= span[1] and span[0] <= day.high)
