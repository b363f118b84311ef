"""Numbers of people that are told loosely: nobody, scores, a quarter of a million, 1.4m. Pure."""

import re

from db.words.numbers import Count, Taken, count_at
from db.words.numerals import numerals

AT_LEAST = {"scores": 40, "tens": 20, "millions": 2_000_000}
LOOSE = re.compile(
    r"(?:many |several )?(scores|tens|millions)(?= (?:of (?!thousands|millions)|more\b|hurt\b|dead\b|were\b"
    r"|have\b|others\b"
    r"|[a-z]+(?:ed|d)\b))"
)
BARELY = re.compile(r"(millions)(?= (?:since|in|from|and|as|over|on|across|within)\b|[,.;]|$)")
HARMING = re.compile(r"\b(?:kill|wound|injur|displac|uproot|arrest|detain|maim)(?:s|e|es|ed|ing)? $")
SHORTENED = {"m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000}
_LEAD = "about|around|some|nearly|almost|over|more than|at least|up to|an estimated|approximately|roughly"
QUARTERS = re.compile(rf"(?:({_LEAD}) )?(a quarter|three[- ]quarters) of a million(?!\w)")
RANGED = re.compile(r"(?:about|around|some|an estimated|approximately|roughly) (?=\d[\d,.]* ?(?:-|to) ?\d)")
SHORT = re.compile(
    rf"(?:({_LEAD}) )?"
    r"(\d+(?:\.\d+)?)(mn?|bn|k)(?= (?:[a-z]+ ){0,2}(?:people|persons|civilians|refugees|children|residents|idps"
    r"|displaced"
    r"|others|more|have|had|were|are|[a-z]+(?:ans|ians|is))\b)"
)
MOSTLY = re.compile(
    r"most|(?:the|a) .*majority|(?:more than|over) half|two thirds|(?:(?:over|more than) )?(?:5[1-9]|[6-9]\d|"
    r"(?:sixty|seventy|eighty|ninety))"
)
CERTAINLY = re.compile(r"(?:at least|many) (?=(?:dozens|hundreds|thousands)\b)")
AGAIN = re.compile(
    r"(at least|more than|nearly|almost|about|around|up to|over) (?:another|a further|an additional) (?=[a-z\d])"
)
AGAIN_IN_FIGURES = re.compile(r" \((\d{1,3}(?:,\d{3})*|\d{4,6})\)(?= [a-z])")
MARK = re.compile(r"[ -](?:mark|threshold)(?!\w)| (?:such )?names(?![\w-])")  # of which a number is none of people
RISE = (
    r"\b(?:rose|risen|rises|rising|climbed|climbs|jumped|jumps|increased|grew|grown|edged|crept|inched|went|gone|goes"
    r"|up|moved|fell|fallen|dropped|down|cut|cuts|lowered|reduced|corrected|updated|revised|raised)\b"
)
UP = re.compile(rf"{RISE} $")
BY = re.compile(rf"{RISE}[^.;:]* by $")
FROM = re.compile(rf"{RISE}[^.;:,]*\sfrom $")
HANDED = re.compile(r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|runs?|ran|running|cross(?:es|ed)|took) $")
PASSING = re.compile(r"\b(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops) (?:the )?$")
PAST = re.compile(r"\b(?:pass(?:es|ed|ing)|past|cross(?:es|ed|ing)) (?:the )?$")
NEARING = re.compile(r"\b(?:near(?:s|ed|ing)|approach(?:es|ed|ing)) (?:the )?$")
NOBODY = re.compile(r"(?:nobody|no one)\b|not (?:one|a single)(?= (?:civilian|person|soldier|child|patient|one of)\b)")


# What every such number begins with, looked at first.
LOOSELY = re.compile(
    rf"no|scores|tens|millions|many |several |at least |(?:{_LEAD}) (?:\d|a |an |three)|a quarter|three"
    r"|\d+(?:\.\d+)?[mbk]"
)


def vaguely(low: str, at: int) -> tuple[Count, int] | None:
    """Nobody, and numbers that only say about how many: scores, tens, millions; 1.4m people."""
    if not LOOSELY.match(low, at):
        return None
    if nobody := NOBODY.match(low, at):
        return Count("exact", 0, 0, 0), nobody.end()
    if again := AGAIN.match(low, at):
        taken = count_at(low, again.end())
        return (count_of(again[1], taken[0].best), taken[1]) if taken and taken[0].best else None
    if certain := CERTAINLY.match(low, at):
        return count_at(low, certain.end())
    if loose := LOOSE.match(low, at) or (BARELY.match(low, at) if HARMING.search(low, max(at - 16, 0), at) else None):
        return Count("at_least", AT_LEAST[loose[1]]), loose.end()
    if quarters := QUARTERS.match(low, at):
        value = 250_000 if "three" not in quarters[2] else 750_000
        return count_of((quarters[1] or "").strip(), value), quarters.end()
    if ranged := RANGED.match(low, at):
        taken = count_at(low, ranged.end())
        return taken if taken and taken[0].qualifier == "between" else None
    if short := SHORT.match(low, at):
        value = int(float(short[2]) * SHORTENED[short[3]])
        lead = (short[1] or "").strip()
        return count_of(lead, value), short.end()
    return None


def in_figures(low: str, taken: Taken) -> Taken:
    """A number that brackets repeat in figures is one with them: fifty-five (55) residents."""
    again = AGAIN_IN_FIGURES.match(low, taken[1])
    same = again is not None and int(again[1].replace(",", "")) in (taken[0].best, taken[0].low)
    return (taken[0], again.end()) if again and same else taken


def risen(low: str, at: int, taken: Taken) -> Taken | None:
    """A number behind a verb of rising: the first of "rose from 38 to 43"; None for "rose by five to 43" and "rose up
    to 43", whose number begins later."""
    if taken[0].qualifier == "between" and FROM.search(low, max(at - 60, 0), at):
        first = list(numerals(low, at))[-1]
        return Count("exact", first.value, first.value, first.value), first.stop
    by = taken[0].qualifier == "between" and BY.search(low, max(at - 60, 0), at)
    up = low.startswith("up to ", at) and UP.search(low, max(at - 12, 0), at)
    over = low.startswith("over ", at) and HANDED.search(low, max(at - 10, 0), at)
    return None if by or up or over else taken


def passed(low: str, at: int, count: Count, whom: str) -> Count:
    """A number that something exceeded, or came near to, by the verb before it."""
    value, begin = count.best, max(at - 16, 0)
    if count.qualifier != "exact" or not value or value < 2:
        return count
    if PASSING.search(low, begin, at) or (not whom and PAST.search(low, begin, at)):
        return Count("more_than", value + 1)
    return Count("nearly", None, value, value - 1) if not whom and NEARING.search(low, begin, at) else count


def count_of(lead: str, value: int) -> Count:
    """The count of a number after a qualifier, as the table of readings has it."""
    taken = count_at(f"{lead} {value} ".lstrip(), 0)
    return taken[0] if taken else Count("exact", value, value, value)


def of_most(share: str) -> str:
    """The qualifier of a share: more than half is most of them, any other is not known as a number."""
    return "most_of" if MOSTLY.match(share) else "unknown"
