from dataclasses import replace
from decimal import Decimal

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
    assert list(table["label"]) == ["Xuất sắc", "Khá", "Trung bình"]


def test_what_the_parts_leave_over_is_shown() -> None:
    table = chart_tables.parts_table(made_audit(), "en")
    assert list(table["label"]) == ["Average", "The rest"]
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


def test_movements_come_in_or_leave_largest_inflow_first() -> None:
    table = chart_tables.movements_table(made_audit(), "vi")
    assert list(table["count_text"]) == ["+12", "−3"]
    assert list(table["count"]) == [12.0, -3.0]
    assert list(table["direction"]) == ["in", "out"]


@pytest.mark.parametrize("name", ["ratings", "parts", "coverage", "targets", "movements"])
def test_a_report_without_groups_gives_tables_without_rows(name: str) -> None:
    audit = replace(made_audit(), groups=())
    table = getattr(chart_tables, f"{name}_table")(audit, "vi")
    assert table.empty
    assert len(table.columns) > 3


@pytest.mark.parametrize(("excellent", "texts"), [("20", ["25%", "50%", "25%"]), ("18", ["23.1%", "53.8%", "23.1%"])])
def test_shares_of_one_whole_have_the_same_decimals(excellent: str, texts: list[str]) -> None:
    """Of 80 rated 20 and of 78 rated 18: 60 less 18 is 42, 20 less 2 is 18."""
    audit = made_audit()
    figures = list(audit.figures)
    if excellent == "18":
        for place, value in ((1, "78"), (3, "18"), (7, "18")):
            figures[place] = replace(figures[place], value=Decimal(value))
    table = chart_tables.ratings_table(replace(audit, figures=tuple(figures)), "en")
    assert list(table["share_text"]) == texts


def test_a_heading_has_one_colon() -> None:
    groups = [replace(made_audit().groups[0], title={"vi": title}) for title in ("Cơ cấu: đơn", "Đơn")]
    headings = [chart_tables.ratings_table(_grouped(group), "vi")["heading"][0] for group in groups]
    assert headings == ["Cơ cấu: đơn, 80", "Đơn: 80"]
