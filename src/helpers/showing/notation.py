"""How numbers are written in each language, and how the report's own words are made safe to show."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

from babel.numbers import format_decimal

from helpers.errors import BadUsage

LANGUAGES = ("vi", "en")

#: Characters XML, terminals or readers choke on: controls, lone surrogates, bidi overrides.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>&$#|~^@]|:(?=/))")
_BLOCK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def require_language(language: str) -> str:
    """Return the language if sentences can be written in it.

    Raises
    ------
    BadUsage
        For any other language; the message lists the known ones.
    """
    if language not in LANGUAGES:
        raise BadUsage("language", f"unknown language {language!r}: write one of {', '.join(LANGUAGES)}")
    return language


def rounded(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round exactly, halves away from zero, as reports do.

    >>> rounded(Fraction(29, 20), 1), rounded(Fraction(-29, 20), 1), rounded(7, 0)
    (Decimal('1.5'), Decimal('-1.5'), Decimal('7'))
    """
    scaled = abs(Fraction(value)) * 10**places
    units = int(scaled + Fraction(1, 2))
    return Decimal((value < 0, tuple(map(int, str(units))), -places))


def places(value: Decimal | Fraction, limit: int = 2) -> int:
    """Return how many decimals a number needs, at most ``limit``.

    >>> places(Decimal("16.6")), places(Fraction(1, 3)), places(Decimal(80))
    (1, 2, 0)
    """
    return next((n for n in range(limit) if Fraction(value) * 10**n % 1 == 0), limit)


def number(value: Decimal | Fraction | int, language: str, decimals: int | None = None) -> str:
    """Write a number as the language does, with a true minus sign.

    Parameters
    ----------
    value
        Any exact number.
    language
        ``vi`` (22.824,5) or ``en`` (22,824.5).
    decimals
        How many to show; as many as the number needs, at most two, if not given.

    >>> number(22824, "vi"), number(Decimal("-14.537"), "en")
    ('22.824', '−14.54')
    """
    shown = places(Fraction(value)) if decimals is None else decimals
    pattern = "#,##0" + ("." + "0" * shown if shown else "")
    exact = rounded(value, shown)
    with localcontext(prec=max(28, len(exact.as_tuple().digits) + shown + 2)):  # Babel rounds in the current context
        return format_decimal(exact, format=pattern, locale=require_language(language)).replace("-", "−")


def percent(value: Decimal | Fraction | int, language: str, decimals: int | None = None) -> str:
    """Write a percentage (16.6 is 16,6%).

    >>> percent(Decimal("16.6"), "vi"), percent(Fraction(2000, 79), "en", 1)
    ('16,6%', '25.3%')
    """
    return number(value, language, decimals) + "%"


def recomputed(value: Fraction, step: Decimal, language: str) -> str:
    """Write a recomputed number one place finer than the printed one it is held against, at least with two decimals.

    Where it ends within the printed places it is written like the printed one.

    >>> recomputed(Fraction(331800, 22824), Decimal("0.1"), "vi"), recomputed(Fraction(100), Decimal("0.01"), "en")
    ('14,54', '100.00')
    """
    shown = max(0, -int(step.normalize().as_tuple().exponent))
    exact = value * 10**shown % 1 == 0
    return number(value, language, shown if exact else max(2, shown + 1))


def printable(text: str, limit: int | None = None) -> str:
    r"""Return a report's words on one line, without control characters, cut at ``limit`` characters.

    >>> printable("chi\n bộ\x1b[31m", 40), printable("một hai ba", 7)
    ('chi bộ [31m', 'một hai…')
    """
    line = " ".join(_UNPRINTABLE.sub(" ", text).split())
    return line if limit is None or len(line) <= limit else line[:limit].rstrip() + "…"


def capital(words: str) -> str:
    """Return words with a capital letter first, as a line of their own has it.

    >>> capital("đơn thư"), capital("2 xã")
    ('Đơn thư', '2 xã')
    """
    return words[:1].upper() + words[1:]


def inert(text: str) -> str:
    r"""Return a report's words with their line breaks, a space in place of each other control character.

    >>> inert("a\x1bb\r\nc\u202ed")
    'a b\nc d'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_UNPRINTABLE.sub(" ", line.replace("\t", "    ")) for line in lines)


def markdown(text: str) -> str:
    r"""Escape plain words for Markdown, so that nothing in a report becomes markup, math or a link.

    >>> print(markdown("<b>*1*</b> $x$"))
    \<b\>\*1\*\</b\> \$x\$
    """
    return _BLOCK.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], _MARKUP.sub(r"\\\1", printable(text)))
