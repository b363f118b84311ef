"""Which records stand on a record's sheet, by its kind: declarations alone. ?1 is the record."""

from db.classes import dataclass

LIVE = "r.withdrawn IS NULL"


@dataclass(frozen=True, slots=True)
class Related:
    """One section: the kinds of record that have it, its heading, the kind of its rows, and which rows they are."""

    name: str
    title: str
    on: tuple[str, ...]
    kind: str
    where: str
    order: str = "r.id"


def on(words: str) -> tuple[str, ...]:
    """Kinds from words; none for every kind."""
    return tuple(words.split())


BY_PROPERTY = "(SELECT p.position FROM property p WHERE p.code = r.property), r.property, r.id"
CITING = """r.id IN (SELECT x.record FROM text t JOIN passage p ON p.text = t.id JOIN citation x ON x.passage = p.id
    WHERE t.article = ?1 AND (x.record >> 27 & 31) = {})"""
AT_PLACE = "r.id IN (SELECT incident FROM incident_row WHERE place = ?1)"
ALLEGED = "r.id IN (SELECT incident FROM incident_who WHERE actor = ?1)"
ON_CLAIMS = "r.id IN (SELECT b.evidence FROM claim c JOIN bearing b ON b.claim = c.id WHERE c.subject = ?1)"

RELATED: tuple[Related, ...] = (
    Related("held", "held", on(""), "assessment", "r.subject = ?1 AND r.held", BY_PROPERTY),
    Related("held_before", "held no longer", on(""), "assessment", "r.subject = ?1 AND NOT r.held", BY_PROPERTY),
    Related("claims", "claims", on(""), "claim", "r.subject = ?1", BY_PROPERTY),
    Related("cases", "documented cases", on("report"), "case", "r.report = ?1"),
    Related("cases", "documented as", on("incident"), "case", "r.incident = ?1"),
    Related("cases", "identifies", on("claim"), "case", "r.claim = ?1"),
    Related("victims", "victims", on("incident"), "victim", "r.incident = ?1"),
    Related("targets", "targets", on("incident"), "target", "r.incident = ?1"),
    Related("targets", "targets there", on("place"), "target", "r.place = ?1"),
    Related("quotes", "quotes", on("incident"), "quote",
            "r.id IN (SELECT c.quote FROM claim c WHERE c.subject = ?1 AND c.quote IS NOT NULL)"),
    Related("quotes", "quotes", on("actor report"), "quote", "r.speaker = ?1"),
    Related("quotes", "quotes", on("utterance"), "quote", "r.utterance = ?1"),
    Related("says", "claims that it makes", on("actor report"), "claim", "r.claimant = ?1"),
    Related("inside", "claims made in it", on("quote"), "claim", "r.quote = ?1"),
    Related("evidence", "evidence", on("claim"), "evidence",
            "r.id IN (SELECT evidence FROM bearing WHERE claim = ?1) OR r.about = ?1"),
    Related("evidence", "evidence gathered", on("actor"), "evidence", 'r."by" = ?1'),
    Related("evidence", "evidence", on("report"), "evidence", f'r."by" = ?1 OR r.about = ?1 OR {ON_CLAIMS}'),
    Related("evidence", "evidence", on("incident case victim target topic place"), "evidence",
            f"r.about = ?1 OR {ON_CLAIMS}"),
    Related("requests", "requests", on("incident report case claim topic victim target"), "request", "r.about = ?1"),
    Related("requests", "requests", on("actor"), "request",
            "r.asker = ?1 OR r.id IN (SELECT request FROM addressee WHERE actor = ?1)"),
    Related("responses", "responses", on("incident report case topic victim target"), "response",
            "r.about = ?1 OR r.request IN (SELECT id FROM request WHERE about = ?1)"),
    Related("responses", "responses", on("actor"), "response", "r.actor = ?1"),
    Related("responses", "responses", on("request"), "response", "r.request = ?1"),
    Related("responses", "denied by", on("claim"), "response",
            "r.id IN (SELECT response FROM denial WHERE claim = ?1)"),
    Related("weighed", "weighed in", on("claim"), "assessment",
            "r.id IN (SELECT assessment FROM weighing WHERE claim = ?1)"),
    Related("posts", "posts", on("actor"), "post", "r.person = ?1 OR r.body = ?1"),
    Related("command", "command links", on("actor"), "command", "r.over = ?1 OR r.under = ?1"),
    Related("alleged", "incidents that it is said to have done", on("actor"), "incident", ALLEGED),
    Related("incidents", "incidents there", on("place"), "incident", AT_PLACE),
    Related("incidents", "incidents related to it", on("incident"), "incident",
            "r.id IN (SELECT incident FROM relation WHERE other = ?1)"),
    Related("parts", "within it", on("place"), "place", "r.within = ?1", "r.name"),
    Related("parts", "belonging to it", on("actor"), "actor", "r.within = ?1", "r.name"),
    Related("reports", "reports", on("actor"), "report", "r.body = ?1"),
    Related("reports", "reports that it holds", on("article"), "report", "r.article = ?1"),
    Related("articles", "articles", on("actor"), "article", "r.outlet = ?1"),
    Related("articles", "articles about it", on("report"), "article", "r.about = ?1"),
    Related("texts", "texts", on("article"), "text", "r.article = ?1", "r.version DESC"),
    Related("claims_in", "claims that cite it", on("article"), "claim", CITING.format(14)),
    Related("quotes_in", "quotes in it", on("article"), "quote", CITING.format(15)),
    Related("evidence_in", "evidence that cites it", on("article"), "evidence", CITING.format(18)),
    Related("origins", "origins", on("actor report"), "origin", "r.actor = ?1"),
    Related("origins", "origins", on("article"), "origin",
            "r.id IN (SELECT origin FROM origin_article WHERE article = ?1)"),
    Related("utterances", "utterances", on("actor report"), "utterance", "r.speaker = ?1"),
    Related("decisions", "decisions", on(""), "decision", "r.a = ?1 OR r.b = ?1"),
    Related("notes", "notes", on(""), "note", "r.about = ?1"),
)  # fmt: skip


def related(kind: str) -> tuple[Related, ...]:
    """The sections of a kind of record, in order."""
    return tuple(one for one in RELATED if kind in one.on or not one.on)
