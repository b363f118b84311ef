"""Cases of any size for the benchmark: invented, the same on every machine, made through the real schema."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench_prints import Printing  # noqa: E402

from db import Case, Person, create  # noqa: E402
from db.compare.keeping import catch_up  # noqa: E402
from db.compare.printing import index_texts  # noqa: E402
from db.compare.upkeep import follow  # noqa: E402
from db.derive import Derived  # noqa: E402
from db.importing.storing import part_rows, store_text, text_digest  # noqa: E402
from db.opening import SCHEMA  # noqa: E402
from db.oplog.extent import Extent  # noqa: E402
from db.sqlite import WAL_SAFE  # noqa: E402
from db.writer import Writer  # noqa: E402

PERSON = Person("Bench", "bench", "bench")
BATCH = 50_000  # incidents of one operation
EACH = 10  # incidents that one article speaks of
LONG_BYTES, LONG_PASSAGES = 10_000_000, 10_000
LONG_CLAIMS = (1_001, 3_001, 5_001, 7_001, 9_001)  # the passages of the long article that claims cite, from 1
RARE = "quartzite"  # stands in the title of one incident and in its words alone
SEARCHED = ("part_found", "find_it", "forget_it")  # triggers that keep the search index
VIEWS = ("to_find", "to_forget")
HEAVY = ("claim", "citation", "passage", "incident", "change", "text_print")
SOUNDS = "ma ru ten sol kar bi no hal dre vin os tar lem qua fi zed pol gan".split()
KINDS = ("shelling", "air_attack", "ground_attack", "clash", "killing", "destruction")
SITES = ("market", "school", "clinic", "bridge", "mill", "bakery", "depot", "station", "well", "square")
# A number of its own among any six words, since what articles share is looked for, read and told: hours of it.
FILLER = (
    "{0} houses away people said that noise {0} was heard in valley {0}.",
    "{0} others tried road {0} before evening, nobody lit lamp {0}.",
    "{0} people asked council {0} for blankets, water and doctor {0}.",
    "{0} at the gate of street {0} spoke of smoke over hill {0}.",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One invented incident: its number from 0, place and count."""

    at: int
    kind: str
    site: str
    place: int
    killed: int

    @property
    def day(self) -> str:
        """The day, from 2000 on."""
        return f"{2000 + self.at * 7 % 20}-{1 + self.at * 5 % 12:02}-{1 + self.at * 11 % 28:02}"


def names(count: int, seed: int) -> list[str]:
    """So many different names of places or actors."""
    random, found = Random(seed), dict[str, None]()
    while len(found) < count:
        found["".join(random.choices(SOUNDS, k=3)).capitalize()] = None
    return list(found)


class Maker:
    """Fills a case with `count` incidents and what belongs to them."""

    def __init__(self, case: Case, count: int, printing: Printing) -> None:
        self.case = case
        self.printing = printing
        self.count = count
        self.random = Random(count)
        self.towns = names(min(500, max(count // 10, 20)), 1)
        self.places: list[int] = []
        self.actors: list[int] = []

    def fill(self) -> None:
        """All of it; places, actors and reports first, the long article last."""
        with self.case.write("new", "places, actors and reports") as writer:
            self.places = [writer.insert("place", {"name": one, "kind": "place.town"}) for one in self.towns]
            self.actors = [writer.insert("actor", {"name": f"{one} Watch"}) for one in names(40, 2)]
            for number in range(max(self.count // 1000, 5)):
                writer.insert("report", {"title": f"Report {number + 1} on {self.towns[number % len(self.towns)]}"})
        for start in range(0, self.count, BATCH):
            with self.case.write("load", "incidents with their words") as writer:
                self.incidents(writer, range(start, min(start + BATCH, self.count)))
        with self.case.write("load", "a long article") as writer:
            self.long(writer)

    def event(self, at: int) -> Event:
        """The incident of this number."""
        draw = self.random
        return Event(at, draw.choice(KINDS), draw.choice(SITES), draw.randrange(len(self.places)), at * 31 % 40 + 1)

    def title(self, one: Event) -> str:
        """How it is known; one title holds the rare word."""
        rare = f" {RARE}" if one.at == self.count * 9 // 10 else ""
        kind = one.kind.replace("_", " ").capitalize()
        return f"{kind} at the{rare} {one.site} {one.at} of {self.towns[one.place]}"

    def incidents(self, writer: Writer, numbers: range) -> None:
        """Some incidents, each with a passage, its claims and, every tenth time, a quote."""
        events = [self.event(at) for at in numbers]
        first = writer.reserve("incident", len(events))
        rows = ((first + n, self.title(one), f"act.{one.kind}") for n, one in enumerate(events))
        writer.insert_many("incident", ("id", "title", "kind"), rows)
        spans = self.articles(writer, events)
        passages = writer.reserve("passage", len(spans))
        made = ((passages + n, *span) for n, span in enumerate(spans))
        writer.insert_many("passage", ("id", "text", "start", "stop", "words"), made)
        claims = list(self.claims(events, first, passages))
        ids = writer.reserve("claim", len(claims))
        writer.insert_many("claim", ("id", *CLAIM), ((ids + n, *one[1:]) for n, one in enumerate(claims)))
        cited = [(ids + n, one[0]) for n, one in enumerate(claims)]
        self.quotes(writer, events, passages, cited)
        links = writer.reserve("citation", len(cited))
        writer.insert_many("citation", ("id", "record", "passage"), ((links + n, *one) for n, one in enumerate(cited)))

    def articles(self, writer: Writer, events: list[Event]) -> list[tuple[Any, ...]]:
        """The articles that these incidents stand in; text, start, stop and words of each incident's passage."""
        groups = [events[at : at + EACH] for at in range(0, len(events), EACH)]
        article, text = writer.reserve("article", len(groups)), writer.reserve("text", len(groups))
        words = [self.words(group) for group in groups]
        rows = [
            (article + n, f"News from {self.towns[g[0].place]}, {g[0].day}", "The Invented Herald", g[0].day, g[0].day,
             g[0].day, "day") for n, g in enumerate(groups)
        ]  # fmt: skip
        writer.insert_many("article", ARTICLE, rows)
        self.printing.add([(text + n, one) for n, (one, _) in enumerate(words)])
        texts = [text_row(text + n, article + n, one) for n, (one, _) in enumerate(words)]
        writer.insert_many("text", TEXT, texts)
        parts = (row for n, (one, _) in enumerate(words) for row in part_rows(text + n, one))
        writer.insert_many("part", ("text", "position", "start", "stop", "bytes_start", "words"), parts)
        writer.insert_many("raw", ("text", "bytes"), ((text + n, one.encode()) for n, (one, _) in enumerate(words)))
        return [(text + n, *span) for n, (_, spans) in enumerate(words) for span in spans]

    def words(self, group: list[Event]) -> tuple[str, list[tuple[int, int, str]]]:
        """The text of an article, and where in it each incident is told of."""
        text, spans = f"News from {self.towns[group[0].place]}\n", []
        for one in group:
            said = f"{self.title(one)} killed {one.killed} civilians"
            text += f"On market day {one.at} "
            spans.append((len(text), len(text) + len(said), said))
            more = f"{FILLER[one.at % len(FILLER)]} {FILLER[one.at // 4 % len(FILLER)]}".format(one.at)
            text += f"{said}. {more}\n"
        return text, spans

    def claims(self, events: list[Event], first: int, passages: int) -> Iterator[tuple[Any, ...]]:
        """Passage and columns of the claims: who was killed, where every second time, when every fourth."""
        for n, one in enumerate(events):
            base = (passages + n, first + n)
            actor, count = self.actors[one.at % len(self.actors)], one.killed
            exact = (count, count, count, "exact", "unit.civilians")
            yield (*base, "killed", f"killed {count}", *exact, *[None] * 6, "claimant", actor)
            if one.at % 2 == 0:
                yield (*base, "place", self.towns[one.place], *[None] * 10, self.places[one.place], "article", None)
            if one.at % 4 == 0:
                when = (one.day, one.day, one.day, "day", "happened")
                yield (*base, "date", "on a market day", *[None] * 5, *when, None, "article", None)

    def quotes(self, writer: Writer, events: list[Event], passages: int, cited: list[tuple[int, int]]) -> None:
        """A quote for every tenth incident; what they cite is added to `cited`."""
        some = [n for n, one in enumerate(events) if one.at % EACH == 0]
        first = writer.reserve("quote", len(some))
        rows = [(first + n, self.actors[at % len(self.actors)], "A resident") for n, at in enumerate(some)]
        writer.insert_many("quote", ("id", "speaker", "speaker_said"), rows)
        cited += [(first + n, passages + at) for n, at in enumerate(some)]

    def long(self, writer: Writer) -> None:
        """One article of 10 MB with 10,000 passages; the claims of the last incident rest on some of them."""
        line = " ".join(FILLER * 5)
        size = LONG_BYTES // LONG_PASSAGES - 20
        paragraphs = [f"Page {n + 1} of many. {line.format(n)}"[:size] + " Ends here.\n" for n in range(LONG_PASSAGES)]
        article = writer.insert("article", {"title": "The long inquiry", "publisher": "The Invented Herald"})
        words = "".join(paragraphs)
        text = store_text(writer, article, words, words.encode())
        at, spans = 0, []
        for n, one in enumerate(paragraphs):
            said = f"Page {n + 1} of many"
            spans.append((text, at, at + len(said), said))
            at += len(one)
        passages = writer.reserve("passage", len(spans))
        made = ((passages + n, *span) for n, span in enumerate(spans))
        writer.insert_many("passage", ("id", "text", "start", "stop", "words"), made)
        incident = writer.insert("incident", {"title": "What the long inquiry found", "kind": "act.other"})
        for page in LONG_CLAIMS:
            claim = writer.insert("claim", {"subject": incident, "property": "killed", "said": "many"})
            writer.insert("citation", {"record": claim, "passage": passages + page - 1})


ARTICLE = ("id", "title", "publisher", "published", "published_low", "published_high", "published_precision")
TEXT = ("id", "article", "version", "length", "bytes", "sha256", "raw_sha256")
CLAIM = (
    "subject", "property", "said", "low", "best", "high", "qualifier", "unit", "date", "date_low", "date_high",
    "date_precision", "date_role", "record", "voice", "claimant",
)  # fmt: skip


def text_row(text: int, article: int, words: str) -> tuple[Any, ...]:
    """The row of a text whose bytes are its words."""
    digest = text_digest(words)
    return (text, article, 1, len(words), len(words.encode()), digest, digest)


@contextmanager
def at_once(case: Case, printing: Printing) -> Iterator[None]:
    """Many records at once: what is found and derived, and most indexes, is made in one pass in the end.

    The file may be lost when the machine stops meanwhile; then it is made anew.
    """
    connection, operations = case.connection, list[int]()
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -2000000"):
        connection.execute(f"PRAGMA {pragma}")
    sql = f"""SELECT type, name, sql FROM sqlite_master WHERE name IN ({", ".join("?" * len(SEARCHED))}) OR (
        type = 'index' AND tbl_name IN ({", ".join("?" * len(HEAVY))}) AND sql NOT LIKE 'CREATE UNIQUE%')"""
    found = connection.execute(sql, (*SEARCHED, *HEAVY)).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    for view in VIEWS:  # what is written to them meanwhile is found in the end
        connection.execute(f"CREATE TRIGGER pass_{view} INSTEAD OF INSERT ON {view} BEGIN SELECT 1; END")
    with mock.patch.object(Writer, "finish", lambda writer: operations.append(writer.operation)):
        yield
    for view in VIEWS:
        connection.execute(f"DROP TRIGGER pass_{view}")
    printing.keep(connection)
    for _, _, made in found:
        connection.execute(made)
    with case.side():
        for table in ("part_search", "record_search"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        for operation in operations:
            follow(connection, Extent.of(connection, operation))
        Derived(connection).all()
    if WAL_SAFE:
        connection.execute("PRAGMA journal_mode = WAL")


def bench_case(count: int, folder: Path) -> Path:
    """The case with so many incidents, made where this file has not made it yet, and says how long it took."""
    made_by = sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    path = folder / f"case_{count}_{SCHEMA}_{made_by}.db"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"case_{count}_*"):
        old.unlink()
    new = path.with_suffix(".new")
    started = monotonic()
    with create(new, PERSON, title=f"{count:,} incidents") as case:
        printing = Printing(new)
        with at_once(case, printing):
            Maker(case, count, printing).fill()
        catch_up(case)
        index_texts(case)
        case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    new.rename(path)
    size = path.stat().st_size // 2**20
    print(f"{path.name}: {count:,} incidents, {size:,} MB, made in {monotonic() - started:.0f} s", flush=True)
    return path


if __name__ == "__main__":
    for given in sys.argv[1:]:
        bench_case(int(given), ROOT / "build" / "bench")
