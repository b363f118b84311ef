"""The deed of saved views: recall a filter and order by name, save the one in use, rename or drop one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db import View, drop_view, rename_view, save_view, views
from tui.editing import ask_yes, write
from tui.finding import show
from tui.picker import Item
from tui.prompt import Question
from tui.state import ListState

if TYPE_CHECKING:
    from tui.browser import Browser

SAVE, RENAME, DROP = "save", "rename", "drop"
NONE = "No views are saved yet; filter or order a list, then {views} saves that under a name."


def views_(browser: "Browser") -> None:
    """Recall a saved view, save the filter and order in use under a name, rename or drop one."""
    found = browser.shelf.at_once(views)
    now = browser.state.list
    items = listed(found)
    if now.filter or now.sort:
        items.append(Item("+", f"save “{named(now)}” under a name …", value=SAVE))
    if found:
        items += [Item("", "rename one …", value=RENAME), Item("-", "drop one …", value=DROP)]

    def done(chosen: object) -> None:
        if isinstance(chosen, View):
            recall(browser, chosen)
        elif browser.readonly and chosen:
            browser.say(browser.readonly, bad=True)
        elif chosen == SAVE:
            ask_name(browser, found)
        elif chosen:
            pick_one(browser, found, str(chosen))

    unsaved = (now.filter or now.sort) and all((one.filter, one.sort) != (now.filter, now.sort) for one in found)
    if items:
        browser.pick("Saved views", items, done, len(found) if unsaved else 0)
    else:
        browser.say(browser.worded(NONE))


def listed(found: Sequence[View]) -> list[Item]:
    """Views as lines: the list, the name, filter and order."""
    return [Item(one.pane.replace("_", " "), one.name, named(one), one) for one in found]


def named(one: View | ListState) -> str:
    """A filter and order in words."""
    return "  ".join(part for part in (one.filter, one.sort and f"by {one.sort}") if part)


def recall(browser: "Browser", one: View) -> None:
    """Its list, filtered and in its order."""
    browser.go(browser.state.jump().to_list(one.pane))
    show(browser, ListState(one.pane, one.filter, one.sort))


def ask_name(browser: "Browser", found: Sequence[View]) -> None:
    """Ask for a name, and save the filter and order in use under it; one that is taken only after a yes."""
    now = browser.state.list

    def save(name: str) -> None:
        write(browser, lambda case: save_view(case, name, now.name, now.filter, now.sort))

    def done(answer: str | None) -> None:
        name = (answer or "").strip()
        there = next((one for one in found if one.name == name), None)
        if there:
            what = f"{there.pane.replace('_', ' ')} {named(there)}".strip()
            ask_yes(browser, f"“{name}” is there ({what}); save this in its place?", lambda: save(name))
        elif name:
            save(name)

    browser.ask(Question("Name of the view", "", f"{now.name.replace('_', ' ')}: {named(now)}", done=done))


def pick_one(browser: "Browser", found: Sequence[View], what: str) -> None:
    """Pick the view to rename or to drop."""

    def done(one: object) -> None:
        if not isinstance(one, View):
            return
        if what == DROP:
            write(browser, lambda case: drop_view(case, one.code))
        else:
            ask_new_name(browser, one)

    browser.pick(f"{what.capitalize()} which view", listed(found), done)


def ask_new_name(browser: "Browser", one: View) -> None:
    """Ask for another name of a view."""

    def done(answer: str | None) -> None:
        if answer and answer.strip():
            write(browser, lambda case: rename_view(case, one.code, answer))

    browser.ask(Question("New name", one.name, f"of the view “{one.name}”", done=done))
