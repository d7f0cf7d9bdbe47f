"""Made-up Vietnamese reports, right in every figure until an error is planted.

A report is a list of pieces, some of them figures with a name, so that a planted error changes one printed figure and
we know which one and how. Everything in it is invented; the wordings (``scenes``) are our own.
"""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_BLANK = re.compile(r"\{(\w+)\}")


@dataclass
class Cell:
    """One printed figure: its exact value, how many decimals it is printed with, and how it is computed from others."""

    name: str
    value: Fraction
    decimals: int = 0
    formula: str = "given"  #: given, share, total, rise, fall, excess or hundred
    operands: tuple[str, ...] = ()
    printed: str = ""
    rounded: bool = False  #: printed with a multiplier: "807 tỷ đồng" is no exact number

    def __post_init__(self) -> None:
        self.printed = self.printed or write(self.value, self.decimals)


@dataclass
class Report:
    """A report as pieces of text and names of figures, with the figures by name."""

    pieces: list[str | Cell] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)

    def say(self, template: str, *cells: Cell, **words: str) -> None:
        """Add a text whose blanks are the last parts of cells' names (``{total}`` for list.total), or words."""
        by_name = {cell.name.rpartition(".")[2]: cell for cell in cells}
        text = ""
        for n, piece in enumerate(_BLANK.split(template)):
            if n % 2 and piece not in words:
                cell = self.cells[by_name[piece].name] = by_name[piece]
                self.pieces += (text, cell)
                text = ""
            else:
                text += words[piece] if n % 2 else piece
        self.pieces.append(text)

    @property
    def text(self) -> str:
        """The report as a reader sees it."""
        return "".join(piece.printed if isinstance(piece, Cell) else piece for piece in self.pieces)

    def place(self, name: str) -> tuple[int, int]:
        """Return where a figure stands in the text."""
        start = 0
        for piece in self.pieces:
            words = piece.printed if isinstance(piece, Cell) else piece
            if isinstance(piece, Cell) and piece.name == name:
                return start, start + len(words)
            start += len(words)
        raise KeyError(name)


def write(value: Fraction, decimals: int = 0) -> str:
    """Print a value the Vietnamese way, rounded half up."""
    scaled = Decimal(value.numerator * 10 ** (decimals + 2) // value.denominator).scaleb(-decimals - 2)
    text = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    return text.translate(str.maketrans(",.", ".,"))


def share(name: str, part: Cell, base: Cell, decimals: int) -> Cell:
    """Return the percentage a part is of a base."""
    return Cell(name, 100 * part.value / base.value, decimals, "share", (part.name, base.name))


def total(name: str, parts: list[Cell], decimals: int = 0) -> Cell:
    """Return the sum of parts."""
    return Cell(name, sum((part.value for part in parts), Fraction(0)), decimals, "total", tuple(p.name for p in parts))


def change(name: str, new: Cell, other: Cell, decimals: int, *, delta: bool = False) -> Cell:
    """Return by how many per cent a figure rose or fell: from an old one, or by a difference (which has the sign)."""
    old = new.value - other.value if delta else other.value
    rate = 100 * (new.value - old) / old
    kind = "rise" if rate >= 0 else "fall"
    return Cell(name, abs(rate), decimals, kind + (" by" if delta else ""), (new.name, other.name))
