"""A notebook full of everything difficult or hostile becomes a PDF in which it is only text."""

import base64
import io
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_raw_cell
from pandas.io.formats.style_render import CSSDict
from PIL import Image

from helpers.showing.typst import TypstPDFExporter
from tests.showing.typst_notebooks import (
    code,
    drawing,
    failed,
    notebook,
    objects,
    pdf,
    pictures,
    printed,
    prose,
    quick_text,
    read,
    shown,
    text,
)

HOSTILE = [
    '#read("secret.txt")',
    '#import "@preview/evil:1.0.0": *',
    '#eval("1 + 1")',
    "#include('secret.typ')",
    '#panic("hỏng")',
    '"#panic()"',
    '\\"); #panic(); //',
    "]#panic()[",
    "*/ #panic() /*",
    "`#panic()`",
    "<label> @label",
    "\\input{/etc/passwd}",
    "\\write18{ls}",
    "$ #panic() $",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "</svg><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "= tiêu đề",
    "~ * _ ^ & % # $ \\ { } [ ] ( ) < > @ ' \" ` / | ! ? : ; , . + - =",
    "\\u{202e}",
]
"""What somebody might put into a report; none of it may do anything but be read."""

PLAIN = [attack for attack in HOSTILE if attack.isprintable() and not re.search("[<`$*_\\[\\]|]|^=", attack)]


LINE = "".join(f"{number:04d}ế" for number in range(800))
"""A line of four thousand letters without a space."""

SIGNS = "😀 👩‍👩‍👧 🇻🇳 مرحبا شكرا שלום"
"""Emoji, and words written from right to left."""

NESTED = "\n".join(f"{'  ' * depth}{'-' if depth % 2 else '1.'} tầng {depth}" for depth in range(9))


def wide() -> pd.DataFrame:
    """Make a table of eighteen columns."""
    rows = [[round((18 * row + column) * 1.37 - 30, 2) for column in range(18)] for row in range(4)]
    return pd.DataFrame(rows, columns=[f"Cột số {number}" for number in range(18)])


def long() -> pd.DataFrame:
    """Make a table of three hundred rows."""
    return pd.DataFrame({"Tỉnh": [f"Tỉnh #{row} [a] *b* $c$" for row in range(300)], "Giá trị": range(300)})


def levels() -> str:
    """Make a table whose rows and columns have names on two levels, hostile ones."""
    index = pd.MultiIndex.from_product([HOSTILE[:2], HOSTILE[2:4]], names=["#", "$"])
    return str(pd.DataFrame([[1, 2, 3, 4]] * 4, index=index, columns=index).to_html())


def coloured() -> str:
    """Make a styled table with hostile words and styles."""
    styler = pd.DataFrame({"a": HOSTILE, "b": range(len(HOSTILE))}).style.format(escape="html").highlight_max()
    hostile: list[CSSDict] = [
        {"selector": "td", "props": "color: #panic(); background-color: url(http://vi.du); font-weight: bold"}
    ]
    return str(styler.set_table_styles(hostile).set_caption("#panic()").to_html())


def torture() -> NotebookNode:
    """Make the notebook: every kind of cell and output, each with every hostile text."""
    all_of_it = "\n".join(HOSTILE)
    row = "".join(f"<td>{attack.replace('&', '&amp;').replace('<', '&lt;')}</td>" for attack in HOSTILE)
    letters = "".join(
        f'<text x="30" y="{20 + 9 * y}">{attack.replace("&", "&amp;").replace("<", "&lt;")}</text>'
        for y, attack in enumerate(HOSTILE)
    )
    return notebook(
        prose("# Thử #1: $100 & 50% <b>đậm</b> @ai *nhấn* `a*b_c` \\ và ~sóng~"),
        *(
            prose(f"## {attack}\n\n{attack}\n\n> {attack}\n\n- {attack}\n\n| {attack} |\n|--|\n| {attack} |")
            for attack in HOSTILE
        ),
        *(
            prose(f"[{attack}]({attack})\n\n![{attack}]({attack})\n\n<i title='{attack}'>{attack}</i>")
            for attack in HOSTILE
        ),
        *(code(shown("text/latex", f"$${attack}$$"), shown("text/markdown", attack)) for attack in HOSTILE),
        code(printed(all_of_it), printed(all_of_it, "stderr"), failed(*HOSTILE), source=all_of_it),
        code(shown("text/html", f"<table><tr>{row}</tr></table>{all_of_it}")),
        code(shown("image/svg+xml", drawing(470, 220, letters), alt=all_of_it, caption=all_of_it)),
        code(shown("application/json", {"a": HOSTILE})),
        *(code(shown("text/html", table)) for table in (wide().to_html(), long().to_html(), levels(), coloured())),
        prose(NESTED),
        code(printed(LINE), source=LINE),
        prose(f"{LINE}\n\n`{LINE}`\n\n| {LINE} |\n|--|\n\n{SIGNS}"),
        code(shown("text/html", f"<p>{SIGNS}</p><table><tr><th>{SIGNS}</th></tr></table>")),
        new_raw_cell(all_of_it),
        title=all_of_it,
        report=all_of_it,
        publisher=all_of_it,
        period=all_of_it,
        language=HOSTILE[0],
        version=all_of_it,
        date=HOSTILE[0],
        sha256=all_of_it,
        parameters={attack: attack for attack in HOSTILE},
    )


@pytest.fixture(scope="module")
def tortured() -> bytes:
    """Return the PDF of the notebook."""
    return pdf(torture())


@pytest.fixture(scope="module")
def found(tortured: bytes) -> str:
    """Return the text of that PDF without its spaces."""
    return text(tortured).replace(" ", "")


def test_hostile_text_stands_there_as_often_as_it_was_written(found: str) -> None:
    assert [attack for attack in HOSTILE if attack.replace(" ", "") not in found] == []
    straight = re.sub("[“”]", '"', found)
    assert [attack for attack in PLAIN if straight.count(attack.replace(" ", "")) < 10] == []


def test_every_word_of_it_is_there(found: str) -> None:
    said = [LINE, "tầng8", *(f"{value:.2f}" for value in wide().to_numpy().flat), "شكرا"[::-1], "😀"]
    assert [word for word in said if word not in found and word[::-1] not in found] == []
    assert [row for row in range(300) if f"Tỉnh#{row}[a]*b*$c${row}" not in found] == []


def test_nothing_in_the_pdf_can_be_run_and_links_lead_to_the_web_only(tortured: bytes) -> None:
    entries = [entry for entry in objects(tortured) if isinstance(entry, dict)]
    addresses = [str(entry["/URI"]) for entry in entries if "/URI" in entry]
    assert [address for address in addresses if not address.startswith(("https://", "http://", "mailto:"))] == []
    assert {str(entry["/S"]) for entry in entries if "/S" in entry} & {"/JavaScript", "/Launch", "/SubmitForm"} == set()
    assert [entry for entry in entries if {"/JS", "/EF", "/OpenAction", "/AA"} & entry.keys()] == []


def test_a_file_beside_the_notebook_is_not_read(tmp_path: Path) -> None:
    for name in ("secret.txt", "secret.typ"):
        (tmp_path / name).write_text("KHOMAT", encoding="utf-8")
    exporter = TypstPDFExporter()  # type: ignore[no-untyped-call]
    document, _ = exporter.from_notebook_node(torture(), {"metadata": {"path": str(tmp_path)}})
    assert "KHOMAT" not in quick_text(document)
    assert "#panic()" in quick_text(document)


def test_nothing_runs_off_the_page(tortured: bytes) -> None:
    for page in pictures(tortured):
        left, right = page.crop((0, 0, 58, page.height)), page.crop((page.width - 58, 0, page.width, page.height))
        assert [len(side.getcolors() or []) for side in (left, right)] == [1, 1]


def test_a_table_of_eighteen_columns_is_whole() -> None:
    document = pdf(notebook(prose("# Số"), code(shown("text/html", wide().to_html()))))
    assert {f"{value:.2f}" for value in wide().to_numpy().flat} - set(text(document).split()) == set()


def test_a_table_of_three_hundred_rows_goes_on_with_its_head_on_every_page() -> None:
    pages = [
        page.extract_text()
        for page in read(pdf(notebook(prose("# Số"), code(shown("text/html", long().to_html()))))).pages
    ]
    found = " ".join(" ".join(pages).split())
    assert [row for row in range(300) if f"Tỉnh #{row} [a] *b* $c$ {row}" not in found] == []
    assert [page.count("Giá trị") for page in pages] == [1] * len(pages)
    assert ["tiếp theo trang trước" in page for page in pages] == [False] + [True] * (len(pages) - 1)


@pytest.mark.parametrize("form", ["{}", "`{}`", "    {}", "| {} |\n|--|"])
def test_a_line_of_four_thousand_letters_is_whole_and_within_the_margins(form: str) -> None:
    document = pdf(notebook(prose(form.format(LINE))))
    found = text(document).replace(" ", "")
    assert [number for number in range(800) if f"{number:04d}ế" not in found] == []
    for page in pictures(document):
        assert len(page.crop((page.width - 58, 0, page.width, page.height)).getcolors() or []) == 1


def test_a_cell_longer_than_a_page_is_whole() -> None:
    said = " ".join(f"chữ{number}" for number in range(4000))
    document = pdf(
        notebook(prose("# Số"), code(shown("text/html", f"<table><tr><td>1</td><td>{said}</td></tr></table>")))
    )
    assert set(said.split()) - set(text(document).split()) == set()


def test_signs_no_font_has_are_named() -> None:
    document = pdf(notebook(prose("# Số\n\n中 \ue000 a\x07b\u202ec 😀 مرحبا שלום")))
    assert [part in text(document) for part in ("[U+4E2D]", "[U+E000]", "abc", "😀")] == [True] * 4


@pytest.mark.parametrize("depth", [5, 60, 3000])
@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<blockquote>", "> ", "*", "[", "$\\frac{", "- "])
def test_nesting_however_deep_costs_no_word(opening: str, depth: int) -> None:
    said = f"{opening * depth}đây"
    cells = [prose(said)] if opening[0] != "<" else [prose(said), code(shown("text/html", said))]
    assert text(pdf(notebook(prose("# Số"), *cells))).count("đây") >= len(cells) - (opening == "$\\frac{")


def test_a_broken_picture_costs_only_itself(caplog: pytest.LogCaptureFixture) -> None:
    whole = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(whole, "PNG")
    broken = [
        shown("image/png", base64.b64encode(whole.getvalue()[:-20]).decode()),
        shown("image/png", "không phải base64"),
        shown("image/svg+xml", "<svg"),
        shown("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="0"/>'),
        shown(
            "image/svg+xml", '<!DOCTYPE s [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="9">&a;</svg>'
        ),
    ]
    good = shown("image/svg+xml", drawing(100, 50, '<text x="9" y="30">còn đây</text>'), alt="-")
    found = text(pdf(notebook(prose("# Số"), code(*broken, good))))
    assert (found.count("[không đọc được hình này]"), found.count("còn đây")) == (5, 1)
    assert all(record.message.startswith("cell 2: unreadable picture") for record in caplog.records)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*"#*_`[](){}<>|$\\\"'~=-+/@!&^:; \n1aế", "<b>", "</td>", "<tr>", "![", "](", "```"]),
        max_size=40,
    )
)
def test_no_text_can_break_the_page(pieces: list[str]) -> None:
    said = "".join(pieces)
    cell = code(printed(said), shown("text/html", said), shown("text/latex", said))
    assert pdf(notebook(prose(said), cell)).startswith(b"%PDF")
