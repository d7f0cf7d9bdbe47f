"""Two reports side by side: which figures changed, were restated otherwise, appeared or vanished."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from helpers.checking.matching import aligned, matches
from helpers.checking.records import Audit
from helpers.checking.rounding import printed
from helpers.reading.records import Figure

DifferenceKind = Literal["changed", "restated", "reprinted", "appeared", "vanished"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one figure from the first report to the second.

    ==========  ====================================================================================
    changed     printed in the same place with another value
    restated    what the first report gave as its own figure, the second gives otherwise, looking back
    reprinted   the same value to other digits: rounded, hedged, or with another multiplier
    appeared    only in the second
    vanished    only in the first
    ==========  ====================================================================================
    """

    kind: DifferenceKind
    before: int | None  #: its id in the first report
    after: int | None  #: its id in the second


def compare(first: Audit, second: Audit) -> tuple[Difference, ...]:
    """Return what became of the statistics of one report in another: a later edition, or the next year's.

    Parameters
    ----------
    first, second
        The reports, the earlier one first.

    Returns
    -------
    tuple[Difference, ...]
        In the order of the second report; what vanished stands where it would have come. Statistics that are printed
        alike in both are left out, and so are dates, years and document numbers.
    """
    pairs = matches(first, second)
    kept = set(pairs.values())
    found = [*_changes(first, second, pairs), *_looked_back(first, second, pairs)]
    found += [Difference("appeared", None, i) for i in second.statistics if i not in kept]
    found += [Difference("vanished", i, None) for i in first.statistics if i not in pairs]
    befores = list(pairs)

    def place(one: Difference) -> tuple[int, int]:
        if one.after is not None:
            return one.after, -1
        assert one.before is not None
        earlier = bisect_left(befores, one.before)
        return pairs[befores[earlier - 1]] if earlier else -1, one.before

    return tuple(sorted(found, key=place))


def _changes(first: Audit, second: Audit, pairs: dict[int, int]) -> Iterator[Difference]:
    """Yield the statistics that are printed otherwise in the same place."""
    for before, after in pairs.items():
        one, other = first.figures[before], second.figures[after]
        if (one.value, one.direction, one.value2) != (other.value, other.direction, other.value2):
            yield Difference("reprinted" if _compatible(one, other) else "changed", before, after)
        elif (one.step, one.hedge) != (other.step, other.hedge):
            yield Difference("reprinted", before, after)


def _compatible(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may be one value, one of them printed to fewer digits or hedged."""
    coarser = (one.step, one.hedge) != (other.step, other.hedge)
    alike = (one.direction, one.value2) == (other.direction, other.value2)
    return coarser and alike and printed(one).meets(printed(other))


def _looked_back(first: Audit, second: Audit, pairs: dict[int, int]) -> Iterator[Difference]:
    """Yield the earlier figures of the second report that differ from what the first gave as its own."""
    if _years_apart(first, second) <= 0:
        return
    came_from = {after: before for before, after in pairs.items()}
    told: set[int] = set()
    for finding in second.findings:
        relation = finding.relation
        if relation.kind != "change" or relation.base is None or relation.base in told or len(relation.parts) != 1:
            continue
        own = came_from.get(relation.parts[0])
        if own is not None and not printed(first.figures[own]).meets(printed(second.figures[relation.base])):
            told.add(relation.base)
            yield Difference("restated", own, relation.base)


def _years_apart(first: Audit, second: Audit) -> int:
    """Return by how many years the second report is later: the most frequent distance of years in the same place."""
    gaps = Counter(
        int(second.figures[after].value or 0) - int(first.figures[before].value or 0)
        for before, after in aligned(first, second, ("year", "period"))
    )
    return gaps.most_common(1)[0][0] if gaps else 0
