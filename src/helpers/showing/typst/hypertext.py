"""HTML as Typst: what it says as readable text, its tables as tables, and a warning for what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from helpers.showing.typst.datatables import settle
from helpers.showing.typst.images import picture_at
from helpers.showing.typst.inline import AROUND, link, set_heading
from helpers.showing.typst.literals import literal, prose, verbatim
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.styles import stylesheet
from helpers.showing.typst.tables import html_table

_CODE = frozenset({"code", "kbd", "samp", "tt"})
_BLOCKS = (
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
    ),
    *(
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
    ),
    *("p", "pre", "section", "summary", "table", "ul"),
)
_UNSEEN = ["script", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "video", "audio", "input"]
_SILENT = frozenset({*_UNSEEN, "style", "template", "head", "title", "meta", "link"})
_ALERTS = {"alert-info": "note", "alert-success": "tip", "alert-warning": "warning", "alert-danger": "caution"}
_SPACE = prose(" ")
_DEEPEST, _MOST_BOXES = 60, 12
"""Nesting that Typst bears: of elements, and of lists, quotations and boxes; what lies deeper is set as plain text."""


def fragment(html: str, manuscript: Manuscript) -> str:
    """Set a piece of HTML: tables as tables, all else as readable text.

    Parameters
    ----------
    html
        HTML of a cell's output or of a markdown cell.
    manuscript
        Gathers pictures, and a warning where the piece is more than tables.

    Returns
    -------
    str
        Typst markup, in paragraphs.
    """
    soup = BeautifulSoup(f"<div>{html}</div>", "lxml")  # an element of ours, lest bare text be taken for a path
    settle(soup)
    for unseen in soup.find_all(hidden=True):
        unseen.decompose()
    lost = sorted({tag.name for tag in soup.find_all(_UNSEEN)})
    if lost:
        manuscript.remark(f"HTML left out of the PDF: {', '.join(lost)}")
    elif soup.find("table") is None and soup.get_text(strip=True):
        manuscript.remark("HTML set as plain text")
    return _Page(manuscript, soup).flow(soup.contents, 0)


class _Page:
    """Walks through parsed HTML and writes what can be read of it."""

    def __init__(self, manuscript: Manuscript, soup: BeautifulSoup) -> None:
        self.manuscript = manuscript
        self.styles = stylesheet(soup)

    def flow(self, nodes: Iterable[Any], depth: int) -> str:
        """Write nodes one below the other; what stands between blocks makes paragraphs."""
        pieces: list[str] = []
        for block, run in groupby(nodes, key=_is_block):
            if block:
                pieces.extend(self.block(node, depth + 1) for node in run)
            elif (line := self.line(run, depth + 1)).replace(_SPACE, ""):
                pieces.append(f"{line}\n\n")
        return "".join(pieces)

    def contained(self, nodes: Iterable[Any], depth: int) -> str:
        """Write nodes inside a container."""
        with self.manuscript.container():
            return self.flow(nodes, depth).strip()

    def block(self, tag: Tag, depth: int) -> str:
        """Write an element that stands on its own."""
        if depth > _DEEPEST or self.manuscript.contained > _MOST_BOXES:
            return f"{prose(tag.get_text(' '))}\n\n"
        if tag.name in {"ul", "ol"}:
            items = ", ".join(
                f"[{self.contained(item.contents, depth)}]" for item in tag.find_all("li", recursive=False)
            )
            return f"#{'enum' if tag.name == 'ol' else 'list'}({items})\n\n"
        if re.fullmatch("h[1-6]", tag.name):
            return self.heading(tag, depth)
        simple = {"table": self.table, "pre": self.pre, "hr": self.rule, "blockquote": self.quote}.get(tag.name)
        return simple(tag, depth) if simple else self.division(tag, depth)

    def heading(self, tag: Tag, depth: int) -> str:
        """Write a heading at the level its name says."""
        words = tag.get_text(" ", strip=True)
        return set_heading(int(tag.name[1]), words, self.line(tag.contents, depth), self.manuscript)

    def table(self, tag: Tag, depth: int) -> str:
        """Write a table, each cell's content on one line."""
        return html_table(tag, lambda cell: self.line(cell.contents, depth), self.styles, self.manuscript)

    def pre(self, tag: Tag, _depth: int) -> str:
        """Write text whose spaces count."""
        return f"#printed({verbatim(tag.get_text())})\n\n"

    def rule(self, _tag: Tag, _depth: int) -> str:
        """Write a line across the page."""
        return "#rule()\n\n"

    def quote(self, tag: Tag, depth: int) -> str:
        """Write a quotation set off from the text."""
        return f"#quote(block: true)[{self.contained(tag.contents, depth)}]\n\n"

    def division(self, tag: Tag, depth: int) -> str:
        """Write an element that only holds others; JupyterLab's coloured boxes stay boxes."""
        kinds = [_ALERTS[name] for name in tag.get_attribute_list("class") if name in _ALERTS]
        if not kinds:
            return self.flow(tag.contents, depth)
        return f"#admonition({literal(self.manuscript.word(kinds[0]))})[{self.contained(tag.contents, depth)}]\n\n"

    def line(self, nodes: Iterable[Any], depth: int) -> str:
        """Write nodes one after the other, in a line."""
        return "".join(self.inline(node, depth) for node in nodes)

    def inline(self, node: Any, depth: int) -> str:
        """Write words, or an element among words."""
        if isinstance(node, NavigableString):
            return "" if isinstance(node, PreformattedString) else prose(str(node))
        if node.name in _SILENT or depth > _DEEPEST:
            return "" if node.name in _SILENT else prose(node.get_text(" "))
        if node.name in _CODE:
            return f"#raw({verbatim(node.get_text())})"
        return self.around(node, self.line(node.contents, depth + 1))

    def around(self, tag: Tag, inside: str) -> str:
        """Put around some words what their element means."""
        if tag.name == "br":
            return "#linebreak()"
        if tag.name == "img":
            return picture_at(str(tag.get("src", "")), str(tag.get("alt", "")), self.manuscript)
        if tag.name == "a":
            return self.manuscript.place(str(tag.get("id", ""))) + link(str(tag.get("href", "")), inside)
        if tag.name in AROUND:
            return f"#{AROUND[tag.name]}[{inside}]"
        return f'{inside}#" "' if tag.name in _BLOCKS else inside


def _is_block(node: Any) -> bool:
    """Tell whether a node has lines of its own, or holds one that has."""
    return isinstance(node, Tag) and (node.name in _BLOCKS or node.find(_BLOCKS) is not None)
