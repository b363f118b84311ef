"""What all screens share: the foot, a prompt and a picker over the panes, and the way of a key.

A key goes to the prompt or picker where one is open, else to what takes it, else to its command.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import events
from textual.layout import Layout
from textual.message import Message
from textual.screen import Screen

from db import CaseError
from tui.canvas import Canvas
from tui.foot import Foot
from tui.keys import Key, elsewhere
from tui.layout import Columns, Shape
from tui.look import Look
from tui.picker import Done, Item, Picker
from tui.prompt import Prompt, Question

COMMAND = re.compile(r"\{(\w+)\}")
WHILE_TYPING = frozenset({"repaint", "suspend"})  # commands that a prompt or picker leaves their Ctrl keys
ELSEWHERE_QUITS = frozenset({"ctrl+c", "ctrl+q"})  # keys that end other programs


class KeyedScreen(Screen[None]):
    """Has keys do the commands of tui/keys.py."""

    saving = False
    """Whether keys wait until what was typed is saved; what is said, such as who holds the file, stays meanwhile."""

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        super().__init__()
        self.canvas = Canvas(self)
        self.look = look
        self.keys = keys
        self.columns = Columns()
        self.foot = Foot(look, title)
        self.prompt = Prompt(look)
        self.picker = Picker(look)
        self.quits = self.keys_of("quit")  # as people read it, though it quits nothing here

    def while_held(self) -> str:
        """A change waits for another program; a sentence on what may be done meanwhile, '' for anything."""
        return ""

    @property
    def layout(self) -> Layout:
        """Our own."""
        return self.columns

    @property
    def shape(self) -> Shape:
        """What decides where everything stands."""
        raise NotImplementedError

    @property
    def table(self) -> dict[str, str]:
        """What each key does here: key to command."""
        raise NotImplementedError

    def do(self, command: str) -> None:
        """Do what a command does."""
        raise NotImplementedError

    def take(self, key: str, character: str | None) -> bool:
        """Take a key before commands do; whether it was taken."""
        return False

    def paste(self, words: str) -> bool:
        """Take pasted text; whether it was taken."""
        return False

    def unknown(self, name: str) -> None:
        """A key that does nothing here says so."""
        if len(name) == 1 or name.startswith("f"):
            lister = self.keys_of("help") or self.keys_of("commands")
            self.say(f"{name} does nothing here{elsewhere(self.keys, name)}; {lister} lists the keys that do.")

    def keys_of(self, command: str) -> str:
        """The first key of a command as people read it, '' where it has none here."""
        return next((one.shown.partition(" or ")[0] for one in self.keys if one.id == command and one.keys), "")

    def called(self, command: str) -> str:
        """The same for a sentence: where a command has no key, its name."""
        return self.keys_of(command) or f"the command “{command.replace('_', ' ')}”"

    def worded(self, sentence: str) -> str:
        """A sentence of ours with the keys of the commands that it names in braces: {uncover} uncovers it."""
        return COMMAND.sub(lambda found: self.called(found[1]), sentence)

    async def _dispatch_message(self, message: Message) -> None:
        """What cannot be read or written just now is said, whatever it was asked for: it ends nothing."""
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self.own_up(error)

    async def _invoke_and_clear_callbacks(self) -> None:
        """The same for what was put off until the next frame."""
        try:
            await super()._invoke_and_clear_callbacks()
        except Exception as error:
            self.own_up(error)

    def own_up(self, error: Exception) -> None:
        """Say what a person can be told of; anything else is a fault of ours, and is raised."""
        found = self.in_words(error)
        if found is None:
            raise error
        self.say(str(found), bad=True)

    def in_words(self, error: Exception) -> CaseError | None:
        """An error as a sentence; None for a fault of ours."""
        if isinstance(error, CaseError):
            return error
        told: Callable[[Exception], CaseError | None] | None = getattr(self.app, "in_words", None)
        return told(error) if told else None

    def on_idle(self) -> None:
        """What changed is drawn before what waits for the next frame is done."""
        if self.canvas.due:
            self.canvas.draw()

    def _compositor_refresh(self) -> None:
        """Draw where a new layout, or another screen in front before, left something to draw."""
        dirty = self._compositor._dirty_regions
        self.canvas.waits = False
        if self.canvas.cells is None:
            super()._compositor_refresh()
            return
        for region in dirty:
            self.canvas.add(region.intersection(self._compositor.size.region))
        dirty.clear()
        self._dirty_widgets.clear()
        self.canvas.draw()

    def uncovered(self) -> None:
        """The screen in front of this one was left: all of this one is drawn at once, and nothing of it before."""
        self.canvas.waits = True

    def reshape(self) -> None:
        """Lay out anew where the shape changed."""
        shape = replace(self.shape, foot=max(len(self.foot.lines(self.size.width)), 1))
        if shape != self.columns.shape:
            self.columns.shape = shape
            self.canvas.waits = True
            self.foot.refresh(layout=True)  # a child's layout, since a screen keeps its own arrangement

    def lay_out(self) -> None:
        """Draw a new layout now, where one waits for the next frame."""
        if self.canvas.waits:
            self._refresh_layout()

    def way_out(self) -> str:
        """How the program is left, for one who tried as elsewhere."""
        quits = self.quits or "the command “quit”"
        if self.prompt.open or self.picker.open:
            return f"Esc leaves this; from the lists {quits} quits."
        if self.keys_of("quit"):
            return f"{quits} quits from the lists, and goes back elsewhere."
        return f"{self.called('escape')} goes back; from the lists {quits} quits."

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence at the foot, until the next key."""
        self.foot.say(sentence, bad=bad)
        self.reshape()

    def say_at_once(self, sentence: str) -> None:
        """Say a sentence before anything else is done."""
        self.say(sentence)
        self.canvas.draw()

    def ask(self, question: Question) -> None:
        """Open the prompt."""
        self.prompt.ask(question)
        self.reshape()

    def pick(self, title: str, items: Sequence[Item], done: Done, at: int = 0) -> None:
        """Open the picker."""
        self.picker.pick(title, items, done, at)
        self.reshape()

    def on_key(self, event: events.Key) -> None:
        """A key; Escape and a key that came together arrive as one with alt."""
        event.stop()
        event.prevent_default()
        if self.app._exit:  # the program was left; a screen opened since then is never composed
            return
        self.stirred()
        key, character = event.key, event.character
        if key.startswith("alt+") and self.app.screen is self:
            self.press("escape", None)
            key = key.removeprefix("alt+")
            character = key if len(key) == 1 else None
        if self.app.screen is self:
            self.press(key, character)
        elif isinstance(self.app.screen, KeyedScreen):  # another was opened, or this one left, while the key waited
            self.hand_on(events.Key(key, character))

    def stirred(self) -> None:
        """A key was pressed."""

    def hand_on(self, *typed: events.Key | events.Paste) -> None:
        """Have the screen in front take what was typed; one that was just made does once it is composed."""
        for one in typed:
            self.app.screen.post_message(one)

    def press(self, key: str, character: str | None) -> None:
        """One key."""
        if key in ELSEWHERE_QUITS and key not in self.table:
            self.say(self.way_out())
            return
        if self.foot.said and self.foot.said == self.way_out():
            self.say("")
        if self.prompt.open or self.picker.open:
            if key.startswith("ctrl+") and self.table.get(key) in WHILE_TYPING:
                self.do(self.table[key])
                return
            (self.prompt if self.prompt.open else self.picker).key(key, character)
            self.reshape()
            return
        if (self.foot.said or self.foot.later) and not self.saving:
            self.say("")
        if self.take(key, character):
            return
        name = "space" if key == "space" else character if character and character.isprintable() else key
        command = self.table.get(name)
        if command:
            self.do(command)
        else:
            self.unknown(name)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed where something is typed, and nowhere else."""
        event.stop()
        if self.app._exit:
            return
        if self.app.screen is not self:
            self.hand_on(events.Paste(event.text))
        elif self.prompt.open:
            self.prompt.type(event.text)
        elif self.picker.open or not self.paste(event.text):
            self.say("Nothing takes pasted text here.")
