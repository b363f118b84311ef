"""A form as it is when it is opened, and what keys that were typed before that would have made of it. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import events

from db import Filled, form_kind
from tui.editor.fields import slots
from tui.editor.form import EDITS, Form, Texts
from tui.editor.suggesting import first_open

if TYPE_CHECKING:
    from db import FromWords

STEPS = {"tab": 1, "down": 1, "enter": 1, "shift+tab": -1, "up": -1}  # lines that these keys go on
Typed = events.Key | events.Paste


def opened(filled: Filled, entries: Texts, read: "FromWords | None" = None) -> Form:
    """The form with these entries in it, and what its draft says; read: the selected words that it was filled from."""
    made, draft = slots(filled.kind, filled.properties, {**filled.texts, **entries}), filled.draft
    seen = {**filled.texts, **(draft.seen if draft else {})}
    texts = {**filled.texts, **entries, **(draft.form if draft else {})}
    form = Form(made, seen, texts, filled.properties, len(filled.records))
    if read is None:
        return form.to(0)
    return first_open(replace(form, offered=MappingProxyType({**read.entries}), rules=read.rules))


def title_of(filled: Filled, read: "FromWords | None") -> str:
    """What is edited, in words."""
    kind = form_kind(filled.kind)
    if filled.kind != kind.name:
        return str(filled.title)
    if not filled.records:
        return f"New {kind.name}" + (f" of “{' '.join(read.words.split())}”" if read else "")
    if len(filled.records) > 1:
        return f"Set on {len(filled.records):,} {kind.plural}"
    return f"Edit {filled.code} {filled.title}"


def prints(key: str, character: str | None) -> bool:
    """Whether a key types its character."""
    return bool(character and character.isprintable()) and not key.startswith(("ctrl+", "alt+"))


def typed_into(form: Form, typed: Sequence[Typed]) -> Form:
    """The form after these keys, up to the first one that does more than to type, edit or go to another field."""
    for one in typed:
        if isinstance(one, events.Paste):
            form = form.typed(one.text.replace("\0", "")) if form.slot else form
        elif one.character and prints(one.key, one.character):
            form = form.typed(one.character)
        elif one.key in EDITS:
            form = form.edited(one.key)
        elif one.key == "enter" and form.slot and form.slot.long:
            form = form.typed("\n")
        elif one.key in STEPS:
            form = form.to(form.at + STEPS[one.key])
        else:
            break
    return form
