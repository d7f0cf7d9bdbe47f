"""What a run has to know about a report: small enough to keep for thousands of them, plain enough for JSON."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from helpers.checking.records import Audit, Finding
from helpers.showing.jsonl import summary
from helpers.showing.wording import message

#: What makes a person look again.
DOUBTFUL = frozenset({"explained", "inconsistent"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that somebody should look at, told without the report."""

    kind: str
    verdict: str
    cause: str | None
    printed: str  #: the stated figure; empty where none is stated
    operands: tuple[str, ...]  #: as printed
    label: str  #: what the stated figure counts, or the first operand
    message: str

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Doubt":
        """Take it from plain values; TypeError or KeyError where they are something else."""
        return cls(**{**row, "operands": tuple(row["operands"])})


@dataclass(frozen=True, slots=True)
class Summary:
    """A report in numbers, and what is doubtful in it."""

    title: str
    publisher: str | None
    period: str | None
    sha256: str
    figures: int
    statistics: int
    checked: int
    findings: dict[str, int]  #: by verdict
    doubts: tuple[Doubt, ...]

    @property
    def worst(self) -> str:
        """The gravest verdict that nobody has waived; consistent where there is no doubt."""
        verdicts = {doubt.verdict for doubt in self.doubts}
        return next((v for v in ("inconsistent", "explained") if v in verdicts), "consistent")

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Summary":
        """Take it from plain values; TypeError or KeyError where they are something else."""
        return cls(**{**row, "doubts": tuple(map(Doubt.from_json, row["doubts"]))})


def summary_of(audit: Audit, language: str) -> Summary:
    """Return what a run has to know about a report, its sentences in the language."""
    front, counts = audit.document.metadata, summary(audit)
    named = {key: str(front[key]) if front.get(key) is not None else None for key in ("publisher", "period")}
    doubtful = [f for f in audit.findings if f.verdict in DOUBTFUL and f.severity != "note"]
    return Summary(
        title=str(front.get("title") or Path(audit.document.path).stem),
        **named,
        sha256=audit.document.sha256,
        figures=counts["figures"],
        statistics=counts["statistics"],
        checked=counts["checked"],
        findings=counts["findings"],
        doubts=tuple(_doubt(audit, finding, language) for finding in doubtful),
    )


def _doubt(audit: Audit, finding: Finding, language: str) -> Doubt:
    """Tell one finding."""
    relation = finding.relation
    about = relation.stated if relation.stated is not None else relation.operands[0]
    return Doubt(
        kind=relation.kind,
        verdict=finding.verdict,
        cause=finding.explanation.kind if finding.explanation else None,
        printed=audit.figures[relation.stated].printed if relation.stated is not None else "",
        operands=tuple(audit.figures[i].printed for i in relation.operands),
        label=audit.label(about, language),
        message=message(audit, finding, language),
    )
