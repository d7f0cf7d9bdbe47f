"""A table as sentences: one line a row, each value under the name of its column."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpers.reading.formats.extract import Block, Piece


class Cell(NamedTuple):
    """A cell as printed, with the rows and columns it covers."""

    text: str
    head: bool = False
    rows: int = 1
    columns: int = 1


class Slot(NamedTuple):
    """One square of a table's grid; ``first`` where its cell begins."""

    text: str
    head: bool
    first: bool


Grid = list[list[Slot]]

#: Wider than any sheet of paper: a cell that claims more columns lies.
MAX_COLUMNS = 200
#: Heads are one row, or two or three where one groups the next.
MAX_HEADS = 3
#: Names of columns are said on every row.
LONGEST_LABEL = 200

#: A cell that is nothing but a number.
NUMBER = re.compile(r"[+\-–(]?\s*\d[\d.,\s]*%?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#)\.?", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\d{1,2}|[A-ZĐ]")
_ORDER_NUMBER = re.compile(r"(\d{1,3}|[ivx]{1,5}|[a-zđ])\.?", re.IGNORECASE)
#: "Tỷ lệ (%)", "Kế hoạch (ĐVT: triệu đồng)", "Tỷ lệ %": the unit stands in the head of the column.
_UNIT = re.compile(
    r"(?P<label>.*?)[\s,]*(?:\((?:đvt|đơn vị tính|đơn vị)?\s*:?\s*"
    r"(?P<unit>(?:%|‰|nghìn|ngàn|triệu|tỷ|tỉ|đồng|usd|người|lượt|hộ|ha|km|kg|tấn|tạ|lít|m[23²³]?\b|km[2²])[^()\d]{0,20}[23²³]?)\)"
    r"|(?P<percent>%))\s*(?P<rest>,.*)?",
    re.IGNORECASE | re.DOTALL,
)


def to_grid(rows: Sequence[Sequence[Cell]]) -> Grid:
    """Lay cells out on squares, a merged cell on each square that it covers."""
    grid: Grid = []
    hanging: dict[int, tuple[int, Slot]] = {}  # column → rows still to come of a cell from above
    for row in rows:
        line: list[Slot] = []
        cells = iter(row)
        while len(line) < MAX_COLUMNS:
            if (column := len(line)) in hanging:
                left, slot = hanging.pop(column)
                line.append(slot)
                if left > 1:
                    hanging[column] = (left - 1, slot)
                continue
            cell = next(cells, None)
            if cell is None and not any(column > len(line) for column in hanging):
                break
            line.extend(_squares(cell or Cell(""), len(line), hanging))
        # Cells beyond the widest table are kept at the end of their row: nothing is lost.
        line.extend(Slot(cell.text, cell.head, True) for cell in cells)
        grid.append(line)
    return grid


def _squares(cell: Cell, start: int, hanging: dict[int, tuple[int, Slot]]) -> list[Slot]:
    """Lay out one cell, and hang what reaches into the rows below."""
    width = max(1, min(cell.columns, MAX_COLUMNS - start))
    below = Slot(cell.text, cell.head, False)
    if cell.rows > 1:
        hanging.update({start + i: (cell.rows - 1, below) for i in range(width)})
    return [Slot(cell.text, cell.head, True)] + [below] * (width - 1)


def table_blocks(grid: Grid, number: int) -> Iterator[Block]:
    """Write a table row by row.

    A row of a table whose columns have heads reads ``Chỉ tiêu: X; Kế hoạch: 120; Thực hiện: 118``; a number takes the
    unit that its column's head gives in brackets. Merged cells are written once. Head rows are not written on their
    own, because they name every value.

    Parameters
    ----------
    grid
        The table on squares, from :func:`to_grid`.
    number
        Its number in the document, from 1.

    Yields
    ------
    list[Piece]
        A row; the places are ``table 2, row 3, column Kế hoạch``.
    """
    title = next((i for i, line in enumerate(grid) if not _is_one_cell(line)), 0)
    heads = title + head_rows(grid[title:])
    labels = heads_of(grid[title:heads])
    labels += [""] * (max(map(len, grid), default=0) - len(labels))
    if any(len(label) > LONGEST_LABEL for label in labels):  # prose, not the name of a column
        heads, labels = title, [""] * len(labels)
    for row, line in enumerate(grid, 1):
        if title < row <= heads:
            continue
        bare = row <= title or _numbers_columns(line)
        yield _row_block(line, [""] * len(line) if bare else labels, f"table {number}, row {row}")


def _row_block(line: list[Slot], labels: Sequence[str], place: str) -> Block:
    """Write the cells that begin in a row, each under its label."""
    block: Block = []
    for column, slot in enumerate(line):
        if slot.first and slot.text:
            if block:
                block[-1] = block[-1]._replace(text=block[-1].text + _joint(block[-1].text))
            block.append(Piece(_labelled(labels[column], slot.text), f"{place}, column {labels[column] or column + 1}"))
    return block


def _joint(text: str) -> str:
    """Separate a cell from the next one: a running number is part of its neighbour."""
    return " " if _ORDER_NUMBER.fullmatch(text) and text.endswith(".") else "; "


def _labelled(label: str, text: str) -> str:
    """Write a value after the name of its column."""
    if not label:
        return text
    if is_order(label) and _ORDER_NUMBER.fullmatch(text):
        return text.rstrip(".") + "."  # "1." at the start of a line: a running number, not a count
    bare, unit = unit_of(label)
    if unit and NUMBER.fullmatch(text):
        text += "" if "%" in text else _unit_after(unit)
        label = bare
    return f"{label}: {text}" if label else text


def _unit_after(unit: str) -> str:
    """Set a unit behind its number."""
    return unit if unit[0] in "%‰" else f" {unit}"


def heads_of(heads: Grid) -> list[str]:
    """Return the name of each column, from the rows that :func:`head_rows` counts; '' where there is none."""
    return [_label(heads, column) for column in range(max(map(len, heads), default=0))]


def is_order(label: str) -> bool:
    """Tell whether a column does nothing but number the rows: ``STT``."""
    return _ORDER.fullmatch(label) is not None


def unit_of(label: str) -> tuple[str, str]:
    """Return a head without its unit, and the unit: ``Thu (tỷ đồng)`` gives ``Thu`` and ``tỷ đồng``.

    The unit is '' where the head gives none.
    """
    m = _UNIT.fullmatch(label)
    if m is None:
        return label, "%" if "%" in label else ""  # % so với kế hoạch
    return m["label"].strip() + (m["rest"] or ""), "%" if m["percent"] else m["unit"].strip()


def _label(heads: Grid, column: int) -> str:
    """Name a column by its heads from top to bottom, each said once."""
    texts = [line[column].text for line in heads if column < len(line)]
    return ", ".join(dict.fromkeys(text.strip(" .:;") for text in texts if text))


def head_rows(grid: Grid) -> int:
    """Return how many rows at the top name columns: marked as such, or words above numbers."""
    marked = next((i for i, line in enumerate(grid) if not (line and all(slot.head for slot in line))), len(grid))
    rows = marked or int(_names_columns(grid))
    while 0 < rows < min(len(grid) - 1, MAX_HEADS) and _continues_heads(grid[rows - 1], grid[rows]):
        rows += 1
    return rows if rows < len(grid) else 0


def _names_columns(grid: Grid) -> bool:
    """Say whether the first row holds words and some row below it numbers."""
    return len(grid) > 1 and not _has_number(grid[0]) and any(map(_has_number, grid[1:]))


def _continues_heads(above: list[Slot], line: list[Slot]) -> bool:
    """Say whether a row still names columns: it lies under or beside a head that covers several squares."""
    covers = any(not slot.first for slot in above) or any(not slot.first for slot in line)
    return covers and not (_is_one_cell(line) or _has_number(line) or _numbers_columns(line))


def _is_one_cell(line: list[Slot]) -> bool:
    """Say whether a row is a single cell, a title or the name of a section."""
    return len({slot.text for slot in line if slot.text}) < 2


def _numbers_columns(line: list[Slot]) -> bool:
    """Say whether a row does nothing but number the columns: A, B, 1, 2, 3 or (1), (2), (3)."""
    names = [slot.text.strip("()") for slot in line if slot.first and slot.text]
    numbers = [int(name) for name in names if name.isdecimal()]
    consecutive = numbers == list(range(1, len(numbers) + 1)) and len(set(names)) == len(names)
    return len(names) > 1 and consecutive and all(map(_COLUMN_NUMBER.fullmatch, names))


def _has_number(line: list[Slot]) -> bool:
    """Say whether a row has a cell that is nothing but a number, and not a year."""
    return any(slot.first and NUMBER.fullmatch(slot.text) and not _YEAR.fullmatch(slot.text) for slot in line)
