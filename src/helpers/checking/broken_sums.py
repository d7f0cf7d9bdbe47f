"""Why parts do not add up although each of them is right: they overlap, or their rounding adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.checking.records import CauseKind, Explanation, Finding
from helpers.checking.scene import Scene
from helpers.reading.records import Figure

_SHARES = frozenset({"share", "ratio_percent"})
#: Percentages that are what their counts give, but for how they were shortened.
_SHORTENED = frozenset({"truncated", "padded_zero"})
_SUMS = frozenset({"partition_sum", "percent_sum"})
#: A total of so many units of its last digit that is not a zero is a fine one: "790.800 tỷ" was rounded to hundreds,
#: while "50 xã" is fifty.
_FINE = 1000


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of a report that hold or have a cause, by their part and by their percentage."""

    of_part: Mapping[int, Finding]
    of_stated: Mapping[int, Finding]

    @classmethod
    def among(cls, findings: Sequence[Finding]) -> "Shares":
        """Collect the shares that hold or have a cause."""
        known = [f for f in findings if f.verdict in ("consistent", "explained") and f.relation.base is not None]
        shares = [f for f in reversed(known) if f.relation.kind in _SHARES]
        return cls(
            {f.relation.parts[0]: f for f in shares if len(f.relation.parts) == 1},
            {f.relation.stated: f for f in shares if f.relation.stated is not None},
        )


def overlap(scene: Scene, finding: Finding, shares: Shares) -> Explanation | None:
    """Return that categories overlap: each agrees with its own percentage of one base, yet together they exceed it.

    Returns
    -------
    Explanation or None
        ``figures`` are the percentages (of a sum of counts) or counts (of a sum of percentages) that prove the parts
        right, ``recomputed`` is how much is counted more than once.
    """
    relation = finding.relation
    if relation.kind not in _SUMS or finding.interval is None or -1 in relation.signs:
        return None
    counts = relation.kind == "partition_sum"
    proofs = [(shares.of_part if counts else shares.of_stated).get(part) for part in relation.parts]
    right = [proof for proof in proofs if proof is not None and proof.verdict == "consistent"]
    bases = {proof.relation.base for proof in right}
    excess = finding.interval[0] - (Fraction(100) if relation.stated is None else scene.value(relation.stated))
    if excess <= 0 or len(right) < len(proofs) or len(bases) != 1 or (counts and bases != {relation.stated}):
        return None
    others = (proof.relation.stated if counts else proof.relation.parts[0] for proof in right)
    return Explanation("overlap", tuple(i for i in others if i is not None), excess)


def drift(scene: Scene, finding: Finding, shares: Shares, *, truncates: bool = False) -> Explanation | None:
    """Return that rounding adds up, or what else bent the parts: what they were made from does make the total.

    Parameters
    ----------
    scene, finding, shares
        The figures, a sum that does not hold, and the shares that do.
    truncates
        Whether the report cuts its percentages off: each may hide a whole unit of its last place.

    Returns
    -------
    Explanation or None
        ``recomputed`` is the exact total where the parts can be recomputed from their counts; else ``figures`` are the
        parts, all of them rounded (to the same power of ten) or cut off. Where percentages have causes of their own,
        theirs is the cause, and they are the figures.
    """
    if finding.recomputed is None or -1 in finding.relation.signs:
        return None
    if finding.relation.kind == "percent_sum":
        return _recomputed_total(scene, finding, shares) or (_cut_total(scene, finding) if truncates else None)
    return _coarse_total(scene, finding) if finding.relation.kind == "partition_sum" else None


def _due(scene: Scene, finding: Finding) -> Fraction:
    """Return what percentages ought to add up to."""
    return Fraction(100) if finding.relation.stated is None else scene.value(finding.relation.stated)


def _recomputed_total(scene: Scene, finding: Finding, shares: Shares) -> Explanation | None:
    """Add up what the counts of the percentages give, and see whether that makes the total.

    If it does, what is wrong with the sum is what is wrong with its percentages, and has the same cause.
    """
    parts, stated = finding.relation.parts, finding.relation.stated
    behind = [shares.of_stated[part] for part in parts if part in shares.of_stated]
    total = sum((share.recomputed or Fraction(0) for share in behind), Fraction(0))
    slack = Fraction(0) if stated is None else Fraction(scene.figures[stated].step)
    if len(behind) < len(parts) or abs(total - _due(scene, finding)) > slack:
        return None
    causes = {part: share.explanation.kind for part, share in zip(parts, behind, strict=True) if share.explanation}
    graver = {part: kind for part, kind in causes.items() if kind not in _SHORTENED}
    kind: CauseKind = min(graver.values()) if graver else "rounding_drift"
    return Explanation(kind, tuple(graver) or parts, total)


def _cut_total(scene: Scene, finding: Finding) -> Explanation | None:
    """See whether percentages fall short of the total by no more than what cutting them off may hide."""
    parts = finding.relation.parts
    hidden = sum((Fraction(scene.figures[part].step) for part in parts), Fraction(0))
    short = _due(scene, finding) - (finding.recomputed or 0)
    return Explanation("rounding_drift", parts) if 0 < short < hidden else None


def _coarse_total(scene: Scene, finding: Finding) -> Explanation | None:
    """See whether a sum holds if all its figures were rounded to the power of ten that all of them are multiples of."""
    relation = finding.relation
    figures = [scene.figures[i] for i in (*relation.parts, relation.stated) if i is not None]
    grain = common_grain(figures)
    if grain is None or len(relation.parts) < 2 or scene.value(figures[-1].id) < _FINE * grain:
        return None
    gap = abs((finding.recomputed or 0) - _due(scene, finding))
    return Explanation("rounding_drift", relation.parts) if gap <= len(figures) * grain / 2 else None


def common_grain(figures: Sequence[Figure]) -> Fraction | None:
    """Return the power of ten above their last places that all figures are multiples of, None where there is none."""
    values = [Fraction(figure.value or 0) for figure in figures]
    grain = max(Fraction(figure.step) for figure in figures)
    finest = grain
    while all(value % (grain * 10) == 0 for value in values) and any(values):
        grain *= 10
    return grain if grain > finest else None
