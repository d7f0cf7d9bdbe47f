"""Two reports side by side: which figures changed, were restated otherwise, appeared or vanished."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from helpers.checking.matching import aligned, matches
from helpers.checking.records import Audit
from helpers.checking.rounding import printed
from helpers.reading.records import Figure

#: Code points between a figure and the year it is of.
_BESIDE = 40

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
    back = _looked_back(first, second, pairs)
    kept = {*pairs.values(), *back}
    found = [*_changes(first, second, pairs)]
    found += [
        Difference("restated", before, after)
        for after, before in back.items()
        if not printed(first.figures[before]).meets(printed(second.figures[after]))
    ]
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


def _looked_back(first: Audit, second: Audit, pairs: dict[int, int]) -> dict[int, int]:
    """Return which figures of the second report look back on which of the first: id in the second → id in the first.

    A report of a later year gives an earlier figure as the old one of a change, or beside the year of the first report.
    """
    earlier, later = _years(first, second)
    if earlier is None or later is None or earlier >= later:
        return {}
    came_from = {after: before for before, after in pairs.items()}
    found: dict[int, int] = {}
    for finding in second.findings:
        relation = finding.relation
        if relation.kind == "change" and relation.base is not None and len(relation.parts) == 1:
            own = came_from.get(relation.parts[0])
            if own is not None:
                found.setdefault(relation.base, own)
    called = defaultdict(list)
    for before in pairs:
        called[_called(first.figures[before])].append(before)
    for after in second.statistics:
        if after not in came_from and after not in found and _beside(second, after, earlier):
            like = called[_called(second.figures[after])]
            if len(like) == 1 and second.figures[after].label:
                found[after] = like[0]
    return found


def _beside(audit: Audit, figure: int, year: int) -> bool:
    """Tell whether a figure is said to be of a year: ``1.260 hộ nghèo năm 2023``, ``năm 2023 (1.260 hộ nghèo)``."""
    one = audit.figures[figure]
    for other in audit.figures[max(0, figure - 1) : figure + 2]:
        gap = audit.document.text[min(one.end, other.end) : max(one.start, other.start)]
        if other.kind == "year" and other.value == year and other.sentence == one.sentence and len(gap) <= _BESIDE:
            return True
    return False


def _called(figure: Figure) -> tuple[str, str, str]:
    """Return what has to be the same of two figures that are called alike."""
    return figure.kind, (figure.unit or "").lower(), " ".join(figure.label.lower().split())


def _years(first: Audit, second: Audit) -> tuple[int | None, int | None]:
    """Return the years that two reports are of: the pair that stands most often in the same place of both."""
    pairs = Counter(
        (int(first.figures[before].value or 0), int(second.figures[after].value or 0))
        for before, after in aligned(first, second, ("year", "period"))
    )
    return pairs.most_common(1)[0][0] if pairs else (None, None)
