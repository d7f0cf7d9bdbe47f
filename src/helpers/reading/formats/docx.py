"""Word documents: paragraphs, tables and footnotes, by way of mammoth's HTML."""

import io
import re
import zipfile
import zlib

import mammoth  # type: ignore[import-untyped]
from lxml import etree
from lxml import html as lxml_html

from helpers.reading.formats.extract import Extract, assemble
from helpers.reading.formats.markup import blocks
from helpers.reading.refusals import refuse

#: The text of a thousand pages is about 20 MB of XML; a bomb unpacks to gigabytes.
MAX_XML_BYTES = 60_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Computed fields and turned text, read for what they hold; line ends and tabs by their rarer names.
_WRAPPERS = ("fldSimple", "bdo", "dir")
_SYNONYMS = {"cr": "br", "ptab": "tab"}
_UNREAD = re.compile(rb"<\w+:(?:fldSimple|bdo|dir|cr|ptab)\b")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def extract_docx(data: bytes) -> Extract:
    """Extract paragraphs, tables row by row, and footnotes at the end, as a reader of the final version sees them.

    Inserted text is read and deleted text is not; headers and footers of pages, comments and numbers that Word makes by
    itself are not part of the text.

    Raises
    ------
    UnreadableReport
        Of kind ``encrypted``, ``unsupported`` (an old ``.doc``), ``damaged``, ``too_large`` or ``no_text``.
    """
    # Pictures are left where they are: none is opened, linked or embedded.
    converted = mammoth.convert_to_html(
        _repacked(_xml_parts(data)),
        convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        include_embedded_style_map=False,
    )
    markup = f"<html><body>{converted.value}</body></html>"
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    extract = assemble(blocks(lxml_html.document_fromstring(markup.encode(), parser=parser), keep_tabs=True), "docx")
    if not extract.text:
        raise refuse("no_text", "has no text, perhaps only pictures", "run text recognition (OCR) on it first")
    return extract


def _xml_parts(data: bytes) -> dict[str, bytes]:
    """Unpack the XML of a whole, plain Word package, or refuse what is none before anything parses it."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refuse("encrypted", "is protected by a password", "save a copy without the password")
        raise refuse("unsupported", "is an old Word file (.doc) under a new name", "save it as .docx")
    if not data.startswith(b"PK"):
        raise refuse("damaged", "is not a Word document (.docx)", "save it again from Word")
    try:
        return _checked_parts(zipfile.ZipFile(io.BytesIO(data)))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise refuse("damaged", "is cut short or damaged", "copy or save it again from Word") from error


def _checked_parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Bound what the XML parts unpack to, and refuse parts that declare entities of their own."""
    parts = [part for part in package.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
    if any(part.flag_bits & 1 for part in package.infolist()):
        raise refuse("encrypted", "is protected by a password", "save a copy without the password")
    if sum(part.file_size for part in parts) > MAX_XML_BYTES:
        reason = f"unpacks to more than {MAX_XML_BYTES / 1e6:g} MB of text"
        raise refuse("too_large", reason, "split it or save it again from Word")
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise refuse("damaged", "is a ZIP file but not a Word document", "save it again from Word")
    contents = {part.filename: package.read(part) for part in parts}
    # Word never writes a document type; one is there to expand entities or to fetch a file.
    if any(_DOCTYPE.search(content) for content in contents.values()):
        raise refuse("damaged", "declares XML entities, which no Word document does", "save it again from Word")
    return contents


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """Zip the parts again, without pictures and with everything in forms that mammoth reads."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, _readable(content) if _UNREAD.search(content) else content)
    return stream


def _readable(content: bytes) -> bytes:
    """Unwrap and rename the elements that mammoth passes over with all they contain."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    etree.strip_tags(root, *(f"{{*}}{name}" for name in _WRAPPERS))
    for name, known in _SYNONYMS.items():
        for element in root.iter(f"{{*}}{name}"):
            element.tag = f"{{{etree.QName(element).namespace}}}{known}"
    return etree.tostring(root)
