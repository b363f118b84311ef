"""A form filled in from selected words: where its cursor begins, and the line that says what saving will make. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from db import an
from tui.editor.form import Form

if TYPE_CHECKING:
    from db import FromWords

SHOWN = {  # what of a form its saving line names, in this order
    "claim": ("property", "value", "unit", "claimant_said"),
    "quote": ("mode", "verb", "speaker_said"),
    "incident": ("title", "date", "killed", "injured"),
    "evidence": ("title", "method", "number"),
    "response": ("title", "kind"),
}
NAMED = ("name", "title", "kind")  # of the others


def first_open(form: Form) -> Form:
    """The form with its cursor on the first field that is needed and empty, else on the first; folds stay closed."""
    for slot in form.slots:
        if slot.required and not form.text_of(slot.name).strip():
            return form.to_field(slot.name)
    return replace(form.to(0), whole=False)


def saving_words(form: Form, read: "FromWords", beside: Mapping[str, str], key: str) -> str:
    """What saving will make: the kind, what it is about in full, its value; or what is still missing for it."""
    shown = [name for name in SHOWN.get(read.kind, NAMED) if form.text_of(name)]
    parts = [" ".join(filter(None, (form.text_of(name), beside.get(name, "")))) for name in shown]
    about = next((name for name in ("subject", "about") if any(one.name == name for one in form.slots)), "")
    on = in_full(form, read, about, beside) if about else ""
    typed = form.text_of(about).strip()
    if about == "subject" and not beside.get(about) and typed != form.offered.get(about):
        why = "" if typed else f"{read.subject} "
        return f"{why}{'Take one of the list' if typed else 'Type a few letters of the subject'}."
    none = f"{read.subject} " if about and not typed else ""
    if read.there and all(form.text_of(name) == form.offered.get(name, "") for name in ("property", "subject")):
        none += f"Made of these words already: {read.there}. "
    return f"{none}{key} saves {an(read.kind)}{f' on {on}' if on else ''}{': ' if parts else ''}{' · '.join(parts)}"


def in_full(form: Form, read: "FromWords", name: str, beside: Mapping[str, str]) -> str:
    """What a field names, with its code and title."""
    text = form.text_of(name).strip()
    if text and text == form.offered.get(name):
        return str(read.subject)
    return " ".join(part for part in (text, beside.get(name, "")) if part)
