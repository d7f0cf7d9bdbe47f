"""The YAML between two ``---`` lines at the very start of a Markdown report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpers.reading.plain_yaml import NotPlainYaml, compose
from helpers.reading.refusals import refuse

if TYPE_CHECKING:
    from yaml.nodes import Node

#: Title, publisher, period, hash: a page at most. The bound keeps a hostile block from costing time.
MAX_LENGTH = 20_000
MAX_DEPTH = 20
_REMEDY = "correct it or remove it"

#: An opening line, then a first entry or comment: a mere rule drawn above the text is not front matter.
_OPENING = re.compile(
    r"---[ \t]*\r?\n(?=(?:[ \t]*\r?\n)*(?:#|[\"']?\w[\w-]*[\"']?[ \t]*:(?:[ \t]|\r?$)|---))", re.MULTILINE
)
_CLOSING = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


def read_front_matter(text: str) -> tuple[int, dict[str, Any]]:
    """Find where the body of a report begins, and what stands before it.

    Returns
    -------
    tuple[int, dict[str, Any]]
        The first code point after the front matter, and its entries; ``(0, {})`` for a report without any.

    Raises
    ------
    UnreadableReport
        Of kind ``front_matter`` where the block is not closed, too long or not plain YAML.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return 0, {}
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_LENGTH)
    if closing is None:
        raise refuse("front_matter", "its front matter has no closing '---' line", "close it or remove it")
    return closing.end(), _entries(text[opening.end() : closing.start()])


def _entries(block: str) -> dict[str, Any]:
    """Read names and what stands behind them, lists and mappings included; every word and number as it is printed."""
    try:
        root = compose(block, MAX_DEPTH)
        entries = {} if root is None else _as_printed(root)
    except NotPlainYaml as error:
        line = "" if error.line is None else f" (line {error.line + 1})"  # the block begins on the second line
        raise refuse("front_matter", f"its front matter {error.problem}{line}", _REMEDY) from error
    if not isinstance(entries, dict):
        raise refuse("front_matter", "its front matter is not a list of 'name: value' lines", _REMEDY)
    return entries


def _as_printed(node: Node) -> Any:
    """Turn a node into words, lists and mappings; a number or a date stays the words it is."""
    if not isinstance(node.value, list):
        return str(node.value)
    if not node.tag.endswith(":map"):
        return [_as_printed(item) for item in node.value]
    entries = {str(_as_printed(name)): _as_printed(value) for name, value in node.value}
    if len(entries) < len(node.value) or any(isinstance(name.value, list) for name, _ in node.value):
        raise NotPlainYaml("gives a name twice or a name that is no word", node.start_mark.line + 1)
    return entries
