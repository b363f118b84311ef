"""What a form is told while one types: what each entry will be stored as, what is wrong, what codes stand for."""

from db import CaseError, Filled, Known, Looking, stored_as
from tui.editor.fields import Slot, now
from tui.editor.form import Form
from tui.editor.lines import Told
from tui.editor.refs import Refs, Wanted


class Teller:
    """Reads the texts of a form by the same rules as saving does, without ever waiting for the file."""

    def __init__(self) -> None:
        self.refs = Refs()
        self.known: Known | None = None
        self.filled: Filled | None = None
        self.told = Told()
        self.asked: set[Wanted] = set()
        self.half = ""  # the field for which something is being chosen, and whose text is nothing by itself

    def start(self, filled: Filled) -> None:
        """Begin with another form."""
        self.refs, self.filled, self.asked = Refs(), filled, set()
        self.known = self.refs.known(filled.terms, filled.properties)

    def tell(self, form: Form, *, choosing: str = "") -> None:
        """Read the form anew; of a field for which something is chosen, how to choose is said and not what is wrong."""
        here = form.line
        problems: dict[str, str] = {}
        beside: dict[str, str] = {}
        stored = self.half = ""
        entered = form.to_save
        for slot in form.slots:
            focused = not isinstance(here, str) and slot.name == here.name
            if not form.text_of(slot.name).strip() and not (focused and slot.name == "said"):
                continue
            words, problem = self.read(form, slot)
            problem = problem if slot.name in entered else ""
            chosen = bool(problem and focused and choosing)
            if chosen:
                self.half = slot.name
            elif problem:
                problems[slot.name] = problem
            beside[slot.name] = self.beside(now(slot, form.texts, form.properties), form.text_of(slot.name), words)
            if focused:
                stored = choosing if chosen else words
        ranges = self.filled.ranges if self.filled else {}
        self.told = Told(stored, problems, beside, ranges)

    def beside(self, slot: Slot, text: str, words: str) -> str:
        """What codes stand for; of a single code its name alone."""
        named = self.refs.found.get((text.strip(), slot.of)) if slot.reads == "ref" else None
        if named and named.code == text.strip():
            return str(named.name)
        return words if slot.named else ""

    def read(self, form: Form, slot: Slot) -> tuple[str, str]:
        """What one field will be stored as, and what is wrong with it."""
        if self.known is None or self.filled is None:
            return "", ""
        try:
            before = form.seen.get(slot.name, "")
            return stored_as(self.filled.kind, slot.name, form.texts, self.known, self.refs.names, before), ""
        except Looking:
            return "…", ""
        except CaseError as error:
            return "", str(error)

    def missing(self) -> frozenset[Wanted]:
        """Names that are to be looked up and were not asked for yet."""
        found = frozenset(self.refs.wanted - self.asked)
        self.asked |= found
        return found

    def first_wrong(self, form: Form) -> tuple[str, str] | None:
        """The first field that is wrong or missing, and the sentence that says so."""
        entered = form.to_save
        for slot in form.slots:
            if slot.name in entered and slot.name in self.told.problems:
                return slot.name, self.told.problems[slot.name]
            if slot.name == self.half:
                return slot.name, f"The {slot.label} is half typed; take a line of its list."
            missing = slot.required and not form.text_of(slot.name).strip()
            if missing and (not form.count or slot.name in entered):
                return slot.name, f"The {slot.label} is missing: {slot.help}."
        return None
