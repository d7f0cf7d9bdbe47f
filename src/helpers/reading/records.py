"""What reading hands on: a document and its figures, frozen."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

FigureKind = Literal[
    "count",
    "percent",
    "change_percent",
    "ratio_numerator",
    "ratio_denominator",
    "money",
    "measure",
    "date",
    "year",
    "period",
    "range",
    "ordinal",
    "doc_number",
    "other",
]
Direction = Literal["up", "down"]

#: Figures of these kinds are statistics: something was counted, weighed, priced or divided.
STATISTICS: frozenset[str] = frozenset(
    {"count", "percent", "change_percent", "ratio_numerator", "ratio_denominator", "money", "measure", "range"}
)


@dataclass(frozen=True, slots=True)
class Document:
    """A report as decoded: its text, where it came from, and what its front matter says.

    Offsets everywhere count Unicode code points of ``text``, which is not normalised and keeps its line ends.
    """

    path: str
    text: str
    sha256: str  #: of the file's bytes
    text_sha256: str  #: of ``text`` in UTF-8
    body_start: int = 0  #: first code point after the front matter
    metadata: dict[str, Any] = field(default_factory=dict)  #: the front matter, parsed
    encoding: str = "utf-8"  #: as detected; the name of the format for docx, pdf and html
    places: tuple[tuple[int, str], ...] = ()  #: (offset, "page 3" …), ascending, for formats that have them


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number: where it stands, what it says exactly, and what it counts."""

    id: int
    start: int
    end: int
    printed: str  #: ``text[start:end]``: trailing zeros mean something
    kind: FigureKind
    value: Decimal | Fraction | None  #: unsigned, multiplier applied; None where the token has none
    step: Decimal = Decimal(1)  #: one unit in the last printed place, multiplier applied
    value2: Decimal | Fraction | None = None  #: the far end of a range or period
    direction: Direction | None = None
    unit: str | None = None
    label: str = ""
    hedge: str | None = None  #: gần, hơn, trên, khoảng … as printed
    sentence: int = 0  #: index of its sentence in the document
    provenance: str | None = None  #: page, paragraph or cell, where the format has them
    iso: str | None = None  #: of a date, as far as it is known: 2022-01-05, 2020-05, --03-17
    malformed: bool = False  #: the separators contradict each other (8.973194)

    @property
    def is_statistic(self) -> bool:
        """Whether the figure measures something, rather than dating or numbering it."""
        return self.kind in STATISTICS
