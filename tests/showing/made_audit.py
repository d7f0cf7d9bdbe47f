"""A made-up audit, put together by hand: what tables, charts and sentences are tested on."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from helpers.checking.records import Audit, Finding, Group, Member, Relation
from helpers.reading.records import Document, Figure, FigureKind

TEXT = (
    "Năm 2022, xếp loại 80/100 chi bộ; có 20 chi bộ xuất sắc (30%), 60 chi bộ khá trở lên (75%), "
    "20 chi bộ trung bình (25%). Trong năm có 12 người vào, 3 người ra, theo Kế hoạch 7-KH/QU."
)
_KINDS: tuple[tuple[str, FigureKind, str], ...] = (
    ("2022", "year", ""),
    ("80", "ratio_numerator", "chi bộ được xếp loại"),
    ("100", "ratio_denominator", "chi bộ"),
    ("20", "count", "chi bộ xuất sắc"),
    ("30", "percent", "chi bộ xuất sắc"),
    ("60", "count", "chi bộ khá trở lên"),
    ("75", "percent", "chi bộ khá trở lên"),
    ("20", "count", "chi bộ trung bình"),
    ("25", "percent", "chi bộ trung bình"),
    ("12", "count", "người vào"),
    ("3", "count", "người ra"),
    ("7-KH/QU", "doc_number", ""),
)
_STEP = Decimal(1)


def made_audit(text: str = TEXT, **labels: str) -> Audit:
    """Return the audit; ``labels`` maps a language to a label that every member of every group gets."""
    figures = tuple(_figures(text))
    sentences = tuple((match.start(), match.end()) for match in re.finditer(r"\S[^.]*\.", text))
    figures = tuple(
        replace(f, sentence=next(i for i, (_, end) in enumerate(sentences) if f.start < end)) for f in figures
    )
    findings = (
        _finding(0, Relation("subset", None, (1,), 2), Fraction(80)),
        replace(_finding(1, Relation("share", 4, (3,), 1), Fraction(25)), verdict="inconsistent", severity="error"),
        _finding(2, Relation("share", 6, (5,), 1), Fraction(75)),
        _finding(3, Relation("share", 8, (7,), 1), Fraction(25)),
        _finding(4, Relation("partition_sum", 1, (5, 7)), Fraction(80)),
    )
    document = Document(
        path="reports/bịa.md",
        text=text,
        sha256="0" * 64,
        text_sha256="0" * 64,
        metadata={"title": "Báo cáo bịa", "publisher": "Nhà xuất bản", "period": "2022"},
    )
    return Audit(document, figures, sentences, findings, groups=_groups(labels))


def _figures(text: str) -> list[Figure]:
    """Find the figures in the text, one after the other."""
    found, position = [], 0
    for number, (printed, kind, label) in enumerate(_KINDS):
        start = text.index(printed, position)
        position = start + len(printed)
        value = None if kind == "doc_number" else Decimal(printed)
        unit = "%" if kind == "percent" else "chi bộ" if "chi bộ" in label else None
        found.append(Figure(number, start, position, printed, kind, value, _STEP, unit=unit, label=label))
    return found


def _finding(number: int, relation: Relation, value: Fraction) -> Finding:
    """Return a finding that holds."""
    return Finding(number, relation, "consistent", value, (value, value), "note")


def _groups(labels: Mapping[str, str]) -> tuple[Group, ...]:
    """Return one group of every kind; of pairs two, for one alone is no chart."""

    def named(vietnamese: str, english: str) -> dict[str, str]:
        return {"vi": vietnamese, "en": english, **labels}

    rating = (
        Member(3, (), named("xuất sắc", "excellent")),
        Member(5, (3,), named("khá", "good")),
        Member(7, (), named("trung bình", "average")),
    )
    movements = (Member(10, (), named("ra", "left"), -1), Member(9, (), named("vào", "joined")))
    return (
        Group("rating", "branches", named("Chi bộ", "Branches"), rating, 1),
        Group("coverage", "rated", named("Chi bộ được xếp loại", "Branches rated"), (Member(1),), 2),
        Group("coverage", "fair", named("Chi bộ khá trở lên", "Branches fair or better"), (Member(5),), 2),
        Group("targets", "goal", named("Người vào", "People joined"), (Member(9),), 10),
        Group("targets", "leave", named("Người ra", "People who left"), (Member(10),), 9),
        Group("movements", "people", named("Người vào, ra", "People"), movements),
        Group("parts", "grades", named("Chi bộ theo mức", "Branches by grade"), (rating[2],), 1),
    )
