"""The forms that dates are written in, as patterns. Pure."""

import re

from db.suggest.dates.pointwords import LEVANT_FIRST, LEVANT_NAMES, NOT_DAYS, ORDINALS, SHORT
from db.words.datewords import WEEKDAYS
from db.words.edtf import MONTHS
from db.words.numerals import ONES, TEENS
from db.words.trie import trie

LONG_NAMES = "|".join(MONTHS)
_ABBREVIATED = "|".join(SHORT)
_UPPER = "|".join(name.upper() for name in MONTHS)
MONTH = rf"(?:{LONG_NAMES}|{_UPPER}|(?:{_ABBREVIATED}|{_ABBREVIATED.upper()})\b\.?)"
_LOWER = "|".join(name.lower() for name in MONTHS)  # a month only between a day and a year: 7th march, 1991
ORDINAL = "|".join(sorted((word.replace("-", "[ -]") for word in ORDINALS), key=len, reverse=True))
CARDINAL = "|".join((*TEENS, *(rf"twenty[ -](?:{'|'.join(ONES)})", "thirty[ -]one", "twenty", "thirty")))
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?:{ORDINAL})|(?:{CARDINAL}))"
YEAR = r"(?:19[0-9]{2}|20[0-9]{2})(?!\d|[.,]\d)"
WEEKDAY = "|".join((*WEEKDAYS, *(name.upper() for name in WEEKDAYS)))
_WD = rf"(?:(?:{WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?),?\s+)?(?:the\s+)?"
_GAP = r"[\s\u00a0]+"
_JOIN = r"(?:\s?[-–—/]\s?|\s(?:to|and|or|&|through|until|till)\s)"
_NUMBER = "|".join((*ONES, *TEENS, "an?", r"\d{1,3}", "a few", "several"))

WHICH = r"this|last|next|that|the\s(?:same|previous|following|next)"

_NOT_DAYS = "|".join(NOT_DAYS.split())

_CLOSED = r"(?=[.,;:?!)”’\"']|\s(?:and|but|by|in|at|on|when|it|he|she|we|they)\b|$)"  # what ends or begins a clause
ATOMS = {
    "iso": r"(?<![\d-])(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d)(?P=iso_s)(?P<iso_d>\d\d)(?![\d-])",
    "figures": r"(?<![\d./-])(?P<f_a>\d{1,2})(?P<f_s>[./-])(?P<f_b>\d{1,2})(?P=f_s)(?P<f_y>(?:19|20)\d\d)(?!\d)",
    "days": rf"{_WD}(?P<ds_l>(?:\d{{1,2}},\s){{1,6}})?(?P<ds_a>{DAY})(?P<ds_j>{_JOIN}|(?(ds_l),\s(?:and|or)\s|(?!)))"
    rf"(?:(?:{WEEKDAY})?,?\s?the\s+|(?:{WEEKDAY}),?\s)?(?P<ds_b>{DAY})"
    rf"(?:{_GAP}of)?{_GAP}(?P<ds_m>{MONTH})(?:,?{_GAP}(?P<ds_y>{YEAR}))?",
    "day_month": rf"{_WD}(?P<dm_d>{DAY})(?:{_GAP}(?:day\s)?of)?(?:{_GAP}|-)"
    rf"(?P<dm_m>{MONTH}|(?:{_LOWER})(?=,?\s(?:19|20)\d\d))(?![a-z])(?:(?:,?{_GAP}"
        rf"|-)(?:of\s)?(?P<dm_y>{YEAR}))?(?!(?<=[a-z]){_GAP}\d\d?,{_GAP}{YEAR})",
    "month_days": rf"{_WD}(?P<md_m>{MONTH}){_GAP}(?P<md_l>(?:\d{{1,2}},\s){{1,6}})?(?P<md_a>{DAY})"
    rf"(?P<md_j>{_JOIN}|(?(md_l),\s(?:and|or)\s|(?!)))"
    rf"(?P<md_b>{DAY})(?!\d|:\d|{_GAP}(?:{MONTH}))(?:,?{_GAP}(?P<md_y>{YEAR}))?",
    "month_day": rf"{_WD}(?P<m_m>{MONTH}){_GAP}(?:the\s)?(?P<m_d>{DAY})(?![\d:,]\d|\w)(?:,?{_GAP}(?P<m_y>{YEAR}))?",
    "part": rf"(?:the\s)?(?:(?P<pt_n>first|second|third|fourth|last|final)\s(?P<pt_u>quarter|half"
    rf"|(?:{_NUMBER})\smonths)"
    rf"|(?P<pt_q>[QH])(?P<pt_k>[1-4]))(?:\sof|,)?\s(?:(?P<pt_m>{MONTH})(?:,?\s(?P<pt_z>{YEAR}))?|(?P<pt_y>{YEAR})"
    rf"|(?P<pt_t>this|last|next|that|the\ssame|the\sfollowing)\syear)",
    "levant": rf"(?:(?P<lv_d>{DAY})\s(?:of\s)?)?(?P<lv_m>{LEVANT_NAMES})"
    rf"(?:\s\((?P<lv_g>{MONTH})(?:\s(?P<lv_z>{YEAR}))?\))?(?:,?\s(?P<lv_y>{YEAR}))?(?!\w)",
    "week_of": r"(?:the\s)?(?P<w_n>first|second|third|fourth|last|final)\s(?:(?:full\s)?week|(?P<w_d>day)"
    r"|(?P<w_k>two|three|four|five|six|seven|ten|\d\d?)\s(?P<w_u>week|day)s)\s(?:of|"
    rf"in)\s(?:(?P<w_m>{MONTH})(?:,?\s(?:of\s)?(?P<w_y>{YEAR}))?|(?P<w_t>this|last)\smonth)",
    "month_then": rf"(?P<mt_m>{MONTH})(?:\sof)?\s(?P<mt_w>{WHICH})\syear",
    "month_year": rf"(?P<my_m>{MONTH})(?:,?{_GAP}|\sof\s)(?P<my_y>{YEAR})",
    "season": rf"(?:the\s)?(?P<s_s>spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<s_y>{YEAR})",
    "season_then": r"(?P<st_s>spring|summer|autumn|winter|fall)(?![\w’'-])",
    "nth": rf"[Tt]he\s(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|(?!(?:first|second|third)\b(?!\sof\s(?:the|that|last)\smonth\b))"
    rf"(?:{ORDINAL}))"
    r"(?:(?<=\d[a-z]{2})\s(?:and|or)\s(?P<nth_c>\d{1,2}(?:st|nd|rd|th))(?=[.,;:)?]|\s[a-z]|$)"
    r"|\sof\s(?:the|that|the\ssame|(?P<nth_m>last|this|next))\smonth\b|(?=[.,;:)?]|\s(?:and|or|that|when|he|she|it|they|we|I|but|at|all|most|some|nobody|everyone|there|our|my|their|in|after"
    r"|before|around|because|as)\b|$)|(?<=\d[a-z]{2})(?:\s?(?:to|until|through|[-–])\s(?:the\s)?(?P<nth_b>\d{1,2}(?:st|nd|rd|th)))?"
    rf"(?!\s(?:{_NOT_DAYS})\b|\s[A-Z](?!\w+,|\w+\s(?:and|planes|jets|forces|troops|soldiers|rockets|missiles)\b)"
    r"|\sof\b|[-’'\w]))",
    "weekday_nth": rf"(?P<wn>{WEEKDAY}),?\s(?:the\s)?(?P<wn_d>\d{{1,2}}(?:st|nd|rd|th))"
    rf"(?!\s(?:{_NOT_DAYS})\b|\s[A-Z]|\sof\b|[-’'\w])",
    "slashed": r"(?<![\d./-])(?P<sl_a>\d{1,2})/(?P<sl_b>\d{1,2})(?![\d/%]|\s?(?:of|th)\b)",
    "years": r"(?P<ys_a>(?:19|20)\d\d)(?:[-–—/](?P<ys_b>(?:1[3-9]|[2-9]\d))"
    r"|(?:[-–—]|(?<=\b[Oo]f\s....)\sto\s)(?P<ys_c>(?:19|20)\d\d))"
    r"(?![\w/-]|[.,]\d)",
    "decade": r"(?:the\s)?(?P<dec>(?:19|20)\d)0s\b",
    "weekday_of": rf"(?:{WEEKDAY})\s(?:in|of|at\sthe\s(?:end|beginning|start)\sof)\s"
    rf"(?:early\s|mid-|late\s)?(?P<wo_m>{MONTH})(?!\w)(?:,?\s(?P<wo_y>{YEAR}))?",
    "weekday": rf"(?P<wd>{WEEKDAY})s?\b(?!\sschools?\b)",
    "month": rf"(?P<mo>{LONG_NAMES}|{_UPPER}|(?:{_ABBREVIATED})\.)(?!\w)",
    "year": rf"(?P<yr>{YEAR})",
    "soft": r"(?P<soft>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
    r"|(?<!\b[Tt]he\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bour\s)(?<!\btheir\s)(?<!\bmy\s)[Ll]ast\s(?:week|month|year|night)"
    r"|[Tt]his\s(?:week|month|year|morning|afternoon|evening)|[Nn]ext\s(?:week|month|year)"
    r"|(?:[Tt]he\s)?[Ss]ame\s(?:day|night|morning|evening|afternoon)"
    rf"|(?:[Tt]he\s)?(?:[Nn]ext|[Ff]ollowing|[Pp]revious)\s(?:day|morning)|(?:[Tt]he\s)?(?:[Dd]ay|[Ee]vening|[Nn]ight)\sbefore{_CLOSED}"
    rf"|[Tt]he\sday\safter{_CLOSED}"
    r"|(?:[Bb]eginning|[Ss]tart|[Ee]nd)\sof\s(?:the|this|last)\s(?:month|year)(?!\s(?:before|after|of)\b)"
    rf"|(?i:{_NUMBER})\s(?:days?|weeks?|months?|years?)\s(?:later|earlier|ago(?:\stoday)?|before{_CLOSED}))\b",
}  # fmt: skip
# A date begins with a digit, a capital or one of a few words: looked at first, since most places in a text begin none.
_WORDS = (
    "the last this next same previous today yesterday tomorrow tonight following day evening night beginning start end"
    " spring summer autumn fall"
    " winter first second third final fourth a an few several"
).split()
_WORDS += [word for one in (*ORDINALS, *ONES, *TEENS, "twenty", "thirty") for word in (one, one.capitalize())]
_WORDS += [*"Q1 Q2 Q3 Q4 H1 H2".split(), *LEVANT_FIRST]
_WORDS += [name[:3] for name in (*MONTHS, *WEEKDAYS)] + [name[:3].upper() for name in (*MONTHS, *WEEKDAYS)]
_WORDS += [word.capitalize() for word in _WORDS if word.islower()]
_BEGINS = rf"(?<!\w)(?=[0-9]|{trie(_WORDS)})"
ATOM = re.compile(
    _BEGINS + "(?:" + "|".join(rf"(?P<at_{name}>\b(?:{pattern}))" for name, pattern in ATOMS.items()) + ")"
)
