"""Reading against two number libraries, and against the least that any reader must do: find the digits."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from helpers.reading.records import Document
from tests.benchmarks.rows import Row, paired
from tests.benchmarks.texts import OTHERS, REPORT, ordinary_report

_DIGITS = re.compile(r"\d+")


def rows() -> Iterable[Row]:
    """Yield one row for each text and library."""
    others = list(_libraries())
    documents = {"an ordinary report": Document("x", ordinary_report(), "", "")}
    documents |= {path.name: read_document(path) for path in (REPORT, *OTHERS)}
    for title, document in documents.items():
        text = document.text[document.body_start :]
        name = f"read {title}"
        note = f"{len(read_figures(document).figures)} figures"
        for against, parse in others:
            yield paired(name, _reader(document), against, _parser(parse, text), note=note)
        yield paired(name, _reader(document), r'finditer(r"\d+")', _parser(_floor, text), note=note)


def _floor(text: str) -> object:
    """Find the digits, and do nothing with them."""
    return [m.group() for m in _DIGITS.finditer(text)]


def _libraries() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the libraries by name, their models loaded; they are in ``.venv-benchmarks`` only."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quantulum = import_module("quantulum3.parser")
        recognizers = import_module("recognizers_number")
    yield "quantulum3", quantulum.parse
    for culture in ("en-us", "es-es"):  # Spanish writes its numbers as Vietnamese does: 1.234,5
        yield f"recognizers-text-number, {culture}", recognizers.NumberRecognizer(culture).get_number_model().parse


def _reader(document: Document) -> Callable[[], object]:
    """Return our reading as something to measure."""
    return lambda: read_figures(document)


def _parser(parse: Callable[[str], object], text: str) -> Callable[[], object]:
    """Return theirs."""
    return lambda: parse(text)
