"""How figures are called: their digits with what belongs to them, large sums as people read them."""

import re
from decimal import Decimal
from fractions import Fraction

from helpers.checking.records import Audit
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.notation import number, places, printable

LABEL_LENGTH = 110
_BILLION, _MILLION = 10**9, 10**6

#: Multipliers as they stand behind the digits: 11.580 *tỷ* đồng.
_SCALE = re.compile(r"\W{0,3}((?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b\s*)+)", re.IGNORECASE)


def amount(language: str, *values: Fraction) -> str:
    """Write a number, or A/B, in full up to a billion; beyond, in billions, as such sums are read.

    >>> amount("vi", Fraction(824), Fraction(826)), amount("vi", Fraction(1205, 100) * 10**9)
    ('824/826', '12,05 tỷ')
    """
    if max(values) < _BILLION:
        return "/".join(number(value, language) for value in values)
    billions = "/".join(number(value / _BILLION, language, places(value / _BILLION, 3)) for value in values)
    return say("billions", language, number=billions)


def figure_words(audit: Audit, figure: Figure, language: str) -> str:
    """Return a figure as a reader would name it: its value, its unit and what it counts."""
    unit, label = printable(figure.unit or ""), printable(audit.label(figure.id, language))
    value = value_words(figure, language)
    if unit == "%":
        words = f"{value}% {label}"
    elif audit.labels.get(figure.id, {}).get(language) or not unit or unit in label:
        words = f"{value} {label}"
    else:
        words = f"{value} {unit}: {label}" if label else f"{value} {unit}"
    return printable(words, LABEL_LENGTH)


def value_words(figure: Figure, language: str) -> str:
    """Return a figure's value as the language writes it; sums with a multiplier in billions or millions."""
    if figure.value is None:
        return figure.printed
    value = Fraction(figure.value)
    if not _is_scaled(figure) or value < _MILLION:
        return number(value, language, min(printed_places(Decimal(figure.step)), 6))
    if value >= _BILLION:
        return amount(language, value)
    return say("millions", language, number=number(value / _MILLION, language, places(value / _MILLION, 3)))


def written(figure: Figure) -> str:
    """Return a figure's printed digits with the words and signs that belong to them: gần 90%."""
    sign = "%" if figure.kind in {"percent", "change_percent"} else ""
    return printable(f"{figure.hedge or ''} {figure.printed}{sign}")


def unit_words(audit: Audit, figure: Figure) -> str:
    """Return a figure's unit, with the multiplier printed between its digits and the unit: tỷ đồng."""
    scale = _SCALE.match(audit.document.text, figure.end) if _is_scaled(figure) else None
    return printable(f"{scale[1] if scale else ''} {figure.unit or ''}")


def printed_places(step: Decimal) -> int:
    """Count the decimals of a figure whose last printed place is worth ``step``.

    >>> printed_places(Decimal("0.10")), printed_places(Decimal("1000000.000"))
    (1, 0)
    """
    return max(0, -int(step.normalize().as_tuple().exponent))


def _is_scaled(figure: Figure) -> bool:
    """Tell whether the value is the printed digits times a thousand, a million or more."""
    return figure.value is not None and Decimal(figure.step) >= 10**3
