"""A stranger's file reaches nothing: no network, no command, no end of memory or time."""

import socket
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from helpers.errors import UnreadableReport
from helpers.reading.formats.quarantine import Form, extract_apart
from tests.reading.office_files import package, paragraph, pdf, printed, word, word_parts


def reaching_out(port: int) -> dict[str, tuple[Form, bytes]]:
    """Make files that ask for a page of a server in every way their form knows."""
    url = f"http://127.0.0.1:{port}/x"
    remote = (
        f'<Relationship Id="r9" TargetMode="External" Target="{url}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    parts = word_parts(paragraph("5 xã"))
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", remote.encode()
    )
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip r:link="r9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    linked = {
        **parts,
        "word/document.xml": parts["word/document.xml"].replace(b"</w:body>", f"{drawing}</w:body>".encode()),
    }
    action = f"/AA << /O << /S /URI /URI ({url}) >> >>".encode()
    script = f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('{url}'\\)) >>".encode()
    return {
        "pictures": (
            "html",
            f"<p>5 xã<img src={url}><iframe src={url}></iframe><link rel=stylesheet href={url}>".encode(),
        ),
        "document type": ("html", f'<!DOCTYPE html SYSTEM "{url}"><base href={url}><p>5 xã</p>'.encode()),
        "refresh": (
            "html",
            f"<meta http-equiv=refresh content='0; url={url}'><script src={url}></script>5 xã".encode(),
        ),
        "linked picture": ("docx", package(linked)),
        "action": ("pdf", pdf(printed("5 things"), page=action)),
        "script": ("pdf", pdf(printed("5 things")).replace(b"/Type /Catalog", b"/Type /Catalog " + script)),
    }


@pytest.mark.parametrize("name", reaching_out(0))
def test_nothing_is_fetched(name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        form, data = reaching_out(server.getsockname()[1])[name]

        assert extract_apart(data, form).text in {"5 xã", "5 things"}
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "bytearray(4 * 1024**3)",
    ],
)
def test_the_confined_process_may_neither_connect_nor_run_nor_swell(attempt: str) -> None:
    code = f"from helpers.reading.formats.quarantine import _confine\n_confine()\n{attempt}\nprint('done')"
    environment = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(("PermissionError", "MemoryError"))


def test_a_stream_that_unpacks_to_gigabytes_is_refused() -> None:
    packer = zlib.compressobj(9)
    first = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = first + block * 3000
    bomb = pdf(b"X").replace(
        b"<< /Length 1 >>\nstream\nX", b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(stream), stream)
    )

    with pytest.raises(UnreadableReport) as caught:
        extract_apart(bomb, "pdf")
    assert caught.value.kind in {"damaged", "too_large", "no_text"}


def test_a_parser_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableReport) as caught:
        extract_apart(word(paragraph("5 xã")), "docx", max_seconds=0.001)
    assert (caught.value.kind, caught.value.message[:26]) == ("too_large", "takes more than 0.001 seco")


def test_a_parser_that_breaks_down_refuses_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crash = tmp_path / "python"
    crash.write_text("#!/bin/sh\nkill -SEGV $$\n")
    crash.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(crash))

    with pytest.raises(UnreadableReport) as caught:
        extract_apart(word(paragraph("5 xã")), "docx")
    assert caught.value.kind == "damaged"


def test_a_module_in_the_current_folder_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("json", "lxml", "pypdfium2"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")

    assert extract_apart(pdf(printed("5 things")), "pdf").text == "5 things"
