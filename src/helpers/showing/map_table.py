"""Where in a report its figures stand: the text as lines of one length, like a page seen from afar."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from helpers.checking.records import Audit
from helpers.showing.naming import written
from helpers.showing.notation import printable
from helpers.showing.standing import standings

MAP_COLUMNS = ("paragraph", "line", "start", "end", "standing", "words")

#: Lines that a page holds, letters of the shortest line, and paragraphs that can be told apart.
_LINES, _SHORTEST, _PARAGRAPHS = 30, 60, 24
_OPENING = 80
_SIGNS = re.compile(r"^[\W_]+")


def map_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return the lines of a report's text and the figures in them.

    Parameters
    ----------
    audit
        A report, read and checked.
    language
        Takes no part: the words are the report's own.

    Returns
    -------
    DataFrame
        First the lines of the text, whose ``standing`` is ``text``, then its figures, each in reading order:
        ``paragraph`` and ``line`` (numbered from 0), ``start`` and ``end`` (parts of a full line, 0 to 1), ``standing``
        (of :func:`helpers.showing.standing.standings`), ``words`` (what is printed; of a paragraph's first line how it
        opens). Paragraphs of a text that has very many are joined. Empty where no figure is printed.
    """
    paragraphs = _joined(_paragraphs(audit))
    if not audit.figures or not paragraphs:
        return pd.DataFrame(columns=list(MAP_COLUMNS))
    letters = _letters([end - start for start, end in paragraphs])
    tops = [0]
    for start, end in paragraphs:
        tops.append(tops[-1] + _count(end - start, letters))
    rows = [*_text(audit, paragraphs, tops, letters), *_figures(audit, paragraphs, tops, letters)]
    return pd.DataFrame(rows, columns=list(MAP_COLUMNS))


def _paragraphs(audit: Audit) -> list[tuple[int, int]]:
    """Find the lines of the text that say something."""
    found = re.compile(r"[^\r\n]*\S[^\r\n]*").finditer(audit.document.text, audit.document.body_start)
    return [match.span() for match in found]


def _joined(paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join neighbours, where there are too many, until each has its share of the text."""
    if len(paragraphs) <= _PARAGRAPHS:
        return paragraphs
    share = sum(end - start for start, end in paragraphs) / _PARAGRAPHS
    joined = [paragraphs[0]]
    for start, end in paragraphs[1:]:
        begin, _ = joined[-1]
        joined[-1:] = [(begin, end)] if end - begin <= share else [joined[-1], (start, end)]
    return joined


def _count(length: int, letters: int) -> int:
    """Count the lines of a paragraph."""
    return -(-length // letters)


def _letters(lengths: Sequence[int]) -> int:
    """Return how many letters a line needs for the whole text to fit."""
    low, high = _SHORTEST, max(_SHORTEST, *lengths)
    while low < high:
        middle = (low + high) // 2
        fits = sum(_count(length, middle) for length in lengths) <= max(_LINES, len(lengths))
        low, high = (low, middle) if fits else (middle + 1, high)
    return low


def _text(
    audit: Audit, paragraphs: Sequence[tuple[int, int]], tops: Sequence[int], letters: int
) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of the text."""
    for number, (start, end) in enumerate(paragraphs):
        opening = printable(_SIGNS.sub("", audit.document.text[start : min(end, start + 2 * _OPENING)]), _OPENING)
        for line in range(_count(end - start, letters)):
            reach = min(1.0, (end - start) / letters - line)
            yield number, tops[number] + line, 0.0, reach, "text", "" if line else opening


def _figures(
    audit: Audit, paragraphs: Sequence[tuple[int, int]], tops: Sequence[int], letters: int
) -> Iterator[tuple[Any, ...]]:
    """Yield the figures, each on the line where it begins."""
    stands, number = standings(audit), 0
    for figure in sorted(audit.figures, key=lambda one: one.start):
        while number + 1 < len(paragraphs) and figure.start >= paragraphs[number + 1][0]:
            number += 1
        line, place = divmod(max(0, figure.start - paragraphs[number][0]), letters)
        end = min(1.0, (place + figure.end - figure.start) / letters)
        yield number, tops[number] + line, place / letters, end, stands[figure.id], written(figure)
