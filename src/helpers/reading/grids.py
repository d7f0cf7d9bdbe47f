"""What the heads of a table say of the numbers below them.

Tables of plain text have their cells parted by bars (markdown) or tabs; those of Word and web pages were written out
row by row, and their places name row and column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from helpers.reading.contexts import NO_TAIL, Tail, tail_after
from helpers.reading.formats.tables import Cell, head_rows, heads_of, is_order, to_grid, unit_of
from helpers.reading.records import Direction
from helpers.reading.view import View

_LINE = re.compile(r"[^\n]+")
_PARTS = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:-]+")
_CELL = re.compile(r"(?P<row>table \d+, row \d+), column (?P<column>.+)", re.DOTALL)
_VALUE = re.compile(r"[+\-–(]?\s*\d[\d.,\s]*%?\)?(?:\s[^\d;:.]{1,24})?")
_RATE = re.compile(r"t[ỷỉ] (?:lệ|trọng)|so (?:với|sánh)|tăng|giảm|chỉ số", re.IGNORECASE)
_SHARE = re.compile(r"(?:t[ỷỉ] (?:lệ|trọng)|cơ cấu)(?:,.*)?", re.IGNORECASE)
_CHANGE = re.compile(r"so (?:với|sánh)|tăng|giảm|chênh lệch|biến động", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"(?P<sure>đvt|đơn vị (?:tính|đo))\.?|đơn vị", re.IGNORECASE)
#: The line before a table may give one unit for all of it: "Đơn vị tính: triệu đồng".
_CAPTION = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^\n|;:()\d]{1,24}?)[)\s.*]*$")
_CAPTION_REACH = 60  # letters
_DIGIT = re.compile(r"\d")
_SIGNS: dict[str, Direction] = {"+": "up", "-": "down"}
_MOST_ROWS = 5000  # of one table; a longer one is a data set


@dataclass(frozen=True, slots=True)
class Square:
    """What rows and columns say of a number in their cell."""

    label: str
    tail: Tail  #: the unit that the head of the column, or of the row, gives in brackets
    orders: bool  #: the column merely numbers the rows
    direction: Direction | None = None  #: the sign of a number below a head that compares


class _Printed(NamedTuple):
    """A cell in the view."""

    text: str
    start: int  #: of what is printed in it
    head: str = ""  #: the name of its column


def squares_of(view: View, places: Sequence[tuple[int, str]] = ()) -> dict[int, Square]:
    """Return what the heads of tables say, by the place in the view where the number of a cell begins.

    Parameters
    ----------
    view
        The text as read.
    places
        Those of the document: (offset in its text, name).
    """
    found: dict[int, Square] = {}
    if "|" in view.plain or "\t" in view.plain:
        for rows in _tables(view.plain):
            found.update(_named(rows[:_MOST_ROWS], _caption(view, rows[0][0].start)))
    if any(place.startswith("table ") for _, place in places):
        table, unit = "", ""
        for name, cells in _written_rows(view, places):
            if name != table:
                table, unit = name, _caption(view, cells[0].start)
            found.update(_squares(cells, unit))
    return found


def _caption(view: View, start: int) -> str:
    """Return the unit that the line before a table gives for all of it, '' where it gives none."""
    before = view.low[max(0, start - _CAPTION_REACH) : start].rstrip(" |\n\t")
    if m := _CAPTION.search(before):
        return m["unit"].strip()
    unit = unit_of(before.rpartition("\n")[2])[1]
    return "" if unit == "%" else unit  # Bảng 2: Dân số (nghìn người)


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
    for text in _PARTS.split(inner):
        cells.append(_Printed(text.strip(), start + len(text) - len(text.lstrip())))
        start += len(text) + 1
    return cells


def _named(rows: Sequence[Sequence[_Printed]], unit: str) -> Iterator[tuple[int, Square]]:
    """Yield the numbers below the heads of a plain-text table, each with what row and column say of it."""
    grid = to_grid([[Cell(cell.text) for cell in row] for row in rows])
    heads = head_rows(grid)
    names = heads_of(grid[:heads])
    for row in rows[heads:]:
        cells = [cell._replace(head=names[i]) if i < len(names) else cell for i, cell in enumerate(row)]
        yield from _squares(cells, unit)


def _written_rows(view: View, places: Sequence[tuple[int, str]]) -> Iterator[tuple[str, list[_Printed]]]:
    """Yield the rows of tables that were written out under the name of the table, each cell without its column's."""
    ends = [*(offset for offset, _ in places[1:]), view.limit(len(view.plain))]
    cells = [(m, start, end) for (start, name), end in zip(places, ends, strict=True) if (m := _CELL.fullmatch(name))]
    for name, row in groupby(cells, key=lambda cell: cell[0]["row"]):
        yield (
            name.partition(",")[0],
            [_written(view, m["column"], view.place(start), view.place(end)) for m, start, end in row],
        )


def _written(view: View, column: str, start: int, end: int) -> _Printed:
    """Return one cell that was written as ``Kế hoạch: 120; ``."""
    text = view.plain[start:end]
    head = "" if column.isdecimal() else column
    label = f"{unit_of(head)[0]}: "
    begin = len(label) if text.startswith(label) else 0
    value = text[begin:].rstrip("; \n")
    return _Printed(value.strip(), start + begin + len(value) - len(value.lstrip()), head)


def _squares(row: Sequence[_Printed], unit: str) -> Iterator[tuple[int, Square]]:
    """Yield the numbers of a row, each with what the row's own name, its unit and its column say of it.

    ``unit`` is that of the whole table, where its caption gives one.
    """
    told = next((cell for cell in row if _gives_unit(cell)), None)
    words = (cell for cell in row if cell is not told and not is_order(cell.head))
    subject = next((cell.text for cell in words if cell.text and not _VALUE.fullmatch(cell.text)), "")
    named = subject[-1:] == ")" or not _DIGIT.search(subject)  # a row of prose that ends "… đạt 102%" gives no unit
    of_row, unit_of_row = unit_of(subject) if named else (subject, "")
    unit = told.text if told else unit_of_row or unit
    for cell in row:
        digits = _DIGIT.search(cell.text) if _VALUE.fullmatch(cell.text) else None
        if digits is not None:
            yield cell.start + digits.start(), _square(cell, of_row, unit)


def _square(cell: _Printed, of_row: str, unit: str) -> Square:
    """Return what is said of the number in one cell by its row and by the head of its column."""
    of_column, own = unit_of(cell.head)
    orders = is_order(cell.head)
    if not own and _SHARE.fullmatch(cell.head):
        own = "%"
    if not own and not _RATE.search(cell.head):
        own = unit
    sign = cell.text[:1] if _CHANGE.search(cell.head) else ""
    label = ", ".join(filter(None, (of_row, of_column)))
    return Square(label, NO_TAIL if orders else _tail(own), orders, _SIGNS.get(sign))


def _gives_unit(cell: _Printed) -> bool:
    """Tell whether a cell stands in a column of units: ``ĐVT``; one of offices is called ``Đơn vị`` too."""
    m = _UNIT_COLUMN.fullmatch(cell.head)
    if m is None or not cell.text or _DIGIT.search(cell.text):
        return False
    tail = _tail(cell.text)
    known = tail.unit_class in ("percent", "money", "measure") or tail.multiplier > 1
    return bool(m["sure"]) or known or (cell.text.islower() and tail.known and tail.end == len(cell.text))


def _tail(unit: str) -> Tail:
    """Read a unit as it would be read after a number."""
    return tail_after(unit.lower(), unit, 0, len(unit)) if unit else NO_TAIL


def with_unit(tail: Tail, square: Square) -> Tail:
    """Return the tail of a number in a table: its own, or the unit that the heads give."""
    return square.tail._replace(end=tail.end) if tail.unit_class == "none" and tail.multiplier == 1 else tail
