"""The deed that draws the timeline of what is filtered, and filters the incidents to a bar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db import OF, SPLITS, STEPS, Case, CaseError, Totals, sum_up
from tui.rooms import room
from tui.timeline import Timeline

if TYPE_CHECKING:
    from tui.browser import Browser

RANK = 3  # after lists and finding, before counts
INCIDENTS = "incidents"


@dataclass
class Adding:
    """Adds up the incidents that the filter of their list leaves."""

    browser: "Browser"

    @property
    def filter(self) -> str:
        """The filter of the incidents."""
        return self.browser.state.list_of(INCIDENTS).filter

    def sum(self, of: str, by: str, split: str, done: Callable[[Totals | CaseError], None]) -> None:
        """Add up beside the screen."""
        wanted = self.filter

        def read(case: Case) -> Totals:
            return sum_up(case, of, by, split, wanted)

        self.browser.background.ask("timeline", read, done, RANK)

    def show(self, filter_: str) -> None:
        """The incidents of a bar: those of the filter that also pass this one."""
        from tui.finding import take_filter

        browser = self.browser
        now = self.filter
        added = " ".join(one for one in filter_.split(" ") if one not in now.split(" "))
        browser.go(replace(browser.state.jump(Timeline.name_of()), zoomed=False).to_list(INCIDENTS))
        take_filter(browser, f"{now} {added}".strip())


def timeline_(browser: "Browser") -> None:
    """Open the timeline."""
    screen = room(browser, Timeline)
    browser.app.push_screen(screen)
    screen.draw(Adding(browser))


def timeline_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open the timeline as it was drawn."""
    drawn = tuple(known[known.index(kept[name])] for name, known in (("of", OF), ("by", STEPS), ("split", SPLITS)))
    bar = int(kept["bar"])
    screen = room(browser, Timeline)
    browser.app.push_screen(screen)
    screen.draw_again(Adding(browser), (drawn[0], drawn[1], drawn[2]), bar)
