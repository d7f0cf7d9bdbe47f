"""Tables of what was checked: every percentage beside what its figures give, and how the checks came out."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pandas as pd

from helpers.checking.records import Audit, Finding, Verdict
from helpers.reading.records import Figure
from helpers.showing.excerpts import excerpt
from helpers.showing.naming import figure_words, hedged, printed_places
from helpers.showing.notation import percent, recomputed
from helpers.showing.wording import kind_name, verdict_name

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

SHARE_COLUMNS = (
    *("finding", "label", "printed_text", "recomputed_text", "deviation", "low", "high"),
    *("allowed_low", "allowed_high", "verdict", "verdict_name"),
)
VERDICT_COLUMNS = ("kind", "kind_name", "verdict", "verdict_name", "count")


def shares_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return every printed percentage beside the one its operands give.

    Returns
    -------
    DataFrame
        One row a decided finding about a percentage: ``finding``, ``label``, ``printed_text``, ``recomputed_text``;
        in percentage points from the printed value: ``deviation`` of the recomputed one, its bounds ``low`` and
        ``high`` (wider than a point where operands are rounded themselves), and ``allowed_low``, ``allowed_high``
        (what rounds to the printed digits); ``verdict``, ``verdict_name``. Reading order.
    """
    rows = (row for finding in audit.findings if (row := _share(audit, finding, language)) is not None)
    return pd.DataFrame(rows, columns=list(SHARE_COLUMNS))


def verdicts_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return how many findings of each kind got each verdict.

    Returns
    -------
    DataFrame
        ``kind``, ``kind_name``, ``verdict``, ``verdict_name``, ``count``; every kind that occurs with all four
        verdicts, in order of first appearance.
    """
    pairs = [(finding.relation.kind, finding.verdict) for finding in audit.findings]
    rows = [
        (kind, kind_name(kind, language), verdict, verdict_name(verdict, language), pairs.count((kind, verdict)))
        for kind in dict.fromkeys(kind for kind, _ in pairs)
        for verdict in VERDICTS
    ]
    return pd.DataFrame(rows, columns=list(VERDICT_COLUMNS))


def _share(audit: Audit, finding: Finding, language: str) -> tuple[Any, ...] | None:
    """Return one row of the shares table; None if the finding is about no printed percentage or undecided."""
    relation, value = finding.relation, finding.recomputed
    stated = None if relation.stated is None else audit.figures[relation.stated]
    if stated is None or value is None or stated.value is None or stated.kind not in {"percent", "change_percent"}:
        return None
    printed, half = Fraction(stated.value), Fraction(stated.step) / 2
    sign = -1 if value < 0 else 1  # a fall may be recomputed as a negative change; the printed digits have no sign
    low, high = sorted(sign * end for end in (finding.interval or (value, value)))
    texts = (
        hedged(percent(printed, language, printed_places(Decimal(stated.step))), stated.hedge, language),
        f"{recomputed(abs(value), stated.step, language)}%",
    )
    offsets = (abs(value) - printed, low - printed, high - printed, -half, half)
    return (
        *(finding.id, _share_label(audit, finding, stated, language), *texts, *map(float, offsets)),
        *(finding.verdict, verdict_name(finding.verdict, language)),
    )


def _share_label(audit: Audit, finding: Finding, stated: Figure, language: str) -> str:
    """Name a share by its part, or by itself; where neither says what it counts, by the words around it."""
    parts = finding.relation.parts
    figures = [audit.figures[parts[0]], stated] if len(parts) == 1 else [stated]
    named = (figure for figure in figures if audit.label(figure.id, language) or (figure.unit and figure.unit != "%"))
    figure = next(named, None)
    return str(excerpt(audit, stated, room=24)) if figure is None else figure_words(audit, figure, language)
