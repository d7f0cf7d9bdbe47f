"""One report in every form gives the same figures; what cannot be read gives one line."""

import hashlib
import io
import os
import re
import stat
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from helpers.errors import UnreadableReport
from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from helpers.reading.legacy import western_bytes
from tests.reading.office_files import (
    as_tcvn3,
    as_vni,
    as_windows_1258,
    package,
    paragraph,
    pdf,
    printed,
    typeset,
    word,
    word_parts,
)

PARAGRAPHS = [
    "Năm 2025, toàn quận có 22.824 đảng viên được xếp loại, bằng 78,3% của 29.150 đảng viên.",
    "Thu ngân sách đạt 1.234,5 tỷ đồng, tăng 12,7% so với cùng kỳ; diện tích 46,84ha.",
    "Kế hoạch số 72-KH/QU ngày 24/11/2025 đề ra 9 chỉ tiêu; đạt 11/9 chỉ tiêu.",
    "Giai đoạn 2020-2025 kết nạp từ 2.000 đến 2.500 đảng viên, trong đó có 764 người trẻ.",
]
FIGURES = ["2025", "22.824", "78,3%", "29.150", "1.234,5", "12,7%", "46,84", "72-", "24/11/2025", "9", "11/9"]
FIGURES += ["2020-2025", "2.000", "2.500", "764"]
TEXT = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)

MAKERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text": ("utf-8", TEXT.encode),
    "text with BOM": ("utf-8 with BOM", lambda: TEXT.encode("utf-8-sig")),
    "text in NFD": ("utf-8", lambda: unicodedata.normalize("NFD", TEXT).encode()),
    "text with CRLF": ("utf-8", lambda: TEXT.replace("\n", "\r\n").encode()),
    "text in UTF-16": ("utf-16-le", lambda: TEXT.encode("utf-16")),
    "text in Windows-1258": ("windows-1258", lambda: as_windows_1258(TEXT)),
    "text in TCVN3": ("tcvn3", lambda: western_bytes(as_tcvn3(TEXT))),
    "text in VNI": ("vni", lambda: western_bytes(as_vni(TEXT))),
    "TCVN3 in UTF-8": ("tcvn3 in utf-8", lambda: as_tcvn3(TEXT).encode()),
    "VNI in UTF-8": ("vni in utf-8", lambda: as_vni(TEXT).encode()),
    "markdown.md": ("utf-8", f"---\ntitle: Năm 2024\n---\n{TEXT}".encode),
    "Word.docx": ("docx", lambda: word("".join(map(paragraph, PARAGRAPHS)))),
    "Word in VNI.docx": ("vni in docx", lambda: word("".join(paragraph(as_vni(text)) for text in PARAGRAPHS))),
    "page.html": ("html", f"<meta charset=utf-8>{HTML}".encode),
    "page in Windows-1258.htm": (
        "windows-1258 in html",
        lambda: b"<meta charset=windows-1258>" + as_windows_1258(HTML),
    ),
    "page in TCVN3.html": ("tcvn3 in html", lambda: western_bytes(as_tcvn3(HTML))),
    "PDF.pdf": ("pdf", lambda: typeset(f"#set par(justify: true)\n{TEXT}")),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_report_in_any_form_has_the_same_figures(name: str, tmp_path: Path) -> None:
    encoding, make = MAKERS[name]
    path = tmp_path / (name if "." in name else f"{name}.txt")
    path.write_bytes(make())

    document = read_document(path)

    assert encoding == document.encoding
    assert re.findall(r"\d[\d.,/-]*(?<![.,/])%?", document.text[document.body_start :]) == FIGURES
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize("name", ["text in Windows-1258", "VNI in UTF-8", "Word.docx", "page.html", "PDF.pdf"])
def test_a_report_in_any_form_reads_the_same_values(name: str, tmp_path: Path) -> None:
    plain, other = tmp_path / "plain.txt", tmp_path / (name if "." in name else f"{name}.txt")
    plain.write_text(TEXT, encoding="utf-8")
    other.write_bytes(MAKERS[name][1]())

    expected, found = (
        [(f.printed, f.kind, f.value) for f in read_figures(read_document(p)).figures] for p in (plain, other)
    )

    assert expected == found


def test_line_ends_and_marks_stay_as_they_were_decoded(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("\ufeffMột\r\nhai\rba\u2028bốn e\u0301\n".encode())

    assert read_document(path).text == "Một\r\nhai\rba\u2028bốn e\u0301\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_metadata_and_counts_in_the_offsets(end: str, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    lines = ["---", "title: Báo cáo 5 năm", "date: 2025-11-24", "---", "Có 7 xã.", ""]
    path.write_bytes(end.join(lines).encode())

    document = read_document(path)

    assert document.metadata == {"title": "Báo cáo 5 năm", "date": "2025-11-24"}
    assert document.text[document.body_start :] == f"Có 7 xã.{end}"
    assert document.text == end.join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nCó 7 xã.\n\n---\n",
        "---\nKết quả năm nay: 7 xã.\n---\nhết",
        "----\na: 1\n---\n",
        "Có 7 xã.\n---\na: 1\n---\n",
        " ---\na: 1\n---\nhết",
        "---",
    ],
)
def test_a_rule_above_the_text_is_not_front_matter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")

    document = read_document(path)

    assert (document.body_start, document.metadata) == (0, {})


def test_only_markdown_has_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("---\na: 1\n---\nCó 7 xã.", encoding="utf-8")

    assert read_document(path).body_start == 0


def test_places_of_a_pdf_are_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(typeset("Có 7 xã.\n#pagebreak()\nCó 8 phường.\n"))

    document = read_document(path)

    assert document.places == ((0, "page 1"), (document.text.index("Có 8"), "page 2"))


def _encrypted() -> bytes:
    """Protect a PDF by a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(printed("Total 12")))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _locked_zip() -> bytes:
    """Set the encryption flag of every part of a Word package."""
    data = bytearray(word(paragraph("5 xã")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def _without(part: str) -> bytes:
    """Leave a part out of a Word package."""
    return package({name: data for name, data in word_parts(paragraph("5 xã")).items() if name != part})


def _with(part: str, data: bytes) -> bytes:
    """Put a part of one's own into a Word package."""
    return package({**word_parts(paragraph("5 xã")), part: data})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = word(paragraph("5 xã") * 50)
PDF = pdf(printed("Total 12"))
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (i + 1, i, i, i, i) for i in range(ord("a"), ord("k"))
)

#: name → (kind of refusal, bytes)
MALFORMED: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "empty.txt": ("empty", b""),
    "empty.pdf": ("empty", b""),
    "empty.docx": ("empty", b""),
    "blank.txt": ("empty", b" \r\n\t\n"),
    "blank-nbsp.txt": ("empty", "\u00a0\u2003\n".encode()),
    "bom-only.txt": ("empty", b"\xef\xbb\xbf"),
    "bom16-only.txt": ("empty", b"\xff\xfe"),
    "only-front-matter.md": ("empty", b"---\na: 1\n---\n\n"),
    "blank.html": ("empty", b"  \n"),
    "no-text.html": ("no_text", b"<html><body><img src=x><script>var a = 5</script></body></html>"),
    "deep.html": ("damaged", b"<div>" * 600 + b"5" + b"</div>" * 600),
    "binary.html": ("not_text", bytes(range(256)) * 8),
    "elf.txt": ("not_text", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4),
    "zeros.txt": ("not_text", b"\x00" * 5000),
    "one-zero.txt": ("not_text", b"Total 12\x00 things"),
    "controls.txt": ("not_text", b"\x01\x02\x05\x06 12"),
    "pdf.txt": ("not_text", PDF),
    "word.txt": ("not_text", WORD),
    "old-word.txt": ("not_text", OLE + b"\x00" * 600),
    "picture.txt": ("not_text", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "photo.md": ("not_text", b"\xff\xd8\xff\xe0" + bytes(200)),
    "rich.txt": ("not_text", b"{\\rtf1\\ansi 12}"),
    "cut-utf8.txt": ("encoding", "Tổng số đảng viên, Đống Đa, phường ấ".encode()[:-1]),
    "bad-utf8.md": ("encoding", "Tổng số đảng viên ".encode() * 5 + b"\xff\xfe 12"),
    "odd-utf16.txt": ("encoding", b"\xff\xfe" + "Tổng số".encode("utf-16-le") + b"\x01"),
    "western.txt": ("encoding", "Größe für Köln, Málaga, São, señor, façade: 12".encode("cp1252")),
    "open-front-matter.md": ("front_matter", b"---\ntitle: 1\n\nText 12"),
    "bad-front-matter.md": ("front_matter", b"---\ntitle: [1\n---\nText 12"),
    "tagged-front-matter.md": ("front_matter", b"---\na: !!python/object/apply:os.system [ls]\n---\nText 12"),
    "alias-front-matter.md": ("front_matter", b"---\na: &a [1]\nb: [*a, *a]\n---\nText 12"),
    "deep-front-matter.md": ("front_matter", b"---\na: " + b"[" * 20_000 + b"\n---\nText 12"),
    "long-front-matter.md": ("front_matter", b"---\na: " + b"x" * 100_000 + b"\n---\nText 12"),
    "list-as-name.md": ("front_matter", b"---\na: 1\n? [1]\n: 2\n---\nText 12"),
    "twice.md": ("front_matter", b"---\na: 1\na: 2\n---\nText 12"),
    "old.doc": ("unsupported", OLE + b"\x00" * 600),
    "rich.rtf": ("unsupported", b"{\\rtf1 12}"),
    "sheet.xlsx": ("unsupported", WORD),
    "old.docx": ("unsupported", OLE + b"\x00" * 600),
    "encrypted.docx": ("encrypted", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")),
    "locked.docx": ("encrypted", _locked_zip),
    "text.docx": ("damaged", b"Total 12"),
    "truncated.docx": ("damaged", WORD[: len(WORD) // 2]),
    "no-directory.docx": ("damaged", WORD[:-30]),
    "wrong-sum.docx": ("damaged", lambda: WORD.replace(WORD[60:70], b"0123456789", 1)),
    "only-zip.docx": ("damaged", package({"a.txt": b"12"})),
    "no-types.docx": ("damaged", lambda: _without("[Content_Types].xml")),
    "no-document.docx": ("damaged", lambda: _without("word/document.xml")),
    "bad-xml.docx": ("damaged", lambda: _with("word/document.xml", b"<w:document><w:body>")),
    "no-xml.docx": ("damaged", lambda: _with("word/document.xml", b"\x00\x01\x02")),
    "laughs.docx": ("damaged", lambda: _with("word/document.xml", LAUGHS + b"]><l>&k;</l>")),
    "entity.docx": (
        "damaged",
        lambda: _with("word/document.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'),
    ),
    "bomb.docx": ("too_large", lambda: _with("word/document.xml", b" " * 70_000_000)),
    "no-text.docx": ("no_text", word("<w:p/>")),
    "text.pdf": ("damaged", b"Total 12"),
    "truncated.pdf": ("damaged", PDF[: len(PDF) // 2]),
    "no-end.pdf": ("damaged", PDF[:-7]),
    "only-head.pdf": ("damaged", b"%PDF-1.7\n%%EOF"),
    "no-root.pdf": ("damaged", PDF.replace(b"/Type /Catalog /Pages 2 0 R", b"/Nothing 5")),
    "noise.pdf": ("damaged", b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF"),
    "encrypted.pdf": ("encrypted", _encrypted),
    "scan.pdf": ("no_text", pdf(b"0 0 200 200 re f")),
    "half-scan.pdf": ("no_text", pdf(printed("Total 12"), b"0 0 200 200 re f")),
    "no-meaning.pdf": ("no_text", pdf(b"BT /F 12 Tf 40 300 Td (\\001\\002\\003\\004) Tj ET")),
}


def assert_one_line(refusal: UnreadableReport, kind: str, name: str) -> None:
    """Hold a refusal against its form: one line with the file, the reason and the remedy."""
    assert refusal.kind == kind
    assert re.fullmatch(rf".*{re.escape(name)}: [^;\n]+; [^\n]+\.", refusal.message)
    assert refusal.exit_code == 2
    assert str(refusal) == refusal.message
    assert refusal.message.isprintable()


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_gives_one_line(name: str, tmp_path: Path) -> None:
    kind, data = MALFORMED[name]
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data())

    with pytest.raises(UnreadableReport) as caught:
        read_document(path)

    assert_one_line(caught.value, kind, name)


def test_what_is_not_a_file_gives_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    cases = {"none.txt": "missing", ".": "directory", "pipe.txt": "not_a_file", "loop.txt": "missing"}
    cases |= {"x" * 300: "missing", "none/none.txt": "missing"}

    for name, kind in cases.items():
        with pytest.raises(UnreadableReport) as caught:
            read_document(tmp_path / name)
        assert_one_line(caught.value, kind, str(tmp_path / name))


def test_a_file_without_permission_gives_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("12", encoding="utf-8")

    def denied(*_: object) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "open", denied)  # the tests may run as root, who may read everything

    with pytest.raises(UnreadableReport) as caught:
        read_document(path)
    assert_one_line(caught.value, "permission", "secret.txt")


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "\x1b[31mred.txt", "right\u202eleft.txt", "nul\x00.txt", "lone\udcff.txt"]
)
def test_a_hostile_name_stays_on_its_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport) as caught:
        read_document(f"{tmp_path}/{name}")

    assert caught.value.kind == "missing"
    assert caught.value.message.isprintable()


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)  # takes no room on the disk

    with pytest.raises(UnreadableReport) as caught:
        read_document(path)

    assert_one_line(caught.value, "too_large", "huge.txt")
    assert "has 200 MB, more than the 50 MB allowed" in caught.value.message


def test_the_largest_size_is_a_parameter(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"12 things")

    assert read_document(path, max_bytes=9).text == "12 things"
    with pytest.raises(UnreadableReport, match="more than"):
        read_document(path, max_bytes=8)


def test_nothing_is_written_beside_a_report(tmp_path: Path) -> None:
    for name, data in {"a.docx": WORD, "b.pdf": PDF, "c.html": HTML.encode(), "d.txt": b"12"}.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / name).chmod(stat.S_IRUSR)
        read_document(tmp_path / name)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.pdf", "c.html", "d.txt"]


def test_plain_text_loads_no_parser(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("Có 7 xã, “tốt”.".encode())
    code = (
        "import sys; from helpers.reading.documents import read_document; read_document(sys.argv[1]);"
        "print(*{'lxml', 'mammoth', 'trafilatura', 'pypdfium2', 'yaml', 'zipfile'} & set(sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True, env=environment
    )

    assert done.stdout == "\n"


def test_packages_of_the_tests_are_sound() -> None:
    assert zipfile.ZipFile(io.BytesIO(WORD)).testzip() is None
    assert len(MALFORMED) >= 60
