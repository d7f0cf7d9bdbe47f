"""Every figure of a report: classed, valued, and told what it counts.

The ledger rule: each decimal digit of the text lies in exactly one figure (exponents of units excepted). What is no
statistic is classed as a date, document number, ordinal …, never skipped.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from helpers.reading.contexts import UnitClass, currency_before, hedge_after, tail_after
from helpers.reading.drafts import Draft, read_value
from helpers.reading.grids import Square, squares_of, with_unit
from helpers.reading.kinds import kind_of
from helpers.reading.labels import labels_of
from helpers.reading.leads import direction_before, hedge_before, ordinal_before, words_before
from helpers.reading.neighbours import confront
from helpers.reading.number_words import spelt_out
from helpers.reading.numerals import Notation, common_notation
from helpers.reading.records import Document, Figure, FigureKind
from helpers.reading.shapes import Shape, Token
from helpers.reading.tokens import tokens
from helpers.reading.view import View, view_of

#: Longer numbers are keys, codes or noise, not statistics; up to here any multiplier leaves them exact (28 digits).
_MOST_DIGITS = 18
#: Shapes that say by themselves what a figure is.
_KIND_OF_SHAPE: dict[Shape, FigureKind] = {
    "date": "date",
    "period": "period",
    "doc_number": "doc_number",
    "ordinal": "ordinal",
    "other": "other",
}
_KIND_OF_UNIT: dict[UnitClass, FigureKind] = {
    "percent": "percent",
    "money": "money",
    "measure": "measure",
    "period": "period",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its figures, and the view they were read in: what linking works on.

    ``spots[i]`` is the place of figure ``i`` in the view: (start, end, end of its unit).
    """

    document: Document
    view: View
    figures: tuple[Figure, ...]
    spots: tuple[tuple[int, int, int], ...]


def read_figures(document: Document) -> Reading:
    """Read every figure of a document.

    Returns
    -------
    Reading
        The figures in reading order (``figures[i].id == i``), their spans in code points of ``document.text``.
    """
    view = view_of(document.text, document.body_start)
    found, squares = tokens(view), squares_of(view, document.places)
    notation = common_notation(token.first for token in found if token.shape in ("number", "range"))
    drafts: list[Draft] = []
    for token in found:
        if not drafts or not _is_swallowed(token, drafts[-1]):
            drafts.append(_draft(view, token, notation, drafts, squares.get(token.start)))
    confront(view, drafts)
    return _finish(document, view, drafts)


def with_figures(reading: Reading, figures: tuple[Figure, ...]) -> Reading:
    """Return a reading whose figures a person has corrected; spans and order stay."""
    return replace(reading, figures=figures)


def _is_swallowed(token: Token, previous: Draft) -> bool:
    """Tell whether a token is part of a mixture, or repeats the number before it in words: ``12 (mười hai)``."""
    return token.start < previous.token.end or (token.shape == "words" and token.start < previous.tail.end)


def _draft(view: View, token: Token, notation: Notation, drafts: list[Draft], square: Square | None) -> Draft:
    """Class one token by its shape and by what stands around it, or above it in a table."""
    left, right = view.around(token.start)
    draft = Draft(token, left, right, words_before(view.low, token.start, left), square=square)
    if token.shape == "words":
        _draft_words(view, draft)
    elif kind := _KIND_OF_SHAPE.get(token.shape):
        draft.kind = kind
        _plain_value(draft)
    else:
        _draft_number(view, draft, notation, drafts)
    return draft


def _draft_number(view: View, draft: Draft, notation: Notation, drafts: list[Draft]) -> None:
    """Class and value a number or range printed in digits."""
    token = draft.token
    if max(sum(map(str.isdecimal, digits)) for digits in (token.first, token.second)) > _MOST_DIGITS:
        draft.kind = "other"
        return
    spelt = spelt_out(view.low, token.end)  # 03 (ba) đồng chí
    draft.tail = tail_after(view.low, view.plain, spelt or token.end, draft.right)
    if draft.tail.unit_class == "none" and (currency := currency_before(view.low, token.start)):
        draft.tail = draft.tail._replace(unit_class="money", unit=currency)
    if draft.square is not None:
        draft.tail = with_unit(draft.tail, draft.square)
    draft.unit = draft.tail.unit
    draft.hedge = hedge_before(draft.words) or hedge_after(view.low, draft.tail.end)
    if draft.hedge == "trên" and token.first in ("1", "01") and draft.tail.multiplier == 1:
        draft.hedge = None  # 1,7 người trên 1 đại biểu
    draft.kind = kind_of(view, draft, drafts)
    if draft.square is not None and draft.square.direction:
        draft.direction = draft.square.direction
        draft.kind = "change_percent" if draft.kind == "percent" else draft.kind
    if draft.kind != "ordinal" or token.first.count(".") < 2:  # 1.1.2 has no value
        read_value(view, draft, notation)


def _draft_words(view: View, draft: Draft) -> None:
    """Class a number printed in words."""
    token = draft.token
    draft.tail = tail = tail_after(view.low, view.plain, token.end, draft.right)
    draft.unit, draft.hedge = tail.unit, hedge_before(draft.words)
    draft.kind = _KIND_OF_UNIT.get(tail.unit_class, "count")
    if isinstance(token.value, Decimal):
        draft.value = token.value * tail.multiplier
    else:  # một phần ba, gấp đôi
        draft.kind, draft.value = "other", token.value
        draft.unit = tail.unit if tail.unit_class == "noun" else None
    if ordinal_before(draft.words):
        draft.kind = "ordinal"
    elif draft.kind in ("count", "money", "measure"):
        draft.direction = direction_before(view.low, token.start, draft.left)


def _plain_value(draft: Draft) -> None:
    """Give a date, period, ordinal or name the number it shows, where it shows just one or two."""
    token = draft.token
    draft.value = token.value
    if token.first.isdecimal() and len(token.first) <= _MOST_DIGITS:
        draft.value = Decimal(token.first)
    if token.second.isdecimal():
        draft.value2 = Decimal(token.second)


def _finish(document: Document, view: View, drafts: list[Draft]) -> Reading:
    """Turn drafts into figures with labels, offsets of the text as decoded, and provenance."""
    labels = labels_of(view, drafts)
    offsets = [offset for offset, _ in document.places]  # ascending
    figures: list[Figure] = []
    for i, (draft, label) in enumerate(zip(drafts, labels, strict=True)):
        token = draft.token
        start, end = view.origin(token.start), view.limit(token.end)
        place = bisect_right(offsets, start)
        figures.append(
            Figure(
                id=i,
                start=start,
                end=end,
                printed=document.text[start:end],
                kind=draft.kind,
                value=draft.value,
                step=draft.step,
                value2=draft.value2,
                direction=draft.direction,
                unit=draft.unit,
                label=label,
                hedge=draft.hedge,
                sentence=view.sentence_at(token.start),
                provenance=document.places[place - 1][1] if place else None,
                iso=token.iso,
                malformed=draft.numeral is not None and draft.numeral.malformed,
            )
        )
    spots = tuple((d.token.start, d.token.end, max(d.tail.end, d.token.end)) for d in drafts)
    return Reading(document, view, tuple(figures), spots)
