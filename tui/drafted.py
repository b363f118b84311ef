"""Drafts on their way into the file: what cannot be kept is tried again, and asked about before the program is left."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db import Aside, Case, CaseError, Draft, any_aside, bring_in, drafts
from tui.catching import RANK
from tui.classes import dataclass
from tui.keyed import KeyedScreen
from tui.picker import Item

if TYPE_CHECKING:
    from tui.browser import Browser

AGAIN = 2.0  # seconds until a draft that could not be kept is tried again
PATIENCE = 10.0  # seconds that leaving waits for what is being written
GIVEN_UP = 0.5  # the same where the person has given it up
Of = tuple[str, int | None, str]  # the kind, the record and the cited words that a draft is of
Write = Callable[[Case], object]
STAY, LEAVE = "stay", "leave"
WAITS = "What was left half typed waits in this machine's memory, but not beyond a restart of it."


@dataclass(slots=True)
class Due:
    """One to be written. words: there are some to lose; here: whether where it is typed tries it again; why: failed.

    aside: what is to be written stands in the machine's memory meanwhile.
    """

    write: Write
    words: bool
    here: Callable[[], bool]
    why: str = ""
    aside: bool = False


class Drafted:
    """What is last to be written of each draft."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.due: dict[Of, Due] = {}
        self.told: dict[Of, str] = {}  # what was said of one that could not be kept
        self.patience = PATIENCE

    def begin(self, offer: Callable[[list[Draft] | CaseError], None]) -> None:
        """Have what was left half typed offered; what stands in the machine's memory comes into the file first."""
        self.brought(lambda: self.browser.background.ask("drafts", drafts, offer, RANK))

    def brought(self, then: Callable[[], None]) -> None:
        """Have what stands in the machine's memory come into the file, or say why it cannot yet; then go on."""

        def done(found: CaseError | None) -> None:
            if isinstance(found, CaseError):
                self.browser.say(f"{WAITS} {found}", bad=True)
            then()

        if any_aside() and not self.browser.readonly:
            self.browser.writer.do(bring_in, done)
        else:
            then()

    def put(self, of: Of, write: Write, *, words: bool = True, here: Callable[[], bool] = lambda: False) -> None:
        """Write a draft, or drop it; what goes wrong is said once where one is, and tried again until something newer
        is to be written of the same draft.
        """
        due = self.due[of] = Due(write, words, here)
        self.send(of, due)

    def drop(self, of: Of) -> None:
        """What was to be written of a draft no longer is."""
        self.due.pop(of, None)
        self.told.pop(of, None)

    def send(self, of: Of, due: Due) -> None:
        """Write it, if it still is to be."""

        def write(case: Case) -> None:
            if self.due.get(of) is due:
                due.write(case)

        def take(found: CaseError | None) -> None:
            if self.due.get(of) is not due:
                return
            if not isinstance(found, CaseError):
                self.drop(of)
                return
            here = due.here()
            due.aside = isinstance(found, Aside)
            self.tell(of, str(found), new=not (here or due.why), aside=due.aside)
            due.why = str(found)
            if not here:
                self.browser.set_timer(AGAIN, partial(self.again, of, due))

        self.browser.writer.do(write, take)

    def tell(self, of: Of, why: str, *, new: bool, aside: bool) -> None:
        """Say why a draft could not be kept, or not in the file, where that was not said."""
        screen = self.browser.app.screen
        if isinstance(screen, KeyedScreen) and (new or self.told.get(of) != why):
            screen.say(why if aside else f"The draft could not be kept: {why}", bad=True)
        self.told[of] = why

    def again(self, of: Of, due: Due) -> None:
        """Try it once more, unless something newer is to be written."""
        if self.due.get(of) is due:
            self.send(of, due)

    def lost(self) -> dict[Of, str]:
        """The drafts that would be lost with the program, each with why it could not be kept so far."""
        pulse = getattr(self.browser.app, "pulse", None)
        silent = pulse.sentence if pulse and pulse.silent else ""
        due = {of: one for of, one in self.due.items() if one.words and not one.aside}
        return {of: one.why or silent for of, one in due.items() if one.why or silent}


def leave(browser: "Browser") -> None:
    """Out of the program; where words would be lost with it, once that was asked."""
    lost = browser.drafted.lost()
    if not lost:
        browser.app.exit()
        return
    from tui.returning import draft_words

    names = [draft_words(kind, str(browser.case.codes.code(record)) if record else "") for kind, record, _ in lost]

    def done(answer: object) -> None:
        if answer == LEAVE:
            browser.drafted.patience = GIVEN_UP
            browser.app.exit()
        elif browser.drafted.lost():
            browser.say(browser.worded("What you typed is tried again until it is kept; {quit} quits then."))
        else:
            browser.say(browser.worded("What you typed is kept now; {quit} quits."))

    browser.say(f"Not kept yet: {', '.join(names)}. {next(iter(lost.values()))}", bad=True)
    items = [Item("", "no, stay and try again", value=STAY), Item("", "yes, leave and lose the words", value=LEAVE)]
    browser.pick("Leave without what you typed?", items, done)
