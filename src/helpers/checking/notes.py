"""What is said once for a whole report: patterns that recur in its findings."""

from collections import defaultdict
from collections.abc import Sequence

from helpers.checking.records import Finding, Note
from helpers.reading.records import Figure


def find_notes(figures: Sequence[Figure], findings: Sequence[Finding]) -> tuple[Note, ...]:
    """Return one note for each cause that explains more than one figure of the report.

    Returns
    -------
    tuple[Note, ...]
        ``kind`` is ``recurring_`` and the cause; ``figures`` are the stated figures it explains, in reading order.
    """
    explained: dict[str, list[int]] = defaultdict(list)
    for finding in findings:
        if finding.verdict == "explained" and finding.explanation and finding.relation.stated is not None:
            explained[finding.explanation.kind].append(finding.relation.stated)
    return tuple(
        Note(f"recurring_{cause}", tuple(sorted(stated)), len(stated))
        for cause, stated in explained.items()
        if len(stated) > 1
    )
