"""Dates as they stand in running text: days, months, years, weekdays and times counted from another. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.suggest.dates.pointforms import ATOM, ATOMS, DAY, LONG_NAMES, MONTH, WHICH
from db.suggest.dates.pointwords import AFTER_WORDS, LAST_DAY, ORDINALS, UNITS, levant_month, two_words
from db.words.edtf import MONTHS, month_end
from db.words.numerals import WORTH

_BEFORE_SEASON = re.compile(
    r"\b(?:(last|this|next|past|(?:the\s)?(?:next|following|previous))"
    r"|(?:in|since|until|till|by|during|over|before|after) the(?: past)?|(?:before|by|until|till|since))\s$",
    re.I,
)
_OF_SEASON = re.compile(
    r"\s(?:recess|holidays?|break|term|clothes|coats?|harvest|crops?|school|rains?|sun|cold|heat)\b"
)
_BEFORE_NTH = re.compile(
    r"\b(?:on|until|till|by|since|from)\s$|\bthe \d{1,2}(?:st|nd|rd|th)(?:,|,? and|,? or|,? to)\s$"
    r"|\b(?:attacks?|strikes?|ceasefire|truce|massacre|shelling|bombing|raid|night|morning|evening) of\s$",
    re.I,
)
_BEFORE_FIGURES = re.compile(
    r"\b(?:it was|that was|(?:day|days|night|nights) (?:was|were)|for|before|after|down|about|remember|between|to"
    r"|(?:night|dawn|morning|noon|afternoon|evening) of)\s$",
    re.I,
)
# A day without its month may open a sentence after another day: on the 14th we slept. The 15th was quiet.
_OPENS_NTH = re.compile(r"(?:^|[.!?:][\"”’']?\s|\n|[“\"])$")
_AFTER_NTH = re.compile(r"\s(?:was|were|had|we|they|I|he|she|it|came|brought|began)\b|:")
_DAYS_TOLD = re.compile(
    rf"\b(?:on|until|by|of) the \d{{1,2}}(?:st|nd|rd|th)\b|\b{DAY} (?:of )?{MONTH}\b|\b{MONTH} {DAY}\b"
)

_WHICH_MONTH = re.compile(r"\b(last|this|next) month,?\s(?:on\s)?$", re.I)
_BEFORE_SLASHED = re.compile(r"\b(?:on|since|until|till|from|by|to)\s$", re.I)
_SURELY_YEAR = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring) (?:early|late)[\s-]$")
_TO_MONTH = re.compile(rf"\s?[–—/-]\s?(?:{LONG_NAMES})\b")
_OPENS_YEAR = re.compile(r"(?:^|[.!?:][\"”’']?\s|\n)$")
_OPENS_LINE = re.compile(r"(?:^|[.!?:][\"”’']?\s|\n)[–—•*·-]?\s?$")

_BEFORE_YEAR = re.compile(
    r"(?:['’]s\s|\b(?:in|since|of|by|from|until|till|to|and|between|during|before|after|early|late"
    r"|mid|through|around|about|or"
    r"|ramadan|muharram|eid|easter|christmas|spring|summer|autumn|winter|fall|the|than|years?|an?|its|his|her|their|our|another|first|entire"
    r"|throughout|remember|recall|covers|covered|covering|as|with|on|least|day|late-|early-|mid-|for|season)[\s\u00a0-]+|[(–—-]\s?|(?:19|20)\d\d,\s)$",
    re.I,
)
THEN = re.compile(rf"\s(?:of\s)?({WHICH})\syear\b")
BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:(?:morning|afternoon|evening|night|noon)s?\sof\s(?:the\s)?)?$", re.I)
_OF_WEEKDAY = re.compile(r"day (?:of )?$")  # Tuesday of last week is one date
_AS_YEAR = re.compile(
    r"\sas\s(?:the|its|their)\s(?:[a-z]+\s)?year\b|\s(?:[A-Z][\w’'-]+\s){0,3}(?:airstrike|attack|massacre|war|elections"
    r"|coup|uprising|siege|offensive|earthquake|genocide|invasion|Prize)\b"  # 2006 Qana airstrike
)
_IT_IS_YEAR = re.compile(r"\b(?:[Ii]t|[Tt]hat|[Tt]his)(?: is| was|[’']s)\s$|\bin (?!Res|Decree|Room)[A-Z][a-z]+\s$")
_YEAR_CLOSES = re.compile(r"(?:\s(?:again|all over|when|and|or|now|then|but)\b|[.,;:?!]|$)")
TO_PRESENT = re.compile(r"\s?[–—-]\s?(?:the\s)?(?:[Pp]resent|[Oo]ngoing|[Nn]ow)\b")
_NOT_A_YEAR = re.compile(rf"\s(?:{'|'.join(UNITS.split())})\b|%|\sper\s?cent")
_NUMBERED = re.compile(r"\bresolutions?\s[^.;]{0,80}\b\d{3,4}\s\($", re.I)  # resolutions 2139 (2014) and 2393 (2017)
LEAP = 2024  # a year with a 29 February, for days without a year
_MAY_FOLLOWS = re.compile(r"\s(?:was|were|had|has|saw|is|brought|alone|and|to|or|the|this|last)\b|[,.;:)’”\"']|$")


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year or weekday as it stands; what is not said is None. span: inclusive days of a range.

    kind: the atom that it was read by. word: a weekday, season or soft word; the last of several years. reckoned: its
    year is not said, but told by its weekday.
    """

    start: int
    stop: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    word: str = ""
    reckoned: bool = False


def points(text: str, start: int = 0, stop: int | None = None) -> Iterator[Point]:
    """All points in order; none of them overlap."""
    done = start
    for match in ATOM.finditer(text, start, len(text) if stop is None else stop):
        name = next(one for one in ATOMS if match[f"at_{one}"] is not None)
        for one in READERS[name](text, match) if match.start() >= done else ():
            done = max(done, one.stop)
            yield existing(one)


def existing(point: Point) -> Point:
    """The point, or its month where that has no such day: 31 June."""
    last = max(point.day or 0, point.last_day or 0)
    if not point.month or last <= month_end(point.year or LEAP, point.month):
        return point
    return replace(point, kind="month", day=None, last_day=None)


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
    return last == first + 1 or bool(BETWEEN.search(text, max(at - 32, 0), at))


def read_month_days(text: str, match: re.Match[str]) -> Iterator[Point]:
    """May 5-20."""
    yield from days_of(text, match, "md", match.start("md_m"))


def days_of(text: str, match: re.Match[str], name: str, at: int) -> Iterator[Point]:
    """Two days of a month, by the name of their groups, as one period or as two days; at is where they begin."""
    month, year = month_of(match[f"{name}_m"]), number(match[f"{name}_y"])
    first, last = day_of(match[f"{name}_a"]), day_of(match[f"{name}_b"])
    together = match[f"{name}_j"].strip() not in ("and", "or", "&")
    if match[f"{name}_l"]:
        for more in re.finditer(r"\d+", match[f"{name}_l"]):
            if 0 < int(more[0]) < 32:
                begin = match.start(f"{name}_l")
                yield Point(begin + more.start(), begin + more.end(), "days", year, month, int(more[0]))
        at, together = match.start(f"{name}_a"), False
    if first >= last and not match[f"{name}_l"] and match[f"{name}_j"].strip() in ("-", "–", "—"):
        at = match.start(f"{name}_b")  # Day 12 - 8 July
        yield Point(at, match.end(), "day", year, month, last)
        return
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
    many = text[max(match.start() - 3, 0) : match.start()].lower() == "in " and re.match(
        r"\s[a-z]", text[match.end() :]
    )
    if match["m_d"].isalpha() and not match["m_y"] and (many or match["m_d"] in ("first", "second", "third")):
        yield from read_month(text, match)
        return
    yield from a_day(text, match, "m")


def read_week_of(text: str, match: re.Match[str]) -> Iterator[Point]:
    """The first week of May, the last two days of this month; the last day of May is a day, that of February the 28th
    until its year is known."""
    if match["w_d"]:
        if match["w_m"] and match["w_n"] in ("last", "final"):
            month, year = month_of(match["w_m"]), number(match["w_y"])
            word = LAST_DAY if month == 2 and not year else ""
            yield Point(*match.span(), "day", year, month, month_end(year or 2023, month), word=word)
        return
    yield Point(
        *match.span(),
        "week",
        number(match["w_y"]),
        month_of(match["w_m"]) if match["w_m"] else None,
        word=f"{match['w_n'].lower()} {match['w_k'] or 1} {match['w_u'] or 'week'} {match['w_t'] or ''}".rstrip(),
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
    led = _BEFORE_NTH.search(text, max(match.start() - 16, 0), match.start()) or (
        match["nth"][0].isdigit()
        and (_BEFORE_FIGURES.search(text, max(match.start() - 14, 0), match.start()) or opens_day(text, match))
    )
    if led and not counted and 0 < day_of(match["nth"]) < 32:
        first, second = day_of(match["nth"]), match["nth_c"]
        last = day_of(match["nth_b"]) if match["nth_b"] else None
        if second and day_of(second) != first + 1:
            yield Point(match.start(), match.end("nth"), "nth", day=first)
            yield Point(match.start("nth_c"), match.end(), "nth", day=day_of(second))
            return
        last = first + 1 if second else last
        yield Point(*match.span(), "nth", day=first, last_day=last, word=match["nth_m"] or month_beside(text, match))


def month_beside(text: str, match: re.Match[str]) -> str:
    """Which month stands before a day, by publishing: last month, on the 26th; '' where none does."""
    said = _WHICH_MONTH.search(text, max(match.start() - 18, 0), match.start())
    return said[1].lower() if said else ""


def opens_day(text: str, match: re.Match[str]) -> bool:
    """Whether a day without its month opens a sentence that tells of it, after other days: the 15th was quiet."""
    opens = _OPENS_NTH.search(text, max(match.start() - 3, 0), match.start())
    told = opens and _AFTER_NTH.match(text, match.end())
    return bool(told and _DAYS_TOLD.search(text, max(match.start() - 300, 0), match.start()))


def read_weekday_nth(text: str, match: re.Match[str]) -> Iterator[Point]:
    """Saturday, the 1st: its month is the one that has that day on that weekday."""
    if 0 < day_of(match["wn_d"]) < 32:
        yield Point(*match.span(), "nth", day=day_of(match["wn_d"]), word=match["wn"].capitalize())


def read_slashed(text: str, match: re.Match[str]) -> Iterator[Point]:
    """25/10, the day first unless it can only be the month; a fraction and 9/11 are none."""
    day, month = int(match["sl_a"]), int(match["sl_b"])
    day, month = (month, day) if month > 12 else (day, month)
    bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    noted = text[match.end() : match.end() + 1] == ":" and _OPENS_LINE.search(
        text[max(match.start() - 6, 0) : match.start()]
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
        last = re.split(r"[\s-]", before)[-1].lower().strip("(“\"'") if before else ""
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
    if before.endswith("(") and _NUMBERED.search(text, max(start - 110, 0), start):
        return
    opens = _OPENS_YEAR.search(before) and text[stop : stop + 1] in (",", ":", "\n")
    sure = _SURELY_YEAR.search(before)
    sure = sure or _AS_YEAR.match(text, stop)
    named = _IT_IS_YEAR.search(before) and _YEAR_CLOSES.match(text, stop)
    sure = sure or TO_PRESENT.match(text, stop)
    if sure or named or ((opens or _BEFORE_YEAR.search(before)) and not _NOT_A_YEAR.match(text, stop)):
        yield Point(start, stop, "year", int(match["yr"]))


def read_soft(text: str, match: re.Match[str]) -> Iterator[Point]:
    """Today, last week, two days later; a word with a capital within a sentence is a name: Manbij Today."""
    if match[0][0].isupper() and re.search(r"\w\s$", text[max(match.start() - 2, 0) : match.start()]):
        return
    if match[0].endswith("week") and _OF_WEEKDAY.search(text, max(match.start() - 14, 0), match.start()):
        return
    yield Point(*match.span(), "soft", word=" ".join(match["soft"].lower().split()))


READERS = {
    "iso": read_iso, "figures": read_figures, "days": read_days, "day_month": read_day_month,
    "month_days": read_month_days, "month_day": read_month_day, "week_of": read_week_of, "month_year": read_month_year,
    "season": read_season, "season_then": read_season_then, "nth": read_nth, "weekday_nth": read_weekday_nth,
    "slashed": read_slashed,
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
