"""What a form knows: its fields, what stood in them, what is entered, where the cursor is. Pure and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from db import Property, is_boundary
from tui.editor.fields import FOLDS, Slot, now, part_at
from tui.prompt import Entry

EDITS = ("left", "right", "home", "end", "ctrl+a", "ctrl+e", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w")
Texts = Mapping[str, str]
NONE: Texts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Form:
    """slots: all fields. seen: their texts as they were read. at: the line of `lines` that the cursor is on.

    whole: the text of the field is taken as one word, which the next letter takes the place of.
    emptied: fields that are to be emptied in many records. count: how many records it is for, 0 for a new one.
    offered: fields filled in by rule, with their texts; rules: what each was read from.
    """

    slots: tuple[Slot, ...]
    seen: Texts
    texts: Texts
    properties: Mapping[str, Property] = field(default_factory=dict)
    count: int = 1
    at: int = 0
    cursor: int = 0
    whole: bool = False
    open: frozenset[str] = frozenset()
    emptied: frozenset[str] = frozenset()
    offered: Texts = field(default_factory=dict)
    rules: Texts = field(default_factory=dict)

    def by_rule(self, name: str) -> str:
        """What a field was read from that still stands as it was filled in by rule; '' for any other."""
        text = self.text_of(name)
        return self.rules.get(name, "") if text and text == self.offered.get(name) else ""

    @property
    def lines(self) -> tuple[Slot | str, ...]:
        """What the cursor goes through: the fields on show, and the folds by their names."""
        found: list[Slot | str] = [one for one in self.slots if not one.fold]
        for fold in FOLDS:
            some = [one for one in self.slots if one.fold == fold]
            found += [fold] if some else []
            found += some if fold in self.open else []
        return tuple(found)

    @property
    def line(self) -> Slot | str:
        """The line under the cursor."""
        return self.lines[self.at]

    @property
    def slot(self) -> Slot | None:
        """The field under the cursor, as it reads now; None on a fold."""
        line = self.line
        return None if isinstance(line, str) else now(line, self.texts, self.properties)

    @property
    def text(self) -> str:
        """The text of the field under the cursor."""
        return self.text_of(self.slot.name) if self.slot else ""

    def text_of(self, name: str) -> str:
        """What is entered in a field."""
        return self.texts.get(name, "")

    @property
    def changed(self) -> dict[str, str]:
        """What is entered and differs from what was seen, in the order of the fields."""
        texts = {one.name: self.text_of(one.name) for one in self.slots}
        found = {name: text for name, text in texts.items() if text.strip() != self.seen.get(name, "").strip()}
        return found | dict.fromkeys(self.emptied, "")

    @property
    def to_save(self) -> dict[str, str]:
        """What saving writes: for a new record everything that is entered."""
        if self.count:
            return self.changed
        return {one.name: self.text_of(one.name) for one in self.slots if self.text_of(one.name).strip()}

    @property
    def part(self) -> tuple[int, int]:
        """The span of what is being typed: one member of a set, else the whole text."""
        slot = self.slot
        return part_at(self.text, self.cursor) if slot and slot.many else (0, len(self.text))

    def with_text(self, name: str, text: str) -> "Form":
        """With this text in a field."""
        return replace(self, texts=MappingProxyType({**self.texts, name: text}), emptied=self.emptied - {name})

    def put(self, text: str, cursor: int) -> "Form":
        """With this text in the field under the cursor."""
        return replace(self.with_text(self.slot.name, text), cursor=cursor, whole=False) if self.slot else self

    def to(self, at: int) -> "Form":
        """With the cursor on another line, at the end of its text."""
        moved = replace(self, at=max(min(at, len(self.lines) - 1), 0))
        slot = moved.slot
        whole = slot is not None and bool(moved.text) and (slot.listed or slot.reads == "ref")
        return replace(moved, cursor=len(moved.text), whole=whole and not slot.many if slot else False)

    def to_field(self, name: str) -> "Form":
        """With the cursor on a field, out of its fold."""
        fold = next((one.fold for one in self.slots if one.name == name), "")
        opened = replace(self, open=self.open | {fold} if fold else self.open)
        places = [place for place, one in enumerate(opened.lines) if not isinstance(one, str) and one.name == name]
        return opened.to(places[0]) if places else self

    def turned(self) -> "Form":
        """With the fold under the cursor opened or closed."""
        line = self.line
        return replace(self, open=self.open ^ {line}) if isinstance(line, str) else self

    def typed(self, words: str) -> "Form":
        """With words put in at the cursor; outside long texts line breaks become spaces."""
        slot = self.slot
        if slot is None:
            return self
        if not slot.long:
            words = " ".join(words.splitlines()) if "\n" in words or "\r" in words else words
        else:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
        if self.whole:
            return self.put(words, len(words))
        return self.put(self.text[: self.cursor] + words + self.text[self.cursor :], self.cursor + len(words))

    def edited(self, key: str) -> "Form":
        """After an editing key."""
        slot = self.slot
        if slot is None or key not in EDITS:
            return self
        if self.whole and key in ("backspace", "delete", "ctrl+w"):
            return self.put("", 0)
        if self.count > 1 and key in ("backspace", "delete") and not self.text:
            return replace(self, emptied=self.emptied ^ {slot.name})
        found = edited(Entry(self.text, self.cursor), key, slot.long)
        return (
            self
            if found.text == self.text and found.at == self.cursor and not self.whole
            else self.put(*found_of(found))
        )

    def took(self, words: str) -> "Form":
        """With words in the place of what is being typed."""
        low, high = self.part
        return self.put(self.text[:low] + words + self.text[high:], low + len(words))

    def as_seen(self) -> "Form":
        """With nothing entered but what was filled in by rule."""
        return replace(self, texts=MappingProxyType({**self.seen, **self.offered}), emptied=frozenset()).to(self.at)


def found_of(entry: Entry) -> tuple[str, int]:
    """An entry's text and cursor."""
    return entry.text, entry.at


def edited(entry: Entry, key: str, long: bool) -> Entry:
    """A text after an editing key; characters go with their marks, and a line of a long text ends at its line feed."""
    text, at = entry.text, entry.at
    if key in ("left", "right"):
        return Entry(text, step(text, at, -1 if key == "left" else 1))
    if key == "backspace":
        start = step(text, at, -1)
        return Entry(text[:start] + text[at:], start)
    if key == "delete":
        return Entry(text[:at] + text[step(text, at, 1) :], at)
    if not long or key == "ctrl+w":
        return entry.edited(key)
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    high = len(text) if high < 0 else high
    found = Entry(text[low:high], at - low).edited(key)
    return Entry(text[:low] + found.text + text[high:], low + found.at)


def step(text: str, at: int, by: int) -> int:
    """The place of the next whole character to the right, or to the left below 0."""
    at = max(min(at + by, len(text)), 0)
    while 0 < at < len(text) and not is_boundary(text, at):
        at += by
    return at
