"""Whether words assert or deny, and how strongly they do, apart from what they speak of. Own tables. Pure."""

from functools import lru_cache

from db.classes import dataclass
from db.compare.wording import content

DENIES = frozenset(
    "not no never none nobody neither nor nothing without deny denies denied denying denial reject rejects rejected "
    "rejecting false untrue refuted refutes cannot isn't wasn't didn't doesn't hasn't haven't weren't "
    "aren't won't".split()
)
# The same ladder as that of a claim; what stands lowest in the words counts.
STEPS: dict[str, str] = {
    "possible": "may might could possible possibly perhaps potentially potential",
    "alleged": "alleged allegedly reportedly suspected purported purportedly claimed accused",
    "apparent": "apparent apparently appear appears appeared seem seems seemed likely probably presumably",
}
HEDGES = {word: step for step, words in STEPS.items() for word in words.split()}
BESIDE = frozenset("amount amounts constitute constitutes any ever have did does do will would reports said".split())
LADDER = ("possible", "alleged", "apparent", "stated")
STEM = 5
SAME_THING = 0.5  # the share of the shorter one's words from which a denial is of what the other asserts


@dataclass(frozen=True, slots=True)
class Tone:
    """Words taken apart: whether they deny, how strongly they say it, and the beginnings of what they speak of."""

    denies: bool
    step: str
    about: frozenset[str]


@lru_cache(4_096)
def tone(text: str) -> Tone:
    """The tone of a text; two denials in one text are taken for one, since sources seldom mean the contrary."""
    words = [part for word in content(text) for part in ([word] if "'" in word else word.split("-"))]
    steps = [HEDGES[word] for word in words if word in HEDGES]
    about = (word for word in words if word not in DENIES and word not in HEDGES and word not in BESIDE)
    return Tone(
        any(word in DENIES for word in words),
        min(steps, key=LADDER.index, default="stated"),
        frozenset(word[:STEM] for word in about),
    )


def same_thing(one: Tone, other: Tone, share: float = SAME_THING) -> bool:
    """Whether two texts speak of one thing, by the words of the shorter one."""
    both = len(one.about & other.about)
    least = min(len(one.about), len(other.about))
    return bool(both) and both >= share * least and (both > 1 or least == 1)
