"""What it means for an output to be inert: nothing in it would run, be fetched or be obeyed, whatever shows it."""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdf
from lxml import etree, html

from tests.hostile.payloads import HOST

_XLINK = "{http://www.w3.org/1999/xlink}href"
_ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", _XLINK}
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What a PDF can do beyond showing pages (ISO 32000-2, 12.6.4 and 7.11.4); a mere link is looked at by its address.
_ACTIONS = frozenset(
    ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/EmbeddedFile", "/RichMedia")
)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
#: What a cell begins with that a spreadsheet takes for a formula.
_FORMULA = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"-?\d+([./]\d+)?")


def alive_in_terminal(text: str) -> list[str]:
    """Return the characters a terminal would obey instead of showing."""
    return [f"U+{ord(c):04X} {unicodedata.name(c, '')}" for c in _OBEYED.findall(text)]


def alive_in_html(page: str, marks: tuple[str, ...]) -> list[str]:
    """Return scripts and styles that hold a mark, handlers, and addresses that run or fetch a stranger's."""
    found: list[str] = []
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        if element.tag in {"script", "style"} and any(mark in "".join(map(str, element.itertext())) for mark in marks):
            found.append(f"<{element.tag!s}>")
        found += [f"{element.tag!s} {name!s}" for name in element.attrib if str(name).lower().startswith("on")]
        found += [f"{element.tag!s} {name}={value}" for name, value in _addresses(element) if _is_hostile(value)]
    return found


def alive_in_svg(picture: bytes) -> list[str]:
    """Return scripts, foreign markup, handlers and addresses in a picture, which has to be well-formed."""
    root = etree.fromstring(picture, _SAFE)
    tags = [etree.QName(e).localname for e in root.iter() if isinstance(e.tag, str)]
    handlers = [name for e in root.iter() for name in e.attrib if str(name).lower().startswith("on")]
    addresses = [value for e in root.iter() for _, value in _addresses(e) if _is_hostile(value)]
    return (
        [tag for tag in tags if tag in {"script", "foreignObject", "iframe"}] + [str(h) for h in handlers] + addresses
    )


def alive_in_csv(path: Path) -> list[str]:
    """Return the cells that a spreadsheet takes for formulas (OWASP, CSV injection)."""
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    return [cell for cell in cells if cell and cell[0] in _FORMULA and not _NUMBER.fullmatch(cell)]


def alive_in_workbook(path: Path) -> list[str]:
    """Return formulas, links and everything else of a workbook (ECMA-376) that is more than cells and their looks."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    roots = {name: etree.fromstring(data, _SAFE) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    alive = [name for name in parts if name not in roots or re.search("vba|external|connection|embed|link", name)]
    for name, root in roots.items():
        running = root.iter("{*}f", "{*}hyperlink", "{*}oleObject", "{*}ddeLink")
        alive += [f"{name} {etree.QName(element).localname}" for element in running]
        alive += [f"{name} {e.get('Target')}" for e in root.iter("{*}Relationship") if e.get("TargetMode")]
        alive += [
            t.text for t in root.iter("{*}t") if t.text and t.text[0] in _FORMULA and not _NUMBER.fullmatch(t.text)
        ]
    return alive


def alive_in_pdf(path: Path) -> list[str]:
    """Return what a PDF would run, open or fetch of a stranger's."""
    return [found for obj in _objects(pypdf.PdfReader(path)) for found in _alive_in_dictionary(obj)]


def words_of_pdf(path: Path) -> str:
    """Return the text of a PDF without its line breaks and the places for them, which may stand inside a mark."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return "".join(text.replace("\u200b", "").split())


def _addresses(element: Any) -> Iterator[tuple[str, str]]:
    """Yield what an element points at."""
    return ((name, str(value)) for name, value in element.attrib.items() if name in _ADDRESSES)


def _is_hostile(address: str) -> bool:
    """Tell whether an address runs something, or leads to the stranger's host."""
    plain = re.sub(r"[\x00-\x20]", "", address).lower()
    return plain.startswith(("javascript:", "vbscript:", "data:text", "file:")) or urlsplit(plain).hostname == HOST


def _objects(reader: pypdf.PdfReader) -> Iterator[Any]:
    """Yield every object of a PDF."""
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        yield reader.get_object(number)


def _alive_in_dictionary(value: Any) -> Iterator[str]:
    """Yield the actions in one object, however deep."""
    if isinstance(value, pypdf.generic.DictionaryObject):
        yield from (name for name in (*value, value.get("/S"), value.get("/Type")) if name in _ACTIONS)
        if "/URI" in value and _is_hostile(str(value["/URI"])):
            yield str(value["/URI"])
        yield from (found for part in value.values() for found in _alive_in_dictionary(part))
    elif isinstance(value, pypdf.generic.ArrayObject):
        yield from (found for part in value for found in _alive_in_dictionary(part))
