"""What stands before a number: hedge, direction, and the words that rank or name."""

import re
from typing import Literal

from helpers.reading.lexicon import (
    ALWAYS_NUMBERED,
    DOWN,
    HEDGES,
    NUMBERED_NAMES,
    ORDINAL_STRONG,
    ORDINAL_USUAL,
    ORDINAL_WEAK,
    UP,
    alternatives,
    by_last_word,
    ending,
    listed,
)
from helpers.reading.records import Direction

_EDGE = r"(?:^|(?<=[^\w])|(?=tăng|giảm))"
_HEDGES = by_last_word(HEDGES)
_COMPARED = frozenset(
    listed("cao, thấp, nhiều, ít, nhanh, chậm, kém, tốt, sớm, lớn, nhỏ, mạnh, sâu")
)  # hơn: than, not about
_LEADS_ON = frozenset({"là", "tới", "đến", "từ"})
_FILLER = alternatives(
    listed("""
    khoảng, gần, hơn, trên, dưới, xấp xỉ, thêm, thu, chi, bình quân, trung bình, nhẹ, mạnh, tới, đến, từ, trưởng
    ước, đạt, là, cao, hằng năm, hàng năm, mỗi năm, tương ứng, không quá, ít nhất, mới, được, có, chỉ, nhanh
    tối thiểu, tối đa, sâu, cả, lần lượt
""")
)
_DIRECTION = re.compile(
    rf"{_EDGE}(?:(?P<up>{alternatives(UP)})|(?P<down>{alternatives(DOWN)}))(?P<filler>(?:\s+(?:{_FILLER}))*)\s*[:(]?\s*$"
)
_SIGNS: dict[str, Direction] = {"(-": "down", "(+": "up"}
# One of these is in every word of change.
_CHANGES = re.compile("ăng|giảm|hơn|vượt|hụt|thêm|kém|thiếu|âm")
# "tăng so với cùng kỳ năm trước 5%", "vượt kế hoạch 5%": what it is compared with stands in between.
_PLAN = r"cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|định mức|(?:mức\s+)?(?:bình quân|trung bình)"
_BETWEEN = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|vượt|cao hơn|nhiều hơn)|(?P<down>giảm|hụt|thấp hơn|ít hơn))(?:\s+thêm)?\s+"
    rf"(?:(?:so với|so)\s+(?:{_PLAN}|năm|tháng|quý|kỳ|đầu|cuối)|{_PLAN}|(?<=hơn )(?:năm|tháng|quý|kỳ))"
    r"(?:\s+(?!(?:đạt|còn|lên|xuống|chiếm|bằng|và|nhưng|có|thu|chi)\s)(?:[^\W\d_]+|(?:19|20)\d\d)){0,7}\s+$"
)
_LEVEL = re.compile(r"\s(?:lên|xuống|còn|tới mức|mức|đạt mức)(?:\s+(?:khoảng|gần|hơn|trên|dưới|mức|còn|tới|đến))*\s*$")
# "giảm từ 5,2% năm 2021 xuống còn 2,9%": where a change began is a level too.
_FROM = re.compile(r"\stừ(?:\s+(?:khoảng|gần|hơn|trên|dưới|mức))*\s*$")
_TO_LEVEL = re.compile(r"[^.;:]{0,60}?\s(?:lên|xuống|còn)\s(?:(?:còn|đến|tới|mức|khoảng|gần|hơn|trên|dưới)\s)*\d")
# "vượt trên 10%" passes a mark; "vượt trên 10% kế hoạch" is a change against the plan.
_THRESHOLD = re.compile(r"(?:vượt|quá)\s+(?:trên|từ|hơn)\s*$")
_MEASURED_AGAINST = re.compile(
    r"[\d.,]+(?![\d.,])\s*%?\s*(?:kế hoạch|chỉ tiêu|dự toán|so|cùng kỳ|mục tiêu|định mức|\d|tỷ|triệu|nghìn)"
)
# "học lực kém (3,5%)" names a category, "kém 3,5% so với năm trước" compares.
_COMPARES = re.compile(r"[^.;()]{1,48}?(?:so với|cùng kỳ|năm trước|kỳ trước)")
_GROWTH = re.compile(r"(?:tăng trưởng|tốc độ tăng|mức tăng|tỷ lệ tăng|tốc độ phát triển|chỉ số giá[^,;]*tăng)[^;%]*$")
_GROWTH_NAMED = re.compile(
    r"(?:^|[;,.:(]|\s)tăng trưởng(?:\s+(?!(?:chiếm|còn|bằng|với|và|cho|của)\s)[^\W\d_]+){1,5}\s+$"
)
_GROWTH_END = re.compile(
    r"(?<!\w)(?:là|đạt|ước|khoảng|mức|ở mức|:|\()(?:\s+(?:khoảng|gần|hơn|trên|dưới|là|ước|đạt))*\s*\(?\s*$"
)

# Longer words that end like one that ranks, and do not; the longest phrase that a text ends with decides.
_NO_ORDER = listed("""
    tổng số, con số, trong số, ứng với số, trên số, một số, số lượng, tài khoản, cùng lớp, cùng cấp, cùng kỳ
    triệu tập, học tập, luyện tập, danh mục, tiết mục, chuyên mục, hạng mục, trung cấp, cao cấp, sơ cấp, cung cấp
    phân cấp, cổ phần, thành phần, góp phần, thị phần, địa điểm, thời điểm, quan điểm, trọng điểm, ưu điểm
    khuyết điểm, đặc điểm, phân loại, xếp loại, các loại, chủng loại, định mức, vượt mức, các nhóm, các tổ, các lớp
    số lượt, số lớp, số tổ, số nhóm, dân số, trên địa bàn tổ, huy chương, hiến chương, mô hình
    tình hình, địa hình, điển hình, truyền hình, tỷ số, tỉ số, chỉ số, thiểu số, đa số, hệ số, doanh số, điểm số, vé số
    xổ số, chữ số, trị số, thông số, kỹ thuật số, chuyển đổi số, công nghệ số, kinh tế số, chính quyền số, xã hội số
    liên ngành, đa ngành, toàn ngành, các ngành, mỗi ngành, các đợt, mỗi đợt, mỗi lần
    lần lượt, mỗi tổ, mỗi nhóm, mỗi lớp, mỗi kỳ, mỗi bài, mỗi tuần, mỗi phút, mỗi tiết, hàng tuần, hằng tuần
    """)
_ORDER_OF: dict[str, Literal["strong", "usual", "weak"] | None] = {
    **dict.fromkeys(ORDINAL_WEAK, "weak"),
    **dict.fromkeys(ORDINAL_USUAL, "usual"),
    **dict.fromkeys(ORDINAL_STRONG, "strong"),
    **dict.fromkeys(_NO_ORDER),
}
_ORDERS = by_last_word(_ORDER_OF)
_NUMBERED = by_last_word(NUMBERED_NAMES)
_ALWAYS_NUMBERED = by_last_word(ALWAYS_NUMBERED)
_TIMES = re.compile(r"(?:gấp|bằng|cao|hơn|tăng|giảm|gần|khoảng|rưỡi)\s+(?:[^\W\d_]+\s+){0,3}$")


def words_before(low: str, start: int, left: int, reach: int = 24) -> list[str]:
    """Return the words right before a place, as far as its sentence and ``reach`` letters go; a colon is no word."""
    return low[max(left, start - reach, 0) : start].replace(":", " ").replace("(", " ").split()


def hedge_before(words: list[str]) -> str | None:
    """Return the hedge that the words before a number end with (gần, hơn, khoảng …), None if there is none."""
    hedge = ending(words, _HEDGES)
    if hedge is None and words and words[-1] in _LEADS_ON:
        hedge = ending(words[:-1], _HEDGES)
    if hedge == ">" and len(words) == 1:  # a quotation in markdown
        return None
    return None if hedge == "hơn" and words[-2:-1] and words[-2] in _COMPARED else hedge


def direction_before(low: str, start: int, left: int) -> Direction | None:
    """Return up or down where a word of change governs a number, None where the number is a level.

    ``tăng 5%`` is a change; ``tăng lên 45%``, ``giảm còn 3%`` and ``giảm từ 5% xuống 3%`` are levels.
    """
    window = low[max(left, start - 60) : start]
    if window[-2:] in _SIGNS:  # giảm 1,6% (-673 ha)
        return _SIGNS[window[-2:]]
    if not _CHANGES.search(window):
        return None
    m = _DIRECTION.search(window)
    if m is None:
        m = _BETWEEN.search(low, max(left, start - 90), start)
    elif _names_level(low, start, window, m):
        return None
    return None if m is None else "up" if m["up"] else "down"


def _names_level(low: str, start: int, window: str, m: re.Match[str]) -> bool:
    """Tell whether a word of change leads to a level, a category or a mark that is passed: no change is printed."""
    if _LEVEL.search(window) or (m["down"] == "kém" and not _COMPARES.match(low, start)):
        return True
    if not m["filler"]:
        return False
    if _THRESHOLD.search(m.group()) and not _MEASURED_AGAINST.match(low, start):
        return True
    return _FROM.search(window) is not None and _TO_LEVEL.match(low, start) is not None


def growth_before(low: str, start: int, left: int) -> bool:
    """Tell whether a number is a growth rate by what was said earlier: ``tốc độ tăng trưởng … ước đạt 8%``."""
    window = low[max(left, start - 160) : start]
    if "tăng" not in window and "phát triển" not in window:
        return False
    if _GROWTH_NAMED.search(window[-48:]):
        return True
    return _GROWTH_END.search(window[-40:]) is not None and _GROWTH.search(window) is not None


def ordinal_before(words: list[str]) -> Literal["strong", "usual", "weak"] | None:
    """Tell how surely the words before a number make it a rank or a place in a list."""
    phrase = ending(words, _ORDERS)
    return _ORDER_OF[phrase] if phrase else None


def numbered_name_before(words: list[str]) -> Literal["always", "usual"] | None:
    """Tell how surely a number belongs to a road, quarter or regiment: ``quốc lộ 14``, ``tổ dân phố số 3``."""
    if ending(words, _ALWAYS_NUMBERED):
        return "always"
    if words and words[-1] == "số":
        return "always" if ending(words[:-1], _NUMBERED) else None
    return "usual" if ending(words, _NUMBERED) else None


def is_multiple(low: str, start: int, left: int) -> bool:
    """Tell whether ``N lần`` says how many times as much: ``gấp 2,6 lần``."""
    return _TIMES.search(low[max(left, start - 40) : start]) is not None
