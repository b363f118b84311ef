"""A screen over the main one: one body, the foot, and a prompt and a picker over them. Made once, shown again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from tui.keyed import KeyedScreen
from tui.keys import Key, by_key
from tui.layout import Shape
from tui.look import Look
from tui.picker import Item

BODY = "body"
Done = Callable[[str, bool], None]  # told how an edit ended: a sentence, and whether it was done
TYPING = ("space", "backspace", "delete", "left", "right", "home", "end")


class Over(KeyedScreen):
    """Turns keys into its own `do_…` functions; what it is for is handed in when it is opened.

    WHERE: its place in tui/keys.py. TITLE: that place in words. TYPED: characters are typed and mean no commands.
    """

    WHERE = ""
    PLACE = ""
    TYPED = False
    FOOT: tuple[str, ...] = ("escape", "help")
    SAID: ClassVar[Mapping[str, str]] = {}  # what the foot calls a key here, where that is not its word

    def __init__(self, look: Look, keys: Sequence[Key], title: str, body: Widget) -> None:
        super().__init__(look, [self.untyped(one) for one in keys if one.id in self.able()], title)
        self.quits = next((one.shown.partition(" or ")[0] for one in keys if one.id == "quit" and one.keys), "")
        self.body = body
        self.pressed: Callable[[], None] | None = None  # told of each key
        self.bound = by_key(self.keys, self.WHERE)

    @classmethod
    def able(cls) -> set[str]:
        """The commands that work here."""
        return {name.removeprefix("do_") for name in dir(cls) if name.startswith("do_")}

    def untyped(self, key: Key) -> Key:
        """A key without what is typed here."""
        return key.by(tuple(one for one in key.keys if one not in TYPING and len(one) > 1)) if self.TYPED else key

    @classmethod
    def name_of(cls) -> str:
        """What it is called among the screens of the app, and in the places that a jump keeps."""
        return cls.__name__.lower()

    def compose(self) -> ComposeResult:
        """The body under the others."""
        self.body._name = BODY
        yield from (self.body, self.foot, self.prompt, self.picker)

    def on_mount(self) -> None:
        """Show the keys that matter."""
        here = [one for one in self.keys if one.footer and (self.WHERE in one.where or one.id in self.FOOT)]
        here = [one.called(self.SAID.get(one.id, one.word)) for one in here]
        self.foot.show(sorted(here, key=lambda one: one.footer))
        self.reshape()

    @property
    def shape(self) -> Shape:
        """The body over all of the screen."""
        return Shape(pane=BODY, zoomed=True, prompt=self.prompt.height(self.size.width), picker=self.picker.wanted)

    @property
    def table(self) -> dict[str, str]:
        """What each key does here."""
        return self.bound

    def do(self, command: str) -> None:
        """Do what a command does."""
        getattr(self, f"do_{command}")()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click goes to the line under it."""
        if not self.prompt.open and not self.picker.open:
            self.clicked(event.screen_y - self.body.region.y)

    def clicked(self, y: int) -> None:
        """A line of the body, counted from 0, was clicked."""

    def leave(self) -> None:
        """Back to the screen below."""
        if self.app.screen is self:
            self.app.pop_screen()
            if isinstance(self.app.screen, KeyedScreen):
                self.app.screen.uncovered()

    def meanwhile(self, by: Mapping[int, str]) -> None:
        """Others changed these records, each by whom."""

    def renewed(self) -> None:
        """The case changed: what is on show is read again."""

    def reopened(self) -> None:
        """Somebody came back to it from where it led."""
        self.renewed()

    @property
    def heading(self) -> str:
        """What stands in its first line, where that names no more than codes and commands do."""
        return str(getattr(self.body, "title", "")) or self.PLACE.capitalize()

    def as_left(self) -> Mapping[str, Any]:
        """What it was opened for and where one is in it, as it is kept; empty for one that is not opened again."""
        return {}

    def stirred(self) -> None:
        """A key was pressed."""
        if self.pressed:
            self.pressed()

    def parting(self) -> None:
        """The program ends: keep what would be lost."""

    def do_commands(self) -> None:
        """The keys that work here, with a sentence each; Enter does what the line says."""
        items = [Item(one.shown, one.help, value=one.id) for one in self.keys if one.keys]

        def done(command: object) -> None:
            if isinstance(command, str):
                self.do(command)

        self.pick(f"Keys in {self.PLACE}", items, done)

    def do_escape(self) -> None:
        """As back does."""
        self.do("back")

    def do_repaint(self) -> None:
        """Paint everything again, whatever the terminal shows."""
        repaint = getattr(self.app._driver, "repaint", None)
        if repaint:
            repaint()
        else:
            self.app.refresh(layout=True)

    def do_suspend(self) -> None:
        """Into the background, as Ctrl+Z does elsewhere."""
        self.app.action_suspend_process()


class Shown(Over):
    """A screen over the main one that is looked through, nothing typed into: q and Backspace leave it, ? lists keys."""

    def do_back(self) -> None:
        """Back to the screen below."""
        self.leave()

    def do_quit(self) -> None:
        """Back to the screen below."""
        self.leave()

    def do_help(self) -> None:
        """The keys that work here."""
        self.do_commands()
