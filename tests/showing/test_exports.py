"""Tables for other programs: what is read back is the table, and nothing in it runs."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from helpers.errors import BadUsage
from helpers.showing.exports import export, parquet_bytes, xlsx_bytes
from helpers.showing.tables import figures_table, findings_table
from tests.showing.made_audit import made_audit

HOSTILE = ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\tx", "\r=1", "{=1}", "http://x.example", "a\r\nb"]


def rows(path: Path) -> Sequence[Sequence[object]]:
    """Read the one sheet of a workbook."""
    [sheet] = CalamineWorkbook.from_path(path).sheet_names
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def test_a_table_is_written_in_three_forms_and_nothing_else(tmp_path: Path) -> None:
    paths = export(findings_table(made_audit()), tmp_path / "out" / "findings")
    assert [path.name for path in paths] == ["findings.csv", "findings.xlsx", "findings.parquet"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in paths}


def test_parquet_read_back_is_the_table_with_its_types(tmp_path: Path) -> None:
    table = figures_table(made_audit())
    again = pd.read_parquet(export(table, tmp_path / "figures")[2])
    pd.testing.assert_frame_equal(table, again)


def test_a_workbook_read_back_has_numbers_as_numbers_and_printed_digits_as_words(tmp_path: Path) -> None:
    table = figures_table(made_audit())
    head, *body = rows(export(table, tmp_path / "figures")[1])
    assert head == list(table.columns)
    assert len(body) == len(table)
    assert [row[head.index("value")] for row in body] == [float(v) if pd.notna(v) else "" for v in table["value"]]
    assert [row[head.index("printed")] for row in body] == list(table["printed"])
    assert {type(row[head.index("printed")]) for row in body} == {str}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("22824", 22824.0),
        ("-0.5", -0.5),
        ("123456789012345", 123456789012345.0),
        ("1234567890123456", "1234567890123456"),
        ("1/3", "1/3"),
        ("0.1234567890123456789", "0.1234567890123456789"),
    ],
)
def test_a_number_too_long_for_a_spreadsheet_keeps_its_digits(value: str, expected: object, tmp_path: Path) -> None:
    path = export(pd.DataFrame({"value": [value]}), tmp_path / "x")[1]
    assert rows(path)[1] == [expected]


def test_no_cell_of_a_workbook_or_csv_is_a_formula_and_parquet_keeps_the_words(tmp_path: Path) -> None:
    table = pd.DataFrame({"label": HOSTILE})
    comma, book, parquet = export(table, tmp_path / "x")
    expected = [*(f"'{cell}".replace("\r", "\n") for cell in HOSTILE[:6]), "{=1}", "http://x.example", "a\nb"]
    assert [row[0] for row in rows(book)[1:]] == expected
    with comma.open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == expected
    assert list(pd.read_parquet(parquet)["label"]) == HOSTILE


def test_a_cell_longer_than_a_spreadsheet_can_hold_is_cut(tmp_path: Path) -> None:
    path = export(pd.DataFrame({"quote": ["x" * 40_000]}), tmp_path / "x")[1]
    assert rows(path)[1] == ["x" * 32_767]


@pytest.mark.parametrize("write", [xlsx_bytes, parquet_bytes])
def test_the_same_table_is_the_same_bytes(write: object) -> None:
    table = findings_table(made_audit())
    assert callable(write)
    assert write(table) == write(table)


def test_an_empty_table_keeps_its_columns(tmp_path: Path) -> None:
    table = findings_table(replace(made_audit(), findings=()))
    _, book, parquet = export(table, tmp_path / "x")
    assert rows(book) == [list(table.columns)]
    assert list(pd.read_parquet(parquet).columns) == list(table.columns)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadUsage, match="another output folder"):
        export(figures_table(made_audit()), tmp_path / "file" / "figures")
