"""What a person sets once: theme, name, ASCII mode, mouse and keys, in one TOML file at the platform's place.

theme = "light"           # or "dark"
name = "Ann"              # who works, for the log
ascii = true              # only ASCII on the screen
mouse = true              # clicks over SSH, too
shared = true             # several people use this login: always ask who works
[keys]
filter = "/"              # by the names that `pincite keys` gives
undo = ["u", "ctrl+y"]
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import Invalid
from tui.places import as_path, config_name

if TYPE_CHECKING:
    from tui.keys import Key

THEMES = ("dark", "light")
NAMES = {"theme": str, "name": str, "ascii": bool, "mouse": bool, "shared": bool, "keys": dict}


def own_keys() -> "tuple[Key, ...]":
    """The keys that hold where none are set; commands do without them."""
    from tui.keys import KEYS

    return KEYS


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with what holds where it is not set. theme: '' goes by the terminal."""

    theme: str = ""
    name: str = ""
    ascii: bool = False
    mouse: bool = False
    shared: bool = False
    keys: "tuple[Key, ...]" = field(default_factory=own_keys)


def config_file() -> Path:
    """Where the settings are."""
    return as_path(config_name())


def name() -> str:
    """The name that is set, else ''; Invalid as for all settings."""
    return settings().name.strip() if config_file().exists() else ""


def shared() -> bool:
    """Whether the settings say that several people use this login; Invalid as for all settings."""
    return config_file().exists() and settings().shared


def settings() -> Settings:
    """The settings of the person who runs this; Invalid names the file and what is wrong in it."""
    place = config_file()
    try:
        text = place.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"The settings in {place} cannot be read: {error}.") from None
    try:
        return read(text)
    except Invalid as error:
        raise Invalid(f"{place}: {error}") from None


def read(text: str) -> Settings:
    """Settings from TOML; Invalid says what would be right."""
    from tomllib import TOMLDecodeError, loads

    from tui.keys import rebound

    try:
        found = loads(text)
    except TOMLDecodeError as error:
        raise Invalid(f"this is no TOML: {error}.") from None
    for name, value in found.items():
        check(name, value)
    keys = {name: as_keys(name, value) for name, value in found.pop("keys", {}).items()}
    return Settings(**found, keys=rebound(keys))


def check(name: str, value: Any) -> None:
    """Invalid where a setting is not known or its value cannot be read."""
    if name not in NAMES:
        raise Invalid(f"there is no setting “{name}”; there are {', '.join(NAMES)}.")
    if not isinstance(value, NAMES[name]):
        words = {str: "words in quotation marks", bool: "true or false", dict: "a table, as in [keys]"}[NAMES[name]]
        raise Invalid(f"{name} is {words}, not {value!r}.")
    if name == "theme" and value not in THEMES:
        raise Invalid(f"theme is {' or '.join(THEMES)}, not {value!r}.")


def as_keys(name: str, value: Any) -> tuple[str, ...]:
    """The keys of one command: one, or a list of them; none takes its key away."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise Invalid(f'keys.{name} is a key or a list of keys, as in "u" or ["u", "ctrl+y"].')
    return tuple(one if len(one) == 1 else one.lower() for one in found)
