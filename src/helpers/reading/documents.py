"""A report file of any form an office produces, read into one :class:`Document` or refused in one line."""

import hashlib
import stat
import sys
from pathlib import Path

from helpers.errors import UnreadableReport
from helpers.reading.encodings import decode
from helpers.reading.formats.quarantine import Form, extract_apart
from helpers.reading.front_matter import read_front_matter
from helpers.reading.records import Document
from helpers.reading.refusals import refuse

#: Reports are pages long; anything larger is a scan, a dump or a trap.
MAX_BYTES = 50_000_000

_FORMS: dict[str, Form] = {".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf"}
#: Office forms that have a readable sister.
_UNSUPPORTED = {
    ".doc": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
    ".docm": ".docx",
    ".xls": ".txt or .html",
    ".xlsx": ".txt or .html",
}


def read_document(path: str | Path, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read a report and keep its text exactly as decoded.

    No Unicode normalisation, line ends kept, a byte-order mark removed; the front matter of a ``.md`` report becomes
    metadata and stays counted in the offsets. Nothing is fetched and nothing is written.

    Parameters
    ----------
    path
        The report: ``.txt``, ``.md``, ``.html``, ``.docx`` or ``.pdf``; any other name is tried as plain text.
    max_bytes
        The largest file that is opened, in bytes.

    Returns
    -------
    Document
        The text with its hashes, encoding, front matter and, where the format has them, places.

    Raises
    ------
    UnreadableReport
        With a ``kind`` for machines and one line that names the file, the reason and the remedy.
    """
    try:
        data = _bytes_of(Path(path), max_bytes)
        return _document(str(path), data)
    except UnreadableReport as refusal:
        raise UnreadableReport(refusal.kind, f"{_printable(str(path))}: {refusal.message}") from refusal.__cause__


def _document(path: str, data: bytes) -> Document:
    """Read the bytes the way the file's name promises."""
    suffix = Path(path).suffix.lower()
    if suffix in _UNSUPPORTED:
        raise refuse("unsupported", f"is a {suffix} file", f"save it as {_UNSUPPORTED[suffix]}")
    if form := _FORMS.get(suffix):
        text, places, encoding = extract_apart(data, form)
    else:
        text, encoding = decode(data)
        places = ()
    body_start, metadata = read_front_matter(text) if suffix in {".md", ".markdown"} else (0, {})
    if not text[body_start:].strip():
        raise refuse("empty", "holds nothing but white space", "give a report with text")
    return Document(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        body_start=body_start,
        metadata=metadata,
        encoding=encoding,
        places=places,
    )


def _bytes_of(source: Path, max_bytes: int) -> bytes:
    """Read a regular file that is neither empty nor too large."""
    try:
        status = source.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refuse("directory", "is a folder", "name a file in it")
        if not stat.S_ISREG(status.st_mode):  # a pipe or device might never end
            raise refuse("not_a_file", "is a device or a pipe", "save the report as a file first")
        if status.st_size > max_bytes:
            raise _too_large(status.st_size, max_bytes)
        with source.open("rb") as stream:
            data = stream.read(-1 if max_bytes == sys.maxsize else max_bytes + 1)
    except FileNotFoundError as error:
        raise refuse("missing", "there is no such file", "check the spelling and the folder") from error
    except PermissionError as error:
        raise refuse("permission", "may not be read by you", "ask its owner or change its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise refuse("missing", "cannot be opened under this name", "check the name and the disk") from error
    if len(data) > max_bytes:  # it grew between the two looks
        raise _too_large(len(data), max_bytes)
    if not data:
        raise refuse("empty", "is an empty file", "give a report with text")
    return data


def _too_large(size: int, max_bytes: int) -> UnreadableReport:
    """Say how large the file is and how large it may be."""
    reason = f"has {size / 1e6:.0f} MB, more than the {max_bytes / 1e6:g} MB allowed"
    return refuse("too_large", reason, "split it or raise the limit on file size")


def _printable(name: str) -> str:
    """Write a file name so that it stays on one line and cannot command the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name)
