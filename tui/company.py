"""Who else has the case file open and in which record, and whose changes were not looked at yet; all of it quietly."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.timer import Timer

from db import BEAT, Case, Present, drop_presence, drop_spare, keep_presence, keep_spare, present
from tui.keys import FORM

if TYPE_CHECKING:
    from tui.browser import Browser

FIRST, REST = 1.0, 0.7  # seconds after the start, and in one record, until others are told
READ_ONLY = "read-only"
MOST = 200  # rows that bear a name


class Company:
    """Tells others where this program is, and the browser's panes where others are."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.others: tuple[Present, ...] = ()
        self.names: Mapping[int, str] = {}
        self.told: tuple[int | None, bool] | None = None
        self.timer: Timer | None = None

    def start(self) -> None:
        """Be there for others, from when the first keys are answered."""
        if not self.browser.readonly:
            self.timer = self.browser.set_timer(FIRST, self.tell)
            self.browser.set_interval(BEAT, self.tell)

    @property
    def place(self) -> tuple[int | None, bool]:
        """The record that one is in, and whether in its form."""
        filled = getattr(self.browser.app.screen, "filled", None)
        if filled is not None and getattr(self.browser.app.screen, "WHERE", "") == FORM:
            return (filled.records[0] if filled.records else None), True
        return self.browser.state.record, False

    def moved(self) -> None:
        """One may be in another record: others are told once one stays there, where there are others."""
        if self.told is not None and self.others and self.timer is None:
            self.timer = self.browser.set_timer(REST, self.look)

    def look(self) -> None:
        """Tell where one is, where that is news."""
        self.timer = None
        if self.place != self.told:
            self.tell()

    def tell(self) -> None:
        """Say that one is here, and where."""
        self.timer = None
        self.browser.keep_where()
        record, editing = self.told = self.place
        browser = self.browser

        def write(case: Case) -> None:
            keep_presence(case, record, editing=editing)
            keep_spare(case)

        browser.writer.do(write, lambda _: browser.ahead.written(), quiet=True)

    def part(self) -> None:
        """Be gone for others."""
        if self.told is not None:
            self.browser.writer.do(leave, lambda _: None, quiet=True)

    def came(self, others: tuple[Present, ...]) -> None:
        """Others came, went, or are elsewhere."""
        if others and not self.others:
            self.others = others
            self.moved()
        self.others = others
        self.show()

    def show(self) -> None:
        """Name those who are here in the last line, and those who are in the record in view in its frame."""
        browser = self.browser
        alone = [READ_ONLY] if browser.readonly else []
        browser.foot.accompany(", ".join(dict.fromkeys([*alone, *map(self.where, self.others)])))
        here = [one for one in self.others if one.record is not None and one.record == browser.state.record]
        names = list(dict.fromkeys(one.person for one in here))
        doing = "edits it" if len(here) == 1 and here[0].editing else "here"
        browser.record.accompany(f"{', '.join(names)} {doing}" if names else "")

    def where(self, one: Present) -> str:
        """One program in words."""
        if one.record is None:
            return str(one.person)
        return f"{one.person} {'edits' if one.editing else 'in'} {self.code(one.record)}"

    def code(self, record: int) -> str:
        """A record's code."""
        return str(self.browser.case.codes.code(record))

    def changed(self, by: Mapping[int, str]) -> None:
        """Others changed these records: their rows bear a name until one has been on them."""
        kept = {**{one: name for one, name in self.names.items() if one not in by}, **by}
        self.names = dict(list(kept.items())[-MOST:])
        self.name()

    def seen(self, record: int | None) -> None:
        """One has been on this row."""
        if record in self.names:
            self.names = {one: name for one, name in self.names.items() if one != record}
            self.name()

    def name(self) -> None:
        """Have the rows bear the names."""
        for pane in self.browser.panes:
            pane.name_rows(self.names)


def leave(case: Case) -> None:
    """Be gone; who leaves last gives back the room that was set aside."""
    drop_presence(case)
    if not present(case):
        drop_spare(case)
