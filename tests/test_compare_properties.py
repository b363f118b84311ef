"""What holds of any two claims: relations are symmetric or inverse, and other scopes or subjects never contradict."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from plain_context import (
    AGGREGATE,
    ARMY,
    BODY,
    CAMPAIGN,
    CITY,
    COUNTRY,
    EVENT,
    GOVERNORATE,
    NEXT,
    OTHER_ARMY,
    OTHER_STATE,
    PERSON,
    REGION,
    REPORT,
    STATE,
    count,
    day,
    members,
    words,
)
from test_compare_rules import WORLD, clash, names

from db.compare.reading import NO_SCOPE
from db.compare.relate import at_once, relate
from db.compare.value import INVERSE, NAMES, RANK, Value

COUNTS = ["3", "11", "15", "about 12", "almost 12", "at least 3", "at most 11", "dozens", "hundreds", "most of 18"]
DATES = ["2020-01-29", "2020-01", "2019-05/2020-02", "2019-05-05/2020-02-20", "2020-01/2020-02", "2019-12/..", "2020"]
WORDS = [
    "dire",
    "dreadful",
    "in crowded camps",
    "Islamic State",
    "Islamic State and Al Qaida",
    "doctors, teachers, cooks",
]
PLACES = [CITY, GOVERNORATE, COUNTRY, REGION, NEXT]
FORCES = [ARMY, STATE, OTHER_ARMY, OTHER_STATE]
BACKERS = [*FORCES, (ARMY, "involvement.supported")]
SCOPES = {
    "window": st.sampled_from(["", "since Dec 2019", "from Apr 2019 to Mar 2020"]),
    "area": st.sampled_from([None, CITY, GOVERNORATE]),
    "whom": st.sampled_from(["", "extremists", "residents of Idlib"]),
    "subject": st.sampled_from([EVENT, CAMPAIGN, AGGREGATE]),
    "modality": st.sampled_from(["stated", "alleged", "possible"]),
    "denies": st.booleans(),
    "claimant": st.sampled_from([None, BODY, PERSON, REPORT]),
    "utterance": st.sampled_from([None, 1, 2]),
    "articles": st.sampled_from([frozenset({1}), frozenset({2}), frozenset({1, 2}), frozenset()]),
    "shared": st.booleans(),
    "inferred": st.booleans(),
}
MORE = st.fixed_dictionaries(SCOPES)
UNITS = st.sampled_from(["people", "civilians", "not_said", "hospitals", "clinics"])
OPERATORS = st.sampled_from(["each", "jointly", "one_of", "some_by_each", "unknown", "including"])
KINDS = (
    st.builds(lambda said, unit, more: count(said, unit, **more), st.sampled_from(COUNTS), UNITS, MORE),
    st.builds(lambda said, role, more: day(said, role, **more), st.sampled_from(DATES),
              st.sampled_from(["", "happened", "agreed"]), MORE),
    st.builds(lambda text, more: words("conditions", text, **more), st.sampled_from(WORDS), MORE),
    st.builds(lambda key, more: members("place", "record", key, **more), st.sampled_from(PLACES), MORE),
    st.builds(lambda keys, operator, more: members("areas", "set", *keys, operator=operator, **more),
              st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True),
              st.sampled_from(["and", "or", "including"]), MORE),
    st.builds(lambda keys, operator, more: members("who", "who", *keys, operator=operator, **more),
              st.lists(st.sampled_from(BACKERS), min_size=1, max_size=3, unique=True), OPERATORS, MORE),
)  # fmt: skip
VALUES = st.one_of(*KINDS)
PAIRS = st.one_of(*(st.tuples(kind, kind) for kind in KINDS))


@settings(max_examples=250)
@given(PAIRS)
def test_relations_are_symmetric_or_inverse(pair: tuple[Value, Value]) -> None:
    a, b = pair
    a, b = replace(a, claim=1), replace(b, claim=2)
    there, back = relate(a, b, WORLD), relate(b, a, WORLD)
    assert [INVERSE.get(one.name, one.name) for one in there] == [one.name for one in back]
    assert [(one.rule, one.clash, one.soft, one.params) for one in there] == [
        (one.rule, one.clash, one.soft, one.params) for one in back
    ]
    assert names(replace(a, claim=2), replace(b, claim=1)) == [one.name for one in there]


@given(PAIRS)
def test_every_relation_says_why(pair: tuple[Value, Value]) -> None:
    for one in relate(*pair, WORLD):
        assert one.name in RANK
        assert one.why.endswith(".")
        assert one.rule
        assert not one.clash or one.name in NAMES[:6]


@given(VALUES)
def test_a_value_never_contradicts_itself(a: Value) -> None:
    for one in relate(a, replace(a, claim=9), WORLD):
        assert one.name == "same"
        assert not one.clash


@given(PAIRS, st.sampled_from([{"window": "2019"}, {"area": NEXT}, {"whom": "others"}]))
def test_another_scope_never_contradicts(pair: tuple[Value, Value], scope: dict[str, Any]) -> None:
    a, b = pair
    one = replace(a, scope=count("1", window="2018", area=CITY, whom="cooks").scope, utterance=None)
    assert a.type == "date" or not clash(one, replace(b, scope=count("1", **scope).scope))


@given(PAIRS)
def test_nothing_of_another_subject_contradicts(pair: tuple[Value, Value]) -> None:
    a, b = pair
    assert not clash(replace(a, subject=AGGREGATE), replace(b, subject=EVENT))


@given(PAIRS, st.sampled_from([EVENT, CAMPAIGN, AGGREGATE]), st.booleans())
def test_what_is_told_at_a_glance_is_what_comparing_tells(pair: tuple[Value, Value], subject: int, plain: bool) -> None:
    """What holds of claims in nobody's voice and, where plain, said alike of one thing."""
    bare = {"scope": NO_SCOPE, "modality": "stated", "denies": False, "unit": "people"} if plain else {}
    a, b = (replace(one, subject=subject, claimant=None, **bare) for one in pair)
    found = at_once(a, b, WORLD)
    assert found is None or found == relate(a, b, WORLD)
