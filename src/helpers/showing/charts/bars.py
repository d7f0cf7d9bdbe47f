"""Bars in rows: coverage, targets, movements, and the parts of printed totals."""

import pandas as pd
from matplotlib.axes import Axes

from helpers.showing.catalogue import say
from helpers.showing.charts.fitting import balance, leading, widest
from helpers.showing.charts.frame import GAP, extend, note, paper, place, rows, scale, ticks
from helpers.showing.charts.style import CONTRAST, INK, LABEL, MAIN, MUTED, SMALL, TRACK

LABELS = 2.35  #: widest label column, in inches


def coverage(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw how much of each whole was covered: a filled part of a full-length track.

    Parameters
    ----------
    table
        As :func:`helpers.showing.chart_tables.coverage_table` returns it; one row or more.
    axes
        Where to draw; their figure is made as high as the rows need.
    language
        ``vi`` or ``en``, of the scale.

    Returns
    -------
    Axes
        The same axes.
    """
    _ratios(table, axes)
    ticks(axes, language, say("coverage-axis", language), "%")
    return axes


def targets(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw what was achieved of each target, with a line where the target stands.

    The table is that of :func:`helpers.showing.chart_tables.targets_table`; see :func:`coverage` for the rest.
    """
    _ratios(table, axes)
    axes.axvline(100, color=INK, linewidth=1)
    note(axes, say("targets-line", language), (100, -0.5), lift=0.09, align="center", size=SMALL, colour=MUTED)
    extend(axes, above=0.16)
    ticks(axes, language, say("targets-axis", language), "%")
    return axes


def movements(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw what came in to the right of a line and what left to its left.

    The table is that of :func:`helpers.showing.chart_tables.movements_table`; see :func:`coverage` for the rest.
    """
    places = rows(axes, list(table["label"]), _column(table["label"]), 0.0)
    colours = [MAIN if way == "in" else CONTRAST for way in table["direction"]]
    axes.barh(places, table["count"], 0.62, color=colours)
    texts = {way: list(table.loc[table["direction"] == way, "count_text"]) for way in ("in", "out")}
    ends = {way: widest(words, weight="bold") + GAP if words else 0.0 for way, words in texts.items()}
    low, high = min(0.0, table["count"].min()), max(0.0, table["count"].max())
    scale(axes, low, high, before=ends["out"], after=ends["in"])
    axes.axvline(0, color=INK, linewidth=0.8)
    for row, count, text in zip(places, table["count"], table["count_text"], strict=True):
        side = (GAP / 2, "left") if count > 0 else (-GAP / 2, "right")
        note(axes, text, (count, row), shift=side[0], align=side[1], weight="bold")
    return axes


def parts(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw the parts of each printed total, one block a total, on one scale of percent.

    The table is that of :func:`helpers.showing.chart_tables.parts_table`; see :func:`coverage` for the rest.
    """
    left, line = _column(table["label"]), leading()
    values = [f"{row['share_text']} ({row['count_text']})".replace(" ()", "") for row in table.to_dict("records")]
    right = widest(values) + GAP + 0.03
    page = float(paper(axes).get_size_inches()[0])
    top, heads, marks = 0.0, [], []
    for _, block in table.groupby("group", sort=False):
        words = balance(block["heading"].iloc[0], page, LABEL, "bold")
        heads.append((top, words))
        top += len(words) * line + 0.05
        for position, row in block.iterrows():
            label = balance(row["label"], left - GAP)
            high = max(0.23, len(label) * line + 0.06)
            marks.append((row["share"], top + high / 2, label, values[table.index.get_loc(position)]))
            top += high
        top += 0.12
    place(axes, top - 0.12, left, right)
    axes.set(ylim=(top - 0.12, 0), xlim=(0, 100))
    axes.barh([y for _, y, _, _ in marks], [100] * len(marks), height=0.15, color=TRACK)
    axes.barh([y for _, y, _, _ in marks], [share for share, _, _, _ in marks], height=0.15, color=MAIN)
    for y, words in heads:
        note(axes, words, (-left, y), margin=True, top=True, weight="bold")
    for _, y, label, text in marks:
        note(axes, label, (-left, y), margin=True)
        note(axes, text, (100, y), shift=GAP)
    ticks(axes, language, say("parts-axis", language), "%")
    return axes


def _ratios(table: pd.DataFrame, axes: Axes) -> None:
    """Draw one bar a row over a track that is 100 percent long, with the share and both counts at the end."""
    shares, counts = list(table["share_text"]), list(table["ratio_text"])
    wide = widest(shares, weight="bold") + GAP
    end = wide + widest(counts, SMALL) + GAP + 0.03
    places = rows(axes, list(table["label"]), _column(table["label"]), end, least=0.3)
    longest = max(100.0, table["share"].max())
    axes.barh(places, 100, 0.56, color=TRACK)
    axes.barh(places, table["share"], 0.56, color=MAIN)
    axes.set_xlim(0, longest)
    for row, share, count in zip(places, shares, counts, strict=True):
        note(axes, share, (longest, row), shift=GAP, weight="bold")
        note(axes, count, (longest, row), shift=GAP + wide, size=SMALL, colour=MUTED)


def _column(labels: "pd.Series[str]") -> float:
    """Return how wide the column of labels has to be."""
    return min(widest(list(labels)) + 0.02, LABELS) + GAP
