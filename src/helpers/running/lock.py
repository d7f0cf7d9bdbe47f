"""One run at a time in an output folder, and a corner of it for what must not lie about elsewhere."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.running.folders import tidy

#: Hidden in the output folder: the lock, and what IPython and Jupyter write on the side.
CORNER = ".soatso"


@contextmanager
def alone(out: Path, waiting: Callable[[str], None]) -> Iterator[Path]:
    """Have an output folder for oneself, tidied; if another run is at work in it, say so and wait until it ends.

    Parameters
    ----------
    out
        The output folder, which exists.
    waiting
        Called with one line for people before waiting.

    Yields
    ------
    Path
        A folder in it for what is written on the side, removed in the end.
    """
    corner = out / CORNER
    corner.mkdir(exist_ok=True)
    lock = FileLock(corner / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(f"{out}: another run is at work here; this one begins when that has ended")
        lock.acquire()
    try:
        tidy(out)
        shutil.rmtree(corner / "home", ignore_errors=True)
        yield corner / "home"
    finally:
        shutil.rmtree(corner / "home", ignore_errors=True)
        lock.release()
