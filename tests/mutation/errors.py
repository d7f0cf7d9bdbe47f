"""Errors of known classes planted into made-up reports, each one that exact arithmetic can tell."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.mutation.reports import Cell, Report, made_up, write

_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Planted:
    """A report with one error: its class, and the names of the figures that are wrong."""

    report: Report
    error: str
    culprits: tuple[str, ...]


def value_of(cell: Cell) -> Fraction:
    """Read a printed figure back."""
    return Fraction(cell.printed.replace(".", "").replace(",", "."))


def step_of(cell: Cell) -> Fraction:
    """Return one unit in the last printed place."""
    return Fraction(1, 10 ** len(cell.printed.partition(",")[2]))


def holds(report: Report, cell: Cell) -> bool:
    """Tell whether a computed figure is what the printed operands give, rounded to its printed digits."""
    values = [value_of(report.cells[name]) for name in cell.operands if name in report.cells]
    if cell.formula in ("share", "ratio", "coverage"):
        result = 100 * values[0] / values[1] if values[1] else Fraction(-1)
    elif cell.formula in ("rise", "fall"):
        new, other = values
        old = other
        if cell.operands[1].endswith("delta"):
            old = new - other if cell.formula == "rise" else new + other
        result = 100 * abs(new - old) / old if old else Fraction(-1)
    elif cell.formula == "total":
        result = sum(values, Fraction(0))
    else:
        return True
    slack = _HALF * step_of(cell) if cell.formula != "total" else Fraction(0)
    if cell.formula in ("rise", "fall"):  # operands printed to one decimal may have been rounded
        slack += result * Fraction(1, 20) * _HALF / min(values) + Fraction(1, 1000)
    return abs(result - value_of(cell)) <= slack


def wrong(report: Report) -> list[str]:
    """Return the names of the computed figures that do not hold."""
    return [cell.name for cell in report.cells.values() if not holds(report, cell)]


def _shares(report: Report) -> list[Cell]:
    """Return the percentages of a report."""
    return [cell for cell in report.cells.values() if cell.formula in ("share", "ratio", "coverage", "rise", "fall")]


def _tied(report: Report) -> list[Cell]:
    """Return the figures that take part in some relation."""
    used = {name for cell in report.cells.values() for name in cell.operands}
    return [cell for cell in report.cells.values() if cell.formula not in ("given", "delta") or cell.name in used]


def wrong_base(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Take a share of another base that is printed beside it."""
    if "cum.all" not in report.cells:
        return ()
    name, base = rng.choice(
        (("cum.best%", "cum.good"), ("cum.good%", "cum.all"), ("cum.best%", "cum.all"), ("cum.fair%", "cum.all"))
    )
    cell = report.cells[name]
    cell.printed = write(100 * report.cells[cell.operands[0]].value / report.cells[base].value, cell.decimals)
    return (name,)


def transposition(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Let two neighbouring digits change places."""
    cell = rng.choice(_tied(report))
    digits = [n for n, c in enumerate(cell.printed) if c.isdecimal()]
    pairs = [
        (a, b) for a, b in pairwise(digits) if cell.printed[a] != cell.printed[b] and (a or cell.printed[b] != "0")
    ]
    if not pairs:
        return ()
    a, b = rng.choice(pairs)
    text = list(cell.printed)
    text[a], text[b] = text[b], text[a]
    cell.printed = "".join(text)
    return (cell.name,)


def digit(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Get one digit wrong."""
    cell = rng.choice(_tied(report))
    places = [n for n, c in enumerate(cell.printed) if c.isdecimal()]
    n = rng.choice(places)
    other = rng.choice([d for d in "123456789" if d != cell.printed[n]])
    cell.printed = cell.printed[:n] + other + cell.printed[n + 1 :]
    return (cell.name,)


def decimal_shift(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Put the decimal comma one place off."""
    cells = [cell for cell in _shares(report) if "," in cell.printed and "." not in cell.printed]
    if not cells:
        return ()
    cell = rng.choice(cells)
    whole, _, fraction = cell.printed.partition(",")
    if len(fraction) > 1 and rng.random() < 0.5:
        cell.printed = f"{whole}{fraction[0]},{fraction[1:]}".lstrip("0")
    elif len(whole) > 1:
        cell.printed = f"{whole[:-1]},{whole[-1]}{fraction}"
    else:
        return ()
    return (cell.name,)


def swapped_shares(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Let two shares of one list change places."""
    shares = [cell for cell in report.cells.values() if cell.name.startswith("rated.share")]
    if len(shares) < 2:
        return ()
    one, other = rng.sample(shares, 2)
    one.printed, other.printed = other.printed, one.printed
    return (one.name, other.name)


def wrong_total(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Add a list up wrongly."""
    if "list.total" not in report.cells:
        return ()
    cell = report.cells["list.total"]
    cell.printed = write(cell.value + rng.choice((-1, 1)) * rng.randint(1, max(1, int(cell.value) // 25)))
    return (cell.name,)


def stale_percent(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Leave a percentage from an earlier draft."""
    cell = rng.choice(_shares(report))
    old = value_of(cell) * Fraction(rng.choice((*range(85, 98), *range(103, 115))), 100)
    cell.printed = write(old, cell.decimals)
    return (cell.name,)


def truncated(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Cut a percentage off instead of rounding it."""
    cells = [cell for cell in _shares(report) if cell.formula not in ("rise", "fall") and cell.decimals]
    cut = [
        cell
        for cell in cells
        if write(Fraction(int(cell.value * 10**cell.decimals), 10**cell.decimals), cell.decimals) != cell.printed
    ]
    if not cut:
        return ()
    cell = rng.choice(cut)
    cell.printed = write(Fraction(int(cell.value * 10**cell.decimals), 10**cell.decimals), cell.decimals)
    return (cell.name,)


def wrong_plan(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Measure what was done against last year's plan."""
    if "plan.%" not in report.cells:
        return ()
    cell, plan = report.cells["plan.%"], report.cells["plan.b"]
    cell.printed = write(
        100 * report.cells["plan.a"].value / (plan.value * Fraction(rng.choice((88, 92, 106, 111)), 100)), cell.decimals
    )
    return (cell.name,)


ERRORS: tuple[Callable[[random.Random, Report], tuple[str, ...]], ...] = (
    wrong_base,
    transposition,
    digit,
    decimal_shift,
    swapped_shares,
    wrong_total,
    stale_percent,
    truncated,
    wrong_plan,
)


def planted(seed: int) -> Iterator[Planted]:
    """Yield the report of a seed once for each class of error that can be planted there and told by arithmetic."""
    for number, plant in enumerate(ERRORS):
        rng = random.Random(seed * 100 + number)
        report = made_up(seed)
        culprits = plant(rng, report)
        if culprits and wrong(report):
            yield Planted(report, plant.__name__, culprits)
