"""How fast `soatso run` is: against papermill as people use it, against what the cells themselves take, and for long.

One long run (nothing lost, memory flat): ``python -m tests.benchmarks.batch 1000``. Contestants take turns, so that a
machine that slows down slows all. Beside the time on the clock stands the processors' time, of all processes that were
started, which others' work disturbs less.
"""

import ctypes
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import nbformat
import psutil

from helpers.running import children
from tests.benchmarks import inside
from tests.benchmarks.rows import Row
from tests.mutation.scenes import made_up

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[1-4]0-*.ipynb"))
CORES = len(os.sched_getaffinity(0))
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
#: Reports that each contestant makes in a turn: a slow one fewer. Ours has to start up in every turn, too.
OURS, THEIRS, TURNS = 16, 2, 3


class Cost(NamedTuple):
    """What one report took."""

    clock: float
    cpu: float


def rows() -> Iterator[Row]:
    """Measure all of it."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: whatever outlives its parent is counted, too
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        reports = write_reports(place / "reports", OURS)
        few = reports[:THEIRS]
        contests: dict[str, tuple[Callable[[], Cost], Callable[[], Cost]]] = {
            "papermill's API, one after the other": (lambda: ours(place, reports, "none"), lambda: api(place, few, 1)),
            f"papermill in a pool of {CORES}": (
                lambda: ours(place, reports, "none"),
                lambda: api(place, few * 2, CORES),
            ),
            "papermill, typed": (lambda: ours(place, reports, "none"), lambda: typed(place, few, pdf=False)),
        }
        if shutil.which("chromium"):
            contests["papermill, nbconvert and a browser, typed"] = (
                lambda: ours(place, reports, "brief"),
                lambda: typed(place, few, pdf=True),
            )
        for against, (one, other) in contests.items():
            yield from compared(f"a report of {len(NOTEBOOKS)} notebooks", against, one, other)
        yield bound(place, reports)
        yield empty(place)


def compared(what: str, against: str, one: Callable[[], Cost], other: Callable[[], Cost]) -> Iterator[Row]:
    """Let two contestants take turns."""
    turns = [(one(), other()) for _ in range(TURNS)]
    for kind in ("clock", "cpu"):
        mine, yours = ([getattr(cost, kind) for cost in side] for side in zip(*turns, strict=True))
        ratio = statistics.median(b / a for a, b in zip(mine, yours, strict=True))
        yield Row(what, statistics.median(mine), against, statistics.median(yours), ratio, TURNS, kind)


def write_reports(folder: Path, count: int) -> list[Path]:
    """Write made-up reports."""
    folder.mkdir()
    paths = [folder / f"{seed:05}.txt" for seed in range(count)]
    for seed, path in enumerate(paths):
        path.write_text(made_up(seed).text, encoding="utf-8")
    return paths


def timed(reports: int, *commands: list[str]) -> Cost:
    """Run commands one after the other; return what each report took on the clock and of the processors."""
    began, used, others = time.perf_counter(), _used(), set(psutil.Process().children())
    for command in commands:
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True)
    clock = time.perf_counter() - began
    for left in set(psutil.Process().children()) - others:  # what outlived its parent
        with suppress(ChildProcessError):
            os.waitpid(left.pid, 0)
    return Cost(clock / reports, (_used() - used) / reports)


def _used() -> float:
    """Return the processors' time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def ours(place: Path, reports: list[Path], pdf: str) -> Cost:
    """Run ``soatso run``."""
    command = [sys.executable, "-m", "helpers", "run", *map(str, reports), "--out", str(place / "ours"), "--force"]
    numbers = ",".join(notebook.name[:2] for notebook in NOTEBOOKS)
    return timed(len(reports), [*command, "--notebooks", numbers, "--pdf", pdf, "--quiet", "--fail-on", "never"])


API = """
import sys
from multiprocessing import get_context
from pathlib import Path
from papermill import execute_notebook

def make(job):
    notebook, report, out = job
    Path(out).mkdir(parents=True, exist_ok=True)
    values = {"report": report, "output_dir": out}
    execute_notebook(notebook, f"{out}/{Path(notebook).name}", values, progress_bar=False)

if __name__ == "__main__":
    workers, count, out, *paths = sys.argv[1:]
    notebooks, reports = paths[: int(count)], paths[int(count) :]
    jobs = [(n, r, f"{out}/{i}") for i, r in enumerate(reports) for n in notebooks]
    if int(workers) == 1:
        for job in jobs:
            make(job)
    else:
        with get_context("spawn").Pool(int(workers)) as pool:
            pool.map(make, jobs, chunksize=1)
"""


def api(place: Path, reports: list[Path], workers: int) -> Cost:
    """Call papermill's function for every notebook, in this many processes."""
    program = place / "api.py"
    program.write_text(API, encoding="utf-8")
    paths = map(str, [*NOTEBOOKS, *reports])
    command = [sys.executable, str(program), str(workers), str(len(NOTEBOOKS)), str(place / "api"), *paths]
    return timed(len(reports), command)


def typed(place: Path, reports: list[Path], *, pdf: bool) -> Cost:
    """Type papermill for every notebook; for a PDF nbconvert for the brief, and have a browser print it."""
    commands = []
    for report in reports:
        out = place / "stock" / report.stem
        out.mkdir(parents=True, exist_ok=True)
        for notebook in NOTEBOOKS:
            parameters = ["-p", "report", str(report), "-p", "output_dir", str(out)]
            commands.append([sys.executable, "-m", "papermill", str(notebook), str(out / notebook.name), *parameters])
        if not pdf:
            continue
        html = ["--to", "html", "--no-input", str(out / NOTEBOOKS[-1].name), "--output", "brief.html"]
        commands.append([sys.executable, "-m", "jupyter", "nbconvert", *html])
        printed = ["--headless", "--no-sandbox", f"--print-to-pdf={out / 'brief.pdf'}", f"file://{out / 'brief.html'}"]
        commands.append(["chromium", *printed])
    return timed(len(reports), *commands)


def bound(place: Path, reports: list[Path]) -> Row:
    """Hold a run against the processors' time of the cells alone, spread over the cores."""
    ratios, mine, least = [], [], []
    for _ in range(TURNS):
        used = ours(place, reports, "none")
        cells = sum(
            children.call(inside.cells_time, notebook, report, place / "cells")
            for report in reports[:4]
            for notebook in NOTEBOOKS
        ) / len(reports[:4])
        mine.append(used.cpu / CORES)
        least.append(cells / CORES)
        ratios.append(cells / used.cpu)
    note = "processors' time ÷ cores, both sides"
    return Row(
        "a report, start-up included",
        statistics.median(mine),
        "its cells alone",
        statistics.median(least),
        statistics.median(ratios),
        TURNS,
        note,
    )


def empty(place: Path, count: int = 60) -> Row:
    """Measure a notebook of one empty cell, from asking for it to having it, one after the other."""
    cell = nbformat.v4.new_code_cell("None")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    source = place / "empty.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), source)
    spent = []
    for _ in range(count + 1):
        began = time.perf_counter()
        children.call(inside.execute_empty, source, place / "out.ipynb")
        spent.append(time.perf_counter() - began)
    return Row(
        "an empty notebook", statistics.median(spent[1:]), runs=count, note=f"clock; quickest {min(spent) * 1e3:.0f} ms"
    )


def soak(count: int) -> None:
    """Make many reports in one run and print what became of them, and how much memory it took on the way."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_reports(place / "reports", count)
        command = [sys.executable, "-m", "helpers", "run", str(place / "reports"), "--out", str(place / "out")]
        began, seen = time.perf_counter(), []
        with subprocess.Popen([*command, "--fail-on", "never", "--quiet"], cwd=ROOT, env=ENVIRONMENT) as run:
            while run.poll() is None:
                time.sleep(1.0)
                seen.append((sum(1 for _ in (place / "out").glob("[0-9]*")), *_memory(run.pid)))
        seconds = time.perf_counter() - began
        account = json.loads((place / "out" / "run.json").read_text(encoding="utf-8"))
        statuses = [entry["status"] for entry in account["reports"]]
        print(f"{count} reports in {seconds:.0f} s ({60 * count / seconds:.0f}/min), exit code {run.returncode}")
        print({status: statuses.count(status) for status in set(statuses)})
        for share in (0.1, 0.25, 0.5, 0.75, 0.95):
            done, main, warm = next(row for row in seen if row[0] >= share * count)
            print(f"after {done}: {main / 2**20:.0f} MiB in the run, {warm / 2**20:.0f} MiB in the warm process")


def _memory(pid: int) -> tuple[int, int]:
    """Return the memory of a run's own process, and of the warm one it forks from."""
    try:
        run = psutil.Process(pid)
        warm = [child for child in run.children() if "forkserver" in " ".join(child.cmdline())]
        return run.memory_info().rss, sum(child.memory_info().rss for child in warm)
    except psutil.Error:
        return 0, 0


if __name__ == "__main__":
    soak(int(sys.argv[1]))
