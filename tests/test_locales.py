"""The locale that the shell gave tells how text is shown, also where Python itself puts another in its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; from tui.start import main; sys.exit(main())"


@pytest.mark.skipif(
    not os.path.exists("/proc/self/environ"), reason="the system does not tell what a program was given"
)
@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ({"LANG": "C"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "C"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
    ],
)
def test_a_locale_that_is_not_utf_8_gets_ascii(given: dict[str, str], plain: bool, tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[1]), **given}
    said = subprocess.run(
        [sys.executable, "-c", RUN, "doctor"], env=environ, capture_output=True, text=True, check=False
    )
    assert ("is not UTF-8, so text is shown in ASCII" in said.stdout) is plain, said
