"""One folder of outputs: notebooks executed aside and side by side, their PDFs set, all of it put in place at once."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from helpers.errors import SoatSoError
from helpers.running import worker
from helpers.running.children import Died, OutOfTime
from helpers.running.endings import NOTEBOOK_FAILED
from helpers.running.folders import forget_failure, made_aside, put_by, put_in_place
from helpers.running.records import Record, hashes, write_record
from helpers.running.workshop import Workshop

T = TypeVar("T")

#: Called with a folder's name, the step it has taken and the seconds that took, from several threads.
Tell = Callable[[str, str, float], None]


class NotebookError(SoatSoError):
    """A notebook or its PDF came to grief, though the report could be read."""

    exit_code = NOTEBOOK_FAILED


@dataclass(frozen=True, slots=True)
class Job:
    """The making of one folder."""

    workshop: Workshop
    target: Path
    tell: Tell
    seconds: dict[str, float] = field(default_factory=dict)  #: each step taken so far → how long it took

    def step(self, name: str, work: Callable[..., T], *arguments: Any) -> T:
        """Take one step and wait for it."""
        began = time.perf_counter()
        done = self.workshop.start(work, *arguments).result()
        self.took(name, time.perf_counter() - began)
        return done

    def took(self, name: str, seconds: float) -> None:
        """Note and tell how long a step took."""
        self.seconds[name] = round(seconds, 3)
        self.tell(self.target.name, name, seconds)


def build(
    job: Job,
    notebooks: Iterable[Path],
    values: Callable[[Path], Mapping[str, Any]],
    metadata: Mapping[str, Any],
    describe: Callable[[dict[str, str]], Record],
    *,
    keep: bool = False,
) -> Record:
    """Make one folder and put it in its place.

    Parameters
    ----------
    job
        Whose folder.
    notebooks
        What to execute, of the plan's.
    values
        From the folder they are executed in to the values of their parameters.
    metadata
        Goes into the executed notebooks.
    describe
        From the hashes of what is in the folder to its record.
    keep
        Whether what else an earlier run put there stays.

    Raises
    ------
    NotebookError
        If a notebook or PDF failed; what there is of them is put by, and an earlier folder stays as it was.
    BadUsage, OSError
        If the folder cannot be written.
    CancelledError
        If the run is stopped meanwhile.
    """
    with made_aside(job.target, keep=keep) as folder:
        try:
            _fill(job, folder.resolve(), notebooks, values(folder), metadata)
        except NotebookError as error:
            where = put_by(folder, job.target)
            raise NotebookError(error.kind, f"{error.message} (see {where})") from error
        record = describe(hashes(folder))
        write_record(folder, record)
        put_in_place(folder, job.target)
    forget_failure(job.target)
    return record


def _fill(
    job: Job, folder: Path, notebooks: Iterable[Path], values: Mapping[str, Any], metadata: Mapping[str, Any]
) -> None:
    """Execute the notebooks and set their PDFs; wait for all, so that one failure still shows the others' work."""
    shop, plan = job.workshop, job.workshop.plan
    engine = "soatso" if plan.engine == "soatso" else None
    steps: dict[Future[worker.Done], str] = {}
    pdfs: dict[str, tuple[Any, ...]] = {}
    for notebook in notebooks:
        target = folder / notebook.name
        passed = plan.passed(notebook, values)
        work = (worker.execute, notebook, target, passed, metadata, engine, shop.home, plan.limits)
        steps[shop.start(*work)] = notebook.stem
        if pdf := plan.pdf_of(notebook):
            pdfs[notebook.stem] = (target, folder / pdf, plan.language, plan.limits)
    troubles = []
    while steps:
        for future in wait(steps, return_when=FIRST_COMPLETED).done:
            step = steps.pop(future)
            if trouble := _finished(job, folder, step, future):
                troubles.append(f"{step} failed: {trouble}")
            elif step in pdfs:
                arguments = pdfs.pop(step)
                steps[shop.start(worker.typeset, *arguments)] = arguments[1].name
    if troubles:
        raise NotebookError("notebook", "; ".join(sorted(troubles)))


def _finished(job: Job, folder: Path, step: str, future: "Future[worker.Done]") -> str:
    """Take the result of a step, tell of it, and return what failed in one line, or nothing."""
    try:
        done = future.result()
    except (Died, OutOfTime) as error:
        cell = worker.running_cell(folder / f"{step}.ipynb")
        done = worker.Done(f"cell {cell}: {error}" if cell else str(error), 0.0)
    job.took(step, done.seconds)
    return done.trouble
