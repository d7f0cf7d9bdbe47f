"""Notebooks over reports: executed side by side, each report in a folder of its own, whole or not there."""

import datetime
import json
import os
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed, wait
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from helpers import __version__
from helpers.checking.records import Audit
from helpers.errors import SoatSoError
from helpers.running import worker
from helpers.running.audit import audit
from helpers.running.endings import BAD_INPUT, BUG, NOTEBOOK_FAILED, OK, own_mistake
from helpers.running.folders import RECORD, forget_failure, made_aside, put_by, put_in_place
from helpers.running.plan import BRIEF, Plan
from helpers.running.startup import prepare
from helpers.showing.files import write

#: Called with a report's name, the step it has taken and the seconds that took, from several threads.
Tell = Callable[[str, str, float], None]
PDF = "brief.pdf"


class NotebookError(SoatSoError):
    """A notebook or its PDF came to grief, though the report could be read."""

    exit_code = NOTEBOOK_FAILED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report."""

    name: str
    audit: Audit | None = None  #: None where it could not be read
    seconds: float = 0.0
    pdf: Path | None = None
    code: int = OK  #: 2: it could not be read; 3: a notebook or the PDF failed; 70: a mistake of ours
    trouble: str = ""  #: one line for people


def execute(plan: Plan, tell: Tell) -> list[Outcome]:
    """Make every report of a plan, each in its own folder; one that fails leaves its neighbours alone.

    Parameters
    ----------
    plan
        From :func:`helpers.running.plan.plan`.
    tell
        Called after each step, from several threads.

    Returns
    -------
    list of Outcome
        In the order of the plan.
    """
    workers = min(os.cpu_count() or 1, len(plan.reports) * len(plan.notebooks))
    spawn = get_context("spawn")  # papermill and Typst start threads: this process must not fork
    kernels = ProcessPool(max_workers=workers, context=spawn, initializer=prepare)
    typesetter = ProcessPool(max_workers=1, context=spawn, initializer=prepare)
    shop = _Shop(plan, kernels, typesetter, tell)
    with ThreadPoolExecutor(workers + 1) as desks:  # one more than can execute: it may be waiting for its PDF
        made = [desks.submit(_make, shop, name) for name in plan.reports]
        try:
            return [future.result() for future in made]
        finally:
            _stop(shop, made)


@dataclass(frozen=True, slots=True)
class _Shop:
    """What every report of a run is made with."""

    plan: Plan
    kernels: ProcessPool
    typesetter: ProcessPool
    tell: Tell
    steps: list[Future[worker.Done]] = field(default_factory=list)  #: all that were ever scheduled


def _stop(shop: _Shop, made: Sequence[Future[Outcome]]) -> None:
    """End what still runs, if anything does, and wake those who wait for it: the pool would leave them waiting."""
    for outcome in made:
        outcome.cancel()
    for pool in (shop.kernels, shop.typesetter):
        pool.stop()
        pool.join()
    while wait(made, timeout=0.1).not_done:
        for step in shop.steps:
            if not step.done():
                step.set_exception(CancelledError())


def _make(shop: _Shop, name: str) -> Outcome:
    """Read one report and make its folder; whatever goes wrong is the outcome of this report only."""
    began, plan = time.perf_counter(), shop.plan
    one: Audit | None = None
    try:
        one = audit(plan.reports[name], sidecar=plan.sidecar)
        pdf = _make_folder(shop, one, name)
        return Outcome(name, one, time.perf_counter() - began, pdf)
    except SoatSoError as error:
        code, trouble = error.exit_code, error.message
    except CancelledError:
        raise
    except OSError as error:
        code, trouble = BAD_INPUT, f"{plan.out / name}: cannot be written ({error.strerror}); make room or use --out"
    except Exception as error:  # a mistake of ours over one report must not cost the others
        if plan.debug:
            traceback.print_exc()
        code, trouble = BUG, f"{plan.reports[name]}: {own_mistake(error)}"
    return Outcome(name, one, time.perf_counter() - began, code=code, trouble=trouble)


def _make_folder(shop: _Shop, one: Audit, name: str) -> Path | None:
    """Execute the notebooks aside, set the brief, and put the folder in place; return the PDF's path."""
    plan, target = shop.plan, shop.plan.out / name
    with made_aside(target, keep=plan.keep) as folder:
        try:
            _execute_all(shop, one, name, folder)
            if plan.sets_pdf:
                _typeset(shop, name, folder)
        except NotebookError as error:
            where = put_by(folder, target)
            raise NotebookError("notebook", f"{plan.reports[name]}: {error.message} (see {where})") from error
        write(folder / RECORD, (json.dumps(_metadata(plan, one), ensure_ascii=False, indent=1) + "\n").encode())
        put_in_place(folder, target)
    forget_failure(target)
    return target / PDF if (target / PDF).exists() else None


def _execute_all(shop: _Shop, one: Audit, name: str, folder: Path) -> None:
    """Execute the notebooks side by side and wait for all, so that one failure still shows the others' work."""
    plan, metadata = shop.plan, _metadata(shop.plan, one)
    values = _values(plan, one, folder)
    steps: dict[Future[worker.Done], str] = {}
    for notebook, known in plan.notebooks.items():
        passed = {key: value for key, value in values.items() if key in known}
        work = (notebook, folder.resolve() / notebook.name, passed, metadata)
        steps[_schedule(shop, shop.kernels, worker.execute, work)] = notebook.stem
    troubles = [trouble for step in as_completed(steps) if (trouble := _finish(shop, name, steps[step], step))]
    if troubles:
        raise NotebookError("notebook", "; ".join(sorted(troubles)))


def _typeset(shop: _Shop, name: str, folder: Path) -> None:
    """Set the executed brief as PDF."""
    work = (folder / f"{BRIEF}.ipynb", folder / PDF, shop.plan.language)
    if trouble := _finish(shop, name, PDF, _schedule(shop, shop.typesetter, worker.typeset, work)):
        raise NotebookError("pdf", trouble)


def _schedule(
    shop: _Shop, pool: ProcessPool, work: Callable[..., worker.Done], arguments: tuple[Any, ...]
) -> Future[worker.Done]:
    """Hand a step to a pool, and remember it."""
    step: Future[worker.Done] = pool.schedule(work, args=arguments)
    shop.steps.append(step)
    return step


def _finish(shop: _Shop, name: str, step: str, future: Future[worker.Done]) -> str:
    """Wait for a step, tell of it, and return what failed in one line, or nothing."""
    try:
        done = future.result()
    except ProcessExpired as error:
        done = worker.Done(f"its process died with exit code {error.exitcode}", 0.0)
    shop.tell(name, step, done.seconds)
    return f"{step} failed: {done.trouble}" if done.trouble else ""


def _values(plan: Plan, one: Audit, folder: Path) -> dict[str, Any]:
    """Return the parameters of one report's notebooks, with paths as seen from their folder."""
    report = Path(one.document.path).resolve()
    try:
        seen = os.path.relpath(report, folder.resolve())  # the folder can be moved, and its notebooks run again
    except ValueError:  # on another drive
        seen = str(report)
    run = {"report": seen, "language": plan.language, "output_dir": ".", "sidecar": plan.sidecar}
    return {**plan.parameters, **run}


def _metadata(plan: Plan, one: Audit) -> dict[str, Any]:
    """Describe what the outputs of one report are made from: its front matter, its hash, and how it was run."""
    front = one.document.metadata
    return {
        "title": str(front.get("title") or Path(one.document.path).stem),
        "report": one.document.path,
        **{key: str(front[key]) if front.get(key) is not None else None for key in ("publisher", "period")},
        "language": plan.language,
        "parameters": {"sidecar": plan.sidecar, **plan.parameters},
        "sha256": one.document.sha256,
        "version": __version__,
        "date": _today().isoformat(),
    }


def _today() -> datetime.date:
    """Return the day of the run, or the one that a reproducible build asks for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch.isdigit() else datetime.date.today()
    )
