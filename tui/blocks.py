"""A record's sheet as blocks of lines at one width: what stands where, how it is said, where it leads. Pure.

A block is what the cursor moves by: one line of the sheet with all that belongs to it. Parts are (text, meaning),
where the meaning is the name of a style.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db import Line
from tui import safe
from tui.classes import dataclass
from tui.wrap import shown_stop, wrap

LABEL = 12  # columns of a field's name
MOST_LINES = 8  # lines of one text, the rest is cut with a sign
OUTLET = 28  # columns of an outlet's name beside a claim, in a pane of less than WIDE columns
WIDE = 60
USUAL = "stated as fact"  # how strongly most claims are made: it goes without saying
Part = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """Something the cursor can be on. own: it is a field of the record itself, not another record.

    section: the section of the sheet, '' for the head; more: how many records of it are not here.
    """

    section: str
    line: Line | None = None
    text: str = ""
    heading: str = ""
    own: bool = True
    more: int = 0


def wrapped(words: str, width: int, most: int = MOST_LINES) -> list[str]:
    """Words as shown lines of at most so many columns; what is beyond the last is cut with a sign."""
    words = " ".join(words.split())[: width * (most + 1) * 4]
    cells = None if safe.is_plain(words) else safe.cells(words)
    found = []
    spans = wrap(words, max(width, 4), cells)
    for place, (start, stop) in enumerate(spans[:most]):
        text = words[start : shown_stop(words, start, stop)]
        if place == most - 1 and len(spans) > most:
            text = words[start:]
        found.append(safe.fence(safe.fit(text, width) if len(spans) > most and place == most - 1 else safe.show(text)))
    return found


def drawn(block: Block, width: int) -> list[list[Part]]:
    """The lines of a block, each as parts; one with a heading has it above."""
    found: list[list[Part]] = []
    if block.heading:
        found += [[], [(safe.fit(block.heading, width), "title")]]
    if block.line is None:
        style = "faint" if block.more else "away"
        return found + [[(text, style)] for text in wrapped(block.text, width)]
    return found + line_parts(block.line, block.own, width)


def line_parts(line: Line, own: bool, width: int) -> list[list[Part]]:
    """One line of the sheet: label and value, then how it is said, by whom and where."""
    indent = "  " * line.depth
    room = width - len(indent)
    code = f" {line.code}" if line.code and not line.covered else ""
    label = line.label
    beside = own and safe.width(label) <= LABEL and room > 30
    lead = safe.fit(label, LABEL) + " " if beside and label else f"{safe.show(label)}  " if label else ""
    if not beside and own and label:
        head = [(indent + safe.fence(safe.fit(label, room)), "faint")]
        return [head, *line_parts(replace(line, label="", depth=line.depth + 1), own, width)]
    columns = safe.width(lead)
    if columns > room // 2 and not own:
        head = [(indent + safe.fence(safe.fit(label, room - len(code))), "plain"), (code, "faint")]
        return [head, *following(line.words, indent + "  ", width, "away"), *beside_it(line, indent, width)]
    texts = wrapped(line.words, room - columns - len(code)) or [""]
    style = "covered" if line.covered else "plain" if own else "away"
    first = [(indent + safe.fence(lead), "faint" if own else "plain"), (texts[0], style)]
    gap = room - columns - safe.width(safe.unfence(texts[0])) - len(code)
    if code:
        first.append((" " * gap + code, "faint"))
    found = [first] + [[(indent + " " * columns + text, style)] for text in texts[1:]]
    return found + list(beside_it(line, indent, width))


def following(words: str, indent: str, width: int, style: str) -> Iterator[list[Part]]:
    """Words on lines of their own, indented."""
    if words:
        yield from ([(indent + text, style)] for text in wrapped(words, width - len(indent)))


def beside_it(line: Line, indent: str, width: int) -> Iterator[list[Part]]:
    """By whom a line is said, where, in which words and how strongly; then what else must be seen."""
    if line.covered:
        return
    said = f"“{line.said}”" if line.said and line.said != line.words else ""
    outlet = by_words(line.outlet, OUTLET) if width < WIDE else line.outlet
    strength = "" if line.strength == USUAL else line.strength
    parts = [one for one in (line.by, outlet, said, strength) if one]
    yield from following(" · ".join(parts), indent + "  ", width, "faint")
    yield from following(" · ".join(line.marks), indent + "  ", width, "marked")


def by_words(text: str, width: int) -> str:
    """A text in at most so many columns, cut after a whole word with a sign."""
    if safe.width(text) <= width:
        return text
    words = text.split()
    kept = words[0]
    for word in words[1:]:
        if safe.width(f"{kept} {word} {safe.CUT}") > width:
            break
        kept = f"{kept} {word}"
    return f"{kept} {safe.CUT}" if safe.width(kept) < width - 1 else safe.fit(text, width)


def lines_of(blocks: Sequence[Block], width: int) -> int:
    """How many lines the blocks take."""
    return sum(len(drawn(one, width)) for one in blocks)
