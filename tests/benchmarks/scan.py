"""How fast `soatso scan` is, whether twice the reports take twice the time, and whether memory stays flat.

Run alone: ``python -m tests.benchmarks.scan``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil

from tests.mutation.scenes import made_up

SIZES = (2_500, 5_000, 10_000)
_ROOT = Path(__file__).resolve().parents[2]


class Row(NamedTuple):
    """One thing measured."""

    name: str
    value: float
    unit: str


def rows(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Scan collections of made-up reports, each a part of the next."""
    with TemporaryDirectory() as scratch:
        paces, peaks = [], []
        for size in sizes:
            folder = Path(scratch, str(size))
            folder.mkdir()
            for seed in range(size):
                (folder / f"{seed:06}.txt").write_text(made_up(seed).text, encoding="utf-8")
            seconds, peak = _scan(folder, Path(scratch, f"{size}.parquet"))
            paces.append(size / seconds)
            peaks.append(peak)
            yield Row(f"scan of {size:,} reports", seconds, "s")
            yield Row(f"scan of {size:,} reports, pace on {os.cpu_count()} cores", size / seconds, "reports/s")
            yield Row(f"scan of {size:,} reports, peak memory of all processes", peak / 2**20, "MiB")
        yield Row("scan, pace of the largest against the smallest (linear: 1)", paces[-1] / paces[0], "×")
        yield Row("scan, memory of the largest against the smallest (flat: 1)", peaks[-1] / peaks[0], "×")


def _scan(folder: Path, out: Path) -> tuple[float, int]:
    """Scan a folder from the command line; return the seconds it took, and the most memory its processes held."""
    began, peak = time.perf_counter(), 0
    command = [sys.executable, "-m", "helpers", "scan", str(folder), "-o", str(out), "--quiet", "--fail-on", "never"]
    environment = os.environ | {"PYTHONPATH": str(_ROOT / "src")}
    with subprocess.Popen(command, cwd=_ROOT, env=environment) as process:
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.2)
    if process.returncode != 0:
        raise RuntimeError(f"soatso scan ended with {process.returncode}")
    return time.perf_counter() - began, peak


def _memory(pid: int) -> int:
    """Return the memory of a process and those it started, in bytes; pages they share are counted once for each."""
    total = 0
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name}: {row.value:,.2f} {row.unit}", flush=True)
