"""Figures and results as sentences write them: printed digits kept, computed ones in the language's notation.

``soatso check`` waits for these, so nothing is imported that is slow to load.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.checking.records import Audit, Given
from helpers.reading.lexicon import MULTIPLIERS as WRITTEN_MULTIPLIERS
from helpers.reading.numerals import read_numeral
from helpers.reading.records import Figure
from helpers.showing.sentences import MULTIPLIERS, SENTENCES, words_of

_SWAP = str.maketrans(".,", ",.")
_MOST_DECIMALS = 6
_PERCENTS = frozenset({"percent", "change_percent"})
_AMOUNTS = frozenset({"money", "measure"})
_LONGEST_LABEL = 12  # words: a sentence is no place for more
_BULLETS = " \t\r\n-–—+*•·>#_"
_LONGEST_FIRST = sorted(WRITTEN_MULTIPLIERS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Digits:
    """Writes the figures of one report in one language."""

    audit: Audit
    language: str

    def figure(self, figure: int) -> str:
        """Write a figure as printed, with the sign or multiplier that makes it readable."""
        return self.written(self.audit.figures[figure])

    def written(self, one: Figure) -> str:
        """Write a figure, or one that a person gave, as :meth:`figure` does."""
        if one.malformed:
            read = self.number(Fraction(one.value or 0), decimals_of(one.step))
            return words_of(SENTENCES, self.language)["read_as"].format(printed=one.printed, number=read)
        if not any(c.isdecimal() for c in one.printed):
            return self.marked(self.number(Fraction(one.value or 0), 2), one)
        return self.like(one, " ".join(one.printed.split()))

    def like(self, one: Figure, digits: str) -> str:
        """Write digits that a report would print in place of a figure, with the figure's sign and multiplier."""
        if self.language != "vi" and not _is_english(one, scale_of(self.audit, one)):
            digits = digits.translate(_SWAP)
        return self.marked(digits + self.multiplier(scale_of(self.audit, one)), one)

    def named(self, figure: int) -> str:
        """Write a figure with what it counts: ``48 hộ nghèo``; sums and measures as ``vốn vay 29,5 tỷ đồng``."""
        one, label, number = self.audit.figures[figure], self.label(figure), self.figure(figure)
        unit = one.unit if one.kind in _AMOUNTS and one.unit else ""
        if not unit or not label:
            return " ".join(f"{number} {unit} {label}".split())
        return f"{label} {number} {unit}" if self.language == "vi" else f"{number} {unit} ({label})"

    def given(self, given: Given) -> str:
        """Write a base that the text does not print, with what it counts."""
        return f"{self.written(given.figure)} {given.label[self.language]}"

    def label(self, figure: int, words: int = _LONGEST_LABEL) -> str:
        """Return what a figure counts: a person's words whole, the report's as far as a sentence can hold them."""
        label = self.audit.label(figure, self.language).split()
        if self.is_decided(figure):
            return " ".join(label)
        if self.opens_sentence(figure, label):
            label[0] = label[0][:1].lower() + label[0][1:]
        cut = len(label) > words
        return " ".join(label[:words]).strip(" /,;:-") + ("…" if cut else "")

    def opens_sentence(self, figure: int, label: Sequence[str]) -> bool:
        """Tell whether a label has its capital from beginning a sentence; a name has a second one."""
        start, end = self.audit.sentences[self.audit.figures[figure].sentence]
        opening = self.audit.document.text[start : min(end, start + 80)].lstrip(_BULLETS)
        return bool(label) and opening.startswith(label[0]) and not any(w[:1].isupper() for w in label[1:2])

    def is_decided(self, figure: int) -> bool:
        """Tell whether a person said in this language what a figure counts."""
        return bool(self.audit.labels.get(figure, {}).get(self.language))

    def marked(self, digits: str, figure: Figure) -> str:
        """Add the sign of a percentage, or the word of a multiple."""
        if figure.kind in _PERCENTS:
            return self.percent(digits)
        return words_of(SENTENCES, self.language)["times"].format(number=digits) if figure.kind == "other" else digits

    def percent(self, digits: str) -> str:
        """Add the percent sign as the language sets it."""
        return words_of(SENTENCES, self.language)["percent"].format(number=digits)

    def multiplier(self, scale: int) -> str:
        """Write a multiplier in words, nothing for one."""
        name = MULTIPLIERS[self.language].get(scale)
        return f" {name}" if name else ""

    def number(self, value: Fraction, places: int) -> str:
        """Write a computed number, rounded half up, without zeros that say nothing."""
        text = f"{rounded(value, places):,f}"
        if "." in text and exact(value, places):
            text = text.rstrip("0").rstrip(".")
        return (text if self.language == "en" else text.translate(_SWAP)).replace("-", "−")

    def scaled(self, value: Fraction, scale: int) -> str:
        """Write a computed amount in the multiplier that a printed one has, to all its decimals."""
        return self.number(value / scale, places_of(value / scale)) + self.multiplier(scale)


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half away from zero, however many digits that takes."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    return Decimal(f"{'-' if value < 0 else ''}{units}E-{places}")


def exact(value: Fraction, places: int) -> bool:
    """Tell whether a number needs no more than so many decimals."""
    return bool((value * 10**places).denominator == 1)


def places_of(value: Fraction) -> int:
    """Return how many decimals a number needs, at most six."""
    return next((n for n in range(_MOST_DECIMALS) if exact(value, n)), _MOST_DECIMALS)


def decimals_of(step: Decimal) -> int:
    """Return how many decimals a step stands for."""
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scale_of(audit: Audit, figure: Figure) -> int:
    """Return the multiplier a figure is printed with: 10⁹ for "5 tỷ", 1 for none."""
    behind = unicodedata.normalize("NFC", audit.document.text[figure.end : figure.end + 24]).lower()
    behind = " ".join(behind.split())
    for word in _LONGEST_FIRST:
        scale = int(WRITTEN_MULTIPLIERS[word])
        if behind.startswith(word) and figure.value is not None and Fraction(figure.step) * 10**9 % scale == 0:
            return scale if scale in MULTIPLIERS["vi"] and _reads_as(figure, scale) else 1
    return next((scale for scale in (1, *MULTIPLIERS["vi"]) if _reads_as(figure, scale)), 1)


def _is_english(figure: Figure, scale: int) -> bool:
    """Tell whether a figure is printed with a decimal point or grouping commas, as some are in Vietnamese reports."""
    if not _is_numeral(figure.printed):
        return False
    decimals = decimals_of(Decimal(figure.step) / scale)
    return figure.printed[-decimals - 1 : -decimals] == "." if decimals else "," in figure.printed


def _is_numeral(printed: str) -> bool:
    """Tell whether digits are one number, not a range, and not words."""
    return printed[:1].isdecimal() and all(c.isdecimal() or c.isspace() or c in ".," for c in printed)


def _reads_as(figure: Figure, scale: int) -> bool:
    """Tell whether printed digits times a multiplier are the value of a figure."""
    if not _is_numeral(figure.printed):
        return scale == 1
    numerals = (read_numeral(figure.printed, "vi"), read_numeral(figure.printed, "en"))
    return any(numeral.value * scale == figure.value for numeral in numerals)
