"""Shares of people: two thirds of them, most of the dead, about 60 per cent of its 80,000 residents. Pure."""

import re

from db.suggest.lexicon import grammar, listed, people
from db.suggest.numbers.amounts import of_most
from db.words.numbers import Count, count_at

_LEAD = "about|around|some|nearly|almost|over|more than|at least|up to|an estimated|approximately|roughly|well over"
_LEAD = f"(?:(?:{_LEAD}|less than|fewer than|just over|just under|close to) )?"
_PART = (
    r"(?:half|an? (?:third|quarter|fifth|tenth)|one[ -](?:third|quarter|fifth|tenth)"
    r"|(?:two|three|four)[ -](?:thirds|quarters|fifths|tenths)|(?:the|a) (?:vast |large |great |overwhelming )?majority"
    r"|(?:\d+(?:\.\d+)?|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|ten|twelve) ?(?:%|per ?cent)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+))"
)
LEADING = re.compile(
    r"^(?:about|around|some|nearly|almost|over|more than|at least|an estimated|approximately|roughly|close to) "
)
OPENS = rf"{_LEAD}{_PART} (?:of|[a-z]+s)\b"
SHARE = re.compile(rf"(?:most|{_LEAD}{_PART}) of (?:them|whom|these|us)\b")
SHARE_OF = re.compile(rf"(?:most|{_LEAD}{_PART})(?= of )")
ONE_IN = re.compile(
    rf"{_LEAD}(?:one|two|three|four|five|six|seven|eight|nine) in (?:every )?(?:[a-z]+|\d+)(?= ([a-z]+)\b)"
)
WHOLE = re.compile(
    r" of (?:all )?(?:the|its|their|his|her|our|this|that|these|those)?(?: ?(?:more than|over|about|some|nearly))?"
    r"(?: ?\d[\d,.]*(?: million)?)? ?"
)
WORD = re.compile(r"([a-z][\w-]*)('s)?(?:,(?! \d))?[ -]?(?:\d[\d,.]*(?: million| thousand)? )?")
NEARLY_ALL = re.compile(r"(?:nearly|almost|virtually|practically) all (?:of )?(?:them|whom)\b")
CROWDS = frozenset("population populace inhabitants community".split())
FAR = 6  # words between a share and the noun for those whose share it is
CLOSED = ("be", "have", "help", "speech", "relative", "sub", "pronoun")


def mostly(told: str) -> str:
    """The qualifier of a share, whatever word leads it: around two thirds are most."""
    return "most_of" if "most_of" in (of_most(told), of_most(LEADING.sub("", told))) else "unknown"


def share_of_them(low: str, at: int, stop: int) -> tuple[Count, int] | None:
    """A share of those told of, with where it ends: a third of whom, nearly all of them."""
    if share := SHARE.match(low, at, stop):
        return Count(mostly(share[0])), share.end()
    nearly = NEARLY_ALL.match(low, at, stop)
    return (Count("most_of"), nearly.end()) if nearly else None


def share(low: str, at: int, stop: int) -> tuple[Count, int] | None:
    """A share that is of somebody, up to its "of"."""
    found = SHARE_OF.match(low, at, stop)
    if found is None:
        return None
    taken = count_at(low, at)  # most of the 98 people is a number, too
    return (taken[0] if taken and taken[0].base else Count(mostly(found[0]))), found.end()


def whose(low: str, at: int, stop: int) -> tuple[str, int] | None:
    """The noun for the people that a share is of, and where it ends: a fifth of the town's population."""
    whole = WHOLE.match(low, at, stop)
    if whole is None:
        return None
    where = whole.end()
    for _ in range(FAR):
        word = WORD.match(low, where, stop)
        if word is not None and word[1] in ("hundred", "thousand", "million"):
            where = word.end()
            continue
        if word is None or word[1] in listed("things") or any(word[1] in grammar()[name] for name in CLOSED):
            return None
        if word[1] == "body":
            return None
        if (word[1] in people() or word[1] in CROWDS) and not word[2]:
            return word[1], word.start() + len(word[1])
        where = word.end()
    return None


def one_in(low: str, at: int, stop: int) -> tuple[Count, str, int] | None:
    """So many in so many of a noun for people: roughly one in ten inhabitants."""
    found = ONE_IN.match(low, at, stop)
    if found is None or found[1] not in people():
        return None
    return Count("unknown"), found[1], found.end(1)
