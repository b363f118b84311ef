"""Relations between two claims: each rule by example, and what must hold of all of them."""

from dataclasses import replace

import pytest
from plain_context import (
    AGGREGATE,
    ARMY,
    BODY,
    CAMPAIGN,
    CITY,
    EVENT,
    GOVERNORATE,
    NEXT,
    OTHER_ARMY,
    OTHER_STATE,
    PERSON,
    REGION,
    REPORT,
    STATE,
    Plain,
    count,
    day,
    members,
    words,
)

from db.compare.relate import relate, unsourced
from db.compare.value import Value

WORLD = Plain()


def names(a: Value, b: Value) -> list[str]:
    return [one.name for one in relate(a, b, WORLD)]


def clash(a: Value, b: Value) -> bool:
    return any(one.clash for one in relate(a, b, WORLD))


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("74", "74", "same"),
        ("74", "more than 70", "refines"),
        ("more than 70", "74", "refined_by"),
        ("about 1 million", "almost 1 million", "approximately_same"),
        ("almost 1 million", "1 million", "approximately_same"),
        ("about 100", "109", "approximately_same"),
        ("about 100", "111", "disjoint"),
        ("about 500", "hundreds", "refines"),
        ("at least 8", "at most 11", "overlaps"),
        ("11", "15", "disjoint"),
        ("almost 1 million", "more than 1.4 million", "disjoint"),
        ("between 3 and 5", "4", "refined_by"),
        ("at least 3", "more than 2", "same"),
    ],
)
def test_counts_compare_as_ranges(one: str, other: str, name: str) -> None:
    assert names(count(one), count(other)) == [name]
    assert clash(count(one), count(other)) == (name == "disjoint")


def test_a_count_without_a_number_says_nothing() -> None:
    assert names(count("several"), count("3")) == []


def test_units_of_people_are_never_read_as_one_another() -> None:
    assert names(count("8", "people"), count("11", "civilians")) == ["scope_differs"]
    assert names(count("11", "not_said"), count("11", "civilians")) == ["scope_differs"]


def test_one_number_of_two_kinds_of_thing_is_a_question() -> None:
    (found,) = relate(count("5", "hospitals"), count("5", "clinics"), WORLD)
    assert (found.name, found.clash) == ("type_differs", True)
    (found,) = relate(count("dozens", "attacks"), count("46", "cases"), WORLD)
    assert (found.name, found.clash) == ("type_differs", False)
    assert names(count("5", "hospitals"), count("12", "clinics")) == ["scope_differs"]
    assert names(count("18", "cases"), count("18", "attacks")) == ["wording_only"]


def test_different_windows_never_contradict() -> None:
    one, other = count("500", window="since Dec 2019"), count("2,000", window="from Apr 2019 to Mar 2020")
    assert names(one, other) == ["scope_differs"]
    assert names(count("500", window="from May 2019 to Feb 2020"), count("700", window="2019-05-05/2020-02-20")) == [
        "disjoint"
    ]


def test_areas_and_whom_are_scope() -> None:
    assert names(count("9", area=CITY), count("12", area=GOVERNORATE)) == ["scope_differs"]
    assert names(count("15", whom="fighters of the regime"), count("7", whom="extremists")) == ["scope_differs"]
    assert names(count("9", whom="residents of Idlib"), count("9", whom="Idlib’s residents")) == ["same"]


def test_a_scope_that_one_alone_gives() -> None:
    scoped = count("500", window="since Dec 2019")
    assert names(replace(scoped, subject=CAMPAIGN), count("700", subject=CAMPAIGN)) == ["scope_differs"]
    assert names(scoped, count("700")) == ["disjoint"]
    (found,) = relate(scoped, count("hundreds"), WORLD)
    assert found.name == "refines"
    assert found.params == {"only_one_says": "window"}


def test_a_part_is_not_set_against_the_whole() -> None:
    assert names(count("most of 18", "attacks"), count("18", "attacks")) == ["scope_differs"]


def test_what_goes_on_is_counted_as_of_a_day() -> None:
    five, nine = count("5", subject=CAMPAIGN, articles=frozenset({1})), count("9", subject=CAMPAIGN)
    assert names(five, nine) == ["scope_differs"]
    dated = day("11 May 2020").date, day("20 May 2020").date, day("1 Aug 2020").date
    assert names(replace(five, published=dated[0]), replace(nine, published=dated[1])) == ["disjoint"]
    assert names(replace(five, published=dated[0]), replace(nine, published=dated[2])) == ["scope_differs"]
    assert names(replace(five, subject=AGGREGATE), replace(nine, subject=AGGREGATE)) == ["disjoint"]


def test_a_qualifier_that_may_cover_two_numbers_softens() -> None:
    (found,) = relate(count("13", shared=True), count("15"), WORLD)
    assert (found.name, bool(found.soft)) == ("disjoint", True)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("2020-03-05", "2020-03", "refines"),
        ("2020-03-05", "2020-03-05", "same"),
        ("2020-03-05", "2020-03-06", "disjoint"),
        ("2019-05-05/2020-02-20", "2019-05/2020-02", "refines"),
        ("2019-05-05/2020-02-20", "2020-01/2020-02", "overlaps"),
        ("2020-01/2020-02", "2019-12/2020-02", "refines"),
        ("2019-05-05/2020-02", "2019-05/2020-02-20", "approximately_same"),
        ("2019-12/..", "2020-01-29", "refined_by"),
        ("../2020-01-28", "2020-01-29", "disjoint"),
        ("XXXX-09-30", "2015-09-30", "refined_by"),
        ("XXXX-09-30", "2015-10-01", "disjoint"),
        ("XXXX-09", "XXXX-09-30", "refined_by"),
    ],
)
def test_dates_compare_as_days_and_periods(one: str, other: str, name: str) -> None:
    assert names(day(one), day(other)) == [name]


def test_dates_of_different_roles_are_two_dates() -> None:
    assert names(day("5 Mar 2020", "agreed"), day("6 Mar 2020", "in_force")) == ["date_roles_differ"]
    half = day("5 Mar 2020"), day("6 Mar 2020", "in_force")
    assert (names(*half), clash(*half)) == (["date_roles_differ"], False)
    assert names(day("5 Mar 2020"), day("5 Mar 2020", "in_force")) == ["same"]
    assert clash(day("5 Mar 2020"), day("6 Mar 2020", "happened"))
    undated = Value(property="date", type="date", subject=EVENT, said="published recently", role="published")
    assert names(undated, day("11 May 2020", "said")) == ["date_roles_differ"]


def test_weekdays_of_one_article() -> None:
    one, other = (
        Value(property="date", type="date", subject=EVENT, said=said, articles=frozenset({7}))
        for said in ("on Wednesday", "of Tuesday")
    )
    assert names(one, other) == ["contradicts_itself"]
    assert names(one, replace(other, articles=frozenset({8}))) == []


def test_a_case_outside_the_period_given_for_it() -> None:
    event = day("25 Feb 2020")
    most = day("2019-05-05/2020-02-20", subject=REPORT, property="majority_period", whom="most of the 18 cases")
    (found,) = relate(event, most, WORLD)
    assert (found.name, found.soft) == ("disjoint", "“most”")
    (found,) = relate(event, replace(most, property="period", scope=event.scope), WORLD)
    assert (found.name, found.soft) == ("disjoint", "")
    for said, soft in (("Most of them from May", "“most”"), ("the majority in May", "“most”"), ("the most recent", "")):
        period = replace(most, property="period", scope=event.scope, said=said)
        assert relate(event, period, WORLD)[0].soft == soft
    assert relate(replace(event, date=day("20 Feb 2020").date), most, WORLD) == ()
    assert relate(replace(event, subject=CAMPAIGN), most, WORLD) == ()


def test_places_compare_by_hierarchy() -> None:
    city, governorate, region, next_ = (members("place", "record", one) for one in (CITY, GOVERNORATE, REGION, NEXT))
    assert names(city, governorate) == ["refines"]
    assert names(city, next_) == ["disjoint"]
    assert names(region, governorate) == ["overlaps"]
    assert names(replace(city, subject=CAMPAIGN), replace(next_, subject=CAMPAIGN)) == []


def test_two_places_of_one_name_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plain_context.NAMES", {CITY: "Idlib", GOVERNORATE: "Idlib"})
    (found,) = relate(members("place", "record", CITY), members("place", "record", GOVERNORATE), WORLD)
    assert "Idlib (city) lies within Idlib (governorate)" in found.why


def test_terms_compare_by_hierarchy_and_by_how_and_with_what() -> None:
    def term(word: str) -> Value:
        return members("weapon", "term", f"weapon.{word}")

    assert names(term("airstrike"), term("missile")) == ["disjoint"]
    assert names(term("barrel_bomb"), term("airstrike")) == ["refines"]
    assert names(term("airstrike"), term("cluster_munition")) == ["overlaps"]
    assert names(term("barrel_bomb"), term("shelling")) == ["disjoint"]
    assert names(term("unknown"), term("airstrike")) == ["refined_by"]
    assert names(members("intent", "term", "intent.deliberate", subject=AGGREGATE),
                 members("intent", "term", "intent.indiscriminate", subject=AGGREGATE)) == ["disjoint"]  # fmt: skip


def test_sets_compare_by_what_lies_in_what() -> None:
    areas = members("areas", "set", CITY, NEXT)
    assert names(areas, members("areas", "set", GOVERNORATE, NEXT)) == ["refines"]
    assert names(areas, members("areas", "set", CITY, NEXT, operator="including")) == ["refines"]
    assert names(areas, members("areas", "set", GOVERNORATE)) == ["overlaps"]
    assert names(members("areas", "set", CITY), members("areas", "set", NEXT)) == ["disjoint"]
    assert names(members("areas", "set", CITY), members("areas", "set", NEXT, operator="including")) == []
    legal = members("legal", "set", "legal.war_crime")
    assert names(legal, members("legal", "set", "legal.war_crime", "legal.crime_against_humanity")) == ["refines"]
    assert names(legal, members("legal", "set", "legal.unlawful")) == []


def test_or_is_kept() -> None:
    effects = ("effect.damaged", "effect.destroyed")
    one, other = members("effect", "set", *effects, operator="or"), members("effect", "set", *effects)
    assert names(one, other) == ["overlaps"]
    assert not clash(one, other)


def test_attributions_compare_as_sets_with_their_operator() -> None:
    def who(*keys: object, operator: str = "each", **more: object) -> Value:
        return members("who", "who", *keys, operator=operator, **more)  # type: ignore[arg-type]

    either, both = who(ARMY, OTHER_ARMY, operator="one_of"), who(STATE, OTHER_STATE, operator="jointly")
    unclear = who(ARMY, OTHER_ARMY, operator="unknown")
    assert (names(either, both), clash(either, both)) == (["attribution_differs"], True)
    assert (names(unclear, both), clash(unclear, both)) == (["attribution_differs"], False)
    assert names(who(ARMY), who(STATE)) == ["refines"]
    assert names(who(ARMY), either) == ["refines"]
    assert (names(who(STATE), both), clash(who(STATE), both)) == (["attribution_differs"], True)
    backed = who((ARMY, "involvement.direct"), (OTHER_STATE, "involvement.supported"))
    assert (names(backed, both), clash(backed, both)) == (["attribution_differs"], True)
    assert (names(backed, who(STATE)), clash(backed, who(STATE))) == (["attribution_differs"], False)
    assert names(who((OTHER_STATE, "involvement.supported")), who(STATE)) == []
    assert names(who((ARMY, "involvement.ordered")), who(ARMY)) == ["refines"]
    own = {"articles": frozenset({3}), "claimant": BODY}
    assert names(replace(either, **own), replace(both, **own)) == ["contradicts_itself"]
    assert names(replace(either, **own), replace(both, **{**own, "claimant": PERSON})) == ["attribution_differs"]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("dreadful", "dire", ["wording_only"]),
        ("displaced again and again", "repeatedly displaced", ["wording_only"]),
        ("in name", "largely held", ["words_differ"]),
        ("attacking Islamic State", "helping Bashar al-Assad to fight Islamic State and others", ["refines"]),
        ("teachers, doctors, displaced people", "doctors, teachers, displaced people, U.N. staff", ["refines"]),
        ("displaced people, teachers, staff", "internally displaced people, teachers, staff", ["refined_by"]),
        ("displaced people, teachers, doctors", "internally displaced people, staff, doctors", ["words_differ"]),
        ("unprecedented", "“Unprecedented.”", ["same"]),
    ],
)
def test_words_say_no_more_than_can_be_seen(one: str, other: str, found: list[str]) -> None:
    assert names(words("conditions", one), words("conditions", other)) == found


def test_one_value_in_other_words_of_the_source() -> None:
    one, other = words("repeatedly", "many", said="again and again"), words("repeatedly", "many", said="repeatedly")
    assert names(one, other) == ["wording_only"]


def test_how_strongly_is_a_ladder_and_no_contradiction() -> None:
    fact, apparent = count("hundreds"), count("hundreds", modality="apparent")
    assert names(fact, apparent) == ["stronger"]
    assert names(apparent, fact) == ["weaker"]
    assert names(fact, count("300", modality="possible")) == ["stronger", "refined_by"]
    assert not clash(fact, apparent)


def test_a_denial_meets_what_it_denies() -> None:
    one = members("intent", "term", "intent.deliberate")
    denial = replace(one, denies=True, modality="denied", claimant=STATE)
    assert (names(one, denial), clash(one, denial)) == (["disjoint"], True)
    assert names(members("intent", "term", "intent.indiscriminate"), denial) == []


def test_one_utterance_and_two_speakers() -> None:
    one = words("comparison", "unprecedented", said="has been unprecedented", utterance=5, claimant=BODY)
    assert names(one, replace(one, claimant=PERSON)) == ["attributed_differently", "same"]
    assert names(one, replace(one, claimant=REPORT)) == ["same"]
    assert names(one, replace(one, claimant=PERSON, utterance=6)) == ["same"]
    longer = replace(one, claimant=PERSON, said="the emergency in this region has been unprecedented, she said")
    assert names(one, longer)[0] == "attributed_differently"


def test_nobody_behind_it() -> None:
    own = replace(count("2,000"), named=False)
    assert unsourced(own)
    assert unsourced(replace(own, claimant_said="claims in circulation"))
    assert unsourced(replace(own, claimant=BODY)) is None
    assert unsourced(count("3")) is None


def test_the_same_number_of_another_event_is_a_look_alike() -> None:
    one, other = count("3"), count("at least 3", subject=AGGREGATE)
    assert names(one, other) == ["look_alike"]
    assert names(one, count("9", subject=AGGREGATE)) == []
    assert names(count("500"), count("hundreds", subject=AGGREGATE)) == []
    assert names(count("about 500"), count("almost 500", subject=AGGREGATE)) == ["look_alike"]
    assert names(day("2020-01-29"), day("2020-01-29", subject=AGGREGATE)) == []


def test_what_a_sentence_says() -> None:
    (found,) = relate(count("3 people"), count("five people"), WORLD)
    assert found.why == "No number fits both “3 people” and “five people”."
    quoted = relate(words("legal", "x", said="“war crimes”", modality="apparent"), words("legal", "x"), WORLD)
    assert "““" not in quoted[0].why
    assert "Idlib city lies within Idlib Governorate" in relate(
        members("place", "record", CITY), members("place", "record", GOVERNORATE), WORLD
    )[0].why  # fmt: skip
