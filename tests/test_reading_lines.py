"""Lines of JSON are decoded many at once; each must come out as it would alone."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.errors import Invalid
from db.importing import lines
from db.importing.lines import decode, decode_together, read_lines
from db.importing.problems import Problems

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda of: st.lists(of) | st.dictionaries(st.text(), of)
)
SPACES = st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : "), (",\t", "\t:"), (", ", "  :")])
TRICKS = st.sampled_from(
    [
        '{"a":1}', '{"a":[{}', "{}]}", '{"a":1},{"b":2}', '{"a":1}]', "[", "]", "", "  ", "{", '"a"', "1",
        '{"a":1,"a":2}', '{"a" :1,"a":2,"b":"\\":"}', '{"a"  :1,"a":2}', '{"a"\t:1,"a":2}', '{"a":"\\":"}',
        '{"a":{"b":1,"b":2}}', '{"a":NaN}', "\ufeff{}", "{} {}", '{"a":1}x', "null", '{"a":"\ud800"}',
    ]
)  # fmt: skip


@st.composite
def dumped(draw: st.DrawFn) -> str:
    return json.dumps(draw(JSON), separators=draw(SPACES), ensure_ascii=draw(st.booleans()))


def alone(raw: bytes) -> tuple[Any, str]:
    """What a line is by itself, or why it is nothing."""
    try:
        return decode(raw), ""
    except (ValueError, Invalid) as error:
        return None, str(error)


@given(st.lists(TRICKS | dumped(), min_size=1, max_size=6))
@example(['{"a":[{}', "{}]}", '{"a":1},{"b":2}'])
@example(['{"a":1}', '{"a":1}] x'])
def test_a_line_is_decoded_as_it_is_alone(given: list[str]) -> None:
    raws = [one.encode("utf-8", "surrogatepass") + b"\n" for one in given]
    for raw, together in zip(raws, decode_together(raws), strict=True):
        if together is not None:
            assert (together, "") == alone(raw)


def test_plain_lines_are_all_decoded_at_once_and_nested_ones_by_themselves() -> None:
    plain, nested = b'{"a": "x", "b": 1}\n', b'{"a": {"b": 1}}\n'
    assert decode_together([plain] * 3) == [{"a": "x", "b": 1}] * 3
    assert decode_together([plain, nested]) == [{"a": "x", "b": 1}, None]
    assert decode_together([plain, b"no\n"]) == [None, None]


@pytest.mark.parametrize("at", [0, 150, 399])
def test_a_wrong_line_is_named_by_its_number_wherever_it_stands(at: int) -> None:
    raws = [b'{"kind": "incident", "title": "x"}\n'] * 400
    raws[at] = b'{"kind": "incident", "title": "x", "title": "y"}\n'
    problems = Problems()
    found = list(read_lines(b"".join(raws), problems, lambda done: None))
    assert [one.number for one in found] == list(range(1, 401))
    assert [line for line, _ in problems.found] == [at + 1]


def test_long_lines_are_not_copied_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 20)
    assert decode_together([b'{"a": "0123456789"}\n'] * 2) == [None, None]
