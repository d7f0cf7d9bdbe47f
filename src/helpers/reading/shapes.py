"""What the shape of digits alone gives away: document numbers, names, times of day, ranges."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from helpers.reading.lexicon import DOCUMENTS, by_last_word, ending
from helpers.reading.numerals import read_numeral
from helpers.reading.view import View

Shape = Literal["number", "words", "range", "date", "period", "doc_number", "ordinal", "other"]


@dataclass(slots=True)
class Token:
    """A stretch of the view that holds digits (or number words), with what its shape says."""

    start: int
    end: int
    shape: Shape
    first: str = ""  #: digits of the number, or of the near end of a range
    second: str = ""  #: digits of the far end of a range or period
    iso: str | None = None
    value: Decimal | Fraction | None = None  #: of number words and Roman numerals


# 57-NQ/TW, 178/2024/NĐ-CP, 01-CTr/TU: digits, perhaps a year, then a code of capitals; spaces before longer codes only.
_CAPITAL = "A-ZĐÂĂÊÔƠƯ"
_PART = rf"(?:[{_CAPITAL}]{{2}}\w*|[{_CAPITAL}][a-zđ]{{1,3}}(?=[-/][{_CAPITAL}]{{2}})|[{_CAPITAL}](?=[-/][{_CAPITAL}]))"
_MORE = rf"(?:[-/&.][{_CAPITAL}]\w*)"
_CODE = re.compile(
    rf"\d+(?:/\d{{4}})?/\s?[{_CAPITAL}]{{2,}}\s?-\s?(?:TTg|[{_CAPITAL}]{{2,}})(?!\w)"
    rf"|\d+(?:\.\d{{3}})?[a-zđ]?(?:/\d{{2,4}})?(?:(?:-|/){_PART}{_MORE}*|\s?[-/]\s?{_PART}{_MORE}+)(?:[-/]\d+)?(?!\w)"
)
_OPEN_CODES = frozenset("-/.")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]-?\Z")  # of a number plate: QN-90123-TS
_DOCUMENTS = by_last_word(DOCUMENTS)
_DOCUMENT_PART = re.compile(r"\d+(?:/\d{4})?(?:-\d{4})?(?![\d%]|[.,]\d)")

_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){1,2}(?!\d)")
_HOURS = re.compile(r"\d{1,2}\s?(?:h\s?\d{2}(?!\d)|g\d{2}(?!\d)|h(?![^\W_]))")
_AFTER_HOURS = frozenset(":hg")
_MINUTES = re.compile(r"\d\s?[hg:]\s?$")
_AROUND_THE_CLOCK = re.compile(r"24\s?/\s?7(?![\d/]|[.,]\d|\s*%)|24h?\s?/\s?24(?=\s?(?:giờ|h)(?![^\W_]))h?")
_ON_DUTY = re.compile(r"(?:trực|canh|gác|hoạt động|phục vụ|liên tục|chế độ|suốt|ứng cứu)[^.;,]{0,24}$")
_ALWAYS = re.compile(r"24\s?/\s?24(?![\d/]|[.,]\d|\s*%)")
_KILOMETRE_POST = re.compile(r"(?:^|\W)km\s?\d{1,4}\s?\+\s?$")
_NAME_DIGITS = re.compile(r"\d+(?:\.\d)?(?!\d)|\d+")
_DOTTED_NAME = re.compile(r"(?<![\w.])[A-ZĐ]{1,4}\.$")
_HYPHENED_NAME = re.compile(r"(?<!\w)(?:[^\W\d_]{2,12}\s?-\s?|[A-ZĐ]-)$")

_LETTERS = re.compile(r"[^\W\d_]{2,8}$")
_TIMES_BEFORE = re.compile(r"\d\s?x$")  # 2x40 MVA

_LONGEST_END = 32  # letters from the first digits of a range to its dash
_RANGE = re.compile(r"(?P<a>\d+(?:[.,]\d+){0,6})\s{0,2}-\s{0,2}(?P<b>\d+(?:[.,]\d+){0,6})")


_NOTE_GOES_ON = frozenset("],; ")
_NOTES_BEFORE = re.compile(r"\[\d{1,3}(?:\s?[,;]\s?\d{1,3})*\s?[,;]\s?$")
_NOTE_AFTER = re.compile(r"\s?[,;]\s?(?:\d{1,3}\s?[\],;]|tr\b)|\s?\]")


def footnote(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """``[39]``, ``[1, 5]``, ``[22, tr.``: a note, not a number."""
    low = view.low
    if end - start > 3 or low[end : end + 1] not in _NOTE_GOES_ON:
        return None
    opened = low[start - 1 : start] == "[" or (
        previous is not None and previous.shape == "other" and _NOTES_BEFORE.search(low, start - 24, start)
    )
    if opened and (low[end] == "]" or _NOTE_AFTER.match(low, end)):
        return Token(start, end, "other", low[start:end])
    return None


def document(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """``57-NQ/TW``, ``178/2024/NĐ-CP``, ``Quy định số 123``."""
    after = view.plain[end : end + 2].strip()[:1]
    if after in _OPEN_CODES or view.plain[end : end + 1].isalpha():
        m = _CODE.match(view.plain, start)
        if m and not _LETTERS_BEFORE.search(view.plain, start - 2, start):
            return Token(start, m.end(), "doc_number")
    before = view.low[max(0, start - 32) : start].rstrip(" :(\n\t")
    last = before[before.rfind(" ") + 1 :]
    if last not in _DOCUMENTS and last != "số":  # most numbers
        return None
    words = before.replace(":", " ").replace("(", " ").split()
    numbered = last == "số"
    if not ending(words[:-1] if numbered else words, _DOCUMENTS):
        return None
    m = _DOCUMENT_PART.match(view.low, start)
    if m and (numbered or "/" in m.group()):
        return Token(start, m.end(), "doc_number", m.group() if m.group().isdecimal() else "")
    return None


def named_or_timed(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """Digits inside a name (COVID-19, 4G, H1N1) or a time of day (8h30, 16:36)."""
    low = view.low
    if low.startswith("24", start) and (whole := _around_the_clock(low, start)):
        return whole
    if (
        end - start <= 2
        and low[end : end + 2].lstrip()[:1] in _AFTER_HOURS
        and (_CLOCK.match(low, start) or _HOURS.match(low, start))
    ):
        return Token(start, end, "other", low[start:end])
    if start and _belongs_to_word(view, start, previous):
        m = _NAME_DIGITS.match(low, start)  # PM2.5
        assert m is not None  # there is a digit here
        return Token(start, m.end(), "other", m.group())
    return None


def _around_the_clock(low: str, start: int) -> Token | None:
    """Return ``24/7``, or ``24/24`` of a service that never sleeps."""
    m = _AROUND_THE_CLOCK.match(low, start)
    if m is None and _ON_DUTY.search(low, start - 40, start):
        m = _ALWAYS.match(low, start)
    return Token(start, m.end(), "other") if m else None


def _belongs_to_word(view: View, start: int, previous: Token | None) -> bool:
    """Tell whether digits go on with the word, time or kilometre post before them."""
    plain, low = view.plain, view.low
    before = plain[start - 1]
    if before.isalpha():
        return not (_lost_its_space(plain, start) or _TIMES_BEFORE.search(low, start - 3, start))
    further = plain[start - 2 : start - 1]
    if (before == "+" and further.isalpha()) or (before == ":" and further.isdecimal()):  # ISO 9001:2015
        return True
    timed = previous is not None and previous.shape == "other" and start - previous.end <= 3
    if timed and _MINUTES.search(low, start - 4, start):
        return True
    if "+" in plain[start - 2 : start] and _KILOMETRE_POST.search(low, start - 12, start):
        return True
    if before == "." and _DOTTED_NAME.search(plain, start - 6, start):  # ĐT.745
        return True
    return "-" in plain[max(0, start - 2) : start] and _is_hyphened_name(plain, start)


def _lost_its_space(plain: str, start: int) -> bool:
    """Tell whether the space before a number was lost: ``tăng1,36%``; names with digits have no accents: H5N1, mp3."""
    m = _LETTERS.search(plain, start - 8, start)
    return m is not None and m.group().islower() and not m.group().isascii()


def _is_hyphened_name(plain: str, start: int) -> bool:
    """Tell whether letters and a hyphen before a number make it a name: ``COVID-19``, but not ``Hà Nội - 12 xã``."""
    m = _HYPHENED_NAME.search(plain, start - 16, start)
    if m is None:
        return False
    letters = m.group().rstrip(" -\n")
    if " -" in m.group():
        return letters.lower() == "covid"
    if letters.isupper() and (plain[start - 1] == "-" or len(letters) > 2):
        return True
    return plain[start - 1] == "-" and letters[0].isupper() and not letters.islower() and letters[-1].isascii()


def number_range(view: View, start: int, end: int, previous: Token | None) -> Token | None:
    """``15.000 - 16.000``."""
    m = _RANGE.match(view.low, start) if view.low.find("-", end, end + _LONGEST_END) >= 0 else None
    return Token(start, m.end(), "range", m["a"], m["b"]) if m and _is_range(view.low, m) else None


def _is_range(low: str, m: re.Match[str]) -> bool:
    """Tell a range from a bullet, a score or a longer chain of hyphens."""
    if low[m.end() : m.end() + 1] in ("-", "/") and low[m.end() + 1 : m.end() + 2].isdecimal():
        return False
    if low[m.start() - 1 : m.start()] in ("-", "/") and low[m.start() - 2 : m.start() - 1].isdecimal():
        return False
    if not re.search(r"\s", m.group()):
        return True
    near, far = read_numeral(m["a"]).value, read_numeral(m["b"]).value
    return near < far < 100 * max(near, Decimal(1))
