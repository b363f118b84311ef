"""Waits that have an end: what never comes fails its test with a sentence that names it."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Timer
from time import monotonic, sleep
from typing import Any

PATIENCE = 60.0  # seconds; nothing comes near it, even on a busy machine
Running = subprocess.Popen[bytes] | subprocess.Popen[str]


def until(done: Callable[[], object], what: str) -> None:
    """Wait until something is so."""
    end = monotonic() + PATIENCE
    while not done():
        assert monotonic() < end, f"Waited {PATIENCE:g} seconds for {what}."
        sleep(0.002)


def ended(process: Running, what: str) -> int:
    """Wait for the end of a process; its exit status, negative for a signal. One that does not end is killed."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"Waited {PATIENCE:g} seconds for the end of {what}.") from None


def heard(process: subprocess.Popen[str]) -> str:
    """The next line that a process says, "" where it ends without one. One that says nothing is killed."""
    assert process.stdout is not None
    alarm = Timer(PATIENCE, process.kill)
    alarm.start()
    try:
        line = process.stdout.readline()
    finally:
        alarm.cancel()
    assert line or process.poll() != -9, f"Waited {PATIENCE:g} seconds for a line of process {process.pid}."
    return line


def ran(*args: Any, **options: Any) -> "subprocess.CompletedProcess[Any]":
    """subprocess.run with an end: TimeoutExpired names the command that had none."""
    return subprocess.run(*args, timeout=PATIENCE, check=options.pop("check", False), **options)


def gone_process(command: Sequence[str] = (sys.executable, "-c", "")) -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen(command, env={**os.environ})
    ended(process, "a process that does nothing")
    return process.pid
