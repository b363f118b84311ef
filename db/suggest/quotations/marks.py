"""Which quotation marks belong together. They pair by the side the space is on, not by turns. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.suggest.suggestion import Span

FAMILY = dict.fromkeys('"“”„‟＂', "double") | dict.fromkeys("'‘’‚‛`´", "single") | dict.fromkeys("«»", "angle")
FAMILY |= dict.fromkeys("‹›", "small angle") | dict.fromkeys("「」", "corner") | dict.fromkeys("『』", "white corner")
OPENING, CLOSING = frozenset("“„‟‘‚‛«‹`「『"), frozenset("”’»›´」』")
ALWAYS = frozenset("“„‟「『")
TYPED = re.compile(r"``(?=\S)|(?<=\S)''(?![\w'])")
BEFORE = frozenset("([{—–-/\"“„'‘«‚:…") | {"\u00a0", ""}
AFTER = frozenset(").,;:!?…]}—–-/\"”'’»") | {"", "\u00a0"}
ARABIC = re.compile("[\u0600-\u06ff]")
DECADE = re.compile(r"\d0s\b|em\b|til\b|tis\b|twas\b|n\b|cause\b")
GOES_ON = re.compile(
    r"(?:and|or|but|that|which|who|in|on|at|to|of|for|by|with|from|as|when|while|after|before|because|since|during|is|was"
    r"|are|were|had|has|have|said|says|told|would|will|could)\b"
)
AHEAD = 3_000  # code points in which a single mark must be closed
_MARK = re.compile("[" + "".join(FAMILY) + "]")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, paragraph by paragraph; outer: with the marks; depth: within so many others."""

    spans: tuple[Span, ...]
    outer: Span
    depth: int = 0


@dataclass(slots=True)
class Opened:
    """A quotation that is still open: its family of marks, the earlier spans, and where its words go on."""

    family: str
    mark: int
    start: int
    earlier: tuple[Span, ...] = ()


def quotations(text: str) -> list[Quotation]:
    """All quotations, in order of their first mark."""
    found: list[Quotation] = []
    carried: Opened | None = None
    for match in _PARAGRAPH.finditer(text):
        first, stop = match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
        stack: list[Opened] = []
        if carried:
            goes_on = FAMILY.get(text[first]) == carried.family and opens(text, first, stop, stack)
            if goes_on:
                stack.append(Opened(carried.family, carried.mark, first + 1, carried.earlier))
            first += goes_on
            carried = None
        found += paired(text, first, stop, stack)
        if stack:
            one = stack[0]
            carried = Opened(one.family, one.mark, stop, (*one.earlier, trimmed(text, one.start, stop)))
    return nested(sorted(found, key=lambda one: (one.outer[0], -one.outer[1])))


def typed(text: str) -> str:
    """The text with marks of two strokes as one, in the same places: ``so''."""
    return TYPED.sub(lambda match: " “" if match[0] == "``" else "” ", text)


def nested(found: list[Quotation]) -> list[Quotation]:
    """Quotations in order, each with how many others it stands in."""
    around: list[int] = []
    for at, one in enumerate(found):
        around = [stop for stop in around if stop >= one.outer[1]]
        found[at] = replace(one, depth=len(around))
        around.append(one.outer[1])
    return found


def paired(text: str, start: int, stop: int, stack: list[Opened]) -> Iterator[Quotation]:
    """The quotations that are closed within one paragraph; what stays open stays on the stack."""
    for match in _MARK.finditer(text, start, stop):
        at, family = match.start(), FAMILY[match[0]]
        if closes(text, at, stop, stack):
            while stack and stack[-1].family != family:
                stack.pop()
            one = stack.pop()
            span = trimmed(text, one.start, at)
            if span[0] < span[1]:
                yield Quotation((*one.earlier, span), (one.mark, at + 1))
        elif opens(text, at, stop, stack):
            if stack and stack[-1].family == family and match[0] not in OPENING:
                stack.pop()
            stack.append(Opened(family, at, at + 1))


def opens(text: str, at: int, stop: int, stack: list[Opened]) -> bool:
    """Whether a mark opens: a space is before it and none after it."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace() or at + 1 >= stop:
        return False
    free = before in BEFORE or before.isspace()
    if mark == "”" and not stack and free and ARABIC.match(after):
        return True
    if mark in ALWAYS or (mark in "«‹" and not turned(text, mark, stack)):
        return True
    if mark in "»›":
        return free and not stack and after.isalnum()
    if FAMILY[mark] != "single":
        return free and mark not in CLOSING
    if mark in "’´" or not free or (not after.isalnum() and after not in '“"[(…'):
        return False
    return not DECADE.match(text, at + 1) and ends_single(text, at + 1, stop)


def ends_single(text: str, start: int, stop: int) -> bool:
    """Whether a single mark that may close stands further on in the paragraph."""
    near = min(stop, start + AHEAD)
    return any(text[one.start()] in "'’´" and may_close(text, one.start()) for one in _MARK.finditer(text, start, near))


def closes(text: str, at: int, stop: int, stack: list[Opened]) -> bool:
    """Whether a mark closes what is open: no space is before it, and a space or a point after it."""
    mark, family = text[at], FAMILY[text[at]]
    opening = next((text[one.mark] for one in reversed(stack) if one.family == family), "")
    if opening in "»›‚" and opening:
        return mark == {"»": "«", "›": "‹", "‚": "‘"}[opening] or (
            opening == "‚" and mark == "’" and may_close(text, at)
        )
    if not opening or (mark in OPENING and mark != "“"):
        return False
    if family == "single":
        curly = mark == "'" and any(one.family == family and text[one.mark] == "‘" for one in stack)
        if curly and "’" in text[at + 1 : min(at + AHEAD, stop)].partition("‘")[0]:
            return False
        return may_close(text, at) and not (owns(text, at) and ends_single(text, at + 1, stop))
    return mark in "”»›」』" or may_close(text, at)


def turned(text: str, mark: str, stack: list[Opened]) -> bool:
    """Whether the marks of this family are used the other way round, as in German: »…«."""
    other = {"«": "»", "‹": "›"}[mark]
    return any(text[one.mark] == other for one in stack)


def may_close(text: str, at: int) -> bool:
    """Whether the space stands on the side of a closing mark."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and (after in AFTER or after.isspace())


def owns(text: str, at: int) -> bool:
    """Whether a single mark is more likely that of an owner in the plural: "the girls' school"."""
    if text[at - 1 : at] != "s" or text[at + 1 : at + 2] != " " or GOES_ON.match(text, at + 2):
        return False
    return text[at + 2 : at + 3].islower()


def trimmed(text: str, start: int, stop: int) -> Span:
    """A span without the white space at its ends."""
    words = text[start:stop]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
