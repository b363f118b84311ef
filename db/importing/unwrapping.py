"""Lines of a hard-wrapped text joined into its paragraphs. Pure."""

import re
from itertools import pairwise

NARROW, WIDE = 40, 100  # the widths that texts are wrapped to, in code points
SHORT = 0.6  # of the width: what is shorter says nothing of where lines are broken
SURE, FEWEST = 0.75, 4  # lines that could take no more word, of the others; how many there must be at least
WORDS = 3  # a line of fewer is no line of prose
BLANK = " \t"

_ITEM = re.compile(r"[ \t]*(?:[-*•·>|#+]|\(?[0-9]{1,3}[.)]|\(?[a-z]\))[ \t]")


def joined(text: str) -> str:
    """Canonical text in which lines that were broken because no more word fitted, or in mid-sentence, follow on."""
    return "\n".join("".join(said + glue for said, glue in fitted(run)) for run in runs(text))


def runs(text: str) -> list[list[str]]:
    """The lines of canonical text, those together that follow on.

    Whatever else ends a line ends it still: a paragraph, a heading, an item of a list, a line set further in. In a
    text of which too few lines are full, or that is wider, each line stays for itself.
    """
    lines = text.split("\n")
    width = width_of(lines)
    if not width:
        return [[line] for line in lines]
    made = [[lines[0]]]
    for line, after in pairwise(lines):
        if (full(line, after, width) or goes_on(line, after, width)) and follows(line, after):
            made[-1].append(after)
        else:
            made.append([after])
    return made


def fitted(run: list[str]) -> list[tuple[str, str]]:
    """Lines that follow on, each without the blanks at its joints, and what joins it with the next; "" at the last."""
    last = len(run) - 1
    found = []
    for at, line in enumerate(run):
        said = line.lstrip(BLANK) if at else line
        found.append((said if at == last else said.rstrip(BLANK), "" if at == last else between(line)))
    return found


def width_of(lines: list[str]) -> int:
    """The width that lines are wrapped to, 0 where they are not."""
    inner = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < FEWEST:
        return 0
    lengths = sorted(len(line.rstrip()) for line, _ in inner)
    width = lengths[(len(lengths) - 1) * 19 // 20]  # a table or an address may be wider
    if not NARROW <= width <= WIDE:
        return 0
    telling = [full(line, after, width) for line, after in inner if len(line.rstrip()) >= SHORT * width]
    return width if sum(telling) >= max(FEWEST, SURE * len(telling)) else 0


def full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after had no room on a line of prose; what is set in is on both sides."""
    word = next(iter(after.split()), "")
    bare = line.rstrip()
    return bool(word) and len(bare.split()) >= WORDS and len(bare) + 1 + len(word) > width - indent(line)


def goes_on(line: str, after: str, width: int) -> bool:
    """Whether a line that had room for a word is gone on with in the middle of a sentence."""
    return len(line.rstrip()) >= SHORT * width and len(line.split()) >= WORDS and after.lstrip(BLANK)[:1].islower()


def follows(line: str, after: str) -> bool:
    """Whether a line goes on where the one before it ended, as its place on the page has it."""
    return not _ITEM.match(after) and (indent(after) <= indent(line) or _ITEM.match(line) is not None)


def indent(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip(BLANK))


def between(line: str) -> str:
    """What joins a line with the next: nothing after the hyphen of a compound, else a space."""
    return "" if re.search(r"[^\W\d_]-$", line.rstrip()) else " "
