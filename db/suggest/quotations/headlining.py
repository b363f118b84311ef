"""The speaker of words that stand by themselves: of a headline by the words below, of others by a line beside. Pure."""

import re
from dataclasses import replace

from db.suggest.gazetteer.places import world
from db.suggest.quotations.subjects import CAP, NAME, Who
from db.suggest.quotations.turns import interviewee
from db.suggest.suggestion import Quoted, Suggestion

SIGNED = re.compile(rf"\s*[-–—―~]+ ?({NAME.pattern})(?=\s*$|,|\s\(|\s[-–—] )", re.M)
BESIDE = re.compile(rf"[ ,]*[-–—―~]* *((?:{CAP} ){{1,3}}{CAP})(?: [-–—] [^.!?\n]{{2,60}}|, [^.!?\n]{{2,60}})?$", re.M)
BYLINE = re.compile(rf"[\s:*–—-]*({NAME.pattern})(?:, | \()[^.!?:;“”\"\n]{{3,70}}$", re.M)


def signed(text: str, begin: int, stop: int) -> Who | None:
    """Who is named in the line under words that stand by themselves, after a dash, or with what he is in that above."""
    below = SIGNED.match(text, min(stop + len(text[stop:]) - len(text[stop:].lstrip(" .,\n")), len(text)))
    if below and "\n" in text[stop : below.start(1)]:
        return Who(below[1], below.span(1))
    if beside := BESIDE.match(text, stop):
        return None if world().named(beside[1]) else Who(beside[1], beside.span(1))
    last = len(text[:begin].rstrip())
    above = BYLINE.match(text, text.rfind("\n", 0, last) + 1)
    if above and " " in above[1] and above.end() == last and not world().named(above[1]):
        return Who(above[1], above.span(1))
    return None


def headlines(text: str, found: list[Suggestion]) -> list[Suggestion]:
    """A headline without a speaker has the one of the quotation below that holds its words."""
    for at, one in enumerate(found[:2]):
        if isinstance(one.reading, Quoted) and not one.reading.speaker and one.start < 200:
            words = text[one.start : one.stop].strip(" ,.!?…").lower()
            for other in found[at + 1 :]:
                if (
                    isinstance(other.reading, Quoted)
                    and other.reading.speaker
                    and words in text[other.start : other.stop].lower()
                ):
                    reading = replace(other.reading, mode=one.reading.mode, verb="")
                    found[at] = replace(
                        one, reading=reading, rule="quote.headline", guess="a headline; the words stand below"
                    )
                    break
            else:
                found[at] = of_interview(text, one)
    return found


def of_interview(text: str, one: Suggestion) -> Suggestion:
    """A headline of an interview with the speaker who answers in it."""
    who = interviewee(text)
    if who is None or not isinstance(one.reading, Quoted) or "\n" in text[: one.start].strip():
        return one
    reading = replace(one.reading, speaker=who.words, said_at=who.span)
    return replace(one, reading=reading, rule="quote.headline", guess="a headline; the person who answers below")
