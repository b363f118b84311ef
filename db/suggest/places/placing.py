"""Places in a text: known names, and names that the words around them make places. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.suggest.gazetteer.keys import ARTICLES, word_key, written
from db.suggest.gazetteer.places import GOVERNORATE, Gazetteer, Place, world
from db.suggest.places.placeless import PREPOSITION, first_name, likely_person, no_place, speaks, within_title
from db.suggest.places.placewords import (
    FUNCTION,
    LOOSE_AFTER,
    NOT_PLACES,
    PEOPLES,
    PERSONAL,
    SPEAKING,
    TITLES,
    UNPLACED,
)
from db.suggest.suggestion import Placed, Span, Suggestion
from db.suggest.terms import PEOPLES as OF_PEOPLES
from db.words.letters import UPPER
from db.words.trie import trie

LONGEST = 5  # words of a name
HEADLINE = 300  # code points of the longest headline
SPOTS = "city town village district neighbourhood neighborhood suburb camp governorate governorates province provinces"
SPOTS += " region regions area countryside valley mountains plain crossing border subdistrict sub-district oblast"
SPOTS += " state island"
SPOTS += " municipality county airport airbase quarter"
SPOT = frozenset(SPOTS.split())
NAMERS = frozenset(
    "city town village district neighbourhood neighborhood suburb camp governorate province hamlet".split()
)
KIND_OF = {"governorates": GOVERNORATE, "province": GOVERNORATE, "provinces": GOVERNORATE, "countryside": GOVERNORATE}
KIND_OF |= {
    "governorate": GOVERNORATE,
    "city": "city",
    "town": "town",
    "village": "village",
    "camp": "camp",
    "district": "district",
}
DIRECTIONS = frozenset(f"{one}{tail}" for one in "north south east west northwest northeast southwest southeast"
    " north-west north-east south-west south-east".split() for tail in ("", "ern")) | {"central", "rural"}  # fmt: skip
BETWEEN = frozenset((" ", "\u00a0", "-", "‑", "–"))
OWNED = ("'s ", "’s ")
JOINERS = "of the de la da des du au i e d bin"
WITHIN = DIRECTIONS | set(JOINERS.split())
NAMER = re.compile(rf"\b({'|'.join(sorted(NAMERS))}) of (?:the )?$")
OF_KIND = re.compile(
    r"(?:-| )(village|town|camp|district|districts|neighbourhood|neighborhood|governorate"
    r"|province|county|quarter|suburb|township|subdistrict|sub-district|hamlet|oblast|municipality|raion|locality"
    r"|(?:border )?crossing|(?:power )?dam|refugee camp|(?:gathering )?site)\b"
)
WORD = r"[^\W\d_](?:[\w'‘’`ʼʿʾ.]*[\w'’`ʼʿʾ])?\.?"
HOLDING = frozenset("based backed led run linked held affiliated".split())
HELD = f"based backed led run linked held affiliated {JOINERS}"
INITIALS = re.compile(r"(?:\w\.)+|St\.")
CANDIDATE = re.compile(
    rf"(?<![^\W\d_])(?:(?=[{UPPER}\u0621-\u064a])"
    rf"|(?={trie((*SPOTS.split(), *HELD.split(), *ARTICLES, *DIRECTIONS))}(?!\w))){WORD}"
)
INSIDE = re.compile(
    r"\b(?:in|near|outside|around|towards|inside|retook|recaptured|besieged|overran|shelled|outskirts of|fields of"
    r"|streets of|people of|residents of|inhabitants of|mayor of|hospital in|reached|fled|fled to|moved to"
    r"|way to|road to|evacuated from|displaced from|fled from|shelling of|bombing of|siege of|attack on|raid on|strike"
    r" on|strikes on|attacks on|raids on|checkpoint at|post at|base at|camp at|mine at|a farmer from|border at|a widow"
    r" from|resident of|fall of|capture of|battle of|battle for|entered)\s$",
    re.I,
)
LISTED = re.compile(r"(?:,|,? and|,? or|,? as well as)\s$")
HELD_BY = re.compile(rf"-(?:{'|'.join(sorted(HOLDING))})\b")  # Hamas-run Gaza
_OF_PEOPLE = re.compile(rf"{OF_PEOPLES}(?!\w)")  # in Israeli airstrikes, from Iraqi forces
_OF_OTHER = re.compile(
    r" (?:branch|brigade|battalion|division|family|clan|tribe|brothers|mosque|hospital|school)\b", re.I
)
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th) $")  # the 46th Battery
_ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with its place, and whether it begins with a capital."""

    start: int
    stop: int
    words: str
    capital: bool


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
    return made


def words(text: str) -> Iterator[Word]:
    """The words of a text that a name of a place may hold or be told by; hyphens part them."""
    for match in CANDIDATE.finditer(text):
        said = match[0]
        if said[-1] == "." and not INITIALS.fullmatch(said):
            said = said[:-1]
        for tail in ("'s", "’s"):
            said = said.removesuffix(tail)
        said = said.rstrip("'’")
        if said:
            capital = said[0].isupper() or bool(_ARABIC.match(said))
            yield Word(match.start(), match.start() + len(said), said, capital)


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


def joining(text: str, word: Word) -> bool:
    """Whether a word is the article within an Arabic name: al, el, and the others where a hyphen follows."""
    low = word.words.lower()
    return low in ARTICLES and (low in ("al", "el", "ul") or text[word.stop : word.stop + 1] in ("-", "‑", "–"))


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
    if _OF_OTHER.match(text, some[-1].stop) or _NUMBERED.search(text, max(some[0].start - 5, 0), some[0].start):
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
        and not _ARABIC.match(last.words)
        and text[before.stop : found[at].start] in (" ", "\u00a0")
        and before.capital
    ):
        low = before.words.lower()
        opening = starts_sentence(text, before.start)
        headline = known[0].kind in ("country", GOVERNORATE) and title_case(text, last)
        if low in TITLES or not (opening or headline or low in DIRECTIONS or low in SPOT or shouting(text, before)):
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
    if not after.capital or _ARABIC.match(after.words) or after.words.lower() in SPOT | LOOSE_AFTER:
        return text[last.stop : after.start] != "-" or after.words.lower() not in HOLDING
    return known[0].kind in ("country", GOVERNORATE) and title_case(text, last)


def is_surname(text: str, found: list[Word], at: int, count: int) -> bool:
    """Whether one word, with its article or without, follows somebody's first name: Fadi al-Khatib."""
    first = at - 1 if at and joining(text, found[at - 1]) and text[found[at].start - 1] in "-‑–" else at
    if first == 0 or at + count - first != 2 or not joining(text, found[first]):
        return False
    before = found[first - 1]
    return text[before.stop : found[first].start] == " " and before.capital and first_name(before.words)


def starts_sentence(text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    before = text[max(at - 4, 0) : at].rstrip(" \u00a0\"“”‘’'(«»")
    return at == 0 or not before or before[-1] in ".!?:\n"


def shouting(text: str, word: Word) -> bool:
    """Whether a word is all in capitals, as in a dateline."""
    return len(word.words) > 1 and word.words.isupper()


def title_case(text: str, word: Word) -> bool:
    """Whether the line is a headline with all its words in capitals."""
    begin, stop = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.stop)
    if (stop if stop >= 0 else len(text)) - begin > HEADLINE:
        return False
    long = [one for one in text[begin : stop if stop >= 0 else len(text)].split() if len(one) > 3 and one[0].isalpha()]
    return len(long) > 3 and sum(one[0].isupper() for one in long) > 0.7 * len(long)


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


def by_pattern(
    text: str, found: list[Word], at: int, places: Gazetteer, last: Suggestion | None
) -> tuple[Suggestion, int] | None:
    """A name that is in no gazetteer, told a place by its words: "the village of X", "X, Syria", "in X"."""
    first = found[at]
    if not (first.capital or (joining(text, first) and at + 1 < len(found) and found[at + 1].capital)):
        return None
    if first.words.lower() in FUNCTION - {"the"}:  # "In Idlib" at the head of a sentence
        return None
    stop, end = name_end(text, found, at)
    said = text[first.start : stop]
    if unfit(said) or (at and found[at - 1].capital and text[found[at - 1].stop : first.start] == " "):
        return None
    kind = named_kind(text, first.start, stop, said)
    before = text[max(first.start - 16, 0) : first.start]
    if not kind:
        listed = (
            last is not None
            and LISTED.fullmatch(text[last.stop : first.start])
            and re.match(r"[,.;:]| and\b| or\b", text[stop : stop + 4])
        )
        region = before_region(text, stop, places) and not (" " not in said and starts_sentence(text, first.start))
        if likely_person(text, first.start, stop) or within_title(text, first.start) or title_case(text, first):
            return None
        if _OF_PEOPLE.match(said) or HELD_BY.match(text, stop):
            return None
        if not (listed or region or INSIDE.search(before)):
            return None
    span: Span = (first.start, stop)
    reading = Placed(said, KIND_OF.get(kind, kind if kind in ("district", "camp") else "area" if kind else ""))
    return Suggestion("place", (span,), reading, "place.called", "not in the gazetteer", span), end


def unfit(said: str) -> bool:
    """Whether words in capitals are none that a place is called."""
    low = said.lower()
    last = low.split()[-1]
    many = said.count(" ") > 2 or len(said) < 3 or (said.isupper() and len(said) < 6)
    return (
        many
        or low in NOT_PLACES
        or bool(UNPLACED & {last, low.split()[0]})
        or last.endswith(PEOPLES)
        or bool(_OF_PEOPLE.fullmatch(said))
    )


def named_kind(text: str, start: int, stop: int, said: str) -> str:
    """The kind that the words before or after a name give it; "" for none."""
    before, after = text[max(start - 24, 0) : start], text[stop : stop + 16]
    named = NAMER.search(before)
    kind = named[1] if named else ""
    match = OF_KIND.match(after)
    if not kind and match and (" " in said or not starts_sentence(text, start)):
        kind = match[1]
    return kind


def before_region(text: str, stop: int, places: Gazetteer) -> bool:
    """Whether a known country or governorate follows a name, after a comma."""
    match = re.match(r", ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)", text[stop : stop + 40])
    known = places.named(match[1]) or places.named(match[1].split()[0]) if match else []
    return any(one.kind in ("country", GOVERNORATE, "region") for one in known)


def name_end(text: str, found: list[Word], at: int) -> tuple[int, int]:
    """Where a run of words in capitals ends: the code point, and the next word."""
    end = at + 1
    most = min(len(found), at + 2 * LONGEST)
    while end < most and text[found[end - 1].stop : found[end].start] in (" ", "-", "\u00a0"):
        if not (found[end].capital or (joining(text, found[end]) and end + 1 < len(found) and found[end + 1].capital)):
            break
        end += 1
    return found[end - 1].stop, end
