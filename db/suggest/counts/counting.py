"""Counts of people killed, injured, displaced and arrested, with qualifier, unit and period. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.suggest.counts.answering import REACH, answer, asked, meant
from db.suggest.counts.clauses import befell, counted_event
from db.suggest.counts.counted import suggested
from db.suggest.counts.keyfigures import key_figure
from db.suggest.counts.parts import among_harmed, another, is_people, of_same, unit_of
from db.suggest.counts.placed import by_place
from db.suggest.counts.portions import of_the_last
from db.suggest.counts.pronouns import befell_them
from db.suggest.counts.refuge import taken_elsewhere
from db.suggest.counts.retelling import of_labels, told_before
from db.suggest.counts.sharing import share, span
from db.suggest.counts.signs import Around
from db.suggest.counts.summing import with_sums
from db.suggest.counts.tolls import by_noun, fate, foreseen
from db.suggest.counts.verbless import labelled, without_verbs
from db.suggest.counts.walking import HOUSEHOLDS, says
from db.suggest.counts.weighing import GOES_BACK, Judge, by_weights, weigh
from db.suggest.counts.wholes import (
    adding_up,
    an_item,
    below,
    heading,
    listed,
    named_at,
    of_the_number,
    of_their_whole,
    of_wholes,
    size,
)  # fmt: skip
from db.suggest.lexicon import APART, hint
from db.suggest.numbers.ages import a_share, an_age
from db.suggest.numbers.amounts import passed
from db.suggest.numbers.mentions import START, Mention
from db.suggest.numbers.tokens import Token, parse
from db.suggest.periods.lasting import Told
from db.suggest.suggestion import Span, Suggestion
from db.words.numerals import plain
from db.words.sentences import sentences

LONG = 1_000  # code points of a sentence
LISTED = 60  # numbers told before a list that it may tell of by place or side
AGO = 800  # code points after which a number is no longer taken for one of those told before
SHORTEST = 5  # code points of the number of an item within a line
SHORT = 160  # code points of a sentence that may only say how many
DEAD = frozenset("bodies corpses body corpse".split())
HINT = hint()
LIVING = frozenset(("killed", kind) for kind in ("injured", "displaced", "arrested"))
FEW = 10  # people of whom one says that they said something
NUMBERED = re.compile(r"\d+[.)]?\s*$|\d+(?:[.)]|/\d*)\s")
POLICE = re.compile(r"\bpolice\b")
WENT_BACK = re.compile(r"return|\b(?:home|back)\b")
MILITARY = re.compile(r"\b(?:army|military|soldiers?|troops|forces|militants|fighters|rebels?|militia)\b")


@dataclass(slots=True)
class Heard:
    """What the paragraph has told so far: the last count, and the last period; topic: what the heading tells of.

    group, crowd: the unit told last, and that of the last number that is no part.
    asked: what befell those whom a question asks for, and where it ends.
    """

    last: Mention | None = None
    whole: Mention | None = None
    before: list[Told] = field(default_factory=list)
    near: bool = False
    group: str = "not_said"
    crowd: str = "not_said"
    topic: str = ""
    asked: tuple[str, int] = ("", 0)
    kinds: dict[str, Mention] = field(default_factory=dict)
    wholes: list[Mention] = field(default_factory=list)
    around: Around = field(default_factory=Around)
    judge: Judge = by_weights

    def take(self, one: Mention) -> None:
        """Note a count for those after it."""
        self.last, self.near = one, True
        if not one.part_of or one.what not in self.kinds:
            self.wholes.append(one)
        if not one.part_of:
            self.kinds[one.what] = self.whole = one
        else:
            self.kinds.setdefault(one.what, one)


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens, and where its numbers stand among them."""

    tokens: list[Token]
    at: list[int] = field(default_factory=list)

    @property
    def counts(self) -> list[Mention]:
        """Its numbers of people."""
        return [one for place in self.at if (one := self.tokens[place].mention)]


def find_counts(text: str, dates: Sequence[Suggestion], judge: Judge = by_weights) -> list[Suggestion]:
    """All counts of people killed, injured, displaced or arrested, in order; dates: those found in the same text.

    judge: who may overrule what the rules say of a number.
    """
    low = blanked(plain(text), dates)
    starts = [one.start for one in dates]
    found: list[Suggestion] = []
    heard = Heard(judge=judge)
    for start, stop in pieces(text):
        if text[start - 1 : start] == "\n":
            heard.before, heard.near = [], False
        if figure := key_figure(text, low, start, stop):
            found.append(suggested(text, low, figure, (), (), start))
            heard.take(figure)
            continue
        inline = text[max(start - 2, 0) : start] == ". " and stop - start < SHORTEST and not heard.asked[0]
        if NUMBERED.match(low, start, stop) and (inline or text[start - 1 : start] in ("", "\n")):
            start = min(start + len(NUMBERED.match(low, start, stop)[0]), stop)  # type: ignore[index]
        if text[start - 1 : start] in ("", "\n") and not an_item(text, start, stop):
            heard.topic = heading(text, low, start, stop)
        many = len(found)
        near = dates[bisect_left(starts, start) : bisect_left(starts, stop)]
        if heard.last and start - heard.last.stop > AGO:
            heard.last = None
        listen(text, low, start, stop, heard)
        known = heard.last is not None or bool(heard.topic or heard.asked[0])
        short = known and stop - start < SHORT
        if one := named_before(text, low, start, stop, heard.before):
            found.append(suggested(text, low, one, near, (), start))
            heard.take(one)
        if START.search(low, start, stop) and (short or HINT.search(low, start, stop)):
            for one in in_sentence(text, low, start, stop, heard):
                found.append(suggested(text, low, one, near, heard.before, start))
                heard.take(one)
        heard.before.append(Told(start, stop, near, many < len(found)))
    return with_sums(found)


def listen(text: str, low: str, start: int, stop: int, heard: Heard) -> None:
    """Note what befell those whom a question asks for."""
    kind = asked(low, start, stop)
    opens_turn = text[start - 1 : start] == "\n" and text[stop - 1 : stop + 1] == "?\n"
    if kind or opens_turn or start - heard.asked[1] > REACH:
        heard.asked = (kind, stop)


def named_before(text: str, low: str, start: int, stop: int, before: Sequence[Told]) -> Mention | None:
    """Those of the sentence before, the only ones told of there, of whom this one says what befell them."""
    if not before or before[-1].counted or not (met := befell_them(low, start, stop)):
        return None
    told = read(text, low, before[-1].start, before[-1].stop).counts
    if len(told) != 1 or not told[0].whom or told[0].count.high == 0:
        return None
    told[0].what, told[0].rule, told[0].event = met[0].kind, "count.they", met[1]
    return told[0]


def pieces(text: str) -> Iterator[Span]:
    """The sentences of a text; one of no sensible length is cut, so that the time stays with the length of the text."""
    for start, stop in sentences(text):
        for begin in range(start, stop, LONG):
            yield begin, min(begin + LONG, stop)


def blanked(low: str, dates: Sequence[Suggestion]) -> str:
    """The text with its dates taken out, so that no day or year is read as a count."""
    kept, at = [], 0
    for one in dates:
        if one.start >= at:
            kept += [low[at : one.start], "#" * (one.stop - one.start)]
            at = one.stop
    return "".join((*kept, low[at:]))


def in_sentence(text: str, low: str, start: int, stop: int, heard: Heard) -> list[Mention]:
    """The counts of one sentence of which something befell the people."""
    sentence = read(text, low, start, stop)
    for at in sentence.at:
        of_one(sentence.tokens, at, low)
    if item := an_item(text, start, stop):
        for named in sentence.counts:
            named.listed = True
        listed(sentence.tokens, sentence.at, heard.kinds.get(heard.topic) if heard.topic else heard.whole)
        if heard.topic:
            below(sentence.tokens, sentence.at, heard.topic)
    if heard.asked[0]:
        answer(sentence.tokens, sentence.at, heard.asked[0])
    without_verbs(sentence.tokens, sentence.at)
    whole = heard.last
    if whole and whole.part_of and any(size(one) > size(whole) or one.of_them for one in sentence.counts[:1]):
        whole = heard.whole
    share(sentence.tokens, sentence.at, whole)
    among_harmed(sentence.tokens, sentence.at)
    for at in sentence.at:
        another(sentence.tokens, at, low)
    meant(sentence.tokens, sentence.at, low)
    of_labels(sentence.tokens, sentence.at, heard.wholes[-LISTED:])
    anew_told(sentence, start, heard)
    adding_up(sentence.tokens, sentence.at)
    of_wholes(sentence.counts, heard.wholes, low, named_at(low, start, stop) if item else None)
    of_the_number(sentence.tokens, sentence.counts, heard.wholes)
    of_their_whole(sentence.counts)
    of_the_last(sentence.tokens, sentence.at, heard.last, near=heard.near)
    as_told_before(sentence, low, start, stop, heard)
    of_same(sentence.tokens, sentence.at)
    heard.around.asked = heard.asked[0]
    weigh(text, sentence.tokens, sentence.at, heard.around, heard.judge)
    found = [one for one in sentence.counts if one.what and one.what != APART]
    for one in found:
        one.count = passed(low, one.start, one.count, one.whom)
    return found


def anew_told(sentence: Sentence, start: int, heard: Heard) -> None:
    """Read the numbers of a sentence that only say how many, of what was told before."""
    last = next((one for one in sentence.counts if one.what not in ("", APART)), heard.last)
    if last:
        others = [last, *(one for one in heard.kinds.values() if start - one.stop <= AGO)]
        told_before(sentence.tokens, sentence.at, last, others, near=heard.near)
        share(sentence.tokens, sentence.at, heard.last)


def as_told_before(sentence: Sentence, low: str, start: int, stop: int, heard: Heard) -> None:
    """Give the numbers of a sentence the unit that others told: officers of the police, five of them."""
    for place in sentence.at:
        one = sentence.tokens[place].mention
        assert one
        if one.whom == "officers" and of_police(low, start, stop):
            one.unit = "staff"
        named_last = one.part_of is None or low.endswith(" of these", one.start, one.stop)
        if one.unit == "not_said" and not one.whom and (noun := is_people(sentence.tokens, place)):
            one.unit = unit_of(sentence.tokens, place, noun)
        bare = one.unit == "not_said" and named_last and one.count.high != 0
        if bare and of_those(sentence.tokens, place, heard):
            group = heard.group if one.of_them else heard.crowd
            one.unit, one.supposed = group, group != "not_said"
        heard.group = one.unit if one.unit != "not_said" else heard.group
        heard.crowd = heard.crowd if one.part_of or one.unit == "not_said" else one.unit


def of_police(low: str, start: int, stop: int) -> bool:
    """Whether officers are of the police: the paragraph up to the end of the sentence names it, and no army."""
    begin = max(low.rfind("\n", 0, start) + 1, start - AGO)
    return bool(POLICE.search(low, begin, stop)) and not MILITARY.search(low, begin, stop)


def of_those(tokens: list[Token], at: int, heard: Heard) -> bool:
    """Whether a number without a noun is of those told of before: five of them; after a semicolon fewer than those."""
    one = tokens[at].mention
    assert one
    before = tokens[at - 1] if at else None
    if one.of_them or (before is not None and before.word in ("whom", "them")):
        return True
    opens = before is not None and before.word == ";"
    if not opens or not heard.near or heard.last is None or one.others or (heard.last.what, one.what) in LIVING:
        return False
    size, whole = one.count.best or one.count.low, heard.last.count.best or heard.last.count.low
    return bool(size and whole and size < whole)


def read(text: str, low: str, start: int, stop: int) -> Sentence:
    """The tokens of a sentence; a number that is an age is no number of people."""
    tokens = parse(low, start, stop)
    for token in tokens:
        one = token.mention
        if one and (an_age(text, low, one) or a_share(low, one)):
            token.tag, token.word, token.mention = "number", low[one.start : one.stop], None
    return Sentence(tokens, [at for at, token in enumerate(tokens) if token.mention])


def of_one(tokens: list[Token], at: int, low: str) -> None:
    """Find what befell those of one number."""
    one = tokens[at].mention
    assert one
    if one.count.best == 1 and [token.tag for token in tokens[at + 1 : at + 3]] == ["be", "article"]:
        return  # one of the victims was a girl
    if no_one(tokens, at) or (one.count.high == 0 and (one.whom in DEAD or one.among)):
        one.what = APART
        return
    told_first = at > 0 and tokens[at - 1].tag == "be" and not counted_event(tokens, at, min(at + 1, len(tokens) - 1))
    if met := labelled(tokens, at) or (fate(tokens, at) if told_first else None):
        one.what, one.rule, one.event = met[0].kind, "count.noun", met[1]
        return
    if befell(tokens, at, low):
        of_clause(tokens, at, one, low)
        return
    quoted = (one.attributed or (one.whom and one.count.best == 1)) and not one.among and few(one) and says(tokens, at)
    if quoted or one.what == APART:
        one.what = APART
    elif one.attributed:
        one.what, one.rule = one.attributed, "count.among" if one.among else "count.participle"
    elif foreseen(tokens, at):
        one.what, one.rule = APART, GOES_BACK
    elif found := by_noun(tokens, at, low):
        one.what, one.rule, one.event = found[0].kind, "count.noun", found[1]
        one.part_of = next((found[1] for token in tokens[:at] if token.mention and span(token) == found[1]), None)
        if one.unit == "not_said" and one.count.high != 0 and low.endswith("civilian ", 0, found[1][0]):
            one.unit = "civilians"
    else:
        by_place(tokens, at, low)


def of_clause(tokens: list[Token], at: int, one: Mention, low: str) -> None:
    """Set right what the clause of a number tells, by who they are and by what leads up to them."""
    one.what = "killed" if one.whom in DEAD else one.what
    one.what = taken_elsewhere(low, one) if one.what == "arrested" else one.what
    one.what = "injured" if one.what == "displaced" and one.attributed == "injured" else one.what
    led = at - 1 if tokens[at - 1].tag == "article" else at
    if led > 1 and tokens[led - 1].word == "of" and (noun := tokens[led - 2].harm("of")) and noun.kind == "killed":
        one.what = "killed"  # the bodies of nine people who had fled, the funeral of the two men was held
    if one.what == "displaced" and one.rule == "count.participle" and tokens[at - 1].word == "for" and at:
        one.what, one.rule = APART, GOES_BACK  # food for 50,000 people reached the town
        return
    if one.what == APART and one.event and WENT_BACK.search(low, *one.event):
        one.rule = GOES_BACK
    elif one.what == APART and one.attributed and not one.among:
        one.what, one.rule, one.event = one.attributed, "count.participle", None


def few(one: Mention) -> bool:
    """Whether so few are counted that they may be those whom somebody quotes."""
    return 0 < (one.count.best or 0) < FEW


def no_one(tokens: list[Token], at: int) -> bool:
    """Whether a number only says whose members others are, or one is told by an age alone: one perhaps fifteen."""
    one = tokens[at].mention
    assert one
    if one.whom in HOUSEHOLDS and at > 1 and tokens[at - 1].word in ("of", "from"):
        return tokens[at - 1].word == "from" or tokens[at - 2].mention_of()
    after = tokens[at + 1 : at + 3]
    if one.count.best != 1 or one.whom or len(after) < 2 or after[0].tag != "adverb":
        return False
    return after[1].tag == "count" and not after[1].mention_of()
