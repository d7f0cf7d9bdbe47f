"""How a table is laid out: which page, which size, how wide each column, which figures stand under each other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from helpers.showing.typst.cells import Cell, Grid
from helpers.showing.typst.faces import advances

PORTRAIT, LANDSCAPE = 470.0, 710.0
"""Widths of the text area of an A4 page, upright and turned, in points."""

INSET = 0.52
"""Space at the left and right of a cell's words, in em."""

_ROOMY = ((8.6, PORTRAIT), (8.0, PORTRAIT), (7.4, PORTRAIT), (6.8, PORTRAIT), (8.0, LANDSCAPE), (7.2, LANDSCAPE))
_TIGHT = ((7.4, PORTRAIT), (7.2, LANDSCAPE), (6.4, LANDSCAPE))
_COMFORT = 12.0
_PRECISE = 0.001
_LONG_TEXT = 80.0
_BOLDER = 1.06
_TWO_LINES = 0.6
_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,\u00a0\u202f ]*(?:e[+-]?[0-9]+)?\s?[%‰]?", re.IGNORECASE)
_EMPTY = frozenset({"", "nan", "nat", "none", "<na>", "…", "...", "–", "-", "—"})


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


@dataclass(frozen=True, slots=True)
class Column:
    """What a column needs, in em with the space around its words: for its longest line and its longest word."""

    natural: float
    minimal: float

    @property
    def comfortable(self) -> float:
        """A width in em at which its text is easy to read."""
        return min(self.natural, max(self.minimal, _COMFORT))

    def allotted(self, measure: float, least: float) -> float:
        """Its share of a page too narrow for all: a text four times as long gets twice the width."""
        return max(least, min(self.natural, measure * math.sqrt(min(self.natural, _LONG_TEXT))))


@cache
def width(text: str) -> float:
    """Measure a line of the table face.

    Parameters
    ----------
    text
        One line.

    Returns
    -------
    float
        Its width in em, with a little to spare for bold letters.
    """
    return _BOLDER * sum(advances().get(ord(letter), 0.0 if letter == "\u200b" else 0.7) for letter in text)


def measure(head: Grid, body: Grid) -> list[Column]:
    """Measure the columns of a table.

    Parameters
    ----------
    head, body
        Its rows; a name of several words in the head may stand on two lines.

    Returns
    -------
    list of Column
        What each needs; cells over several columns are not counted, they may be broken into lines.
    """
    columns = []
    for x in range(len((head or body)[0])):
        names = {row[x].plain for row in head if row[x].columns == 1}
        texts = {row[x].plain for row in body if row[x].columns == 1}
        words = {word for text in names | texts for word in re.split(r"[\s\u200b]+", text)}
        minimal = max(map(width, words), default=0.0)
        natural = max([minimal, *map(width, texts), *(_TWO_LINES * width(name) for name in names)])
        columns.append(Column(natural + 2 * INSET, minimal + 2 * INSET))
    return columns


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
    for choices, needs in ((_ROOMY, [x.comfortable for x in columns]), (_TIGHT, [x.minimal for x in columns])):
        for size, room in choices:
            if (turnable or room == PORTRAIT) and sum(needs) * size <= room:
                return Layout(size, room, _widths(columns, needs, room / size, size))
    return None


def _widths(columns: Sequence[Column], needs: Sequence[float], room: float, size: float) -> tuple[float, ...] | None:
    """Share the room out: each column gets what it needs, and more of the rest the longer its texts are."""
    if sum(column.natural for column in columns) <= room:
        return None
    pairs = list(zip(columns, needs, strict=True))
    low, high = 0.0, room
    while high - low > _PRECISE:
        middle = (low + high) / 2
        taken = sum(column.allotted(middle, need) for column, need in pairs)
        low, high = (middle, high) if taken <= room else (low, middle)
    return tuple(round(column.allotted(low, need) * size, 2) for column, need in pairs)


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
    needs = [column.comfortable for column in columns]
    repeated = list(range(names)) if sum(needs[:names]) <= room / 2 else []
    parts: list[list[int]] = [[*repeated]]
    for x in range(len(repeated), len(columns)):
        if len(parts[-1]) > len(repeated) and sum(needs[i] for i in parts[-1]) + needs[x] > room:
            parts.append([*repeated])
        parts[-1].append(x)
    return parts


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds figures, which are set to the right.

    Parameters
    ----------
    cells
        The column's cells below the head.

    Returns
    -------
    bool
        True if every cell that says something has digits and no letters in it.
    """
    said = [cell.plain for cell in cells if cell.plain.casefold() not in _EMPTY]
    return bool(said) and all(re.search("[0-9]", text) and not re.search(r"[^\W\d_]", text) for text in said)


def paddings(cells: Sequence[Cell], language: str) -> list[str]:
    """Find what must follow each figure of a column, unseen, so that the decimal signs stand under each other.

    Parameters
    ----------
    cells
        The column's cells below the head.
    language
        Decides what a point means where the column does not tell: ``1.234`` is a thousand and more in Vietnamese.

    Returns
    -------
    list of str
        Digits and decimal sign each cell lacks at its end; all empty if the column is not of plain numbers.
    """
    texts = [cell.plain for cell in cells]
    if not all(_NUMBER.fullmatch(text) or text.casefold() in _EMPTY for text in texts):
        return [""] * len(texts)
    sign = _decimal_sign(texts, language)
    fractions = [re.match(rf"[^{re.escape(sign)}]*({re.escape(sign)}[0-9]*)?", text) for text in texts]
    found = [match[1] or "" if match else "" for match in fractions]
    longest = max(found, key=len)
    return [
        longest[len(tail) :] if text.casefold() not in _EMPTY else "" for tail, text in zip(found, texts, strict=True)
    ]


def _decimal_sign(texts: Sequence[str], language: str) -> str:
    """Decide which of point and comma begins the decimals in a column."""
    expected = "," if language == "vi" else "."
    for sign in (expected, "." if expected == "," else ","):
        tails = [text.rpartition(sign)[2] for text in texts if text.count(sign) == 1]
        if tails and (sign == expected or any(not re.match(r"[0-9]{3}(?![0-9])", tail) for tail in tails)):
            return sign
    return expected
