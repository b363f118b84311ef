"""What dates without a year are read against as a text goes on: publishing, and what was told before. Pure."""

from dataclasses import dataclass, field
from datetime import date

LONG_AGO = 500  # days before publishing after which a report is about times past
FAR, NEAR = 300, 60  # days back and ahead between which a day without a year is taken for one still to come
WEEKS = 14  # days before publishing from which on a witness's weekday is one beside a day told in the same paragraph
A_WHILE = 75  # days before publishing that are still of its time, in a story of times long past
EARLIER = 120  # days before publishing from which on what is told is of an earlier time
SOON = 3  # days after a day told that a weekday beside it is taken for one of them
STILL = 2  # paragraphs that what was told holds in
LATELY = 21  # days before publishing within which a day without a year is taken for one of them
OF_NEWS = 10  # days before publishing that are those of news


@dataclass(slots=True)
class Now:
    """What dates without a year are read against: the day of publishing and what was told before. Days of a paragraph
    are kept with its number; "told" is what is said to have happened, to the day or the month."""

    published: date | None  # where it is not dated, some time after the last of explicit
    explicit: tuple[date, ...] = ()  # the days and months that the text names with their year
    dated: bool = True
    own: tuple[date, ...] = ()  # those of them that are of the text's own time, as publishing is
    orders: str = ""  # in which order its dates in figures have day and month: dm, md, "" where none tells
    head: date | None = None  # the day at the head of a text without a date, taken for that of publishing
    turns: int | None = None  # where the first turn of an interview begins
    anchors: tuple[tuple[int, date], ...] = ()  # where an interview names days of a time some months back, and these

    paragraph: int = 0
    spoken: bool = False  # whether the paragraph is one of speech
    headed: int | None = None  # the year that opens the paragraph
    headings: tuple[tuple[int, int], ...] = ()  # where the lines end that are a year alone, and these years
    heading: int | None = None  # the one over the paragraph
    entries: tuple[tuple[int, date], ...] = ()  # the days and months with their year that open a line, and where
    alone: dict[int, date] = field(default_factory=dict)  # the days that are headings, and where, as in a diary
    entry: date | None = None  # the one over what is told
    in_paragraph: date | None = None  # the last day or month with its year in it
    aside: bool = False  # ... which only says since when something is

    told: date | None = None  # the day or month told last
    told_at: int = -1  # where; -1 where it only says since when or from when something is
    told_about: int = -1  # in which paragraph
    last: date | None = None  # the day told last
    told_in: int = -1  # in which paragraph
    ended: bool = False  # whether something lasted until it
    year: int | None = None  # the year named last
    with_year: tuple[int, date] | None = None  # the last day or month with its year, but not since when something is
    lasting: int = 0  # days that it lasts, where it is a season
    named: dict[tuple[int, int], int] = field(default_factory=dict)  # months and days of some time back: their years

    subject: tuple[date, date] | None = None  # the time that its opening says it is about
    week_about: tuple[date, date] | None = None  # a week, at most, that its heading says it is about
    event: date | None = None  # the first day told that was weeks before publishing: what a report is about
    opened: bool = False  # whether it stands in the opening
    rough: bool = False  # whether of it only the month is told
    over: tuple[date, date] | None = None  # the period with a year that was told last
    recent: bool = False  # whether a day of the weeks before publishing was told, as in news
    fresh: bool = False  # ... of the last days
    story: date | None = None  # a day or month with its year, of what happened long before publishing
    tale: tuple[int, date, bool] | None = None  # the last day or month some time back; whether it was told to the day
    past: tuple[int, date] | None = None  # the last day more than some weeks back
    week: tuple[int, date, bool] | None = None  # the last day told by its weekday; whether by that alone
    counted: tuple[int, date] | None = None  # where words that count from another day end, and the day that they tell
    noted: tuple[int, date] | None = None  # the last day that is noted as in a diary, and in which paragraph
    back: tuple[int, date] | None = None  # the last day before the event of a report, and in which paragraph
    sequel: int = -1  # the last paragraph with a day told by its weekday and number
    habit: int = -1  # the last paragraph that told of a weekday that returns

    by: str = ""  # what the last date was read against, as the text names it; "" where that was publishing
    doubt: str = ""  # why the last date may be another one
    doubted: tuple[int, str] = (-1, "")  # the last such reason

    @property
    def day(self) -> date | None:
        """The day of publishing where it is known."""
        return self.published if self.dated else None


def far(now: Now) -> bool:
    """Whether the last whole date was so long before publishing that what follows is likely to be of its time."""
    return bool(now.in_paragraph and now.published and (now.published - now.in_paragraph).days > LONG_AGO)
