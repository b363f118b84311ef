"""Bars with a low and a high, and spans of time, drawn with characters; for the screen and for the shell. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from db import Bar, Span
from tui import safe

LOW, HIGH, OPEN = "█", "░", "▸"
FROM, UNTIL, THROUGH, ON = "├", "┤", "─", "•"
ASCII = str.maketrans({LOW: "#", HIGH: "-", OPEN: ">", FROM: "|", UNTIL: "|", THROUGH: "=", ON: "*"})
MOST_EMPTY = 12  # periods without a bar that are still drawn
NO_END = "~"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line: a group's heading, or a period with its figure and its bar; a gap has neither.

    low and rest are the bar's certain and its possible part.
    """

    heading: str = ""
    period: str = ""
    figure: str = ""
    low: str = ""
    rest: str = ""
    bar: Bar | None = None

    @property
    def text(self) -> str:
        """All of it."""
        return self.heading or f"{self.period}  {self.figure}  {self.low}{self.rest}".rstrip()


def chart(bars: Sequence[Bar], by: str, room: int | None) -> Iterator[str]:
    """Bars group by group as lines of text; room: columns of the terminal."""
    yield from (one.text for one in drawn(bars, by, room or 100))


def drawn(bars: Sequence[Bar], by: str, room: int) -> Iterator[Drawn]:
    """Bars group by group: a heading where there is one, then each period with low and high in figures."""
    top = max((bar.high if bar.high is not None else bar.low for bar in bars), default=0)
    figures = max((len(figure(bar)) for bar in bars), default=0)
    width = max(room - len(period(bars[0], by)) - figures - 4, 10) if bars else 0
    for (split, unit), some in groupby(sorted(bars, key=group), group):
        heading = " · ".join(one for one in (split, unit.replace("_", " ")) if one)
        yield Drawn(heading=safe.fence(safe.fit(heading, room).rstrip()))
        for bar in filled(list(some), by):
            if bar is None:
                yield Drawn(period=safe.fit("…", 1) if not safe.ascii_only() else "...")
                continue
            low, rest = picture(bar, top, width)
            yield Drawn("", period(bar, by), f"{figure(bar):>{figures}}", low, rest, bar)


def group(bar: Bar) -> tuple[str, str]:
    """What a bar is drawn together with."""
    return bar.split, bar.unit


def picture(bar: Bar, top: int, width: int) -> tuple[str, str]:
    """The bar: full up to the low, faint up to the high, a point where the high is open."""
    scale = width / top if top else 0
    low = cells(bar.low, scale)
    if bar.high is None:
        return plain(LOW * min(low, width - 1)), plain(OPEN)
    rest = max(cells(bar.high, scale) - low, int(bar.high > bar.low))
    return plain(LOW * min(low, width - rest)), plain(HIGH * rest)


def plain(text: str) -> str:
    """The characters of a picture, or what stands for them in ASCII."""
    return text.translate(ASCII) if safe.ascii_only() else text


def cells(number: int, scale: float) -> int:
    """Characters for a number, at least one unless it is nothing."""
    return max(round(number * scale), 1) if number else 0


def figure(bar: Bar) -> str:
    """Low and high in figures: 11, 8-11, 8+."""
    if bar.high is None:
        return f"{bar.low:,}+"
    dash = "-" if safe.ascii_only() else "–"
    return f"{bar.low:,}" if bar.low == bar.high else f"{bar.low:,}{dash}{bar.high:,}"


def period(bar: Bar, by: str) -> str:
    """The name of a bar's period."""
    return str(bar.start)[: {"year": 4, "month": 7}.get(by, 10)]


def filled(bars: list[Bar], by: str) -> Iterator[Bar | None]:
    """The bars in order with empty ones between; None stands for a gap too long to draw."""
    last: Bar | None = None
    for bar in bars:
        if last:
            empty = list(between(last, bar))
            yield from empty if len(empty) <= MOST_EMPTY else [None]
        yield bar
        last = bar


def between(last: Bar, bar: Bar) -> Iterator[Bar]:
    """Empty bars for the periods after one bar and before another, each as long as the last."""
    start, stop = after(last.start, last.stop)
    while start < bar.start:
        yield Bar(start, stop, bar.split, bar.unit, 0, 0, 0)
        start, stop = after(start, stop)


def after(start: str, stop: str) -> tuple[str, str]:
    """The week, month or year that follows one."""
    first = date.fromisoformat(stop) + timedelta(days=1)
    days = (date.fromisoformat(stop) - date.fromisoformat(start)).days
    if days < 7:
        return first.isoformat(), (first + timedelta(days=6)).isoformat()
    if days > 31:
        return first.isoformat(), f"{first.year}-12-31"
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.isoformat(), (following - timedelta(days=1)).isoformat()


def span_pictures(spans: Sequence[Span], bars: Sequence[Bar], width: int) -> list[str]:
    """Each span as a line in time, over the days that all spans and bars cover together; an open end is a point."""
    if not spans or width < 3:
        return [""] * len(spans)
    first, last = map(ordinal, extent(spans, bars))
    scale = (width - 1) / max(last - first, 1)
    found = []
    for one in spans:
        start = round((ordinal(one.start) - first) * scale)
        stop = width - 1 if one.stop == NO_END else round((ordinal(one.stop) - first) * scale)
        end = OPEN if one.stop == NO_END else UNTIL
        line = FROM + THROUGH * (stop - start - 1) + end if stop > start else ON
        found.append(plain(" " * start + line))
    return found


def extent(spans: Sequence[Span], bars: Sequence[Bar]) -> tuple[str, str]:
    """The first and the last day of spans and bars together."""
    both = (*spans, *bars)
    return min(one.start for one in both), max(one.start if one.stop == NO_END else one.stop for one in both)


def ordinal(day: str) -> int:
    """A day as a number."""
    return date.fromisoformat(day).toordinal()


def left_out(reasons: Iterable[tuple[int, str]]) -> str:
    """What a total leaves out, in a sentence, '' where nothing is."""
    words = "; ".join(f"{count:,} {why}" for count, why in reasons)
    return f"Left out: {words}." if words else ""


def filter_of(bar: Bar, by: str, split: str) -> str:
    """The filter that leaves the incidents of a bar."""
    when = f"{bar.start}..{bar.stop}" if by == "week" else period(bar, by)
    found = f"date:{when} scope:single"
    if split == "kind" and bar.split:
        found += f' kind:"{bar.split}"'
    if split == "who" and bar.split and not any(joint in bar.split for joint in (" or ", " and ", " / ", " | ")):
        found += "" if bar.split == "not said" else f' alleged:"{bar.split}"'
    return found
