"""How far a run is: a bar for people at a terminal, plain lines for logs, and one table at the end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from helpers.running.batch import Outcome, Tell
from helpers.running.plan import Plan
from helpers.showing.notation import printable
from helpers.showing.terminal import RunRow, print_view, run_view


@contextmanager
def shown(plan: Plan, *, quiet: bool = False) -> Iterator[Tell]:
    """Give a function that shows each step on standard error: a bar on a terminal, a line a step elsewhere."""
    console = Console(stderr=True, highlight=False, emoji=False, markup=False, quiet=quiet)
    if not console.is_terminal:
        yield lambda name, step, seconds: console.out(f"{printable(name)}: {step} ({seconds:.1f} s)")
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=plan.steps)
        yield lambda name, step, _: progress.update(task, advance=1, description=f"{printable(name)}: {step}")


def print_outcomes(outcomes: Iterable[Outcome], out: Path, language: str) -> None:
    """Print the closing table."""
    rows = [
        RunRow(o.name, o.audit, o.seconds, pdf=o.pdf.name if o.pdf else "", failed=bool(o.trouble)) for o in outcomes
    ]
    print_view(run_view(rows, f"{out / 'NAME'}/", language))
