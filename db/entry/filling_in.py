"""The fields of each kind of record that selected words fill in, each with the words that it was read from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from db.case import Case
from db.entry.about import Around
from db.entry.dating import Dated, days
from db.entry.meaning import ANSWERS, MODALITY, terms_in
from db.entry.naming import Naming, named, named_in
from db.entry.spots import Spot, spots_in
from db.rules import Known
from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.quotations.quoting import find_quotes
from db.suggest.suggestion import Counted as People
from db.suggest.suggestion import Quoted, Suggestion, Termed
from db.suggest.terms import find_terms
from db.words.attribution import ALLEGING, CONCLUDING, DENYING, Attribution, attribution, name_of
from db.words.datelines import after_dateline
from db.words.dates import Date, is_relative
from db.words.near import an
from db.words.numbers import show_count
from db.words.shortened import short
from db.words.spotting import CLOSING, THINGS, Counted, counts, quotations

Filled = dict[str, tuple[str, str]]  # by field its text, and what it was read from ('' where it goes without saying)
SPOKEN_FOR = {"hospitals": "facilities", "clinics": "facilities", "facilities": "facilities", "schools": "facilities"}
BY_UNIT = {
    **SPOKEN_FOR, "buildings": "buildings", "homes": "buildings", "attacks": "attacks", "cases": "cases",
    "interviews": "interviews", "pages": "pages", "months": "duration", "years": "duration",
}  # fmt: skip
REPORTED = frozenset({"cases", "interviews", "pages"})  # properties of reports alone
ACTS = frozenset({"airstrike", "helicopter", "shelling", "ground_attack"})  # weapons whose words are those of an attack
MASS = frozenset({"infrastructure"})  # targets that take no article


@dataclass(frozen=True, slots=True)
class Said:
    """Selected words and what they are read with; done: properties claimed from these words already."""

    case: Case
    here: Around
    known: Known
    reference: Date | None
    headline: str
    subject: int
    done: tuple[str, ...] = ()

    @property
    def chosen(self) -> str:
        """The selected words."""
        return self.here.chosen

    def inside(self, start: int, stop: int) -> bool:
        """Whether a span of the paragraph lies in the selected words."""
        return self.here.span[0] <= start and stop <= self.here.span[1]

    def found(self, find: Callable[[str], list[Suggestion]]) -> list[Suggestion]:
        """What the rules of suggestions find that meets the selected words; places are those of the paragraph."""
        lead = len(self.here.lead)
        low, high = self.here.span
        moved = [shifted(one, -lead) for one in find(self.here.lead + self.here.words)]
        return [one for one in moved if one.start < high and low < one.stop]

    def counts(self) -> list[Counted]:
        """The counts whose numbers are selected, of anything."""
        return [one for one in counts(self.here.words) if self.inside(one.start, one.number_stop)]

    def days(self) -> list[Dated]:
        """The dates that are selected."""
        return days(self.chosen, self.reference)

    def named(self, kind: str) -> list[Naming]:
        """The records of a kind that the selected words name."""
        return named_in(self.case, self.chosen, kind)

    def voice(self) -> Attribution | None:
        """Who says it."""
        return attribution(self.here.words, *self.here.span)

    def code(self, record: int) -> str:
        """A record's code."""
        return self.case.codes.code(record)


def shifted(one: Suggestion, by: int) -> Suggestion:
    """A suggestion with its places so many code points further on."""
    cites = (one.cites[0] + by, one.cites[1] + by) if one.cites else None
    return replace(one, spans=tuple((start + by, stop + by) for start, stop in one.spans), cites=cites)


def claim(said: Said) -> Filled:
    """The first thing that the words give a value for, who says so, how strongly, and in which part of the article."""
    valued = next((found for make in VALUED if (found := make(said))), {})
    return {**valued, **sayer(said), **strength(said), **part_of(said)}


def people(said: Said) -> Filled:
    """A count of people by the rules of suggestions: what befell them, how many, of which unit, in which period."""
    for one in said.found(lambda text: find_counts(text, find_dates(text, said.reference))):
        read = one.reading
        number = next((few for few in said.counts() if one.start <= few.start < one.stop), None)
        if not isinstance(read, People) or read.what in said.done or not met(said, one, number):
            continue
        words = said.here.words[one.start : one.stop] if one.cites is None else said.here.words[slice(*one.cites)]
        text = said.here.words[number.start : number.number_stop] if number else show_count(read.count)
        unit = read.unit if read.unit != "not_said" else number.unit if number and number.unit not in THINGS else ""
        counted = {"value": (text, words), "unit": (unit.replace("_", " "), words if unit else "")}
        return {"property": (read.what, words), **counted} | ({"window": (read.period, words)} if read.period else {})
    return {}


def met(said: Said, one: Suggestion, number: Counted | None) -> bool:
    """Whether a count is selected, or its number within it: two of “two more died”."""
    low, high = said.here.span
    return said.inside(one.start, one.stop) or (number is not None and one.start <= low and high <= one.stop)


def counted(said: Said, *, bare: bool = False) -> Filled:
    """A count with its unit and what was done to those counted; bare: also where nothing tells of what."""
    for one in said.counts():
        prop = one.harm or BY_UNIT.get(one.unit, "")
        if prop in said.done or (prop in REPORTED and said.subject and said.code(said.subject)[0] != "R"):
            continue
        words = said.here.words[one.low : one.high]
        number = said.here.words[one.start : one.number_stop]
        found = {"value": (number, words), "unit": (one.unit.replace("_", " "), words if one.unit else "")}
        return {"property": (prop, words), **found} if prop else found if bare else {}
    return {}


def bare(said: Said) -> Filled:
    """A count of which nothing tells what it counts."""
    return counted(said, bare=True)


def dated(said: Said) -> Filled:
    """A date; one that was implied names its premise."""
    for one in said.days() if "date" not in said.done else ():
        found = {"property": ("date", one.words), "value": (one.date.edtf, one.words)}
        inferred = {"inferred": ("yes", one.words), "premise": (one.premise, one.words)}
        return found | (inferred if one.premise else {})
    hangs = is_relative(said.chosen) and "date" not in said.done
    return {"property": ("date", said.chosen)} if hangs else {}


def termed(kind: str) -> Callable[[Said], Filled]:
    """Reads a term of the list of weapons, targets or legal words."""

    def read(said: Said) -> Filled:
        for one in said.found(find_terms) if kind not in said.done else ():
            reading = one.reading
            code = f"{kind}.{reading.term}" if isinstance(reading, Termed) else ""
            if one.kind == kind and code in said.known.terms:
                words = said.here.words[one.start : one.stop]
                return {"property": (kind, words), "value": (said.known.terms[code], words)}
        return {}

    return read


def blamed(said: Said) -> Filled:
    """Forces and bodies, as one of them where the words say "or"; the only one by its name where the case has none."""
    found = said.named("actor")
    if "who" in said.done or not acted(said):
        return {}
    if not found:
        body = only_body(said.chosen)
        return {"property": ("who", said.chosen), "value": (body, said.chosen)} if body else {}
    between = [said.chosen[one.stop : other.start].strip(" ,") for one, other in pairwise(found)]
    joint = " or " if "or" in between else " and " if "and" in between else ", "
    names = joint.join(said.code(one.record) for one in found)
    return {"property": ("who", said.chosen), "value": (names, said.chosen)}


def acted(said: Said) -> bool:
    """Whether the actors of the words are those who did it, not those who speak of it."""
    voice = said.voice()
    return not (voice and voice.who in said.chosen)


def placed(said: Said) -> Filled:
    """The closest place that the words name, by its name where the case has none such yet."""
    found = spots_in(said.case, said.chosen) if "place" not in said.done else []
    if len(found) != 1:
        return {}
    shown = found[0].shown
    return {"property": ("place", shown), "value": (called(said, found[0]), shown)}


def called(said: Said, spot: Spot) -> str:
    """A place as a field names it: by its code, or by its name where the case has none such yet."""
    return said.code(spot.record) if spot.record else spot.shown


VALUED: tuple[Callable[[Said], Filled], ...] = (
    people, counted, termed("legal"), dated, termed("weapon"), blamed, termed("target"), placed, bare,
)  # fmt: skip


def sayer(said: Said) -> Filled:
    """In whose voice it stands: a named claimant's, as the sentence says."""
    voice = said.voice()
    if voice is None:
        return {}
    words = f"{voice.who} {voice.verb}"
    found = {"voice": ("claimant", words), "claimant_said": (voice.who, words)}
    record = 0 if voice.guessed else named(said.case, voice.who, ("actor", "report"))
    if record:
        found["claimant"] = (said.code(record), words)
    if voice.guessed:
        found["voice"] = ("context", words)
    return found


def strength(said: Said) -> Filled:
    """How strongly it is said, and whether it is denied."""
    voice = said.voice()
    verb = voice.verb if voice else ""
    if verb in DENYING:
        return {"polarity": ("denies", verb), "modality": ("denied", verb), "modality_said": (verb, verb)}
    for grade, pattern in MODALITY:
        match = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I).search(said.here.said)
        if match:
            return {"modality": (grade, match[0]), "modality_said": (match[0], match[0])}
    grade = "concluded" if verb in CONCLUDING else "alleged" if verb in ALLEGING else ""
    return {"modality": (grade, verb), "modality_said": (verb, verb)} if grade else {}


def part_of(said: Said) -> Filled:
    """The headline, where the words stand in it."""
    head = said.here.words.strip() == said.headline.strip() and said.here.start == 0
    return {"section": ("headline", "the first line of the article")} if head else {}


def quote(said: Said) -> Filled:
    """The speaker, and whether all of a sentence is quoted, some words, or none literally."""
    for one in said.found(lambda text: find_quotes(text + left_open(said.here.words))):
        read = one.reading
        if isinstance(read, Quoted) and read.speaker:
            words = f"{read.speaker} {read.verb}" + (f"; guessed: {one.guess}" if one.guess else "")
            name = name_of(read.speaker.split()) or read.speaker
            return spoken(said, name, read.full or name, read.verb, words) | {"mode": (read.mode, words)}
    voice = said.voice()
    found: Filled = {"mode": mode(said)}
    if voice is None:
        return found
    who = "" if voice.guessed else voice.who
    return found | spoken(said, voice.who, who, voice.verb, f"{voice.who} {voice.verb}")


def left_open(words: str) -> str:
    """The mark that would close a quotation which goes on in the next paragraph; '' where none does."""
    first, stop = next(reversed(quotations(words)), (0, 0))
    return CLOSING[words[first - 1]][0] if first and stop == len(words.rstrip()) else ""


def spoken(said: Said, speaker: str, full: str, verb: str, words: str) -> Filled:
    """Who speaks, as said and as a record of the case where one bears that name."""
    record = named(said.case, full, ("actor", "report")) if full else 0
    found = {"speaker_said": (speaker, words), "verb": (verb, words if verb else "")}
    return {**found, "speaker": (said.code(record), words)} if record else found


def mode(said: Said) -> tuple[str, str]:
    """Direct, fragment or paraphrase, and why."""
    within = any(low <= said.here.span[0] and said.here.span[1] <= high for low, high in quotations(said.here.words))
    marked = said.chosen.strip()[:1] in '“"«„「『‘'
    if not (within or marked):
        return "paraphrase", "no quotation marks around it"
    bare = said.chosen.strip('“”"«»„「」『』‘’ ')
    whole = bare[:1].isupper() and (len(bare.split()) > 3 or bare[-1:] in ".!?,")
    return ("direct", "a whole sentence in quotation marks") if whole else ("fragment", "part of a sentence, quoted")


def incident(said: Said) -> Filled:
    """Date, place, weapon and counts of the sentence, and a title made of them."""
    sentence = said.here.said
    found: Filled = {}
    happened = [one for one in days(sentence, said.reference) if not one.of_saying and one.date.precision == "day"]
    if len({one.date.edtf for one in happened}) == 1:
        found["date"] = (happened[0].date.edtf, happened[0].words)
    places = spots_in(said.case, after_dateline(sentence))
    if len(places) == 1:
        found["place"] = (called(said, places[0]), places[0].shown)
    low, high = said.here.sentence
    for one in counts(said.here.words):
        if low <= one.start and one.stop <= high and one.harm in ("killed", "injured") and one.harm not in found:
            words = said.here.words[one.start : one.number_stop] + (f" {one.unit}" if one.unit else "")
            found[one.harm] = (words, said.here.words[one.low : one.high])
    terms = {one.kind: one.reading.term for one in find_terms(sentence)[::-1] if isinstance(one.reading, Termed)}
    weapon, target = (said.known.terms.get(f"{kind}.{terms.get(kind, '')}", "") for kind in ("weapon", "target"))
    act = "" if terms.get("weapon") in ACTS else " attack"
    what = f"{weapon.capitalize()}{act}" if weapon else "Attack" if target or "killed" in found else ""
    hit = target if terms.get("target") in MASS else an(target)
    on = f" {'of' if terms.get('weapon') == 'shelling' else 'on'} {hit}" if target else ""
    where = f" in {places[0].shown}" if len(places) == 1 else ""
    if what and (on or where):
        found["title"] = (f"{what}{on}{where}", "made of what the sentence names")
    return found


def evidence(said: Said) -> Filled:
    """The method, and how many."""
    found: Filled = {"title": (short(said.chosen), "the selected words")}
    methods = terms_in(said.chosen, "method", said.known)
    if methods:
        found["method"] = (said.known.terms[methods[0][0]], methods[0][1])
    numbers = said.counts()
    if len(numbers) == 1:
        words = said.here.words[numbers[0].start : numbers[0].number_stop]
        found["number"] = (words, words)
    return found


def response(said: Said) -> Filled:
    """Whose answer it is, and of what kind."""
    found: Filled = {"title": (short(said.chosen), "the selected words"), "text": (said.chosen, "")}
    voice = said.voice()
    sentence = said.here.said
    actors = {one.record for one in named_in(said.case, sentence, "actor")}
    speaker = named(said.case, voice.who, ("actor",)) if voice and not voice.guessed else 0
    if speaker or len(actors) == 1:
        record = speaker or actors.pop()
        found["actor"] = (said.code(record), voice.who if voice else "the only actor in the sentence")
    elif not actors and (body := only_body(sentence)):
        found["actor"] = (body, "the only body in the sentence, not known here yet")
    for kind, pattern in ANSWERS:
        match = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I).search(sentence)
        if match:
            return {**found, "kind": (said.known.terms.get(f"response.{kind}", kind), match[0])}
    return found


def only_body(words: str) -> str:
    """The one force or body that some words name, as it is called; '' where there is none or several."""
    bodies = {
        one.reading.name.removeprefix("the ").removeprefix("The ")
        for one in find_terms(words) if one.kind == "force" and isinstance(one.reading, Termed)
    }  # fmt: skip
    return next(iter(bodies)) if len(bodies) == 1 and not any(one[:1].islower() for one in bodies) else ""


def note(said: Said) -> Filled:
    """Nothing: a note is the analyst's own."""
    return {}


FILLING: Mapping[str, Callable[[Said], Filled]] = {
    "claim": claim, "quote": quote, "incident": incident, "evidence": evidence, "response": response, "note": note,
}  # fmt: skip
