"""The deed that opens the pages of comparing: it reads them beside the screen, and goes where they lead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db import (
    Answer,
    Busy,
    Case,
    CaseError,
    Difference,
    Instance,
    Line,
    Maybe,
    Origin,
    Shared,
    Stopped,
    board_completions,
    kind_of,
    redo,
    undo,
    wanted,
)
from tui.beside import Beside, records_of
from tui.board import Board, Came, Page
from tui.boards import items_of
from tui.going import reached
from tui.judging import judge, write
from tui.ledgers import maybe_items, nobody_items, origin_items, sides_items, utterance_items
from tui.over import Done, Over
from tui.readings import READ, both
from tui.rooms import room
from tui.state import ARTICLE, LIST

if TYPE_CHECKING:
    from tui.browser import Browser

RANK = 2  # after pages of lists, before counts
PAGES = (
    Page("differences", "What differs", items_of, "Nothing differs in what sources say."),
    Page("quotes", "Quotes by utterance", utterance_items, "No quotes are grouped by what was said once."),
    Page("origins", "Origins, and articles that share words", origin_items, "No claims say where words come from."),
    Page("nobody", "Claims with nobody behind them", nobody_items, "Somebody is named behind every claim."),
    Page("sides", "Both sides", sides_items, "Nobody is on record as accused, asked or answering."),
    Page("same", "The same, or not?", maybe_items, "No two records look as if they were one."),
)
OF_WHOM = {"incident": "incident", "report": "about", "topic": "about", "claim": "about", "actor": "about"}


@dataclass
class Weighing:
    """Reads, decides and goes for the board."""

    browser: "Browser"
    screen: Board
    pages: Sequence[Page] = PAGES
    uncovered: bool = False
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def over(self) -> Over:
        """The screen on top, which asks."""
        top = self.browser.app.screen
        return top if isinstance(top, Over) else self.screen

    def read(self, page: str, filter_: str, what: str, anchor: object, agreeing: bool, done: Came) -> None:
        """Read some of a page in the background."""
        uncovered = self.uncovered

        def read(case: Case) -> object:
            return READ[page](case, filter_, what, anchor, agreeing, uncovered)

        self.browser.background.ask("board", read, done, RANK)

    def decide(self, thing: object, done: Done) -> None:
        """Ask what is decided, and why; then have it written."""
        if self.browser.readonly:
            done(self.browser.readonly, False)
        else:
            judge(self.browser, self.over, thing, done)

    def turn(self, back: bool, done: Done) -> None:
        """Undo one's latest operation, or do it again."""
        if self.browser.readonly:
            done(self.browser.readonly, False)
            return
        write(self.browser, self.over, undo if back else redo, done)

    def beside(self, thing: object) -> bool:
        """Show the sources of two values side by side, where it is about two."""
        of_one = isinstance(thing, Difference) and thing.second is None
        if of_one or not isinstance(thing, Difference | Maybe | Shared):
            return False
        screen = room(self.browser, Beside)
        self.browser.app.push_screen(screen)
        screen.lay(self, thing, uncovered=self.uncovered)
        return True

    def sources(self, thing: object, done: Callable[[object], None]) -> None:
        """The words of both sides of a thing, for the screen that shows them side by side."""
        uncovered = self.uncovered
        self.browser.background.ask("beside", lambda case: both(case, thing, uncovered), done, RANK)

    def go(self, thing: object, *, words: bool) -> bool:
        """Leave for the words of a thing, or for its record; whether there is one."""
        record = record_of(thing, words=words)
        if not record:
            return False
        self.screen.leave()
        self.to(record, words=words)
        return True

    def to(self, record: int, *, words: bool) -> None:
        """On the main screen, to the words of a record, or to the record."""
        from tui.sourcing import to_words

        browser = self.browser
        if words:
            to_words(browser, record, over=self.screen.name_of())
        else:
            browser.go(reached(browser.state.jump(self.screen.name_of()), record))

    def complete(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """What may complete the filter."""
        try:
            start, found = self.browser.shelf.at_once(lambda case: board_completions(case, text, at))
        except (Busy, Stopped):
            return at, ()
        return int(start), tuple(found)

    def problem(self, filter_: str) -> str:
        """What is wrong with a filter, '' where nothing is."""
        try:
            self.browser.shelf.at_once(lambda case: wanted(case, filter_))
        except (Busy, Stopped):
            return ""
        except CaseError as error:
            return str(error)
        return ""

    def uncover(self) -> str:
        """Uncover what is protected on these pages, or cover it again."""
        self.uncovered = not self.uncovered
        key = self.browser.keys_of("uncover")
        return f"Uncovered until you press {key} again." if self.uncovered else "Covered again."


def record_of(thing: object, *, words: bool) -> int:
    """The record that a thing leads to, 0 for none."""
    found: object = 0
    if isinstance(thing, Difference):
        found = thing.first.claim if words else thing.subject
    elif isinstance(thing, Instance):
        found = 0 if thing.covered else thing.quote
    elif isinstance(thing, Origin):
        found = thing.articles[0] if words and thing.articles else thing.record
    elif isinstance(thing, Shared):
        found = thing.a
    elif isinstance(thing, Line):
        found = thing.leads
    elif isinstance(thing, Answer):
        found = thing.response or thing.actor
    elif isinstance(thing, Maybe):
        found = thing.candidate.a
    return found if isinstance(found, int) else 0


def compare_(browser: "Browser") -> None:
    """Open the board: from a record with what touches it, from an article as it was left."""
    screen = room(browser, Board)
    browser.app.push_screen(screen)
    if browser.state.pane == ARTICLE and screen.comparing:
        screen.read(keep=True)
        return
    weighing = Weighing(browser, screen)
    screen.compare(weighing, about(browser))


def about(browser: "Browser") -> str:
    """The filter for the record in view, '' where it is none that sources make claims about."""
    record = browser.state.record
    if (browser.state.pane == LIST and browser.state.marked) or record is None:
        return ""
    field_ = OF_WHOM.get(kind_of(record).name)
    return f"{field_}:{browser.case.codes.code(record)}" if field_ else ""


def board_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open the board as it was left, and over it the two sources that were open."""
    PAGES[kept["page"]]
    beside = kept["over"]
    screen = room(browser, Board)
    weighing = Weighing(browser, screen)

    def came() -> None:
        wanted = [] if beside is None else list(beside["records"])
        things = screen.things
        at = next((at for at, one in enumerate(things) if wanted and records_of(one) == wanted), None)
        if at is not None and browser.app.screen is screen:
            screen.go(at)
            weighing.beside(things[at])

    browser.app.push_screen(screen)
    screen.compare_again(weighing, kept, came)
