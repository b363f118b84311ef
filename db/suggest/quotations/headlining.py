"""The speaker of a headline, which names none: by its words below, or who answers in an interview. Pure."""

from dataclasses import replace

from db.suggest.quotations.turns import interviewee
from db.suggest.suggestion import Quoted, Suggestion


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
