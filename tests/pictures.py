"""Pictures for README: the real program in a terminal of our own, drawn as SVG (python tests/pictures.py)."""

import os
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from time import monotonic

import pexpect
from pyte_terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
OUT = ROOT / "docs" / "pictures"
CELL, LINE = 8.4, 18.0
DARK, LIGHT = ("#16181d", "#c9ccd3"), ("#fbfbf8", "#24292f")
NAMED = {
    "black": "#16181d", "red": "#d0605e", "green": "#6fa35f", "brown": "#b58b3b", "blue": "#5b8dc9",
    "magenta": "#a377b5", "cyan": "#4aa0a0", "white": "#c9ccd3", "brightblack": "#8a909b", "brightred": "#e57e7c",
    "brightgreen": "#8fc47d", "brightbrown": "#d9b25c", "brightyellow": "#d9b25c", "brightblue": "#85b1e8",
    "brightmagenta": "#c39ad4", "brightcyan": "#6cc4c4", "brightwhite": "#f2f3f5",
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """One picture: its name, size, what is typed, and the words that are then waited for."""

    name: str
    columns: int
    lines: int
    steps: tuple[tuple[str, str], ...]


TO_ARIHA = (("2", "━ 2 Incidents"), ("I11\r", "I11 Incident"))
TO_BOARD = (
    ("3", "━ 3 Quotes"), ("b", "groups,"), ("/", "incident:I12"), ("relation:disjoint\r", "relation:disjoint ━"),
)  # fmt: skip
PICTURES = (
    Picture("panes-80x24", 80, 24, TO_ARIHA),
    Picture("words-80x24", 80, 24, (*TO_ARIHA, ("C181\r", "C181"), ("\r", "C181 Claim ━"), ("\r", "para"))),
    Picture("board-80x24", 80, 24, (*TO_BOARD, ("j", "the period given"))),
    Picture("board-140x40", 140, 40, (*TO_BOARD, ("j", "the period given"), ("\r", "━ I12"))),
    Picture("panes-140x40", 140, 40, (*TO_ARIHA, ("", "para"))),
)


def shot(picture: Picture, case: Path) -> Terminal:
    """The screen after all steps."""
    terminal = Terminal(picture.columns, picture.lines)
    environ = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "COLORTERM": "", "PINCITE_PERSON": "ann"}
    environ.pop("NO_COLOR", None)
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from tui.start import main; import sys; sys.exit(main())", str(case)],
        dimensions=(picture.lines, picture.columns),
        env=environ,
        cwd=str(ROOT),
        encoding="utf-8",
    )
    until(child, terminal, "Reports")
    for keys, words in picture.steps:
        child.send(keys)
        until(child, terminal, words)
    settle(child, terminal)
    child.send("q")
    child.close(force=True)
    return terminal


def take(child: pexpect.spawn, terminal: Terminal, wait: float) -> bool:
    """Feed what came to the terminal, answering its status query; False where nothing came."""
    try:
        data = child.read_nonblocking(65536, timeout=wait)
    except pexpect.TIMEOUT:
        return False
    terminal.feed(data)
    child.send("\x1b[0n" * data.count("\x1b[5n"))
    return True


def until(child: pexpect.spawn, terminal: Terminal, words: str) -> None:
    """Wait until words are on the screen."""
    end = monotonic() + 20
    while words not in "\n".join(terminal.lines_of_text()):
        if monotonic() > end:
            raise SystemExit(f"“{words}” never came:\n" + "\n".join(terminal.lines_of_text()))
        take(child, terminal, 0.2)


def settle(child: pexpect.spawn, terminal: Terminal) -> None:
    """Wait until nothing more comes."""
    while take(child, terminal, 0.7):
        pass


def svg(terminal: Terminal, colours: tuple[str, str] = DARK) -> str:
    """The screen as SVG: one text element a run of cells that look alike."""
    back, fore = colours
    width, height = terminal.columns * CELL, terminal.lines * LINE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 16:.0f} {height + 16:.0f}" '
        f'font-family="monospace" font-size="14"><rect width="100%" height="100%" rx="6" fill="{back}"/>'
    ]
    for y in range(terminal.lines):
        x = 0
        while x < terminal.columns:
            stop = x + 1
            first = terminal.cell(y, x)
            while stop < terminal.columns and alike(first, terminal.cell(y, stop)):
                stop += 1
            text = "".join(terminal.cell(y, at).data for at in range(x, stop))
            parts += run(text, x, y, stop - x, first, fore, back)
            x = stop
    return "\n".join([*parts, "</svg>\n"])


def alike(one: object, other: object) -> bool:
    """Whether two cells have the same look."""
    return all(getattr(one, a) == getattr(other, a) for a in ("fg", "bg", "bold", "underscore", "reverse", "italics"))


def run(text: str, x: int, y: int, cells: int, look: object, fore: str, back: str) -> list[str]:
    """The elements of one run."""
    front, behind = colour(look.fg, fore), colour(look.bg, "")  # type: ignore[attr-defined]
    if look.reverse:  # type: ignore[attr-defined]
        front, behind = behind or back, front
    made = []
    left, top = 8 + x * CELL, 8 + y * LINE
    if behind:
        size = f'width="{cells * CELL:.1f}" height="{LINE:.1f}"'
        made.append(f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="{behind}"/>')
    if text.strip():
        left += (len(text) - len(text.lstrip())) * CELL
        text = text.strip()
        cells = len(text)
        more = ' font-weight="bold"' * bool(look.bold)  # type: ignore[attr-defined]
        more += ' text-decoration="underline"' * bool(look.underscore)  # type: ignore[attr-defined]
        place = f'x="{left:.1f}" y="{top + 13.5:.1f}" textLength="{cells * CELL:.1f}"'
        made.append(f'<text {place} fill="{front}" xml:space="preserve"{more}>{escape(text)}</text>')
    return made


def colour(name: str, default: str) -> str:
    """A colour of the terminal as it is drawn here."""
    if name == "default":
        return default
    return NAMED.get(name, f"#{name}" if len(name) == 6 else default)


def main() -> int:
    """Draw all pictures from a fresh copy of the sample."""
    from db.sample import copy_to

    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            case = Path(folder) / "sample.db"
            case.unlink(missing_ok=True)
            copy_to(case)
            (OUT / f"{picture.name}.svg").write_text(svg(shot(picture, case)), encoding="utf-8")
            print(f"docs/pictures/{picture.name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
