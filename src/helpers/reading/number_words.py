"""Numbers printed in words: ``hai mươi ba``, ``một phần ba``, ``gấp đôi``, ``một nửa``, ``ba xã``."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

_ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6}
_ONES |= {"bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_MULTIPLES: dict[str, Fraction] = {word: Fraction(one) for word, one in _ONES.items()}
_MULTIPLES |= {"mười": Fraction(10), "đôi": Fraction(2), "rưỡi": Fraction(3, 2)}

_SCALE = r"(?:nghìn|ngàn|vạn|triệu|(?:tỷ|tỉ)(?!\s+(?:lệ|trọng|suất|giá|số)\b))"
_FIVE = rf"năm(?=\s+(?:mươi|trăm|{_SCALE})\b)"  # elsewhere "năm" is a year
_FIRST = ("một", "hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
_ONE = rf"(?:một|hai|ba|bốn|{_FIVE}|sáu|bảy|bẩy|tám|chín)"
_LAST = r"mốt|tư|lăm|nhăm|mươi|chục|mười|trăm|rưỡi|không(?=\s+trăm)"
_NEXT = rf"(?:(?:linh|lẻ)\s+(?:năm|tư|{_ONE})|{_LAST}|{_SCALE}|{_ONE})(?![^\W_])"


def _whole_words(words: tuple[str, ...]) -> str:
    """Return a pattern for whole words; it starts with their letters, so that a search can skip ahead."""
    by_letter = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(rf"{a}(?<!\w{a})(?:{'|'.join(word[1:] for word in group)})(?![^\W_])" for a, group in by_letter)


_FRACTION = r"\s+phần\s+(?P<parts>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\s+(?:trăm|nghìn|mươi))(?![^\W_])"
_TIMES = r"g(?<!\wg)ấp\s+(?:(?P<multiple>đôi|rưỡi)|(?P<times>hai|ba|bốn|năm|sáu|bảy|tám|mười)(?=\s+lần))(?![^\W_])"
_HALF = r"n(?<!\wn)ửa(?=\s+(?:số|tổng|trong|dân số|diện tích|chặng)(?![^\W_]))"

_SOME = rf"(?P<some>{_whole_words(_FIRST)}|n(?<!\wn){_FIVE[1:]})"
# Two or more number words in a row: a single one is too often no number, unless something counted follows.
_NUMBER_WORDS = re.compile(rf"{_SOME}(?:{_FRACTION}|(?P<half>\s+nửa)(?![^\W_])|(?:\s+{_NEXT})+)|{_TIMES}|{_HALF}")
# No number of two words or more is without one of these; they are rare, and quick to find after a space.
_HINT = re.compile(r" (?:mươi|chục|mười|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|phần|nửa|gấp)")
_WORD_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join((*_ONES, *_SCALES, 'mười', 'mươi', 'chục', 'trăm', 'linh', 'lẻ'))})\s+$"
)
_SINGLE = re.compile(r" (một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?= )")
# "một" and "năm" are mostly an article and a year; "thứ ba" and "khóa bốn" rank.
_ONE_BEFORE = re.compile(r"(?<!\w)(?:chỉ|chỉ có|chỉ còn|duy nhất|đúng|ít nhất|tối thiểu|thêm)\s+$")
_FIVE_BEFORE = re.compile(r"(?<!\w)(?:có|gồm|đủ|được|dưới|trên|ít nhất|tối thiểu|tăng|giảm|thêm|gần|khoảng)\s+$")
_RANK_BEFORE = re.compile(
    r"(?<!\w)(?:thứ|lần|tháng|ngày|mùng|mồng|số|hạng|bậc|lớp|khóa|khoá|cấp|loại|nhóm|khối|quý)\s+$"
)
_ANY = "|".join(sorted({*_ONES, *_SCALES, "mười", "mươi", "chục", "trăm", "linh", "lẻ"}))
_SPELT_OUT = re.compile(rf"\s?\((?P<words>(?:{_ANY})(?:\s(?:{_ANY})){{0,14}})\)")
_LONGEST_WORD = 8  # letters, the white space after it counted


def single_words(low: str) -> Iterator[tuple[int, int]]:
    """Yield where single number words stand, in a text in lower case, that are numbers if something counted follows."""
    for m in _SINGLE.finditer(_spaced(low)):
        start, end = m.start(), m.end() - 1  # the text is one letter further on than itself
        before = low[max(0, start - 12) : start]
        needed = _ONE_BEFORE if m[1] == "một" else _FIVE_BEFORE if m[1] == "năm" else None
        if _RANK_BEFORE.search(before) or (needed and not needed.search(before)):
            continue
        if not _WORD_BEFORE.search(before):
            yield start, end


def _spaced(low: str) -> str:
    """Put a space before every word, one at the head of the text included."""
    return " " + low.replace("\n", " ").replace("(", " ").replace('"', " ")


def spelt_numbers(low: str) -> Iterator[re.Match[str]]:
    """Yield the places of a text in lower case where a number is printed in words, two or more of them.

    :func:`value_of` gives the value of each.
    """
    done = 0
    for hint in _HINT.finditer(_spaced(low)):
        start = hint.start()  # of the word: the text is one letter further on than itself
        if start < done:
            continue
        starts = [start]
        while before := _WORD_BEFORE.search(low, max(done, starts[-1] - _LONGEST_WORD), starts[-1]):
            starts.append(before.start())
        done = start + 1
        m = next((m for start in reversed(starts) if (m := _NUMBER_WORDS.match(low, start))), None)
        if m is not None:
            done = max(done, m.end())  # what adds up to no number is not tried again from its middle
            if value_of(m) is not None:
                yield m


def spelt_out(low: str, start: int) -> int | None:
    """Return where the brackets end that repeat a number in words: ``03 (ba)``; None where there are none."""
    m = _SPELT_OUT.match(low, start) if low[start : start + 2].lstrip()[:1] == "(" else None
    return m.end() if m and read_words(m["words"]) is not None else None


def value_of(m: re.Match[str]) -> Decimal | Fraction | None:
    """Return the value of a match of :func:`spelt_numbers`: shares and multiples are fractions, None is no number."""
    if m["parts"]:
        return _ONES[m["some"]] / _MULTIPLES[m["parts"]] if m["some"] in _ONES else None
    if multiple := m["multiple"] or m["times"]:
        return _MULTIPLES[multiple]
    if m["some"] is None or m["half"]:
        return Fraction(1, 2) if m["some"] in (None, "một") else None
    value = read_words(m.group())
    return None if value is None else Decimal(value)


def read_words(words: str) -> int | Decimal | None:
    """Return the value of Vietnamese number words, or None where they do not add up to one number.

    >>> read_words("hai mươi ba"), read_words("một trăm linh năm"), read_words("hai triệu rưỡi"), read_words("ba tám")
    (23, 105, Decimal('2500000'), None)
    """
    total, ceiling, last = 0, 10**12, 1
    group: list[str] = []
    *syllables, ending = words.split()
    half = ending == "rưỡi"
    for word in syllables if half else (*syllables, ending):
        if word not in _SCALES:
            group.append(word)
            continue
        amount, last = _below_thousand(group), _SCALES[word]
        if not amount or last >= ceiling:
            return None
        total, ceiling, group = total + amount * last, last, []
    rest = _below_thousand(group) if group else 0
    if rest is None:
        return None
    if half:
        return Decimal(total + rest) + Decimal(100 if group[-1:] == ["trăm"] else last) / 2
    return total + rest


def _below_thousand(words: list[str]) -> int | None:
    """Return the value of words for a number below a thousand, None where they are none: ``một trăm linh năm``."""
    value = 0
    if len(words) > 1 and words[1] == "trăm":
        if words[0] not in _ONES:
            return None
        value, words = _ONES[words[0]] * 100, words[2:]
        if len(words) == 2 and words[0] in ("linh", "lẻ"):
            return value + _ONES[words[1]] if words[1] in _ONES else None
    tens = _below_hundred(words) if words else 0
    return None if tens is None else value + tens


def _below_hundred(words: list[str]) -> int | None:
    """Return the value of words for a number below a hundred, None where they are none: ``hai mươi mốt``."""
    tens = 0
    if words[0] == "mười":
        tens, words = 10, words[1:]
    elif len(words) > 1 and words[1] in ("mươi", "chục") and words[0] in _ONES:
        tens, words = _ONES[words[0]] * 10, words[2:]
    if not words:
        return tens
    return tens + _ONES[words[0]] if len(words) == 1 and words[0] in _ONES else None
