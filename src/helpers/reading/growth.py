"""Whether a percentage is a change, which way it goes, and which percentages are levels."""

import re

from helpers.reading.drafts import Draft
from helpers.reading.leads import direction_before, growth_before
from helpers.reading.records import Direction, FigureKind
from helpers.reading.view import View

_PARENTHESIS = re.compile(
    r"(?:\s+(?!và|nhưng|trong|còn|là)[^\W\d_]+){0,4}\s*\(\s*(?:tương ứng|tương đương|khoảng|hay|tức|bằng)?\s*[-+]?\s*"
)
# giảm 543 hộ, tương ứng 1,49 điểm phần trăm
_EQUALS = re.compile(
    r"(?:\s+[^\W\d_]+){0,2}\s*,?\s+(?:tương ứng|tương đương|tức)(?:\s+(?:với|khoảng|gần|hơn|giảm|tăng))*\s+"
)
_SIGN = re.compile(r"(?:[(:]\s?|^|[^%\d\s]\s(?=[-+]$))(?P<sign>[-+])\s?$")
_DASH = re.compile(r"\s*%?\s*-\s*")
# tăng 5,2% và 6,3%; tăng 66,3% về số dự án và 43,6% về vốn; giảm 10% số vụ và 30% số bị cáo
_AND = re.compile(
    r"\s*%(?:\s+(?:về|ở|đối với|số|so với)\s[^%;.,\d]{1,40}?)?(?:\s+và|,)\s+(?:(?:khoảng|gần|hơn|trên|xấp xỉ)\s+)?"
)
_NO_SHARE_AFTER = re.compile(
    r"\s*(?:[.,;)]|$|(?:về|ở|đối với|số|và)(?![^\W_])"
    r"|so với(?!\s+(?:các\s+)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|tổng|toàn))(?![^\W_]))"
)
_COMPARED = re.compile(r"(?:so với|so|hơn|bình quân|trung bình)\s[^.;%]*\(\s*$|so với\s[^.;%,]*là\s+$")


def percent_kind(view: View, draft: Draft, drafts: list[Draft]) -> FigureKind:
    """Tell a percentage of change from any other, and set its direction; ``(-3,2%)`` is a change too."""
    if draft.token.shape == "range":
        draft.direction = direction_before(view.low, draft.token.start, draft.left)
        return "range"
    low, start, left = view.low, draft.token.start, draft.left
    signed = _SIGN.search(low, max(left, start - 6), start)
    if signed:
        draft.direction = "down" if signed["sign"] == "-" else "up"
    else:
        draft.direction = direction_before(low, start, left) or _handed_on(low, draft, drafts)
    if draft.direction is None and (growth_before(low, start, left) or _compares(low, draft, drafts)):
        draft.direction = "up"
    return "percent" if draft.direction is None else "change_percent"


def _handed_on(low: str, draft: Draft, drafts: list[Draft]) -> Direction | None:
    """Return the direction of the figure before, where it holds for this one: ``tăng 652,4 tỷ đồng (3,43%)``."""
    previous = drafts[-1] if drafts else None
    if previous is None or previous.token.start < draft.left:
        return None
    if previous.kind == "period":  # giảm 2 ngày, tương đương 28,6%
        previous.direction = direction_before(low, previous.token.start, previous.left)
    if not previous.direction:
        return None
    if previous.kind == "change_percent":
        start, end = previous.token.end, draft.token.start
        joined = _DASH.fullmatch(low, start, end) or (
            _AND.fullmatch(low, start, end) and _NO_SHARE_AFTER.match(low, draft.tail.end)
        )
        return previous.direction if joined else None
    if previous.kind not in ("count", "money", "measure", "period"):
        return None
    start, end = previous.tail.end, draft.token.start
    joined = _PARENTHESIS.fullmatch(low, start, end) or (
        _EQUALS.fullmatch(low, start, end) and _NO_SHARE_AFTER.match(low, draft.tail.end)
    )
    return previous.direction if joined else None


def _compares(low: str, draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether a level is set beside a growth rate of the same sentence, and so is one itself."""
    if not _COMPARED.search(low, max(draft.left, draft.token.start - 120), draft.token.start):
        return False
    earlier = (d for d in reversed(drafts[-8:]) if d.tail.unit_class == "percent" and d.left == draft.left)
    rate = next((d for d in earlier), None)
    return rate is not None and rate.kind == "change_percent" and growth_before(low, rate.token.start, rate.left)
