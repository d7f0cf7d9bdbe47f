"""How each figure stands after the checks: the verdict it bears, the findings that speak of it, and its place."""

from collections import defaultdict
from typing import Literal

from helpers.checking.records import Audit, Finding, Verdict

By = Literal["kind", "verdict"]
Standing = Verdict | Literal["unchecked", "other"]

#: A mark beside the word, so that a verdict never hangs on colour.
MARKS: dict[str, str] = {"consistent": "✓", "explained": "!", "inconsistent": "≠", "undetermined": "?"}

#: From the verdict to look at first to the one that lets a figure rest.
_WORST: tuple[Verdict, ...] = ("inconsistent", "explained", "undetermined", "consistent")


def findings_of(audit: Audit) -> dict[int, list[Finding]]:
    """Return, for each figure that a check speaks of, its findings: those whose result it is first, the worst first."""
    told: dict[int, list[Finding]] = defaultdict(list)
    for finding in audit.findings:
        for figure in {*finding.relation.operands, *_results(finding)}:
            told[figure].append(finding)
    return {
        figure: sorted(found, key=lambda one: (figure not in _results(one), _WORST.index(one.verdict), one.id))
        for figure, found in told.items()
    }


def standings(audit: Audit) -> tuple[Standing, ...]:
    """Return how each figure stands, by its id.

    A figure bears the worst verdict of the checks whose result it is. One that is only computed with bears the best of
    its checks, since what fits elsewhere is not what is wrong; where that is ``explained`` it agrees, since the cause
    lies in the result. A statistic without a check is ``unchecked``, any other figure ``other``.
    """
    told = findings_of(audit)
    return tuple(
        _standing(figure.id, told[figure.id]) if figure.id in told else "unchecked" if figure.is_statistic else "other"
        for figure in audit.figures
    )


def anchor(audit: Audit, figure: int, by: By) -> str:
    """Return the name under which a marked text, by ``kind`` or by ``verdict``, is linked to at a figure."""
    return f"soatso-{by}-{audit.document.text_sha256[:8]}-{figure}"


def row_anchor(audit: Audit, figure: int, by: By) -> str:
    """Return the name of a figure's row in the lists of figures beside a marked text."""
    return f"{anchor(audit, figure, by)}-row"


def finding_anchor(audit: Audit, finding: Finding) -> str:
    """Return the name of a finding's row in the lists of findings."""
    return f"soatso-finding-{audit.document.text_sha256[:8]}-{finding.id}"


def _verdict(finding: Finding) -> Verdict:
    """Return a finding's verdict; what is only noted, such as a habit of the whole report, puts no figure in doubt."""
    noted = finding.severity == "note" and finding.verdict != "undetermined"
    return "consistent" if noted else finding.verdict


def _results(finding: Finding) -> frozenset[int]:
    """Return the figures a finding judges: the stated one, or all of its operands where none is stated."""
    stated = finding.relation.stated
    return frozenset(finding.relation.operands if stated is None else (stated,))


def _standing(figure: int, found: list[Finding]) -> Verdict:
    """Return the verdict a figure bears."""
    judged = [_verdict(finding) for finding in found if figure in _results(finding)]
    if judged:
        return min(judged, key=_WORST.index)
    best = max(map(_verdict, found), key=_WORST.index)
    return "consistent" if best == "explained" else best
