"""Whether the sentence of a date tells of what was or of what is to come. Pure."""

import re

from db.suggest.points import Point

_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|due|scheduled|foreseen|plans?|planned|expected|expects|to be|upcoming"
    r"|next|coming|tomorrow|registered|until|resumes?|reopens?|begins?|starts?|ends|expires?|(?:ask|call|see) (?:me|us)"
    r"|(?:called|declared|announced|set|slated|fixed|booked|postponed|put off|adjourned) (?:for|to|until|till))\b",
    re.I,
)
_BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|since|last|hit|left|fell|fled|died|began|came|took|lost|[a-z]{3,}ed)\b"
)
_WILL = re.compile(
    r"\b(?:will|is to|are to|due|scheduled|foreseen|forecast|expected|planned|set to|set for|going to|meets?|resumes?"
    r"|reopens?|votes|begins?|opens?|starts|convenes?|(?:continues?|reconvenes?) on"
    r"|(?:is|are|stays?|remains?) closed until"
    r"|hopes? to|plans? to|wants? to|intends? to|vows? to)\b|[’']ll\b|\b(?:[Ii]t|[Tt]here|[Tt]hat)[’']s\b|\b(?:[Cc]all"
    r"|[Aa]sk|[Ss]ee|[Mm]eet) (?:me|us|you)\b|\bcome back\b"
    r"|\b(?:called|declared|slated|fixed|booked|postponed|put off|adjourned) (?:for|to|until|till)\b|\bwould be\b"
    r"|\b(?:can|may|could|should|must) (?:[a-z]+ ){1,4}again\b|\b(?:[Gg]od wills|inshallah|[Gg]od willing)\b[^.]*"
)
_LASTING = re.compile(
    r"\b(?:is|are|will|stays?|remains?|runs?|lasts?|valid|extended|closed|suspended|renewed|open|postponed|[’']s)\b",
    re.I,
)
_HOPES = re.compile(r"\b(?:hopes?|plans?|wants?|intends?|vows?|going|set|able) to\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s(?:the\s)?$", re.I)
_OPENS = re.compile(r"(?:^|[.!?:][\"”’']?\s|\n|[“\"])(?:(?:On|From|By|Starting|Starting on|As of)\s)?$")
_AHEAD_VERB = re.compile(r"\b(?:will|shall|is to|are to|is due|are due|meets|votes|resumes|expected to)\b")
_TOLD = re.compile(r"\b(?:said|told|that|was|were|had|has|[a-z]{3,}ed)\b")
_UP_TO = re.compile(r"\b(?:before|by|until|till)\s(?:the\s)?$", re.I)


def before(text: str, point: Point, room: int, ends: str = ".!?;") -> str:
    """The words of its sentence that stand before a date, no more than so many code points."""
    return re.split(rf"[{ends}][\"”’']?\s|\n", text[max(point.start - room, 0) : point.start])[-1]


def looks_back(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, tell of what has happened."""
    return bool(_BACK.search(before(text, point, 160)))


def lasts(text: str, point: Point) -> bool:
    """Whether what goes on now is said to end on a day: the curfew runs until Sunday."""
    if not _UNTIL.search(text, max(point.start - 10, 0), point.start):
        return False
    sentence = before(text, point, 120, ".!?;,")
    rest = re.split(r"[.!?;,\n]", text[point.stop : point.stop + 40])[0]
    return bool(_LASTING.search(sentence)) and not _BACK.search(sentence) and not _BACK.search(rest)


def looks_ahead(text: str, point: Point) -> bool:
    """Whether the words before, in the same sentence, speak of what is to come."""
    sentence = before(text, point, 160)
    found = [one[0].lower() for one in _AHEAD.finditer(sentence)]
    rest = re.split(r"[.!?;\n]", text[point.stop : point.stop + 80])[0]
    if found == ["until"]:
        return bool(_LASTING.search(sentence)) and not re.search(r"\b(?:was|were|had|[a-z]{3,}ed)\b", rest)
    return bool(found) or bool(_HOPES.search(sentence))


def will(text: str, point: Point) -> bool:
    """Whether the sentence says that something will be, with nothing in between that was."""
    sentence = before(text, point, 120, ".!?;:,")
    named = [one[0] for one in _WILL.finditer(sentence)]
    owned = text.startswith(("'s", "’s"), point.stop)
    return any(not (owned and one[-1:] == "s") for one in named) or opens_ahead(text, point)


def opens_ahead(text: str, point: Point) -> bool:
    """Whether a date opens a sentence that then says what will be: on Monday, the council will vote."""
    if not _OPENS.search(text, max(point.start - 8, 0), point.start):
        return False
    rest = re.split(r"[.!?;\n]", text[point.stop : point.stop + 70])[0]
    ahead = _AHEAD_VERB.search(rest)
    return ahead is not None and not _TOLD.search(rest, 0, ahead.start())


def coming(text: str, point: Point) -> bool:
    """Whether a season is still to come: it will be, or something lasts until it."""
    lasts = _UP_TO.search(text, max(point.start - 12, 0), point.start)
    return will(text, point) or (bool(lasts) and not looks_back(text, point))
