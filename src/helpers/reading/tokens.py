"""Where the digits of a text are, and what their shape alone gives away.

One pass, from digit run to digit run; every pattern is anchored there and bounded, so that the time is linear in the
text.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from helpers.reading.addresses import address
from helpers.reading.contexts import counts
from helpers.reading.dates import read_date
from helpers.reading.lexicon import alternatives, listed
from helpers.reading.number_words import read_words, single_words, spelt_numbers, value_of
from helpers.reading.numerals import NUMBER
from helpers.reading.shapes import Shape, Token, document, footnote, named_or_timed, number_range
from helpers.reading.view import View

_RUN = re.compile(r"\d+")
_EXPONENT = re.compile(r"(?:^|[^\w]|\d|_)(?:[kdchmµ]?m)$")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# Lists without spaces: lớp 1,2,3,4; các năm 2021,2022.
_SINGLES = re.compile(r"(?:\d{1,2}(?:,\d{1,2}){2,}|(?:19|20)\d\d(?:,(?:19|20)\d\d)+)(?!\d|[.,]\d)")

_SITE = re.compile(r"://|www\.|@|\.(?:vn|com|org|net|info)(?![^\W_])")
_LONGEST_LINK = 400
_LINK_ENDS = frozenset(" \n\r<>\"'()[],;")

_COUNTING_BEFORE = re.compile(
    r"(?:năm|tháng|ngày|khoản|điều|mục|quý|(?<!dân )(?<!tổng )(?<!doanh )số|lớp|thứ|lần|khóa|quận|phường|tổ)\s+$"
)
_MARKED_THOUSANDS = re.compile(r"\d\.\d{3}(?!\d)")
_WORD_AFTER = re.compile(r" {0,2}[^\W\d_%]")
_NUMBER_BEFORE = re.compile(r"\d \Z")

_ROMAN = re.compile(r"[IVXLC](?<!\w[IVXLC])[IVXLC]{0,6}(?![\w/-])")
_VALID_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BEFORE_ROMANS = listed("""
    khóa, khoá, thứ, đại hội, phần, mục, chương, thế kỷ, quý, loại, hạng, nhóm, quyển, tập, cấp, điều, đợt, kỳ
    trung ương, phụ lục, bậc, mức, khu vực, vùng, giai đoạn, biểu, quân khu
""")
_ROMAN_BEFORE = re.compile(rf"(?<!\w)(?P<word>{alternatives(_BEFORE_ROMANS)})\s+$")
_ROMAN_MARKED = re.compile(r"[.)]\s|\s?-\s")
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_ROMAN_JOINS = re.compile(r"\s*(?:,|và|đến|-)\s*")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_Reader = Callable[[View, int, int, Token | None], Token | None]
_READERS: tuple[_Reader, ...] = (footnote, address, document, read_date, named_or_timed, number_range)


def tokens(view: View) -> list[Token]:
    """Return every stretch of the view that holds digits, Roman numerals and runs of number words, in reading order.

    No two tokens overlap, and every decimal digit lies in one of them, the exponents of units (m2, km3) excepted.
    """
    found = list(_digit_tokens(view))
    spelt = [*_word_tokens(view), *_roman_tokens(view)]
    if not spelt:
        return found
    kept: list[Token] = []
    for token in sorted([*found, *spelt], key=lambda token: (token.start, -token.end)):
        if kept and token.start < kept[-1].end:
            continue
        kept.append(token)
    return kept


def _word_tokens(view: View) -> Iterator[Token]:
    """Yield the numbers printed in words."""
    for m in spelt_numbers(view.low):
        yield Token(m.start(), m.end(), "words", first=m.group(), value=value_of(m))
    for start, end in single_words(view.low):  # ba xã
        word = view.low[start:end]
        if view.plain[end + 1 : end + 2].islower() and counts(view.low, view.plain, end):
            yield Token(start, end, "words", first=word, value=Decimal(read_words(word) or 0))


def _roman_tokens(view: View) -> Iterator[Token]:
    """Yield Roman numerals that count off: ``khóa XIV``, ``quý II``, ``IV.`` at the head of a line."""
    previous: Token | None = None
    for m in _ROMAN.finditer(view.plain):
        if not _VALID_ROMAN.fullmatch(m.group()):
            continue
        start, end = m.span()
        before = _ROMAN_BEFORE.search(view.low, start - 16, start)
        joined = previous is not None and _ROMAN_JOINS.fullmatch(view.low, previous.end, start)
        if before:
            shape: Shape = "period" if before["word"] == "quý" else "ordinal"
        elif joined and previous is not None:
            shape = previous.shape
        elif _ROMAN_MARKED.match(view.plain, end) and _LINE_START.search(view.plain, start - 4, start):
            shape = "ordinal"
        else:
            previous = None
            continue
        previous = Token(start, end, shape, value=Decimal(_roman(m.group())))
        yield previous


def _roman(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    worth = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))


def _digit_tokens(view: View) -> Iterator[Token]:
    """Yield the tokens that hold digits."""
    links = _links(view.low)
    low, dotted = view.low, _MARKED_THOUSANDS.search(view.low) is not None
    done, at, previous = 0, 0, None
    for run in _RUN.finditer(low):
        start, end = run.span()
        if start < done or (end - start == 1 and low[start] in "23" and _is_exponent(low, start)):
            continue
        while at < len(links) and links[at][1] <= start:
            at += 1
        if at < len(links) and links[at][0] <= start:
            last = max(m.end() for m in _RUN.finditer(low, start, links[at][1]))
            token = Token(start, last, "other")
        else:
            token = _read_token(view, start, end, previous, dotted)
        yield token
        previous, done = token, token.end


def _links(low: str) -> list[tuple[int, int]]:
    """Return where the addresses of sites and letter boxes are: their digits measure nothing."""
    links: list[tuple[int, int]] = []
    for m in _SITE.finditer(low):
        start, end = m.span()
        if links and start < links[-1][1]:
            continue
        floor = max(start - _LONGEST_LINK, links[-1][1] if links else 0)
        while start > floor and low[start - 1] not in _LINK_ENDS:
            start -= 1
        while end < len(low) and low[end] not in _LINK_ENDS:
            end += 1
        links.append((start, end))
    return links


def _is_exponent(low: str, start: int) -> bool:
    """Tell whether the digit at ``start`` is the exponent of a unit (m2, km3)."""
    return (
        start > 0
        and low[start - 1] == "m"
        and not low[start + 1 : start + 2].isalpha()
        and _EXPONENT.search(low, start - 4, start) is not None
    )


def _read_token(view: View, start: int, end: int, previous: Token | None, dotted: bool) -> Token:
    """Return the token that begins with the digits at ``start``, trying the most telling shapes first."""
    for reader in _READERS:
        token = reader(view, start, end, previous)
        if token is not None:
            return token
    if _goes_on_with_singles(view.low, start, end, previous) or _SINGLES.match(view.low, start):
        return Token(start, end, "number", view.low[start:end])
    m = NUMBER.match(view.low, start)
    if m is None or (" " in m.group() and not _spaced_thousands(view, m, dotted)):
        m = _DIGITS.match(view.low, start)
    assert m is not None  # there is a digit here
    return Token(start, m.end(), "number", m.group())


def _goes_on_with_singles(low: str, start: int, end: int, previous: Token | None) -> bool:
    """Tell whether digits belong to a list without spaces: ``lớp 1,2,3,4``."""
    return previous is not None and previous.end == start - 1 and low[start - 1] == "," and end - start in (1, 2, 4)


def _spaced_thousands(view: View, m: re.Match[str], dotted: bool) -> bool:
    """Tell whether spaces group thousands here, rather than part two numbers: ``tháng 5 120 người``."""
    if m.group().startswith("0") or _COUNTING_BEFORE.search(view.low, m.start() - 12, m.start()):
        return False
    spaces = (m.start() + place for place, sign in enumerate(m.group()) if sign == " ")
    if all(place in view.tight for place in spaces):
        return True
    if not dotted:
        return True
    row = len(m.group()) > 12 or _NUMBER_BEFORE.search(view.low, m.start() - 2, m.start())
    return not row and _WORD_AFTER.match(view.low, m.end()) is not None
