"""The words to quote for a figure, so that a decision about it is found again after the report is edited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.checking.anchors import figures_within, spans
from helpers.errors import BadUsage
from helpers.reading.figures import Reading

_WORDS_AROUND = (3, 4, 6, 8, 12)  # few words: each one more may be edited away
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(r"[,;:.](?=\s)")
_OUTER = " \n,;:.!?\"'•-"  # what an editor changes without changing what is said


@dataclass(frozen=True, slots=True)
class Quote:
    """What a sidecar writes to point at a figure."""

    quote: str
    printed: str
    occurrence: int | None = None  #: only where no few words around the figure stand in the text once


def quote_of(reading: Reading, figure: int) -> Quote:
    """Return few words around a figure, three on either side if its clause has them, that lead back to it alone.

    Parameters
    ----------
    reading
        The report, as read.
    figure
        Id of the figure.

    Raises
    ------
    BadUsage
        Of kind ``anchor`` where no words do: a figure within a longer token that stands there twice.
    """
    start, end, unit = reading.spots[figure]
    printed = _folded(reading, start, end)
    for begin, finish in _growing(reading, start, end):
        words = _folded(reading, begin, finish)
        if len(spans(words, reading.view)) == 1 and _leads_back(reading, figure, words, 1):
            return Quote(words, printed)
    for begin, finish in (*_growing(reading, start, end), (start, end), (start, unit)):
        words = _folded(reading, begin, finish)
        for occurrence, _ in enumerate(spans(words, reading.view), start=1):
            if _leads_back(reading, figure, words, occurrence):
                return Quote(words, printed, occurrence)
    raise BadUsage("anchor", f"{printed!r} cannot be pointed at by quoting words around it; write the decision by hand")


def _growing(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield wider and wider stretches of words around a place, within its clause, then within its sentence."""
    low, high = reading.view.around(start)
    text, high = reading.view.plain, max(high, end)
    before = max((m.end() for m in _CLAUSE.finditer(text, low, start)), default=low)
    after = next((m.start() for m in _CLAUSE.finditer(text, end, high)), high)
    for left, right in ((before, after), (low, high)):
        for words in _WORDS_AROUND:
            heads = [m.start() for m in _WORD.finditer(text, left, start)]
            tails = [m.end() for m in _WORD.finditer(text, end, right)]
            begin, finish = min((*heads[-words:][:1], start)), max((*tails[:words][-1:], end))
            yield begin + _silent(text[begin:start]), finish - _silent(text[end:finish][::-1])


def _silent(words: str) -> int:
    """Count the marks that words begin with."""
    return len(words) - len(words.lstrip(_OUTER))


def _folded(reading: Reading, start: int, end: int) -> str:
    """Return the words between two places of the view on one line."""
    return " ".join(reading.view.plain[start:end].split())


def _leads_back(reading: Reading, figure: int, words: str, occurrence: int) -> bool:
    """Tell whether a quote holds a figure, and none that is printed the same."""
    found = spans(words, reading.view)[occurrence - 1]
    same = [
        f.id
        for f in figures_within(found, reading.figures)
        if _folded(reading, *reading.spots[f.id][:2]) == _folded(reading, *reading.spots[figure][:2])
    ]
    return same == [figure]
