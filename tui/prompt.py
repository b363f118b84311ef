"""One line to type in at the foot of the screen, with lines over it that help: choices, or what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.strip import Strip

from tui import safe
from tui.blocks import wrapped
from tui.classes import dataclass
from tui.drawn import DrawnWidget
from tui.keys import BY_ID
from tui.look import Look
from tui.strips import Part, line

MOST = 4  # lines that a hint may take
ENDS = frozenset({"enter", *BY_ID["save"].keys})  # what saves a form takes a line as well
Complete = Callable[[str, int], tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """Text with a cursor in it, in code points. Every change is a new one."""

    text: str = ""
    at: int = 0

    def typed(self, words: str) -> "Entry":
        """With words put in at the cursor; line breaks become spaces."""
        words = " ".join(words.splitlines()) if len(words) > 1 else words
        return Entry(self.text[: self.at] + words + self.text[self.at :], self.at + len(words))

    def edited(self, key: str) -> "Entry":
        """After an editing key; itself where the key edits nothing."""
        text, at = self.text, self.at
        if key in ("backspace", "ctrl+h") and at:
            return Entry(text[: at - 1] + text[at:], at - 1)
        if key == "delete":
            return Entry(text[:at] + text[at + 1 :], at)
        if key == "ctrl+u":
            return Entry(text[at:], 0)
        if key == "ctrl+k":
            return Entry(text[:at], at)
        if key == "ctrl+w":
            start = len(text[:at].rstrip().rpartition(" ")[0])
            start += start > 0
            return Entry(text[:start] + text[at:], start)
        to = {"left": at - 1, "right": at + 1, "home": 0, "ctrl+a": 0, "end": len(text), "ctrl+e": len(text)}.get(
            key, at
        )
        return replace(self, at=max(min(to, len(text)), 0))


@dataclass(frozen=True, slots=True)
class Question:
    """What a prompt asks: label, first text, what to do with each change and with the end (None: left).

    warns: the hint stands until the text is changed, whatever would complete it.
    """

    label: str
    text: str = ""
    hint: str = ""
    changed: Callable[[str], None] | None = None
    done: Callable[[str | None], None] | None = None
    complete: Complete | None = None
    warns: bool = False


class Prompt(DrawnWidget):
    """The prompt; the browser hands it keys while it is open."""

    def __init__(self, look: Look) -> None:
        super().__init__(name="prompt")
        self.look = look
        self.question: Question | None = None
        self.entry = Entry()
        self.hint = ""
        self.wrong = False
        self.choices: tuple[str, ...] = ()
        self.start = 0

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.question is not None

    def height(self, width: int) -> int:
        """The lines that it takes at a width: those that help, and the entry; 0 while it is closed."""
        return len(self.helping(width)) + 1 if self.open else 0

    @property
    def offering(self) -> bool:
        """Whether choices stand over the entry."""
        question = self.question
        warned = question is not None and question.warns and question.text == self.entry.text
        return bool(self.choices) and not warned

    def helping(self, width: int) -> list[str]:
        """The lines over the entry: the hint in full, one line where there are choices."""
        return ([] if self.offering else wrapped(self.hint, width - 1, MOST)) or [""]

    def ask(self, question: Question) -> None:
        """Open it."""
        self.question = question
        self.entry = Entry(question.text, len(question.text))
        self.say(question.hint, wrong=question.warns)
        self.offer()

    def say(self, hint: str, *, wrong: bool = False) -> None:
        """What stands over the entry where there are no choices."""
        self.hint, self.wrong = hint, wrong
        self.refresh()

    def type(self, words: str) -> None:
        """Put words in, as pasted or typed."""
        self.change(self.entry.typed(words))

    def key(self, key: str, character: str | None) -> None:
        """Take one key."""
        question = self.question
        if not question:
            return
        if key == "escape" or (key == "backspace" and not self.entry.text):
            self.close(None)
        elif key in ENDS:
            self.close(self.entry.text)
        elif key in ("tab", "down") and self.choices:
            self.take(self.choices[0])
        elif character and character.isprintable() and not key.startswith("ctrl+"):
            self.change(self.entry.typed(character))
        else:
            self.change(self.entry.edited(key))

    def take(self, choice: str) -> None:
        """Put a choice in the place of what it completes."""
        text = self.entry.text
        self.change(Entry(text[: self.start] + choice + text[self.entry.at :], self.start + len(choice)))

    def change(self, entry: Entry) -> None:
        """Take a new entry and tell of it."""
        before, self.entry = self.entry, entry
        self.offer()
        if entry.text != before.text and self.question and self.question.changed:
            self.question.changed(entry.text)
        self.refresh()

    def offer(self) -> None:
        """Ask what would complete the word at the cursor."""
        if self.question and self.question.complete:
            start, found = self.question.complete(self.entry.text, self.entry.at)
            self.start, self.choices = start, tuple(found)
        else:
            self.choices = ()

    def close(self, answer: str | None) -> None:
        """Close it and give the answer."""
        question, self.question = self.question, None
        self.choices = ()
        if question and question.done:
            question.done(answer)

    def render_line(self, y: int) -> Strip:
        """The helping line, or the entry with its cursor."""
        look, width = self.look, self.size.width
        if not self.question:
            return line(width)
        helping = self.helping(width)
        if y == 0 and self.offering:
            return line(width, (" ", look.faint), *self.offered(width - 1))
        if y < len(helping):
            return line(width, (f" {helping[y]}", look.warn if self.wrong else look.faint))
        label = f" {self.question.label} "
        return line(width, (label, look.key), *self.entry_parts(width - safe.width(label)))

    def offered(self, width: int) -> list[Part]:
        """The choices as far as there is room, the first of which Tab takes."""
        parts: list[Part] = [("Tab ", self.look.key)]
        left = width - 4
        for place, choice in enumerate(self.choices):
            shown = safe.show(choice)
            if safe.width(shown) + 2 > left:
                break
            parts.append((safe.fence(shown) + "  ", self.look.away if not place else self.look.faint))
            left -= safe.width(shown) + 2
        return parts

    def entry_parts(self, width: int) -> list[Part]:
        """The entry around its cursor, as far as there is room."""
        before, after = safe.show(self.entry.text[: self.entry.at]), safe.show(self.entry.text[self.entry.at :])
        while before and safe.width(before) > width - 2:
            before = before[max(safe.width(before) - width, 1) :]
        at = safe.fit(after or " ", 1, "") if safe.width(after[:1]) == 1 or not after else after[:1]
        rest = after[1:]
        return [(before, self.look.plain), (at, self.look.cursor), (rest, self.look.plain)]
