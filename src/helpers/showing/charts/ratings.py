"""Ratings as 100 percent bars: one bar a group, exclusive grades, labels under their own segment."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.showing.catalogue import say
from helpers.showing.charts.fitting import balance, leading, spread, widest, wrap
from helpers.showing.charts.frame import caption, note, paper, place
from helpers.showing.charts.style import LABEL, MUTED, SMALL, grades

Column = tuple[float, list[str], list[str]]  #: room in inches, lines of the value, lines of the label

LINE = 1.15  #: inches: a label narrower than this is broken too often to be read
BAR, DROP, BETWEEN, AIR = 0.27, 0.13, 0.17, 0.14  #: inches: bar, leaders, groups, labels


def ratings(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw how each rated group divides into grades that exclude each other.

    Parameters
    ----------
    table
        As :func:`helpers.showing.chart_tables.ratings_table` returns it; one row or more.
    axes
        Where to draw; their figure is made as high as the labels need.
    language
        ``vi`` or ``en``, of the scale.

    Returns
    -------
    Axes
        The same axes.
    """
    page = float(paper(axes).get_size_inches()[0])
    colours = grades(int(table["level"].max()) + 1)
    blocks = [block for _, block in table.groupby("group", sort=False)]
    heads = [balance(block["heading"].iloc[0], page, LABEL, "bold") for block in blocks]
    labels = [_labels(block, page) for block in blocks]
    tops = [0.0]
    for words, columns in zip(heads, labels, strict=True):
        under = max(len(value) * leading() + len(lines) * leading(SMALL) for _, value, lines in columns)
        tops.append(tops[-1] + len(words) * leading() + 0.04 + BAR + DROP + under + BETWEEN)
    place(axes, tops[-1] - BETWEEN)
    axes.set(xlim=(0, 100), ylim=(tops[-1] - BETWEEN, 0))
    for top, words, block, columns in zip(tops, heads, blocks, labels, strict=False):
        note(axes, words, (0, top), top=True, weight="bold")
        _bar(axes, block, columns, colours=colours, top=top + len(words) * leading() + 0.04, page=page)
    caption(axes, say("ratings-axis", language))
    return axes


def _labels(block: pd.DataFrame, page: float) -> list[Column]:
    """Break every label to the width of its segment, or of two or three words, or of its fair share of the page."""
    fair = page / len(block) - AIR
    columns = []
    for row in block.to_dict("records"):
        value = wrap(_value(row), fair, LABEL, "bold")
        lines = balance(row["label"], min(fair, max(LINE, row["share"] * page / 100 - AIR)), SMALL)
        columns.append((max(widest(value, LABEL, "bold"), widest(lines, SMALL)) + AIR, value, lines))
    return columns


def _bar(
    axes: Axes, block: pd.DataFrame, columns: Sequence[Column], *, colours: list[str], top: float, page: float
) -> None:
    """Draw one group's bar, and under it a label for every segment, tied to it by a thin line."""
    shares = list(block["share"])
    starts = [sum(shares[:i]) for i in range(len(shares))]
    fills = [colours[level] for level in block["level"]]
    axes.barh(top + BAR / 2, shares, BAR, left=starts, color=fills, edgecolor="white", linewidth=0.8)
    lefts = spread([start * page / 100 for start in starts], [room for room, _, _ in columns], page)
    for start, share, left, (_, value, lines) in zip(starts, shares, lefts, columns, strict=True):
        foot, x = top + BAR + DROP, 100 * left / page
        tip = min(start + share / 2, start + 0.6)
        axes.plot([tip, x + 0.6], [top + BAR, foot], color=MUTED, linewidth=0.6, clip_on=False)
        note(axes, value, (x, foot), top=True, weight="bold")
        note(axes, lines, (x, foot + len(value) * leading()), top=True, size=SMALL, colour=MUTED)


def _value(row: dict[Hashable, Any]) -> str:
    """Return a grade's share, and its count where there is one, as one label."""
    return f"{row['share_text']} ({row['count_text']})" if row["count_text"] else str(row["share_text"])
