"""How figures are called: their digits with what belongs to them, large sums as people read them."""

from decimal import Decimal
from fractions import Fraction

from helpers.checking.records import Audit
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.digits import scale_of
from helpers.showing.notation import number, places, printable
from helpers.showing.sentences import BEHIND, HEDGES, MULTIPLIERS, words_of

LABEL_LENGTH = 110
_BILLION, _MILLION = 10**9, 10**6


def amount(language: str, *values: Fraction, beside: Fraction = Fraction(0)) -> str:
    """Write a number, or A/B, in full up to a billion; beyond, in billions, as such sums are read.

    ``beside`` is the largest of the numbers it stands among: they are all written alike.

    >>> amount("vi", Fraction(824), Fraction(826)), amount("vi", Fraction(1205, 100) * 10**9)
    ('824/826', '12,05 tỷ')
    >>> amount("vi", Fraction(2 * 10**6), beside=Fraction(3 * 10**9))
    '0,002 tỷ'
    """
    if max(*values, beside) < _BILLION:
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
    return hedged(f"{figure.printed}{sign}", figure.hedge, "vi")


def hedged(words: str, hedge: str | None, language: str) -> str:
    """Put a report's hedge where it belongs beside a number, in the language of the number.

    >>> hedged("89,9%", "gần", "vi"), hedged("89.9%", "gần", "en"), hedged("18", "trở lên", "vi")
    ('gần 89,9%', 'nearly 89.9%', '18 trở lên')
    """
    if not hedge:
        return printable(words)
    said = words_of(HEDGES, language).get(hedge, hedge)
    return printable(f"{words} {said}" if hedge in BEHIND else f"{said} {words}")


def measured(audit: Audit, figure: Figure, language: str) -> tuple[str, str]:
    """Return a figure's value as the language writes it, and its unit with the multiplier it is printed with.

    What has no value gives no words.
    """
    if figure.value is None:
        return "", ""
    scale = scale_of(audit, figure)
    decimals = min(printed_places(Decimal(figure.step) / scale), 6)
    ends = [Fraction(value) / scale for value in (figure.value, figure.value2) if value is not None]
    words = "–".join(number(value, language, max(decimals, places(value))) for value in ends)
    return words, printable(f"{MULTIPLIERS[language].get(scale, '')} {figure.unit or ''}")


def printed_places(step: Decimal) -> int:
    """Count the decimals of a figure whose last printed place is worth ``step``.

    >>> printed_places(Decimal("0.10")), printed_places(Decimal("1000000.000"))
    (1, 0)
    """
    return max(0, -int(step.normalize().as_tuple().exponent))


def _is_scaled(figure: Figure) -> bool:
    """Tell whether the value is the printed digits times a thousand, a million or more."""
    return figure.value is not None and Decimal(figure.step) >= 10**3
