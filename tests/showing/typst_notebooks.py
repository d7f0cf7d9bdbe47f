"""Notebooks made for the tests of the PDF, and what can be seen in a PDF."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import nbformat
import pypdfium2  # type: ignore[import-untyped]
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from pypdf import PdfReader

from helpers.showing.typst import TypstExporter, TypstPDFExporter

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VIETNAMESE = [
    letter
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", base + tone)).isascii()
] + ["đ", "Đ"]
"""The 134 letters of Vietnamese that ASCII lacks."""


def notebook(*cells: NotebookNode, **told: Any) -> NotebookNode:
    """Make a notebook, with what the batch run tells about it."""
    made: NotebookNode = new_notebook(cells=list(cells), metadata={"soatso": told} if told else {})
    for number, cell in enumerate(made.cells):
        cell["id"] = f"cell-{number}"
    nbformat.validate(made)
    return made


def prose(source: str, *tags: str, **more: Any) -> NotebookNode:
    """Make a markdown cell."""
    cell: NotebookNode = new_markdown_cell(source, metadata={"tags": list(tags)} if tags else {}, **more)
    return cell


def code(*outputs: NotebookNode, source: str = "", tags: tuple[str, ...] = ()) -> NotebookNode:
    """Make an executed code cell."""
    cell: NotebookNode = new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)} if tags else {})
    return cell


def shown(mime: str, content: Any, **metadata: Any) -> NotebookNode:
    """Make an output that displays something."""
    output: NotebookNode = new_output("display_data", data={mime: content}, metadata=metadata)
    return output


def printed(text: str, name: str = "stdout") -> NotebookNode:
    """Make an output that was printed."""
    output: NotebookNode = new_output("stream", name=name, text=text)
    return output


def failed(*trace: str) -> NotebookNode:
    """Make the output of a cell that failed."""
    output: NotebookNode = new_output("error", ename="ValueError", evalue="hỏng", traceback=list(trace))
    return output


def drawing(width: float, height: float, inside: str = "") -> str:
    """Draw an SVG picture with a red, a lime, a blue and a magenta square in its corners."""
    corners = [(0, 0, "red"), (width - 20, 0, "lime"), (0, height - 20, "blue"), (width - 20, height - 20, "magenta")]
    squares = "".join(f'<rect x="{x}" y="{y}" width="20" height="20" fill="{colour}"/>' for x, y, colour in corners)
    size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{squares}{inside}</svg>'


def markup(made: NotebookNode, **options: Any) -> str:
    """Export a notebook as Typst markup."""
    exporter = TypstExporter(**options)  # type: ignore[no-untyped-call]
    return str(exporter.from_notebook_node(made)[0])


def pdf(made: NotebookNode, **options: Any) -> bytes:
    """Export a notebook as PDF."""
    exporter = TypstPDFExporter(**options)  # type: ignore[no-untyped-call]
    return exporter.from_notebook_node(made)[0]


def read(document: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(document))


def text(document: bytes) -> str:
    """Extract a PDF's text, spaces folded."""
    pages = "\n".join(page.extract_text() for page in read(document).pages)
    return " ".join(pages.split())


def quick_text(document: bytes) -> str:
    """Extract a PDF's text much faster, its spaces and lines as they come."""
    with pypdfium2.PdfDocument(document) as pages:
        return "\n".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))


def words(source: str) -> list[str]:
    """List the words of a text: letters only, for digits and signs may be set apart."""
    return re.findall(r"[^\W\d_]+", source)


def pictures(document: bytes) -> Iterator[Image.Image]:
    """Draw each page of a PDF, a dot to a point."""
    with pypdfium2.PdfDocument(document) as pages:
        for number in range(len(pages)):
            yield pages[number].render(scale=1).to_pil().convert("RGB")


def objects(document: bytes) -> list[Any]:
    """List the objects of a PDF, one by one, and the dictionaries directly within them."""
    reader = read(document)
    whole: list[Any] = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    return whole + [value for entry in whole if isinstance(entry, dict) for value in entry.values()]


def spoken(document: bytes) -> list[str]:
    """List what a screen reader says for the pictures and formulas of a PDF."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "/S" in node:
            found.extend([str(node["/Alt"])] if "/Alt" in node else [])
            walk(node.get("/K", []))

    root: Any = read(document).trailer["/Root"]
    for child in root["/StructTreeRoot"]["/K"]:
        walk(child)
    return found


def typefaces(document: bytes) -> set[str]:
    """Name the typefaces of a PDF, those within its pictures included."""
    found = set()
    for page in read(document).pages:
        resources: list[Any] = [page["/Resources"]]
        while resources:
            here = resources.pop().get_object()
            found |= {font.get_object()["/BaseFont"].partition("+")[2] for font in here.get("/Font", {}).values()}
            forms = [form.get_object() for form in here.get("/XObject", {}).values()]
            resources += [form["/Resources"] for form in forms if "/Resources" in form]
    return found
