"""Which figures to change so that everything holds: the smallest, then likeliest sets, ties named and never guessed.

After Fellegi, I. P. and Holt, D. (1976), "A Systematic Approach to Automatic Edit and Imputation", JASA 71(353): 17–35.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import prod
from time import monotonic

from helpers.checking.inequalities import holds, inequalities
from helpers.checking.likelihood import Weighed, weigh
from helpers.checking.proposals import propose
from helpers.checking.records import Finding, Repair
from helpers.checking.rounding import Interval
from helpers.checking.systems import Constraint, Solved, System, solve
from helpers.reading.records import Figure

#: Systems up to so many figures are searched set by set; larger ones only for single figures, then by the solver.
SMALL = 12
#: Repairs of more figures than this would be guesses; so would be more alternatives than anybody reads.
_MOST_CHANGED, _MOST_ALTERNATIVES = 4, 40
#: Bounds of a search that no honest report meets: sets tried, the terms of their sums, errors sought one by one.
_MOST_TRIED, _MOST_TERMS, _MOST_ERRORS = 300, 60_000, 60
#: Bounds of the solver: figures it is given, its proposals and, as a last resort, seconds.
_LARGEST, _ROUNDS, _SECONDS = 200, 120, 20
#: By how many steps the cut-off digits of a report may hide: below and above what is printed.
_HIDDEN = {"truncated": (Fraction(1, 2), Fraction(1)), "padded_zero": (Fraction(5), Fraction(10))}


@dataclass(slots=True)
class Found:
    """The smallest repairs of a system, and whether these are all."""

    sets: dict[frozenset[int], Solved] = field(default_factory=dict)
    complete: bool = True


def find_repairs(figures: Sequence[Figure], findings: Sequence[Finding]) -> tuple[Repair, ...]:
    """Return the repairs of a report: for everything that does not hold, the fewest figures that would put it right.

    Parameters
    ----------
    figures
        All figures of the report, by id.
    findings
        What was judged and explained. Only what is inconsistent and not waived is mended; what is consistent has to
        stay so; what is explained is evidence, but no duty, unless the report merely cuts its digits off.

    Returns
    -------
    tuple[Repair, ...]
        By group: errors that do not touch each other are mended apart. Within a group the likeliest first, as
        ``likelihood`` weighs them. Equal ranks are ties: the error cannot be placed.
    """
    if not any(f.verdict == "inconsistent" and f.severity != "note" for f in findings):
        return ()
    explained = [f for f in findings if f.verdict == "explained" and f.severity != "note"]
    repairs: list[Repair] = []
    for system in systems_of(figures, findings):
        for part, found in _search(system):
            for piece in _factors(part, found):
                group = repairs[-1].group + 1 if repairs else 0
                repairs += _ranked(part, piece, explained, group, complete=found.complete)
    return tuple(repairs)


def systems_of(figures: Sequence[Figure], findings: Sequence[Finding]) -> Iterator[System]:
    """Yield the relations that are tied together and not all right."""
    constraints = [c for c in (_constraint(figures, finding) for finding in findings) if c is not None]
    for tied in _tied(constraints):
        if any(constraint.broken for constraint in tied):
            yield System(figures, tuple(tied))


def _constraint(figures: Sequence[Figure], finding: Finding) -> Constraint | None:
    """Return what a finding demands of a repair, None where it demands nothing."""
    relation, cause = finding.relation, finding.explanation
    tolerant = finding.verdict == "explained" and cause is not None and cause.kind in _HIDDEN
    waived = finding.verdict == "inconsistent" and finding.severity == "note"
    if relation.given is not None or waived or not (tolerant or finding.verdict in ("consistent", "inconsistent")):
        return None
    claim = None
    if tolerant and cause is not None and relation.stated is not None:
        stated = figures[relation.stated]
        below, above = (part * Fraction(stated.step) for part in _HIDDEN[cause.kind])
        claim = Interval(Fraction(stated.value or 0) - below, Fraction(stated.value or 0) + above)
    stated_too = () if relation.stated is None else (relation.stated,)
    members = frozenset((*relation.operands, *stated_too))
    polynomials = inequalities(relation, figures, claim)
    broken = finding.verdict == "inconsistent"
    if holds(polynomials, {i: Fraction(figures[i].value or 0) for i in members}) == broken:
        polynomials = ()  # judged by another measure than these: only judging tells
    return Constraint(finding.id, relation, members, polynomials, broken, tolerant)


def _tied(constraints: Sequence[Constraint], among: frozenset[int] | None = None) -> list[list[Constraint]]:
    """Part constraints into lists that share no figure (none of those among), in the order of their first ones."""
    root = list(range(len(constraints)))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    first: dict[int, int] = {}
    for n, constraint in enumerate(constraints):
        for figure in constraint.figures if among is None else constraint.figures & among:
            root[find(n)] = find(first.setdefault(figure, n))
    parts: dict[int, list[Constraint]] = defaultdict(list)
    for n, constraint in enumerate(constraints):
        parts[find(n)].append(constraint)
    return list(parts.values())


def _search(system: System) -> Iterator[tuple[System, Found]]:
    """Yield the smallest repairs of a system or, where they are too many figures, those of each of its errors."""
    found = smallest(system)
    errors = _tied(system.broken)
    if found.sets or len(errors) < 2:
        yield system, found
        return
    for error in errors[:_MOST_ERRORS]:  # what one error needs may still depend on another: not complete
        others = {c.finding for c in system.broken} - {c.finding for c in error}
        rest = System(system.figures, tuple(c for c in system.constraints if c.finding not in others))
        alone = smallest(rest)
        alone.complete = False
        yield rest, alone


def smallest(system: System) -> Found:
    """Return all repairs of a system with the fewest figures.

    Sets of up to three figures of a small system, and single figures of any, are tried one by one; beyond that the
    solver proposes sets. Either way exact arithmetic finds the values, and every relation is judged with them.
    """
    found = Found()
    tried = 3 if len(system.members) <= SMALL else 1
    most = min(_MOST_TRIED, _MOST_TERMS // max(len(c.figures) for c in system.constraints))
    for size in range(1, tried + 1):
        candidates = [changed for changed in combinations(system.members, size) if system.hits(changed)]
        found.complete = found.complete and len(candidates) <= most
        for changed in candidates[:most]:
            _try(system, frozenset(changed), found)
        if found.sets:
            return found
    return by_solver(system, tried + 1, found.complete)


def by_solver(system: System, least: int = 1, complete: bool = True) -> Found:
    """Return the repairs with the fewest figures that the solver proposes and exact arithmetic confirms."""
    found, failed = Found(complete=complete), list[frozenset[int]]()
    until = monotonic() + _SECONDS
    for _ in range(_ROUNDS if len(system.members) <= _LARGEST else 0):
        changed, ended = propose(system, least, failed, tuple(found.sets))
        found.complete = found.complete and ended
        if not ended or monotonic() > until:
            break
        if changed is None or (found.sets and len(changed) > len(next(iter(found.sets)))):
            return found
        if len(changed) > _MOST_CHANGED or len(found.sets) >= _MOST_ALTERNATIVES:
            break
        if not _try(system, changed, found):
            failed.append(changed)
    found.complete = False
    return found


def _try(system: System, changed: frozenset[int], found: Found) -> bool:
    """Add a set of figures to the repairs if values can be found for it."""
    if any(system.figures[i].value is None for i in changed):
        return False
    solved, sure = solve(system, tuple(sorted(changed)))
    if solved is not None:
        found.sets[changed] = solved
    found.complete = found.complete and sure
    return solved is not None


def _factors(system: System, found: Found) -> list[dict[frozenset[int], Solved]]:
    """Part repairs into those of errors apart from each other, if every choice for one goes with every other's."""
    pieces: dict[frozenset[int], dict[frozenset[int], Solved]] = defaultdict(dict)
    shapes = set()
    for changed, solved in found.sets.items():
        parts = _tied(system.touched(tuple(changed)), changed)
        covers = []
        for part in parts:
            mine = frozenset(i for c in part for i in c.figures) & changed
            cover = frozenset(c.finding for c in part if c.broken)
            covers.append(cover)
            kept = Solved({i: solved.values[i] for i in mine}, {i: solved.ranges[i] for i in mine})
            pieces[cover].setdefault(mine, kept)
        shapes.add(frozenset(covers))
    if len(shapes) == 1 and prod(len(choices) for choices in pieces.values()) == len(found.sets):
        return list(pieces.values())
    return [found.sets]


def _ranked(
    system: System,
    choices: dict[frozenset[int], Solved],
    explained: Sequence[Finding],
    group: int,
    *,
    complete: bool,
) -> Iterator[Repair]:
    """Yield the repairs of a group, the likeliest first; those that nothing tells apart share a rank."""
    weighed = sorted((weigh(system, solved, explained) for solved in choices.values()), key=Weighed.order)
    behind = [one.behind(weighed[0]) for one in weighed]
    for one, orders in zip(weighed, behind, strict=True):
        changed = [change.figure for change in one.changes]
        mended = tuple(c.finding for c in system.touched(changed) if c.broken)
        yield Repair(group, sorted(set(behind)).index(orders) + 1, one.changes, mended, complete)
    if not weighed:
        yield Repair(group, 1, (), tuple(c.finding for c in system.broken), complete=False)
