"""The first frame, by plain writes, before click and Textual are imported: the lists as the main screen shows them.

It paints only what the screen will show as well, and leaves keys that are typed meanwhile in the terminal's queue.
Where anything stands in the way it paints nothing, and whoever comes next says what is wrong.
"""

from __future__ import annotations

import os

from db import CaseError, Glance
from tui import boxes, colours, framing, rows, safe
from tui.deeds import ROOM_OF
from tui.kept import is_sound
from tui.keys import ARTICLE, KEYS, LIST, RECORD, footer
from tui.line import terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from db import Listed
    from tui.keys import Key

    Kept = tuple[Sequence[str], int, dict[str, Any], str, bool]  # lists, the one in use, their states, pane, zoomed

SLOTS, SLOT = ("reports", "incidents", "quotes"), 1
USUAL: Kept = (SLOTS, SLOT, {}, LIST, False)  # the place where nobody was yet
HEADED = 7  # lines from which a pane shows the headings of its columns
FIRST = 60  # rows that the screen reads first: a list with fewer is counted by that


class Glyphs:
    """The glyphs of the panes, as tui.look has them."""

    def __init__(self) -> None:
        found = {**colours.GLYPHS, **(colours.ASCII if safe.ascii_only() else {})}
        self.line, self.heavy, self.bar, self.tee = found["line"], found["heavy"], found["bar"], found["tee"]
        self.point, self.up, self.down = found["point"], found["up"], found["down"]


class Frame:
    """A frame being put together: lines of parts at their places."""

    def __init__(self, theme: str, environ: Mapping[str, str], keys: Sequence[Key]) -> None:
        self.glyphs = Glyphs()
        self.keys = {one.id: one for one in keys}
        self.styles = {
            name: colours.sgr(words)
            for name, words in colours.meanings(theme, colour="NO_COLOR" not in environ).items()
        }
        self.painted = ["\x1b[H\x1b[2J"]

    def put(self, x: int, y: int, parts: Sequence[tuple[str, str]]) -> None:
        """Paint parts at a place."""
        found = [f"\x1b[{y + 1};{x + 1}H"]
        for text, name in parts:
            style = self.styles[name]
            found.append(f"\x1b[{style}m{text}\x1b[m" if style and text else text)
        self.painted.append("".join(found))

    def put_list(self, box: boxes.Box, glanced: Glance, state: Mapping[str, Any], used: bool) -> None:
        """Paint one list."""
        x, y, width, height = box
        name, head = state["name"], 2 if height >= HEADED else 1
        listed = glanced.listed(state, max(FIRST, 2 * height))
        self.put(x, y, self.title(listed, state, used, width))
        view = range(min(max(height - head, 1), len(listed.ids)))
        seen = [listed.cells[place] for place in view if not listed.covered[place]]
        needs = rows.Needs()
        needs.take(seen, listed.listing.columns, width - 2)
        layout = rows.fit(name, listed.listing.columns, width - 2, needs or None)
        if head == 2:
            self.put(x, y + 1, [(" " + rows.headings(layout), "faint")])
        if not listed.ids:
            self.put(x, y + head, [(" " + safe.fit(self.empty(listed, state), width - 1), "faint")])
        here = listed.ids.index(state.get("cursor")) if state.get("cursor") in listed.ids else 0
        for place in view:
            self.put(x, y + head + place, self.row(listed, place, place == here, used, layout, width))

    def title(self, listed: Listed, state: Mapping[str, Any], used: bool, width: int) -> list[tuple[str, str]]:
        """The parts of a list's title: its name, what it is asked for, where in it the cursor is."""
        name, cursor = state["name"], state.get("cursor")
        digit = self.keys[name].keys[0] if name in self.keys and self.keys[name].keys else ""
        here = listed.ids.index(cursor) if cursor in listed.ids else 0
        at = listed.above + here + 1 if listed.ids and listed.above is not None else None
        title, right = framing.list_title(digit, name), framing.where(at, listed.total, used)
        wanted = framing.asked(self.glyphs, state.get("filter", ""), state.get("sort", ""))
        right = framing.room_for_both(width, title, wanted, right, listed.total)
        return framing.framed(width, self.glyphs, title, used=used, middle=wanted, right=right)

    def empty(self, listed: Listed, state: Mapping[str, Any]) -> str:
        """What to say in a list without rows; rows that come later are awaited."""
        if not listed.at_end:
            return safe.show("…")
        leave = self.keys["escape"].shown.partition(" or ")[0] if "escape" in self.keys else ""
        return framing.why_empty(state["name"], state.get("filter", ""), leave or "Escape")

    def row(
        self, listed: Listed, place: int, here: bool, used: bool, layout: Sequence[rows.Placed], width: int
    ) -> list[tuple[str, str]]:
        """The parts of one row; a covered one is left for the screen to say so."""
        if listed.covered[place]:
            return []
        free = rows.gutter(listed.cells[place], listed.listing.columns)
        gutter = self.glyphs.point if here and not used else free
        text = rows.line(listed.cells[place], layout)
        name = "cursor" if here and used else "away" if here else "plain"
        if name == "cursor":
            text += " " * (width - 1 - safe.width(safe.unfence(text)))
        return [(gutter + text, name)]

    def put_bare(self, box: boxes.Box, title: str, used: bool) -> None:
        """Paint a pane that is filled later: its frame and its bar."""
        x, y, width, height = box
        self.put(x, y, framing.framed(width, self.glyphs, title, used=used, tee=self.glyphs.tee))
        for below in range(1, height):
            self.put(x, y + below, [(self.glyphs.bar, "rule")])


def paint(path: str, code: str = "") -> None:
    """Paint the first frame of a case file on the terminal and leave it to the driver; code: of a record asked for."""
    environ = os.environ
    if terminal.terminal_problem(environ) or not os.path.isfile(path):
        return
    try:
        size = os.get_terminal_size(1)
        found = set_up(environ)
        glanced = Glance(path)
    except (CaseError, OSError):
        return
    try:
        theme, name, keys, shared = found
        wanted = (theme, name or asked(glanced, shared), keys, shared)
        painted = composed(glanced, wanted, environ, *size, over=not code)
        if painted:
            show(painted, (size[0], size[1]))
    except CaseError:
        return
    finally:
        glanced.close()


def asked(glanced: Glance, shared: bool) -> str:
    """The name of a person who gave none: asked for where several people use the login, else the login itself."""
    found = login()
    names = glanced.names_under(found)
    if not names and not shared:
        return found
    from tui.naming import ask

    os.environ["PINCITE_PERSON"] = name = ask(found, names)
    return name


def set_up(environ: Mapping[str, str]) -> tuple[str, str, Sequence[Key], bool]:
    """The theme, the person's name or '', the keys, whether the login is shared: the settings where there are any."""
    from tui.places import config_home

    theme, name, keys, ascii_only, shared = "", "", KEYS, False, False
    if os.path.exists(os.path.join(config_home(), "config.toml")):
        from tui.config import settings

        wanted = settings()
        theme, name, keys, ascii_only = wanted.theme, wanted.name.strip(), wanted.keys, wanted.ascii
        shared = wanted.shared
    safe.use_ascii(ascii_only or safe.locale_is_ascii(environ))
    name = environ.get("PINCITE_PERSON", "").strip() or name
    return colours.theme_of(theme, environ.get("COLORFGBG", "")), name, keys, shared


def login() -> str:
    """The system's user."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def composed(
    glanced: Glance, found: tuple[str, str, Sequence[Key], bool], environ: Mapping[str, str], width: int, height: int,
    *, over: bool = True,
) -> str:  # fmt: skip
    """The frame as bytes for a cleared terminal; '' where there is hardly room.

    over: with the screen over the lists, where one was open.
    """
    theme, person, keys, _ = found
    if width < 40 or height < 8:
        return ""
    kept = glanced.comeback(person)
    frame = Frame(theme, environ, keys)
    title = title_over(kept) if over else None
    if title is not None:
        frame.put(0, 0, framing.framed(width, frame.glyphs, title, used=True))
        return "".join(frame.painted)
    slots, slot, lists, pane, zoomed = came_back(kept)
    panes = boxes.side_by_side(width, height - 1, slot, pane == ARTICLE)
    if zoomed:
        panes = {f"list{slot}" if pane == LIST else pane: (0, 0, width, height - 1)}
    for number, name in enumerate(slots):
        if f"list{number}" in panes:
            state = {**lists.get(name, {}), "name": name}
            frame.put_list(panes[f"list{number}"], glanced, state, pane == LIST and number == slot)
    for name in (RECORD, ARTICLE):
        if name in panes:
            frame.put_bare(panes[name], name.capitalize(), name == pane)
    able = [one for one in footer(keys, pane) if one.id in ROOM_OF]
    frame.put(0, height - 1, framing.foot(able, glanced.title(), width))
    return "".join(frame.painted)


def title_over(words: str) -> str | None:
    """What stands in the first line of the screen that was open over the lists, None where none was."""
    if '"over": [{' not in words:
        return None
    import json

    try:
        place = json.loads(words)
        return str(place["over"][-1]["title"]) if is_sound(place) else None
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def came_back(words: str) -> Kept:
    """The place that was kept, the usual one where none was, or where it was kept by another pincite."""
    if not words:
        return USUAL
    import json

    try:
        place = json.loads(words)
        if not is_sound(place):
            return USUAL
        pane = place["pane"] if place["pane"] in (RECORD, ARTICLE) else LIST
        return place["slots"], int(place["slot"]), dict(place["lists"]), pane, bool(place["zoomed"])
    except (KeyError, TypeError, ValueError):
        return USUAL


def show(painted: str, size: tuple[int, int]) -> None:
    """Open the terminal, paint, and hand both over."""
    before = terminal.make_raw(0)
    terminal.hand_over(terminal.Opened(before, painted, size))
    coded = (terminal.OPEN + painted).encode("ascii" if safe.ascii_only() else "utf-8", "replace")
    while coded:
        coded = coded[os.write(1, coded) :]


def give_back() -> None:
    """Leave the terminal as it was, where no driver took it over."""
    import termios

    if terminal.handed_over:
        os.write(1, terminal.CLOSE.encode())
        termios.tcsetattr(0, termios.TCSANOW, terminal.handed_over.before)
        terminal.hand_over(None)
