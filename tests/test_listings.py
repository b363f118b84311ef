"""What the rows of a list say of records that are told in part, or undone."""

from pathlib import Path

from db.case import Case, Person
from db.creating import create
from db.edits.records import withdraw
from db.lists.windows import page
from db.oplog.undoing import undo

CITING = "FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text"


def test_a_quote_names_its_speaker_as_the_article_does_where_nobody_is_recorded(tmp_path: Path) -> None:
    with create(tmp_path / "q.db", Person("ann")) as case:
        with case.write("add") as writer:
            person = writer.insert("actor", {"name": "Amin Saleh"})
            writer.insert("quote", {"speaker_said": "a nurse"})
            writer.insert("quote", {"speaker": person, "speaker_said": "Saleh"})

        def speakers(filter_: str = "") -> list[object]:
            return [row.cells[1] for row in page(case, "quotes", filter_, "speaker")[1]]

        assert speakers() == ["Amin Saleh", "a nurse"]
        assert speakers("speaker:amin") == ["Amin Saleh"]
        assert speakers("speaker:nurse") == ["a nurse"]
        assert speakers("-speaker:nurse") == ["Amin Saleh"]


def test_an_article_counts_the_claims_that_stand_on_its_words(sample: Case) -> None:
    claim, article = sample.rows(
        f"SELECT x.record, t.article {CITING} JOIN claim k ON k.id = x.record WHERE x.role = 'cites' LIMIT 1"
    )[0]

    def claims() -> object:
        return next(row.cells[3] for row in page(sample, "articles")[1] if row.id == article)

    before = claims()
    withdraw(sample, claim, "twice")
    after = claims()
    undo(sample)
    every = sample.one(f"SELECT count(DISTINCT x.record) {CITING} WHERE t.article = ?", (article,))
    assert (int(str(before)) - int(str(after)), claims()) == (1, before)
    assert int(str(before)) < every, "quotes rest on its words, too"
