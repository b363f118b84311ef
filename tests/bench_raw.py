"""Floor F: a lister on termios and SQLite alone (bench_raw.py CASE).

Keys: j k PageDown G g Enter Escape q, / WORD Enter. It reads one screen of rows at a time, paints lines that differ,
and shows the words of a claim lit in their text.
"""

import os
import re
import sys
import termios
import tty

from db.sqlite import sqlite

CASE = sqlite.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
COLUMNS, LINES = os.get_terminal_size(1)
BODY = LINES - 2
ROW = "SELECT incident, date, place_name, title, killed, status FROM incident_row"
FIRST, LAST = CASE.execute("SELECT min(incident), max(incident) FROM incident_row").fetchone()
SPAN = """SELECT p.text, p.start, p.stop FROM claim c JOIN citation x ON x.record = c.id
    JOIN passage p ON p.id = x.passage WHERE c.subject = ? ORDER BY c.id LIMIT 1"""
PARTS = "SELECT start, words FROM part WHERE text = ? AND stop > ? ORDER BY start LIMIT 12"
WORD = """SELECT rowid FROM record_search WHERE record_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1"""


class Lister:
    """What it shows, and where it is."""

    def __init__(self) -> None:
        self.shown = [""] * LINES
        self.top = self.at = FIRST
        self.note = ""

    def paint(self, lines: list[str]) -> None:
        """Write the lines that differ."""
        out = ""
        for y, line in enumerate((lines + [""] * LINES)[:LINES]):
            if line != self.shown[y]:
                out += f"\x1b[{y + 1}H{line}\x1b[K"
                self.shown[y] = line
        os.write(1, out.encode())

    def rows(self) -> None:
        """Paint the list."""
        lines = ["  date        place             title"]
        found = CASE.execute(f"{ROW} WHERE incident >= ? ORDER BY incident LIMIT ?", (self.top, BODY))
        for row, date, place, title, killed, status in found:
            line = f" {date or '':10}  {place:16.16}  {title:60.60} {killed:>6} {status}"[:COLUMNS]
            lines.append(f"\x1b[7m{line}\x1b[m" if row == self.at else line)
        foot = f"row {self.at - FIRST + 1} of {LAST - FIRST + 1} {self.note}"
        self.paint([*lines, *[""] * (LINES - 1 - len(lines)), foot])

    def source(self) -> None:
        """Paint the words of the first claim, lit, in their text."""
        text, start, stop = CASE.execute(SPAN, (self.at,)).fetchone()
        lines = []
        for at, words in CASE.execute(PARTS, (text, start - 400)):
            a, b = max(start - at, 0), max(stop - at, 0)
            lit = f"{words[:a]}\x1b[7m{words[a:b]}\x1b[m{words[b:]}" if a < b and a < len(words) else words
            lines += [one.rstrip() for one in re.findall(rf".{{1,{COLUMNS - 4}}}(?:\s|$)", lit)]
        self.paint([f"text {text}", *lines[:BODY]])

    def key(self, key: bytes, rest: bytes) -> bytes:
        """Do what a key means; what is left of the keys after it."""
        step = {b"j": 1, b"k": -1, b"\x1b[6~": BODY, b"\x1b[5~": -BODY, b"G": LAST, b"g": -LAST}.get(key)
        if step:
            self.at = min(max(self.at + step, FIRST), LAST)
            if not self.top <= self.at < self.top + BODY:
                self.top = max(min(self.at, LAST - BODY + 1), FIRST)
        elif key == b"\x1b":
            self.note += "escaped"
        elif key == b"/":
            while b"\r" not in rest:
                rest += os.read(0, 4096)
            word, rest = rest.split(b"\r", 1)
            found = CASE.execute(WORD, (word.decode(), FIRST, LAST)).fetchone()
            self.top = self.at = found[0] if found else self.at
        elif key == b"\r":
            self.source()
            return rest
        self.rows()
        return rest

    def run(self) -> None:
        """Until q."""
        self.rows()
        while True:
            keys = os.read(0, 4096)
            while keys:
                key = re.match(rb"\x1b(?:\[[0-9;]*[A-Za-z~])?|.", keys, re.DOTALL)[0]  # type: ignore[index]
                if key == b"q":
                    return
                keys = self.key(key, keys[len(key) :])


before = termios.tcgetattr(0)
try:
    tty.setraw(0, termios.TCSANOW)
    os.write(1, b"\x1b[?1049h\x1b[?25l\x1b[2J")
    Lister().run()
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, before)
    os.write(1, b"\x1b[?25h\x1b[?1049l")
