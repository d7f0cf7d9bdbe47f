"""How much room words take, measured with the font itself, so that nothing overlaps at any length."""

from collections.abc import Sequence
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from helpers.showing.charts.style import FAMILY, LABEL, register_fonts

POINTS = 72  # an inch
LEADING = 1.36  #: of the size: capitals with two accents need it


@lru_cache(maxsize=4096)
def width(text: str, size: float = LABEL, weight: str = "normal") -> float:
    """Return the width of one line of text in inches."""
    register_fonts()
    font = FontProperties(family=FAMILY, size=size, weight=weight)
    wide, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(wide) / POINTS


def widest(texts: Sequence[str], size: float = LABEL, weight: str = "normal") -> float:
    """Return the width of the widest of some texts in inches; zero for none."""
    return max((width(text, size, weight) for text in texts), default=0.0)


def wrap(text: str, inches: float, size: float = LABEL, weight: str = "normal") -> list[str]:
    """Break text into lines no wider than ``inches``, inside a word only where the word alone is wider."""
    lines = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if width(candidate, size, weight) <= inches:
            lines[-1] = candidate
        else:
            *full, last = _pieces(word, inches, size, weight)
            lines += [*full, last]
    return [line for line in lines if line] or [""]


def balance(text: str, inches: float, size: float = LABEL, weight: str = "normal") -> list[str]:
    """Break text into as few lines as ``inches`` allow, then make those lines as even as they can be."""
    fewest = wrap(text, inches, size, weight)
    low, high = width(max(text.split(), key=len, default=""), size, weight), inches
    while len(fewest) > 1 and high - low > 0.02:
        middle = (low + high) / 2
        even = wrap(text, middle, size, weight)
        low, high, fewest = (low, middle, even) if len(even) <= len(fewest) else (middle, high, fewest)
    return fewest


def leading(size: float = LABEL) -> float:
    """Return the height of one line in inches."""
    return size * LEADING / POINTS


def spread(wanted: Sequence[float], widths: Sequence[float], total: float) -> list[float]:
    """Place boxes along a line as near as they can be to where they want to begin, without overlap.

    Parameters
    ----------
    wanted
        Where each box would like its left edge, ascending.
    widths
        Of the boxes; they must fit into ``total`` together.
    total
        Length of the line.

    >>> spread([0, 90, 95], [30, 10, 10], 100)
    [0, 80, 90]
    """
    placed: list[float] = []
    earliest = 0.0
    for left, wide in zip(wanted, widths, strict=True):
        placed.append(max(left, earliest))
        earliest = placed[-1] + wide
    latest = total
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], latest - widths[i])
        latest = placed[i]
    return placed


def _pieces(word: str, inches: float, size: float, weight: str) -> list[str]:
    """Cut a word that is too wide for a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > inches:
            pieces.append("")
        pieces[-1] += letter
    return pieces
