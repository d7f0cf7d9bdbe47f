"""Where a scan finds its reports: folders, globs, and addresses in any store that fsspec knows, listed as they come."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from helpers.errors import BadUsage, UnreadableReport
from helpers.reading.refusals import refuse
from helpers.running.folders import SUFFIXES
from helpers.running.limits import Limits
from helpers.showing.notation import printable

#: A store that only the process which filled it can see.
_OWN_PROCESS = "memory://"
_WEB = ("http://", "https://")
_GONE = (404, 410)  #: how a web server says that there is no such file


@dataclass(frozen=True, slots=True)
class Source:
    """One report of a scan: what it is called and, once fetched, its bytes and those of the NAME.yml beside it."""

    name: str
    content: bytes | None = None
    decided: bytes | None = None


def is_address(name: str) -> bool:
    """Tell an address (``s3://bucket/a.md``) from a path."""
    return "://" in name


def sources(given: Iterable[str], *, carried: bool = False) -> Iterator[Source]:
    """Yield the reports of folders with all below them, of globs, files and addresses; each folder in order of names.

    Parameters
    ----------
    given
        Paths and globs (``**`` crosses folders), or addresses of files, folders and globs: ``s3://bucket/reports``.
    carried
        Whether those who read the reports may not see this machine's files, so that their bytes have to travel.

    Raises
    ------
    BadUsage
        If a folder or a glob holds no report, or an address belongs to no store that is known here.
    """
    for one in given:
        for name in _addresses(one) if is_address(one) else _paths(one):
            travels = name.startswith(_OWN_PROCESS) or (carried and not is_address(name))
            yield _carrying(name) if travels else Source(name)


def fetch(name: str, *, sidecar: bool = True) -> Source:
    """Fetch a report from wherever it is, with the NAME.yml beside it.

    Raises
    ------
    UnreadableReport
        If it is not there, may not be read, or its store does not answer.
    """
    content = _read(name)
    try:
        decided = _read(beside(name)) if sidecar else None
    except UnreadableReport as error:
        if error.kind != "missing":
            raise
        decided = None
    return Source(name, content, decided)


def beside(name: str) -> str:
    """Return where the NAME.yml of a report would be."""
    stem, _, rest = _parts(name)
    return f"{stem}.yml{rest}"


def form(name: str) -> str:
    """Return the suffix of a fetched report's file: its own where it is a known one, else that of plain text."""
    suffix = _parts(name)[1].lower()
    return suffix if suffix in SUFFIXES else ".txt"


@contextmanager
def as_file(source: Source) -> Iterator[Path]:
    """Give a fetched report as a file with its NAME.yml beside it; both are gone afterwards."""
    with TemporaryDirectory(prefix="soatso-") as folder:
        path = Path(folder, f"report{form(source.name)}")
        path.write_bytes(source.content or b"")
        if source.decided is not None:
            path.with_suffix(".yml").write_bytes(source.decided)
        yield path


def _carrying(name: str) -> Source:
    """Fetch what others cannot; where that fails, leave it to the reader to say why."""
    try:
        return fetch(name)
    except UnreadableReport:
        return Source(name)


def _paths(given: str) -> Iterator[str]:
    """Yield the reports that a path or glob stands for; a file, even one that is not there, stands for itself."""
    if Path(given).is_dir():
        found = _below(given)
    elif glob.has_magic(given) and not Path(given).exists():
        found = (file for one in sorted(glob.glob(given, recursive=True)) for file in _matched(one))  # noqa: PTH207 - absolute too
    else:
        found = iter([given])
    yield from _some(given, found)


def _matched(path: str) -> Iterator[str]:
    """Yield what one match of a glob stands for."""
    if Path(path).is_dir():
        yield from _below(path)
    elif _is_report(Path(path).name):
        yield path


def _below(folder: str) -> Iterator[str]:
    """Yield the reports in a folder and all below it."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(files) if _is_report(name))  # noqa: PTH118 - as typed


def _addresses(given: str) -> Iterator[str]:
    """Yield the reports that an address stands for: itself, or what a folder or glob of its store holds."""
    import fsspec

    try:
        store, path = fsspec.url_to_fs(given)
        found: Iterator[str]
        if "*" in given:
            found = (one for one in sorted(store.glob(path)) if _is_report(one))
        elif _is_folder(store, given, path):
            found = _stored_below(store, path)
        else:
            yield given
            return
        yield from _some(given, (_address(store, given, one) for one in found))
    except (ImportError, ValueError) as error:
        raise BadUsage("store", f"{printable(given)}: {printable(str(error))}") from error
    except OSError as error:
        raise BadUsage("store", f"{printable(given)}: cannot be listed ({_why(error)})") from error


def _is_folder(store: Any, given: str, path: str) -> bool:
    """Tell whether an address is a folder; on the web, where any page may hold links, only by its last stroke."""
    return given.endswith("/") if given.startswith(_WEB) else bool(store.isdir(path))


def _stored_below(store: Any, path: str) -> Iterator[str]:
    """Yield the reports below a folder of a store."""
    entries = sorted((entry["name"].rstrip("/"), entry["type"]) for entry in store.ls(path, detail=True))
    below = [(name, kind) for name, kind in entries if name != path.rstrip("/")]  # some list the folder itself
    yield from (name for name, kind in below if kind == "file" and _is_report(name))
    for name, kind in below:
        if kind == "directory" and not PurePosixPath(name).name.startswith("."):
            yield from _stored_below(store, name)


def _address(store: Any, given: str, path: str) -> str:
    """Return the address of a file in a store, by which it can be found again."""
    import fsspec

    _, separator, rest = given.partition("::")
    name = f"{store.unstrip_protocol(path)}{separator}{rest}"
    if fsspec.url_to_fs(name)[0] != store:
        protocol = given.partition("://")[0]
        raise BadUsage("store", f"{printable(given)}: folders of {protocol}:// cannot be listed; name each report")
    return name


def _some(given: str, found: Iterator[str]) -> Iterator[str]:
    """Pass on what was found, which has to be something."""
    first = next(found, None)
    if first is None:
        raise BadUsage("reports", f"{printable(given)}: no reports here; name a folder, a glob or a file that has some")
    yield first
    yield from found


def _is_report(path: str) -> bool:
    """Tell a report by its name: of a known form, not hidden, not a README."""
    name = PurePosixPath(path)
    return name.suffix.lower() in SUFFIXES and not name.name.startswith(".") and name.stem.lower() != "readme"


def _parts(name: str) -> tuple[str, str, str]:
    """Take a name apart before and after its suffix; after it may come a query or the archive it lies in."""
    head, separator, rest = name.partition("::" if "::" in name else "?") if is_address(name) else (name, "", "")
    suffix = PurePosixPath(head).suffix
    return head.removesuffix(suffix), suffix, separator + rest


def _read(name: str) -> bytes:
    """Read one file of this machine or of a store, no further than the first byte too many."""
    limit = Limits.around().file_bytes
    size = -1 if limit == sys.maxsize else limit + 1
    try:
        if is_address(name):
            import fsspec

            with fsspec.open(name, "rb") as stream:
                return bytes(stream.read(size))
        with Path(name).open("rb") as stream:
            return stream.read(size)
    except FileNotFoundError as error:
        if name.startswith(_WEB) and getattr(error.__cause__, "status", None) not in _GONE:
            raise _unreachable(name, error.__cause__ or error) from error  # fsspec calls any trouble there "not found"
        raise _refuse(name, "missing", "there is no such file", "check the spelling and the folder") from error
    except PermissionError as error:
        raise _refuse(name, "permission", "may not be read by you", "check your access to its store") from error
    except Exception as error:  # each store has its own ways to fail
        raise _unreachable(name, error) from error


def _unreachable(name: str, error: BaseException) -> UnreadableReport:
    """Say that a store does not hand out a report."""
    return _refuse(name, "unreachable", f"cannot be fetched ({_why(error)})", "try again later")


def _refuse(name: str, kind: str, reason: str, remedy: str) -> UnreadableReport:
    """Say which report cannot be had, why, and what to do."""
    refusal = refuse(kind, reason, remedy)
    return UnreadableReport(kind, f"{printable(name)}: {refusal.message}")


def _why(error: BaseException) -> str:
    """Return what a store complains of, on one line."""
    return printable(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, 200)
