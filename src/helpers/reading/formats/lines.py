"""From the characters on a page to lines, and from lines to paragraphs, by where they stand."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, pairwise, takewhile
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character on a page and its box, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    made_up: bool  #: a space or line end that is not in the file but follows from the distances


class Line(NamedTuple):
    """A printed line with its box; ``row`` where wide gaps divide it into cells."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    first_word: float  #: width of the first word, in points
    row: bool


#: A gap divides cells when it is wider than this many times the height of the letters: a gap without a space, a gap
#: without a space on a page whose spaces are all made of gaps (as TeX sets them), and what a space leaves over.
_GAP, _GAP_FOR_SPACES, _GAP_AFTER_SPACE = 0.45, 1.2, 2.0
#: Letters nearer to each other than this belong to one word.
_TOUCHING = 0.15
#: A raised figure is smaller than its neighbour and its foot is higher.
_SMALLER, _HIGHER = 0.8, 0.15
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: How PDFium marks a hyphen that only divides a word at the end of its line.
_SOFT_HYPHENS = "\x02\xad\ufffe"
#: A line that ends so goes on: "2020-" / "2025".
_HYPHENS = "-–/" + _SOFT_HYPHENS

_LIST_MARK = re.compile(r"(?:[-–•*+●▪]|\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s")
_LONGEST_MARK = 6
_ENDS_CLAUSE = re.compile(r"[.;:!?,…]['\"”’)]?$")


def to_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Gather the characters of a page into lines, in the order in which they were written.

    Gaps between cells become ``; ``, raised figures superscripts.
    """
    rows: list[list[Glyph]] = [[]]
    broken = False
    for glyph in glyphs:
        if glyph.text in "\r\n":
            broken = True
            continue
        if broken and rows[-1]:
            before = rows[-1][-1]
            if not _on_one_line(before, glyph):
                rows.append([])
            elif glyph.left - before.right > _TOUCHING * (before.top - before.bottom):
                rows[-1].append(glyph._replace(text=" ", left=before.right, right=glyph.left, made_up=True))
        broken = False
        rows[-1].append(glyph)
    gaps = [glyph.made_up for row in rows for glyph in row if glyph.text.isspace()]
    return [line for row in rows if (line := _line(row, written_spaces=sum(gaps) * 2 <= len(gaps))) is not None]


def _on_one_line(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a character stands beside another: a raised figure or the next cell seems to be a new line."""
    overlap = min(before.top, glyph.top) - max(before.bottom, glyph.bottom)
    height = min(before.top - before.bottom, glyph.top - glyph.bottom)
    return height > 0 and overlap > 0.5 * height and glyph.left >= before.right - 0.1 * height


def _line(row: list[Glyph], *, written_spaces: bool) -> Line | None:
    """Write one line."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    size = median(glyph.top - glyph.bottom for glyph in inked)
    text, cells = _text(row, _widest_space(row, size, written_spaces=written_spaces))
    first = list(takewhile(lambda glyph: not glyph.text.isspace(), dropwhile(lambda glyph: glyph.text.isspace(), row)))
    return Line(
        text,
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        bottom=median(glyph.bottom for glyph in inked),
        size=size,
        first_word=first[-1].right - first[0].left,
        row=cells,
    )


def _widest_space(row: list[Glyph], size: float, *, written_spaces: bool) -> float:
    """Say how wide a gap without a space may be before it divides cells.

    Where spaces are written out, a gap without one is a column's edge, unless the line is justified by even gaps.
    """
    gaps = [b.right - b.left for b in _gaps(row)]
    even = len(gaps) > 3 and max(gaps) < 1.5 * min(gaps)
    return (_GAP if written_spaces and not even else _GAP_FOR_SPACES) * size


def _gaps(row: list[Glyph]) -> Iterator[Glyph]:
    """Give the gaps of a line in which no space is written, as wide as they are."""
    for before, gap, after in zip(row, row[1:], row[2:], strict=False):
        if gap.text.isspace() and gap.made_up and not before.text.isspace() and not after.text.isspace():
            yield gap._replace(left=before.right, right=max(after.left, before.right + 0.01))


def _text(row: list[Glyph], widest_space: float) -> tuple[str, bool]:
    """Spell a line, and say whether it has cells."""
    parts: list[str] = []
    before: Glyph | None = None
    space: Glyph | None = None
    cells = False
    for glyph in row:
        if glyph.text.isspace():
            space = glyph
            continue
        raised = before is not None and _is_raised(before, glyph)
        if before is not None and space is not None:
            marked = len(parts) < _LONGEST_MARK and _LIST_MARK.fullmatch("".join(parts) + " ") is not None
            divided = not (raised or marked) and _divides(before, space, glyph, widest_space)
            cells |= divided
            parts.append("; " if divided else "" if raised and space.made_up else " ")
        parts.append(glyph.text.translate(_RAISED) if raised else glyph.text)
        # What follows a raised figure is measured against the letter that carries it.
        before = before._replace(right=glyph.right) if before is not None and raised else glyph
        space = None
    return "".join(parts), cells


def _divides(before: Glyph, space: Glyph, after: Glyph, widest_space: float) -> bool:
    """Say whether the space between two characters divides cells."""
    if space.made_up:
        return after.left - before.right > widest_space
    return after.left - max(before.right, space.right) > _GAP_AFTER_SPACE * (before.top - before.bottom)


def _is_raised(before: Glyph, glyph: Glyph) -> bool:
    """Say whether a figure is an exponent or a note's number."""
    height = before.top - before.bottom
    smaller = glyph.top - glyph.bottom < _SMALLER * height
    return glyph.text.isdecimal() and smaller and glyph.bottom - before.bottom > _HIGHER * height


def paragraphs(lines: list[Line]) -> Iterator[str]:
    """Join the lines of a page into paragraphs.

    A line begins a paragraph where the one above was left although the first word would have fitted, where it stands
    further below or is set in another size, is indented, is a table row, or opens a list item after a finished clause.
    """
    pitches = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom and not (a.row or b.row))
    pitch = pitches[len(pitches) // 4] if pitches else 0.0
    text = ""
    for index, line in enumerate(lines):
        if index and _begins(lines, index, pitch):
            yield text
            text = ""
        text = _joined(text, line.text)
    if text:
        yield text


def _begins(lines: list[Line], index: int, pitch: float) -> bool:
    """Say whether a line begins a paragraph; ``pitch`` is how far lines of one paragraph are apart."""
    above, line = lines[index - 1], lines[index]
    if above.row or line.row:
        return True
    if above.text[-1] in _HYPHENS:
        return False
    if abs(above.size - line.size) > 0.15 * above.size:
        return True
    if line.bottom > above.bottom:  # the next column: judge by the words alone
        return _ENDS_CLAUSE.search(above.text) is not None and not line.text[0].islower()
    further = above.bottom - line.bottom > 1.2 * pitch + 0.1 * line.size
    indented = line.left - above.left > 0.8 * line.size and not _LIST_MARK.match(above.text)
    item = _LIST_MARK.match(line.text) is not None and _ENDS_CLAUSE.search(above.text) is not None
    return further or indented or item or _would_have_fitted(lines, index)


def _would_have_fitted(lines: list[Line], index: int) -> bool:
    """Say whether there was room for a line's first word at the end of the line above."""
    above, line = lines[index - 1], lines[index]
    margin = max(other.right for other in lines[max(0, index - 3) : index + 3] if _beside(other, line))
    return above.right + 0.25 * line.size + line.first_word < margin - 0.1 * line.size


def _beside(other: Line, line: Line) -> bool:
    """Say whether two lines stand in the same column."""
    return other.left < line.right and line.left < other.right


def _joined(text: str, line: str) -> str:
    """Put a line behind the text above it; a range or word that breaks at its hyphen stays whole."""
    if text and text[-1] in _SOFT_HYPHENS:
        return text[:-1] + line
    tight = len(text) > 1 and text[-1] in _HYPHENS and not text[-2].isspace()
    return text + line if tight or not text else f"{text} {line}"
