"""HTML tables, as pandas and its Styler write them, read into cells."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

from helpers.showing.typst.cells import MOST_COLUMNS, Cell
from helpers.showing.typst.grid import data_table
from helpers.showing.typst.literals import breakable
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.styles import Style, Stylesheet, colour

_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_SIDES = frozenset({"left", "center", "right"})
_MOST_ROWS = 10_000


def html_table(table: Tag, write: Callable[[Tag], str], styles: Stylesheet, manuscript: Manuscript) -> str:
    """Set an HTML table.

    Parameters
    ----------
    table
        The ``table`` element.
    write
        Writes the content of one cell as Typst markup.
    styles
        What :func:`helpers.showing.typst.styles.stylesheet` read.
    manuscript
        Gathers warnings.

    Returns
    -------
    str
        Typst markup of the table; nothing for a table without cells.
    """
    lines = [line for line in table.find_all("tr") if line.find_parent("table") is table]
    rows = [_row(line, write, styles) for line in lines]
    heads = _count_heads(lines)
    caption = table.find("caption")
    head = _fold_names(rows[:heads])
    title = write(caption) if isinstance(caption, Tag) else ""
    return data_table(head, rows[heads:], manuscript, caption=title)


def _row(line: Tag, write: Callable[[Tag], str], styles: Stylesheet) -> list[Cell]:
    """Read one row of cells."""
    return [_cell(cell, write(cell), styles.get(id(cell), {})) for cell in _cells(line)]


def _cells(line: Tag) -> list[Tag]:
    """List the cells of a row (Beautiful Soup's own search takes ten times as long)."""
    return [cell for cell in line.children if isinstance(cell, Tag) and cell.name in {"td", "th"}]


def _cell(tag: Tag, content: str, style: Style) -> Cell:
    """Read one cell with what its style says."""
    return Cell(
        content,
        breakable(" ".join(tag.get_text(" ").split())),
        columns=_span(tag, "colspan", MOST_COLUMNS),
        rows=_span(tag, "rowspan", _MOST_ROWS),
        heading=tag.name == "th",
        bold=style.get("font-weight") in _BOLD,
        slanted=style.get("font-style") in {"italic", "oblique"},
        fill=colour(style.get("background-color", "")),
        ink=colour(style.get("color", "")),
        side=side if (side := style.get("text-align")) in _SIDES else None,
    )


def _span(tag: Tag, name: str, most: int) -> int:
    """Read over how many columns or rows a cell reaches."""
    value = str(tag.get(name, "1"))
    return min(max(int(value), 1), most) if re.fullmatch(r"[0-9]{1,6}", value) else 1


def _count_heads(lines: list[Tag]) -> int:
    """Count the rows that make the head: those in ``thead``, else a first row of nothing but headings."""
    heads = sum(line.find_parent("thead") is not None for line in lines)
    if heads or not lines:
        return heads
    return int(all(cell.name == "th" for cell in _cells(lines[0])))


def _fold_names(head: list[list[Cell]]) -> list[list[Cell]]:
    """Lift the names of the index, which pandas puts in a row of their own, into the row above where that is empty."""
    if len(head) < 2 or len(head[-1]) != len(head[-2]) or any(cell.columns > 1 or cell.rows > 1 for cell in head[-2]):
        return head
    pairs = list(zip(head[-2], head[-1], strict=True))
    if any(above.plain and below.plain for above, below in pairs):
        return head
    return [*head[:-2], [above if above.plain else below for above, below in pairs]]
