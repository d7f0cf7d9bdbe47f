"""What figures say of each other: both sides of a slash, both ends of ``từ … đến``, lists that go on, stated zeros."""

import re
from collections import deque
from decimal import Decimal
from itertools import pairwise

from helpers.reading.contexts import Tail, is_person, names_known_noun, noun_after
from helpers.reading.drafts import Draft
from helpers.reading.leads import numbered_name_before
from helpers.reading.markers import is_marker
from helpers.reading.series import count_series
from helpers.reading.shapes import Token
from helpers.reading.view import View

_SLASH = re.compile(r"(?P<unit>[^/\d;:.()\[\]]{0,48}?)\s*(?:\[\d{1,3}\]\s*)?/\s*")
_RANK_BEFORE = re.compile(r"(?:(?:thứ|vị trí|xếp|đứng)|hạng(?:\s[^\W\d_]+){0,3})\s+$")
_SAME_AS_MANY = 400  # letters; so far off, a pair of two things still tells what the next one is

_FROM = re.compile(r"(?<!\w)từ\s+(?:(?:khoảng|gần|hơn|trên|dưới|mức)\s+)?$")
_UP_TO = re.compile(r"\s*(?:đến|tới|lên|xuống|còn)\s+(?:(?:khoảng|gần|hơn|trên|dưới|mức|còn|tới|đến)\s+)*")

_ITEMS = re.compile(r"\s*(?:,|và|,\s*và|;)\s*")
_IN_TURN = re.compile(r"(?:lần lượt|tương ứng|theo thứ tự)[^.;%]*$")
_LAW_AFTER = re.compile(  # Điều 5, 6 Nghị định …
    r"\s+(?:nghị định|bộ luật|luật|nghị quyết|thông tư|quyết định|pháp lệnh|hiến pháp|quy định|điều lệ|quy chế|chỉ thị)"
    r"(?![^\W_])"
)
_OPPOSITES = {"tăng": "giảm", "giảm": "tăng", "nam": "nữ", "nữ": "nam"}
_LENGTHS = frozenset({"mm", "cm", "dm", "m", "km", "mét"})
_GOES_ON = re.compile(r"\s*(?:,|và|,\s*và|đến|-)\s*")
# One pattern for each word, so that a search can skip to its letters.
_NONE = [
    re.compile(rf"{word}(?<!\w{word})\s+(?:có|còn|xảy ra|phát sinh|ghi nhận|phát hiện)\s+(?=[^\W\d_])")
    for word in ("không", "chưa")
]


def confront(view: View, drafts: list[Draft]) -> None:
    """Let neighbouring figures settle each other's kind, unit and value, and add the zeros that the text states.

    Parameters
    ----------
    view
        The text as read.
    drafts
        Every figure in reading order, changed in place.
    """
    _pair_slashes(view, drafts)
    _join_ends(view, drafts)
    _share_units(view, drafts)
    _continue_lists(view, drafts)
    count_series(view, drafts)
    _stated_zeros(view, drafts)


def _pair_slashes(view: View, drafts: list[Draft]) -> None:
    """Make numerator and denominator of two numbers with a slash between them, units on either side allowed."""
    low = view.low
    pairs: deque[tuple[str, int]] = deque()  # far units of earlier pairs of two different things, and where they stood
    previous: Draft | None = None
    for draft in drafts:
        if draft.token.shape == "other" and low[draft.token.start - 1 : draft.token.start] == "[":
            continue  # a footnote may stand between the two
        first, previous = previous, draft
        if first is None or not first.token.shape == draft.token.shape == "number":
            continue
        between = _between_slash(low, first, draft)
        if between is not None:
            _pair(low, first, draft, between["unit"].strip(), pairs)


def _between_slash(low: str, first: Draft, second: Draft) -> re.Match[str] | None:
    """Return what stands between two numbers if it is a slash, perhaps after a unit."""
    if "/" not in low[max(first.token.end, second.token.start - 4) : second.token.start]:
        return None
    return _SLASH.fullmatch(low, first.token.end, second.token.start)


def _pair(low: str, first: Draft, second: Draft, near: str, pairs: deque[tuple[str, int]]) -> None:
    """Settle what two numbers with a slash between them are to each other."""
    start = first.token.start
    if first.kind == "period" and len(second.token.first) == 4 and second.tail.unit_class == "none":
        second.kind, second.unit = "year", None  # 7 tháng/2017
        return
    if _RANK_BEFORE.search(low, start - 24, start):
        first.kind, second.kind = "ordinal", "count"
        return
    while pairs and start - pairs[0][1] >= _SAME_AS_MANY:
        pairs.popleft()
    far = (second.tail.unit or "").lower()
    if _two_things(low, near, first, second):
        pairs.append((far, start))
    elif near or not far or all(far != unit for unit, _ in pairs):
        _divide(first, second, near)


def _divide(first: Draft, second: Draft, near: str) -> None:
    """Make a numerator and a denominator; unit and multiplier that are printed once hold for both."""
    first.kind, second.kind = "ratio_numerator", "ratio_denominator"
    if first.unit is None or first.tail.unit_class == "none":
        first.unit = second.unit
    elif second.unit is None:
        second.unit = first.unit
    if first.tail.multiplier == 1 and second.tail.multiplier > 1 and not near:
        _scale(first, second.tail.multiplier)


def _scale(draft: Draft, multiplier: Decimal) -> None:
    """Apply a multiplier that is printed after the next figure only."""
    if isinstance(draft.value, Decimal):
        draft.value, draft.step = draft.value * multiplier, draft.step * multiplier


def _two_things(low: str, near: str, first: Draft, second: Draft) -> bool:
    """Tell whether the two sides of a slash count different things: ``26 vụ/68 bị can``."""
    far = second.tail.unit if second.tail.unit_class != "none" else None
    if not near or far is None:
        return False
    if first.tail.unit_class == second.tail.unit_class and first.tail.unit_class in ("money", "measure", "percent"):
        return False
    a, b = near.split(), far.lower().split()
    if a[:-1] == b and low.startswith(_OPPOSITES.get(a[-1], "\n"), second.tail.end + 1):  # 83 mã tăng/259 mã giảm
        return True
    return a[0] != b[0] and not (is_person(near) and is_person(far) and a[-1] == b[-1])


def _join_ends(view: View, drafts: list[Draft]) -> None:
    """Give the near end of ``từ 5 đến 7 triệu đồng`` what is printed after the far end only: unit and multiplier."""
    for near, far in pairwise(drafts):
        if (
            near.tail.unit is not None
            or near.kind not in ("count", "money")
            or near.token.shape != "number"
            or far.unit is None
        ):
            continue
        low = view.low
        named = _FROM.search(low, max(near.left, near.token.start - 16), near.token.start)
        if not named or not _UP_TO.fullmatch(low, near.tail.end, far.token.start):
            continue
        if near.tail.multiplier == 1 and far.tail.multiplier > 1 and _fits(near, far):
            _scale(near, far.tail.multiplier)
        near.unit = far.unit
        if far.kind == "percent" and near.direction:  # tăng từ 5 đến 7%
            far.kind, far.direction = "change_percent", near.direction
        if far.kind in ("money", "measure", "percent", "change_percent", "period"):
            near.kind, near.direction = far.kind, far.direction


def _share_units(view: View, drafts: list[Draft]) -> None:
    """Give ``lần lượt là 120, 135 và 150 tỷ đồng`` to all three what is printed after the last only."""
    for i in range(len(drafts) - 1, 0, -1):
        near, far = drafts[i - 1], drafts[i]
        if (
            near.tail.unit is not None
            or near.kind not in ("count", "money")
            or near.token.shape != "number"
            or far.unit is None
        ):
            continue
        if far.unit in _LENGTHS and view.low[near.token.end : far.token.start].strip() == "x":  # 2 x 15 x 10 cm
            near.unit, near.kind = far.unit, far.kind
        if far.kind == "period" and _rises(near, far) and _ITEMS.fullmatch(view.low, near.token.end, far.token.start):
            near.unit, near.kind = far.unit, far.kind  # Huy hiệu 30, 40, 50 năm tuổi Đảng
        if near.tail.multiplier > 1 or not _ITEMS.fullmatch(view.low, near.token.end, far.token.start):
            continue
        if _IN_TURN.search(view.low, near.token.start - 60, near.token.start):
            _scale(near, far.tail.multiplier)
            near.unit, near.kind, near.tail = far.unit, far.kind, far.tail._replace(end=near.token.end)


def _rises(near: Draft, far: Draft) -> bool:
    """Tell whether two figures are whole numbers in rising order."""
    whole = near.token.first.isdecimal() and far.token.first.isdecimal()
    return whole and len(near.token.first) < 4 and int(near.token.first) < int(far.token.first)


def _fits(near: Draft, far: Draft) -> bool:
    """Tell whether the near end stays below the far one with the same multiplier."""
    if not isinstance(near.value, Decimal) or not isinstance(far.value, Decimal):
        return False
    return near.value * far.tail.multiplier < far.value


def _continue_lists(view: View, drafts: list[Draft]) -> None:
    """Let ``Điều 5, 6 và 7``, ``tháng 1, 2 và 3`` and ``số thứ tự 1594, 1595`` go on as they began."""
    for before, draft in pairwise(drafts):
        if draft.kind not in ("count", "year") or draft.token.shape != "number" or draft.tail.multiplier != 1:
            continue
        if not _may_go_on(view, before, draft) or not _GOES_ON.fullmatch(view.low, before.token.end, draft.token.start):
            continue
        if not names_known_noun(view.low, draft.token.end) or _LAW_AFTER.match(view.low, draft.token.end):
            draft.kind, draft.unit, draft.direction = before.kind, None, None
            draft.words = before.words  # the list may go on after this one


def _may_go_on(view: View, before: Draft, draft: Draft) -> bool:
    """Tell whether a figure is one that lists are made of."""
    if not draft.token.first.isdecimal() or not before.token.first.isdecimal():
        return False
    if before.kind == "date":  # tháng 1, 2 và 3
        return draft.kind == "count" and len(draft.token.first) <= 2 and 1 <= int(draft.token.first) <= 31
    if before.kind == "other":  # phường 2, 3 và 4
        return draft.kind == "count" and numbered_name_before(before.words) is not None
    return before.kind in ("ordinal", "doc_number") and not is_marker(view, before.token)


def _stated_zeros(view: View, drafts: list[Draft]) -> None:
    """Add a figure of value 0 for each ``không có …`` of something the text counts elsewhere."""
    kinds = ("count", "ratio_numerator", "ratio_denominator")
    counted = {draft.unit.lower() for draft in drafts if draft.unit and draft.kind in kinds}
    if not counted:
        return
    taken = {draft.token.start for draft in drafts if draft.token.shape == "words"}
    told = (m for none in _NONE for m in none.finditer(view.low))
    zeros = [zero for m in told if (zero := _zero(view, m, counted))]
    if zeros:
        drafts.extend(zero for zero in zeros if zero.token.start not in taken)
        drafts.sort(key=lambda draft: draft.token.start)


def _zero(view: View, m: re.Match[str], counted: set[str]) -> Draft | None:
    """Return the figure that says there is none of a counted thing, None where it says something else."""
    left, right = view.around(m.start())
    end = noun_after(view.low, m.end(), right)
    unit = "" if end is None else " ".join(view.plain[m.end() : end].split())
    if end is None or unit.lower() not in counted:
        return None
    start, stop = m.start(), m.start() + len(m.group().rstrip())
    token = Token(start, stop, "words", first=view.low[start:stop])
    return Draft(token, left, right, [], tail=Tail(Decimal(1), "noun", unit, end), value=Decimal(0), unit=unit)
