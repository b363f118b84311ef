"""Whether the sentence of a date tells of what was or of what is to come. Pure."""

import re
from functools import cache

from db.suggest.points import Point
from db.words.datewords import WEEKDAYS

_AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:(?<=[’'])d|would) (?:like|love|prefer|rather)|is to|are to"
    r"|due|scheduled|foreseen|plans?|planned|expected|expects|to be|upcoming"
    r"|next(?!\s(?:to|door|street|house|room|village|town|building|block|bed|cell|tent|field|lane|valley|floor|one)\b)"
    r"|coming(?=\s*$|\s(?:days?|weeks?|months?|years?|weekend|season|spring|summer|autumn|winter)\b)"
    r"|tomorrow|registered|until|resumes?|reopens?|begins?|starts?|ends|expires?|(?:ask|call|see) (?:me|us)"
    r"|could (?:open|begin|start|resume|follow)"
    r"|(?:called|declared|announced|set|slated|fixed|booked|postponed|put off|adjourned) (?:for|to|until|till))\b",
    re.I,
)
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|since|last|hit|left|fell|fled|died|began|came|took|lost|broke|burst|burnt|found"
    r"|held|said|told|saw|sent|spoke|went|brought|caught|gave|got|heard|ran|rose|shot|struck|drove|flew|stood|[a-z]{3,}ed)\b"
)
_OF_THE_PAST = r"[^.]*\b(?:after|since|from|following|of|by|over|who|which|whose|in the wake)\b"
_WILL = re.compile(
    r"\b(?:will|(?:is|are) to|(?:was|were) to(?! have)|due|scheduled|foreseen|forecast|expected|planned"
    r"|set to|set for|going to|meets?|takes? place|resumes?"
    r"|reopens?|votes|begins?|opens?|starts|convenes?|(?:continues?|reconvenes?) on"
    r"|(?:is|are|stays?|remains?) closed until"
    r"|(?:(?:leaves?|departs?|arrives?|publishes|travels)\s(?:for\s[A-Z]\w+\s)?|goes\sto\s[A-Z]\w+\s)(?=on\s)"
    r"|(?:is|are) (?:supposed|meant|likely|bound|about|ready|left) to"
    rf"|expects?(?!{_OF_THE_PAST})|expecting(?!{_OF_THE_PAST})|(?:[Ww]ould|[’']d) (?:like|love|prefer) to"
    r"|hopes? to|plans? to|wants? to|intends? to|vows? to)\b|[’']ll\b|\b(?:[Ii]t|[Tt]here|[Tt]hat)[’']s\b|\b(?:[Cc]all"
    r"|[Aa]sk|[Ss]ee|[Mm]eet) (?:me|us|you)\b|\bcome back\b"
    r"|\b(?:called|declared|slated|fixed|booked|postponed|put off|adjourned) (?:for|to|until|till)\b|\bwould be\b"
    r"|\b(?:can|may|could|might|should) (?:open|begin|start|resume|reopen|follow|take place|meet)\b"
    r"|\b(?:can|may|could|should|must) (?:[a-z]+ ){1,4}again\b|\b(?:[Gg]od wills|inshallah|[Gg]od willing)\b[^.]*"
)
# What stands between what will be and a day, where the day is that of something that was.
_THEN_WAS = re.compile(
    r"\b(?:who|which|when|but|after\s(?:he|she|it|they|we))\b[^.]*\b(?:(?:was|were|had|did|hit|left|fell|fled|died|began"
    r"|came|took|lost|broke|struck|shot|held)\b|(?<!\bbe )(?<!been )[a-z]{3,}ed\b)"
    r"|\b(?:that|and)\b[^.]*\b(?:was|were|had|did|killed|struck|hit)\b"
)
_OF_ATTACK = re.compile(
    r"\b(?:strikes?|attacks?|raids?|shelling|bombings?|bombardment|massacres?|killings?|blasts?|explosions?|shootings?"
    r"|earthquakes?|arrests?|air ?strikes?|crash|fire|ambush|clashes)\s"
    r"(?:(?:in|at|near|against)\s(?:the\s)?[\w’'-]+\s(?:[A-Z][\w’'-]+\s)?)?(?:on|of|last)\s$"
)
_TALKS_OF = re.compile(r"\b(?:discuss|debate|consider|address|examine|review|hear of)\s[^,;:]*$")
_LASTING = re.compile(
    r"\b(?:is|are|will|can|stays?|remains?|runs?|lasts?|valid|extended|closed|suspended|renewed|open|postponed|[’']s)\b",
    re.I,
)
_TO_DO = re.compile(r"\b(?:was|were) to [a-z]+\b")
_HOPES = re.compile(r"\b(?:hopes?|plans?|wants?|intends?|vows?|going|set|able) to\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s(?:the\s)?$", re.I)
_OPENS = re.compile(
    r"(?:^|[.!?:][\"”’']?\s|\n|[“\"])(?:(?:On|In|From|By|Before|Until|Starting|Starting on|As of)\s(?:the\s)?"
    r")?$"
)
_DEADLINE = re.compile(
    r"\bto (?!the\b|an?\b)[a-z]+\b(?:[^,;:]|,\d){0,40}\b(?:by|before|until|no later than)\s(?:the\s)?$"
    r"|\b(?:is|are|falls?|opens?|closes?|leaves?|ends?|expires?)\s(?:on|in|for)\s(?:the\s)?$"
    r"|\s(?:meeting|gathering|convening|sitting|voting)\s(?:[a-z]+\s(?:the\s)?[A-Z]\w+\s)?on\s(?:the\s)?$",
    re.I,
)
_ORDERED = re.compile(
    r"\b(?:(?:tell|told|ask|order|urge|warn|instruct|require|summon|advise|invite)(?:s|ed|ing)?\b[^,;:]{0,40}?"
    r"\bto [a-z]+|must|ha(?:s|ve) to|needs? to|should)\b[^,;:]{0,40}\b(?:by|before|no later than)\s(?:the\s)?$"
    r"|\b(?:is|are)\son\s(?:the\s)?$",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:have|has|gives?|gave|given)\b[^,;:]{0,30}\b(?:until|till)\s(?:the\s)?(?:(?:end|middle|beginning)\sof\s)?$",
    re.I,
)
_DECLARED = re.compile(
    r"(?<!had )\b(?:announced|declared|imposed|extended|prolonged|renewed)\b"
    r"(?:(?!\b(?:that|had|was|were|after)\b)[^.;:]){0,50}"
    r"\b(?:until|till)\s$"
)
_IS_DOING = re.compile(
    r"\b(?:is|are)\s(?!being\b)[a-z]+ing\b(?:(?!\b(?:was|were|had|[a-z]+ed)\b)[^,;:]){0,40}\s(?:on|next)\s$"
)
_HAD = re.compile(
    r"\b(?:had|[’']d) (?:(?:not|also|already|just|only|never|all|both|first|since) )?(?:been|gone|left|come|seen|taken"
    r"|eaten|given|found|made|told|fled|lost|held|hit|begun|fallen|heard|met|sent|set|shot|struck|brought|bought|kept|written"
    r"|spoken|driven|flown|broken|risen|burnt|[a-z]{2,}ed)\b"
)
_ENDS = re.compile(r"[.!?;][\"”’']?\s|\n")
_NOW = re.compile(r"\b(?:now|today|currently|at present)\b")
_PRESENT = re.compile(r"\b(?:will|shall|can|is|are|has|have|am|now|today|so far|next)\b|[’'](?:ll|s been|ve|m)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|could|hit|left|fell|fled|died|began|came|took|lost|broke|burst|burnt|found|held|said|told|saw"
    r"|sent|spoke|went|brought|caught|gave|got|heard|ran|rose|shot|struck|drove|flew|stood|made|kept|knew|dug|woke|lay"
    r"|sat|ate|slept|thought|bought|hid|wrote|met|hung|threw|grew|blew|wore|tore|chose|stole|rode|shook|forgot|fed|led"
    r"|put|cut|cost|shut|read|set|let|built|spent|felt|meant|won|sold|paid|laid|taught|fought|became|withdrew|overran|sang|drank|[a-z]{3,}ed)\b|\b(?:was|were|had|did|could)n[’']t\b|[’']d\b"
)
_MINE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_HAS_BEEN = re.compile(
    r"\b(?:has|have|[’']ve)\b(?:(?!\b(?:was|were|had|when|who|which|that|after|before|did|said|told)\b)[^;:])*$"
)
_PUT_RIGHT = re.compile(r"\bfor (?:me|us|him|her|them) (?:it|that) was\s(?:the\s)?$", re.I)
_PROPOSED = re.compile(
    r"\b(?:invit|summon|propos|offer|promis|schedul|plann?|agre|announc|call|slat|book)ed\b[^,;:]{0,40}\b(?:for|in|on)"
    r"\s(?:early\s|mid-|late\s)?$"
    r"|\b(?:ha(?:s|ve)|[’']ve)\s(?:already\s)?(?:bought|ordered|booked|reserved)\b[^,;:.]{0,40}\bfor"
    r"\s(?:early\s|mid-|late\s)?$"
    r"|\b(?:announc|declar|promis|decid|agre|order|decre)ed\b[^.;:]{0,80}\b(?:from|starting|beginning)\s(?:on\s)?$"
)
_WISHED = re.compile(
    r"\b(?:ask|demand|urge|recommend|propose|insist|request)s?(?:ed)?\sthat\s[^.;:]{1,40}\bbe\b[^.;:]*"
    r"\b(?:before|by|until)\b[^.;:]*$"
    r"|\b(?:said|says?|promised|told (?:us|me|him|her|them))\s(?:(?:first|then|only|maybe|perhaps)\s)?"
    r"(?:by|before|after|until|not before)\b[^.;:]*\b(?:by|before|until|so in|so by)\s$"
    r"|(?:\b[Ww]ould|[’']d)\s(?:like|love|prefer)\sto\s(?!have\b)[^.;:]*\b(?:on|in|by|before|until)\s(?:the\s)?$"
)
_MOVED = re.compile(
    r"\b(?:(?:not|nothing|nobody|no one|never|only|put (?:off|back)|postponed|adjourned|delayed|deferred|held over)\b"
    r"|[a-z]+n[’']t\b)"
    r"[^.;:,]{0,40}\b(?:until|till)\s(?:the\s)?$"
    r"|\b(?:moved|postponed|put off|brought forward|rescheduled|shifted|delayed)\b[^.;:,]{0,30}\b(?:from|to|until)\s"
    r"(?:the\s)?$"
)
_IS_FOR = re.compile(r"\b(?:is|are|am)\b(?:(?!\b(?:was|were|had|[a-z]+ed)\b).){0,30}\bfor\s$")
_FELL = re.compile(
    r"(?:\s(?:in|on|at|near|of|has|have|and)\s[\w’' -]{0,30})?\s(?:was|were|had|did|fell|left|broke|began|came"
    r"|[a-z]{3,}ed)\b"
)
_DID = re.compile(r"\bdid\b(?: not|n[’']t)?\b|\bdidn[’']t\b")
_OPENS_CLAUSE = re.compile(r"[;,](?:\sand|\sbut)?\s(?:in|on)\s(?:early\s|mid-|late\s|the\s)?$")
_OPENS_BY = re.compile(
    r"(?:^|[.!?:][\"”’']?\s|\n)(?:By|Before|From|In|At)\s(?:the\s(?:end|middle|start)\sof\s|early\s|mid-|late\s)$"
)
_THEN_OPENS = re.compile(
    r"[;,](?:\sand|\sbut)?\s(?:in|on|by|from|before)\s(?:early\s|mid-|late\s|the\s(?:(?:end|middle|start)\sof\s)?)?$"
)
_GOES = re.compile(
    r"\s(?:I|we)\s(?:go|leave|return|start|travel|fly|move|begin)\b(?![^.;,]*\b(?:was|were|had|[a-z]{3,}ed)\b)"
)
_STARTING = re.compile(r"\b(?:starting|beginning|effective)\s(?:on\s|from\s)?$")
_WAS_ANNOUNCED = re.compile(r"[^.;:]{0,30}\b(?:was|has been|were)\s(?:announced|agreed|declared|ordered)\b")
_IF = re.compile(r",?\s(?:when|if|once|as soon as|[Gg]od willing|inshallah|at the (?:latest|earliest))\b")
_IF_NOW = re.compile(
    r"\b[Ii]f\b(?:(?!\b(?:was|were|had|did)\b)[^,;.])*"
    r"\b(?:is|are|do|does|don[’']t|doesn[’']t|isn[’']t|aren[’']t|can|cannot|can[’']t)\b"
    r"(?:(?!\b(?:was|were|had|did)\b)[^,;.])*\b(?:by|before|until)\s(?:the\s)?$"
)
_ASKED = re.compile(
    r"\b(?:[Ww]ill|going to|plan to|hope to|want to)\b[^.?!\n]*\?[\"”’']?\n+(?:[^.?!:\n]{1,40}:|[A-Z]\.)?\s?$"
)
_AHEAD_VERB = re.compile(r"\b(?:will|shall|is to|are to|is due|are due|meets|votes|resumes|must|expected to)\b")
_TOLD = re.compile(r"\b(?:said|told|that|was|were|had|has|[a-z]{3,}ed)\b")
_YEARLY = re.compile(r"\b(?:every|each) year\b(?! since)", re.I)
_UP_TO = re.compile(r"\b(?:before|by|until|till)\s(?:the\s)?$", re.I)


def before(text: str, point: Point, room: int, ends: str = ".!?;") -> str:
    """The words of its sentence that stand before a date, no more than so many code points."""
    return sentence_end(ends).split(text[max(point.start - room, 0) : point.start])[-1]


@cache
def sentence_end(ends: str) -> re.Pattern[str]:
    """The end of a sentence, or of a line, by the signs that may end one; not that of U.S. and the like."""
    return re.compile(rf"(?<!\.[A-Z])[{ends}][\"”’']?\s|\n")


def looks_back(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, tell of what has happened; those after, where it opens one."""
    if _OPENS.search(text, max(point.start - 16, 0), point.start):
        return bool(_BACK.search(re.split(r"[.!?;\n]", text[point.stop : point.stop + 70])[0]))
    if _OPENS_CLAUSE.search(text, max(point.start - 20, 0), point.start):
        own = re.split(r"[.!?;,\n]", text[point.stop : point.stop + 50])[0]
        return bool(_PAST.search(own) or _BACK.search(before(text, point, 160)))
    said = before(text, point, 160)
    if _BACK.search(said) or _AHEAD.search(said):
        return bool(_BACK.search(said))
    return bool(_FELL.match(text, point.stop))


def sentence_of(text: str, point: Point) -> str:
    """The sentence that a date stands in, no more than 160 code points to each side."""
    return (
        before(text, point, 160)
        + text[point.start : point.stop]
        + re.split(_ENDS, text[point.stop : point.stop + 160])[0]
    )


def is_told(text: str, point: Point) -> bool:
    """Whether its sentence tells what was, or notes it as a diary does, and not how things are or will be."""
    sentence = sentence_of(text, point)
    return bool(is_noted(text, point) or _PAST.search(sentence)) and not _PRESENT.search(sentence)


def is_now(text: str, point: Point) -> bool:
    """Whether its sentence says how things are now."""
    return bool(_NOW.search(sentence_of(text, point)))


def is_noted(text: str, point: Point) -> bool:
    """Whether a day stands by itself before what is noted of it, as in a diary: Tuesday: no water."""
    opens = text[point.start - 1 : point.start] == "\n" or text[point.start - 2 : point.start] == ". "
    return opens and text[point.stop : point.stop + 1] in tuple(".:–—")


def witnessed(text: str, point: Point) -> bool:
    """Whether somebody tells it of themselves, or it stands in marks of speech."""
    line = text[max(point.start - 400, 0) : point.start].rpartition("\n")[2]
    quoted = line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1
    return quoted or bool(_MINE.search(re.sub(r"[“\"][^”\"]*[”\"]", "", sentence_of(text, point))))


def had(text: str, point: Point, *, after: bool = False) -> bool:
    """Whether the clause of a date tells of what had been before the time that is told of; after: also in the words
    after it, where it opens a sentence."""
    if after and _OPENS.search(text, max(point.start - 16, 0), point.start):
        return bool(_HAD.search(re.split(r"[.!?;,\n]", text[point.stop : point.stop + 70])[0]))
    return bool(_HAD.search(before(text, point, 100, ".!?;:,")))


def has_been(text: str, point: Point) -> bool:
    """Whether the clause of a date tells what has been up to now: they have lived in tents since May."""
    return bool(_HAS_BEEN.search(before(text, point, 100)))


def is_put_right(text: str, point: Point) -> bool:
    """Whether a day is told in place of another: for me it was the 7th."""
    return bool(_PUT_RIGHT.search(before(text, point, 40)))


def is_proposed(text: str, point: Point) -> bool:
    """Whether something has been proposed, announced or ordered for a day or month: they have proposed talks in May."""
    return bool(_PROPOSED.search(before(text, point, 120)))


def is_wished(text: str, point: Point) -> bool:
    """Whether something is wished for, asked or promised for a day or month: we ask that it be mended before May."""
    return bool(_WISHED.search(before(text, point, 120)))


def is_moved(text: str, point: Point) -> bool:
    """Whether something happens on a day that stands after until or from: not until Sunday, moved from Monday."""
    return bool(_MOVED.search(before(text, point, 80)))


def is_due(text: str, point: Point) -> bool:
    """Whether a day is that by which something is to be done, or on which it is: to pay before 5 August."""
    return bool(_DEADLINE.search(before(text, point, 80)))


def is_ordered(text: str, point: Point) -> bool:
    """Whether somebody is told to do something by a day, or something is to be on it: to leave by Friday."""
    return bool(_ORDERED.search(before(text, point, 120)))


def lasts(text: str, point: Point) -> bool:
    """Whether what goes on now is said to end on a day: the curfew runs until Sunday."""
    if not _UNTIL.search(text, max(point.start - 10, 0), point.start):
        return False
    if _GIVEN.search(before(text, point, 60)):
        return True
    if _DECLARED.search(before(text, point, 90)):
        return not _BACK.search(re.split(r"[.!?;\n]", text[point.stop : point.stop + 40])[0].split(" and")[0])
    sentence = before(text, point, 120, ".!?;,").rpartition(" that ")[2]
    rest = re.split(r"[.!?;,\n]", text[point.stop : point.stop + 40])[0]
    return bool(_LASTING.search(sentence)) and not _BACK.search(sentence) and not _BACK.search(rest)


def looks_ahead(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, speak of what is to come."""
    sentence = before(text, point, 160)
    if _OF_ATTACK.search(sentence):
        return False
    found = [one[0].lower() for one in _AHEAD.finditer(sentence)]
    rest = re.split(r"[.!?;\n]", text[point.stop : point.stop + 80])[0]
    if found == ["until"]:
        over = re.search(r"\b(?:was|were|had|[a-z]{3,}ed)\b", rest)
        lasting = _GIVEN.search(sentence) or (_LASTING.search(sentence) and not over)
        return bool(lasting) or opens_ahead(text, point)
    return bool(found) or bool(_TO_DO.search(sentence)) or bool(_HOPES.search(sentence)) or opens_ahead(text, point)


def will(text: str, point: Point) -> bool:
    """Whether the sentence says that something will be, with nothing in between that was."""
    sentence = before(text, point, 120, ".!?;:,")
    named = [one[0] for one in _WILL.finditer(sentence)]
    if _OF_ATTACK.search(sentence) and not is_talked_of(text, point):
        return False
    if _IS_DOING.search(sentence):
        return True
    if _DID.search(sentence) or _THEN_WAS.search(sentence, last_end(sentence)):
        return False
    if _IF_NOW.search(sentence) or (_STARTING.search(sentence) and _WAS_ANNOUNCED.match(text, point.stop)):
        return True
    if _IS_FOR.search(sentence):
        return True
    owned = text.startswith(("'s", "’s"), point.stop)
    return any(not (owned and one[-1:] == "s") for one in named) or opens_ahead(text, point)


def is_talked_of(text: str, point: Point) -> bool:
    """Whether a day may be that of an attack or of the talk about it: the council is to discuss the attack on Monday;
    not where another weekday in the sentence is that of the talk."""
    said = before(text, point, 120)
    return bool(_OF_ATTACK.search(said) and _TALKS_OF.search(said)) and not any(name in said for name in WEEKDAYS)


def last_end(sentence: str) -> int:
    """Where the last word that says what will be ends; 0 where there is none."""
    return max((one.end() for one in _WILL.finditer(sentence)), default=0)


def opens_ahead(text: str, point: Point) -> bool:
    """Whether a date opens a sentence that then says what will be: on Monday, the council will vote."""
    if _THEN_OPENS.search(text, max(point.start - 24, 0), point.start):
        rest = re.split(r"[.!?;,\n]", text[point.stop : point.stop + 70])[0]
        ahead = _AHEAD_VERB.search(rest)
        return bool(_GOES.match(rest)) or (ahead is not None and not _TOLD.search(rest, 0, ahead.start()))
    opening = _OPENS.search(text, max(point.start - 16, 0), point.start)
    opening = opening or _OPENS_BY.search(text, max(point.start - 24, 0), point.start)
    if not opening:
        return False
    rest = re.split(r"[.!?;\n]", text[point.stop : point.stop + 70])[0]
    if _IF.match(rest) and not _BACK.search(rest):
        return True
    if _ASKED.search(text, max(opening.start() - 100, 0), opening.end() - len(opening[0].lstrip(".!?:\"”’' \n"))):
        return True
    ahead = _AHEAD_VERB.search(rest)
    return ahead is not None and not _TOLD.search(rest, 0, ahead.start())


def returns(text: str, point: Point) -> bool:
    """Whether a day comes back each year: every year on 4 May."""
    return bool(_YEARLY.search(before(text, point, 80)))


def coming(text: str, point: Point) -> bool:
    """Whether a season is still to come: it will be, or something lasts until it."""
    lasts = _UP_TO.search(text, max(point.start - 12, 0), point.start)
    rest = re.split(r"[.!?;,\n]", text[point.stop : point.stop + 50])[0]
    return will(text, point) or (bool(lasts) and not looks_back(text, point) and not _BACK.search(rest))
