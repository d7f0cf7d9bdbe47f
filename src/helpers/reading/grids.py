"""Tables in plain text, cells parted by bars (markdown) or tabs: what the heads say of the numbers below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from helpers.reading.contexts import NO_TAIL, Tail, tail_after
from helpers.reading.formats.tables import NUMBER, Cell, Grid, head_rows, heads_of, is_order, to_grid, unit_of
from helpers.reading.view import View

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\t]+")
_RULE = re.compile(r"[\s|:-]+")
_MOST_ROWS = 5000  # of one table; a longer one is a data set


@dataclass(frozen=True, slots=True)
class Square:
    """What rows and columns say of a number in their cell."""

    label: str
    tail: Tail  #: the unit that the head of the column, or of the row, gives in brackets
    orders: bool  #: the column merely numbers the rows


@dataclass(frozen=True, slots=True)
class _Printed:
    """A cell in the view."""

    text: str
    start: int  #: of what is printed in it


def squares_of(view: View) -> dict[int, Square]:
    """Return what the heads of plain-text tables say, by the place in the view where a cell's number begins."""
    if "|" not in view.plain and "\t" not in view.plain:
        return {}
    found: dict[int, Square] = {}
    for rows in _tables(view.plain):
        found.update(_named(rows[:_MOST_ROWS]))
    return found


def _tables(plain: str) -> Iterator[list[list[_Printed]]]:
    """Yield the tables of a text: two or more lines that follow each other, with cells parted in the same way."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(plain)]
    for parted, group in groupby(
        lines, key=lambda line: "|" if line[1].lstrip()[:1] == "|" else "\t" in line[1].strip()
    ):
        rows = [_cells(start, line) for start, line in group if not _RULE.fullmatch(line)] if parted else []
        if len(rows) > 1:
            yield rows


def _cells(start: int, line: str) -> list[_Printed]:
    """Cut one line into its cells; an empty one between two bars or tabs is a cell too."""
    inner = line.strip()
    start += len(line) - len(line.lstrip())
    if inner[:1] == "|":
        inner, start = inner[1:].removesuffix("|"), start + 1
    cells: list[_Printed] = []
    for text in re.split(r"[|\t]", inner):
        cells.append(_Printed(text.strip(), start + len(text) - len(text.lstrip())))
        start += len(text) + 1
    return cells


def _named(rows: Sequence[Sequence[_Printed]]) -> Iterator[tuple[int, Square]]:
    """Yield the numbers below the heads of a table, each with what row and column say of it."""
    grid: Grid = to_grid([[Cell(cell.text) for cell in row] for row in rows])
    heads = head_rows(grid)
    names = heads_of(grid[:heads])
    for row in rows[heads:]:
        subject = next((cell.text for cell in row if cell.text and not NUMBER.fullmatch(cell.text)), "")
        of_row, unit_of_row = unit_of(subject)
        for cell, name in zip(row, names, strict=False):
            if NUMBER.fullmatch(cell.text):
                of_column, unit = unit_of(name)
                label = ", ".join(filter(None, (of_row, of_column)))
                digits = re.search(r"\d", cell.text)
                assert digits is not None  # every number has one
                place = cell.start + digits.start()
                orders = is_order(name)
                yield place, Square(label, NO_TAIL if orders else _tail(unit or unit_of_row), orders)


def _tail(unit: str) -> Tail:
    """Read a unit as it would be read after a number."""
    return tail_after(unit.lower(), unit, 0, len(unit)) if unit else NO_TAIL


def with_unit(tail: Tail, square: Square) -> Tail:
    """Return the tail of a number in a table: its own, or the unit that the heads give."""
    return square.tail._replace(end=tail.end) if tail.unit_class == "none" and tail.multiplier == 1 else tail
