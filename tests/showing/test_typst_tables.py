"""Tables look as a newspaper sets them, whatever HTML they come from."""

import pandas as pd
import pytest

from helpers.showing.typst.alignment import is_numeric, paddings
from helpers.showing.typst.cells import Cell, spread
from helpers.showing.typst.layout import LANDSCAPE, PORTRAIT, cut, fit, height
from helpers.showing.typst.measuring import Column, measure
from helpers.showing.typst.styles import colour
from tests.showing.typst_notebooks import code, markup, notebook, pdf, pictures, prose, read, shown, text


def cells(*words: str) -> list[Cell]:
    """Make cells of words."""
    return [Cell(word, word) for word in words]


def html(content: str) -> str:
    """Export a notebook that displays some HTML as markup, without the template."""
    return markup(notebook(prose("# Số"), code(shown("text/html", content)))).partition("#show: report.with(")[2]


@pytest.mark.parametrize(
    ("column", "language", "unseen"),
    [
        (("16,6", "87,80", "3"), "vi", ["0", "", ",80"]),
        (("22.824", "3.318", "16,6"), "vi", [",6", ",6", ""]),
        (("1.234", "12.5", "7"), "en", ["", "34", ".234"]),
        (("0.13", "-2", "1.5"), "vi", ["", ".13", "3"]),
        (("12,1%", "0,1%", "100%"), "vi", ["", "", ",1"]),
        (("12,1%", "22.824", "0,1%", "7"), "vi", ["", ",1%", "", ",1%"]),
        (("2 ‰", "1,5"), "vi", [",5", " ‰"]),
        (("1,5", "", "NaN"), "vi", ["", "", ""]),
        (("1,5", "không", "2"), "vi", ["", "", ",5"]),
    ],
)
def test_decimal_signs_stand_under_each_other(column: tuple[str, ...], language: str, unseen: list[str]) -> None:
    assert paddings(cells(*column), language) == unseen


@pytest.mark.parametrize(
    ("column", "numeric"),
    [(("1", "22.824/29.150", "–"), True), (("14,5%", ""), True), (("1", "một"), False), (("", "NaN"), False)],
)
def test_figures_are_set_to_the_right(column: tuple[str, ...], numeric: bool) -> None:
    assert is_numeric(cells(*column)) is numeric


@pytest.mark.parametrize(
    ("columns", "turnable", "room"),
    [(4, True, PORTRAIT), (11, True, PORTRAIT), (15, True, LANDSCAPE), (15, False, None), (40, True, None)],
)
def test_a_wide_table_is_made_smaller_then_turned_then_cut(columns: int, turnable: bool, room: float | None) -> None:
    layout = fit([Column(6.0, 5.5)] * columns, turnable=turnable)
    assert (layout and layout.room) == room


def test_names_are_put_on_two_lines_before_a_table_is_turned() -> None:
    frame = pd.DataFrame([[0.25] * 18], columns=[f"Cột số {number}" for number in range(18)])
    [page] = read(pdf(notebook(prose("# Số"), code(shown("text/html", frame.to_html()))))).pages
    assert page.mediabox.width < page.mediabox.height
    assert [f"số {number}" in page.extract_text() for number in range(18)] == [True] * 18


def test_a_long_text_is_broken_and_its_neighbours_are_not() -> None:
    layout = fit([Column(9.0, 5.0), Column(300.0, 6.0), Column(8.0, 5.0)], turnable=True)
    assert layout is not None
    assert layout.widths is not None
    assert (layout.size, layout.widths[0], layout.widths[2]) == (8.6, 77.4, 68.8)
    assert sum(layout.widths) == pytest.approx(PORTRAIT, abs=0.1)


def test_widths_are_shared_so_that_the_table_is_low_and_short_texts_stay_whole() -> None:
    short, long = Column(9.0, 4.0, (8.0,) * 9), Column(60.0, 5.0, (55.0,) * 9)
    layout = fit([short, Column(20.0, 5.0, (19.0,) * 9), long], turnable=False)
    assert layout is not None
    assert layout.widths is not None
    assert layout.widths[0] == pytest.approx(9.0 * layout.size, abs=0.1)
    rows = 9 * (2 * 1.15 - 0.45) * layout.size + 9 * 6.4
    assert height([short, Column(20.0, 5.0, (19.0,) * 9), long], layout) == pytest.approx(rows)


@pytest.mark.parametrize("rows", [12, 40])
def test_a_table_is_broken_over_two_pages_only_if_it_is_tall(rows: int) -> None:
    frame = pd.DataFrame({"Tỉnh": [f"Tỉnh{row}" for row in range(rows)]})
    filling = prose("# Số\n\n" + "\n\n".join(["một"] * 34))
    document = read(pdf(notebook(filling, code(shown("text/html", frame.to_html())))))
    assert [f"Tỉnh{row}" in document.pages[0].extract_text() for row in (0, rows - 1)] == [rows == 40, False]


def test_a_column_is_as_wide_as_its_figures_with_what_follows_them_unseen() -> None:
    grid = [cells("20.039"), cells("0,1%")]
    [alone], [padded] = measure([], grid, {}), measure([], grid, {id(grid[0][0]): ",1%"})
    assert padded.natural > alone.natural + 1


def test_every_part_of_a_table_that_was_cut_names_its_rows() -> None:
    parts = cut([Column(10.0, 5.0)] * 21, 1, turnable=True)
    assert [part[0] for part in parts] == [0] * len(parts)
    assert [x for part in parts for x in part[1:]] == list(range(1, 21))


def test_a_span_ends_with_the_table_and_leaves_no_hole() -> None:
    tall, broad = Cell("a", "a", rows=9), Cell("b", "b", columns=2)
    grid = spread([[tall, broad], [Cell("c", "c")], []])
    assert [["".join(cell.plain) for cell in row] for row in grid] == [["a", "b", "b"], ["a", "c", ""], ["a", "", ""]]


def test_a_table_wider_than_any_page_is_cut_with_its_columns_named() -> None:
    frame = pd.DataFrame([[12345.678] * 40] * 3, columns=[f"cột{number}" for number in range(40)])
    document = pdf(notebook(prose("# Số"), code(shown("text/html", frame.to_html()))))
    assert ["cột0" in text(document), "cột39" in text(document), "Cột 2–" in text(document)] == [True] * 3
    assert [page.mediabox.width > page.mediabox.height for page in read(document).pages][1]
    for page in pictures(document):
        assert len(page.crop((page.width - 58, 0, page.width, page.height)).getcolors() or []) == 1


def test_a_table_within_a_list_cannot_turn_the_page_but_is_whole() -> None:
    row = "".join(f"<td>{number}{number}{number}{number}</td>" for number in range(1000, 1030))
    document = pdf(
        notebook(prose("# Số"), code(shown("text/html", f"<ul><li><table><tr>{row}</tr></table></li></ul>")))
    )
    assert {f"{number}" * 4 for number in range(1000, 1030)} - set(text(document).split()) == set()
    assert {page.mediabox.width < page.mediabox.height for page in read(document).pages} == {True}


def test_the_levels_of_an_index_stand_over_and_beside_their_parts() -> None:
    frame = pd.DataFrame(
        [list(range(4 * row, 4 * row + 4)) for row in range(4)],
        columns=pd.MultiIndex.from_product([["2024", "2025"], ["Nam", "Nữ"]]),
        index=pd.MultiIndex.from_product([["Bắc", "Trung"], ["đô thị", "nông thôn"]], names=["vùng", "khu vực"]),
    )
    found = html(frame.to_html())
    assert found.count("colspan: 2, align: center + bottom)[#over[") == 2
    assert found.count("table.cell(rowspan: 2)") == 2
    assert (
        text(pdf(notebook(prose("# Số"), code(shown("text/html", frame.to_html()))))).count("vùng khu vực Nam Nữ") == 1
    )


def test_the_name_of_an_index_needs_no_row_of_its_own() -> None:
    frame = pd.DataFrame({"số": [1]}, index=pd.Index(["a"], name="mục"))
    assert text(pdf(notebook(prose("# Số"), code(shown("text/html", frame.to_html()))))) == "Số mục số a 1 Trang 1/1"


def test_a_styler_keeps_its_colours_weight_sides_and_caption() -> None:
    styler = pd.DataFrame({"a": [1.5, -2.25], "b": ["ế", "ố"]}).style.format(decimal=",", precision=1)
    styler = styler.map(lambda _: "background-color: #ffcc00; color: navy; font-weight: bold", subset=["a"])
    found = html(
        styler.set_properties(subset=["b"], **{"text-align": "center"}).set_caption("Chú thích bảng").to_html()
    )
    assert found.count('table.cell(fill: rgb("#ffcc00"))[#text(weight: "semibold", fill: rgb("#000080"))[#"') == 2
    assert "(right, right, center,)" in found
    assert 'title: [#"Chú thích bảng"]' in found


@pytest.mark.parametrize(
    ("css", "typst"),
    [("red", "#ff0000"), ("#0f08", "#77ff77"), ("rgba(0, 0, 0, 0)", None), ("currentColor", None), ("url(x)", None)],
)
def test_colours_are_those_seen_on_paper(css: str, typst: str | None) -> None:
    assert colour(css) == typst


def test_a_bar_in_code_does_not_end_a_cell_of_markdown() -> None:
    assert "a|b 1" in text(pdf(notebook(prose("# Số\n\n| x | y |\n|:-:|--|\n| `a\\|b` | 1 |"))))


def test_the_sides_of_a_markdown_table_are_heeded() -> None:
    assert "(center, left, right,)" in markup(notebook(prose("# Số\n\n| x | y | z |\n|:-:|:--|---|\n| a | 1 | 2 |")))
