"""Deeds that move: within a pane, between panes, deeper and back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from db import BY_NAME, LISTINGS, Line
from tui.going import to_record
from tui.picker import Item
from tui.sourcing import citing_, follow_line, to_words
from tui.state import ARTICLE, LIST, RECORD, State

if TYPE_CHECKING:
    from tui.article.pane import ArticlePane
    from tui.browser import Browser
    from tui.lists import ListPane
    from tui.record import RecordPane


def mover(browser: "Browser") -> "ListPane | RecordPane | ArticlePane":
    """The pane that moves."""
    if browser.state.pane == LIST:
        return browser.pane
    return browser.record if browser.state.pane == RECORD else browser.article


def with_cursor(browser: "Browser") -> bool:
    """Whether keys move a text cursor."""
    return browser.state.pane == ARTICLE and browser.article.selector.on


def up_(browser: "Browser") -> None:
    """One line up."""
    lines(browser, -1)


def down_(browser: "Browser") -> None:
    """One line down."""
    lines(browser, 1)


def lines(browser: "Browser", by: int) -> None:
    """So many lines down, or up below 0; a text cursor goes and the view follows it."""
    if with_cursor(browser):
        browser.article.selector.by_lines(by)
    else:
        mover(browser).move(by)


def page_up_(browser: "Browser") -> None:
    """One page up."""
    pages(browser, -1)


def page_down_(browser: "Browser") -> None:
    """One page down."""
    pages(browser, 1)


def pages(browser: "Browser", by: int, *, half: bool = False) -> None:
    """One page down, or up below 0, or half of one; a text cursor goes by as many lines."""
    if with_cursor(browser):
        height = browser.article.shape.height
        browser.article.selector.by_lines(by * max(height // 2 if half else height - 2, 1))
    elif half:
        browser.article.page(by, half=True)
    else:
        mover(browser).page(by)


def half_up_(browser: "Browser") -> None:
    """Half a page up in an article."""
    pages(browser, -1, half=True)


def half_down_(browser: "Browser") -> None:
    """Half a page down in an article."""
    pages(browser, 1, half=True)


def top_(browser: "Browser") -> None:
    """To the first line."""
    end(browser, last=False)


def bottom_(browser: "Browser") -> None:
    """To the last line."""
    end(browser, last=True)


def end(browser: "Browser", *, last: bool) -> None:
    """To the first line or the last; a text cursor goes to the first or last character."""
    if with_cursor(browser):
        browser.article.selector.to_end(last)
    else:
        mover(browser).end(last)


def left_(browser: "Browser") -> None:
    """From the article to the record, from the record to the lists."""
    if with_cursor(browser):
        browser.article.selector.by_character(-1)
    elif browser.state.pane == LIST:
        browser.say(browser.worded("This is the first pane on the left; {right} goes to the record."))
    else:
        browser.go(browser.state.to_left())


def right_(browser: "Browser") -> None:
    """From the lists to the record, from the record to the words of the line under the cursor."""
    state = browser.state
    if with_cursor(browser):
        browser.article.selector.by_character(1)
    elif state.pane != ARTICLE and state.record is None:
        browser.say(f"There is no record here{' to go to' if state.pane == LIST else ''}.")
    elif state.pane == LIST:
        browser.go(replace(state.jump(), pane=RECORD))
    elif state.pane == ARTICLE:
        browser.say(browser.worded("This is the last pane on the right; {left} goes back to the left."))
    else:
        to_words(browser, *browser.follower.wanted())


def next_pane_(browser: "Browser") -> None:
    """The next pane in turn: the three lists, the record, and the article where it is in view."""
    step(browser, 1)


def previous_pane_(browser: "Browser") -> None:
    """The pane before in turn."""
    step(browser, -1)


def step(browser: "Browser", by: int) -> None:
    """So many panes on."""
    state = browser.state
    turn: list[State] = [state.to_slot(place) for place in range(3)]
    turn.append(replace(state, pane=RECORD))
    if state.source and browser.article.size.width:
        turn.append(replace(state, pane=ARTICLE))
    at = state.slot if state.pane == LIST else 3 if state.pane == RECORD else 4
    browser.go(turn[(at + by) % len(turn)])


def show_list(browser: "Browser", name: str) -> None:
    """A list in its pane."""
    browser.go(browser.state.to_list(name))


def reports_(browser: "Browser") -> None:
    """The reports."""
    show_list(browser, "reports")


def incidents_(browser: "Browser") -> None:
    """The incidents."""
    show_list(browser, "incidents")


def quotes_(browser: "Browser") -> None:
    """The quotes."""
    show_list(browser, "quotes")


def articles_(browser: "Browser") -> None:
    """The articles."""
    show_list(browser, "articles")


def claims_(browser: "Browser") -> None:
    """The claims."""
    show_list(browser, "claims")


def actors_(browser: "Browser") -> None:
    """The actors."""
    show_list(browser, "actors")


def places_(browser: "Browser") -> None:
    """The places."""
    show_list(browser, "places")


def notes_(browser: "Browser") -> None:
    """The notes."""
    show_list(browser, "notes")


def tags_(browser: "Browser") -> None:
    """The tags."""
    show_list(browser, "tags")


def lists_(browser: "Browser") -> None:
    """All lists by name."""
    digits = {one.id: one.keys[0] for one in browser.keys if one.keys}
    items = [
        Item(digits.get(one.name, ""), one.name.replace("_", " "), BY_NAME[one.kind].help, one.name) for one in LISTINGS
    ]
    names = [one.name for one in LISTINGS]

    def done(name: object) -> None:
        if isinstance(name, str):
            show_list(browser, name)

    browser.pick("Lists", items, done, names.index(browser.state.name))


def deeper_(browser: "Browser") -> None:
    """From a row to its record; from a line of it to its words, to where it leads, or to the record's own words."""
    state = browser.state
    if state.pane == LIST:
        right_(browser)
        return
    if state.pane == ARTICLE:
        if browser.article.view.mending is not None:
            from tui.coding import keep_mended

            keep_mended(browser)
        else:
            citing_(browser)
        return
    line, block = current(browser), browser.record.block
    if line and line.passage:
        follow_line(browser, line)
    elif state.record is None or (line and line.leads) or (block and block.more > 0):
        into_(browser)
    else:
        to_words(browser, state.record)


def into_(browser: "Browser") -> None:
    """To the record that a line leads to."""
    line = current(browser)
    block = browser.record.block
    if line and line.leads:
        to_record(browser, line.leads)
    elif block and block.more > 0 and browser.state.record is not None:
        browser.follower.more(browser.state.record)
    else:
        browser.say("This line leads nowhere; lines with a code at their right end do.")


def current(browser: "Browser") -> Line | None:
    """The line of the record under the cursor."""
    block = browser.record.block
    return block.line if block and browser.state.pane == RECORD else None


def back_(browser: "Browser") -> None:
    """Back through the jumps, then to the lists; else say that there is nothing to go back to."""
    state = browser.state
    if state.jumps:
        browser.go(state.back())
        if state.jumps[-1].over:
            from tui.rooms import reopen

            reopen(browser, state.jumps[-1].over)
    elif state.pane != LIST:
        left_(browser)
    else:
        browser.say(browser.worded("There is nothing to go back to; {quit} quits."))


def escape_(browser: "Browser") -> None:
    """Out of the selection, from hits, out of the zoom, from marks, from the filter; else back."""
    state = browser.state
    article = browser.article
    pointing = article.view.mending is not None and article.passage is None
    if state.pane == ARTICLE and article.selector.drop():
        if pointing:
            from tui.correcting import leave_pointing

            leave_pointing(browser, "Nothing was changed.")
    elif state.pane == ARTICLE and browser.article.finder.needle:
        browser.article.finder.settle(keep=False)
    elif state.zoomed:
        browser.go(replace(state, zoomed=False))
    elif state.pane == LIST and state.marked:
        browser.go(state.with_marks(frozenset()))
    elif state.pane == LIST and state.list.filter:
        from tui.finding import take_filter

        take_filter(browser, "")
    else:
        back_(browser)


def zoom_(browser: "Browser") -> None:
    """The pane in use over the whole screen, or no longer."""
    browser.go(replace(browser.state, zoomed=not browser.state.zoomed))


def quit_(browser: "Browser") -> None:
    """Back; from the lists out of the program."""
    if browser.state.pane == LIST and not browser.state.zoomed:
        from tui.drafted import leave

        leave(browser)
    else:
        escape_(browser)
