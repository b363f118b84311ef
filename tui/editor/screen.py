"""The form of a record: says while one types what will be stored, offers what fits, saves as one operation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events

from db import CaseError, Choice, Clash, Filled, Named, NeedsReason
from tui.editor.choosing import Chooser
from tui.editor.clash import choose
from tui.editor.desk import Desk
from tui.editor.form import EDITS, Form, Texts
from tui.editor.lines import Told, vertical
from tui.editor.opening import Typed, opened, prints, title_of
from tui.editor.pane import FormPane
from tui.editor.parting import part, save
from tui.editor.refs import Wanted
from tui.editor.suggesting import saving_words
from tui.editor.telling import Teller
from tui.keys import FORM, Key
from tui.look import Look
from tui.over import Over
from tui.prompt import Question

if TYPE_CHECKING:
    from db import FromWords  # what reads words is loaded where some were selected

KEEP = 2.0  # seconds between two looks whether a draft is to be kept


class Editor(Over):
    """The screen of a form. `edit` opens it; the desk is told when it is left."""

    WHERE = FORM
    PLACE = "a form"
    TYPED = True
    FOOT = ("escape", "commands")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = FormPane(look)
        super().__init__(look, keys, title, self.pane)
        self.form = Form((), {}, {})
        self.filled: Filled | None = None
        self.desk: Desk | None = None
        self.teller = Teller()
        self.chooser = Chooser()
        self.kept: Texts = {}
        self.saving = self.held = False  # it is being saved; that waits for another program
        self.later: list[Typed] = []  # typed while it is being saved
        self.read: FromWords | None = None
        self.more = False
        self.waiting: list[Typed] | None = None
        self.rescue: Callable[[Sequence[Typed]], None] | None = None  # keeps what was typed for a form not yet read

    def await_form(self) -> None:
        """Show nothing yet; the keys that come are kept for the form that is being read."""
        self.filled, self.desk, self.waiting, self.read, self.rescue = None, None, [], None, None
        self.chooser.close()
        self.pane.title = "…"
        self.pane.show(Form((), {}, {}), Told())

    def give_up(self) -> None:
        """Leave before the form is read."""
        self.waiting = []
        self.leave()

    def edit(
        self, filled: Filled, desk: Desk, entries: Texts, recovered: str = "", read: "FromWords | None" = None
    ) -> None:
        """Open a form with these entries in it; recovered: when a draft of it was kept, '' where there is none.

        read: the selected words that it was filled in from.
        """
        self.filled, self.desk, self.saving = filled, desk, False
        self.read, self.more = read, False
        self.form = opened(filled, entries, read)
        self.kept = dict(self.form.changed) if filled.draft or read else {}
        self.teller.start(filled)
        self.chooser.close()
        self.pane.top = 0
        self.say("")
        self.tell()
        if recovered:
            self.say(f"Recovered draft from {recovered}; {self.keys_of('discard')} drops it.")
        elif len(filled.records) > 1:
            self.say(f"What is entered here is set on all {len(filled.records):,}, as one operation.")
        waiting, self.waiting = self.waiting, None
        self.hand_on(*waiting or ())

    def on_mount(self) -> None:
        """Keep drafts as long as a form is open."""
        super().on_mount()
        self.set_interval(KEEP, self.keep)

    # What is shown

    def tell(self) -> None:
        """Show the form, and have looked up what it names and is not known yet."""
        self.teller.tell(self.form, choosing=self.worded(self.chooser.hint))
        saves = self.saves_words()
        self.pane.show(self.form, replace(self.teller.told, choices=self.chooser.shown, saves=saves))
        self.pane.title = title_of(self.filled, self.read) if self.filled else ""
        changed = len(self.form.to_save)
        self.pane.asked = f"{changed} changed" if changed and self.form.count else ""
        wanted = self.teller.missing()
        if wanted and self.desk:
            self.desk.resolve(wanted, self.resolved)

    def saves_words(self) -> str:
        """What saving will make of selected words, the subject named in full; '' for other forms."""
        if self.read is None or self.filled is None:
            return ""
        wrong = self.teller.first_wrong(self.form)
        if wrong and wrong[0] != "subject":
            return f"Before it can be saved: {wrong[1]}"
        return saving_words(self.form, self.read, self.teller.told.beside, self.keys_of("save"))

    def resolved(self, found: Mapping[Wanted, Named]) -> None:
        """Records that were looked up."""
        self.teller.refs.take(found)
        self.tell()

    # Keys

    def take(self, key: str, character: str | None) -> bool:
        """What is typed, and the keys that edit a text."""
        if self.waiting is not None:
            if key == "escape":
                self.give_up()
            else:
                self.waiting.append(events.Key(key, character))
            return True
        if self.saving:
            if key == "escape" and self.held:
                part(self)
            else:
                self.later.append(events.Key(key, character))
            return True
        if character and prints(key, character):
            self.become(self.form.typed(character), typed=True)
        elif key in EDITS:
            self.become(self.form.edited(key), typed=key in ("backspace", "delete"))
        else:
            return False
        return True

    def paste(self, words: str) -> bool:
        """Pasted text."""
        if self.waiting is not None:
            self.waiting.append(events.Paste(words))
        elif self.saving:
            self.later.append(events.Paste(words))
        elif self.form.slot is not None:
            self.become(self.form.typed(words.replace("\0", "")), typed=True)
        return True

    def become(self, form: Form, *, typed: bool = False) -> None:
        """Take another form; where something was typed, offer what fits."""
        moved = form.at != self.form.at
        self.form = form
        if moved:
            self.chooser.close()
        elif typed:
            self.chooser.refused = False
            self.offer()
        self.tell()

    def offer(self) -> None:
        """Offer what fits what is typed, or makes it."""
        if self.filled:
            self.chooser.offer(self.form, self.filled, self.desk, self.tell)

    def clicked(self, y: int) -> None:
        """A click on a line."""
        place = self.pane.place_at(y)
        if place is not None:
            self.become(self.form.to(place))

    def do_up(self) -> None:
        """One up: in the list, in a long text, between fields."""
        self.step(-1)

    def do_down(self) -> None:
        """One down."""
        self.step(1)

    def step(self, by: int) -> None:
        """One line up or down."""
        if self.chooser.step(by):
            self.tell()
            return
        found = vertical(self.form.text, self.form.cursor, self.pane.room, by) if self.form.slot else None
        if found is not None and not self.form.whole:
            self.become(replace(self.form, cursor=found))
        else:
            self.become(self.form.to(self.form.at + by))

    def do_page_up(self) -> None:
        """Several fields up."""
        self.become(self.form.to(self.form.at - 8))

    def do_page_down(self) -> None:
        """Several fields down."""
        self.become(self.form.to(self.form.at + 8))

    def do_next_pane(self) -> None:
        """Take what is offered, then the next field."""
        self.take_choice()
        self.become(self.form.to((self.form.at + 1) % len(self.form.lines)))

    def do_previous_pane(self) -> None:
        """The field before."""
        self.become(self.form.to((self.form.at - 1) % len(self.form.lines)))

    def do_deeper(self) -> None:
        """Take what is offered, open a fold, begin a line of a long text, or go on to the next field."""
        slot = self.form.slot
        if slot is None:
            self.become(self.form.turned())
        elif self.chooser.at >= 0:
            stay = slot.many or self.chooser.makes
            self.take_choice()
            if not stay:
                self.become(self.form.to(self.form.at + 1))
        elif slot.long:
            self.become(self.form.typed("\n"))
        else:
            self.become(self.form.to(self.form.at + 1))

    def take_choice(self) -> None:
        """Take the line of the list under the cursor, if there is one."""
        choice = self.chooser.taken()
        if choice is None or self.filled is None:
            return
        if choice.makes and self.desk:
            self.say(f"Making a new {choice.makes} …")
            self.desk.make(choice.makes, choice.entries, self.made)
            return
        if choice.id:
            self.teller.refs.chosen(choice.text, choice.kinds, choice.id, choice.name)
        self.become(self.form.took(choice.text))

    def made(self, found: Choice | CaseError) -> None:
        """A record that was made from here."""
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
            return
        slot = self.form.slot
        if slot and slot.named:
            self.teller.refs.chosen(found.code, slot.of, found.id, found.name)
            self.become(self.form.took(found.code))
        self.say(f"{found.code} is the new {found.kind}.")

    # Saving and leaving

    def do_save(self) -> None:
        """Write what is entered, unless something is wrong or missing."""
        if self.chooser.open:
            self.chooser.close()
            self.tell()
        wrong = self.teller.first_wrong(self.form)
        if wrong:
            self.more = False
            self.become(replace(self.form.to_field(wrong[0]), whole=False))
            self.offer()
            self.chooser.refused = True
            self.say(f"{wrong[1]}{self.dropped()}", bad=True)
        elif not self.form.to_save:
            self.finish("Nothing was changed." if self.form.count else "Nothing is entered, so nothing was made.")
        else:
            self.save("")

    def do_another(self) -> None:
        """Save, then open one more form of the same kind, of the same words where it was filled in from some."""
        if self.filled and self.filled.records:
            self.say("One more is for new records; this form changes what is there.")
            return
        self.more = True
        self.do_save()

    def save(self, reason: str) -> None:
        """Have it written."""
        save(self, reason)

    def while_held(self) -> str:
        """Its saving waits for another program; what may be done meanwhile."""
        self.held = self.saving and self.form.count < 2
        return " Esc leaves the form to it." if self.held else ""

    def saved(self, problem: CaseError | None) -> None:
        """It is in the file, and keys typed meanwhile are for what comes next; or the form stays and says why not."""
        self.saving = False
        self.say("")
        if problem is None:
            desk, self.desk = self.desk, None
            self.leave()
            if self.more and desk:
                desk.one_more()
            self.go_on()
        elif isinstance(problem, Clash):
            choose(self, problem.fields)
        elif isinstance(problem, NeedsReason):
            self.ask(Question("Reason", "", str(problem), done=self.reasoned))
        else:
            self.say(f"{problem}{self.dropped()}", bad=True)

    def go_on(self) -> None:
        """Have what comes next take the keys that were typed while it was being saved."""
        later, self.later = self.later, []
        self.hand_on(*later)

    def dropped(self) -> str:
        """Drop these keys, since what they were for does not come; a sentence that says so, '' where there are none."""
        later, self.later = self.later, []
        return " What was typed after it is dropped." if later else ""

    def meanwhile(self, by: Mapping[int, str]) -> None:
        """Others changed records while the form is open."""
        who = by.get(self.filled.records[0]) if self.filled and len(self.filled.records) == 1 else None
        if who:
            self.say(f"{who} changed this record meanwhile; saving asks where you both changed a field.")

    def reasoned(self, reason: str | None) -> None:
        """The reason that a change needs."""
        if reason and reason.strip():
            self.save(reason.strip())
        else:
            self.say(f"Nothing was saved.{self.dropped()}")

    @property
    def untouched(self) -> bool:
        """Whether a form of selected words holds what was read from them and nothing else."""
        return self.read is not None and self.form.changed == self.form.as_seen().changed

    def keep(self) -> None:
        """Keep a draft of what was entered since the last time."""
        form, entries = self.form, self.form.changed
        if self.desk is None or self.saving or self.waiting is not None or form.count > 1 or entries == self.kept:
            return
        self.kept = dict(entries)
        if entries and not self.untouched:
            self.desk.keep(entries, {name: form.seen.get(name, "") for name in entries})
        else:
            self.desk.drop()

    def parting(self) -> None:
        """The program ends; what was typed for a form that is still being read is kept as well."""
        if self.waiting and self.rescue:
            self.rescue(self.waiting)
        else:
            self.keep()

    def do_back(self) -> None:
        """Out of the list, else out of the form; what is entered stays as a draft."""
        if self.chooser.open and not self.chooser.refused:
            self.chooser.close()
            self.tell()
        else:
            self.do_leave()

    def do_leave(self) -> None:
        """Out of the form; what is entered stays as a draft."""
        entries = self.form.changed
        if entries and self.form.count > 1:
            from tui.editor.clash import ask_leave

            ask_leave(self, len(entries))
            return
        self.keep()
        kept = "Kept as a draft; the form offers it again." if entries else ""
        self.finish("Nothing was saved." if self.untouched else kept)

    def finish(self, sentence: str) -> None:
        """Leave, and say so below."""
        desk, self.desk = self.desk, None
        self.leave()
        if desk:
            desk.left(sentence)
        self.go_on()

    def do_discard(self) -> None:
        """Take back all that is typed, and drop the draft; what was read from selected words stays."""
        self.chooser.close()
        self.become(self.form.as_seen())
        self.keep()
        self.say(f"What was typed is taken back{'; what was read from the words stays' if self.read else ''}.")

    def do_outside(self) -> None:
        """Edit a long text in the editor that EDITOR names."""
        slot = self.form.slot
        if slot is None or not slot.long or self.desk is None:
            self.say("Only long texts are opened in an editor; this field is one line.")
            return
        try:
            text = self.desk.outside(self.form.text)
        except CaseError as error:
            self.say(str(error), bad=True)
            return
        self.become(self.form.put(text, len(text)))
