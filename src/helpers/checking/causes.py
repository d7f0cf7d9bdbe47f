"""Why a figure does not hold: named causes, the simplest first, each proved by arithmetic that reproduces it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from helpers.checking.misprints import misprints
from helpers.checking.records import Explanation, Finding, Relation
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.verdicts import recompute, severity_of
from helpers.reading.records import Figure

_SHARES = frozenset({"share", "ratio_percent", "coverage"})
_REACH = 24  # how many quantities away another base may stand
_TELLING = (
    2  # neighbours swapped, the mark misplaced, a digit doubled: other slips could turn any number into any other
)


def explain(scene: Scene, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, those that do not hold with the simplest cause that reproduces the printed figure.

    A cause turns ``inconsistent`` into ``explained``: the figure is still not what its words say, but how it came about
    is known. A slip of the pen names what was probably meant and stays ``inconsistent``: nothing printed reproduces it.
    """
    causes = _Causes(scene, findings)
    return tuple(_explained(f, next(causes.of(f), None)) if f.verdict == "inconsistent" else f for f in findings)


def _explained(finding: Finding, cause: Explanation | None) -> Finding:
    """Attach a cause."""
    if cause is None or cause.kind == "slip":
        return replace(finding, explanation=cause)
    return replace(finding, verdict="explained", severity=severity_of("explained"), explanation=cause)


class _Causes:
    """Looks for causes among the findings of one report."""

    def __init__(self, scene: Scene, findings: Sequence[Finding]) -> None:
        self.scene = scene
        self.sums: dict[int, list[Relation]] = defaultdict(list)  # percentage → the sums to 100 that it is part of
        self.wrong: dict[tuple[str, int | None], list[Finding]] = defaultdict(list)  # by kind and base
        for finding in findings:
            relation = finding.relation
            if relation.kind == "percent_sum" and relation.stated is None:
                for part in relation.parts:
                    self.sums[part].append(relation)
            elif finding.verdict == "inconsistent":
                self.wrong[relation.kind, relation.base].append(finding)

    def of(self, finding: Finding) -> Iterator[Explanation]:
        """Yield the causes that fit, the simplest first."""
        relation = finding.relation
        if relation.stated is None or finding.recomputed is None:
            return
        stated = self.scene.figures[relation.stated]
        if relation.kind in (*_SHARES, "change"):
            yield from _truncated(finding, finding.recomputed, stated)
        if relation.kind in _SHARES:
            yield from _other_base(self.scene, relation, stated)
            yield from self.swapped(finding, finding.recomputed, stated)
            yield from self.complement(stated)
        yield from _slip(finding.recomputed, stated)

    def complement(self, stated: Figure) -> Iterator[Explanation]:
        """Yield what the other shares leave of 100, where that is the figure."""
        for relation in self.sums[stated.id]:
            rest = tuple(i for i in relation.parts if i != stated.id)
            left = 100 - self.scene.total(rest)
            if left == self.scene.value(stated.id):
                yield Explanation("complement", rest, left)

    def swapped(self, finding: Finding, recomputed: Fraction, stated: Figure) -> Iterator[Explanation]:
        """Yield the share of the same list that stands in this one's place, and this one in its."""
        for other in self.wrong[finding.relation.kind, finding.relation.base]:
            theirs = other.relation.stated
            if other is not finding and theirs is not None and other.recomputed is not None:
                figure = self.scene.figures[theirs]
                if recomputed in printed(figure) and other.recomputed in printed(stated):
                    yield Explanation("swapped", (theirs,), recomputed)


def _truncated(finding: Finding, recomputed: Fraction, stated: Figure) -> Iterator[Explanation]:
    """Yield that the digits after the last printed one were cut off: 48,889 printed as 48,8."""
    low, high = finding.interval or (recomputed, recomputed)
    if recomputed >= 0 and _cut(low, stated.step) <= Fraction(stated.value or 0) <= _cut(high, stated.step):
        yield Explanation("truncated", recomputed=recomputed)


def _cut(value: Fraction, step: Decimal) -> Fraction:
    """Cut a value off after its last printed place."""
    return value // Fraction(step) * Fraction(step)


def _other_base(scene: Scene, relation: Relation, stated: Figure) -> Iterator[Explanation]:
    """Yield another base printed nearby that gives the figure: a sibling category, or all instead of those rated."""
    for base in nearby_bases(scene, relation):
        share = recompute(replace(relation, base=base), scene.figures)
        if share is not None and share in printed(stated):
            yield Explanation("other_base", (base,), share)


def nearby_bases(scene: Scene, relation: Relation) -> Iterator[int]:
    """Yield the quantities that are tried as another base of a share: the B of the A/B first, then by distance."""
    part = relation.parts[0]
    partner = scene.partner(relation.base) if relation.base is not None else None
    if partner is not None:
        yield partner
    around = (*scene.behind(part, _REACH), *scene.ahead(part, _REACH))
    for other in sorted(around, key=lambda i: (abs(scene.rank[i] - scene.rank[part]), i)):
        near = abs(scene.paragraphs[other] - scene.paragraphs[part]) <= 1 and scene.comparable(other, part)
        if near and other not in (relation.base, partner) and scene.value(other) > scene.value(part):
            yield other


def _slip(recomputed: Fraction, stated: Figure) -> Iterator[Explanation]:
    """Yield the slip of the pen that turned the recomputed figure into the printed one: 43,05 for 43,50."""
    for slip in misprints(stated):
        if slip.rank > _TELLING:
            return
        if recomputed in printed(slip.figure):
            yield Explanation("slip", (stated.id,), recomputed, proposal=slip.figure.printed)
