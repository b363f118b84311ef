"""The states of review: which follows on which when somebody approves, and who may do it. Pure."""

from dataclasses import dataclass

from db.errors import Refused

BEGUN = ("draft", "todo", "assigned", "updated", "review_assigned")  # what nobody has read and approved yet
READ = ("peer_reviewed", "revisited")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record's review stands: its code and state, and the people by their part in it, '' for nobody."""

    code: str
    status: str
    assigned: str = ""
    reviewer: str = ""
    first: str = ""
    second: str = ""


def approved(one: Standing, person: str, two: bool) -> str:
    """The state after a person approves; Refused where it is not theirs to do. two: the case file asks for two readers.

    A draft becomes something to do, what was assigned is handed in by whom it was assigned to, the rest is read, read
    again where two readers are asked for, and then done.
    """
    if one.status == "finalized":
        raise Refused(f"{one.code} is finalized already.")
    if one.status == "draft":
        return "todo"
    if one.status == "assigned" and one.assigned == person:
        return "review_assigned" if one.reviewer else "updated"
    if one.status == "assigned" and one.assigned:
        raise Refused(f"{one.code} waits for {one.assigned} to hand it in; assign it to yourself to take it over.")
    if one.status == "review_assigned" and one.reviewer not in ("", person):
        raise Refused(f"{one.code} waits for {one.reviewer} to review it; assign it to yourself to take it over.")
    if one.status in BEGUN:
        return "peer_reviewed"
    to = "revisited" if one.status == "peer_reviewed" and two else "finalized"
    if to == "revisited" and asked_again(one) and one.reviewer != person:
        raise Refused(f"{one.code} waits for {one.reviewer} to read it again; assign it to yourself to take it over.")
    check(one, to, person, two)
    return to


def asked_again(one: Standing) -> bool:
    """Whether somebody other than the first reader is asked to review what was read once."""
    return one.status == "peer_reviewed" and one.reviewer not in ("", one.first)


def check(one: Standing, to: str, person: str, two: bool) -> None:
    """Refused where a case file that asks for two readers would get by with one."""
    if not two or one.status in (to, "finalized"):
        return
    if to == "revisited" and not one.first:
        raise Refused(f"{one.code} was not peer reviewed yet; the case file asks for two readers, one after the other.")
    if to == "revisited" and one.first == person:
        raise Refused(f"You read {one.code} first; the case file asks for a second reader who is somebody else.")
    if to == "finalized" and not (one.first and one.second and one.first != one.second):
        raise Refused(f"{one.code} was not read by two people yet; the case file asks for that before it is finalized.")


def readers(one: Standing, to: str, person: str) -> dict[str, str]:
    """Who has read a record first and second once it is in another state; '' takes a mark away."""
    if to in BEGUN:
        return {"first": "", "second": ""}
    if to == "peer_reviewed":
        return {"first": person, "second": ""} if one.status in BEGUN else {"second": ""}
    return {"second": person} if to == "revisited" and one.status != "finalized" else {}
