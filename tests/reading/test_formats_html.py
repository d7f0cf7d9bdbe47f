"""Web pages give their article and not their menus; a saved document is read whole."""

import unicodedata

import pytest

from helpers.errors import UnreadableReport
from helpers.reading.formats.html import extract_html
from tests.reading.office_files import as_tcvn3, as_windows_1258

LONG = [
    "Trong năm 2025, các cấp ủy đã mở 125 lớp bồi dưỡng cho 10.250 lượt cán bộ, đảng viên, đạt 104,2% kế hoạch năm.",
    "Công tác kiểm tra được làm đúng kế hoạch: kiểm tra 38 tổ chức và 214 đảng viên, nhắc nhở 16 trường hợp.",
    "Kết nạp 764 người.",
]
BODY = "".join(f"<p>{text}</p>" for text in LONG)
TABLE = (
    "<table><thead><tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm 2025</th></tr>"
    "<tr><th>Kế hoạch</th><th>Tỷ lệ (%)</th></tr></thead><tr><td>Kết nạp</td><td>120</td><td>98,3</td></tr></table>"
)
TABLE_TEXT = "Chỉ tiêu: Kết nạp; Năm 2025, Kế hoạch: 120; Năm 2025, Tỷ lệ: 98,3%"
MENU = "<ul>" + "".join(f"<li><a href='/m{i}'>Chuyên mục {i}</a></li>" for i in range(31, 43)) + "</ul>"
RELATED = (
    "<ul>" + "".join(f"<li><a href='/r{i}'>Phường {i} họp phiên {i + 60}</a></li>" for i in range(51, 57)) + "</ul>"
)
FOOT = "<p>Bản quyền 1999. Điện thoại: 024 3851 2345. Lượt truy cập: 1.234.567</p>"
HEAD = "<p class=title><h1>Kết quả năm 2025: 11/9 chỉ tiêu</h1></p><div>24/11/2025 08:00</div><p>Tóm tắt 7 việc.</p>"


def text_of(page: str) -> str:
    """Extract the text of a page in UTF-8."""
    return extract_html(f"<!doctype html><meta charset=utf-8><body>{page}</body>".encode()).text


PAGES = {
    "elements": f"<header>{MENU}</header><nav>{MENU}</nav><main><article>{HEAD}{BODY}{TABLE}</article></main>"
    f"<aside>{RELATED}</aside><footer>{FOOT}</footer>",
    "classes": f"<div class=menu>{MENU}</div><div class=detail>{HEAD}<div class=content>{BODY}{TABLE}</div>"
    f"<div class=relate>{RELATED}</div></div><div class=footer>{FOOT}</div>",
    "layout table": f"<div>{MENU}</div><table><tr><td>{RELATED}</td><td>{HEAD}{BODY}{TABLE}</td></tr></table>"
    f"<footer>{FOOT}</footer>",
    "roles": f"<div role=navigation>{MENU}</div><div>{HEAD}<div>{BODY}{TABLE}</div></div>"
    f"<div role=contentinfo>{FOOT}</div>",
    "sections": f"<div>{MENU}</div><div class=wrap>{HEAD}<div><div>{BODY}</div></div>{TABLE}</div>"
    f"<footer>{FOOT}</footer>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_article_from_the_headline_on(name: str) -> None:
    text = text_of(PAGES[name])

    headline, date, lead = "Kết quả năm 2025: 11/9 chỉ tiêu", "24/11/2025 08:00", "Tóm tắt 7 việc."
    assert text.split("\n\n") == [headline, date, lead, *LONG, TABLE_TEXT]


def test_a_document_saved_as_html_is_read_whole() -> None:
    page = f"<div class=Section1><p><span>Có 5 xã</span></p>{TABLE}<p>Đạt <b>12</b><i>,5</i>%</p>7 hết</div>"

    assert text_of(page).split("\n\n") == ["Có 5 xã", TABLE_TEXT, "Đạt 12,5%", "7 hết"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>12 km<sup>2</sup>, tăng 5<sup>1</sup> lần</p>", "12 km², tăng 5¹ lần"),
        ("Thu 12<br>Chi 7<br><br>Dư 5", "Thu 12\nChi 7\n\nDư 5"),
        ("<p>22.<b>824</b>&nbsp;người  là\n&#7843;nh</p>", "22.824\u00a0người là ảnh"),
        ("<ul><li>5 xã<li>7 phường</ul>", "5 xã\n\n7 phường"),
        ("<p>a<!-- 99 -->b <script>var x = 98</script><style>p {width: 97px}</style>5</p>", "ab 5"),
        ("<table><tr><td>Một ô 5</td></tr></table>", "Một ô 5"),
        ("<table><caption>Bảng 5</caption><tr><th>Tên<th>Số<tr><td>A<td>7</table>", "Bảng 5\n\nTên: A; Số: 7"),
        ("<table><tr><th>Tên<th>Số<tr><td><p>A<p>B<td>7</table>", "Tên: A; B; Số: 7"),
        ("<p>5 &lt;script&gt;alert(1)&lt;/script&gt;</p>", "5 <script>alert(1)</script>"),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert text == text_of(markup)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("html", f"<p>{LONG[0]}</p>".encode()),
        ("html", f"<meta charset=iso-8859-1><p>{LONG[0]}</p>".encode()),
        ("html", f"<?xml version='1.0' encoding='utf-8'?><html><p>{LONG[0]}</p></html>".encode()),
        ("html", f"<p>{LONG[0]}</p>".encode("utf-16")),
        ("windows-1258 in html", b"<meta charset='windows-1258'>" + as_windows_1258(f"<p>{LONG[0]}</p>")),
        ("tcvn3 in html", f"<meta charset=windows-1252><p>{as_tcvn3(LONG[0])}</p>".encode("cp1252")),
        ("tcvn3 in html", f"<p>{as_tcvn3(LONG[0])}</p>".encode()),
        ("tcvn3 in html", f"<p>{as_tcvn3(LONG[0])}</p>".encode("ascii", "xmlcharrefreplace")),
    ],
)
def test_the_encoding_of_a_page_is_found(encoding: str, data: bytes) -> None:
    extract = extract_html(data)

    assert extract.encoding == encoding
    assert unicodedata.normalize("NFC", extract.text) == LONG[0]


def test_a_letter_cut_by_the_server_does_not_cost_the_page() -> None:
    head = "<meta charset=utf-8><meta name=description content='Tổng k".encode() + b"\xe1\xba'>"
    extract = extract_html(head + f"<p>{LONG[0]}</p>".encode() * 5)

    assert (extract.text.split("\n\n"), extract.encoding) == ([LONG[0]] * 5, "damaged utf-8 in html")


def test_places_are_paragraphs_and_cells() -> None:
    extract = extract_html(f"<p>Có 5 xã</p>{TABLE}<p>hết 7</p>".encode())

    assert [place for _, place in extract.places] == [
        "paragraph 1",
        "table 1, row 3, column Chỉ tiêu",
        "table 1, row 3, column Năm 2025, Kế hoạch",
        "table 1, row 3, column Năm 2025, Tỷ lệ (%)",
        "paragraph 2",
    ]


def test_a_page_nested_beyond_reading_is_refused_not_cut() -> None:
    with pytest.raises(UnreadableReport, match="nests its parts too deeply"):
        extract_html(b"<p>5</p>" + b"<div>" * 500 + b"7" + b"</div>" * 500)
