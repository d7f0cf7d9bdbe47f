"""From HTML elements to blocks of text: paragraphs, list items, table rows, footnotes."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml.html import HtmlElement

from helpers.reading.formats.extract import Block, Piece
from helpers.reading.formats.tables import Cell, table_blocks, to_grid

#: Elements that begin and end a line.
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6r]|header|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
#: Raised figures are exponents and footnote marks; as plain digits "120¹" would read 1201.
_RAISED = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
_NOTE = re.compile(r"(?:foot|end)note-\d+")
_BACK_TO_TEXT = re.compile(r"#(?:foot|end)note-ref-")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPACES_BUT_TABS = re.compile(r"[ \r\n\f]+")
_AROUND_BREAKS = re.compile(r"[ \t]*\n[ \t]*")
_EMPTY_LINES = re.compile(r"\n{2,}")

#: A cell with more text than this lays out a page; it is not a value.
_LONGEST_CELL = 2000

#: Text, or an element whose beginning or end separates paragraphs.
_Token: TypeAlias = str | HtmlElement


def blocks(root: HtmlElement, *, keep_tabs: bool = False) -> Iterator[Block]:
    """Read an element as paragraphs and tables in their order.

    Parameters
    ----------
    root
        The element; its own tail is not part of it.
    keep_tabs
        Whether a tab separates columns (as in Word) or is mere white space (as in HTML).

    Yields
    ------
    list[Piece]
        A paragraph or table row; the places are ``paragraph 12``, ``footnote 3`` or a table cell.
    """
    paragraphs = tables = 0
    notes: list[str] = []
    line: list[str] = []
    for token in [*_tokens(root, _SPACES_BUT_TABS if keep_tabs else _SPACES), root]:
        if isinstance(token, str):
            line.append(token)
            continue
        for text in _paragraphs(line):
            paragraphs += not notes
            yield [Piece(text, f"footnote {len(notes)}" if notes else f"paragraph {paragraphs}")]
        line.clear()
        if _NOTE.fullmatch(name := token.get("id", "")) and name not in notes[-1:]:
            notes.append(name)
        if token.tag == "table" and _is_data(token):
            tables += 1
            yield from table_blocks(to_grid(_rows(token)), tables)


def _tokens(element: HtmlElement, spaces: re.Pattern[str]) -> Iterator[_Token]:
    """Give the text of an element and the places where a paragraph ends, in order."""
    if not isinstance(element.tag, str) or _BACK_TO_TEXT.match(element.get("href", "")):
        return
    if element.tag == "br":
        yield "\n"
    elif element.tag == "sup":
        yield spaces.sub(" ", element.text_content()).translate(_RAISED)
    elif element.tag == "table" and _is_data(element):
        yield from ("\n\n".join(_cell_text(part) for part in element.iterchildren("caption")), element)
    else:
        yield from _content(element, spaces)


def _content(element: HtmlElement, spaces: re.Pattern[str]) -> Iterator[_Token]:
    """Give what stands inside an element, fenced where the element is a block."""
    fence = [element] if _BLOCK.fullmatch(element.tag) else []
    yield from fence
    yield spaces.sub(" ", element.text or "")
    for child in element:
        yield from _tokens(child, spaces)
        yield spaces.sub(" ", child.tail or "")
    yield from fence


def _paragraphs(line: list[str]) -> list[str]:
    """Join runs of text into paragraphs; an empty line between two breaks separates them."""
    text = _AROUND_BREAKS.sub("\n", re.sub(" {2,}", " ", "".join(line)))
    return [part for part in (part.strip(" \t\n") for part in _EMPTY_LINES.split(text)) if part]


def _is_data(table: HtmlElement) -> bool:
    """Say whether a table shows values, rather than laying out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = list(table.iterdescendants("tr"))
    cells = table.iterdescendants("td", "th")
    return len(rows) > 1 and all(len(cell.text_content()) <= _LONGEST_CELL for cell in cells)


def _rows(table: HtmlElement) -> list[list[Cell]]:
    """Read the cells of a table row by row."""
    return [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iterdescendants("tr")]


def _cell(cell: HtmlElement) -> Cell:
    """Read one cell."""
    row = cell.getparent()
    head = cell.tag == "th" or (row.getparent() is not None and row.getparent().tag == "thead")
    return Cell(_cell_text(cell), head, _span(cell, "rowspan"), _span(cell, "colspan"))


def _cell_text(cell: HtmlElement) -> str:
    """Write the paragraphs of a cell on one line."""
    lines: list[str] = [""]
    for token in _tokens(cell, _SPACES):
        if isinstance(token, str):
            lines[-1] += token.replace("\n", " ")
        else:
            lines.append("")
    parts = [part for part in (re.sub(" {2,}", " ", line).strip() for line in lines) if part]
    return "".join(part + (" " if part[-1] in ".,;:" else "; ") for part in parts).rstrip("; ")


def _span(cell: HtmlElement, name: str) -> int:
    """Read how many rows or columns a cell covers, 1 where it says nothing sensible."""
    stated = cell.get(name, "").strip()
    return int(stated) if re.fullmatch(r"[1-9]\d{0,3}", stated) else 1
