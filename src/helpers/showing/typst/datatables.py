"""Tables that itables made sortable in the browser, as the plain tables they are made from."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from bs4 import BeautifulSoup, Tag

_ARGUMENT = r'"{}"\s*:\s*("(?:[^"\\]|\\.)*")'


def settle(soup: BeautifulSoup) -> None:
    """Put into the place of every sortable table its rows, which stand in a script, or else its static preview.

    Parameters
    ----------
    soup
        The HTML of an output; it is changed.
    """
    for place in soup.find_all("table", id=True, hidden=True):
        name = str(place["id"])
        preview = soup.find(id=f"{name}_fallback")
        if not isinstance(preview, Tag):
            continue
        scripts = [script for script in soup.find_all("script") if name in script.get_text()]
        if whole := _whole("".join(script.get_text() for script in scripts)):
            place.replace_with(whole)
            preview.decompose()
        else:
            place.decompose()
            _unmark(preview)
        for script in scripts:
            script.decompose()


def _whole(script: str) -> Tag | None:
    """Write the table whose head and rows a script holds; none if it holds no such thing."""
    head, data = (_argument(name, script) for name in ("table_html", "data_json"))
    rows = _decoded(data)
    if head is None or not isinstance(rows, list):
        return None
    lines = "".join(f"<tr>{_line(row)}</tr>" for row in rows if isinstance(row, list))
    table = BeautifulSoup(head, "lxml").find("table")
    if isinstance(table, Tag):
        table.extend(BeautifulSoup(f"<table><tbody>{lines}</tbody></table>", "lxml").find_all("tbody"))
        return table
    return None


def _argument(name: str, script: str) -> str | None:
    """Read a string that a script gives the table as an argument."""
    match = re.search(_ARGUMENT.format(name), script)
    value = _decoded(match[1]) if match else None
    return value if isinstance(value, str) else None


def _decoded(text: str | None) -> Any:
    """Read JSON; nothing if it is none."""
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def _line(row: Sequence[Any]) -> str:
    """Write a row; of a cell that is also told how to be sorted, what it shows, which is HTML already."""
    shown = (cell[0] if isinstance(cell, list) and cell else cell for cell in row)
    return "".join(f"<td>{'' if value is None else value}</td>" for value in shown)


def _unmark(preview: Tag) -> None:
    """Take the signs out of a preview that say it cannot be sorted here."""
    for mark in preview.find_all("sup"):
        if mark.find("noscript"):
            mark.decompose()
