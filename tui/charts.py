"""Bars with a low and a high, drawn with characters. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from db import Bar
from tui import safe

LOW, HIGH, OPEN = "█", "░", "▸"
ASCII = str.maketrans({LOW: "#", HIGH: "-", OPEN: ">"})
MOST_EMPTY = 12  # periods without a bar that are still drawn


def chart(bars: Sequence[Bar], by: str, room: int | None) -> Iterator[str]:
    """Bars group by group: the period, the bar, low and high in figures. room: columns of the terminal."""
    room = room or 100
    top = max((bar.high if bar.high is not None else bar.low for bar in bars), default=0)
    figures = max((len(figure(bar)) for bar in bars), default=0)
    width = max(room - len(period(bars[0], by)) - figures - 4, 10) if bars else 0
    for (split, unit), some in groupby(sorted(bars, key=group), group):
        heading = " · ".join(one for one in (split, unit) if one)
        yield safe.fence(safe.fit(heading, room).rstrip())
        for bar in filled(list(some), by):
            if bar is None:
                yield "  …" if not safe.ascii_only() else "  ..."
                continue
            drawn = picture(bar, top, width)
            yield f"{period(bar, by)}  {figure(bar):>{figures}}  {drawn}".rstrip()


def group(bar: Bar) -> tuple[str, str]:
    """What a bar is drawn together with."""
    return bar.split, bar.unit


def picture(bar: Bar, top: int, width: int) -> str:
    """The bar: full up to the low, faint up to the high, a point where the high is open."""
    scale = width / top if top else 0
    low = cells(bar.low, scale)
    high = cells(bar.high, scale) if bar.high is not None else min(low + 1, width)
    found = LOW * low + (OPEN if bar.high is None else HIGH * (high - low))
    return found.translate(ASCII) if safe.ascii_only() else found


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
        empty = list(between(last, bar)) if last else []
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


def left_out(reasons: Iterable[tuple[int, str]]) -> str:
    """What a total leaves out, in a sentence, '' where nothing is."""
    words = "; ".join(f"{count:,} {why}" for count, why in reasons)
    return f"Left out: {words}." if words else ""
