"""What is protected stays covered where texts are carried, where sources stand side by side, and in who is where."""

from pathlib import Path

from rooms import Room, shown, small
from small_case import ANN, BEN, claim, put_text, small_case

from db import Case, describe, set_fields
from db.edits.citing import Cite
from db.edits.presence import keep_presence
from db.edits.records import make_record
from db.importing.replacing import replace_text
from tui.browser import Browser
from tui.carry import Carry

NEEDLE = "qzneedle"
FIRST = f"A {NEEDLE} day. The {NEEDLE} counter said that 44 {NEEDLE} people were killed in Ariha. It went on."
SECOND = FIRST.replace("44", "45").replace("It went on.", f"It ended, a {NEEDLE} said.")


def hidden_article(case: Case, *texts: str) -> str:
    """A protected article whose title and words hold the needle, with a claim about I1 and one about what is lost."""
    article = make_record(case, "article", {"title": f"{NEEDLE} title", "publisher": f"{NEEDLE} house"}).ids[0]
    put_text(case, article, texts[0])
    code = case.codes.code(article)
    claim(case, {"property": "killed", "value": "44 civilians"}, Cite(code, f"44 {NEEDLE} people"))
    claim(case, {"property": "injured", "value": "3"}, Cite(code, "It went on"))
    for words in texts[1:]:
        path = Path(case.path).parent / "newer.txt"
        path.write_text(words, "utf-8")
        replace_text(case, article, path)
    set_fields(case, article, {"handling": "protected"})
    return code


def clean(room: Room) -> None:
    """Nothing on the screen, in its last line, its title or the names beside it holds the needle."""
    foot = room.screen.foot
    assert NEEDLE not in f"{room.text} {foot.said} {room.app.title} {room.app.sub_title}".lower()


async def through_texts(room: Room, *, covered: bool) -> None:
    """All pages of the texts of an article, and each thing on them opened."""
    await room.keys("~")
    await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.items)
    for _ in range(3):
        screen = room.screen
        assert isinstance(screen, Carry)
        await room.until(lambda: "Reading" not in room.text)
        for _ in screen.pane.items:
            await room.keys("down")
            await room.until(lambda: "Reading" not in room.text)
            if covered:
                clean(room)
        await room.keys("tab")
        await room.until(lambda: "Reading" not in room.text)
    if covered:
        clean(room)


async def test_the_texts_of_a_protected_article_stay_covered(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        code = hidden_article(case, FIRST, SECOND)
    for size in ((80, 24), (140, 40)):
        async with shown(small_case(tmp_path, ANN), size) as room:
            await room.keys(":", f"={code}", "enter")
            await room.reads("protected")
            clean(room)
            await through_texts(room, covered=True)
            for page in range(3):
                assert isinstance(room.screen, Carry)
                await room.keys("enter")
                await room.until(lambda: isinstance(room.screen, Browser) or room.screen.foot.said)
                await room.pilot.pause()
                clean(room)
                if isinstance(room.screen, Browser):
                    await room.keys("~")
                await room.until(lambda: isinstance(room.screen, Carry) and "Reading" not in room.text)
                await room.keys(*["tab"] * (page + 1))
            await room.keys("escape")


async def test_after_uncovering_its_texts_show_and_nothing_of_them_stays(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        code = hidden_article(case, FIRST, SECOND)
    async with small(tmp_path, size=(140, 40)) as room:
        await room.keys(":", f"={code}", "enter")
        await room.reads("protected")
        await room.keys("right", "x")
        await room.reads("Uncovered until")
        await room.keys("~")
        await room.until(lambda: f"44 {NEEDLE} people" in room.text)
        await room.keys("tab")
        await room.until(lambda: "[44 → 45]" in room.text)
        await room.keys("escape")
        await room.until(lambda: isinstance(room.screen, Browser))
        await room.keys("x")
        await room.reads("Covered again")
        await room.until(lambda: NEEDLE not in room.text)
        clean(room)
        for key in ("4", "5", "left", "2", "1"):
            await room.keys(key)
            clean(room)


async def test_two_sources_side_by_side_stay_covered_until_the_board_is_uncovered(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        hidden_article(case, FIRST)
    for size in ((80, 24), (140, 40)):
        async with shown(small_case(tmp_path, ANN), size) as room:
            await room.keys("b")
            await room.reads("group")
            clean(room)
            await room.keys("n")
            await beside_each(room, covered=True)
            await room.keys("x")
            await room.reads("Uncovered until")
            await room.until(lambda: NEEDLE in room.text)
            assert await beside_each(room, covered=False)
            await room.keys("x")
            await room.reads("Covered again")
            await room.until(lambda: NEEDLE not in room.text)
            await beside_each(room, covered=True)
            await room.keys("q")
            await room.until(lambda: isinstance(room.screen, Browser))
            clean(room)


async def beside_each(room: Room, *, covered: bool) -> bool:
    """Every difference on the board opened side by side; whether the needle was seen."""
    seen = False
    for _ in range(6):
        board = room.screen
        await room.keys("enter")
        await room.pilot.pause(0.02)
        if room.screen is not board and not isinstance(room.screen, Browser):
            if covered:
                await room.until(lambda: "protected" in room.text or "Agency" in room.text or "Paper" in room.text)
                clean(room)
            else:
                await room.pilot.pause(0.05)
            seen = seen or NEEDLE in room.text
            await room.keys("escape")
        elif isinstance(room.screen, Browser):
            clean(room)
            await room.keys("b")
        await room.until(lambda: not isinstance(room.screen, Browser))
        await room.keys("down")
        if covered:
            clean(room)
    return seen


async def test_who_is_where_names_a_protected_record_by_its_code_alone(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        entries = {"title": f"A {NEEDLE} strike", "killed": "9 people", "handling": "protected"}
        incident = make_record(case, "incident", entries).ids[0]
    with small_case(tmp_path, BEN) as ben:
        assert describe(ben, "S1").handling == "protected as what it is held of is"
        async with small(tmp_path, size=(120, 30)) as room:
            for editing in (False, True):
                keep_presence(ben, incident, editing=editing)
                await room.reads(f"Ben {'edits' if editing else 'in'} I2")
                clean(room)
            set_fields(ben, incident, {"killed": "7 people"})
            await room.reads("Ben: set killed I2")
            clean(room)
            await room.keys(":", "=I2", "enter")
            await room.reads("Ben ed")
            clean(room)
            assert "7 people" not in room.text
            await room.keys("H")
            await room.reads("Ben")
            clean(room)
            await room.keys("escape", "W")
            await room.pilot.pause(0.05)
            clean(room)


async def test_a_count_that_is_uncovered_says_that_it_is_undecided(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_fields(case, case.codes.id("I1"), {"handling": "protected"})
    async with small(tmp_path) as room:
        await room.reads("protected")
        assert "undecided" not in room.text
        await room.keys("right", "x")
        await room.reads("undecided, as claimed")
        assert "11, 8" in room.text or "8+" in room.text
        await room.keys("x")
        await room.reads("Covered again")
        await room.until(lambda: "undecided" not in room.text)
        for key in ("left", "2"):
            await room.keys(key)
        assert "undecided" not in room.text
        assert "hospital" not in room.text.replace("Strike hits town", "")
