"""The colours and weights that a pandas Styler gives its cells, read from its style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError
from tinycss2.color3 import parse_color  # type: ignore[import-untyped]

Style = Mapping[str, str]
Stylesheet = Mapping[int, Style]

_IN_TABLE = re.compile(r"#(?P<table>[\w-]+)\s+(?P<name>t[dh])?(?:\.(?P<mark>[\w-]+))?")
_KNOWN = frozenset({"color", "background-color", "font-weight", "font-style", "text-align"})


def stylesheet(soup: BeautifulSoup) -> Stylesheet:
    """Read which style each cell of some HTML is given.

    Parameters
    ----------
    soup
        HTML with its ``style`` elements.

    Returns
    -------
    mapping of int to mapping of str to str
        By the ``id()`` of each cell, CSS properties we can set and their values; later rules win, a cell's own last.
    """
    cells = soup.find_all(["td", "th"])
    found = _Cells(soup, cells)
    styles: dict[int, dict[str, str]] = {}
    for selector, style in _rules(element.get_text() for element in soup.find_all("style")):
        for cell in found.selected(selector):
            styles.setdefault(id(cell), {}).update(style)
    for cell in cells:
        if cell.get("style"):
            styles.setdefault(id(cell), {}).update(_declarations(tinycss2.parse_blocks_contents(str(cell["style"]))))
    return styles


def _rules(sheets: Iterable[str]) -> Iterable[tuple[str, Style]]:
    """Read the rules of style sheets, one selector at a time."""
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule" and (style := _declarations(tinycss2.parse_blocks_contents(rule.content))):
                for selector in tinycss2.serialize(rule.prelude).split(","):
                    yield selector.strip(), style


def _declarations(nodes: Iterable[Any]) -> Style:
    """Keep the properties that mean something on paper."""
    return {
        node.lower_name: tinycss2.serialize(node.value).strip()
        for node in nodes
        if node.type == "declaration" and node.lower_name in _KNOWN
    }


class _Cells:
    """The cells of some HTML, found quickly by the few kinds of selectors a Styler writes."""

    def __init__(self, soup: BeautifulSoup, cells: Sequence[Tag]) -> None:
        self.soup = soup
        self.named = {str(cell["id"]): cell for cell in cells if cell.get("id")}
        self.tables: dict[str, list[Tag]] = {}
        for table in soup.find_all("table", id=True):
            self.tables.setdefault(str(table["id"]), table.find_all(["td", "th"]))

    def selected(self, selector: str) -> list[Tag]:
        """Find the cells a selector means."""
        if selector.startswith("#") and selector[1:] in self.named:
            return [self.named[selector[1:]]]
        if selector.startswith("#T_") and "_row" in selector:
            return []
        if match := _IN_TABLE.fullmatch(selector):
            return [cell for cell in self.tables.get(match["table"], ()) if _is_meant(cell, match)]
        try:
            return [tag for tag in self.soup.select(selector) if tag.name in {"td", "th"}]
        except (SelectorSyntaxError, NotImplementedError):
            return []


def _is_meant(cell: Tag, selector: re.Match[str]) -> bool:
    """Tell whether a cell has the name and the class a selector asks for."""
    right_name = selector["name"] in {None, cell.name}
    return right_name and (selector["mark"] is None or selector["mark"] in cell.get_attribute_list("class"))


def colour(value: str) -> str | None:
    """Write a CSS colour as Typst wants it.

    Parameters
    ----------
    value
        A CSS colour in any notation.

    Returns
    -------
    str or None
        ``#rrggbb`` on white paper, or nothing if the value is no colour or wholly transparent.

    Examples
    --------
    >>> colour("rgb(255, 0, 0)"), colour("transparent"), colour("url(x)")
    ('#ff0000', None, None)
    """
    parsed = parse_color(value)
    if parsed is None or isinstance(parsed, str) or parsed.alpha == 0:
        return None
    on_paper = (round(255 * (1 - parsed.alpha + parsed.alpha * part)) for part in parsed[:3])
    return "#" + "".join(f"{min(max(part, 0), 255):02x}" for part in on_paper)
