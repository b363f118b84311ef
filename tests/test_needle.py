"""What a protected record says is on no screen until a key uncovers it: every kind, every screen walked."""

from pathlib import Path

import pytest
from rooms import Room, shown
from small_case import ANN, small_case

from db import KINDS, LISTINGS, Case, kind_of, make_record
from tui.browser import Browser

NEEDLE = "qzneedle"
MARKED = [one.name for one in KINDS if "handling" in one.common]
# What a record of a kind needs beside words; codes are those of the small case.
NEEDS = {
    "case": {"report": "R1"}, "post": {"person": "P4"}, "command": {"over": "P2", "under": "P3"},
    "claim": {"subject": "I1", "property": "injured", "value": "3", "claimant": "P1"},
    "assessment": {"subject": "I1", "property": "killed", "value": "11"}, "victim": {"incident": "I1"},
    "target": {"incident": "I1"}, "response": {"actor": "P2", "kind": "denial"}, "note": {"about": "I1"},
    "decision": {"a": "P2", "kind": "leave"}, "quote": {"speaker": "P4"}, "utterance": {"speaker": "P4"},
}  # fmt: skip
# What names the record elsewhere, so that its name could stand there.
NAMED_BY = {
    "actor": ("claim", {"subject": "I1", "property": "injured", "value": "4", "claimant": "{}"}),
    "place": ("place", {"name": "A village", "within": "{}"}),
    "report": ("case", {"report": "{}", "title": "a case"}),
    "incident": ("victim", {"name": "somebody", "incident": "{}", "handling": "public"}),
    "topic": ("claim", {"subject": "{}", "property": "injured", "value": "4"}),
}
# What names others stands in a group of its own, so that nothing else that is covered covers its name, too.
LEADING = list(NAMED_BY)
GROUPS = [
    [lead, *[one for one in MARKED if one not in NAMED_BY][place :: len(LEADING)]] for place, lead in enumerate(LEADING)
]


def hidden(case: Case, kind: str) -> str:
    """A protected record of the kind with a needle in each of its words, named by another where one may; its code."""
    made_of = next(one for one in KINDS if one.name == kind)
    if kind == "case" and not case.one("SELECT count(*) FROM report"):
        make_record(case, "report", {"title": "A report"})
    needs = NEEDS.get(kind, {})
    words = {one.name: f"{NEEDLE} {one.name}" for one in made_of.fields if one.reads in ("line", "text")}
    for name in ("language", "protected_status", "text" if needs.get("property") else "", "said"):
        words.pop(name, None)
    draft = {"status": "draft"} if "status" in made_of.common else {}
    with case.write("make") as writer:
        columns = {name: value for name, value in words.items() if not made_of.field(name).fixed}
        given = {
            name: case.codes.id(value) if value[1:].isdigit() else value
            for name, value in needs.items()
            if name != "value"
        }
        kinds = {"response": {"kind": "response_kind.denial"}, "decision": {"kind": "decision_kind.leave"}}
        record = writer.insert(
            made_of.table, {**columns, **given, **draft, **typed(case, kind, kinds), "handling": "protected"}
        )
    code = case.codes.code(record)
    if kind in NAMED_BY:
        other, entries = NAMED_BY[kind]
        if other == "claim":
            with case.write("make") as writer:
                given = {name: value.format(code) for name, value in entries.items() if name != "value"}
                ids = {name: case.codes.id(value) if value[1:].isdigit() else value for name, value in given.items()}
                writer.insert("claim", {**ids, "status": "draft"})
        else:
            make_record(case, other, {name: value.format(code) for name, value in entries.items()})
    return code


def typed(case: Case, kind: str, kinds: dict[str, dict[str, str]]) -> dict[str, str]:
    """The term that a kind needs, as it is listed."""
    if kind not in kinds:
        return {}
    field = next(one for one in KINDS if one.name == kind).field("kind")
    if field.reads == "choice":
        return {"kind": field.of[0]}
    return {"kind": str(case.one("SELECT code FROM term WHERE list = ? ORDER BY position LIMIT 1", (field.of[0],)))}


async def clean(room: Room) -> None:
    """Nothing on the screen holds the needle."""
    await room.pilot.pause()
    assert NEEDLE not in room.text.lower()
    assert NEEDLE not in f"{room.screen.foot.said}{room.app.title}".lower()


async def walk(room: Room, code: str) -> None:
    """A protected record before it is uncovered, uncovered, and covered again."""
    browser = room.app.browser
    await room.keys(f"=:{code}", "enter")
    await room.until(lambda: browser.record.sheet and browser.record.sheet.code == code)
    await clean(room)
    for key in ("e", "s", "a"):
        await room.keys(key)
        await room.until(lambda: isinstance(room.app.screen, Browser))
        await clean(room)
        if browser.prompt.open or browser.picker.open:
            await room.keys("escape")
    if browser.state.pane == "list":
        await room.keys("right")
    await room.keys("x")
    await room.until(lambda: browser.record.sheet and not browser.record.sheet.covered)
    if any(one.reads in ("line", "text") for one in kind_of(room.app.case.codes.id(code)).fields):
        await room.until(lambda: NEEDLE in room.text.lower())
    await room.keys("x")
    await room.until(lambda: browser.record.sheet and browser.record.sheet.covered)
    await clean(room)


@pytest.mark.parametrize("kinds", GROUPS, ids=" ".join)
async def test_a_needle_is_on_no_screen_until_it_is_uncovered(tmp_path: Path, kinds: list[str]) -> None:
    with small_case(tmp_path) as case:
        codes = [hidden(case, kind) for kind in kinds]
    async with shown(small_case(tmp_path, ANN), (160, 50)) as room:
        browser = room.app.browser
        for one in LISTINGS:
            browser.go(browser.state.to_list(one.name))
            await room.until(lambda: browser.pane.window and (browser.pane.window.ids or browser.pane.window.at_end))
            browser.follower.settle()
            await clean(room)
        for near in ("I1", "P2"):
            await room.keys(f"=:{near}", "enter")
            await clean(room)
        await room.keys(f"=f{NEEDLE[:4]}")
        await room.until(lambda: "Nothing was found" in room.text)
        await room.keys("escape")
        for key in ("b", "m", "W", "H", "?", "ctrl+p"):
            await room.keys(key)
            await clean(room)
            while not isinstance(room.app.screen, Browser) or browser.prompt.open or browser.picker.open:
                await room.keys("escape")
        for code in codes:
            await walk(room, code)
