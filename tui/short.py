"""Numbers and dates in the room that a list has for them: shorter where they must be, never wrong. Pure and light."""

from __future__ import annotations

from tui import safe

MARKS = "?~%*"  # uncertain, approximate, both, to be looked at: they stay with a date however short it is
YEAR, MONTH = 4, 7  # characters of a date up to its year, up to its month
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def number(words: str, width: int) -> str:
    """A number that finds no room is shown in thousands or millions, never rounded."""
    if len(words) <= width:
        return words
    return ", ".join("–".join(map(thousands, one.split("–"))) for one in words.split(", "))


def thousands(number: str) -> str:
    """A number with a sign for the zeros at its end, where that says the same: 200,000+ as 200k+, 1,100 as 1.1k.

    What stands behind it stays.
    """
    digits = number.rstrip("+*")
    groups = digits.split(",")
    if not "".join(groups).isdigit():
        return number
    if groups[-2:] == ["000", "000"] and len(groups) > 2:
        short = f"{','.join(groups[:-2])}M"
    elif len(groups) > 2 and groups[-1] == "000" and groups[-2].endswith("00"):
        short = f"{','.join(groups[:-2])}.{groups[-2][0]}M"
    elif len(groups) > 1 and groups[-1] == "000":
        short = f"{','.join(groups[:-1])}k"
    elif len(groups) == 2 and groups[-1].endswith("00"):
        short = f"{groups[0]}.{groups[1][0]}k"
    else:
        return number
    return short + number[len(digits) :]


def date(words: str, width: int) -> str:
    """A date or period at the finest precision that finds room: 2019-04/2020-02 as 2019-04–2020-02, or 2019–2020.

    What is left out is always its end, so that the shorter one holds the longer. Where none fits, the year is left
    and a sign that more was cut.
    """
    if not words:
        return words
    found = forms(words)
    return next((one for one in found if len(one) <= width), found[-1])


def forms(words: str) -> list[str]:
    """A date from its finest form to its coarsest."""
    start, slash, end = words.partition("/")
    if not slash:
        return list(dict.fromkeys(upto(start, most) for most in (10, MONTH, YEAR)))
    return [period(upto(start, most), upto(end, most)) for most in (10, MONTH, YEAR)]


def upto(point: str, most: int) -> str:
    """A day, month or year up to so many characters, without what is not known at its end, its mark kept."""
    bare = point.rstrip(MARKS)
    mark = point[len(bare) :]
    if bare.startswith("XXXX-"):
        return of_no_year(bare) + mark
    if not bare[:3].isdigit():
        return "" if bare == ".." else point
    if bare.endswith("X") and len(bare) == YEAR:
        return f"{bare[:-1]}0s{mark}"
    kept = bare[:most]
    while kept.endswith("-XX"):
        kept = kept[:-3]
    return kept + mark


def of_no_year(point: str) -> str:
    """A day or month whose year is not said, in words: 30 Sep."""
    month, _, day = point.removeprefix("XXXX-").partition("-")
    name = MONTHS[int(month) - 1]
    return f"{int(day)} {name}" if day.isdigit() else name


def period(start: str, end: str) -> str:
    """From one to the other; what the second shares with the first is said once."""
    dash = "/" if safe.ascii_only() else "–"
    if start == end:
        return start
    for shared in (MONTH, YEAR):
        alike = start[: shared + 1] == end[: shared + 1] and start[shared : shared + 1] == "-"
        if alike and len(start) == len(end) and start[-1] not in MARKS and end[-1] not in MARKS:
            return f"{start}{dash}{end[shared + 1 :]}"
    return f"{start}{dash}{end}"
