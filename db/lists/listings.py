"""Every list that people see: its rows, columns, orders and what it is filtered by. Declarations alone."""

from __future__ import annotations

COVERING = "('protected', 'privileged')"
OWN = f"coalesce(r.handling, '') IN {COVERING}"
SOURCE = f"""EXISTS (SELECT 1 FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
    JOIN article a ON a.id = t.article WHERE x.record = r.id AND a.handling IN {COVERING})"""
CITED = """(SELECT {what} FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
    JOIN article a ON a.id = t.article WHERE x.record = r.id ORDER BY x.position, x.id LIMIT 1)"""
OUTLET = CITED.format(what="coalesce(a.publisher, a.title)")
WORDS = CITED.format(what="substr(p.words, 1, 300)")


# Classes written out, since the first frame reads them and importing dataclasses costs half of its time.
class Column:
    """One column: its name, its heading, and whether its cells are numbers."""

    __slots__ = ("heading", "label", "name", "number")

    def __init__(self, name: str, label: str = "", number: bool = False) -> None:
        self.name = name
        self.label = label
        self.number = number
        self.heading = label or name.replace("_", " ")


class Listing:
    """One list. base: table `r`; key: its id column; cells: SQL for the columns of rows by id, in their order.

    sorts: SQL over `r` by name, never NULL. filters: what a test of that name looks at (see db.lists.filters).
    finish names what turns raw cells into words where SQL cannot.
    """

    __slots__ = (
        "columns", "covered", "filters", "finish", "joins", "key", "kind", "live", "name", "select", "sorts", "table",
    )  # fmt: skip

    def __init__(
        self, name: str, kind: str, columns: tuple[Column, ...], select: tuple[str, ...], base: str = "",
        key: str = "id", joins: str = "", live: str = "r.withdrawn IS NULL", covered: str = OWN,
        sorts: dict[str, str] | None = None, filters: dict[str, tuple[str, ...]] | None = None, finish: str = "",
    ) -> None:  # fmt: skip
        self.name, self.kind, self.columns, self.select = name, kind, columns, select
        self.table, self.key, self.joins, self.live, self.covered = base or kind, key, joins, live, covered
        self.sorts, self.filters, self.finish = sorts or {}, filters or {}, finish

    @property
    def gone(self) -> str:
        """SQL for rows that are withdrawn, as the indexes of them have it."""
        return "r.withdrawn IS NOT NULL" if self.live == "r.withdrawn IS NULL" else "r.withdrawn = 1"

    def of(self, rows: str = "") -> str:
        """SQL for rows with all their cells: id, whether it is covered, the cells; rows: what follows FROM."""
        cells = ", ".join(self.select)
        return f"SELECT r.{self.key}, {self.covered}, {cells} FROM {self.table} r {self.joins} {rows}"


def columns(text: str) -> tuple[Column, ...]:
    """Columns from 'name', 'name#' (numbers) or 'name=heading', with spaces between."""
    found = []
    for part in text.split():
        name, _, label = part.partition("=")
        found.append(Column(name.rstrip("#"), label.replace("_", " "), name.endswith("#")))
    return tuple(found)


STATUS = {"status": ("equal", "r.status"), "handling": ("equal", "coalesce(r.handling, 'public')")}
ANY = {"tag": ("tag",), "withdrawn": ("withdrawn",), "changed": ("changed",), "note": ("note",)}


def named(column: str, **more: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Filters of a list with a title or name, a review status, and others."""
    return {column: ("like", f"r.{column}"), **STATUS, **ANY, **more}


COVER = "▒▒▒ covered"


def shown(table: str, column: str, unmarked: str = "public") -> str:
    """SQL for the label of a record that is named in another's row; covered where its own handling asks for it."""
    covered = f"coalesce(handling, '{unmarked}') IN {COVERING}"
    return f"(SELECT CASE WHEN {covered} THEN '{COVER}' ELSE {column} END FROM {table} WHERE id = {{0}})"


ACTOR_NAME = shown("actor", "name")
PLACE_NAME = shown("place", "name")
REPORT_TITLE = shown("report", "title")
INCIDENT_TITLE = shown("incident", "title")
LABELLED = (
    ("incident", "title", "public"), ("report", "title", "public"), ("actor", "name", "public"),
    ("place", "name", "public"), ("topic", "name", "public"), ("article", "title", "public"),
    ("victim", "name", "protected"), ("target", "name", "public"), ("utterance", "title", "public"),
)  # fmt: skip
# What is held of a record is a field of it to people, so it is covered with it.
SUBJECT = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} h WHERE h.id = r.subject AND coalesce(h.handling, '{unmarked}') IN {COVERING})"
    for table, _, unmarked in LABELLED
)
LABEL = "coalesce(" + ", ".join(shown(*one) for one in LABELLED) + ", '')"
SPEAKER = f"coalesce(nullif({LABEL.format('r.speaker')}, ''), r.speaker_said, '')"
WORD = "replace(substr({0}, instr({0}, '.') + 1), '_', ' ')"
CLAIMS_ON = "(SELECT count(*) FROM claim c WHERE c.subject = r.id AND c.withdrawn IS NULL)"
# Claims that rest on words of an article, in any of its texts.
CLAIMED = """(SELECT count(DISTINCT k.id) FROM text t JOIN passage p ON p.text = t.id
    JOIN citation x ON x.passage = p.id AND x.role = 'cites' JOIN claim k ON k.id = x.record AND k.withdrawn IS NULL
    WHERE t.article = r.id)"""
# Whether a record that cites words says something that was taken from them; a note may only say to look again.
TAKEN = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} k WHERE k.id = c.record AND k.withdrawn IS NULL)"
    for table in ("claim", "quote", "evidence", "incident", "response", "request")
)
# Paragraphs of an article's newest text that nobody has read and from which nothing was made; '' where none is left.
LEFT = f"""(SELECT nullif(max((SELECT count(*) FROM part WHERE text = t.id)
    - (SELECT count(*) FROM part WHERE text = t.id
        AND (substr(words, -1) <> char(10) OR trim(words, ' ' || char(9, 10, 160)) = '')
        AND trim(words, ' ' || char(9, 10, 160)) = '')
    - (SELECT count(*) FROM (
        SELECT part FROM coverage WHERE text = t.id AND state NOT IN ('unread', 'again')
        UNION SELECT (SELECT position FROM part q WHERE q.text = t.id AND q.start <= p.start ORDER BY q.start DESC LIMIT 1)
        FROM passage p WHERE p.text = t.id AND p.withdrawn IS NULL AND EXISTS (
          SELECT 1 FROM citation c WHERE c.passage = p.id AND c.role = 'cites' AND ({TAKEN})))), 0), 0)
    FROM text t WHERE t.article = r.id AND t.withdrawn IS NULL ORDER BY t.version DESC LIMIT 1)"""

LISTINGS: tuple[Listing, ...] = (
    Listing(
        "incidents", "incident", columns("date place title killed# injured# who claims# sources# origins# open# scope status"),
        ("r.date", "r.place_name", "r.title", "r.killed", "r.injured", "r.who", "r.claims", "r.sources", "r.origins", "nullif(r.open, 0)", "r.scope", "r.status"),
        base="incident_row", key="incident", live="r.withdrawn = 0", covered="(r.covered = 1)",
        sorts={"title": "r.title", "date": "r.date_low", "killed": "r.killed_low", "injured": "r.injured_low", "place": "r.place_name",
               "status": "r.status", "who": "r.who", "claims": "r.claims", "sources": "r.sources", "origins": "r.origins", "open": "r.open", "kind": "r.kind", "scope": "r.scope"},
        filters={"title": ("like", "r.title"), "date": ("date", "r.date_low", "r.date_high"), "killed": ("count", "r.killed_low", "r.killed_high"),
                 "injured": ("count", "r.injured_low", "r.injured_high"), "claims": ("count", "r.claims", "r.claims"), "sources": ("count", "r.sources", "r.sources"),
                 "origins": ("count", "r.origins", "r.origins"), "open": ("open", "r.open", "r.open"),
                 "place": ("place",), "alleged": ("alleged",), "who": ("alleged",), "status": ("equal", "r.status"), "scope": ("equal", "r.scope"),
                 "kind": ("term", "r.kind"), "basis": ("basis",), **ANY},
    ),
    Listing(
        "reports", "report", columns("title body cases# claims# status"),
        ("r.title", ACTOR_NAME.format("r.body"), "(SELECT count(*) FROM documented_case d WHERE d.report = r.id AND d.withdrawn IS NULL)", CLAIMS_ON, "r.status"),
        sorts={"title": "r.title COLLATE NOCASE", "body": f"coalesce({ACTOR_NAME.format('r.body')}, '')", "status": "r.status"},
        filters=named("title", body=("named", "r.body")),
    ),
    Listing(
        "quotes", "quote", columns("words speaker outlet mode status"),
        (f"coalesce({WORDS}, 'no words yet')", SPEAKER, OUTLET, "r.mode", "r.status"),
        covered=f"({OWN} OR {SOURCE})",
        sorts={"speaker": SPEAKER, "mode": "r.mode", "status": "r.status", "outlet": f"coalesce({OUTLET}, '')"},
        filters={"speaker": ("named", "r.speaker", "r.speaker_said"), "mode": ("equal", "r.mode"), "outlet": ("like", OUTLET), "words": ("like", WORDS), **STATUS, **ANY},
    ),
    Listing(
        "articles", "article", columns("title publisher published claims# left# status"),
        ("r.title", "r.publisher", "r.published", CLAIMED, LEFT, "r.status"),
        sorts={"title": "r.title COLLATE NOCASE", "publisher": "coalesce(r.publisher, '')", "published": "coalesce(r.published_low, '~')", "status": "r.status"},
        filters=named("title", publisher=("like", "r.publisher"), published=("date", "r.published_low", "r.published_high"), language=("equal", "r.language"), author=("like", "r.author")),
    ),
    Listing(
        "claims", "claim", columns("subject property value said claimant outlet modality status"),
        (LABEL.format("r.subject"), "(SELECT label FROM property WHERE code = r.property)", "r.id", "r.said", f"coalesce(r.claimant_said, {LABEL.format('r.claimant')})", OUTLET, "r.modality", "r.status"),
        covered=f"({OWN} OR {SOURCE})", finish="values",
        sorts={"subject": "r.subject", "property": "r.property", "claimant": "coalesce(r.claimant, 0)", "modality": "r.modality", "status": "r.status", "value": "coalesce(r.low, r.best, -1)"},
        filters={"subject": ("subject",), "property": ("equal", "r.property"), "claimant": ("named", "r.claimant", "r.claimant_said"), "modality": ("equal", "r.modality"), "voice": ("equal", "r.voice"),
                 "said": ("like", "r.said"), "outlet": ("like", OUTLET), "value": ("count", "coalesce(r.low, r.best, -1)", "coalesce(r.high, r.best, 9007199254740991)"),
                 "date": ("date", "r.date_low", "r.date_high"), "unit": ("term", "r.unit"), "draft": ("draft",), **STATUS, **ANY},
    ),
    Listing(
        "actors", "actor", columns("name kind within claims# status"),
        ("r.name", WORD.format("r.kind"), ACTOR_NAME.format("r.within"), "(SELECT count(*) FROM claim c WHERE c.claimant = r.id AND c.withdrawn IS NULL)", "r.status"),
        sorts={"name": "r.name COLLATE NOCASE", "kind": "coalesce(r.kind, '')", "status": "r.status"}, filters=named("name", kind=("term", "r.kind"), within=("named", "r.within")),
    ),
    Listing(
        "places", "place", columns("name kind within incidents# status"),
        ("r.name", WORD.format("r.kind"), PLACE_NAME.format("r.within"), "(SELECT count(*) FROM incident_row i WHERE i.place = r.id)", "r.status"),
        sorts={"name": "r.name COLLATE NOCASE", "kind": "coalesce(r.kind, '')", "status": "r.status"}, filters=named("name", kind=("term", "r.kind"), within=("named", "r.within")),
    ),
    Listing(
        "notes", "note", columns("text about status"), ("substr(r.text, 1, 300)", LABEL.format("r.about"), "r.status"),
        covered=f"({OWN} OR {SOURCE})", sorts={"text": "r.text COLLATE NOCASE", "about": "coalesce(r.about, 0)", "status": "r.status"},
        filters={"text": ("like", "r.text"), "about": ("named", "r.about"), **STATUS, **ANY},
    ),
    Listing(
        "tags", "tag", columns("name uses# description"), ("r.name", "(SELECT count(*) FROM tagging g WHERE g.tag = r.id)", "r.description"),
        covered="0", sorts={"name": "r.name COLLATE NOCASE"}, filters={"name": ("like", "r.name"), "withdrawn": ("withdrawn",)},
    ),
    Listing(
        "victims", "victim", columns("name incident number# unit harm status"),
        ("r.name", INCIDENT_TITLE.format("r.incident"), "r.number", WORD.format("r.unit"), "r.harm", "r.status"),
        covered=f"(coalesce(r.handling, 'protected') IN {COVERING})", sorts={"name": "r.name COLLATE NOCASE", "incident": "coalesce(r.incident, 0)", "status": "r.status"},
        filters=named("name", incident=("named", "r.incident"), harm=("equal", "r.harm"), unit=("term", "r.unit")),
    ),
    Listing(
        "targets", "target", columns("name kind incident number# status"),
        ("r.name", WORD.format("r.kind"), INCIDENT_TITLE.format("r.incident"), "r.number", "r.status"),
        sorts={"name": "r.name COLLATE NOCASE", "kind": "coalesce(r.kind, '')", "status": "r.status"}, filters=named("name", kind=("term", "r.kind"), incident=("named", "r.incident")),
    ),
    Listing(
        "evidence", "evidence", columns("title method number# by held status"),
        ("r.title", WORD.format("r.method"), "r.number", LABEL.format('r."by"'), "CASE r.held WHEN 1 THEN 'held' ELSE 'described' END", "r.status"),
        covered=f"({OWN} OR {SOURCE})", sorts={"title": "r.title COLLATE NOCASE", "method": "coalesce(r.method, '')", "status": "r.status"},
        filters=named("title", method=("term", "r.method"), by=("named", 'r."by"'), bearing=("bearing",)),
    ),
    Listing(
        "assessments", "assessment", columns("subject property value standard held status"),
        (LABEL.format("r.subject"), "(SELECT label FROM property WHERE code = r.property)", "r.id", WORD.format("r.standard"), "CASE r.held WHEN 1 THEN 'held' ELSE 'not held' END", "r.status"),
        covered=f"({OWN} OR {SUBJECT})", finish="values",
        sorts={"subject": "r.subject", "property": "r.property", "status": "r.status"},
        filters={"subject": ("subject",), "property": ("equal", "r.property"), "standard": ("term", "r.standard"), **STATUS, **ANY},
    ),
    Listing(
        "utterances", "utterance", columns("title speaker quotes# status"),
        ("r.title", LABEL.format("r.speaker"), "(SELECT count(*) FROM quote q WHERE q.utterance = r.id AND q.withdrawn IS NULL)", "r.status"),
        sorts={"title": "r.title COLLATE NOCASE", "status": "r.status"}, filters=named("title", speaker=("named", "r.speaker")),
    ),
    Listing(
        "requests", "request", columns("title about asker asked_on status"), ("r.title", LABEL.format("r.about"), ACTOR_NAME.format("r.asker"), "r.asked_on", "r.status"),
        sorts={"title": "r.title COLLATE NOCASE", "asked_on": "coalesce(r.asked_on_low, '~')", "status": "r.status"}, filters=named("title", asker=("named", "r.asker"), about=("named", "r.about")),
    ),
    Listing(
        "responses", "response", columns("actor title kind as_of status"), (ACTOR_NAME.format("r.actor"), "r.title", WORD.format("r.kind"), "r.as_of", "r.status"),
        sorts={"title": "r.title COLLATE NOCASE", "kind": "r.kind", "status": "r.status"}, filters=named("title", actor=("named", "r.actor"), kind=("term", "r.kind")),
    ),
    Listing(
        "documented_cases", "case", columns("report number title incident status"),
        (REPORT_TITLE.format("r.report"), "r.number", "r.title", f"coalesce({INCIDENT_TITLE.format('r.incident')}, 'not identified')", "r.status"),
        base="documented_case", sorts={"report": "r.report", "status": "r.status"}, filters=named("title", report=("named", "r.report"), incident=("named", "r.incident")),
    ),
    Listing("topics", "topic", columns("name description claims#"), ("r.name", "r.description", CLAIMS_ON), sorts={"name": "r.name COLLATE NOCASE"}, filters=named("name")),
    Listing("decisions", "decision", columns("kind a b reason status"), (WORD.format("r.kind"), LABEL.format("r.a"), LABEL.format("r.b"), "r.reason", "r.status"),
            sorts={"kind": "r.kind", "status": "r.status"}, filters={"kind": ("equal", "r.kind"), "reason": ("like", "r.reason"), **STATUS, **ANY}),
    Listing("origins", "origin", columns("title actor articles#"), ("r.title", LABEL.format("r.actor"), "(SELECT count(*) FROM origin_article o WHERE o.origin = r.id)"),
            sorts={"title": "r.title COLLATE NOCASE"}, filters=named("title")),
    Listing("posts", "post", columns("person title body held"), (ACTOR_NAME.format("r.person"), "r.title", ACTOR_NAME.format("r.body"), "r.held"), filters=named("title", person=("named", "r.person"))),
    Listing("command_links", "command", columns("over title under held"), (ACTOR_NAME.format('r."over"'), "r.title", ACTOR_NAME.format("r.under"), "r.held"), filters=named("title")),
    Listing("views", "view", columns("name pane filter sort"), ("r.name", "r.pane", "r.filter", "r.sort"), covered="0", sorts={"name": "r.name COLLATE NOCASE"}, filters={"name": ("like", "r.name")}),
    Listing("holds", "hold", columns("about reason placed_by lifted_by"), (f"coalesce({LABEL.format('r.about')}, 'the whole case file')", "r.reason", "r.placed_by", "r.lifted_by"), covered="0", filters={"reason": ("like", "r.reason")}),
)  # fmt: skip

BY_NAME = {listing.name: listing for listing in LISTINGS}
BY_KIND = {listing.kind: listing for listing in LISTINGS}
