"""How far a scan is: one line that moves on a terminal, a line now and then in a log, and what it came to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from helpers.running.endings import BAD_INPUT, BUG, complain
from helpers.running.scan import Tally
from helpers.showing.scan_view import closing_lines, progress_line

#: Seconds between two lines of a log.
_PAUSE = 10.0


@contextmanager
def shown(language: str, *, quiet: bool = False) -> Iterator[Callable[[Tally], None]]:
    """Give a function that shows a tally on standard error: a line that moves on a terminal, some lines elsewhere."""
    console = Console(stderr=True, highlight=False, emoji=False, markup=False, quiet=quiet)
    if not console.is_terminal:
        yield _now_and_then(console, language)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda tally: progress.update(task, description=_line(tally, language))


def print_tally(tally: Tally, out: Path, seconds: float, language: str) -> None:
    """Print what a scan came to."""
    counts = (tally.reports, tally.figures, tally.findings, tally.doubtful)
    for line in closing_lines(*counts, seconds, str(out), language):
        print(line)


def complain_of(tally: Tally, out: Path) -> None:
    """Say on standard error that some reports could not be read, and where it stands why."""
    if tally.code >= BAD_INPUT:
        fault = ", some of them by a mistake of soatso itself" if tally.code == BUG else ""
        some = f"{tally.unreadable} of {tally.reports} reports could not be read or checked{fault}"
        complain(f"{some}: the columns error and error_message of {out / 'reports'} say why")


def _now_and_then(console: Console, language: str) -> Callable[[Tally], None]:
    """Return a function that prints a line of a log if the last one was a while ago."""
    last = time.perf_counter()

    def tell(tally: Tally) -> None:
        nonlocal last
        if time.perf_counter() - last >= _PAUSE:
            last = time.perf_counter()
            console.out(_line(tally, language))

    return tell


def _line(tally: Tally, language: str) -> str:
    """Return one line of progress."""
    return progress_line(tally.reports, tally.doubtful, tally.unreadable, language)
