"""Which encoding a plain-text report is in, told by its marks, its bytes and, last, by Vietnamese spelling."""

import re
from collections.abc import Callable
from typing import NamedTuple

from helpers.reading.legacy import from_tcvn3, from_vni, western, western_bytes
from helpers.reading.refusals import refuse
from helpers.reading.syllables import accented_words, spelling

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8 with BOM"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)

#: Files that are something else under a name that promises text.
_OTHER_FORMS = (
    (b"%PDF-", "a PDF", "rename it to .pdf"),
    (b"PK\x03\x04", "a ZIP file, perhaps .docx or .xlsx", "rename a .docx, export a table as text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as .docx"),
    (b"{\\rtf", "a rich-text (RTF) file", "save it as .docx"),
    (b"\x89PNG", "a picture", "run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", "a picture", "run text recognition (OCR) on it first"),
)

#: Letters and marks that only Vietnamese in Unicode uses; Western text taken for it never has them.
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u0300-\u0323\u1ea0-\u1ef9]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

#: At least this share of the accented words must be Vietnamese syllables before bytes are read as Vietnamese …
_ENOUGH = 0.75
#: … and there must be this many different ones before text that is already Unicode is changed.
_WITNESSES = 3


def decode(data: bytes) -> tuple[str, str]:
    """Decode the bytes of a plain-text report and name their encoding.

    Parameters
    ----------
    data
        The whole file.

    Returns
    -------
    tuple[str, str]
        The text, neither normalised nor with its line ends changed, a byte-order mark removed; and the encoding:
        ``utf-8``, ``utf-8 with BOM``, ``utf-16-le``, ``windows-1258``, ``tcvn3``, ``vni`` …, or ``tcvn3 in utf-8``
        where legacy text had been saved as if it were Western.

    Raises
    ------
    UnreadableReport
        Of kind ``not_text`` or ``encoding``.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], codec, name)), name
    for mark, form, remedy in _OTHER_FORMS:
        if data.startswith(mark):
            raise refuse("not_text", f"is {form}, not a text file", remedy)
    if unmarked := _unmarked_utf16(data):
        return _checked(data.decode(unmarked)), unmarked
    try:
        text = _checked(data.decode())
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)
    disguise = disguise_of(text)
    return (undisguised(text, disguise), f"{disguise.encoding} in utf-8") if disguise else (text, "utf-8")


class Disguise(NamedTuple):
    """How text that was decoded as if it were Western is to be read."""

    encoding: str  #: ``tcvn3``, ``vni`` or ``utf-8``
    mixed: bool  #: whether other lines are Vietnamese in Unicode already


def disguise_of(text: str) -> Disguise | None:
    """Tell in which encoding a text is that was decoded as if it were Western; none for text that is right.

    Only lines without a letter that Western text lacks are looked at, so that a text which mixes old and new paragraphs
    is seen.
    """
    suspects = "\n".join(filter(_is_suspect, text.splitlines()))
    words = accented_words(suspects)
    if len(words) < _WITNESSES or spelling(words) >= 0.5:
        return None
    scores = {name: _score(read, suspects) for name, read in _DISGUISES.items()}
    best = max(scores, key=scores.__getitem__)
    return Disguise(best, _VIETNAMESE.search(text) is not None) if scores[best] >= _ENOUGH else None


def undisguised(text: str, disguise: Disguise) -> str:
    """Read the lines that :func:`disguise_of` found to be in another encoding, and leave the others alone."""
    return "".join(_undisguised_line(line, disguise) for line in text.splitlines(keepends=True))


def _undisguised_line(line: str, disguise: Disguise) -> str:
    """Read a line the other way; in a mixed text only if that makes better Vietnamese."""
    if not _is_suspect(line):
        return line
    reading = _attempt(_DISGUISES[disguise.encoding], line) or line
    if disguise.mixed and spelling(accented_words(reading)) <= spelling(accented_words(line)):
        return line
    return reading


def _is_suspect(line: str) -> bool:
    """Say whether a line has letters beyond ASCII, yet none that is Vietnamese only."""
    return _BEYOND_ASCII.search(line) is not None and _VIETNAMESE.search(line) is None


def _from_utf8(text: str) -> str:
    """Read UTF-8 that was taken for Western text."""
    return western_bytes(text).decode()


_DISGUISES: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, "utf-8": _from_utf8}


def _attempt(read: Callable[[str], str], text: str) -> str:
    """Read text another way, or not at all where it cannot be."""
    try:
        return read(text)
    except UnicodeError:
        return ""


def _score(read: Callable[[str], str], text: str) -> float:
    """Say how Vietnamese a text is when read that way."""
    return spelling(accented_words(_attempt(read, text)))


def _legacy(data: bytes, bad_byte: int) -> tuple[str, str]:
    """Decode bytes that are not UTF-8 by the reading that gives the best Vietnamese."""
    text = _checked(western(data))
    readings: dict[str, Callable[[str], str]] = {
        "windows-1258": lambda _: data.decode("cp1258"),
        "tcvn3": from_tcvn3,
        "vni": from_vni,
    }
    scores = {name: _score(read, text) for name, read in readings.items()}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < _ENOUGH:
        if accented_words(text):
            reason = f"is neither UTF-8 (byte {bad_byte} is not) nor windows-1258, TCVN3 or VNI"
            raise refuse("encoding", reason, "open it where it was written and save it as UTF-8")
        return text, "windows-1252"  # plain letters with curly quotes and dashes
    return readings[best](text), best


def _strictly(data: bytes, codec: str, name: str) -> str:
    """Decode by a known encoding or refuse."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        reason = f"begins as {name} but is damaged at byte {error.start}"
        raise refuse("encoding", reason, "save it again as UTF-8") from error


def _unmarked_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes beside its spaces, digits and Latin letters."""
    sample = data[:4096]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) / 8
    if max(low, high) <= enough or min(low, high) > max(low, high) / 20:
        return None
    codec = "utf-16-le" if high > low else "utf-16-be"
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec


def _checked(text: str) -> str:
    """Pass text on unless it is a binary file that happens to decode."""
    controls = sum(1 for c in text[:100_000] if c < " " and c not in "\t\n\r\f\v\x1b")
    if "\x00" in text or controls * 20 > min(len(text), 100_000):
        raise refuse("not_text", "is not a text file", "give a .txt, .md, .html, .docx or .pdf report")
    return text
