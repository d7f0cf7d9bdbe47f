"""Figures and findings as plain rows: the columns of every table we write, whatever the file they go into."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any

from helpers.checking.records import Audit, Finding
from helpers.checking.unchecked import unchecked
from helpers.errors import SoatSoError
from helpers.showing.jsonl import bound, exact, rounded, summary
from helpers.showing.notation import printable
from helpers.showing.wording import message

FIGURE_COLUMNS = {
    "id": "int64",
    "start": "int64",
    "end": "int64",
    "printed": "string",
    "kind": "string",
    "value": "string",
    "value2": "string",
    "direction": "string",
    "unit": "string",
    "label": "string",
    "hedge": "string",
    "sentence": "int64",
    "provenance": "string",
    "iso": "string",
    "unchecked": "string",
    "quote": "string",
}
FINDING_COLUMNS = {
    "id": "int64",
    "kind": "string",
    "stated": "Int64",
    "operands": "string",
    "verdict": "string",
    "recomputed": "string",
    "lower": "string",
    "upper": "string",
    "severity": "string",
    "cause": "string",
    "cause_figures": "string",
    "proposal": "string",
    "message": "string",
    "quote": "string",
}
#: Of a scan's table of reports; the counts are missing where a report could not be read.
REPORT_COLUMNS = {
    "report": "string",
    "title": "string",
    "publisher": "string",
    "period": "string",
    "sha256": "string",
    "text_sha256": "string",
    "encoding": "string",
    "figures": "Int64",
    "statistics": "Int64",
    "checked": "Int64",
    "consistent": "Int64",
    "explained": "Int64",
    "inconsistent": "Int64",
    "undetermined": "Int64",
    "error": "string",
    "error_message": "string",
}


def report_row(audit: Audit) -> tuple[Any, ...]:
    """Return one report that could be read, in the order of ``REPORT_COLUMNS``."""
    document, counts = audit.document, summary(audit)
    front = (document.metadata.get(key) for key in ("title", "publisher", "period"))
    return (
        document.path,
        *(None if value is None else printable(str(value)) for value in front),
        *(document.sha256, document.text_sha256, document.encoding),
        *(counts[name] for name in ("figures", "statistics", "checked")),
        *counts["findings"].values(),
        *(None, None),
    )


def error_row(report: str, error: SoatSoError) -> tuple[Any, ...]:
    """Return one report that could not be read or checked, in the order of ``REPORT_COLUMNS``."""
    return (report, *[None] * (len(REPORT_COLUMNS) - 3), error.kind, error.message)


def figure_rows(audit: Audit, language: str) -> Iterator[tuple[Any, ...]]:
    """Yield every figure of a report in reading order, in the order of ``FIGURE_COLUMNS``; None is missing."""
    reasons = unchecked(audit)
    for figure in audit.figures:
        yield (
            *(figure.id, figure.start, figure.end, figure.printed, figure.kind),
            *(exact(figure.value), exact(figure.value2), figure.direction, figure.unit),
            *(audit.label(figure.id, language) or None, figure.hedge, figure.sentence),
            *(figure.provenance, figure.iso, reasons.get(figure.id), audit.quote(figure.id)),
        )


def finding_rows(audit: Audit, language: str) -> Iterator[tuple[Any, ...]]:
    """Yield every finding of a report in reading order, in the order of ``FINDING_COLUMNS``; None is missing."""
    for finding in audit.findings:
        yield _finding(audit, finding, language)


def _finding(audit: Audit, finding: Finding, language: str) -> tuple[Any, ...]:
    """Return one finding."""
    relation, cause = finding.relation, finding.explanation
    stated = None if relation.stated is None else audit.figures[relation.stated]
    low, high = finding.interval or (None, None)
    return (
        *(finding.id, relation.kind, relation.stated, _ids(relation.operands), finding.verdict),
        rounded(finding.recomputed, stated.step) if stated else rounded(finding.recomputed),
        None if low is None else bound(low, ROUND_FLOOR),
        None if high is None else bound(high, ROUND_CEILING),
        finding.severity,
        *((cause.kind, _ids(cause.figures), cause.proposal) if cause else (None, None, None)),
        message(audit, finding, language),
        audit.quote(stated.id if stated else relation.operands[0]),
    )


def _ids(figures: Iterable[int]) -> str | None:
    """Join ids with spaces; nothing for none."""
    return " ".join(map(str, figures)) or None
