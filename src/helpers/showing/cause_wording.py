"""What explains a printed figure, as the clause that follows its sum, with the arithmetic that proves it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from helpers.checking.broken_sums import common_grain
from helpers.checking.records import CauseKind, Explanation, Finding, Relation
from helpers.reading.records import Figure
from helpers.showing.digits import decimals_of, places_of, scale_of
from helpers.showing.sentences import SENTENCES, words_of
from helpers.showing.sums import Sums


def cause_clause(sums: Sums, finding: Finding) -> str:
    """Return what explains a finding, to be put behind what it says; nothing where no cause is known."""
    relation, cause = finding.relation, finding.explanation
    if cause is None:
        return ""
    key, arguments = _TOLD[cause.kind](sums, relation, cause)
    return words_of(SENTENCES, sums.language)[key].format(stated=sums.stated(relation), **arguments)


def listed(items: Iterable[str], language: str) -> str:
    """Join names as an enumeration: ``a, b and c``."""
    *most, last = items
    return f"{', '.join(most)} {words_of(SENTENCES, language)['and']} {last}" if most else last


def joint_bases(sums: Sums, base: int, cause: Explanation) -> str:
    """Write the base, or the bases, that percentages fit together, in the multiplier of the printed one."""
    scale = scale_of(sums.audit, sums.audit.figures[base])
    low, high = (sums.digits.scaled(end, scale) for end in cause.base or (Fraction(0), Fraction(0)))
    return low if low == high else words_of(SENTENCES, sums.language)["range"].format(low=low, high=high)


_Clause = tuple[str, dict[str, str]]


def _base(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Give both quotients, and what each base counts."""
    if relation.kind == "percent_sum":
        return _consequence(sums, relation, cause)
    other = replace(relation, base=cause.figures[0])
    said = sums.digits.named(relation.base) if relation.base is not None else "?"
    return cause.kind, {
        "sum": sums.expression(other),
        "result": sums.result(relation, cause.recomputed or Fraction(0)),
        "base": (sums.digits.figure if cause.kind == "of_target" else sums.digits.named)(cause.figures[0]),
        "said": sums.digits.given(relation.given) if relation.base is None and relation.given else said,
    }


def _joint_base(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Name the percentages and the base they fit together."""
    if relation.kind == "percent_sum" or relation.base is None or relation.stated is None:
        return _consequence(sums, relation, cause)
    return "joint_base", {
        "all": _all(sums, (relation.stated, *cause.figures)),
        "base": joint_bases(sums, relation.base, cause),
    }


def _consequence(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Say that percentages recomputed from their counts make the total, and which of them do not as printed."""
    return "consequence", {
        "total": sums.result(relation, cause.recomputed or Fraction(0)),
        "all": _all(sums, cause.figures),
    }


def _complement(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Name what was subtracted from a hundred."""
    if relation.kind == "percent_sum":
        return _consequence(sums, relation, cause)
    return "complement", {"rest": " − ".join(map(sums.digits.figure, cause.figures))}


def _truncated(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Say that digits were cut off."""
    return "truncated", {}


def _padded(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Give the number before zeros were put behind it."""
    stated = _figure(sums, relation.stated)
    value = Fraction(stated.value or 0)
    return "padded_zero", {"short": sums.digits.marked(sums.digits.number(value, decimals_of(stated.step)), stated)}


def _swapped(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Name the other share."""
    if relation.kind == "percent_sum":
        return _consequence(sums, relation, cause)
    return "swapped", {"other": sums.digits.figure(cause.figures[0])}


def _slip(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Give what was probably meant, with the sign of the figure, and which figure unless it is the stated one."""
    figure = cause.figures[0]
    one = _figure(sums, figure)
    meant = {"proposal": sums.digits.like(one, cause.proposal or "")}
    if figure == relation.stated:
        return "slip", meant
    return "slip_in", {**meant, "figure": sums.digits.figure(figure)}


def _overlap(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Say how much is counted more than once, and what proves the parts right."""
    excess = cause.recomputed or Fraction(0)
    if relation.kind == "percent_sum":
        return "overlap_percents", {"excess": sums.digits.percent(sums.digits.number(excess, places_of(excess)))}
    scale = scale_of(sums.audit, _figure(sums, relation.stated))
    return "overlap_counts", {"excess": sums.digits.scaled(excess, scale), "proof": _all(sums, cause.figures)}


def _drift(sums: Sums, relation: Relation, cause: Explanation) -> _Clause:
    """Say what was rounded, and what the exact total is where it is known."""
    if relation.kind != "percent_sum":
        figures = [_figure(sums, i) for i in (*relation.parts, relation.stated)]
        scale = scale_of(sums.audit, figures[-1])
        return "drift_coarse", {"grain": sums.digits.scaled(common_grain(figures) or Fraction(1), scale)}
    if cause.recomputed is not None:
        return "drift_exact", {"total": sums.result(relation, cause.recomputed)}
    due = Fraction(100 if relation.stated is None else _figure(sums, relation.stated).value or 0)
    gap = due - sum((Fraction(_figure(sums, i).value or 0) for i in relation.parts), Fraction(0))
    return "drift_cut", {"gap": sums.digits.number(gap, places_of(gap))}


def _all(sums: Sums, figures: Iterable[int]) -> str:
    """Enumerate figures."""
    return listed(map(sums.digits.figure, figures), sums.language)


def _figure(sums: Sums, figure: int | None) -> Figure:
    """Return a figure that has to be there."""
    assert figure is not None
    return sums.audit.figures[figure]


_TOLD: dict[CauseKind, Callable[[Sums, Relation, Explanation], _Clause]] = {
    "other_base": _base,
    "of_target": _base,
    "joint_base": _joint_base,
    "complement": _complement,
    "truncated": _truncated,
    "padded_zero": _padded,
    "swapped": _swapped,
    "slip": _slip,
    "overlap": _overlap,
    "rounding_drift": _drift,
}
