"""HTML and markdown say on paper what they say on the screen, and a warning says what they do not."""

import pytest
from nbformat import NotebookNode

from tests.showing.typst_notebooks import code, markup, notebook, objects, pdf, printed, prose, shown, text


def body(cell: NotebookNode) -> str:
    """Export a cell as markup, without the template and the title block."""
    return markup(notebook(prose("# Số"), cell)).rpartition(",\n)\n\n")[2].strip()


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>một <b>hai</b></p>", '#"một "#strong[#"hai"]'),
        ("một<br>hai", '#"một"#linebreak()#"hai"'),
        ("<ul><li>a<li>b</ul>", '#list([#"a"], [#"b"])'),
        ("<h3>Mục</h3>", '#heading(level: 1)[#"Mục"]'),
        ("<pre> a\n  b</pre>", '#printed(" a\\n  b")'),
        ("<code>x</code>", '#raw("x")'),
        ("<a href='https://vi.du'>x</a>", '#link("https://vi.du")[#"x"]'),
        ("<a href='javascript:x()'>x</a>", '#"x"'),
        ("<div class='alert alert-warning'>x</div>", '#admonition("Lưu ý")[#"x"]'),
        ("<blockquote>x</blockquote>", '#quote(block: true)[#"x"]'),
        ("H<sub>2</sub>O &lt; 1", '#"H"#sub[#"2"]#"O < 1"'),
        ("<!-- thầm --><style>p {}</style>x", '#"x"'),
    ],
)
def test_html_becomes_readable(html: str, written: str) -> None:
    assert body(code(shown("text/html", html))) == written


@pytest.mark.parametrize(
    ("html", "warning"),
    [
        ("<p>x</p>", "cell 2: HTML set as plain text"),
        ("<script>x()</script><iframe></iframe>", "cell 2: HTML left out of the PDF: iframe, script"),
        ("<table><tr><td>1</td></tr></table>", None),
        ("<img src='https://vi.du/a.png' alt='ảnh'>", "cell 2: picture left out: https://vi.du/a.png"),
    ],
)
def test_what_html_loses_is_told_with_its_cell(
    html: str, warning: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    pdf(notebook(prose("# Số"), code(shown("text/html", html))))
    assert [record.message for record in caplog.records] == ([warning] if warning else [])


def test_an_output_in_no_form_we_know_is_told(caplog: pytest.LogCaptureFixture) -> None:
    pdf(notebook(prose("# Số"), code(shown("application/x-model", "x"))))
    assert [record.message for record in caplog.records] == ["cell 2: output left out of the PDF: application/x-model"]


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("**a** *b* ~~c~~ `d`", '#strong[#"a"]#" "#emph[#"b"]#" "#strike[#"c"]#" "#raw("d")'),
        ("a<br>b <sup>2</sup>", '#"a"#linebreak()#"b "#super[#"2"]'),
        ("<b>a *b</b> c*", '#strong[#"a "#emph[#"b"#" c"]]'),
        ("- a\n  - b\n", '#list(tight: true, [#"a"\n#list(tight: true, [#"b"])])'),
        ("3. a\n4. b\n", '#enum(start: 3, tight: true, [#"a"], [#"b"])'),
        ("- [x] a\n- [ ] b\n", '#list(tight: true, [#"☑ "#"a"], [#"☐ "#"b"])'),
        ("> [!TIP]\n> a", '#admonition("Gợi ý")[#"a"\n\n]'),
        ("> a", '#quote(block: true)[#"a"\n\n]'),
        ("a[^1]\n\n[^1]: b", '#"a"#footnote[#"b"]'),
        ("```python\na = 1\n```", '#code("a = 1", lang: "python")'),
        ("---", "#rule()"),
        ("#1 là số", '#"#1 là số"'),
        ("[a](mailto:b@vi.du)", '#link("mailto:b@vi.du")[#"a"]'),
        ("[a](file:///etc/passwd)", '#"a"'),
        (
            "### a\n\n##### b\n\n## c",
            '#heading(level: 1)[#"a"]\n\n#heading(level: 2)[#"b"]\n\n#heading(level: 1)[#"c"]',
        ),
    ],
)
def test_markdown_becomes_typst(source: str, written: str) -> None:
    assert body(prose(source)) == written


def test_a_picture_pasted_into_a_cell_is_set() -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    cell = prose("![chấm](attachment:a.png)", attachments={"a.png": {"image/png": dot}})
    assert body(cell) == '#chart("picture-1.png", alt: "chấm", width: 0.8pt)'


def test_links_to_the_web_can_be_followed() -> None:
    document = pdf(notebook(prose("# Số\n\n[a](https://vi.du/?a=1&b=2) và <https://vi.du/c>")))
    links = [str(entry["/URI"]) for entry in objects(document) if isinstance(entry, dict) and "/URI" in entry]
    assert links == ["https://vi.du/?a=1&b=2", "https://vi.du/c"]


def test_a_progress_bar_is_shown_as_it_ended() -> None:
    cell = code(printed("1%\r50%\r\x1b[31m100%\x1b[0m\nxong\n"))
    assert body(cell) == '#printed("100%\\nxong")'


def test_nothing_said_is_lost_between_tags() -> None:
    parts = (
        "<div>một<section>hai<span>ba<div>bốn</div>năm</span>",
        "</section><details><summary>sáu</summary>bảy</details></div>",
    )
    html = "".join(parts)
    assert (
        text(pdf(notebook(prose("# Số"), code(shown("text/html", html))))) == "Số một hai ba bốn năm sáu bảy Trang 1/1"
    )
