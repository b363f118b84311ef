"""Names that are in no gazetteer, told as places by the words around them, and where they stand again. Pure."""

import re
from bisect import bisect_left
from collections import Counter

from db.suggest.gazetteer.places import GOVERNORATE, Gazetteer
from db.suggest.places.names import HOLDING, LONGEST, Word, joining, starts_sentence, title_case
from db.suggest.places.placeless import PREPOSITION, first_name, likely_person, within_title
from db.suggest.places.placewords import BODIES, FUNCTION, NOT_PLACES, PEOPLES, UNPLACED
from db.suggest.suggestion import Placed, Span, Suggestion
from db.suggest.terms import PEOPLES as OF_PEOPLES
from db.words.trie import trie

KIND_OF = {"governorates": GOVERNORATE, "province": GOVERNORATE, "provinces": GOVERNORATE, "countryside": GOVERNORATE}
KIND_OF |= {
    "governorate": GOVERNORATE,
    "city": "city",
    "town": "town",
    "village": "village",
    "camp": "camp",
    "district": "district",
}
NAMER = re.compile(
    r"\b(cit(?:y|ies)|towns?|villages?|districts?|neighbou?rhoods?|suburbs?|camps?|governorates?|provinces?|hamlets?)"
    r" of (?:the )?$"
)
OF_KIND = re.compile(
    r"(?:-| )(village|town|camp|district|districts|neighbourhood|neighborhood|governorate"
    r"|province|county|quarter|suburb|township|subdistrict|sub-district|hamlet|oblast|municipality|raion|locality"
    r"|(?:border )?crossing|(?:power )?dam|refugee camp|(?:gathering )?site)\b"
)
OWNS = re.compile(r"[’']s (?:capital|towns|cities|villages|outskirts|streets|suburbs|countryside)\b")
INSIDE = re.compile(
    r"\b(?:in|near|outside|around|towards|inside|retook|recaptured|besieged|overran|shelled|outskirts of|fields of"
    r"|streets of|people of|residents of|inhabitants of|mayor of|hospital in|reached|fled|fled to|moved to"
    r"|way to|road to|evacuated from|displaced from|fled from|shelling of|bombing of|siege of|attack on|raid on|strike"
    r" on|strikes on|attacks on|raids on|checkpoint at|post at|base at|camp at|mine at|a farmer from|border at|a widow"
    r" from|resident of|fall of|capture of|battle of|battle for|entered|stormed|areas? of"
    r"|arrived from|kidnapped from"
    r"|(?:man|woman|boy|girl|villager|refugee|teacher|nurse|driver|witness|survivor|trader)s? from)\s$",
    re.I,
)
WITHIN_IT = re.compile(r"\b(?:in|near|outside|inside|reached|entered|fled|from)\s(?:nearby\s)?$", re.I)
LED = re.compile(r"\b(?:in|near|from|of|to|[A-Z][\w-]+[’']s|[a-z]+[’']s) $")
LISTED = re.compile(r"(?:,|,? and|,? or|,? as well as)\s$")
MANY = re.compile(r"\b(?:villages|towns|cities|districts|neighbou?rhoods|suburbs|camps|areas)(?: of|:) [^.;“”\"]*$")
LISTED_BY = re.compile(r"[,.;:]| (?:and|or)\b| in (?=[A-Z])")
HOME_OF = re.compile(r"[’']s (?:village|town|house|home|family|street|neighbou?rhood)\b")  # in Salma’s village
LISTED_ON = re.compile(r"[,.;:]| (?:and|or|in|that|which|near|on)\b| ,")
HELD_BY = re.compile(rf"-(?:{'|'.join(sorted(HOLDING))})\b")  # Hamas-run Gaza
OF_OTHER = re.compile(
    r" (?:branch|brigade|battalion|division|family|clan|tribe|brothers|mosque|hospital|school|university|church"
    r"|roundabout|square|street|bridge|road|highway|(?:oil |gas )?field|building|cemetery)\b",
    re.I,
)
CLASS = re.compile(
    r" (?:Local Government(?: Area)?|LGA|Township|District|Subdistrict|Sub-district|County|Province|Governorate|State"
    r"|Region|Municipality|Oblast)$"
)
OF_PEOPLE = re.compile(rf"{OF_PEOPLES}(?!\w)")  # in Israeli airstrikes, from Iraqi forces
LAST_WORD = re.compile(r"([\w’'-]+) $")
MORE = re.compile(r" (?!City|Town|Village|District|Province|State|Region|Governorate|Camp)[A-Z]")
SINGULAR = {"cities": "city"}
SHORT = 6  # letters of the words of a name that has four of them: Sin Li Kawng Ra
LEAST = 4  # letters of a name that is looked for again


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
    of_class = CLASS.search(said) if LED.search(text, max(first.start - 24, 0), first.start) else None
    if of_class:
        stop, said = stop - len(of_class[0]), said[: of_class.start()]
    if unfit(said) or (at and found[at - 1].capital and text[found[at - 1].stop : first.start] == " "):
        return None
    kind = of_class[0].strip().lower() if of_class else named_kind(text, first.start, stop, said)
    if not kind and not stands_as_place(text, (first.start, stop), places, last):
        return None
    kind = kind or kind_of_list(text, first.start, last)
    span: Span = (first.start, stop)
    reading = Placed(said, KIND_OF.get(kind, kind if kind in ("district", "camp") else "area" if kind else ""))
    return Suggestion("place", (span,), reading, "place.called", "not in the gazetteer", span), end


def stands_as_place(text: str, span: Span, places: Gazetteer, last: Suggestion | None) -> bool:
    """Whether a name stands where only places do: "in X", "X, Syria", "Harim, X and Y", "X’s capital"."""
    start, stop = span
    said, before = text[start:stop], text[max(start - 40, 0) : start]
    within = WITHIN_IT.search(before) and text[stop : stop + 1] == ","  # in Tafas, said the driver
    if (likely_person(text, start, stop) and not within) or within_title(text, start) or title_case(text, start):
        return False
    if HOME_OF.match(text, stop) or OF_PEOPLE.match(said) or HELD_BY.match(text, stop) or OF_OTHER.match(text, stop):
        return False
    opening = " " not in said and not said.isupper() and starts_sentence(text, start)
    region = before_region(text, stop, places) and not opening
    return bool(region or INSIDE.search(before) or OWNS.match(text, stop) or goes_on(text, span, last))


def goes_on(text: str, span: Span, last: Suggestion | None) -> bool:
    """Whether a name goes on with a list of places; countries are listed with countries."""
    if last is None or not isinstance(last.reading, Placed) or last.reading.kind == "country":
        return False
    between = text[last.stop : span[0]]
    if between == " to " and text[max(last.start - 5, 0) : last.start] == "from ":
        return True
    after = LISTED_ON if MANY.search(text, max(last.start - 90, 0), last.start) else LISTED_BY
    return bool(LISTED.fullmatch(between) and after.match(text, span[1]))


def kind_of_list(text: str, at: int, last: Suggestion | None) -> str:
    """The kind of the place before, where a list that names it goes on: the villages of X, Y and Z."""
    if last is None or last.rule != "place.called" or not LISTED.fullmatch(text, last.stop, at):
        return ""
    return last.reading.kind if isinstance(last.reading, Placed) else ""


def told_again(text: str, made: list[Suggestion]) -> list[Suggestion]:
    """The places of a text, with those that it calls so at one place wherever else they are named.

    A name that only once stands where places do is one again only after a preposition.
    """
    called = [one for one in made if one.rule == "place.called" and one.stop - one.start >= LEAST]
    called = [one for one in called if not likely_person(text[one.start : one.stop], 0, one.stop - one.start)]
    if not called:
        return made
    readings = {text[one.start : one.stop].upper(): one.reading for one in called}
    often = Counter(text[one.start : one.stop].upper() for one in called)
    sure = {text[one.start : one.stop].upper() for one in called if surely(text, one)}
    names = spellings({text[one.start : one.stop] for one in called})
    starts = [one.start for one in made]
    more = []
    for match in re.finditer(rf"(?<![\w’'-])(?:{trie(names)})(?![\w-])", text):
        span, name = match.span(), match[0].upper()
        led = PREPOSITION.search(text, max(span[0] - 24, 0), span[0])
        if not (led or name in sure or often[name] > 1) or of_longer(text, span):
            continue
        before = bisect_left(starts, span[1]) - 1
        if before < 0 or made[before].stop <= span[0]:
            more.append(Suggestion("place", (span,), readings[name], "place.again", "not in the gazetteer", span))
    return sorted((*made, *more), key=lambda one: one.start)


def surely(text: str, one: Suggestion) -> bool:
    """Whether a name is told as a place by its kind, a dateline, or what it owns."""
    kind = isinstance(one.reading, Placed) and one.reading.kind
    return bool(kind or text[one.start : one.stop].isupper() or OWNS.match(text, one.stop))


def spellings(names: set[str]) -> set[str]:
    """Names as they are, in capitals, and those in capitals as elsewhere: AL-DABBA, Al-Dabba, al-Dabba."""
    plain = {one.title() for one in names if one.isupper()}
    return names | {one.upper() for one in names} | plain | {f"al-{one[3:]}" for one in plain if one.startswith("Al-")}


def of_longer(text: str, span: Span) -> bool:
    """Whether a name is only part of a longer one: of somebody, of a hospital, of a body."""
    start, stop = span
    before = LAST_WORD.search(text, max(start - 30, 0), start)
    capital = before is not None and before[1][0].isupper()
    longer = before and capital and (first_name(before[1]) or not starts_sentence(text, before.start(1)))
    somebody = likely_person(text, start, stop) and not PREPOSITION.search(text, max(start - 24, 0), start)
    return bool(longer or somebody or OF_OTHER.match(text, stop) or MORE.match(text, stop))


def unfit(said: str) -> bool:
    """Whether words in capitals are none that a place is called."""
    low = said.lower()
    last = low.split()[-1]
    parts = said.split()
    many = (
        len(parts) > (4 if max(map(len, parts)) < SHORT else 3) or len(said) < 3 or (said.isupper() and len(said) < 6)
    )
    return (
        many
        or low in NOT_PLACES | BODIES
        or bool(UNPLACED & {last, low.split()[0]})
        or last.endswith(PEOPLES)
        or bool(OF_PEOPLE.fullmatch(said))
    )


def named_kind(text: str, start: int, stop: int, said: str) -> str:
    """The kind that the words before or after a name give it; "" for none."""
    before, after = text[max(start - 24, 0) : start], text[stop : stop + 16]
    named = NAMER.search(before)
    kind = SINGULAR.get(named[1], named[1].removesuffix("s")) if named else ""
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
