"""Days, months, quarters and spans of years, in every form an office writes them; impossible ones too."""

import re
from datetime import date

from helpers.reading.contexts import names_known_noun
from helpers.reading.lexicon import DATE_WORDS, alternatives
from helpers.reading.shapes import Token
from helpers.reading.view import View

_Y = r"(?:1[5-9]|20|21)\d\d"
_S = r"\s{0,2}"
_FULL = re.compile(
    rf"(?P<d>\d{{1,2}})(?:{_S}-{_S}(?P<d2>\d{{1,2}}))?\s?(?P<s>[/.-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>{_Y})"
    r"(?![\d/]|[.,]\d)"
)
_SHORT_YEAR = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d\d)(?![\d/%]|[.,]\d)")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_IN_WORDS = re.compile(
    rf"(?P<d>\d{{1,2}})(?:{_S}[-/]{_S}\d{{1,2}})?\s+tháng\s+(?P<m>\d{{1,2}})(?!\d|{_S}[.,/-]\s?\d{{1,3}}(?!\d))"
    rf"(?:\s*,?\s*năm\s+(?P<y>{_Y})(?!\d)|\s*[/-]\s*(?P<y2>{_Y})(?!\d))?"
)
_MONTHS = re.compile(rf"\d{{1,2}}{_S}-{_S}(?P<m>\d{{1,2}})(?:(?:\s?/\s?|\s+năm\s+)(?P<y>{_Y}))?(?![\d/]|[.,]\d)")
_MONTH_YEAR = re.compile(rf"(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>{_Y})(?![\d/]|[.,]\d|-\w)")
_MONTH_WORD_YEAR = re.compile(rf"(?P<m>\d{{1,2}})\s+năm\s+(?P<y>{_Y})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}})(?:{_S}-{_S}(?P<d2>\d{{1,2}}))?\s?(?P<s>[/.-])\s?(?P<m>\d{{1,2}})(?![\d/%]|[.,]\d|\s*%)"
)
_EACH_MONTH = re.compile(r"(?<!\w)(?:mỗi|hàng|hằng|từng|một)\s+tháng\s+$")
_JOINS = frozenset("/.-")
_GOES_ON = re.compile(
    r"\.\d|,\d+\s?(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|tấn|tạ|kg|ha|km|m|lần|điểm)(?![^\W_]))|,\d{3}|\s?[-/]\s?\d"
)
_DATE_BEFORE = re.compile(rf"(?<!\w)(?:{alternatives(DATE_WORDS)})(?:\s+nay|\s+qua|\s+\d{{1,2}}:\d\d|,)?\s*\(?\s*$")
_UNTIL_BEFORE = re.compile(r"(?<!lên )(?<!đạt )(?<!xuống )(?<!còn )(?<!\w)(?:đến|tới|trước|sau|hết)\s+$")
_LIMIT_BEFORE = re.compile(r"(?<!\w)(?:từ|đến|tới|trước|sau|vào|hết|cuối|kể từ|tính đến|là)\s+$")
_LIST_OF_DAYS = re.compile(r"(?<!\w)(?:ngày|hôm)\s+(?:\d{1,2}\s*(?:,|và|-|đến|,\s*và)\s*){1,5}$")
_DAYS_FROM = re.compile(r"ngày\s+từ\s+$")
_SCALE_BEFORE = re.compile(r"(?:tỷ lệ|tỉ lệ|bản đồ|phân khu|chi tiết)\s+$")
_QUARTER_BEFORE = re.compile(r"(?<!\w)quý\s*$")
_ROMAN_QUARTER = re.compile(r"(?<!\w)quý\s+(?P<r>i{1,3}|iv)\s*/\s*$")
_ROMANS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_AFTER_DAY = re.compile(
    r"\s*(?:$|[,.;:()\]\"-]|năm\b|đến\b|tới\b|âm lịch|dương lịch|và\b|tại\b|hàng năm|hằng năm|vừa qua|tới đây|này\b)"
)
_JOINS_DAYS = re.compile(r"\s*(?:-|đến|và|,|tới|đến ngày)\s*")
_NO_UNIT_AFTER = re.compile(r"\s*(?:$|[.;:,()\]\"-]|và\s|năm\s|đến\s|tới\s)")
#: Days that are known by their number alone: holidays and days of remembrance, (day, month).
_REMEMBERED = frozenset(
    {(9, 1), (3, 2), (27, 2), (8, 3), (26, 3), (30, 4), (1, 5), (7, 5), (19, 5), (1, 6), (21, 6), (28, 6), (27, 7)}
    | {(28, 7), (19, 8), (2, 9), (10, 10), (13, 10), (14, 10), (15, 10), (20, 10), (9, 11), (18, 11), (20, 11)}
    | {(25, 11), (22, 12)}
)
_DAY_NAME = re.compile(r"(?:(?P<words>(?:[^\W\d_]+\s+){1,2})|[Ll]ịch sử\s+|[Nn]gày\s+[^\d.;]{0,40}|\()$")
_NAMED_DAY = re.compile(r"(?:[Nn]gày\s+[^\W\d_][^\d.,;:]{0,30}|[Đđ]ợt)\s$")
_REACHES = frozenset({"đạt", "có", "được", "còn", "là"})

_YEARS = re.compile(rf"(?P<a>{_Y}){_S}[-/]{_S}(?P<b>{_Y})(?![\d/]|[.,]\d|-?[^\W\d_])")
_SHORT_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)\s?-\s?(?P<b>\d\d)(?!\d|%|[/.,-]\d)")


def read_date(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """Return the date or period that begins with the digits at ``start``, None where none does."""
    low = view.low
    if end - start == 4:
        if m := _ISO.match(low, start):
            return Token(start, m.end(), "date", iso=_iso(m["y"], m["m"], m["d"]))
        return _years(low, start) or _of_quarter(low, start, end)
    if end - start > 2:
        return None
    joined = low[end : end + 3].lstrip()[:1] in _JOINS  # most numbers are no dates: do not try every pattern on them
    if joined and (whole := _whole_date(low, start)):
        return whole
    in_words = low.find("tháng", end, end + 24) >= 0
    if in_words and (m := _IN_WORDS.match(low, start)) and _is_day(low, start, m):
        return Token(start, m.end(), "date", iso=_iso(m["y"] or m["y2"], m["m"], m["d"]))
    return _month(low, start, end, joined) or (_day(view, start, previous) if joined else None)


def _whole_date(low: str, start: int) -> Token | None:
    """``5-1-2022``, ``16 - 26/12/2016``; ``10/01/17`` where it can be nothing else."""
    if m := _FULL.match(low, start):
        return Token(start, m.end(), "date", iso=_iso(m["y"], m["m"], m["d"]))
    m = _SHORT_YEAR.match(low, start)
    iso = _iso(f"20{m['y']}", m["m"], m["d"]) if m else None
    alone = m and iso and (_DATE_BEFORE.search(low, start - 16, start) or _AFTER_DAY.match(low, m.end()))
    return Token(start, m.end(), "date", iso=iso) if m and alone else None


def _iso(year: str | None, month: str, day: str | None) -> str | None:
    """Return a date as far as it is known, None where there is no such day."""
    try:
        date(int(year or 2000), int(month), int(day or 1))
    except ValueError:
        return None
    tail = f"{int(month):02}" + (f"-{int(day):02}" if day else "")
    return f"{int(year):04}-{tail}" if year else f"--{tail}"


def _years(low: str, start: int) -> Token | None:
    """``2020 - 2025``, ``2021-25``."""
    if m := _YEARS.match(low, start):
        return Token(start, m.end(), "period", m["a"], m["b"])
    if m := _SHORT_YEARS.match(low, start):
        if m["b"] > m["a"][2:]:
            return Token(start, m.end(), "period", m["a"], m["a"][:2] + m["b"])
        if iso := _iso(m["a"], m["b"], None):  # 2022-07
            return Token(start, m.end(), "date", iso=iso)
    return None


def _of_quarter(low: str, start: int, end: int) -> Token | None:
    """``quý I/2025``: the Roman numeral belongs to the figure."""
    m = _ROMAN_QUARTER.search(low, start - 14, start) if low[start - 1 : start] in ("/", " ") else None
    return Token(m.start("r"), end, "period", _ROMANS[m["r"]], low[start:end]) if m else None


def _is_day(low: str, start: int, m: re.Match[str]) -> bool:
    """Tell ``ngày 24 tháng 11`` from a stretch of months: ``24 tháng``."""
    return bool(
        m["y"]
        or m["y2"]
        or low.startswith(" âm lịch", m.end())
        or _DATE_BEFORE.search(low, start - 16, start)
        or _LIMIT_BEFORE.search(low, start - 12, start)
    )


def _month(low: str, start: int, end: int, joined: bool) -> Token | None:
    """``tháng 5/2020``, ``tháng 5 năm 2020``, ``tháng 1-6/2024``, ``quý 3/2020``, ``tháng 1, 2 và 3``."""
    window = low[max(0, start - 12) : start]
    named = window.rstrip().endswith("tháng") and not _EACH_MONTH.search(window)
    if joined and (m := _MONTH_YEAR.match(low, start)):
        if _QUARTER_BEFORE.search(window):
            return Token(start, m.end(), "period", m["m"], m["y"])
        drawn = m["m"] == "1" and _SCALE_BEFORE.search(low, start - 12, start)  # bản đồ 1/2000
        if named or ("/" in m.group() and int(m["m"]) <= 12 and not drawn):
            return Token(start, m.end(), "date", iso=_iso(m["y"], m["m"], None))
    if not named:
        return None
    if m := _MONTHS.match(low, start) or _MONTH_WORD_YEAR.match(low, start):
        return Token(start, m.end(), "date", iso=_iso(m["y"], m["m"], None) if m["y"] else None)
    if int(low[start:end]) <= 12 and not _GOES_ON.match(low, end):
        return Token(start, end, "date", low[start:end], iso=_iso(None, low[start:end], None))
    return None


def _day(view: View, start: int, previous: Token | None) -> Token | None:
    """``28/10``, ``16-26/12``, ``ngày 17.3``; ``Quốc khánh 2/9``."""
    m = _DAY_MONTH.match(view.low, start)
    if m and 1 <= int(m["m"]) <= 12 and 1 <= int(m["d"]) <= 31 and _reads_as_day(view, start, m, previous):
        return Token(start, m.end(), "date", iso=_iso(None, m["m"], m["d"]))
    return None


def _reads_as_day(view: View, start: int, m: re.Match[str], previous: Token | None) -> bool:
    """Tell whether ``28/10`` is a day of a month rather than 28 of 10."""
    low = view.low
    if _DATE_BEFORE.search(low, start - 16, start) or _LIST_OF_DAYS.search(low, start - 32, start):
        return True
    if m["d2"]:
        told = m["s"] == "/" or _DAYS_FROM.search(low, start - 10, start)  # trong 4 ngày từ 1 - 4.8
        return bool(told) and int(m["d"]) < int(m["d2"]) <= 31 and _AFTER_DAY.match(low, m.end()) is not None
    if m["s"] != "." and (int(m["d"]), int(m["m"])) in _REMEMBERED and _is_remembered(view, start, m):
        return True
    joined = previous if previous is not None and _JOINS_DAYS.fullmatch(low, previous.end, start) else None
    falls = int(m["d"]) > int(m["m"])  # 30-6 is no range
    if (m["s"] == "-" and not falls) or (joined and joined.shape == "number"):  # 1/3 đến 1/2 số hộ
        return False
    limit = m["s"] != "." and _LIMIT_BEFORE.search(low, start - 12, start)
    if (joined or limit) and _AFTER_DAY.match(low, m.end()):
        return True
    until = _UNTIL_BEFORE.search(low, start - 12, start)
    return m["s"] == "/" and until is not None and not names_known_noun(low, m.end())


def _is_remembered(view: View, start: int, m: re.Match[str]) -> bool:
    """Tell whether words lead up to a day everyone knows, and none that it would count follows: ``Ngày hội 26/3``."""
    before, end = view.plain[max(0, start - 48) : start], m.end()
    falls = m["s"] == "-" and int(m["d"]) > int(m["m"])  # Xí nghiệp 26-3
    if (falls or _NO_UNIT_AFTER.match(view.low, end)) and _names_day(before):
        return True
    return _NAMED_DAY.search(before) is not None and not names_known_noun(view.low, end)


def _names_day(before: str) -> bool:
    """Tell whether words that end with a name, or an opening bracket, announce a day everyone knows."""
    m = _DAY_NAME.search(before)
    if m is None or m["words"] is None:
        return m is not None
    words = m["words"].split()
    return words[-1].lower() not in _REACHES and any(word[0].isupper() for word in words)
