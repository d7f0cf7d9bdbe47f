"""Where digits only say where something is or how to reach it: telephones, number plates, houses, coordinates."""

import re

from helpers.reading.shapes import Token
from helpers.reading.view import View

_PHONE = re.compile(
    r"(?:\(?\+?84\)?|\(?0\d{1,3}\)?)(?:[\s.-]?\d{2,4}){2,3}(?!\d)"
    r"|1[89]00[\s.-]?(?:\d{4,6}|\d{2,3}[\s.-]\d{2,3})(?!\d)"
)
_SERVICE = re.compile(r"1[89]00(?:\d{4}|\d{6})?")
_PHONE_BEFORE = re.compile(
    r"(?:điện thoại|đt|sđt|đtdđ|hotline|tel|fax|di động|đường dây nóng|tổng đài|zalo|phone|gọi|liên hệ)"
    r"\s*[:.]?\s*[(+]*$"
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d?(?:\s?-\s?(?:\d{3}\.\d{2}|\d{4,5})|\s\d{3}\.\d{2})(?!\d)")
_VESSEL = re.compile(r"(?<=[A-ZĐg][\s-])\d{4,5}(?=[\s-]?TS(?!\w))")  # BĐ 97258 TS
_ENDS_OF_HOUSE = frozenset("ốà")  # of "số" and "nhà"
_HOUSE_BEFORE = re.compile(r"(?<!\w)số\s+(?:nhà\s+)?$")
_STREET_AFTER = re.compile(r"[A-Z]?(?:/\d{1,4})?,?\s+(?:phố|đường|ngõ|ngách|hẻm|đại lộ|lô|khu phố)\s+[A-ZĐ\d]")

_DEGREES = re.compile(
    r"\d+(?:[.,]\d+)?\s?°\s?\d+(?:[.,]\d+)?\s?['′](?:\s?\d+(?:[.,]\d+)?\s?(?:\"|″|''))?|\d+\.\d{2,}\s?°(?!\s?c)"
)
_FINE = re.compile(r"\d{1,3}[.,]\d{4,8}(?!\d)")
_MAP_BEFORE = re.compile(r"(?:(?:tọa|toạ|kinh|vĩ)\s+độ|gps)[^\d;]{0,12}(?:\d[\d.,]*[^\d;]{1,12})?$")


def address(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """``0912 345 678``, ``29A-123.45``, ``số 45 phố …``, ``21°01'42"``: places and lines, not amounts."""
    low, after = view.low, view.low[end : end + 1]
    m = _on_the_map(low, start, end, after)
    if m is None and (after.isalpha() or 4 <= end - start <= 5):
        m = _PLATE.match(view.plain, start) or _VESSEL.match(view.plain, start)
    if m is not None:
        return Token(start, m.end(), "other", m.group() if m.group().isdecimal() else "")
    if low[start - 2 : start - 1] in _ENDS_OF_HOUSE and end - start <= 4 and _is_house(view, start, end):
        return Token(start, end, "other", low[start:end])
    service = low[start] == "1" and _SERVICE.fullmatch(low, start, end) is not None
    return _phone(low, start, end, service) if service or low[start] == "0" or low[start:end] == "84" else None


def _on_the_map(low: str, start: int, end: int, after: str) -> re.Match[str] | None:
    """Match the degrees of a place, in minutes and seconds or as a fraction."""
    if low.find("°", end, end + 10) >= 0:
        return _DEGREES.match(low, start)
    m = _FINE.match(low, start) if after in (".", ",") else None
    return m if m and _MAP_BEFORE.search(low, start - 48, start) else None


def _is_house(view: View, start: int, end: int) -> bool:
    """Tell whether a number says which house of a street is meant: ``số 45 phố …``."""
    return bool(_HOUSE_BEFORE.search(view.low, start - 9, start) and _STREET_AFTER.match(view.plain, end))


def _phone(low: str, start: int, end: int, service: bool) -> Token | None:
    """Return a telephone number: one that is long enough, a service number, or one that is announced."""
    m = _PHONE.match(low, start)
    if m is None:
        return None
    parted = service and end - start == 4 and not low.endswith("năm ", 0, start)  # 1900 6789
    long = sum(c.isdecimal() for c in m.group()) >= 10 and not _GROUPED.fullmatch(m.group())
    announced = parted or long or _PHONE_BEFORE.search(low, start - 24, start)
    return Token(start, m.end(), "other") if announced else None
