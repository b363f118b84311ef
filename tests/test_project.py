"""The project as a whole: its words of make, its documents, and what its files may hold."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from waiting import ran

TOP = Path(__file__).resolve().parents[1]
MAKE = re.compile(r"\bmake ([a-z]+)\b")
BLOCK = re.compile(r"^```(?:sh|console)?\n(.*?)^```", re.DOTALL | re.MULTILINE)
# Paths of somebody's machine; the examples in documents and tests use relative ones.
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:home|root|Users|work|tmp|opt|mnt)/\w")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
WORDS_ALIKE = 13


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git tracks; skips where this is no checkout."""
    done = ran(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git checkout")
    return tuple(path for name in done.stdout.split("\0") if name and (path := TOP / name).is_file())


@cache
def texts() -> dict[str, str]:
    """The tracked text files by their path from the top."""
    return {path.relative_to(TOP).as_posix(): path.read_text("utf-8") for path in tracked() if path.suffix != ".db"}


def found(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern stands in the tracked text files, as path:line."""
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts().items()
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line)
    ]


def words_of_make() -> set[str]:
    """The words that `make help` lists."""
    done = ran(["make", "--no-print-directory", "help"], cwd=TOP, capture_output=True, text=True, check=True)
    return set(MAKE.findall(done.stdout))


def commands_in(text: str, program: str) -> set[str]:
    """The lines of a document's code blocks that start with this program."""
    lines = (line.strip().removeprefix("$ ") for block in BLOCK.findall(text) for line in block.split("\n"))
    return {line for line in lines if line.startswith(f"{program} ")}


def test_help_lists_every_word() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert words_of_make() == set(phony[1].split())


def test_words_of_make_that_are_named_exist() -> None:
    named = {word for name in ("README.md", "CONTRIBUTING.md") for word in re.findall(r"`make ([a-z]+)", texts()[name])}
    named |= {word for line in commands_in(texts()["README.md"], "make") for word in MAKE.findall(line)}
    assert {"demo", "test"} <= named <= words_of_make()


def test_every_word_of_make_is_explained() -> None:
    table = re.findall(r"^\| `make ([a-z]+)` \|", texts()["CONTRIBUTING.md"], re.MULTILINE)
    assert words_of_make() == set(table)


def test_ci_runs_what_a_person_types() -> None:
    run = TOP / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    words = re.search(r"^for word in (.*); do$", run.read_text("utf-8"), re.MULTILINE)
    assert words
    assert words[1].split() == ["check", "test"]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {re.split(r"[^\w-]", line)[0] for line in asked}
    assert names <= set(re.findall(r"[\w-]+", texts()["CONTRIBUTING.md"]))


def test_links_between_documents_lead_somewhere() -> None:
    pages = {name: text for name, text in texts().items() if name.endswith(".md")}
    links = {(name, link) for name, text in pages.items() for link in re.findall(r"\]\(([^)#:]+)[)#]", text)}
    assert links
    assert not {(name, link) for name, link in links if not (TOP / name).parent.joinpath(link).exists()}


def test_rooms_of_the_architecture_exist() -> None:
    rooms = re.findall(r"^\| `((?:db|tui)/[\w./]*)` \|", texts()["ARCHITECTURE.md"], re.MULTILINE)
    assert rooms
    assert not [room for room in rooms if not (TOP / room).exists()]


def test_no_file_speaks_of_somebodys_machine() -> None:
    assert not found(MACHINE_PATH)


def test_nothing_is_left_undone() -> None:
    assert not found(UNDONE)


def test_only_the_sample_is_tracked() -> None:
    assert {path.name for path in tracked() if path.suffix in {".db", ".sqlite"}} <= {"sample.db"}


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every run of 13 words, folded."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[start : start + WORDS_ALIKE]) for start in range(len(words) - WORDS_ALIKE + 1)}


def test_no_wording_of_the_real_articles(articles: Path) -> None:
    theirs = set[tuple[str, ...]]().union(*(shingles(path.read_text("utf-8")) for path in articles.glob("*.txt")))
    assert theirs
    assert not {name: " ".join(shared) for name, text in texts().items() for shared in shingles(text) & theirs}
