"""A small case for tests: two articles, an incident with claims, actors, places. Made through the edits."""

import tempfile
from functools import cache
from pathlib import Path

from db.case import Case, Person
from db.creating import create
from db.edits.citing import Cite
from db.edits.records import make_record
from db.errors import Refused
from db.importing.storing import store_text
from db.oplog.undoing import undo
from db.words.spans import canonical

WIRE = """Strike hits town
Strikes near a hospital killed 11 civilians in Ariha on Jan. 29, Example Watch said.
"It was the worst night," said A. Doctor. The army denied it.
Later the count rose. Later the town was empty."""
PAPER = """At least eight people died in Ariha, a monitor says
At least eight people died in the strike. North Force or South Force did it, residents say."""
ANN, BEN = Person("Ann", "ann", "a1"), Person("Ben", "ben", "b1")


def an_article(case: Case, published: str = "2020-02-05") -> int:
    """An article of its own."""
    return make_record(case, "article", {"title": "Another", "published": published}).ids[0]


def put_text(case: Case, article: int, words: str) -> int:
    """A text of these words under an article; its id."""
    words = canonical(words)
    with case.write("text") as writer:
        return store_text(writer, article, words, words.encode())


@cache
def built() -> bytes:
    """The small case as a file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.db"
        fill(path, ANN)
        return path.read_bytes()


def small_case(folder: Path, person: Person = ANN) -> Case:
    """A1 and A2, P1 to P4, L1 and L2, I1 with claims C1 (11 civilians), C2 (at least eight people), C3 (who)."""
    path = folder / "small.db"
    if not path.exists():
        path.write_bytes(built())
        path.chmod(0o600)
    return Case.open(path, person)


def fill(path: Path, person: Person) -> None:
    """Make it."""
    case = create(path, person, title="Small")
    for title, publisher, words in (("Strike hits town", "An Agency", WIRE), ("Eight dead", "A Paper", PAPER)):
        article = make_record(case, "article", {"title": title, "publisher": publisher, "published": "2020-01-30"}).ids[
            0
        ]
        put_text(case, article, words)
    for name in ("Example Watch", "North Force", "South Force", "A. Doctor"):
        make_record(case, "actor", {"name": name})
    make_record(case, "place", {"name": "Idlib Governorate", "kind": "governorate"})
    make_record(
        case,
        "place",
        {"name": "Ariha", "kind": "town", "within": "L1"},
        links={"names": [{"name": "أريحا", "language": "ar"}]},
    )
    make_record(case, "incident", {"title": "Strike near the hospital", "kind": "air attack"})
    said = {"voice": "claimant", "claimant": "P1", "claimant_said": "Example Watch", "modality": "concluded"}
    claim(case, {"property": "killed", **said}, Cite("A1", "killed 11 civilians"))
    claim(case, {"property": "killed", "unit": "people"}, Cite("A2", "At least eight people died in the strike"))
    claim(case, {"property": "who", "value": "P2 or P3"}, Cite("A2", "North Force or South Force did it"))
    case.close()


def claim(case: Case, entries: dict[str, str], *cites: Cite) -> int:
    """A claim about I1; its id."""
    return make_record(case, "claim", {"subject": "I1", **entries}, cites=cites).ids[0]


def undoable(case: Case) -> bool:
    """Undo the latest change, where there is one that can be."""
    try:
        undo(case, None, "to try it")
    except Refused:
        return False
    return True
