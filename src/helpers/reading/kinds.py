"""Which kind of figure a plain number is: what it counts, measures, dates or merely numbers."""

import re

from helpers.reading.contexts import Tail, names_known_noun
from helpers.reading.drafts import Draft
from helpers.reading.growth import percent_kind
from helpers.reading.leads import direction_before, is_multiple, ordinal_before
from helpers.reading.lexicon import ending
from helpers.reading.markers import is_marker
from helpers.reading.names import DECIMAL, NUMBERED_DOCUMENTS, part_of_name
from helpers.reading.records import FigureKind
from helpers.reading.shapes import Token
from helpers.reading.view import View

_SHARE_BEFORE = re.compile(
    r"(?:(?:chiếm|tỷ lệ|tỉ lệ|tỷ trọng)|t[ỷỉ]\s+lệ\s(?!giới)[^;,.:()/]{1,80}\s(?:đạt|là|còn))"
    r"(?:\s+(?:là|đạt|chiếm|khoảng|gần|trên|hơn|tỷ lệ|tỉ lệ))*\s+$"
)
_AREA_AFTER = re.compile(r"[^\d;.]{0,40}/\s?k?m[²2]")
_BILLION = 10**9  # nothing but money is told in billions without saying of what
_MILLION = 10**6
_UP_TO = re.compile(r"\s*(?:,|và|hoặc|hay|lên|xuống|còn|đến|tới|thành)\s+(?:(?:còn|đến|tới|khoảng|gần|hơn|trên)\s+)*")
_MONEY_BEFORE = re.compile(
    r"(?:giá|lương|thu nhập|lãi|phí|tiền|thưởng|phạt|vay|trả góp|nộp|doanh thu|lợi nhuận|học bổng|trợ cấp|tiết kiệm)"
    r"(?:\s[^\W\d_]+){0,4}\s$"
)
_KEY = 9  # digits in a row without a point: an account or a card, for nobody prints an amount like that
_THRESHOLD_AFTER = re.compile(r"[^,.;(]{0,20}\btrở (?:lên|xuống)")
_AGE_BEFORE = re.compile(
    r"(?:bình quân|trung bình)[^,;.]*tuổi[^;.]*$|tuổi[^,;.]*(?:bình quân|trung bình|đời)[^;.]*$"
    r"|(?<!\d )tuổi(?:\s+(?:từ|trên|dưới|là))*\s*$"
)
_AGES_BEFORE = re.compile(
    r"tuổi (?:thọ|đời|bình quân|trung bình)[^.;]*\([^).]*,\d[^).]*;[^).]*$"
)  # (nam 71,9; nữ 77,2)
_CLOCK_BEFORE = re.compile(r"(?<!\w)(?:lúc|vào|vào lúc|hồi|từ|đến|trước|thời điểm|giờ)\s+$")
_CLOCK_AFTER = re.compile(r"\s*,?\s*(?:cùng\s+)?(?:ngày|sáng|chiều|tối|đêm|trưa|hôm|\d{1,2}\s*phút)(?![^\W_])")
_AFTER_HOURS = re.compile(r"giờ\s+$")

_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:(?<!mỗi )(?<!hàng )(?<!hằng )năm|năm học|niên độ|"
    r"đầu|cuối|giữa|từ|đến|tới|cùng kỳ|trước|sau|tháng \d+|âm lịch)\s+$"
)
_DECADE_BEFORE = re.compile(r"(?<!\w)(?:những|các)\s+năm\s+$")
_SAYS_YEAR = re.compile(r"năm\s+$")
_DAY_BEFORE = re.compile(r"(?<!\w)(?:(?<!mỗi )(?<!hàng )(?<!hằng )ngày|mùng|mồng|rằm)\s+$")
_LUNAR_DAY = re.compile(r"\s+(?:tháng\s+(?:chạp|giêng)|tết)(?![^\W_])")
_LUNAR = re.compile(r"\s*(?:tháng\s+(?:chạp|giêng|\w+)|âm lịch|tết)")
_QUARTER_BEFORE = re.compile(r"(?<!\w)(?<!mỗi )(?<!hàng )(?<!hằng )quý\s+$")

_RANGE_OF_PLACES = re.compile(r"(?:điều|khoản|trang|mục|tổ|(?<!tỷ )(?<!tỉ )(?<!chỉ )số|thứ|cấp|lớp|khối|bậc)\s+$")
_PROPORTION_BEFORE = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số|bản đồ)\s+$")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}")  # mục 2.1.3


def kind_of(view: View, draft: Draft, drafts: list[Draft]) -> FigureKind:
    """Return the kind of a plain number or range; direction and unit of the draft are set where the words give them.

    Parameters
    ----------
    view
        The text as read.
    draft
        The number, its tail already known.
    drafts
        The figures before it.
    """
    tail = draft.tail
    if tail.unit_class == "percent":
        return percent_kind(view, draft, drafts)
    if _is_glued_name(view, draft.token, tail):  # điều 5a, but 4G
        lettered = view.plain[draft.token.end].islower() and ordinal_before(draft.words) == "strong"
        return _without_unit(draft, "ordinal" if lettered else "other")
    if tail.unit_class in ("money", "measure"):
        return _quantity(view.low, draft, drafts)
    named = _place_in_order(view, draft) or _date_or_year(view.low, draft) or part_of_name(view, draft)
    if named:
        return _without_unit(draft, named)
    return "period" if tail.unit_class == "period" else _counted(view.low, draft, drafts)


def _without_unit(draft: Draft, kind: FigureKind) -> FigureKind:
    """Take the unit from a number that measures nothing."""
    draft.unit = None
    return kind


def _is_glued_name(view: View, token: Token, tail: Tail) -> bool:
    """Tell whether letters stuck to the digits make a name: 4G, 6X, 1A (but not 46,84ha)."""
    after = view.plain[token.end : token.end + 2]
    if not after[:1].isalpha() or (after[0] in "xX" and after[1:].isdecimal()):  # 2x40 MVA
        return False
    single = len(after) == 1 or not after[1].isalnum()
    known = tail.unit_class in ("money", "measure", "period") or tail.multiplier > 1
    return not known or (after[0].isupper() and single and after[0] not in "đĐ")


def _quantity(low: str, draft: Draft, drafts: list[Draft]) -> FigureKind:
    """Tell money, a measure and a range of them from a time of day."""
    start = draft.token.start
    lasts = drafts and drafts[-1].unit == "giờ" and drafts[-1].kind == "measure"  # 33 giờ 20 phút
    if draft.tail.unit_class == "measure" and not lasts and _is_clock(low, draft):
        return "other"
    draft.direction = direction_before(low, start, draft.left)
    if draft.token.shape == "range":
        return "range"
    return "money" if draft.tail.unit_class == "money" else "measure"


def _is_clock(low: str, draft: Draft) -> bool:
    """Tell a time of day (16 giờ) from a length of time."""
    unit, start = (draft.tail.unit or "").lower(), draft.token.start
    if unit == "phút":
        return _AFTER_HOURS.search(low, start - 8, start) is not None
    if unit != "giờ" or not draft.token.first.isdecimal() or int(draft.token.first[:3]) > 24:
        return False
    after = _CLOCK_AFTER.match(low, draft.tail.end)
    return after is not None or _CLOCK_BEFORE.search(low, start - 14, start) is not None


def _counted(low: str, draft: Draft, drafts: list[Draft]) -> FigureKind:
    """Return the kind of a number of things, with what its words say beside the number."""
    token, tail, left, start = draft.token, draft.tail, draft.left, draft.token.start
    if token.shape == "range":
        return "range"
    key = tail.unit is None and len(token.first) >= _KEY and token.first.isdecimal()
    if key or (low[tail.end - 3 : tail.end] == "lần" and is_multiple(low, start, left)):
        return "other"
    if tail.unit is None and "," in token.first and _SHARE_BEFORE.search(low, max(left, start - 100), start):
        draft.unit = "%"  # the sign was forgotten: "chiếm 86,66."
        return "percent"
    if tail.unit is None and _speaks_of_age(low[max(left, start - 80) : start]):
        draft.unit = "tuổi"  # tuổi đời bình quân là 47,7
        return "measure"
    if tail.unit_class == "noun" and _is_density(low, tail):
        return "measure"
    if not _THRESHOLD_AFTER.match(low, tail.end):
        draft.direction = direction_before(low, start, left)
    return "money" if tail.unit_class == "none" and _is_money(low, draft, drafts) else "count"


def _is_money(low: str, draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether thousands, millions or billions of nothing are money: ``nợ 5,6 tỷ``, ``phạt 12,5 triệu``."""
    start, multiplier = draft.token.start, draft.tail.multiplier
    if multiplier < _MILLION:
        return False
    before = drafts[-1] if drafts else None
    goes_on = before is not None and before.kind == "money" and _UP_TO.fullmatch(low, before.tail.end, start)
    told = goes_on or _MONEY_BEFORE.search(low, max(draft.left, start - 40), start)
    return multiplier >= _BILLION or bool(told)


def _speaks_of_age(before: str) -> bool:
    """Tell whether a bare number is an age: ``tuổi đời bình quân là 47,7``."""
    return "tuổi" in before and (_AGE_BEFORE.search(before) is not None or _AGES_BEFORE.search(before) is not None)


def _is_density(low: str, tail: Tail) -> bool:
    """Tell whether things are counted per area: ``người/km²``."""
    return low[tail.end - 3 : tail.end].lstrip("/ ") in ("km²", "km2", "m²", "m2")


def _date_or_year(low: str, draft: Draft) -> FigureKind | None:
    """Return year, date or period for a bare number that is one, None otherwise."""
    digits, start, end = draft.token.first, draft.token.start, draft.token.end
    if draft.token.shape != "number" or not digits.isdecimal():
        return None
    if len(digits) == 4 and 1500 <= int(digits) <= 2150:
        return _year(low, draft)
    if len(digits) > 2:
        return None
    if 1 <= int(digits) <= 30 and _LUNAR_DAY.match(low, end):  # 23 tháng Chạp, 30 Tết
        return "date"
    if 1 <= int(digits) <= 31 and _DAY_BEFORE.search(low, max(draft.left, start - 12), start):
        return "date" if _LUNAR.match(low, end) or not names_known_noun(low, end, draft.right) else None
    return _quarter_or_decade(low, start, int(digits))


def _quarter_or_decade(low: str, start: int, number: int) -> FigureKind | None:
    """Return period after ``quý``, year for the tens that name ten years: ``những năm 80``."""
    if number % 10 == 0 and _DECADE_BEFORE.search(low, start - 11, start):
        return "year"
    return "period" if number <= 4 and _QUARTER_BEFORE.search(low, start - 10, start) else None


def _year(low: str, draft: Draft) -> FigureKind | None:
    """Tell a year from as many things."""
    start = draft.token.start
    counts = draft.tail.multiplier > 1 or draft.tail.unit_class == "period"
    if counts and not _SAYS_YEAR.search(low, start - 6, start):
        return None
    said = _YEAR_BEFORE.search(low, max(draft.left, start - 14), start)
    if not said and not 1990 <= int(draft.token.first) <= 2050 and ending(draft.words, NUMBERED_DOCUMENTS):
        return None
    return "year" if said or not names_known_noun(low, draft.token.end, draft.right) else None


def _place_in_order(view: View, draft: Draft) -> FigureKind | None:
    """Return ordinal for a list marker, or for a number after a word that always ranks, None otherwise."""
    low, start = view.low, draft.token.start
    if draft.token.shape == "range":
        places = not draft.tail.known and _RANGE_OF_PLACES.search(low, start - 8, start)  # mỗi tổ 2-3 người
        return "ordinal" if places else _score(low, draft)
    if low[draft.token.end : draft.token.end + 1] == ":" and low[draft.token.end + 1 : draft.token.end + 2].isdecimal():
        return _score(low, draft)
    if draft.tail.multiplier > 1:
        return None
    if draft.square is not None and draft.square.orders:
        return "ordinal"
    ranked = ordinal_before(draft.words) == "strong" and not DECIMAL.fullmatch(draft.token.first)
    return "ordinal" if ranked or _OUTLINE.fullmatch(draft.token.first) or is_marker(view, draft.token) else None


def _score(low: str, draft: Draft) -> FigureKind | None:
    """Return other for the figures of a score or a scale: ``tỷ số 2-1``, ``tỷ lệ 1:500``."""
    start = draft.token.start
    bare, first, second = draft.tail.unit_class == "none", draft.token.first, draft.token.second
    backwards = len(first) == len(second) == 1 and second <= first  # thắng 2-0
    return "other" if bare and (backwards or _PROPORTION_BEFORE.search(low, start - 10, start)) else None
