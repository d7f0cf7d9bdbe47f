"""Errors of known classes planted into made-up reports, each one that exact arithmetic can tell."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.mutation.reports import Cell, Report, write
from tests.mutation.scenes import made_up

_HALF, _FAR = Fraction(1, 2), Fraction(10**9)


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
    """Tell whether a computed figure is what the printed operands give, however each of them was rounded."""
    if cell.formula == "given" or any(name not in report.cells for name in cell.operands):
        return True
    spans = [_span(report.cells[name], cell.formula) for name in cell.operands]
    low, high = _result(cell.formula, spans)
    stated, slack = value_of(cell), Fraction(0) if cell.formula in ("total", "hundred") else _HALF * step_of(cell)
    if cell.formula == "hundred":
        stated = Fraction(100)
    if cell.formula == "total" and cell.decimals:
        slack = _HALF * step_of(cell)
    return low <= stated + slack and stated - slack <= high


def _span(cell: Cell, formula: str) -> tuple[Fraction, Fraction]:
    """Return the least and greatest an operand may stand for: whole numbers are exact, decimals were rounded."""
    exact = not cell.decimals and not cell.rounded and formula != "hundred"
    half = Fraction(0) if exact else _HALF * step_of(cell)
    return value_of(cell) - half, value_of(cell) + half


def _result(formula: str, spans: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Return the least and greatest that operands give."""
    if formula in ("total", "hundred"):
        return sum((low for low, _ in spans), Fraction(0)), sum((high for _, high in spans), Fraction(0))
    (a, b), (c, d) = spans
    if formula.endswith("by"):
        sign = 1 if formula.startswith("rise") else -1
        ends = [100 * y / (x - sign * y) if x > sign * y else _FAR for x in (a, b) for y in (c, d)]
    elif formula == "share":
        ends = [100 * x / y if y else _FAR for x in (a, b) for y in (c, d)]
    else:
        sign = 1 if formula == "rise" else -1
        ends = [100 * sign * (x - y) / y if y else _FAR for x in (a, b) for y in (c, d)]
    return min(ends), max(ends)


def wrong(report: Report) -> list[str]:
    """Return the names of the computed figures that do not hold."""
    return [cell.name for cell in report.cells.values() if not holds(report, cell)]


def _shares(report: Report) -> list[Cell]:
    """Return the percentages of a report that are computed from figures it prints."""
    rates = ("share", "rise", "fall", "rise by", "fall by")
    cells = [cell for cell in report.cells.values() if cell.formula in rates]
    return [cell for cell in cells if all(name in report.cells for name in cell.operands)]


def _tied(report: Report) -> list[Cell]:
    """Return the figures that take part in some relation."""
    used = {name for cell in report.cells.values() for name in cell.operands}
    return [cell for cell in report.cells.values() if cell.formula != "given" or cell.name in used]


def wrong_base(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Take a share of another base that is printed beside it."""
    if "cum.all" not in report.cells:
        return ()
    name, base = rng.choice(
        (("cum.best_", "cum.good"), ("cum.good_", "cum.all"), ("cum.best_", "cum.all"), ("cum.fair_", "cum.all"))
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
    totals = [cell for cell in report.cells.values() if cell.formula == "total"]
    if not totals:
        return ()
    cell = rng.choice(totals)
    off = rng.choice((-1, 1)) * rng.randint(1, max(1, int(cell.value) // 25))
    cell.printed = write(cell.value + off, cell.decimals)
    return (cell.name,)


def missing_part(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Leave one part out of a list that is said to be complete."""
    cell = report.cells.get("list.total")
    if cell is None or len(cell.operands) < 3:
        return ()
    gone = rng.choice(cell.operands[:-1])
    at = next(n for n, piece in enumerate(report.pieces) if isinstance(piece, Cell) and piece.name == gone)
    del report.cells[gone], report.pieces[at - 1 : at + 2]
    cell.operands = tuple(name for name in cell.operands if name != gone)
    return (cell.name,)


def stale_percent(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Leave a percentage from an earlier draft."""
    shares = _shares(report)
    if not shares:
        return ()
    cell = rng.choice(shares)
    old = value_of(cell) * Fraction(rng.choice((*range(85, 98), *range(103, 115))), 100)
    cell.printed = write(old, cell.decimals)
    return (cell.name,)


def truncated(rng: random.Random, report: Report) -> tuple[str, ...]:
    """Cut a percentage off instead of rounding it."""
    cells = [cell for cell in _shares(report) if cell.formula == "share" and cell.decimals]
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
    if "plan.rate" not in report.cells:
        return ()
    cell, plan = report.cells["plan.rate"], report.cells["plan.b"]
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
    missing_part,
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
