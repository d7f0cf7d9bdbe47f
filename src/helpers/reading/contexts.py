"""What stands after a number: its multiplier, its unit or the noun it counts; and the currency that may lead it."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from helpers.reading.lexicon import (
    FUNCTION_WORDS,
    LOOK_ALIKES,
    MEASURES,
    MONEY,
    MULTIPLIERS,
    PERIODS,
    PERSONS,
    THINGS,
    alternatives,
    listed,
    opened_by,
)

UnitClass = Literal["percent", "money", "measure", "period", "noun", "none"]
_CLASSES: tuple[UnitClass, ...] = ("percent", "money", "measure", "period")

# "đồng" begins other words too: đồng bằng, Đồng Nai …
_NOT_MONEY = alternatives(
    listed("""
    chí, bào, hồ, nghiệp, bằng, minh, đội, phục, thời, nai, tháp, hới, hành, đều, văn, xoài, đăng, hỷ, sức, lòng, bộ
    loạt, thị, bái, lạc, dũng, khánh, mô, phong, định, thành, sơn, châu, tâm, cỏ, lúa, ruộng, tình, ý, thuận, phú
    quan, giải, hệ, chức, điểm, tâm, trọng, khách, sát, hàm
""")
)
_END = r"(?![^\W_])"
_PER_MORE = "dân|khẩu|tháng|năm|ngày|nghèo|đêm|động|phần|phiếu|sinh|viên|bệnh|tượng|sơ"
_PER = rf"(?:\s?/\s?(?:[^\W\d_]+\d?[²³]?)(?:\s(?:{_PER_MORE})\b)?){{1,3}}"  # đồng/kg/tháng, đồng/lao động
_PER_ONE = re.compile(_PER)
_MULTIPLIER = (  # "tr.đ" and "trđ" are millions too; "tỷ lệ" is no number
    rf"(?P<mult>{alternatives(MULTIPLIERS)})(?:(?<=tr)\.?\s?(?=đ)|(?![^\W\d_]))"
    r"(?!(?<=t[ỷỉ])\s+(?:lệ|trọng|suất|giá|số)\b)"
)
_TAIL = re.compile(
    rf"\s*(?:{_MULTIPLIER}(?P<half>\s+rưỡi\b)?)?\s*(?:(?!(?:{alternatives(LOOK_ALIKES)}){_END})"
    r"(?:(?P<percent>%|‰|phần\s+trăm|phần\s+nghìn|điểm\s*%|điểm\s+phần\s+trăm)"
    rf"|(?P<money>(?:{alternatives(MONEY)}){_END}(?!\s+(?:{_NOT_MONEY})\b)|\$|€)"
    rf"|(?P<measure>{alternatives(MEASURES)})(?![^\W_]|[²³])"
    rf"|(?P<period>{alternatives(PERIODS)}){_END})(?P<per>{_PER})?)?"
)
_NEXT_AMOUNT = re.compile(rf"\s+(?P<digits>\d{{1,3}}(?:,\d+)?)\s*{_MULTIPLIER}")
_NEXT_HUNDREDS = re.compile(rf"\s+(?P<digits>\d{{3}}(?:,\d+)?)(?![\d.,/-]\d|\d|\s*%)(?:\s*{_MULTIPLIER})?")
_NO_NOUN = rf"(?!\s*(?:lần\s+lượt|tại\s+chỗ){_END})"
_WORD = re.compile(rf"{_NO_NOUN}\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_KNOWN_NOUN = re.compile(rf"{_NO_NOUN}\s*(?P<noun>{opened_by([*PERSONS, *THINGS, *LOOK_ALIKES])}){_END}")
_NEVER_COUNTED = re.compile(rf"\s+(?:cấp|lần|bước|phần|nước|mặt|lô|vòng|loại|mùa|độ|công|đồng(?!\s+chí)|con số){_END}")
_NUMBER_OF = re.compile(r"\s*(?:tổng\s+)?số(?=\s)")
_KNOWN_PERSON = re.compile(rf"(?:{opened_by(PERSONS)}){_END}")
_DENSITY = re.compile(
    r"\s?/\s?(?:k?m[²2]|ngày|tháng|năm|tuần|giờ|người|hộ|xã|thôn|lượt|chuyến|lần|vạn dân|nghìn dân|phút|ha)(?![^\W_])"
    r"|/[^\W\d_]+(?:\s(?:bộ|viên|dân|phố|đình|trú)(?![^\W_]))?"
)
_CURRENCY_BEFORE = re.compile(r"(?:^|[\s(])(?P<unit>us\$|usd|vnd|eur|\$|€|£)\s?$")

_THOUSAND = Decimal(1000)
_HEDGE_AFTER = re.compile(r"\s*(?P<hedge>trở\s+lên|trở\s+xuống)(?![^\W_])")


class Tail(NamedTuple):
    """What follows a number: its multiplier, the class of its unit, the unit as printed, and where they end."""

    multiplier: Decimal
    unit_class: UnitClass
    unit: str | None
    end: int  #: in the view, after the unit
    half: bool = False  #: "2 triệu rưỡi"
    known: bool = False  #: the unit begins with a noun of the lexicon


_ONCE = Decimal(1)
NO_TAIL = Tail(_ONCE, "none", None, 0)


def tail_after(low: str, plain: str, end: int, right: int) -> Tail:
    """Return multiplier and unit that follow a number, between ``end`` in the view and the end of its sentence."""
    m = _TAIL.match(low, end, max(end, right))
    assert m is not None  # every part of the pattern is optional
    if m.lastgroup is None:  # neither multiplier nor unit: most counts
        return _noun_tail(low, plain, end, right, _ONCE, False)
    if m["mult"] == "tr" and not (m["money"] or m["half"] or low[end] == "t" or low[m.end() : m.end() + 1] == "/"):
        return _noun_tail(low, plain, end, right, _ONCE, False)
    multiplier = MULTIPLIERS[" ".join(m["mult"].split())] if m["mult"] else _ONCE
    half = bool(m["half"])
    for unit_class in _CLASSES:
        if m[unit_class]:
            unit = " ".join(plain[m.start(unit_class) : m.end()].split())
            return Tail(multiplier, unit_class, unit, m.end(), half)
    after = m.end("half") if half else m.end("mult") if m["mult"] else end
    if low[after : after + 2].lstrip()[:1] == "/" and (per := _PER_ONE.match(low, after)):  # 4,2 triệu/người/tháng
        return Tail(multiplier, "money", f"đồng{' '.join(plain[after : per.end()].split())}", per.end(), half)
    return _noun_tail(low, plain, after, right, multiplier, half)


def _noun_tail(low: str, plain: str, after: int, right: int, multiplier: Decimal, half: bool) -> Tail:
    """Return the tail of a number that counts things, or nothing that is named."""
    noun_end, known = _noun(low, after, right)
    if noun_end is None:
        return Tail(multiplier, "none", None, after, half)
    if low[noun_end : noun_end + 2].lstrip()[:1] == "/" and (per := _DENSITY.match(low, noun_end, right)):
        noun_end = per.end()
    return Tail(multiplier, "noun", " ".join(plain[after:noun_end].split()), noun_end, half, known)


def noun_after(low: str, start: int, right: int) -> int | None:
    """Return where the counted noun that begins at ``start`` ends, None where no noun follows before ``right``.

    The longest noun of the lexicon wins; what it does not hold is named by its first two words.
    """
    return _noun(low, start, right)[0]


def _noun(low: str, start: int, right: int) -> tuple[int | None, bool]:
    """Return where the noun at ``start`` ends, and whether it stands right there and in the lexicon."""
    if m := _KNOWN_NOUN.match(low, start, right):
        return m.end(), True
    if number_of := _NUMBER_OF.match(low, start, right):  # 2/3 số đại biểu
        m = _KNOWN_NOUN.match(low, number_of.end(), right)
        if m:
            return m.end(), False
    end = None
    place = start
    for _ in range(2):
        word = _WORD.match(low, place, right)
        if word is None or word.group(1) in FUNCTION_WORDS:
            break
        end = place = word.end()
    return end, False


def names_known_noun(low: str, start: int, right: int | None = None) -> bool:
    """Tell whether a noun of the lexicon begins at ``start``, in a sentence up to ``right``."""
    return _KNOWN_NOUN.match(low, start, len(low) if right is None else right) is not None


def counts(low: str, plain: str, end: int) -> bool:
    """Tell whether a single number word before ``end`` counts or measures: ``ba xã``, but not ``hai cấp``."""
    if _NEVER_COUNTED.match(low, end):
        return False
    known = ("period", "money", "measure")
    return names_known_noun(low, end) or tail_after(low, plain, end, len(low)).unit_class in known


def is_person(unit: str | None) -> bool:
    """Tell whether a unit counts persons, under whatever name."""
    return unit is not None and _KNOWN_PERSON.match(unit.lower()) is not None


def currency_before(low: str, start: int) -> str | None:
    """Return the currency sign right before a number, None if there is none: ``US$ 12,5 triệu``."""
    if low[start - 1 : start] not in " $€£d":
        return None
    m = _CURRENCY_BEFORE.search(low, start - 6, start)
    return m["unit"].upper() if m else None


def hedge_after(low: str, end: int) -> str | None:
    """Return the hedge that stands right after a number and its unit (trở lên, trở xuống), None if there is none."""
    m = _HEDGE_AFTER.match(low, end)
    return " ".join(m["hedge"].split()) if m else None


def second_amount(low: str, tail: Tail) -> tuple[str, Decimal, Decimal, int] | None:
    """Return the smaller amount of a mixture, None where there is none.

    Returns
    -------
    tuple
        Its digits, its multiplier, that of the larger amount, and where the digits end. The larger amount of
        ``3 tỷ 250 triệu`` keeps its own multiplier; that of ``1 nghìn 200 tỷ`` has both.
    """
    if tail.unit_class != "none" or tail.multiplier <= 1:
        return None
    m = _NEXT_AMOUNT.match(low, tail.end)
    if m and (multiplier := MULTIPLIERS[" ".join(m["mult"].split())]) < tail.multiplier:
        return m["digits"], multiplier, tail.multiplier, m.end("digits")
    m = _NEXT_HUNDREDS.match(low, tail.end) if tail.multiplier == _THOUSAND else None
    if m is None:
        return None
    multiplier = MULTIPLIERS[" ".join(m["mult"].split())] if m["mult"] else Decimal(1)
    return m["digits"], multiplier, _THOUSAND * multiplier, m.end("digits")
