"""What all tests share: a home and an environment of their own, the same examples each time, the articles."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sample_case import sample_case
from small_case import small_case

from db import Case

TOP = Path(__file__).resolve().parents[1]
ARTICLES = Path(os.environ.get("PINCITE_ARTICLES") or TOP.parent / "shared" / "articles")
STRAY = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "PAGER", "LESS", "VISUAL", "EDITOR"}
HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}

os.environ["TEXTUAL_FPS"] = "1000"  # read when Textual is imported; a frame is drawn as soon as it is asked for

settings.register_profile(
    "pincite",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("pincite")


def _move_in(home: Path, to: pytest.MonkeyPatch) -> None:
    for name, folder in HOMES.items():
        to.setenv(name, str(home / folder))


@pytest.fixture(scope="session", autouse=True)
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting of the person who runs the tests reaches them, nor fixtures that several tests share."""
    with pytest.MonkeyPatch.context() as session:
        for name in os.environ:
            if name in STRAY or name.startswith(("PINCITE_", "TEXTUAL", "XDG_", "LC_")):
                session.delenv(name)
        for name, value in {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC"}.items():
            session.setenv(name, value)
        _move_in(tmp_path_factory.mktemp("home"), session)
        time.tzset()
        session.setattr("db.spare.MEMORY", f"/dev/shm/pincite-tests-{os.getpid()}")
        yield
        shutil.rmtree(f"/dev/shm/pincite-tests-{os.getpid()}", ignore_errors=True)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, HOME for this test alone."""
    home = tmp_path_factory.mktemp("home")
    _move_in(home, monkeypatch)
    return home


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The small case, open."""
    with small_case(tmp_path) as made:
        yield made


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Case]:
    """A copy of the sample, open."""
    with sample_case(tmp_path) as made:
        yield made


@pytest.fixture
def articles() -> Path:
    """The folder of the real articles, *.txt; never copied into the project."""
    if not any(ARTICLES.glob("*.txt")):
        pytest.skip(f"the real articles are not in {ARTICLES} (PINCITE_ARTICLES names another folder)")
    return ARTICLES
