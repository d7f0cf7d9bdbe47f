"""How a command ends: its exit code, and the one line that says why."""

import io
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from helpers.checking.records import Audit
from helpers.showing.notation import printable

#: In rising order: the highest that applies is the command's.
OK, FOUND, BAD_INPUT, NOTEBOOK_FAILED, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130

#: Which verdicts reach a threshold of ``--fail-on``.
FAILING: dict[str, frozenset[str]] = {
    "inconsistent": frozenset({"inconsistent"}),
    "explained": frozenset({"inconsistent", "explained"}),
    "never": frozenset(),
}


def verdict_code(audits: Iterable[Audit], fail_on: str) -> int:
    """Return 1 if any finding reaches the threshold; what is only noted (a waiver, say) never does."""
    failing = FAILING[fail_on]
    found = any(f.verdict in failing and f.severity != "note" for audit in audits for f in audit.findings)
    return FOUND if found else OK


def complain(line: str) -> None:
    """Print one line to standard error, whatever it quotes."""
    print(f"soatso: {printable(line)}", file=sys.stderr)


def forgive_streams() -> None:
    """Let a terminal that lacks some letters show the others, rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def own_mistake(error: Exception) -> str:
    """Say in one line that the program is at fault, where, and how to report it."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"a mistake of soatso itself ({type(error).__name__}{where}: {error}): please report this line and, "
        "if you may, the report; --debug shows the traceback"
    )
