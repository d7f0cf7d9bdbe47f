"""What the columns of a table need: how wide their words are."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from helpers.showing.typst.cells import Grid
from helpers.showing.typst.faces import advances

INSET = 0.52
"""Space at the left and right of a cell's words, in em."""

_RAGGED = 1.06
"""What is lost at the ends of lines, for a line ends with a word."""

_BOLDER = 1.06

_SHORT = 7.0
"""Width in em up to which a name in the head is never broken."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column needs, in em.

    Parameters
    ----------
    natural, minimal
        Width for its longest line and for its longest word, with the space around the words.
    lengths
        Of the text of each cell below the head, without that space.
    """

    natural: float
    minimal: float
    lengths: tuple[float, ...] = ()

    def least(self, comfort: float) -> float:
        """Return the width below which it is not made: that of its longest word, or what is comfortable."""
        return min(self.natural, max(self.minimal, comfort))

    def lines(self, width: float) -> list[int]:
        """Count the lines each of its texts takes at a width."""
        room = max(width - 2 * INSET, 1.0)
        return [1 if length <= room else math.ceil(_RAGGED * length / room) for length in self.lengths]


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


def measure(head: Grid, body: Grid, tails: Mapping[int, str]) -> list[Column]:
    """Measure the columns of a table.

    Parameters
    ----------
    head, body
        Its rows; a name of several words in the head may stand on two lines.
    tails
        By the ``id()`` of a cell, what follows its words unseen.

    Returns
    -------
    list of Column
        What each needs; cells over several columns are not counted, they may be broken into lines.
    """
    columns = []
    for x in range(len((head or body)[0])):
        names = {row[x].plain for row in head if row[x].columns == 1}
        texts = [row[x].plain + tails.get(id(row[x]), "") if row[x].columns == 1 else "" for row in body]
        words = {word for text in names.union(texts) for word in re.split(r"[\s\u200b]+", text)}
        minimal = max(map(width, words), default=0.0)
        lengths = tuple(map(width, texts))
        natural = max([minimal, *lengths, *(min(width(name), max(_SHORT, width(name) / 2)) for name in names)])
        columns.append(Column(natural + 2 * INSET, minimal + 2 * INSET, lengths))
    return columns
