"""What follows from the rest of a line once its fields are read, kind by kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.compare.decidable import undecidable
from db.errors import Invalid
from db.importing.lines import Line
from db.importing.plans import Plan
from db.vocabulary import PRIVATE

if TYPE_CHECKING:
    from db.importing.filling import Filling

Row = list[Any]
CITES = {"cites", "passage", "passages", "citations", "citation"}
MOST_SAID = 300  # code points of a passage that stand for the words of a value


def finish_claim(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Its value, whose voice it is in, and that it stays a draft while it cites nothing."""
    entry, at = line.entry, plan.at
    if filling.cited and "said" not in entry:
        row[at["said"]] = " ".join(filling.citing.words(filling.cited[0]).split())[:MOST_SAID].rstrip() or None
    filling.valuing.value_of(line, plan, row)
    if entry.get("voice") is None and (entry.get("claimant") or entry.get("claimant_said")):
        row[at["voice"]] = "claimant"
    if filling.cited or row[at["withdrawn"]] is not None or row[at["status"]] == "draft":
        return
    if entry.get("status") is not None:
        raise Invalid("A claim cites a passage before it leaves draft; give its words under “cites”.")
    if entry.keys() & CITES:
        return
    row[at["status"]] = "draft"
    filling.problems.note(line.number, "It cites no passage, so it stays a draft.")


def finish_quote(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """A quote that cites nothing stays a draft."""
    if filling.cited or row[plan.at["withdrawn"]] is not None or line.entry.get("status") is not None:
        return
    row[plan.at["status"]] = "draft"
    if not line.entry.keys() & CITES:
        filling.problems.note(line.number, "It cites no passage, so it stays a draft.")


def finish_decision(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """A decision is of two records, and of such as it can be of."""
    kind, a, b = (row[plan.at[name]] for name in ("kind", "a", "b"))
    if a is not None and a == b:
        raise Invalid("It decides between a record and itself; name two.")
    named = b is not None or not line.entry.get("b")  # else what is wrong with b is said already
    why = undecidable(kind, a, b) if kind and a is not None and named else ""
    if why:
        raise Invalid(why)


def finish_within(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Nothing lies in itself."""
    if row[plan.at["within"]] == row[0]:
        raise Invalid("within: it cannot lie in itself; name what it lies in, or leave it out.")


def finish_view(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """A view is one that its list can show."""
    from db.lists.windows import plan as plan_list

    pane, tests, order = (row[plan.at[name]] or "" for name in ("pane", "filter", "sort"))
    if pane:
        plan_list(filling.names.case, pane, tests, order)


def finish_assessment(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Its value; one alone is held of a property."""
    filling.valuing.value_of(line, plan, row)
    filling.holding.held(line.number, row)


def finish_article(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Demonstration texts keep to demonstrations; testimony starts protected; no date is none that is confirmed."""
    if row[plan.at["demonstration"]] and not filling.demonstration:
        raise Invalid(
            "It is a demonstration text, no evidence; only a case file that is a demonstration takes it "
            "(load --demonstration makes an empty one so)."
        )
    if "handling" not in line.entry and row[plan.at["kind"]] in PRIVATE:
        row[plan.at["handling"]] = "protected"
    if "published_confirmed" not in line.entry and row[plan.at["published"]] is None:
        row[plan.at["published_confirmed"]] = 0


def finish_victim(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Victims start protected."""
    if "handling" not in line.entry:
        row[plan.at["handling"]] = "protected"


def finish_hold(filling: "Filling", line: Line, plan: Plan, row: Row) -> None:
    """Who places it is who loads it, unless the line says."""
    if "placed_by" not in line.entry:
        row[plan.at["placed_by"]] = filling.names.case.person.name


Finish = Callable[["Filling", Line, Plan, Row], None]
FINISH: dict[str, Finish] = {
    "claim": finish_claim,
    "assessment": finish_assessment,
    "quote": finish_quote,
    "decision": finish_decision,
    "place": finish_within,
    "actor": finish_within,
    "view": finish_view,
    "article": finish_article,
    "victim": finish_victim,
    "hold": finish_hold,
}
