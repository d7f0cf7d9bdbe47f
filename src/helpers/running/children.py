"""Work in a process of its own, forked from a warm one: whatever becomes of it touches nobody else.

The warm process is the standard library's fork server. It has imported :mod:`helpers.running.warm`, has one thread and
never runs a notebook itself; each of its children does one piece of work.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from helpers.errors import BadUsage

T = TypeVar("T")

#: Elsewhere libraries start threads behind one's back (macOS), or there is no fork at all (Windows).
CAN_FORK = sys.platform == "linux"
_WARM = "helpers.running.warm"
#: What Python gives as exit code where the warm process has not told any.
_UNKNOWN = 255
#: Seconds after which the system has buried a killed process.
_MOMENT = 0.5
_fresh = threading.Event()


class OutOfTime(Exception):
    """A child took longer than it may."""

    def __init__(self, seconds: float | None) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        """Name the limit."""
        return f"it took longer than {self.seconds:g} seconds"


class Died(Exception):
    """A child ended without an answer."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode

    def __str__(self) -> str:
        """Name the signal that ended it, or give its exit code."""
        if self.exitcode is not None and self.exitcode < 0:
            return f"its process was ended by {signal.Signals(-self.exitcode).name}"
        return "its process was lost" if self.exitcode is None else f"its process ended with exit code {self.exitcode}"


def warm_up() -> None:
    """Let the warm process begin to import, unless it has; it does so beside whatever this one does next.

    Raises
    ------
    BadUsage
        If the temporary folder lies too deep for a socket: its whole path may take about a hundred bytes.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([_WARM])
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"  # else it would look for libraries in the working folder, among strangers' files
    try:
        forkserver.ensure_running()
    except OSError as error:
        if "AF_UNIX path too long" not in str(error):
            raise
        message = f"the path of the temporary folder is too long: {tempfile.gettempdir()}; set TMPDIR to a shorter one"
        raise BadUsage("temporary", message) from error
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]


def call(function: Callable[..., T], *arguments: Any, seconds: float | None = None, **more: Any) -> T:
    """Call a function in a child of the warm process and wait for its answer.

    Parameters
    ----------
    function
        One that can be imported; it, what it is called with and what it returns are pickled.
    *arguments, **more
        What it is called with.
    seconds
        How long it may take.

    Raises
    ------
    OutOfTime
        If it takes longer.
    Died
        If the child ends without an answer.
    Exception
        Whatever the function raises.
    """
    try:
        return _called(function, arguments, more, seconds)
    except _Lost:  # the warm process was killed; what it was doing for us is to be done again
        time.sleep(_MOMENT)
        try:
            return _called(function, arguments, more, seconds)
        except _Lost:
            raise Died(None) from None


def end_all() -> None:
    """End whatever runs in children; those who wait for them are told that they died."""
    for child in multiprocessing.active_children():
        _end_group(child)


def is_fresh() -> bool:
    """Tell whether this process was made for one piece of work and has not begun it; asking begins it."""
    fresh = _fresh.is_set()
    _fresh.clear()
    return fresh


class _Lost(Exception):
    """The warm process is gone, and nobody knows what became of a child."""


def _called(function: Callable[..., T], arguments: tuple[Any, ...], more: dict[str, Any], seconds: float | None) -> T:
    """Call a function in one child."""
    context = multiprocessing.get_context("forkserver")
    reader, writer = context.Pipe(duplex=False)
    with reader:
        with writer:
            child = _started(context.Process(target=_answer, args=(writer, function, arguments, more)))
        try:
            if not wait([reader, child.sentinel], seconds):
                raise OutOfTime(seconds)
            succeeded, value = _received(reader, child)
        finally:
            _end(child)
    if not succeeded:
        raise value
    return value  # type: ignore[no-any-return]


def _started(child: BaseProcess) -> BaseProcess:
    """Start a child."""
    warm_up()
    try:
        child.start()
    except (EOFError, OSError) as error:
        raise _Lost from error
    return child


def _received(reader: Connection, child: BaseProcess) -> tuple[bool, Any]:
    """Return what a child sent: whether it succeeded, and what it returned or raised."""
    try:
        if reader.poll():
            return reader.recv()  # type: ignore[no-any-return]
    except (EOFError, OSError):
        pass
    child.join()
    if child.exitcode == _UNKNOWN:
        raise _Lost
    raise Died(child.exitcode)


def _end(child: BaseProcess) -> None:
    """End a child with all it has started, and leave nothing of it."""
    _end_group(child)
    child.join()
    child.close()


def _end_group(child: BaseProcess) -> None:
    """Kill a child, and the processes that it has started."""
    with suppress(ProcessLookupError):  # it has ended, or has not yet a group
        os.killpg(child.pid or 0, signal.SIGKILL)
    child.kill()


def _answer(writer: Connection, function: Callable[..., Any], arguments: tuple[Any, ...], more: dict[str, Any]) -> None:
    """Do a piece of work in the child, with a group of its own that does not outlive the parent."""
    _fresh.set()
    os.setsid()
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()
    try:
        answer = True, function(*arguments, **more)
    except BaseException as error:
        error.add_note(traceback.format_exc())
        answer = False, error
    try:
        writer.send(answer)
    except Exception as error:  # it cannot be pickled
        writer.send((False, RuntimeError(f"{type(answer[1]).__name__} came back from a child: {error}")))


def _follow(parent: int) -> None:
    """Wait until the parent ends, and end with it."""
    wait([parent])
    os.killpg(0, signal.SIGKILL)
