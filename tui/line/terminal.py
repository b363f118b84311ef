"""The terminal that we run in: what kind it is, whether it will do, and how it is opened and left.

Light: the first frame uses it before Textual is imported.
"""

from __future__ import annotations

import os
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# Plain letters, written over what stands there, on all lines counted from the top, whatever another program
# left set; hidden cursor, no wrapping at the right edge, pastes in brackets.
MODES = "\x1b(B\x0f\x1b[4l\x1b[?6l\x1b[r\x1b[?25l\x1b[?7l\x1b[?2004h"
OPEN = "\x1b[?1049h" + MODES  # on the alternate screen
# Everything back, and no text left behind where there is no alternate screen.
CLOSE = "\x1b[?2004l\x1b[r\x1b[m\x1b[H\x1b[2J\x1b[?7h\x1b[?25h\x1b[?1049l"
# Buttons, and motion while one is held, so that what is dragged over is lit meanwhile.
MOUSE = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
NO_MOUSE = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"

_UNFIT = ("dumb", "unknown", "vt", "ansi", "emacs", "network", "dialup", "cons", "wy", "sun", "adm", "tvi")
_ERASE_IN_DEFAULT = ("screen", "tmux")  # types whose erasing may not take the colour in hand

Attributes = list[int | list[bytes | int]]


def terminal_problem(environ: Mapping[str, str] | None = None) -> str | None:
    """Why the screen cannot run here, as one sentence fit to show; None where it can."""
    if not (os.isatty(0) and os.isatty(1)):
        return (
            "The screen needs a terminal for input and output; in scripts use the commands, "
            "for example: pincite list CASE incidents."
        )
    kind = (os.environ if environ is None else environ).get("TERM", "")
    if not kind or kind.startswith(_UNFIT):
        return (
            f"The screen does not work on a terminal of type {kind or '(none)'}; set TERM to what yours is, "
            "for example xterm-256color, or use the commands, for example: pincite list CASE incidents."
        )
    return None


def erases_in_colour(kind: str) -> bool:
    """Whether a terminal of this type erases with the background colour in hand."""
    return not kind.startswith(_ERASE_IN_DEFAULT)


def over_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is at the other end of an SSH connection."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def make_raw(fd: int) -> Attributes:
    """Give keys as they are typed, without echo, and send bytes as they are; the attributes of before."""
    before: Attributes = termios.tcgetattr(fd)
    raw: Attributes = termios.tcgetattr(fd)
    flags = [flag for flag in raw[:4] if isinstance(flag, int)]
    raw[0] = flags[0] & ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[1] = flags[1] & ~termios.OPOST
    raw[3] = flags[3] & ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    special = raw[6]
    assert isinstance(special, list)
    special[termios.VMIN], special[termios.VTIME] = 1, 0
    termios.tcsetattr(fd, termios.TCSANOW, raw)
    return before


class Opened:
    """What was done to the terminal before the driver started, for the driver to take over."""

    __slots__ = ("before", "painted", "size")

    def __init__(self, before: Attributes, painted: str, size: tuple[int, int]) -> None:
        self.before = before
        self.painted = painted
        self.size = size


handed_over: Opened | None = None
"""Set by whoever opened the terminal (make_raw and OPEN) and painted on its cleared screen of `size`."""


def hand_over(opened: Opened | None) -> None:
    """Leave an opened terminal to the driver that starts next, or take that back."""
    global handed_over
    handed_over = opened
