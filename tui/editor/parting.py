"""Out of a form whose saving waits for another program: it is saved once that lets go, or kept as a draft."""

from functools import partial
from typing import TYPE_CHECKING

from db import CaseError
from tui.editor.desk import Desk
from tui.editor.form import Texts

if TYPE_CHECKING:
    from tui.editor.screen import Editor

LEFT = "It is saved as soon as the case file is free, which is said then."


def save(editor: "Editor", reason: str) -> None:
    """Have a form written."""
    form, desk = editor.form, editor.desk
    entries = form.to_save
    seen = {name: form.seen.get(name, "") for name in entries} if form.count == 1 else {}
    if desk:
        editor.saving, editor.held = True, False
        editor.say("Saving …")
        desk.save(entries, seen, reason, partial(saved, editor, desk, entries, seen))


def saved(editor: "Editor", desk: Desk, entries: Texts, seen: Texts, problem: CaseError | None) -> None:
    """A form was written or not; one that was left meanwhile and was not is kept as a draft."""
    if editor.desk is desk:
        editor.saved(problem)
    elif problem is not None:
        desk.keep(entries, seen)
        desk.left(f"{problem} What you typed is kept as a draft.")


def part(editor: "Editor") -> None:
    """Leave a form that is being saved; what was typed since was for what would have come next, and is dropped."""
    desk, editor.desk = editor.desk, None
    editor.saving, editor.later = False, []
    editor.leave()
    if desk:
        desk.part()
        desk.left(LEFT)
