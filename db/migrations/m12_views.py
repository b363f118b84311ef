"""Views that join what a person wants to see, for Datasette, sqlite-utils and other tools."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

CODE = "{letters}' || ({id} & 134217727) || coalesce((SELECT s.letter FROM site s WHERE s.site = {id} >> 32 AND NOT s.home), '')"


def code(letters: str, row_id: str) -> str:
    """SQL for the code of an id whose kind is known."""
    return "'" + CODE.format(letters=letters, id=row_id)


ANY_CODE = (
    "(SELECT r.letters || (r.id & 134217727) || coalesce((SELECT s.letter FROM site s WHERE s.site = r.id >> 32 "
    "AND NOT s.home), '') FROM record r WHERE r.id = {0})"
)
WORD = "replace(substr({0}, instr({0}, '.') + 1), '_', ' ')"
NAMED = (
    ("article", "title"), ("report", "title"), ("incident", "title"), ("documented_case", "title"), ("place", "name"),
    ("actor", "name"), ("victim", "name"), ("target", "name"), ("topic", "name"), ("claim", "said"),
    ("quote", "speaker_said"), ("utterance", "title"), ("evidence", "title"), ("request", "title"),
    ("response", "title"), ("note", "text"), ("tag", "name"),
)  # fmt: skip
LABELS = "\n  UNION ALL ".join(
    f"SELECT id, {column} AS label FROM {table} WHERE coalesce(handling, '') NOT IN ('protected', 'privileged')"
    if table not in ("tag", "victim")
    else f"SELECT id, {column} AS label FROM {table}"
    + (" WHERE handling IN ('public', 'internal')" if table == "victim" else "")
    for table, column in NAMED
)
LABEL = "(SELECT label FROM labels WHERE id = {0})"
MEMBERS = f"""(SELECT group_concat(coalesce({LABEL.format("m.record")}, {WORD.format("m.term")}), ', ')
    FROM member m WHERE m.owner = {{0}})"""


def value(row: str) -> str:
    """SQL for a value as one readable cell."""
    return (
        f"coalesce({row}.said, {row}.date, {LABEL.format(row + '.record')}, {WORD.format(row + '.term')}, {row}.text, "
        f"CASE {row}.yesno WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END, CAST({row}.best AS TEXT), "
        f"CAST({row}.low AS TEXT), {MEMBERS.format(row + '.id')})"
    )


SQL = f"""
CREATE VIEW labels AS {LABELS};

CREATE VIEW incidents AS
SELECT {code("I", "i.incident")} AS code, i.date, i.place_name AS place, i.title, i.killed, i.killed_basis, i.injured,
  i.injured_basis, i.who AS alleged_perpetrator, i.who_basis, i.claims, i.sources, i.scope, {WORD.format("i.kind")} AS kind,
  i.status, i.incident
FROM incident_row i WHERE NOT i.withdrawn AND NOT i.covered;

CREATE VIEW cited AS
SELECT {ANY_CODE.format("x.record")} AS cited_by, r.kind, x.role, {code("A", "a.id")} AS article_code, a.title AS article,
  a.publisher, t.version, p.start, p.stop, p.words, x.record, p.id AS passage, a.id AS article_id
FROM citation x JOIN record r ON r.id = x.record JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
JOIN article a ON a.id = t.article WHERE coalesce(a.handling, '') NOT IN ('protected', 'privileged');

CREATE VIEW claims AS
SELECT {code("C", "c.id")} AS code, {ANY_CODE.format("c.subject")} AS subject_code, {LABEL.format("c.subject")} AS subject,
  y.label AS property, {value("c")} AS value, c.low, c.best, c.high, c.qualifier, {WORD.format("c.unit")} AS unit,
  c."window", c.voice, coalesce({LABEL.format("c.claimant")}, c.claimant_said) AS claimant, c.polarity, c.modality, c.status,
  (SELECT d.words FROM cited d WHERE d.record = c.id LIMIT 1) AS words,
  (SELECT coalesce(d.publisher, d.article) FROM cited d WHERE d.record = c.id LIMIT 1) AS outlet, c.id
FROM claim c JOIN property y ON y.code = c.property
WHERE c.withdrawn IS NULL AND coalesce(c.handling, '') NOT IN ('protected', 'privileged');

CREATE VIEW quotes AS
SELECT {code("Q", "q.id")} AS code, (SELECT group_concat(d.words, ' … ') FROM cited d WHERE d.record = q.id) AS words,
  coalesce({LABEL.format("q.speaker")}, q.speaker_said) AS speaker, q.speaker_said, q.mode,
  (SELECT coalesce(d.publisher, d.article) FROM cited d WHERE d.record = q.id LIMIT 1) AS outlet,
  {LABEL.format("q.utterance")} AS utterance, q.status, q.id
FROM quote q WHERE q.withdrawn IS NULL AND coalesce(q.handling, '') NOT IN ('protected', 'privileged');

CREATE VIEW assessments AS
SELECT {code("S", "s.id")} AS code, {ANY_CODE.format("s.subject")} AS subject_code, {LABEL.format("s.subject")} AS subject,
  y.label AS property, {value("s")} AS value, s.low, s.best, s.high, {WORD.format("s.unit")} AS unit,
  (SELECT count(*) FROM weighing w WHERE w.assessment = s.id AND w.bearing = 'for') AS claims_for,
  (SELECT count(*) FROM weighing w WHERE w.assessment = s.id AND w.bearing = 'against') AS claims_against,
  {WORD.format("s.standard")} AS standard, s.held, s.status, s.id
FROM assessment s JOIN property y ON y.code = s.property WHERE s.withdrawn IS NULL;

CREATE VIEW articles AS
SELECT {code("A", "a.id")} AS code, a.title, a.publisher, a.author, a.published, a.language, a.url, a.demonstration, a.status,
  (SELECT max(t.version) FROM text t WHERE t.article = a.id) AS versions, a.id
FROM article a WHERE a.withdrawn IS NULL AND coalesce(a.handling, '') NOT IN ('protected', 'privileged');

CREATE VIEW history AS
SELECT o.id AS operation, o.at, coalesce(o.person, 'outside pincite') AS person, o.action, o.reason, x.tbl AS "table",
  CASE WHEN typeof(x.row) = 'integer' THEN coalesce({ANY_CODE.format("x.row")}, x.row) ELSE x.row END AS record,
  coalesce(x.col, CASE WHEN x.old IS NULL THEN 'made' ELSE 'taken away' END) AS field, x.old, x.new
FROM change x LEFT JOIN operation o ON o.id = x.operation;
"""


@migrations(name="m12_views")
def views(db: Database) -> None:
    """Readable views; protected records are left out of them."""
    run(db, SQL)
