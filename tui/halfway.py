"""A sentence that is left half typed: kept as a draft beside the record that it is for, and offered again."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db import Busy, Stopped, draft_of, drop_draft_of, keep_draft

if TYPE_CHECKING:
    from tui.browser import Browser
    from tui.keyed import KeyedScreen

WORDS = "text"  # of a draft: its one field
KEEP = 2.0  # seconds until what is typed is kept


@dataclass
class Halfway:
    """A sentence of a kind ("note", "comment") for a record, None for several; typed: what stands there now.

    screen: where it is typed, None for the main one.
    """

    browser: "Browser"
    kind: str
    record: int | None
    typed: str = ""
    due: bool = False
    screen: "KeyedScreen | None" = None

    def left(self) -> str:
        """The sentence as it was left, '' for none."""
        if (self.kind, self.record) in self.browser.halves:
            self.typed = self.browser.halves[self.kind, self.record]
            return self.typed
        try:
            found = self.browser.shelf.at_once(lambda case: draft_of(case, self.kind, self.record))
        except (Busy, Stopped):
            return ""
        self.typed = found.form.get(WORDS, "") if found else ""
        return self.typed

    def type(self, words: str) -> None:
        """What stands there now; it is kept soon, since the program may be killed."""
        self.typed = words
        if not self.due:
            self.due = True
            self.browser.set_timer(KEEP, self.keep_typed)

    def keep_typed(self) -> None:
        """Keep what stands there, if it is still being typed."""
        self.due = False
        prompt = (self.screen or self.browser).prompt
        if prompt.open and prompt.question and prompt.question.changed == self.type:
            self.keep(self.typed)

    def keep(self, words: str) -> None:
        """Keep what is typed so far; where that is nothing, nothing is kept."""
        if not self.browser.readonly:
            self.browser.halves[self.kind, self.record] = words
            keep = partial(keep_draft, kind=self.kind, record=self.record, form={WORDS: words})
            drop = partial(drop_draft_of, kind=self.kind, record=self.record)
            some = bool(words.strip())
            self.browser.drafted.put((self.kind, self.record, ""), keep if some else drop, words=some)

    def saved(self) -> None:
        """It is in the file, and its draft with it no longer."""
        self.browser.halves.pop((self.kind, self.record), None)
        self.browser.drafted.drop((self.kind, self.record, ""))

    def part(self) -> None:
        """The program ends while it is being typed."""
        self.keep(self.typed)
