"""One restrained style: type, colours and marks that colour-blind readers can tell apart, set only while drawing."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib.font_manager import fontManager

WIDTH = 6.5  #: inches: the text area of a page, so that a point in the chart is a point on paper
FAMILY = ["IBM Plex Sans Condensed", "DejaVu Sans"]
FACES = {"normal": "IBMPlexSansCondensed-Regular.ttf", "bold": "IBMPlexSansCondensed-Bold.ttf"}

TITLE, LABEL, SMALL = 11.0, 8.5, 7.5  #: points
INK, MUTED, RULE, TRACK = "#1d1d1f", "#5f6368", "#c9ccd1", "#e8eaed"
MAIN, CONTRAST = "#1f5a8a", "#c25400"
VERDICT_COLOURS = {
    "consistent": "#1f5a8a",
    "explained": "#b07800",
    "inconsistent": "#b3261e",
    "undetermined": "#7a7f87",
}
VERDICT_MARKERS = {"consistent": "o", "explained": "D", "inconsistent": "X", "undetermined": "s"}


@contextmanager
def style() -> Iterator[None]:
    """Draw in the project's style inside ``with style():``, and leave everything as it was afterwards."""
    register_fonts()
    settings: Any = {
        **sns.axes_style("white"),
        **sns.plotting_context("paper"),
        "font.family": FAMILY,
        "font.size": LABEL,
        "text.color": INK,
        "text.hinting": "none",  # words are as wide as they were measured, on every medium
        "text.parse_math": False,  # a dollar in a report is a dollar
        "axes.edgecolor": RULE,
        "axes.labelcolor": MUTED,
        "xtick.color": MUTED,
        "xtick.labelsize": SMALL,
        "figure.facecolor": "white",
        "svg.fonttype": "none",  # text stays text: it can be searched, read out and set by Typst
        "svg.hashsalt": "soatso",
    }
    with mpl.rc_context(settings):
        yield


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the faces of the font wheel known to matplotlib, once."""
    for name in FACES.values():
        fontManager.addfont(str(files("fontpkg_ibm_plex_sans_condensed") / "files" / name))


def face(weight: str) -> str:
    """Return the path of the font file for a weight, ``normal`` or ``bold``."""
    return str(files("fontpkg_ibm_plex_sans_condensed") / "files" / FACES[weight])


def grades(count: int) -> list[str]:
    """Return colours for ``count`` ordered grades, the first darkest."""
    shades = sns.blend_palette(["#143f63", "#3d7fb0", "#9cc4e0", "#e3c9a0"], n_colors=max(count, 4))
    return list(shades.as_hex())
