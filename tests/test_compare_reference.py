"""What a careful reader finds in the sample, by the table beside its sources, against what the rules find."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from sample_case import keys, sample_case

from db.case import Case
from db.compare.listing import asked_of, between, differences
from db.compare.reading import read_claim, value_types
from db.compare.relate import unsourced
from db.compare.utterances import ledger
from db.compare.value import FIRST_SIDE
from db.kinds import kind_of
from db.sample import SOURCES

NAMES = {
    "same": "same",
    "refines": "refines",
    "approximately same": "approximately_same",
    "overlaps": "overlaps",
    "disjoint": "disjoint",
    "disjoint, softened by “most”": "disjoint",
    "scope differs": "scope_differs",
    "type differs": "type_differs",
    "date roles differ": "date_roles_differ",
    "wording only": "wording_only",
    "wording only (quotes)": "wording_only",
    "stronger, weaker": "stronger",
    "attributed differently": "attributed_differently",
    "contradicts itself": "contradicts_itself",
    "attribution differs": "attribution_differs",
}
TABLE = (SOURCES / "README.md").read_text("utf-8").partition("## What a careful reader finds")[2]
TABLE = TABLE.partition("More to notice")[0]
LINES = [tuple(part.strip() for part in line.split(" | ")) for line in re.findall(r"^\| (.+) \|$", TABLE, re.M)[2:]]
FOUND = [(line[0], tuple(re.findall(r"`([^`]+)`", line[1]))) for line in LINES if line[0] in {*NAMES, "unsourced"}]
PAIRS = [(said, pair) for said, named in FOUND if said != "unsourced" for pair in combinations(named, 2)]
CLEANSING = [f"nowhere-cleansing-{part}" for part in ("since", "legal", "largest", "purpose")]
ALONE = [name for said, named in FOUND if said == "unsourced" for name in named if not name.endswith("…")] + CLEANSING
# Look-alikes of the sample, in the words of its README: none of these is a contradiction.
LOOK_ALIKES = (
    ("schools-school-killed", "targeting-jisr-killed"),
    ("schools-assault-killed", "bombing-killed-lead"),
    ("schools-assault-killed", "bombing-killed-headline"),
    ("nowhere-cases", "bombing-cases"),
    ("nowhere-ten-facilities", "nowhere-five-closed"),
    ("schools-school-place", "nowhere-areas"),
    ("bombing-luther-post", "eighteen-morayef-post"),
    ("bombing-war-victims", "schools-war-killed"),
    ("nowhere-ten-killed", "schools-ariha-killed"),
    ("targeting-cases", "nowhere-cases"),
    ("schools-killed-since-december", "targeting-offensive-killed"),
    ("schools-truce-date", "targeting-truce-agreed"),
    ("targeting-displaced", "nowhere-displaced"),
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with sample_case(tmp_path_factory.mktemp("sample")) as case:
        yield case


@pytest.fixture(scope="module")
def named(case: Case) -> dict[str, int]:
    return keys(case)


def test_the_table_is_read() -> None:
    assert len(PAIRS) >= 40
    assert {said for said, _ in FOUND} == {*NAMES, "unsourced"}
    assert len(LINES) == len(FOUND)


def told_of(case: Case, a: int, b: int) -> Iterator[str]:
    """How the ledger tells two quotes of one utterance apart."""
    (told,) = ledger(case, a)
    one, other = (quote for quote in told.instances if quote.quote in (a, b))
    if one.credited_to_another != other.credited_to_another:
        yield "attributed_differently"
    if "identical" not in (one.kind, other.kind) or one.kind != other.kind:
        yield "wording_only"


@pytest.mark.parametrize(("said", "pair"), PAIRS, ids=lambda one: one if isinstance(one, str) else " / ".join(one))
def test_each_line_is_found(case: Case, named: dict[str, int], said: str, pair: tuple[str, str]) -> None:
    a, b = (named[key] for key in pair)
    if kind_of(a).name == "quote":
        assert list(told_of(case, a, b)) == [NAMES[said]]
        return
    found = between(case, a, b)
    of_name = [one for one in found if FIRST_SIDE.get(one.name, one.name) == NAMES[said]]
    assert of_name, [one.name for one in found]
    assert ("“most”" in said) == (of_name[0].soft == "“most”")


@pytest.mark.parametrize("key", ALONE)
def test_claims_with_nobody_behind_them(case: Case, named: dict[str, int], key: str) -> None:
    value = read_claim(case.connection, named[key], value_types(case.connection))
    assert value
    assert unsourced(value)
    listed = differences(case, asked_of(case, case.codes.code(named[key]), "unsourced"))
    assert [one.first.claim for one in listed] == [named[key]]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_no_look_alike_is_a_contradiction(case: Case, named: dict[str, int], one: str, other: str) -> None:
    assert not [found.name for found in between(case, named[one], named[other]) if found.clash]
    rows = case.rows(
        "SELECT name FROM claim_relation WHERE state IN ('open', 'again') AND (a = ?1 AND b = ?2 OR a = ?2 AND b = ?1)",
        (named[one], named[other]),
    )
    assert rows == []


def test_what_is_listed_as_open_is_what_a_reader_would_ask(case: Case, named: dict[str, int]) -> None:
    by_id = {record: key for key, record in named.items()}
    found = {
        (one.name, frozenset((by_id[one.first.claim], by_id[one.second.claim])))
        for one in differences(case, asked_of(case, state="open"))
        if one.second
    }
    reference = {
        (NAMES[said], frozenset(pair)) for said, pair in PAIRS if kind_of(named[pair[0]]).name == "claim"
    }  # fmt: skip
    more = {
        ("disjoint", frozenset({"schools-ghab-dominated", "targeting-north-west-held"})),
        ("attribution_differs", frozenset({"eighteen-who-lead", "schools-who"})),
    }
    attributed = {pair for name, pair in found if name == "attributed_differently"}
    assert {one for one in found if one[0] != "attributed_differently"} <= reference | more
    assert frozenset({"schools-direct", "eighteen-direct"}) in attributed
    # Each pair of speakers is of one utterance, and one of the two gives its words to the report.
    assert all(any(key.startswith("schools-") for key in pair) for pair in attributed)


def test_every_kind_of_relation_stands_in_the_sample(case: Case) -> None:
    kept = {row[0] for row in case.rows("SELECT DISTINCT name FROM claim_relation")}
    wanted = {name for name in NAMES.values() if name != "same"}
    assert wanted <= kept
    assert list(differences(case, asked_of(case, name="look_alike")))
    states = {row[0] for row in case.rows("SELECT DISTINCT state FROM claim_relation")}
    assert {"open", "decided"} <= states
