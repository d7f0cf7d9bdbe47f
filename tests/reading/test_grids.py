"""Numbers in tables take name and unit from the heads of row and column, whatever form the table came in."""

from pathlib import Path

import pytest

from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from helpers.reading.records import Document, Figure
from tests.reading.office_files import word

HEADS = ("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)")
ROWS = [("1", "Thu ngân sách (tỷ đồng)", "1.200", "1.250", "104,2"), ("2", "Hộ nghèo", "500 hộ", "450 hộ", "90,0")]
EXPECTED = [
    ("1.200", "money", "1200000000000", "Thu ngân sách, Kế hoạch"),
    ("1.250", "money", "1250000000000", "Thu ngân sách, Thực hiện"),
    ("104,2", "percent", "104.2", "Thu ngân sách, Tỷ lệ"),
    ("500", "count", "500", "Hộ nghèo, Kế hoạch"),
    ("450", "count", "450", "Hộ nghèo, Thực hiện"),
    ("90,0", "percent", "90.0", "Hộ nghèo, Tỷ lệ"),
]


def html() -> bytes:
    def row(cells: tuple[str, ...]) -> str:
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    return f"<meta charset=utf-8><table>{''.join(map(row, [HEADS, *ROWS]))}</table>".encode()


def docx() -> bytes:
    def row(cells: tuple[str, ...]) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in cells) + "</w:tr>"

    return word(f"<w:tbl>{''.join(map(row, [HEADS, *ROWS]))}</w:tbl><w:p/>")


def markdown() -> bytes:
    rule = ("---",) * len(HEADS)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEADS, rule, *ROWS)).encode()


def tabbed() -> bytes:
    return "\n".join("\t".join(cells) for cells in (HEADS, *ROWS)).encode()


FORMS = {"t.html": html, "t.docx": docx, "t.md": markdown, "t.txt": tabbed}


def statistics(document: Document) -> list[Figure]:
    return [figure for figure in read_figures(document).figures if figure.is_statistic]


@pytest.mark.parametrize("name", FORMS)
def test_a_table_in_any_form_gives_the_same_figures(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS[name]())
    assert [(f.printed, f.kind, str(f.value), f.label) for f in statistics(read_document(path))] == EXPECTED


def test_a_table_without_heads_names_its_rows() -> None:
    text = "| Huyện A | 120 |\n| Huyện B | 80 |"
    assert [f.label for f in statistics(Document("x", text, "", ""))] == ["Huyện A", "Huyện B"]


def test_a_unit_of_the_row_is_not_that_of_its_rates() -> None:
    text = "Chỉ tiêu\tThực hiện\tSo sánh\nThu (tỷ đồng)\t1.250\t104,2"
    assert [f.unit for f in statistics(Document("x", text, "", ""))] == ["đồng", None]


def test_prose_in_a_cell_is_read_as_prose() -> None:
    text = "| Nội dung | Số |\n|---|---|\n| Kết nạp 764 đảng viên mới, đạt 102% | 5 |"
    members, share, number = statistics(Document("x", text, "", ""))
    assert [members.label, share.label] == ["đảng viên mới", "đảng viên mới"]
    assert (number.kind, number.unit) == ("count", None)


def test_a_column_of_units_gives_each_row_its_own() -> None:
    text = "| TT | Nội dung | ĐVT | KH | % so KH |\n|---|---|---|---|---|\n| I | Thu | Tỷ đồng | 1.200 | 104,2 |\n"
    text += "| II | Hộ nghèo | hộ | 482 | 96,4 |"
    told = [(f.kind, str(f.value), f.unit, f.label) for f in statistics(Document("x", text, "", ""))]
    assert told == [
        ("money", "1200000000000", "đồng", "Thu, KH"),
        ("percent", "104.2", "%", "Thu, % so KH"),
        ("count", "482", "hộ", "Hộ nghèo, KH"),
        ("percent", "96.4", "%", "Hộ nghèo, % so KH"),
    ]


def test_offices_in_a_column_called_unit_are_no_units() -> None:
    text = "Đơn vị\tHội viên\nĐảng bộ xã A\t90\nchi bộ Một\t80"
    assert [f.label for f in statistics(Document("x", text, "", ""))] == [
        "Đảng bộ xã A, Hội viên",
        "chi bộ Một, Hội viên",
    ]


@pytest.mark.parametrize("caption", ["Đơn vị tính: triệu đồng", "ĐVT: Triệu đồng.", "Bảng 2: Thu (triệu đồng)"])
def test_the_line_before_a_table_gives_its_unit(caption: str) -> None:
    text = f"{caption}\n\n| Nội dung | Năm nay | Tỷ lệ |\n|---|---|---|\n| Thu | 1.345,5 | 112,1 |"
    amount, share = statistics(Document("x", text, "", ""))
    assert [(amount.kind, amount.value), share.kind] == [("money", 1345500000), "percent"]


def test_a_sign_below_a_head_that_compares_is_a_direction() -> None:
    text = "Nội dung\tSố hộ\tSo với năm trước\nHộ nghèo\t482\t-18\nHộ khá\t90\t+7\nHộ giàu\t12\t0"
    assert [f.direction for f in statistics(Document("x", text, "", ""))] == [None, "down", None, "up", None, None]


def test_a_unit_in_a_head_over_several_columns_holds_below_it(tmp_path: Path) -> None:
    heads = "<tr><th rowspan=2>Xã<th colspan=2>Đảng viên (người)<tr><th>Năm trước<th>Năm nay"
    path = tmp_path / "t.html"
    path.write_text(f"<meta charset=utf-8><table>{heads}<tr><td>A<td>312<td>325</table>", encoding="utf-8")
    told = [(f.unit, f.label) for f in statistics(read_document(path))]
    assert told == [("người", "A, Đảng viên, Năm trước"), ("người", "A, Đảng viên, Năm nay")]
