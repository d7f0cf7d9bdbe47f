"""What a run did, for programs (``run.json``) and for a mail (``changes.md``), in its output folder."""

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers import __version__
from helpers.errors import BadUsage
from helpers.running.batch import Outcome, now
from helpers.running.changes import Changes, letter
from helpers.running.plan import Plan
from helpers.running.records import RECORD, SCHEMA_VERSION, code_hash, json_bytes
from helpers.showing.files import write

CHANGES = "changes.md"
#: Of thousands of reports, writing takes a while.
_SECONDS_BETWEEN = 10.0


@dataclass
class Manifest:
    """The account of one run, written as it goes on and when it ends, however it ends."""

    plan: Plan
    since: (
        str  #: when it began, or the first of those before it that were killed: what they found is told with this one
    )
    started: str = field(default_factory=now)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    _written: float = 0.0

    @classmethod
    def begin(cls, plan: Plan) -> "Manifest":
        """Begin the account of a run.

        Raises
        ------
        BadUsage
            If it cannot be written.
        """
        moment = now()
        manifest = cls(plan, _unfinished(plan.out / RECORD) or moment, moment)
        manifest._write(None)
        return manifest

    def add(self, outcome: Outcome) -> None:
        """Note what became of a report."""
        self.outcomes[outcome.name] = outcome
        if time.monotonic() - self._written > _SECONDS_BETWEEN:
            with suppress(BadUsage):  # there may be room again in the end
                self._write(None)

    def end(self, code: int) -> None:
        """Write the whole account, and what changed.

        Raises
        ------
        BadUsage
            If it cannot be written.
        """
        self._write(code)
        changed = [(name, changes) for name in self.plan.reports if (changes := self.changes_of(name))]
        write(self.plan.out / CHANGES, letter(changed, self.plan.language).encode())

    def changes_of(self, name: str) -> Changes | None:
        """Return what changed in a report that was made in this run, or in the killed ones that it takes up.

        None where nothing was made, or there was nothing to compare with.
        """
        outcome = self.outcomes.get(name)
        if outcome is None or outcome.record is None:
            return None
        taken_up = self.since < self.started and outcome.record.finished >= self.since
        return outcome.record.changes if outcome.status == "done" or taken_up else None

    def _write(self, code: int | None) -> None:
        """Write the account as it stands."""
        write(self.plan.out / RECORD, json_bytes(self._as_json(code)))
        self._written = time.monotonic()

    def _as_json(self, code: int | None) -> dict[str, Any]:
        """Return the account as plain values."""
        plan, collection = self.plan, [name for name in self.outcomes if name not in self.plan.reports]
        return {
            "schema_version": SCHEMA_VERSION,
            "version": __version__,
            "code": code_hash(),
            "engine": plan.engine,
            "language": plan.language,
            "notebooks": [notebook.stem for notebook in plan.notebooks],
            "parameters": {"sidecar": plan.sidecar, **plan.parameters},
            "since": self.since,
            "started": self.started,
            "finished": now() if code is not None else None,
            "exit_code": code,
            "reports": [self._entry(name, report) for name, report in plan.reports.items()],
            "collection": self._entry(collection[0], None) if collection else None,
        }

    def _entry(self, name: str, report: Path | None) -> dict[str, Any]:
        """Return what became of one report as plain values."""
        row: dict[str, Any] = {"name": name, "report": str(report) if report else None, "status": "unfinished"}
        if (outcome := self.outcomes.get(name)) is None:
            return row
        record, summary, changes = outcome.record, outcome.summary, self.changes_of(name)
        return {
            **row,
            "status": outcome.status,
            "exit_code": outcome.code,
            "error": outcome.trouble or None,
            "seconds": round(outcome.seconds, 3),
            "steps": dict(outcome.steps),
            "finished": record.finished if record else None,
            "files": sorted(record.files) if record else [],
            "sha256": summary.sha256 if summary else None,
            "statistics": summary.statistics if summary else None,
            "checked": summary.checked if summary else None,
            "findings": summary.findings if summary else None,
            "changes": changes.as_json() if changes is not None else None,
        }


def _unfinished(path: Path) -> str | None:
    """Return since when an earlier run's account stands open; None where it was closed, or there is none."""
    try:
        row = json.loads(path.read_bytes())
        return str(row["since"]) if row["finished"] is None else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
