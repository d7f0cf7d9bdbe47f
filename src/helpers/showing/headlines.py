"""Chart titles that state what is seen, and the words that stand in place of a picture; computed from its table."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from helpers.showing.catalogue import Argument, say
from helpers.showing.notation import capital

_ZEROS = re.compile(r"[.,]0+(?=%$)")


def title(name: str, table: pd.DataFrame, language: str) -> str:
    """Return what a chart shows, as one headline.

    Parameters
    ----------
    name
        Of the chart: ratings, coverage, shares, targets, movements, parts, verdicts or positions.
    table
        Its whole table, of at least one row.
    language
        ``vi`` or ``en``.
    """
    key, arguments = _TITLES[name](table)
    if "low" in arguments:
        low, high = arguments["low"], arguments["high"]
        same = _ZEROS.sub("", str(low)) == _ZEROS.sub("", str(high))  # 50,0% is 50%
        arguments["range"] = low if same else say("range", language, low=low, high=high)
    return capital(say(f"{name}-{key}", language, arguments))


def alternative(name: str, table: pd.DataFrame, language: str) -> str:
    """Return the chart in words, for those who cannot see it: its title, then every mark."""
    rows = "; ".join(_ROWS[name](table, language)) + "."
    return say("alt", language, title=title(name, table, language), rows=rows)


Key = tuple[str, dict[str, Argument]]


def _ratings(table: pd.DataFrame) -> Key:
    """Say which grade is the commonest, and in how many groups."""
    tops = table.loc[table.groupby("group", sort=False)["share"].idxmax()]
    first, low, high = tops.iloc[0], *_ends(tops)
    one = {"title": first["title"], "label": first["label"], "share": first["share_text"], "groups": len(tops)}
    if len(tops) == 1:
        return "one", one
    if tops["label"].nunique() > 1:
        return "many", one
    return "same", {**one, "low": low["share_text"], "high": high["share_text"]}


def _parts(table: pd.DataFrame) -> Key:
    """Say which part of the first total is the largest."""
    tops = table.loc[table.groupby("group", sort=False)["share"].idxmax()]
    first = tops.iloc[0]
    words = {"title": first["title"], "label": first["label"], "share": first["share_text"], "groups": len(tops)}
    return "one" if len(tops) == 1 else "many", words


def _coverage(table: pd.DataFrame) -> Key:
    """Say how far coverage reaches."""
    low, high = _ends(table)
    if len(table) > 1:
        ends = {"lowest": low["label"], "low": low["share_text"], "highest": high["label"], "high": high["share_text"]}
        return "many", ends
    words = {"label": low["label"], "share": low["share_text"], "ratio": low["ratio_text"]}
    return "one", {**words, "complete": "yes" if low["reached"] else "no"}


def _targets(table: pd.DataFrame) -> Key:
    """Say how many targets were reached."""
    met, first = int(table["reached"].sum()), table.iloc[0]
    words = {"met": met, "missed": len(table) - met, "all": len(table)}
    return ("one" if len(table) == 1 else "many"), {**words, "label": first["label"], "share": first["share_text"]}


def _movements(table: pd.DataFrame) -> Key:
    """Say which movement is the largest."""
    top = table.iloc[int(table["count"].abs().argmax())]
    return "one" if len(table) == 1 else "many", {"label": top["label"], "count": top["count_text"]}


def _shares(table: pd.DataFrame) -> Key:
    """Say how many percentages do not follow from their figures."""
    inside = int((table["verdict"] == "consistent").sum())
    return "title", {"inside": inside, "outside": len(table) - inside, "all": len(table)}


def _verdicts(table: pd.DataFrame) -> Key:
    """Say how many checks do not agree, of those that could be decided, and how many could not."""
    counts = {verdict: int(count) for verdict, count in table.groupby("verdict")["count"].sum().items()}
    total, agreeing, undecided = sum(counts.values()), counts.get("consistent", 0), counts.get("undetermined", 0)
    decided = total - undecided
    told = {"agreeing": agreeing, "doubtful": decided - agreeing, "decided": decided, "undecided": undecided}
    return "title", {**told, "all": total}


def _positions(table: pd.DataFrame) -> Key:
    """Say in which paragraphs the figures in doubt stand."""
    figures = table[table["standing"] != "text"]
    doubtful = figures[figures["standing"].isin(["explained", "inconsistent"])]
    statistics = figures[figures["standing"] != "other"]
    checked = int(statistics["standing"].isin(["explained", "inconsistent", "consistent"]).sum())
    words = {"doubtful": len(doubtful), "all": table["paragraph"].nunique()}
    words |= {"statistics": len(statistics), "checked": checked}
    places = doubtful["paragraph"].unique()
    if len(places) != 1:
        return ("many" if len(places) else "sound"), {**words, "paragraphs": len(places)}
    return "one", {**words, "opening": _opening(table, places[0])}


def _opening(table: pd.DataFrame, paragraph: int) -> str:
    """Return how a paragraph begins, in a few words."""
    words = str(table.loc[table["paragraph"] == paragraph, "words"].iloc[0]).split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def _ends(table: pd.DataFrame) -> tuple["pd.Series[Any]", "pd.Series[Any]"]:
    """Return the rows with the smallest and the largest share."""
    return table.iloc[int(table["share"].argmin())], table.iloc[int(table["share"].argmax())]


_TITLES: dict[str, Callable[[pd.DataFrame], Key]] = {
    "ratings": _ratings,
    "coverage": _coverage,
    "shares": _shares,
    "targets": _targets,
    "movements": _movements,
    "parts": _parts,
    "verdicts": _verdicts,
    "positions": _positions,
}


def _part_rows(table: pd.DataFrame, language: str) -> Iterator[str]:
    """Name every group with its parts."""
    for _, block in table.groupby("group", sort=False):
        key = "alt-item" if block["count_text"].all() else "alt-percent"
        parts = ", ".join(_each(block, language, key, label="label", share="share_text", count="count_text"))
        yield say("alt-part", language, title=block["title"].iloc[0], parts=parts)


def _verdict_rows(table: pd.DataFrame, language: str) -> Iterator[str]:
    """Name every kind of check with its verdicts."""
    for _, block in table[table["count"] > 0].groupby("kind", sort=False):
        counts = ", ".join(_each(block, language, "alt-count", count="count", verdict="verdict_name"))
        yield say("alt-verdict", language, kind=block["kind_name"].iloc[0], counts=counts)


def _position_rows(table: pd.DataFrame, language: str) -> Iterator[str]:
    """Name every paragraph with figures in doubt, and count the others."""
    doubtful = table[table["standing"].isin(["explained", "inconsistent"])]
    for paragraph, block in doubtful.groupby("paragraph"):
        opening, words = _opening(table, int(str(paragraph))), ", ".join(block["words"])
        yield say("alt-position", language, opening=opening, figures=words)
    figures, lines = int((table["standing"] != "text").sum()), table["paragraph"].nunique()
    yield say("alt-positions", language, figures=figures, paragraphs=lines)


def _each(table: pd.DataFrame, language: str, key: str, **columns: str) -> Iterator[str]:
    """Say one message a row, its arguments taken from columns."""
    for row in table.to_dict("records"):
        yield say(key, language, {name: _plain(row[column]) for name, column in columns.items()})


def _plain(cell: Any) -> Argument:
    """Return a cell as a message takes it."""
    return cell if isinstance(cell, str) else int(cell)


_ROWS: dict[str, Callable[[pd.DataFrame, str], Iterator[str]]] = {
    "ratings": _part_rows,
    "parts": _part_rows,
    "coverage": lambda t, lang: _each(t, lang, "alt-ratio", label="label", ratio="ratio_text", share="share_text"),
    "targets": lambda t, lang: _each(t, lang, "alt-ratio", label="label", ratio="ratio_text", share="share_text"),
    "movements": lambda t, lang: _each(t, lang, "alt-movement", label="label", count="count_text"),
    "shares": lambda t, lang: _each(
        t,
        lang,
        "alt-share",
        label="label",
        printed="printed_text",
        recomputed="recomputed_text",
        verdict="verdict_name",
    ),
    "verdicts": _verdict_rows,
    "positions": _position_rows,
}
