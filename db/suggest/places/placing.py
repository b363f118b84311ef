"""Places in a text: known names, and names that the words around them make places. Pure."""

import re

from db.suggest.gazetteer.keys import ARTICLES, word_key, written
from db.suggest.gazetteer.places import GOVERNORATE, Gazetteer, Place, world
from db.suggest.places.names import (
    ARABIC,
    BETWEEN,
    DIRECTIONS,
    HOLDING,
    LONGEST,
    OWNED,
    SPOT,
    WITHIN,
    Word,
    joining,
    shouting,
    starts_sentence,
    title_case,
    words,
)
from db.suggest.places.placeless import PREPOSITION, first_name, no_place, speaks, surnames
from db.suggest.places.placewords import FUNCTION, LOOSE_AFTER, NOT_PLACES, PEOPLES, PERSONAL, SPEAKING, TITLES
from db.suggest.places.told import INSIDE, KIND_OF, LISTED, OF_OTHER, OF_PEOPLE, by_pattern, told_again
from db.suggest.suggestion import Placed, Suggestion

WIDE = ("country", GOVERNORATE)
LEADING = frozenset("in near at from around outside as on to of by with".split())
# What goes on after the word for a kind of place in the name of a body: Aleppo City Council, Borno State Governor.
OF_THE = re.compile(r"\b(?:in|from|of|to|near|at) the $")  # in the Yemeni Saada
OF_BODY = re.compile(
    r" (?:Council|Governor|Deputy|People|Police|Court|Hospital|University|Administration|Health|Directorate|Defen[cs]e"
    r"|Military|Assembly|Office|Emergency|Commission|Government|Authority|Committee)"
)
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th) $")  # the 46th Battery


def find_places(text: str, gazetteer: Gazetteer | None = None) -> list[Suggestion]:
    """All places in order; none of them overlap."""
    places = gazetteer or world()
    found = list(words(text))
    made: list[Suggestion] = []
    at = 0
    while at < len(found):
        taken = take(text, found, at, places) or by_pattern(text, found, at, places, made[-1] if made else None)
        if taken:
            made.append(taken[0])
            at = taken[1]
        else:
            at += 1
    return told_again(text, made)


def take(text: str, found: list[Word], at: int, places: Gazetteer) -> tuple[Suggestion, int] | None:
    """The longest place that begins with a word, and the word after it; None where none does."""
    first = found[at]
    low = first.words.lower()
    direction = low in DIRECTIONS
    article = joining(text, first) and at + 1 < len(found) and found[at + 1].capital
    if not (first.capital or direction or article):
        return None
    for count in range(side_by_side(text, found, at), 0, -1):
        some = found[at : at + count]
        if not some[-1].capital:
            continue
        known = look_up(text, some, places)
        if known and stands(text, found, at, count, known):
            return suggested(text, found, at, count, known)
    return None


def side_by_side(text: str, found: list[Word], at: int) -> int:
    """How many words stand side by side from one on, with nothing but a space or a hyphen between them."""
    most = min(LONGEST, len(found) - at)
    for count in range(1, most):
        one, other = found[at + count - 1], found[at + count]
        if (gap := text[one.stop : other.start]) not in BETWEEN and gap not in OWNED:
            return count
        if not (one.capital or joining(text, one) or one.words.lower() in WITHIN):
            return count
    return most


def look_up(text: str, some: list[Word], places: Gazetteer) -> list[Place]:
    """The places that some words name: as written, else by sound."""
    said = text[some[0].start : some[-1].stop]
    low = some[-1].words.lower()
    if len(some) == 1 and (low in NOT_PLACES or low in SPOT):
        return []
    if (
        low in PERSONAL
        and len(some) < 3
        and some[0].words != "Bani"
        and not INSIDE.search(text[max(some[0].start - 12, 0) : some[0].start])
    ):
        return []
    named = places.named(said)
    if named:
        return named if said.lower() not in ARTICLES else []
    if some[0].words.lower() in DIRECTIONS | FUNCTION or (len(some) == 1 and said.isupper() and len(said) < 4):
        return []
    if len(some) == 1 and (said.lower().endswith(PEOPLES) or not surrounded(text, some[0])):
        return []
    if OF_OTHER.match(text, some[-1].stop) or _NUMBERED.search(text, max(some[0].start - 5, 0), some[0].start):
        return []
    if some[-1].words.lower() in surnames(text) and not PREPOSITION.search(
        text, max(some[0].start - 24, 0), some[0].start
    ):
        return []
    return places.sounding("".join(word_key(one.words) for one in some))


def surrounded(text: str, word: Word) -> bool:
    """Whether a name stands where places stand: after a preposition, in a list, in a dateline, before its region."""
    before = text[max(word.start - 24, 0) : word.start]
    return (
        bool(PREPOSITION.search(before) or LISTED.search(before) or shouting(text, word))
        or text[word.stop : word.stop + 2] == ", "
    )


def stands(text: str, found: list[Word], at: int, count: int, known: list[Place]) -> bool:
    """Whether a name stands by itself, not within the longer name of a person or body."""
    before = found[at - 1] if at else None
    after = found[at + count] if at + count < len(found) else None
    last = found[at + count - 1]
    if no_place(text, (found[at].start, last.stop), known[0], single=count == 1) or is_surname(text, found, at, count):
        return False
    if (
        before
        and not ARABIC.match(last.words)
        and text[before.stop : found[at].start] in (" ", "\u00a0")
        and before.capital
    ):
        low = before.words.lower()
        of_people = OF_PEOPLE.fullmatch(before.words) and OF_THE.search(text, max(before.start - 9, 0), before.start)
        opening = starts_sentence(text, before.start) or bool(of_people)
        headline = (known[0].kind in WIDE or low in LEADING) and title_case(text, last.start)
        if world().named(text[before.start : last.stop]):
            return False  # only the end of a longer name: South Sudan
        if low in TITLES or not (
            low in LEADING or opening or headline or low in DIRECTIONS or low in SPOT or shouting(text, before)
        ):
            return False
        if opening and count == 1 and (first_name(low) or speaks(text, last.stop)):
            return False
    if after is None or text[last.stop : after.start] not in (" ", "\u00a0", "-"):
        return not (
            count == 1
            and known[0].kind not in ("country", GOVERNORATE)
            and last.words not in SPEAKING
            and speaks(text, last.stop)
            and not PREPOSITION.search(text[max(found[at].start - 24, 0) : found[at].start])
        )
    if not after.capital or ARABIC.match(after.words) or after.words.lower() in SPOT | LOOSE_AFTER:
        of_body = after.capital and OF_BODY.match(text, after.stop) and not title_case(text, last.start)
        return not of_body and (text[last.stop : after.start] != "-" or after.words.lower() not in HOLDING)
    led = before and before.words.lower() in LEADING
    return (known[0].kind in WIDE or bool(led)) and title_case(text, last.start)


def is_surname(text: str, found: list[Word], at: int, count: int) -> bool:
    """Whether one word, with its article or without, follows somebody's first name: Fadi al-Khatib."""
    first = at - 1 if at and joining(text, found[at - 1]) and text[found[at].start - 1] in "-‑–" else at
    if first == 0 or at + count - first != 2 or not joining(text, found[first]):
        return False
    before = found[first - 1]
    return text[before.stop : found[first].start] == " " and before.capital and first_name(before.words)


def suggested(text: str, found: list[Word], at: int, count: int, known: list[Place]) -> tuple[Suggestion, int]:
    """The suggestion of a known place, with the word for its kind that follows it."""
    stop, end = found[at + count - 1].stop, at + count
    kind = ""
    if end < len(found) and text[stop : found[end].start] == " " and found[end].words.lower() in KIND_OF:
        kind = KIND_OF[found[end].words.lower()]
        stop, end = found[end].stop, end + 1
    start = found[at].start
    of_kind = [place for place in known if kind and place.kind in (kind, "city" if kind == "town" else kind)]
    place = (of_kind or known)[0]
    same = [one for one in known if one.name == place.name and one.kind != place.kind]
    within = following(text, stop, known)
    guess = ""
    if within:
        place = within
    elif same and not of_kind:
        guess = f"{place.name} is a {place.kind} and a {same[0].kind}"
    elif len(known) > 1 and not of_kind and place.record is None:
        guess = f"there is another {place.name}"
    said = written(text[start : found[at + count - 1].stop])
    rule = (
        "place.case"
        if place.record is not None
        else "place.name"
        if any(written(one) == said for one in place.names)
        else "place.sound"
    )
    reading = Placed(place.name, place.kind, place.within, place.latitude, place.longitude, place.record)
    return Suggestion("place", ((start, stop),), reading, rule, guess, (start, stop)), end


def following(text: str, stop: int, known: list[Place]) -> Place | None:
    """The one of several places whose surroundings are named right after it: "Hama, Hama Governorate"."""
    if len(known) < 2 or text[stop : stop + 2] != ", ":
        return None
    rest = written(text[stop + 2 : stop + 40])
    return next((one for one in known if one.within and rest.startswith(written(one.within))), None)
