"""Deciding on what a page of comparing shows: what it is, why, then it is written as one operation."""

from functools import partial
from typing import TYPE_CHECKING

from db import CaseError, Difference, Maybe, NeedsReason, NeedsYes, Shared, decide, hold_claim, merge, withdraw
from tui.over import Done, Over
from tui.picker import Item
from tui.why import ask_why

if TYPE_CHECKING:
    from tui.browser import Browser
    from tui.editing import Edit

Choice = tuple[str, str, "Edit"]


def judge(browser: "Browser", screen: Over, thing: object, done: Done) -> None:
    """Offer what can be decided, ask for the reason, and have it written."""
    found = choices(browser, thing)
    if not found:
        done("There is nothing to decide of this; e on its record edits it.", False)
        return
    items = [Item("", words, note, edit) for words, note, edit in found]

    def chosen(edit: object) -> None:
        if callable(edit):
            words = next(words for words, _, one in found if one is edit)
            ask_reason(browser, screen, words, edit, done)

    screen.pick("What is decided", items, chosen)


def choices(browser: "Browser", thing: object) -> list[Choice]:
    """What can be decided of a thing: words, a note, and the edit."""
    if isinstance(thing, Difference) and thing.second:
        return of_values(browser, thing)
    if isinstance(thing, Shared):
        edit = partial(decide, a=thing.a, b=thing.b)
        return [
            ("one origin", "both carry the same words", partial(edit, kind="same_origin")),
            ("not one origin", "they count as two", partial(edit, kind="not_same_origin")),
            *undecided(browser, thing.decision),
        ]
    if isinstance(thing, Maybe):
        return of_two(thing)
    return []


def of_values(browser: "Browser", thing: Difference) -> list[Choice]:
    """Two values: which is held, that they do not contradict each other, that they are of two events."""
    assert thing.second
    a, b = thing.first, thing.second
    found: list[Choice] = []
    for side, other in ((a, b), (b, a)):
        edit = partial(hold_claim, claim=side.claim, against=(other.claim,))
        found.append((f"{side.line.code} is held", side.line.words, edit))
    edit = partial(decide, a=a.claim, b=b.claim)
    found.append(("no contradiction", "both can stand", partial(edit, kind="no_contradiction")))
    found.append(("not the same event", "they speak of two", partial(edit, kind="not_same_event")))
    return found + undecided(browser, thing.decision)


def undecided(browser: "Browser", code: str) -> list[Choice]:
    """That a decision is taken back, where there is one."""
    if not code:
        return []
    record = browser.case.codes.id(code)
    return [("open again", f"{code} is withdrawn", partial(withdraw, ids=(record,)))]


def of_two(thing: Maybe) -> list[Choice]:
    """Two records: one or not, or the one a part of the other."""
    a, b = thing.candidate.a, thing.candidate.b
    edit = partial(decide, a=a, b=b)
    one, other = thing.codes
    if one.startswith("Q"):
        return [
            ("the same utterance", "the ledger shows them as one", partial(edit, kind="same")),
            ("not the same", "never asked again", partial(edit, kind="not_same")),
            ("don't know", "not asked again for now", partial(edit, kind="unknown")),
        ]
    return [
        (
            "the same, merged",
            f"{other} goes to {one}; both codes stay",
            partial(merge, kept=a, gone=b),
        ),
        ("the same", "said, and both stay as they are", partial(edit, kind="same")),
        ("not the same", "never asked again", partial(edit, kind="not_same")),
        ("part of", f"{one} is a part of {other}", partial(edit, kind="part_of")),
        ("part of, the other way", f"{other} is a part of {one}", partial(decide, a=b, b=a, kind="part_of")),
        ("don't know", "not asked again for now", partial(edit, kind="unknown")),
    ]


def ask_reason(browser: "Browser", screen: Over, words: str, edit: "Edit", done: Done) -> None:
    """Ask for a reason, and have the edit written; none given means that nothing is decided."""
    ask_why(
        browser, screen, "Why", f"{words}: a reason, which stays with it", edit,
        lambda reason: write(browser, screen, edit, done, reason=reason),
        lambda: done("Nothing was decided.", False),
    )  # fmt: skip


def write(browser: "Browser", screen: Over, edit: "Edit", done: Done, **given: object) -> None:
    """Have an edit written; where a reason or a yes is needed, ask for it and try again."""

    def take(found: object) -> None:
        if isinstance(found, NeedsReason):
            ask_reason(browser, screen, str(found), edit, done)
        elif isinstance(found, NeedsYes):
            write(browser, screen, edit, done, **{**given, "yes": True})
        elif isinstance(found, CaseError):
            done(str(found), False)
        else:
            browser.renew()
            done(getattr(found, "sentence", ""), True)

    browser.writer.do(lambda case: edit(case, **given), take)
