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
        Width for its longest text and for its longest word, with the space around the words.
    lengths
        Of the text of each cell below the head, without that space.
    named
        Widths for its name in the head, with the space: whole, unless it is long, and on two lines.
    """

    natural: float
    minimal: float
    lengths: tuple[float, ...] = ()
    named: tuple[float, float] = (0.0, 0.0)

    @property
    def full(self) -> float:
        """The width above which nothing is gained."""
        return max(self.natural, self.named[0])

    def least(self, comfort: float, names: int) -> float:
        """Return the width below which it is not made; its name whole (0), on two lines (1) or on any number (2)."""
        return max((*self.named, 0.0)[names], min(self.natural, max(self.minimal, comfort)))

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
        natural = max([minimal, *lengths])
        halved = max(map(_on_two_lines, names), default=0.0)
        whole = max([halved, *(width(name) for name in names if width(name) <= _SHORT)])
        natural, minimal, whole, halved = (wide + 2 * INSET for wide in (natural, minimal, whole, halved))
        columns.append(Column(natural, minimal, lengths, (whole, halved)))
    return columns


@cache
def _on_two_lines(name: str) -> float:
    """Measure a name that is broken where that makes it narrowest."""
    words = name.split()
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min((max(map(width, lines)) for lines in breaks), default=0.0)
