"""Printed digits, read to exact values.

Vietnamese reports write ``1.234,5``; English style ``1,234.5`` turns up beside it, often in one text. A single
separator with three digits after it (``1.234``, ``1,262``) can be read both ways: the caller says which notation the
text follows and whether a fraction would make sense at all.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

Notation = Literal["vi", "en"]

#: Digits with their separators; groups may be set apart by spaces (``22 824``), a row of many such groups is a table.
NUMBER = re.compile(r"\d{1,3}(?: \d{3}){1,5}(?![\d.]|,\d{3}| \d{3}(?!\d))(?:,\d+)?|\d+(?:[.,]\d+)*")

_THOUSAND = 3
_LONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")


class Numeral(NamedTuple):
    """A number as printed: its value, the worth of one unit in its last place, and whether its grouping is broken."""

    value: Decimal
    step: Decimal
    malformed: bool = False


def notation_of(printed: str) -> Notation | None:
    """Return the notation that digits give away by themselves, None where both readings are possible.

    >>> notation_of("1.234,5"), notation_of("16.5"), notation_of("1.234")
    ('vi', 'en', None)
    """
    dot, comma = printed.rfind("."), printed.rfind(",")
    if dot < 0 and comma < 0:
        return None
    if dot >= 0 and comma >= 0:
        return "vi" if comma > dot else "en"
    head, *groups = printed.replace(",", ".").split(".")
    if len(groups) > 1:  # only thousands are parted more than once
        return _usual("," if dot >= 0 else ".") if _grouped([head, *groups]) else None
    if len(groups[0]) > _THOUSAND or (_grouped([head, *groups]) and head[0] != "0"):
        return None
    return _usual("." if dot >= 0 else ",")


def _usual(decimal_mark: str) -> Notation:
    """Return the notation that sets fractions off with this mark."""
    return "en" if decimal_mark == "." else "vi"


def common_notation(printed: Iterable[str]) -> Notation:
    """Return the notation that most numbers of a text follow; Vietnamese unless English ones outnumber them.

    A lone group after a point counts for thousands: few things are told to three decimals.
    """
    balance = 0
    for digits in printed:
        own = None if digits.isdecimal() else notation_of(digits)
        if own:
            balance += 1 if own == "vi" else -1
        elif _LONE_GROUP.fullmatch(digits):
            balance += 1
    return "vi" if balance >= 0 else "en"


def read_numeral(printed: str, notation: Notation = "vi", *, whole: bool = False) -> Numeral:
    """Return the exact value of printed digits.

    Parameters
    ----------
    printed
        Digits with ``.``, ``,`` or spaces between them.
    notation
        What a lone separator with three digits behind it means: ``vi`` reads ``1.234`` as 1234 and ``1,234`` as 1,234.
    whole
        The thing counted has no fractions (persons, households): three digits behind any lone separator are thousands.

    Examples
    --------
    >>> read_numeral("22.824").value, read_numeral("16,60").step, read_numeral("8.973194").malformed
    (Decimal('22824'), Decimal('0.01'), True)
    """
    if printed.isdecimal():
        return Numeral(Decimal(printed), Decimal(1))
    printed = "".join(printed.split())
    decimal_mark, malformed = _decimal_mark(printed, notation_of(printed) or notation, whole)
    head, _, fraction = printed.rpartition(decimal_mark) if decimal_mark else (printed, "", "")
    digits = head.replace(".", "").replace(",", "")
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return Numeral(value, Decimal(1).scaleb(-len(fraction)), malformed)


def _decimal_mark(printed: str, notation: Notation, whole: bool) -> tuple[str, bool]:
    """Return the separator before the fraction ('' if there is none), and whether the grouping is broken."""
    if "." in printed and "," in printed:
        mark, group = (",", ".") if notation == "vi" else (".", ",")
        head = printed.rpartition(mark)[0]
        return mark, printed.count(mark) > 1 or not _grouped(head.split(group))
    mark = "." if "." in printed else ","
    head, *groups = printed.split(mark)
    if not groups:
        return "", False
    if len(groups) > 1:
        return _mark_of_several(mark, [head, *groups])
    if _grouped([head, *groups]) and head[0] != "0":
        return (mark if _usual(mark) == notation and not whole else ""), False
    lost = mark == "." and notation == "vi" and head.strip("0") and _lost_a_point(groups[0])
    return ("", True) if lost else (mark, False)


def _mark_of_several(mark: str, groups: list[str]) -> tuple[str, bool]:
    """Read digits parted more than once by one mark: thousands, or thousands and a fraction by mistake."""
    if _grouped(groups):
        return "", False
    return (mark if _grouped(groups[:-1]) and len(groups[-1]) < _THOUSAND else ""), True


def _lost_a_point(group: str) -> bool:
    """Tell whether digits are two groups or more with the point between them missing."""
    return len(group) > _THOUSAND and len(group) % _THOUSAND == 0


def _grouped(groups: list[str]) -> bool:
    """Tell whether digits are set in groups of three from the right."""
    return (
        1 <= len(groups[0]) <= _THOUSAND
        and all(len(group) == _THOUSAND for group in groups[1:])
        and all(group.isdecimal() for group in groups)
    )
