"""What sources say of the same thing, on pages: differences, quotes, origins, nobody behind it, sides, same or not.

The pages are shown in one pane; what is read and decided comes from whoever compares. Tab goes to the next page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, Protocol

from db import CaseError, Difference, Group, GroupKey, Maybe
from tui.items import Item, stops
from tui.keys import BOARD, Key
from tui.look import Look
from tui.over import Done, Shown
from tui.prompt import Complete, Question
from tui.sheaf import SheafPane

NEAR = 12  # items from an end of what is at hand, at which more is read
MOST = 90  # things that are kept at hand
HINT = "relation:disjoint open:yes property:killed incident:I12, or words of a name"


@dataclass(frozen=True, slots=True)
class Pageful:
    """Things of a page in order; whether the page begins and ends with them; how much there is, in words."""

    things: Sequence[object]
    at_start: bool = True
    at_end: bool = True
    where: str = ""


Came = Callable[[Pageful | CaseError], None]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its title, how its things are drawn, and what to say where there are none."""

    name: str
    title: str
    draw: Callable[[Any, int], list[Item]]
    nothing: str


@dataclass(slots=True)
class Seen:
    """What is known of a page: its things, and where its cursor was."""

    things: list[object] = field(default_factory=list)
    at_start: bool = True
    at_end: bool = True
    at: int = 0
    top: int = 0


class Comparing(Protocol):
    """Who reads the pages, decides, and goes where an item leads."""

    pages: Sequence[Page]

    def read(self, page: str, filter_: str, what: str, anchor: object, agreeing: bool, done: Came) -> None: ...
    def decide(self, thing: object, done: Done) -> None: ...
    def turn(self, back: bool, done: Done) -> None: ...
    def beside(self, thing: object) -> bool: ...
    def go(self, thing: object, *, words: bool) -> bool: ...
    def complete(self, text: str, at: int) -> tuple[int, Sequence[str]]: ...
    def problem(self, filter_: str) -> str: ...
    def uncover(self) -> str: ...


class Board(Shown):
    """The screen of comparing. `compare` opens it."""

    WHERE = BOARD
    PLACE = "comparing"
    FOOT = ("deeper", "filter", "next_pane", "undo", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = SheafPane(look)
        super().__init__(look, keys, title, self.pane)
        self.comparing: Comparing | None = None
        self.page_at = 0
        self.filter = ""
        self.agreeing = False
        self.seen = Seen()
        self.reading = ""
        self.sought: tuple[int, Callable[[], None]] | None = None  # an item, and what is done once it is there

    @property
    def page(self) -> Page:
        """The page on show."""
        assert self.comparing
        return self.comparing.pages[self.page_at]

    def as_left(self) -> Mapping[str, Any]:
        """The page, its filter, the group that the cursor is in, and the item in it; else the item on the page."""
        group, at = self.at_group()
        kept = {"page": self.page_at, "filter": self.filter, "agreeing": self.agreeing, "at": at}
        return kept | ({"from": astuple(group.spot)} if group else {})

    def compare_again(self, comparing: Comparing, kept: Mapping[str, Any], then: Callable[[], None]) -> None:
        """Open it as it was kept; then: what is done once its page came."""
        self.comparing, self.page_at, self.filter = comparing, int(kept["page"]), str(kept["filter"])
        self.agreeing, self.sought = bool(kept["agreeing"]), (int(kept["at"]), then)
        self.read(start=GroupKey(*kept["from"]) if "from" in kept else None)

    def compare(self, comparing: Comparing, filter_: str, page: int = 0) -> None:
        """Open it for what is filtered."""
        self.comparing, self.filter, self.page_at, self.agreeing = comparing, filter_, page, False
        self.read()

    def read(self, *, keep: bool = False, start: GroupKey | None = None) -> None:
        """Read the page on show; keep: the cursor stays, and so does what was read before it. start: from there on."""
        if not self.comparing:
            return
        page = self.page
        self.pane.title, self.pane.asked = page.title, self.filter
        if not keep:
            self.pane.where = ""
            self.seen = Seen()
            self.pane.show((), page.draw, "Reading …")
        anchor = self.seen.things[0] if keep and self.seen.things and not self.seen.at_start else start
        what = "from" if anchor else "first"
        self.fetch(what, anchor, lambda found: self.came(found, keep=keep))

    def fetch(self, what: str, anchor: object, done: Came) -> None:
        """Have some of the page read; what comes for another page or filter is dropped."""
        assert self.comparing
        asked = (self.page.name, self.filter, self.agreeing)
        self.reading = what

        def take(found: Pageful | CaseError) -> None:
            if asked == (self.page.name, self.filter, self.agreeing):
                self.reading = ""
                done(found)

        self.comparing.read(*asked[:2], what, anchor, self.agreeing, take)

    def came(self, found: Pageful | CaseError, *, keep: bool = False) -> None:
        """A page came."""
        if isinstance(found, CaseError):
            self.pane.show((), self.page.draw, str(found))
            return
        self.seen.things, self.seen.at_start, self.seen.at_end = list(found.things), found.at_start, found.at_end
        self.pane.where = found.where
        self.pane.show(found.things, self.page.draw, self.nothing(), keep=keep)
        if self.sought:
            (at, then), self.sought = self.sought, None
            self.pane.go(at)
            then()
        self.near_end()

    def nothing(self) -> str:
        """What to say where nothing is found."""
        filtered = f"Nothing of that is found for “{self.filter}”; {self.called('escape')} takes the filter away."
        return filtered if self.filter else self.page.nothing

    def near_end(self) -> None:
        """Read on where the cursor is near an end of what is at hand."""
        seen, last = self.seen, len(stops(self.pane.items)) - 1
        if self.reading or not seen.things:
            return
        if not seen.at_end and self.pane.at > last - NEAR:
            self.fetch("after", seen.things[-1], self.came_after)
        elif not seen.at_start and self.pane.at < NEAR:
            self.fetch("before", seen.things[0], self.came_before)

    def came_after(self, found: Pageful | CaseError) -> None:
        """What follows came; what is far above is let go."""
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
            return
        things = [*self.seen.things, *found.things]
        if len(things) > MOST:
            things, self.seen.at_start = things[-MOST:], False
        self.put(things, at_end=found.at_end)

    def came_before(self, found: Pageful | CaseError) -> None:
        """What stands before came; what is far below is let go."""
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
            return
        things = [*found.things, *self.seen.things]
        if len(things) > MOST:
            things, self.seen.at_end = things[:MOST], False
        self.put(things, at_start=found.at_start)

    def put(self, things: list[object], *, at_start: bool | None = None, at_end: bool | None = None) -> None:
        """Show other things around the same cursor."""
        seen, pane = self.seen, self.pane
        seen.things = things
        seen.at_start = seen.at_start if at_start is None else at_start
        seen.at_end = seen.at_end if at_end is None else at_end
        before = pane.starts[stops(pane.items)[pane.at]] - pane.top if stops(pane.items) else 0
        pane.show(things, self.page.draw, keep=True)
        places = stops(pane.items)
        if places:
            pane.top = max(pane.starts[places[pane.at]] - before, 0)
        pane.go(pane.at)

    def go(self, at: int) -> None:
        """To another item; near the ends more is read."""
        self.pane.go(at)
        self.near_end()

    @property
    def things(self) -> list[object]:
        """What the cursor can be on, of what is at hand."""
        return [self.pane.items[place].of for place in stops(self.pane.items)]

    def at_group(self) -> tuple[Group | None, int]:
        """The group that the cursor is in, and where in it; on a page that is read whole None, and where on it."""
        groups = [one for one in self.seen.things if isinstance(one, Group)]
        owners = {id(of): group for group in groups for of in ([group.maybe] if group.maybe else group.relations)}
        found, first = None, 0
        for place, of in enumerate(self.things[: self.pane.at + 1]):
            group = owners.get(id(of), found)
            if group is not found:
                found, first = group, place
        return found, self.pane.at - first

    @property
    def thing(self) -> object:
        """What the cursor is on, None where it is on nothing."""
        return self.pane.item.of if self.pane.item else None

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.go(at)

    def renewed(self) -> None:
        """The case changed: what is on show is read again."""
        if self.comparing and self.app.screen is self:
            self.read(keep=True)

    # Keys

    def do_up(self) -> None:
        """The item above."""
        self.go(self.pane.at - 1)

    def do_down(self) -> None:
        """The item below."""
        self.go(self.pane.at + 1)

    def do_page_up(self) -> None:
        """One page up."""
        self.pane.page(-1)
        self.near_end()

    def do_page_down(self) -> None:
        """One page down."""
        self.pane.page(1)
        self.near_end()

    def do_top(self) -> None:
        """The first item of all."""
        if self.seen.at_start:
            self.go(0)
        else:
            self.fetch("first", None, self.came)

    def do_bottom(self) -> None:
        """The last item of all."""
        if self.seen.at_end:
            self.go(len(self.pane.items))
        else:
            self.fetch("last", None, self.came_last)

    def came_last(self, found: Pageful | CaseError) -> None:
        """The end of the page came."""
        self.came(found)
        self.go(len(self.pane.items))

    def do_next(self) -> None:
        """The next item that waits for a decision."""
        self.to_open(1)

    def do_previous(self) -> None:
        """The item before that waits for a decision."""
        self.to_open(-1)

    def to_open(self, by: int) -> None:
        """To the nearest item in a direction that waits for a decision."""
        items, places = self.pane.items, stops(self.pane.items)
        order = range(self.pane.at + by, len(places) if by > 0 else -1, by)
        at = next((one for one in order if waits(items[places[one]])), None)
        if at is None:
            self.say("Nothing here waits for a decision further on." if by > 0 else "Nothing waits before this.")
        else:
            self.go(at)

    def do_next_pane(self) -> None:
        """The next page."""
        self.to_page(1)

    def do_previous_pane(self) -> None:
        """The page before."""
        self.to_page(-1)

    def to_page(self, by: int) -> None:
        """Another page."""
        if self.comparing:
            self.page_at = (self.page_at + by) % len(self.comparing.pages)
            self.read()

    def do_filter(self) -> None:
        """Ask for a filter."""
        comparing = self.comparing
        if not comparing:
            return

        def typed(words: str) -> None:
            problem = comparing.problem(words.strip())
            self.prompt.say(problem or HINT, wrong=bool(problem))
            self.reshape()

        def done(answer: str | None) -> None:
            problem = comparing.problem(answer.strip()) if answer else ""
            if problem:
                self.say(problem, bad=True)
            elif answer is not None and answer.strip() != self.filter:
                self.filter = answer.strip()
                self.read()

        complete: Complete = comparing.complete
        self.ask(Question("/", self.filter, HINT, typed, done, complete))

    def do_unfold(self) -> None:
        """Show what agrees, too, or fold it away."""
        self.agreeing = not self.agreeing
        self.read(keep=True)
        self.say("What agrees is shown, too." if self.agreeing else "What agrees is folded away.")

    def do_decide(self) -> None:
        """Decide on what the cursor is on."""
        if self.comparing and self.thing is not None:
            self.comparing.decide(self.thing, self.decided)
        else:
            self.say("There is nothing here to decide.")

    def decided(self, sentence: str, done: bool) -> None:
        """It is decided, or a sentence says why not."""
        if done:
            self.read(keep=True)
        self.say(sentence, bad=not done)

    def do_undo(self) -> None:
        """Undo one's latest operation."""
        if self.comparing:
            self.comparing.turn(True, self.decided)

    def do_redo(self) -> None:
        """Do again what was undone last."""
        if self.comparing:
            self.comparing.turn(False, self.decided)

    def do_uncover(self) -> None:
        """Uncover what is protected here, or cover it again."""
        if self.comparing:
            self.say(self.comparing.uncover())
            self.read(keep=True)

    def do_deeper(self) -> None:
        """The sources of what the cursor is on: of two values side by side, else in the article."""
        if not self.comparing or self.thing is None:
            self.say("There is nothing here to go to.")
        elif not self.comparing.beside(self.thing) and not self.comparing.go(self.thing, words=True):
            self.say("This leads to no words.")

    def do_into(self) -> None:
        """The record of what the cursor is on."""
        if not self.comparing or self.thing is None or not self.comparing.go(self.thing, words=False):
            self.say("There is no record here to go to.")

    def do_escape(self) -> None:
        """Without the filter, else back."""
        if self.filter:
            self.filter = ""
            self.read()
        else:
            self.leave()


def waits(item: Item) -> bool:
    """Whether an item waits for a decision."""
    of = item.of
    return isinstance(of, Maybe) or (isinstance(of, Difference) and of.state in ("open", "again"))
