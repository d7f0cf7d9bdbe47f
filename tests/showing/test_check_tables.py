from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.showing import check_tables
from tests.showing.made_audit import made_audit


def test_a_share_without_a_label_is_called_by_the_words_around_it() -> None:
    audit = made_audit()
    figures = tuple(replace(figure, label="", unit=None) for figure in audit.figures)
    table = check_tables.shares_table(replace(audit, figures=figures), "vi")
    assert table["label"][0] == "… bộ; có 20 chi bộ xuất sắc (30%), 60 chi bộ khá trở lên …"


def test_a_share_stands_beside_what_rounding_allows() -> None:
    table = check_tables.shares_table(made_audit(), "vi")
    assert list(table["printed_text"]) == ["30%", "75%", "25%"]
    assert list(table["recomputed_text"]) == ["25%", "75%", "25%"]
    assert list(table["deviation"]) == [-5.0, 0.0, 0.0]
    assert set(table["allowed_low"]) == {-0.5}
    assert set(table["allowed_high"]) == {0.5}
    assert table["label"][0] == "20 chi bộ xuất sắc"


def test_a_fall_is_compared_without_its_sign() -> None:
    audit = made_audit()
    fall = replace(audit.findings[1], recomputed=Fraction(-29), interval=(Fraction(-59, 2), Fraction(-57, 2)))
    row = check_tables.shares_table(replace(audit, findings=(fall,)), "vi").iloc[0]
    assert (row["deviation"], row["low"], row["high"]) == (-1.0, -1.5, -0.5)


def test_an_undecided_finding_has_no_place_among_the_shares() -> None:
    audit = made_audit()
    open_ = replace(audit.findings[1], verdict="undetermined", recomputed=None, interval=None)
    assert check_tables.shares_table(replace(audit, findings=(open_,)), "vi").empty


def test_verdicts_are_counted_for_every_kind_with_all_four() -> None:
    table = check_tables.verdicts_table(made_audit(), "vi").set_index(["kind", "verdict"])["count"]
    assert table["share"].to_dict() == {"consistent": 2, "explained": 0, "inconsistent": 1, "undetermined": 0}
    assert table.sum() == 5


@pytest.mark.parametrize(("language", "printed"), [("vi", "gần 30%"), ("en", "nearly 30%")])
def test_a_hedge_is_in_the_language_of_the_number_beside_it(language: str, printed: str) -> None:
    audit = made_audit()
    figures = (*audit.figures[:4], replace(audit.figures[4], hedge="gần", step=Decimal(1)), *audit.figures[5:])
    assert check_tables.shares_table(replace(audit, figures=figures), language)["printed_text"][0] == printed


@pytest.mark.parametrize("name", ["shares", "verdicts"])
def test_a_report_without_findings_gives_tables_without_rows(name: str) -> None:
    table = getattr(check_tables, f"{name}_table")(replace(made_audit(), findings=()), "vi")
    assert table.empty
    assert len(table.columns) > 3
