"""Why a statistic took part in no check: silence must not read as praise."""

from collections.abc import Iterator
from typing import Literal, get_args

from helpers.checking.records import Audit, Finding

Reason = Literal["no_sum", "no_base", "no_old", "no_plan", "zero", "range", "malformed"]
REASONS: tuple[Reason, ...] = get_args(Reason)

_MISSING: dict[str, Reason] = {"change": "no_old", "coverage": "no_plan"}


def unchecked(audit: Audit) -> dict[int, Reason]:
    """Return the statistics that no check decided on, with the reason for each.

    Parameters
    ----------
    audit
        A report, read and checked.

    Returns
    -------
    dict[int, Reason]
        In reading order. ``no_base``, ``no_old``, ``no_plan``: the text says what it is a part of, was before or was
        planned to be, but does not print that; ``zero``: what it would be divided by is printed as zero; ``malformed``:
        its separators contradict each other; ``range``: it is two numbers; ``no_sum``: the text states no calculation
        that it is part of.
    """
    undecided = {i: reason for f in reversed(audit.findings) for i, reason in _undecided(audit, f)}
    checked = audit.checked
    reasons: dict[int, Reason] = {}
    for i in audit.statistics:
        figure = audit.figures[i]
        if i not in checked:
            own: Reason = "malformed" if figure.malformed else "range" if figure.kind == "range" else "no_sum"
            reasons[i] = own if own == "malformed" else undecided.get(i, own)
    return reasons


def _undecided(audit: Audit, finding: Finding) -> Iterator[tuple[int, Reason]]:
    """Yield the figures of a check that could not be decided, with what it lacks."""
    relation = finding.relation
    if finding.verdict == "undetermined":
        printed = relation.base is not None or relation.delta is not None
        reason: Reason = "zero" if printed else _MISSING.get(relation.kind, "no_base")
        for i in (*relation.operands, *(() if relation.stated is None else (relation.stated,))):
            yield i, reason
