"""Tables of reports, their documented cases, incidents, victims and targets."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE report (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 4),
  title TEXT NOT NULL,
  body INTEGER REFERENCES actor(id),
  article INTEGER REFERENCES article(id),
  url TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE incident (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 6),
  title TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT 'single' CHECK (scope IN ('single', 'series', 'campaign', 'aggregate', 'state')),
  kind TEXT REFERENCES term(code) CHECK (kind GLOB 'act.*'),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE documented_case (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 5),
  report INTEGER NOT NULL REFERENCES report(id),
  number TEXT,
  title TEXT,
  incident INTEGER REFERENCES incident(id),
  claim INTEGER REFERENCES claim(id),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE victim (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 11),
  name TEXT NOT NULL,
  incident INTEGER REFERENCES incident(id),
  extent TEXT NOT NULL DEFAULT 'group' CHECK (extent IN ('person', 'group')),
  number TEXT,
  number_low INTEGER,
  number_best INTEGER,
  number_high INTEGER,
  number_qualifier TEXT CHECK (number_qualifier IN ('exact', 'about', 'nearly', 'more_than', 'less_than', 'at_least', 'at_most', 'between', 'dozens', 'hundreds', 'thousands', 'tens_of_thousands', 'hundreds_of_thousands', 'most_of', 'unknown')),
  unit TEXT NOT NULL DEFAULT 'unit.people' REFERENCES term(code) CHECK (unit GLOB 'unit.*'),
  harm TEXT CHECK (harm IN ('killed', 'injured', 'displaced', 'detained', 'missing', 'other')),
  age TEXT,
  sex TEXT,
  description TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE target (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 12),
  name TEXT NOT NULL,
  incident INTEGER REFERENCES incident(id),
  kind TEXT REFERENCES term(code) CHECK (kind GLOB 'target.*'),
  number TEXT,
  number_low INTEGER,
  number_best INTEGER,
  number_high INTEGER,
  number_qualifier TEXT CHECK (number_qualifier IN ('exact', 'about', 'nearly', 'more_than', 'less_than', 'at_least', 'at_most', 'between', 'dozens', 'hundreds', 'thousands', 'tens_of_thousands', 'hundreds_of_thousands', 'most_of', 'unknown')),
  protected_status TEXT,
  place INTEGER REFERENCES place(id),
  effect_operator TEXT CHECK (effect_operator IN ('each', 'jointly', 'one_of', 'some_by_each', 'unknown', 'and', 'or', 'including')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident(id),
  relation TEXT NOT NULL REFERENCES term(code) CHECK (relation GLOB 'relation.*'),
  other INTEGER NOT NULL REFERENCES incident(id),
  UNIQUE (incident, relation, other)
) STRICT;

CREATE TABLE target_effect (
  id INTEGER PRIMARY KEY,
  target INTEGER NOT NULL REFERENCES target(id),
  effect TEXT NOT NULL CHECK (effect IN ('hit', 'damaged', 'destroyed', 'out_of_service', 'closed')),
  said TEXT,
  UNIQUE (target, effect)
) STRICT;

CREATE INDEX report_body ON report (body) WHERE body IS NOT NULL;
CREATE INDEX report_article ON report (article) WHERE article IS NOT NULL;
CREATE INDEX documented_case_report ON documented_case (report);
CREATE INDEX documented_case_incident ON documented_case (incident) WHERE incident IS NOT NULL;
CREATE INDEX documented_case_claim ON documented_case (claim) WHERE claim IS NOT NULL;
CREATE INDEX victim_incident ON victim (incident) WHERE incident IS NOT NULL;
CREATE INDEX target_incident ON target (incident) WHERE incident IS NOT NULL;
CREATE INDEX target_place ON target (place) WHERE place IS NOT NULL;
CREATE INDEX relation_other ON relation (other);
"""


@migrations(name="m04_incidents")
def incidents(db: Database) -> None:
    """Reports, their documented cases, incidents, victims and targets."""
    run(db, SQL)
