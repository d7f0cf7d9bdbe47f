"""What a figure may have been before a slip of the pen: its digits as they are, but for one mistake.

The mistakes of copying and keying numbers, those first that the fewest other numbers could explain: two neighbours
swapped, the decimal mark misplaced, a digit doubled, dropped or wrong (Verhoeff 1969, *Error Detecting Decimal Codes*).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from helpers.reading.records import Figure

_DIGITS = "0123456789"
_MOST_DECIMALS = 3
_WHOLE = frozenset({"count", "ratio_numerator", "ratio_denominator"})


@dataclass(frozen=True, slots=True)
class Misprint:
    """A figure as it may have been meant, and how likely its kind of slip is: 0 tells most."""

    figure: Figure
    rank: int


def misprints(figure: Figure) -> Iterator[Misprint]:
    """Yield what a figure may have been meant to be, the telling kinds of slip first, each reading once.

    Parameters
    ----------
    figure
        A figure printed in digits; one in words, or with contradicting separators, yields nothing.

    Yields
    ------
    Misprint
        With its digits in the report's own notation, value and step read from them.
    """
    written = _Written.of(figure)
    if written is None:
        return
    seen = {figure.printed}
    for rank, kind in enumerate((_swapped, _shifted, _doubled, _dropped, _wrong)):
        for digits, decimals in kind(written.digits, written.decimals):
            other = written.figure_with(digits, decimals)
            if other is not None and other.printed not in seen:
                seen.add(other.printed)
                yield Misprint(other, rank)


def written_as(figure: Figure, value: Fraction) -> str | None:
    """Return the digits a figure would be printed with if it had another value; None where its notation is not known.

    Parameters
    ----------
    figure
        How it is printed says which marks, and how many decimals, a printed value has.
    value
        In the same unit, its multiplier applied.
    """
    written = _Written.of(figure)
    if written is None or value % Fraction(figure.step):
        return None
    other = written.figure_with(f"{int(value / Fraction(figure.step)):0{written.decimals + 1}d}", written.decimals)
    return other.printed if other is not None else None


def _swapped(digits: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield the digits with two neighbours back in their places."""
    for n in range(len(digits) - 1):
        if digits[n] != digits[n + 1]:
            yield digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :], decimals


def _shifted(digits: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield the digits with the decimal mark elsewhere."""
    for other in range(min(_MOST_DECIMALS, len(digits) - 1) + 1):
        if other != decimals:
            yield digits, other


def _doubled(digits: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield the digits with one of a pair left out, but never the only decimal: that would fit too much."""
    for n in range(len(digits) - 1):
        left = decimals - (n + 1 >= len(digits) - decimals)
        if digits[n] == digits[n + 1] and (left or not decimals):
            yield digits[:n] + digits[n + 1 :], left


def _dropped(digits: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield the digits with one more put in."""
    whole = len(digits) - decimals
    for n in range(len(digits) + 1):
        for digit in _DIGITS:
            yield digits[:n] + digit + digits[n:], decimals + (n > whole)


def _wrong(digits: str, decimals: int) -> Iterator[tuple[str, int]]:
    """Yield the digits with one of them another."""
    for n, old in enumerate(digits):
        for digit in _DIGITS:
            if digit != old:
                yield digits[:n] + digit + digits[n + 1 :], decimals


@dataclass(frozen=True, slots=True)
class _Written:
    """The digits of a figure and how they are set."""

    figure: Figure
    digits: str
    decimals: int
    group: str  #: what parts thousands; empty where nothing does
    mark: str  #: what sets decimals off
    unit: Fraction  #: what the figure is multiplied with

    @classmethod
    def of(cls, figure: Figure) -> "_Written | None":
        """Take a figure apart, None where its digits are not its value."""
        digits = "".join(c for c in figure.printed if c in _DIGITS)
        if not digits or figure.malformed or figure.value != int(digits) * Fraction(figure.step):
            return None
        decimals = _decimals(figure)
        mark = figure.printed[-decimals - 1] if decimals else ","
        parting = [c for c in figure.printed[: -decimals - 1 if decimals else None] if c not in _DIGITS]
        unit = Fraction(figure.step) * 10**decimals
        usual = ("." if mark == "," else ",") if len(digits) - decimals <= _MOST_DECIMALS else ""
        return cls(figure, digits, decimals, parting[0] if parting else usual, mark, unit)

    def figure_with(self, digits: str, decimals: int) -> Figure | None:
        """Return the figure printed with other digits, None where nobody would write it so."""
        whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
        if not whole or (len(whole) > 1 and whole[0] == "0"):
            return None
        if decimals and self.unit == 1 and self.figure.kind in _WHOLE:
            return None  # half a person
        grouped = f"{int(whole):,}".replace(",", self.group)
        step = self.unit / 10**decimals
        return replace(
            self.figure,
            printed=grouped + (self.mark + rest if decimals else ""),
            value=int(digits) * step,
            step=Decimal(step.numerator) / Decimal(step.denominator),
        )


def _decimals(figure: Figure) -> int:
    """Return how many decimals are printed: after the comma, or after the point where that is what the step says."""
    tail = figure.printed.rpartition(",")[2] if "," in figure.printed else ""
    thousands = len(tail) == _MOST_DECIMALS and figure.step == 1
    if tail and tail.isdecimal() and not thousands:
        return len(tail)
    exponent = figure.step.normalize().as_tuple().exponent
    point = figure.printed.rpartition(".")[2] if "." in figure.printed else ""
    return -exponent if isinstance(exponent, int) and exponent < 0 and len(point) == -exponent else 0
