"""What is fuzzed: a function of bytes for each way in, which raises only where something is wrong with our code.

Errors of our own (``SoatSoError``) are how bad input is refused; everything else that comes out is a finding. What
comes out without an error has to be right as far as that can be said of any text at all.
"""

import contextlib
import io
import json
import traceback
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import helpers
from helpers.checking.records import Audit
from helpers.checking.sidecar import load_sidecar
from helpers.errors import SoatSoError, UnreadableReport
from helpers.reading import documents as reader
from helpers.reading.figures import read_figures
from helpers.reading.formats import quarantine
from helpers.reading.formats.extract import Extract
from helpers.reading.number_words import read_words
from helpers.reading.numerals import NUMBER, Notation, common_notation, notation_of, read_numeral
from helpers.reading.records import Document
from helpers.reading.refusals import refuse
from helpers.running.audit import audit
from helpers.showing.jsonl import audit_object, json_line
from helpers.showing.terminal import findings_view, print_view
from helpers.showing.workbench.decisions import CONFIRMABLE, verdict_on
from helpers.showing.workbench.sidecar_file import Edit, record
from tests.fuzzing.fragments import FRAGMENTS, REPORT, YAML_FRAGMENTS, from_bytes
from tests.hostile.inert import alive_in_terminal
from tests.reading.office_files import package, pdf, word_parts
from tests.reading.test_figures_properties import EXPONENT

_OURS = str(Path(helpers.__file__).parent)
#: Errors that the interpreter raises over a mistake; those of libraries are theirs.
_MISTAKES = (ArithmeticError, AssertionError, AttributeError, LookupError, NameError, RuntimeError, TypeError)


def _part(name: str) -> Callable[[bytes], bytes]:
    """Return how bytes become a part of a Word package that is whole otherwise."""
    return lambda data: package({**word_parts("<w:p/>"), name: data})


def _body(data: bytes) -> bytes:
    """Put bytes where the paragraphs of a Word document stand."""
    return package(word_parts(data.decode("utf-8", "replace")))


#: How a file may be called, and what is done to the bytes first, so that they get past its outermost form.
FORMS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("x.txt", bytes),
    ("x.md", bytes),
    ("x.html", bytes),
    ("x.docx", bytes),
    ("x.docx", _part("word/document.xml")),
    ("x.docx", _part("word/footnotes.xml")),
    ("x.docx", _body),
    ("x.pdf", bytes),
    ("x.pdf", pdf),
    ("x.pdf", lambda data: pdf(b"BT /F 12 Tf 40 300 Td (5) Tj ET", page=data)),
    ("x.md", lambda data: b"---\n" + data + b"\n---\n5"),
)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Make a folder for what is written, and keep it until the process ends."""
    return TemporaryDirectory()


def written(name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return path


def file_of(data: bytes) -> tuple[str, bytes]:
    """Return the name and the content of the file that bytes stand for; the first of them chooses the form."""
    name, dressed = FORMS[data[0] % len(FORMS)] if data else FORMS[0]
    return name, dressed(data[1:])


def documents(data: bytes) -> None:
    """Read a file of any form, its parser in this process, where a fuzzer sees how far it came."""
    with patch.object(reader, "extract_apart", _extract_here):
        document = reader.read_document(written(*file_of(data)))
    offsets = [offset for offset, _ in document.places]
    assert offsets == sorted(offsets)
    assert not offsets or 0 <= offsets[0] <= offsets[-1] <= len(document.text)
    assert 0 <= document.body_start <= len(document.text)
    assert document.text[document.body_start :].strip()
    json.dumps(document.metadata, allow_nan=False)


def _extract_here(data: bytes, form: quarantine.Form) -> Extract:
    """Extract as the process apart does, but let mistakes of our own code out."""
    try:
        return quarantine._extract(data, form)
    except UnreadableReport:
        raise
    except Exception as error:
        if isinstance(error, _MISTAKES) and not isinstance(error, RecursionError) and _is_ours(error):
            raise
        raise refuse("damaged", type(error).__name__, "save it again") from error


def _is_ours(error: Exception) -> bool:
    """Tell whether an error came up in this project rather than in a library that it calls."""
    return traceback.extract_tb(error.__traceback__)[-1].filename.startswith(_OURS)


def numerals(data: bytes) -> None:
    """Read numbers in digits, both ways, and numbers in words."""
    text = data.decode("utf-8", "replace")
    printed = [match[0] for match in NUMBER.finditer(text)]
    assert common_notation(printed) in ("vi", "en")
    for digits in printed:
        assert notation_of(digits) in ("vi", "en", None)
        _numerals_of(digits)
    for line in text.splitlines():
        value = read_words(line) if line.strip() else None
        assert value is None or value >= 0


def _numerals_of(digits: str) -> None:
    """Hold what printed digits are read to: no digit lost or won, and as many places as are printed."""
    notations: tuple[Notation, ...] = ("vi", "en")
    for notation in notations:
        for whole in (False, True):
            read = read_numeral(digits, notation, whole=whole)
            places = -int(read.step.as_tuple().exponent)
            assert read.value.is_finite()
            assert read.step.as_tuple().digits == (1,)
            assert max(0, -int(read.value.as_tuple().exponent)) == places
            kept = "".join(str(int(sign)) for sign in digits if sign.isdecimal())
            assert "".join(map(str, read.value.as_tuple().digits)) == kept.lstrip("0").rjust(places and 1, "0") or "0"


def text_of(data: bytes) -> str:
    """Return the text that bytes stand for: themselves, or, behind an odd first one, the pieces they pick."""
    if data[:1] and data[0] % 2:
        return from_bytes(data[1:], FRAGMENTS)
    return data[1:].decode("utf-8", "replace")


def figures(data: bytes) -> None:
    """Read the figures of a text: each digit once, in order, and as printed."""
    text = text_of(data)
    reading = read_figures(Document("x", text, "", ""))
    assert all(text[figure.start : figure.end] == figure.printed != "" for figure in reading.figures)
    assert all(a.end <= b.start for a, b in pairwise(reading.figures))
    assert all(0 <= figure.sentence < len(reading.view.sentences) for figure in reading.figures)
    covered = {place for figure in reading.figures for place in range(figure.start, figure.end)}
    missed = {place for place, sign in enumerate(text) if sign.isdecimal()} - covered
    assert missed <= {match.start(1) for match in EXPONENT.finditer(text.lower())} or not text.isascii()
    assert all(text[place] in "23" for place in missed)


def relations(data: bytes) -> None:
    """Check a whole report, and say what was found, in both languages."""
    _shown(audit(written("r.txt", text_of(data).encode("utf-8", "replace"))))


def _shown(one: Audit) -> None:
    """Hold what is shown of an audit: JSON and lines that no terminal obeys, and verdicts about figures there are."""
    known = range(len(one.figures))
    assert all(i in known for finding in one.findings for i in finding.relation.operands)
    for language in ("vi", "en"):
        line = json_line(audit_object(one, language))
        json.loads(line, parse_constant=_no_number)
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            print_view(findings_view(one, language))
        assert alive_in_terminal(line + shown.getvalue()) == []


def _no_number(name: str) -> None:
    """Refuse what JSON has no word for."""
    raise ValueError(name)


def sidecar(data: bytes) -> None:
    """Read a NAME.yml, check a report with it, and add a decision to it."""
    content = from_bytes(data[1:], YAML_FRAGMENTS).encode() if data[:1] and data[0] % 2 else data[1:]
    report, decided = written("s.txt", REPORT.encode()), written("s.yml", content)
    one = audit(report)
    _shown(one)
    finding = next(f for f in one.findings if f.verdict in CONFIRMABLE)
    entry = verdict_on(read_figures(one.document), finding, one.findings, CONFIRMABLE, "x")
    before = load_sidecar(decided)
    try:
        record(decided, Edit({"confirmations": [entry]}), lambda draft: audit(report, sidecar=draft))
    except SoatSoError:
        assert decided.read_bytes() == content
    else:
        assert len(load_sidecar(decided).confirmations) == len(before.confirmations) + 1


TARGETS: dict[str, Callable[[bytes], None]] = {
    "documents": documents,
    "numerals": numerals,
    "figures": figures,
    "relations": relations,
    "sidecar": sidecar,
}


def outcome(name: str, data: bytes) -> Exception | None:
    """Return what a target raises over bytes, None where nothing does or where they were refused."""
    try:
        TARGETS[name](data)
    except SoatSoError as refusal:
        return None if refusal.message.isprintable() else refusal
    except Exception as error:
        return error
    return None
