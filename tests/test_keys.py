"""Every key once, and what is made of the table (python tests/test_keys.py writes README's anew)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Invalid
from tui import deeds, keys
from tui.config import read, settings
from tui.keys import KEYS, by_key, clash, footer, rebound, table

README = Path(__file__).resolve().parents[1] / "README.md"
INTRODUCTION = """
Every key can be bound anew in the settings file; `pincite keys` names them all.
"""
PLAIN = set("up down left right home end pageup pagedown enter escape backspace space tab shift+tab f2".split())


def test_no_key_means_two_things() -> None:
    assert clash(KEYS) == ""


def test_every_key_has_its_help_word_and_group() -> None:
    for one in KEYS:
        assert one.word, one.id
        assert one.help.endswith((".", "…")), one.id
        assert one.group in keys.GROUPS, one.id
    assert len({one.id for one in KEYS}) == len(KEYS)


def test_only_keys_that_plain_terminals_send() -> None:
    for one in KEYS:
        for key in one.keys:
            plain = len(key) == 1 or key in PLAIN
            control = key.startswith("ctrl+") and key[5:] not in "imh[" and len(key) == 6
            assert plain or control, key


def test_every_command_of_the_main_screen_has_its_deed() -> None:
    for name in deeds.ROOM_OF:
        assert callable(deeds.deed(name)), name
    assert set(deeds.ROOM_OF) <= {one.id for one in KEYS}


def with_keys(text: str) -> str:
    """README with its tables of keys as they are."""
    head, mark, rest = text.partition("\n## Keys\n")
    below = rest.index("\n## ")
    return f"{head}{mark}{INTRODUCTION}\n{table()}\n{rest[below:]}"


def test_readme_holds_the_table_of_keys() -> None:
    text = README.read_text("utf-8")
    assert text == with_keys(text)


def test_keys_can_be_bound_anew() -> None:
    found = rebound({"undo": ("ctrl+y",), "zoom": ()})
    here = by_key(found, "list")
    assert here["ctrl+y"] == "undo"
    assert "u" not in here
    assert "z" not in here


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"undo": ("s",)}, "s would be both"),
        ({"filtre": ("/",)}, "did you mean filter"),
    ],
)
def test_a_clash_or_a_wrong_name_is_named(wanted: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        rebound(wanted)


@given(st.dictionaries(st.sampled_from([one.id for one in KEYS]), st.sampled_from("abcdefxyz/?"), max_size=4))
def test_a_table_without_a_clash_gives_each_key_one_meaning(wanted: dict[str, str]) -> None:
    try:
        found = rebound({name: (key,) for name, key in wanted.items()})
    except Invalid:
        return
    for where in ("list", "record", "article"):
        bound = [key for one in found if {where, "anywhere"} & set(one.where) for key in one.keys]
        assert len(bound) == len(set(bound))


def test_the_footer_ends_with_the_key_that_lists_all_others() -> None:
    assert footer(KEYS, "list")[-1].id == "help"


def test_settings_are_read() -> None:
    found = read('theme = "light"\nname = "Ann"\nascii = true\n[keys]\nundo = ["ctrl+y", "U"]\n')
    assert (found.theme, found.name, found.ascii) == ("light", "Ann", True)
    assert by_key(found.keys, "list")["U"] == "undo"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = 'pink'", "theme is dark or light"),
        ("colour = 1", "there is no setting “colour”"),
        ("ascii = 'yes'", "true or false"),
        ("[keys]\nundo = 3", "a key or a list of keys"),
        ("[keys]\nundo = 's'", "would be both"),
        ("theme =", "no TOML"),
    ],
)
def test_settings_that_cannot_be_read_say_what_would_be_right(text: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read(text)


def test_settings_in_their_place(home: Path) -> None:
    assert settings().theme == ""
    place = home / "config" / "pincite" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_text('theme = "light"')
    assert settings().theme == "light"
    place.write_text("theme = 3")
    with pytest.raises(Invalid, match=r"config\.toml: theme is words"):
        settings()


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
