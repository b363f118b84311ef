"""What is expunged is nowhere in the file any more; the log still verifies, and says who erased it and why."""

import unicodedata
from itertools import product
from pathlib import Path

import pytest
from full_case import ANN, BEN, WORDS, bare, cite, full_case, put_text

from db.backing import backup
from db.case import Case
from db.checks.examining import examine
from db.checks.verifying import verify
from db.edits import expunge as expunging
from db.edits.drafts import keep_draft
from db.edits.expunge import Everywhere, Expunged, OneField, OneSpan, expunge
from db.edits.holds import hold, lift
from db.edits.presence import keep_presence
from db.errors import Invalid, NeedsReason, NeedsYes, NotFound, Refused
from db.oplog.history import history
from db.oplog.journal import head
from db.oplog.undoing import undo
from db.search import find_words

NAME = "Samir Haddad"
WHY = "the source is at risk"


def erase(case: Case, what: Everywhere | OneSpan | OneField) -> Expunged:
    """Expunge without being asked."""
    return expunge(case, what, WHY, yes=True)


def spellings(name: str) -> set[bytes]:
    """A name's bytes as a file may hold them: cases, forms of Unicode, encodings, JSON escapes."""
    forms = {one(name) for one in (str, str.upper, str.lower, str.casefold, str.title)}
    forms |= {unicodedata.normalize(form, one) for form, one in product(("NFC", "NFD", "NFKD"), forms)}
    escaped = {one.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00") for one in forms}
    return {one.encode(encoding) for one in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be")} | escaped


def held(path: Path, *names: str) -> list[tuple[str, bytes]]:
    """Which bytes of the names the file or what stands beside it still holds."""
    found = []
    for file in path.parent.glob(f"{path.name}*"):
        data = file.read_bytes() if file.is_file() else b""
        found += [(file.name, one) for name in names for one in spellings(name) if one in data]
    return found


def filled(folder: Path, journal: str = "WAL") -> Case:
    """A case with the name in texts, bytes, passages, fields, links, settings, log, reasons and drafts."""
    case = full_case(folder)
    case.connection.execute(f"PRAGMA journal_mode = {journal}")
    text, incident = case.codes.id("TX1"), case.codes.id("I1")
    cite(case, text, "A driver named Samir Haddad saw it", incident, "statement")
    put_text(case, case.codes.id("A1"), WORDS.replace("Samir Haddad", "SAMIR\nHADDAD"), version=2, encoding="utf-16")
    with case.write("make", f"as {NAME} told us") as writer:
        victim = writer.insert("victim", {"name": NAME, "description": f'says "{NAME}"\nof himself'})
        writer.insert("name", {"record": victim, "name": NAME.upper()})
        writer.insert("name", {"record": victim, "name": NAME.lower()})
        note = writer.insert("note", {"about": victim, "text": unicodedata.normalize("NFD", "Sámir Haddád called.")})
        writer.update("note", note, {"text": "He called."})
        writer.update("setting", "title", {"value": f"The case of {NAME}"})
        tagging = writer.execute("SELECT id FROM tagging")[0][0]
        writer.delete("tagging", tagging)
    keep_draft(case, "note", None, {"text": f"{NAME} must not be named", "about": "I1"})
    with case.side() as connection:
        form = '{"text": "\\u0053amir \\u0048addad"}'
        connection.execute("INSERT INTO draft (person, kind, form, at) VALUES ('Ben', 'note', ?, '')", (form,))
        connection.execute("INSERT INTO comeback VALUES ('Ben', ?, '')", (f'{{"find": "{NAME}"}}',))
    return case


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_nothing_of_it_is_left_in_the_file(tmp_path: Path, journal: str) -> None:
    case = filled(tmp_path, journal)
    path = case.path
    assert held(path, NAME)
    before = case.rows("SELECT id, hash FROM operation ORDER BY id")
    done = erase(case, Everywhere("samir  haddad"))
    assert done.clean
    assert "Samir" not in done.sentence
    assert held(path, NAME, "Haddad") == []
    assert case.rows("SELECT id, hash FROM operation ORDER BY id")[:-1] == before
    assert verify(case, against=before[-1][1], whole=True) == []
    case.close()
    assert held(path, NAME, "Haddad") == []


def test_who_has_it_open_is_named_since_they_may_keep_the_words_anew(tmp_path: Path) -> None:
    with filled(tmp_path) as case, Case.open(case.path, BEN) as other:
        keep_presence(other)
        done = erase(case, Everywhere(NAME))
        assert " In the case file now: Ben; what stands in their filters and forms may be kept anew" in done.sentence


def test_offsets_hold_and_passages_say_what_stands_there(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        length = case.get("TX1")["length"]
        erase(case, Everywhere(NAME))
        words = "".join(row[0] for row in case.rows("SELECT words FROM part WHERE text = ?", (case.codes.id("TX1"),)))
        assert len(words) == length
        assert words == WORDS.replace(NAME, "█" * 12)
        assert case.get("PG2")["words"] == "A driver named ████████████ saw it"
        assert case.get("C2")["said"] == "A driver named ████████████ saw it"
        second = "".join(row[0] for row in case.rows("SELECT words FROM part WHERE text = ?", (case.codes.id("TX2"),)))
        assert "█████\n██████" in second
        assert case.one("SELECT bytes FROM raw WHERE text = ?", (case.codes.id("TX2"),)).decode("utf-16") == second


def test_passages_that_cut_through_it_are_masked_by_their_place(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text, start = case.codes.id("TX1"), WORDS.index("mir Haddad")
        with case.write("passages") as writer:
            writer.passage(text, start, start + 15, "mir Haddad saw ", "named Sa", "it")
            writer.passage(text, start + 11, start + 17, "saw it", "Haddad ", ".")
            moved = writer.passage(text, 0, 6, "Market")
        for at, words in ((start, "mir Haddad"), (0, "Market is")):
            with case.write("move") as writer:
                writer.update("passage", moved, {"start": at, "stop": at + len(words), "words": words})
        erase(case, Everywhere(NAME))
        rows = case.rows("SELECT before, words, after FROM passage WHERE before <> '' ORDER BY id")
        assert rows == [("named ██", "██████████ saw ", "it"), ("██████ ", "saw it", ".")]
        assert verify(case) == []
        assert held(case.path, NAME, "Haddad") == [] == case.rows("SELECT 1 FROM change WHERE old = 'mir Haddad'")


def test_pages_that_another_program_left_are_cleaned(tmp_path: Path) -> None:
    filled(tmp_path, "DELETE").close()
    connection = bare(tmp_path / "full.db")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE other (words TEXT)")
    connection.executemany("INSERT INTO other VALUES (?)", [(f"{NAME} {n}",) for n in range(500)])
    connection.execute("DROP TABLE other")
    connection.close()
    with Case.open(tmp_path / "full.db", ANN) as case:
        erase(case, Everywhere(NAME))
    assert held(tmp_path / "full.db", NAME) == []


def test_fields_links_and_lists_are_masked(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        done = erase(case, Everywhere(NAME))
        victim = case.get("V1")
        assert victim["name"] == "████████████"
        assert victim["description"] == 'says "████████████"\nof himself'
        assert [row["name"] for row in victim.links["names"]] == ["████████████", "█████████████"]
        assert case.settings()["title"] == "The case of ████████████"
        assert {"V1", "C2", "PG2", "TX1", "A1", "TX2"} <= set(done.codes)


def test_history_says_who_erased_it_and_why(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        with Case.open(case.path, BEN) as other:
            operation = erase(other, Everywhere(NAME)).operation
        step = next(one for one in history(case, "N2") if one.did == "changed")
        assert step.old == "██████████████ called."
        assert step.expunged == f"expunged by Ben in operation {operation}: {WHY}"
        assert case.one("SELECT reason FROM operation WHERE expunged") == "as ████████████ told us"
        with pytest.raises(Refused, match="what is expunged is gone for good"):
            undo(case, operation)


def test_it_is_found_no_more_and_the_rest_is(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        assert find_words(case, "Haddad").hits
        erase(case, Everywhere(NAME))
        assert not find_words(case, "Haddad").hits
        assert find_words(case, "driver").hits


def test_a_guess_cannot_be_tried_against_hashes_that_are_left(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        hashes = {case.get(code)[name] for code in ("TX1", "TX2") for name in ("sha256", "raw_sha256")}
        salts = case.one("SELECT count(*) FROM change WHERE salt IS NULL")
        erase(case, Everywhere(NAME))
        log = " ".join(str(row) for row in case.rows("SELECT old, new FROM change"))
        assert not [one for one in hashes if one in log]
        assert salts == 0
        assert case.one("SELECT count(*) FROM change WHERE expunged AND salt IS NOT NULL") == 0
        assert case.one("SELECT count(*) FROM operation WHERE expunged AND salt IS NOT NULL") == 0


def test_it_can_be_done_again_for_other_words(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        erase(case, Everywhere(NAME))
        erase(case, Everywhere("driver"))
        assert verify(case, whole=True) == []
        assert held(case.path, NAME, "driver") == []
        with pytest.raises(NotFound, match="There is nothing to erase"):
            erase(case, Everywhere(NAME))


def test_what_was_erased_stays_sealed(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        erase(case, Everywhere(NAME))
    connection = bare(tmp_path / "full.db")
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'change'"
    found = connection.execute(triggers).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE change SET old = 'He lied.' WHERE expunged AND col = 'text'")
    for _, sql in found:
        connection.execute(sql)
    connection.close()
    with Case.open(tmp_path / "full.db", ANN) as case:
        assert any("to N2 (text) was altered in the log" in one.sentence for one in verify(case))


def test_it_asks_first_and_says_what_would_go(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        before = head(case.connection)
        with pytest.raises(NeedsReason):
            expunge(case, Everywhere(NAME), " ")
        with pytest.raises(NeedsYes, match=r"places \(2 in bytes as received, 2 in texts, .* in drafts\)") as asked:
            expunge(case, Everywhere(NAME), WHY)
        assert "Samir" not in asked.value.sentence
        with pytest.raises(NeedsYes, match="3 of them within longer words"):
            expunge(case, Everywhere("hell"), WHY)
        with pytest.raises(Invalid, match="2 letters or more"):
            expunge(case, Everywhere("á"), WHY)
        assert head(case.connection) == before
        assert held(case.path, NAME)


def test_the_operation_itself_must_not_name_it(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        with pytest.raises(Refused, match="Your reason has the words"):
            expunge(case, Everywhere(NAME), f"{NAME.upper()} asked for it", yes=True)
        with pytest.raises(Refused, match="Your name has the words"):
            erase(case, Everywhere("Ann"))


def test_a_person_can_be_taken_out_of_the_log(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        erase(case, Everywhere("Ben"))
        assert {row[0] for row in case.rows("SELECT person FROM operation")} == {"Ann", "███"}
        assert verify(case) == []


def test_one_span_goes_and_the_same_words_stay_elsewhere(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        text, start = case.get("TX1"), WORDS.index(NAME)
        erase(case, OneSpan("TX1", start, start + len(NAME)))
        assert case.get("PG2")["words"] == case.get("C2")["said"] == "A driver named ████████████ saw it"
        assert case.get("V1")["name"] == NAME
        raw = case.one("SELECT bytes FROM raw WHERE text = ?", (text.id,)).decode()
        assert raw == WORDS.replace("\n", "\r\n").replace(NAME, "█" * 12)
        assert verify(case, whole=True) == []
        with pytest.raises(Invalid, match="no words from"):
            erase(case, OneSpan("TX1", 10, 10_000))


def test_one_field_goes_now_and_in_the_log(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        with case.write("edit") as writer:
            date = {"date": "2020-01", "date_low": "2020-01-01", "date_high": "2020-01-31", "date_precision": "month"}
            writer.update("claim", case.codes.id("C1"), date)
            writer.update("victim", case.codes.id("V1"), {"name": "S. H."})
        erase(case, OneField("V1", "name"))
        assert case.get("V1")["name"] == "█████"
        assert case.get("V1")["description"]
        assert not [one for one in history(case, "V1", uncovered=True) if one.what == "name" and "S. H." in one.new]
        erase(case, OneField("C1", "date"))
        assert case.get("C1")["date"] is case.get("C1")["date_low"] is None
        assert "2020-01" not in str(case.rows("SELECT old, new FROM change"))
        assert verify(case, whole=True) == []
        with pytest.raises(Refused, match="cannot be emptied; withdraw C1"):
            erase(case, OneField("C1", "subject"))
        with pytest.raises(Refused, match="erased in their text"):
            erase(case, OneField("PG1", "words"))
        with pytest.raises(NotFound, match="V1 has no age"):
            erase(case, OneField("V1", "age"))


def test_undoing_what_was_erased_since_says_that_it_lasts(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        with case.write("edit") as writer:
            writer.update("victim", case.codes.id("V1"), {"name": "S. H."})
        erase(case, OneField("V1", "name"))
        with pytest.raises(Refused, match="which lasts: what is expunged is gone for good"):
            undo(case, yes=True)


def test_bytes_that_cannot_be_masked_are_wiped(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text = case.codes.id("TX1")
        with case.write("test") as writer:
            writer.execute("UPDATE now SET expunging = 1")
            writer.execute("UPDATE text SET encoding = 'utf-16' WHERE id = ?", (text,))
        erase(case, Everywhere(NAME))
        assert case.one("SELECT bytes FROM raw WHERE text = ?", (text,)) == b""
        assert verify(case) == []


def test_backups_and_other_tables_that_hold_it_are_named(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        made = backup(case)
        connection = bare(case.path)
        connection.execute("CREATE TABLE other (words TEXT)")
        connection.execute("INSERT INTO other VALUES ('Samir Haddad')")
        connection.close()
        done = erase(case, Everywhere(NAME))
        assert done.backups == (str(made.path),)
        assert f"A backup made before may still hold it ({made.path}); delete it if it must go." in done.sentence
        assert "still stand in the table other of another program" in done.sentence
        assert held(made.path, NAME)


def test_a_reader_in_the_way_is_told_of(tmp_path: Path) -> None:
    with filled(tmp_path) as case:
        case.wait = 0.05
        other = bare(case.path)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM change").fetchone()
        done = erase(case, Everywhere(NAME))
        assert not done.clean
        assert "could not be cleaned yet" in done.sentence
        assert [one.about for one in examine(case.path) if not one.well] == ["expunging"]
        other.close()
        with pytest.raises(NotFound, match=r"stands nowhere .* are cleaned now\."):
            erase(case, Everywhere(NAME))
        with pytest.raises(NotFound, match=r"stands nowhere in this case file\.$"):
            erase(case, Everywhere(NAME))
        assert [one for one in examine(case.path) if not one.well] == []
    assert held(case.path, NAME) == []


def test_what_a_killed_program_left_in_free_pages_is_cleaned_when_it_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path, "DELETE") as case:
        case.connection.execute("PRAGMA secure_delete = OFF")
        with monkeypatch.context() as killed:
            killed.setattr(expunging, "clean", lambda case: "")
            erase(case, Everywhere(NAME))
        assert held(case.path, NAME)
        with pytest.raises(NotFound, match="are cleaned now"):
            erase(case, Everywhere(NAME))
    assert held(case.path, NAME) == []


def test_a_hold_stands_until_a_second_person_lifts_it(tmp_path: Path) -> None:
    with filled(tmp_path) as case, Case.open(case.path, BEN) as other:
        assert hold(case, "V1", "a court asked for it").sentence.startswith("V1 is held (HD1)")
        with pytest.raises(Refused, match=r"V1 is held by Ann \(HD1: a court asked for it\); a second person lifts"):
            erase(other, Everywhere(NAME))
        with pytest.raises(Refused, match="You placed HD1 yourself"):
            lift(case, "HD1", "no more")
        with pytest.raises(Refused, match="lifted by a second person"), other.write("withdraw") as writer:
            writer.update("hold", case.codes.id("HD1"), {"withdrawn": "gone"})
        with pytest.raises(NeedsReason):
            lift(other, "HD1")
        assert lift(other, "HD1", "the court is done").sentence == "HD1 is lifted."
        with pytest.raises(Refused, match="was lifted already, by Ben"):
            lift(other, "HD1", "again")
        assert erase(other, Everywhere(NAME)).clean
        assert verify(case) == []


def test_a_hold_on_the_case_file_or_an_article_covers_what_is_in_it(tmp_path: Path) -> None:
    with filled(tmp_path) as case, Case.open(case.path, BEN) as other:
        with pytest.raises(NeedsReason):
            hold(case)
        hold(case, None, "all of it")
        with pytest.raises(Refused, match="The case file is held by Ann"):
            erase(case, OneField("V1", "description"))
        lift(other, "HD1", "done")
        hold(case, "A1", "the article")
        with pytest.raises(Refused, match="A1 is held by Ann"):
            erase(case, OneSpan("TX1", 0, 6))
        erase(case, OneField("V1", "description"))
        with pytest.raises(Refused, match="a hold is lifted by a second person"):
            undo(case, case.one("SELECT max(id) FROM operation WHERE action = 'hold'"))
