"""Controlled lists: closed sets checked by the file itself, and lists of terms that a case file may extend.

A term's code is list.word ("weapon.barrel_bomb"); people and exchange files use the word alone.
"""

from db.classes import dataclass

CLOSED: dict[str, tuple[str, ...]] = {
    "status": ("draft", "todo", "assigned", "updated", "review_assigned", "peer_reviewed", "revisited", "finalized"),
    "handling": ("public", "internal", "protected", "privileged"),
    "scope": ("single", "series", "campaign", "aggregate", "state"),
    "qualifier": (
        "exact", "about", "nearly", "more_than", "less_than", "at_least", "at_most", "between", "dozens", "hundreds",
        "thousands", "tens_of_thousands", "hundreds_of_thousands", "most_of", "unknown",
    ),
    "date_role": ("happened", "window", "window_end", "agreed", "in_force", "published", "said", "as_of"),
    "date_precision": ("day", "week", "month", "season", "year", "decade", "interval", "open", "unknown"),
    "operator": ("each", "jointly", "one_of", "some_by_each", "unknown", "and", "or", "including"),
    "voice": ("article", "claimant", "context"),
    "polarity": ("asserts", "denies"),
    "modality": ("denied", "possible", "alleged", "apparent", "concluded", "stated"),
    "section": ("headline", "body", "dateline", "caption"),
    "mode": ("direct", "fragment", "paraphrase"),
    "extent": ("person", "group"),
    "harm": ("killed", "injured", "displaced", "detained", "missing", "other"),
    "effect": ("hit", "damaged", "destroyed", "out_of_service", "closed"),
    "weight": ("for", "against"),
    "bearing": ("supports", "contradicts", "context", "exonerates"),
    "strength": ("weak", "some", "strong", "conclusive", "not_said"),
    "consent": ("named", "anonymised", "background", "withdrawn"),
    "decision": ("same", "not_same", "part_of", "unknown", "no_contradiction", "not_same_event", "same_origin", "not_same_origin"),
    "text_relation": ("original", "correction", "translation", "transcript", "conversion"),
    "citation_role": ("cites", "context", "premise"),
    "role": ("assigned", "reviewer", "first", "second"),
    "anchor": ("unchanged", "changed", "orphan", "accepted"),
    "coverage": ("unread", "read", "claimed", "nothing", "again"),
    "value_type": ("count", "date", "record", "term", "text", "yesno", "who", "set"),
}  # fmt: skip

PRIVATE = ("article.transcript", "article.victim_testimony", "article.witness_testimony")  # start protected
PEOPLE = ("civilians", "people", "fighters", "staff", "children", "officials", "bodies", "not_said")


@dataclass(frozen=True, slots=True)
class Terms:
    """One extensible list: its name, the standard it follows, and its words with their labels."""

    name: str
    standard: str
    words: tuple[tuple[str, str], ...]


def terms(name: str, standard: str, text: str) -> Terms:
    """A list from 'word' or 'word = label' entries, one to a line or semicolon."""
    pairs = []
    for entry in filter(None, (part.strip() for part in text.replace("\n", ";").split(";"))):
        word, _, label = (part.strip() for part in entry.partition("="))
        pairs.append((word, label or word.replace("_", " ")))
    return Terms(name, standard, tuple(pairs))


LISTS: tuple[Terms, ...] = (
    terms("article", "HURIDOCS micro-thesaurus 16, extended", """
        newspaper = newspaper or agency write-up; web_news = news site write-up; press_release_hr = press release of a human rights organisation
        press_release_gov = press release of a government; press_release_perpetrator = press release of a perpetrator
        victim_testimony; witness_testimony; interview; telephone = telephone conversation; letter; affidavit = sworn statement
        photograph; video = video or film; audio = audio recording; satellite = satellite image; intercept = intercepted radio; observer_log
        court_record; government_document; report_hr = report of a human rights organisation; report_igo = report of an intergovernmental body
        medical_record; field_notes; social_media; book; academic = academic paper; broadcast; transcript; database; other"""),
    terms("actor", "ESF 24, extended", """
        state; government; armed_force; armed_group; ngo = non-governmental organisation; monitor; igo = intergovernmental body
        medical_body; rescue_body; outlet; court; person; official; group = group of people; coalition; unknown"""),
    terms("role", "Bayanat roles", "victim; alleged_perpetrator; witness; participant; monitor; responder; source; speaker"),
    terms("act", "ESF 4", """
        attack; air_attack; ground_attack; killing; injury; displacement; destruction; detention; torture; obstruction_of_aid; clash
        shelling; chemical_attack; offensive; intervention; ceasefire; agreement; closure; humanitarian_crisis; return; abduction; other; unknown"""),
    terms("weapon", "ESF 5, Bayanat labels", """
        airstrike; helicopter = air attack by helicopter; shelling; missile; rocket; barrel_bomb; cluster_munition; unguided_bomb
        ground_attack; small_arms; chemical; mine; explosive = explosive device; drone; unknown"""),
    terms("target", "own, after HeRAMS and UN terms", """
        hospital; clinic; medical_facility; school; market; residential = residential building; displaced_site = displaced persons' site
        worship = place of worship; infrastructure; civilian_area; civilian_object; convoy = aid convoy; military = military object; other; unknown"""),
    terms("place", "GeoNames feature classes, simplified", """
        country; region; governorate; district; city; town; village; camp; area; road; facility; border; other"""),
    terms("place_precision", "UCDP GED; Atlos", """
        exact = exact spot; vicinity = within about a kilometre; locality = named place; district; governorate; country; unknown"""),
    terms("involvement", "ESF 18", """
        direct = directly carried out; ordered = gave orders; planned; present; passive = passive accomplice; suspected
        superior = failure over subordinates; political = general political responsibility; supported = supported or supplied; unknown"""),
    terms("relation", "ESF 22, extended", """
        precedes; follows; causes; consequence_of = is a consequence of; parallel = is parallel to; contains; part_of = is part of
        same_as = is the same as; not_same_as = is not the same as; possibly_same = is possibly the same as"""),
    terms("method", "ESF 16, extended", """
        interview = interviews; video; photo = photographs; satellite = satellite images; observer_log = flight observers' logs
        intercept = intercepted radio; document; monitor_count = a monitor's count; official_statement; testimony = witness testimony
        expert = expert analysis; visit = visit to the place; social_media; other"""),
    terms("response", "ESF 27 and 28", """
        denied_event; denied_responsibility = acknowledged act, denied responsibility; alternative = alternative explanation; accepted
        countercharge = counter-charge; token; asked_for_more; denied_blanket = blanket denial; none = no response"""),
    terms("grade", "Airwars", "confirmed; fair; weak; contested; discounted"),
    terms("proof", "UN commissions of inquiry, courts", """
        suspect = reasonable grounds to suspect; believe = reasonable grounds to believe; balance = balance of probabilities
        beyond_doubt = beyond reasonable doubt; none = not stated"""),
    terms("legal", "international humanitarian and criminal law", """
        war_crime = war crimes; crime_against_humanity = crimes against humanity; serious_violation = serious violations of international humanitarian law
        indiscriminate = indiscriminate attack; unlawful = unlawful attack; banned_weapon = use of a banned weapon; ethnic_cleansing; other"""),
    terms("unit", "own, after casualty recorders' practice", """
        civilians; people; fighters; staff; children; officials; bodies; facilities; hospitals; clinics; schools; buildings; homes
        attacks; cases; pages; interviews; items; areas; months; years; not_said = not said"""),
    terms("intent", "own", "deliberate; indiscriminate; inadvertent; unknown"),
    terms("effect", "own", "hit; damaged; destroyed; out_of_service; closed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """A property that claims and assessments give a value for; about: the kinds it fits, empty for any."""

    code: str
    label: str
    value_type: str
    of: str = ""
    about: str = ""
    unit: str = ""


def properties(text: str) -> tuple[Property, ...]:
    """Properties from lines 'code | label | type | list or kind | about | unit'."""
    found = []
    for line in filter(None, (part.strip() for part in text.splitlines())):
        found.append(Property(*(part.strip() for part in line.split("|"))))
    return tuple(found)


PROPERTIES: tuple[Property, ...] = properties("""
    date | date | date | | |
    place | place | record | place | incident |
    killed | killed | count | | | not_said
    injured | injured | count | | | not_said
    displaced | displaced | count | | | people
    arrested | arrested | count | | | people
    missing | missing | count | | | people
    returned | returned | count | | | people
    remaining | still displaced | count | | | people
    attacks | attacks | count | | | attacks
    facilities | facilities hit | count | | | facilities
    facilities_closed | facilities closed | count | | | facilities
    buildings | buildings hit | count | | | buildings
    duration | duration | count | | | months
    who | who is said to have done it | who | actor | |
    accused | named as responsible | who | actor | |
    officials | officials named | count | | | officials
    weapon | weapon or method | term | weapon | |
    weapons | weapons or methods | set | weapon | |
    act | kind of act | term | act | incident |
    target | what was hit | term | target | |
    targets | what was hit | set | target | |
    effect | effect on what was hit | set | effect | |
    intent | intent | term | intent | |
    legal | legal characterisation | set | legal | |
    grade | grade | term | grade | incident |
    happened | happened | yesno | | |
    areas | areas | set | place | |
    pages | pages | count | | report | pages
    cases | cases examined | count | | report | cases
    interviews | people interviewed | count | | report | interviews
    period | period covered | date | | report |
    majority_period | period of most cases | date | | report |
    published | published | date | | report |
    basis | what it rests on | set | method | |
    member | belongs to | record | actor | actor |
    position | post | text | | actor |
    backs | backs or is allied with | record | actor | actor |
    based_in | based in | record | place | actor |
    status | state of things | text | | |
    statement | what is said | text | | |
    purpose | purpose | text | | |
    cause | cause | text | | |
    response | response | text | | |
    comparison | comparison | text | | |
""")
