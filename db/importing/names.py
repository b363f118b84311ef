"""Names of records in a file that is loaded: keys and codes of its own lines, and records that are there already."""

from collections.abc import Sequence

from db.case import Case
from db.errors import CaseError, Invalid, NotFound, quoted
from db.importing.lines import Line
from db.importing.problems import NamedAlready, Problems
from db.kinds import BY_NAME, BY_NUMBER, KINDS, kind_of, kind_of_code
from db.records import first_id, kind_number, split_code
from db.words.near import an, nearest, plain
from db.writer import last_id

# Kinds that a line may also name by their whole name, where one record alone has it.
NAMED = {"actor": "name", "place": "name", "topic": "name", "tag": "name", "report": "title", "article": "title"}
WITHOUT_CODE = frozenset({"setting", "term", "property"})


class Names:
    """Gives each line its id, and finds the record that a key, a code or a name means.

    kept: the case file was empty, so the codes of the file are its own.
    """

    def __init__(self, case: Case, problems: Problems) -> None:
        self.case = case
        self.problems = problems
        self.kept = not case.rows("SELECT 1 FROM record LIMIT 1")
        self.first = {kind.number: last_id(case.connection, case.codes, kind.table) for kind in KINDS}
        self.last = dict(self.first)
        self.keys: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.named: dict[tuple[str, str], list[int]] = {}
        self.there: dict[int, bool] = {}
        self.broken: set[str] = set()
        self.lines: Sequence[Line] = ()

    def register(self, lines: Sequence[Line]) -> None:
        """Give ids: first to lines with codes, then to the others in their order; and enter keys and names."""
        self.lines = lines
        for line in lines:
            if "code" in line.entry and line.kind not in WITHOUT_CODE:
                self.enter_code(line)
        numbers = {kind.name: kind.number for kind in KINDS}
        last = self.last
        for line in lines:
            number = numbers.get(line.kind)
            if number and not line.id and "code" not in line.entry:
                last[number] += 1
                line.id = last[number]
            if "key" in line.entry or line.kind in NAMED:
                self.enter(line)

    def enter_code(self, line: Line) -> None:
        """The id of a line that bears a code: that of the code in an empty case file, else a new one."""
        with self.problems.of(line.number):
            code = line.entry["code"]
            if type(code) is not str:
                raise Invalid(f"A code is text like C45, not {quoted(str(code))}.")
            kind = kind_of_code(code)
            if kind.name != line.kind:
                raise Invalid(f"{quoted(code)} is the code of {an(kind.name)}, and the line is {an(line.kind)}.")
            letters, count, letter = split_code(code)
            code = f"{letters}{count}{letter}"
            if code in self.codes:
                raise Invalid(f"The code {code} stands in an earlier line already.")
            if line.there:
                pass
            elif self.kept and not letter:
                line.id = first_id(self.case.codes.home, kind.number) + count
                self.last[kind.number] = max(self.last[kind.number], line.id)
            else:
                line.id = self.new(kind.name)
            self.codes[code] = line.id

    def enter(self, line: Line) -> None:
        """The key of a line, and its name where lines may be named by it."""
        key = line.entry.get("key")
        if key is not None:
            key = str(key)
            if key in self.keys or key in self.broken:
                first = next(one.number for one in self.lines if str(one.entry.get("key")) == key)
                self.problems.add(line.number, f"The key {quoted(key)} is that of line {first} already.")
            elif line.id:
                self.keys[key] = line.id
            else:
                self.broken.add(key)
        label = NAMED.get(line.kind)
        if label and line.id and type(line.entry.get(label)) is str:
            self.named.setdefault((line.kind, plain(line.entry[label])), []).append(line.id)

    def stand_for(self, line: Line, found: int) -> None:
        """Let a line mean a record of the case file instead of the one that it was to make."""
        for names in (self.keys, self.codes):
            for name in (str(line.entry.get("key")), str(line.entry.get("code"))):
                if names.get(name) == line.id:
                    names[name] = found
        line.id, line.there = found, True

    def is_new(self, record_id: int) -> bool:
        """Whether a record is made by this load."""
        number = kind_number(record_id)
        return self.first[number] < record_id <= self.last[number]

    def new(self, kind: str) -> int:
        """The next id of a kind, for a record that has no line of its own."""
        place = BY_NAME[kind].number
        self.last[place] += 1
        return self.last[place]

    def refer(self, name: str, kinds: Sequence[str] = ("any",)) -> int:
        """The record that a key, a code or a name means, of one of the kinds; Invalid or NotFound otherwise."""
        name = name.strip()
        found = self.keys.get(name) or self.by_code(name) or self.by_name(name, kinds)
        if not found:
            raise self.unknown(name, kinds)
        if "any" not in kinds and BY_NUMBER[kind_number(found)].name not in kinds:
            raise Invalid(f"{quoted(name)} is {an(kind_of(found).name)}; here it is {an(' or '.join(kinds))}.")
        return found

    def by_code(self, name: str) -> int | None:
        """The record that bears this code in the file, else in the case file."""
        try:
            letters, count, letter = split_code(name)
            code = f"{letters}{count}{letter}"
            if code in self.codes:
                return self.codes[code]
            found = self.case.codes.id(code)
        except Invalid:
            return None
        if found not in self.there:
            self.there[found] = self.case.codes.exists(found)
        return found if self.there[found] else None

    def by_name(self, name: str, kinds: Sequence[str]) -> int | None:
        """The one record of these kinds that has this whole name, in the file or in the case file."""
        if name in self.broken:
            raise NamedAlready(name)
        wanted = [kind for kind in NAMED if kind in kinds or "any" in kinds]
        found = {one for kind in wanted for one in self.named.get((kind, plain(name)), ())}
        if not found and wanted and not self.kept:
            try:
                return self.case.codes.by_name(name, tuple(wanted))
            except NotFound:
                return None
        if len(found) > 1:
            raise Invalid(f"{len(found)} records are named {quoted(name)}; give the key or code of one.")
        return found.pop() if found else None

    def passage(self, code: str) -> int:
        """The id for a passage whose code a citation brings; a new one where codes are not kept."""
        if not self.kept:
            return 0
        try:
            letters, count, letter = split_code(code)
        except Invalid:
            return 0
        kind = BY_NAME["passage"]
        if letters != kind.letters or letter:
            return 0
        found = first_id(self.case.codes.home, kind.number) + count
        self.last[kind.number] = max(self.last[kind.number], found)
        self.codes[f"{letters}{count}"] = found
        return found

    def kind_named(self, name: str) -> str:
        """The kind of the record that a key or code names, '' where there is none."""
        found = self.keys.get(name.strip()) or self.by_code(name)
        return kind_of(found).name if found else ""

    def topic(self, name: str) -> int | None:
        """The topic of a key or a name, None where there is none."""
        found = self.keys.get(name)
        if found and kind_of(found).name == "topic":
            return found
        return self.by_name(name, ("topic",))

    def tag(self, name: str) -> int | None:
        """The tag of a key, a code or a name, None where there is none."""
        found = self.keys.get(name) or self.by_code(name)
        if found and kind_of(found).name == "tag":
            return found
        return self.by_name(name, ("tag",))

    def add(self, kind: str, name: str) -> int:
        """The id of a new topic or tag that a line names without a line of its own."""
        found = self.new(kind)
        self.named[kind, plain(name)] = [found]
        return found

    def unknown(self, name: str, kinds: Sequence[str]) -> CaseError:
        """What to say of a name that means nothing."""
        near = nearest(name, list(self.keys)[:5000])
        what = "record" if "any" in kinds else " or ".join(kinds)
        hint = f"; did you mean “{near}”?" if near else "."
        return NotFound(f"No line has the key {quoted(name)}, and no {what} has it as code or name{hint}")

    def moved(self) -> list[tuple[str, str]]:
        """Codes of the file that became others, as (file's, case file's), in the order of the lines."""
        pairs = ((code, self.case.codes.code(found)) for code, found in self.codes.items())
        return [pair for pair in pairs if pair[0] != pair[1]]
