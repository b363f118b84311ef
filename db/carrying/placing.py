"""Where the passages of an old text stand in a new one: unchanged, changed, gone, or to be asked. Pure.

A passage is unchanged only where all its tokens stand there in order and either nothing else like it stands between
the sure tokens around it, or what stands beside it decides between the places. Nothing is ever guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from db.carrying.edges import same_edges, sentence
from db.carrying.matching import RUN, Match, match
from db.carrying.tokens import Numbers, Tokens, tokens

UNCHANGED, CHANGED, GONE, ASK = "unchanged", "changed", "gone", "ask"
BESIDE = 12  # tokens on each side that decide between places
ENOUGH = 8  # of these, so many must agree
SOME = 4  # so many where the place is that of the alignment
CLEAR = 3  # and so many more than at any other place
LONG = 8  # tokens of a passage that needs no other sign to be found again
MOST = 400  # places at which the same words stand that are weighed
FEW = 12  # places that are offered
REACH = 200  # tokens on each side that may have moved with a passage
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a passage: its state, its span in the new text (where it is changed: what stands in its place).

    beside: unchanged, but the sentence around it is not. others: other places in question, as spans.
    """

    state: str
    start: int = 0
    stop: int = 0
    beside: bool = False
    others: tuple[Span, ...] = ()


def place(old: str, new: str, spans: Sequence[Span]) -> list[Placed]:
    """What becomes of each span of an old text in a new one, in the order given."""
    numbers = Numbers()
    return Placing(old, new, tokens(old, numbers), tokens(new, numbers)).all(spans)


class Placing:
    """Two texts side by side."""

    def __init__(self, old: str, new: str, mine: Tokens, theirs: Tokens) -> None:
        self.old, self.new, self.mine, self.theirs = old, new, mine, theirs
        self.match: Match = match(mine.keys, theirs.keys)
        self.sure = [at for at, sure in enumerate(self.match.sure) if sure]

    def all(self, spans: Sequence[Span]) -> list[Placed]:
        """Each span placed."""
        return [self.one(start, stop) for start, stop in spans]

    def one(self, start: int, stop: int) -> Placed:
        """One span placed; words that are not the same are never called unchanged."""
        low, high = self.mine.within(start, stop)
        if low >= high:
            return Placed(GONE)
        # White space at the ends of a passage is no part of its words.
        start, stop = max(start, self.mine.starts[low]), min(stop, self.mine.stops[high - 1])
        at = self.stands(low, high)
        if at is not None:
            begin, end = self.span(start, stop, low, high, at)
            if self.old[start:stop].split() != self.new[begin:end].split():
                return self.not_there(low, high)
            if not same_edges(self.old, start, stop, self.new, begin, end):
                return Placed(CHANGED, begin, end)
            instead = self.doubled(low, high, at)
            if instead:
                return self.not_sure(low, high, instead)
            other = sentence(self.old, start, stop) != sentence(self.new, begin, end)
            return Placed(UNCHANGED, begin, end, other)
        return self.not_there(low, high)

    def doubled(self, low: int, high: int, at: int) -> Span | None:
        """The new tokens, half-open, that are like those around a passage and stand where these stood, while it is
        found somewhere else; None where nothing does. So a sentence that was changed is not found in its copy."""
        to, stayed, shift = self.match.to, self.match.stayed, at - low
        first, last = low, high
        while first > max(low - REACH, 0) and to[first - 1] == first - 1 + shift >= 0:
            first -= 1
        while last < min(high + REACH, len(to)) and to[last] == last + shift:
            last += 1
        before, after = bisect_left(stayed, first) - 1, bisect_left(stayed, last)
        begin = to[stayed[before]] + 1 if before >= 0 else 0
        end = to[stayed[after]] if after < len(stayed) else len(self.theirs.keys)
        length = last - first
        inline = begin <= first + shift and last + shift <= end
        if inline or not 3 * length <= 4 * (end - begin) <= 6 * length + 4 * SOME:
            return None
        here, there = self.mine.keys[first:last], self.theirs.keys[begin:end]
        blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        return (begin, end) if 4 * sum(one.size for one in blocks) >= 3 * length else None

    def not_sure(self, low: int, high: int, instead: Span) -> Placed:
        """What to say of a passage whose words stand elsewhere, while something like them stands where it was."""
        count, (begin, end) = high - low, instead
        spots = self.theirs.find(self.mine.words[low:high], self.mine.keys[low:high])[:FEW]
        others = tuple((self.theirs.starts[one], self.theirs.stops[one + count - 1]) for one in spots)
        if any(begin <= one < end for one in spots):
            return Placed(ASK, others=others)
        return Placed(CHANGED, self.theirs.starts[begin], self.theirs.stops[end - 1], others=others)

    def span(self, start: int, stop: int, low: int, high: int, at: int) -> Span:
        """The code points of a passage whose tokens stand from a new token on; its ends may lie within tokens."""
        last = at + high - low - 1
        begin = self.theirs.starts[at] + max(start - self.mine.starts[low], 0)
        return begin, self.theirs.stops[last] - max(self.mine.stops[high - 1] - stop, 0)

    def stands(self, low: int, high: int) -> int | None:
        """The new token from which the tokens of a passage stand, None where that is not certain."""
        words, keys = self.mine.words[low:high], self.mine.keys[low:high]
        aligned = self.aligned(low, high, words, keys)
        if aligned is not None and (self.is_unique(low, high) or self.is_forced(low, high, aligned, words, keys)):
            return aligned
        beside = self.attached(low, high, words, keys)
        if beside is not None:
            return beside
        here, there = self.mine.find(words, keys), self.theirs.find(words, keys)
        if not there or len(here) > MOST or len(there) > MOST:
            return None
        count = high - low
        scores = sorted((self.agree(low, spot, count), spot) for spot in there)
        best, spot = scores[-1]
        rivals = [self.agree(other, spot, count) for other in here if other != low] + [one for one, _ in scores[:-1]]
        if max(rivals, default=-CLEAR) + CLEAR > best or not self.is_free(low, spot, count):
            return None
        alone = len(here) == len(there) == 1
        enough = best >= (SOME if spot == aligned else ENOUGH)
        return spot if enough or (alone and (count >= LONG or spot == aligned)) else None

    def aligned(self, low: int, high: int, words: list[int], keys: list[int]) -> int | None:
        """The new token from which all tokens stand that the most of them are matched with."""
        votes: dict[int, int] = {}
        for at in range(low, high):
            if self.match.to[at] >= 0:
                first = self.match.to[at] - (at - low)
                votes[first] = votes.get(first, 0) + 1
        first = max(votes, key=lambda one: votes[one], default=-1)
        return first if first >= 0 and self.theirs.same(first, words, keys) else None

    def is_unique(self, low: int, high: int) -> bool:
        """Whether a run that stands once in both texts lies wholly within a passage."""
        return any(self.match.opens[low : high - RUN + 1]) if high - low >= RUN else False

    def is_forced(self, low: int, high: int, at: int, words: list[int], keys: list[int]) -> bool:
        """Whether between the sure tokens around it nothing differs, or the passage stands once in both texts."""
        first, last, begin, end = self.around(low, high)
        if not begin <= at <= end - (high - low):
            return False
        if at - begin == low - first and self.mine.words[first:last] == self.theirs.words[begin:end]:
            return True
        once = len(self.mine.find(words, keys, first, last)) == 1
        return once and len(self.theirs.find(words, keys, begin, end)) == 1

    def around(self, low: int, high: int) -> tuple[int, int, int, int]:
        """The tokens between the sure ones before and after a passage, of the old text and of the new one."""
        before, after = bisect_left(self.sure, low) - 1, bisect_left(self.sure, high)
        left = self.sure[before] if before >= 0 else -1
        right = self.sure[after] if after < len(self.sure) else len(self.mine.keys)
        begin = self.match.to[left] + 1 if left >= 0 else 0
        return left + 1, right, begin, self.match.to[right] if after < len(self.sure) else len(self.theirs.keys)

    def attached(self, low: int, high: int, words: list[int], keys: list[int]) -> int | None:
        """The new token at which a passage follows the sure token that it followed, or comes before that which came
        after it. A neighbour in its own paragraph counts before one in the next. None where two places claim it, or
        another passage has as good a claim to the one."""
        found: dict[int, set[int]] = {True: set(), False: set()}
        for at, own in (
            (self.sure_place(low - 1) + 1, self.mine.joined(low)),
            (self.sure_place(high) - (high - low), self.mine.joined(high)),
        ):
            if self.theirs.same(at, words, keys) and self.is_free(low, at, high - low):
                found[own].add(at)
        own = bool(found[True])
        spots = found[own]
        if len(spots) != 1:
            return None
        at = spots.pop()
        if not own and len(words) < LONG and not self.is_paragraph(low, at, len(words)):
            return None
        return None if self.rival(low, at, words, keys, own) else at

    def is_paragraph(self, low: int, at: int, count: int) -> bool:
        """Whether a passage is a whole paragraph, and what stands at a new place is one, too."""
        mine, theirs = self.mine, self.theirs
        edges = (mine.joined(low), mine.joined(low + count), theirs.joined(at), theirs.joined(at + count))
        return not any(edges)

    def rival(self, low: int, at: int, words: list[int], keys: list[int], own: bool) -> bool:
        """Whether other tokens like a passage's stand beside a sure neighbour of a new place, as near to it."""
        count = len(words)
        claims = ((self.sure_back(at - 1) + 1, 0), (self.sure_back(at + count) - count, count))
        return any(
            one != low and self.mine.same(one, words, keys) and self.mine.joined(one + side) >= own
            for one, side in claims
        )

    def sure_place(self, at: int) -> int:
        """The new token of a sure old one, else far below 0."""
        sure = 0 <= at < len(self.match.to) and self.match.sure[at]
        return self.match.to[at] if sure else -(1 << 30)

    def sure_back(self, at: int) -> int:
        """The sure old token of a new one, else far below 0."""
        old = self.match.back[at] if 0 <= at < len(self.match.back) else -1
        return old if old >= 0 and self.match.sure[old] else -(1 << 30)

    def agree(self, low: int, at: int, count: int) -> int:
        """How many tokens right before and right after a passage are the same at a new place, up to a few."""
        mine, theirs = self.mine.words, self.theirs.words
        before = after = 0
        while before < BESIDE:
            one, other = low - before - 1, at - before - 1
            if one < 0 and other < 0:
                before = BESIDE
            elif one < 0 or other < 0 or mine[one] != theirs[other]:
                break
            else:
                before += 1
        while after < BESIDE:
            one, other = low + count + after, at + count + after
            if one >= len(mine) and other >= len(theirs):
                after = BESIDE
            elif one >= len(mine) or other >= len(theirs) or mine[one] != theirs[other]:
                break
            else:
                after += 1
        return before + after

    def is_free(self, low: int, at: int, count: int) -> bool:
        """Whether the tokens at a new place are not surely those of another old place, an edge of them apart."""
        taken = 0
        for step in range(count):
            back = self.match.back[at + step]
            taken += back >= 0 and back != low + step and bool(self.match.sure[back])
        return 4 * taken <= count

    def not_there(self, low: int, high: int) -> Placed:
        """What to say of a passage that is not certain to stand anywhere."""
        words, keys, count = self.mine.words[low:high], self.mine.keys[low:high], high - low
        _, _, begin, end = self.around(low, high)
        spots = [at for at in self.theirs.find(words, keys)[:MOST] if self.is_free(low, at, count)]
        others = tuple((self.theirs.starts[at], self.theirs.stops[at + count - 1]) for at in spots[:FEW])
        region = self.region(low, high)
        if spots and (not region or any(begin <= at < end for at in spots)):
            return Placed(ASK, others=others)
        if region:
            first, last = region
            return Placed(CHANGED, self.theirs.starts[first], self.theirs.stops[last - 1], others=others)
        return Placed(GONE)

    def region(self, low: int, high: int) -> Span | None:
        """The new tokens that stand in the place of a passage, half-open; None where nothing does."""
        to, count = self.match.to, high - low
        inside = [to[at] for at in range(low, high) if to[at] >= 0]
        if not self.resembles(low, high):
            return None
        left, right = low - 1, high
        near = count + SOME
        while left >= max(low - near, 0) and to[left] < 0:
            left -= 1
        while right < min(high + near, len(to)) and to[right] < 0:
            right += 1
        begin = to[left] + 1 if left >= 0 and to[left] >= 0 else None
        end = to[right] if right < len(to) and to[right] >= 0 else None
        if inside and to[low] >= 0:
            begin = to[low]
        if inside and to[high - 1] >= 0:
            end = to[high - 1] + 1
        if begin is None or end is None:
            if 2 * len(inside) < count:
                return None
            begin, end = min(inside), max(inside) + 1
        # Where nothing inside is left, only what replaces the passage itself is offered, not a new paragraph.
        fits = 0 < end - begin <= (2 * count + 8 if inside else count + 4 + (low - left - 1) + (right - high))
        sound = inside or (left >= low - 3 and right < high + 3)
        return (begin, end) if fits and sound else None

    def resembles(self, low: int, high: int) -> bool:
        """Whether of a passage's words a third is left; of one to three, any other words may stand for them."""
        words = [at for at in range(low, high) if self.old[self.mine.starts[at]].isalnum()]
        left = sum(self.match.to[at] >= 0 for at in words)
        return len(words) < 4 or 3 * left >= len(words)
