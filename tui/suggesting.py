"""Deeds of the queue of suggestions in an article: the next one in view with its words lit; accept, change, reject."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db import (
    OPEN,
    Case,
    CaseError,
    Cite,
    FromWords,
    NoSubject,
    Offer,
    accept,
    filled_by,
    in_use,
    offers,
    reject,
    subject_of_offer,
)
from tui.composing import Serving, open_form
from tui.offered import CALLED
from tui.picker import Item
from tui.selecting import heading_of, readable

if TYPE_CHECKING:
    from db import Heading
    from tui.browser import Browser

NONE = "No suggestion is in view; {suggest} shows what rules find from the text cursor on."


def suggest_(browser: "Browser") -> None:
    """The first suggestion at or after the place in use; from one in view the next, leaving that as it is."""
    heading, queue = heading_of(browser), browser.offered
    if not readable(browser) or heading is None:
        return
    if in_view(browser):
        show(browser, queue.at + 1)
        return
    look_on(browser, heading)


def look_on(browser: "Browser", heading: "Heading") -> None:
    """Find what is open, and show the first at or after the place in use."""
    article = browser.article
    place = article.cursor if article.cursor is not None else article.view.top
    browser.say("Looking for suggestions …")
    look(browser, heading, lambda: show(browser, browser.offered.from_place(place)))


def one_kind_(browser: "Browser") -> None:
    """Pick the kind of suggestions to show. The cursor begins on that of the one in view; where the queue is
    narrowed already, on all kinds.
    """
    heading, queue, here = heading_of(browser), browser.offered, in_view(browser)
    if not readable(browser) or heading is None:
        return
    known = queue.every if queue.text == heading.text else ()
    counts = Counter(one.found.kind for one in known)
    kinds = [kind for kind in CALLED if counts[kind] or not known or kind == queue.kind]
    items = [Item(f"{counts[kind]:,}" if known else "", CALLED[kind], value=kind) for kind in kinds]
    items.insert(0, Item(f"{len(known):,}" if known else "", "all kinds", value=""))

    def done(kind: object) -> None:
        if not isinstance(kind, str):
            return
        queue.narrow(kind)
        if here:
            show(browser, queue.from_place(here.found.start))
        else:
            look_on(browser, heading)

    at = kinds.index(here.found.kind) + 1 if here and not queue.kind else 0
    browser.pick("Suggestions to show", items, done, at)


def look(browser: "Browser", heading: "Heading", then: Callable[[], None]) -> None:
    """Read what is still open in a text, beside the screen; then go on."""
    record, text, version = heading.article, heading.text, heading.version
    uncovered = record in browser.state.uncovered

    def done(found: list[Offer] | CaseError) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
            return
        browser.offered.text = text
        browser.offered.take([one for one in found if one.state == OPEN])
        then()

    browser.background.ask("suggest", lambda case: offers(case, record, version=version, uncovered=uncovered), done)


def came_back(browser: "Browser", here: Offer, said: str) -> None:
    """After something was undone while a suggestion was in view: the one that is open again, else the same."""
    heading = heading_of(browser)
    if heading is None or heading.text != here.text:
        return
    before, at = {one.name for one in browser.offered.every}, browser.offered.at

    def found() -> None:
        names = [one.name for one in browser.offered.open]
        back = next((one for one in names if one not in before), here.name)
        show(browser, names.index(back) if back in names else at, said)

    look(browser, heading, found)


def show(browser: "Browser", at: int, said: str = "") -> None:
    """Put one suggestion in view with its words lit, and say what it would be and by which rule."""
    queue, cursor = browser.offered, browser.article.selector
    queue.at = at if at < len(queue.open) else -1
    offer = queue.offer
    if offer is None:
        cursor.drop()
        cursor.drop()
        browser.say(f"{said} {ended(browser)}".strip())
        return
    cursor.choose((offer.found.start, offer.found.stop))
    only = f" ({queue.called} only, {len(queue.every):,} in all)" if queue.kind else ""
    told = f"{said} {at + 1:,} of {len(queue.open):,}{only}: {offer.makes}".strip()
    tell(browser, offer, told, "")
    if offer.makes != "claim":
        return

    def done(on: str | CaseError) -> None:
        if queue.offer is offer and not isinstance(on, CaseError):
            tell(browser, offer, told, f", on {on}" if on else f"; {browser.keys_of('accept')} asks what it is about")

    current = current_of(browser, offer)
    browser.background.ask("suggested subject", lambda case: subject_of_offer(case, offer, current(case)), done)


def ended(browser: "Browser") -> str:
    """That no more suggestions follow, and how many are open all the same."""
    queue = browser.offered
    left, others = len(queue.open), len(queue.every) - len(queue.open)
    narrow = browser.called("one_kind")
    if left:
        told = f"No more {queue.called} follow; {left:,} skipped before {'is' if left == 1 else 'are'} still open"
        return told + (f", and {others:,} of other kinds, which {narrow} shows." if others else ".")
    told = f"No more {queue.called} are open in this article"
    return told + (
        f"; {others:,} of other kinds {'is' if others == 1 else 'are'}, which {narrow} shows." if others else "."
    )


def tell(browser: "Browser", offer: Offer, told: str, on: str) -> None:
    """Say what a suggestion would make, how it is read, about what and by which rule, with the keys of the queue."""
    browser.say(f"{told}, {offer.read}{on} ({offer.because.rstrip('.')}). {keys(browser)}")


def keys(browser: "Browser") -> str:
    """The keys of the queue, as they are bound."""
    kinds = "widens" if browser.offered.kind else "narrows"
    told = (
        ("accept", "accepts"), ("change", "changes"), ("reject", "rejects"), ("suggest", "skips"), ("one_kind", kinds),
    )  # fmt: skip
    return ", ".join(f"{browser.keys_of(name)} {does}" for name, does in told) + "."


def wanted(browser: "Browser") -> Offer | None:
    """The suggestion in view where the case file can be written; else says why there is none."""
    if readable(browser) is None:
        return None
    offer = in_view(browser)
    if offer is None:
        browser.say(browser.worded(NONE))
    elif browser.readonly:
        browser.say(browser.readonly, bad=True)
    else:
        return offer
    return None


def in_view(browser: "Browser") -> Offer | None:
    """The suggestion whose words are lit; None once the text cursor went elsewhere or dropped them."""
    heading, queue = heading_of(browser), browser.offered
    shows = heading is not None and queue.shows(heading.text, browser.article.selector.span)
    return queue.offer if shows else None


def settled(browser: "Browser", offer: Offer, sentence: str) -> None:
    """Take a suggestion out of the queue and show the one after it."""
    queue = browser.offered
    at = queue.open.index(offer) if offer in queue.open else max(queue.at, 0)
    queue.drop(offer)
    browser.renew()
    show(browser, at, sentence)


def accept_(browser: "Browser") -> None:
    """The record that the suggestion makes; where it needs a subject that nothing tells, its form."""
    offer = wanted(browser)
    if offer is None:
        return
    current = current_of(browser, offer)

    def write(case: Case) -> str:
        made: str = accept(case, offer, current=current(case)).sentence
        return made

    def done(found: str | CaseError) -> None:
        if isinstance(found, NoSubject):
            change_(browser)
        elif isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        else:
            settled(browser, offer, found)

    browser.writer.do(write, done)


def current_of(browser: "Browser", offer: Offer) -> Callable[[Case], int | None]:
    """What finds the record that a claim is about where its words don't tell."""
    last, record = browser.article.selector.subject, browser.state.record

    def find(case: Case) -> int | None:
        found: int | None = case.codes.find(last) if last else in_use(case, case.codes.find(offer.article), record)
        return found

    return find


class Deciding(Serving):
    """The form of a suggestion: where it is left, the suggestion is in view again with its keys."""

    def left(self, sentence: str) -> None:
        """The form is left."""
        super().left(sentence)
        queue = self.browser.offered
        if queue.offer:
            show(self.browser, queue.at, sentence)


def change_(browser: "Browser") -> None:
    """The form of the record that the suggestion makes, filled in; saving it accepts the suggestion."""
    offer = wanted(browser)
    if offer is None:
        return
    current = current_of(browser, offer)
    cites = [Cite(offer.article, start=start, stop=stop, version=offer.version) for start, stop in offer.spans]

    def saved(*told: object) -> None:
        browser.call_here(partial(settled, browser, offer, "Saved."))

    def done(found: FromWords | CaseError) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
            return
        desk = Deciding(browser, found.kind, (), cites, saved, partial(change_, browser))
        open_form(browser, found.kind, (), found.entries, cites, serving=desk, read=found)

    browser.shelf.read("suggested", lambda case: filled_by(case, offer, current(case)), done)


def reject_(browser: "Browser") -> None:
    """The suggestion does not come back; undoing brings it back."""
    offer = wanted(browser)
    if offer is None:
        return

    def done(found: object) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        else:
            settled(browser, offer, "Rejected.")

    browser.writer.do(lambda case: reject(case, [offer]), done)
