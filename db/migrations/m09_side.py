"""Session rows and derived rows: written beside the log, never dumped."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  record INTEGER,
  form TEXT NOT NULL CHECK (json_valid(form)),
  at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX draft_once
  ON draft (person, kind, coalesce(record, 0), coalesce(json_extract(form, '$[1]."cited words"'), ''));

CREATE TABLE presence (
  sitting TEXT PRIMARY KEY NOT NULL,
  person TEXT NOT NULL,
  pid INTEGER,
  record INTEGER,
  since TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE comeback (
  person TEXT PRIMARY KEY NOT NULL,
  place TEXT NOT NULL CHECK (json_valid(place)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE incident_row (
  incident INTEGER PRIMARY KEY REFERENCES incident(id),
  title TEXT NOT NULL COLLATE NOCASE,
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  covered INTEGER NOT NULL,
  date TEXT,
  date_low TEXT NOT NULL,
  date_high TEXT NOT NULL,
  date_basis TEXT NOT NULL,
  place INTEGER,
  place_name TEXT NOT NULL COLLATE NOCASE,
  place_basis TEXT NOT NULL,
  who TEXT NOT NULL COLLATE NOCASE,
  who_basis TEXT NOT NULL,
  killed_low INTEGER NOT NULL,
  killed_high INTEGER NOT NULL,
  killed TEXT NOT NULL,
  killed_basis TEXT NOT NULL,
  injured_low INTEGER NOT NULL,
  injured_high INTEGER NOT NULL,
  injured TEXT NOT NULL,
  injured_basis TEXT NOT NULL,
  claims INTEGER NOT NULL,
  sources INTEGER NOT NULL
) STRICT;

CREATE INDEX incident_row_at ON incident_row (place) WHERE place IS NOT NULL;
CREATE INDEX incident_row_covered ON incident_row (incident) WHERE covered = 1;
CREATE INDEX incident_row_title ON incident_row (title, incident);
CREATE INDEX incident_row_date ON incident_row (date_low, incident);
CREATE INDEX incident_row_killed ON incident_row (killed_low, incident);
CREATE INDEX incident_row_injured ON incident_row (injured_low, incident);
CREATE INDEX incident_row_place ON incident_row (place_name, incident);
CREATE INDEX incident_row_status ON incident_row (status, incident);
CREATE INDEX incident_row_who ON incident_row (who, incident);
CREATE INDEX incident_row_kind ON incident_row (kind, incident);
CREATE INDEX incident_row_scope ON incident_row (scope, incident);
CREATE INDEX incident_row_claims ON incident_row (claims, incident);
CREATE INDEX incident_row_sources ON incident_row (sources, incident);

CREATE TABLE incident_count (
  incident INTEGER NOT NULL REFERENCES incident(id),
  property TEXT NOT NULL,
  unit TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  basis TEXT NOT NULL,
  PRIMARY KEY (incident, property, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_who (
  actor INTEGER NOT NULL REFERENCES record(id),
  incident INTEGER NOT NULL REFERENCES incident(id),
  operator TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (actor, incident)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_who_incident ON incident_who (incident);
"""


@migrations(name="m09_side")
def side(db: Database) -> None:
    """Drafts, presence, the place to come back to, and the derived rows of incidents."""
    run(db, SQL)
