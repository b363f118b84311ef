"""The commands that make and change records."""

import json
from pathlib import Path
from typing import Any

import pytest
from commands import pincite, small

from db import BY_NAME, Case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small(tmp_path)


def value(case: Path, code: str, column: str) -> Any:
    with Case.open(case) as opened:
        return opened.get(code)[column]


def links(case: Path, code: str, name: str) -> Any:
    with Case.open(case) as opened:
        return opened.get(code).links[name]


def done(*args: object, stdin: str = "") -> str:
    ran = pincite(*args, stdin=stdin)
    assert ran.code == 0, ran.err
    return ran.out


def test_one_of_each_kind_is_made_by_its_command(case: Path) -> None:
    made = [
        ("report", "The Study", "--body", "Example Watch", "--names", "Study:en", "pages=39"),
        ("case", "R1", "--number", "4", "--incident", "I1"),
        ("incident", "Second strike", "killed=3 people", "date=2020-02-01", "--relations", "part of:I1"),
        ("actor", "A Force", "--kind", "armed force", "--within", "North Force"),
        ("place", "Kafr", "--kind", "village", "--within", "L1", "--latitude", "35.8"),
        ("victim", "eleven residents", "--incident", "I1", "--number", "11", "--harm", "killed"),
        ("target", "the hospital", "--incident", "I1", "--effects", "destroyed:flattened", "--effects", "closed"),
        ("topic", "The truce"),
        ("utterance", "the worst night", "--speaker", "P4"),
        ("quote", "--utterance", "U1", "--speaker", "P4", "--article", "A1", "--words", "It was the worst night"),
        ("evidence", "interviews", "--method", "interviews", "--number", "more than 70", "--bears-on", "C1:supports"),
        ("request", "questions", "--about", "I1", "--asker", "P1", "--addressees", "P2", "--addressees", "P3"),
        ("response", "none", "P2", "no response", "--request", "RQ1", "--denies", "C1"),
        ("origin", "the wire", "--articles", "A1:same words", "--articles", "A2"),
        ("decision", "I1", "not same", "another town", "--b", "I2"),
        ("post", "P4", "doctor", "--body", "P1", "--held", "2019/.."),
        ("command-link", "P2", "P3", "commands", "--tags", "x"),
    ]
    for name, *args in made[:-1]:
        kind = BY_NAME[name]
        assert f"is the new {kind.name}." in done(name, case, *args)
    done("command-link", case, "P2", "P3", "commands")
    assert value(case, "CK1", "under")
    assert [one["effect"] for one in links(case, "T1", "effects")] == ["destroyed", "closed"]
    assert links(case, "T1", "effects")[0]["said"] == "flattened"
    assert len(links(case, "RQ1", "addressees")) == 2
    assert links(case, "E1", "bears_on")[0]["bearing"] == "supports"
    assert pincite("verify", case).code == 0


def test_a_claim_with_its_words(case: Path) -> None:
    done("claim", case, "I1", "killed", "--article", "A2", "--words", "At least eight people died in Ariha",
         "--claimant", "P1", "--modality", "alleged", "--chain", "P1:the watchers:said")  # fmt: skip
    assert (value(case, "C4", "low"), value(case, "C4", "unit"), value(case, "C4", "status")) == (
        8,
        "unit.people",
        "todo",
    )
    assert links(case, "C4", "chain")[0]["verb"] == "said"
    done("claim", case, "I1", "who", "--value", "P2 and P3", "--article", "A2", "--span", "0:8", "--span", "9:14")
    assert len(links(case, "C5", "cites")) == 2
    done("claim", case, "I1", "cause", "--value", "x", "--passage", "PG1")
    assert "draft" in done("show", case, "C6") or value(case, "C6", "status") == "todo"
    done("claim", case, "I1", "cause", "--value", "y", "--article", "A1", "--words", "Later", "--after", " the count")
    done("claim", case, "I1", "cause", "--value", "z")
    assert value(case, "C8", "status") == "draft"


def test_texts_come_from_standard_input_once(case: Path) -> None:
    done("note", case, "I1", "-", stdin="Line one.\nLine two.\n")
    assert value(case, "N1", "text") == "Line one.\nLine two."
    done("set", case, "P1", "description=-", stdin="A monitor.\n")
    assert value(case, "P1", "description") == "A monitor."
    done("incident", case, "-", stdin="Title from a pipe")
    assert value(case, "I2", "title") == "Title from a pipe"
    ran = pincite("set", case, "P1", "description=-", "name=-", stdin="x")
    assert (ran.code, value(case, "P1", "name")) == (2, "Example Watch")
    assert "Only one text" in ran.err


def test_set_changes_fields_lists_and_cites(case: Path) -> None:
    assert done("set", case, "P2", "P3", "kind=armed force") == "P2, P3: kind set.\n"
    done("set", case, "L2", "--add", "names=Eriha:en", "--remove", "names=أريحا")
    assert [one["name"] for one in links(case, "L2", "names")] == ["Eriha"]
    done("set", case, "I1", "--article", "A1", "--words", "Strike hits town")
    assert len(links(case, "I1", "cites")) == 1
    done("set", case, "A1", "--add", "custody=handed_by=Ann; handed_to=Ben; at=2020-01-30T10:00")
    assert links(case, "A1", "custody")[0]["at"] == "2020-01-30T10:00:00Z"
    assert "nothing to change" in done("set", case, "P2", "kind=armed force")
    done("set", case, "P2", "kind=")
    assert value(case, "P2", "kind") is None


def test_assess_with_claims_and_reasons(case: Path) -> None:
    weighed = ("--for", "C1", "--against", "C2", "--standard", "believe", "--reason", "names its basis")
    out = done("assess", case, "I1", "killed", "11 civilians", *weighed)
    assert out == "I1: killed is 11 civilians, on 2 claims.\n"
    assert value(case, "S1", "reason") == "names its basis"
    rows = json.loads(done("list", case, "incidents", "--where", "killed>10", "--format", "json"))
    assert rows[0]["killed"] == "11"
    done("assess", case, "I1", "killed", "")
    assert value(case, "S1", "held") == 0


def test_tags_status_withdraw_and_restore(case: Path) -> None:
    assert done("tag", case, "I1", "P1", "hospital", "to check") == (
        "I1, P1: tagged hospital, to check; “hospital” and “to check” are new tags.\n"
    )
    done("tag", case, "I1", "hospital", "--remove")
    assert len(links(case, "I1", "tags")) == 1
    assert done("status", case, "I1", "C1", "peer reviewed") == "I1, C1: peer reviewed.\n"
    done("status", case, "I1", "finalized")
    assert "finalized" in pincite("set", case, "I1", "title=x").err
    assert "needs a reason" in pincite("status", case, "I1", "todo").err
    done("status", case, "I1", "todo", "--reason", "new facts")
    done("withdraw", case, "C1", "C2", "--reason", "-", stdin="entered twice")
    assert value(case, "C2", "withdrawn") == "entered twice"
    assert [row["code"] for row in json.loads(done("list", case, "claims", "--format", "json"))] == ["C3"]
    done("restore", case, "C1", "C2")
    assert value(case, "C2", "withdrawn") is None


def test_drafts_are_listed_shown_and_dropped(case: Path) -> None:
    from db import Person, keep_draft

    with Case.open(case, Person("Ann")) as opened:
        keep_draft(opened, "incident", None, {"title": "half typed"})
    out = done("--person", "Ann", "draft", case)
    assert "incident" in out
    assert "half typed" in out
    number = out.splitlines()[2].split()[0]
    assert "half typed" in done("--person", "Ann", "draft", case, "show", number)
    assert len(done("--person", "Ben", "draft", case).splitlines()) == 2
    done("--person", "Ann", "draft", case, "drop", number)
    assert len(done("--person", "Ann", "draft", case).splitlines()) == 2


def test_completion_knows_commands_and_closed_lists(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.shell_completion import ShellComplete

    from tui.cli import main

    complete = ShellComplete(main, {}, "pincite", "_PINCITE_COMPLETE")
    assert "timeline" in {one.value for one in complete.get_completions([], "ti")}
    assert [one.value for one in complete.get_completions(["list", "x.db"], "inc")] == ["incidents"]
    assert [one.value for one in complete.get_completions(["status", "x.db", "I1"], "fin")] == ["finalized"]
    assert [one.value for one in complete.get_completions(["search", "x.db", "w", "--kind"], "vic")] == ["victim"]
    found = complete.get_completions(["incident", "x.db", "--scope"], "s")
    assert {one.value for one in found} == {"single", "series", "state"}


def test_holds_and_expunging(case: Path) -> None:
    assert "needs" in pincite("hold", case, "A1").err or "reason" in pincite("hold", case, "A1").err
    done("--person", "Ann", "hold", case, "A1", "--reason", "asked for by a court")
    name = ("--words", "-", "--reason", "the source asked for it")
    ran = pincite("expunge", case, *name, "--yes", stdin="A. Doctor")
    assert ran.code == 2
    assert "HD1" in ran.err
    assert pincite("--person", "Ann", "hold", case, "HD1", "--lift", "--reason", "over").code == 2
    done("--person", "Ben", "hold", case, "HD1", "--lift", "--reason", "over")
    ran = pincite("expunge", case, *name, stdin="A. Doctor")
    assert ran.code == 2
    assert "cannot be undone" in ran.err
    out = done("expunge", case, *name, "--yes", stdin="A. Doctor")
    assert "Doctor" not in out
    assert b"A. Doctor" not in case.read_bytes()
    assert pincite("verify", case).code == 0
    done("expunge", case, "A1", "--span", "41:60", "--reason", "x", "--yes")
    done("expunge", case, "P1", "--field", "name", "--reason", "x", "--yes")
    assert "Say what goes" in pincite("expunge", case, "P1", "--reason", "x").err
    assert "Name the hold" in pincite("hold", case, "--lift", "--reason", "x").err
