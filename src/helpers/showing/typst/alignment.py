"""Which columns hold figures, and how their decimal signs come under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.showing.typst.cells import Cell

_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,\u00a0\u202f ]*(?:e[+-]?[0-9]+)?\s?[%‰]?", re.IGNORECASE)
_UNIT = re.compile(r"\s?[%‰]$")
_EMPTY = frozenset({"", "nan", "nat", "none", "<na>", "…", "...", "–", "-", "—"})


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds figures, which are set to the right.

    Parameters
    ----------
    cells
        The column's cells below the head.

    Returns
    -------
    bool
        True if every cell that says something has digits and no letters in it.
    """
    said = [cell.plain for cell in cells if cell.plain.casefold() not in _EMPTY]
    return bool(said) and all(re.search("[0-9]", text) and not re.search(r"[^\W\d_]", text) for text in said)


def paddings(cells: Sequence[Cell], language: str) -> list[str]:
    """Find what must follow each figure of a column, unseen, so that the decimal signs stand under each other.

    Parameters
    ----------
    cells
        The column's cells below the head.
    language
        Decides what a point means where the column does not tell: ``1.234`` is a thousand and more in Vietnamese.

    Returns
    -------
    list of str
        Decimals and percent sign each figure lacks at its end; nothing for a cell of words.
    """
    texts = [cell.plain if _NUMBER.fullmatch(cell.plain) else "" for cell in cells]
    sign = _decimal_sign(texts, language)
    fractions = [re.match(rf"[^{re.escape(sign)}]*({re.escape(sign)}[0-9]*)?", text) for text in texts]
    found = [match[1] or "" if match else "" for match in fractions]
    longest = max(found, key=len, default="")
    units = [_UNIT.search(text) for text in texts]
    unit = next((match[0] for match in units if match), "")
    return [
        longest[len(tail) :] + ("" if own else unit) if text else ""
        for tail, own, text in zip(found, units, texts, strict=True)
    ]


def _decimal_sign(texts: Sequence[str], language: str) -> str:
    """Decide which of point and comma begins the decimals in a column."""
    expected = "," if language == "vi" else "."
    for sign in (expected, "." if expected == "," else ","):
        tails = [text.rpartition(sign)[2] for text in texts if text.count(sign) == 1]
        if tails and (sign == expected or any(not re.match(r"[0-9]{3}(?![0-9])", tail) for tail in tails)):
            return sign
    return expected
