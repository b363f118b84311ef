"""Tables of claims, quotes and utterances."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE utterance (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 16),
  title TEXT NOT NULL,
  speaker INTEGER REFERENCES record(id),
  said_on TEXT,
  said_on_low TEXT,
  said_on_high TEXT,
  said_on_precision TEXT CHECK (said_on_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE quote (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 15),
  utterance INTEGER REFERENCES utterance(id),
  speaker INTEGER REFERENCES record(id),
  speaker_said TEXT,
  mode TEXT NOT NULL DEFAULT 'direct' CHECK (mode IN ('direct', 'fragment', 'paraphrase')),
  verb TEXT,
  addressed_to TEXT,
  said_on TEXT,
  said_on_low TEXT,
  said_on_high TEXT,
  said_on_precision TEXT CHECK (said_on_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 14),
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
  voice TEXT NOT NULL DEFAULT 'article' CHECK (voice IN ('article', 'claimant', 'context')),
  claimant INTEGER REFERENCES record(id),
  claimant_said TEXT,
  polarity TEXT NOT NULL DEFAULT 'asserts' CHECK (polarity IN ('asserts', 'denies')),
  modality TEXT NOT NULL DEFAULT 'stated' CHECK (modality IN ('denied', 'possible', 'alleged', 'apparent', 'concluded', 'stated')),
  modality_said TEXT,
  quote INTEGER REFERENCES quote(id),
  section TEXT NOT NULL DEFAULT 'body' CHECK (section IN ('headline', 'body', 'dateline', 'caption')),
  shared_qualifier INTEGER NOT NULL DEFAULT 0 CHECK (shared_qualifier IN (0, 1)),
  inferred INTEGER NOT NULL DEFAULT 0 CHECK (inferred IN (0, 1)),
  premise TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE chain (
  id INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim(id),
  position INTEGER NOT NULL DEFAULT 1,
  actor INTEGER REFERENCES record(id),
  said TEXT,
  verb TEXT
) STRICT;

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL REFERENCES record(id),
  position INTEGER NOT NULL DEFAULT 1,
  record INTEGER REFERENCES record(id),
  term TEXT REFERENCES term(code),
  said TEXT,
  involvement TEXT REFERENCES term(code) CHECK (involvement GLOB 'involvement.*')
) STRICT;

CREATE INDEX utterance_speaker ON utterance (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX quote_utterance ON quote (utterance) WHERE utterance IS NOT NULL;
CREATE INDEX quote_speaker ON quote (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_record ON claim (record) WHERE record IS NOT NULL;
CREATE INDEX claim_window_until ON claim (window_until) WHERE window_until IS NOT NULL;
CREATE INDEX claim_area ON claim (area) WHERE area IS NOT NULL;
CREATE INDEX claim_claimant ON claim (claimant) WHERE claimant IS NOT NULL;
CREATE INDEX claim_quote ON claim (quote) WHERE quote IS NOT NULL;
CREATE INDEX chain_claim ON chain (claim);
CREATE INDEX chain_actor ON chain (actor) WHERE actor IS NOT NULL;
CREATE INDEX member_owner ON member (owner);
CREATE INDEX member_record ON member (record) WHERE record IS NOT NULL;
"""


@migrations(name="m05_claims")
def claims(db: Database) -> None:
    """Claims, quotes and utterances."""
    run(db, SQL)
