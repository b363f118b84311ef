"""Which quotation marks belong together. They pair by the side the space is on, not by turns. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.suggest.suggestion import Span

FAMILY = dict.fromkeys('"“”„‟＂', "double") | dict.fromkeys("'‘’‚‛`´", "single") | dict.fromkeys("«»", "angle")
FAMILY |= dict.fromkeys("‹›", "small angle") | dict.fromkeys("「」", "corner") | dict.fromkeys("『』", "white corner")
OPENING, CLOSING = frozenset("“„‟‘‚‛«‹`「『"), frozenset("”’»›´」』")
ALWAYS = frozenset("“„‟「『")
TYPED = re.compile(r"(?P<opens>``(?=\S)|(?<!\S)''(?=\w))|(?<=\S)''(?![\w'])")
ENTITY = re.compile(r"&(?:quot|ldquo|rdquo|#34|#822[01]);")
GARBLED = re.compile(r"â€(?:[œ“”˜\x9d]|(?=\s|$))")  # UTF-8 that was read as Windows-1252
MEANT = {"â€œ": "  “", "â€˜": "  ‘", "â€“": " – ", "â€”": " — "}
BROKEN = re.compile(r"(?<=[^\s.!?:;…”\"’»\d])[ \t]*\n(?=[ \t]*[‘']?[a-z])")
BEFORE = frozenset("([{—–-/\"“„'‘«‚:…") | {"\u00a0", ""}
AFTER = frozenset(").,;:!?…]}—–-/\"”'’»") | {"", "\u00a0"}
ARABIC = re.compile("[\u0600-\u06ff]")
DECADE = re.compile(r"\d0s\b|em\b|til\b|tis\b|twas\b|n\b|cause\b")
GOES_ON = re.compile(
    r"(?:and|or|but|that|which|who|in|on|at|to|of|for|by|with|from|as|when|while|after|before|because|since|during|is|was"
    r"|are|were|had|has|have|said|says|told|would|will|could)\b"
)
AHEAD = 3_000  # code points in which a single mark must be closed
BLOCK = 6_000  # code points in which the mark must stand that closes several paragraphs
ENDS = frozenset(".!?…,;”’\"'")
_MARK = re.compile("[" + "".join(FAMILY) + "]")
POINT = re.compile(r"[,;:!?)]|\.(?!\.)")
_TYPED_MARK = re.compile(r"(?<!\d)\"")
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
        if carried and FAMILY.get(text[first]) == carried.family and opens(text, first, stop, stack):
            stack.append(Opened(carried.family, carried.mark, first + 1, carried.earlier))
            first += 1
        elif carried:
            found += left_open(text, carried)
        carried = None
        here = [*paired(text, first, stop, stack)]
        found += here if here or stack else by_turns(text, first, stop)
        if stack:
            one = stack[0]
            carried = Opened(one.family, one.mark, stop, (*one.earlier, trimmed(text, one.start, stop)))
    if carried:
        found += left_open(text, carried)
    return nested(sorted(found, key=lambda one: (one.outer[0], -one.outer[1])))


def left_open(text: str, one: Opened) -> Iterator[Quotation]:
    """A quotation of several paragraphs that only one mark opens and one closes; else one whose end lacks its mark."""
    if one.family not in ("double", "angle"):
        return
    start, stop = one.earlier[-1]
    if close := closing(text, one.family, stop):
        yield Quotation((*one.earlier[:-1], (start, close)), (one.mark, close + 1))
    elif alone(text, one) and text[stop - 1] in ENDS:
        yield Quotation(one.earlier, (one.mark, stop))


def closing(text: str, family: str, start: int) -> int | None:
    """Where the mark stands that closes what is open at a place, past others that open and close; None without one."""
    depth = 1
    for match in _MARK.finditer(text, start, start + BLOCK):
        if FAMILY[match[0]] != family:
            continue
        at = match.start()
        if may_close(text, at) and match[0] not in "“„«":
            depth -= 1
            if not depth:
                return at
        elif match[0] not in CLOSING:
            depth += 1
    return None


def alone(text: str, one: Opened) -> bool:
    """Whether nothing but who speaks stands before a mark in its paragraph: it opens it, or follows a colon."""
    before = text[text.rfind("\n", 0, one.mark) + 1 : one.mark].rstrip()
    return not before or before[-1] == ":"


def typed(text: str) -> str:
    """The text with the marks that were meant, in the same places, and without breaks of lines in mid-sentence.

    Marks of two strokes (``so''), those that are spelled out (&quot;) and those that were garbled (â€œ).
    """
    if "â€" in text:
        text = GARBLED.sub(lambda match: MEANT.get(match[0], "”".ljust(len(match[0]))), text)
    if "&" in text:
        text = ENTITY.sub(spelled, text)
    text = BROKEN.sub(lambda match: " " * len(match[0]), text)
    return TYPED.sub(lambda match: " “" if match["opens"] else "” ", text)


def spelled(match: re.Match[str]) -> str:
    """The mark that an entity stands for, by the side the space is on."""
    before = match.string[match.start() - 1 : match.start()]
    return "“".rjust(len(match[0])) if before in BEFORE or before.isspace() else "”".ljust(len(match[0]))


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
        if closes(text, at, stop, stack) or closes_other(text, at, stack):
            while len(stack) > 1 and stack[-1].family != family:
                stack.pop()
            one = stack.pop()
            span = trimmed(text, one.start, at)
            if span[0] < span[1]:
                yield Quotation((*one.earlier, span), (one.mark, at + 1))
        elif opens(text, at, stop, stack):
            around = stack[-1] if stack and stack[-1].family == family else None
            earlier: tuple[Span, ...] = ()
            first = at
            if around and family != "single" and unclosed(text, around, at, stop):
                stack.pop()
                span = trimmed(text, around.start, at)
                if text[span[0]].islower():
                    yield Quotation((*around.earlier, span), (around.mark, at))
                else:
                    earlier, first = (*around.earlier, span), around.mark
            elif around and match[0] not in OPENING:
                stack.pop()
            stack.append(Opened(family, first, at + 1, earlier))


def unclosed(text: str, one: Opened, at: int, stop: int) -> bool:
    """Whether a mark that opens within an open quotation begins a paragraph of it that was run on, or another one."""
    if text[one.start : at].rstrip()[-1:] not in ".!?…":
        return False
    rest = text[at:stop]
    return text[at] != "“" or rest.count("”") < rest.count("“") + 1


def closes_other(text: str, at: int, stack: list[Opened]) -> bool:
    """Whether a closing mark of another kind closes what is open: “so»."""
    if not stack or text[at] not in "”»" or any(one.family == FAMILY[text[at]] for one in stack):
        return False
    return stack[0].family in ("double", "angle") and may_close(text, at)


def by_turns(text: str, start: int, stop: int) -> Iterator[Quotation]:
    """Typed marks with the space on the wrong side or on both, by turns: she said " go ", where no other pairs."""
    marks = [match.start() for match in _TYPED_MARK.finditer(text, start, stop)]
    if len(marks) % 2 or text.find("“", start, stop) >= 0:
        return
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        span = trimmed(text, first + 1, last)
        if span[0] < span[1]:
            yield Quotation((span,), (first, last + 1))


def opens(text: str, at: int, stop: int, stack: list[Opened]) -> bool:
    """Whether a mark opens: a space is before it and none after it."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace() or at + 1 >= stop:
        return False
    free = before in BEFORE or before.isspace()
    if mark == "”" and not stack and (free or before in ".!?") and after.isalpha():
        return bool(ARABIC.match(after) or "”" in text[at + 1 : stop])
    if mark in ALWAYS or (mark in "«‹" and not turned(text, mark, stack)):
        return True
    if mark in "»›":
        return free and not stack and after.isalnum()
    if FAMILY[mark] != "single":
        return free and mark not in CLOSING and not POINT.match(text, at + 1)
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
    lone = mark in '"“' and (at + 1 == stop or text[at + 1].isspace() or bool(POINT.match(text, at + 1)))
    return lone or mark in "”»›」』" or may_close(text, at)


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
