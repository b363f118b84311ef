"""The passages that a record cites: from an article and exact words, or a span, to a stored passage."""

from dataclasses import dataclass

from db.case import Case
from db.errors import Invalid, NotFound, quoted
from db.rules import clean
from db.vocabulary import CLOSED
from db.wording import newest, span, whole
from db.words.near import hint
from db.words.spans import find
from db.writer import Writer

NEAR = 32  # code points kept beside a passage on each side


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of an article as named by a person: an article with exact words or a span, or a passage by its code.

    start and stop are code points, half-open; before and after tell apart words that stand twice. version 0 is
    the newest text.
    """

    article: str = ""
    words: str = ""
    start: int | None = None
    stop: int | None = None
    before: str = ""
    after: str = ""
    version: int = 0
    role: str = "cites"
    passage: str = ""


def cite(writer: Writer, case: Case, one: Cite) -> int:
    """The id of the passage, made where it is new; Invalid or NotFound where the words do not stand there."""
    if one.role not in CLOSED["citation_role"]:
        raise Invalid(f"{quoted(one.role)} is not what a passage is for; {hint(one.role, CLOSED['citation_role'])}")
    if one.passage:
        return case.codes.find(one.passage, ("passage",))
    if not one.article:
        raise Invalid("The words that it cites need their article, like A3.")
    text = newest(case, case.codes.find(one.article, ("article",)), one.version)
    start, stop = standing_words(case, text, one)
    before, after = span(case, text, max(start - NEAR, 0), start), span(case, text, stop, stop + NEAR)
    return writer.passage(text, start, stop, span(case, text, start, stop), before, after)


def standing_words(case: Case, text: int, one: Cite) -> tuple[int, int]:
    """The span that words of a text are cited by; Invalid or NotFound where they do not stand there."""
    if one.start is None or one.stop is None:
        return place_of(case, text, one)
    words = span(case, text, one.start, one.stop)
    if not 0 <= one.start < one.stop or len(words) < one.stop - one.start:
        raise Invalid(f"{one.article} has no span {one.start}:{one.stop}; {length(case, text)}.")
    if one.words and clean(one.words) != words:
        raise Invalid(f"At {one.start}:{one.stop} of {one.article} stands {quoted(words)}, not {quoted(one.words)}.")
    return one.start, one.stop


def length(case: Case, text: int) -> str:
    """How long a text is, in a sentence."""
    return f"its text runs from 0 to {case.one('SELECT length FROM text WHERE id = ?', (text,)):,}"


def place_of(case: Case, text: int, one: Cite) -> tuple[int, int]:
    """The one place where words stand; NotFound or Invalid where there is none, or several."""
    words = clean(one.words).strip("\n")
    if not words.strip():
        raise Invalid(f"Name the words of {one.article} that it cites, or their span, like 120:138.")
    stored = whole(case, text)
    starts = find(stored, words, clean(one.before), clean(one.after))
    if not starts:
        raise NotFound(f"{quoted(words)} does not stand in {one.article}{nearly(stored, words)}.")
    if len(starts) > 1:
        places = ", ".join(f"{start}:{start + len(words)}" for start in starts[:3])
        places += ", …" if len(starts) > 3 else ""
        raise Invalid(
            f"{quoted(words)} stands {len(starts)} times in {one.article} ({places}); say what stands before or "
            "after it, or give the span."
        )
    return starts[0], starts[0] + len(words)


def nearly(stored: str, words: str) -> str:
    """What else may be meant: the same words with other quotation marks, capitals or spaces."""
    loose = str.maketrans("“”‘’\u00a0\n–—", "\"\"'' " + " --")
    at = stored.translate(loose).lower().find(words.translate(loose).lower())
    return f"; there stands {quoted(stored[at : at + len(words)])}" if at >= 0 else ""
