"""The main screen: holds the state, binds it into the panes, and turns keys into deeds."""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from db import Asked, Case, CaseError, Draft, News, keep_place, kept_place
from tui.ahead import Ahead
from tui.article.pane import ArticlePane
from tui.catching import Catching
from tui.company import Company
from tui.deeds import ROOM_OF, deed
from tui.drafted import Drafted
from tui.following import Follower
from tui.framing import why_empty
from tui.kept import is_sound
from tui.keyed import KeyedScreen
from tui.keys import AT_CURSOR, AT_MENDING, MENDING, OFFERED, ON_WORDS, Key, by_key, footer
from tui.layout import Shape
from tui.lists import ListPane
from tui.look import Look
from tui.offered import Queue
from tui.over import Over
from tui.prompt import Question
from tui.record import RecordPane
from tui.returning import place_of, state_of
from tui.shelf import Shelf
from tui.state import ARTICLE, LIST, RECORD, ListState, State
from tui.threads import Background, Opener, Writer
from tui.window import Window

SETTLED = 1.0  # seconds until what nobody waits for begins, so that no first key is slower for it
KEEP = 2.0  # seconds after a key until the place is kept
TRIES = 10  # times that a key that is held down has it wait as long again
STEPS = frozenset({"up", "down", "page_up", "page_down", "top", "bottom"})  # commands that only move a cursor


class Browser(KeyedScreen):
    """Lists, the record under the cursor, and its source; prompts and pickers over them."""

    class Call(Message):
        """Something that another thread found, to be dealt with here."""

        def __init__(self, call: Callable[[], None]) -> None:
            super().__init__()
            self.call = call

    def __init__(self, case: Case, look: Look, keys: Sequence[Key], readers: Opener, writers: Opener) -> None:
        super().__init__(look, keys, case.settings().get("title") or case.path.stem)
        self.case = case
        able = [one for one in keys if one.id in ROOM_OF]
        self.tables = {where: by_key(able, where) for where in (LIST, RECORD, ARTICLE)}
        kept = kept_place(case)
        self.place = kept if is_sound(kept) else {}
        self.state = state_of(self.place)
        self.company = Company(self)
        self.background = Background(readers, self.call_here, self.told, self.company.came, self.kept_waiting)
        self.writer = Writer(writers, self.call_here, self.held_up)
        self.drafted = Drafted(self)
        self.shelf = Shelf(case, self.background, self.came, self.failed)
        self.panes = [ListPane(look, f"list{slot}") for slot in range(3)]
        for pane in self.panes:
            pane.moved = self.moved  # at once, so that a held key costs no message
        self.record = RecordPane(look)
        self.article = ArticlePane(look)
        self.article.worded = self.worded
        self.follower = Follower(self)
        self.ahead = Ahead(self)
        self.rooms: list[Over] = []
        self.catching = Catching(self)
        self.offered = Queue()
        self.halves: dict[tuple[str, int | None], str] = {}  # sentences left half typed whose draft may be on its way
        self.keeping: TimerHandle | None = None  # until where one is is kept
        self.filtering: tuple[Question, ListState] | None = None  # the filter that is asked for, and the list before it
        self.halfway: Callable[[], None] | None = None  # keeps the sentence that is being typed

    def compose(self) -> ComposeResult:
        """All panes; those without a place are not shown."""
        yield from (*self.panes, self.record, self.article, self.foot, self.prompt, self.picker)

    def on_mount(self) -> None:
        """Bind what is there; the threads start once something is painted."""
        self.go(self.state)
        if self.place.get("over") and getattr(self.app, "start", None) is None:
            from tui.reopening import open_again

            open_again(self, self.place["over"])
        elif self.place.get("typing") and self.state.pane == LIST and getattr(self.app, "start", None) is None:
            from tui.finding import filter_again

            filter_again(self, self.place["typing"])
        if self.case.notice or (advice := self.case.advice()):
            self.say(self.case.notice or advice, bad=True)
        self.call_after_refresh(self.background.start)
        self.call_after_refresh(self.writer.start)
        self.set_timer(SETTLED, self.catching.look)
        self.call_after_refresh(self.company.start)
        self.drafted.begin(self.offer)

    def offer(self, found: list[Draft] | CaseError) -> None:
        """Say what was left half typed."""
        if isinstance(found, list) and found and not self.foot.said:
            from tui.reopening import tell

            tell(self, found)

    def on_unmount(self) -> None:
        """Let what is being written be written."""
        self.catching.close()
        self.follower.part()
        for room in self.rooms:
            room.parting()
        if self.halfway and any(one.prompt.open for one in (self, *self.rooms)):
            self.halfway()
        self.keep_where()
        self.company.part()
        self.background.close()
        self.writer.close()
        if self.writer.ident:
            self.writer.join(self.drafted.patience)

    def stirred(self) -> None:
        """A key was pressed."""
        self.keep_soon()

    def keep_soon(self) -> None:
        """Keep the place soon, since the program may be killed."""
        if self.keeping is None and not self.readonly:
            self.keeping = get_running_loop().call_later(KEEP, self.keep_resting, 0)

    def keep_resting(self, tries: int) -> None:
        """Keep the place once no key is held down; in the end, all the same."""
        if self.follower.trailing and tries < TRIES:
            self.keeping = get_running_loop().call_later(KEEP, self.keep_resting, tries + 1)
        else:
            self.keep_where()

    def keep_where(self) -> None:
        """Keep the place to come back to, where it is another one."""
        if self.keeping:
            self.keeping.cancel()
            self.keeping = None
        from tui.finding import half_filter
        from tui.reopening import kept_over

        place = place_of(self.state, kept_over(self), half_filter(self))
        if place != self.place and not self.readonly:
            self.place = place
            self.writer.do(lambda case: keep_place(case, place), self.place_kept, quiet=True)

    def place_kept(self, problem: CaseError | None) -> None:
        """The place is in the file, or could not be kept and will be with the next one."""
        if problem:
            self.place = {}
        else:
            self.ahead.written()

    def call_here(self, call: Callable[[], None]) -> None:
        """Have a call made in the screen's thread."""
        self.post_message(self.Call(call))

    def on_browser_call(self, message: Call) -> None:
        """Make it."""
        message.call()

    # State into panes

    @property
    def pane(self) -> ListPane:
        """The list in use."""
        return self.panes[self.state.slot]

    def go(self, state: State) -> None:
        """Show another state."""
        self.state = state
        for place, pane in enumerate(self.panes):
            self.bind_list(place, pane)
            pane.use(state.pane == LIST and place == state.slot)
            pane.mark(state.marks.get(state.slots[place], frozenset()))
        self.record.use(state.pane == RECORD)
        self.article.use(state.pane == ARTICLE)
        self.reshape()
        if state.source and state.pane == ARTICLE:
            self.follower.show(state.source)
        self.show_keys()
        self.follower.follow()

    def show_keys(self) -> None:
        """The keys for the foot, here and now; before them the code of a line whose record they would edit."""
        ids = self.text_keys()
        if ids:
            by_id = {one.id: one for one in self.keys}
            words = AT_MENDING if ids is MENDING else {}
            self.foot.show([by_id[name].called(words.get(name, by_id[name].word)) for name in ids], "")
            return
        block = self.record.block if self.state.pane == RECORD else None
        about = block.line.code if block and block.line and block.line.leads and not block.own else ""
        few = [one for one in footer(self.keys, self.state.pane) if one.id in ROOM_OF]
        few[1:1] = [one for one in self.keys if one.id == "uncover" and one.keys and self.hidden]
        self.foot.show(few, about)

    @property
    def hidden(self) -> bool:
        """Whether the article or record in view is covered as a whole."""
        source, sheet = self.article.source, self.record.sheet
        return bool(source and source.heading.covered if self.state.pane == ARTICLE else sheet and sheet.covered)

    def text_keys(self) -> Sequence[str]:
        """The commands for the foot where there is a text cursor or a selection."""
        article = self.article
        if self.state.pane != ARTICLE or article.source is None:
            return ()
        if article.view.mending is not None:
            return MENDING
        if self.offered.shows(article.source.heading.text, article.selector.span):
            return OFFERED
        return ON_WORDS if article.selector.span else AT_CURSOR if article.selector.on else ()

    def bind_list(self, place: int, pane: ListPane) -> None:
        """See that a pane shows its list as the state has it."""
        wanted = self.state.list_of(self.state.slots[place])
        try:
            window = self.shelf.window(wanted)
        except CaseError as error:
            self.say(str(error), bad=True)
            return
        if window is not pane.window or wanted != pane.state:
            digit = next((one.keys[0] for one in self.keys if one.id == wanted.name and one.keys), "")
            pane.bind(window, wanted, digit, why_empty(wanted.name, wanted.filter, self.called("escape")))

    @property
    def shape(self) -> Shape:
        """What decides where the panes stand."""
        state, prompt = self.state, self.prompt.height(self.size.width)
        return Shape(state.slot, state.pane, state.zoomed, state.pane == ARTICLE, prompt, self.picker.wanted)

    # Messages up

    def on_list_pane_chosen(self, message: ListPane.Chosen) -> None:
        """A list has other rows, or its cursor is on another; what it shows since then counts."""
        self.moved(message.pane)

    def moved(self, pane: ListPane) -> None:
        """A cursor moved."""
        if pane.state.name not in self.state.slots:
            return
        emptied = pane.state.cursor is None and self.state.pane != LIST  # what was opened by its code stays in view
        if pane is self.pane and pane.state.name == self.state.name and not emptied:
            before = self.state.record
            self.state = self.state.at_row(pane.state)
            if self.state.record != before or before is None:
                self.company.seen(before)
                self.follower.trail()
        else:
            self.state = self.state.with_list(pane.state)

    def on_record_pane_moved(self, message: RecordPane.Moved) -> None:
        """The record's cursor moved."""
        self.state = replace(self.state, lines=message.lines)
        self.show_keys()
        self.follower.source()

    def on_article_pane_moved(self, message: ArticlePane.Moved) -> None:
        """The article is at another place."""
        if self.state.source:
            self.follower.agreed = source = replace(self.state.source, view=message.view, at=None)
            self.state = replace(self.state, source=source)
            self.show_keys()

    def on_article_pane_said(self, message: ArticlePane.Said) -> None:
        """Something could not be done in the article."""
        self.say(message.sentence)

    def on_screen_suspend(self) -> None:
        """Another screen is in front."""
        self.company.moved()

    def on_screen_resume(self) -> None:
        """This screen is in front again."""
        self.company.moved()

    def on_resize(self) -> None:
        """A third column may come or go."""
        self.follower.follow()

    def came(self, window: Window, asked: Asked | None) -> None:
        """Rows or counts of a window came later."""
        for pane in self.panes:
            if pane.window is window:
                if asked:
                    pane.arrived(asked)
                else:
                    pane.refresh()

    def failed(self, error: CaseError) -> None:
        """Something could not be read."""
        self.say(str(error), bad=True)

    def held_up(self, holder: str) -> None:
        """A change waits for another program."""
        front = self.app.screen if isinstance(self.app.screen, KeyedScreen) else self
        who = f"{holder[:1].upper()}{holder[1:]}"
        front.say(f"{who} is writing to the case file; your change waits for it …{front.while_held()}")

    def kept_waiting(self, holder: str) -> None:
        """What is to be shown waits for another program."""
        front = self.app.screen if isinstance(self.app.screen, KeyedScreen) else self
        front.say(f"{holder[:1].upper()}{holder[1:]} holds the case file; what you asked for comes as soon as it can.")

    def told(self, news: News) -> None:
        """Others wrote: what is on show is read again, cursor and scroll stay."""
        self.renew()
        self.company.changed(news.by)
        self.catching.look()
        if isinstance(self.app.screen, Over):
            self.app.screen.meanwhile(news.by)
        if news.done:
            person, action, code, count = news.done[-1]
            more = " and many more" if not news.whole else f" and {count - 1} more" if count > 1 else ""
            self.foot.tell(f"{person}: {action} {code}{more}")
        if self.case.behind and self.case.caught_up():
            self.say(f"{self.case.path} was brought up to date meanwhile; it can be changed now.")
            self.company.start()

    def renew(self) -> None:
        """Read again what is on show."""
        state = self.follower.seen()
        for name in state.slots:
            state = state.with_list(self.shelf.refresh(name, state.list_of(name)))
        self.article.renew()
        for name in set(self.shelf.windows) - set(state.slots):
            del self.shelf.windows[name]
        self.go(state)
        for room in self.rooms:
            room.renewed()

    @property
    def readonly(self) -> str:
        """Why nothing can be written, '' where it can."""
        unwritable = f"{self.case.path} cannot be written here, so nothing can be changed."
        return str(self.case.notice or ("" if self.case.header.writable else unwritable))

    # Keys

    @property
    def table(self) -> dict[str, str]:
        """What each key does in the pane in use."""
        return self.tables[self.state.pane]

    def unknown(self, name: str) -> None:
        """A capital letter begins a code; any other key says that it does nothing."""
        if name.isalpha() and name.isupper():
            from tui.going import ask_code

            ask_code(self, name)
        else:
            super().unknown(name)

    def do(self, command: str) -> None:
        """Do what a command does; what goes wrong is said."""
        if command not in STEPS:
            if self.state.record is None:  # a list that was just opened has not told yet where its cursor is
                self.pane.land()
                self.moved(self.pane)
            self.follower.settle()
        try:
            deed(command)(self)
        except CaseError as error:
            self.say(str(error), bad=True)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click goes to the pane and the line under it."""
        widget: Widget = self.get_widget_at(event.screen_x, event.screen_y)[0]
        line = event.screen_y - widget.region.y
        self.article.selector.pressed = None  # that it went up outside the window is not told
        if isinstance(widget, ListPane):
            self.go(self.state.to_slot(self.panes.index(widget)))
            widget.at_line(line)
        elif isinstance(widget, RecordPane):
            self.go(replace(self.state, pane=RECORD))
            widget.at_line(line)
        elif isinstance(widget, ArticlePane) and self.state.source:
            self.go(replace(self.state, pane=ARTICLE))
            if not widget.selector.press(event.screen_x - widget.region.x, line, event.time):
                widget.at_line(line)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What lies between where a button went down in the article and the mouse is selected."""
        region = self.article.region
        self.article.selector.drag(event.screen_x - region.x, event.screen_y - region.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The same up to where it goes up."""
        region = self.article.region
        self.article.selector.release(event.screen_x - region.x, event.screen_y - region.y)
