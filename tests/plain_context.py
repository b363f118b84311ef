"""What the rules of comparing know of a small made-up world, and values made from words as people type them."""

from dataclasses import replace
from typing import Any

from db.compare.value import Key, Member, Scope, Value
from db.words.dates import read_date
from db.words.numbers import read_count

CITY, GOVERNORATE, COUNTRY, REGION, NEXT = 901, 902, 903, 904, 905
ARMY, STATE, OTHER_ARMY, OTHER_STATE, PERSON, BODY, REPORT = 801, 802, 803, 804, 805, 806, 401
EVENT, CAMPAIGN, AGGREGATE = 601, 602, 603
WITHIN = {
    CITY: GOVERNORATE,
    GOVERNORATE: COUNTRY,
    REGION: COUNTRY,
    NEXT: COUNTRY,
    ARMY: STATE,
    OTHER_ARMY: OTHER_STATE,
    PERSON: BODY,
}
NAMES = {
    CITY: "Idlib city",
    GOVERNORATE: "Idlib Governorate",
    ARMY: "the army",
    STATE: "the state",
    PERSON: "A. Person",
}


class Plain:
    """A context made of the tables above."""

    share = 0.1
    quiet = False

    def inside(self, key: Key) -> tuple[Key, ...]:
        found: list[Key] = []
        while isinstance(key, int) and key in WITHIN:
            key = WITHIN[key]
            found.append(key)
        return tuple(found)

    def name(self, key: Key) -> str:
        return NAMES.get(key, str(key)) if isinstance(key, int) else key.rpartition(".")[2]

    def kind(self, key: Key) -> str:
        return {CITY: "city", GOVERNORATE: "governorate"}.get(key, "") if isinstance(key, int) else ""

    def single(self, subject: int) -> bool:
        return subject == EVENT

    def running(self, subject: int) -> bool:
        return subject == CAMPAIGN

    def loose(self, place: int) -> bool:
        return place == REGION

    def speaker(self, claimant: int) -> int:
        return BODY if claimant == REPORT else claimant

    def documented(self, report: int, incident: int) -> bool:
        return report == REPORT and incident == EVENT


def count(words: str, unit: str = "people", **more: Any) -> Value:
    """A count of the killed, from words."""
    return made(Value(property="killed", type="count", said=words, count=read_count(words), unit=unit), **more)


def day(words: str, role: str = "", **more: Any) -> Value:
    """A date, from words."""
    return made(Value(property="date", type="date", said=words, date=read_date(words), role=role), **more)


def members(property: str, type: str, *keys: Key, operator: str = "and", **more: Any) -> Value:
    """A set, an attribution, or one record or term; a pair of key and degree is a member with an involvement."""
    said = " and ".join(map(str, keys))
    packed = tuple(Member(*one) if isinstance(one, tuple) else Member(one) for one in keys)
    return made(Value(property=property, type=type, said=said, members=packed, operator=operator), **more)


def words(property: str, text: str, **more: Any) -> Value:
    """A value in words."""
    return made(Value(property=property, type="text", text=text), **more)


def made(value: Value, *, window: str = "", area: int | None = None, whom: str = "", **more: Any) -> Value:
    """A value about the event with a scope."""
    scope = Scope(read_date(window) if window else None, None, area, whom)
    return replace(value, **{"subject": EVENT, "scope": scope, **more})
