"""verify: whether a case file is what its log says, and everything in it still leads to the words it rests on."""

from collections import Counter
from collections.abc import Callable, Iterator

from db import opening
from db.case import Case
from db.checks.chain import chain
from db.checks.compared import compared
from db.checks.file import derived, file, indexes, schema
from db.checks.findings import Finding, Findings, Progress, Reader, unmoved
from db.checks.state import state
from db.checks.texts import claims, passages, texts
from db.errors import Busy, CaseError, Invalid, Refused, Stopped
from db.sqlite import DatabaseError

__all__ = ["Finding", "verify"]

MOST = 100  # findings of one kind that are told one by one
KINDS = {
    "chain": "of the log",
    "state": "of rows against the log",
    "outside": "of changes from outside",
    "text": "of texts",
    "passage": "of passages",
    "claim": "of claims",
    "index": "of the index",
    "derived": "of lists",
    "schema": "of the schema",
    "file": "of the file",
    "damage": "of damage",
}
HEX = set("0123456789abcdef")
# What a file that somebody altered holds may be of any type, and lead anywhere; the check says so and goes on.
STRANGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def verify(case: Case, progress: Progress | None = None, *, against: str = "", whole: bool = False) -> list[Finding]:
    """Everything that is wrong with a case file; an empty list where all is well.

    against: a head of the chain kept elsewhere. whole: every derived row is recomputed, not a sample of many.
    Refused for the file of an older pincite. KeyboardInterrupt from progress or keyboard ends it at once.
    """
    head = head_of(against)
    if case.header.schema < opening.SCHEMA:
        raise Refused(case.notice or f"{opening.older(case.path, case.header.schema)}; bring it up to date first.")
    reader = Reader(case, progress or unmoved)
    steps: tuple[tuple[str, Callable[[], Findings]], ...] = (
        ("The schema", lambda: schema(reader)),
        ("The log", lambda: chain(reader, head)),
        ("Some rows", lambda: state(reader)),
        ("Some words or bytes of texts", lambda: texts(reader)),
        ("Some passages", lambda: passages(reader)),
        ("Some claims", lambda: claims(reader)),
        ("What lists show", lambda: derived(reader, whole)),
        ("What differs", lambda: compared(reader, whole)),
        ("The search index", lambda: indexes(reader)),
        ("The file", lambda: file(reader)),
    )
    return shortened(finding for words, step in steps for finding in guarded(words, step))


def head_of(words: str) -> str:
    """The hash in what `log --head` printed; Invalid where there is none."""
    found = words.split()
    head = found[-1].lower() if found else ""
    if words and (len(head) < 16 or not set(head) <= HEX):
        raise Invalid(f"“{words}” is no head of a log; it is what log --head printed, a hash of 64 letters and digits.")
    return head


def guarded(words: str, step: Callable[[], Findings]) -> Findings:
    """What a step finds; what cannot be read is a finding too, and ends the step."""
    try:
        yield from step()
    except (Busy, Stopped):
        raise
    except (DatabaseError, CaseError, *STRANGE) as error:
        why = "something there is not as pincite writes it" if isinstance(error, STRANGE) else str(error).rstrip(".")
        yield Finding("damage", f"{words} cannot be read to the end ({why}); restore a backup.")


def shortened(findings: Iterator[Finding]) -> list[Finding]:
    """The findings, and of each kind that has very many how many more there are."""
    counts: Counter[str] = Counter()
    found = []
    for finding in findings:
        counts[finding.kind] += 1
        if counts[finding.kind] <= MOST:
            found.append(finding)
    for kind, count in counts.items():
        if count > MOST:
            found.append(Finding(kind, f"And {count - MOST:,} more findings {KINDS[kind]}."))
    return found
