"""Whatever three people do to one case file, undoing it all gives the first state back and redoing it all the last."""

import tempfile
from pathlib import Path
from typing import Any

from full_case import ANN, BEN, CYD, WORDS, cite, full_case
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from db.case import Case
from db.checks.verifying import verify
from db.errors import CaseError
from db.oplog import effect
from db.oplog.tables import LOGGED, OWNERS, RECORDS
from db.oplog.undoing import redo, undo

PEOPLE = (ANN, BEN, CYD)
SPANS = ("killed 11 civilians", "Two shells hit a market", "The town of Ariha was emptied", "saw it")
FIELDS = {
    "incident": ("title", "scope", "kind", "handling", "status"),
    "actor": ("name", "description"),
    "claim": ("said", "modality", "status"),
}
VALUES: dict[str, tuple[Any, ...]] = {
    "scope": ("single", "series"),
    "kind": (None, "act.attack", "act.clash"),
    "handling": (None, "protected"),
    "status": ("todo", "assigned", "peer_reviewed"),
    "modality": ("stated", "alleged"),
    "said": (None, "eleven", "11"),
}
who = st.sampled_from(range(3))
some = st.integers(0, 30)


def state(case: Case) -> dict[str, list[Any]]:
    """All logged rows; records that an undo withdrew count as gone, with all that belongs to them."""
    found: dict[str, list[Any]] = {}
    gone: set[int] = set()
    for table in RECORDS:
        rows = case.dicts(f"SELECT * FROM {table} ORDER BY id")
        gone |= {row["id"] for row in rows if (row["withdrawn"] or "").startswith("undone:")}
        found[table] = [row for row in rows if row["id"] not in gone]
    for table in set(LOGGED) - set(RECORDS):
        rows = case.dicts(f"SELECT * FROM {table}")
        kept = [row for row in rows if table not in OWNERS or row[OWNERS[table]] not in gone]
        found[table] = sorted(kept, key=str)
    return found


class People(RuleBasedStateMachine):
    """Three people at one file; refusals are answers, too."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        full_case(Path(self.folder.name)).close()
        self.cases = [self.opened(n) for n in range(3)]
        self.before = state(self.cases[0])
        self.first = self.last_operation()
        self.text = self.cases[0].codes.id("TX1")

    def opened(self, person: int) -> Case:
        return Case.open(Path(self.folder.name) / "full.db", PEOPLE[person])

    def last_operation(self) -> int:
        return int(self.cases[0].one("SELECT max(id) FROM operation"))

    def live(self, table: str, n: int) -> int:
        ids = [row[0] for row in self.cases[0].rows(f"SELECT id FROM {table} WHERE withdrawn IS NULL ORDER BY id")]
        return int(ids[n % len(ids)]) if ids else 0

    @rule(p=who, n=some)
    def makes(self, p: int, n: int) -> None:
        with self.cases[p].write("make") as writer:
            made = writer.insert("incident", {"title": f"Incident {n}"})
            if tag := self.live("tag", n):
                writer.insert("tagging", {"record": made, "tag": tag})

    @rule(p=who, n=some, span=st.sampled_from(SPANS))
    def claims(self, p: int, n: int, span: str) -> None:
        subject = self.live("incident", n) or self.live("actor", n)
        if subject:
            cite(self.cases[p], self.text, span, subject, low=n, best=n, high=n, unit="unit.people")

    @rule(p=who, n=some, table=st.sampled_from(sorted(FIELDS)), field=some, value=some)
    def edits(self, p: int, n: int, table: str, field: int, value: int) -> None:
        names = FIELDS[table]
        name = names[field % len(names)]
        values = VALUES.get(name, (f"words {value}",))
        if record := self.live(table, n):
            with self.cases[p].write("edit") as writer:
                writer.update(table, record, {name: values[value % len(values)]})

    @rule(p=who, n=some, text=some)
    def notes(self, p: int, n: int, text: int) -> None:
        about = self.live("incident", n)
        with self.cases[p].write("note") as writer:
            writer.insert("note", {"about": about or None, "text": f"note {text}"})

    @rule(p=who, n=some)
    def tags(self, p: int, n: int) -> None:
        incident, tag = self.live("incident", n), self.live("tag", 0)
        if not incident or not tag:
            return
        with self.cases[p].write("tag") as writer:
            there = writer.execute("SELECT id FROM tagging WHERE record = ? AND tag = ?", (incident, tag))
            if there:
                writer.delete("tagging", there[0][0])
            else:
                writer.insert("tagging", {"record": incident, "tag": tag})

    @rule(p=who, n=some)
    def lists(self, p: int, n: int) -> None:
        with self.cases[p].write("lists") as writer:
            writer.update("setting", "title", {"value": f"title {n}"})
            if not writer.execute("SELECT 1 FROM term WHERE code = ?", (f"weapon.w{n}",)):
                writer.insert_many(
                    "term", ("code", "list", "word", "label"), [(f"weapon.w{n}", "weapon", f"w{n}", "w")]
                )

    @rule(p=who, n=some, table=st.sampled_from(("note", "claim")))
    def withdraws(self, p: int, n: int, table: str) -> None:
        if record := self.live(table, n):
            with self.cases[p].write("withdraw") as writer:
                writer.update(table, record, {"withdrawn": "wrong"})

    @rule(p=who)
    def undoes(self, p: int) -> None:
        self.attempt(lambda: undo(self.cases[p], None, "why", yes=True))

    @rule(p=who)
    def redoes(self, p: int) -> None:
        self.attempt(lambda: redo(self.cases[p], None, "why"))

    @rule(p=who, n=some)
    def undoes_any(self, p: int, n: int) -> None:
        last = self.last_operation()
        self.attempt(lambda: undo(self.cases[p], max(1, last - n), "why"))

    @rule(p=who)
    def comes_again(self, p: int) -> None:
        self.cases[p].close()
        self.cases[p] = self.opened(p)

    def attempt(self, act: Any) -> None:
        held = state(self.cases[0])
        try:
            act()
        except CaseError:
            assert state(self.cases[0]) == held

    def teardown(self) -> None:
        case = self.cases[0]
        reached = state(case)
        numbers = range(self.first + 1, self.last_operation() + 1)
        lines = {effect.line(case.connection, one).root: effect.line(case.connection, one) for one in numbers}
        standing = sorted((one for one in lines.values() if one.in_effect), key=lambda one: one.tip)
        earlier = [one.root for one in standing if one.root > self.first]
        for one in reversed(earlier):
            undo(case, one, "all of it")
        undone = {one.root for one in lines.values() if not one.in_effect and one.root <= self.first}
        if not undone and len(earlier) == len(standing):
            assert state(case) == self.before
        assert verify(case) == []
        for one in earlier:
            redo(self.cases[2], one, "again")
        assert state(case) == reached
        assert verify(case) == []
        for one in self.cases:
            one.close()
        self.folder.cleanup()


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=5, stateful_step_count=16)


def test_the_state_tells_cases_apart(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        first = state(case)
        cite(case, case.codes.id("TX1"), WORDS[:6], case.codes.id("I1"))
        assert state(case) != first
        undo(case)
        assert state(case) == first
