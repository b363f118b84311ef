"""A case in which everything that can be checked is there: a text with hashes and bytes, claims, links, history."""

import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from db.case import Case, Person
from db.creating import create
from db.sqlite import Connection, sqlite
from db.words.spans import canonical, parts

ANN, BEN, CYD = Person("Ann", "ann", "a1"), Person("Ben", "ben", "b1"), Person("Cyd", "cyd", "c1")
WORDS = """Market is hit
Two shells hit a market and killed 11 civilians, Example Watch said on Monday.
The town of Ariha was emptied. A driver named Samir Haddad saw it.
"""


def put_text(case: Case, article: int, received: str, *, version: int = 1, encoding: str = "utf-8") -> int:
    """A text with parts, bytes and hashes, as adding a file makes it; its id."""
    words, raw = canonical(received), received.encode(encoding)
    encoded = words.encode()
    with case.write("add") as writer:
        text = writer.insert(
            "text",
            {
                "article": article,
                "version": version,
                "length": len(words),
                "bytes": len(encoded),
                "sha256": sha256(encoded).hexdigest(),
                "raw_sha256": sha256(raw).hexdigest(),
                "raw_name": "market.txt",
                "media_type": "text/plain",
                "encoding": encoding,
            },
        )
        for position, (start, part) in enumerate(parts(words), 1):
            columns = ("text", "position", "start", "stop", "bytes_start", "words")
            row = (text, position, start, start + len(part), len(words[:start].encode()), part)
            writer.insert("part", dict(zip(columns, row, strict=True)))
        writer.insert_many("raw", ("text", "bytes"), [(text, raw)])
    return text


def cite(case: Case, text: int, words: str, subject: int, property: str = "killed", **values: object) -> int:
    """A claim about a record that cites these words of a text, which is WORDS; its id."""
    start = canonical(WORDS).index(words)
    with case.write("claim") as writer:
        claim = writer.insert("claim", {"subject": subject, "property": property, "said": words, **values})
        passage = writer.passage(text, start, start + len(words), words)
        writer.insert("citation", {"record": claim, "passage": passage})
    return claim


@cache
def built() -> bytes:
    """The case as a file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "full.db"
        fill(path)
        return path.read_bytes()


def full_case(folder: Path, person: Person = ANN, name: str = "full.db") -> Case:
    """A1 with TX1, P1, L1, TG1 and I1 with claim C1, held S1, and note N1 by Ben; I2 with nothing."""
    path = folder / name
    if not path.exists():
        path.write_bytes(built())
        path.chmod(0o600)
    return Case.open(path, person)


def fill(path: Path) -> None:
    """Make it."""
    case = create(path, ANN, title="Full")
    with case.write("make", "the first records") as writer:
        article = writer.insert("article", {"title": "Market is hit", "publisher": "A Paper"})
        actor = writer.insert("actor", {"name": "Example Watch", "kind": "actor.monitor"})
        place = writer.insert("place", {"name": "Ariha", "latitude": 35.8123456789, "longitude": 36.6})
        incident = writer.insert("incident", {"title": "Shelling of the market"})
        writer.insert("incident", {"title": "Another"})
        tag = writer.insert("tag", {"name": "check"})
        writer.insert("tagging", {"record": incident, "tag": tag})
    text = put_text(case, article, WORDS.replace("\n", "\r\n"))
    count = {"low": 11, "best": 11, "high": 11, "qualifier": "exact", "unit": "unit.civilians"}
    claim = cite(case, text, "killed 11 civilians", incident, claimant=actor, voice="claimant", **count)
    with case.write("assess", "one source, and a good one") as writer:
        held = writer.insert("assessment", {"subject": incident, "property": "killed", "said": "11", **count})
        writer.insert("weighing", {"assessment": held, "claim": claim})
        at = writer.insert("assessment", {"subject": incident, "property": "place", "record": place})
        writer.update("assessment", at, {"reason": "it is named"})
    case.close()
    ben = Case.open(path, BEN)
    with ben.write("note") as writer:
        writer.insert("note", {"about": incident, "text": "Ask the driver."})
    with ben.write("edit") as writer:
        writer.update("incident", incident, {"title": "Shelling of a market"})
    ben.close()


def bare(path: Path) -> Connection:
    """A connection such as another program has: no rules of ours, foreign keys off."""
    return sqlite.connect(str(path), isolation_level=None)


def without_triggers(connection: Connection, table: str) -> list[str]:
    """Drop the triggers of a table as somebody who knows SQLite may; the SQL that makes them again."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    found = connection.execute(sql, (table,)).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    return [made for _, made in found]
