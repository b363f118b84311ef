"""The foot: a sentence is read whole, whatever its length, and gives its lines back."""

from pathlib import Path

from rooms import small


async def test_a_long_sentence_is_read_whole_and_gives_its_lines_back(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        foot = room.screen.foot
        await room.until(lambda: "claims" in room.text)
        before = room.text
        room.screen.say(" ".join(f"word{number}" for number in range(30)))
        await room.until(lambda: foot.size.height == 3)
        assert "word0 " in room.text
        assert "word29" in room.text
        room.screen.say("")
        await room.until(lambda: foot.size.height == 1)
        assert room.text == before
        room.screen.say("word " * 200)
        await room.until(lambda: foot.size.height == 4)
        assert foot.render_line(3).text.rstrip().endswith("…")
