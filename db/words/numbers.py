"""Counts as sources give them: words in, bounds out, by the published table of readings."""

import re
from collections.abc import Iterator
from functools import cache

from db.classes import dataclass
from db.errors import Invalid, quoted
from db.words.datewords import MONTH
from db.words.numerals import ONES, SCALES, TEENS, WORTH, numerals, plain

VAGUE = {
    "dozens": 24,
    "hundreds": 200,
    "thousands": 2_000,
    "tens_of_thousands": 20_000,
    "hundreds_of_thousands": 200_000,
}
BEFORE = {
    "exact": "exactly|precisely|a total of|all|the|all the|all of the|only|just|another|a further|an additional"
    "|as few as",
    "about": "about|around|approximately|roughly|some|an estimated|estimated|circa|approx.|ca.|c.|~|≈",
    "nearly": "nearly|almost|close to|just under|just short of",
    "more_than": "more than|over|just over|upwards of|above|in excess of|greater than|>",
    "less_than": "fewer than|less than|under|below|<",
    "at_least": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|>=|≥",
    "at_most": "up to|at most|no more than|not more than|as many as|as much as|a maximum of|<=|≤",
}
AFTER = {
    "+": "at_least",
    " or more": "at_least",
    " or fewer": "at_most",
    " or less": "at_most",
    " or so": "about",
}
LIKE = "write it like “11”, “at least 3”, “about 4,000”, “3 to 5”, “dozens” or “most of 18”"
UNIT_WORDS = 6
FIGURES = 12

# Patterns are compiled when first used: what only shows counts reads none.
_QUALIFIER = {phrase: qualifier for qualifier, phrases in BEFORE.items() for phrase in phrases.split("|")}
_LONGEST = sorted(_QUALIFIER, key=len, reverse=True)
_BEFORE = "|".join(f"({re.escape(p)})" + (" " if p[-1].isalpha() else " ?") for p in _LONGEST)
_AFTER = rf"({'|'.join(map(re.escape, AFTER))})(?!\w)"
_START = r"(?<![\w$€£#%/-])(?<![0-9][.,:])(?<!\w')"
_VAGUE = (
    r"(?:(?:many|several|a few|some) )?(tens of thousands|hundreds of thousands|dozens|hundreds|thousands)"
    r"(?!\w| of (?:thousands|\w+illions))|(?:several|a few) (hundred thousand|dozen|hundred|thousand)(?!\w)"
)
_MOST = r"(?:(?:the|a) )?(?:(?:vast |great )?majority|most|more than half|over half) of (?:all )?(?:the )?"
_JOINT = {"between ": " and ", "from ": " to ", "": " ?- ?| to | or "}
_NONE = r"(?:none|no one|nobody|nil|no(?= (?!more|fewer|less|other)\w))(?!\w)"
_COUPLE = r"a couple(?!\w)"
_UNKNOWN = (
    r"(?:(?:an? )?(?:unknown|unspecified|undisclosed|undetermined)(?: number)?|not known|not stated"
    r"|(?:tens|dozens|hundreds|thousands) of \w+illions|an? (?:few|number|handful)|several|many(?:,? many)*|some"
    r"|numerous|countless|multiple|various|scores|tens|millions|billions)(?!\w)|\?$"
)
_DATE = rf"(?!, may [a-z])(?:,? of)?,? (?:{MONTH})(?!\w)"
# Most counts are one number with its noun; the others are read with more care.
_SIMPLE = (
    rf"(?:(?:{'|'.join((*ONES, *TEENS))})|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})?)"
    r"(?= [a-z])(?! (?:to|or|and|dozen|hundred|thousand|[mb]illion|trillion|per|percent|of|"
    rf"{MONTH})(?!\w))"
)
_STRAY = {*WORTH, *SCALES, *VAGUE, "more", "fewer", "less", "least", "most", "about", "over", "under"}
_STRAY -= {"a", "an"}
# Words of no number that cannot follow one as its noun.
_NO_NOUN = frozenset("many several some few numerous countless multiple various scores".split())


_WORD = r"(?<!\w)(?:[0-9]|[a-z]+)"
_FIRST = {re.split(r"[ .]", phrase)[0] for phrase in _QUALIFIER} | {*WORTH, "half", "between", "from"}
_FIRST |= {*"vast great majority most more over none no nobody nil tens dozens hundreds thousands".split()}
_FIRST |= {*"unknown unspecified undisclosed undetermined not several many some numerous countless multiple".split()}
_FIRST |= {*"various scores millions billions".split()}


@dataclass(frozen=True, slots=True)
class Count:
    """A count as read; the bounds are inclusive and None where open; base is what a share is a share of."""

    qualifier: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    base: int | None = None


Taken = tuple[Count, int]


def read_count(text: str) -> Count:
    """Reads a count, with or without the noun that is counted; raises Invalid."""
    words = " ".join(text.split())
    if not words:
        raise Invalid("A count is empty; write it like “11”, “at least 3”, “about 4,000” or “dozens”.")
    taken = take_count(words)
    if taken is None:
        raise Invalid(_why_not(words))
    unit = plain(_unit(words[taken[1] :])).replace("-", " ").split()
    stray = _STRAY & set(unit) or (unit[:1] and unit[0] in _NO_NOUN)
    if len(unit) > UNIT_WORDS or stray or not all(re.match(r"[^\W\d]['\w]*$", word) for word in unit):
        raise Invalid(f"{quoted(words)} is more than one count and its noun; write one, like “at least 3 people”.")
    return taken[0]


def split_unit(text: str) -> tuple[str, str]:
    """The count's own words and the words for what is counted: "at least three", "people"; "" if no count."""
    words = " ".join(text.split())
    taken = take_count(words)
    return (words[: taken[1]], _unit(words[taken[1] :])) if taken else ("", words)


def take_count(text: str, start: int = 0) -> Taken | None:
    """The count phrase that begins exactly at start and where it ends, in code points; None if none does.

    What stands before it is for the caller to judge: that the number in "since 2015" or "Jan. 29" is none.
    """
    if not start and text.isdigit() and text.isascii() and len(text) <= FIGURES:  # most by far, and no pattern for it
        value = int(text)
        return Count("exact", value, value, value), len(text)
    return _taken(text, start)


def _taken(text: str, start: int) -> Taken | None:
    skipped = max(0, start - 2)
    taken = count_at(plain(text[skipped : start + 400]), start - skipped)
    return (taken[0], taken[1] + skipped) if taken else None


def count_at(near: str, at: int) -> Taken | None:
    """The same in text that is plain already."""
    if not _compiled(_START).match(near, at):
        return None
    if simple := _compiled(_SIMPLE).match(near, at):
        value = WORTH.get(simple[0]) or int(simple[0].replace(",", ""))
        return Count("exact", value, value, value), simple.end()
    for reading in (_vague, _share, _range, _qualified, _other):
        taken = reading(near, at)
        if taken:
            return None if _compiled(_DATE).match(near, taken[1]) else taken
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first used."""
    return re.compile(pattern)


def may_begin(text: str) -> Iterator[int]:
    """Where words stand in a text with which a count may begin; `take_count` finds none at any other word."""
    for match in re.compile(_WORD).finditer(plain(text)):
        if match[0].isdigit() or match[0] in _FIRST:
            yield match.start()


def show_count(count: Count) -> str:
    """The count in plain words, which read back as the same count."""
    if count.qualifier in VAGUE or count.qualifier == "unknown":
        return count.qualifier.replace("_", " ")
    if count.qualifier == "between":
        return f"between {count.low:,} and {count.high:,}"
    number = _stated(count)
    word = {"exact": "", "nearly": "almost ", "less_than": "fewer than "}
    return word.get(count.qualifier, count.qualifier.replace("_", " ") + " ") + (
        f"{number:,}" if number is not None else "?"
    )


def show_counted(count: Count, unit: str) -> str:
    """The count with the words of its unit, '' where none is said: 11 civilians, hundreds of people."""
    if not unit or unit == "not said":
        return show_count(count)
    return f"{show_count(count)}{' of' if count.qualifier in VAGUE else ''} {unit}"


def explain_count(count: Count) -> str:
    """What is stored, in words for a form: "24 or more, vague"."""
    low, best, high = (f"{n:,}" if n is not None else "" for n in (count.low, count.best, count.high))
    match count.qualifier:
        case "exact":
            return f"exactly {best}"
        case "about":
            return f"{best}, approximate"
        case "nearly":
            return f"just under {best}, approximate"
        case "between":
            return f"{low} to {high}"
        case "most_of":
            return f"{low} to {high} of {count.base:,}"
        case "at_least" | "more_than":
            return f"{low} or more"
        case "at_most" | "less_than":
            return f"{high} or fewer"
        case "unknown":
            return "no number"
    return f"{low} or more, vague"


def _stated(count: Count) -> int | None:
    """The number that the words name; None where a stored count has lost it."""
    match count:
        case Count("more_than", low=int(n)):
            return n - 1
        case Count("less_than", high=int(n)):
            return n + 1
        case Count(base=int(n)) | Count(best=int(n)) | Count("at_least", low=int(n)) | Count("at_most", high=int(n)):
            return n
    return None


def _made(qualifier: str, n: int) -> Count | None:
    """The table of readings for one number; None where the words say nothing possible: "fewer than 0"."""
    match qualifier:
        case "exact" | "about":
            return Count(qualifier, n, n, n)
        case "nearly":
            return Count(qualifier, None, n, n - 1) if n > 1 else None
        case "more_than":
            return Count(qualifier, n + 1)
        case "less_than":
            return Count(qualifier, high=n - 1) if n else None
        case "at_least":
            return Count(qualifier, n)
        case "at_most":
            return Count(qualifier, high=n)
    return Count(qualifier, n // 2 + 1, None, n, n) if n else None


def _vague(near: str, at: int) -> Taken | None:
    match = _compiled(_VAGUE).match(near, at)
    if not match:
        return None
    name = (match[1] or match[2] + "s").replace(" ", "_")
    name = name.replace("hundred_t", "hundreds_of_t")
    return Count(name, VAGUE[name]), match.end()


def _share(near: str, at: int) -> Taken | None:
    match = _compiled(_MOST).match(near, at)
    return _counted("most_of", near, match.end()) if match else None


def _range(near: str, at: int) -> Taken | None:
    ends = _ends(near, at)
    return (Count("between", ends[0], None, ends[1]), ends[2]) if ends and ends[0] <= ends[1] else None


def _ends(near: str, at: int) -> tuple[int, int, int] | None:
    """Low, high and stop of "between 3 and 5", "from 3 to 5", "3-5", "3 or 4", "2 to 3 million"."""
    opening = next((word for word in _JOINT if near.startswith(word, at)), "")
    for first in numerals(near, at + len(opening)):
        middle = re.compile(_JOINT[opening]).match(near, first.stop)
        second = next(numerals(near, middle.end()), None) if middle else None
        if second and not _more(near, second.stop):
            shared = first.scale == 1 and first.value * second.scale <= second.value
            return first.value * (second.scale if shared else 1), second.value, second.stop
    return None


def _more(near: str, at: int) -> bool:
    """Whether another number follows as in a range, so that the one before does not stand for itself."""
    middle = re.compile(_JOINT[""]).match(near, at)
    return bool(middle and next(numerals(near, middle.end()), None))


def _qualified(near: str, at: int) -> Taken | None:
    before = _compiled(_BEFORE).match(near, at)
    return _counted(_QUALIFIER[before[0].strip()] if before else "", near, before.end() if before else at)


def _counted(qualifier: str, near: str, at: int) -> Taken | None:
    """The count of the number that begins at a place; without a qualifier before it one may follow."""
    number = next(numerals(near, at), None)
    after = _compiled(_AFTER).match(near, number.stop) if number and not qualifier else None
    if number is None or _more(near, number.stop):
        return None
    count = _made(qualifier or (AFTER[after[1]] if after else "exact"), number.value)
    return (count, after.end() if after else number.stop) if count else None


def _other(near: str, at: int) -> Taken | None:
    if match := _compiled(_NONE).match(near, at):
        return Count("exact", 0, 0, 0), match.end()
    if match := _compiled(_COUPLE).match(near, at):
        return Count("about", 2, 2, 2), match.end()
    match = _compiled(_UNKNOWN).match(near, at)
    return (Count("unknown"), match.end()) if match else None


def _unit(rest: str) -> str:
    return rest.strip(" .,").removeprefix("of ")


def _why_not(words: str) -> str:
    near, said = plain(words), quoted(words)
    if re.search(r"[0-9] ?(?:%|percent|per cent)", near):
        return f"{said} is a share, not a count; write a number, or a share of one like “most of 18”."
    if re.match(r"(?:the |a )?(?:vast |great )?(?:most|majority)(?!\w)", near):
        return f"{said} does not say of how many; write the whole as a number, like “most of 18”."
    if near.startswith("-"):
        return f"{said} is below zero; a count is 0 or more."
    ends = _ends(near, 0)
    if ends and ends[0] > ends[1]:
        return f"{said} begins with the larger number; write “between {ends[1]:,} and {ends[0]:,}”."
    if re.search(r"[0-9][.,][0-9]", near):
        return f"{said} is no whole number; write it in full, like 1,400,000, or as “1.4 million”."
    return f"{said} is not a count; {LIKE}."
