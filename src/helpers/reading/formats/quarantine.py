"""Strangers' files are parsed in a process of their own, with bounded memory and time and without the network.

A parser that crashes, hangs or swells takes only that process with it; the report is refused in one line and the next
one is read. Run as ``python -m helpers.reading.formats.quarantine FORM`` with the file on standard input.
"""

import json
import os
import subprocess
import sys
from typing import Any, Literal

from helpers.errors import UnreadableReport
from helpers.reading.formats.extract import Extract
from helpers.reading.refusals import refuse

Form = Literal["docx", "html", "pdf"]

#: Bounds of one file's parser; a report of hundreds of pages needs a tenth of each.
MAX_SECONDS = 60.0
MAX_MEMORY = 2 * 1024**3

#: What a parser has no business doing, by the names of Python's audit events.
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.system", "os.exec")


def extract_apart(data: bytes, form: Form, *, max_seconds: float = MAX_SECONDS) -> Extract:
    """Extract the text of a Word, web or PDF file in a process of its own.

    Parameters
    ----------
    data
        The whole file.
    form
        Which parser to use.
    max_seconds
        When to give up, in seconds.

    Raises
    ------
    UnreadableReport
        As the format refuses the file, or of kind ``too_large`` or ``damaged`` where its parser did not come back.
    """
    # Paths by which this process finds the package, without the current folder, where a stranger's module might lie.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "helpers.reading.formats.quarantine", form]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=max_seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"takes more than {max_seconds:g} seconds to open"
        raise refuse("too_large", reason, "split it or save it again from the program it came from") from error
    if done.returncode != 0:
        raise refuse("damaged", "makes its parser break down", "save it again from the program it came from")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise UnreadableReport(*answer["refused"])
    return Extract(answer["text"], tuple((offset, place) for offset, place in answer["places"]), answer["encoding"])


def _extract(data: bytes, form: str) -> Extract:
    """Hand the file to its format."""
    # Imported here: each parser is slow to load, and a file needs only its own.
    if form == "docx":
        from helpers.reading.formats.docx import extract_docx

        return extract_docx(data)
    if form == "html":
        from helpers.reading.formats.html import extract_html

        return extract_html(data)
    from helpers.reading.formats.pdf import extract_pdf

    return extract_pdf(data)


def _answer(data: bytes, form: str) -> dict[str, Any]:
    """Extract or refuse, never raise: whatever a parser raises over a file, the file is at fault."""
    try:
        return _extract(data, form)._asdict()
    except UnreadableReport as refusal:
        return {"refused": (refusal.kind, refusal.message)}
    except (MemoryError, RecursionError):
        kind, reason = "too_large", "needs more memory than a report may"
    except Exception as error:
        kind, reason = "damaged", f"is not a readable .{form} file ({type(error).__name__})"
    return {"refused": (kind, refuse(kind, reason, "save it again from the program it came from").message)}


def _confine() -> None:
    """Bound this process's memory and refuse connections and commands."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        pass
    else:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    sys.addaudithook(_refuse_event)


def _refuse_event(event: str, _arguments: tuple[Any, ...]) -> None:
    """Stop what no parser needs."""
    if event in _FORBIDDEN:
        raise PermissionError(event)


if __name__ == "__main__":
    _confine()
    json.dump(_answer(sys.stdin.buffer.read(), sys.argv[1]), sys.stdout)
