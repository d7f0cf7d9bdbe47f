from dataclasses import replace

import pytest

from helpers.showing.map_table import MAP_COLUMNS, map_table
from tests.showing.made_audit import TEXT, made_audit


def test_every_figure_stands_on_the_line_where_it_is_printed() -> None:
    audit = made_audit()
    table = map_table(audit, "vi")
    lines, figures = table[table["standing"] == "text"], table[table["standing"] != "text"]
    assert [int(line) for line in figures["line"]] == [figure.start // 60 for figure in audit.figures]
    assert list(figures["start"]) == [figure.start % 60 / 60 for figure in audit.figures]
    assert len(lines) == -(-len(TEXT) // 60)
    assert lines["end"].iloc[-1] == pytest.approx(len(TEXT) % 60 / 60)


def test_a_figure_bears_its_standing_and_its_printed_digits() -> None:
    table = map_table(made_audit(), "vi")
    doubtful = table[table["standing"] == "inconsistent"]
    assert list(doubtful["words"]) == ["20", "30%"]


def test_a_paragraph_opens_without_the_signs_of_its_format() -> None:
    audit = made_audit("## **Mục 1**\n\n" + TEXT)
    openings = map_table(audit, "vi").query("standing == 'text' and words != ''")["words"]
    assert openings.iloc[0] == "Mục 1**"
    assert openings.iloc[1].startswith("Năm 2022, xếp loại")


@pytest.mark.parametrize("paragraphs", [1, 30, 900])
def test_a_text_of_any_length_fits_a_page(paragraphs: int) -> None:
    audit = made_audit()
    text = TEXT + "\n" + "Một đoạn văn nữa, dài hơn một dòng.\n" * paragraphs
    table = map_table(replace(audit, document=replace(audit.document, text=text)), "vi")
    assert table["line"].max() < 60
    assert table["paragraph"].nunique() <= 48


def test_a_report_without_figures_has_no_map() -> None:
    table = map_table(replace(made_audit(), figures=()), "vi")
    assert table.empty
    assert tuple(table) == MAP_COLUMNS
