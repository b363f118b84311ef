"""Whether the sentence of a date tells of what was or of what is to come. Pure."""

import re
from dataclasses import dataclass
from functools import cache

from db.suggest.dates import tensewords as words
from db.suggest.dates.points import Point
from db.words.datewords import WEEKDAYS

BARE_ROOM = 24  # code points before a weekday in which the word stands that it may follow without a preposition
_HAD_BEEN = re.compile(rf"{words.HAD.pattern}(?:(?<=\bbeen)\s[a-z]{{2,}}(?:ed|en|t)\b)?")  # had been dropped


@dataclass(frozen=True, slots=True)
class Before:
    """What the words before a date, in its sentence, may say of it, and how many of their code points are looked at."""

    pattern: re.Pattern[str]
    room: int
    ends: str = ".!?;"

    def __call__(self, text: str, point: Point) -> bool:
        """Whether they say it of this date."""
        return bool(self.pattern.search(before(text, point, self.room, self.ends)))


has_been = Before(words.HAS_BEEN, 100)  # what has been up to now: they have lived in tents since May
had_been = Before(words.HAD, 100, ".!?;:,")  # what had been before the time that is told of
was_earlier = Before(words.EARLIER, 100)  # on which an earlier one was: in an earlier attack, on 3 May
is_put_right = Before(words.PUT_RIGHT, 40)  # told in place of another day: for me it was the 7th
is_proposed = Before(words.PROPOSED, 120)  # proposed, announced or ordered for it: they have proposed talks in May
is_wished = Before(words.WISHED, 120)  # wished for, asked or promised for it: we ask that it be mended before May
is_moved = Before(words.MOVED, 80)  # something happens on it that stands after until or from: not until Sunday
is_put_off = Before(words.PUT_OFF, 80)  # to which something was moved from an earlier one: put off until Sunday
is_due = Before(words.DEADLINE, 80)  # what is to be done by it, or is on it: to pay before 5 August
is_ordered = Before(words.ORDERED, 120)  # what somebody is told to do by it, or is to be on it: to leave by Friday
was_to_be = Before(words.WAS_TO_BE, 120)  # what was to be, seen from what is told: it was to end by 10 October
had_planned = Before(words.HAD_BEEN_PLANNED, 120)  # what had been meant to be by then: it had been set for May
returns = Before(words.YEARLY, 80)  # it comes back each year: every year on 4 May


def before(text: str, point: Point, room: int, ends: str = ".!?;") -> str:
    """The words of its sentence that stand before a date, no more than so many code points."""
    said = sentence_end(ends).split(text[max(point.start - room, 0) : point.start])[-1]
    if point.kind != "weekday" or said.endswith("on ") or not words.BARE.search(said, max(len(said) - BARE_ROOM, 0)):
        return said
    return said + "on "  # they vote Thursday


def after(text: str, point: Point, room: int, ends: str = ".!?;") -> str:
    """The words of its sentence that stand after a date, no more than so many code points."""
    return re.split(rf"[{ends}\n]", text[point.stop : point.stop + room])[0]


def opens(text: str, point: Point) -> re.Match[str] | None:
    """What opens its sentence with a date: on, in, by, or nothing but the end of the one before."""
    return words.OPENS.search(text, max(point.start - 16, 0), point.start)


@cache
def sentence_end(ends: str) -> re.Pattern[str]:
    """The end of a sentence, or of a line, by the signs that may end one; not that of U.S. and 9 a.m."""
    return re.compile(rf"(?<!\.[A-Z])(?!\.\s[a-z])[{ends}][\"”’']?\s|\n")


def looks_back(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, tell of what has happened; those after, where it opens one."""
    if opens(text, point):
        return bool(words.BACK.search(after(text, point, 70)))
    said = words.IS_DONE.sub("", before(text, point, 160))
    if words.OF_EVENT.search(said):
        return True
    if words.BACK.search(said) or words.AHEAD.search(said):
        return bool(words.BACK.search(said))
    return bool(words.FELL.match(text, point.stop))


def sentence_of(text: str, point: Point) -> str:
    """The sentence that a date stands in, no more than 160 code points to each side."""
    return (
        before(text, point, 160)
        + text[point.start : point.stop]
        + re.split(words.ENDS, text[point.stop : point.stop + 160])[0]
    )


def is_told(text: str, point: Point) -> bool:
    """Whether its sentence tells what was, or notes it as a diary does, and not how things are or will be."""
    said = before(text, point, 160)
    past = words.PAST.search(said)
    sentence = said + words.AND_NOW.split(after(text, point, 160))[0] if past else sentence_of(text, point)
    told = past or words.PAST.search(sentence) or is_noted(text, point)
    return bool(told) and not words.PRESENT.search(sentence)


def has_past(text: str, point: Point) -> bool:
    """Whether any words of its sentence tell what was."""
    return bool(words.PAST.search(sentence_of(text, point)))


def was(text: str, point: Point) -> bool:
    """Whether the words before a date in its sentence tell what was, or the sentence does as a whole."""
    if opens(text, point) and words.PAST.search(words.PRESENT.split(after(text, point, 70, ".!?;:"))[0]):
        return True
    said = before(text, point, 160)
    return bool(words.PAST.search(said) and not words.PRESENT.search(said)) or is_told(text, point)


def is_noted(text: str, point: Point) -> bool:
    """Whether a day stands by itself before what is noted of it, as in a diary: Tuesday: no water. 9 May, 06:50 - …"""
    first = point.start == 0 or text[point.start - 1] == "\n" or text[point.start - 2 : point.start] == ". "
    return first and bool(words.NOTED.match(text, point.stop))


def witnessed(text: str, point: Point) -> bool:
    """Whether somebody tells it of themselves, or it stands in marks of speech."""
    return in_marks(text, point) or bool(words.MINE.search(re.sub(r"[“\"][^”\"]*[”\"]", "", sentence_of(text, point))))


def in_marks(text: str, point: Point) -> bool:
    """Whether it stands in marks of speech."""
    line = text[max(point.start - 400, 0) : point.start].rpartition("\n")[2]
    return line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1


def had(text: str, point: Point, *, behind: bool = False) -> bool:
    """Whether the clause of a date tells of what had been before the time that is told of; behind: also in the words
    after it, where it opens a sentence."""
    if behind and opens(text, point):
        return bool(words.HAD.search(words.WHO.split(after(text, point, 70, ".!?;,"))[0]))
    return (had_been(text, point) and not is_since(text, point)) or was_earlier(text, point)


def is_since(text: str, point: Point) -> bool:
    """Whether what had been is in a clause of its own: a nurse who had stayed said that it was hit on the 3rd."""
    said = before(text, point, 100, ".!?;:,")
    last = max((one.end() for one in _HAD_BEEN.finditer(said)), default=0)
    return bool(words.WHO.search(said, 0, last) and words.TOLD_THAT.search(said, last))


def lasts(text: str, point: Point) -> bool:
    """Whether what goes on now is said to end on a day: the curfew runs until Sunday."""
    if not words.UNTIL.search(text, max(point.start - 10, 0), point.start):
        return False
    if words.GIVEN.search(before(text, point, 60)):
        return True
    if words.DECLARED.search(before(text, point, 90)):
        return not words.BACK.search(after(text, point, 40).split(" and")[0])
    sentence = before(text, point, 120, ".!?;,").rpartition(" that ")[2]
    last = sentence.rpartition(" and ")[2]  # it began on Thursday and lasts until Sunday
    sentence = last if words.LASTING.search(last) else sentence
    rest = after(text, point, 40, ".!?;,")
    over = words.BACK.search(sentence) or words.BACK.search(rest) or words.DID.search(sentence)
    return bool(words.LASTING.search(sentence)) and not over


def looks_ahead(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, speak of what is to come."""
    sentence = before(text, point, 160)
    if words.OF_ATTACK.search(sentence) or words.ATTACK.match(text, point.stop):
        return False
    ahead = list(words.AHEAD.finditer(sentence))
    if ahead and words.AGAIN_WAS.search(sentence, ahead[-1].end()):
        return False
    if is_planned(text, point):
        return True
    found = [one[0].lower() for one in ahead]
    rest = after(text, point, 80)
    if set(found) == {"until"}:
        over = re.search(r"\b(?:was|were|had|[a-z]{3,}ed)\b", rest) or words.DID.search(sentence)
        lasting = words.GIVEN.search(sentence) or (words.LASTING.search(sentence) and not over)
        return bool(lasting) or opens_ahead(text, point)
    return (
        bool(found)
        or bool(words.TO_DO.search(sentence))
        or bool(words.HOPES.search(sentence))
        or opens_ahead(text, point)
    )


def will(text: str, point: Point) -> bool:
    """Whether the sentence says that something will be, with nothing in between that was."""
    sentence = before(text, point, 120, ".!?;:,")
    named = [one[0] for one in words.WILL.finditer(sentence)]
    of_attack = words.OF_ATTACK.search(sentence) and not is_talked_of(text, point)
    if of_attack or words.ATTACK.match(text, point.stop):
        return False
    if words.PAST_TO_DO.search(sentence) or words.DONE_ON.search(sentence):
        return False
    if was_to_be(text, point) and words.BUT_WAS.match(after(text, point, 80)):
        return False
    if words.IS_DOING.search(sentence) or is_planned(text, point):
        return True
    if (
        words.AT_FIRST.search(sentence)
        or words.DID.search(sentence)
        or words.THEN_WAS.search(sentence, last_end(sentence))
    ):
        return False
    if words.IF_NOW.search(sentence) or (
        words.STARTING.search(sentence) and words.WAS_ANNOUNCED.match(text, point.stop)
    ):
        return True
    if words.IS_FOR.search(sentence):
        return True
    if words.DONE.search(words.IS_DONE.sub("", re.sub(r"\b[a-z]+ed by\b", "", words.REPORTED.split(sentence)[-1]))):
        named = [one for one in named if one.lower() not in words.NOW_OR_THEN]
    owned = text.startswith(("'s", "’s"), point.stop)
    return any(not (owned and one[-1:] == "s") for one in named) or opens_ahead(text, point)


def is_planned(text: str, point: Point) -> bool:
    """Whether the clause tells in the present what is meant to be on a day: we leave on Saturday."""
    said, rest = before(text, point, 120, ".!?;:,"), after(text, point, 40, ".!?;,")
    if words.IF_SO.search(said) and not words.DONE.search(said):
        return bool(words.AHEAD_VERB.search(rest) or (not rest and words.PRESENT.search(said)))
    if words.MEETING.search(said) and not words.PAST.search(said):
        return bool(words.MAY_BE.match(rest) or words.PRESENT.search(said))
    return bool(words.PLAN.search(said)) and not words.DONE.search(said) and not words.DONE.search(rest)


def is_talked_of(text: str, point: Point) -> bool:
    """Whether a day may be that of an attack or of the talk about it: the council is to discuss the attack on Monday;
    not where another weekday in the sentence is that of the talk."""
    said = before(text, point, 120)
    return bool(words.OF_ATTACK.search(said) and words.TALKS_OF.search(said)) and not any(
        name in said for name in WEEKDAYS
    )


def last_end(sentence: str) -> int:
    """Where the last word that says what will be ends; 0 where there is none."""
    return max((one.end() for one in words.WILL.finditer(sentence)), default=0)


def opens_ahead(text: str, point: Point) -> bool:
    """Whether a date opens a sentence that then says what will be: on Monday, the council will vote."""
    if words.THEN_OPENS.search(text, max(point.start - 24, 0), point.start):
        rest = after(text, point, 70, ".!?;,")
        ahead = words.AHEAD_VERB.search(rest)
        return ahead is not None and not words.TOLD.search(rest, 0, ahead.start())
    opening = opens(text, point) or words.OPENS_BY.search(text, max(point.start - 24, 0), point.start)
    if not opening:
        return False
    rest = after(text, point, 70)
    if "From " in opening[0] and not words.PAST.search(rest):
        return True
    if words.IF.match(rest) and not words.BACK.search(rest):
        return True
    if words.ASKED.search(text, max(opening.start() - 100, 0), opening.end() - len(opening[0].lstrip(".!?:\"”’' \n"))):
        return True
    ahead = words.AHEAD_VERB.search(rest)
    return ahead is not None and not words.TOLD.search(rest, 0, ahead.start())


def coming(text: str, point: Point) -> bool:
    """Whether a season is still to come: it will be, or something lasts until it."""
    lasts = words.UP_TO.search(text, max(point.start - 12, 0), point.start)
    rest = after(text, point, 50, ".!?;,")
    return will(text, point) or (bool(lasts) and not looks_back(text, point) and not words.BACK.search(rest))
