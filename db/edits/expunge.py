"""Expunging: the one way in which anything leaves a case file for good. The log keeps that it was done, and why."""

from dataclasses import dataclass

from db.backups import backups
from db.case import Case
from db.compare import crowding
from db.edits.done import reasoned
from db.edits.drafts import any_aside, bring_in
from db.edits.erasing import erase_log, erase_names, erase_operations, erase_rows, erase_sessions
from db.edits.erasing_texts import erase_text
from db.edits.erasure import Erasure, Met
from db.edits.holds import check_holds
from db.edits.presence import present
from db.edits.renaming import renaming
from db.edits.scrubbing import clean, elsewhere, owe, owed
from db.errors import Invalid, NeedsYes, NotFound, Refused
from db.kinds import kind_of
from db.oplog.tables import OWNERS, RECORDS
from db.wording import newest, span, whole
from db.words.needles import Needle
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Everywhere:
    """These words, wherever they stand and however they are written."""

    words: str


@dataclass(frozen=True, slots=True)
class OneSpan:
    """A span of a text (code points, half-open), and its words in what cites it."""

    text: int | str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class OneField:
    """One field of one record, now and in the log."""

    record: int | str
    field: str


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was erased, as a sentence without the words; the operation, the records, and backups that still hold it."""

    sentence: str
    operation: int
    codes: tuple[str, ...]
    backups: tuple[str, ...]
    clean: bool


def expunge(case: Case, what: Everywhere | OneSpan | OneField, reason: str | None, *, yes: bool = False) -> Expunged:
    """Erase words from texts, bytes, fields, log, drafts, indexes and free pages.

    NeedsReason without a reason, NeedsYes with what would go until yes, Refused where a hold stands, NotFound where
    the words stand nowhere. Free pages that an earlier one left are cleaned in any case.
    """
    why = reasoned(reason, "Expunging needs a reason; give one.")
    if any_aside():
        bring_in(case)
    try:
        writer, erasure = erased(case, what, why, yes=yes)
    except NotFound as error:
        if not owed(case):
            raise
        left = clean(case) or "Free pages that an earlier expunging left are cleaned now"
        raise NotFound(f"{error.sentence} {left}.") from None
    return told(case, erasure, writer.operation)


def erased(case: Case, what: Everywhere | OneSpan | OneField, why: str, *, yes: bool) -> tuple[Writer, Erasure]:
    """The operation that erases, kept, and what it met."""
    with case.write("expunge", why) as writer:
        writer.execute("UPDATE now SET expunging = 1")
        erasure = planned(case, what)
        keep_out(case, erasure, why)
        erase(case, writer, erasure, what)
        if not erasure.met.places:
            raise NotFound("There is nothing to erase: that stands nowhere in this case file.")
        check_holds(case, case.connection, erasure.met.records)
        if not yes:
            raise NeedsYes(f"{counted(erasure.met)} This cannot be undone; erase it?")
        for index in ("part_search", "record_search"):
            writer.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        owe(writer)
    return writer, erasure


def planned(case: Case, what: Everywhere | OneSpan | OneField) -> Erasure:
    """The rule for what is to be erased."""
    lists = "SELECT code FROM term WHERE NOT own UNION ALL SELECT code FROM property WHERE NOT own"
    shipped = frozenset(row[0] for row in case.rows(lists))
    if isinstance(what, Everywhere):
        needle = Needle(what.words)
        return Erasure(needle, shipped=shipped, renaming=renaming(case.connection, needle, shipped, case.salt))
    if isinstance(what, OneSpan):
        return Erasure(Needle(spanned(case, what), least=1), scope=citing(case, what), shipped=shipped)
    found = case.get(what.record, links=False)
    kind = kind_of(found.id)
    if kind.name in ("text", "passage"):
        raise Refused(f"The words of {found.code} are erased in their text; name the span, or the words.")
    field = kind.field(what.field)
    if found.get(field.name) is None:
        raise NotFound(f"{found.code} has no {field.words}.")
    if field.required and field.reads not in ("line", "text", "count"):
        raise Refused(f"A {kind.name} has a {field.words}, so this cannot be emptied; withdraw {found.code} instead.")
    return Erasure(columns=field.columns, scope={kind.table: {found.id}}, shipped=shipped)


def text_of(case: Case, what: OneSpan) -> int:
    """The text that a span is of; an article stands for its newest."""
    record = case.codes.find(what.text, ("text", "article")) if isinstance(what.text, str) else what.text
    return newest(case, record) if kind_of(record).name == "article" else record


def spanned(case: Case, what: OneSpan) -> str:
    """The words of a span; Invalid where the text has none there."""
    words = span(case, text_of(case, what), what.start, what.stop) if 0 <= what.start < what.stop else ""
    if len(words) < what.stop - what.start or not words.strip():
        raise Invalid(f"The text has no words from {what.start} to {what.stop}.")
    return words


def citing(case: Case, what: OneSpan) -> dict[str, set[int]]:
    """The passages over a span, the records that cite them, what weighs those, and their link rows."""
    text = text_of(case, what)
    over = "SELECT id FROM passage WHERE text = ? AND start < ? AND stop > ?"
    passages = {row[0] for row in case.rows(over, (text, what.stop, what.start))}
    records: set[int] = set()
    for passage in passages:
        records |= {row[0] for row in case.rows("SELECT record FROM citation WHERE passage = ?", (passage,))}
    for claim in tuple(records):
        records |= {row[0] for row in case.rows("SELECT assessment FROM weighing WHERE claim = ?", (claim,))}
    scope: dict[str, set[int]] = {table: set() for table in (*RECORDS, *OWNERS)}
    scope["passage"] = passages
    for record in records:
        kind = kind_of(record)
        scope[kind.table].add(record)
        for link in kind.links:
            sql = f"SELECT id FROM {link.table} WHERE {link.owner} = ?"
            scope[link.table] |= {row[0] for row in case.rows(sql, (record,))}
    return scope


def keep_out(case: Case, erasure: Erasure, why: str) -> None:
    """Refuse what would put the words back into the log by the very operation that erases them."""
    if erasure.needle is None or erasure.scope is not None:
        return
    for words, said in (("reason", why), ("name", case.person.name), ("user name", case.person.login)):
        if erasure.needle.spans(said):
            raise Refused(f"Your {words} has the words that are to be erased in it, and stays in the log; change it.")


def erase(case: Case, writer: Writer, erasure: Erasure, what: Everywhere | OneSpan | OneField) -> None:
    """Erase in texts first, since passages follow from them; then in rows, and last in the log of it all."""
    connection = writer.connection
    if isinstance(what, OneSpan):
        text = text_of(case, what)
        erase_text(connection, erasure, text, whole(case, text), [(what.start, what.stop)])
    elif isinstance(what, Everywhere) and erasure.needle:
        for (text,) in case.rows("SELECT id FROM text ORDER BY id"):
            words = whole(case, text)
            erase_text(connection, erasure, text, words, erasure.needle.spans(words))
    erase_names(connection, erasure)
    erase_rows(connection, erasure)
    erase_operations(connection, erasure, writer.operation)
    erase_log(connection, erasure, writer.operation)
    erase_sessions(connection, erasure)
    crowding.forget(connection)


def counted(met: Met) -> str:
    """Where words stand, how often."""
    places = ", ".join(f"{count:,} {where}" for where, count in met.places.items() if count)
    within = f", {met.inside:,} of them within longer words" if met.inside else ""
    return f"{sum(met.places.values()):,} places ({places}{within})."


def told(case: Case, erasure: Erasure, operation: int) -> Expunged:
    """Clean the file, and say what was done and what is left to do."""
    left = clean(case)
    codes = tuple(case.codes.code(one) for one in erasure.met.records)
    kept = tuple(str(one) for one in backups(case.path))
    sentence = f"Erased: {counted(erasure.met)}"
    if erasure.needle and erasure.scope is None:
        for where in elsewhere(case, erasure.needle):
            sentence += f" The words still stand in {where}."
    here = ", ".join(dict.fromkeys(one.person for one in present(case)))
    if here:
        again = "what stands in their filters and forms may be kept anew, so expunge once more when they have left"
        sentence += f" In the case file now: {here}; {again}."
    if left:
        sentence += f" {left}; do that again when they are closed."
    if kept:
        which = f"A backup made before may still hold it ({kept[0]}); delete it"
        if len(kept) > 1:
            which = f"{len(kept)} backups made before may still hold it ({kept[0]} …); delete them"
        sentence += f" {which} if it must go."
    return Expunged(sentence, operation, codes, kept, not left)
