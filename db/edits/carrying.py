"""What people decide of passages that were carried to a newer text: accept, re-point, leave, withdraw; or carry again.

Records go on citing the text that they were made from until one of these; each is one operation.
"""

from collections.abc import Sequence

from db.case import Case
from db.citing import citing
from db.edits.citing import Cite, cite
from db.edits.done import Done, done, each, operation, reasoned, some
from db.edits.reviewing import move as bring
from db.edits.reviewing import standing
from db.edits.twins import carry
from db.errors import NotFound, Refused
from db.kinds import kind_of
from db.locking import RECORD_STATUS, finalized
from db.review.steps import READ
from db.versions import Carried, waiting_passages
from db.wording import current, whole
from db.writer import Writer


def carry_again(case: Case, article: int, reason: str | None = None) -> Done:
    """Carry the passages that came to be cited since the newest text was added, in one operation."""
    text = current(case, article)
    with operation(case, "carry", reason) as writer:
        fared = carry(writer, case, article, text, whole(case, text))
    return done(case, (article,), f"{sum(fared.values()):,} passages carried", writer.operation)


def accept_carried(case: Case, passages: int | Sequence[int], reason: str | None = None) -> Done:
    """Let what cites these passages cite their twins on the newest text, in one operation."""
    ids = each(case, (passages,) if isinstance(passages, int) else passages)
    moved: list[int] = []
    altered: list[int] = []
    with operation(case, "accept", reason) as writer:
        for one in ids:
            found = in_question(case, one)
            if not found.twin:
                raise Refused(f"{found.code} has no place on the newest text; re-point, leave or withdraw it.")
            here = move(writer, found.passage, found.twin)
            moved += here
            altered += here if found.state == "changed" else ()
        look = looked_at(writer, case, altered)
    return done(case, ids, f"accepted; {citers(case, moved)} the newest text now{look}", writer.operation)


def looked_at(writer: Writer, case: Case, altered: Sequence[int]) -> str:
    """Bring records whose words changed, and what is held on them, back to review; names them as the end of a sentence.

    What they say is left as it is: only a person can tell what the new words mean for it.
    """
    found = dict.fromkeys(altered)
    for one in altered:
        sql = """SELECT s.id FROM weighing w JOIN assessment s ON s.id = w.assessment
            WHERE w.claim = ? AND s.withdrawn IS NULL ORDER BY s.id"""
        found |= dict.fromkeys(row[0] for row in writer.execute(sql, (one,)))
    again = False
    for one in found:
        if kind_of(one).table in RECORD_STATUS and standing(writer, one).status in READ:
            bring(writer, case, one, "updated")
            again = True
    if not found:
        return ""
    waits = f"; {'it waits' if len(found) == 1 else 'they wait'} to be reviewed again" if again else ""
    return f". Look at {named(case, list(found))}: what is filled in was read from the earlier words{waits}"


def accept_unchanged(case: Case, article: int, reason: str | None = None) -> Done:
    """Accept all passages whose words and sentences stand unchanged, in one operation; finalized records stay."""
    found = waiting_passages(case, article, uncovered=True)
    unchanged = [one for one in found if one.state == "unchanged" and one.twin]
    moved: list[int] = []
    kept: set[int] = set()
    count = 0
    with operation(case, "accept unchanged", reason) as writer:
        for one in unchanged:
            locked = finalized(writer.connection, (rests.id for rests in one.resting))
            kept.update(locked)
            if not locked:
                moved += move(writer, one.passage, one.twin)
                count += 1
    code, left = case.codes.code(article), len(found) - count
    if not writer.operation:
        why = f" {named(case, kept)} finalized; reopen first." if kept else ""
        return Done(f"{code}: no passage waits whose words and sentence stand unchanged.{why}", (code,), (article,))
    more = f"; {left:,} more wait{'s' if left == 1 else ''}" if left else ""
    locked_words = f"; {named(case, kept)} finalized and stay" if kept else ""
    what = f"{count:,} passage{'' if count == 1 else 's'} accepted; {citers(case, moved)} the newest text now"
    return Done(f"{code}: {what}{more}{locked_words}.", (code,), (article,), writer.operation)


def repoint(
    case: Case, passage: int, words: str = "", span: tuple[int, int] | None = None, reason: str | None = None
) -> Done:
    """Let what cites a passage cite these words of the newest text, or that span of it, in one operation."""
    found = in_question(case, passage)
    article, version = case.rows("SELECT article, version FROM text WHERE id = ?", (found.new,))[0]
    start, stop = span or (None, None)
    named_words = Cite(case.codes.code(article), words, start, stop, version=version or 0)
    with operation(case, "re-point", reason) as writer:
        there = cite(writer, case, named_words)
        if found.twin and found.twin != there and not citing(case, (found.twin,)):
            writer.update("passage", found.twin, {"withdrawn": "re-pointed"})
        if not writer.execute("SELECT twin_of FROM passage WHERE id = ?", (there,))[0][0]:
            writer.update("passage", there, {"twin_of": passage})
        moved = move(writer, passage, there)
        now = writer.execute("SELECT words FROM passage WHERE id = ?", (there,))[0][0]
        look = looked_at(writer, case, moved if now.split() != found.words.split() else ())
    return done(case, (passage,), f"re-pointed; {citers(case, moved)} the newest text now{look}", writer.operation)


def leave_carried(case: Case, passages: int | Sequence[int], reason: str | None = None) -> Done:
    """Let records go on citing an earlier text for good, in one operation."""
    ids = each(case, (passages,) if isinstance(passages, int) else passages)
    with operation(case, "leave", reason) as writer:
        for one in ids:
            found = in_question(case, one)
            if found.twin and citing(case, (found.twin,)):
                raise Refused(
                    f"Other records cite {case.codes.code(found.twin)} already; accept {found.code}, or re-point."
                )
            if found.twin:
                writer.update("passage", found.twin, {"withdrawn": "left on an earlier text"})
            writer.update("passage", one, {"anchor": "accepted"})
    return done(case, ids, "left on the text that they were made from", writer.operation)


def withdraw_carried(case: Case, passages: int | Sequence[int], reason: str | None) -> Done:
    """Withdraw what rests on these passages alone; what cites other words too no longer cites these. One operation."""
    ids = each(case, (passages,) if isinstance(passages, int) else passages)
    why = reasoned(reason, "Withdrawing needs a reason; it stays with the record.")
    gone: list[int] = []
    with operation(case, "withdraw carried", why) as writer:
        for one in ids:
            in_question(case, one)
            for row, record, _ in citations(writer, one):
                sql = "SELECT 1 FROM citation WHERE record = ? AND passage <> ? AND role = 'cites'"
                if writer.execute(sql, (record, one)):
                    writer.delete("citation", row)
                else:
                    writer.update(kind_of(record).table, record, {"withdrawn": why})
                    gone.append(record)
    told = f"withdrawn {named(case, gone)}" if gone else "no longer cited"
    return done(case, ids, told, writer.operation)


def in_question(case: Case, passage: int) -> Carried:
    """A passage that waits to be settled; NotFound where it does not."""
    article = case.one("SELECT t.article FROM passage p JOIN text t ON t.id = p.text WHERE p.id = ?", (passage,))
    for one in waiting_passages(case, article, uncovered=True, passage=passage) if article else ():
        return one
    raise NotFound(f"{case.codes.code(passage)} does not wait to be carried to a newer text.")


def citations(writer: Writer, passage: int) -> list[tuple[int, int, str]]:
    """Row, record and role of what cites a passage and stands; Refused where a record of it is finalized."""
    rows = writer.execute("SELECT id, record, role FROM citation WHERE passage = ? ORDER BY id", (passage,))
    found = []
    for row, record, role in rows:
        table = kind_of(record).table
        if writer.execute(f"SELECT 1 FROM {table} WHERE id = ? AND withdrawn IS NULL", (record,)):
            writer.check_open(table, record, {"cites": 1})
            found.append((row, record, role))
    return found


def move(writer: Writer, old: int, new: int) -> list[int]:
    """Let what cites a passage cite another; the records, in order."""
    moved = []
    for row, record, role in citations(writer, old):
        sql = "SELECT 1 FROM citation WHERE record = ? AND passage = ? AND role = ?"
        if writer.execute(sql, (record, new, role)):
            writer.delete("citation", row)
        else:
            writer.update("citation", row, {"passage": new})
        moved.append(record)
    if writer.execute("SELECT 1 FROM passage WHERE id = ? AND anchor IS NOT 'accepted'", (new,)):
        writer.update("passage", new, {"anchor": "accepted"})
    return moved


def citers(case: Case, records: Sequence[int]) -> str:
    """How many records cite something now."""
    count = len(set(records))
    if count <= 3:
        return f"{named(case, records)} cite{'s' if count == 1 else ''}"
    return f"{count:,} records cite"


def named(case: Case, records: Sequence[int] | set[int]) -> str:
    """A few records by their codes."""
    return some([case.codes.code(one) for one in dict.fromkeys(records)])
