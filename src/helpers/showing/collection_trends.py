"""The same indicator over the years: reports of one series, and which figure of one is which figure of the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pandas as pd

from helpers.checking.matching import matches
from helpers.checking.records import Audit
from helpers.reading.records import Document, Figure
from helpers.showing.catalogue import say
from helpers.showing.collection import Batch, Made
from helpers.showing.naming import amount
from helpers.showing.notation import capital, number, percent, printable

TREND_COLUMNS = (
    *(
        "series",
        "series_title",
        "indicator",
        "label",
        "report",
        "year",
        "value",
        "value_text",
        "change_text",
        "verdict",
    ),
)
_PERCENTS = ("percent", "change_percent")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABEL = 110


@dataclass(frozen=True, slots=True)
class Series:
    """Reports of one publisher that differ in their year, in its order."""

    title: str
    years: tuple[int, ...]
    made: tuple[Made, ...]


def find_series(batch: Batch) -> list[Series]:
    """Return the reports of a batch that follow each other: titles and publishers alike but for numbers, years not.

    Reports without a title go by the name of their file. Of two for one year, the first by name is taken.
    """
    groups: dict[tuple[str, str], dict[int, Made]] = {}
    for one in sorted(batch.made, key=lambda made: made.name):
        if (year := year_of(one)) is not None:
            groups.setdefault((_bare(one.title), _bare(one.said("publisher"))), {}).setdefault(year, one)
    ordered = [dict(sorted(by_year.items())) for by_year in groups.values() if len(by_year) > 1]
    return [Series(list(by_year.values())[-1].title, tuple(by_year), tuple(by_year.values())) for by_year in ordered]


def year_of(one: Made) -> int | None:
    """Return the year a report is about: the last one its period names, else its title, its file, or most figures."""
    for words in (one.said("period"), one.title, one.name):
        if years := _YEAR.findall(words):
            return int(years[-1])
    printed = one.figures.loc[one.figures["kind"] == "year", "value"].dropna()
    return int(printed.mode()[0]) if len(printed) else None


def trends_table(batch: Batch, language: str) -> pd.DataFrame:
    """Return every indicator that reports of more than one year print.

    Returns
    -------
    DataFrame
        One row a figure: ``series`` (its number), ``series_title``; ``indicator`` (its number), ``label``;
        ``report`` (its folder), ``year``, ``value`` (a float for drawing; falls are negative), ``value_text``,
        ``change_text`` (from the first year to the last; in points for percentages), ``verdict`` (the worst of those
        checks that the figure is the stated result of; missing where it is none). Those of most years come first, then
        in the order of the text.
    """
    rows: list[tuple[Any, ...]] = []
    for position, series in enumerate(find_series(batch)):
        for chain in _indicators(series):
            rows += _rows(position, series, chain, len({row[2] for row in rows}), language)
    return pd.DataFrame(rows, columns=list(TREND_COLUMNS))


Chain = dict[int, int]  #: place in the series → id of the figure


def _indicators(series: Series) -> list[Chain]:
    """Follow every statistic through the years, leave out what is printed twice, and put the longest first."""
    audits = [_audit(one) for one in series.made]
    chains: list[Chain] = []
    open_chains: dict[int, Chain] = {}
    for place, (one, other) in enumerate(pairwise(audits)):
        following = {}
        for before, after in matches(one, other).items():
            if _comparable(one.figures[before], other.figures[after]):
                chain = open_chains.get(before) or _begun(chains, place, before)
                chain[place + 1] = after
                following[after] = chain
        open_chains = following
    once = {_printed(chain, audits): chain for chain in reversed(chains)}
    return sorted(once.values(), key=lambda chain: (-len(chain), min(chain), min(chain.values())))


def _begun(chains: list[Chain], place: int, figure: int) -> Chain:
    """Begin a new chain."""
    chains.append({place: figure})
    return chains[-1]


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures measure the same sort of thing: places in a sentence may be taken by another."""
    units = {(figure.unit or "").lower() for figure in (one, other)}
    return one.kind == other.kind and len(units) == 1 and None not in (one.value, other.value)


def _printed(chain: Chain, audits: Sequence[Audit]) -> tuple[Any, ...]:
    """Return what a chain shows: two that show the same of the same thing are one, printed twice."""
    figures = [(place, audits[place].figures[figure]) for place, figure in chain.items()]
    return tuple(
        (place, figure.value, figure.direction, figure.unit, figure.label.lower()) for place, figure in figures
    )


def _rows(position: int, series: Series, chain: Chain, indicator: int, language: str) -> Iterator[tuple[Any, ...]]:
    """Yield one indicator's figures."""
    cells = [(place, series.made[place].figures.iloc[figure]) for place, figure in chain.items()]
    last = cells[-1][1]
    values = [_value(cell) for _, cell in cells]
    for (place, cell), value in zip(cells, values, strict=True):
        yield (
            *(position, series.title, indicator, _label(last)),
            *(series.made[place].name, series.years[place], float(value), _text(cell, value, language)),
            *(
                _change(values[0], values[-1], str(last["kind"]), language),
                _verdict(series.made[place], int(cell["id"])),
            ),
        )


def _label(cell: "pd.Series[Any]") -> str:
    """Return what an indicator counts."""
    label, unit = (printable(str(cell[name])) if pd.notna(cell[name]) else "" for name in ("label", "unit"))
    named = f"{label} ({unit})" if unit and unit not in {*label.split(), "%"} and unit not in label else label
    return capital(printable(named or unit or "?", _LABEL))


def _value(cell: "pd.Series[Any]") -> Fraction:
    """Return the exact value, a fall below zero."""
    return Fraction(str(cell["value"])) * (
        -1 if cell["kind"] == "change_percent" and cell["direction"] == "down" else 1
    )


def _text(cell: "pd.Series[Any]", value: Fraction, language: str) -> str:
    """Write a value as the language does."""
    if cell["kind"] in _PERCENTS:
        return percent(value, language)
    return amount(language, value)


def _change(first: Fraction, last: Fraction, kind: str, language: str) -> str:
    """Write how much the last value differs from the first: in points for percentages, else in percent."""
    gap = last - first
    if kind in _PERCENTS:
        return say("collection-points", language, points=_signed(gap, number(abs(gap), language)))
    if first == 0:
        return _signed(gap, amount(language, abs(gap)))
    relative = 100 * gap / abs(first)
    return _signed(relative, percent(abs(relative), language, 1))


def _signed(gap: Fraction, words: str) -> str:
    """Put a sign before a difference."""
    return ("+" if gap > 0 else "−" if gap < 0 else "±") + words


def _verdict(one: Made, figure: int) -> str | None:
    """Return the worst verdict of the checks that a figure is the stated result of."""
    verdicts = set(one.findings.loc[one.findings["stated"] == figure, "verdict"])
    return next((verdict for verdict in ("inconsistent", "explained", "consistent") if verdict in verdicts), None)


def _bare(words: str) -> str:
    """Return words without numbers and signs, in lower case."""
    return " ".join(re.findall(r"[^\W\d_]+", words.lower()))


def _audit(one: Made) -> Audit:
    """Put a report's figures back into their sentences, for matching: its file may be elsewhere by now."""
    figures: list[Figure] = []
    sentences: list[tuple[int, int]] = []
    text = ""
    for _, members in one.figures.groupby("sentence", sort=True):
        quote, begin, at = str(members["quote"].iloc[0]), len(text), 0
        for cell in members.itertuples():
            printed = " ".join(str(cell.printed).split())
            at = max(quote.find(printed, at), at)
            figures.append(_figure(cell, begin + at, begin + at + len(printed), len(sentences)))
            at += len(printed)
        text += f"{quote}\n"
        sentences.append((begin, len(text) - 1))
    figures.sort(key=lambda figure: figure.id)
    document = Document(path=one.name, text=text, sha256="", text_sha256="")
    return Audit(document=document, figures=tuple(figures), sentences=tuple(sentences), findings=())


def _figure(cell: Any, start: int, end: int, sentence: int) -> Figure:
    """Read one row of figures.csv."""
    value = None if pd.isna(cell.value) else Fraction(cell.value)
    words = {name: None if pd.isna(getattr(cell, name)) else str(getattr(cell, name)) for name in ("unit", "direction")}
    return Figure(
        id=int(cell.Index),
        start=start,
        end=end,
        printed=str(cell.printed),
        kind=cell.kind,
        value=value,
        step=Decimal(1),
        direction=words["direction"],  # type: ignore[arg-type]
        unit=words["unit"],
        label="" if pd.isna(cell.label) else str(cell.label),
        sentence=sentence,
    )
