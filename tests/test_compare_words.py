"""Shared runs of words, origins, the ledger of quotes, candidates and both sides."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_case import keys, sample_case
from small_case import claim, put_text

from db.case import Case
from db.checks.verifying import verify
from db.compare import printing
from db.compare.candidates import candidates
from db.compare.counting import sources_behind
from db.compare.differing import differ
from db.compare.grouping import grouped
from db.compare.origins import groups, origins, shared
from db.compare.printing import counted, index_texts
from db.compare.prints import RUN, may_share, prints, runs, shingles, split
from db.compare.sides import sides
from db.compare.utterances import ledger, ungrouped
from db.edits.citing import Cite
from db.edits.decisions import decide
from db.edits.expunge import OneSpan, expunge
from db.edits.records import make_record, set_fields
from db.errors import Invalid
from db.oplog.undoing import undo

WIRE = """Agency: The shelling began before dawn and went on for four hours, witnesses told the agency on Sunday.
A doctor at the field hospital counted nine dead and thirty wounded, most of them from two families of the old town."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with sample_case(tmp_path_factory.mktemp("sample")) as case:
        yield case


def article(case: Case, title: str, words: str) -> int:
    made = make_record(case, "article", {"title": title, "publisher": title}).ids[0]
    put_text(case, made, words)
    return made


WORDS = st.lists(st.sampled_from("a b c d e f g h i j k l m n".split()), max_size=60)


@given(WORDS, WORDS, st.lists(st.sampled_from("one two three four five six".split()), min_size=RUN, max_size=20))
def test_a_run_of_so_many_words_is_always_found(before: list[str], after: list[str], run: list[str]) -> None:
    first, second = [*before, *run, *after], [*after[:5], *run, *before[:7]]
    marks = {number for number, _ in prints(first)} & {number for number, _ in prints(second)}
    assert marks
    found = runs(first, second)
    assert found
    for one in found:
        assert first[one.first : one.first + one.length] == second[one.second : one.second + one.length]
        assert one.length >= RUN


def test_spelling_and_typography_part_no_run() -> None:
    one = split("“Air strikes” — by the regime’s planes: cross-border aid was CUT again, and again, in Idlib")
    other = split('"air strikes" by the regime\'s planes; cross border aid was cut again and again in Idlib')
    assert one.words == other.words
    assert runs(one.words, other.words)[0].length == len(one.words)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("a pattern of attacks", "a pattern of attacks", "identical"),
        ("support — including airstrikes", "support – including air strikes", "typography"),
        ("a pattern of widespread attacks on them", "widespread attacks on them", "shortened"),
        ("helping the military’s crimes here", "helping the regime’s crimes here", "changed"),
        ("war crimes and crimes against humanity", "invaluable support by Russia", "other_part"),
    ],
)
def test_wordings_differ_word_by_word(first: str, second: str, kind: str) -> None:
    assert differ(first, second).kind == kind
    assert differ(second, first).kind == kind


def test_the_changed_word_is_lit() -> None:
    assert differ("helping the military’s crimes here", "helping the regime’s crimes here").changed == (
        "military’s",
        "regime’s",
    )


def test_articles_of_one_wire_are_one_origin(case: Case) -> None:
    made = [article(case, name, f"{WIRE}\n{name} says so.") for name in ("One", "Two", "Three")]
    assert groups(case) == {made[0]: made}
    for number, one in enumerate(made):
        make_record(
            case,
            "claim",
            {"subject": "I1", "property": "killed", "value": str(9 + number)},
            cites=[Cite(case.codes.code(one), "counted nine dead")],
        )
    incident = case.codes.id("I1")
    assert str(sources_behind(case, incident)) == "5 articles, 3 origins"
    assert case.row("SELECT sources, origins FROM incident_row") == (5, 3)
    own = [one for one in origins(case, incident) if one.own_voice]
    assert [one.articles for one in own] == [tuple(made), (case.codes.id("A2"),)]
    pairs = list(shared(case, made[0]))
    assert {(one.state, one.share > 0.9) for one in pairs} == {("one_text", True)}
    assert pairs[0].runs[0].words.startswith("Agency: The shelling began before dawn")


def test_people_correct_origins_and_take_it_back(case: Case) -> None:
    first, second = (article(case, name, f"{WIRE}\n{name} says so.") for name in ("One", "Two"))
    for one in (first, second):
        make_record(case, "claim", {"subject": "I1", "property": "killed", "value": "9"},
                    cites=[Cite(case.codes.code(one), "counted nine dead")])  # fmt: skip
    assert case.one("SELECT origins FROM incident_row") == 3
    apart = decide(case, first, second, "not_same_origin", "two reporters")
    assert groups(case) == {}
    assert case.one("SELECT origins FROM incident_row") == 4
    undo(case, apart.operation, "one wire after all")
    assert groups(case) == {first: [first, second]}
    decide(case, case.codes.id("A2"), second, "same_origin", "it says so")
    assert groups(case) == {case.codes.id("A2"): [case.codes.id("A2"), first, second]}
    assert case.one("SELECT origins FROM incident_row") == 2
    assert verify(case) == []


def test_a_body_and_who_belongs_to_it_are_one_origin(case: Case) -> None:
    make_record(case, "claim", {"subject": "I1", "property": "injured", "value": "3", "voice": "claimant",
                                "claimant": "P4"}, cites=[Cite("A1", "said A. Doctor")])  # fmt: skip
    assert case.one("SELECT origins FROM incident_row") == 3
    set_fields(case, case.codes.id("P4"), {"within": "P1"})
    assert case.one("SELECT origins FROM incident_row") == 2
    assert verify(case) == []


def test_texts_are_indexed_later_where_they_are_many(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.printing.AT_ONCE", 0)
    made = [article(case, name, WIRE) for name in ("One", "Two")]
    assert groups(case) == {}
    assert index_texts(case) == 2
    assert groups(case) == {made[0]: made}
    assert index_texts(case) == 0


def test_what_hangs_together_is_one_group() -> None:
    assert grouped([1, 2, 3, 4, 5], [(1, 2), (3, 2), (5, 4)]) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}


def test_origins_of_the_sample(sample: Case) -> None:
    named = keys(sample)
    by_name = {one.name: one for one in origins(sample)}
    assert len(by_name["Amnesty International"].articles) == 4
    assert by_name["Human Rights Watch"].through == ("Reuters",)
    assert str(sources_behind(sample, named["barrel-bombs"])) == "2 articles, 1 origin"
    assert sources_behind(sample, named["ariha"]).methods == 0
    assert sources_behind(sample, named["nowhere-who"]).methods == 6
    decided = {frozenset((one.a, one.b)): one.state for one in shared(sample)}
    assert decided[frozenset((named["eighteen"], named["nowhere"]))] == "same_origin"
    (run, *_) = next(shared(sample, named["eighteen"])).runs
    assert run.first_speakers == run.second_speakers == ("Heba Morayef",)


def test_the_ledger_of_the_sample(sample: Case) -> None:
    named = keys(sample)
    by_id = {quote: key for key, quote in named.items()}
    told = {by_id[one.id]: {by_id[quote.quote]: quote for quote in one.instances} for one in ledger(sample)}
    unprecedented = told["u-unprecedented"]
    assert unprecedented["q-eighteen-unprecedented"].kind == "shortened"
    assert unprecedented["q-nowhere-unprecedented-amnesty"].credited_to_another
    assert not unprecedented["q-nowhere-unprecedented-morayef"].credited_to_another
    support = told["u-support"]
    assert support["q-eighteen-support"].kind == "typography"
    assert support["q-schools-support"].crossed
    assert not support["q-eighteen-support"].crossed
    assert [one.code for one in ledger(sample, named["q-luther"])] == ["U3"]


def test_quotes_that_share_words_are_offered(case: Case) -> None:
    made = [article(case, name, WIRE) for name in ("One", "Two")]
    for number, one in enumerate(made):
        make_record(case, "quote", {"speaker": f"P{number + 1}"},
                    cites=[Cite(case.codes.code(one), "A doctor at the field hospital counted nine dead")])  # fmt: skip
    ((one, other, share),) = ungrouped(case)
    assert (one.article, other.article, share) == (*made, 1.0)
    utterance = make_record(case, "utterance", {"title": "nine dead"}).codes[0]
    set_fields(case, (one.id, other.id), {"utterance": utterance})
    assert ungrouped(case) == []
    (told,) = ledger(case)
    assert [(quote.kind, quote.credited_to_another) for quote in told.instances] == [
        ("identical", False),
        ("identical", True),
    ]
    assert told.stands_out


def test_however_many_say_the_same_words_they_are_one_utterance(case: Case) -> None:
    cite = [Cite(case.codes.code(article(case, "One", WIRE)), "A doctor at the field hospital counted nine dead")]
    for _ in range(60):
        make_record(case, "quote", {"speaker": "P1"}, cites=cite)
    (told,) = ledger(case)
    assert [one.kind for one in told.instances] == ["identical"] * 60


def test_events_that_may_be_one(case: Case) -> None:
    for title, day, place, killed in (
        ("Strike on the market of Ariha", "2020-01-29", "L2", "11 civilians"),
        ("Bombing of Ariha market", "2020-01-30", "L2", "11 civilians"),
        ("Strike far away", "2020-01-29", "", ""),
        ("Strike a year later", "2021-01-29", "L2", ""),
    ):
        held = {"date": day, "place": place, "killed": killed}
        make_record(case, "incident", {"title": title, **{name: one for name, one in held.items() if one}})
    (found,) = candidates(case)
    assert [case.codes.code(one) for one in (found.a, found.b)] == ["I2", "I3"]
    assert found.reasons[:2] == ("the same place", "1 day apart")
    assert candidates(case, record=case.codes.id("I4")) == []
    decide(case, found.a, found.b, "not_same", "two nights")
    assert candidates(case) == []
    with pytest.raises(Invalid, match="Only incidents"):
        candidates(case, "claim")


def test_people_and_bodies_by_name(case: Case) -> None:
    for name in ("Heba Morayef", "Hiba Murayef", "H. Morayef", "Syrian Army", "Samir Haddad", "U.N.", "The UN"):
        make_record(case, "actor", {"name": name, "kind": "igo" if "N" in name else "person"})
    found = {frozenset((case.label(one.a), case.label(one.b))): one.reasons for one in candidates(case, "actor")}
    assert found == {
        frozenset(("Heba Morayef", "Hiba Murayef")): ("names that differ in vowels or doubled letters alone",),
        frozenset(("Heba Morayef", "H. Morayef")): ("the same last name and initial",),
        frozenset(("U.N.", "The UN")): ("the same name",),
    }


def test_both_sides_of_the_sample(sample: Case) -> None:
    named = keys(sample)
    by_id = {record: key for key, record in named.items()}
    bombing = sides(sample, named["bombing-report"])
    assert {by_id[line.leads] for line in bombing.denied} == {"bombing-cliches", "bombing-targets-civilians-denied"}
    assert {answer.kind for answer in bombing.unasked} >= {"denied_blanket", "countercharge", "alternative"}
    assert [by_id[line.leads] for line in bombing.exonerating] == ["e-russia-statement"]
    assert "bombing-only-terrorists" not in {by_id[line.leads] for line in bombing.alleged}
    (asked,) = sides(sample, named["targeting-report"]).requests
    assert [(answer.name, answer.kind) for answer in asked.answers] == [
        ("Government of Syria", "none"),
        ("Office of the President of Russia", "none"),
    ]
    assert all(answer.outlet for answer in asked.answers)
    ariha = sides(sample, named["ariha"])
    assert [by_id[line.leads] for line in ariha.alleged] == ["schools-ariha-who"]
    assert [one.title for one in ariha.requests] == ["inquiries about the accusations; who asked is not said"]


def test_an_addressee_of_whom_nothing_is_said(case: Case) -> None:
    make_record(case, "request", {"title": "questions", "about": "I1"}, links={"addressees": ["P2", "P3"]})
    make_record(case, "response", {"title": "none", "actor": "P2", "kind": "none", "request": "RQ1", "about": "I1",
                                   "as_of": "2020-02-01"})  # fmt: skip
    (asked,) = sides(case, case.codes.id("I1")).requests
    assert [(one.name, one.kind, one.as_of) for one in asked.answers] == [
        ("North Force", "none", "2020-02-01"),
        ("South Force", "", ""),
    ]


def test_two_texts_share_as_much_from_either_side() -> None:
    once = "one two three four five six seven eight nine ten eleven twelve"
    first, second = split(once), split(f"{once} and again {once}")
    assert counted(first, second) == counted(second, first) >= RUN


def test_a_text_that_shares_with_more_than_are_kept_is_no_finding(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST", 3)
    paragraphs = [" ".join(f"{letter}{number}" for number in range(30)) + "." for letter in "abcdefg"]
    for number, words in enumerate(paragraphs):
        article(case, f"Part {number}", words)
    whole = article(case, "All of them", "\n".join(paragraphs))
    assert case.one("SELECT count(*) FROM article_shared WHERE b = ?", (whole,)) == 3
    assert verify(case, whole=True) == []
    with case.side() as connection:
        connection.execute("DELETE FROM article_shared WHERE b = ?", (whole,))
        connection.execute("DELETE FROM text_print WHERE text = (SELECT max(text) FROM text_print)")
    assert {one.kind for one in verify(case, whole=True)} == {"derived"}


@pytest.mark.parametrize("expunged", [False, True])
def test_a_text_that_shared_with_more_than_are_kept_once_is_no_finding(
    case: Case, monkeypatch: pytest.MonkeyPatch, expunged: bool
) -> None:
    monkeypatch.setattr(printing, "MOST", 3)
    monkeypatch.setattr(printing, "COMMON", 8)
    long, short = (" ".join(f"{letter}{number}" for number in range(size)) for letter, size in (("a", 60), ("b", 14)))
    alone = article(case, "Alone", f"{short}.")
    others = [article(case, f"Part {number}", f"{long} own{number}.") for number in range(4)]
    whole = article(case, "Both", f"{long} {short}.")
    assert (alone, whole) not in case.rows("SELECT a, b FROM article_shared")
    if expunged:
        for one in others:
            expunge(case, OneSpan(case.codes.code(one), 0, len(long)), "at risk", yes=True)
    else:
        for number in range(4):
            article(case, f"More {number}", f"{long} more{number}.")
    assert verify(case, whole=True) == []


def test_texts_are_compared_only_where_so_many_words_in_a_row_can_be_shared() -> None:
    words = [f"word{n}" for n in range(3 * RUN)]
    for size in (RUN - 1, RUN, RUN + 1):
        other = [*map(str, range(7)), *words[5 : 5 + size], *map(str, range(20, 27))]
        assert may_share(shingles(other), frozenset(shingles(words))) == bool(runs(words, other)) == (size >= RUN)


def test_an_answer_that_is_kept_as_a_claim_stands_on_both_sides(case: Case) -> None:
    told = claim(case, {"property": "response", "value": "no comment"}, Cite("A1", "The army denied it"))
    record = case.codes.id("I1")
    assert [line.leads for line in sides(case, record).told] == [told]
    cites = [Cite("A1", "The army denied it")]
    make_record(
        case, "response", {"title": "denied", "actor": "P2", "about": "I1", "kind": "denied event"}, cites=cites
    )
    assert sides(case, record).told == ()


TOLD = (
    "The governor said on Monday that the dam would hold through the winter rains.",
    "“The dam will hold, even in the winter rains,” the governor said.",
)


def test_a_paraphrase_is_proposed_and_never_joined_by_itself(case: Case) -> None:
    made = [article(case, name, words) for name, words in zip(("One", "Two"), TOLD, strict=True)]
    cited = ("the dam would hold through the winter rains", "The dam will hold, even in the winter rains")
    quotes = [
        make_record(case, "quote", {"speaker": "P4", "mode": mode}, cites=[Cite(case.codes.code(one), words)]).ids[0]
        for one, words, mode in zip(made, cited, ("paraphrase", "direct"), strict=True)
    ]
    (found,) = candidates(case, "quote")
    assert (found.a, found.b) == tuple(quotes)
    assert found.reasons[:2] == ("the same speaker", "both say winter, rains")
    assert [one for one in ledger(case) if len(one.instances) > 1] == []
    decide(case, *quotes, "same", "one speech")
    assert candidates(case, "quote") == []
    (told,) = ledger(case)
    assert {one.quote for one in told.instances} == set(quotes)
    undo(case, None, "to try it")
    decide(case, *quotes, "not_same", "two speeches")
    assert candidates(case, "quote") == []
    assert list(ledger(case)) == []


@pytest.mark.parametrize(
    "changed", [{"speaker": "P3"}, {"mode": "direct"}, {"status": "draft"}], ids=("speaker", "mode", "status")
)
def test_what_is_no_paraphrase_is_not_proposed(case: Case, changed: dict[str, str]) -> None:
    made = [article(case, name, words) for name, words in zip(("One", "Two"), TOLD, strict=True)]
    first = {"speaker": "P4", "mode": "paraphrase", **changed}
    cited = ("the dam would hold through the winter rains", "The dam will hold, even in the winter rains")
    for one, words, fields in zip(made, cited, (first, {"speaker": "P4"}), strict=True):
        make_record(case, "quote", fields, cites=[Cite(case.codes.code(one), words)])
    assert candidates(case, "quote") == []
