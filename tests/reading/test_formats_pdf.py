"""PDFs give paragraphs, not lines; cells stay apart; page numbers and running heads go."""

import pytest

from helpers.reading.formats.lines import Glyph, paragraphs, to_lines
from helpers.reading.formats.pdf import extract_pdf
from tests.reading.office_files import as_vni, pdf, printed, typeset

LONG = (
    "Năm 2025, toàn quận có 22.824 đảng viên được xếp loại, bằng 78,3% của 29.150 đảng viên; trong đó 3.318 đồng chí "
    "xuất sắc (16,6%), thu ngân sách đạt 1.234,5 tỷ đồng, tăng 12,7% so với cùng kỳ năm trước và vượt dự toán đầu năm."
)


@pytest.mark.parametrize(
    "setting", ["#set par(justify: true)", "#set par(first-line-indent: 1cm)", "#set text(size: 8pt)"]
)
def test_wrapped_lines_are_paragraphs_again(setting: str) -> None:
    assert extract_pdf(typeset(f"{setting}\n{LONG}\n\n{LONG}\n\nHết 5 năm.")).text == f"{LONG}\n\n{LONG}\n\nHết 5 năm."


def test_columns_are_read_one_after_the_other() -> None:
    text = extract_pdf(typeset(f"#set page(columns: 2)\n{LONG}\n\n{LONG}\n\n{LONG}\n\n{LONG}")).text

    assert " ".join(text.split()) == " ".join([LONG] * 4)


@pytest.mark.parametrize("gap", ["1fr", "auto"])
def test_cells_of_a_row_stay_apart(gap: str) -> None:
    table = (
        f"#table(columns: ({gap}, {gap}, {gap}), [Tên], [Kế hoạch], [Đạt], [Thu], [120], [118], [Chi], [2.500], [610])"
    )

    assert extract_pdf(typeset(f"{LONG}\n{table}")).text.split("\n\n")[1:] == [
        "Tên; Kế hoạch; Đạt",
        "Thu; 120; 118",
        "Chi; 2.500; 610",
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("giai đoạn 2020-#linebreak()2025 đạt", "giai đoạn 2020-2025 đạt"),
        ("Số 72-KH/#linebreak()QU đề ra", "Số 72-KH/QU đề ra"),
        ("= Mục 5\nĐạt 7 việc.", "Mục 5\n\nĐạt 7 việc."),
        ('12 km#super("2", typographic: false), 5 việc', "12 km², 5 việc"),
        ("- Có 5 xã;\n- Có 7 phường.", "• Có 5 xã;\n\n• Có 7 phường."),
    ],
)
def test_lines_become_text(markup: str, text: str) -> None:
    assert text == extract_pdf(typeset(markup)).text


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = "#pagebreak()\n".join(f"Trang này có {number} việc.\n" for number in (120, 7, 42))
    extract = extract_pdf(typeset(f"#set page(header: [Báo cáo 2025])\n{pages}"))

    assert extract.text == "Trang này có 120 việc.\n\nTrang này có 7 việc.\n\nTrang này có 42 việc."
    assert [place for _, place in extract.places] == ["page 1", "page 2", "page 3"]


def test_a_number_at_a_page_edge_that_counts_no_pages_is_kept() -> None:
    assert extract_pdf(pdf(printed("120"), printed("118"))).text == "120 118"


def test_a_paragraph_that_goes_on_overleaf_stays_one() -> None:
    extract = extract_pdf(typeset("Toàn quận kết nạp\n#pagebreak()\n764 đảng viên.\n"))

    assert extract.text == "Toàn quận kết nạp 764 đảng viên."
    assert extract.places == ((0, "page 1"), (extract.text.index("764"), "page 2"))


def test_old_fonts_are_read() -> None:
    extract = extract_pdf(typeset(f"#text[{as_vni(LONG)}]"))

    assert (extract.text, extract.encoding) == (LONG, "vni in pdf")


def glyphs(text: str, *, spacing: float, made_up: bool) -> list[Glyph]:
    """Set text in letters of 5 by 10 points; ``|`` is a gap of that many points."""
    row: list[Glyph] = []
    left = 0.0
    for letter in text:
        width = spacing if letter in " |" else 5.0
        shown = " " if letter == "|" else letter
        row.append(Glyph(shown, left, left + width, 0.0, 10.0, made_up or letter == "|"))
        left += width
    return row


def test_even_gaps_are_the_spaces_of_a_justified_line() -> None:
    written = [*glyphs("Thu đạt năm nay là 5 tỷ", spacing=3, made_up=False), Glyph("\n", 0, 0, 0, 0, True)]
    justified = [glyph._replace(bottom=-20, top=-10) for glyph in glyphs("chi|2|500|610|tỷ", spacing=9, made_up=False)]

    assert [line.text for line in to_lines([*written, *justified])] == ["Thu đạt năm nay là 5 tỷ", "chi 2 500 610 tỷ"]


def test_wide_gaps_divide_cells_even_without_written_spaces() -> None:
    assert [line.text for line in to_lines(glyphs("chi|500|610", spacing=15, made_up=True))] == ["chi; 500; 610"]


def test_no_lines_no_paragraphs() -> None:
    assert list(paragraphs(to_lines([]))) == []
