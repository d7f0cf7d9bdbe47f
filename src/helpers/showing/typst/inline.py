"""Headings, links, and single HTML tags among the words of markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from helpers.showing.typst.literals import literal, printable, prose
from helpers.showing.typst.manuscript import Manuscript

AROUND = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emph"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    **dict.fromkeys(("u", "ins"), "underline"),
    "sub": "sub",
    "sup": "super",
    "mark": "highlight",
    "small": "small",
}
"""What Typst calls the HTML elements that mark words."""

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_NAMED = re.compile(r"<a\s+id=", re.IGNORECASE)
_MOST_MARKS = 60


def link(address: str, content: str) -> str:
    """Set a link, if it leads somewhere a reader may be led.

    Parameters
    ----------
    address
        Where it leads; only ``http``, ``https`` and ``mailto`` are followed, and places of the same document.
    content
        Typst markup of the words it stands on.

    Returns
    -------
    str
        The link, or the words alone.
    """
    target = address.strip()
    if target.startswith("#") and content:
        return f"#jump({literal(target[1:])})[{content}]"
    return f"#link({literal(target)})[{content}]" if _SAFE_LINK.match(target) and content else content


def set_heading(level: int, words: str, content: str, manuscript: Manuscript) -> str:
    """Set a heading.

    Parameters
    ----------
    level
        Its level in the notebook.
    words
        What it says, without marks.
    content
        What it says as Typst markup.
    manuscript
        Keeps count of the levels.

    Returns
    -------
    str
        Typst markup; only what is in it, if that is a picture or a formula without words.
    """
    if not re.search(r"\w", printable(words)) or "#chart(" in content:
        content = prose(words)
    if not printable(words).strip():
        return ""
    return f"#heading(level: {manuscript.descend(level, printable(words))})[{content}]\n\n"


def wrap_inline(
    tokens: Iterable[dict[str, Any]], write: Callable[[list[dict[str, Any]]], str], alone: Callable[[str], str]
) -> str:
    """Write inline tokens of markdown among which single HTML tags stand.

    Parameters
    ----------
    tokens
        Inline tokens of mistune.
    write
        Writes tokens that are not HTML.
    alone
        Writes an ``img`` tag, or an ``a`` tag that names its place.

    Returns
    -------
    str
        Typst markup in which every tag that was opened is closed; tags without a meaning on paper leave their words.
    """
    pieces: list[str] = []
    opened: list[str] = []
    for token in tokens:
        tag = _TAG.match(token["raw"]) if token["type"] == "inline_html" else None
        if token["type"] != "inline_html":
            pieces.append(write([token]))
        elif tag and (tag["name"].lower() == "img" or _NAMED.match(token["raw"])):
            pieces.append(alone(token["raw"]))
        elif tag:
            pieces.append(_tag(tag["name"].lower(), bool(tag["close"]), opened))
    return "".join(pieces) + "]" * len(opened)


def _tag(name: str, closing: bool, opened: list[str]) -> str:
    """Write one tag that stands alone, keeping count of those still open."""
    if name == "br":
        return "#linebreak()"
    if name not in AROUND or (closing and (not opened or opened[-1] != name)):
        return ""
    if closing:
        opened.pop()
        return "]"
    if len(opened) > _MOST_MARKS:
        return ""
    opened.append(name)
    return f"#{AROUND[name]}["
