"""What is left out at the start is there as soon as anything is asked of it, and is the real thing."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_case import small_case

ROOT = Path(__file__).resolve().parents[1]
START = "from tui.sparing import spared\nwith spared():\n    import tui.opening\n    from tui.app import Pincite\n"


def ran(code: str) -> str:
    """What a process prints that starts as the program does."""
    done = subprocess.run((sys.executable, "-c", START + code), cwd=ROOT, capture_output=True, text=True, timeout=60)
    return done.stdout.strip() if not done.returncode else done.stderr


def test_the_screen_is_imported_without_what_is_seldom_used() -> None:
    left = "ast decimal difflib ipaddress locale logging mimetypes pickle platform random rich.table subprocess uuid"
    assert ran(f"import sys; print([one for one in {left.split()} if one in sys.modules])") == "[]"


@pytest.mark.parametrize(
    "code",
    [
        "import inspect, ast; print(inspect.ast.parse is ast.parse)",
        "import asyncio.base_events as of, subprocess; print(of.subprocess.Popen is subprocess.Popen)",
        "import textual.suggestions as of; print(of.get_close_matches('rde', ['red']) == ['red'])",
        "import rich.style as of; print(of.loads(of.dumps({'a': 1})) == {'a': 1})",
        "import textual.notifications as of; print(len(str(of.uuid4())) == 36)",
        "import rich.markup as of; print(of.literal_eval('(1, 2)') == (1, 2))",
        "import textual.design as of; print(type(of.Table()).__module__ == 'rich.table')",
        "import rich.style as of; print(all(0 <= of.getrandbits(5) < 32 for _ in range(99)))",
        "import typing_extensions, typing; print(hasattr(typing_extensions, 'deprecated'))",
        "from fractions import Fraction; import decimal; print(Fraction('0.5') == Fraction(1, 2))",
        "import logging; print(logging.getLogger('asyncio').name == 'asyncio')",
    ],
)
def test_what_is_asked_for_is_the_real_thing(code: str) -> None:
    assert ran(code) == "True"


def test_what_asyncio_has_to_say_is_said() -> None:
    code = """
import logging, sys
import asyncio.base_events as of
logging.basicConfig(stream=sys.stdout, format="%(name)s %(message)s")
of.logger.debug("a detail")
of.logger.warning("something is wrong")
of.logger.log(logging.ERROR, "and more")
"""
    assert ran(code).splitlines() == ["asyncio something is wrong", "asyncio and more"]


def test_an_edit_on_the_screen_leaves_out_what_comparing_takes(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    code = f"""
import sys
from db import Case, Person, make_record, set_fields
late = ["difflib", "db.compare.pairing", "db.compare.prints"]
path = {str(tmp_path / "small.db")!r}
with Case.open(path, Person("x"), sparing=True) as case:
    set_fields(case, case.codes.id("I1"), {{"title": "Other"}})
    print(*(one in sys.modules for one in late))
    make_record(case, "claim", {{"subject": "I1", "property": "injured", "value": "3"}})
    print(case.one("SELECT count(*) FROM claim_relation") > 0, *(one in sys.modules for one in late[:2]))
with Case.open(path, Person("x")) as case:
    set_fields(case, case.codes.id("I1"), {{"title": "Third"}})
    print(*(one in sys.modules for one in late))
"""
    assert ran(code).splitlines() == ["False False False", "True True True", "True True True"]
