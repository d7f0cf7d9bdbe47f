"""Pictures: checked, made harmless, and set whole at their own size or as wide as the page."""

from __future__ import annotations

import base64
import binascii
import io
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from PIL import Image, UnidentifiedImageError

from helpers.showing.typst.faces import FAMILY_IN_TYPST
from helpers.showing.typst.literals import literal, printable, prose
from helpers.showing.typst.manuscript import Manuscript

SVG = "image/svg+xml"
RASTERS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
MIME_BY_SUFFIX = {
    ".svg": SVG,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}

_SPACE = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|in|cm|mm|pc|)\s*")
_HARMLESS = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_DROPPED = frozenset(_SPACE + name for name in ("script", "foreignObject", "iframe", "audio", "video", "set"))
register_namespace("", _SPACE.strip("{}"))
register_namespace("xlink", _LINK[1:].partition("}")[0])


def chart(
    data: str | bytes, mime: str, manuscript: Manuscript, *, alt: str = "", caption: str = "", title: str = ""
) -> str:
    """Set a picture on lines of its own.

    Parameters
    ----------
    data
        The picture: SVG as text, others as bytes or in base64.
    mime
        What it is, such as ``image/svg+xml``.
    manuscript
        Keeps the file.
    alt
        What it shows, for those who cannot see it; without it the caption, then the heading above.
    caption
        What stands below it.
    title
        What stands in the picture as its title: so it is called in the contents.

    Returns
    -------
    str
        Typst markup; a note in words and a warning if the picture cannot be read.
    """
    try:
        kept, extension, points = _svg(data) if mime == SVG else _raster(data, mime)
        if kept in manuscript.refused:
            raise ValueError("refused by Typst")
    except (ValueError, OSError, ParseError, DefusedXmlException, Image.DecompressionBombError) as error:
        manuscript.remark(f"unreadable picture ({mime}): {error}")
        return f"{prose(manuscript.word('unreadable'))}\n\n"
    legend = " ".join(caption.split())
    described = " ".join(alt.split()) or legend or manuscript.heading or manuscript.word("picture")
    below = f", caption: {literal(legend)}" if legend else ""
    below += f", title: {literal(' '.join(title.split()))}" if title.strip() else ""
    path = manuscript.keep(kept, extension)
    return f"#chart({literal(path)}, alt: {literal(described)}, width: {points:.1f}pt{below})\n\n"


def picture_at(address: str, alt: str, manuscript: Manuscript) -> str:
    """Set a picture that a text points to.

    Parameters
    ----------
    address
        ``attachment:NAME``, a ``data:`` address, or a path in the notebook's folder; nothing is fetched from elsewhere.
    alt
        What it shows.
    manuscript
        Knows the attachments and the folder.

    Returns
    -------
    str
        Typst markup; a note in words and a warning if there is no such picture.
    """
    found = _attached(address, manuscript) or _inlined(address) or _beside(address, manuscript.folder)
    if found is None:
        manuscript.remark(f"picture left out: {address[:80]}")
        return (
            prose(alt)
            + (f"#{literal(' ')}" if alt else "")
            + prose(manuscript.word("missing").format(name=address[:80]))
        )
    return chart(found[1], found[0], manuscript, alt=alt).strip()


def _attached(address: str, manuscript: Manuscript) -> tuple[str, str | bytes] | None:
    """Find a picture pasted into the cell."""
    kinds = manuscript.attachments.get(unquote(address.removeprefix("attachment:")), {})
    return next(((mime, data) for mime, data in kinds.items() if mime in RASTERS), None)


def _inlined(address: str) -> tuple[str, str | bytes] | None:
    """Read a picture written into its own address."""
    match = re.match(r"data:([a-z+/]+)[^,]*?(;base64)?,", address)
    if not match or match[1] not in {SVG, *RASTERS}:
        return None
    try:
        data = base64.b64decode(address[match.end() :]) if match[2] else unquote(address[match.end() :]).encode()
    except binascii.Error:
        return None
    return match[1], data


def _beside(address: str, folder: Path | None) -> tuple[str, str | bytes] | None:
    """Read a picture file in the notebook's folder, or below it; nothing outside."""
    mime = MIME_BY_SUFFIX.get(Path(unquote(address)).suffix.lower())
    if folder is None or mime is None or ":" in address or "\0" in unquote(address):
        return None
    path = (folder / unquote(address)).resolve()
    return (mime, path.read_bytes()) if path.is_relative_to(folder.resolve()) and path.is_file() else None


def _raster(data: str | bytes, mime: str) -> tuple[bytes, str, float]:
    """Check a picture of dots; give it, its file ending and its own width in points."""
    content = base64.b64decode(data) if isinstance(data, str) else data
    try:
        with Image.open(io.BytesIO(content), formats=[RASTERS[mime]]) as picture:
            picture.verify()
            dots, inch = picture.width, picture.info.get("dpi", (96, 96))[0] or 96
    except (UnidentifiedImageError, SyntaxError) as error:
        raise ValueError(error) from error
    return content, RASTERS[mime].lower(), dots * 72 / float(inch)


def _svg(data: str | bytes) -> tuple[bytes, str, float]:
    """Take from a drawing what could act or reach out; give it, its file ending and its own width in points."""
    root: Element = fromstring(data.encode() if isinstance(data, str) else data)
    if root.tag != f"{_SPACE}svg":
        raise ValueError("not an SVG drawing")
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in _DROPPED]:
            parent.remove(child)
    for element in root.iter():
        _clean(element)
    return tostring(root, encoding="utf-8"), "svg", _own_width(root)


def _clean(element: Element) -> None:
    """Cut an element's links to elsewhere; give its words letters and faces that Typst has."""
    for name, value in list(element.attrib.items()):
        if name in {"href", _LINK} and not _HARMLESS.match(value.strip()):
            del element.attrib[name]
        elif name in {"style", "font-family"}:
            element.set(name, _faces(value))
    if element.tag == f"{_SPACE}style":
        element.text = re.sub(r"@import[^;]*;?", "", _faces(element.text or ""))
    else:
        element.text = element.text and printable(element.text)
    element.tail = element.tail and printable(element.tail)


def _faces(style: str) -> str:
    """Call the faces of a style as Typst calls them."""
    for face, family in FAMILY_IN_TYPST.items():
        style = style.replace(face, family)
    return style


def _own_width(root: Element) -> float:
    """Read the width of a drawing in points; a drawing without any size is refused."""
    stated = _LENGTH.fullmatch(root.get("width", ""))
    box = re.findall(r"-?[0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?", root.get("viewBox", ""))
    if not stated and len(box) != 4:
        raise ValueError("SVG drawing without width or viewBox")
    width = float(stated[1]) * _POINTS[stated[2]] if stated else float(box[2]) * _POINTS[""]
    if width <= 0:
        raise ValueError("SVG drawing without width")
    return width
