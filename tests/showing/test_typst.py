"""A notebook becomes a PDF that a person, a search engine and a screen reader can read."""

import base64
import io
import json
import logging
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from nbconvert.nbconvertapp import NbConvertApp
from nbformat import NotebookNode
from PIL import Image, ImageChops
from traitlets.config import Config

from helpers.showing.pictures import drawn
from helpers.showing.typst import TypesettingError, TypstExporter, TypstPDFExporter, notebook_to_pdf
from tests.showing.made_audit import made_audit
from tests.showing.typst_notebooks import (
    VIETNAMESE,
    code,
    drawing,
    failed,
    markup,
    notebook,
    pdf,
    pictures,
    printed,
    prose,
    read,
    shown,
    spoken,
    text,
    typefaces,
    words,
)

TABLE = "<table><tr><th></th><th>Số</th></tr><tr><th>Đảng viên</th><td>22.824</td></tr></table>"
FACE = "style=\"font: {} 9px 'IBM Plex Sans Condensed'\""
CHART = drawing(400, 120, f'<text x="40" y="60" {FACE.format(400)}>Hoàn thành tốt nhiệm vụ</text>')
PAGE = "Từ đầu nhiệm kỳ, con số này được nêu ở nhiều mục của báo cáo. " * 60
TOLD = {
    "title": "Tổng kết nhiệm kỳ",
    "report": "bao-cao.md",
    "publisher": "Phường Ví Dụ",
    "period": "2020–2025",
    "language": "vi",
    "parameters": {"sidecar": True},
    "sha256": "0" * 64,
    "version": "9.8.7",
    "date": "2026-11-23",
}


@pytest.fixture(scope="module")
def brief() -> NotebookNode:
    """Return a notebook with some of everything a brief has."""
    return notebook(
        prose("# Các số có khớp không?\n\nMười một trên chín, tức **122%** so với *chỉ tiêu*.[^1]\n\n[^1]: Chú thích."),
        prose("## Bảng\n\n| Khối | Số |\n|:--|--:|\n| phường | 4 |\n\n- một\n  - hai\n\n> lời dẫn\n\n`mã số`"),
        code(shown("text/html", TABLE), printed("in ra: được\n"), source="tính()"),
        code(shown("image/svg+xml", CHART, alt="Xếp loại", caption="Hình một. Xếp loại đảng viên.")),
        code(failed("Traceback", "ValueError: hỏng rồi")),
    )


def test_every_word_of_the_notebook_and_its_charts_is_in_the_pdf(brief: NotebookNode) -> None:
    cells = " ".join(cell.source for cell in brief.cells)
    outputs = (
        "Số Đảng viên in ra được Traceback ValueError hỏng rồi Hoàn thành tốt nhiệm vụ Hình một Xếp loại đảng viên"
    )
    assert set(words(f"{cells} {outputs}")) - set(words(text(pdf(brief)))) == set()


@pytest.mark.parametrize("marks", ["{}", "*{}*", "**{}**", "***{}***", "`{}`", "## {}", "| {} |\n|--|", "    {}"])
def test_every_vietnamese_letter_is_set_in_every_style(marks: str) -> None:
    document = pdf(notebook(prose("# Chữ"), prose(marks.format(" ".join(VIETNAMESE)))))
    assert (len(VIETNAMESE), set(VIETNAMESE) - set(text(document))) == (134, set())


def test_every_vietnamese_letter_is_set_in_charts() -> None:
    lines = "".join(
        f'<text x="0" y="{y}" {FACE.format(weight)}>{" ".join(VIETNAMESE)}</text>'
        for weight, y in ((400, 30), (700, 50))
    )
    found = text(pdf(notebook(prose("# Chữ"), code(shown("image/svg+xml", drawing(900, 60, lines), alt="-")))))
    assert {letter: found.count(letter) for letter in VIETNAMESE} == dict.fromkeys(VIETNAMESE, 2) | {"ữ": 3}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_of_every_chart_is_in_the_pdf(language: str) -> None:
    charts = drawn(made_audit(), language)
    cells = [code(shown("image/svg+xml", chart.svg, alt=chart.words)) for chart in charts]
    document = pdf(notebook(prose("# Số"), *cells))
    lines = [
        words(" ".join(letters.itertext()))
        for chart in charts
        for letters in ElementTree.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")
    ]
    found = Counter(words(text(document)))
    assert (len(charts), Counter(word for line in lines for word in line) - found) == (8, Counter())
    assert spoken(document) == [chart.words for chart in charts]


def test_only_our_typefaces_are_used(brief: NotebookNode) -> None:
    families = {name.partition("-")[0] for name in typefaces(pdf(brief))}
    assert families == {"IBMPlexSerif", "IBMPlexSansCond", "IBMPlexMono"}


def test_the_pdf_is_tagged_has_an_outline_and_declares_its_standards(brief: NotebookNode) -> None:
    reader = read(pdf(brief))
    root: Any = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "vi")
    assert [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)] == ["Bảng"]
    assert [mark in xmp for mark in ("part>2<", "conformance>A<", "pdfuaid:part>1<")] == [True] * 3
    assert "Các số có khớp không?" in xmp


def test_a_chart_is_described_by_its_output_or_else_by_its_heading() -> None:
    cells = [prose("# Số\n\n## Xếp loại"), code(shown("image/svg+xml", CHART))]
    assert spoken(pdf(notebook(*cells))) == ["Xếp loại"]
    assert spoken(pdf(notebook(*cells, code(shown("image/svg+xml", CHART, alt="Bốn cột"))))) == ["Xếp loại", "Bốn cột"]


@pytest.mark.parametrize("width", [100, 470, 900, 3000])
def test_a_chart_is_whole_and_within_the_margins(width: float) -> None:
    [page] = pictures(pdf(notebook(prose("# Số"), code(shown("image/svg+xml", drawing(width, 120))))))
    seen = {colour for _, colour in page.getcolors(1_000_000) or []}
    assert {(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 0, 255)} - seen == set()
    assert page.crop((0, 0, 62, page.height)).getcolors() == [(62 * page.height, (255, 255, 255))]
    assert page.crop((534, 0, page.width, page.height)).getcolors() == [
        ((page.width - 534) * page.height, (255, 255, 255))
    ]


@pytest.mark.parametrize(("dots", "inch", "points"), [(300, 100, 216), (1200, 100, 470), (300, 200, 108)])
def test_a_picture_of_dots_has_its_own_size_and_never_more_than_the_text(dots: int, inch: int, points: float) -> None:
    made, kept = Image.new("RGB", (dots, 60), "lime"), io.BytesIO()
    made.save(kept, "PNG", dpi=(inch, inch))
    shot = shown("image/png", base64.b64encode(kept.getvalue()).decode(), alt="xanh")
    [page] = pictures(pdf(notebook(prose("# Số"), code(shot))))
    apart = ImageChops.difference(page, Image.new("RGB", page.size, "lime")).convert("L")
    box = apart.point(lambda level: 255 * (level < 9)).getbbox()
    assert box is not None
    assert box[2] - box[0] == pytest.approx(points, abs=2)


def test_a_chart_taller_than_the_page_is_whole() -> None:
    *_, page = pictures(pdf(notebook(prose("# Số\n\nmột"), code(shown("image/svg+xml", drawing(300, 3000))))))
    assert {(255, 0, 0), (255, 0, 255)} <= {colour for _, colour in page.getcolors(1_000_000) or []}


def test_the_title_block_says_what_the_run_told() -> None:
    found = text(pdf(notebook(prose("một"), **TOLD, edition="bản rút gọn")))
    said = [
        "Tổng kết nhiệm kỳ",
        "Phường Ví Dụ · bản rút gọn · 2020–2025",
        "bao-cao.md",
        "23 tháng 11 năm 2026",
        "9.8.7",
        "sidecar = true",
    ]
    assert [part for part in [*said, "0" * 64] if part not in found] == []


def test_what_papermill_alone_tells_is_in_the_title_block() -> None:
    made = notebook(prose("# Một"))
    given = {"report": "bao-cao.md", "language": "en", "sidecar": False}
    made.metadata["papermill"] = {"parameters": given, "start_time": "2026-11-23T02:15:00"}
    said = ("Report bao-cao.md", "Date of the run November 23, 2026", "Parameters sidecar = false", "Page 1 of 1")
    assert [part for part in said if part not in text(pdf(made))] == []


def test_what_the_run_did_not_tell_is_left_out() -> None:
    assert text(pdf(notebook(prose("# Một\n\nhai")))) == "Một hai Trang 1/1"


def test_the_first_heading_is_the_title_and_not_repeated() -> None:
    assert text(pdf(notebook(prose("# Một *hai*\n\n## Ba")))) == "Một hai Ba Trang 1/1"


def test_the_name_of_the_reports_file_is_no_title() -> None:
    cell = code(shown("text/markdown", "# Báo cáo bao-cao.md\n\nhai"))
    found = text(pdf(notebook(cell, title="bao-cao", report="in/bao-cao.md")))
    assert found == "Báo cáo bao-cao.md Báo cáo in/bao-cao.md hai Trang 1/1"


def test_a_title_that_a_cell_displayed_is_not_repeated_either() -> None:
    cell = code(shown("text/markdown", "# Một\n\nhai"))
    assert text(pdf(notebook(cell))) == "Một hai Trang 1/1"


def test_the_page_speaks_the_language_of_the_report() -> None:
    told = TOLD | {"language": "en"}
    document = pdf(notebook(prose("one"), **told))
    root: Any = read(document).trailer["/Root"]
    assert root["/Lang"] == "en"
    assert [
        part for part in ("Date of the run", "November 23, 2026", "Page 1 of 1") if part not in text(document)
    ] == []


def test_a_straight_quotation_mark_is_set_as_the_language_sets_it() -> None:
    assert text(pdf(notebook(prose('# Một\n\ngọi là "tốt"')))) == "Một gọi là “tốt” Trang 1/1"


@pytest.mark.parametrize(("pages", "contents"), [(2, False), (4, True)])
def test_contents_are_listed_when_the_document_is_longer_than_three_pages(pages: int, contents: bool) -> None:
    cells = [prose(f"## Mục {number}\n\n{PAGE}") for number in range(pages)]
    assert ("Nội dung" in text(pdf(notebook(prose("# Số"), *cells)))) is contents


def test_charts_are_named_in_the_contents_by_the_title_drawn_in_them() -> None:
    charts = [code(shown("image/svg+xml", drawing(400, 600), alt="tranh", title=f"Hình {n}")) for n in "abcd"]
    first = read(pdf(notebook(prose("# Một"), *charts))).pages[0].extract_text()
    assert [n for n in "abcd" if f"Hình {n}" not in first] == []


def test_words_that_lead_to_a_table_are_tied_to_it() -> None:
    table = shown("text/html", "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>")
    led = markup(notebook(code(shown("text/markdown", "## Hai\n\nMột câu."), table)))
    assert '#lead[#"Một câu."]' in led
    assert "#lead[" not in markup(notebook(code(shown("text/markdown", "## Hai\n\nMột câu.\n\nHai câu."), table)))


def test_every_page_but_the_first_is_headed_and_all_are_numbered() -> None:
    pages = [" ".join(page.extract_text().split()) for page in read(pdf(notebook(prose(PAGE * 3), **TOLD))).pages]
    assert len(pages) > 2
    assert [page.endswith(f"Trang {number}/{len(pages)}") for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert ["Tổng kết nhiệm kỳ Phường Ví Dụ · 2020–2025" in page for page in pages[1:]] == [True] * (len(pages) - 1)


@pytest.mark.parametrize("lines", range(38, 54, 3))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    filling = "\n\n".join(["một"] * lines)
    [first, *_] = read(pdf(notebook(prose(f"# Số\n\n{filling}\n\n## Đầu mục\n\n{PAGE}")))).pages
    assert not first.extract_text().partition("Trang")[0].rstrip().endswith("Đầu mục")


def test_the_same_notebook_gives_the_same_bytes(brief: NotebookNode) -> None:
    assert pdf(brief) == pdf(nbformat.reads(nbformat.writes(brief), as_version=4))


@pytest.mark.parametrize(
    ("epoch", "told", "day"),
    [("0", {"date": "2026-11-23"}, "19700101"), ("", {"date": "2026-11-23"}, "20261123"), ("", {}, "19700101")],
)
def test_the_date_is_what_the_build_or_the_run_says(
    monkeypatch: pytest.MonkeyPatch, epoch: str, told: dict[str, str], day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    information: Any = read(pdf(notebook(prose("một"), **told))).metadata
    assert information["/CreationDate"].startswith(f"D:{day}")


def test_code_is_shown_unless_input_is_hidden(brief: NotebookNode) -> None:
    hidden = Config({"TemplateExporter": {"exclude_input": True}})  # what nbconvert makes of --no-input
    assert ["tính()" in text(pdf(brief)), "tính()" in text(pdf(brief, config=hidden))] == [True, False]


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ("remove-cell", []),
        ("remove-input", ["ra"]),
        ("hide-input", ["ra"]),
        ("remove-output", ["mã"]),
        ("hide-cell", []),
        ("hide-output", ["mã"]),
        ("x", ["mã", "ra"]),
    ],
)
def test_tags_leave_out_what_they_name(tag: str, left: list[str]) -> None:
    found = text(pdf(notebook(prose("# Số"), code(printed("ra"), source="mã", tags=(tag,)))))
    assert [word for word in ("mã", "ra") if word in found.split()] == left


def test_a_warning_names_the_cell_by_its_place_in_the_notebook(caplog: pytest.LogCaptureFixture) -> None:
    left_out = [prose("## một", "remove-cell"), prose("## hai", "remove-cell")]
    pdf(notebook(prose("# Số"), *left_out, code(shown("text/html", "<p>x</p>"))))
    assert [record.message for record in caplog.records] == ["cell 4: HTML set as plain text"]


def test_where_the_report_comes_from_is_said_once() -> None:
    cell = code(shown("text/markdown", "Tệp bao-cao.md, sha256 00", soatso="provenance"))
    assert "Tệp" not in text(pdf(notebook(cell, **TOLD)))
    assert "Tệp bao-cao.md, sha256 00" in text(pdf(notebook(cell)))


def test_a_raw_cell_for_another_format_is_left_out_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    raw = nbformat.v4.new_raw_cell("\\LaTeX", metadata={"format": "text/latex"})
    assert "LaTeX" not in text(pdf(notebook(prose("# Số"), raw)))
    assert [record.message for record in caplog.records] == ["cell 2: raw cell for text/latex left out"]


def test_a_function_writes_the_pdf_beside_nothing_else(tmp_path: Path, brief: NotebookNode) -> None:
    notebook_to_pdf(brief, tmp_path / "brief.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]
    assert "tính()" not in text((tmp_path / "brief.pdf").read_bytes())


def test_a_failure_leaves_the_old_pdf(tmp_path: Path, brief: NotebookNode, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    monkeypatch.setattr(TypstExporter, "set", lambda *_, **__: ("#panic()", {}))
    with pytest.raises(TypesettingError, match="Typst: panicked"):
        notebook_to_pdf(brief, tmp_path / "brief.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("brief.pdf", b"old")]


def test_a_path_finds_the_pictures_beside_it_and_none_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for place in ("in/a.svg", "b.svg"):
        (tmp_path / place).write_text(drawing(100, 50, f'<text x="9" y="30">tệp {place[-5]}</text>'), encoding="utf-8")
    made = notebook(prose("# Số\n\n![một](a.svg)\n\n![hai](../b.svg)"))
    nbformat.write(made, tmp_path / "in" / "book.ipynb")
    notebook_to_pdf(tmp_path / "in" / "book.ipynb", tmp_path / "book.pdf", language="en")
    found = text((tmp_path / "book.pdf").read_bytes())
    assert [part in found for part in ("tệp a", "tệp b", "hai [picture not in the notebook: ../b.svg]")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(("name", "exporter"), [("typst", TypstExporter), ("typstpdf", TypstPDFExporter)])
def test_nbconvert_knows_the_exporters_by_name(name: str, exporter: type[TypstExporter]) -> None:
    assert get_exporter(name) is exporter


def test_jupyterlab_lists_the_exporter_by_the_name_it_has() -> None:
    """JupyterLab itself would list it as "Typstpdf"; this entry of its menu is installed beside it."""
    told = json.loads((files("helpers.showing.typst") / "jupyterlab.json").read_text(encoding="utf-8"))
    [menu] = told["@jupyterlab/mainmenu-extension:plugin"]["menus"]
    [entry] = menu["items"][0]["submenu"]["items"]
    exporter = get_exporter(entry["args"]["format"])
    assert (exporter, entry["args"]["label"]) == (TypstPDFExporter, exporter.export_from_notebook)


def test_nbconvert_writes_markup_with_its_pictures_beside_it(tmp_path: Path, brief: NotebookNode) -> None:
    nbformat.write(brief, tmp_path / "brief.ipynb")
    app = NbConvertApp(log_level=logging.CRITICAL)
    app.initialize(["--to", "typst", str(tmp_path / "brief.ipynb")])
    app.start()
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {"brief.ipynb", "brief.typ", "brief_files/picture-1.svg"}
    assert '"brief_files/picture-1.svg"' in (tmp_path / "brief.typ").read_text(encoding="utf-8")


def test_nbconvert_writes_a_pdf_without_code_when_asked(tmp_path: Path, brief: NotebookNode) -> None:
    nbformat.write(brief, tmp_path / "brief.ipynb")
    app = NbConvertApp(log_level=logging.CRITICAL)
    app.initialize(["--to", "typstpdf", "--no-input", str(tmp_path / "brief.ipynb")])
    app.start()
    assert {path.name for path in tmp_path.iterdir()} == {"brief.ipynb", "brief.pdf"}
    assert "tính()" not in text((tmp_path / "brief.pdf").read_bytes())
