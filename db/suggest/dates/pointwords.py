"""Words that dates are made of and that stand beside them, with the Levantine months. Pure."""

import re

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
LAST_DAY = "the last day"  # the word of a point that is that of a February whose year is not known
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
AFTER_WORDS = "in since of by until till from to and between during early late mid last this next before after through"
AFTER_WORDS += " following previous preceding same that"
AFTER_WORDS += " throughout for end start beginning middle around on or than again the every each back as"
UNITS = (
    "people civilians men women children dead wounded km kilometres kilometers metres meters miles homes houses pages"
)
NOT_DAYS = (
    "floor floors century anniversary birthday day days time week month year grade brigade division regiment corps"
)
NOT_DAYS += (
    " battalion street avenue district session meeting kilometre km parallel round attack strike such in largest"
)
NOT_DAYS += (
    " straight consecutive successive biggest package edition amendment congress republic quarter hour minute hospital"
)
UNITS += " families households euros dollars pounds soldiers fighters refugees students pupils patients cases times"

# The months as the Levant calls them, in the spellings that are written in English.
_ALONE = {
    "Shubat": 2, "Adar": 3, "Athar": 3, "Nisan": 4, "Ayyar": 5, "Ayar": 5, "Iyar": 5, "Haziran": 6, "Huzayran": 6,
    "Tammuz": 7, "Tamuz": 7, "Tammouz": 7, "Ab": 8, "Aab": 8, "Aylul": 9, "Ayloul": 9, "Eylul": 9,
}  # fmt: skip
_TWO = r"(?:[KQ]an(?:u|ou|oo)n|T[ei]shr(?:i|ee)n)\s(?:(?:[Aa](?:l|t|th)-)?(?:Aww?al|Thaa?n[iy])|II?\b)"
LEVANT_NAMES = rf"{_TWO}|{'|'.join(_ALONE)}"
LEVANT_FIRST = ("Kan", "Qan", "Tish", "Tesh", *_ALONE)


def levant_month(name: str) -> int:
    """The number of a Levantine month: Kanun al-Awwal is 12, Kanun al-Thani 1."""
    if name in _ALONE:
        return _ALONE[name]
    second = re.search(r"Th|II$", name) is not None
    return (1 if second else 12) if name[1] == "a" else 10 + second


def two_words(name: str) -> bool:
    """Whether it is one of the four that nothing else is called by."""
    return name not in _ALONE
