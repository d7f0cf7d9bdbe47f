"""What a Dask cluster costs over the same processes without one: scan and run, turn about, on this machine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.rows import Row
from tests.mutation.scenes import made_up

SCANNED, RUN, TURNS = 3_000, 12, 3
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = os.environ | {"PYTHONPATH": str(_ROOT / "src")}


def rows(scanned: int = SCANNED, run: int = RUN) -> Iterator[Row]:
    """Do the same work here and on a scheduler with one worker, and compare the best of some turns."""
    with TemporaryDirectory() as scratch, _cluster(Path(scratch)) as address:
        for name, count, typed in (
            ("scan", scanned, ["scan", "reports", "-o", "out"]),
            ("run", run, ["run", "reports", "--out", "out", "--notebooks", "10,20", "--force"]),
        ):
            place = _reports(Path(scratch, name), count)
            seconds: dict[str, list[float]] = {"here": [], "cluster": []}
            for _ in range(TURNS):
                seconds["here"].append(_timed(place, typed))
                seconds["cluster"].append(_timed(place, [*typed, "--cluster", address]))
            here, there = min(seconds["here"]), min(seconds["cluster"])
            what = f"{name} of {count:,} reports on a cluster of one machine"
            yield Row(what, there, "on that machine alone", here, here / there, TURNS, "best of turns")


def _reports(place: Path, count: int) -> Path:
    """Write made-up reports into a working folder."""
    (place / "reports").mkdir(parents=True)
    for seed in range(count):
        (place / "reports" / f"{seed:05}.txt").write_text(made_up(seed).text, encoding="utf-8")
    return place


def _timed(place: Path, typed: list[str]) -> float:
    """Do what is typed and return the seconds it took."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "helpers", *typed, "--quiet", "--fail-on", "never"]
    subprocess.run(command, cwd=place, env=_ENVIRONMENT, check=True)
    return time.perf_counter() - began


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """Start a scheduler and one worker of as many threads as there are cores; give the scheduler's address."""
    file = folder / "scheduler.json"
    dask = [str(Path(sys.executable).with_name("dask"))]
    common = ["--scheduler-file", str(file), "--host", "127.0.0.1"]
    options = {"cwd": folder, "env": _ENVIRONMENT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen([*dask, "scheduler", "--port", "0", *common], **options)  # type: ignore[call-overload]
    while not file.exists():
        time.sleep(0.1)
    threads = ["--nthreads", str(os.cpu_count())]
    worker = subprocess.Popen([*dask, "worker", *threads, *common], **options)  # type: ignore[call-overload]
    try:
        yield str(json.loads(file.read_text(encoding="utf-8"))["address"])
    finally:
        for process in (worker, scheduler):
            process.terminate()
            process.wait()
