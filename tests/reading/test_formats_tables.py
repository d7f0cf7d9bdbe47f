"""Tables are read row by row, each value under the heads of its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reading.formats.tables import MAX_COLUMNS, Cell, table_blocks, to_grid


def lines(*rows: list[Cell | str]) -> list[str]:
    """Write a table's rows as the reader sees them."""
    cells = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]
    return ["".join(piece.text for piece in block) for block in table_blocks(to_grid(cells), 1) if block]


def test_values_stand_under_their_heads() -> None:
    assert lines(["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Kết nạp", "120", "118"], ["Chi bộ mới", "9", "11"]) == [
        "Chỉ tiêu: Kết nạp; Kế hoạch: 120; Thực hiện: 118",
        "Chỉ tiêu: Chi bộ mới; Kế hoạch: 9; Thực hiện: 11",
    ]


def test_heads_of_two_rows_are_joined_and_merged_cells_said_once() -> None:
    assert lines(
        [Cell("Chỉ tiêu", rows=2), Cell("Năm 2024", columns=2), "Năm 2025"],
        ["Kế hoạch", "Thực hiện", "Kế hoạch"],
        ["Kết nạp", "120", "118", "130"],
    ) == ["Chỉ tiêu: Kết nạp; Năm 2024, Kế hoạch: 120; Năm 2024, Thực hiện: 118; Năm 2025, Kế hoạch: 130"]


@pytest.mark.parametrize(
    ("head", "value", "read"),
    [
        ("Tỷ lệ (%)", "98,3", "Tỷ lệ: 98,3%"),
        ("Tỷ lệ %", "98,3", "Tỷ lệ: 98,3%"),
        ("%", "98,3", "98,3%"),
        ("Tỷ lệ (%)", "98,3%", "Tỷ lệ: 98,3%"),
        ("Thu (ĐVT: tỷ đồng)", "1.234,5", "Thu: 1.234,5 tỷ đồng"),
        ("Dân số (nghìn người)", "370", "Dân số: 370 nghìn người"),
        ("Diện tích (km2)", "9,96", "Diện tích: 9,96 km2"),
        ("Kế hoạch (lũy kế)", "120", "Kế hoạch (lũy kế): 120"),
        ("Thu (tỷ đồng)", "vượt", "Thu (tỷ đồng): vượt"),
        ("Thực hiện:", "120", "Thực hiện: 120"),
    ],
)
def test_a_number_takes_the_unit_of_its_column(head: str, value: str, read: str) -> None:
    assert lines(["Tên", head, "Số"], ["A", value, "5"]) == [f"Tên: A; {read}; Số: 5"]


@pytest.mark.parametrize("head", ["STT", "TT", "Số TT", "stt."])
def test_running_numbers_are_list_marks(head: str) -> None:
    assert lines([head, "Đơn vị", "Số"], ["1", "Phường A", "120"], ["II.", "Phường B", "118"]) == [
        "1. Đơn vị: Phường A; Số: 120",
        "II. Đơn vị: Phường B; Số: 118",
    ]


def test_prose_is_not_the_name_of_a_column() -> None:
    prose = "Kết quả " * 30

    assert lines(["Tên", prose], ["A", "120"]) == [f"Tên; {prose}", "A; 120"]


def test_years_are_heads() -> None:
    assert lines(["Tên", "2024", "2025"], ["A", "120", "118"]) == ["Tên: A; 2024: 120; 2025: 118"]


def test_a_row_that_numbers_the_columns_has_no_heads() -> None:
    assert lines(["Tên", "Kế hoạch", "Thực hiện"], ["A", "(1)", "(2)"], ["B", "120", "118"]) == [
        "A; (1); (2)",
        "Tên: B; Kế hoạch: 120; Thực hiện: 118",
    ]


def test_a_title_and_the_name_of_a_section_stand_alone() -> None:
    assert lines([Cell("Bảng 5: Kết quả", columns=2)], ["Tên", "Số"], [Cell("I. Đảng", columns=2)], ["A", "120"]) == [
        "Bảng 5: Kết quả",
        "Tên: I. Đảng",
        "Tên: A; Số: 120",
    ]


def test_a_table_without_heads_or_numbers_is_read_as_it_stands() -> None:
    assert lines(["QUẬN ỦY", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 72-KH/QU", "Hà Nội, ngày 24/11/2025"]) == [
        "QUẬN ỦY; ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 72-KH/QU; Hà Nội, ngày 24/11/2025",
    ]
    assert lines(["A", "120"], ["B", "118"]) == ["A; 120", "B; 118"]


def test_marked_heads_need_no_numbers_below() -> None:
    assert lines([Cell("Tên", head=True), Cell("Việc", head=True)], ["A", "xong"]) == ["Tên: A; Việc: xong"]


def test_places_name_table_row_and_column() -> None:
    grid = to_grid([[Cell("Tên"), Cell("Kế hoạch")], [Cell("A"), Cell("120")], [Cell("B"), Cell("118"), Cell("thêm")]])
    places = [piece.place for block in table_blocks(grid, 2) for piece in block]

    assert places[1] == "table 2, row 2, column Kế hoạch"
    assert places[-1] == "table 2, row 3, column 3"


TEXTS = st.text("abăđ 0123456789.,%()", max_size=6)
CELLS = st.builds(Cell, TEXTS, st.booleans(), st.integers(1, 5), st.integers(1, 9999))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_value_below_the_heads_is_lost_or_said_twice(rows: list[list[Cell]]) -> None:
    marked = [[cell._replace(text=f"v{i}-{j}", head=False) for j, cell in enumerate(row)] for i, row in enumerate(rows)]
    blocks = list(table_blocks(to_grid(marked), 1))  # no cell is a number, so that no row names columns

    assert [piece.text.rstrip("; ") for block in blocks for piece in block] == [c.text for row in marked for c in row]


def test_a_cell_that_claims_a_million_columns_gets_a_sheet() -> None:
    grid = to_grid([[Cell("120", columns=10**6), Cell("118", columns=10**6)], [Cell("5", rows=10**6)]])

    assert [len(row) for row in grid] == [MAX_COLUMNS + 1, 1]
