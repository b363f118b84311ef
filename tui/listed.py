"""A screen over the main one whose body is a list with one entry in use: the keys that go through it."""

from tui.over import Shown


class Listed(Shown):
    """`place` says where it stands, `turn` goes to another entry."""

    def place(self) -> tuple[int, int, int]:
        """The entry in use counted from 0, how many there are, and how many a page holds."""
        raise NotImplementedError

    def turn(self, at: int) -> None:
        """Go to another entry."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """So many entries on, or back below 0; not beyond the first and the last."""
        at, count, _ = self.place()
        self.turn(max(min(at + by, count - 1), 0))

    def do_up(self) -> None:
        """The entry before."""
        self.step(-1)

    def do_down(self) -> None:
        """The next entry."""
        self.step(1)

    def do_page_up(self) -> None:
        """A page up."""
        self.step(-self.place()[2])

    def do_page_down(self) -> None:
        """A page down."""
        self.step(self.place()[2])

    def do_top(self) -> None:
        """The first entry."""
        self.turn(0)

    def do_bottom(self) -> None:
        """The last entry that was read."""
        self.step(self.place()[1])
