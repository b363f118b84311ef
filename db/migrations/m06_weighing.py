"""Tables of assessments, evidence, requests and responses."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 17),
  subject INTEGER NOT NULL REFERENCES record(id),
  property TEXT NOT NULL REFERENCES property(code),
  said TEXT,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  qualifier TEXT CHECK (qualifier IN ('exact', 'about', 'nearly', 'more_than', 'less_than', 'at_least', 'at_most', 'between', 'dozens', 'hundreds', 'thousands', 'tens_of_thousands', 'hundreds_of_thousands', 'most_of', 'unknown')),
  base INTEGER,
  unit TEXT REFERENCES term(code) CHECK (unit GLOB 'unit.*'),
  date TEXT,
  date_low TEXT,
  date_high TEXT,
  date_precision TEXT CHECK (date_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  date_role TEXT CHECK (date_role IN ('happened', 'window', 'window_end', 'agreed', 'in_force', 'published', 'said', 'as_of')),
  record INTEGER REFERENCES record(id),
  term TEXT REFERENCES term(code),
  text TEXT,
  yesno INTEGER CHECK (yesno IN (0, 1)),
  operator TEXT CHECK (operator IN ('each', 'jointly', 'one_of', 'some_by_each', 'unknown', 'and', 'or', 'including')),
  "window" TEXT,
  window_low TEXT,
  window_high TEXT,
  window_precision TEXT CHECK (window_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  window_until INTEGER REFERENCES incident(id),
  area INTEGER REFERENCES place(id),
  area_said TEXT,
  whom TEXT,
  held INTEGER NOT NULL DEFAULT 1 CHECK (held IN (0, 1)),
  standard TEXT REFERENCES term(code) CHECK (standard GLOB 'proof.*'),
  as_of TEXT,
  as_of_low TEXT,
  as_of_high TEXT,
  as_of_precision TEXT CHECK (as_of_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  "by" TEXT,
  reason TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 18),
  title TEXT NOT NULL,
  method TEXT REFERENCES term(code) CHECK (method GLOB 'method.*'),
  number TEXT,
  number_low INTEGER,
  number_best INTEGER,
  number_high INTEGER,
  number_qualifier TEXT CHECK (number_qualifier IN ('exact', 'about', 'nearly', 'more_than', 'less_than', 'at_least', 'at_most', 'between', 'dozens', 'hundreds', 'thousands', 'tens_of_thousands', 'hundreds_of_thousands', 'most_of', 'unknown')),
  "by" INTEGER REFERENCES record(id),
  about INTEGER REFERENCES record(id),
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  custody TEXT,
  strength_said TEXT,
  strength TEXT CHECK (strength IN ('weak', 'some', 'strong', 'conclusive', 'not_said')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE request (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 19),
  title TEXT NOT NULL,
  about INTEGER REFERENCES record(id),
  asker INTEGER REFERENCES actor(id),
  asked_on TEXT,
  asked_on_low TEXT,
  asked_on_high TEXT,
  asked_on_precision TEXT CHECK (asked_on_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE response (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 20),
  title TEXT NOT NULL,
  request INTEGER REFERENCES request(id),
  actor INTEGER NOT NULL REFERENCES actor(id),
  about INTEGER REFERENCES record(id),
  kind TEXT NOT NULL REFERENCES term(code) CHECK (kind GLOB 'response.*'),
  as_of TEXT,
  as_of_low TEXT,
  as_of_high TEXT,
  as_of_precision TEXT CHECK (as_of_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  text TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE weighing (
  id INTEGER PRIMARY KEY,
  assessment INTEGER NOT NULL REFERENCES assessment(id),
  claim INTEGER NOT NULL REFERENCES claim(id),
  bearing TEXT NOT NULL DEFAULT 'for' CHECK (bearing IN ('for', 'against')),
  UNIQUE (assessment, claim)
) STRICT;

CREATE TABLE bearing (
  id INTEGER PRIMARY KEY,
  evidence INTEGER NOT NULL REFERENCES evidence(id),
  claim INTEGER NOT NULL REFERENCES claim(id),
  bearing TEXT NOT NULL DEFAULT 'supports' CHECK (bearing IN ('supports', 'contradicts', 'context', 'exonerates')),
  UNIQUE (evidence, claim)
) STRICT;

CREATE TABLE addressee (
  id INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request(id),
  actor INTEGER NOT NULL REFERENCES actor(id),
  UNIQUE (request, actor)
) STRICT;

CREATE TABLE denial (
  id INTEGER PRIMARY KEY,
  response INTEGER NOT NULL REFERENCES response(id),
  claim INTEGER NOT NULL REFERENCES claim(id),
  UNIQUE (response, claim)
) STRICT;

CREATE INDEX assessment_subject ON assessment (subject);
CREATE INDEX assessment_record ON assessment (record) WHERE record IS NOT NULL;
CREATE INDEX assessment_window_until ON assessment (window_until) WHERE window_until IS NOT NULL;
CREATE INDEX assessment_area ON assessment (area) WHERE area IS NOT NULL;
CREATE INDEX evidence_by ON evidence ("by") WHERE "by" IS NOT NULL;
CREATE INDEX evidence_about ON evidence (about) WHERE about IS NOT NULL;
CREATE INDEX request_about ON request (about) WHERE about IS NOT NULL;
CREATE INDEX request_asker ON request (asker) WHERE asker IS NOT NULL;
CREATE INDEX response_request ON response (request) WHERE request IS NOT NULL;
CREATE INDEX response_actor ON response (actor);
CREATE INDEX response_about ON response (about) WHERE about IS NOT NULL;
CREATE INDEX weighing_claim ON weighing (claim);
CREATE INDEX bearing_claim ON bearing (claim);
CREATE INDEX addressee_actor ON addressee (actor);
CREATE INDEX denial_claim ON denial (claim);
CREATE UNIQUE INDEX assessment_once ON assessment (subject, property, coalesce(unit, ''), coalesce("window", ''), coalesce(area, 0), coalesce(date_role, '')) WHERE held AND withdrawn IS NULL;
"""


@migrations(name="m06_weighing")
def weighing(db: Database) -> None:
    """Assessments, evidence, requests and responses."""
    run(db, SQL)
