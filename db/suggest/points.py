"""Dates as they stand in running text: days, months, years, weekdays and times counted from another. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.suggest.pointwords import (
    AFTER_WORDS,
    LEVANT_FIRST,
    LEVANT_NAMES,
    NOT_DAYS,
    ORDINALS,
    SHORT,
    UNITS,
    levant_month,
    two_words,
)
from db.words.datewords import WEEKDAYS
from db.words.edtf import MONTHS, month_end
from db.words.numerals import ONES, TEENS, WORTH
from db.words.trie import trie

_LONG = "|".join(MONTHS)
_ABBREVIATED = "|".join(SHORT)
_UPPER = "|".join(name.upper() for name in MONTHS)
MONTH = rf"(?:{_LONG}|{_UPPER}|(?:{_ABBREVIATED}|{_ABBREVIATED.upper()})\b\.?)"
ORDINAL = "|".join(sorted((word.replace("-", "[ -]") for word in ORDINALS), key=len, reverse=True))
CARDINAL = "|".join((*TEENS, *(rf"twenty[ -](?:{'|'.join(ONES)})", "thirty[ -]one", "twenty", "thirty")))
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?:{ORDINAL})|(?:{CARDINAL}))"
YEAR = r"(?:19[0-9]{2}|20[0-9]{2})(?!\d|[.,]\d)"
WEEKDAY = "|".join((*WEEKDAYS, *(name.upper() for name in WEEKDAYS)))
_WD = rf"(?:(?:{WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?),?\s+)?(?:the\s+)?"
_GAP = r"[\s\u00a0]+"
_JOIN = r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until|till)\s)"
_NUMBER = "|".join((*ONES, *TEENS, "an?", r"\d{1,3}", "a few", "several"))

_WHICH = r"this|last|next|that|the\s(?:same|previous|following|next)"
_BEFORE_SEASON = re.compile(
    r"\b(?:(last|this|next|past)|(?:in|since|until|till|by|during|over|before|after) the(?: past)?|(?:before|by|until"
    r"|till|since))\s$",
    re.I,
)
_OF_SEASON = re.compile(
    r"\s(?:recess|holidays?|break|term|clothes|coats?|harvest|crops?|school|rains?|sun|cold|heat)\b"
)
_BEFORE_NTH = re.compile(r"\b(?:on|until|till|by|since|from)\s$", re.I)
_BEFORE_FIGURES = re.compile(r"\b(?:it was|that was|for|before|after|down|about|remember|between|to)\s$", re.I)

_BEFORE_SLASHED = re.compile(r"\b(?:on|since|until|till|from|by|to)\s$", re.I)
_SURELY_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring) (?:early|late)[\s-]$")
_TO_MONTH = re.compile(rf"\s?[–—/-]\s?(?:{_LONG})\b")
_OPENS_YEAR = re.compile(r"(?:^|[.!?:][\"”’']?\s|\n)$")

_NOT_DAYS = "|".join(NOT_DAYS.split())

ATOMS = {
    "iso": r"(?<![\d-])(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d)(?P=iso_s)(?P<iso_d>\d\d)(?![\d-])",
    "figures": r"(?<![\d./-])(?P<f_a>\d{1,2})(?P<f_s>[./-])(?P<f_b>\d{1,2})(?P=f_s)(?P<f_y>(?:19|20)\d\d)(?!\d)",
    "days": rf"{_WD}(?P<ds_l>(?:\d{{1,2}},\s){{0,6}})(?P<ds_a>{DAY})(?P<ds_j>{_JOIN})"
    rf"(?:(?:{WEEKDAY})?,?\s?the\s+|(?:{WEEKDAY}),?\s)?(?P<ds_b>{DAY})"
    rf"(?:{_GAP}of)?{_GAP}(?P<ds_m>{MONTH})(?:,?{_GAP}(?P<ds_y>{YEAR}))?",
    "day_month": rf"{_WD}(?P<dm_d>{DAY})(?:{_GAP}(?:day\s)?of)?(?:{_GAP}|-)(?P<dm_m>{MONTH})(?![a-z])(?:(?:,?{_GAP}"
        rf"|-)(?:of\s)?(?P<dm_y>{YEAR}))?",
    "month_days": rf"{_WD}(?P<md_m>{MONTH}){_GAP}(?P<md_l>(?:\d{{1,2}},\s){{0,6}})(?P<md_a>{DAY})(?P<md_j>{_JOIN})"
    rf"(?P<md_b>{DAY})(?!\d|:\d|{_GAP}(?:{MONTH}))(?:,?{_GAP}(?P<md_y>{YEAR}))?",
    "month_day": rf"{_WD}(?P<m_m>{MONTH}){_GAP}(?:the\s)?(?P<m_d>{DAY})(?![\d:,]\d|\w)(?:,?{_GAP}(?P<m_y>{YEAR}))?",
    "part": rf"(?:the\s)?(?:(?P<pt_n>first|second|third|fourth|last|final)\s(?P<pt_u>quarter|half"
    rf"|(?:{_NUMBER})\smonths)"
    rf"|(?P<pt_q>[QH])(?P<pt_k>[1-4]))(?:\sof|,)?\s(?:(?P<pt_m>{MONTH})(?:,?\s(?P<pt_z>{YEAR}))?|(?P<pt_y>{YEAR})"
    rf"|(?P<pt_t>this|last|next|that|the\ssame|the\sfollowing)\syear)",
    "levant": rf"(?:(?P<lv_d>{DAY})\s(?:of\s)?)?(?P<lv_m>{LEVANT_NAMES})"
    rf"(?:\s\((?P<lv_g>{MONTH})(?:\s(?P<lv_z>{YEAR}))?\))?(?:,?\s(?P<lv_y>{YEAR}))?(?!\w)",
    "week_of": r"(?:the\s)?(?P<w_n>first|second|third|fourth|last|final)\s(?:(?:full\s)?week"
    r"|(?P<w_k>two|three|five|ten|\d\d?)\s(?P<w_u>week|day)s)\s(?:of|"
    rf"in)\s(?P<w_m>{MONTH})(?:,?\s(?:of\s)?(?P<w_y>{YEAR}))?",
    "month_then": rf"(?P<mt_m>{MONTH})(?:\sof)?\s(?P<mt_w>{_WHICH})\syear",
    "month_year": rf"(?P<my_m>{MONTH})(?:,?{_GAP}|\sof\s)(?P<my_y>{YEAR})",
    "season": rf"(?:the\s)?(?P<s_s>spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<s_y>{YEAR})",
    "season_then": r"(?P<st_s>spring|summer|autumn|winter|fall)(?![\w’'-])",
    "nth": rf"the\s(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|(?!(?:first|second|third)\b(?!\sof\s(?:the|last)\smonth\b))"
    rf"(?:{ORDINAL}))"
    r"(?:\sof\s(?:the|(?P<nth_m>last|this|next))\smonth\b|(?=[.,;:)]|\s(?:and|that|when|he|she|it|they|we|I|but|at|all|most|some|nobody|everyone|there|our|my|their|in|after"
    r"|before|around|because|as)\b|$)|(?<=\d[a-z]{2})(?:\s?(?:to|until|through|[-–])\s(?:the\s)?(?P<nth_b>\d{1,2}(?:st|nd|rd|th)))?"
    rf"(?!\s(?:{_NOT_DAYS})\b|\s[A-Z]|\sof\b|[-’'\w]))",
    "slashed": r"(?<![\d./-])(?P<sl_a>\d{1,2})/(?P<sl_b>\d{1,2})(?![\d/%]|\s?(?:of|th)\b)",
    "years": r"(?P<ys_a>(?:19|20)\d\d)(?:[-–—/](?P<ys_b>(?:1[3-9]|[2-9]\d))|[-–—](?P<ys_c>(?:19|20)\d\d))"
    r"(?![\w/-]|[.,]\d)",
    "decade": r"(?:the\s)?(?P<dec>(?:19|20)\d)0s\b",
    "weekday_of": rf"(?:{WEEKDAY})\s(?:in|of)\s(?:early\s|mid-|late\s)?(?P<wo_m>{MONTH})(?!\w)"
    rf"(?:,?\s(?P<wo_y>{YEAR}))?",
    "weekday": rf"(?P<wd>{WEEKDAY})s?\b",
    "month": rf"(?P<mo>{_LONG}|{_UPPER}|(?:{_ABBREVIATED})\.)(?!\w)",
    "year": rf"(?P<yr>{YEAR})",
    "soft": r"(?P<soft>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast\s(?:week|month|year)|[Tt]his\s(?:month"
        r"|year)"
    r"|[Nn]ext\s(?:month|year)|(?:the\s)?same\s(?:day|night|morning|evening|afternoon)"
    rf"|(?:the\s)?(?:next|following)\s(?:day|morning)|(?:the\s)?(?:day|evening|night)\sbefore|(?:{_NUMBER})\s(?:days?"
        rf"|weeks?|months?|years?)\s(?:later|earlier|ago|before))\b",
}  # fmt: skip
# A date begins with a digit, a capital or one of a few words: looked at first, since most places in a text begin none.
_WORDS = (
    "the last this next same today yesterday tomorrow tonight following day evening night spring summer autumn fall"
    " winter first second third final fourth a an few several"
).split()
_WORDS += [word for one in (*ORDINALS, *ONES, *TEENS, "twenty", "thirty") for word in (one, one.capitalize())]
_WORDS += [*"Q1 Q2 Q3 Q4 H1 H2".split(), *LEVANT_FIRST]
_WORDS += [name[:3] for name in (*MONTHS, *WEEKDAYS)] + [name[:3].upper() for name in (*MONTHS, *WEEKDAYS)]
_WORDS += [word.capitalize() for word in _WORDS if word.islower()]
_BEGINS = rf"(?<!\w)(?=[0-9]|{trie(_WORDS)})"
_ATOM = re.compile(
    _BEGINS + "(?:" + "|".join(rf"(?P<at_{name}>\b(?:{pattern}))" for name, pattern in ATOMS.items()) + ")"
)
_BEFORE_YEAR = re.compile(
    r"(?:['’]s\s|\b(?:in|since|of|by|from|until|till|to|and|between|during|before|after|early|late"
    r"|mid|through|around|about|or"
    r"|ramadan|muharram|eid|easter|christmas|spring|summer|autumn|winter|fall|the|than|years?|an?|its|his|her|their|our|another|first|entire"
    r"|throughout|as|with|on|least|day|late-|early-|mid-|for|season)[\s\u00a0-]+|[(–—-]\s?|(?:19|20)\d\d,\s)$",
    re.I,
)
THEN = re.compile(rf"\s(?:of\s)?({_WHICH})\syear\b")
BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.I)
_NOT_A_YEAR = re.compile(rf"\s(?:{'|'.join(UNITS.split())})\b|%|\sper\s?cent")
_MAY_FOLLOWS = re.compile(r"\s(?:was|were|had|has|saw|is|brought|alone|and|to|or|the|this|last)\b|[,.;:)’”\"']|$")


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year or weekday as it stands; what is not said is None. span: inclusive days of a range.

    kind: the atom that it was read by. word: a weekday, season or soft word; the last of several years.
    """

    start: int
    stop: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    word: str = ""


def points(text: str, start: int = 0, stop: int | None = None) -> Iterator[Point]:
    """All points in order; none of them overlap."""
    done = start
    for match in _ATOM.finditer(text, start, len(text) if stop is None else stop):
        name = next(one for one in ATOMS if match[f"at_{one}"] is not None)
        for one in READERS[name](text, match) if match.start() >= done else ():
            done = max(done, one.stop)
            yield one


def read_iso(text: str, match: re.Match[str]) -> Iterator[Point]:
    year, month, day = (int(match[one]) for one in ("iso_y", "iso_m", "iso_d"))
    if fits(year, month, day):
        yield Point(*match.span(), "iso", year, month, day)


def read_figures(text: str, match: re.Match[str]) -> Iterator[Point]:
    """29/01/2020 has one reading; 5/6/2020 has two and keeps both numbers as its word."""
    first, second, year = int(match["f_a"]), int(match["f_b"]), int(match["f_y"])
    if first > 12 or first == second or match["f_s"] == ".":
        first, second = second, first
    elif second <= 12:
        yield Point(*match.span(), "figures", year, word=f"{first} {second}")
        return
    if fits(year, first, second):
        yield Point(*match.span(), "figures", year, first, second)


def read_days(text: str, match: re.Match[str]) -> Iterator[Point]:
    """5-20 May; "5 and 7 May" are two days unless "between" goes before."""
    yield from days_of(text, match, "ds", match.start("ds_a"))


def one_period(text: str, at: int, first: int, last: int) -> bool:
    """Whether two days joined by "and" are a period: after "between", and where one follows on the other."""
    return last == first + 1 or bool(BETWEEN.search(text, max(at - 14, 0), at))


def read_month_days(text: str, match: re.Match[str]) -> Iterator[Point]:
    """May 5-20."""
    yield from days_of(text, match, "md", match.start("md_m"))


def days_of(text: str, match: re.Match[str], name: str, at: int) -> Iterator[Point]:
    """Two days of a month, by the name of their groups, as one period or as two days; at is where they begin."""
    month, year = month_of(match[f"{name}_m"]), number(match[f"{name}_y"])
    first, last = day_of(match[f"{name}_a"]), day_of(match[f"{name}_b"])
    together = " and " not in match[f"{name}_j"] and " or " not in match[f"{name}_j"]
    if match[f"{name}_l"]:
        for more in re.finditer(r"\d+", match[f"{name}_l"]):
            if 0 < int(more[0]) < 32:
                begin = match.start(f"{name}_l")
                yield Point(begin + more.start(), begin + more.end(), "days", year, month, int(more[0]))
        at, together = match.start(f"{name}_a"), False
    if not match[f"{name}_l"] and first < last and (together or one_period(text, at, first, last)):
        yield Point(*match.span(), "days", year, month, first, last)
        return
    ends, begins = match.end(f"{name}_a"), match.start(f"{name}_b")
    yield Point(at, ends, "days", year, month, first)
    yield Point(begins, match.end(), "days", year, month, last)


def read_day_month(text: str, match: re.Match[str]) -> Iterator[Point]:
    if match["dm_m"] == "May" and match["dm_d"].isalpha() and "of" not in match[0]:
        return
    yield from a_day(text, match, "dm")


def a_day(text: str, match: re.Match[str], name: str) -> Iterator[Point]:
    """A day of a month, by the name of its groups, with the year after it: 3 June 2022, 3 June last year."""
    then = None if match[f"{name}_y"] else THEN.match(text, match.end())
    year, month, day = number(match[f"{name}_y"]), month_of(match[f"{name}_m"]), day_of(match[f"{name}_d"])
    stop = then.end() if then else match.end()
    yield Point(match.start(), stop, "day", year, month, day, word=then[1] if then else "")


def read_month_day(text: str, match: re.Match[str]) -> Iterator[Point]:
    if match["m_d"].isalpha() and not match["m_y"] and match["m_d"] in ("first", "second", "third"):
        yield from read_month(text, match)
        return
    yield from a_day(text, match, "m")


def read_week_of(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(
        *match.span(),
        "week",
        number(match["w_y"]),
        month_of(match["w_m"]),
        word=f"{match['w_n'].lower()} {match['w_k'] or 1} {match['w_u'] or 'week'}",
    )


def read_month_year(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "month", int(match["my_y"]), month_of(match["my_m"]))


def read_month_then(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "month", None, month_of(match["mt_m"]), word=match["mt_w"])


def read_season(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "season", int(match["s_y"]), word=match["s_s"].lower())


def read_season_then(text: str, match: re.Match[str]) -> Iterator[Point]:
    """A season without a year, where the words before it make it one of a certain year."""
    lead = _BEFORE_SEASON.search(text, max(match.start() - 18, 0), match.start())
    if lead and (match["st_s"] != "fall" or lead[1]) and not _OF_SEASON.match(text, match.end()):
        yield Point(*match.span(), "season", word=f"{(lead[1] or 'the').lower()} {match['st_s']}")


def read_nth(text: str, match: re.Match[str]) -> Iterator[Point]:
    counted = match["nth"][0].isalpha() and " days" in text[max(match.start() - 60, 0) : match.start()]
    led = _BEFORE_NTH.search(text, max(match.start() - 8, 0), match.start()) or (
        match["nth"][0].isdigit() and _BEFORE_FIGURES.search(text, max(match.start() - 12, 0), match.start())
    )
    if led and not counted and 0 < day_of(match["nth"]) < 32:
        last = day_of(match["nth_b"]) if match["nth_b"] else None
        yield Point(*match.span(), "nth", day=day_of(match["nth"]), last_day=last, word=match["nth_m"] or "")


def read_slashed(text: str, match: re.Match[str]) -> Iterator[Point]:
    """25/10, the day first unless it can only be the month; a fraction and 9/11 are none."""
    day, month = int(match["sl_a"]), int(match["sl_b"])
    day, month = (month, day) if month > 12 else (day, month)
    bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    noted = text[match.end() : match.end() + 1] == ":" and _OPENS_YEAR.search(
        text[max(match.start() - 4, 0) : match.start()]
    )
    led = bracketed or noted or _BEFORE_SLASHED.search(text, max(match.start() - 8, 0), match.start())
    if led and (day, month) not in ((9, 11), (24, 7)) and fits(2024, month, day):
        yield Point(*match.span(), "day", None, month, day)


def read_part(text: str, match: re.Match[str]) -> Iterator[Point]:
    """The first quarter of 2023, Q3 2022, the first nine months of 2024, the second half of March."""
    unit = (match["pt_u"] or {"Q": "quarter", "H": "half"}[match["pt_q"]]).split()[0]
    month = month_of(match["pt_m"]) if match["pt_m"] else None
    if (month and unit != "half") or (
        unit == "half" and (match["pt_n"] or match["pt_k"]) in ("third", "fourth", "3", "4")
    ):
        yield from (Point(match.start(at), match.end(at), "year", int(match[at])) for at in ("pt_y",) if match[at])
        return
    year = number(match["pt_y"] or match["pt_z"])
    then = f" {match['pt_t']}" if match["pt_t"] else ""
    yield Point(*match.span(), "part", year, month, word=f"{match['pt_n'] or match['pt_k']} {unit}{then}")


def read_levant(text: str, match: re.Match[str]) -> Iterator[Point]:
    """7 Nisan, Tammuz (July) 2019: with a day, a year or the other name beside it."""
    year = number(match["lv_y"] or match["lv_z"])
    if not (match["lv_d"] or year or match["lv_g"] or two_words(match["lv_m"])):
        return
    then = None if year else THEN.match(text, match.end())
    day = day_of(match["lv_d"]) if match["lv_d"] else None
    month = month_of(match["lv_g"]) if match["lv_g"] else levant_month(match["lv_m"])
    span = (match.start(), then.end() if then else match.end())
    yield Point(*span, "day" if day else "month", year, month, day, word=then[1] if then else "")


def read_years(text: str, match: re.Match[str]) -> Iterator[Point]:
    """2013-17, where the second is the later of the same century."""
    first = int(match["ys_a"])
    last = int(match["ys_c"] or first - first % 100 + int(match["ys_b"]))
    if first < last:
        yield Point(*match.span(), "year", first, word=f"{last}")


def read_decade(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "decade", int(match["dec"]))


def read_weekday_of(text: str, match: re.Match[str]) -> Iterator[Point]:
    """A Friday in December: which one is not said, so it is the month."""
    yield Point(*match.span(), "month", number(match["wo_y"]), month_of(match["wo_m"]))


def read_weekday(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "weekday", word=match["wd"].capitalize())


def read_month(text: str, match: re.Match[str]) -> Iterator[Point]:
    """A month by itself; "May" and "March" only where the words around them are those of a date."""
    word = match["mo"] or match["m_m"]
    start, stop = match.start("mo") if match["mo"] else match.start("m_m"), 0
    stop = start + len(word)
    if word in ("May", "March", "MAY", "MARCH", "Mar."):
        before = text[max(start - 24, 0) : start].rstrip().rstrip("-")
        last = before.rsplit(None, 1)[-1].lower().strip("(“\"'") if before else ""
        opening = not before or before[-1] in '.!?\n:”"'
        led = last in AFTER_WORDS.split() or before.endswith(",") or _TO_MONTH.match(text, stop)
        if not led and not (opening and _MAY_FOLLOWS.match(text, stop)):
            return
        if word == "March" and opening and re.match(r"\s(?:on|for|in|to|against)\b", text[stop : stop + 10]):
            return
    elif re.match(r"\s[A-Z][a-z]+\b", text[stop : stop + 20]) and word in ("April", "June", "August"):
        earlier = text[max(start - 12, 0) : start].split()
        if not earlier or earlier[-1].lower() not in AFTER_WORDS.split():
            return
    yield Point(start, stop, "month", None, month_of(word))


def read_year(text: str, match: re.Match[str]) -> Iterator[Point]:
    """A bare number that the words around it make a year."""
    start, stop = match.span()
    before = text[max(start - 16, 0) : start]
    opens = _OPENS_YEAR.search(before) and text[stop : stop + 1] in (",", ":", "\n")
    sure = _SURELY_YEAR.search(before)
    if sure or ((opens or _BEFORE_YEAR.search(before)) and not _NOT_A_YEAR.match(text, stop)):
        yield Point(start, stop, "year", int(match["yr"]))


def read_soft(text: str, match: re.Match[str]) -> Iterator[Point]:
    yield Point(*match.span(), "soft", word=" ".join(match["soft"].lower().split()))


READERS = {
    "iso": read_iso, "figures": read_figures, "days": read_days, "day_month": read_day_month,
    "month_days": read_month_days, "month_day": read_month_day, "week_of": read_week_of, "month_year": read_month_year,
    "season": read_season, "season_then": read_season_then, "nth": read_nth, "slashed": read_slashed,
    "part": read_part, "levant": read_levant,
    "month_then": read_month_then, "years": read_years, "decade": read_decade,
    "weekday_of": read_weekday_of, "weekday": read_weekday, "month": read_month, "year": read_year, "soft": read_soft,
}  # fmt: skip


def number(text: str | None) -> int | None:
    """A year in digits."""
    return int(text) if text else None


def month_of(word: str) -> int:
    """The number of a month by its name or its beginning."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word[:3].lower()))


def day_of(word: str) -> int:
    """The number of a day in digits or as an ordinal."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    plain = word.lower().replace(" ", "-")
    return ORDINALS.index(plain) + 1 if plain in ORDINALS else sum(WORTH[part] for part in plain.split("-"))


def fits(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_end(year, month)


def number_word(word: str) -> int | None:
    """How many: in digits or as a word."""
    return int(word) if word.isdigit() else WORTH.get(word)
