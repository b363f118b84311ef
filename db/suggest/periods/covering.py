"""Which period a count covers. Pure."""

import re
from collections.abc import Sequence

from db.suggest.numbers.mentions import START, Mention
from db.suggest.periods.owntimes import BRINGING, FROM_ANOTHER, OWN_TIME, REACH, its_own
from db.suggest.periods.periodforms import SPOKEN
from db.suggest.suggestion import Dated, Span, Suggestion, meet
from db.words.numerals import ONES, TEENS, TENS

COARSE = ("date.month", "date.year", "date.month_year", "date.season", "date.month_then")
DATELINE = re.compile(r"[^.\n]{2,60}?(?:\)\s?[—–-]|\s[—–])\s")
_EVENT = (
    r"(?:attack|strike|air ?strike|bombing|explosion|blast|raid|shooting|ambush|massacre|earthquake|crash|fire|assault"
    r"|incident|stampede|shipwreck|collapse|landslide|cyclone|protest)"
)
_WEAPON = r"(?:bomb|bomber|gunman|sniper|mine|drone|shell|missile|rocket|mortar|grenade)"
SINGLE = re.compile(
    rf"\b(?:(?:an?|one|another|that|the(?: [\w-]+)? (?:deadliest|worst|bloodiest)|in the)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?:day|night|hour|{_EVENT})|the (?:massacre|bombing|attack) of"
    rf"|(?:an?|one|another)\s(?:[\w-]+\s){{0,2}}?{_WEAPON})\b",
    re.I,
)
IN_ONE = re.compile(
    rf"[^.;:,\n]{{0,30}}?\b(?:(?:in|by|when)\s(?:an?|one|another)\s(?:[\w-]+\s){{0,2}}?(?:{_EVENT}|{_WEAPON})"
    r"|by another|(?:at|outside) (?:an?|the) (?:[\w-]+ )?(?:wedding|funeral|checkpoint|roadblock|wake))\b"
)
THAT_ONE = re.compile(rf"\s(?:[\w-]+\s)?{_EVENT}\b")
THE_ONE = re.compile(r"\b(?:an?|the|that|another) (?:early |mid-|late )?$", re.I)
THEN_SAID = re.compile(r"[^;:]*?\b(?:said|told|announced|wrote|admitted|acknowledged|stated|claimed)\s(?!,)[^;:]*")
THEN_WHEN = re.compile(r",?\s(?:when|as)\s")
ONCE = re.compile(r"\bonce\b")
WHEN = re.compile(r"[^.;:,\n]{0,50}?\s(?:when|as (?:they|he|she|it))\s")
ONE_CRIME = re.compile(r"(?:murder|massacre|assassination|shooting|lynching|slaughter|beheading)s? ", re.I)
THAT_DID = re.compile(r"\sthat\s(?:have |had |has |together |[a-z]+ly )?")
WHICH_DID = re.compile(r",?\s(?:which\s(?:have |had |together |[a-z]+ly )?|(?:in|during) which\s)")
SO_MANY_EVENTS = re.compile(
    r"\d (?:[\w’'-]+ ){0,3}(?:attacks|incidents|strikes|raids|explosions|clashes|bombings|massacres|accidents|cases"
    r"|killings)\b"
)
SO_MANY_IN_WHICH = re.compile(r"[^.;:]{0,60}\d[^.;:]{0,40},?\s(?:in|during) which\s")
IN_WHICH = re.compile(r",?\s(?:in|during) which\s")
OF_THOSE = re.compile(
    r",\s[^.;:]{2,40}?\sof (?:them|whom|these|those)\s"
    r"(?:(?:in|over|during|since|within|between|from|on)\s)?(?:the\s)?$"
)
IT_SAW = re.compile(
    r"\s(?:alone\s)?(?:(?:saw|has seen|had seen)"
    r"|(?:was|has been) (?:the|its|our|their) (?:[\w-]+ ){1,3}?(?:month|year|season))\b"
)
RANKED = re.compile(
    r"\b(?:first|worst|largest|biggest|deadliest|bloodiest|heaviest|highest|lowest|longest|fiercest|strongest|greatest"
    r"|gravest|second|third|fourth|fifth|sixth|seventh|most (?!of\b)\w+)\b[^.;:,\n]{0,60}"
    r"\bsince\s(?:[\w’'-]+[\s-]){0,8}$",
    re.I,
)
TOPPED = re.compile(
    r"\b(?:first|worst|largest|biggest|deadliest|bloodiest|heaviest|highest|lowest|most)\b[^.;:,\n]{0,40}\s$", re.I
)
ALL_OVER = re.compile(r"\b(?:throughout|during|all through)\s(?:all of |the whole of |the year )?$", re.I)
LAST_ONE = re.compile(r"[Ll]ast (?:month|year)\b")
WHICH_ONE = re.compile(
    r"(?:(?:earlier|later) )?(?:this|that|last|the previous|the preceding) (?!year|week)\w+(?! alone)", re.I
)
SO_LONG = re.compile(r"for (?!the (?:past|last|whole|entire))", re.I)  # how long each was held, or something lasted
SINCE = re.compile(r"\b[Ss]ince\s")
BY = re.compile(r"\b[Bb]y\s(?:(?:early|mid|late)[\s-]|the (?:end|start|beginning|middle) of )?$")
AS_OF = re.compile(r"\b(?:[Aa]s (?:of|at)|up to|until|till)\s$")
ADDED_UP = re.compile(
    r"\b(?:(?:ha[sd]|have)\s(?:\w+\s)?been|alone|so far|whole|entire|throughout|total|documented|recorded"
    r"|verified|registered"
    r"|reported|compared|against|up from|down from|average|strikes|attacks|incidents|raids|bombings|clashes"
    r"|violence|count(?:ed)?|across (?:the (?:country|region|province|territory)|[A-Z]\w+))\b"
)
IN_YEAR = re.compile(r"\b[Ii]n\s$")
THAT_IN = re.compile(r"(?:\bthat|^In [A-Z][\w’'-]+,) in\s$")
SUMMED_IN = re.compile(r"\b(?:number|toll|total) of\s(?:[\w’'-]+\s){1,6}in\s$")
BESIDE = re.compile(
    r"(?:,\s[^,.;:]{4,40},)?(?:\s[\w’'-]+){0,12}\s"
)  # between what is told of a number and a year that belongs to it
LASTING = re.compile(r"\s(?:in \w+ )?(?:since|between)\s(?:[\w-]+\s){0,3}")
AT_ONCE = 30  # code points after what is told of a number within which a period belongs to it before any other date
AFTER_DATELINE = re.compile(r"\)?\s?(?:\(\w+\)\s)?[—–-]\s|\)")
PLAIN = re.compile(r"\b[a-z]{2,}\b")
IN_DATELINE = 3  # words in small letters that may stand before the day of a dateline
COUNTED_IN = re.compile(r"\([^()]*\d[^()]*$")  # brackets that open with a number, not with a place or an agency
WORD = 30  # code points within which a number shows itself
MANY = 10  # people, from which on a year is a period
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NTH = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|latest|deadliest|bloodiest|heaviest|biggest|largest|worst)"
    r"(?: [\w-]+){0,4} $"
)
BOUNDARY = re.compile(
    r"\b(?:after|(?<!in )(?<!of )(?<!at )(?<!on )(?<!from )(?<!to )that"
    r"|which(?! (?:took place|occurred|happened|lasted)\b)|who|whom|whose|when|while|where"
    r"|because|although|though|unless|but)\b|[—;]|\s–\s|:\s|,\s(?:bringing|raising|taking|pushing|lifting)\s(?:the|its|to)\b"
)
LOOKED_BACK = 8  # code points before a place that its boundary may depend on
BRACKETS = re.compile(r"\([^()]*\)")
RELEASED = re.compile(
    r"\b(?:released|published|issued|presented|launched|unveiled|made public|put out|posted)(?: (?:early|late))?"
    r"(?: on)?\s$"
)
OF_A_PART = re.compile(r"[,(—–]\s?(?:including|among (?:them|whom)|counting|with (?=\d))\b(?:[^,;()—–]|,\d)*$")
SAID = re.compile(r"\b(?:said|says|wrote|announced|tweeted|posted|added)(?:\s(?:the\s)?[A-Z][\w’'-]+){0,4}\s$")
NEXT_ONE = re.compile(r"[,;](?:\s(?:and|but|then))?(?:\s(?:in|between|from|during|since))?\s$")
NUMBER = re.compile(
    r",?\s(?:it was |there were |only |another |about |some |at least )?(?:\d|(?:"
    + "|".join((*ONES, *TEENS, *TENS))
    + r")\b)"
)
AND_THEN = re.compile(r"[^,;.]{0,50}[,;] (?:and|but|while)(?: \w+){0,3} ")
NOW = re.compile(r"\s(?:are|is) (?:now|currently|still)\b")
LEAST = 16  # code points behind a number in which its own verb stands
STILL = re.compile(r"\b(?:still|remain(?:ed|s|ing)?)\b")  # how things stood at a time
OWN_VERB = re.compile(r" (?:have|has|had|were|was|are)\b")
OF_SO_MANY = re.compile(r"Of (?:the |these |those |some |more than |at least |about )*\d")
SUBORDINATE = re.compile(r"(?:When|After|As|Once|Before|Because|Although|While)\s(?!(?:of|at|a result)\b)")
DESCRIBING = re.compile(r"^\s(?:which(?! (?:took place|occurred|happened|lasted)\b)|who|whom|whose|where)\b")
OPENING = re.compile(
    r"[\W\d]*(?:(?:and|but|also|so|overall|meanwhile|in (?:total|all)|altogether|however|thus|as|\w+ly)\b[,\s]*)*"
    r"(?:(?:since|from|between|until|till|in|during|throughout|over|through|for|by|within)\s(?:[\w'’-]+[\s-]\(?){0,9})?$",
    re.I,
)
PERIOD_LEAD = re.compile(
    r"(?:since|from|between|until|till|in|during|throughout|over|through|for|,)\s(?:early |mid-"
    r"|late |the (?:end|start|beginning|whole) of |the |the year |last |(?:\w+\s){0,4}(?:of|in)\s)?$"
    r"|\b(?:killed|injured|wounded|arrested|detained|displaced) last $"
)
NIGHT = re.compile(r"(?<!since the )\bnight (?:from|of|between) (?:the )?$")
BEGINNING = re.compile(r"\b(?:period|time|weeks?|months?|years?|days?) (?:beginning|starting|ending) (?:on |in )?$")
IN_CLAUSE = re.compile(r"\bsince\s(?:an?|the|another)\s(?:[\w-]+\s){1,5}(?:of|in|on)\s$")
DID = re.compile(
    r"\s(?:left|killed|wounded|injured|hurt|maimed|claimed|took|displaced|uprooted|forced|drove|sent|struck|hit)\b"
)
SINCE_THEN = re.compile(r"Since\s[^,.;:]*\s(?:on|in)\s(?:early |mid-|late )?")  # since the fall of the city on 8 May
SECOND = re.compile(r"\b(?:to|until|till|through|and)\s$")
DAY_LEAD = re.compile(
    r"\b(?:in|over|during|for) the (?:\w+ )?(?:day|week|fortnight|month|quarter|year|period|hour)s? (?:up )?(?:to"
    r"|ending|until|before|since)\s$|"
    r"\b(?:since|between)\s(?:early |mid-|late |the (?:end|start) of |last |(?:the\s)?(?:\w+\s){0,5}(?:of"
    r"|in|on)\s)?$|\bfrom\s$"
)


def period(text: str, one: Mention, dates: Sequence[Suggestion]) -> Suggestion | None:
    """The period in the sentence that is nearest to a count; none where a single day is nearer."""
    if one.rule in FROM_ANOTHER and IN_ONE.match(text, one.stop):
        return None
    begin, stop, dates = its_own(text, one, dates)
    spoken = said_period(text, begin, stop, held=one.what == "arrested")
    if spoken and (sums := BRINGING.search(text, max(one.start - REACH, 0), one.start)) and spoken.start < sums.start():
        spoken = None
    near = [
        date for date in dates if isinstance(date.reading, Dated) and not heads(text, date) and not told_on(text, date)
    ]
    near.sort(key=lambda date: away(date.spans[0], begin, stop))
    for date in near[:2]:
        right_after = 0 <= date.start - stop < AT_ONCE and LASTING.fullmatch(text, stop, date.start)
        if right_after and governs(text, date.spans[0], begin, stop) and covers(text, date, begin, stop):
            return date
    for place, date in enumerate(near[:2]):
        if place and ";" in text[date.stop : near[0].start] and ";" not in between(text, near[0].spans[0], begin, stop):
            return None
        if spoken and away(spoken.spans[0], begin, stop) < away(date.spans[0], begin, stop):
            break
        if not governs(text, date.spans[0], begin, stop) or ranked(text, date):
            continue
        if AS_OF.search(text, max(date.start - 8, 0), date.start) and SINCE.search(text, sentence(text, begin), begin):
            continue
        if BY.search(text, max(date.start - 20, 0), date.start):
            return None
        if date.rule == "date.days" and not PERIOD_LEAD.search(text[max(date.start - 44, 0) : date.start].lower()):
            return None
        if away(date.spans[0], begin, stop) > 110 and not opens(text, date.start, begin):
            continue
        if covers(text, date, begin, stop) or (
            date.rule == "date.year" and many(one) and by_year(text, date, begin, stop)
        ):
            return date
        if SECOND.search(text, max(date.start - 10, 0), date.start) and len(near) > 1:
            continue
        if date.rule not in COARSE and not (spoken and meet(date.spans[0], spoken.spans[0])):
            return None
    return spoken


def told_on(text: str, date: Suggestion) -> bool:
    """Whether a day is only that of a report: released today, published on Tuesday, the report deals with a month."""
    if date.rule == "date.soft" and SAID.search(text, max(date.start - 60, 0), date.start):
        return True
    return bool(RELEASED.search(text, max(date.start - 24, 0), date.start))


def ranked(text: str, date: Suggestion) -> bool:
    """Whether "since" only says how long something had not been: the deadliest strike since January."""
    return bool(RANKED.search(text, max(date.start - 80, 0), date.start))


def covers(text: str, date: Suggestion, begin: int, stop: int) -> bool:
    """Whether a date is a period that people are added up over, not the time of one event."""
    lead = text[max(date.start - 44, 0) : date.start].lower()
    assert isinstance(date.reading, Dated)
    if text.startswith(("'s", "’s"), date.stop):
        return False
    if date.rule in COARSE and date.start < begin and IT_SAW.match(text, date.stop):
        return True
    if date.rule in COARSE and ALL_OVER.search(text, max(date.start - 24, 0), date.start):
        return True
    if date.rule == "date.soft" and not (date.reading.edtf or "").endswith("/.."):
        return bool(LAST_ONE.match(text, date.start)) and not one_event(text, date, begin, stop)
    if date.rule in COARSE and STILL.search(text, begin, date.start):
        return False
    if SINCE_THEN.fullmatch(text, sentence(text, date.start), date.start):
        return True
    if BEGINNING.search(lead) or (date.rule in COARSE and text.startswith(":", date.stop) and date.stop < begin):
        return True
    if NIGHT.search(lead):
        return False
    if IN_CLAUSE.search(lead) and DID.match(text, date.stop):
        return False
    if "/" in (date.reading.edtf or "") or date.rule in ("date.since", "date.period") or DAY_LEAD.search(lead):
        return True
    if (
        date.rule in COARSE
        and not (date.rule == "date.month" and in_headline(text, begin))
        and not ADDED_UP.search(text, sentence(text, begin), min(stop + REACH, len(text)))
        and long_ago(text, date)
    ):
        return False
    counted = SO_MANY_EVENTS.search(text, sentence(text, date.start), date.start)
    if (IN_WHICH.match(text, date.stop) and not counted) or THEN_WHEN.match(text, date.stop):
        return False
    return date.rule in COARSE and bool(PERIOD_LEAD.search(lead)) and not one_event(text, date, begin, stop)


def one_event(text: str, date: Suggestion, begin: int, stop: int) -> bool:
    """Whether a single attack or crime is told of beside a count, so that a month or year is only when it was."""
    low, high = min(date.start, begin), max(date.stop, stop)
    if THE_ONE.search(text, max(date.start - 12, 0), date.start) and THAT_ONE.match(text, date.stop):
        return True
    if WHEN.match(text, high) or ONCE.search(text, low, high):
        return True
    if date.stop <= begin and THEN_SAID.fullmatch(text, date.stop, begin):
        return True
    return is_single(text, low, high)


def is_single(text: str, begin: int, stop: int) -> bool:
    """Whether what befell people was a single attack or crime, told of before them or right after."""
    return bool(SINGLE.search(text, sentence(text, begin), stop) or IN_ONE.match(text, stop))


def in_headline(text: str, at: int) -> bool:
    """Whether a place is in the first line, where that is no sentence: its month is then what the text adds up."""
    line, _, rest = text.partition("\n") if "\n" not in text[:at] else ("", "", "")
    return bool(rest) and line.rstrip()[-1:] not in (".", "!", "?")


def many(one: Mention) -> bool:
    """Whether a number is so large that the year beside it is the time over which it was added up."""
    return one.count.qualifier != "dozens" and (one.count.low or one.count.best or one.count.high or 0) >= MANY


def by_year(text: str, date: Suggestion, begin: int, stop: int) -> bool:
    """Whether a year opens the sentence or ends what is told of the number, with no single event told."""
    if not IN_YEAR.search(text, max(date.start - 4, 0), date.start):
        return False
    ahead = text[sentence(text, date.start) : date.start]
    leads = (date.stop <= begin and THAT_IN.search(ahead)) or SUMMED_IN.search(ahead)
    alone = OWN_TIME.search(text, max(date.start - 8, 0), date.start)  # in 2017, 140 were killed; in 2018, 90
    if not (leads or alone or opens(text, date.start, begin) or BESIDE.fullmatch(text, stop, date.start)):
        return False
    if ONE_CRIME.match(text, begin):
        return False
    return not SINGLE.search(text, max(date.start - 60, sentence(text, begin)), max(date.stop, begin))


def long_ago(text: str, date: Suggestion) -> bool:
    """Whether a date names its year, as one does of an event of another time."""
    return bool(YEAR.search(text, date.start, date.stop))


def governs(text: str, span: Span, begin: int, stop: int) -> bool:
    """Whether a time stands in the clause of a count, or opens its sentence."""
    if OF_SO_MANY.match(text, sentence(text, span[0]), span[0]) and "," in text[span[1] : begin]:
        return False
    if span[0] >= stop:
        return not (
            bounded(text, stop, span[0])
            or OF_THOSE.search(text, stop, span[0])
            or OF_A_PART.search(text, stop, span[0])
        ) and not (NEXT_ONE.search(text, max(span[0] - 16, stop - 1), span[0]) and NUMBER.match(text, span[1]))
    if SUBORDINATE.match(text, sentence(text, span[0]), span[0]) and "," in text[span[1] : begin]:
        return False
    if (
        AND_THEN.fullmatch(text, span[1], begin)
        and OWN_VERB.search(text, span[1], stop)
        and not opens(text, span[0], begin)
    ):
        return False
    if NOW.search(text, begin, stop + LEAST):
        return False
    if OF_THOSE.search(text, max(span[0] - 60, 0), span[0]) and "," in text[span[1] : begin]:
        return False
    if SO_MANY_IN_WHICH.fullmatch(text, span[1], begin):
        return True
    if WHICH_DID.fullmatch(text, span[1], begin) or (THAT_DID.fullmatch(text, span[1], begin) and verb_at(text, begin)):
        return True
    if in_relative(text, span, begin):
        return False
    return opens(text, span[0], begin) or not bounded(text, span[1], begin) or headed(text, span, begin)


def bounded(text: str, begin: int, stop: int) -> bool:
    """Whether another clause begins between two places, outside of brackets."""
    first = max(begin - LOOKED_BACK, 0)
    clause = BRACKETS.sub(lambda match: " " * len(match[0]), text[first:stop])
    return bool(BOUNDARY.search(clause, begin - first))


def verb_at(text: str, at: int) -> bool:
    """Whether what begins there is what befell people, not their number: attacks in May that killed 40."""
    return START.match(text[at : at + WORD].lower()) is None


def in_relative(text: str, span: Span, begin: int) -> bool:
    """Whether a time belongs to what describes a noun: on the road, which they have held since May, six men died."""
    clause = text[sentence(text, span[0]) : span[0]].rpartition(",")[2]
    return bool(DESCRIBING.search(clause)) and "," in text[span[1] : begin]


def headed(text: str, span: Span, begin: int) -> bool:
    """Whether only a colon stands between a period and a count: losses from 1 to 9 May: 47 killed."""
    at = text.find(":", span[1], begin)
    return at >= 0 and not BOUNDARY.search(text, span[1], at) and not BOUNDARY.search(text, at + 2, begin)


def opens(text: str, at: int, begin: int) -> bool:
    """Whether nothing but a preposition stands between the beginning of the sentence and a time before a count."""
    return at < begin and bool(OPENING.fullmatch(text, sentence(text, at), at))


def sentence(text: str, at: int) -> int:
    """Where the sentence of a place begins, as far as that matters to a period."""
    first = max(at - REACH, 0)
    begin = first + max(text[first:at].rfind(". ") + 1, text[first:at].rfind("\n") + 1, 0)
    begin += len(text[begin:at]) - len(text[begin:at].lstrip())
    line = DATELINE.match(text, begin, at)
    return line.end() if line else begin


def between(text: str, span: Span, begin: int, stop: int) -> str:
    """What stands between two spans."""
    return text[stop : span[0]] if span[0] >= stop else text[span[1] : begin]


def away(span: Span, begin: int, stop: int) -> int:
    """How far a span is from another."""
    return span[0] - stop if span[0] >= stop else begin - span[1]


def heads(text: str, date: Suggestion) -> bool:
    """Whether a date is that of a dateline."""
    line = text[max(text.rfind("\n", 0, date.start) + 1, date.start - REACH) : date.start]
    if COUNTED_IN.search(line[-60:]):
        return False
    after = AFTER_DATELINE.match(text, date.stop, date.stop + 14)
    return after is not None and (after[0] == ")" or len(PLAIN.findall(line)) <= IN_DATELINE)


def said_period(text: str, begin: int, stop: int, held: bool = False) -> Suggestion | None:
    """A period that is told without a date: "before the ceasefire", "in those eight weeks", "this season".

    held: whether people were arrested, so that "for three days" is how long each was held.
    """
    first, last = max(begin - REACH, 0), min(stop + REACH, len(text))
    low = first + max(text[first:begin].rfind(". "), text[first:begin].rfind("\n")) + 1
    ends = [stop + at for at in (text[stop:last].find(". "), text[stop:last].find("\n")) if at >= 0]
    found = [match.span() for match in SPOKEN.finditer(text, low, min(ends, default=last))]
    found = [span for span in found if governs(text, span, begin, stop) and not TOPPED.search(text, low, span[0])]
    found = [span for span in found if not NTH.search(text, max(span[0] - 48, low), span[0])]
    found = [span for span in found if not ((held or span[0] >= stop) and SO_LONG.match(text, span[0]))]
    if any(WHICH_ONE.match(text, span[0]) for span in found) and is_single(text, begin, stop):
        found = [span for span in found if not WHICH_ONE.match(text, span[0])]
    found.sort(key=lambda span: away(span, begin, stop))
    if not found or (away(found[0], begin, stop) > 110 and not opens(text, found[0][0], begin)):
        return None
    return Suggestion("date", (found[0],), Dated(None), "date.told")


def in_sentence(text: str, start: int, stop: int) -> Suggestion | None:
    """The first period of a sentence that is told without a date."""
    for match in SPOKEN.finditer(text, start, stop):
        if not TOPPED.search(text, start, match.start()):
            return Suggestion("date", (match.span(),), Dated(None), "date.told")
    return None
