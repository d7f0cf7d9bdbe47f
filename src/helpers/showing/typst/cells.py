"""The cells of a table, and the grid they fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of a table.

    Parameters
    ----------
    content
        Typst markup of what it says.
    plain
        The same without marks, to measure it and to see whether it is a number.
    columns, rows
        How many it covers.
    heading
        Whether it names a row or a column.
    bold, slanted, fill, ink
        How a Styler wants it: weight, slope, colour behind it and of its letters (``#rrggbb``).
    side
        ``left``, ``center`` or ``right`` where a Styler says so.
    """

    content: str
    plain: str
    columns: int = 1
    rows: int = 1
    heading: bool = False
    bold: bool = False
    slanted: bool = False
    fill: str | None = None
    ink: str | None = None
    side: str | None = None


Grid = list[list[Cell]]
"""Rows of equally many cells; a cell that covers several places stands in each of them."""


def spread(rows: Sequence[Sequence[Cell]]) -> Grid:
    """Put cells in their places as a browser does, whatever spans somebody wrote.

    Parameters
    ----------
    rows
        The cells of each row as they are listed, without the places covered from above or from the left.

    Returns
    -------
    list of list of Cell
        Rows of equal length; a span ends with the table, or where another cell stands; holes hold empty cells.
    """
    places: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in places:
                x += 1
            if x >= MOST_COLUMNS:
                break
            _cover(places, cell, y, x, len(rows))
    width = max((x for _, x in places), default=-1) + 1
    return [[places.get((y, x)) or Cell("", "") for x in range(width)] for y in range(len(rows))]


def _cover(places: dict[tuple[int, int], Cell], cell: Cell, y: int, x: int, height: int) -> None:
    """Let a cell cover its places, as far as the table goes and no other cell stands there."""
    right = x
    while right < min(x + cell.columns, MOST_COLUMNS) and (y, right) not in places:
        right += 1
    for down in range(y, min(y + cell.rows, height)):
        places |= {(down, across): cell for across in range(x, right)}


def widen(grid: Grid, width: int) -> Grid:
    """Fill rows with empty cells up to a width.

    Parameters
    ----------
    grid
        Rows of cells.
    width
        Number of columns wanted.

    Returns
    -------
    list of list of Cell
        The rows, each with at least that many places.
    """
    return [[*row, *(Cell("", "") for _ in range(width - len(row)))] for row in grid]
