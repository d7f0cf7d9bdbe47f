"""Which figures of a report to look at, the likeliest culprit first."""

from helpers.checking.records import Audit, Finding


def suspects(audit: Audit) -> tuple[int, ...]:
    """Return the figures that what does not hold accuses, the likeliest first, each once.

    Parameters
    ----------
    audit
        A report, read and checked.

    Returns
    -------
    tuple of int
        Their ids: those of the repairs, by rank; then the results whose cause is known, and what they were computed
        from. Repairs that share a rank tie: every one of them is named, the likeliest first.
    """
    ranked = sorted(audit.repairs, key=lambda repair: (repair.rank, repair.group))
    accused = [change.figure for repair in ranked for change in repair.changes]
    explained = [f for f in audit.findings if f.verdict == "explained" and f.severity != "note"]
    accused += [figure for finding in explained for figure in _accused(finding)]
    accused += [figure for finding in explained for figure in finding.relation.operands]
    return tuple(dict.fromkeys(accused))


def _accused(finding: Finding) -> tuple[int, ...]:
    """Return the figures that the cause of a finding accuses: the printed result, and what it changed places with."""
    stated = () if finding.relation.stated is None else (finding.relation.stated,)
    swapped = finding.explanation is not None and finding.explanation.kind == "swapped"
    return (*stated, *(finding.explanation.figures if finding.explanation and swapped else ()))
