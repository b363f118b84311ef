"""Every kind of record and its fields, once: schema, forms, commands and exchange follow from here."""

from collections.abc import Iterable
from dataclasses import replace

from db.errors import Invalid
from db.records import Field, Kind, Links, kind_number, split_code
from db.vocabulary import CLOSED

F = Field


def choice(name: str, help_: str, *, default: str | None = None, required: bool = False) -> Field:
    """A field over one of the closed lists, which bears the field's name or is named after a colon."""
    name, _, listed = name.partition(":")
    return F(name, "choice", help_, CLOSED[listed or name], required, default)


def title(help_: str, name: str = "title", *, required: bool = True) -> Field:
    """The line by which people know a record."""
    return F(name, "line", help_, required=required)


COMMON = {
    "status": choice("status", "where its review stands", default="todo"),
    "handling": choice("handling", "who may see it; empty means as its source"),
    "withdrawn": F("withdrawn", "text", "the reason why it was withdrawn; empty while it stands", fixed=True),
}

VALUE = (
    F("property", "code", "what is said of the subject", ("property",), True),
    F("said", "line", "the value as the source says it"),
    F("low", "int", "lowest count that fits, inclusive"),
    F("best", "int", "the count, where one is stated"),
    F("high", "int", "highest count that fits, inclusive"),
    choice("qualifier", "how the count is qualified"),
    F("base", "int", "what a share is a share of: 18 in “most of 18”"),
    F("unit", "term", "what is counted; units are never read as one another", ("unit",)),
    F("date", "date", "the date or period"),
    choice("date_role", "what the date is the date of"),
    F("record", "ref", "the record that is the value", ("any",)),
    F("term", "term", "the term that is the value", ("any",)),
    F("text", "text", "the value in words"),
    F("yesno", "yesno", "yes or no"),
    choice("operator", "how the members of a set belong together"),
    F("window", "date", "the period that the value covers"),
    F("window_until", "ref", "the incident that ends an open window", ("incident",)),
    F("area", "ref", "the place that the value covers", ("place",)),
    F("area_said", "line", "the area as said"),
    F("whom", "line", "whom or what the value counts, as said"),
)

CITES = Links(
    "cites", "citation", "record", "the passages that it rests on, in order",
    (F("passage", "ref", "the passage", ("passage",), True), choice("role:citation_role", "what the passage is for", default="cites")),
    ordered=True,
)  # fmt: skip
NAMES = Links(
    "names", "name", "record", "other names and spellings",
    (F("name", "line", "the name", required=True), F("language", "line", "language code, such as ar")),
)  # fmt: skip
TAGS = Links("tags", "tagging", "record", "labels", (F("tag", "ref", "the tag", ("tag",), True),))
MEMBERS = Links(
    "members", "member", "owner", "the members of a set, or who is said to have done it",
    (
        F("record", "ref", "the member", ("any",)), F("term", "term", "the member as a term", ("any",)),
        F("said", "line", "as said"), F("involvement", "term", "degree of involvement", ("involvement",)),
    ),
    ordered=True,
)  # fmt: skip
CONSENTS = Links(
    "consents", "consent", "record", "what the person agreed to",
    (choice("state:consent", "what was agreed", required=True), F("asked_on", "date", "when asked"),
     F("asked_by", "line", "who asked"), F("note", "text", "remarks")),
)  # fmt: skip

PEOPLE = Links(
    "people", "working", "record", "who works on it, and who has read it",
    (F("person", "line", "the name of the person", required=True),
     choice("role", "assigned to work on it, its reviewer, or who read it first or second", required=True)),
)  # fmt: skip

DECLARED: tuple[Kind, ...] = (
    Kind(
        "article", "A", 1, "articles", "a source text that the case file holds",
        (
            title("headline or name"),
            F("title_confirmed", "yesno", "a person has checked the title", default=1),
            F("publisher", "line", "outlet or body that published it"),
            F("outlet", "ref", "the outlet as an actor", ("actor",)),
            F("author", "line", "who wrote it, as given"),
            F("published", "date", "when it was published"),
            F("published_confirmed", "yesno", "a person has checked the date", default=1),
            F("kind", "term", "kind of source material", ("article",)),
            F("language", "line", "language code, such as en"),
            F("url", "line", "address"), F("archive_url", "line", "address of an archived copy"),
            F("captured_at", "time", "when it was captured, UTC"),
            F("collected_by", "line", "who collected it"), F("how", "line", "how it was obtained"),
            F("received_from", "line", "from whom it was received"),
            F("about", "ref", "the report that it is or speaks of", ("report",)),
            F("demonstration", "yesno", "a demonstration text, no evidence", default=0),
        ),
        (
            Links("custody", "custody", "article", "hand-overs, in order",
                  (F("handed_by", "line", "from whom"), F("handed_to", "line", "to whom"), F("at", "time", "when, UTC"),
                   F("how", "line", "by what means"), F("note", "text", "remarks")), ordered=True),
            Links("declined", "declined", "article", "suggestions of the rules that a person rejected",
                  (F("kind", "line", "what was suggested", required=True), F("start", "int", "first code point", required=True),
                   F("stop", "int", "code point after the last", required=True), F("version", "int", "of which text", required=True, default=1),
                   F("rule", "line", "by which rule"))),
            NAMES, CONSENTS, TAGS,
        ),
    ),
    Kind(
        "text", "TX", 2, "texts", "one version of an article's words, never changed once stored",
        (
            F("article", "ref", "the article", ("article",), True, fixed=True),
            F("version", "int", "1, 2, 3 … within the article", fixed=True),
            choice("relation:text_relation", "what this text is", default="original"),
            F("of", "ref", "the text that it is made from", ("text",), fixed=True),
            F("language", "line", "language code", fixed=True),
            F("length", "int", "code points", fixed=True), F("bytes", "int", "bytes in UTF-8", fixed=True),
            F("sha256", "line", "SHA-256 of the canonical text in UTF-8", fixed=True),
            F("raw_sha256", "line", "SHA-256 of the bytes as received", fixed=True),
            F("raw_name", "line", "name of the file as received", fixed=True),
            F("media_type", "line", "media type of the bytes", fixed=True),
            F("encoding", "line", "encoding of the bytes", fixed=True),
            F("converter", "line", "what made text of the bytes", fixed=True),
        ),
        label="version", common=("withdrawn",),
    ),
    Kind(
        "passage", "PG", 3, "passages", "a span of a text: its start, end and exact words",
        (
            F("text", "ref", "the text", ("text",), True),
            F("start", "int", "first code point", required=True), F("stop", "int", "code point after the last", required=True),
            F("words", "text", "the exact words", required=True),
            F("before", "text", "a little of what stands before"), F("after", "text", "a little of what stands after"),
            F("twin_of", "ref", "the passage of an earlier text that it carries on", ("passage",)),
            choice("anchor", "how it was carried to this text"),
        ),
        label="words", common=("withdrawn",),
    ),
    Kind(
        "report", "R", 4, "reports", "an investigation that articles speak of",
        (title("name of the report"), F("body", "ref", "who made it", ("actor",)), F("article", "ref", "the article that holds it", ("article",)),
         F("url", "line", "address")),
        (NAMES, CITES, TAGS),
    ),
    Kind(
        "case", "DC", 5, "documented cases", "one of a report's cases",
        (F("report", "ref", "the report", ("report",), True), F("number", "line", "its number in the report, if known"),
         title("what it is, in a few words", required=False), F("incident", "ref", "the incident that it is; empty means not identified", ("incident",)),
         F("claim", "ref", "the claim that says so", ("claim",))),
        (CITES, TAGS),
    ),
    Kind(
        "incident", "I", 6, "incidents", "something that happened or held",
        (title("a neutral line that names it"), choice("scope", "a single event, or what else", default="single"),
         F("kind", "term", "what kind of act", ("act",))),
        (
            Links("relations", "relation", "incident", "how it relates to other incidents",
                  (F("relation", "term", "the relation", ("relation",), True), F("other", "ref", "the other incident", ("incident",), True))),
            NAMES, CITES, TAGS,
        ),
    ),
    Kind(
        "place", "L", 7, "places", "a named spot in a hierarchy of places",
        (title("name", "name"), F("kind", "term", "kind of place", ("place",)), F("within", "ref", "the place that it lies in", ("place",)),
         F("latitude", "real", "degrees north"), F("longitude", "real", "degrees east"), F("precision", "term", "how exact the spot is", ("place_precision",))),
        (NAMES, CITES, TAGS), label="name",
    ),
    Kind(
        "actor", "P", 8, "actors", "a person, force, body or outlet",
        (title("neutral name", "name"), F("kind", "term", "kind of actor", ("actor",)), F("within", "ref", "the body that it belongs to", ("actor",)),
         F("description", "text", "who or what it is")),
        (NAMES, CONSENTS, CITES, TAGS), label="name",
    ),
    Kind(
        "post", "PO", 9, "posts", "a post that a person holds in a body, with dates",
        (F("person", "ref", "who", ("actor",), True), F("body", "ref", "in which body", ("actor",)), title("name of the post"),
         F("held", "date", "from when to when")),
        (CITES,),
    ),
    Kind(
        "command", "CK", 10, "command links", "one body or person commands or backs another, with dates",
        (F("over", "ref", "who commands or backs", ("actor",), True), F("under", "ref", "who is commanded or backed", ("actor",), True),
         title("what the link is"), F("held", "date", "from when to when")),
        (CITES,),
    ),
    Kind(
        "victim", "V", 11, "victims", "a person or group harmed",
        (title("name or description", "name"), F("incident", "ref", "in which incident", ("incident",)), choice("extent", "one person or a group", default="group"),
         F("number", "count", "how many"), F("unit", "term", "who they are", ("unit",), default="unit.people"), choice("harm", "what was done to them"),
         F("age", "line", "age as said"), F("sex", "line", "as said"), F("description", "text", "what else is known")),
        (NAMES, CONSENTS, CITES, TAGS), label="name",
    ),
    Kind(
        "target", "T", 12, "targets", "a facility or object, and what was done to it",
        (title("name or description", "name"), F("incident", "ref", "in which incident", ("incident",)), F("kind", "term", "kind of target", ("target",)),
         F("number", "count", "how many"), F("protected_status", "line", "protected under which rule"), F("place", "ref", "where it stands", ("place",)),
         choice("effect_operator:operator", "how several effects belong together: or, and")),
        (Links("effects", "target_effect", "target", "effects on it",
               (choice("effect", "the effect", required=True), F("said", "line", "as said"))), NAMES, CITES, TAGS), label="name",
    ),
    Kind("topic", "K", 13, "topics", "a law, a ceasefire, a theme that claims are about",
         (title("name", "name"), F("description", "text", "what it is")), (NAMES, TAGS), label="name"),
    Kind(
        "claim", "C", 14, "claims", "one checkable statement that a source makes",
        (
            F("subject", "ref", "what it is about", ("any",), True), *VALUE,
            choice("voice", "in whose voice it stands", default="article"),
            F("claimant", "ref", "who says so", ("actor", "report")), F("claimant_said", "line", "who says so, as said"),
            choice("polarity", "whether it asserts or denies", default="asserts"),
            choice("modality", "how strongly, graded", default="stated"), F("modality_said", "line", "how strongly, as said"),
            F("quote", "ref", "the quote that it is made in", ("quote",)), choice("section", "headline or body", default="body"),
            F("shared_qualifier", "yesno", "the qualifier may belong to another number too", default=0),
            F("inferred", "yesno", "inferred, not stated", default=0), F("premise", "text", "what the inference rests on"),
        ),
        (
            CITES,
            Links("chain", "chain", "claim", "who says that who says, from the outlet inwards",
                  (F("actor", "ref", "who", ("actor", "report")), F("said", "line", "as said"), F("verb", "line", "said, told, reported …")), ordered=True),
            MEMBERS, TAGS,
        ),
        label="said",
    ),
    Kind(
        "quote", "Q", 15, "quotes", "one instance of somebody's words in one article",
        (F("utterance", "ref", "what was said once", ("utterance",)), F("speaker", "ref", "who speaks, a person or a report", ("actor", "report")),
         F("speaker_said", "line", "the speaker as the article names them"), choice("mode", "direct, fragment or paraphrase", default="direct"),
         F("verb", "line", "said, told, added …"), F("addressed_to", "line", "to whom, as said"), F("said_on", "date", "when it was said")),
        (CITES, TAGS), label="speaker_said",
    ),
    Kind(
        "utterance", "U", 16, "utterances", "what was said once, however many articles carry it",
        (title("what it is, in a few words"), F("speaker", "ref", "who said it", ("actor", "report")), F("said_on", "date", "when")),
        (TAGS,),
    ),
    Kind(
        "assessment", "S", 17, "assessments", "what the analysts hold for one property of a record",
        (F("subject", "ref", "of what", ("any",), True), *VALUE, F("held", "yesno", "held now", default=1),
         F("standard", "term", "to which standard of proof", ("proof",)), F("as_of", "date", "as of when"), F("by", "line", "by whom"),
         F("reason", "text", "why this value")),
        (Links("claims", "weighing", "assessment", "claims for and against",
               (F("claim", "ref", "the claim", ("claim",), True), choice("bearing:weight", "for or against", default="for"))), CITES, MEMBERS, TAGS),
        label="said",
    ),
    Kind(
        "evidence", "E", 18, "evidence", "how something was documented",
        (title("what it is"), F("method", "term", "by which method", ("method",)), F("number", "count", "how many, as said"),
         F("by", "ref", "who gathered it", ("actor", "report")), F("about", "ref", "what it documents", ("any",)), F("held", "yesno", "held by us, or only described", default=0),
         F("custody", "text", "where it is and who has it"), F("strength_said", "line", "how strong, as said"),
         choice("strength", "how strong")),
        (Links("bears_on", "bearing", "evidence", "the claims that it bears on",
               (F("claim", "ref", "the claim", ("claim",), True), choice("bearing", "how it bears on it", default="supports"))), CITES, CONSENTS, TAGS),
    ),
    Kind(
        "request", "RQ", 19, "requests", "who asked an alleged perpetrator about what",
        (title("what was asked"), F("about", "ref", "about which record", ("any",)), F("asker", "ref", "who asked", ("actor",)), F("asked_on", "date", "when")),
        (Links("addressees", "addressee", "request", "who was asked", (F("actor", "ref", "who", ("actor",), True),)), CITES, TAGS),
    ),
    Kind(
        "response", "RS", 20, "responses", "one addressee's answer, or silence as of a date",
        (title("the answer in a few words"), F("request", "ref", "to which request", ("request",)), F("actor", "ref", "who answers", ("actor",), True),
         F("about", "ref", "about which record", ("any",)), F("kind", "term", "what kind of answer", ("response",), True), F("as_of", "date", "as of when"),
         F("text", "text", "the answer")),
        (Links("denies", "denial", "response", "the claims that it denies", (F("claim", "ref", "the claim", ("claim",), True),)), CITES, TAGS),
    ),
    Kind("note", "N", 21, "notes", "what analysts add in free text",
         (F("about", "ref", "about which record", ("any",)), F("text", "text", "the note", required=True)), (CITES, TAGS), label="text"),
    Kind(
        "decision", "DN", 22, "decisions", "what was decided of two records",
        (F("a", "ref", "the one", ("any",), True), F("b", "ref", "the other", ("any",)), choice("kind:decision", "what was decided", required=True), F("reason", "text", "why", required=True)),
        (Links("basis", "basis", "decision", "the claims that it was decided on", (F("claim", "ref", "the claim", ("claim",), True), F("said", "line", "its value then"))),),
        label="reason",
    ),
    Kind("origin", "OR", 23, "origins", "where words come from, however many articles carry them",
         (title("what it is"), F("actor", "ref", "whose words", ("actor", "report"))),
         (Links("articles", "origin_article", "origin", "the articles that carry it", (F("article", "ref", "the article", ("article",), True), F("note", "line", "why")),),)),
    Kind("hold", "HD", 25, "holds", "refuses expunging until a second person lifts it",
         (F("about", "ref", "which record; empty means the whole case file", ("any",)), F("reason", "text", "why", required=True),
          F("placed_by", "line", "who placed it", fixed=True), F("lifted_by", "line", "who lifted it", fixed=True)), label="reason", common=("withdrawn",)),
    Kind("view", "VW", 26, "views", "a saved filter and order, by name",
         (title("name", "name"), F("pane", "line", "which list", required=True), F("filter", "line", "the filter"), F("sort", "line", "the order")), label="name", common=("withdrawn",)),
    Kind("tag", "TG", 27, "tags", "a label", (title("the label", "name"), F("description", "text", "what it is for")), label="name", common=("withdrawn",)),
)  # fmt: skip
# What has a state of review has people who work on it.
KINDS = tuple(replace(one, links=(*one.links, PEOPLE)) if "status" in one.common else one for one in DECLARED)

BY_NAME = {kind.name: kind for kind in KINDS}
BY_LETTERS = {kind.letters: kind for kind in KINDS}
BY_NUMBER = {kind.number: kind for kind in KINDS}
BY_PLURAL = {kind.plural.replace(" ", "_"): kind for kind in KINDS}


def kinds_named(names: Iterable[str]) -> list[Kind]:
    """The kinds of these names; "any", and what another program wrote for one in a property, name none."""
    return [BY_NAME[name] for name in names if name in BY_NAME]


def kind_of(record_id: int) -> Kind:
    """The kind that an id is of; Invalid where there is none."""
    try:
        return BY_NUMBER[kind_number(record_id)]
    except KeyError:
        raise Invalid(f"{record_id} is no id of a record.") from None


def kind_of_code(code: str) -> Kind:
    """The kind that a code such as C45 names; Invalid where there is none."""
    letters = split_code(code)[0]
    if letters not in BY_LETTERS:
        known = ", ".join(f"{kind.letters} {kind.name}" for kind in KINDS)
        raise Invalid(f"No kind of record has codes with {letters}; there are {known}.")
    return BY_LETTERS[letters]


def form_kind(name: str) -> Kind:
    """The kind that a form is of; "actor.names" is a form for one more row of an actor's names."""
    owner, dot, listed = name.partition(".")
    if not dot:
        return BY_NAME[owner]
    links = next(one for one in BY_NAME[owner].links if one.name == listed)
    words = listed.replace("_", " ")
    return Kind(words, "", 0, words, links.help, links.fields, common=())
