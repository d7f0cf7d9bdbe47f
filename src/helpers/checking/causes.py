"""Why a figure does not hold: named causes, the simplest first, each proved by arithmetic that reproduces it.

With coarse digits many numbers fit by chance, so a cause has to discriminate: another base is taken for one only where
the text ties it to the part, or where few such bases were tried for so precise a percentage and one alone fits.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from helpers.checking.bases_tried import other_bases
from helpers.checking.broken_sums import Shares, drift, overlap
from helpers.checking.habits import Habit, habit_of, is_cut_off, is_padded
from helpers.checking.joint_bases import Fitting, JointBase, joint_base
from helpers.checking.misprints import misprints
from helpers.checking.records import Change, Explanation, Finding, Relation, Repair
from helpers.checking.rounding import printed
from helpers.checking.scene import Scene
from helpers.checking.verdicts import severity_of
from helpers.reading.records import Figure

_SHARES = frozenset({"share", "ratio_percent", "coverage"})
_TELLING = (
    2  # neighbours swapped, the mark misplaced, a digit doubled: other slips could turn any number into any other
)
_LONG = 4  # digits: of the numbers near one so long, one in forty is but a digit away
_MOST_TIED = 200  # figures of one relation, shares of one base: no honest report has more
#: What a report does throughout is told once, and quietly wherever it does it.
_HABITUAL = {"truncates": "truncated", "pads": "padded_zero"}


def explain(scene: Scene, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, those that do not hold with the simplest cause that reproduces the printed figure.

    A cause turns ``inconsistent`` into ``explained``: the figure is still not what its words say, but how it came about
    is known. What the report does throughout, such as cutting digits off, is no more than a note. A slip of the pen
    names what was probably meant and stays ``inconsistent``: nothing printed reproduces it.
    """
    causes = _Causes(scene, findings, habit_of(scene.figures, findings))
    explained = [causes.explained(f) if f.verdict == "inconsistent" else f for f in findings]
    circular = _circular(explained)
    explained = [found if found.id in circular else f for found, f in zip(findings, explained, strict=True)]
    shares = Shares.among(explained)
    return tuple(causes.summed(f, shares) if f.verdict == "inconsistent" else f for f in explained)


def _circular(findings: Sequence[Finding]) -> set[int]:
    """Return the findings on shares that explain each other alone: each would be what the others leave of 100."""
    left = {f.relation.stated: f for f in findings if f.explanation is not None and f.explanation.kind == "complement"}
    return {f.id for f in left.values() if f.explanation is not None and left.keys() >= {*f.explanation.figures}}


def name_slips(
    figures: Sequence[Figure], findings: Sequence[Finding], repairs: Sequence[Repair]
) -> tuple[Finding, ...]:
    """Give what one slip of the pen mends its cause: the digits that make *all* relations of their figure hold.

    Parameters
    ----------
    figures, findings
        Of one report, the findings as explained.
    repairs
        As found for them. Where one figure alone is the likeliest and a slip explains it, that slip is the cause of
        the findings it mends; in a short figure a digit dropped or wrong could mend any one relation, so that it has
        to mend two.
    """
    slips: dict[int, Explanation] = {}
    first = Counter(repair.group for repair in repairs if repair.rank == 1)
    for repair in repairs:
        if repair.rank == 1 and first[repair.group] == 1 and len(repair.changes) == 1:
            (change,) = repair.changes
            if change.proposal is not None and (len(repair.findings) > 1 or _tells(figures[change.figure], change)):
                slip = Explanation("slip", (change.figure,), proposal=change.proposal)
                slips |= dict.fromkeys(repair.findings, slip)
    return tuple(
        replace(f, explanation=replace(slips[f.id], recomputed=f.recomputed))
        if f.id in slips and f.explanation is None
        else f
        for f in findings
    )


def _tells(figure: Figure, change: Change) -> bool:
    """Tell whether few other numbers could explain a slip: by its kind, or because enough digits are as they were."""
    long = sum(c.isdecimal() for c in figure.printed) >= _LONG
    return any(m.figure.printed == change.proposal and (long or m.rank <= _TELLING) for m in misprints(figure))


class _Causes:
    """Looks for causes among the findings of one report."""

    def __init__(self, scene: Scene, findings: Sequence[Finding], habit: Habit | None) -> None:
        self.scene = scene
        self.habit = habit
        self.ties: dict[int, set[int]] = defaultdict(set)  # figure → those of the same relations
        self.sums: dict[int, list[Relation]] = defaultdict(list)  # percentage → the sums to 100 that it is part of
        self.wrong: dict[tuple[str, int | None], list[Finding]] = defaultdict(list)  # by kind and base
        self.doubtful: set[int] = set()  # figures of sums that do not add up
        self.sound: set[int] = set()  # figures of sums that add up
        self.right: set[int] = set()  # percentages that are what their counts give
        self.joint_bases: dict[tuple[str, int | None], JointBase | None] = {}
        for finding in findings:
            relation = finding.relation
            together = {*relation.operands, *(() if relation.stated is None else (relation.stated,))}
            for figure in together if len(together) <= _MOST_TIED else ():
                self.ties[figure] |= together
            if relation.kind == "percent_sum" and relation.stated is None:
                for part in relation.parts:
                    self.sums[part].append(relation)
            elif finding.verdict == "inconsistent":
                self.wrong[relation.kind, relation.base].append(finding)
                self.doubtful |= together if relation.kind == "partition_sum" else set()
            elif finding.verdict == "consistent" and relation.kind == "partition_sum":
                self.sound |= together
            elif finding.verdict == "consistent" and relation.kind in _SHARES and relation.stated is not None:
                self.right.add(relation.stated)

    def explained(self, finding: Finding) -> Finding:
        """Attach the simplest cause, if there is any."""
        cause = next(self.of(finding), None)
        if cause is None or cause.kind == "slip":
            return replace(finding, explanation=cause)
        habitual = self.habit is not None and _HABITUAL.get(self.habit.manner) == cause.kind
        return replace(
            finding,
            verdict="explained",
            severity="note" if habitual else severity_of("explained"),
            explanation=cause,
        )

    def summed(self, finding: Finding, shares: Shares) -> Finding:
        """Attach why a sum of parts does not come out although its parts are right, if that is so."""
        truncates = self.habit is not None and self.habit.manner == "truncates"
        cause = overlap(self.scene, finding, shares) or drift(self.scene, finding, shares, truncates=truncates)
        if cause is None:
            return finding
        quiet = truncates and cause.kind == "rounding_drift"
        severity = "note" if quiet else severity_of("explained")
        return replace(finding, verdict="explained", severity=severity, explanation=cause)

    def of(self, finding: Finding) -> Iterator[Explanation]:
        """Yield the causes that fit, the simplest first: in a report that rounds, cut off digits are not the simplest.

        Sums of parts have causes of their own, which need to know those of the parts.
        """
        relation = finding.relation
        if relation.stated is None or finding.recomputed is None:
            return
        stated = self.scene.figures[relation.stated]
        rounds = self.habit is not None and self.habit.manner == "rounds"
        if not rounds:
            yield from self.shortened(finding, stated)
        if relation.kind in _SHARES:
            yield from other_bases(self.scene, relation, stated, self.ties)
        if rounds:
            yield from self.shortened(finding, stated)
        if relation.kind in _SHARES:
            yield from self.swapped(finding, finding.recomputed, stated)
            yield from self.complement(relation, stated)
            yield from self.joint(finding)
        yield from _slip(finding.recomputed, stated)

    def shortened(self, finding: Finding, stated: Figure) -> Iterator[Explanation]:
        """Yield that digits were cut off, or zeros put behind."""
        if finding.relation.kind in (*_SHARES, "change"):
            if is_cut_off(finding, stated):
                yield Explanation("truncated", recomputed=finding.recomputed)
            if is_padded(finding, stated) and self.doubtful.isdisjoint(finding.relation.operands):
                yield Explanation("padded_zero", recomputed=finding.recomputed)

    def complement(self, relation: Relation, stated: Figure) -> Iterator[Explanation]:
        """Yield what the other shares leave of 100, where that is the figure.

        If all others were right, so would be what they leave: then it is the count that is wrong, not its share.
        """
        for total in self.sums[stated.id] if self.doubtful.isdisjoint(relation.parts) else ():
            rest = tuple(i for i in total.parts if i != stated.id)
            left = 100 - self.scene.total(rest)
            if left == self.scene.value(stated.id) and not self.right.issuperset(rest):
                yield Explanation("complement", rest, left)

    def swapped(self, finding: Finding, recomputed: Fraction, stated: Figure) -> Iterator[Explanation]:
        """Yield the share of the same list that stands in this one's place, and this one in its."""
        for other in self.wrong[finding.relation.kind, finding.relation.base][:_MOST_TIED]:
            theirs = other.relation.stated
            if other is not finding and theirs is not None and other.recomputed is not None:
                figure = self.scene.figures[theirs]
                if recomputed in printed(figure) and other.recomputed in printed(stated):
                    yield Explanation("swapped", (theirs,), recomputed)

    def joint(self, finding: Finding) -> Iterator[Explanation]:
        """Yield the base, printed nowhere, that this share and others of the same printed base all fit."""
        relation = finding.relation
        if relation.base is None:
            return
        found = self.joint_base(relation.kind, relation.base)
        if found is not None and relation.stated in found.shares:
            others = tuple(i for i in found.shares if i != relation.stated)
            share = 100 * self.scene.total(relation.parts) / found.low
            yield Explanation("joint_base", others, share, base=(found.low, found.high))

    def joint_base(self, kind: str, base: int | None) -> JointBase | None:
        """Return the base that shares of one printed base fit together, sought once."""
        if (kind, base) not in self.joint_bases:
            rivals = [f.relation for f in self.wrong[kind, base] if not f.relation.signs][:_MOST_TIED]
            figures = self.scene.figures
            shares = [
                Fitting(r.stated, self.scene.total(r.parts), printed(figures[r.stated]))
                for r in rivals
                if r.stated is not None and figures[r.stated].kind == "percent"
            ]
            whole = all(figures[i].step == 1 for r in rivals for i in r.parts)
            found = joint_base(shares, whole=whole)
            self.joint_bases[kind, base] = None if found is not None and self.is_slip(base, found) else found
        return self.joint_bases[kind, base]

    def is_slip(self, base: int | None, found: JointBase) -> bool:
        """Tell whether a base that nothing else supports would be the joint one, but for a slip of the pen."""
        if base is None or base in self.sound:
            return False
        meant = (Fraction(m.figure.value or 0) for m in misprints(self.scene.figures[base]))
        return any(found.low <= value <= found.high for value in meant)


def _slip(recomputed: Fraction, stated: Figure) -> Iterator[Explanation]:
    """Yield the slip of the pen that turned the recomputed figure into the printed one: 43,05 for 43,50."""
    for slip in misprints(stated):
        if slip.rank > _TELLING:
            return
        if recomputed in printed(slip.figure):
            yield Explanation("slip", (stated.id,), recomputed, proposal=slip.figure.printed)
