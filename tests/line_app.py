"""A small app for the driver's tests: it shows its keys, pastes and size, and tells a file what ends it.

line_app.py FILE [WORDS]: WORDS are painted before the driver starts. Keys: r repaints, s shouts, z stops the process,
w draws many frames, e lends the terminal to another program, q quits.
"""

import os
import sys
from pathlib import Path
from threading import Thread

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from tui import safe
from tui.line import terminal
from tui.line.driver import LineDriver


class LineApp(App[None]):
    """One label per thing to see."""

    CSS = "Static { height: 1 } #colour { background: $primary; color: $error; text-style: bold; }"
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """A title that holds what must not get through, then what was typed, pasted and measured."""
        yield Static("ready \x1b]52;c;aGk=\x07\x9b5n\u202e│ خان", markup=False)
        yield Static("keys:", id="keys", markup=False)
        yield Static("paste:", id="paste", markup=False)
        yield Static("size:", id="size", markup=False)
        yield Static("colour", id="colour")

    def on_mount(self) -> None:
        """Nothing typed yet."""
        self.typed: list[str] = []

    def on_resize(self, event: events.Resize) -> None:
        """Show the size."""
        self.query_one("#size", Static).update(f"size: {event.size.width}x{event.size.height}")

    def on_paste(self, event: events.Paste) -> None:
        """Show a paste."""
        self.query_one("#paste", Static).update(f"paste: {event.text!r}")

    def on_key(self, event: events.Key) -> None:
        """Show the keys, and do what they ask for."""
        self.typed.append(event.key)
        self.query_one("#keys", Static).update(f"keys: {' '.join(self.typed)}")
        if event.key == "r" and LineDriver.running:
            LineDriver.running.repaint()
        elif event.key == "s" and LineDriver.running:
            Thread(target=LineDriver.running.shout, args=("shouted",)).start()
        elif event.key == "z":
            self.action_suspend_process()
        elif event.key == "e":
            with self.suspend():
                os.system("stty -a; read words; echo got $words")
        elif event.key == "w":
            self.draw_much(20)
        elif event.key == "q":
            self.exit()

    def draw_much(self, left: int) -> None:
        """Draw `left` frames that differ in every line, then say so in the file."""
        for line in self.query(Static):
            line.update(f"{left:>6} " * 10)
        if left:
            self.call_after_refresh(self.draw_much, left - 1)
        else:
            Path(sys.argv[1]).write_text("drawn")


def main() -> None:
    """Run the app; the file gets the reason when the line ends it."""
    safe.use_ascii(safe.locale_is_ascii(os.environ))
    app = LineApp(driver_class=LineDriver)

    def leave(reason: str) -> None:
        Path(sys.argv[1]).write_text(reason)
        app.exit(return_code=3)

    LineDriver.leave = leave
    if len(sys.argv) > 2:
        painted = "\x1b[H\x1b[2J" + sys.argv[2]
        before = terminal.make_raw(0)
        os.write(1, (terminal.OPEN + painted).encode())
        terminal.hand_over(terminal.Opened(before, painted, tuple(os.get_terminal_size())))
    app.run()
    sys.exit(app.return_code)


main()
