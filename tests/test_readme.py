"""README's walk through the sample, line by line."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from commands import pincite

TOP = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


def section(title: str) -> str:
    """The words of one section of README."""
    text = (TOP / "README.md").read_text("utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_walk_through_the_sample_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(TOP / "sample.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    walk, proof = BLOCK.findall(section("Five minutes with the sample"))
    first, *lines = walk.splitlines()
    shutil.copy(*shlex.split(first)[1:])
    seen = {}
    for line in lines:
        program, *args = shlex.split(line)
        assert program == "pincite"
        ran = pincite(*args)
        assert (ran.code, ran.err) == (0, ""), line
        seen[args[0]] = ran.out
    assert "Ariha" in seen["list"]
    assert "»killed 11 civilians«" in seen["source"]
    assert "“22” -> “23”" in seen["history"]
    assert "11 civilians" in pincite("show", "mine.db", "I11").out
    head = pincite("log", "mine.db", "--head").out
    assert "pincite log mine.db --head" in proof
    assert pincite("verify", "mine.db", "--against", head).code == 0
