"""The report seen from afar: its lines in grey, its figures on them, those in doubt marked and named."""

import pandas as pd
from matplotlib.axes import Axes

from helpers.showing.catalogue import say
from helpers.showing.charts.fitting import leading, width, wrap
from helpers.showing.charts.frame import GAP, extend, note, paper, place
from helpers.showing.charts.style import MUTED, RULE, SMALL, TRACK, VERDICT_COLOURS, VERDICT_MARKERS
from helpers.showing.wording import verdict_name

PITCH, BAR = 0.17, 0.5  #: inches from line to line; how much of it a bar takes
OPENING, NAMES = 1.7, 1.25  #: inches for how paragraphs open, and for the figures in doubt
DOUBTFUL = ("inconsistent", "explained")
#: The other figures, from the quietest to the one drawn on top.
QUIET = {
    "other": RULE,
    "unchecked": "#9aa0a8",
    "undetermined": VERDICT_COLOURS["undetermined"],
    "consistent": "#5d93bf",
}


def positions(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw where in the report its figures stand, and which of them are in doubt.

    Parameters
    ----------
    table
        As :func:`helpers.showing.map_table.map_table` returns it; one row or more.
    axes
        Where to draw; their figure is made as high as the lines need.
    language
        ``vi`` or ``en``, of the legend.

    Returns
    -------
    Axes
        The same axes.
    """
    text, figures = table[table["standing"] == "text"], table[table["standing"] != "text"]
    count = int(text["line"].max()) + 1
    place(axes, count * PITCH, OPENING, NAMES)
    axes.set(xlim=(0, 1), ylim=(count - 0.5, -0.5))
    axes.barh(text["line"], text["end"], BAR, color=TRACK)
    for standing, colour in QUIET.items():
        some = figures[figures["standing"] == standing]
        axes.barh(some["line"], (some["end"] - some["start"]).clip(lower=0.006), BAR, left=some["start"], color=colour)
    for standing in reversed(DOUBTFUL):
        some = figures[figures["standing"] == standing]
        axes.plot(
            (some["start"] + some["end"]) / 2,
            some["line"],
            VERDICT_MARKERS[standing],
            color=VERDICT_COLOURS[standing],
            markersize=5.5,
            clip_on=False,
            linestyle="none",
        )
    for row in text[text["words"] != ""].to_dict("records"):
        note(axes, _cut(row["words"], OPENING - GAP), (-OPENING, row["line"]), margin=True, size=SMALL, colour=MUTED)
    doubtful = figures[figures["standing"].isin(DOUBTFUL)]
    for line, block in doubtful.groupby("line"):
        colour = VERDICT_COLOURS[min(block["standing"], key=DOUBTFUL.index)]
        names = _cut("; ".join(block["words"]), NAMES - GAP, "bold")
        note(axes, names, (1, float(str(line))), shift=GAP, size=SMALL, weight="bold", colour=colour)
    _legend(axes, figures, language)
    return axes


def _cut(words: str, inches: float, weight: str = "normal") -> str:
    """Return as many words as a line holds."""
    if width(words, SMALL, weight) <= inches:
        return words
    return wrap(words, inches - width("…", SMALL, weight), SMALL, weight)[0] + "…"


def _legend(axes: Axes, figures: pd.DataFrame, language: str) -> None:
    """Write above the lines what the marks mean, and how many there are of each."""
    counts = figures["standing"].value_counts()
    order = [standing for standing in (*DOUBTFUL, *reversed(QUIET)) if counts.get(standing, 0)]
    names = [f"{_name(standing, language)} {counts[standing]}" for standing in order]
    room = float(paper(axes).get_size_inches()[0])
    x, rows = 0.0, 0
    spots = []
    for name in names:
        wide = 0.16 + width(name, SMALL) + 2 * GAP
        x, rows = (0.0, rows + 1) if x and x + wide > room else (x, rows)
        spots.append((x, rows))
        x += wide
    above = (rows + 1) * leading(SMALL) + 0.1
    for standing, name, (left, row) in zip(order, names, spots, strict=True):
        up = -0.5 - (above - 0.06 - row * leading(SMALL)) / PITCH + leading(SMALL) / 2 / PITCH
        inside = (left + 0.05 - OPENING) / (room - OPENING - NAMES)
        marker, colour = VERDICT_MARKERS.get(standing, "s"), VERDICT_COLOURS.get(standing)
        marker, colour = ("s", QUIET[standing]) if standing in QUIET else (marker, colour)
        axes.plot(inside, up, marker, color=colour, markersize=5, clip_on=False)
        note(axes, name, (left - OPENING + 0.15, up), margin=True, size=SMALL, colour=MUTED)
    extend(axes, above=above)


def _name(standing: str, language: str) -> str:
    """Return how a standing is called."""
    known = standing in VERDICT_COLOURS
    return verdict_name(standing, language) if known else say(f"standing-{standing}", language)
