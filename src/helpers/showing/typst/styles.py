"""The colours and weights that a pandas Styler gives its cells, read from its style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError
from tinycss2.color3 import parse_color  # type: ignore[import-untyped]

Style = Mapping[str, str]
Stylesheet = Mapping[int, Style]

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
    named = {str(cell.get("id")): cell for cell in cells if cell.get("id")}
    styles: dict[int, dict[str, str]] = {}
    for selector, style in _rules(element.get_text() for element in soup.find_all("style")):
        for cell in _selected(selector, soup, named):
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


def _selected(selector: str, soup: BeautifulSoup, named: Mapping[str, Tag]) -> list[Tag]:
    """Find the cells a selector means; those of a Styler name a cell, which need not be searched for."""
    if selector.startswith("#") and selector[1:] in named:
        return [named[selector[1:]]]
    if selector.startswith("#T_") and "_row" in selector:
        return []
    try:
        return [tag for tag in soup.select(selector) if tag.name in {"td", "th"}]
    except (SelectorSyntaxError, NotImplementedError):
        return []


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
