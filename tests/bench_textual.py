"""Floors on Textual: bench_textual.py hello, a bare label (H); bench_textual.py list CASE, a virtual list (L).

L is as little as a list on Textual can be: one widget, lines from SQLite, a driver that sends differences.
"""

import os
import re
import sys

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from db.sqlite import Connection, sqlite

ROW = "SELECT incident, date, place_name, title, killed, status FROM incident_row"
SPAN = """SELECT p.text, p.start, p.stop FROM claim c JOIN citation x ON x.record = c.id
    JOIN passage p ON p.id = x.passage WHERE c.subject = ? ORDER BY c.id LIMIT 1"""
PARTS = "SELECT start, words FROM part WHERE text = ? AND stop > ? ORDER BY start LIMIT 12"
LIT = Style(reverse=True)


class Hello(App[None]):
    """One label, which says how many keys there were."""

    keys = 0

    def compose(self) -> ComposeResult:
        yield Static("hello there", id="label")

    def on_key(self, event: events.Key) -> None:
        """Count it."""
        self.keys += 1
        self.query_one("#label", Static).update(f"key {self.keys}")
        if event.key == "q":
            self.exit()


class Rows(Widget, can_focus=True):
    """The list, or the text of a row."""

    def __init__(self, case: Connection) -> None:
        super().__init__()
        self.case = case
        self.first, self.last = case.execute("SELECT min(incident), max(incident) FROM incident_row").fetchone()
        self.top = self.at = self.first
        self.read: dict[int, str] = {}
        self.lines: list[list[Segment]] = []
        self.escapes = 0

    @property
    def body(self) -> int:
        """Lines of rows."""
        return max(self.size.height - 1, 1)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.size.width
        if self.lines:
            return Strip(self.lines[y] if y < len(self.lines) else []).adjust_cell_length(width)
        if y == self.body:
            words = f"row {self.at - self.first + 1} of {self.last - self.first + 1}{' escaped' * self.escapes}"
            return Strip([Segment(words)]).adjust_cell_length(width)
        row = self.top + y
        if row not in self.read:
            found = self.case.execute(f"{ROW} WHERE incident >= ? ORDER BY incident LIMIT ?", (self.top, self.body))
            self.read = {r[0]: f" {r[1] or '':10}  {r[2]:16.16}  {r[3]:60.60} {r[4]:>6} {r[5]}" for r in found}
        style = LIT if row == self.at else None
        return Strip([Segment(f"{self.read.get(row, ''):{width}.{width}}", style)], width)

    def go(self, by: int) -> None:
        """Move the cursor."""
        before, top = self.at, self.top
        self.at = min(max(self.at + by, self.first), self.last)
        if not top <= self.at < top + self.body:
            self.top = max(min(self.at, self.last - self.body + 1), self.first)
        if self.top != top or self.lines:
            self.lines = []
            self.refresh()
        else:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in (before - top, self.at - top, self.body)))

    def source(self) -> None:
        """The words of the first claim, lit, in their text."""
        text, start, stop = self.case.execute(SPAN, (self.at,)).fetchone()
        width = self.size.width - 4
        self.lines = []
        for at, words in self.case.execute(PARTS, (text, start - 400)):
            for found in re.finditer(rf".{{1,{width}}}(?:\s|$)", words):
                line, here = found[0].rstrip("\n"), at + found.start()
                a, b = (min(max(one - here, 0), len(line)) for one in (start, stop))
                self.lines.append([Segment(line[:a]), Segment(line[a:b], LIT), Segment(line[b:])])
        self.refresh()


class List(App[None]):
    """The list and its keys."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: str) -> None:
        from tui.line.driver import LineDriver

        super().__init__(driver_class=LineDriver, ansi_color=True)
        self.rows = Rows(sqlite.connect(f"file:{path}?mode=ro", uri=True))

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_key(self, event: events.Key) -> None:
        """What a key means."""
        rows, key = self.rows, event.character or event.key
        far = rows.last
        step = {"j": 1, "k": -1, "pagedown": rows.body, "pageup": -rows.body, "G": far, "g": -far}.get(key)
        if key == "q":
            self.exit()
        elif event.key == "enter":
            rows.source()
        elif event.key == "escape":
            rows.escapes += 1
            rows.refresh()
        elif step:
            rows.go(step)


(List(sys.argv[2]) if sys.argv[1] == "list" else Hello()).run()
