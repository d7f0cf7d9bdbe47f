import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from helpers.checking.records import Explanation
from helpers.errors import BadUsage
from helpers.showing.rows import FIGURE_COLUMNS, FINDING_COLUMNS
from helpers.showing.tables import figures_table, findings_table, write_csv
from tests.showing.made_audit import TEXT, made_audit


def test_figures_have_the_documented_columns_in_order() -> None:
    table = figures_table(made_audit())
    assert list(table.columns) == list(FIGURE_COLUMNS)
    assert {name: str(kind) for name, kind in table.dtypes.items()} == FIGURE_COLUMNS


def test_every_figure_is_a_row_that_points_at_its_printed_digits() -> None:
    table = figures_table(made_audit())
    assert [TEXT[row["start"] : row["end"]] for row in table.to_dict("records")] == list(table["printed"])


def test_what_a_figure_does_not_have_is_missing_rather_than_empty() -> None:
    document_number = figures_table(made_audit()).iloc[11]
    assert document_number["printed"] == "7-KH/QU"
    assert document_number[["value", "unit", "label", "hedge", "iso"]].isna().all()


def test_values_are_exact() -> None:
    audit = made_audit()
    third = replace(audit.figures[3], value=Fraction(1, 3))
    assert figures_table(replace(audit, figures=(*audit.figures[:3], third, *audit.figures[4:])))["value"][3] == "1/3"


def test_a_persons_label_is_used_in_its_language() -> None:
    audit = replace(made_audit(), labels={1: {"en": "branches rated"}})
    assert figures_table(audit, "en")["label"][1] == "branches rated"
    assert figures_table(audit, "vi")["label"][1] == "chi bộ được xếp loại"


def test_findings_have_the_documented_columns_in_order() -> None:
    table = findings_table(made_audit())
    assert list(table.columns) == list(FINDING_COLUMNS)
    assert {name: str(kind) for name, kind in table.dtypes.items()} == FINDING_COLUMNS


def test_a_finding_names_its_figures_and_says_what_comes_out() -> None:
    row = findings_table(made_audit(), "en").iloc[1]
    assert (row["stated"], row["operands"], row["verdict"]) == (4, "1 3", "inconsistent")
    assert (row["recomputed"], row["lower"], row["upper"]) == ("25", "25", "25")
    assert "25" in row["message"]
    assert "30%" in row["quote"]


def test_bounds_are_rounded_outwards() -> None:
    audit = made_audit()
    wide = replace(audit.findings[1], interval=(Fraction(1, 3), Fraction(2, 3)))
    row = findings_table(replace(audit, findings=(wide,))).iloc[0]
    assert Fraction(row["lower"]) < Fraction(1, 3)
    assert Fraction(row["upper"]) > Fraction(2, 3)


def test_a_cause_is_told_with_its_figures() -> None:
    audit = made_audit()
    cause = Explanation("other_base", (5, 7), Fraction(30), "33%")
    found = replace(audit.findings[1], verdict="explained", explanation=cause)
    row = findings_table(replace(audit, findings=(found,))).iloc[0]
    assert (row["cause"], row["cause_figures"], row["proposal"]) == ("other_base", "5 7", "33%")


def test_a_report_without_findings_gives_a_table_with_its_columns() -> None:
    assert list(findings_table(replace(made_audit(), findings=())).columns) == list(FINDING_COLUMNS)


@pytest.mark.parametrize("make", [figures_table, findings_table])
def test_an_unknown_language_is_refused(make: type) -> None:
    with pytest.raises(BadUsage, match="'fr'"):
        make(made_audit(), "fr")


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\tx", "\r=1"])
def test_a_formula_is_made_inert(cell: str, tmp_path: Path) -> None:
    path = write_csv(pd.DataFrame({"label": [cell]}), tmp_path / "x.csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert [*csv.reader(file)][1] == [f"'{cell}".replace("\r", "\n")]


@pytest.mark.parametrize("cell", ["-5.3", "-1/3", "16,6%", "chi bộ = 3"])
def test_numbers_and_words_are_left_alone(cell: str, tmp_path: Path) -> None:
    path = write_csv(pd.DataFrame({"label": pd.array([cell], dtype="string")}), tmp_path / "x.csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert [*csv.reader(file)][1] == [cell]


def test_a_table_written_twice_is_the_same_bytes_with_unix_line_ends(tmp_path: Path) -> None:
    table = findings_table(made_audit())
    one, two = (write_csv(table, tmp_path / name).read_bytes() for name in ("one.csv", "two.csv"))
    assert one == two
    assert b"\r\n" not in one


def test_a_table_read_back_is_the_table(tmp_path: Path) -> None:
    table = figures_table(made_audit())
    again = pd.read_csv(write_csv(table, tmp_path / "figures.csv"), dtype=FIGURE_COLUMNS)
    pd.testing.assert_frame_equal(table, again)


def test_a_folder_that_cannot_be_written_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadUsage, match=r"file/figures\.csv.*another output folder"):
        write_csv(figures_table(made_audit()), tmp_path / "file" / "figures.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_nothing_but_the_table_is_left_behind(tmp_path: Path) -> None:
    write_csv(figures_table(made_audit()), tmp_path / "new" / "figures.csv")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["figures.csv"]
