"""The sources of two values side by side, or one above the other where there is little room, with the words lit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from textual.strip import Strip

from db import Difference, Excerpt, Maybe, Shared
from tui import safe
from tui.blocks import wrapped
from tui.drawn import DrawnWidget
from tui.items import Line, joined, lit, text
from tui.keys import BESIDE, Key
from tui.look import Look
from tui.over import Done, Over, Shown
from tui.strips import Part, frame, line

WIDE = 100  # columns from which the two stand side by side
LONG = 200  # lines of one passage at most
Sources = Sequence[tuple[int, str, Sequence[Excerpt] | None]]


class Serving(Protocol):
    """Who reads the words, decides, and goes to them."""

    def sources(self, thing: object, done: Callable[[object], None]) -> None: ...
    def decide(self, thing: object, done: Done) -> None: ...
    def to(self, record: int, *, words: bool) -> None: ...


def excerpt_lines(one: Excerpt, width: int, uncovers: str) -> list[Line]:
    """One passage in its paragraph with the cited words lit, under its article; uncovers: the key that does."""
    if one.covered:
        return text(f"{one.code}  protected; {uncovers} uncovers it", width, "covered")
    role = f"({one.spot.role})" if one.spot.role != "cites" else ""
    lines = text(joined((f"{one.code}  {one.title}", one.outlet, role)), width, "title", 0, 2)
    if one.lost:
        return lines + text(f"LOST: “{one.words}” no longer stands there", width, "warn")
    before = ("… " if one.cut_before else "") + one.before
    words = before + one.words + one.after + (" …" if one.cut_after else "")
    span = (len(before), len(before) + len(one.words), "lit")
    return lines + lit(words.replace("\n", " "), [span], width, 0, LONG)


def side_lines(head: str, found: Sequence[Excerpt] | None, width: int, uncovers: str) -> list[Line]:
    """One side: what it says, then its sources; None where the head says it all."""
    lines = text(head, width, "away", 0, LONG if found is None else 3)
    if found is not None and not found:
        lines += text("No words are cited for this.", width, "faint")
    for one in found or ():
        lines += [[], *excerpt_lines(one, width, uncovers)]
    return lines


class BesidePane(DrawnWidget):
    """Two sides; the one in use scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.title = self.why = ""
        self.uncovers = "a key"
        self.sources: Sources = ()
        self.at = 0
        self.tops = [0, 0]
        self.lines: list[list[Line]] = []

    def show(self, title: str, sources: Sources, why: str) -> None:
        """Show the sources of both sides, and the sentence that says how they relate."""
        self.title, self.sources, self.why, self.tops, self.at = title, sources, why, [0, 0], 0
        self.lay_out()

    def on_resize(self) -> None:
        """Wrap anew."""
        self.lay_out()

    @property
    def wide(self) -> bool:
        """Whether both stand side by side."""
        return self.size.width >= WIDE

    @property
    def foot(self) -> list[str]:
        """The lines of the sentence."""
        return wrapped(self.why, max(self.size.width - 2, 8), 7) if self.why else []

    @property
    def room(self) -> tuple[int, int]:
        """Columns and lines of one side."""
        width, height = self.size
        below = len(self.foot) + (1 if self.foot else 0)
        if self.wide:
            return (width - 3) // 2, max(height - 1 - below, 1)
        return width - 2, max((height - 2 - below) // 2, 1)

    def lay_out(self) -> None:
        """The lines of both sides, each scrolled so that its lit words are in view."""
        if not self.size.width:
            return
        columns, height = self.room
        self.lines = [side_lines(head, found, columns - 1, self.uncovers) for _, head, found in self.sources]
        for side, lines in enumerate(self.lines[:2]):
            last = next((at for at, one in enumerate(lines) if any(style == "lit" for _, style in one)), 0)
            self.tops[side] = max(min(last - height // 2, len(lines) - height), 0) if last >= height else 0
        self.refresh()

    def scroll(self, by: int) -> None:
        """The side in use by so many lines."""
        if self.at < len(self.lines):
            most = max(len(self.lines[self.at]) - self.room[1], 0)
            self.tops[self.at] = max(min(self.tops[self.at] + by, most), 0)
            self.refresh()

    def side_part(self, side: int, number: int) -> list[tuple[str, str]]:
        """One line of a side."""
        lines = self.lines[side] if side < len(self.lines) else []
        at = self.tops[side] + number
        return list(lines[at]) if at < len(lines) and number < self.room[1] else []

    def render_line(self, y: int) -> Strip:
        """The frame, the two sides, the sentence."""
        look, width, height = self.look, self.size.width, self.room[1]
        if y == 0:
            return frame(width, look, self.title, used=True)
        below = y - 1 - (height if self.wide else 2 * height + 1)
        if below >= 0:
            foot = self.foot
            if not below:
                return line(width, (look.line * width if foot else "", look.rule))
            return line(width, (f" {foot[below - 1]}" if below <= len(foot) else "", look.plain))
        if not self.wide:
            if y - 1 == height:
                return line(width, (look.line * width, look.rule))
            side = 0 if y - 1 < height else 1
            return line(width, *self.styled(side, y - 1 if not side else y - 2 - height))
        left = line((width - 3) // 2 + 1, *self.styled(0, y - 1))
        right = line(width - (width - 3) // 2 - 2, *self.styled(1, y - 1))
        return Strip([*left, *line(1, (look.bar, look.rule)), *right], width)

    def styled(self, side: int, number: int) -> list[Part]:
        """One line of a side in its styles, with a mark at its left where the side is in use."""
        look = self.look
        lead = (look.point if side == self.at and not number else " ", look.here)
        parts = ((shown, getattr(look, style)) for shown, style in self.side_part(side, number))
        return [lead, *parts, ("", look.plain)]


class Beside(Shown):
    """The screen of two sources. `lay` opens it."""

    WHERE = BESIDE
    PLACE = "two sources"
    FOOT = ("next_pane", "deeper", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = BesidePane(look)
        super().__init__(look, keys, title, self.pane)
        of = (one.shown.partition(" or ")[0] for one in keys if one.id == "uncover" and one.keys)
        self.pane.uncovers = f"on the board {next(of, 'a command')}"
        self.serving: Serving | None = None
        self.thing: object = None

    @property
    def heading(self) -> str:
        """What stands in its first line may be words of what is protected."""
        return ""

    def as_left(self) -> Mapping[str, Any]:
        """The records of both sides."""
        return {"records": records_of(self.thing)}

    def lay(self, serving: Serving, thing: object, *, uncovered: bool) -> None:
        """Open it for two values, two records or two articles."""
        self.serving, self.thing = serving, thing
        self.pane.show(title_of(thing), shared_sources(thing), why_of(thing))
        if not isinstance(thing, Shared):
            serving.sources(thing, self.came)

    def came(self, found: object) -> None:
        """The words came, or a sentence says why not."""
        if isinstance(found, tuple):
            self.pane.show(title_of(self.thing), found, why_of(self.thing))
        else:
            self.say(str(found), bad=True)

    def do_up(self) -> None:
        """One line up on the side in use."""
        self.pane.scroll(-1)

    def do_down(self) -> None:
        """One line down on the side in use."""
        self.pane.scroll(1)

    def do_page_up(self) -> None:
        """One page up on the side in use."""
        self.pane.scroll(1 - self.pane.room[1])

    def do_page_down(self) -> None:
        """One page down on the side in use."""
        self.pane.scroll(self.pane.room[1] - 1)

    def do_next_pane(self) -> None:
        """The other side."""
        self.pane.at = 1 - self.pane.at
        self.pane.refresh()

    def do_previous_pane(self) -> None:
        """The other side."""
        self.do_next_pane()

    def do_left(self) -> None:
        """The first side."""
        self.pane.at = 0
        self.pane.refresh()

    def do_right(self) -> None:
        """The second side."""
        self.pane.at = 1
        self.pane.refresh()

    def do_decide(self) -> None:
        """Decide between the two."""
        if self.serving:
            self.serving.decide(self.thing, self.decided)

    def decided(self, sentence: str, done: bool) -> None:
        """It is decided, or a sentence says why not."""
        if not done:
            self.say(sentence, bad=True)
            return
        self.leave()
        below = self.app.screen
        if isinstance(below, Over):
            below.renewed()
            below.say(sentence)

    def do_deeper(self) -> None:
        """The words of the side in use in their article, on the main screen."""
        self.leave_for(words=True)

    def do_into(self) -> None:
        """The record of the side in use, on the main screen."""
        self.leave_for(words=False)

    def leave_for(self, *, words: bool) -> None:
        """Leave for the side in use."""
        sources = self.pane.sources
        if self.serving is None or self.pane.at >= len(sources):
            self.say("There is nothing here to go to.")
            return
        record = sources[self.pane.at][0]
        self.leave()
        if isinstance(self.app.screen, Over):
            self.app.screen.leave()
        self.serving.to(record, words=words)


def records_of(thing: object) -> list[int]:
    """The two records that a thing is about."""
    if isinstance(thing, Difference):
        return [thing.first.claim, thing.second.claim] if thing.second else []
    if isinstance(thing, Shared):
        return [thing.a, thing.b]
    return [thing.candidate.a, thing.candidate.b] if isinstance(thing, Maybe) else []


def title_of(thing: object) -> str:
    """What the two are."""
    if isinstance(thing, Difference):
        return f"{thing.subject_code} {thing.label}: {thing.name.replace('_', ' ')}"
    if isinstance(thing, Shared):
        return f"{thing.a_code} and {thing.b_code}: shared words"
    return " and ".join(thing.codes) if isinstance(thing, Maybe) else ""


def why_of(thing: object) -> str:
    """The sentence under the two."""
    if isinstance(thing, Difference):
        return f"{thing.why}  Decided ({thing.decision}): {thing.decided}" if thing.decided else thing.why
    return "; ".join(thing.candidate.reasons) if isinstance(thing, Maybe) else ""


def shared_sources(thing: object) -> Sources:
    """Both articles with the words that they share, where it is about these."""
    if not isinstance(thing, Shared):
        return ()
    found = []
    for article, code, speakers in ((thing.a, thing.a_code, 0), (thing.b, thing.b_code, 1)):
        words = []
        for run in thing.runs:
            who = ", ".join((run.first_speakers, run.second_speakers)[speakers])
            words.append(f"“{safe.show(' '.join(run.words.split()))}”" + (f" ({who})" if who else ""))
        found.append((article, f"{code}: {'  '.join(words)}", None))
    return found
