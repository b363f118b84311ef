"""The poor line that the benchmark runs over: what it takes arrives in order, late, and no faster than its rate."""

from relay import Way


def test_bytes_take_their_time_and_their_room() -> None:
    way = Way(0.15, 1000)
    way.take(b"a" * 256, 10.0)
    way.take(b"b" * 512, 10.0)
    assert way.come(10.4) == b""
    assert way.come(10.0 + 0.256 + 0.15 + 1e-6) == b"a" * 256
    assert way.come(10.9) == b"b" * 256
    assert way.come(11.0) == b"b" * 256
    way.take(b"c", 20.0)
    assert way.come(20.15) == b""
    assert way.come(20.152) == b"c"
