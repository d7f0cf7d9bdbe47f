"""Word documents are read in their order, in their final version, with notes and tables."""

import pytest

from helpers.errors import UnreadableReport
from helpers.reading.formats.docx import extract_docx
from tests.reading.office_files import as_tcvn3, package, paragraph, run, table, word, word_parts

NOTE = f'<w:footnote w:id="7"><w:p>{run("Theo báo cáo số 15.")}</w:p></w:footnote>'
MARK = '<w:r><w:footnoteReference w:id="7"/></w:r>'


def text_of(body: str) -> str:
    """Extract the text of a body."""
    return extract_docx(word(body)).text


def test_paragraphs_tables_and_notes_keep_their_order_and_places() -> None:
    body = f"<w:p>{run('Đạt 12 việc')}{MARK}</w:p>" + table(["Tên", "Số"], ["A", "120"]) + paragraph("Hết 5 năm")
    extract = extract_docx(word(body, NOTE))

    assert extract.text == "Đạt 12 việc[¹]\n\nTên: A; Số: 120\n\nHết 5 năm\n\nTheo báo cáo số 15."
    assert [(extract.text[start:][:3], place) for start, place in extract.places] == [
        ("Đạt", "paragraph 1"),
        ("Tên", "table 1, row 2, column Tên"),
        ("Số:", "table 1, row 2, column Số"),
        ("Hết", "paragraph 2"),
        ("The", "footnote 1"),
    ]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f'<w:smartTag w:element="metricconverter">{run("46,84 ha")}</w:smartTag>', "46,84 ha"),
        (f'<w:ins w:id="1">{run("thêm 7")}</w:ins>', "thêm 7"),
        (run("còn 5") + '<w:del w:id="1"><w:r><w:delText>bớt 9</w:delText></w:r></w:del>', "còn 5"),
        (f"<w:sdt><w:sdtContent>{run('ô 5')}</w:sdtContent></w:sdt>", "ô 5"),
        (f'<w:hyperlink w:anchor="x">{run("mục 5")}</w:hyperlink>', "mục 5"),
        (f'<w:fldSimple w:instr="SUM(A1)">{run("12")}</w:fldSimple>', "12"),
        (f"<w:dir>{run('12')}</w:dir><w:bdo>{run(',5')}</w:bdo>", "12,5"),
        (run("120") + "<w:r><w:ptab/></w:r>" + run("118") + "<w:r><w:cr/></w:r>" + run("5"), "120\t118\n5"),
        (f'<w:moveFrom w:id="1">{run("bớt 9")}</w:moveFrom><w:moveTo w:id="2">{run("dời 9")}</w:moveTo>', "dời 9"),
        (run("22") + run(".8") + run("24"), "22.824"),
        (run("2020") + "<w:r><w:noBreakHyphen/></w:r>" + run("2025"), "2020\u20112025"),
        (run("một") + "<w:r><w:br/></w:r>" + run("hai 2"), "một\nhai 2"),
        (run("a") + "<w:r><w:tab/></w:r>" + run("5"), "a\t5"),
        (run("1\u00a0234\u00a0567"), "1\u00a0234\u00a0567"),
        (run("12 km") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "12 km²"),
        (run("<script>5</script> & =7"), "<script>5</script> & =7"),
    ],
)
def test_a_run_is_read_however_it_is_wrapped(inner: str, text: str) -> None:
    assert text == text_of(f"<w:p>{inner}</w:p>")


def test_merged_cells_and_marked_heads() -> None:
    body = table(
        ["Chỉ tiêu^", "Năm 2024>2"], ["^", "Kế hoạch (người)", "Tỷ lệ (%)"], ["A", "B", "1"], ["Kết nạp", "120", "98,3"]
    )

    assert text_of(body) == "A; B; 1\n\nChỉ tiêu: Kết nạp; Năm 2024, Kế hoạch: 120 người; Năm 2024, Tỷ lệ: 98,3%"
    assert text_of(table(["Tên", "Việc"], ["A", "xong"], head=True)) == "Tên: A; Việc: xong"


def test_old_fonts_are_read() -> None:
    extract = extract_docx(word(paragraph(as_tcvn3("Tổng số đảng viên là 22.824")) + paragraph("Được 5 xã")))

    assert (extract.text, extract.encoding) == ("Tổng số đảng viên là 22.824\n\nĐược 5 xã", "tcvn3 in docx")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "custom/item1.xml", "_rels/.rels"])
def test_a_document_type_in_any_part_is_refused(part: str) -> None:
    parts = word_parts(paragraph("5 xã"))
    parts[part] = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + parts.get(part, b"<x/>")

    with pytest.raises(UnreadableReport, match="declares XML entities"):
        extract_docx(package(parts))
