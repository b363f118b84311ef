"""A record's sheet and an excerpt of its source as lines of a terminal, and as plain data."""

from collections.abc import Iterator
from typing import Any

from db import Case, Excerpt, Line, Section, Sheet
from tui import safe
from tui.cli.out import bold
from tui.tables import paragraphs
from tui.times import changed_words

LABEL = 28  # columns of the terminal, at most, for what stands before the words
CODE = 6


def sheet_lines(sheet: Sheet, room: int | None) -> Iterator[str]:
    """The whole sheet: head, sections, who changed it last."""
    labels = [line.label for section in sheet.sections for line in section.lines]
    most = min(LABEL, max((room or 100) // 3 - 4, CODE))
    label = min(max((safe.width(one[:most]) for one in labels), default=0), most)
    standing = [sheet.kind, sheet.status, sheet.handling, *sheet.marks]
    yield from headline(f"{sheet.code}  {' · '.join(one for one in standing if one)}", room)
    yield from paragraphs(sheet.title, room)
    if sheet.withdrawn:
        yield from paragraphs(f"withdrawn: {sheet.withdrawn}", room)
    for section in sheet.sections:
        yield ""
        count = f" ({section.total:,})" if section.total > 1 and section.name != "fields" else ""
        yield from headline(section.title + count, room)
        yield from section_lines(section, label, room)
    if sheet.changed:
        yield ""
        yield from paragraphs(changed_words(sheet.changed), room)


def headline(words: str, room: int | None) -> Iterator[str]:
    """Words that stand out."""
    return map(bold, paragraphs(words, room))


def section_lines(section: Section, label: int, room: int | None) -> Iterator[str]:
    """The lines of one section, and how many more records there are."""
    for line in section.lines:
        yield from line_lines(line, label, room)
    if section.more > 0:
        yield f"  and {section.more:,} more"


def line_lines(line: Line, label: int, room: int | None) -> Iterator[str]:
    """One line: code, label and words; who says so, where and how strongly below."""
    indent = "  " * (line.depth + 1)
    head = indent + safe.fit(line.code, CODE) + "  " + safe.fence(safe.fit(line.label, label)) + "  "
    under = " " * (len(indent) + CODE + label + 4)
    words = paragraphs(line.words, room, under) if line.words else [under]
    yield (head + words[0][len(under) :]).rstrip()
    yield from words[1:]
    said = f"“{line.said}”" if line.said and line.said != line.words else ""
    beside = [said, line.by, line.outlet, line.strength, *line.marks]
    if any(beside):
        yield from paragraphs(" · ".join(one for one in beside if one), room, under)


def sheet_data(case: Case, sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain data for JSON."""
    return {
        "code": sheet.code, "kind": sheet.kind, "title": sheet.title, "status": sheet.status,
        "handling": sheet.handling, "withdrawn": sheet.withdrawn, "covered": sheet.covered, "marks": sheet.marks,
        "sections": [
            {"name": one.name, "title": one.title, "total": one.total, "lines": [line_data(case, x) for x in one.lines]}
            for one in sheet.sections
        ],
        "changed": {"person": sheet.changed.person, "at": sheet.changed.at, "operation": sheet.changed.operation}
        if sheet.changed
        else None,
    }  # fmt: skip


LINE = ("code", "label", "words", "said", "by", "outlet", "strength", "marks", "passage", "depth", "covered")


def line_data(case: Case, line: Line) -> dict[str, Any]:
    """A line as plain data."""
    found = {name: getattr(line, name) for name in LINE}
    found["marks"] = list(line.marks)
    found["passage"] = case.codes.code(line.passage) if line.passage else ""
    return found


def excerpt_lines(one: Excerpt, room: int | None) -> Iterator[str]:
    """One passage in its paragraph, the words between marks that stand out."""
    opening, closing = (">>", "<<") if safe.ascii_only() else ("»", "«")
    about = [one.title, one.outlet, f"characters {one.spot.start:,} to {one.spot.stop:,}"]
    about += [f"version {one.version}"] if one.version > 1 else []
    about += [one.spot.role] if one.spot.role != "cites" else []
    about += ["demonstration text, no evidence"] if one.demonstration else []
    if one.covered:
        yield from headline(f"{one.code}  protected; --uncovered shows it", room)
        return
    yield from headline(f"{one.code}  {' · '.join(part for part in about if part)}", room)
    if one.lost:
        yield from paragraphs("LOST: these words no longer stand there. What was stored:", room, "  ")
        yield from paragraphs(one.words, room, "    ")
        return
    before = ("…" if one.cut_before else "") + one.before
    after = one.after + ("…" if one.cut_after else "")
    lines = paragraphs(f"{before}{opening}{one.words}{closing}{after}", room, "  ")
    yield from lit(lines, opening, closing) if not {opening, closing} & set(before + after + one.words) else lines


def lit(lines: list[str], opening: str, closing: str) -> Iterator[str]:
    """Lines in which what stands between the marks stands out, too."""
    inside = False
    for line in lines:
        start = 0 if inside else line.find(opening)
        stop = line.find(closing)
        inside = (inside or start >= 0) and stop < 0
        if start < 0:
            yield line
            continue
        end = stop + len(closing) if stop >= 0 else len(line)
        yield line[:start] + bold(line[start:end]) + line[end:]


EXCERPT = (
    "article", "passage", "start", "stop", "role", "version", "title", "outlet", "before", "words", "after", "lost",
    "covered",
)  # fmt: skip


def excerpt_data(case: Case, one: Excerpt) -> dict[str, Any]:
    """An excerpt as plain data."""
    return {
        "article": one.code, "passage": case.codes.code(one.spot.passage), "start": one.spot.start,
        "stop": one.spot.stop, "role": one.spot.role, "version": one.version, "title": one.title,
        "outlet": one.outlet, "before": one.before, "words": one.words, "after": one.after, "lost": one.lost,
        "covered": one.covered,
    }  # fmt: skip
