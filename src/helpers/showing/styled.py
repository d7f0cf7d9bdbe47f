"""Tables for readers: cells that know what they sort by and where they lead, numbers aligned on the decimal sign."""

import re
from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256
from html import escape
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from helpers.showing.catalogue import say
from helpers.showing.notation import printable


class Cell(str):
    """Words of a table's cell; plain strings serve where nothing of this is known.

    Parameters
    ----------
    words
        What is shown, made printable here.
    order
        What the column is sorted by, where that is not the words.
    unit
        Stands behind the number, or in the column's head where all of its numbers share it.
    leads_to
        The name of the place this cell links to, on the same page.
    name
        The name by which this cell is linked to itself.
    """

    __slots__ = ("leads_to", "name", "number", "order", "unit")

    order: Fraction | int | None
    unit: str
    leads_to: str
    name: str
    number: bool

    def __new__(
        cls, words: str, order: Fraction | int | None = None, unit: str = "", leads_to: str = "", name: str = ""
    ) -> "Cell":
        """Make the string and hang on it what it carries."""
        cell = super().__new__(cls, printable(words))
        cell.order, cell.unit, cell.number = order, unit, order is not None
        cell.leads_to, cell.name = leads_to, name
        return cell


def listed(rows: Sequence[Sequence[str]], columns: Sequence[str], language: str) -> Styler | None:
    """Return rows as :func:`styled` does; nothing where there are none, which a sentence says better."""
    return styled(rows, columns, language) if rows else None


def styled(rows: Sequence[Sequence[str]], columns: Sequence[str], language: str) -> Styler:
    """Return rows of words as a plain table; every cell is escaped, none is read as mathematics.

    Parameters
    ----------
    rows
        One sequence of strings, or of :class:`Cell`, a row; at least one.
    columns
        The last part of the ``col-…`` messages that head the columns.
    language
        ``vi`` or ``en``, of the headings.

    Returns
    -------
    Styler
        Without index. Columns of numbers stand to the right, their decimal signs under each other; a unit that all of
        them share is in the head. A column that is empty throughout is left out. ``data.attrs`` has the ``language``
        and, by column, the ``order`` of the rows, as ranks.
    """
    filled = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    columns, cells = [columns[i] for i in filled], [[_cell(row[i]) for i in filled] for row in rows]
    kept = [
        _column([row[i] for row in cells], say(f"col-{name}", language), language) for i, name in enumerate(columns)
    ]
    frame = pd.DataFrame({head: pd.Series(column, dtype=object) for head, column in kept})
    ranks = {i: _ranks(column) for i, (_, column) in enumerate(kept) if any(cell.number for cell in column)}
    frame.attrs.update(language=language, order=ranks)
    styler = frame.style.hide(axis="index").format(_html)
    styler = styler.set_uuid(sha256(repr(cells).encode()).hexdigest()[:12])  # the same table is the same bytes
    styler = styler.set_table_attributes('class="tex2jax_ignore mathjax_ignore"')
    return _aligned(styler, [column for _, column in kept], language)


def _html(cell: Any) -> str:
    """Return a cell as HTML, its words escaped."""
    words = escape(cell)
    name = f' id="{escape(cell.name)}"' if cell.name else ""
    return f'<a{name} href="#{escape(cell.leads_to)}">{words}</a>' if cell.leads_to else words


def _cell(words: str) -> Cell:
    """Return a string as a cell."""
    return words if isinstance(words, Cell) else Cell(words)


def _column(cells: list[Cell], head: str, language: str) -> tuple[str, list[Cell]]:
    """Put the unit that all numbers of a column share into its head, any other behind its number."""
    units = {cell.unit for cell in cells if cell.number}
    if len(units) == 1 and (unit := units.pop()):
        return say("col-with-unit", language, column=head, unit=unit), cells
    return head, [_with_unit(cell) if cell.unit else cell for cell in cells]


def _with_unit(cell: Cell) -> Cell:
    """Write a number's unit behind it."""
    space = "" if cell.unit == "%" else " "
    return Cell(f"{cell}{space}{cell.unit}", cell.order, leads_to=cell.leads_to, name=cell.name)


def _ranks(column: Sequence[Cell]) -> list[int]:
    """Return what a column is sorted by: places among its numbers, exact; what is no number comes first."""
    known = sorted({Fraction(cell.order) for cell in column if cell.order is not None})
    place = {value: rank for rank, value in enumerate(known, start=1)}
    return [0 if cell.order is None else place[Fraction(cell.order)] for cell in column]


def _aligned(styler: Styler, columns: Sequence[Sequence[Cell]], language: str) -> Styler:
    """Set words to the left and numbers to the right, each padded unseen by the decimals it lacks."""
    sign = "," if language == "vi" else "."
    lacking = [_lacking(column, sign) for column in columns]
    classes = {
        head: [f"lacks-{_key(tail)}" if tail else "" for tail in tails]
        for head, tails in zip(styler.columns, lacking, strict=True)
    }
    rules = [
        (f"td.lacks-{_key(tail)}::after", f'content: "{tail}"; visibility: hidden')
        for tail in sorted({tail for tails in lacking for tail in tails if tail})
    ]
    for position, column in enumerate(columns):
        side = "right" if any(cell.number for cell in column) else "left"
        rules.append((f"th.col{position}, td.col{position}", f"text-align: {side}; vertical-align: top"))
    rules.append(("td", "font-variant-numeric: tabular-nums"))
    rules.append(("a:target", "outline: 3px solid currentColor; outline-offset: 2px"))
    sheet: Any = [{"selector": selector, "props": props} for selector, props in rules]
    return styler.set_td_classes(pd.DataFrame(classes)).set_table_styles(sheet)


def _lacking(column: Sequence[Cell], sign: str) -> list[str]:
    """Return what each number lacks at its end, so that the decimal signs of a column stand under each other."""
    ends = [_end(cell, sign) if cell.number else ("", "") for cell in column]
    decimals, marks = (max(side, key=len, default="") for side in zip(*ends, strict=True))
    lacks = [decimals[len(tail) :] + marks[len(mark) :] for tail, mark in ends]
    return [lack if cell.number else "" for cell, lack in zip(column, lacks, strict=True)]


def _end(words: str, sign: str) -> tuple[str, str]:
    """Return how a number ends: its decimals with their sign, zeros in place of the digits, and a sign of percent."""
    found = re.search(rf"({re.escape(sign)}[0-9]+)?(%?)$", words)
    return (re.sub("[0-9]", "0", found[1] or ""), found[2]) if found else ("", "")


def _key(tail: str) -> str:
    """Name a tail in a class."""
    return tail.replace("%", "p").replace(",", "s").replace(".", "s")
