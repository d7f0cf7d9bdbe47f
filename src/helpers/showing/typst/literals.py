"""The one door through which text of a report or a notebook gets into Typst: as a string, never as markup."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from helpers.showing.typst.faces import drawable

LONGEST_WORD = 36
"""Letters after which a word without a space may be broken, so that nothing runs off the page."""

_KEPT = frozenset("\n\t\u200b")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_PIECE = re.compile(r"[^/\\._,;:&?=|-]{1,8}[/\\._,;:&?=|-]*|[/\\._,;:&?=|-]{1,8}")


@cache
def _drawn(character: str) -> str:
    """Keep what the fonts can draw, drop what cannot be seen, name the rest by its code point."""
    if character in _KEPT or (ord(character) in drawable() and unicodedata.category(character) not in _UNSEEN | {"Co"}):
        return character
    return "" if unicodedata.category(character) in _UNSEEN else f"[U+{ord(character):04X}]"


def printable(text: str) -> str:
    """Make a text that our fonts can set whole, whatever somebody wrote in it.

    Letters are composed (NFC); control signs, direction overrides and lone surrogates are dropped, for they only
    mislead; a sign no font of ours has, or of a private area, is printed as its code point, ``[U+4E2D]``.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The text with nothing in it that PDF/A forbids.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed if composed.isascii() and composed.isprintable() else "".join(map(_drawn, composed))


def breakable(text: str) -> str:
    """Allow a break inside words too long for a line, after punctuation where there is some.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The text with zero-width spaces in its longest words only.
    """
    return _LONG_WORD.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), text)


def literal(text: str) -> str:
    r"""Write a text as a Typst string.

    Parameters
    ----------
    text
        Any text, however hostile.

    Returns
    -------
    str
        A string between quotation marks; nothing in it can end the string or start code.

    Examples
    --------
    >>> print(literal('#read("/etc/passwd") \\'))
    "#read(\"/etc/passwd\") \\"
    """
    safe = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + safe.replace("\n", "\\n").replace("\t", "\\t") + '"'


def verbatim(text: str) -> str:
    """Write a text as a Typst string whose spaces and lines are kept and whose long words may be broken.

    Parameters
    ----------
    text
        Code, or what a program printed.

    Returns
    -------
    str
        A Typst string.
    """
    return literal(breakable(text.expandtabs(4)))


def prose(text: str) -> str:
    r"""Write running text as Typst content: spaces folded, quotes as the language has them.

    No line begins with ``%`` or ``…``, no short quotient is broken, and no sum behind its sign.

    Parameters
    ----------
    text
        Words of a sentence.

    Returns
    -------
    str
        Typst markup made of strings and ``smartquote`` calls only; empty for an empty text.

    Examples
    --------
    >>> print(prose('gọi là  "đạt"'))
    #"gọi là "#smartquote()#"đạt"#smartquote()
    """
    folded = re.sub(r"[ \t\r\n\f]+", " ", breakable(text))
    tied = _TIED.sub(lambda space: space[0].replace(" ", "\u00a0"), folded)
    pieces = re.split(r"""(["'])""", tied)
    return "".join(_QUOTES.get(piece) or f"#{literal(piece)}" for piece in pieces if piece)


_TIED = re.compile(
    r"(?<=[0-9]) (?=[%‰])|(?<=\S) (?=…)|(?<= [+−=]) (?=[0-9(−])|(?<![0-9.,])[0-9.,]{1,9} : [0-9.,]{1,9}(?![0-9.,])"
)
_QUOTES = {'"': "#smartquote()", "'": "#smartquote(double: false)"}
