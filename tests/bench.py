"""The benchmark (make bench): the real program beside floors that run in turn with it; only ratios of one run count.

F: a lister on termios and SQLite alone. H: a Textual app with one label. L: a virtual list on Textual with our driver.
V: VisiData on the same rows as CSV, where vd is on the path. --line: all of them over a line of 300 ms and 256 kbit/s.
A figure is the median over all runs; a step that one run missed has none. Cut off by Ctrl+C or told to end, it prints
what it has; after each run that stands in build/bench/partial.txt, too.
"""

import argparse
import csv
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import which
from statistics import median
from time import monotonic

import bench_pty
from bench_case import BATCH, LONG_CLAIMS, RARE, ROOT, bench_case
from bench_pty import Driven, Figure, Seen

from db.sqlite import sqlite

RUN = "import sys; from tui.start import main; sys.exit(main())"
QUERY = """import sys, click
from db.sqlite import sqlite
connection = sqlite.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(connection.execute(sys.argv[2]).fetchall())"""
SHOWN = """SELECT i.*, c.*, p.words, a.title FROM incident i JOIN claim c ON c.subject = i.id
JOIN citation x ON x.record = c.id JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
JOIN article a ON a.id = t.article WHERE i.id = (SELECT id FROM incident ORDER BY id LIMIT 1 OFFSET 4)"""
ROW = re.compile(r"(19|20)\d\d-\d\d-\d\d[ │|]+\S")
PLACE = re.compile(r"([\d,]+) of (?=[\d,…])")
KEYS = {"page": "\x1b[6~", "escape": "\x1b"}


@dataclass(frozen=True, slots=True)
class Program:
    """What is driven: its name, command, how its steps are to be read, how many incidents its case has."""

    name: str
    command: tuple[str, ...]
    kind: str
    count: int = 0
    poor: bool = False  # over a poor line


@dataclass(slots=True)
class Results:
    """Figures by program and step, over all runs."""

    found: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)

    def add(self, program: str, step: str, figure: Figure) -> None:
        """One more."""
        self.found.setdefault((program, step), []).append(figure)

    def steps(self) -> list[str]:
        """All steps in order."""
        return list(dict.fromkeys(step for _, step in self.found))

    def middle(self, program: str, step: str, what: str = "seen") -> float | None:
        """The median of a figure; None where it was missed once or never tried."""
        values = [getattr(one, what) for one in self.found.get((program, step), [])]
        return None if not values or None in values else float(median(values))

    def late(self, program: str, step: str) -> float | None:
        """The time within which 95 of 100 were seen; None where there are too few to tell."""
        values = sorted(one.seen for one in self.found.get((program, step), []) if one.seen is not None)
        return values[len(values) * 95 // 100] if len(values) >= 20 else None


def shows(words: str) -> Seen:
    """Whether words are on the screen."""
    return lambda driven: words in driven.text


def place(driven: Driven) -> int:
    """Which row the cursor is on, as the program says; 0 where it does not."""
    found = PLACE.search(driven.text)
    return int(found[1].replace(",", "")) if found else 0


def at(number: int) -> Seen:
    """Whether the cursor is on this row."""
    return lambda driven: place(driven) == number


def claim(number: int) -> tuple[str, str]:
    """A claim of who was killed, by code, and words that it cites: seven claims go with four incidents."""
    return f"C{number * 7 + 1}", f"killed {number * 4 * 31 % 40 + 1} civilians"


def journey(driven: Driven, program: Program, quick: bool) -> Iterator[tuple[str, Figure]]:
    """The steps of one session, after its start."""
    if program.kind == "V":
        yield from others(driven)
        return
    if program.kind == "ours":  # the first frame is there before the program: moves are timed once it has settled
        driven.until(shows("I1 Incident"), monotonic())
    for number in range(2, 22):
        yield "3 cursor move", driven.step("j", at(number))
    if quick and not program.poor:
        return
    yield "9 held keys", driven.held("j", 100)
    if program.poor:
        return
    before = place(driven)
    for _ in range(3):
        yield "4 page", driven.step(KEYS["page"], lambda one, before=before: place(one) > before)
        before = place(driven)
    yield "4 end", driven.step("G", at(program.count + 1))
    yield "4 home", driven.step("g", at(1))
    yield from (ours if program.kind == "ours" else floor)(driven, program)
    yield "9 idle, 5 s", driven.idle(5)


def others(driven: Driven) -> Iterator[tuple[str, Figure]]:
    """Steps of a program that does not say where it is: seen when another row is lit."""
    for step, key, times in (("3 cursor move", "j", 20), ("4 page", KEYS["page"], 3)):
        for _ in range(times):
            before = driven.lit
            yield step, driven.step(key, lambda one, before=before: one.lit != before)
    yield "9 held keys", driven.held("j", 100)
    yield "9 idle, 5 s", driven.idle(5)


def floor(driven: Driven, program: Program) -> Iterator[tuple[str, Figure]]:
    """Steps of the floors."""
    for number in range(1, 4):
        yield "4 escape", driven.step("\x1b", lambda one, number=number: one.text.count("escaped") == number)
    for _ in range(5):
        yield "5 claim to its words", driven.step("\r", lambda one: "civilians" in one.lit)
        driven.step("j", ROW_SEEN)
    if program.kind == "F":
        yield "6 find", driven.step(f"/{RARE}\r", shows(RARE), at_once=True)
        driven.step("g", at(1))


def ROW_SEEN(driven: Driven) -> bool:
    """Whether rows are on the screen."""
    return bool(ROW.search(driven.text))


def killed(number: int) -> Seen:
    """Whether a screen of rows with so many killed is shown, by the column under that heading."""

    def seen(driven: Driven) -> bool:
        lines = driven.terminal.lines_of_text()
        end = max((line.find("killed") for line in lines if "title" in line), default=-1) + len("killed")
        return end > 10 and sum(line[:end].endswith(f" {number}") for line in lines) > 10

    return seen


def ours(driven: Driven, program: Program) -> Iterator[tuple[str, Figure]]:
    """Steps of pincite."""
    yield "4 other pane", driven.step("\t", shows("━ 3 Quotes"))
    driven.step("2", shows("━ 2 Incidents"))
    for _ in range(3):
        driven.step("/", lambda one: "Enter open" not in one.text)
        yield "4 escape", driven.step("\x1b", shows("Enter open"))
    last = program.count // 4 * 7 + 1
    for n, page in enumerate(LONG_CLAIMS):  # in turn, each for the first time and by a code of as many digits
        code, words = claim(program.count // 4 - 1 - n)
        yield "5 claim to its words", driven.step(f"{code}\r", lambda one, words=words: words in one.lit)
        words = f"Page {page} of many"
        yield "5 the same in 10 MB", driven.step(f"C{last + n}\r", lambda one, words=words: words in one.lit)
    driven.step("2", shows("━ 2 Incidents"))
    driven.step("g", at(1))
    driven.step("/", lambda one: "Enter open" not in one.text)
    yield "7 filter by words", driven.step(RARE, shows("1 of 1 "), at_once=True)
    driven.step("\x1b", shows("Enter open"))
    driven.step("2", shows("━ 2 Incidents"))
    driven.step("f", lambda one: "Enter open" not in one.text)
    yield "6 find", driven.step(RARE, lambda one: f"at the {RARE}" in one.text, at_once=True)
    driven.step("\x1b", shows("Enter open"))
    driven.step("2", shows("━ 2 Incidents"))
    driven.step("/", lambda one: "Enter open" not in one.text)
    yield "7 filter by a field", driven.step("killed>39", killed(40), at_once=True)
    driven.step("\x1b", shows("Enter open"))
    driven.step("o", lambda one: "Enter open" not in one.text)
    driven.step("killed", None)
    yield "7 sort", driven.step("\r", killed(1))
    yield from saves(driven)


def saves(driven: Driven) -> Iterator[tuple[str, Figure]]:
    """Saves of a title that becomes longer and is put back, until it is said that it is in the file; then with a key
    that comes at once after it.
    """
    for typed, after in (("x", ""), ("\x7f", ""), ("x", "?"), ("\x7f", "?")):
        driven.step("e", shows("━ Edit I"))
        driven.step(typed, shows("1 changed"))
        if after:
            yield "10 a key after saving", driven.step(f"\x13{after}", shows("Keys in"), at_once=True)
            driven.step("\x1b", lambda one: "Keys in" not in one.text)
        else:
            yield "10 save an edit", driven.step("\x13", shows("title set."))


def environ() -> dict[str, str]:
    """The environment of every program: one terminal type, bytecode kept, nothing of the person's own settings."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH")}
    home = str(ROOT / "build" / "bench" / "home")
    cache = str(ROOT / "build" / "bench" / "bytecode")
    more = {"HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PINCITE_PERSON": "bench"}
    return {**kept, **more, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": cache}


def forget(case: Path) -> None:
    """Forget the place and the drafts that a run before left, so that all begin alike."""
    connection = sqlite.connect(case, isolation_level=None)
    for table in ("comeback", "draft"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()


def started(program: Program, typed: bytes = b"") -> Driven:
    """The program, just launched."""
    if program.kind == "ours":
        forget(Path(program.command[-1]))
    return Driven(program.command, str(ROOT), environ(), typed, program.poor)


def session(program: Program, results: Results, quick: bool) -> None:
    """One run of one program: from its start, with a first key, then its journey."""
    hello = program.kind == "H"
    driven = started(program)
    seen: Seen = shows("hello there") if hello else ROW_SEEN
    results.add(program.name, "1 first screen", driven.until(seen, driven.started))
    if not hello:
        for step, figure in journey(driven, program, quick):
            results.add(program.name, step, figure)
    driven.cpu()
    results.add(program.name, "8 peak memory, MB", Figure(driven.peak / 1024, 0, 0, 0, 0))
    driven.close()
    if program.kind == "V" or program.poor:
        return
    driven = started(program, b"j")
    results.add(program.name, "2 first key", driven.until(shows("key 1") if hello else at(2), driven.started))
    driven.close()


def commands(case: Path) -> dict[str, list[str]]:
    """The commands of row 11 and what they are held against: click and SQLite imported, and their main query."""
    pincite, floor = [sys.executable, "-c", RUN], [sys.executable, "-c", QUERY, str(case)]
    return {
        "11 floor: imports alone": [sys.executable, "-c", "import click; from db.sqlite import sqlite"],
        "11 floor of list": [*floor, "SELECT * FROM incident_row ORDER BY incident LIMIT 21"],
        "11 list": [*pincite, "list", str(case), "incidents", "--limit", "20"],
        "11 floor of show": [*floor, SHOWN],
        "11 show": [*pincite, "show", str(case), "I5"],
        "11 floor of search": [*floor, f"SELECT rowid FROM record_search WHERE record_search MATCH '{RARE}'"],
        "11 search": [*pincite, "search", str(case), RARE],
    }


def row_updated(case: Path) -> Figure:
    """The floor of row 10: one row of a small file changed, in the journal mode of the case and as durable."""
    there = sqlite.connect(f"file:{case}?mode=ro", uri=True)
    mode = there.execute("PRAGMA journal_mode").fetchone()[0]
    there.close()
    connection = sqlite.connect(case.with_name("row.db"), isolation_level=None)
    for pragma in (f"journal_mode = {mode}", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS one (id INTEGER PRIMARY KEY, words TEXT)")
    connection.execute("INSERT OR IGNORE INTO one VALUES (1, '')")
    since = monotonic()
    connection.execute("UPDATE one SET words = ? WHERE id = 1", (f"{since}",))
    took = (monotonic() - since) * 1000
    connection.close()
    return Figure(took, took, 0, 0, 0)


def timed(command: Sequence[str]) -> Figure:
    """A command run to its end."""
    before, since = os.times(), monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environ(), capture_output=True, check=False)
    took, after = (monotonic() - since) * 1000, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Figure(took if done.returncode == 0 else None, took, len(done.stdout), 0, used * 1000)


def table(results: Results, names: list[str], floors: list[str]) -> None:
    """Print all steps: milliseconds of each program, ratios to the floors, bytes beside the true difference, CPU."""
    for name in names:
        print(f"\n{name}")
        heads = ["ms", *(f"/{one}" for one in floors), "p95", "settled", "bytes", "needed", "CPU ms"]
        print(f"{'':26}" + "".join(f"{one:>10}" for one in heads))
        for step in results.steps():
            if (name, step) in results.found:
                print(f"{step:26}" + "".join(f"{one:>10}" for one in cells(results, name, step, floors)))


def cells(results: Results, name: str, step: str, floors: list[str]) -> list[str]:
    """One line of the table."""
    what = "cpu" if step.startswith("9") else "seen"
    own = results.middle(name, step, what)
    found = ["missed" if own is None else f"{own:.1f}"]
    for one in floors:
        other = results.middle(one, step, what)
        found.append(f"{own / other:.2f}" if own is not None and other else "")
    settled, *rest = [results.middle(name, step, one) or 0.0 for one in ("settled", "sent", "true", "cpu")]
    late = results.late(name, step)
    return [*found, "" if late is None else f"{late:.1f}", f"{settled:.1f}", *(f"{one:.0f}" for one in rest)]


def programs(counts: list[int], folder: Path) -> list[Program]:
    """All that are run in turn."""
    python, tests = sys.executable, ROOT / "tests"
    found = [Program("H", (python, str(tests / "bench_textual.py"), "hello"), "H")]
    for count in counts:
        case = str(bench_case(count, folder))
        found.append(Program(f"pincite {count:,}", (python, "-c", RUN, case), "ours", count))
        found.append(Program(f"F {count:,}", (python, str(tests / "bench_raw.py"), case), "F", count))
        found.append(Program(f"L {count:,}", (python, str(tests / "bench_textual.py"), "list", case), "L", count))
        if vd := which("vd"):
            found.append(Program(f"V {count:,}", (vd, "--config", os.devnull, str(as_csv(Path(case)))), "V", count))
    return found


def as_csv(case: Path) -> Path:
    """The incidents of a case as CSV, made once."""
    path = case.with_suffix(".csv")
    if not path.exists():
        connection = sqlite.connect(f"file:{case}?mode=ro", uri=True)
        with path.open("w", newline="") as file:
            rows = connection.execute("SELECT incident, date, place_name, title, killed, status FROM incident_row")
            csv.writer(file).writerow([one[0] for one in rows.description])
            csv.writer(file).writerows(rows)
        connection.close()
    return path


def main() -> int:
    """Make the cases, run everything in turn, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="1000,100000", help="incidents of the cases, with commas between")
    asked.add_argument("--million", action="store_true", help="a case of 1,000,000 incidents, too")
    asked.add_argument("--quick", action="store_true", help="start, first key and cursor moves alone, three runs")
    asked.add_argument("--line", action="store_true", help="over a poor line: start, cursor moves and held keys")
    asked.add_argument("--screen", default="120x40", help="columns and lines of the terminal")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    bench_pty.COLUMNS, bench_pty.LINES = map(int, given.screen.split("x"))
    counts = [int(one) for one in given.sizes.split(",")] + [1_000_000] * given.million
    runs = min(given.runs, 3) if given.quick else given.runs
    folder = ROOT / "build" / "bench"
    (folder / "home").mkdir(parents=True, exist_ok=True)
    some, results = programs(counts, folder), Results()
    if given.line:
        some = [replace(one, poor=True) for one in some if one.kind != "H"]
    session(some[0], Results(), True)  # bytecode is written once, for all
    signal.signal(signal.SIGTERM, interrupted)
    done = 0
    with suppress(KeyboardInterrupt):
        for done in range(1, runs + 1):
            print(f"run {done} of {runs}", file=sys.stderr, flush=True)
            one_run(results, some, counts if not given.line else [], folder, given.quick)
            with (folder / "partial.txt").open("w") as file, redirect_stdout(file):
                report(results, some, counts, done)
    report(results, some, counts, done)
    return 0


def interrupted(*_: object) -> None:
    """Told to end: as Ctrl+C."""
    raise KeyboardInterrupt


def one_run(results: Results, some: list[Program], counts: list[int], folder: Path, quick: bool) -> None:
    """Every program and command once."""
    for program in some:
        session(program, results, quick)
    for count in counts:
        case = bench_case(count, folder)
        results.add(f"pincite {count:,}", "10 floor: one row", row_updated(case))
        for step, command in commands(case).items():
            results.add(f"pincite {count:,}", step, timed(command))


def report(results: Results, some: list[Program], counts: list[int], runs: int) -> None:
    """Print what was found, in so many runs; the last may have been cut off."""
    size = f"{bench_pty.COLUMNS}x{bench_pty.LINES}"
    print(f"Medians of {runs} runs at {size}, interleaved; operations of {BATCH:,} incidents. Only ratios count.")
    print("V: " + ("VisiData, on CSV" if which("vd") else "VisiData is not installed, so there is none."))
    for count in counts:
        table(results, [f"pincite {count:,}"], [f"F {count:,}", "H", f"L {count:,}", f"V {count:,}"])
    table(results, [one.name for one in some if one.kind != "ours"], [])


if __name__ == "__main__":
    sys.exit(main())
