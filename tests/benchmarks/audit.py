"""The whole audit (read, link, judge, explain): per report, per megabyte, how it grows, and how soon it starts."""

import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from helpers.running.audit import audit
from tests.benchmarks.rows import OUTSIDE, Row, alone, command, paired
from tests.benchmarks.texts import REPORT, ordinary_report

_TIMES = (1, 10, 100)


def rows() -> Iterable[Row]:
    """Yield the audit of the shipped report, of a text many times as long, and the cold start of the command."""
    yield alone(f"audit {REPORT.name}", partial(audit, REPORT))
    yield from _growth()
    yield paired(
        "soatso check, cold",
        command(sys.executable, "-m", "helpers", "check", "--fail-on", "never", REPORT),
        'python -c "import pandas"',
        command(sys.executable, "-c", "import pandas"),
        clock=OUTSIDE,
    )


def _growth() -> Iterable[Row]:
    """Yield the audit of a report as dense as most are, 1, 10 and 100 times as long, with what it does in a second."""
    report = ordinary_report()
    with tempfile.TemporaryDirectory() as folder:
        for times in _TIMES:
            path = Path(folder, f"{times}.txt")
            path.write_text("\n\n".join([report] * times), encoding="utf-8")
            size = path.stat().st_size / 1e6
            row = alone(f"audit {size:.2g} MB", partial(audit, path), runs=5)
            yield Row(row.what, row.ours, runs=row.runs, note=f"{size / row.ours:.2f} MB/s")
