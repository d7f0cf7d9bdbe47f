"""A report on an analyst's desk: what is decided about it is written down, and the report is checked anew."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from helpers.checking.records import Audit, Finding
from helpers.checking.tried import scene_behind
from helpers.errors import BadUsage
from helpers.reading.numerals import NUMBER, read_numeral
from helpers.showing.catalogue import say
from helpers.showing.workbench.decisions import CONFIRMABLE, WAIVABLE, correction, named_base, verdict_on
from helpers.showing.workbench.sidecar_file import Edit, former, names_in, record, sidecar_path

_VERDICTS = ("waivers", "confirmations")


class Desk:
    """A report and what can be decided about it; every decision replaces the one there was on the same thing.

    Parameters
    ----------
    audit
        A report, read and checked; after a decision, as checked with it.
    language
        ``vi`` or ``en``, of messages and of typed numbers.
    again
        How a report is checked anew: ``again(path, sidecar=path)``.
    """

    def __init__(self, audit: Audit, language: str, again: Callable[..., Audit]) -> None:
        self.language = language
        self._again = again
        self._lay(audit)

    @property
    def path(self) -> Path:
        """The sidecar that decisions are written to."""
        return sidecar_path(self.audit)

    def confirm(self, finding: Finding, reason: str = "") -> None:
        """Agree with a finding."""
        entry = verdict_on(self.reading, finding, self.audit.findings, CONFIRMABLE, reason)
        self._record(Edit({"confirmations": [entry]}, self._former(finding)))

    def waive(self, finding: Finding, reason: str) -> None:
        """Let a finding stand."""
        entry = verdict_on(self.reading, finding, self.audit.findings, WAIVABLE, self._given(reason))
        self._record(Edit({"waivers": [entry]}, self._former(finding)))

    def rebase(self, finding: Finding, base: int | None, reason: str) -> None:
        """Take the percentage of a finding of another figure."""
        if base is None or base == finding.relation.base:
            raise BadUsage("decision", say("bench-needs-base", self.language))
        names = names_in(self.path, self.reading)
        figures, relations = named_base(self.reading, finding, base, names, self._given(reason))
        added: dict[str, Mapping[str, Any]] = {"figures": figures, "relations": relations}
        self._record(Edit({section: new for section, new in added.items() if new}, self._former(finding)))

    def withdraw(self, finding: Finding) -> None:
        """Take back a waiver or a confirmation."""
        gone = self._former(finding)
        if not gone:
            raise BadUsage("decision", say("bench-nothing-decided", self.language))
        self._record(Edit(removed=gone))

    def correct(self, figure: int, value: str, kind: str, unit: str, reason: str) -> None:
        """Read a figure otherwise; what is empty stays as read.

        Parameters
        ----------
        figure
            Id of the figure.
        value
            As the language writes numbers, the multiplier applied.
        kind, unit
            What sort of figure it is, and what it counts.
        reason
            Why it was misread.
        """
        changes = {"value": self._number(value), "kind": kind, "unit": unit}
        if not any(words.strip() for words in changes.values()):
            raise BadUsage("decision", say("bench-needs-change", self.language))
        entry = correction(self.reading, figure, changes, self._given(reason))
        self._record(Edit({"corrections": [entry]}, former(self.path, self.reading, figure, None, ("corrections",))))

    def _lay(self, audit: Audit) -> None:
        """Put a report on the desk."""
        self.audit = audit
        self.scene = scene_behind(audit)
        self.reading = self.scene.reading

    def _record(self, edit: Edit) -> None:
        """Write an edit of the sidecar, and go on with the report as checked with it."""
        report = self.audit.document.path
        record(self.path, edit, lambda draft: self._again(report, sidecar=draft))
        self._lay(self._again(report))

    def _former(self, finding: Finding) -> list[tuple[str, int]]:
        """Return what the sidecar says of a finding already."""
        relation = finding.relation
        quoted = relation.operands if relation.stated is None else (relation.stated,)
        return [place for i in quoted for place in former(self.path, self.reading, i, relation.kind, _VERDICTS)]

    def _given(self, reason: str) -> str:
        """Return a reason; ask for one if there is none."""
        if not reason.strip():
            raise BadUsage("decision", say("bench-needs-reason", self.language))
        return reason

    def _number(self, words: str) -> str:
        """Return a typed number as a sidecar has it, empty if none is typed."""
        words = " ".join(words.split())
        if not words:
            return ""
        numeral = read_numeral(words, "en" if self.language == "en" else "vi") if NUMBER.fullmatch(words) else None
        if numeral is None or numeral.malformed:
            raise BadUsage("decision", say("bench-not-number", self.language, words=words))
        return format(numeral.value, "f")
