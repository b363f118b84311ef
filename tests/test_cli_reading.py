"""list, show, source, search, timeline, view, log, history and the files that come and go."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from commands import pincite, small


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small(tmp_path)


def codes(case: Path, *args: object) -> list[str]:
    """The codes of the rows of a list."""
    ran = pincite("list", case, *args, "--format", "json")
    assert ran.code == 0, ran.err
    return [row["code"] for row in json.loads(ran.out)]


def more_incidents(case: Path, count: int) -> None:
    """Incidents I2 and on, killed 1, 2, 3 … on days of January."""
    lines = [
        {"kind": "incident", "title": f"Strike {n}", "fields": {"killed": f"{n} people", "date": f"2020-01-{n:02}"}}
        for n in range(1, count + 1)
    ]
    ran = pincite("load", case, "-", stdin="\n".join(map(json.dumps, lines)))
    assert ran.code == 0, ran.err


def test_lists_filter_sort_and_limit(case: Path) -> None:
    more_incidents(case, 6)
    assert codes(case, "incidents", "--where", "killed>4", "--where", "killed<7") == ["I6", "I7"]
    assert codes(case, "incidents", "killed>4", "killed<7", "--sort", "-killed") == ["I7", "I6"]
    assert codes(case, "incidents", "--where", "date:2020-01-02..2020-01-03") == ["I3", "I4"]
    assert codes(case, "incidents", "--all", "--sort", "-code") == [f"I{n}" for n in range(7, 0, -1)]
    ran = pincite("list", case, "incidents", "--limit", 3)
    assert [line.split()[0] for line in ran.lines[2:]] == ["I1", "I2", "I3"]
    assert "--all shows them all" in ran.err
    assert pincite("list", case, "incidents", "--limit", 7).err == ""
    assert codes(case, "claims", "--where", "subject:Strike near the hospital") == ["C1", "C2", "C3"]


def test_lists_in_three_forms(case: Path) -> None:
    table = pincite("list", case, "actors").lines
    assert table[0].split() == ["code", "name", "kind", "within", "claims", "status"]
    assert table[2].split() == ["P1", "Example", "Watch", "1", "todo"]
    rows = json.loads(pincite("list", case, "actors", "--format", "json").out)
    assert rows[0] == {"code": "P1", "name": "Example Watch", "kind": "", "within": "", "claims": "1", "status": "todo"}
    text = pincite("list", case, "actors", "--format", "csv").out
    assert [*csv.DictReader(io.StringIO(text))] == rows
    assert json.loads(pincite("list", case, "reports", "--format", "json").out) == []
    assert "incidents" in pincite("list", case).out


def test_protected_rows_are_counted_and_left_out(case: Path) -> None:
    pincite("victim", case, "Secret Name", "--incident", "I1")
    for form in ("table", "json", "csv"):
        ran = pincite("list", case, "victims", "--format", form)
        assert "Secret" not in ran.out
        assert "V1" in ran.out
        assert "1 row is protected" in ran.err
        assert "Secret Name" in pincite("list", case, "victims", "--format", form, "--uncovered").out
    assert "Secret" not in pincite("show", case, "V1").out + pincite("show", case, "I1").out
    assert "Secret" not in pincite("show", case, "V1", "--format", "json").out
    assert "Secret Name" in pincite("show", case, "V1", "--uncovered").out
    assert "Secret" not in pincite("history", case, "V1").out
    ran = pincite("search", case, "Secret")
    assert (ran.code, ran.out) == (1, "")
    other = pincite("search", case, "Nowhere")
    assert ran.err == other.err  # whether the words stand in protected records is not told
    shown = pincite("search", case, "Secret", "--uncovered")
    assert "Secret" in shown.out
    assert "1 of the hits is protected" in shown.err


def test_show_says_what_stands_on_a_record(case: Path) -> None:
    out = pincite("show", case, "I1", "C1").out
    said = "“At least eight people died in the strike” · the article itself · A Paper"
    for words in ("Strike near the hospital", said, "undecided, as claimed", "Example Watch", "last changed by Ann"):
        assert words in out
    found = json.loads(pincite("show", case, "I1", "--format", "json").out)
    assert [one["name"] for one in found["sections"]] == ["fields", "undecided", "claims"]
    assert found["sections"][2]["lines"][0]["passage"] == "PG1"
    assert pincite("show", case, "Example Watch").lines[0].startswith("P1  actor")


def test_source_shows_the_words_in_their_paragraph(case: Path) -> None:
    ran = pincite("source", case, "C1")
    assert ran.code == 0
    assert "Strikes near a hospital »killed 11 civilians« in Ariha" in ran.out
    (found,) = json.loads(pincite("source", case, "C1", "--format", "json").out)
    assert (found["article"], found["start"], found["stop"]) == ("A1", 41, 60)
    assert found["before"] + found["words"] in "Strikes near a hospital killed 11 civilians in Ariha"
    (row,) = csv.DictReader(pincite("source", case, "C1", "--format", "csv").out.splitlines())
    assert list(row) == list(found)
    assert (row["article"], row["start"], row["words"]) == ("A1", "41", "killed 11 civilians")
    ran = pincite("source", case, "L1")
    assert (ran.code, ran.err) == (1, "L1 rests on no words.\n")
    assert pincite("source", case, "C1", "--around", 3).out.splitlines()[1] == "  …al »killed 11 civilians« in…"


def test_search_finds_words_and_exits_as_grep_does(case: Path) -> None:
    ran = pincite("search", case, "civilians")
    assert ran.code == 0
    assert "A1  article  Strike hits town" in ran.out
    assert "»civilians«" in ran.out
    assert pincite("search", case, "nothing like it").code == 1
    found = json.loads(pincite("search", case, "ariha", "--kind", "place", "--format", "json").out)
    assert [one["code"] for one in found] == ["L2"]
    assert json.loads(pincite("search", case, "اريحا", "--format", "json").out)[0]["code"] == "L2"


def test_timeline_draws_low_and_high_and_says_what_it_left_out(case: Path) -> None:
    more_incidents(case, 3)
    pincite("set", case, "I4", "killed=at least 3 people", "date=2020-03-05")
    lines = pincite("timeline", case).lines
    assert lines[0] == "killed, lowest and highest by month, of 4 single events"
    assert lines[1] == "people"
    assert [line.split()[:2] for line in lines[2:5]] == [["2020-01", "3"], ["2020-02", "0"], ["2020-03", "3+"]]
    assert "▸" in lines[4]
    assert lines[-1] == "Left out: 1 without a date."
    rows = json.loads(pincite("timeline", case, "--of", "incidents", "--by", "year", "--format", "json").out)
    assert [(row["start"], row["incidents"]) for row in rows] == [("2020-01-01", 3)]


def test_views_are_saved_used_and_dropped(case: Path) -> None:
    more_incidents(case, 3)
    assert pincite("view", case, "save", "few", "incidents", "--where", "killed<3", "--sort", "-killed").code == 0
    assert codes(case, "--view", "few") == ["I3", "I2"]
    assert "killed<3" in pincite("view", case).out
    assert pincite("view", case, "drop", "few").code == 0
    assert len(pincite("view", case).lines) == 2


def test_log_history_undo_and_redo(case: Path) -> None:
    pincite("set", case, "I1", "title=Another", "--reason", "clearer")
    number = pincite("log", case, "--limit", 1, "--format", "json").out
    assert json.loads(number)[0]["action"] == "set title"
    assert "title changed: “Strike near the hospital” -> “Another”" in pincite("history", case, "I1").out
    steps = json.loads(pincite("history", case, "I1", "--format", "json").out)
    assert steps[0]["reason"] == "clearer"
    assert pincite("undo", case).code == 2
    assert pincite("undo", case, "--yes").code == 0
    assert "Strike near the hospital" in pincite("show", case, "I1").out
    assert pincite("redo", case).code == 0
    assert "Another" in pincite("show", case, "I1").out
    head = pincite("log", case, "--head").out.split()
    assert len(head[1]) == 64
    assert pincite("verify", case, "--against", head[1]).code == 0
    assert "undone" not in pincite("log", case, "--limit", 1).out


def test_verify_exits_with_1_until_a_person_adopts(case: Path) -> None:
    from db import Case

    with Case.open(case) as opened:
        opened.connection.execute("UPDATE actor SET name = 'Other' WHERE name = 'A. Doctor'")
    assert "made outside pincite: 1 change; see pincite verify" in " ".join(pincite("log", case).err.split())
    ran = pincite("verify", case)
    assert ran.code == 1
    assert "P4 was changed (name) outside pincite" in ran.out
    assert [one["code"] for one in json.loads(pincite("verify", case, "--format", "json").out)] == ["P4"]
    assert "with a reason" in pincite("adopt", case).err
    assert pincite("adopt", case, "--reason", "by hand").code == 0
    assert pincite("verify", case).code == 0
    assert "outside pincite" not in pincite("log", case).err
    with Case.open(case) as opened:
        opened.connection.execute("UPDATE actor SET name = 'Third' WHERE name = 'Other'")
    assert "put back (P4)" in pincite("adopt", case, "--undo", "--reason", "a slip").out
    assert "Other" in pincite("show", case, "P4").out


def test_articles_are_added_once_and_refused_by_name(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text("A headline\n\nWords of the article about a strike.\n")
    (folder / "two.txt").write_bytes("Ein Text über Öl.\n".encode("cp1252"))
    (folder / "three.txt").write_bytes(b"nul \x00 byte")
    (folder / "four.txt").touch()
    ran = pincite("add", case, folder, "--publisher", "A Paper", "--handling", "internal")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3
    assert "one.txt is A3" in ran.out
    assert "there already as A3" in pincite("add", case, folder / "one.txt").out
    assert pincite("add", case, folder / "two.txt", "--encoding", "cp1252").code == 0
    shown = pincite("show", case, "A3").out
    assert "A Paper" in shown
    assert "internal" in shown
    assert "words\n" not in pincite("add", case, folder / "one.txt", "--format", "json").err


def test_a_dump_loads_again_and_is_private(case: Path, tmp_path: Path) -> None:
    pincite("victim", case, "Secret Name", "--incident", "I1")
    output = tmp_path / "out.jsonl"
    ran = pincite("dump", case, "--output", output, "--reason", "for a colleague")
    assert ran.code == 0
    assert "left out since they are protected: 1 victim" in ran.err
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert "Secret" not in output.read_text()
    assert pincite("dump", case, "--output", output).code == 2
    other = tmp_path / "other.db"
    assert pincite("new", other, "--title", "Other").code == 0
    assert stat.S_IMODE(other.stat().st_mode) == 0o600
    assert "3 claims" in pincite("load", other, output).out
    assert codes(other, "claims") == ["C1", "C2", "C3"]
    assert "Secret Name" in pincite("dump", case, "--uncovered").out
    assert "for a colleague" in pincite("log", case, "--action", "dump").out


def test_backups_are_verified_private_copies(case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert pincite("backup", case, copy, "--reason", "before travelling").code == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert codes(copy, "claims") == ["C1", "C2", "C3"]
    assert pincite("backup", case, copy).code == 2
    assert "before travelling" in pincite("log", case).out
    for _ in range(3):
        assert pincite("backup", case, "--keep", 2).code == 0
    assert len(list((tmp_path / "small.db.backups").iterdir())) == 2


def test_loading_makes_a_backup_first(case: Path, tmp_path: Path) -> None:
    more_incidents(case, 2)
    (copy,) = (tmp_path / "small.db.backups").iterdir()
    assert codes(copy, "incidents") == ["I1"]


def test_what_cannot_be_loaded_is_named_line_by_line(case: Path) -> None:
    lines = '{"kind": "actor", "name": "x"}\n{"kind": "actr"}\n{"kind": "claim", "subject": "nobody"}\n'
    ran = pincite("load", case, "-", stdin=lines)
    assert ran.code == 2
    assert "line 2:" in ran.err
    assert "line 3:" in ran.err
    assert len(codes(case, "actors")) == 4


def test_keys_come_from_the_table_of_keys() -> None:
    from tui.keys import KEYS

    rows = json.loads(pincite("keys", "--format", "json").out)
    assert [row["name"] for row in rows] == [key.id for key in KEYS]
    out = " ".join(pincite("keys").out.split())
    assert all(" ".join(key.help.split()) in out for key in KEYS)


def test_doctor_says_how_things_stand(case: Path, tmp_path: Path) -> None:
    assert "SQLite" in pincite("doctor").out
    ran = pincite("doctor", case)
    assert ran.code == 0, ran.out
    assert "“Small”" in ran.out
    case.chmod(0o644)
    ran = pincite("doctor", case)
    assert ran.code == 1
    assert f"everybody on this machine may read it; try chmod 600 {case}" in " ".join(ran.out.split())
    assert "shared" not in ran.out
    case.chmod(0o664)
    assert "try chmod 660" in " ".join(pincite("doctor", case).out.split())
    assert pincite("doctor", tmp_path / "none.db").code == 1


def test_doctor_names_what_is_wrong_with_the_settings(home: Path) -> None:
    place = home / "config" / "pincite" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_text('[keys]\nundo = "e"\n')
    ran = pincite("--person", "Ann", "doctor")
    assert ran.code == 1
    assert "e would be both edit and undo" in " ".join(ran.out.split())


def test_the_demo_is_a_private_copy(home: Path) -> None:
    ran = pincite("demo")
    assert ran.code == 0, ran.err
    (folder,) = (home / "data" / "pincite").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "sample.db").stat().st_mode) == 0o600
    assert "Ariha" in ran.out
    assert pincite("demo").code == 0
    assert len(list((home / "data" / "pincite").iterdir())) == 2


def test_how_many_places_of_two_texts_differ_is_said_in_full(tmp_path: Path) -> None:
    case, file = tmp_path / "c.db", tmp_path / "news.txt"
    pincite("new", case)
    for more, words in enumerate(
        ("Six people died in the market.", "Seven people died in the market.", "Eight men died in a market.")
    ):
        file.write_text(f"{words} Nobody knows who fired the shells, the council said.\n", "utf-8")
        pincite("add", case, file, *(("--replaces", "A1") if more else ()))
    assert pincite("versions", case, "A1", "--differences", "1", "2").lines[-1] == "1 place differs."
    assert pincite("versions", case, "A1", "--differences", "2", "3").lines[-1] == "2 places differ."
