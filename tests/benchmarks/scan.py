"""How fast `soatso scan` is, whether twice the reports take twice the time, and whether memory stays flat."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.benchmarks.rows import Row
from tests.mutation.scenes import made_up

SIZES = (2_500, 5_000, 10_000)
_ROOT = Path(__file__).resolve().parents[2]


def rows(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Scan collections of made-up reports, each a part of the next."""
    with TemporaryDirectory() as scratch:
        each = []
        for size in sizes:
            folder = Path(scratch, str(size))
            folder.mkdir()
            for seed in range(size):
                (folder / f"{seed:06}.txt").write_text(made_up(seed).text, encoding="utf-8")
            seconds, peak = _scan(folder, Path(scratch, f"{size}.parquet"))
            each.append(seconds / size)
            note = f"{size / seconds:.0f} reports/s on {os.cpu_count()} cores, {peak / 2**20:.0f} MiB in all processes"
            yield Row(f"scan of {size:,} reports", seconds, runs=1, note=note)
        first, last = each[0], each[-1]
        yield Row(
            f"one report of {sizes[-1]:,}", last, f"one of {sizes[0]:,}", first, first / last, 1, "1: linear growth"
        )


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
