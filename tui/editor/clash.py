"""Questions that a form asks before it writes or is left: whose value stands, and whether to leave."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from db import Both
from tui.picker import Item
from tui.times import local

if TYPE_CHECKING:
    from tui.editor.screen import Editor

THEIRS, YOURS = "theirs", "yours"
BEFORE, ROOM = 12, 50  # characters before a difference, and of a value that is shown whole


def choose(editor: "Editor", fields: Sequence[Both]) -> None:
    """Show both values of each field that somebody else changed meanwhile; the person chooses, then it is saved."""
    one, rest = fields[0], fields[1:]
    label = next((slot.label for slot in editor.form.slots if slot.name == one.field), one.field)
    when = local(one.at)[11:] if one.at else "a moment ago"
    theirs, yours = from_difference(one.theirs, one.yours)
    items = [Item(one.person, theirs or "(empty)", "", THEIRS), Item("you", yours or "(empty)", "", YOURS)]

    def done(answer: object) -> None:
        if answer is None:
            editor.say(f"Nothing was saved; your entries are still here.{editor.dropped()}")
            return
        settle(editor, one, str(answer))
        if rest:
            choose(editor, rest)
        else:
            editor.do_save()

    editor.become(editor.form.to_field(one.field))
    editor.pick(f"{one.person} changed {label} meanwhile ({when}); which one stands?", items, done)


def from_difference(one: str, other: str) -> tuple[str, str]:
    """Two values as one line each, from shortly before where they begin to differ."""
    one, other = " ".join(one.split()), " ".join(other.split())
    pairs = zip(one, other, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    start = max(same - BEFORE, 0) if max(len(one), len(other)) > ROOM else 0
    mark = "…" if start else ""
    return mark + one[start:], mark + other[start:]


def settle(editor: "Editor", one: Both, answer: str) -> None:
    """Take the value that was chosen; what the other person wrote counts as seen from now on."""
    form = editor.form
    form = replace(form, seen=MappingProxyType({**form.seen, one.field: one.theirs}))
    editor.become(form.with_text(one.field, one.theirs if answer == THEIRS else form.text_of(one.field)))


def ask_leave(editor: "Editor", fields: int) -> None:
    """Ask whether to leave a form for many records, of which no draft is kept."""
    title = f"Leave without setting {'this field' if fields == 1 else f'these {fields} fields'}?"
    items = [Item("", "no, stay", value="stay"), Item("", "yes, leave", value="leave")]

    def done(answer: object) -> None:
        if answer == "leave":
            editor.finish("Nothing was changed.")

    editor.pick(title, items, done)
