"""How a table is laid out: which page, which size, how wide each column, how high it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, permutations, product

from helpers.showing.typst.measuring import Column

PORTRAIT, LANDSCAPE = 470.0, 710.0
"""Widths of the text area of an A4 page, upright and turned, in points."""

_COMFORTS = (12.0, 9.5, 6.5)
"""Widths in em, the best first, below which no column is made: shorter texts are not broken at all."""

_WAYS = (
    (((8.6, PORTRAIT), (8.0, PORTRAIT), (7.4, PORTRAIT), (6.8, PORTRAIT)), _COMFORTS, 0),
    (((7.4, PORTRAIT), (6.8, PORTRAIT)), _COMFORTS, 1),
    (((8.0, LANDSCAPE), (7.2, LANDSCAPE)), _COMFORTS, 0),
    (((7.4, PORTRAIT), (7.2, LANDSCAPE), (6.4, LANDSCAPE)), (0.0,), 2),
)
"""How a table may be set, the best first: sizes and pages, widths of its columns, and on how many lines their names."""

_POWERS = (0.5, 0.75, 1.0)
"""How much more of the page a longer text gets: from the square root of its length to all of it."""

_PITCH, _LEADING, _ABOVE = 1.15, 0.45, 3.2
"""From line to line and between lines in em, and above and below a row in points, as report.typ has them."""

_SAMPLE = 40
"""Rows that are looked at to share the width out."""

_BROKEN = 0.1
"""What a line break costs, where a line more costs one."""

_FEW, _ROUNDS, _STEPS = 7, 3, (1.5, 0.5)
"""Columns of a table whose widths are still bettered one by one; how often, and by how many em."""

_PRECISE = 0.001
_LONG_TEXT = 80.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table fits a page.

    Parameters
    ----------
    size
        Size of its letters in points.
    room
        Width it may take in points: ``PORTRAIT`` or ``LANDSCAPE``.
    widths
        Width of each column in points with the space around its words; none where the words themselves decide.
    """

    size: float
    room: float
    widths: tuple[float, ...] | None


def fit(columns: Sequence[Column], *, turnable: bool) -> Layout | None:
    """Choose the largest letters, on an upright page if possible, at which a table can be read.

    Parameters
    ----------
    columns
        What each column needs.
    turnable
        Whether the table may have a page of its own, which can be turned.

    Returns
    -------
    Layout or None
        Nothing if the table is too wide for any page and must be cut into several.
    """
    for choices, comforts, names in _WAYS:
        needed = sum(column.least(comforts[0], names) for column in columns)
        for size, room in choices:
            if (turnable or room == PORTRAIT) and needed * size <= room:
                return Layout(size, room, _widths(columns, comforts, room / size, size, names))
    return None


def _widths(
    columns: Sequence[Column], comforts: Sequence[float], room: float, size: float, names: int
) -> tuple[float, ...] | None:
    """Share the room out so that the table becomes as low as can be, with few short texts broken."""
    if sum(column.full for column in columns) <= room:
        return None
    needs = [[column.least(comfort, names) for column in columns] for comfort in comforts]
    shares = [_share(columns, room, least, power) for least, power in product(needs, _POWERS)]
    best = _improved(columns, needs[-1], min(shares, key=lambda widths: _cost(columns, widths)))
    return tuple(round(width * size, 2) for width in best)


def _improved(columns: Sequence[Column], least: Sequence[float], widths: list[float]) -> list[float]:
    """Let columns give some of their width to others for as long as the table becomes lower by it."""
    if len(columns) > _FEW:
        return widths
    lowest, moves = _cost(columns, widths), list(product(_STEPS, permutations(range(len(columns)), 2)))
    for step, (giver, taker) in islice(cycle(moves), _ROUNDS * len(moves)):
        tried = list(widths)
        tried[giver] -= step
        tried[taker] += step
        possible = tried[giver] >= least[giver] and tried[taker] <= columns[taker].full
        if possible and (cost := _cost(columns, tried)) < lowest:
            widths, lowest = tried, cost
    return widths


def _share(columns: Sequence[Column], room: float, least: Sequence[float], power: float) -> list[float]:
    """Give each column what it needs, and more of the rest the longer its texts are."""
    weights = [min(column.natural, _LONG_TEXT) ** power for column in columns]
    low, high = 0.0, room
    while high - low > _PRECISE:
        middle = (low + high) / 2
        taken = sum(map(_allotted, columns, least, [middle * weight for weight in weights]))
        low, high = (middle, high) if taken <= room else (low, middle)
    return list(map(_allotted, columns, least, [low * weight for weight in weights]))


def _allotted(column: Column, least: float, share: float) -> float:
    """Give a column its share, if that is neither too little nor more than it can use."""
    return max(least, min(column.full, share))


def _cost(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """Count the lines of a sample of rows, and a little for every line break."""
    counted = [column.lines(width) for column, width in zip(columns, widths, strict=True)]
    rows: list[tuple[int, ...]] = list(zip(*counted, strict=True))[:: max(1, len(counted[0]) // _SAMPLE)]
    return sum(max(row) + _BROKEN * (sum(row) - len(row)) for row in rows)


def height(columns: Sequence[Column], layout: Layout) -> float:
    """Foresee how high a table becomes.

    Parameters
    ----------
    columns
        What its columns need.
    layout
        How it is going to be laid out.

    Returns
    -------
    float
        Points, its head and what spans columns not counted.
    """
    widths = [width / layout.size for width in layout.widths or ()] or [column.full for column in columns]
    rows: Iterable[tuple[int, ...]] = zip(
        *(column.lines(width) for column, width in zip(columns, widths, strict=True)), strict=True
    )
    return sum((_PITCH * max(row) - _LEADING) * layout.size + 2 * _ABOVE for row in rows)


def cut(columns: Sequence[Column], names: int, *, turnable: bool) -> list[list[int]]:
    """Cut a table too wide for any page into several.

    Parameters
    ----------
    columns
        What each column needs.
    names
        How many columns at the left name the rows; they are repeated in every part, unless they fill half of it.
    turnable
        Whether the parts may stand on turned pages.

    Returns
    -------
    list of list of int
        The columns of each part.
    """
    room = LANDSCAPE / 7.2 if turnable else PORTRAIT / 7.4
    needs = [column.least(_COMFORTS[0], 0) for column in columns]
    repeated = list(range(names)) if sum(needs[:names]) <= room / 2 else []
    parts: list[list[int]] = [[*repeated]]
    for x in range(len(repeated), len(columns)):
        if len(parts[-1]) > len(repeated) and sum(needs[i] for i in parts[-1]) + needs[x] > room:
            parts.append([*repeated])
        parts[-1].append(x)
    return parts
