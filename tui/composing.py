"""Deeds that open a form, and what serves it: look-ups beside the screen, saving and drafts in the writer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import (
    BY_NAME,
    CITED,
    LISTINGS,
    Case,
    CaseError,
    Choice,
    Cite,
    Done,
    Draft,
    Filled,
    Invalid,
    Named,
    choices,
    drop_draft_of,
    fill,
    keep_draft,
    kind_of,
    make_record,
    named,
    set_fields,
)
from tui.editing import unlocked
from tui.editor.form import Form, Texts
from tui.editor.opening import Typed, opened, typed_into
from tui.editor.refs import Wanted
from tui.editor.screen import Editor
from tui.going import reached
from tui.rooms import room
from tui.times import local

if TYPE_CHECKING:
    from db import FromWords, KnownPlace
    from tui.browser import Browser

KINDS = {one.name: one.kind for one in LISTINGS}
UNMADE = {
    "view": "Views are saved with {views}, from a list that is filtered or sorted.",
    "hold": "Holds are placed from the shell: pincite hold CASE CODE.",
}


@dataclass
class Serving:
    """One form's desk. kind and records: what it is for; cites: the words that a new record cites.

    made: told what was entered, and under "code" the new code, once a record of selected words is saved.
    again: opens one more form like this one.
    """

    browser: "Browser"
    kind: str
    records: tuple[int, ...]
    cites: Sequence[Cite] = field(default_factory=tuple)
    made: Callable[[Texts], None] | None = None
    again: Callable[[], None] | None = None
    parted: bool = False  # the form was left before it was saved

    @property
    def record(self) -> int | None:
        """The one record, None for a new one."""
        return self.records[0] if self.records else None

    @property
    def cited(self) -> str:
        """The words that a new record is to cite, as a draft keeps them."""
        return cites_kept(self.cites).get(CITED, "")

    def look_up(
        self, kinds: tuple[str, ...], typed: str, done: Callable[[Sequence[Choice], "Sequence[KnownPlace]"], None]
    ) -> None:
        """Records that may be meant, and places of the gazetteer where one is asked for."""

        def find(case: Case) -> tuple[Sequence[Choice], "Sequence[KnownPlace]"]:
            if "place" not in kinds:
                return choices(case, kinds, typed), ()
            from db import known_places  # the gazetteer is read once a place is typed

            return choices(case, kinds, typed), known_places(case, typed)

        def take(found: "tuple[Sequence[Choice], Sequence[KnownPlace]] | CaseError") -> None:
            done(*(((), ()) if isinstance(found, CaseError) else found))

        self.browser.background.ask("form choices", find, take)

    def resolve(self, wanted: frozenset[Wanted], done: Callable[[Mapping[Wanted, Named]], None]) -> None:
        """What these words name."""

        def take(found: dict[Wanted, Named] | CaseError) -> None:
            if not isinstance(found, CaseError):
                done(found)

        key = f"form names {hash(wanted)}"
        self.browser.background.ask(key, lambda case: named(case, wanted), take)

    def make(self, kind: str, entries: Texts, done: Callable[[Choice | CaseError], None]) -> None:
        """A new record of which little more than the name is known, as an operation of its own."""

        def write(case: Case) -> Choice:
            made = make_record(case, kind, entries)
            return Choice(made.ids[0], made.codes[0], kind, entries[BY_NAME[kind].label])

        self.browser.writer.do(write, done)

    def save(self, entries: Texts, seen: Texts, reason: str, done: Callable[[CaseError | None], None]) -> None:
        """One operation for all that is entered; the draft goes with it."""
        self.browser.drafted.drop((self.kind, self.record, self.cited))

        def write(case: Case) -> Done:
            if self.records:
                made = set_fields(case, self.records, entries, seen=seen, reason=reason or None)
            else:
                made = make_record(case, self.kind, entries, cites=self.cites, reason=reason or None)
            drop_draft_of(case, self.kind, self.record, self.cited)
            return made

        def show(made: Done) -> None:
            if self.made and not self.parted:
                self.made({**entries, "code": made.codes[0]})
            done(None)
            self.written(made)

        self.browser.writer.do(write, lambda found: self.report(found, done, show))

    def report(
        self, found: Done | CaseError, done: Callable[[CaseError | None], None], show: Callable[[Done], None]
    ) -> None:
        """Say that it is in the file before anything is read again to show it; or have the form say why it is not."""
        if isinstance(found, CaseError):
            done(found)
            return
        screen = self.browser.app.screen
        if isinstance(screen, Editor):
            screen.say_at_once(found.sentence)
        self.browser.call_later(show, found)

    def written(self, made: Done) -> None:
        """It is in the file: show it, and say so; one of selected words leaves the person with these."""
        browser = self.browser
        browser.renew()
        if self.parted:
            browser.say(made.sentence)
            return
        if self.made:
            key = browser.keys_of(f"make_{self.kind}")
            drops = browser.called("escape")
            browser.say(f"{made.sentence} {key} makes one more of the same words, {drops} drops them.")
            return
        if not self.records:
            browser.go(reached(browser.state.jump(), made.ids[0]))
        browser.say(made.sentence)

    def part(self) -> None:
        """The form is left before it is saved: what is saved then is said, and nobody is led to it."""
        self.parted = True

    def keep(self, entries: Texts, seen: Texts) -> None:
        """Keep a draft."""
        words, before = dict(entries), dict(seen) | cites_kept(self.cites)
        self.side(lambda case: keep_draft(case, self.kind, self.record, words, before))

    def drop(self) -> None:
        """Drop the draft."""
        self.side(lambda case: drop_draft_of(case, self.kind, self.record, self.cited), words=False)

    def side(self, write: Callable[[Case], None], *, words: bool = True) -> None:
        """Write a session row; one that could not be written is tried again by the form, or once that is left."""

        def here() -> bool:
            screen = self.browser.app.screen
            if not (isinstance(screen, Editor) and screen.desk is self):
                return False
            screen.kept = {}
            return True

        self.browser.drafted.put((self.kind, self.record, self.cited), write, words=words, here=here)

    def outside(self, text: str) -> str:
        """A text in the person's editor."""
        from tui.outside import edited_outside

        return edited_outside(text, self.browser.app.suspend())

    def one_more(self) -> None:
        """One more form like this one."""
        if self.again:
            self.again()
        else:
            compose(self.browser, self.kind, {})

    def left(self, sentence: str) -> None:
        """The form is left."""
        self.browser.say(sentence)


def edit_(browser: "Browser") -> None:
    """The form of the record under the cursor, or one for all marked rows."""
    ids = unlocked(browser)
    if ids:
        open_form(browser, kind_of(ids[0]).name, ids)


def new_(browser: "Browser") -> None:
    """The form of a new record of the list in use."""
    compose(browser, KINDS[browser.state.name], {})


def compose(browser: "Browser", kind: str, entries: Texts, cites: Sequence[Cite] = ()) -> None:
    """The form of a new record, with these entries in it; it will cite these words."""
    if browser.readonly:
        raise Invalid(browser.readonly)
    if kind in UNMADE:
        raise Invalid(browser.worded(UNMADE[kind]))
    open_form(browser, kind, (), entries, cites)


def compose_words(
    browser: "Browser", read: "FromWords", made: Callable[[Texts], None], again: Callable[[], None]
) -> None:
    """The form of a new record of selected words, as far as they fill it in."""
    if browser.readonly:
        raise Invalid(browser.readonly)
    serving = Serving(browser, read.kind, (), (read.cite,), made, again)
    open_form(browser, read.kind, (), read.entries, (read.cite,), serving=serving, read=read)


def cites_kept(cites: Sequence[Cite]) -> dict[str, str]:
    """The cited words as a draft keeps them."""
    return {CITED: f"{cites[0].article} {cites[0].version} {cites[0].start}:{cites[0].stop}"} if cites else {}


def cites_of(draft: Draft) -> tuple[Cite, ...]:
    """The words that a draft of a new record cites."""
    found = re.fullmatch(r"(\w+) (\d+) (\d+):(\d+)", draft.seen.get(CITED, ""))
    return (Cite(found[1], version=int(found[2]), start=int(found[3]), stop=int(found[4])),) if found else ()


def awaited(browser: "Browser") -> Editor:
    """The form's screen on top, so that the keys that come are for the form that is being read."""
    editor = room(browser, Editor)
    if browser.app.screen is not editor:
        editor.await_form()
        browser.app.push_screen(editor)
    return editor


def open_form(
    browser: "Browser", kind: str, ids: tuple[int, ...], entries: Texts | None = None, cites: Sequence[Cite] = (),
    *, serving: Serving | None = None, read: "FromWords | None" = None,
) -> None:  # fmt: skip
    """Read what the form is filled from, then open it."""
    desk = serving or Serving(browser, kind, ids, cites)
    shown = bool(ids) and ids[0] in browser.state.uncovered
    editor = awaited(browser)
    browser.writer.ready()

    def done(filled: Filled | CaseError) -> None:
        if browser.app.screen is not editor:
            return
        if isinstance(filled, CaseError):
            refuse(str(filled))
        elif filled.covered:
            refuse(browser.worded(f"{filled.code} is protected; {{uncover}} uncovers it, then {{edit}} edits it."))
        else:
            if filled.draft and not (ids or desk.cites):
                desk.cites = cites_of(filled.draft)
            at = local(filled.draft.at)[11:16] if filled.draft else ""
            editor.edit(filled, desk, entries or {}, at, read)

    def refuse(sentence: str) -> None:
        editor.give_up()
        browser.say(sentence, bad=True)

    def read_form(case: Case) -> Filled:
        return fill(case, kind, ids, uncovered=shown, cited=desk.cited or None)

    def rescue(typed: Sequence[Typed]) -> None:
        def write(case: Case) -> None:
            filled = read_form(case)
            if not filled.covered and len(ids) < 2:
                keep_typed(case, typed_into(opened(filled, entries or {}, read), typed), desk)

        browser.writer.do(write, lambda _: None)

    editor.rescue = rescue
    browser.shelf.read("form", read_form, done)


def keep_typed(case: Case, form: Form, desk: Serving) -> None:
    """Keep a draft of a form that was never shown."""
    entries = form.changed
    if entries:
        seen = {name: form.seen.get(name, "") for name in entries} | cites_kept(desk.cites)
        keep_draft(case, desk.kind, desk.record, entries, seen)
