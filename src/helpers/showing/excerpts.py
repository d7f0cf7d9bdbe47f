"""The printed words around a figure, on one line, within its sentence."""

from typing import NamedTuple

from helpers.checking.records import Audit
from helpers.reading.records import Figure
from helpers.showing.notation import printable


class Excerpt(NamedTuple):
    """Printed words with one figure among them."""

    before: str
    figure: str  #: as printed
    after: str

    def __str__(self) -> str:
        """Return the words as one line."""
        return f"{self.before}{self.figure}{self.after}"


def excerpt(audit: Audit, figure: Figure, room: int = 60) -> Excerpt:
    """Return the printed words around a figure, about ``room`` characters on either side, cut between words."""
    begin, end = audit.sentences[figure.sentence]
    start, stop = max(begin, figure.start - room), min(end, figure.end + room)
    text = audit.document.text
    while start > begin and not text[start - 1].isspace() and figure.start - start < 2 * room:
        start -= 1
    while stop < end and not text[stop].isspace() and stop - figure.end < 2 * room:
        stop += 1
    before, after = text[start : figure.start], text[figure.end : stop]
    return Excerpt(
        ("… " if start > begin else "") + _joined(before, end=True),
        printable(figure.printed),
        _joined(after, end=False) + (" …" if stop < end else ""),
    )


def _joined(words: str, *, end: bool) -> str:
    """Return words on one line, with a space towards the figure where there is white space."""
    line = printable(words)
    space = " " if line and words[-1 if end else 0].isspace() else ""
    return line + space if end else space + line
