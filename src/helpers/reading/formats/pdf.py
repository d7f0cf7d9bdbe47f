"""Text PDFs, page by page, by way of PDFium."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from helpers.reading.formats.extract import Block, Extract, Piece, assemble
from helpers.reading.formats.lines import Glyph, Line, paragraphs, to_lines
from helpers.reading.refusals import refuse

#: The end mark stands in the last kilobyte (ISO 32000-1, 7.5.5, and Adobe's note on it); mailers append a little.
_TAIL = 4096

_PAGE_NUMBER = re.compile(r"(?:trang|page)?[ \-–—|]*(\d{1,4})(?: ?/ ?\d{1,4})?[ \-–—|]*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.;:!?…]['\"”’)]?$")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd-\uffff\ue000-\uf8ff]")


def extract_pdf(data: bytes) -> Extract:
    """Extract the text of a PDF, wrapped lines joined into paragraphs again.

    Cells of a printed table row are separated by ``; ``, raised figures become ``²``, page numbers and the running
    heads of pages are left out. Scripts, forms and attachments are not touched. A paragraph that goes on overleaf stays
    one, with the place of each part.

    Raises
    ------
    UnreadableReport
        Of kind ``encrypted``, ``damaged`` or ``no_text`` (a scan, or fonts without a meaning).
    """
    if not data.lstrip()[:1024].startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise refuse("damaged", "is not a PDF", "save or download it again")
    if b"%%EOF" not in data[-_TAIL:]:
        raise refuse("damaged", "is cut short: its end mark is missing", "copy or download it again")
    pages = _pages(data)
    empty = sum(not page for page in pages)
    if 2 * empty >= len(pages):
        reason = f"has no text on {empty} of its {len(pages)} pages, as a scan has none"
        raise refuse("no_text", reason, "run text recognition (OCR) on it first")
    text = "".join(line.text for page in pages for line in page)
    if len(_UNREADABLE.findall(text)) * 5 > len(text):
        raise refuse("no_text", "has fonts whose letters have no meaning", "run text recognition (OCR) on it first")
    return assemble(_blocks(_without_furniture(pages)), "pdf")


def _pages(data: bytes) -> list[list[Line]]:
    """Read the lines of every page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise refuse("encrypted", "is protected by a password", "save a copy without the password") from error
        raise refuse("damaged", "is damaged", "save or download it again") from error
    return [to_lines(_glyphs(page.get_textpage())) for page in document]


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Give the characters of a page with the boxes they fill."""
    box = pdfium.FS_RECTF()
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box))
        made_up = pdfium.FPDFText_IsGenerated(page, index) == 1
        yield Glyph(chr(code), box.left, box.right, box.bottom, box.top, made_up)


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and first and last lines that most pages repeat."""
    edges = [{page[0].text, page[-1].text} if page else set() for page in pages]
    running = {text for text, count in Counter(chain(*edges)).items() if count > 1 and 2 * count > len(pages)}
    numbers = [{_shift(text, number) for text in texts} for number, texts in enumerate(edges, 1)]
    shifts = Counter(shift for shift in chain(*numbers) if shift is not None)
    # Page numbers keep pace with the pages; a lone page has the number 1 or none.
    paced = {shift for shift, count in shifts.items() if shift == 0 or (count > 1 and 2 * count > len(pages))}
    return [_inner(page, number, running, paced) for number, page in enumerate(pages, 1)]


def _inner(page: list[Line], number: int, running: set[str], paced: set[int]) -> list[Line]:
    """Cut furniture from the top and the bottom of a page; a page of nothing else is kept."""

    def is_text(line: Line) -> bool:
        return line.text not in running and _shift(line.text, number) not in paced

    inner = [index for index, line in enumerate(page) if is_text(line)]
    return page[inner[0] : inner[-1] + 1] if inner else page


def _shift(text: str, number: int) -> int | None:
    """Say how far a line that may be a page number is from the number of its page."""
    match = _PAGE_NUMBER.fullmatch(text.strip())
    return int(match[1]) - number if match else None


def _blocks(pages: list[list[Line]]) -> Iterator[Block]:
    """Give the paragraphs of all pages, one that goes on overleaf as one."""
    open_block: Block = []
    for number, page in enumerate(pages, 1):
        for text in paragraphs(page):
            piece = Piece(text, f"page {number}")
            if open_block and open_block[-1].place != piece.place and _goes_on(open_block[-1].text, text):
                open_block[-1] = open_block[-1]._replace(text=open_block[-1].text + " ")
                open_block.append(piece)
                continue
            if open_block:
                yield open_block
            open_block = [piece]
    if open_block:
        yield open_block


def _goes_on(text: str, following: str) -> bool:
    """Say whether a paragraph at the end of a page goes on overleaf."""
    return not _ENDS_SENTENCE.search(text) and (following[0].islower() or following[0].isdecimal())
