"""What people code otherwise than others: names of properties, values in words, other records."""

from dataclasses import replace
from pathlib import Path

import pytest
from loading import put
from plain_context import AGGREGATE, ARMY, CAMPAIGN, EVENT, OTHER_ARMY, REPORT, Plain, count, day, members, words
from small_case import Cite, claim, small_case

from db.compare.kindred import as_kin, families, family, kin, shown
from db.compare.listing import asked_of, differences
from db.compare.relate import relate
from db.compare.value import Scope, Value
from db.edits.records import set_fields


class World(Plain):
    """The small world, with a series that is the cases of a report, and names of forces."""

    def documented(self, report: int, incident: int) -> bool:
        return report == REPORT and incident in (EVENT, AGGREGATE)

    def name(self, key: int | str) -> str:
        return {ARMY: "Norlandian forces", OTHER_ARMY: "Sudrian forces"}.get(key, super().name(key))  # type: ignore[call-overload]


WORLD = World()


def found(a: Value, b: Value) -> list[tuple[str, bool]]:
    forth, back = relate(a, b, WORLD), relate(b, a, WORLD)
    assert [one.turned().name for one in forth] == [one.name for one in back]
    return [(one.name, one.clash) for one in forth]


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("killed", "killed", ""),
        ("deaths", "killed", ""),
        ("civilians_killed", "killed", "civilians"),
        ("hospitals_closed", "facilities_closed", "hospitals"),
        ("facilities_closed", "facilities_closed", ""),
        ("mortar_attacks", "attacks", "attacks"),
        ("perpetrator", "who", ""),
        ("mood_of_the_town", "mood_of_the_town", ""),
    ],
)
def test_properties_of_other_names(code: str, name: str, unit: str) -> None:
    assert kin(code)[:2] == (name, unit)
    assert kin(kin(code).name).name == name


def test_a_family_is_compared_together_and_kept_under_its_own_name() -> None:
    known = ["killed", "deaths", "civilians_killed", "period", "date", "place"]
    assert families(["deaths"], known) == ["civilians_killed", "deaths", "killed"]
    assert families(["majority_period"], known) == ["date", "majority_period", "period"]
    assert shown("deaths", "killed") == shown("killed", "deaths") == "killed"
    assert shown("deaths", "fatalities") == shown("fatalities", "deaths")
    assert family("mood") == "mood"


def test_one_count_under_two_names() -> None:
    closed = replace(count("5", "not_said"), property="clinics_closed")
    assert as_kin(closed).unit == "clinics"
    assert found(closed, replace(count("5", "hospitals"), property="facilities_closed")) == [("type_differs", True)]
    assert found(replace(count("9"), property="deaths"), count("12")) == [("disjoint", True)]
    mortar = replace(count("2", "attacks"), property="mortar_attacks", subject=AGGREGATE)
    assert found(mortar, replace(count("18", "attacks"), property="attacks", subject=AGGREGATE)) == [
        ("scope_differs", False)
    ]


def test_a_count_or_day_in_words_is_read() -> None:
    assert found(words("killed", "twelve villagers"), count("9", "not_said")) == [("disjoint", True)]
    assert found(words("killed", "nine of them"), count("9")) == [("same", False)]
    assert found(words("killed", "nine on one day, two on the next"), count("9")) == []
    assert found(words("date", "4 May 2031"), day("5 May 2031")) == [("disjoint", True)]


def test_who_did_it_in_words_is_read_by_the_names_of_the_other() -> None:
    both = members("who", "who", ARMY, OTHER_ARMY, operator="jointly")
    assert found(words("blamed", "either Norlandian or Sudrian troops"), both) == [("attribution_differs", True)]
    assert found(words("blamed", "the Norlandians"), members("who", "who", ARMY)) == [("same", False)]
    assert found(words("blamed", "the Norlandians, apparently"), members("who", "who", ARMY)) == [("weaker", False)]
    denied = words("blamed", "no Norlandian aircraft flew")
    assert found(denied, members("who", "who", ARMY)) == [("disjoint", True)]
    assert found(words("blamed", "nobody knows"), both) == []


def test_or_is_not_and_where_both_are_words() -> None:
    one, other = words("blamed", "Norlandian or Sudrian gunners"), words("blamed", "Norlandian and Sudrian batteries")
    assert found(one, other) == [("attribution_differs", True)]


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("denied shelling markets", "markets were shelled on purpose", "disjoint"),
        ("the convoy was not hit", "the convoy was hit", "disjoint"),
        ("the raid may breach the treaty", "the raid breached the treaty", "weaker"),
        ("apparent reprisal against the village", "a reprisal against the village", "weaker"),
        ("did not sign", "never signed", "words_differ"),
        ("denied shelling markets", "the harvest was early", "words_differ"),
    ],
)
def test_denial_and_strength_in_words(one: str, other: str, name: str) -> None:
    assert found(words("statement", one), words("statement", other)) == [(name, name == "disjoint")]


def test_a_denial_in_words_of_a_denied_claim_is_one_denial() -> None:
    denial = words("statement", "did not shell markets", denies=True)
    assert found(denial, words("statement", "shelled two markets")) == [("disjoint", True)]
    assert found(denial, words("statement", "the harvest was early")) == [("words_differ", False)]


def test_what_is_denied_more_exactly_than_it_is_said_leaves_room() -> None:
    (one,) = relate(count("11", denies=True), count("at least 3"), WORLD)
    assert (one.rule, bool(one.soft)) == ("denied", True)
    (one,) = relate(count("at least 3", denies=True), count("11"), WORLD)
    assert (one.rule, one.soft) == ("denied", "")


def test_a_denial_without_a_value_meets_what_it_denies() -> None:
    denial = replace(words("killed", "has not acknowledged any deaths"), denies=True)
    (one,) = relate(denial, count("11"), WORLD)
    assert (one.name, one.rule, one.soft) == ("disjoint", "denied.words", "the denial names no value")
    assert found(count("11"), denial) == [("disjoint", True)]
    elsewhere_ = replace(denial, scope=Scope(area=1))
    assert found(elsewhere_, replace(count("11"), scope=Scope(area=2))) == []
    assert found(words("killed", "many, it is feared"), count("11")) == []


def test_periods_of_most_and_of_all_cases() -> None:
    most = replace(day("from Jan 2031 to Feb 2031"), property="majority_period", subject=REPORT)
    all_ = day("from May 2030 to Feb 2031", "window", subject=REPORT)
    assert found(most, all_) == [("scope_differs", False)]
    assert found(replace(most, subject=AGGREGATE), all_) == [("scope_differs", False)]
    later = replace(all_, date=day("from May 2031 to Aug 2031").date)
    assert found(most, later) == [("disjoint", True)]
    assert found(replace(most, subject=AGGREGATE), later) == [("disjoint", True)]
    assert found(replace(most, subject=CAMPAIGN), later) == []


def test_words_beside_a_date_say_what_begins() -> None:
    since, agreed = (replace(day("6 Mar 2031"), said=said, subject=CAMPAIGN) for said in ("since 6 March", "x"))
    assert found(since, replace(agreed, date=day("5 Mar 2031").date, said="agreed on 5 March")) == [
        ("date_roles_differ", False)
    ]
    assert found(replace(since, subject=EVENT), day("5 Mar 2031")) == [("disjoint", True)]


def test_other_names_are_compared_with_each_edit(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put(case, {"kind": "property", "code": "deaths", "label": "deaths", "value_type": "count"}, base=False)
        deaths = {"property": "deaths", "value": "3", "unit": "civilians", "modality": "concluded"}
        made = claim(case, deaths, Cite("A2", "At least eight people died in Ariha"))
        named = [(one.property, one.name) for one in differences(case, asked_of(case, "I1"))]
        assert ("killed", "disjoint") in named
        set_fields(case, [made], {"value": "11"})
        assert ("killed", "disjoint") not in [(o.property, o.name) for o in differences(case, asked_of(case, "I1"))]
