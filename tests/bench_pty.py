"""A program in a pseudo-terminal, measured: when awaited words stand on the emulated screen, bytes, CPU, memory."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from signal import SIGKILL
from time import monotonic

from pyte_terminal import Terminal
from relay import Relay

COLUMNS, LINES = 120, 40
QUIET = 0.15  # seconds without a byte after which a step has settled; never part of a figure
LIMIT = 20.0
SPLIT = 0.003  # seconds within which the rest of a frame follows, which a terminal line hands over in pieces
TRIP, RATE = 0.3, 32_000  # seconds there and back, and bytes a second, of a poor line
TICK = 1000 / os.sysconf("SC_CLK_TCK")
ANSWERS = {b"\x1b[5n": b"\x1b[0n", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
# What pyte would print: private sequences and strings, which show nothing on a terminal.
UNSEEN = re.compile(r"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\??[0-9;]*\$p|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)")
Seen = Callable[["Driven"], bool]
LIT = ("brightyellow", "brightbrown", "brown")


@dataclass(frozen=True, slots=True)
class Figure:
    """One step: milliseconds until it was seen (None: missed) and until settled, bytes, the true difference, CPU."""

    seen: float | None
    settled: float
    sent: int
    true: int
    cpu: float


class Driven:
    """A program that runs in a terminal of so many columns and lines."""

    def __init__(
        self, command: Sequence[str], cwd: str, environ: dict[str, str], typed: bytes = b"", poor: bool = False
    ) -> None:
        self.terminal = Terminal(COLUMNS, LINES)
        self.started = monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execve(command[0], list(command), environ)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.relay = Relay(self.fd, TRIP, RATE) if poor else None
        self.own, self.fd = self.fd, self.relay.end.fileno() if self.relay else self.fd
        if typed:
            os.write(self.fd, typed)
        self.cut = b""
        self.quiet = QUIET + (2 * TRIP if poor else 0)
        self.peak = 0
        self.before = self.cells()

    def cells(self) -> list[tuple[str, ...]]:
        """The screen's cells by line: text and look."""
        blank = self.terminal.default_char
        return [
            tuple(str(line.get(x, blank)[:8]) for x in range(COLUMNS))
            for line in (self.terminal.buffer[y] for y in range(LINES))
        ]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.terminal.lines_of_text())

    @property
    def lit(self) -> str:
        """The cells that stand out: reverse, or on yellow."""
        found = []
        for y in range(LINES):
            line = self.terminal.buffer[y]
            found.append("".join(c.data for x in sorted(line) if (c := line[x]).reverse or c.bg in LIT))
        return " ".join(" ".join(found).split())

    def read(self, wait: float) -> list[tuple[float, bytes]]:
        """All chunks that are there, each with the time at which it was read; status queries are answered at once.

        What they say is looked at afterwards, since the emulated terminal takes longer than the program.
        """
        found: list[tuple[float, bytes]] = []
        while select.select([self.fd], [], [], SPLIT if found else wait)[0]:
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                break
            if not chunk:
                break
            found.append((monotonic(), chunk))
            seen = self.cut + chunk
            self.cut = seen[-3:]  # a query may come in two pieces
            for asked, answer in ANSWERS.items():
                os.write(self.fd, answer * (seen.count(asked) - seen[: -len(chunk)].count(asked)))
        return found

    def until(self, seen: Seen | None, since: float) -> Figure:
        """Read until it is seen and then quiet."""
        spent, sent, when, last = self.cpu(), 0, None, since
        if seen and self.text and since != self.started and seen(self):
            return Figure(None, 0, 0, 0, 0)  # it stood there before: no figure
        while monotonic() - since < LIMIT:
            chunks = self.read(QUIET)
            for at, chunk in chunks:
                sent += len(chunk)
                last = at
                self.terminal.feed(UNSEEN.sub("", chunk.decode("utf-8", "replace")))
                if seen and when is None and seen(self):
                    when = at
            if not chunks and (when is not None or not seen) and monotonic() - last > self.quiet:
                break
        true = self.difference()
        shown = None if when is None else (when - since) * 1000
        return Figure(shown, (last - since) * 1000, sent, true, self.cpu() - spent)

    def step(self, keys: str, seen: Seen | None, *, at_once: bool = False) -> Figure:
        """Type keys; the clock starts at the last of them, or at the first where all are typed at once."""
        coded = keys.encode()
        if not at_once and len(coded) > 1 and not coded.startswith(b"\x1b"):
            os.write(self.fd, coded[:-1])
            self.until(None, monotonic())
            coded = coded[-1:]
        since = monotonic()
        os.write(self.fd, coded)
        return self.until(seen, since)

    def held(self, key: str, times: int, rate: float = 30) -> Figure:
        """Hold a key; seen is the time from the last press until rest."""
        spent, sent, last, since = self.cpu(), 0, monotonic(), monotonic()
        for _ in range(times):
            os.write(self.fd, key.encode())
            since = monotonic()
            while (left := since + 1 / rate - monotonic()) > 0:
                for at, chunk in self.read(left):
                    sent, last = sent + len(chunk), at
                    self.terminal.feed(UNSEEN.sub("", chunk.decode("utf-8", "replace")))
        rest = self.until(None, since)
        settled = max(last - since, 0) * 1000 if not rest.sent else rest.settled
        return Figure(settled, settled, sent + rest.sent, rest.true, self.cpu() - spent)

    def idle(self, seconds: float) -> Figure:
        """Do nothing."""
        spent, sent, since = self.cpu(), 0, monotonic()
        while (left := since + seconds - monotonic()) > 0:
            sent += sum(len(chunk) for _, chunk in self.read(left))
        return Figure(0, 0, sent, 0, self.cpu() - spent)

    def difference(self) -> int:
        """Bytes that a plain painter needs from the last screen to this one, run by run; colours at 8 a change."""
        after, size = self.cells(), 0
        for old, new in zip(self.before, after, strict=True):
            changed, look = [x for x in range(COLUMNS) if old[x] != new[x]], ""
            for n, x in enumerate(changed):
                if not n or x - changed[n - 1] > 4:
                    size += 6
                look_now = new[x].partition(",")[2]
                size += 1 + 8 * (look_now != look)
                look = look_now
        self.before = after
        return size

    def cpu(self) -> float:
        """CPU milliseconds of the program so far."""
        try:
            with open(f"/proc/{self.pid}/stat") as file:
                found = file.read().rpartition(")")[2].split()
            with open(f"/proc/{self.pid}/status") as file:
                peak = re.search(r"VmHWM:\s+(\d+)", file.read())
        except OSError:
            return 0
        self.peak = int(peak[1]) if peak else self.peak  # not the highest: before it runs, a process is a copy of ours
        return (int(found[11]) + int(found[12])) * TICK

    def close(self) -> None:
        """End it."""
        self.cpu()
        os.kill(self.pid, SIGKILL)
        os.waitpid(self.pid, 0)
        if self.relay:
            self.relay.close()
        os.close(self.own)
