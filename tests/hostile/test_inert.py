"""The judges themselves: each has to see what is alive, or the other tests here could not fail."""

from pathlib import Path

import pypdf
import pytest
import xlsxwriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.hostile import inert
from tests.hostile.payloads import PAYLOADS, Payload

MARKS = tuple(payload.mark for payload in PAYLOADS)
#: Payloads that are alive in a page which takes them as they are; the others aim at other outputs or at Markdown.
ALIVE_IN_HTML = {
    "script",
    "script end",
    "event",
    "svg event",
    "style end",
    "comment end",
    "fetched picture",
    "frame",
    "link",
}


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_page_that_takes_words_for_markup_is_alive(payload: Payload) -> None:
    """The same payload, unescaped and escaped."""
    page = f"<html><body><p>{payload.text.replace(chr(0), '')}</p></body></html>"
    assert bool(inert.alive_in_html(page, MARKS)) == (payload.name in ALIVE_IN_HTML)


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", []),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", ["script"]),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", ["onload"]),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><a href='java\nscript:x'/></svg>", ["java script:x"]),
    ],
)
def test_a_picture_with_a_script_is_alive(picture: bytes, expected: list[str]) -> None:
    assert inert.alive_in_svg(picture) == expected


@pytest.mark.parametrize(("text", "expected"), [("a\tb\n", 0), ("\x1b[31m", 1), ("a\u202eb", 1), ("\x9b2J\r", 2)])
def test_characters_that_command_a_terminal_are_alive(text: str, expected: int) -> None:
    assert len(inert.alive_in_terminal(text)) == expected


def test_a_cell_that_calculates_is_alive(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n=1+1,-5\n'=1+1,@A1\n", encoding="utf-8")
    assert inert.alive_in_csv(path) == ["=1+1", "@A1"]


def test_a_workbook_that_calculates_or_links_is_alive(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "-5")
        sheet.write_string(1, 0, "'=1+1")
    assert inert.alive_in_workbook(path) == []
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1")
        sheet.write_url(1, 0, "http://qz.invalid/")
        sheet.write_string(2, 0, "@SUM(1)")
    found = inert.alive_in_workbook(path)
    assert {"xl/worksheets/sheet1.xml f", "xl/worksheets/sheet1.xml hyperlink", "@SUM(1)"} <= set(found)
    assert "xl/worksheets/_rels/sheet1.xml.rels http://qz.invalid/" in found


def test_a_pdf_with_actions_is_alive(tmp_path: Path) -> None:
    path, writer = tmp_path / "x.pdf", pypdf.PdfWriter()
    writer.add_blank_page(72, 72)
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(5)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    writer.add_attachment("x.txt", b"x")
    writer.write(path)
    assert {"/JavaScript", "/JS", "/EmbeddedFile"} <= set(inert.alive_in_pdf(path))
