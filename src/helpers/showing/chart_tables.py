"""The tables charts are drawn from: all arithmetic is done here, exactly, and becomes a float only at the very end."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args

import pandas as pd

from helpers.checking.records import Audit, Finding, Group, Member, Verdict
from helpers.reading.records import Figure
from helpers.showing.catalogue import say
from helpers.showing.excerpts import excerpt
from helpers.showing.naming import LABEL_LENGTH, amount, figure_words, printed_places
from helpers.showing.notation import percent, printable, recomputed
from helpers.showing.wording import kind_name, verdict_name

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

PART_COLUMNS = ("group", "title", "heading", "label", "level", "count", "share", "count_text", "share_text")
RATIO_COLUMNS = ("group", "label", "count", "whole", "share", "share_text", "ratio_text", "reached")
SHARE_COLUMNS = (
    *("finding", "label", "printed_text", "recomputed_text", "deviation", "low", "high"),
    *("allowed_low", "allowed_high", "verdict", "verdict_name"),
)
MOVEMENT_COLUMNS = ("label", "count", "count_text", "direction")
VERDICT_COLUMNS = ("kind", "kind_name", "verdict", "verdict_name", "count")


def ratings_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return how each rated group divides into exclusive categories.

    Returns
    -------
    DataFrame
        One row a category: ``group``, ``title``, ``heading`` (the title and how many there are), ``label``, ``level``
        (its colour: equal labels share it), ``count`` and ``share`` (percent, floats for drawing), ``count_text``,
        ``share_text``. What the categories leave over is a row of its own. Where they add up to more than the printed
        whole, shares are of their sum.
    """
    return _frame(_divided(audit, language, "rating"), PART_COLUMNS)


def parts_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return the parts of every printed total, with the columns of :func:`ratings_table`."""
    return _frame(_divided(audit, language, "parts"), PART_COLUMNS)


def coverage_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return how much of each whole was covered.

    Returns
    -------
    DataFrame
        One row a pair: ``group``, ``label``, ``count``, ``whole``, ``share`` (percent),
        ``share_text``, ``ratio_text`` ("824/826"), ``reached`` (count ≥ whole).
    """
    return _frame(_ratios(audit, language, "coverage"), RATIO_COLUMNS)


def targets_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return what was achieved of each target, with the columns of :func:`coverage_table`."""
    return _frame(_ratios(audit, language, "targets"), RATIO_COLUMNS)


def movements_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return what came in (positive) and what left (negative).

    Returns
    -------
    DataFrame
        ``label``, ``count`` (signed), ``count_text`` (with its sign), ``direction`` (in or out), largest inflow first.
    """
    members = [(member, _count(audit, member)) for group in _groups(audit, "movements") for member in group.members]
    rows = [
        (
            _label(audit, member, language),
            float(member.sign * count),
            ("+" if member.sign > 0 else "−") + amount(language, count),
            "in" if member.sign > 0 else "out",
        )
        for member, count in sorted(members, key=lambda pair: -pair[0].sign * pair[1])
        if member.sign
    ]
    return _frame(rows, MOVEMENT_COLUMNS)


def shares_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return every printed percentage beside the one its operands give.

    Returns
    -------
    DataFrame
        One row a decided finding about a percentage: ``finding``, ``label``, ``printed_text``, ``recomputed_text``;
        in percentage points from the printed value: ``deviation`` of the recomputed one, its bounds ``low`` and
        ``high`` (wider than a point where operands are rounded themselves), and ``allowed_low``, ``allowed_high``
        (what rounds to the printed digits); ``verdict``, ``verdict_name``. Reading order.
    """
    rows = (_share(audit, finding, language) for finding in audit.findings)
    return _frame((row for row in rows if row is not None), SHARE_COLUMNS)


def verdicts_table(audit: Audit, language: str) -> pd.DataFrame:
    """Return how many findings of each kind got each verdict.

    Returns
    -------
    DataFrame
        ``kind``, ``kind_name``, ``verdict``, ``verdict_name``, ``count``; every kind that occurs with all four
        verdicts, in order of first appearance.
    """
    pairs = [(finding.relation.kind, finding.verdict) for finding in audit.findings]
    rows = [
        (kind, kind_name(kind, language), verdict, verdict_name(verdict, language), pairs.count((kind, verdict)))
        for kind in dict.fromkeys(kind for kind, _ in pairs)
        for verdict in VERDICTS
    ]
    return _frame(rows, VERDICT_COLUMNS)


def abridged(name: str, table: pd.DataFrame, limit: int = 24) -> pd.DataFrame:
    """Return what of a chart's table a page can hold.

    Of shares, at most ``limit`` rows: those that do not hold first, then those nearest to not holding, in their order.
    Of ratings and parts, the first groups, whole, that have ``limit`` rows together, and at least one. Of other tables
    the first ``limit`` rows; of verdicts and positions all.
    """
    if name in {"verdicts", "positions"} or len(table) <= limit:
        return table
    if name == "shares":
        outside = table["verdict"] != "consistent"
        strain = table["deviation"].abs() / table["allowed_high"].where(table["allowed_high"] > 0)
        order = pd.DataFrame({"outside": outside, "strain": strain.fillna(0)}).sort_values(
            ["outside", "strain"], ascending=False, kind="stable"
        )
        return table.loc[sorted(order.index[:limit])]
    if "group" in table and name in {"ratings", "parts"}:
        last = table.groupby("group", sort=False)["label"].transform("size").groupby(table["group"], sort=False).first()
        kept = max(1, int((last.cumsum() <= limit).sum()))
        return table.loc[table["group"].isin(last.index[:kept])]
    return table.head(limit)


def _frame(rows: Iterable[tuple[Any, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows as a table that has its columns even when it is empty."""
    return pd.DataFrame(list(rows), columns=list(columns))


def _groups(audit: Audit, kind: str) -> Iterator[Group]:
    """Yield the groups of a kind whose figures all have a value."""
    for group in audit.groups:
        ids = [i for member in group.members for i in (member.figure, *member.minus)]
        if group.kind == kind and all(audit.figures[i].value is not None for i in ids):
            yield group


def _value(audit: Audit, figure: int) -> Fraction:
    """Return a figure's exact value; zero where it has none."""
    return Fraction(audit.figures[figure].value or 0)


def _count(audit: Audit, member: Member) -> Fraction:
    """Return what a member stands for: its figure less those already counted inside it."""
    return _value(audit, member.figure) - sum((_value(audit, i) for i in member.minus), Fraction(0))


def _label(audit: Audit, member: Member, language: str) -> str:
    """Return a member's label in the language, or the report's own words."""
    words = member.label.get(language) or audit.label(member.figure, language) or next(iter(member.label.values()), "")
    return printable(words or audit.figures[member.figure].unit or "?", LABEL_LENGTH)


def _title(audit: Audit, group: Group, language: str) -> str:
    """Return a group's title in the language, or in any, or what its whole counts."""
    words = group.title.get(language) or next(iter(group.title.values()), "")
    whole = group.members[0].figure if group.whole is None else group.whole
    return printable(words or audit.label(whole, language) or group.key, LABEL_LENGTH)


def _divided(audit: Audit, language: str, kind: Literal["rating", "parts"]) -> Iterator[tuple[Any, ...]]:
    """Yield the parts of each group, with what they leave over."""
    levels: dict[str, int] = {}
    for group in _groups(audit, kind):
        counts = [(_label(audit, member, language), _count(audit, member)) for member in group.members]
        total = sum((count for _, count in counts), Fraction(0))
        whole = max(total, _value(audit, group.whole)) if group.whole is not None else total
        if whole <= 0 or any(count < 0 for _, count in counts):
            continue
        percents = all(audit.figures[member.figure].kind == "percent" for member in group.members)
        if whole > total and not percents:
            counts.append((say("rest", language), whole - total))
        title, level = _title(audit, group, language), -1
        heading = title if percents else f"{title}: {amount(language, whole)}"
        for position, (label, count) in enumerate(counts):
            level = levels.setdefault(label, max(position, level + 1))
            share = 100 * count / (total if percents else whole)
            texts = (
                ("", percent(count, language))
                if percents
                else (amount(language, count, beside=whole), _percent(share, language))
            )
            yield group.key, title, heading, label, level, float(count), float(share), *texts


def _ratios(audit: Audit, language: str, kind: Literal["coverage", "targets"]) -> Iterator[tuple[Any, ...]]:
    """Yield each part of a group measured against its whole."""
    for group in _groups(audit, kind):
        whole = Fraction(0) if group.whole is None else _value(audit, group.whole)
        for member in group.members if whole > 0 else ():
            count = _count(audit, member)
            share = 100 * count / whole
            single = len(group.members) == 1
            label = _title(audit, group, language) if single else _label(audit, member, language)
            texts = (_percent(share, language), amount(language, count, whole))
            yield group.key, label, float(count), float(whole), float(share), *texts, count >= whole


def _percent(share: Fraction, language: str) -> str:
    """Write a share with one decimal, none if it is whole, two where one would read as nothing or as all of it."""
    if share % 1 == 0:
        return percent(share, language, 0)
    extreme = share < Fraction(1, 20) or Fraction(1999, 20) <= share < 100
    return percent(share, language, 2 if extreme else 1)


def _share(audit: Audit, finding: Finding, language: str) -> tuple[Any, ...] | None:
    """Return one row of the shares table; None if the finding is about no printed percentage or undecided."""
    relation, value = finding.relation, finding.recomputed
    stated = None if relation.stated is None else audit.figures[relation.stated]
    if stated is None or value is None or stated.value is None or stated.kind not in {"percent", "change_percent"}:
        return None
    printed, half = Fraction(stated.value), Fraction(stated.step) / 2
    sign = -1 if value < 0 else 1  # a fall may be recomputed as a negative change; the printed digits have no sign
    low, high = sorted(sign * end for end in (finding.interval or (value, value)))
    texts = (
        " ".join(filter(None, (stated.hedge, percent(printed, language, printed_places(Decimal(stated.step)))))),
        f"{recomputed(abs(value), stated.step, language)}%",
    )
    offsets = (abs(value) - printed, low - printed, high - printed, -half, half)
    return (
        *(finding.id, _share_label(audit, finding, stated, language), *texts, *map(float, offsets)),
        *(finding.verdict, verdict_name(finding.verdict, language)),
    )


def _share_label(audit: Audit, finding: Finding, stated: Figure, language: str) -> str:
    """Name a share by its part, or by itself; where neither says what it counts, by the words around it."""
    parts = finding.relation.parts
    figures = [audit.figures[parts[0]], stated] if len(parts) == 1 else [stated]
    named = (figure for figure in figures if audit.label(figure.id, language) or (figure.unit and figure.unit != "%"))
    figure = next(named, None)
    return str(excerpt(audit, stated, room=24)) if figure is None else figure_words(audit, figure, language)
