"""Tables of a batch: every report with links to what a run made of it, the worst findings, their causes, indicators."""

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd
from pandas.io.formats.style import Styler

from helpers.showing.catalogue import say
from helpers.showing.collection import DOUBTFUL, VERDICTS, Batch, Made
from helpers.showing.notation import number, printable
from helpers.showing.standing import MARKS
from helpers.showing.styled import Cell, listed, styled
from helpers.showing.wording import cause_name, kind_name, verdict_name

#: Rows of the longest tables: a collection is read from its top, the rest stands in the files beside it.
MOST = 40


def reports(batch: Batch, language: str) -> Styler:
    """List every report, the worst first: what it prints, how its checks came out, and its notebooks and PDFs."""
    columns = ("report", "period", "statistics", *VERDICTS, "files")
    rows = [
        (
            *(one.title, one.said("period"), _counted(one.statistics, language)),
            *(_counted(one.count(verdict), language) for verdict in VERDICTS),
            one.name,
        )
        for one in batch.made
    ]
    links = {one.name: _links(one, batch.folder) for one in batch.made}
    return styled(rows, columns, language).format(lambda name: links[str(name)], subset=[say("col-files", language)])


def worst(batch: Batch, language: str) -> Styler | None:
    """List what does not hold as printed, the worst first, with its report."""
    rows = [
        (
            one.title,
            f"{MARKS[row['verdict']]} {verdict_name(row['verdict'], language)}",
            kind_name(row["kind"], language),
            str(row["message"]),
        )
        for one, row in batch.doubtful[:MOST]
    ]
    return listed(rows, ("report", "verdict", "check", "message"), language)


def causes(batch: Batch, language: str) -> Styler | None:
    """List why findings do not hold, the most frequent cause first, with how many reports it is in and an example."""
    rows = [
        (words, _counted(findings, language), _counted(reports, language), example)
        for words, findings, reports, example in cause_counts(batch, language)
    ]
    return listed(rows, ("cause", "findings", "reports", "example"), language)


def cause_counts(batch: Batch, language: str) -> list[tuple[str, int, int, str]]:
    """Return each cause with its findings, its reports and the sentence of its first finding, most findings first."""
    found = [(_cause(row, language), one.name, str(row["message"])) for one, row in batch.doubtful]
    examples = {cause: message for cause, _, message in reversed(found)}
    reports = Counter(cause for cause, _ in {(cause, name) for cause, name, _ in found})
    counts = Counter(cause for cause, _, _ in found)
    return [(cause, count, reports[cause], examples[cause]) for cause, count in counts.most_common()]


def indicators(trends: pd.DataFrame, language: str) -> Styler:
    """List the indicators that reports of several years print, a column a year, marked where a check did not hold.

    Parameters
    ----------
    trends
        Of :func:`helpers.showing.collection_trends.trends_table`, one series or several.
    language
        ``vi`` or ``en``.
    """
    years = [str(year) for year in sorted(trends["year"].unique())]
    heads = [say("col-label", language), *years, say("col-change", language)]
    frame = pd.DataFrame(list(_indicator_rows(trends, years))[:MOST], columns=heads)
    frame.attrs.update(language=language, order={})
    styler = frame.style.hide(axis="index").format(escape="html")
    styler = styler.set_uuid(sha256(repr(frame.to_dict("records")).encode()).hexdigest()[:12])
    styler = styler.set_table_attributes('class="tex2jax_ignore mathjax_ignore"')
    sides = [(0, "left"), *((column, "right") for column in range(1, len(heads)))]
    rules: Any = [
        {"selector": f"th.col{column}, td.col{column}", "props": f"text-align: {side}; vertical-align: top"}
        for column, side in sides
    ]
    return styler.set_table_styles(rules)


def _indicator_rows(trends: pd.DataFrame, years: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each indicator with its value of every year."""
    for _, block in trends.groupby("indicator", sort=False):
        cells = {
            str(
                row["year"]
            ): f"{row['value_text']} {MARKS[row['verdict']] if row['verdict'] in DOUBTFUL else ''}".strip()
            for row in block.to_dict("records")
        }
        yield block["label"].iloc[0], *(cells.get(year, "–") for year in years), block["change_text"].iloc[0]


def _counted(count: int, language: str) -> Cell:
    """Write how many there are, for a column that can be sorted by it."""
    return Cell(number(count, language), count)


def _cause(row: "pd.Series[str]", language: str) -> str:
    """Name why a finding does not hold."""
    return cause_name(row["cause"], language) if pd.notna(row["cause"]) else say("collection-no-cause", language)


def _links(one: Made, folder: Path) -> str:
    """Link to the notebooks of a report, by their numbers, and to its PDFs, as seen from the notebook's folder."""
    place = Path(os.path.relpath(folder), one.name).as_posix()
    anchors = (
        f'<a href="{escape(quote(f"{place}/{file}"))}" title="{escape(printable(file))}">{escape(_short(file))}</a>'
        for file in one.files
    )
    return " · ".join(anchors)


def _short(file: str) -> str:
    """Return the number of a notebook, or that a file is a PDF."""
    return "PDF" if file.endswith(".pdf") else printable(file).partition("-")[0].removesuffix(".ipynb")
