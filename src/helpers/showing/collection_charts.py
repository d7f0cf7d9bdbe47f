"""Charts of a batch: how the checks of each report came out, and how indicators moved from year to year."""

import pandas as pd
from matplotlib.axes import Axes

from helpers.showing import charts
from helpers.showing.catalogue import say
from helpers.showing.charts.fitting import balance, leading, widest
from helpers.showing.charts.frame import GAP, blank, caption, foot, head, note, paper, place
from helpers.showing.charts.style import MAIN, MUTED, RULE, VERDICT_COLOURS, VERDICT_MARKERS, style
from helpers.showing.check_tables import VERDICTS
from helpers.showing.collection import DOUBTFUL, Batch
from helpers.showing.notation import printable
from helpers.showing.pictures import Picture, svg
from helpers.showing.wording import verdict_name

#: Rows a page holds.
MOST = 24
_TITLE_LENGTH = 70
_LABELS, _LINE = 2.9, 1.5  #: inches: the widest column of labels, and the line of one indicator


def verdicts_by_report(batch: Batch, language: str) -> Picture | None:
    """Draw how many findings of each verdict every report has, the worst report first; nothing without findings."""
    checked = [one for one in batch.made if len(one.findings)]
    shown = checked[:MOST]
    if not shown:
        return None
    rows = [
        (one.name, printable(one.title, _TITLE_LENGTH), verdict, verdict_name(verdict, language), one.count(verdict))
        for one in shown
        for verdict in VERDICTS
    ]
    table = pd.DataFrame(rows, columns=["kind", "kind_name", "verdict", "verdict_name", "count"])
    doubted = sum(bool(len(one.doubtful)) for one in batch.made)
    title = say("collection-verdicts", language, doubtful=doubted, reports=len(batch.made))
    counts = ("; ".join(f"{row[3]} {row[4]}" for row in rows if row[0] == one.name and row[4]) for one in shown)
    words = [f"{printable(one.title, _TITLE_LENGTH)}: {count}" for one, count in zip(shown, counts, strict=True)]
    with style():
        axes = charts.verdicts(table, blank(), language)
        return _picture("verdicts-by-report", axes, title, words, len(shown), len(checked), language)


def trends(table: pd.DataFrame, language: str) -> Picture | None:
    """Draw each indicator of a series of reports as a line on a scale of its own; nothing where none has two years.

    Parameters
    ----------
    table
        Rows of :func:`helpers.showing.collection_trends.trends_table` of one series.
    language
        ``vi`` or ``en``.
    """
    if table.empty:
        return None
    blocks = [block for _, block in table.groupby("indicator", sort=False)]
    years = sorted(table["year"].unique())
    gaps = [block["value"].iloc[-1] - block["value"].iloc[0] for block in blocks]
    moves = {"rose": int(sum(gap > 0 for gap in gaps)), "fell": int(sum(gap < 0 for gap in gaps)), "all": len(gaps)}
    title = say("collection-trends", language, moves, first=str(years[0]), last=str(years[-1]))
    words = [
        f"{block['label'].iloc[0]}: "
        + ", ".join(f"{row['year']} {row['value_text']}" for row in block.to_dict("records"))
        for block in blocks[:MOST]
    ]
    with style():
        axes = _lines(blocks[:MOST], years, blank(), language)
        return _picture(f"trends-{table['series'].iloc[0] + 1}", axes, title, words, len(words), len(blocks), language)


def _lines(blocks: list[pd.DataFrame], years: list[int], axes: Axes, language: str) -> Axes:
    """Draw one row an indicator: label, first value, line, last value, change."""
    ends = [
        (block["value_text"].iloc[0], block["value_text"].iloc[-1], block["change_text"].iloc[0]) for block in blocks
    ]
    heads = (str(years[0]), str(years[-1]), say("col-change", language))
    columns = [
        max(widest([row[i] for row in ends], weight="bold"), widest([heads[i]], weight="bold")) + GAP for i in range(3)
    ]
    page = float(paper(axes).get_size_inches()[0])
    room = min(_LABELS, page - sum(columns) - _LINE - 3 * GAP)
    labels = [balance(block["label"].iloc[0], room - GAP) for block in blocks]
    left = min(room, max(widest(lines) for lines in labels) + GAP) + columns[0] + GAP
    heights = [max(0.34, len(lines) * leading() + 0.1) for lines in labels]
    place(axes, sum(heights) + leading() + 0.08, left, columns[1] + columns[2] + 2 * GAP)
    top = leading() + 0.08
    axes.set(ylim=(sum(heights) + top, 0), xlim=(years[0], years[-1]))
    side = (columns[1] + GAP, columns[1] + columns[2] + 2 * GAP)
    for words, shift, at in (
        (heads[0], -GAP, years[0]),
        (heads[1], side[0], years[-1]),
        (heads[2], side[1], years[-1]),
    ):
        note(axes, words, (at, leading() / 2), shift=shift, align="right", colour=MUTED)
    for block, lines, high, (first, last, change) in zip(blocks, labels, heights, ends, strict=True):
        middle = top + high / 2
        note(axes, lines, (-left, middle), margin=True)
        note(axes, first, (years[0], middle), shift=-GAP, align="right", colour=MUTED)
        note(axes, last, (years[-1], middle), shift=side[0], align="right", weight="bold")
        note(axes, change, (years[-1], middle), shift=side[1], align="right", colour=MUTED)
        _line(axes, block, middle, high)
        top += high
    caption(axes, say("collection-trends-scale", language))
    return axes


def _line(axes: Axes, block: pd.DataFrame, middle: float, high: float) -> None:
    """Draw one indicator, from its lowest to its highest value, and mark what a check found doubtful."""
    low, spread = block["value"].min(), block["value"].max() - block["value"].min()
    heights = [
        middle + high * 0.3 - (value - low) / spread * high * 0.6 if spread else middle for value in block["value"]
    ]
    axes.axhline(middle + high / 2, color=RULE, linewidth=0.4)
    axes.plot(block["year"], heights, color=MAIN, linewidth=1.4, clip_on=False)
    for year, y, verdict in zip(block["year"], heights, block["verdict"], strict=True):
        doubted = verdict in DOUBTFUL
        marker, colour = (VERDICT_MARKERS[verdict], VERDICT_COLOURS[verdict]) if doubted else ("o", MAIN)
        axes.plot(year, y, marker, color=colour, markersize=6 if doubted else 3.5, clip_on=False, zorder=3)


def _picture(name: str, axes: Axes, title: str, words: list[str], shown: int, total: int, language: str) -> Picture:
    """Put title and source around what was drawn, and the words of those who cannot see it."""
    key = "collection-source" if shown == total else "collection-source-shown"
    head(axes, title)
    foot(axes, say(key, language, shown=shown, all=total))
    alternative = say("alt", language, title=title, rows="; ".join(words) + ".")
    return Picture(name, title, svg(paper(axes), alternative), alternative, paper(axes))
