"""Rows of names with numbers, in which each number counts: ``Huế 5, Hải Phòng 1``, ``THCS 123 (56%), THPT 15 (9%)``."""

import re

from helpers.reading.drafts import Draft
from helpers.reading.view import View

_ASIDE = re.compile(r"\s*\(\s*")
_ITEM = re.compile(r"(?:\s*\([^()\n]{1,24}%\))?\s*(?:[,;]|và)\s*(?:và\s+)?[^\W\d_][^\d,;.:()]{1,40}")
_LONGEST_COUNT = 7  # digits with their points; a longer number after a name is a key: an identity card, an account


def count_series(view: View, drafts: list[Draft]) -> None:
    """Let ``THCS 268, THPT 76`` and ``Hà Nội 2, Hải Phòng 1; Huế 5`` count, where names with numbers stand in a row."""
    if not any(draft.named for draft in drafts):
        return
    row: list[Draft] = []
    before: Draft | None = None  #: the figure right before the row
    for draft in drafts:
        if row and _goes_on_with_name(view, row[-1], draft):
            row.append(draft)
            continue
        if row and draft.kind == "percent" and _ASIDE.fullmatch(view.plain, row[-1].token.end, draft.token.start):
            continue  # what the one before it is of the whole
        _count_row(row, before)
        before = row[-1] if row else before
        row = [draft]
    _count_row(row, before)


def _goes_on_with_name(view: View, before: Draft, draft: Draft) -> bool:
    """Tell whether a figure is the next of a row in which each follows a name of its own."""
    if not all(d.named or (d.kind == "count" and d.tail.unit is None) for d in (before, draft)):
        return False
    between = _ITEM.fullmatch(view.plain, before.token.end, draft.token.start)
    if between is None or (";" in between.group() and not between.group().split()[-1][0].isupper()):
        return False
    return before.words[-1:] != draft.words[-1:]  # the same name twice numbers what it names


def _count_row(row: list[Draft], before: Draft | None) -> None:
    """Let the figures of a row count, unless they are too few and too small to be no numbers of names."""
    longest = max((len(draft.token.first) for draft in row), default=0)
    if len(row) < 2 or longest > _LONGEST_COUNT or not any(draft.named for draft in row):
        return
    total = sum(draft.value or 0 for draft in row)
    mixed = not all(draft.named for draft in row)  # ngoài Đảng 3, dân tộc 7
    if mixed or longest > 1 or len(row) > 2 or (before is not None and before.value == total):
        for draft in row:
            draft.kind = "count"
