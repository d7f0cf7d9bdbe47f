"""The smallest, then likeliest figures to change: as brute force finds them, ties named, to the last digit of 10¹⁵."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import pytest

from helpers.checking.records import CauseKind, Explanation, Finding, Relation, Repair
from helpers.checking.repairs import SMALL, by_solver, find_repairs, smallest, systems_of
from helpers.checking.verdicts import judge
from helpers.reading.records import Figure, FigureKind
from helpers.running.audit import audit

#: SOATSO_BRUTE=1000 checks so many random systems; `make test` a few of them.
HOW_MANY = int(os.environ.get("SOATSO_BRUTE", "24"))


def figure(number: int, printed: str, kind: FigureKind = "count") -> Figure:
    """Make a figure as read from Vietnamese digits."""
    value = Decimal(printed.replace(".", "").replace(",", "."))
    return Figure(number, 0, 1, printed, kind, value, step=Decimal(1).scaleb(int(value.as_tuple().exponent)))


def figures(*printed: str) -> tuple[Figure, ...]:
    """Make figures: "40" is a count, "12,5%" a percentage."""
    return tuple(figure(n, p.rstrip("%"), "percent" if p.endswith("%") else "count") for n, p in enumerate(printed))


def judged(shown: Sequence[Figure], *relations: Relation) -> tuple[Finding, ...]:
    """Judge relations as the report's."""
    return tuple(judge(number, relation, shown) for number, relation in enumerate(relations))


def share(stated: int, part: int, base: int) -> Relation:
    return Relation("share", stated, (part,), base)


def total(stated: int, *parts: int) -> Relation:
    return Relation("partition_sum", stated, parts)


def told(repairs: Sequence[Repair]) -> list[tuple[int, list[tuple[int, str, str | None, str | None]]]]:
    """Return what repairs say, as plain values: rank and, for each change, figure, bounds and proposal."""
    return [
        (r.rank, [(c.figure, str(c.low), None if c.high is None else str(c.high), c.proposal) for c in r.changes])
        for r in repairs
    ]


def test_nothing_is_repaired_where_nothing_is_wrong() -> None:
    shown = figures("50", "30", "20", "60%")
    assert find_repairs(shown, judged(shown, total(0, 1, 2), share(3, 1, 0))) == ()


def test_a_figure_that_two_sums_accuse_is_the_one() -> None:
    """30 is neither 50 less 23 nor 54% of 50; 27 is both."""
    shown = figures("50", "30", "23", "54%")
    (repair,) = find_repairs(shown, judged(shown, total(0, 1, 2), share(3, 1, 0)))
    assert told([repair]) == [(1, [(1, "27", "27", None)])]
    assert (repair.findings, repair.complete) == ((0, 1), True)


def test_a_lone_sum_cannot_place_its_error() -> None:
    """Without a slip of the pen the total and each part are equally suspect: all are named with one rank."""
    shown = figures("1.000", "655", "222")
    assert told(find_repairs(shown, judged(shown, total(0, 1, 2)))) == [
        (1, [(0, "877", "877", None)]),
        (1, [(1, "778", "778", None)]),
        (1, [(2, "345", "345", None)]),
    ]


def test_a_slip_of_the_pen_is_likelier_than_any_other_change() -> None:
    """78 is 87 with its digits swapped; 206 and 137 are no slips of 215 and 128."""
    shown = figures("215", "128", "78")
    assert told(find_repairs(shown, judged(shown, total(0, 1, 2)))) == [
        (1, [(2, "87", "87", "87")]),
        (2, [(0, "206", "206", None)]),
        (3, [(1, "137", "137", None)]),
    ]


def test_a_figure_other_sums_support_has_less_room_to_be_wrong() -> None:
    """The base also carries a second share, which leaves it 1.017 to 1.025: a slip of the pen from 1.020 would do."""
    shown = figures("1.000", "300", "35%", "200", "20%")
    repairs = find_repairs(shown, judged(shown, share(2, 1, 0), share(4, 3, 0)))
    assert [(r.rank, r.changes[0].figure) for r in repairs] == [(1, 2), (1, 1)]
    wide = figures("1.000", "300", "29%", "200", "20%")
    repairs = find_repairs(wide, judged(wide, share(2, 1, 0), share(4, 3, 0)))
    assert told(repairs) == [
        (1, [(0, "1017", "1025", "1.020")]),
        (1, [(2, "30", "30", None)]),
        (2, [(1, "285", "295", None)]),
    ]


def test_a_decimal_place_tells_what_would_do() -> None:
    """The ranges are those of printable values: 12,5% of 40 is 5, and 14,5% of 40 is no whole number."""
    shown = figures("40", "5", "14,5%")
    assert told(find_repairs(shown, judged(shown, share(2, 1, 0)))) == [(1, [(2, "25/2", "25/2", "12,5")])]


def test_what_nothing_bounds_says_so() -> None:
    shown = figures("30", "50")
    assert told(find_repairs(shown, judged(shown, Relation("subset", None, (1,), 0)))) == [
        (1, [(1, "0", "30", None)]),
        (1, [(0, "50", None, None)]),
    ]


def test_two_errors_apart_are_repaired_apart() -> None:
    """They share a base that is right: each has its own alternatives, not every pair of them."""
    shown = figures("823", "301", "45,3%", "255", "50,9%", "823", "101", "12,3%")
    relations = (share(2, 1, 0), share(4, 3, 0), share(7, 6, 0), Relation("restatement", 5, (0,)))
    repairs = find_repairs(shown, judged(shown, *relations))
    assert {r.group for r in repairs} == {0, 1}
    assert all(len(r.changes) == 1 for r in repairs)
    assert {r.findings for r in repairs} == {(0,), (1,)}


def test_two_counts_in_each_others_place_are_one_repair() -> None:
    """Both shares fail, the sum holds: either the counts or the shares are swapped, and nothing tells which."""
    shown = figures("1.000", "613", "387", "38,7%", "61,3%")
    relations = (share(3, 1, 0), share(4, 2, 0), total(0, 1, 2), Relation("percent_sum", None, (3, 4)))
    repairs = find_repairs(shown, judged(shown, *relations))
    assert [[(c.figure, c.proposal) for c in r.changes] for r in repairs if r.rank == 1] == [
        [(3, "61,3"), (4, "38,7")],
        [(1, "387"), (2, "613")],
    ]


def test_a_waived_finding_is_not_repaired() -> None:
    shown = figures("215", "128", "78")
    (finding,) = judged(shown, total(0, 1, 2))
    assert find_repairs(shown, [replace(finding, severity="note", note="as published")]) == ()


def explained(finding: Finding, cause: CauseKind) -> Finding:
    return replace(finding, verdict="explained", severity="warning", explanation=Explanation(cause))


def test_what_is_explained_is_evidence_but_no_duty() -> None:
    """Three shares that fit 240 rather than 214 speak for 240, which the sum asks for too."""
    shown = figures("214", "100", "80", "60", "41,7%", "33,3%", "25%")
    sums, *shares = judged(shown, total(0, 1, 2, 3), share(4, 1, 0), share(5, 2, 0), share(6, 3, 0))
    alone = find_repairs(shown, [sums])
    assert [r.rank for r in alone] == [1, 1, 1, 1]
    repairs = find_repairs(shown, [sums, *(explained(f, "joint_base") for f in shares)])
    assert told(repairs)[0] == (1, [(0, "240", "240", None)])
    assert [r.rank for r in repairs] == [1, 2, 2, 2]


def test_a_report_that_cuts_off_may_go_on_doing_so() -> None:
    """48,889 printed as 48,8 stays right; that the part is 22 of 45 is taken from it."""
    shown = figures("45", "22", "48,8%", "99", "23", "74")
    cut, sums = judged(shown, share(2, 1, 0), total(3, 0, 4, 5))
    repairs = find_repairs(shown, [explained(cut, "truncated"), sums])
    assert 0 not in {c.figure for r in repairs for c in r.changes}


def test_one_in_ten_to_the_fifteenth_is_seen() -> None:
    """No float tells these apart; the repair is exact to the unit."""
    shown = figures("1.000.000.000.000.000", "333.333.333.333.333", "666.666.666.666.666", "666.666.666.666.666")
    relations = (total(0, 1, 2), Relation("restatement", 3, (2,)))
    assert told(find_repairs(shown, judged(shown, *relations))) == [
        (1, [(1, "333333333333334", "333333333333334", "333.333.333.333.334")]),
        (1, [(0, "999999999999999", "999999999999999", None)]),
    ]


def test_a_search_that_stops_early_says_so() -> None:
    """A sum of 260 parts: each alone might be wrong, but not each is tried."""
    shown = figures("270", *["1"] * 260)
    repairs = find_repairs(shown, judged(shown, total(0, *range(1, 261))))
    assert 0 < len(repairs) < 261
    assert {repair.complete for repair in repairs} == {False}


@pytest.mark.parametrize("seed", range(12))
def test_a_planted_error_in_huge_sums_is_among_the_repairs(seed: int) -> None:
    """One unit off in figures of fifteen digits: the culprit is named, and all repairs are judged to hold."""
    rng = random.Random(seed)
    parts = [rng.randint(10**14, 3 * 10**14) for _ in range(rng.randint(2, 5))]
    values = [sum(parts), *parts, sum(parts[:2])]
    relations = (total(0, *range(1, len(parts) + 1)), total(len(values) - 1, 1, 2))
    culprit = rng.randrange(len(values))
    values[culprit] += rng.choice((-1, 1)) * 10 ** rng.randint(0, 14)
    shown = tuple(Figure(n, 0, 1, f"{v:,}".replace(",", "."), "count", Decimal(v)) for n, v in enumerate(values))
    findings = judged(shown, *relations)
    repairs = find_repairs(shown, findings)
    assert {culprit} in [{c.figure for c in r.changes} for r in repairs]
    (system,) = systems_of(shown, findings)
    assert set(by_solver(system).sets) == set(smallest(system).sets)


# Brute force: small systems, every printable value of every set of figures. Counts are exact, percentages are printed
# to tens, money to units; what holds is written down here once more, in whole numbers.
WIDTH = {"count": 0, "percent": 10, "money": 1}  # twice the distance to the ends of what is printed
DOMAIN = {"count": range(25), "percent": range(0, 210, 10), "money": range(25)}


def holds(relation: Relation, values: Sequence[int], kinds: Sequence[str]) -> bool:
    """Judge a relation in whole numbers, all doubled."""
    parts = [2 * values[i] for i in relation.parts]
    slack = sum(WIDTH[kinds[i]] for i in relation.parts)
    if relation.kind in ("partition_sum", "restatement", "percent_sum"):
        whole, more = (
            (200, 0) if relation.stated is None else (2 * values[relation.stated], WIDTH[kinds[relation.stated]])
        )
        return abs(sum(parts) - whole) <= slack + more
    assert relation.base is not None
    base, wide = 2 * values[relation.base], WIDTH[kinds[relation.base]]
    if relation.kind == "subset":
        return sum(parts) - slack <= base + wide
    assert relation.stated is not None
    percent = 2 * values[relation.stated]
    low, high = percent - 10, percent + 10
    if relation.kind == "change":
        low, high = low + 200, high + 200
    return (
        base > wide
        and 200 * (sum(parts) - slack) <= high * (base + wide)
        and 200 * (sum(parts) + slack) >= low * (base - wide)
    )


def by_brute_force(relations: Sequence[Relation], values: Sequence[int], kinds: Sequence[str]) -> set[frozenset[int]]:
    """Try every value of every set of at most three figures; return the smallest sets that mend everything."""
    members = sorted({i for r in relations for i in (*r.operands, *(() if r.stated is None else (r.stated,)))})
    for size in (1, 2, 3):
        mending = {frozenset(s) for s in combinations(members, size) if _mends(s, relations, values, kinds)}
        if mending:
            return mending
    return set()


def _mends(changed: Sequence[int], relations: Sequence[Relation], values: Sequence[int], kinds: Sequence[str]) -> bool:
    """Tell whether any values of a set of figures make everything hold."""
    touched = [r for r in relations if set(changed) & {*r.operands, r.stated}]
    if not all(holds(r, values, kinds) for r in relations if r not in touched):
        return False
    for chosen in product(*(DOMAIN[kinds[i]] for i in changed)):
        trial = list(values)
        for i, value in zip(changed, chosen, strict=True):
            trial[i] = value
        if all(holds(r, trial, kinds) for r in touched):
            return True
    return False


def made_up(seed: int) -> tuple[list[Relation], list[int], list[str]]:
    """Return a random system of at most twelve figures, true at first, with one to three figures then changed."""
    rng = random.Random(seed)
    many = rng.randint(2, 3)
    unit = rng.choice(("count", "count", "money"))
    parts = [rng.randint(1, 6) for _ in range(many)]
    values, kinds = [sum(parts), *parts], [unit] * (many + 1)
    relations = [Relation("partition_sum", 0, tuple(range(1, many + 1)))]
    shares: list[int] = []

    def add(value: int, kind: str) -> int:
        values.append(value)
        kinds.append(kind)
        return len(values) - 1

    for part in range(1, many + 1):
        if rng.random() < 0.7:
            shares.append(add(round(10 * values[part] / values[0]) * 10, "percent"))
            relations.append(Relation("share", shares[-1], (part,), 0))
    if len(shares) > 1 and rng.random() < 0.7:
        closed = len(shares) == many
        stated = None if closed else add(round(10 * sum(parts[: len(shares)]) / values[0]) * 10, "percent")
        relations.append(Relation("percent_sum", stated, tuple(shares)))
    for extra in rng.sample(("restated", "part", "change", "coverage"), rng.randint(0, 2)):
        one = rng.randrange(many + 1)
        if extra == "restated":
            relations.append(Relation("restatement", add(values[one], unit), (one,)))
        elif extra == "part":
            relations.append(Relation("subset", None, (add(rng.randint(0, values[one]), unit),), one))
        elif extra == "change":
            old = add(rng.randint(1, values[one]), unit)
            rise = add(round(10 * (values[one] - values[old]) / values[old]) * 10, "percent")
            relations.append(Relation("change", rise, (one,), old))
        else:
            plan = add(rng.randint(2, 12), unit)
            relations.append(
                Relation("coverage", add(round(10 * values[one] / values[plan]) * 10, "percent"), (one,), plan)
            )
    for wrong in rng.sample(range(len(values)), rng.choice((1, 1, 2, 2, 3))):
        values[wrong] = rng.choice(DOMAIN[kinds[wrong]])
    return relations, values, kinds


def as_figures(
    relations: Sequence[Relation], values: Sequence[int], kinds: Sequence[str], times: int = 1
) -> tuple[Figure, ...]:
    """Return the figures of a made-up system as read, its money so many times as much."""
    rises = {r.stated for r in relations if r.kind == "change"}
    named: dict[str, FigureKind] = {"count": "count", "money": "money", "percent": "percent"}
    return tuple(
        Figure(
            n,
            0,
            1,
            str(value),
            "change_percent" if n in rises else named[kind],
            Decimal(value * (times if kind == "money" else 1)),
            step=Decimal({"percent": 10, "money": times}.get(kind, 1)),
        )
        for n, (value, kind) in enumerate(zip(values, kinds, strict=True))
    )


@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_repairs_are_those_of_brute_force(seed: int) -> None:
    """In size and choice; sets that brute force misses need values it does not try, and are judged to hold by it."""
    relations, values, kinds = made_up(seed)
    shown = as_figures(relations, values, kinds)
    findings = judged(shown, *relations)
    assert [f.verdict == "consistent" for f in findings] == [holds(r, values, kinds) for r in relations]
    for system in systems_of(shown, findings):
        assert len(system.members) <= SMALL
        mine = [c.relation for c in system.constraints]
        found = smallest(system)
        size = {len(changed) for changed in found.sets}
        for changed, solved in found.sets.items():
            trial = list(values)
            for i in changed:
                assert solved.values[i].denominator == 1
                trial[i] = int(solved.values[i])
                span = solved.ranges[i]
                assert span.low <= solved.values[i] and (span.high is None or solved.values[i] <= span.high)
            assert all(holds(r, trial, kinds) for r in mine), (changed, solved)
        expected = by_brute_force(mine, values, kinds)
        if expected:
            least = {len(changed) for changed in expected}
            assert max(size) <= min(least)
            assert size != least or not found.complete or expected <= set(found.sets)
        if found.complete:
            solver = by_solver(system)
            assert not solver.complete or set(solver.sets) == set(found.sets)


@pytest.mark.parametrize("seed", range(8))
def test_repairs_do_not_depend_on_the_size_of_the_numbers(seed: int) -> None:
    """Money in units or in hundreds of trillions: the same figures, the same digits."""
    relations, values, kinds = made_up(seed)
    kinds = ["money" if kind == "count" else kind for kind in kinds]
    small, large = (as_figures(relations, values, kinds, times) for times in (1, 10**14))
    repairs = [
        [(r.group, r.rank, tuple(c.figure for c in r.changes)) for r in find_repairs(f, judged(f, *relations))]
        for f in (small, large)
    ]
    assert repairs[0] == repairs[1]


def test_the_solver_takes_over_where_sets_are_too_many() -> None:
    """Twenty parts, two totals of them, each wrong on its own: two figures have to change."""
    parts = [37 * n + 11 for n in range(1, 21)]
    values = [*parts, sum(parts[:10]) + 5, sum(parts[10:]) + 7, sum(parts)]
    shown = tuple(Figure(n, 0, 1, str(v), "count", Decimal(v)) for n, v in enumerate(values))
    relations = (total(20, *range(10)), total(21, *range(10, 20)), total(22, *range(20)))
    repairs = find_repairs(shown, judged(shown, *relations))
    assert [c.figure for r in repairs if r.rank == 1 for c in r.changes] == [20, 21]
    assert all(r.complete for r in repairs)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    path = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root)))}
    return subprocess.run(
        [sys.executable, *map(str, arguments)], env=path, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_an_error_that_one_figure_mends_loads_no_solver(root: Path) -> None:
    """What is slow to load is loaded when nothing else finds a repair."""
    report = root / "tests/data/cong-doan-2023.md"
    ended = run("-X", "importtime", "-m", "helpers", "check", "--format", "jsonl", report)
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in ended.stderr.splitlines() if "|" in line}
    assert '"proposal": "87"' in ended.stdout
    assert "helpers" in loaded
    assert not loaded & {"scipy", "numpy"}


def rated(seed: int) -> tuple[tuple[Figure, ...], tuple[Relation, ...]]:
    """Return ten categories with their shares, two figures of which are wrong."""
    rng = random.Random(seed)
    parts = [rng.randint(100, 9_999) for _ in range(10)]
    shares = [round(Decimal(part) * 100 / sum(parts), 2) for part in parts]
    values = [Decimal(sum(parts)), *map(Decimal, parts), *shares]
    for wrong in rng.sample(range(len(values)), 2):
        values[wrong] += 300 if wrong < 11 else 3
    relations = (total(0, *range(1, 11)), *(share(n + 10, n, 0) for n in range(1, 11)))
    written = (
        f"{value:,}".translate(str.maketrans(",.", ".,")) + ("%" if n > 10 else "") for n, value in enumerate(values)
    )
    return figures(*written), (*relations, Relation("percent_sum", None, tuple(range(11, 21))))


def solve_some() -> None:
    """Let the solver work on a few systems; nothing is printed but this."""
    for seed in range(4):
        shown, relations = rated(seed)
        for system in systems_of(shown, judged(shown, *relations)):
            by_solver(system)
    sys.stdout.write("done\n")


def test_the_solver_prints_nothing_of_its_own() -> None:
    """Standard output is for lines of JSON; some versions of HiGHS left messages of their developers in."""
    ended = run("-c", "from tests.checking.test_repairs import solve_some; solve_some()")
    assert (ended.stdout, ended.stderr) == ("done\n", "")


def test_the_shipped_example_is_repaired_as_its_readme_says(root: Path) -> None:
    """78 is a slip of the pen for 87."""
    one = audit(root / "tests/data/cong-doan-2023.md")
    best = [r for r in one.repairs if r.rank == 1]
    assert [[(one.figures[c.figure].printed, c.proposal) for c in r.changes] for r in best] == [[("78", "87")]]
