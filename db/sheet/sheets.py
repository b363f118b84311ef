"""A record as people read it: a sheet of sections, each of lines that lead somewhere. Frozen."""

from db.classes import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line. What is empty is not shown; depth counts steps inwards; covered lines hold no words.

    label: the field, property or role. words: its value as read. said: as the source says it. by: who says so and
    through whom. outlet: where. strength: how strongly. marks: what else must be seen. leads: the record that it
    goes to, 0 for none. passage: the words that it rests on, 0 for none.
    """

    label: str
    words: str = ""
    said: str = ""
    by: str = ""
    outlet: str = ""
    strength: str = ""
    marks: tuple[str, ...] = ()
    leads: int = 0
    code: str = ""
    passage: int = 0
    depth: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; total counts all records of the section, of which the first are here."""

    name: str
    title: str
    lines: tuple[Line, ...]
    total: int

    @property
    def more(self) -> int:
        """How many records of the section are not here."""
        return self.total - sum(not line.depth for line in self.lines)


@dataclass(frozen=True, slots=True)
class Changed:
    """Who changed a record last, when (UTC), by which operation (None: outside pincite), and what it was."""

    person: str
    at: str
    operation: int | None
    action: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole record: its title, how it stands, and its sections in order, none of them empty."""

    id: int
    code: str
    kind: str
    title: str
    status: str
    handling: str
    withdrawn: str
    covered: bool
    marks: tuple[str, ...]
    sections: tuple[Section, ...]
    changed: Changed | None

    def section(self, name: str) -> Section | None:
        """The section of that name, if there is one."""
        return next((one for one in self.sections if one.name == name), None)
