"""How far a run is: a bar for people at a terminal, lines for logs, JSON for programs, and one table at the end."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from helpers.errors import BadUsage
from helpers.running.batch import Outcome, now
from helpers.running.plan import Plan
from helpers.showing.jsonl import json_line
from helpers.showing.notation import printable
from helpers.showing.terminal import RunRow, print_view, run_view

#: How a report ended, in the words of a log.
_WORDS = {"done": "done", "current": "up to date", "failed": "failed"}


@dataclass
class Display:
    """What a run tells while it goes on, to a terminal or a log, and to programs."""

    plan: Plan
    console: Console
    bar: tuple[Progress, TaskID] | None = None  #: on a terminal
    log: TextIO | None = None  #: one JSON object a line
    done: int = 0
    began: float = field(default_factory=time.monotonic)
    _lock: Lock = field(default_factory=Lock)

    def step(self, name: str, step: str, seconds: float) -> None:
        """Tell that a report has taken a step; called from several threads."""
        self.event("step", name=name, step=step, seconds=round(seconds, 3))
        if self.bar:
            progress, task = self.bar
            progress.update(task, description=f"{printable(name)}: {step}")

    def report(self, outcome: Outcome) -> None:
        """Tell that a report is done with, one way or another."""
        self.done += 1
        ending = {"status": outcome.status, "exit_code": outcome.code, "seconds": round(outcome.seconds, 3)}
        verdicts = outcome.summary.findings if outcome.summary else None
        self.event("report", name=outcome.name, **ending, findings=verdicts, error=outcome.trouble or None)
        if self.bar:
            progress, task = self.bar
            rate = 60 * self.done / max(time.monotonic() - self.began, 1e-3)
            progress.update(task, completed=self.done, rate=f"{rate:.1f}/min")
        else:
            told = f"{printable(outcome.name)}: {_WORDS[outcome.status]} ({outcome.seconds:.1f} s)"
            self.console.out(f"{self.done}/{len(self.plan.reports)} {told}", highlight=False)

    def event(self, event: str, **more: Any) -> None:
        """Log an event for programs, if they asked for it."""
        if self.log is not None:
            with self._lock:
                print(json_line({"time": now(), "event": event, **more}), file=self.log, flush=True)


@contextmanager
def shown(plan: Plan, *, quiet: bool = False, log: Path | None = None) -> Iterator[Display]:
    """Show how far a run is on standard error: a bar on a terminal, a line a report elsewhere, or nothing.

    Raises
    ------
    BadUsage
        If the log cannot be written.
    """
    display = Display(plan, Console(stderr=True, highlight=False, emoji=False, markup=False, quiet=quiet))
    with ExitStack() as stack:
        if log is not None:
            display.log = stack.enter_context(_opened(log))
        if display.console.is_terminal and not quiet:
            columns = (
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}", markup=False),
                TimeRemainingColumn(),
                TextColumn("{task.description}", markup=False),
            )
            progress = stack.enter_context(Progress(*columns, console=display.console, transient=True))
            display.bar = progress, progress.add_task("", total=len(plan.reports), rate="")
        yield display


def print_outcomes(outcomes: Mapping[str, Outcome], plan: Plan) -> None:
    """Print the closing table, in the order of the reports; their outcomes are given by name."""
    rows = [_row(outcomes[name]) for name in plan.reports]
    print_view(run_view(rows, f"{plan.out / 'NAME'}/", plan.language))


def _row(outcome: Outcome) -> RunRow:
    """Return one report's line of the closing table."""
    counts: Mapping[str, int] = {}
    if summary := outcome.summary:
        counts = {"statistics": summary.statistics, "checked": summary.checked, **summary.findings}
    changes = outcome.changes.counts if outcome.changes is not None and outcome.status == "done" else None
    return RunRow(outcome.name, counts, outcome.seconds, outcome.pdf, outcome.status == "failed", changes)


def _opened(log: Path) -> TextIO:
    """Open a log to append to it."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise BadUsage("log", f"{log}: cannot be written ({error.strerror}); choose another file") from error
