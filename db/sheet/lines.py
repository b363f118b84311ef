"""Records as lines of a sheet: claims with who says so, quotes with their words, all others by their cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.case import Case
from db.classes import dataclass
from db.handling import covered
from db.lists.listings import BY_KIND
from db.lists.windows import COVER, Plan, rows
from db.sheet.sheets import Line
from db.sqlite import id_list
from db.values import value_words

Row = Mapping[str, Any]
INSIDE = "IN (SELECT value FROM json_each(?))"
CITED = f"""
    SELECT x.record, x.passage, p.words, coalesce(a.publisher, ''), a.title, a.id FROM citation x
    JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article
    WHERE x.record {INSIDE} AND x.role = 'cites' ORDER BY x.record, x.position, x.id"""


@dataclass(frozen=True, slots=True)
class Cited:
    """The first passage that a record cites: its words, its outlet and article."""

    passage: int
    words: str
    outlet: str
    article: int


@dataclass(slots=True)
class Lines:
    """Makes lines of one case; names of covered records are covered unless all is uncovered."""

    case: Case
    uncovered: bool = False

    def names(self, ids: Iterable[int | None]) -> dict[int, str]:
        """Words for records, COVER for those that are covered."""
        wanted = {one for one in ids if one}
        hidden = self.hidden(wanted)
        found = self.case.labels(wanted)
        return {one: COVER if one in hidden else words for one, words in found.items()}

    def hidden(self, ids: Iterable[int]) -> set[int]:
        """Those of the records that stay covered."""
        return set() if self.uncovered else covered(self.case, ids)

    def dicts(self, table: str, ids: Sequence[int], key: str = "id", order: str = "id") -> list[dict[str, Any]]:
        """Rows of a table by id or owner."""
        sql = f'SELECT * FROM {table} WHERE "{key}" {INSIDE} ORDER BY {order}'
        return self.case.dicts(sql, (id_list(ids),))

    def grouped(self, table: str, ids: Sequence[int], key: str) -> dict[int, list[dict[str, Any]]]:
        """Rows of an ordered link table by owner."""
        found: dict[int, list[dict[str, Any]]] = {}
        for row in self.dicts(table, ids, key, f"{key}, position, id"):
            found.setdefault(row[key], []).append(row)
        return found

    def cited(self, ids: Sequence[int]) -> dict[int, Cited]:
        """The first passage that each record cites."""
        found: dict[int, Cited] = {}
        for record, passage, words, outlet, title, article in self.case.rows(CITED, (id_list(ids),)):
            named = outlet or f"{self.case.codes.code(article)} {title}"
            found.setdefault(record, Cited(passage, words, named, article))
        hidden = self.hidden({one.article for one in found.values()})
        return {
            record: Cited(one.passage, one.words, COVER if one.article in hidden else one.outlet, one.article)
            for record, one in found.items()
        }

    def of(self, kind: str, ids: Sequence[int], *, subject: bool = False) -> list[Line]:
        """Lines of records of one kind, in the order given; subject: claims and assessments say what they are about."""
        if kind in ("claim", "assessment"):
            return self.valued(kind, ids, subject)
        if kind == "quote":
            return self.quotes(ids)
        return self.others(kind, ids)

    def valued(self, kind: str, ids: Sequence[int], subject: bool) -> list[Line]:
        """Claims or assessments, each with its property and value."""
        found = {row["id"]: row for row in self.dicts(kind, ids)}
        members, hidden, cites = self.grouped("member", ids, "owner"), self.hidden(ids), self.cited(ids)
        chains = self.grouped("chain", ids, "claim") if kind == "claim" else {}
        links = [one for rows_ in (*members.values(), *chains.values()) for one in rows_]
        wanted = [
            row[name] for row in found.values() for name in ("record", "subject", "area", "claimant") if name in row
        ]
        wanted += [one.get("record") or one.get("actor") for one in links]
        names = self.names(wanted)
        labels = dict(self.case.rows("SELECT code, label FROM property"))
        made = []
        for one in (one for one in ids if one in found):
            row = found[one]
            label = labels.get(row["property"], row["property"])
            if subject:
                label = f"{names.get(row['subject'], '')}: {label}"
            words = value_words(row, names, members.get(one, ()))
            made.append(self.line(kind, row, label, words, names, chains.get(one, ()), cites.get(one), one in hidden))
        return made

    def line(
        self, kind: str, row: Row, label: str, words: str, names: Mapping[int, str], chain: Sequence[Row],
        cite: Cited | None, hidden: bool,
    ) -> Line:  # fmt: skip
        """One claim or assessment."""
        code = self.case.codes.code(row["id"])
        if hidden:
            return Line(label, COVER, leads=row["id"], code=code, covered=True)
        claim = kind == "claim"
        return Line(
            label, words + scope(row, names), said=row["said"] or "", leads=row["id"], code=code,
            by=voice(row, names, chain) if claim else row["by"] or "",
            outlet=cite.outlet if cite else "", passage=cite.passage if cite else 0,
            strength=strength(row) if claim else plain(row["standard"]),
            marks=claim_marks(row, self.case) if claim else marks(row),
        )  # fmt: skip

    def quotes(self, ids: Sequence[int]) -> list[Line]:
        """Quotes: who speaks, and the words."""
        found = {row["id"]: row for row in self.dicts("quote", ids)}
        hidden, cites = self.hidden(ids), self.cited(ids)
        names = self.names(row["speaker"] for row in found.values())
        made = []
        for row in (found[one] for one in ids if one in found):
            code, cite = self.case.codes.code(row["id"]), cites.get(row["id"])
            if row["id"] in hidden:
                made.append(Line("quote", COVER, leads=row["id"], code=code, covered=True))
                continue
            speaker = names.get(row["speaker"]) or row["speaker_said"] or "nobody named"
            words = f"“{cite.words}”" if cite else ""
            line = Line(
                speaker, words, leads=row["id"], code=code, outlet=cite.outlet if cite else "",
                passage=cite.passage if cite else 0, strength=row["mode"], marks=marks(row),
                by=said_as(row["speaker_said"], names.get(row["speaker"], "")),
            )  # fmt: skip
            made.append(line)
        return made

    def others(self, kind: str, ids: Sequence[int]) -> list[Line]:
        """Records of any other kind by the cells of their list; texts by their version."""
        if kind == "text":
            return [self.text(row) for row in self.dicts("text", ids, order="version DESC")]
        listing, cites = BY_KIND[kind], self.cited(ids)
        names = [column.name for column in listing.columns]
        at = names.index(MAIN.get(kind, names[0]))
        blamed = self.blamed(ids) if kind == "incident" else set()
        made = []
        for row in rows(self.case, Plan(listing, "", (), "", False), ids, uncovered=self.uncovered):
            cells = dict(zip(names, row.cells, strict=True))
            if row.id in blamed:
                cells["who"] = COVER
            rest = [cells[name] for name in names if name not in (names[at], "status", *LEFT_OUT) and cells[name]]
            status = tuple(words for words in (cells.get("status", ""),) if words in ("draft", "finalized"))
            cite = None if row.covered else cites.get(row.id)
            words = COVER if row.covered else row.cells[at]
            line = Line(
                kind if kind != "case" else "case", words, by="" if row.covered else " · ".join(rest),
                outlet=cite.outlet if cite else "", passage=cite.passage if cite else 0, marks=status,
                leads=row.id, code=row.code, covered=row.covered,
            )  # fmt: skip
            made.append(line)
        return made

    def blamed(self, incidents: Sequence[int]) -> set[int]:
        """Those of the incidents that are ascribed to somebody covered."""
        pairs = self.case.rows(
            f"SELECT incident, actor FROM incident_who WHERE incident {INSIDE}", (id_list(incidents),)
        )
        hidden = self.hidden({actor for _, actor in pairs})
        return {incident for incident, actor in pairs if actor in hidden}

    def text(self, row: Row) -> Line:
        """One text of an article."""
        words = f"version {row['version']}, {row['relation']}"
        by = f"{row['length']:,} characters" if row["length"] else ""
        return Line("text", words, by=by, leads=row["id"], code=self.case.codes.code(row["id"]), marks=marks(row))


MAIN = {"incident": "title", "case": "title", "response": "title", "decision": "kind"}
LEFT_OUT = ("claims", "sources", "origins", "open", "uses", "incidents", "scope")


def plain(code: str | None) -> str:
    """A term's word."""
    return (code or "").rpartition(".")[2].replace("_", " ")


def marks(row: Row) -> tuple[str, ...]:
    """What of any record must be seen beside it: that it is a draft, finalized or withdrawn."""
    status = (row.get("status") or "",) if row.get("status") in ("draft", "finalized", "peer_reviewed") else ()
    return tuple(one.replace("_", " ") for one in (*status, *(("withdrawn",) if row.get("withdrawn") else ())))


def claim_marks(row: Row, case: Case) -> tuple[str, ...]:
    """What of a claim must be seen beside it."""
    found = [*marks(row)]
    if row["polarity"] == "denies":
        found.append("denies it")
    if row["section"] != "body":
        found.append(row["section"])
    if row["inferred"]:
        found.append("inferred")
    if row["shared_qualifier"]:
        found.append("qualifier may cover another number")
    if row["quote"]:
        found.append(f"in {case.codes.code(row['quote'])}")
    return tuple(found)


def strength(row: Row) -> str:
    """How strongly a claim is made, as graded and as said."""
    graded = {"stated": "stated as fact"}.get(row["modality"], row["modality"])
    return f"{graded} (“{row['modality_said']}”)" if row["modality_said"] else str(graded)


def said_as(said: str | None, name: str) -> str:
    """How the source names somebody, where that is not the name."""
    return f"as “{said}”" if said and said != name else ""


def voice(row: Row, names: Mapping[int, str], chain: Sequence[Row]) -> str:
    """Who says so, as named and as said, and to whom they told it, outwards: A told B, who told C."""
    name, said = names.get(row["claimant"], ""), row["claimant_said"]
    who = f"{name} ({said_as(said, name)})" if name and said_as(said, name) else name or (f"“{said}”" if said else "")
    who = who or {"article": "the article itself", "context": "named by context"}.get(row["voice"], "a claimant")
    through = [
        f"{names.get(one['actor'], '') or one['said'] or '?'}" for one in chain if one["actor"] != row["claimant"]
    ]
    return f"{who} told {', who told '.join(reversed(through))}" if through else who


def scope(row: Row, names: Mapping[int, str]) -> str:
    """What a value covers, after it: the role of its date, window, area, whom."""
    found = []
    if row.get("date_role") and row["date_role"] != "happened":
        found.append(row["date_role"].replace("_", " "))
    if row.get("window"):
        found.append(f"in {row['window']}")
    if row.get("area"):
        found.append(names.get(row["area"], ""))
    found += [row[name] for name in ("area_said", "whom") if row.get(name)]
    return f" ({'; '.join(found)})" if found else ""
