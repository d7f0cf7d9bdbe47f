"""Findings drawn in a grid: percentages against their rounding intervals, and verdicts by kind of check."""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.showing.catalogue import say
from helpers.showing.charts.fitting import balance, leading, widest, width
from helpers.showing.charts.frame import GAP, caption, extend, note, paper, rows, scale, ticks
from helpers.showing.charts.style import (
    INK,
    LABEL,
    MUTED,
    SMALL,
    TRACK,
    VERDICT_COLOURS,
    VERDICT_MARKERS,
)

FAR = 12.0  #: percentage points: beyond, the scale is stretched so that small deviations stay visible
_HEADS = -0.86  #: rows above the first, clear of the line at zero, where the columns are named


def shares(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw how far every recomputed percentage lies from the printed one, over what its rounding allows.

    Parameters
    ----------
    table
        As :func:`helpers.showing.check_tables.shares_table` returns it; one row or more.
    axes
        Where to draw; their figure is made as high as the rows need.
    language
        ``vi`` or ``en``, of headings and scale.

    Returns
    -------
    Axes
        The same axes.
    """
    headings = say("shares-printed", language), say("shares-recomputed", language)
    columns = [
        max(widest(list(table[name])), width(word, SMALL)) + 2 * GAP
        for name, word in zip(("printed_text", "recomputed_text"), headings, strict=True)
    ]
    left = min(widest(list(table["label"])) + GAP, 2.5)
    places = rows(axes, list(table["label"]), left, sum(columns) + GAP, least=0.24)
    axes.barh(places, table["allowed_high"] - table["allowed_low"], 0.8, left=table["allowed_low"], color=TRACK)
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.hlines(places, table["deviation"].clip(upper=0), table["deviation"].clip(lower=0), color=MUTED, lw=0.7)
    axes.hlines(places, table["low"], table["high"], color=MUTED, lw=2.2)
    sns.scatterplot(
        x=table["deviation"].to_numpy(),
        y=places,
        hue=table["verdict"].to_numpy(),
        style=table["verdict"].to_numpy(),
        palette=VERDICT_COLOURS,
        markers=VERDICT_MARKERS,
        s=34,
        legend=False,
        zorder=3,
        ax=axes,
    )
    _reach(axes, table)
    for row, item in zip(places, table.to_dict("records"), strict=True):
        colour = VERDICT_COLOURS[item["verdict"]]
        weight = "normal" if item["verdict"] == "consistent" else "bold"
        _right(axes, item["printed_text"], row, columns[0], weight=weight)
        _right(axes, item["recomputed_text"], row, sum(columns), weight=weight, colour=colour)
    note(axes, say("shares-zero", language), (0, _HEADS), align="center", size=SMALL, colour=MUTED)
    for word, offset in zip(headings, (columns[0], sum(columns)), strict=True):
        _right(axes, word, _HEADS, offset, size=SMALL, colour=MUTED)
    axes.set(xlabel="", ylabel="", yticks=[])
    axes.spines[:].set_visible(False)
    ticks(axes, language, say("shares-axis", language))
    if (table["low"] < table["high"]).any():
        caption(axes, say("shares-uncertain", language))
    extend(axes, above=0.16)
    return axes


def verdicts(table: pd.DataFrame, axes: Axes, language: str) -> Axes:
    """Draw how many findings of each kind got each verdict: one lane a verdict, one row a kind.

    The table is that of :func:`helpers.showing.check_tables.verdicts_table`; see :func:`shares` for the rest.
    """
    kinds = table.drop_duplicates("kind")
    names = table.drop_duplicates("verdict")
    left = min(widest(list(kinds["kind_name"])) + GAP, 2.2)
    places = rows(axes, list(kinds["kind_name"]), left, 0.0)
    wide = float(paper(axes).get_size_inches()[0]) - left
    lane, most = wide / len(names), max(int(table["count"].max()), 1)
    scale(axes, 0.0, wide)
    room = lane - GAP - 0.35
    for lane_number, verdict in enumerate(names["verdict"]):
        colour, start = VERDICT_COLOURS[verdict], lane_number * lane + GAP
        for row, count in zip(places, table.loc[table["verdict"] == verdict, "count"], strict=True):
            axes.barh(row, room * count / most, 0.56, left=start, color=colour)
            end = (start + room * count / most, row) if count else (start, row)
            note(
                axes, str(count) if count else "–", end, shift=0.05, weight="bold" if count else "normal", colour=colour
            )
        axes.plot(start + 0.05, -0.78, VERDICT_MARKERS[verdict], color=colour, markersize=5, clip_on=False)
    heads = [balance(name, lane - GAP - 0.2, SMALL, "bold") for name in names["verdict_name"]]
    for lane_number, (verdict, lines) in enumerate(zip(names["verdict"], heads, strict=True)):
        at = (lane_number * lane + GAP, -0.78)
        note(axes, lines, at, shift=0.14, size=SMALL, weight="bold", colour=VERDICT_COLOURS[verdict])
    extend(axes, above=0.12 + max(map(len, heads)) * leading(SMALL))
    return axes


def _reach(axes: Axes, table: pd.DataFrame) -> None:
    """Let the scale reach every mark; stretch its middle where some lie very far out."""
    low = min(table["low"].min(), table["allowed_low"].min(), 0.0)
    high = max(table["high"].max(), table["allowed_high"].max(), 0.0)
    if max(-low, high) > FAR:
        axes.set_xscale("symlog", linthresh=1.0, linscale=1.2)
        axes.set_xlim(min(low * 1.6, -1.0), max(high * 1.6, 1.0))
    else:
        scale(axes, low, high, before=0.12, after=0.12)


def _right(
    axes: Axes, text: str, row: float, end: float, *, size: float = LABEL, weight: str = "normal", colour: str = MUTED
) -> None:
    """Write a right-aligned cell that ends ``end`` inches right of the axes."""
    edge = axes.get_xlim()[1]
    note(axes, text, (edge, row), shift=end, align="right", size=size, weight=weight, colour=colour)
