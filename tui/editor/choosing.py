"""What fits a field as it is typed: words of a short list, or records by a bounded look-up beside the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import BY_NAME, Choice, Filled
from tui.editor.fields import Slot, narrowed, options
from tui.editor.form import Form
from tui.editor.lines import Choices

if TYPE_CHECKING:
    from db import KnownPlace
    from tui.editor.desk import Desk

MADE = ("incident", "actor", "place", "topic", "report")  # kinds that a name is enough for
MOST = 30


@dataclass(frozen=True, slots=True)
class Taken:
    """A line of the list: the text that it enters, how it is shown, the record that it names.

    makes: the kind of a new one, with these entries. name: the record's, as the field is told it.
    """

    text: str
    words: str
    note: str = ""
    id: int = 0
    kinds: tuple[str, ...] = ()
    makes: str = ""
    name: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)


class Chooser:
    """The list under a field: open while something is typed that it may complete."""

    def __init__(self) -> None:
        self.items: tuple[Taken, ...] = ()
        self.at = -1
        self.more = False
        self.typed = ""
        self.refused = False  # offered since saving was refused, so that it is left with the form

    @property
    def open(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.items)

    @property
    def hint(self) -> str:
        """What a key would do with the list, the commands of keys in braces; '' where there is none."""
        if self.at < 0:
            return "nothing here has that name; {down}, then {deeper} makes it" if self.items else ""
        return "{deeper} makes it" if self.makes else "{deeper} takes the line of the list, {down} goes on in it"

    @property
    def makes(self) -> bool:
        """Whether the line under the cursor makes a new record."""
        return self.at >= 0 and bool(self.items[self.at].makes)

    @property
    def shown(self) -> Choices | None:
        """The list as it is drawn."""
        if not self.items:
            return None
        return Choices(tuple((one.words, one.note) for one in self.items), self.at, self.more)

    def close(self) -> None:
        """Offer nothing."""
        self.items, self.at, self.more, self.typed, self.refused = (), -1, False, "", False

    def step(self, by: int) -> bool:
        """Move the cursor of the list; whether there was one to move."""
        if not self.items:
            return False
        self.at = max(min(self.at + by, len(self.items) - 1), 0)
        return True

    def taken(self) -> Taken | None:
        """The line under the cursor, and the list is closed; None where it is on none."""
        found = self.items[self.at] if self.at >= 0 else None
        if found:
            self.close()
        return found

    def offer(self, form: Form, filled: Filled, desk: "Desk | None", came: Callable[[], None]) -> None:
        """Offer what fits what is being typed."""
        slot = form.slot
        low, high = form.part
        typed = form.text[low:high].strip()
        if slot is None or not typed or not (slot.listed or slot.reads == "terms" or slot.named):
            self.close()
            return
        self.typed = typed
        if not slot.named:
            found = narrowed(options(slot, filled.terms, filled.properties), typed)
            self.put([Taken(one.text, one.text, one.note) for one in found])
        elif desk:
            desk.look_up(slot.of, typed, lambda some, known: self.came(slot, typed, some, known, came))

    def put(self, items: Sequence[Taken]) -> None:
        """Show these, the cursor on the first that is there already."""
        self.more = len(items) > MOST
        self.items = tuple(items[:MOST])
        self.at = 0 if self.items and not self.items[0].makes else -1

    def came(
        self, slot: Slot, typed: str, some: Sequence[Choice], known: "Sequence[KnownPlace]", came: Callable[[], None]
    ) -> None:
        """Records that were looked up, and places of the gazetteer; too late where something else is typed by now."""
        if typed != self.typed:
            return
        several = len(slot.of) != 1 or "any" in slot.of
        items = [taken(one, slot.of, several) for one in some]
        items += [
            Taken(one.name, f"+ new place “{one.name}”", one.note, makes="place", entries=one.entries) for one in known
        ]
        if not any(typed.lower() in (one.code.lower(), one.name.lower()) for one in some):
            named = [kind for kind in MADE if kind in slot.of or "any" in slot.of]
            items += [
                Taken(typed, f"+ new {kind} “{typed}”", makes=kind, entries={BY_NAME[kind].label: typed})
                for kind in named
            ]
        self.put(items)
        came()


def taken(one: Choice, kinds: tuple[str, ...], several: bool) -> Taken:
    """A record as a line of the list."""
    note = " · ".join(part for part in (BY_NAME[one.kind].name if several else "", one.note) if part)
    return Taken(one.code, f"{one.code}  {one.name}", note, one.id, kinds, name=one.name)
