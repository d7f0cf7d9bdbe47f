"""Numbers that do nothing but head an item of a list."""

import re

from helpers.reading.shapes import Token
from helpers.reading.view import View

_MARKER_LINE = re.compile(r"(?:^|[\r\n])[\s#>]*(?:[-+]\s*)?\(?$")
_MARKER_INLINE = re.compile(r"[:;,.]\s*\(?$|và\s*\($")
_ITEM_BEFORE = re.compile(r"[;.][^\S\r\n]+$")
_FIRST_ITEM_BEFORE = re.compile(r"[:;.][^\S\r\n]+$")  # another number after a colon is what was counted
_WORDED_ITEM = re.compile(r"\)\s+[^\W\d_]")
_COUNTED_ITEM = re.compile(r"\)\s+[^\W_]")
_ITEM_AFTER = re.compile(r"\.[^\S\r\n]+[^\W\d_]")


def is_marker(view: View, token: Token) -> bool:
    """Tell whether a number marks an item of a list: ``1.``, ``2.1.``, ``3)``, ``(4)``."""
    low, start, end = view.low, token.start, token.end
    if low[end : end + 1] != ")" and start > 1 and low[start - 1] == " " and low[start - 2].isalnum():
        return False  # most numbers
    parts = token.first.split(".")
    if len(parts) > 4 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return False
    bracketed = low[start - 1 : start] == "(" and low[end : end + 1] == ")"
    if _MARKER_LINE.search(low, start - 12, start):
        return bracketed or _marks_line(view, token, parts)
    return _marks_inside(view, token, parts, bracketed)


def _marks_inside(view: View, token: Token, parts: list[str], bracketed: bool) -> bool:
    """Tell whether a number marks an item inside a line: ``… 2. Về chi``, ``… 3.2 Tồn tại``, ``; (2) 15 người``."""
    low, start, end = view.low, token.start, token.end
    after = low[end : end + 1]
    if after == "." and len(parts) == 1:
        return _marks_sentence(view, token)
    if len(parts) > 1:
        titled = after == " " and view.plain[end + 1 : end + 3].istitle()
        return titled and _ITEM_BEFORE.search(low, start - 3, start) is not None
    inline = _MARKER_INLINE.search(low, start - 6, start) if after == ")" else None
    if inline is None or not (bracketed or _no_bracket_open(low, start)):
        return False
    item = _COUNTED_ITEM if bracketed and inline.group()[0] in ":;" else _WORDED_ITEM
    return item.match(low, end) is not None


def _marks_line(view: View, token: Token, parts: list[str]) -> bool:
    """Tell whether what follows a number at the head of a line makes it a marker: ``1.``, ``1/``, ``2.1 Thu``."""
    after = view.plain[token.end : token.end + 3]
    if after[:1] in (".", ")", "/"):
        return not after[1:2].isdecimal()
    if after[:1] == "-" or after[:2] == " -":
        return len(parts[-1]) <= 2 and re.match(r"\s?-\s+[^\W\d_]", view.plain[token.end : token.end + 4]) is not None
    return len(parts) > 1 and after[:1] == " " and after[1:2].isupper()


def _marks_sentence(view: View, token: Token) -> bool:
    """Tell whether a number marks an item inside a line: ``… 5 tỷ đồng. 2. Về chi …``."""
    begins = _ITEM_AFTER.match(view.plain, token.end)
    before = _FIRST_ITEM_BEFORE if token.first == "1" else _ITEM_BEFORE
    return (
        begins is not None
        and begins.group()[-1].isupper()
        and before.search(view.low, token.start - 3, token.start) is not None
    )


def _no_bracket_open(low: str, start: int) -> bool:
    """Tell whether a closing bracket after a number would close nothing but the number."""
    return low.rfind("(", max(0, start - 60), start) <= low.rfind(")", max(0, start - 60), start)
