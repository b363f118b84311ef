"""The turns of an interview: by a name or part, by a dash, or a question and what answers it; who answers. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from db.suggest.quotations.heard import named
from db.suggest.quotations.subjects import Who
from db.suggest.suggestion import Quoted, Span, Suggestion

_LABELLED = re.compile(
    r"^(?P<who>[QA]\.(?= )|[A-Z][\w.'’-]{0,20}(?:(?: [A-Z\d][\w.'’-]{0,20}){0,2}?(?::|\.| [–—-])"
    r"|(?: [\w.'’-]{1,20}){0,2}?:)) *(?P<words>\S.*?)\s*$",
    re.M,
)
_SIGN = re.compile(r"(?::|\.| [–—-])$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DASH = re.compile(r"[–—-]\s+(?=\S)")
_ASKING = re.compile(r"(?:\?|\.\.\.|…)$")
_OWN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_ONE_SENTENCE = re.compile(r"[A-Z][^.!?\"“”]+\.")
_TO_YOU = re.compile(r"\b[Yy]ou(?:r|rs)?\b|^(?:Then|And|But|So)\b")
_MARK = tuple("\"“„‘'«")
LEAST = 3  # questions with an answer that make an interview without labels
PROMPT = 12  # words of what stands for one
SHORT = 40  # words of a question
OPENING = 700  # code points at the beginning of an interview in which the one who answers is named
ANSWERS = frozenset(("A", "Answer", "R"))


def find_turns(text: str) -> Iterator[Suggestion]:
    """The turns of an interview, in order; who answers where no label says it is a guess."""
    if some := labelled(text):
        for said, span in some:
            yield Suggestion("turn", (span,), Quoted("direct", said.words, said.span), "turn.name", "", span)
        return
    for asks, span in unlabelled(text):
        who = None if asks else interviewee(text)
        reading = Quoted("direct", who.words, who.span) if who else Quoted("direct")
        guess = "the person named first, before the first question" if who else ""
        yield Suggestion("turn", (span,), reading, "turn.asked", guess, span)


def labelled(text: str) -> list[tuple[Who, Span]]:
    """Who speaks and what, where at least two people take turns by their names or parts; one in capitals also once."""
    found = []
    for match in _LABELLED.finditer(text):
        name = _SIGN.sub("", match["who"])
        found.append((Who(name, (match.start(), match.start() + len(name))), match.span("words")))
    names = [who.words for who, _ in found]
    taken = {name for name in names if names.count(name) > 1}
    if len(taken) < 2:
        return []
    if not any("?" in text[slice(*span)] or _OWN.search(text, *span) for _, span in found):
        return []  # Needs: … Response: … Gaps: … of a report
    first = next(at for at, name in enumerate(names) if name in taken)
    return [one for one, name in zip(found[first:], names[first:], strict=True) if name in taken or name.isupper()]


@lru_cache(4)
def unlabelled(text: str) -> tuple[tuple[bool, Span], ...]:
    """Whether each turn asks, and where it stands, of an interview whose turns a dash opens or whose questions stand
    in lines of their own; () where there are fewer than LEAST questions or none answers of himself."""
    if text.count("?") < LEAST:
        return ()
    lines = [trimmed(match) for match in _LINE.finditer(text)]
    dashed = [_DASH.match(text, *span) for span in lines]
    some = [at for at, one in enumerate(dashed) if one]
    asks, answers = pairs(text, lines, some if len(some) >= LEAST else None)
    if len(asks) < LEAST or 2 * sum(bool(_OWN.search(text, *lines[at])) for at in answers) < len(answers):
        return ()
    turns = sorted([(at, True) for at in asks] + [(at, False) for at in answers])
    return tuple((ask, (one.end() if (one := dashed[at]) else lines[at][0], lines[at][1])) for at, ask in turns)


def pairs(text: str, lines: list[Span], dashed: list[int] | None) -> tuple[list[int], list[int]]:
    """The lines that ask and those that answer them: the line after, with a dash where the interview has dashes."""
    asks: list[int] = []
    for at, span in enumerate(lines[:-1]):
        if not asked(text, span) or (asks and asks[-1] == at - 1):
            continue
        if dashed is None or at + 1 in dashed:
            asks.append(at)
    if dashed is None:
        asks = sorted([*asks, *prompts(text, lines, asks)])
    answers = [at + 1 for at in asks]
    if any(text.startswith(_MARK, lines[at][0]) for at in answers):
        return [], []
    return asks, answers


def prompts(text: str, lines: list[Span], asks: list[int]) -> list[int]:
    """The lines that stand for a question between others: after an answer, short, to the one who answers, and answered
    by a longer line before the next question (Then came winter. You were wounded.)."""
    found: list[int] = []
    for before in asks:
        at = before + 2
        while at + 1 < len(lines) and at not in asks and at + 1 not in asks:
            if not is_prompt(text, lines[at]) or not (
                at + 2 == len(lines) or at + 2 in asks or is_prompt(text, lines[at + 2])
            ):
                break
            found.append(at)
            at += 2
    return found


def is_prompt(text: str, span: Span) -> bool:
    """Whether a line may be said in place of a question: one short sentence, none about oneself."""
    words = text[slice(*span)]
    if len(words.split()) > PROMPT or _OWN.search(words) or not _ONE_SENTENCE.fullmatch(words):
        return False
    return bool(_TO_YOU.search(words))


def asked(text: str, span: Span) -> bool:
    """Whether a line is a question and no more: short, without quotation marks, with a mark of asking at its end."""
    words = text[slice(*span)]
    return bool(_ASKING.search(words)) and len(words.split()) < SHORT and not words.startswith(_MARK)


def trimmed(match: re.Match[str]) -> Span:
    """Where a line stands without the white space around it."""
    return match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())


@lru_cache(4)
def first_turn(text: str) -> int | None:
    """Where the first turn of an interview begins; None where nobody takes turns."""
    turns = [span for _, span in labelled(text)] or [span for _, span in unlabelled(text)]
    return turns[0][0] if turns else None


@lru_cache(4)
def interviewee(text: str) -> Who | None:
    """Who answers in an interview: the person whom its opening names first, before its first turn; else None."""
    opening = text[: min(first_turn(text) or 0, OPENING)]
    return next((one for one in named(opening) if one.words[0].isupper() and " " in one.words), None)
