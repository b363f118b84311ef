"""A screen over the main one: one body, the foot, and a prompt and a picker over them. Made once, shown again."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.layout import Layout
from textual.screen import Screen
from textual.widget import Widget

from tui.foot import Foot
from tui.keys import Key, by_key
from tui.layout import Columns, Shape
from tui.look import Look
from tui.picker import Done, Item, Picker
from tui.prompt import Prompt, Question

BODY = "body"
TYPING = ("space", "backspace", "delete", "left", "right", "home", "end")


class Over(Screen[None]):
    """Turns keys into its own `do_…` functions; what it is for is handed in when it is opened.

    WHERE: its place in tui/keys.py. TITLE: that place in words. TYPED: characters are typed and mean no commands.
    """

    WHERE = ""
    PLACE = ""
    TYPED = False
    FOOT: tuple[str, ...] = ("escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str, body: Widget) -> None:
        super().__init__()
        self.look = look
        self.keys = [self.untyped(one) for one in keys if one.id in self.able()]
        self.table = by_key(self.keys, self.WHERE)
        self.columns = Columns()
        self.body = body
        self.foot = Foot(look, title)
        self.prompt = Prompt(look)
        self.picker = Picker(look)

    @classmethod
    def able(cls) -> set[str]:
        """The commands that work here."""
        return {name.removeprefix("do_") for name in dir(cls) if name.startswith("do_")}

    def untyped(self, key: Key) -> Key:
        """A key without what is typed here."""
        return key.by(tuple(one for one in key.keys if one not in TYPING and len(one) > 1)) if self.TYPED else key

    @property
    def layout(self) -> Layout:
        """Where the body, the foot, the prompt and the picker stand."""
        return self.columns

    def compose(self) -> ComposeResult:
        """The body under the others."""
        self.body._name = BODY
        yield from (self.body, self.foot, self.prompt, self.picker)

    def on_mount(self) -> None:
        """Show the keys that matter."""
        here = [one for one in self.keys if one.footer and (self.WHERE in one.where or one.id in self.FOOT)]
        self.foot.show(sorted(here, key=lambda one: one.footer))
        self.reshape()

    def reshape(self) -> None:
        """Lay out anew where the shape changed."""
        shape = Shape(pane=BODY, zoomed=True, prompt=2 if self.prompt.open else 0, picker=self.picker.wanted)
        if shape != self.columns.shape:
            self.columns.shape = shape
            self.foot.refresh(layout=True)  # a child's layout, since a screen keeps its own arrangement

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence in the last line, until the next key."""
        self.foot.say(sentence, bad=bad)

    def ask(self, question: Question) -> None:
        """Open the prompt."""
        self.prompt.ask(question)
        self.reshape()

    def pick(self, title: str, items: Sequence[Item], done: Done, at: int = 0) -> None:
        """Open the picker."""
        self.picker.pick(title, items, done, at)
        self.reshape()

    def on_key(self, event: events.Key) -> None:
        """A key: to the prompt or picker where one is open, else typed, else to what it does here."""
        event.stop()
        event.prevent_default()
        if self.app.screen is not self:  # it was left while this key waited
            self.pass_on(event)
            return
        key, character = event.key, event.character
        if key.startswith("alt+"):  # Escape and a key that came together
            self.press("escape", None)
            key = key.removeprefix("alt+")
            character = key if len(key) == 1 else None
        if self.app.screen is self:
            self.press(key, character)
        else:
            self.pass_on(events.Key(key, character))

    def pass_on(self, event: events.Key) -> None:
        """Give a key to the screen that is on top by now."""
        taking = getattr(self.app.screen, "on_key", None)
        if taking:
            taking(event)

    def press(self, key: str, character: str | None) -> None:
        """One key."""
        if self.prompt.open or self.picker.open:
            (self.prompt if self.prompt.open else self.picker).key(key, character)
            self.reshape()
            return
        self.say("")
        if self.take(key, character):
            return
        name = "space" if key == "space" else character if character and character.isprintable() else key
        command = self.table.get(name)
        if command:
            self.do(command)
        elif len(name) == 1 or name.startswith("f"):
            self.say(
                f"{name} does nothing here; {self.keys_of('help') or self.keys_of('commands')} lists the keys that do."
            )

    def keys_of(self, command: str) -> str:
        """The first key of a command as people read it, '' where it has none here."""
        return next((one.shown.partition(" or ")[0] for one in self.keys if one.id == command and one.keys), "")

    def do(self, command: str) -> None:
        """Do what a command does."""
        getattr(self, f"do_{command}")()

    def take(self, key: str, character: str | None) -> bool:
        """Take a key before commands do; whether it was taken."""
        return False

    def paste(self, words: str) -> bool:
        """Take pasted text; whether it was taken."""
        return False

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed where something is typed, and nowhere else."""
        event.stop()
        if self.prompt.open:
            self.prompt.type(event.text)
        elif self.picker.open or not self.paste(event.text):
            self.say("Nothing takes pasted text here.")

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
