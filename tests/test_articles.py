"""Articles from files: decoded and kept as they came, found again, refused by name."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from empty_case import empty_case
from hypothesis import given
from hypothesis import strategies as st

from db import wording
from db.case import Case
from db.checks.verifying import verify
from db.edits.records import set_fields
from db.errors import CaseError, Invalid
from db.importing.articles import Added, add
from db.importing.load import load
from db.importing.storing import part_rows, store_text, text_digest
from db.oplog.undoing import undo
from db.sheet.describing import describe
from db.words.spans import canonical
from tui.cli.files import added

NEWS = "Market is hit\n\nPublished 11 May 2020\n\nTwo shells hit a market on Monday and killed 11 civilians, it said.\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_an_article_is_kept_as_it_came(case: Case, tmp_path: Path) -> None:
    raw = ("\ufeff" + NEWS.replace("\n", "\r\n")).encode("utf-16")
    (done,) = add(case, [file(tmp_path, "news.txt", raw)], reason="from the wire")
    assert done == Added("news.txt", "A1", False, "Market is hit", "2020-05-11", ("title", "published"), 20)
    article, text = case.get("A1"), case.get("TX1")
    assert (article["title_confirmed"], article["published_confirmed"], article["status"]) == (0, 0, "todo")
    assert wording.whole(case, text.id) == NEWS
    assert case.one("SELECT bytes FROM raw") == raw
    assert text["raw_sha256"] == sha256(raw).hexdigest()
    assert text["sha256"] == sha256(NEWS.encode()).hexdigest()
    assert (text["encoding"], text["media_type"], text["raw_name"], text["version"]) == (
        "utf-16-le", "text/plain", "news.txt", 1,
    )  # fmt: skip
    assert (text["length"], text["bytes"]) == (len(NEWS), len(NEWS.encode()))
    assert case.row("SELECT action, reason FROM operation ORDER BY id DESC") == ("add", "from the wire")
    assert verify(case) == []


def test_what_is_said_of_it_stands_over_what_is_found(case: Case, tmp_path: Path) -> None:
    meta = {
        "title": "Another title", "publisher": "An Agency", "published": "2020-05", "author": "A. Writer",
        "url": "https://example.org/1", "archive_url": "https://example.org/2", "captured_at": "2020-05-12 10:00",
        "collected_by": "Ben", "how": "downloaded", "received_from": "a partner", "language": "en",
        "handling": "internal", "kind": "newspaper",
    }  # fmt: skip
    (done,) = add(case, [file(tmp_path, "news.txt", NEWS)], meta)
    article = case.get("A1")
    assert (done.title, done.published, done.unconfirmed) == ("Another title", "2020-05", ())
    assert (article["title_confirmed"], article["published_high"], article["kind"]) == (
        1, "2020-05-31", "article.newspaper",
    )  # fmt: skip
    assert case.get("TX1")["language"] == "en"
    custody = article.links["custody"][0]
    assert (custody["handed_by"], custody["handed_to"], custody["at"], custody["how"]) == (
        "a partner", "Ben", "2020-05-12T10:00:00Z", "downloaded",
    )  # fmt: skip


def test_the_day_of_an_update_is_taken_for_want_of_another_and_said(case: Case, tmp_path: Path) -> None:
    updated = NEWS.replace("Published", "Last updated:")
    (done,) = add(case, [file(tmp_path, "a.txt", updated)])
    assert (done.published, done.unconfirmed, done.updated) == ("2020-05-11", ("title", "published"), True)
    assert added(done).endswith("title and date unconfirmed (the day of its last update).")
    (given,) = add(case, [file(tmp_path, "b.txt", updated.replace("Two", "Six"))], {"published": "2020-05-10"})
    assert (given.published, given.updated) == ("2020-05-10", False)
    (both,) = add(case, [file(tmp_path, "c.txt", NEWS.replace("\n\nTwo", "\nUpdated 12 May 2020\n\nTwo"))])
    assert (both.published, both.updated) == ("2020-05-11", False)


def test_a_date_that_is_not_there_is_not_confirmed(case: Case, tmp_path: Path) -> None:
    (done,) = add(case, [file(tmp_path, "a.txt", "A few words without a date.")], {"title": "Words"})
    load(case, b'{"kind": "article", "title": "More", "text": "Other words."}')
    assert done.unconfirmed == ()
    assert [case.get(code)["published_confirmed"] for code in ("A1", "A2")] == [0, 0]
    assert describe(case, case.codes.id("A1")).marks == ()
    set_fields(case, case.codes.id("A1"), {"published": "2020-05-11"})
    assert case.get("A1")["published_confirmed"] == 1
    set_fields(case, case.codes.id("A1"), {"published": ""})
    assert case.get("A1")["published_confirmed"] == 0
    undo(case, reason="again")
    assert (case.get("A1")["published"], case.get("A1")["published_confirmed"]) == ("2020-05-11", 1)
    assert verify(case) == []


def test_no_hand_over_is_made_up(case: Case, tmp_path: Path) -> None:
    add(case, [file(tmp_path, "news.txt", NEWS)], {"collected_by": "Ben"})
    assert case.rows("SELECT 1 FROM custody") == []


def test_testimony_starts_protected(case: Case, tmp_path: Path) -> None:
    add(case, [file(tmp_path, "a.txt", NEWS)], {"kind": "victim testimony"})
    add(case, [file(tmp_path, "b.txt", "x" + NEWS)], {"kind": "transcript", "handling": "internal"})
    assert case.rows("SELECT handling FROM article ORDER BY id") == [("protected",), ("internal",)]


def test_words_that_are_there_are_added_once(case: Case, tmp_path: Path) -> None:
    first, again = file(tmp_path, "a.txt", NEWS), file(tmp_path, "b.txt", NEWS.replace("\n", "\r\n"))
    both = add(case, [first, again])
    assert [(one.code, one.there) for one in both] == [("A1", False), ("A1", True)]
    operations = len(case.rows("SELECT 1 FROM operation"))
    assert [(one.code, one.there, one.title) for one in add(case, [again])] == [("A1", True, "Market is hit")]
    assert len(case.rows("SELECT 1 FROM operation")) == operations
    with case.write("withdraw", "by mistake") as writer:
        writer.update("article", case.codes.id("A1"), {"withdrawn": "by mistake"})
    assert [(one.code, one.there) for one in add(case, [again])] == [("A2", False)]


def test_files_that_are_no_text_are_named_while_the_others_go_in(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    file(tmp_path, "in/1.txt", NEWS)
    file(tmp_path, "in/2.png", b"\x89PNG\r\n\x1a\n....")
    file(tmp_path, "in/3.txt", b"")
    file(tmp_path, "in/4.txt", b"a\0b")
    file(tmp_path, "in/5.txt", "été".encode("latin-1"))
    file(tmp_path, "in/.hidden", NEWS + "more")
    (tmp_path / "empty").mkdir()
    done = add(case, [folder, tmp_path / "none.txt", tmp_path / "empty"])
    assert [one.code for one in done] == ["A1", "", "", "", "", "", ""]
    why = ("PNG picture", "is empty", "has a NUL", "--encoding", "There is no file", "holds no files")
    for one, words in zip(done[1:], why, strict=True):
        assert words in one.problem
        assert one.problem.startswith((str(tmp_path), "There is no file"))
    assert len(case.rows("SELECT 1 FROM article")) == 1


def test_an_encoding_can_be_named(case: Case, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "été".encode("latin-1"))
    assert add(case, [path])[0].problem
    assert add(case, [path], encoding="latin-1")[0].code == "A1"
    assert case.one("SELECT words FROM part") == "été"


@pytest.mark.parametrize(
    ("meta", "sentence"),
    [
        ({"titel": "x"}, "“titel” is nothing that is said of an article here"),
        ({"published": "soon"}, "“soon” is not a date"),
        ({"handling": "secret"}, "“secret” is no handling"),
        ({"outlet": "P9"}, "holds no P9"),
    ],
)
def test_wrong_meta_is_said_before_anything_is_added(
    case: Case, tmp_path: Path, meta: dict[str, str], sentence: str
) -> None:
    with pytest.raises(CaseError, match=sentence):
        add(case, [file(tmp_path, "a.txt", NEWS)], meta)
    assert case.one("SELECT count(*) FROM record") == 0


def test_one_title_is_for_one_file(case: Case, tmp_path: Path) -> None:
    files = [file(tmp_path, "a.txt", NEWS), file(tmp_path, "b.txt", NEWS + "b")]
    with pytest.raises(Invalid, match="One title is for one file"):
        add(case, files, {"title": "x"})


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Hospital hit\n\nShells killed three people.", "Hospital hit"),
        ("Hospital hit\nBy A. Writer\n29 January 2020\n\nShells killed three people.", "Hospital hit"),
        ("Hospital hit\n29 January 2020\nShells killed three people.", "Hospital hit"),
        ("Hospital hit\nShells killed three people.", "short"),
        ("Hospital hit\n\nThree dead.", "short"),
        ("Hospital hit.\n\nShells killed three people.", "short"),
    ],
)
def test_over_a_short_text_a_title_stands_apart(case: Case, tmp_path: Path, words: str, title: str) -> None:
    path = tmp_path / "short.txt"
    path.write_text(words, encoding="utf-8")
    assert add(case, [path])[0].title == title


def test_a_text_without_headline_is_called_as_its_file(case: Case, tmp_path: Path) -> None:
    (done,) = add(case, [file(tmp_path, "statement of friday.txt", "It was so. That is all that there is to say.")])
    assert (done.title, done.published, done.unconfirmed) == ("statement of friday", "", ("title",))


def test_the_real_articles_go_in_as_they_are(case: Case, articles: Path) -> None:
    done = add(case, sorted(articles.glob("*.txt")))
    assert [one.code for one in done] == ["A1", "A2", "A3", "A4", "A5"]
    for one, path in zip(done, sorted(articles.glob("*.txt")), strict=True):
        text = case.one("SELECT id FROM text WHERE article = ?", (case.codes.id(one.code),))
        assert case.one("SELECT bytes FROM raw WHERE text = ?", (text,)) == path.read_bytes()
        assert wording.whole(case, text) == canonical(path.read_text("utf-8"))
    assert verify(case) == []


@given(st.text(st.sampled_from("aé漢😀 \n"), min_size=1, max_size=60))
def test_parts_are_the_text(words: str) -> None:
    rows = part_rows(7, words)
    assert "".join(row[5] for row in rows) == words
    assert [row[1] for row in rows] == list(range(1, len(rows) + 1))
    for text, _, start, stop, at, piece in rows:
        assert (text, words[start:stop], words.encode()[at:].decode()[: stop - start]) == (7, piece, piece)


def test_a_later_text_says_what_it_is_of(case: Case, tmp_path: Path) -> None:
    add(case, [file(tmp_path, "a.txt", NEWS)])
    article, first = case.codes.id("A1"), case.codes.id("TX1")
    with case.write("correct") as writer:
        text = store_text(
            writer, article, "It killed 12.", b"It killed 12.", version=2, relation="correction", of=first
        )
    found = case.get(text)
    assert (found["version"], found["relation"], found["of"]) == (2, "correction", first)
    assert found["sha256"] == text_digest("It killed 12.")
    assert wording.newest(case, article) == text
    assert verify(case) == []


def test_names_of_files_that_are_no_text_are_kept_as_far_as_they_are(case: Case, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff\nname.txt")
    try:
        Path(path).write_text("Some words.")
    except OSError:
        pytest.skip("this file system takes no such names")
    assert add(case, [path])[0].title == "odd\ufffd name"
    assert case.one("SELECT raw_name FROM text") == "odd\ufffd name.txt"
