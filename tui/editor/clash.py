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


def choose(editor: "Editor", fields: Sequence[Both]) -> None:
    """Show both values of each field that somebody else changed meanwhile; the person chooses, then it is saved."""
    one, rest = fields[0], fields[1:]
    label = next((slot.label for slot in editor.form.slots if slot.name == one.field), one.field)
    when = local(one.at) if one.at else "a moment ago"
    items = [
        Item(one.person, one.theirs or "(empty)", when, THEIRS),
        Item("you", one.yours or "(empty)", "what you entered", YOURS),
    ]

    def done(answer: object) -> None:
        if answer is None:
            editor.say("Nothing was saved; your entries are still here.")
            return
        settle(editor, one, str(answer))
        if rest:
            choose(editor, rest)
        else:
            editor.do_save()

    editor.become(editor.form.to_field(one.field))
    editor.pick(f"{one.person} changed {label} meanwhile; which one stands?", items, done)


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
