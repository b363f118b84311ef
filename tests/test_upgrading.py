"""The case file of an older pincite becomes today's as a whole or not at all, whoever else is at it."""

import subprocess
import sys
from pathlib import Path

import pytest
from full_case import ANN, BEN, bare, full_case, without_triggers
from later_pincite import LATER, TODAY, become_later
from rooms import shown
from waiting import PATIENCE, ended

from db import opening, upgrading
from db.backups import backups
from db.case import Case
from db.checks.verifying import verify
from db.errors import CaseError, NotACase, ReadOnly, Refused
from db.search import find_words
from db.upgrading import upgrade

TESTS = Path(__file__).parent


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case file that is older than the pincite at hand."""
    with full_case(tmp_path) as case:
        path = case.path
    become_later(monkeypatch.setattr)
    return path


def run(path: Path, *words: str) -> subprocess.Popen[str]:
    """A process of a later pincite that upgrades the file."""
    command = [sys.executable, str(TESTS / "later_pincite.py"), str(path), *words]
    env = {"PYTHONPATH": str(TESTS.parent)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def test_an_older_file_opens_read_only_until_it_is_upgraded(older: Path) -> None:
    with Case.open(older, ANN) as case:
        assert f"made by an older pincite (schema {TODAY} of {LATER})" in case.notice
        assert case.get("I1")["title"] == "Shelling of a market"
        with pytest.raises(ReadOnly), case.write("edit"):
            pass
    upgrade(older, ANN)
    with Case.open(older, ANN) as case:
        assert case.notice == ""
        with case.write("edit") as writer:
            writer.update("note", case.codes.id("N1"), {"colour": "red"})


def test_the_site_of_a_file_that_had_it_nowhere_in_its_log_is_entered(older: Path) -> None:
    connection = bare(older)
    triggers = without_triggers(connection, "change")
    connection.execute("DELETE FROM change WHERE tbl = 'site'")
    for sql in triggers:
        connection.execute(sql)
    connection.close()
    upgrade(older, ANN)
    with Case.open(older, ANN) as case:
        logged = case.rows(
            "SELECT tbl, row, json_extract(new, '$.uuid') FROM change WHERE operation = (SELECT max(id) FROM operation)"
        )
        assert logged == [("site", *case.row("SELECT site, uuid FROM site"))]
        found = [one.sentence for one in verify(case)]
        assert not [one for one in found if "site" in one]


def test_rows_history_and_search_are_the_same_after_it(older: Path) -> None:
    with Case.open(older, ANN) as case:
        before = case.get("C1"), case.rows("SELECT * FROM change"), find_words(case, "market").hits
        triggers = case.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    done = upgrade(older, ANN)
    with Case.open(older, ANN) as case:
        last = case.rows("SELECT action, reason FROM operation ORDER BY id DESC LIMIT 1")
        assert last == [("upgrade", f"schema {TODAY} to {LATER}")]
        assert (case.get("C1"), case.rows("SELECT * FROM change"), find_words(case, "market").hits) == before
        assert case.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name") == triggers
        assert verify(case) == []
    assert done.backup == backups(older)[0]
    with Case.open(done.backup, ANN) as case:
        assert case.one("PRAGMA user_version") == TODAY
        assert case.get("C1") == before[0]


def test_what_is_up_to_date_is_let_be(older: Path) -> None:
    upgrade(older, ANN)
    done = upgrade(older, ANN)
    assert (done.sentence, done.backup) == (f"{older} is up to date.", None)
    assert len(backups(older)) == 1


def test_a_step_that_fails_leaves_all_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()
    monkeypatch.setattr(upgrading, "apply", lambda path, connection: connection.execute("SELECT wrong"))
    with pytest.raises(Refused, match=r"could not be brought up to date .*; nothing was changed"):
        upgrade(older, ANN)
    assert older.read_bytes() == before


def test_a_schema_that_does_not_become_ours_is_refused(older: Path) -> None:
    connection = bare(older)
    connection.execute("CREATE TABLE other (words TEXT)")
    connection.execute("CREATE TRIGGER theirs AFTER INSERT ON note BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(Refused, match="holds triggers that are not pincite's"):
        upgrade(older, ANN)
    connection = bare(older)
    assert connection.execute("PRAGMA user_version").fetchone() == (TODAY,)
    connection.execute("DROP TRIGGER theirs")
    connection.close()
    upgrade(older, ANN)


def test_killed_in_the_middle_it_is_as_it_was(older: Path) -> None:
    process = run(older, "killed")
    assert ended(process, "a program that kills itself") == -9
    process.communicate(timeout=PATIENCE)
    with Case.open(older, ANN) as case:
        assert case.one("PRAGMA user_version") == TODAY
        assert "colour" not in [row[1] for row in case.rows("PRAGMA table_info(note)")]
        assert case.one("PRAGMA integrity_check") == "ok"
    upgrade(older, ANN)


def test_four_at_once(older: Path) -> None:
    processes = [run(older) for _ in range(4)]
    said = [process.communicate(timeout=PATIENCE) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, said
    assert sum("is a copy as it was before" in out for out, _ in said) == 1
    with Case.open(older, ANN) as case:
        assert case.one("SELECT count(*) FROM operation WHERE action = 'upgrade'") == 1
        assert verify(case) == []


def test_whoever_reads_meanwhile_is_waited_for(older: Path) -> None:
    reader = bare(older)
    assert reader.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM note").fetchall()
    done = upgrade(older, ANN, waiting=lambda _: reader.close())
    assert "is a copy as it was before" in done.sentence
    with Case.open(older, ANN) as case:
        assert case.one("PRAGMA user_version") == LATER


async def test_a_screen_that_was_open_meanwhile_can_change_it(older: Path) -> None:
    async with shown(Case.open(older, ANN, readonly=True)) as room:
        await room.reads("made by an older pincite")
        await room.until(lambda: room.app.browser.background.watching)
        await room.keys("t")
        await room.reads("made by an older pincite")
        upgrade(older, BEN)
        await room.reads("was brought up to date meanwhile; it can be changed now.")
        await room.keys("t", "=hit", "enter")
        await room.reads("I1: tagged")
    with Case.open(older, ANN) as case:
        assert not case.behind
        assert case.one("SELECT count(*) FROM tag WHERE name = 'hit'") == 1


def test_what_is_no_older_case_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="There is no file"):
        upgrade(tmp_path / "none.db")
    full_case(tmp_path).close()
    connection = bare(tmp_path / "full.db")
    connection.execute(f"PRAGMA user_version = {LATER}")
    connection.close()
    for act in (upgrade, Case.open):
        with pytest.raises(CaseError, match="was made by a newer pincite"):
            act(tmp_path / "full.db", ANN)


def test_verify_of_an_older_file_says_what_to_do(older: Path) -> None:
    with Case.open(older, ANN) as case, pytest.raises(Refused, match="bring it up to date with: pincite upgrade /"):
        verify(case)


def test_what_an_older_file_lacks_is_said_plainly(older: Path) -> None:
    with Case.open(older, ANN) as case, pytest.raises(ReadOnly, match="and cannot do that yet; bring it up to date"):
        case.rows("SELECT colour FROM note")


def test_triggers_that_a_new_file_has_no_more_or_otherwise_are_made_anew(older: Path) -> None:
    with Case.open(older, ANN) as case:
        wanted = case.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    old = "CREATE TRIGGER old_rule AFTER INSERT ON note BEGIN SELECT 1; END"
    kept = "CREATE TRIGGER change_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'No.'); END"
    connection = bare(older)
    for sql in ("DROP TRIGGER change_kept", old, kept, "DROP INDEX claim_subject"):
        connection.execute(sql)
    connection.close()
    before = upgrading.objects.known(TODAY)
    before |= {"trigger old_rule": opening.digest(old), "trigger change_kept": opening.digest(kept)}
    del before["index claim_subject"]
    upgrade(older, ANN)
    with Case.open(older, ANN) as case:
        assert case.notice == ""
        assert case.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name") == wanted
        assert case.one("SELECT count(*) FROM sqlite_master WHERE name = 'claim_subject'") == 1
        assert case.one("SELECT count(*) FROM relation_due") == 1


def test_checks_of_tables_are_those_of_a_new_file(older: Path) -> None:
    connection = bare(older)
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'working'").fetchone()
    laxer = sql.replace("role = 'assigned' OR ", "")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'working'", (laxer,))
    connection.close()
    assert laxer != sql
    upgrading.objects.known(TODAY)["table working"] = opening.digest(laxer)
    upgrade(older, ANN)
    with Case.open(older, ANN) as case:
        assert case.notice == ""
        assert case.one("SELECT sql FROM sqlite_master WHERE name = 'working'") == sql
        with case.write("assign") as writer:
            writer.insert("working", {"record": case.codes.id("I1"), "person": "Ann", "role": "assigned"})
        assert verify(case) == []
