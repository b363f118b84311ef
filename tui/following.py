"""The record in view and the words that it rests on, shown once no key waits."""

from asyncio import TimerHandle, get_running_loop
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from db import Case, CaseError, kind_of
from tui.article.excerpt import Room
from tui.article.page import View
from tui.boxes import THREE
from tui.line.driver import LineDriver
from tui.state import ARTICLE, LIST, RECORD, Source, State
from tui.times import changed_words
from tui.trail import Trail

if TYPE_CHECKING:
    from db import Reader, Sheet
    from tui.browser import Browser
    from tui.line.pacing import Pace

FIRST = 40  # records of a section that are read for the sheet
EMPTY = (
    "This case file is empty.",
    "",
    "Add articles from the shell:",
    "    pincite add CASE FILE…",
    "",
    "Or press + here for a first record,",
    "and ? for the keys that work here.",
)


def aim(case: Case, record: int, passage: int = 0) -> Source | None:
    """Where the words of a record stand: all its passages of that text lit, this one or the first under the cursor."""
    from db import newest, spots  # as all that reads records, imported once the first key is answered

    if kind_of(record).name == "article":
        return Source(newest(case, record), View(), 0)
    found = spots(case, record)
    here = next((spot for spot in found if spot.passage == passage), None)
    if here is None and passage:
        row = case.get(passage, links=False)
        return Source(row["text"], View(passage=passage, lit=(passage,)), row["start"])
    here = here or (found[0] if found else None)
    if here is None:
        return None
    lit = tuple(spot.passage for spot in found if spot.text == here.text and spot.role == here.role)
    return Source(here.text, View(passage=here.passage, lit=lit), here.start)


class Follower:
    """Binds the record and the article of the browser to its state."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.due = False
        self.reader: Reader | None = None  # the text in view
        self.first: dict[int, int] = {}
        self.run = Trail()
        self.room = Room()
        self.awaited = False  # what is to be shown has not been read yet
        self.trailing: TimerHandle | None = None
        self.agreed: Source | None = None  # the place in the article that the state had from its pane, or gave to it
        self.read: tuple[object, ...] = ()  # for what the sheet in view was read
        self.aimed: tuple[object, ...] = ()  # for what the article in view was bound, and how it was left

    def trail(self) -> None:
        """As follow, for a cursor: while a key is held down, what it passes is not shown, but on a slow line."""
        line = self.line
        self.browser.ahead.part()
        if not self.run.move(monotonic(), line):
            self.follow()
            return
        if self.trailing:
            self.trailing.cancel()
        if self.browser.size.width >= THREE and self.lines != self.browser.article.few:
            self.run.other()  # the line has told by now that an excerpt is to follow, or a page again
        wait = self.run.wait(None if self.awaited else line)
        self.trailing = get_running_loop().call_later(wait, self.settle)

    @property
    def line(self) -> "Pace | None":
        """How fast the terminal line is."""
        return LineDriver.running.pace if LineDriver.running else None

    @property
    def lines(self) -> int | None:
        """How many lines of a text are shown beside a list, None for a page: on a slow line those that it carries."""
        browser = self.browser
        return self.room.lines(self.line, browser.article.shape) if browser.state.pane == LIST else None

    def settle(self) -> None:
        """Show at once what trails behind the cursor, so that no key acts on what it has passed."""
        if self.trailing:
            self.trailing.cancel()
            self.trailing = None
            self.now()

    def part(self) -> None:
        """Nothing is shown any more."""
        self.browser.ahead.part()
        if self.trailing:
            self.trailing.cancel()

    def follow(self) -> None:
        """Show the record in view, once no key waits."""
        if not self.due:
            self.due = True
            self.browser.call_after_refresh(self.now)

    def lead(self) -> None:
        """As follow, but the words at once: for one who asked for a record by its code."""
        if self.browser.state.pane == LIST:
            self.source()
        self.follow()

    def now(self) -> None:
        """Read the record in view and bind it."""
        self.due = False
        self.run.shown(self.line)
        browser = self.browser
        browser.company.moved()
        browser.company.show()
        wanted = browser.state.record
        if wanted is None:
            browser.record.tell(*self.nothing())
            browser.article.tell()
            return
        shown = wanted in browser.state.uncovered
        first = self.first.get(wanted, FIRST)
        sheet, asked = browser.record.sheet, (wanted, shown, first, browser.shelf.version())
        if sheet and sheet.id == wanted and None not in asked and asked == self.read:
            browser.background.drop("record")
            self.described(sheet)
            return
        if asked == (wanted, False, FIRST, asked[-1]) and (ahead := browser.ahead.of(wanted)):
            browser.background.drop("record")
            self.described(ahead.sheet, asked)
            return
        from db import describe

        read = partial(describe, record=wanted, uncovered=shown, first=first)
        self.awaited = True
        browser.shelf.read("record", read, partial(self.described, asked=asked))

    def more(self, record: int) -> None:
        """Show ten times as many lines of each section of a record."""
        self.first = {record: self.first.get(record, FIRST) * 10}
        self.follow()

    def nothing(self) -> tuple[str, ...]:
        """What to say where there is no record."""
        panes = self.browser.panes
        empty = all(pane.window and pane.window.at_end and not pane.window.ids for pane in panes)
        filtered = any(one.filter for one in self.browser.state.lists.values())
        if not empty or filtered:
            return ()
        try:
            from db import page

            _, articles = self.browser.shelf.at_once(lambda case: page(case, "articles", "", "", 1))
        except CaseError:
            return ()
        return self.begun() if articles else EMPTY

    def begun(self) -> tuple[str, ...]:
        """What to do first with articles of which nothing is made yet."""
        key = self.browser.keys_of
        return (
            "Nothing is made of the articles yet.",
            "",
            f"{key('articles')} lists them, {key('deeper')} opens one.",
            f"There {key('select')} begins a selection of words; {key('make_incident')} makes an incident of them, "
            f"{key('make_claim')} a claim, {key('make_quote')} a quote, and {key('suggest')} shows what rules find.",
            "",
            f"{key('help')} lists the keys that work here.",
        )

    def described(self, sheet: "Sheet | CaseError", asked: tuple[object, ...] = ()) -> None:
        """A sheet was read, as asked; one that is no longer in view is dropped."""
        browser, self.awaited = self.browser, False
        self.read = asked or self.read
        if isinstance(sheet, CaseError):
            browser.record.tell(str(sheet))
        elif sheet.id == browser.state.record:
            browser.record.bind(sheet, browser.state.lines, changed_words(sheet.changed))
            browser.state = replace(browser.state, lines=browser.record.lines)
            browser.show_keys()
            self.source()
            browser.ahead.rest()

    def source(self) -> None:
        """Where there is a third column, the words of the line under the cursor, else of the record."""
        browser = self.browser
        if browser.size.width < THREE or browser.state.pane == ARTICLE or browser.state.record is None:
            return
        record, passage = self.wanted()
        lines = self.lines
        if lines != browser.article.few:
            self.run.other()
        asked = (record, passage, browser.state.uncovered, browser.article.size, lines or 0, browser.shelf.version())
        if None not in asked and self.aimed == (asked, *self.left):
            browser.background.drop("source")
            return
        ahead = None if passage else browser.ahead.of(record)
        if ahead and ahead.reader:
            browser.background.drop("source")
            self.found(ahead.source, asked)
            return
        self.awaited = True
        browser.shelf.read("source", partial(aim, record=record, passage=passage), partial(self.found, asked=asked))

    @property
    def left(self) -> tuple[object, ...]:
        """What the article shows now."""
        return self.browser.state.source, self.browser.article.source, self.browser.article.view

    def seen(self) -> State:
        """The state with the article where its pane has it, whose word of its last move may still be on the way."""
        state, article = self.browser.state, self.browser.article
        if state.source is None or state.source is not self.agreed or not article.source:
            return state
        self.agreed = replace(state.source, view=article.view, at=None)
        return replace(state, source=self.agreed)

    def wanted(self) -> tuple[int, int]:
        """The record whose words are wanted, and which of its passages (0 for the first)."""
        state, block = self.browser.state, self.browser.record.block
        assert state.record is not None
        line = block.line if block and state.pane == RECORD else None
        if not line or not line.passage or line.covered:
            return state.record, 0
        own = block is not None and block.section == "cites"
        return state.record if own else line.leads, line.passage

    def found(self, source: Source | CaseError | None, asked: tuple[object, ...] = ()) -> None:
        """Show words that were looked for, as asked."""
        browser, self.awaited = self.browser, False
        self.aimed = ()
        if isinstance(source, Source):
            self.show(source, self.lines)
            self.aimed = (asked, *self.left)
        else:
            self.reader = None
            words = str(source) if source else "No words are cited for this."
            if browser.article.source or browser.article.words != (words,):
                browser.article.tell(words)

    def show(self, source: Source, lines: int | None = None) -> None:
        """Bind the article pane to a place in a text; lines: of an excerpt there, None for a page."""
        browser, self.agreed = self.browser, source
        browser.state = replace(browser.state, source=source)
        article, ahead = browser.article, browser.ahead.of(browser.state.record or 0)
        ahead = ahead if ahead and ahead.source == source else None
        laid = ahead.laid if ahead else None
        if article.source is None or self.reader is None or self.reader.text != source.text:
            read = ahead.reader if ahead else None
            try:
                made = read or self.opened(source.text)
            except CaseError as error:
                article.tell(str(error))
                return
            self.reader = made
            article.bind(made, source.view, source.at, laid, lines)
        elif article.view != source.view or source.at is not None:
            article.bind(article.source, source.view, source.at, laid, lines)

    def opened(self, text: int) -> "Reader":
        """A text to be read."""
        from db import Reader

        made = self.browser.shelf.at_once(lambda case: Reader(case, text))
        if made.heading.article in self.browser.state.uncovered:
            made.uncover()
        return made
