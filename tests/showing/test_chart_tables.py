from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from helpers.checking.records import Audit, Group, Member
from helpers.showing import chart_tables
from tests.showing.made_audit import made_audit


def _grouped(group: Group) -> Audit:
    """Return the made-up audit with one group only."""
    return replace(made_audit(), groups=(group,))


def test_cumulative_grades_are_made_exclusive() -> None:
    table = chart_tables.ratings_table(made_audit(), "vi")
    assert list(table["count_text"]) == ["20", "40", "20"]
    assert list(table["share_text"]) == ["25%", "50%", "25%"]
    assert list(table["label"]) == ["xuất sắc", "khá", "trung bình"]


def test_what_the_parts_leave_over_is_shown() -> None:
    table = chart_tables.parts_table(made_audit(), "en")
    assert list(table["label"]) == ["average", "the rest"]
    assert list(table["share"]) == [25.0, 75.0]


def test_parts_that_exceed_their_whole_are_shares_of_their_sum() -> None:
    group = Group("parts", "x", {}, (Member(3), Member(5)), whole=7)  # 20 and 60 of 20
    assert list(chart_tables.parts_table(_grouped(group), "vi")["share"]) == [25.0, 75.0]


def test_percentages_are_drawn_as_printed_without_a_count_or_a_rest() -> None:
    group = Group("parts", "x", {"vi": "Mức"}, (Member(6), Member(8)), whole=None)  # 75 % and 25 %
    table = chart_tables.parts_table(_grouped(group), "vi")
    assert list(table["share_text"]) == ["75%", "25%"]
    assert list(table["count_text"]) == ["", ""]
    assert list(table["heading"]) == ["Mức", "Mức"]


def test_a_group_of_nothing_is_not_drawn() -> None:
    audit = made_audit()
    zero = replace(audit.figures[3], value=Decimal(0))
    group = Group("rating", "x", {}, (Member(3),), whole=None)
    none = replace(audit, figures=(*audit.figures[:3], zero, *audit.figures[4:]), groups=(group,))
    assert chart_tables.ratings_table(none, "vi").empty


def test_equal_labels_share_a_colour_across_groups() -> None:
    audit = made_audit()
    other = replace(audit.groups[0], key="again", members=audit.groups[0].members[1:])
    table = chart_tables.ratings_table(replace(audit, groups=(audit.groups[0], other)), "vi")
    levels = table.groupby("label")["level"].nunique()
    assert set(levels) == {1}


def test_coverage_is_a_part_of_its_whole() -> None:
    row = chart_tables.coverage_table(made_audit(), "vi").iloc[0]
    assert tuple(row[["label", "share_text", "ratio_text", "reached"]]) == (
        *("Chi bộ được xếp loại", "80%", "80/100", False),
    )


def test_a_target_passed_is_reached() -> None:
    row = chart_tables.targets_table(made_audit(), "en").iloc[0]
    assert (row["share_text"], row["ratio_text"], row["reached"]) == ("400%", "12/3", True)


@pytest.mark.parametrize(
    ("count", "whole", "text"),
    [
        ("824", "826", "99.8%"),
        ("99980", "100000", "99.98%"),
        ("21", "100000", "0.02%"),
        ("1", "3", "33.3%"),
        ("5", "5", "100%"),
    ],
)
def test_a_share_never_reads_as_nothing_or_all_unless_it_is(count: str, whole: str, text: str) -> None:
    audit = made_audit()
    figures = list(audit.figures)
    figures[1], figures[2] = replace(figures[1], value=Decimal(count)), replace(figures[2], value=Decimal(whole))
    table = chart_tables.coverage_table(replace(audit, figures=tuple(figures)), "en")
    assert table["share_text"][0] == text


def test_sums_beyond_a_billion_are_written_in_billions() -> None:
    audit = made_audit()
    figures = list(audit.figures)
    figures[1], figures[2] = replace(figures[1], value=Decimal("5e9")), replace(figures[2], value=Decimal("1.25e10"))
    row = chart_tables.coverage_table(replace(audit, figures=tuple(figures)), "vi").iloc[0]
    assert row["ratio_text"] == "5/12,5 tỷ"


def test_parts_of_a_sum_beyond_a_billion_are_written_alike() -> None:
    audit = made_audit()
    figures = list(audit.figures)
    figures[7], figures[1] = replace(figures[7], value=Decimal("2e6")), replace(figures[1], value=Decimal("3e9"))
    table = chart_tables.parts_table(replace(audit, figures=tuple(figures)), "vi")
    assert list(table["count_text"]) == ["0,002 tỷ", "2,998 tỷ"]


def test_a_share_without_a_label_is_called_by_the_words_around_it() -> None:
    audit = made_audit()
    figures = tuple(replace(figure, label="", unit=None) for figure in audit.figures)
    table = chart_tables.shares_table(replace(audit, figures=figures), "vi")
    assert table["label"][0] == "… bộ; có 20 chi bộ xuất sắc (30%), 60 chi bộ khá trở lên …"


def test_movements_come_in_or_leave_largest_inflow_first() -> None:
    table = chart_tables.movements_table(made_audit(), "vi")
    assert list(table["count_text"]) == ["+12", "−3"]
    assert list(table["count"]) == [12.0, -3.0]
    assert list(table["direction"]) == ["in", "out"]


def test_a_share_stands_beside_what_rounding_allows() -> None:
    table = chart_tables.shares_table(made_audit(), "vi")
    assert list(table["printed_text"]) == ["30%", "75%", "25%"]
    assert list(table["recomputed_text"]) == ["25%", "75%", "25%"]
    assert list(table["deviation"]) == [-5.0, 0.0, 0.0]
    assert set(table["allowed_low"]) == {-0.5}
    assert set(table["allowed_high"]) == {0.5}
    assert table["label"][0] == "20 chi bộ xuất sắc"


def test_a_fall_is_compared_without_its_sign() -> None:
    audit = made_audit()
    fall = replace(audit.findings[1], recomputed=Fraction(-29), interval=(Fraction(-59, 2), Fraction(-57, 2)))
    row = chart_tables.shares_table(replace(audit, findings=(fall,)), "vi").iloc[0]
    assert (row["deviation"], row["low"], row["high"]) == (-1.0, -1.5, -0.5)


def test_an_undecided_finding_has_no_place_among_the_shares() -> None:
    audit = made_audit()
    open_ = replace(audit.findings[1], verdict="undetermined", recomputed=None, interval=None)
    assert chart_tables.shares_table(replace(audit, findings=(open_,)), "vi").empty


def test_verdicts_are_counted_for_every_kind_with_all_four() -> None:
    table = chart_tables.verdicts_table(made_audit(), "vi").set_index(["kind", "verdict"])["count"]
    assert table["share"].to_dict() == {"consistent": 2, "explained": 0, "inconsistent": 1, "undetermined": 0}
    assert table.sum() == 5


@pytest.mark.parametrize("name", ["ratings", "parts", "coverage", "targets", "movements", "shares", "verdicts"])
def test_a_report_without_groups_gives_tables_without_rows(name: str) -> None:
    audit = replace(made_audit(), groups=(), findings=())
    table = getattr(chart_tables, f"{name}_table")(audit, "vi")
    assert table.empty
    assert len(table.columns) > 3


def test_of_many_shares_those_that_do_not_hold_are_kept_in_their_order() -> None:
    audit = made_audit()
    many = [replace(audit.findings[2], id=i) for i in range(40)] + [replace(audit.findings[1], id=40)]
    kept = chart_tables.abridged("shares", chart_tables.shares_table(replace(audit, findings=tuple(many)), "vi"))
    assert len(kept) == 24
    assert 40 in set(kept["finding"])
    assert kept["finding"].is_monotonic_increasing


def test_of_many_groups_only_whole_ones_are_kept() -> None:
    audit = made_audit()
    many = tuple(replace(audit.groups[0], key=f"group {i}") for i in range(10))
    kept = chart_tables.abridged("ratings", chart_tables.ratings_table(replace(audit, groups=many), "vi"))
    assert kept.groupby("group").size().to_dict() == {f"group {i}": 3 for i in range(8)}


def test_one_group_is_kept_however_large_it_is() -> None:
    table = pd.DataFrame({"group": ["a"] * 30 + ["b"], "label": [str(i) for i in range(31)]})
    assert set(chart_tables.abridged("parts", table)["group"]) == {"a"}
    assert len(chart_tables.abridged("parts", table)) == 30
