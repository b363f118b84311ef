"""Both sides of a report or an incident: what is alleged, what was asked, and each addressee's answer or silence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from db.case import Case
from db.compare.kin import root
from db.compare.knowing import Knowing
from db.kinds import kind_of
from db.sheet.lines import Lines
from db.sheet.sheets import Line

INSIDE = "IN (SELECT value FROM json_each(?1))"
BLAMING = ("who", "accused", "legal", "intent", "knowledge")
OF_REPORT = """
SELECT incident FROM documented_case WHERE report = ?1 AND withdrawn IS NULL AND incident IS NOT NULL
UNION SELECT c.subject FROM claim c WHERE c.claimant = ?1 AND (c.subject >> 27 & 31) = 6 AND c.withdrawn IS NULL"""
OF_INCIDENT = """
SELECT report FROM documented_case WHERE incident = ?1 AND withdrawn IS NULL
UNION SELECT other FROM relation WHERE incident = ?1 AND relation = 'relation.part_of'
UNION SELECT d.report FROM relation r JOIN documented_case d ON d.incident = r.other
  WHERE r.incident = ?1 AND r.relation = 'relation.part_of' AND d.withdrawn IS NULL"""
ALLEGED = f"""
SELECT id, claimant FROM claim
WHERE subject {INSIDE} AND withdrawn IS NULL AND polarity = 'asserts' AND modality <> 'denied'
  AND property IN (SELECT value FROM json_each(?2)) ORDER BY subject, property, id"""
BLAMED = f"""
SELECT DISTINCT m.record FROM claim c JOIN member m ON m.owner = c.id WHERE c.subject {INSIDE} AND m.record IS NOT NULL
AND c.withdrawn IS NULL AND c.property IN ('who', 'accused')"""
DENIED = f"""
SELECT id FROM claim WHERE subject {INSIDE} AND withdrawn IS NULL AND (polarity = 'denies' OR modality = 'denied')
ORDER BY subject, property, id"""
# Where a response is kept of the same text, the claim is its double.
TOLD = f"""
SELECT c.id FROM claim c WHERE c.subject {INSIDE} AND c.withdrawn IS NULL AND c.property = 'response' AND NOT EXISTS (
  SELECT 1 FROM citation x JOIN passage p ON p.id = x.passage JOIN passage o ON o.text = p.text
  JOIN citation y ON y.passage = o.id JOIN response r ON r.id = y.record AND r.withdrawn IS NULL WHERE x.record = c.id)
ORDER BY c.subject, c.id"""
EXONERATING = f"""
SELECT DISTINCT e.id FROM claim c JOIN bearing b ON b.claim = c.id AND b.bearing = 'exonerates'
JOIN evidence e ON e.id = b.evidence WHERE c.subject {INSIDE} AND e.withdrawn IS NULL ORDER BY e.id"""
REQUESTS = f"SELECT id, title, asker, asked_on FROM request WHERE about {INSIDE} AND withdrawn IS NULL ORDER BY id"
RESPONSES = f"""
SELECT id, request, actor, kind, as_of, coalesce(text, title) FROM response
WHERE withdrawn IS NULL AND (about {INSIDE} OR request IN (SELECT id FROM request WHERE about {INSIDE})) ORDER BY id"""

ANSWERED = """
SELECT about FROM (
  SELECT about FROM request WHERE withdrawn IS NULL UNION SELECT about FROM response WHERE withdrawn IS NULL
  UNION SELECT subject FROM claim WHERE withdrawn IS NULL AND (polarity = 'denies' OR modality = 'denied')
  UNION SELECT subject FROM claim WHERE withdrawn IS NULL AND property = 'response'
  UNION SELECT c.subject FROM bearing b JOIN claim c ON c.id = b.claim WHERE b.bearing = 'exonerates')
WHERE about IS NOT NULL ORDER BY (about >> 27 & 31) <> 4, about LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One addressee's answer by its kind: 'none' is a silence that a source reports, '' one that nobody reports."""

    actor: int
    name: str
    kind: str
    words: str
    as_of: str
    outlet: str = ""
    response: int = 0
    code: str = ""
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked what, and each addressee's answer."""

    id: int
    code: str
    title: str
    asker: str
    asked_on: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is alleged, what was asked and answered, what was said unasked, what is denied, and what exonerates.

    told: answers, or silence, that are kept as claims alone.
    """

    record: int
    code: str
    title: str
    alleged: tuple[Line, ...]
    requests: tuple[Request, ...]
    unasked: tuple[Answer, ...]
    denied: tuple[Line, ...]
    told: tuple[Line, ...]
    exonerating: tuple[Line, ...]


def sides(case: Case, record: int, *, uncovered: bool = False) -> Sides:
    """Both sides of a report, an incident, a topic or any other record."""
    lines = Lines(case, uncovered)
    about = [record, *around(case, record)]
    listed = json.dumps(about)
    # Claims on the incidents of a report are its allegations; what is asked of a report is asked of its incidents.
    own = json.dumps(about if kind_of(record).name == "report" else [record])
    alleged = blamed_by_others(case, own)
    denied, told = ([row[0] for row in case.rows(sql, (own,))] for sql in (DENIED, TOLD))
    told = [one for one in told if one not in set(denied)]
    freeing = [row[0] for row in case.rows(EXONERATING, (own,))]
    answers = answers_to(case, lines, listed)
    requests = tuple(request(case, lines, row, answers) for row in case.rows(REQUESTS, (listed,)))
    asked = {answer.response for one in requests for answer in one.answers}
    unasked = tuple(answer for _, answer in answers if answer.response not in asked)
    title = lines.names((record,)).get(record, "")
    return Sides(
        record, case.codes.code(record), title, tuple(lines.valued("claim", alleged, True)), requests, unasked,
        tuple(lines.valued("claim", denied, True)), tuple(lines.valued("claim", told, True)),
        tuple(lines.of("evidence", freeing)),
    )  # fmt: skip


def answered(case: Case, most: int) -> list[int]:
    """Records of which somebody was asked, answered or denied, or is exonerated; reports first."""
    return [row[0] for row in case.rows(ANSWERED, (most,))]


def blamed_by_others(case: Case, subjects: str) -> list[int]:
    """Claims that blame somebody, without those of the blamed themselves."""
    context = Knowing(case.connection)
    blamed = {root(one, context) for (one,) in case.rows(BLAMED, (subjects,))}
    found = case.rows(ALLEGED, (subjects, json.dumps(BLAMING)))
    return [
        claim for claim, claimant in found if not claimant or root(context.speaker(claimant), context) not in blamed
    ]


def around(case: Case, record: int) -> list[int]:
    """Of a report its incidents; of an incident the reports and series that it belongs to."""
    sql = {"report": OF_REPORT, "incident": OF_INCIDENT}.get(kind_of(record).name)
    return [row[0] for row in case.rows(sql, (record,)) if row[0] != record] if sql else []


def answers_to(case: Case, lines: Lines, listed: str) -> list[tuple[int | None, Answer]]:
    """Every response about these records, with the request that it answers."""
    rows = case.rows(RESPONSES, (listed,))
    names = lines.names(row[2] for row in rows)
    hidden = lines.hidden({row[0] for row in rows})
    cited = lines.cited([row[0] for row in rows])
    found = []
    for response, asked, actor, kind, as_of, words in rows:
        denies = case.rows("SELECT claim FROM denial WHERE response = ? ORDER BY id", (response,))
        codes = tuple(case.codes.code(row[0]) for row in denies)
        shown = "" if response in hidden else words
        word = kind.rpartition(".")[2]
        answer = Answer(
            actor,
            names.get(actor, ""),
            word,
            shown,
            as_of or "",
            cited[response].outlet if response in cited else "",
            response,
            case.codes.code(response),
            codes,
        )
        found.append((asked, answer))
    return found


def request(case: Case, lines: Lines, row: Sequence[object], answers: Sequence[tuple[int | None, Answer]]) -> Request:
    """One request with an answer, or the lack of one, for each addressee."""
    asked, title, asker, asked_on = row
    given = [answer for to, answer in answers if to == asked]
    sql = "SELECT actor FROM addressee WHERE request = ? ORDER BY id"
    silent = [one[0] for one in case.rows(sql, (asked,)) if one[0] not in {answer.actor for answer in given}]
    names = lines.names([*silent, asker if isinstance(asker, int) else None])
    unanswered = [Answer(actor, names.get(actor, ""), "", "", "") for actor in silent]
    by = names.get(asker, "") if isinstance(asker, int) else ""
    assert isinstance(asked, int)
    return Request(asked, case.codes.code(asked), str(title), by, str(asked_on or ""), (*given, *unanswered))
