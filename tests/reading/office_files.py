"""Makers of office files for the tests: Word packages, PDFs by typst and by hand, legacy bytes by inverse tables."""

import io
import unicodedata
import zipfile
from html import escape

import typst

from helpers.reading import legacy

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/footnotes.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
</Types>"""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"""
_PARTS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>"""


def paragraph(text: str) -> str:
    """Write a Word paragraph of one run."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str) -> str:
    """Write a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: list[str], head: bool = False) -> str:
    """Write a Word table; a cell is text, or ``text>2`` for two columns, or ``text^`` and ``^`` for merged rows."""
    return f"<w:tbl>{''.join(_row(row, head and not index) for index, row in enumerate(rows))}</w:tbl>"


def _row(cells: list[str], head: bool) -> str:
    """Write one row."""
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(map(_cell, cells))}</w:tr>"


def _cell(cell: str) -> str:
    """Write one cell."""
    text, _, span = cell.partition(">")
    properties = f'<w:gridSpan w:val="{span}"/>' if span else ""
    if text.endswith("^"):
        properties += "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text.rstrip('^'))}</w:tc>"


def word_parts(body: str, footnotes: str = "") -> dict[str, bytes]:
    """Write the parts of a Word package."""
    return {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _PACKAGE.encode(),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/_rels/document.xml.rels": _PARTS.encode(),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}">{footnotes}</w:footnotes>'.encode(),
    }


def package(parts: dict[str, bytes]) -> bytes:
    """Zip the parts of a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str, footnotes: str = "") -> bytes:
    """Write a Word document."""
    return package(word_parts(body, footnotes))


def typeset(markup: str) -> bytes:
    """Typeset a PDF; the set-up is a narrow page with a number below."""
    setup = '#set page(width: 12cm, height: 15cm, numbering: "1")\n#set text(font: "Libertinus Serif", size: 11pt)\n'
    made = typst.compile((setup + markup).encode(), ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def pdf(*streams: bytes, page: bytes = b"", trailer: bytes = b"") -> bytes:
    """Write a PDF by hand, one content stream a page, set in Helvetica."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, stream in enumerate(streams):
        resources = b"/Resources << /Font << /F 3 0 R >> >> /MediaBox [0 0 400 400]"
        objects.append(b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R %s >>" % (resources, 5 + 2 * index, page))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table_at)


def printed(text: str) -> bytes:
    """Write the content stream that prints one line of plain letters."""
    return b"BT /F 12 Tf 40 300 Td (%s) Tj ET" % text.encode("ascii")


def as_tcvn3(text: str) -> str:
    """Write Vietnamese in TCVN3 (ABC) as Western text; capitals with tones become small, as the fonts have none."""
    inverse = {letter: chr(code) for code, letter in legacy._TCVN3_LETTERS.items()}
    small = "".join(c if c.isascii() or c in "ĂÂÊÔƠƯĐ" else c.lower() for c in unicodedata.normalize("NFC", text))
    return "".join(inverse.get(c, c) for c in small)


def as_vni(text: str) -> str:
    """Write Vietnamese in VNI as Western text."""
    inverse = {letter: vni for vni, letter in legacy._VNI.items()}
    return "".join(inverse.get(c, c) for c in unicodedata.normalize("NFC", text))


def as_windows_1258(text: str) -> bytes:
    """Write Vietnamese in Windows-1258: letters with their hats, tones as characters of their own."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        hats = "".join(m for m in marks[1:] if m in "\u0302\u0306\u031b")
        tones = "".join(m for m in marks[1:] if m not in "\u0302\u0306\u031b")
        out += (unicodedata.normalize("NFC", marks[0] + hats) + tones).encode("cp1258")
    return out
