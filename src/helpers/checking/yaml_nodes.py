"""A YAML file read as a stranger's: bounded, without tags or aliases, every complaint with its line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.errors import BadUsage
from helpers.reading.plain_yaml import NotPlainYaml, compose

if TYPE_CHECKING:
    from yaml.nodes import Node

#: What a person decides about one report is pages at most; more is a mistake or a trap.
MAX_BYTES = 128_000
#: Lists within lists, as deep as anybody means them.
MAX_DEPTH = 32

_TAG = "tag:yaml.org,2002:"
_WORDS = {"map": "a list of 'name: value' lines", "seq": "a list of '- ' lines", "str": "text", "int": "a whole number"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a YAML file: what stands there, on which line, and under which names."""

    node: Node
    file: str
    path: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        """The line of the file the entry begins on, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def wrong(self, problem: str, kind: str = "sidecar") -> BadUsage:
        """Make the error that says what is wrong here; the caller raises it."""
        place = f"{printable(self.file)}, line {self.line}"
        return BadUsage(kind, f"{place}: {': '.join(filter(None, (printable('.'.join(self.path)), problem)))}")

    def entries(self) -> dict[str, Entry]:
        """Read a mapping whose names are the author's own; a name given twice is an error."""
        found: dict[str, Entry] = {}
        for key, value in self._of("map"):
            name = Entry(key, self.file, self.path).text()
            if name in found:
                raise Entry(key, self.file, self.path).wrong(f"{name!r} is given twice; keep one of them")
            found[name] = Entry(value, self.file, (*self.path, name))
        return found

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Entry]:
        """Read a mapping whose names are ours; an unknown or a missing one is an error that lists the known."""
        found = self.entries()
        known = ", ".join((*required, *optional))
        for name, entry in found.items():
            if name not in required and name not in optional:
                raise entry.wrong(f"this name is not known here; known are: {known}")
        for name in required:
            if name not in found:
                raise self.wrong(f"{name!r} is missing; needed are: {', '.join(required)}")
        return found

    def each(self) -> list[Entry]:
        """Read a list."""
        return [Entry(item, self.file, (*self.path, str(i))) for i, item in enumerate(self._of("seq"), start=1)]

    def text(self) -> str:
        """Read words: a number without quotes is refused, because YAML would lose how it is printed."""
        words = str(self._of("str")).strip()
        if not words:
            raise self.wrong("is empty")
        return words

    def integer(self, least: int, most: int) -> int:
        """Read a whole number within bounds."""
        written = str(self._of("int"))
        if not written.lstrip("+-").isdecimal() or len(written) > 9 or not least <= int(written) <= most:
            raise self.wrong(f"has to be {least if least == most else f'a whole number from {least} to {most}'}")
        return int(written)

    def one_of(self, known: Collection[str]) -> str:
        """Read a word of a closed list."""
        word = self.text()
        if word not in known:
            raise self.wrong(f"{word!r} is not known; known are: {', '.join(known)}")
        return word

    @property
    def is_text(self) -> bool:
        """Whether plain words stand here, rather than a mapping or a list."""
        return bool(self.node.tag == f"{_TAG}str")

    def _of(self, form: str) -> Any:
        """Give what YAML found here if it has the expected form."""
        if self.node.tag == _TAG + form:
            return self.node.value
        hint = (
            "; put it in quotes"
            if form == "str" and self.node.tag in {_TAG + n for n in ("int", "float", "bool", "timestamp")}
            else ""
        )
        raise self.wrong(f"has to be {_WORDS[form]}{hint}")


def read_yaml(path: Path) -> Entry | None:
    """Read a YAML file into its first :class:`Entry`; None for a file that says nothing.

    Raises
    ------
    BadUsage
        Where the file cannot be read, is too large, is not UTF-8 or is not plain YAML (no tags, no aliases).
    """
    name = printable(str(path))
    try:
        root = compose(_text_of(path), MAX_DEPTH)
    except NotPlainYaml as error:
        line = "" if error.line is None else f", line {error.line}"
        raise BadUsage("sidecar", f"{name}{line}: {printable(error.problem)}; write it plainly.") from error
    return None if root is None else Entry(root, str(path))


def _text_of(path: Path) -> str:
    """Read a bounded UTF-8 file."""
    name = printable(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise BadUsage("sidecar", f"{name}: is larger than {MAX_BYTES // 1000} kB; it is not a sidecar file.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadUsage(
            "sidecar", f"{name}: cannot be read ({error.strerror}); check it or use --no-sidecar."
        ) from error
    except UnicodeDecodeError as error:
        raise BadUsage("sidecar", f"{name}: is not UTF-8 text; save it as UTF-8.") from error


def printable(words: str) -> str:
    """Write words so that they stay on one line and cannot command the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in words)
