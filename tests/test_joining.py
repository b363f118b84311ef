"""A corrected text with wrapped lines is shown before it is stored: joined, with a sign at each joint, or kept."""

from pathlib import Path

import pytest
from rooms import Room, small
from small_case import WIRE, small_case
from test_carry_screen import opened

from db import Case, Invalid, article_versions, lines_to_join, wording
from db.importing.unwrapping import joined
from tui import safe
from tui.carry import Carry
from tui.joining import Joining, joined_lines

WRAPPED = """\
Strike hits town

Strikes near a hospital of the town killed 12 civilians and a doc-
tor, who had come from another town only two days before, said the
mayor, who added that nobody knew yet who had flown the planes and
that the well-known road to the south had been cut by them as well
as the road to the north, and that two more people had been killed
there in the night.
"""


def shown(lines: list[list[tuple[str, str]]]) -> str:
    """The words of lines."""
    return "\n".join("".join(text for text, _ in one) for one in lines)


def file(folder: Path, words: str = WRAPPED) -> Path:
    """A file with these words."""
    path = folder / "new.txt"
    path.write_text(words, "utf-8")
    return path


def newest(case: Case) -> str:
    """The words of the newest text of the first article."""
    return wording.whole(case, article_versions(case, case.codes.id("A1"))[-1].id)


def test_what_would_be_joined_is_what_is_joined(tmp_path: Path) -> None:
    found = lines_to_join(file(tmp_path))
    assert "\n".join("".join(said + glue for said, glue in run) for run in found) == joined(WRAPPED)
    assert lines_to_join(file(tmp_path, WIRE)) == []
    with pytest.raises(Invalid, match="There is no file"):
        lines_to_join(tmp_path / "none.txt")


@pytest.mark.parametrize("width", [20, 58, 140])
def test_a_sign_stands_at_each_joint_and_every_line_fits(tmp_path: Path, width: int) -> None:
    run = max(lines_to_join(file(tmp_path)), key=len)
    lines = joined_lines(run, width)
    assert all(safe.width(safe.unfence(shown([one]))) <= width for one in lines)
    assert sum(text == "/" for one in lines for text, style in one if style == "lit") == len(run) - 1 == 5
    assert "a doc-/tor," in shown(joined_lines(run, 140)), "without a space where none is put"


async def asked(room: Room, path: Path) -> None:
    """The corrected text of A1 is shown before it is stored."""
    await opened(room)
    await room.keys("+", f"={path}", "enter")
    await room.until(lambda: isinstance(room.screen, Joining))


async def test_a_wrapped_text_is_shown_and_stored_joined(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await asked(room, file(tmp_path))
        await room.reads("new.txt: 7 lines become 2 paragraphs")
        await room.reads("a / stands where two would be joined. y stores them joined, o shows them kept.")
        assert len(article_versions(room.app.browser.case, room.app.browser.case.codes.id("A1"))) == 1
        await room.keys("y")
        await room.reads("Wrapped lines were joined into paragraphs.")
        assert isinstance(room.screen, Carry)
    with small_case(tmp_path) as case:
        assert newest(case) == joined(WRAPPED) != WRAPPED


async def test_its_lines_are_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    async with small(tmp_path, size=(60, 16)) as room:
        await asked(room, file(tmp_path))
        await room.keys("o")
        await room.reads("new.txt: 7 lines stay lines")
        assert " tor, who had come from another town" in room.text
        await room.keys("G", "g", "y")
        await room.reads("is version 2 of A1")
        assert "joined" not in room.screen.foot.said
    with small_case(tmp_path) as case:
        assert newest(case) == WRAPPED


@pytest.mark.parametrize("key", ["escape", "q", "backspace"])
async def test_leaving_stores_nothing(tmp_path: Path, key: str) -> None:
    async with small(tmp_path) as room:
        await asked(room, file(tmp_path))
        await room.keys(key)
        await room.reads("Nothing was added.")
        assert isinstance(room.screen, Carry)
    with small_case(tmp_path) as case:
        assert len(article_versions(case, case.codes.id("A1"))) == 1


async def test_a_long_text_is_gone_through_by_lines_and_pages(tmp_path: Path) -> None:
    many = "\n".join(WRAPPED.replace("12", str(at)) for at in range(20, 60))
    async with small(tmp_path) as room:
        await asked(room, file(tmp_path, many))
        assert isinstance(room.screen, Joining)
        pane = room.screen.pane
        assert "killed 20" in room.text
        for keys, top in (("j",), (0, 0)), (("k",), (0, 0)):
            await room.keys(*keys)
            assert (pane.top == top) == (keys == ("k",))
        await room.keys("pagedown")
        assert "killed 20" not in room.text
        await room.keys("G")
        end = pane.top
        assert "killed 59" in room.text
        await room.keys("pagedown")
        assert pane.top == end
        await room.keys("pageup", "g")
        assert pane.top == (0, 0)
