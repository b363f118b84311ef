"""Keys that come before what they are for is there: at launch, in a list that was just opened, for the next screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_case import ANN, small_case
from test_program import Program


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with one of each."""
    with small_case(tmp_path, ANN) as case:
        return case.path


@pytest.fixture
def program(path: Path) -> Iterator[Program]:
    """The program on that case, its list there."""
    made = Program(str(path))
    made.until("1 of 1")
    yield made
    made.child.close()


def test_keys_at_launch_are_for_the_row_that_the_first_frame_shows(path: Path) -> None:
    program = Program(str(path))
    program.press("aquoted", "Note on I1 quoted")
    program.child.close()


def test_a_list_that_was_just_opened_has_a_row_for_the_next_key(program: Program) -> None:
    program.press("5aquoted", "Note on C1 quoted")


@pytest.mark.parametrize("opener", ["W", "H", "b", "m"])
def test_a_screen_that_is_being_opened_takes_the_next_key(program: Program, opener: str) -> None:
    program.press(f"\x0c{opener}?", "Keys in")  # a key with Ctrl has those after it wait in the queues


def test_repainting_while_a_prompt_or_a_picker_is_open(program: Program) -> None:
    program.press("s", "Status of I1")
    program.terminal.reset()
    program.press("\x0c", "Status of I1")
    program.press("\x1baHalf", "Note on I1 Half")
    program.terminal.reset()
    program.press("\x0c", "Note on I1 Half")


def test_a_paste_and_keys_for_a_form_that_is_being_opened(program: Program) -> None:
    program.press("e\x1b[200~ at dawn\x1b[201~, it seems", "hospital at dawn, it seems")


def test_keys_typed_while_a_form_is_saved_are_for_what_comes_next(program: Program) -> None:
    for opener in "WHbm":
        program.press("e", "Ctrl+O save")
        program.press(f"{opener}\x0f{opener}\x10", "Keys in")
        program.press("\x1b\x1b\x1b", f"hospital{'WHbm'[: 'WHbm'.index(opener) + 1]}")


@pytest.mark.parametrize("key", ["\x1b[C", "\r", "e", "b\x1b\x1b[C"])
def test_the_record_pane_of_a_list_in_which_nothing_matches(program: Program, key: str) -> None:
    program.press("3/nosuchword", "nothing matches")
    program.press("\r\t", " Record ━")
    program.press(key, "There is no record here" if key != "\r" else "leads nowhere")
