"""Claims of a weekday: words alone until the date of their article is known, then a day with its premise."""

from pathlib import Path

import pytest
from empty_case import empty_case
from loading import jsonl
from small_case import an_article, put_text

from db import (
    Case,
    Cite,
    Invalid,
    accept,
    describe,
    dump,
    from_words,
    load,
    make_record,
    offers,
    set_fields,
    undo,
    verify,
)

CLAIM = {"kind": "claim", "subject": "i", "property": "date"}
WORDS = "A raid on Saturday killed nine. It was over by Sunday evening."


def article(case: Case, published: str = "") -> str:
    """The code of an article of these words."""
    made = an_article(case, published)
    put_text(case, made, WORDS)
    return case.codes.code(made)


def said(case: Case, words: str, code: str) -> int:
    """A claim about when I1 was, of these words."""
    entries = {"subject": "I1", "property": "date"}
    return make_record(case, "claim", entries, cites=[Cite(code, words)]).ids[0]


def dated(case: Case, claim: int) -> tuple[object, ...]:
    """The day, whether it is inferred, and the premise."""
    return case.row("SELECT date, inferred, premise FROM claim WHERE id = ?", (claim,))


def test_a_weekday_waits_for_the_date_of_its_article(case: Case) -> None:
    code = article(case)
    claim, other = said(case, "Saturday", code), said(case, "Sunday evening", code)
    assert dated(case, claim) == (None, 0, None)
    set_fields(case, case.codes.id(code), {"published": "2021-03-14"})
    premise = "“Saturday”, read against the day of publishing, 2021-03-14"
    assert dated(case, claim) == ("2021-03-13", 1, premise)
    assert dated(case, other)[0] == "2021-03-14"
    undo(case)
    assert dated(case, claim) == (None, 0, None)
    assert not list(verify(case))


def test_it_is_a_day_at_once_where_the_date_is_known(case: Case) -> None:
    assert dated(case, said(case, "Saturday", article(case, "2021-03-14")))[:2] == ("2021-03-13", 1)
    assert dated(case, said(case, "Saturday", article(case, "2021-03"))) == (None, 0, None)


def test_a_premise_that_falls_is_said(case: Case) -> None:
    code = article(case, "2021-03-14")
    claim = said(case, "Saturday", code)
    assert describe(case, claim).marks == ()
    set_fields(case, case.codes.id(code), {"published": "2021-03-21"})
    assert describe(case, claim).marks == ("its premise has fallen: its article is dated 21 Mar 2021 now",)
    set_fields(case, case.codes.id(code), {"published": ""})
    assert describe(case, claim).marks == ("its premise has fallen: its article is without a date now",)


def test_the_form_takes_the_words_and_says_what_follows(case: Case) -> None:
    code = article(case)
    (text,) = case.row("SELECT id FROM text ORDER BY id DESC LIMIT 1")
    start = WORDS.index("Saturday")
    read = from_words(case, "claim", text, start, start + len("Saturday"))
    assert read.entries["property"] == "date"
    assert "value" not in read.entries
    with pytest.raises(Invalid, match="hangs on the date of its article"):
        make_record(
            case, "claim", {"subject": "I1", "property": "date", "value": "Saturday"}, cites=[Cite(code, "raid")]
        )


def test_a_weekday_is_suggested_in_an_article_without_a_date(case: Case) -> None:
    code = article(case)
    found = offers(case, case.codes.id(code), ("date",))[0]
    accept(case, found, about=case.codes.id("I1"))
    assert case.row("SELECT said, date FROM claim ORDER BY id DESC") == ("Saturday", None)


def test_what_is_loaded_and_dumped(tmp_path: Path) -> None:
    told = {"kind": "article", "key": "a", "title": "A", "text": WORDS, "published": "2021-03-14"}
    undated = {**told, "key": "b", "text": WORDS + " So it was said.", "published": None}
    claims = [{**CLAIM, "cites": {"article": one, "words": "Saturday"}} for one in "ab"]
    dumps: list[list[bytes]] = []
    lines = [jsonl(told, undated, {"kind": "incident", "key": "i", "title": "Raid"}, *claims)]
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        with empty_case(tmp_path / name) as case:
            load(case, lines[-1])
            assert case.rows("SELECT date, inferred FROM claim") == [("2021-03-13", 1), (None, 0)]
            dumps.append([])
            dump(case, dumps[-1].append)
        lines.append(b"".join(dumps[-1]))
    assert dumps[0] == dumps[1]
