"""Thousands of reports read and checked without notebooks: streamed over the cores, written in the order they came."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from pebble import ProcessExpired, ProcessPool

from helpers import __version__
from helpers.errors import BadUsage, SoatSoError, UnreadableReport
from helpers.running.endings import OK
from helpers.running.folders import made_aside, put_in_place
from helpers.running.scan_sources import Source, sources
from helpers.running.scan_tables import Parts
from helpers.running.scan_worker import Mistake, Scanned, Settings, failed, scan, warm
from helpers.showing.files import write

#: Stands in every folder that a scan made, and says what it was made from.
RECORD = "scan.json"
#: Reports that travel together: enough to forget the way, few enough to share out evenly.
CHUNK = 8
#: Chunks under way for each process: the next is there when one is done, and memory stays flat.
AHEAD = 4

#: A process crashed, or was ended because it took too long.
_LOST: tuple[type[Exception], ...] = (ProcessExpired, TimeoutError)


class Pending(Protocol):
    """Work under way, here or on another machine."""

    def result(self) -> Scanned:
        """Wait for it."""


Submit = Callable[[Sequence[Source]], Pending]


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a scan is."""

    reports: int = 0
    unreadable: int = 0
    doubtful: int = 0
    figures: int = 0
    findings: int = 0
    code: int = OK

    def plus(self, one: Scanned) -> "Tally":
        """Add what came of some reports."""
        return Tally(
            self.reports + one.reports,
            self.unreadable + one.unreadable,
            self.doubtful + one.doubtful,
            self.figures + one.tables["figures"].num_rows,
            self.findings + one.tables["findings"].num_rows,
            max(self.code, one.code),
        )


@dataclass(frozen=True, slots=True)
class Crew:
    """Those who do the work."""

    submit: Submit  #: how to hand them some reports
    hands: int  #: how many chunks they work at side by side
    elsewhere: bool = False  #: whether they may not see this machine's files
    lost: tuple[type[Exception], ...] = ()  #: what, besides a process's end, means that work will not come back


def scan_all(
    given: Sequence[str],
    out: Path,
    settings: Settings,
    crew: AbstractContextManager[Crew],
    tell: Callable[[Tally], None],
) -> Tally:
    """Read and check every report, and write the tables of all of them.

    Parameters
    ----------
    given
        As for :func:`helpers.running.scan_sources.sources`.
    out
        The folder to be made; what an earlier scan put there is replaced when the new one is complete.
    settings
        How to read and judge.
    crew
        From :func:`processes` or from a cluster.
    tell
        Called whenever some reports are done.

    Returns
    -------
    Tally
        Its ``code`` is the exit code that the reports ask for.

    Raises
    ------
    BadUsage
        If the folder cannot be written or was not made by a scan, or where there are no reports.
    """
    _require_ours(out)
    tally = Tally()
    with made_aside(out) as folder, crew as workers:
        parts = Parts(folder)
        for one in _done(workers, sources(given, carried=workers.elsewhere)):
            parts.add(one.tables)
            tally = tally.plus(one)
            tell(tally)
        parts.close()
        write(folder / RECORD, _record(given, settings, tally))
        put_in_place(folder, out)
    return tally


@contextmanager
def processes(settings: Settings, workers: int | None = None, timeout: float = 120) -> Iterator[Crew]:
    """Keep warm processes on this machine; one that crashes or hangs costs the report it was at, and no other.

    Parameters
    ----------
    settings
        How to read and judge.
    workers
        How many; None: one a core.
    timeout
        Seconds that a report, or a chunk of them, may take.
    """
    hands = workers or os.cpu_count() or 1
    pool = warm_pool(hands)
    try:
        yield Crew(lambda chunk: pool.schedule(scan, args=(chunk, settings), timeout=timeout), hands)
    finally:
        pool.stop()
        pool.join()


def warm_pool(hands: int) -> ProcessPool:
    """Return processes that have loaded what reports need."""
    return ProcessPool(max_workers=hands, context=get_context("spawn"), initializer=warm)


def surely(crew: Crew, chunk: Sequence[Source], future: "Pending") -> Iterator[Scanned]:
    """Wait for a chunk; where its process did not come back, try its reports alone, and name the one at fault."""
    try:
        yield future.result()
    except _LOST + crew.lost as error:
        if len(chunk) == 1:
            yield failed(chunk[0], _loss(chunk[0], error))
        for source in chunk if len(chunk) > 1 else ():
            yield from surely(crew, [source], crew.submit([source]))


def _done(crew: Crew, reports: Iterator[Source]) -> Iterator[Scanned]:
    """Hand out chunks, never far ahead, and yield what came of them in their order."""
    under_way: deque[tuple[Sequence[Source], Pending]] = deque()
    for chunk in iter(lambda: list(islice(reports, CHUNK)), []):
        under_way.append((chunk, crew.submit(chunk)))
        if len(under_way) >= AHEAD * crew.hands:
            yield from surely(crew, *under_way.popleft())
    while under_way:
        yield from surely(crew, *under_way.popleft())


def _loss(source: Source, error: Exception) -> SoatSoError:
    """Say what became of a report whose process did not come back."""
    if isinstance(error, TimeoutError):
        return UnreadableReport("too_long", f"{source.name}: takes too long to check; split it or raise --timeout.")
    return Mistake(
        "crashed", f"{source.name}: its process died ({error}): please report this, and if you may, the report"
    )


def _require_ours(out: Path) -> None:
    """Refuse to replace what no scan has made."""
    if out.is_symlink() or (
        out.exists() and not (out / RECORD).is_file() and not (out.is_dir() and not any(out.iterdir()))
    ):
        raise BadUsage("output", f"{out} was not made by soatso scan: move it away, or choose another -o")


def _record(given: Iterable[str], settings: Settings, tally: Tally) -> bytes:
    """Describe what the tables were made from."""
    made = {
        "version": __version__,
        "given": list(given),
        "language": settings.language,
        "sidecar": settings.sidecar,
        **{name: getattr(tally, name) for name in ("reports", "unreadable", "doubtful", "figures", "findings")},
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")
