"""Two halves of one sentence, with a word about who speaks between them, are one quotation. Pure."""

import re

from db.suggest.quotations.speech import PLAIN_VERB
from db.suggest.suggestion import Quoted, Suggestion

REPLY = re.compile(r"(?:came|was|is) (?:the|his|her|their) (?:\w+ )?(?:answer|reply|response|retort)\b")
CLAUSE_OF_SPEAKER = 10  # words of a clause that stands between the halves of a sentence, whatever its verb
ANEW = re.compile(r"\b(?:adding|continuing|and (?:added|continued)|then (?:added|said))[,:]?$")


def joined(text: str, found: list[Suggestion]) -> list[Suggestion]:
    """Two halves of one sentence with "he said" between them are one quotation."""
    made: list[Suggestion] = []
    for one in found:
        last = made[-1] if made else None
        if last and goes_on(text, last, one):
            spans = (*last.spans, *one.spans)
            made[-1] = Suggestion("quote", spans, last.reading, last.rule, last.guess, (spans[0][0], spans[-1][1]))
        else:
            made.append(one)
    return made


def goes_on(text: str, last: Suggestion, one: Suggestion) -> bool:
    """Whether a quotation goes on with the sentence of the one before, after a short clause about the speaker."""
    between = text[last.stop : one.start].strip("\"“”'‘’«» ")
    if (
        last.kind != "quote"
        or not isinstance(last.reading, Quoted)
        or last.reading.inside
        or "\n" in between
        or not between
    ):
        return False
    lower = text[one.start : one.start + 1].islower()
    if not lower and ANEW.search(between):
        return False
    short = (
        len(between.split()) < (32 if lower else 14)
        and between.endswith((",", "—", "–", "-"))
        and not re.search(r"[.!?:]\s", between)
    )
    comma = text[last.stop - 1] in ",—–-" or (lower and re.match("[\"”’'»]+,", text[last.stop : last.stop + 3]))
    halves = lower and text[last.stop - 1] == "," and len(between.split()) < CLAUSE_OF_SPEAKER
    halves = halves and not between.startswith(("and", "but", "or ", "then", "while"))
    return bool(short and comma) and bool(halves or PLAIN_VERB.search(between) or REPLY.match(between))
