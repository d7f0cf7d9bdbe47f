"""Tables of figures that belong side by side: all arithmetic is exact, and becomes a float only at the very end."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal, NamedTuple

import pandas as pd

from helpers.checking.records import Audit, Group, Member
from helpers.showing.catalogue import say
from helpers.showing.naming import LABEL_LENGTH, amount
from helpers.showing.notation import capital, percent, printable

PART_COLUMNS = ("group", "title", "heading", "label", "level", "count", "share", "count_text", "share_text")
RATIO_COLUMNS = ("group", "label", "count", "whole", "share", "share_text", "ratio_text", "reached")
MOVEMENT_COLUMNS = ("label", "count", "count_text", "direction")


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


def _whole(audit: Audit, group: Group) -> Fraction:
    """Return what a group is measured against; zero where nothing is printed."""
    return Fraction(0) if group.whole is None else _value(audit, group.whole)


def _count(audit: Audit, member: Member) -> Fraction:
    """Return what a member stands for: its figure less those already counted inside it."""
    return _value(audit, member.figure) - sum((_value(audit, i) for i in member.minus), Fraction(0))


def _label(audit: Audit, member: Member, language: str) -> str:
    """Return a member's label in the language, or the report's own words."""
    words = member.label.get(language) or audit.label(member.figure, language) or next(iter(member.label.values()), "")
    return capital(printable(words or audit.figures[member.figure].unit or "?", LABEL_LENGTH))


def _title(audit: Audit, group: Group, language: str) -> str:
    """Return a group's title in the language, or in any, or what its whole counts."""
    words = group.title.get(language) or next(iter(group.title.values()), "")
    whole = group.members[0].figure if group.whole is None else group.whole
    return capital(printable(words or audit.label(whole, language) or group.key, LABEL_LENGTH))


class _Part(NamedTuple):
    """One part of a group, exact: where it stands, how it is called, how much of the whole it is."""

    group: str
    title: str
    heading: str
    label: str
    number: Fraction
    share: Fraction
    counted: str  #: the count as written; nothing where only a percentage is printed


def _divided(audit: Audit, language: str, kind: Literal["rating", "parts"]) -> Iterator[tuple[Any, ...]]:
    """Yield the parts of each group, with what they leave over."""
    levels: dict[str, int] = {}
    blocks = [_block(audit, group, language) for group in _groups(audit, kind)]
    texts = iter(_alike([part.share for block in blocks for part in block if part.counted], language))
    for block in blocks:
        level = -1
        for position, part in enumerate(block):
            level = levels.setdefault(part.label, max(position, level + 1))
            share = next(texts) if part.counted else percent(part.number, language)
            yield *part[:4], level, float(part.number), float(part.share), part.counted, share


def _block(audit: Audit, group: Group, language: str) -> list[_Part]:
    """Return the parts of one group; none if they make nothing that can be divided."""
    counts = [(_label(audit, member, language), _count(audit, member)) for member in group.members]
    total = sum((count for _, count in counts), Fraction(0))
    whole = max(total, _whole(audit, group))
    if whole <= 0 or any(count < 0 for _, count in counts):
        return []
    title = _title(audit, group, language)
    if all(audit.figures[member.figure].kind == "percent" for member in group.members):
        return [_Part(group.key, title, title, label, count, 100 * count / total, "") for label, count in counts]
    heading = f"{title}{', ' if ':' in title else ': '}{amount(language, whole)}"
    rest = [(say("rest", language), whole - total)] if whole > total else []
    return [
        _Part(group.key, title, heading, label, count, 100 * count / whole, amount(language, count, beside=whole))
        for label, count in [*counts, *rest]
    ]


def _ratios(audit: Audit, language: str, kind: Literal["coverage", "targets"]) -> Iterator[tuple[Any, ...]]:
    """Yield each part of a group measured against its whole."""
    rows = [(group, member, _whole(audit, group)) for group in _groups(audit, kind) for member in group.members]
    pairs = [(group, member, _count(audit, member), whole) for group, member, whole in rows if whole > 0]
    written = _alike([100 * count / whole for _, _, count, whole in pairs], language)
    for (group, member, count, whole), share in zip(pairs, written, strict=True):
        single = len(group.members) == 1
        label = _title(audit, group, language) if single else _label(audit, member, language)
        texts = (share, amount(language, count, whole))
        yield group.key, label, float(count), float(whole), float(100 * count / whole), *texts, count >= whole


def _alike(shares: Sequence[Fraction], language: str) -> list[str]:
    """Write shares with one decimal, with none if all of them are whole."""
    whole = all(share % 1 == 0 for share in shares)
    return [_percent(share, language, 0 if whole else 1) for share in shares]


def _percent(share: Fraction, language: str, places: int) -> str:
    """Write a share, nothing and all of it without decimals, with two where one would read as nothing or as all."""
    if share in (0, 100):
        return percent(share, language, 0)
    extreme = share < Fraction(1, 20) or Fraction(1999, 20) <= share < 100
    return percent(share, language, 2 if extreme and share % 1 else places)
