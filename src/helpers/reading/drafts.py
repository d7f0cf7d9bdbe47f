"""A figure while its neighbours are still being read, and the exact value of what it prints."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from helpers.reading.contexts import NO_TAIL, Tail, is_person, second_amount, tail_after
from helpers.reading.grids import Square
from helpers.reading.numerals import Notation, Numeral, read_numeral
from helpers.reading.records import STATISTICS, Direction, FigureKind
from helpers.reading.shapes import Token
from helpers.reading.view import View

_ON_THE_MAP = re.compile(r"\s+(?:vĩ|kinh)(?![^\W_])")
_AVERAGE = re.compile(r"bình quân|trung bình")


@dataclass(slots=True)
class Draft:
    """A token with what has been found out about it so far."""

    token: Token
    left: int  #: where its sentence begins
    right: int  #: and where it ends
    words: list[str]  #: the last ones before it, in lower case
    kind: FigureKind = "count"
    tail: Tail = NO_TAIL
    numeral: Numeral | None = None
    direction: Direction | None = None
    hedge: str | None = None
    value: Decimal | Fraction | None = None
    value2: Decimal | Fraction | None = None
    step: Decimal = field(default=Decimal(1))
    unit: str | None = None
    square: Square | None = None  #: what the heads of a table say of it
    inner: bool = False  #: it only tells of what something else is: tổng thu của ba địa phương là 12 tỷ
    named: bool = False  #: a capitalised word right before it makes it part of a name, unless it is one of a series

    @property
    def is_statistic(self) -> bool:
        """Whether the figure measures something, as far as is known."""
        return self.kind in STATISTICS


def read_value(view: View, draft: Draft, notation: Notation) -> None:
    """Set value, step and span of a plain number or range, multiplier and mixture applied."""
    token, tail = draft.token, draft.tail
    whole = not token.first.isdecimal() and _is_whole(view, draft)
    if tail.unit == "độ" and _ON_THE_MAP.match(view.low, tail.end):
        notation = "en"  # 14.875 độ vĩ Bắc
    draft.numeral = read_numeral(token.first, notation, whole=whole)
    draft.value, draft.step = draft.numeral.value * tail.multiplier, draft.numeral.step * tail.multiplier
    if tail.half:
        draft.value += tail.multiplier / 2
        draft.step = tail.multiplier / 10
    if token.second:
        draft.value2 = read_numeral(token.second, notation, whole=whole).value * tail.multiplier
    while (mixture := second_amount(view.low, draft.tail)) is not None:
        _add(view, draft, *mixture)


def _is_whole(view: View, draft: Draft) -> bool:
    """Tell whether the thing counted has no fractions: no half persons, unless on average."""
    tail = draft.tail
    if draft.kind == "measure":
        return is_person(tail.unit)
    if draft.kind != "count" or tail.multiplier != 1 or tail.unit_class != "noun":
        return False
    return _AVERAGE.search(view.low, max(draft.left, draft.token.start - 60), draft.token.start) is None


def _add(view: View, draft: Draft, digits: str, multiplier: Decimal, larger: Decimal, end: int) -> None:
    """Add the smaller amount of a mixture: ``3 tỷ 250 triệu`` is one figure."""
    small = read_numeral(digits)
    assert isinstance(draft.value, Decimal)  # the larger amount has been read
    draft.value = draft.value / draft.tail.multiplier * larger + small.value * multiplier
    draft.step = small.step * multiplier
    draft.token.end = end
    draft.tail = tail_after(view.low, view.plain, end, draft.right)
    draft.unit = draft.tail.unit
    if draft.tail.unit_class in ("money", "none"):
        draft.kind = "money"
