"""A case file in which nothing is made yet says what to do first."""

from pathlib import Path

from rooms import shown
from small_case import ANN

from db import add, create


async def test_an_empty_case_says_how_to_add_articles(tmp_path: Path) -> None:
    async with shown(create(tmp_path / "new.db", ANN)) as room:
        await room.reads("pincite add CASE FILE…")


async def test_articles_alone_lead_to_their_words(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A headline\n\nSome words of an article.\n")
    case = create(tmp_path / "new.db", ANN)
    add(case, [tmp_path / "one.txt"])
    async with shown(case) as room:
        await room.reads("4 lists them, Enter opens one.")
        assert "empty" not in room.text
        assert "…" not in "\n".join(one.partition("│")[2] for one in room.text.split("\n"))
        await room.keys("4")
        await room.reads("1 of 1")
