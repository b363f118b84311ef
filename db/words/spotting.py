"""Where numbers with what they count, dates and quotations stand in a paragraph, for going to them and taking them.

Positions are code points, half-open, in order of start; none overlaps another of its list. Pure.
"""

import re
from functools import cache
from typing import NamedTuple

from db.words.datewords import MONTH, WEEKDAY
from db.words.numbers import AFTER, BEFORE, VAGUE, Count, take_count
from db.words.numerals import SCALES, WORTH

Span = tuple[int, int]

# Nouns that are counted, by the unit that they are counted in.
UNITS = {
    "civilians": "civilian|civilians|noncombatant|noncombatants",
    "people": "people|person|persons|resident|residents|villager|villagers|man|men|woman|women|others|inhabitants"
    "|victim|victims|patients|passengers|worshippers|refugees|protesters|detainees|families|journalists|students",
    "fighters": "fighter|fighters|soldier|soldiers|militant|militants|combatant|combatants|troops|rebels|insurgents",
    "children": "child|children|boy|boys|girl|girls|kids|minors|infants|babies",
    "staff": "staff|worker|workers|doctor|doctors|medic|medics|nurse|nurses|paramedics|rescuers|volunteers|employees",
    "officials": "official|officials",
    "bodies": "body|bodies|corpses",
    "hospitals": "hospital|hospitals",
    "clinics": "clinic|clinics",
    "schools": "school|schools",
    "facilities": "facility|facilities",
    "buildings": "building|buildings",
    "homes": "home|homes|house|houses",
    "attacks": "attack|attacks|strike|strikes|airstrike|airstrikes|raid|raids|bombings|incidents",
    "cases": "case|cases",
    "interviews": "interview|interviews",
    "pages": "page|pages",
    "months": "month|months",
    "years": "year|years",
}
UNIT_OF = {noun: unit for unit, nouns in UNITS.items() for noun in nouns.split("|")}
# What was done to those who are counted: before the number, and after what is counted.
HARMS = {
    "killed": (
        r"killed|killing|kills|kill|claimed the lives of|left dead|death toll (?:of|to|rose to|reached)"
        r"|(?:deaths?|killings?) of",
        r"killed|dead|died|dies|were slain|lost their lives|perished|deaths|fatalities",
    ),
    "injured": (
        "injured|injuring|injures|injure|wounded|wounding|wounds|wound|maimed|hurt",
        "injured|wounded|hurt|maimed|injuries",
    ),
    "displaced": ("displaced|displacing|displace|uprooted|drove", "displaced|fled|uprooted"),
    "arrested": ("arrested|arresting|detained|detaining|rounded up", "arrested|detained|rounded up|in custody"),
    "missing": ("", "missing|unaccounted for"),
}
_BETWEEN = r"(?:\s+(?:another|a further|also|some|up|as)|\s+(?:civilians|people|children)\s+by|\s+the)*\s+"
_AFTERWARDS = (
    r"(?:\s+(?:who|had|have|has|were|was|been|be|are|is|reportedly|also|others?|more|people|civilians"
    r"|and|confirmed|left|went|remain(?:ed|s)?|still))*\s+"
)
THINGS = frozenset(
    "hospitals clinics schools facilities buildings homes attacks cases interviews pages months years".split()
)
# In "two raids killed 11 people" the verb says what befell those behind it, not those before.
_SUFFERING = re.compile(r"(?<!\w)(?:was|were|been|be|are|is|being|left|died|dies|dead)(?!\w)", re.I)
_OBJECT = re.compile(
    r"\s+(?:at least|at most|up to|more than|about|around|almost|nearly|some|several|dozens|hundreds|thousands|many"
    r"|another|a further|an?|the|his|her|their|civilians|people|[0-9]"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty)(?!\w)"
    r"(?!(?:\s+\w+){0,2}\s+(?:minute|hour|day|night|evening|morning|week|month|year|time)s?(?!\w))",
    re.I,
)
# Words that part a number from a noun behind them: "54 injured in these attacks".
_PARTING = "and|in|by|during|from|after|before|since|when|while|on|at|near|were|was|with|to|as|who|that|which"
# What a number is a part of: "nine of the injured", "four of them".
_PART = re.compile(r"\s+of\s+(?:(?:the|those|these|their|its)\s+([^\W\d_]+)|them(?!\w))", re.I)
_DAYS = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_FULL = re.compile(r"[^\W\d_]{5,}\.\Z|May\.\Z")  # a name in full, whose point ends the sentence
_FEW = r"(?:[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some)"
_TENSE = r"(?:last|this|next|early|late|mid)"


class Counted(NamedTuple):
    """A count in its sentence: its own words, the noun counted with them (stop), and with its verb (low to high).

    unit: what is counted, as a word of the list of units, '' where the noun is none of those. harm: the property
    that the verb names, '' where there is none.
    """

    start: int
    number_stop: int
    stop: int
    low: int
    high: int
    reading: Count
    unit: str
    harm: str


def counts(text: str) -> list[Counted]:
    """The counts of a paragraph; numbers that are part of a date, a time or a share are none."""
    dated = dates(text)
    found: list[Counted] = []
    for match in _candidate().finditer(text):
        at = match.start()
        if (found and at < found[-1].number_stop) or any(start <= at < stop for start, stop in dated):
            continue
        taken = take_count(text, at)
        if taken is None or taken[0].qualifier == "unknown":
            continue
        made = counted(text, at, *taken)
        if made:
            found.append(made)
    return found


def counted(text: str, start: int, count: Count, stop: int) -> Counted | None:
    """A count with its noun and verb; None for a year, and for "one" that counts nothing."""
    noun = _noun().match(text, stop)
    end = noun.end() if noun else stop
    unit = UNIT_OF.get(noun[1].lower(), "") if noun else ""
    alone = not noun or not unit
    said = text[start:stop].lower()
    if (alone and re.fullmatch("(?:1[5-9]|20)[0-9]{2}|one", said)) or (said == "one" and text.startswith(" of ", stop)):
        return None
    part = None if noun else _PART.match(text, stop)
    end = part.end() if part else end
    harm, low, high = harmed(text, start, end) if unit not in THINGS else ("", start, end)
    if part and not harm:
        harm = next((name for name, (_, after) in HARMS.items() if re.fullmatch(after, part[1] or "", re.I)), "")
    plain = None if noun or part else _plural().match(text, stop)
    end = plain.end() if plain else end
    return Counted(start, stop, end, low, max(high, end), count, unit, harm)


def harmed(text: str, start: int, stop: int) -> tuple[str, int, int]:
    """What was done to those counted in a span, and the span with the words that say so; before it goes first."""
    for harm, (before, _) in HARMS.items():
        near = max(start - 60, 0)
        match = re.compile(rf"(?<!\w)(?:{before}){_BETWEEN}\Z", re.I).search(text[near:start]) if before else None
        if match:
            return harm, near + match.start(), stop
    for harm, (_, after) in HARMS.items():
        match = re.compile(rf"{_AFTERWARDS}(?:{after})(?!\w)", re.I).match(text, stop, min(stop + 60, len(text)))
        if match and (_SUFFERING.search(match[0]) or not _OBJECT.match(text, match.end())):
            return harm, start, match.end()
    return "", start, stop


def dates(text: str) -> list[Span]:
    """Days, months, weekdays and years with the words that make them dates."""
    found = (match.span("led" if match["led"] else "date") for match in _date().finditer(text))
    return [(start, stop - (_FULL.search(text, start, stop) is not None)) for start, stop in found]


def quotations(text: str) -> list[Span]:
    """What stands in the quotation marks of a paragraph, without them; one that is not closed goes on to the end.

    Marks pair by the side that the space is on, never by turns.
    """
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for at, mark in enumerate(text):
        if opened is None:
            closing = CLOSING.get(mark, "")
            if closing and opens(text, at):
                opened = at + 1, closing
        elif mark in opened[1] and closes(text, at) and at > opened[0]:
            found.append((opened[0], at))
            opened = None
    if opened and text[opened[0] :].strip() and opened[1] not in "’'":
        found.append((opened[0], len(text.rstrip())))
    return found


CLOSING = {"“": "”", "”": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "「": "」", "『": "』", "‘": "’"}
SOLID = "「『«‹"
STOPS = tuple(".,;:")


def opens(text: str, at: int) -> bool:
    """Whether a mark opens: nothing or a space before it, and none after it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before.isalnum() or (text[at] == "“" and unspaced(before))
    return bool(after) and (text[at] in SOLID or (not after.isspace() and free and before not in STOPS))


def closes(text: str, at: int) -> bool:
    """Whether a mark closes: no letter after it, and no space before it."""
    after = text[at + 1 : at + 2]
    free = not after.isalnum() or (text[at] == "”" and unspaced(after))
    return text[at] in "」』»›" or (free and not text[at - 1].isspace())


def unspaced(letter: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words: kana, Chinese."""
    return "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff"


@cache
def _candidate() -> re.Pattern[str]:
    """Where a count may begin."""
    plain = [phrase for name, phrases in BEFORE.items() if name != "exact" for phrase in phrases.split("|")]
    leads = sorted((one for one in plain if one[0].isalpha()), key=len, reverse=True)
    numbers = [*(word for word in WORTH if word not in ("a", "an")), *SCALES, *VAGUE, "tens of", "between", "from"]
    words = "|".join(
        re.escape(one.replace("_", " ")) for one in [*leads, *numbers, "a dozen", "a hundred", "a thousand"]
    )
    return re.compile(rf"(?<![\w.,:/$€£-])(?:(?:{words}|most of)(?!\w)|(?:[~≈≥≤<>] ?)?\d)", re.I)


@cache
def _noun() -> re.Pattern[str]:
    """The noun that is counted, with up to three words before it."""
    nouns = "|".join(sorted(UNIT_OF, key=len, reverse=True))
    after = "|".join(map(re.escape, AFTER))
    first = rf"(?:{after})?(?:[ \u00a0-](?!(?:{_PARTING})\b)[^\W\d_][\w'’-]*){{0,3}}?"
    return re.compile(rf"{first}[ \u00a0-]({nouns})(?![ \u00a0](?:{nouns})(?!\w))(?!\w)", re.I)


@cache
def _plural() -> re.Pattern[str]:
    """A word right after a number that can hardly be but what is counted: a plural that no list has."""
    return re.compile(r"[ \u00a0-](?!was\b|has\b|is\b|this\b|his\b|its\b|as\b)[a-z][a-z-]+(?<![sui])s(?![\w'’-])")


@cache
def _date() -> re.Pattern[str]:
    """Dates; names of months and weekdays only where they are written with a capital."""
    month, day = rf"(?=[A-Z])(?i:{MONTH})\.?", rf"(?=[A-Z])(?i:{WEEKDAY})\.?"
    year = r"(?:1[89]|20)[0-9]{2}"
    forms = (
        rf"(?:{day},? )?{_DAYS}(?: ?(?:-|–|to|and) ?{_DAYS})?(?: of)? {month}(?:,? {year})?",
        rf"(?:{day},? )?{month} {_DAYS}(?!\d)(?: ?(?:-|–|to|and) ?{_DAYS}(?!\d))?(?:,? {year})?",
        rf"(?:{_TENSE} )?{month},? (?:of )?{year}",
        rf"{year}-[0-9]{{2}}-[0-9]{{2}}",
        rf"[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.]{year}",
        rf"(?:(?:last|this|next) )?{day}",
        r"(?:last|this) (?:month|year|week)|[Yy]esterday|[Tt]oday",
        rf"(?i:{_FEW} (?:day|week|month|year)s? (?:ago|earlier|later|before))",
    )
    before = "[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Bb]etween|[Ff]rom"
    led = rf"(?:{before}) (?P<led>(?:{_TENSE} )?(?:{month}(?! [0-9])|{year}))"
    return re.compile(rf"(?<![\w-])(?:(?P<date>{'|'.join(forms)})|{led})(?![\w-])")
