"""Two ways to do one thing, measured in turn in one run."""

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: medians in seconds, and the median of the ratios run by run."""

    what: str
    ours: float
    against: str = ""
    theirs: float | None = None
    ratio: float | None = None  #: theirs / ours; above 1 ours is quicker
    runs: int = 0
    note: str = ""


Work = Callable[[], object]
Clock = Callable[[], float]
#: What is done in this process is measured by the processor's time, other processes by the clock on the wall.
INSIDE, OUTSIDE = time.process_time, time.perf_counter
_BATCH = 0.05  # seconds; what is quicker is done again and again, so that the clock and cold caches do not count


def seconds(work: Work, times: int, clock: Clock = INSIDE) -> float:
    """Return how long one of many turns takes, in seconds."""
    start = clock()
    for _ in range(times):
        work()
    return (clock() - start) / times


def alone(what: str, work: Work, *, runs: int = 15, clock: Clock = INSIDE, note: str = "") -> Row:
    """Measure one thing."""
    times = _enough(work, clock)
    return Row(what, statistics.median(seconds(work, times, clock) for _ in range(runs)), runs=runs, note=note)


def paired(
    what: str, ours: Work, against: str, theirs: Work, *, runs: int = 15, clock: Clock = INSIDE, note: str = ""
) -> Row:
    """Measure two things in turn, A B A B …, so that a machine that slows down slows both."""
    gc.collect()
    gc.freeze()  # what the libraries have loaded is not looked through again and again
    many, more = _enough(ours, clock), _enough(theirs, clock)
    pairs = [(seconds(ours, many, clock), seconds(theirs, more, clock)) for _ in range(runs)]
    gc.unfreeze()
    first, second = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Row(what, first, against, second, statistics.median(b / a for a, b in pairs), runs, note)


def _enough(work: Work, clock: Clock) -> int:
    """Return how many turns fill a batch, after one that is not counted."""
    work()
    return max(1, round(_BATCH / max(seconds(work, 1, clock), 1e-6)))


def command(*arguments: str | Path) -> Work:
    """Return a whole process as something to measure; its output is thrown away, and it has to succeed."""

    def run() -> None:
        subprocess.run([str(a) for a in arguments], cwd=PROJECT, check=True, capture_output=True)

    return run


def table(rows: Sequence[Row]) -> str:
    """Write rows as a markdown table, ready for ``RESULTS.md``."""
    lines = ["| what | ours | against | theirs | ratio | runs |", "| --- | ---: | --- | ---: | ---: | ---: |"]
    for row in rows:
        name = f"{row.what} ({row.note})" if row.note else row.what
        theirs = "" if row.theirs is None else _time(row.theirs)
        ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
        lines.append(f"| {name} | {_time(row.ours)} | {row.against} | {theirs} | {ratio} | {row.runs} |")
    return "\n".join(lines)


def _time(span: float) -> str:
    """Write a time with three digits."""
    for unit, worth in (("s", 1.0), ("ms", 1e-3)):
        if span >= worth:
            return f"{span / worth:.3g} {unit}"
    return f"{span * 1e6:.3g} µs"
