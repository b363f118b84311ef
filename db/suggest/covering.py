"""Which period a count covers. Pure."""

import re
from collections.abc import Sequence

from db.suggest.mentions import Mention
from db.suggest.suggestion import Dated, Span, Suggestion, meet
from db.words.numerals import ONES, TEENS, TENS

COARSE = ("date.month", "date.year", "date.month_year", "date.season", "date.month_then")
REACH = 240  # code points on each side in which a period is looked for
_SPAN = r"(?:hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|fortnight)"
_BEGAN = (
    r"(?:began|begun|broke out|erupted|started|lapsed|fell|collapsed|ended|resumed|took|seized|came|went|was"
    r"|were|is|has"
    r"|swept|shifted|\w{2,}ed)"
)
_DATED = r"(?:(?:last|early|late|mid)[ -])?(?:\d|[A-Z][a-z]+day\b|(?:January|February|March|April"
_DATED += r"|May|June|July|August|September|October|November|December)\b)"
SPOKEN = re.compile(
    r"\b(?:(?:[Ss]ince|[Bb]efore|[Pp]rior to|[Dd]uring|[Tt]hroughout)\s(?:the|this|that"
    r"|a)\s(?:[\w'’-]+\s){0,4}?(?:ceasefire"
    r"|truce|cease-fire|coup|war|conflict|uprising|offensive|invasion|siege|fighting|crisis|occupation|campaign"
    r"|operation|hostilities|takeover|escalation|rainy season|flooding|election|revolution|bombardment|violence)\b"
    r"|[Dd]uring the (?:reporting|review|same|relevant) (?:period|month|week|quarter|year)|(?:[Ii]n|[Dd]uring"
    r"|[Oo]ver) the (?:first|second|third|fourth|last|final) (?:quarter|half) of the year|(?:[Oo]ver|[Ii]n"
    r"|[Ww]ithin|[Dd]uring|[Ff]or)"
    rf" (?:the )?(?:same|past|last|previous|first|final|following|latest|preceding|recent)"
    rf" (?!(?<=first )(?:hours|days)\b)(?:[\w-]+ )?{_SPAN}"
    r"|(?:(?:[Oo]n|[Ii]n) )?(?:(?:that|one|a single|this) (?:day|night|morning|evening|afternoon) alone)\b"
    r"|(?<= )that (?:week|month|year)(?=[,.;])"
    r"|[Ii]n the (?:days?|weeks?|months?|years?) before\b|[Ii]n the (?:first|second|third|last) (?:winter|summer|spring"
    r"|autumn)\b|[Ww]ithin (?:days|weeks|months)\b|[Dd]uring Ramadan\b"
    r"|(?:[Ii]n|[Dd]uring|[Oo]ver|[Tt]hroughout|[Ff]or) (?:the same|that|those|this|the whole|the entire)"
    r" (?:period|time|month|week|year|quarter|season|winter|summer|spring|autumn|fortnight)(?: (?:of )?last year)?\b"
    r"|(?:[Dd]uring|[Oo]ver|[Tt]hroughout) the (?:month|week|year|quarter|season|winter|summer|spring|autumn)"
    r"(?: of (?:19|20)\d\d)?\b|[Aa]ll of (?:19|20)\d\d\b|(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring|[Ff]or) "
    r"(?:an? (?:single )?(?:week|month|year|fortnight|decade|matter of \w+|space of \w+ \w+)\b)"
    rf"|[Ww]ithin (?!(?:the|an?) (?:hour|day|night))(?:an? |[\w-]+ ){_SPAN}"
    r"|(?:(?:[Ss]o far|[Ee]arlier|[Ll]ater) )?[Tt]his (?:season|year|month|week)\b"
    r"|[Ss]o far in \d{4}|[Ss]ince (?:then|midnight|dawn|sunrise|nightfall)"
    rf"|[Ss]ince (?!been\b|{_DATED})(?:the |a |an |its |his |her |their |our |this |that )?"
    rf"(?:(?!(?:and|but|that|which|who|had|has|have)\b)[\w'’-]+ ){{1,6}}?{_BEGAN}\b"
    r"|[Ss]ince (?:the |its |his )(?:[\w-]+ )?(?:start|beginning|outbreak|onset|launch|escalation|resumption"
    r"|collapse|end|fall|eruption) of (?:the |this |that )?(?:(?:current|present|new) )?(?:[\w'’-]+ ){0,3}?[\w'’-]+"
    r"|[Ii]n (?:these|those|the) (?!first (?:hours|days)\b)(?:[\w-]+ ){0,2}(?:hours|weeks|months|days|years)"
    r"(?: (?:that followed|since|before|after))?"
    rf"|[Ii]n [\w-]+ {_SPAN} of \w+|[Ii]n a [\w-]+ (?:[\w-]+ )?(?:offensive|campaign|siege)"
    r"|(?!(?:[Ii]n|[Ff]or) (?:[a-z]+|\d) hours)(?:[Ii]n|[Oo]ver|[Ff]or) (?:one|two|three|four|five|six|seven|eight|nine"
    rf"|ten|\d+) (?:[\w-]+ )?{_SPAN}(?! (?:old|ago|later|earlier|after|before)))\b"
)
DATELINE = re.compile(r"[^.\n]{2,60}?(?:\)\s?[—–-]|\s[—–])\s")
SINGLE = re.compile(
    r"\b(?:an?|one|another|that|the(?: [\w-]+)? (?:deadliest|worst|bloodiest)|in"
    r" the)\s(?:[\w-]+\s){0,3}?(?:day|night|hour|attack|strike"
    r"|air ?strike|bombing|explosion|blast|raid|shooting|ambush|massacre|earthquake|crash|fire|assault|incident"
    r"|stampede"
    r"|shipwreck|collapse|landslide|cyclone|protest)\b",
    re.I,
)
IN_ONE = re.compile(
    r"[^.;:,\n]{0,30}?\b(?:in|by|when)\s(?:an?|one|another)\s(?:[\w-]+\s){0,2}?(?:attack|strike|air ?strike|bombing"
    r"|explosion|blast|raid|shooting|ambush|massacre|assault|bomb|mine|drone|crash|fire|shell|missile)\b"
)
ONE_CRIME = re.compile(r"(?:murder|massacre|assassination|shooting|lynching|slaughter|beheading)s? ", re.I)
WHICH_DID = re.compile(r",?\s(?:which\s(?:have |had |together |[a-z]+ly )?|(?:in|during) which\s)")
IN_WHICH = re.compile(r",?\s(?:in|during) which\s")
OF_THOSE = re.compile(
    r",\s[^.;:]{2,40}?\sof (?:them|whom|these|those)\s(?:(?:in|over|during|since|within)\s)?(?:the\s)?$"
)
IT_SAW = re.compile(r"\s(?:alone\s)?(?:saw|has seen|had seen)\s")
RANKED = re.compile(
    r"\b(?:first|worst|largest|biggest|deadliest|bloodiest|heaviest|highest|lowest|longest|fiercest|strongest|greatest"
    r"|gravest|third such|most (?!of\b)\w+)\b[^.;:,\n]{0,60}\bsince\s(?:the\s|last\s|early\s|late\s|mid-)?$",
    re.I,
)
TOPPED = re.compile(
    r"\b(?:first|worst|largest|biggest|deadliest|bloodiest|heaviest|highest|lowest|most)\b[^.;:,\n]{0,40}\s$", re.I
)
ALL_OVER = re.compile(r"\b(?:throughout|during|all through)\s(?:all of |the whole of |the year )?$", re.I)
SINCE = re.compile(r"\b[Ss]ince\s")
AS_OF = re.compile(r"\b[Aa]s (?:of|at)\s$")
ADDED_UP = re.compile(
    r"\b(?:(?:ha[sd]|have)\s(?:\w+\s)?been|alone|so far|whole|entire|throughout|total|documented|recorded"
    r"|verified|registered"
    r"|reported|compared|against|up from|down from|average|strikes|attacks|incidents|raids|bombings|clashes"
    r"|violence|count(?:ed)?)\b"
)
IN_YEAR = re.compile(r"\b[Ii]n\s$")
BESIDE = 8  # code points between what is told of a number and a year that belongs to it
MANY = 10  # people, from which on a year is a period
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BOUNDARY = re.compile(
    r"\b(?:after|(?<!in )(?<!of )(?<!at )(?<!on )(?<!from )(?<!to )that|which|who|whom|whose|when|while|where"
    r"|because|although|though|unless|but)\b|[—;]|:\s"
)
RELEASED = re.compile(
    r"\b(?:released|published|issued|presented|launched|unveiled|made public|put out|posted)(?: (?:early|late))?"
    r"(?: on)?\s$"
)
OF_A_PART = re.compile(r"[,(—–]\s?(?:including|among (?:them|whom)|counting)\b(?:[^,;()—–]|,\d)*$")
SAID = re.compile(r"\b(?:said|says|wrote|announced|tweeted|posted|added)(?:\s(?:the\s)?[A-Z][\w’'-]+){0,4}\s$")
NEXT_ONE = re.compile(r"[,;](?:\s(?:and|but|then))?(?:\s(?:in|between|from|during|since))?\s$")
NUMBER = re.compile(
    r",?\s(?:it was |there were |only |another |about |some |at least )?(?:\d|(?:"
    + "|".join((*ONES, *TEENS, *TENS))
    + r")\b)"
)
AND_THEN = re.compile(r"[^,;.]{0,50}[,;] (?:and|but|while)(?: \w+){0,3} ")
OWN_VERB = re.compile(r" (?:have|has|had|were|was|are)\b")
SUBORDINATE = re.compile(r"(?:When|After|As|Once|Before|Because|Although|While)\s(?!(?:of|a result)\b)")
DESCRIBING = re.compile(r"^\s(?:which|who|whom|whose|where)\b")
OPENING = re.compile(
    r"[\W\d]*(?:(?:and|but|also|so|overall|meanwhile|in (?:total|all)|altogether|however|thus|as|\w+ly)\b[,\s]*)*"
    r"(?:(?:since|from|between|until|till|in|during|throughout|over|through|for|by|within)\s(?:[\w'’-]+[\s-]){0,9})?$",
    re.I,
)
PERIOD_LEAD = re.compile(
    r"(?:since|from|between|until|till|in|during|throughout|over|through|for|,)\s(?:early |mid-"
    r"|late |the (?:end|start|beginning|whole) of |the |last |(?:\w+\s){0,4}(?:of|in)\s)?$"
)
SECOND = re.compile(r"\b(?:to|until|till|through|and)\s$")
DAY_LEAD = re.compile(
    r"\b(?:in|over|during|for) the (?:\w+ )?(?:day|week|month|year|period|hour)s? (?:up )?(?:to|ending|until|before"
    r"|since)\s$|"
    r"\b(?:since|between)\s(?:early |mid-|late |the (?:end|start) of |last |(?:the\s)?(?:\w+\s){0,5}(?:of"
    r"|in|on)\s)?$|\bfrom\s$"
)


def period(text: str, one: Mention, dates: Sequence[Suggestion]) -> Suggestion | None:
    """The period in the sentence that is nearest to a count; none where a single day is nearer."""
    begin, stop = (min(one.start, one.event[0]), max(one.stop, one.event[1])) if one.event else (one.start, one.stop)
    spoken = said_period(text, begin, stop)
    near = [
        date for date in dates if isinstance(date.reading, Dated) and not heads(text, date) and not told_on(text, date)
    ]
    near.sort(key=lambda date: away(date.spans[0], begin, stop))
    for place, date in enumerate(near[:2]):
        if place and ";" in text[date.stop : near[0].start] and ";" not in between(text, near[0].spans[0], begin, stop):
            return None
        if spoken and away(spoken.spans[0], begin, stop) < away(date.spans[0], begin, stop):
            break
        if not governs(text, date.spans[0], begin, stop) or ranked(text, date):
            continue
        if AS_OF.search(text, max(date.start - 6, 0), date.start) and SINCE.search(text, sentence(text, begin), begin):
            continue
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
    if IN_WHICH.match(text, date.stop):
        return False
    low, high = min(date.start, begin), max(date.stop, stop)
    single = SINGLE.search(text, max(low - 60, sentence(text, low)), high) or IN_ONE.match(text, high)
    return date.rule in COARSE and bool(PERIOD_LEAD.search(lead)) and not single


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
    if not (opens(text, date.start, begin) or 0 <= date.start - stop < BESIDE):
        return False
    if ONE_CRIME.match(text, begin):
        return False
    return not SINGLE.search(text, max(date.start - 60, sentence(text, begin)), max(date.stop, begin))


def long_ago(text: str, date: Suggestion) -> bool:
    """Whether a date names its year, as one does of an event of another time."""
    return bool(YEAR.search(text, date.start, date.stop))


def governs(text: str, span: Span, begin: int, stop: int) -> bool:
    """Whether a time stands in the clause of a count, or opens its sentence."""
    if span[0] >= stop:
        return not (
            BOUNDARY.search(text, stop, span[0])
            or OF_THOSE.search(text, stop, span[0])
            or OF_A_PART.search(text, stop, span[0])
        ) and not (NEXT_ONE.search(text, max(span[0] - 16, stop - 1), span[0]) and NUMBER.match(text, span[1]))
    if SUBORDINATE.match(text, sentence(text, span[0]), span[0]) and "," in text[span[1] : begin]:
        return False
    if (
        AND_THEN.fullmatch(text, span[1], begin)
        and OWN_VERB.search(text, begin, stop)
        and not opens(text, span[0], begin)
    ):
        return False
    if WHICH_DID.fullmatch(text, span[1], begin):
        return True
    if in_relative(text, span, begin):
        return False
    return opens(text, span[0], begin) or not BOUNDARY.search(text, span[1], begin) or headed(text, span, begin)


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
    return bool(re.match(r"\)?\s?(?:\(\w+\)\s)?[—–-]\s|\)", text[date.stop : date.stop + 14]))


def said_period(text: str, begin: int, stop: int) -> Suggestion | None:
    """A period that is told without a date: "before the ceasefire", "in those eight weeks", "this season"."""
    first, last = max(begin - REACH, 0), min(stop + REACH, len(text))
    low = first + max(text[first:begin].rfind(". "), text[first:begin].rfind("\n")) + 1
    ends = [stop + at for at in (text[stop:last].find(". "), text[stop:last].find("\n")) if at >= 0]
    found = [match.span() for match in SPOKEN.finditer(text, low, min(ends, default=last))]
    found = [span for span in found if governs(text, span, begin, stop) and not TOPPED.search(text, low, span[0])]
    found.sort(key=lambda span: away(span, begin, stop))
    if not found or (away(found[0], begin, stop) > 110 and not opens(text, found[0][0], begin)):
        return None
    return Suggestion("date", (found[0],), Dated(None), "date.told")
