"""Tables as Typst: fine rules, heads repeated, wide ones turned or cut, figures aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpers.showing.typst.alignment import is_numeric, paddings
from helpers.showing.typst.cells import Cell, Grid, spread, widen
from helpers.showing.typst.layout import LANDSCAPE, Layout, cut, fit, height
from helpers.showing.typst.literals import literal
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.measuring import INSET, Column, measure

TALL_TABLE = 230.0
"""Points from which a table may break over pages, is striped, and says on each further page that it goes on."""

TALL_CELL = 1500
"""Letters from which a cell may itself be broken over two pages."""


class Place(NamedTuple):
    """A cell, the columns and rows it covers in the part being written, and its column in the whole table."""

    cell: Cell
    across: int
    down: int
    column: int


def data_table(
    head: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    manuscript: Manuscript,
    *,
    sides: Sequence[str | None] = (),
    caption: str = "",
) -> str:
    """Set a table.

    Parameters
    ----------
    head, body
        Cells of the rows that name the columns, and of the others.
    manuscript
        Knows the language and counts the tables.
    sides
        ``left``, ``center``, ``right`` or ``None`` for each column; without it figures go right, words left.
    caption
        Typst markup of what stands above the table.

    Returns
    -------
    str
        Typst markup; nothing for a table without a cell.
    """
    above, below = spread(head), spread(body)
    count = max((len(row) for row in (*above, *below)), default=0)
    if count == 0:
        return ""
    table = _Table(widen(above, count), widen(below, count), manuscript, [*sides, *[None] * count][:count])
    return table.parts(caption)


class _Table:
    """A table whose cells have found their places."""

    def __init__(self, head: Grid, body: Grid, manuscript: Manuscript, sides: Sequence[str | None]) -> None:
        self.head, self.body, self.manuscript = head, body, manuscript
        self.columns = list(zip(*body, strict=True)) if body else [()] * len(sides)
        told = zip(sides, self.columns, strict=True)
        self.sides = [side or _side(cells) for side, cells in told]
        self.tails: dict[int, str] = {}
        for side, cells in zip(self.sides, self.columns, strict=True):
            if side == "right":
                self.tails |= zip(map(id, cells), paddings(cells, manuscript.language), strict=True)

    def parts(self, caption: str) -> str:
        """Write the table, in as many parts as it needs, the caption above the first."""
        needs = measure(self.head, self.body, self.tails)
        turnable = not self.manuscript.contained
        if layout := fit(needs, turnable=turnable):
            return self.part(range(len(needs)), needs, layout, title=caption)
        names = self.count_names()
        parts = cut(needs, names, turnable=turnable)
        return "".join(self.piece(part, needs, names, caption if part is parts[0] else "") for part in parts)

    def piece(self, part: Sequence[int], needs: Sequence[Column], names: int, title: str) -> str:
        """Write one of several parts, saying which columns it has."""
        layout = fit([needs[x] for x in part], turnable=not self.manuscript.contained) or Layout(6.4, LANDSCAPE, None)
        first = min((x for x in part if x >= names), default=part[0])
        words = self.manuscript.word("columns")
        note = words.format(first=first + 1, last=part[-1] + 1, count=len(needs))
        return self.part(part, [needs[x] for x in part], layout, note=note, title=title)

    def count_names(self) -> int:
        """Count the columns at the left that name the rows."""
        count = 0
        while self.body and count < len(self.sides) and all(cell.heading for cell in self.columns[count]):
            count += 1
        return count

    def part(
        self, columns: Sequence[int], needs: Sequence[Column], layout: Layout, *, note: str = "", title: str = ""
    ) -> str:
        """Write some of the columns as a table, on a page of its own if it must be turned."""
        head = [self.head_cell(place) for place in _places(self.head, columns)]
        long = height(needs, layout) > TALL_TABLE
        if long and head:
            head.insert(0, self.continuation(len(columns)))
        arguments = [
            f"({', '.join(f'{points}pt' for points in layout.widths or ()) or ', '.join(['auto'] * len(columns))},)",
            f"({', '.join(self.sides[x] for x in columns)},)",
            f"{len(self.head)}, {len(self.body)}, size: {layout.size}pt, inset: {INSET}em, long: {str(long).lower()}",
            *([f"note: {literal(note)}"] if note else []),
            *([f"title: [{title}]"] if title else []),
            f"({''.join(f'{cell}, ' for cell in head)})",
        ]
        cells = ",\n  ".join(self.body_cell(place) for place in _places(self.body, columns))
        table = f"#data-table({', '.join(arguments)},\n  {cells})\n\n"
        turned = layout.room == LANDSCAPE and not self.manuscript.contained
        return f"#page(flipped: true)[\n{table}]\n\n" if turned else table

    def continuation(self, across: int) -> str:
        """Write the row of the head that says, from the second page on, that the table goes on."""
        self.manuscript.tables += 1
        name, words = literal(f"table-{self.manuscript.tables}"), literal(self.manuscript.word("continued"))
        return f"table.cell(colspan: {across}, stroke: none, inset: 0pt, align: left, continued({name}, {words}))"

    def head_cell(self, place: Place) -> str:
        """Write a cell of the head: at the bottom, in the middle if it stands over several columns."""
        side = "center" if place.across > 1 else self.sides[place.column]
        return _write(place, ['weight: "semibold"'], f"align: {side} + bottom", over=place.across > 1)

    def body_cell(self, place: Place) -> str:
        """Write a cell below the head."""
        weight = ['weight: "semibold"'] if place.cell.bold else []
        return _write(place, weight, tail=self.tails.get(id(place.cell), ""))


def _side(cells: Sequence[Cell]) -> str:
    """Decide to which side a column is set: the one a Styler gives it, else figures right and words left."""
    asked = {cell.side for cell in cells}
    if len(asked) == 1 and (side := asked.pop()):
        return side
    return "right" if is_numeric(cells) else "left"


def _places(grid: Grid, columns: Sequence[int]) -> Iterator[Place]:
    """List each cell of some columns once, at its upper left place."""
    rows = [[row[x] for x in columns] for row in grid]
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if not (x and row[x - 1] is cell) and not (y and rows[y - 1][x] is cell):
                across = next((i for i, other in enumerate(row[x:]) if other is not cell), len(row) - x)
                down = next((i for i, other in enumerate(rows[y:]) if other[x] is not cell), len(rows) - y)
                yield Place(cell, across, down, columns[x])


def _write(place: Place, style: list[str], align: str = "", tail: str = "", *, over: bool = False) -> str:
    """Write one cell with its span, colours and weight."""
    cell = place.cell
    style += ['style: "italic"'] if cell.slanted else []
    style += [f"fill: rgb({literal(cell.ink)})"] if cell.ink else []
    content = cell.content + (f"#pad({literal(tail)})" if tail else "")
    words = f"#text({', '.join(style)})[{content}]" if style and content else content
    inside = f"[#over[{words}]]" if over and content else f"[{words}]"
    options = [
        *([f"colspan: {place.across}"] if place.across > 1 else []),
        *([f"rowspan: {place.down}"] if place.down > 1 else []),
        *([f"fill: rgb({literal(cell.fill)})"] if cell.fill else []),
        *([align] if align else []),
        *(["breakable: true"] if len(cell.plain) > TALL_CELL else []),
    ]
    return f"table.cell({', '.join(options)}){inside}" if options else inside
