"""Notebooks over reports: each report in a folder of its own, whole or not there, whatever becomes of the others."""

import datetime
import os
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from helpers import __version__
from helpers.errors import SoatSoError
from helpers.running import worker
from helpers.running.changes import Changes, compare
from helpers.running.children import Died, OutOfTime
from helpers.running.endings import BAD_INPUT, BUG, OK, own_mistake
from helpers.running.folders import COLLECTION
from helpers.running.making import Job, Tell, build
from helpers.running.plan import PDF, Plan
from helpers.running.records import Record, file_hash, is_current, load_record
from helpers.running.summaries import Summary
from helpers.running.workshop import Workshop

Status = Literal["done", "current", "failed"]
#: A collection of fewer reports would compare nothing.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report, or of the collection of all."""

    name: str
    status: Status
    seconds: float = 0.0
    steps: Mapping[str, float] = field(default_factory=dict)  #: each step → its seconds
    record: Record | None = None  #: None where it failed
    code: int = OK  #: 2: it could not be read or written; 3: a notebook or PDF failed; 70: a mistake of ours
    trouble: str = ""  #: one line for people

    @property
    def summary(self) -> Summary | None:
        """The report in numbers; None where it failed, and for a collection."""
        return self.record.summary if self.record else None

    @property
    def changes(self) -> Changes | None:
        """What changed since the previous run; None where there is nothing to compare, or nothing was made."""
        return self.record.changes if self.record else None

    @property
    def pdf(self) -> str:
        """The file name of the brief's PDF; empty where there is none."""
        return PDF if self.record and PDF in self.record.files else ""


def execute(workshop: Workshop, tell: Tell) -> Iterator[Outcome]:
    """Make every report of a plan; one that fails leaves its neighbours alone.

    Parameters
    ----------
    workshop
        Open, with the plan.
    tell
        Called after each step, from several threads.

    Yields
    ------
    Outcome
        As each report is done, in whatever order.
    """
    desks = ThreadPoolExecutor(workshop.plan.workers + 1)  # one more than can work: it is between two steps
    made = [desks.submit(make, workshop, name, tell) for name in workshop.plan.reports]
    try:
        for future in as_completed(made):
            yield future.result()
    finally:
        desks.shutdown(wait=False, cancel_futures=True)
        if not all(future.done() for future in made):
            workshop.close()
        desks.shutdown()


def make(workshop: Workshop, name: str, tell: Tell) -> Outcome:
    """Make one report unless it is up to date; whatever goes wrong is the outcome of this report only.

    Raises
    ------
    CancelledError
        If the run is stopped meanwhile.
    """
    plan = workshop.plan
    job, report = Job(workshop, plan.out / name, tell), plan.reports[name]
    return _made(job, str(report), lambda: _report(job, report))


def collect(workshop: Workshop, tell: Tell) -> Outcome | None:
    """Put all reports of the output folder side by side, if the plan says so and there is more than one.

    Raises
    ------
    CancelledError
        If the run is stopped meanwhile.
    """
    out = workshop.plan.out
    folders = (path for path in out.iterdir() if path.is_dir() and path.name[0] not in "._" and path.name != COLLECTION)
    found = {path.name: record.made for path in sorted(folders) if (record := load_record(path))}
    if not workshop.plan.collecting or len(found) < _FEWEST:
        return None
    job = Job(workshop, out / COLLECTION, tell)
    return _made(job, str(job.target), lambda: _collection(job, found))


def _made(job: Job, about: str, work: Callable[[], tuple[Status, Record]]) -> Outcome:
    """Do the work of a job, and make an outcome of whatever comes of it."""
    began, name = time.perf_counter(), job.target.name
    try:
        status, record = work()
        return Outcome(name, status, time.perf_counter() - began, job.seconds, record)
    except SoatSoError as error:
        about = "" if error.message.startswith(about) else f"{about}: "
        code, trouble = error.exit_code, f"{about}{error.message}"
    except (Died, OutOfTime) as error:
        code, trouble = BAD_INPUT, f"{about}: cannot be read: {error}"
    except CancelledError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        code, trouble = BAD_INPUT, f"{job.target}: cannot be written ({reason}); make room or use --out"
    except Exception as error:  # a mistake of ours over one report must not cost the others
        if job.workshop.plan.debug:
            traceback.print_exc()
        code, trouble = BUG, f"{about}: {own_mistake(error)}"
    return Outcome(name, "failed", time.perf_counter() - began, job.seconds, code=code, trouble=trouble)


def _report(job: Job, report: Path) -> tuple[Status, Record]:
    """Make the folder of one report, or find it up to date."""
    plan, old = job.workshop.plan, load_record(job.target)
    sources = _sources(plan, report)
    wanted = plan.keys(plan.single, *sources)
    if old and not plan.force and is_current(job.target, old, wanted):
        job.tell(job.target.name, "up to date", 0.0)
        return "current", old
    summary = job.step("read", worker.read, report, plan.language, plan.sidecar, plan.limits)
    known = old.summary if old and old.report == report.name else None
    metadata = _metadata(plan, report, summary)

    def describe(files: dict[str, str]) -> Record:
        return Record(
            report=report.name,
            made={**(old.made if old and plan.keep else {}), **wanted},
            files=files,
            finished=now(),
            seconds=job.seconds,
            metadata=metadata,
            summary=summary,
            changes=compare(known.doubts, summary.doubts) if known else None,
        )

    def values(folder: Path) -> dict[str, Any]:
        return {**plan.parameters, **_values(plan), "report": _seen_from(folder, report)}

    return "done", build(job, plan.single, values, metadata, describe, keep=plan.keep)


def _collection(job: Job, found: Mapping[str, Mapping[str, str]]) -> tuple[Status, Record]:
    """Make the folder of the collection, or find it up to date."""
    plan, old = job.workshop.plan, load_record(job.target)
    wanted = plan.keys(plan.collecting, found)
    if old and not plan.force and is_current(job.target, old, wanted):
        job.tell(job.target.name, "up to date", 0.0)
        return "current", old
    metadata = {"language": plan.language, "version": __version__, "date": _today()}
    return "done", build(
        job,
        plan.collecting,
        lambda _: {**plan.parameters, **_values(plan), "folder": ".."},
        metadata,
        lambda files: Record("", wanted, files, now(), job.seconds, metadata),
    )


def _sources(plan: Plan, report: Path) -> tuple[str, str]:
    """Return the hashes of a report and of what a person decided about it."""
    return _hash(report, plan), _hash(report.with_suffix(".yml"), plan) if plan.sidecar else ""


def _hash(path: Path, plan: Plan) -> str:
    """Return the hash of a file; empty where it cannot be read, of which the reader will tell."""
    try:
        readable = path.is_file() and path.stat().st_size <= plan.limits.file_bytes
        return file_hash(path) if readable else ""
    except OSError:
        return ""


def _values(plan: Plan) -> dict[str, Any]:
    """Return the parameters that every notebook of a run is given."""
    return {"language": plan.language, "output_dir": ".", "sidecar": plan.sidecar}


def _seen_from(folder: Path, report: Path) -> str:
    """Return a report's path as seen from a folder, which can then be moved and its notebooks run again."""
    try:
        return os.path.relpath(report.resolve(), folder.resolve())
    except ValueError:  # on another drive
        return str(report.resolve())


def _metadata(plan: Plan, report: Path, summary: Summary) -> dict[str, Any]:
    """Describe what the outputs of one report are made from: its front matter, its hash, and how it was run."""
    return {
        "title": summary.title,
        "report": str(report),
        "publisher": summary.publisher,
        "period": summary.period,
        "language": plan.language,
        "parameters": {"sidecar": plan.sidecar, **plan.parameters},
        "sha256": summary.sha256,
        "version": __version__,
        "date": _today(),
    }


def now() -> str:
    """Return this moment of universal time, in ISO 8601."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _today() -> str:
    """Return the day of the run, or the one that a reproducible build asks for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.date.today().isoformat()
