"""Where a fuzzer begins: reports that ship, cases of the tests, rows of fragments, as each target takes them."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.checking.test_sidecar import FIGURES
from tests.fuzzing.fragments import FRAGMENTS, YAML_FRAGMENTS
from tests.fuzzing.targets import FORMS
from tests.hostile.payloads import PAYLOADS
from tests.mutation.scenes import made_up
from tests.reading.office_files import paragraph, table
from tests.reading.test_documents import HTML, MAKERS, MALFORMED, TEXT

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ("data/reports/dong-da-2020-2025.md", "tests/data/cong-doan-2023.md", "tests/data/ngan-sach-2024.txt")
CASES = ROOT / "tests/reading/figure_cases.txt"
#: Files beyond this make a fuzzer slow and teach it nothing.
_LONGEST = 20_000
_ROWS = 20


def _paragraphs() -> Iterator[str]:
    """Yield texts of a sentence or a paragraph."""
    for name in REPORTS:
        yield from (ROOT / name).read_text(encoding="utf-8").split("\n\n")
    yield from re.findall(r"^> (.+)$", CASES.read_text(encoding="utf-8"), re.MULTILINE)
    yield from (payload.text for payload in PAYLOADS)
    yield from (made_up(seed).text for seed in range(_ROWS))


def _rows(pieces: tuple[str, ...]) -> Iterator[bytes]:
    """Yield rows of fragments, as the bytes that pick them."""
    rng = random.Random(5)
    yield from (b"\x01" + bytes([pick]) for pick in range(len(pieces)))
    yield from (b"\x01" + bytes(rng.choices(range(len(pieces)), k=rng.randint(2, 30))) for _ in range(_ROWS))


def _documents() -> Iterator[bytes]:
    """Yield files, whole and damaged, behind the byte that tells their form."""
    first = {suffix: next(n for n, (name, _) in enumerate(FORMS) if name.endswith(suffix)) for suffix in SUFFIXES}
    made = {name: make() for name, (_, make) in MAKERS.items()}
    made |= {name: data if isinstance(data, bytes) else data() for name, (_, data) in MALFORMED.items()}
    for name, data in made.items():
        suffix = Path(name).suffix if Path(name).suffix in SUFFIXES else ".txt"
        yield bytes([first[suffix]]) + data
    for number in range(len(FORMS)):
        yield bytes([number]) + TEXT.encode()
    yield b"\x02" + f"<article><h1>a</h1>{HTML}<table><tr><th>a<td>5</table></article>".encode()
    yield b"\x06" + (paragraph(TEXT) + table(["a", "b"], ["1", "2>2"], head=True)).encode()
    yield b"\x08" + b"BT /F 12 Tf 40 300 Td (Total 12) Tj 0 -14 Td [(a) -900 (5%)] TJ ET"
    yield b"\x0a" + b"title: a\ndate: 2024-01-01\ntags: [a, b]"


def _sidecars() -> Iterator[bytes]:
    """Yield sidecars, and rows of their lines."""
    yield b"\x00" + (ROOT / REPORTS[0]).with_suffix(".yml").read_bytes()
    yield b"\x00" + FIGURES.encode()
    yield from (b"\x00schema_version: 1\n" + piece.encode() for piece in YAML_FRAGMENTS)
    yield from _rows(YAML_FRAGMENTS)


SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")


def seeds(target: str) -> list[bytes]:
    """Return what a target begins with."""
    if target == "documents":
        found = list(_documents())
    elif target == "sidecar":
        found = list(_sidecars())
    elif target == "numerals":
        found = [text.encode() for text in _paragraphs()]
    else:
        found = [b"\x00" + text.encode() for text in _paragraphs()] + list(_rows(FRAGMENTS))
    return [data for data in found if len(data) <= _LONGEST]
