"""What stands in each folder that a run made: what it was made from, so that nothing is made twice, and its files."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from helpers.running.changes import Changes
from helpers.running.summaries import Summary
from helpers.showing.files import write
from helpers.showing.jsonl import inert_json

#: The name of the record, and of the manifest of a whole run.
RECORD = "run.json"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What one folder was made from, and what is in it."""

    report: str  #: its file's name
    made: Mapping[str, str]  #: notebook or PDF → the key of what it was made from
    files: Mapping[str, str]  #: every other file in the folder → its SHA-256
    finished: str  #: when, in ISO 8601 with the offset from UTC
    seconds: Mapping[str, float]  #: step → how long it took
    metadata: Mapping[str, Any] = field(default_factory=dict)  #: as in the executed notebooks
    summary: Summary | None = None  #: None for a collection
    changes: Changes | None = None  #: None where there was nothing to compare with

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "schema_version": SCHEMA_VERSION,
            "report": self.report,
            "made": dict(self.made),
            "files": dict(self.files),
            "finished": self.finished,
            "seconds": dict(self.seconds),
            "metadata": dict(self.metadata),
            "summary": self.summary.as_json() if self.summary else None,
            "changes": self.changes.as_json() if self.changes is not None else None,
        }


def load_record(folder: Path) -> Record | None:
    """Return the record of a folder; None where there is none, or one that this version did not write."""
    try:
        row = json.loads((folder / RECORD).read_bytes())
        if row.pop("schema_version") != SCHEMA_VERSION:
            return None
        summary = Summary.from_json(row.pop("summary")) if row["summary"] else None
        changes = Changes.from_json(row.pop("changes")) if row["changes"] is not None else None
        return Record(**{**row, "summary": summary, "changes": changes})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_record(folder: Path, record: Record) -> None:
    """Write a record into its folder.

    Raises
    ------
    BadUsage
        If it cannot be written.
    """
    write(folder / RECORD, json_bytes(record.as_json()))


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON for people and programs."""
    return (inert_json(json.dumps(value, ensure_ascii=False, indent=1)) + "\n").encode()


def is_current(folder: Path, record: Record | None, wanted: Mapping[str, str]) -> bool:
    """Tell whether a folder holds, unharmed, all that is wanted, made from what it would be made from today."""
    if record is None or any(record.made.get(step) != key for step, key in wanted.items()):
        return False
    return hashes(folder) == dict(record.files)


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder by name, but its record's and those that JupyterLab hides in it."""
    named = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    shown = {name: path for name, path in named.items() if not any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): file_hash(path) for name, path in shown.items() if name != Path(RECORD)}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key(*ingredients: Any) -> str:
    """Return one hash for all that something is made from."""
    return hashlib.sha256(json.dumps(ingredients, sort_keys=True, default=str).encode()).hexdigest()


@cache
def code_hash() -> str:
    """Return a hash of this package's own files: its version for those who change it."""
    found = sorted(_files_in(files("helpers"), ""))
    return key(*((name, hashlib.sha256(file.read_bytes()).hexdigest()) for name, file in found))


def _files_in(folder: Traversable, prefix: str) -> Iterable[tuple[str, Traversable]]:
    """Yield the files of a package and of those in it, all but what Python made of them."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files_in(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield f"{prefix}{entry.name}", entry
