"""A report's ``NAME.yml`` with decisions added: a person's comments and order stay, and it is never left broken.

ruamel.yaml tells where each entry stands and writes the new ones; they are put between a person's own lines, which
stay as they are to the letter. (Written back as a whole, a comment above a section would move into the one before it.)
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, Node

from helpers.checking.anchors import anchor
from helpers.checking.records import Audit
from helpers.checking.sidecar import Sidecar, load_sidecar
from helpers.errors import BadUsage
from helpers.reading.figures import Reading
from helpers.showing.files import write

_HEAD = (
    "# Những gì con người quyết định về báo cáo này. Cách viết: data/README.md.\n"
    "# What a person decided about this report. How to write it: data/README.md.\n"
    "schema_version: 1\n"
)
_BOM = b"\xef\xbb\xbf"
#: The fields of a sidecar that a section of the file fills.
_FIELDS = {"relations": ("rules",), "figures": ("figures", "labels")}

Entry = Mapping[str, Any]
_Change = tuple[int, int, list[str]]  # the first line that goes, the one after the last, and what comes in their place


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be added to the sections of a sidecar, and which entries go."""

    added: Mapping[str, Sequence[Entry] | Mapping[str, Entry]] = field(default_factory=dict)  #: section → entries
    removed: Sequence[tuple[str, int]] = ()  #: (section, place in it), in sections that are lists

    @property
    def sections(self) -> frozenset[str]:
        """The sections that change."""
        return frozenset((*self.added, *(section for section, _ in self.removed)))


def sidecar_path(audit: Audit) -> Path:
    """Return where a report's decisions lie: beside it."""
    return Path(audit.document.path).with_suffix(".yml").resolve()


def former(
    path: Path, reading: Reading, figure: int, kind: str | None, sections: Sequence[str]
) -> list[tuple[str, int]]:
    """Return where a sidecar has decided on a figure already.

    Parameters
    ----------
    path, reading
        The sidecar, which need not exist, and the report as read.
    figure, kind
        The figure that decisions quote, and the kind of finding they speak of; None for any.
    sections
        ``waivers``, ``confirmations`` or ``corrections``.

    Returns
    -------
    list of (section, place)
        Places are counted from 0.
    """
    if not path.exists():
        return []
    found = anchor(load_sidecar(path), reading.document, reading.figures)
    decided = {"waivers": found.waivers, "confirmations": found.confirmations, "corrections": found.corrections}
    return [
        (section, place)
        for section in sections
        for place, (quoted, decision) in enumerate(decided[section])
        if quoted == figure and (kind is None or getattr(decision, "kind", None) in (None, kind))
    ]


def names_in(path: Path, reading: Reading) -> Mapping[str, int]:
    """Return the names that a sidecar gives to figures, with the figures' ids."""
    return anchor(load_sidecar(path), reading.document, reading.figures).names if path.exists() else {}


def record(path: Path, edit: Edit, again: Callable[[Path], Audit]) -> Audit:
    """Write an edited sidecar in one step, if the report can be checked with it.

    Parameters
    ----------
    path
        The sidecar; it is made where there is none.
    edit
        What changes.
    again
        Checks the report with the sidecar of a path.

    Returns
    -------
    Audit
        The report with the decision.

    Raises
    ------
    BadUsage
        If the sidecar that lies there is not valid, if it would not be with the edit, or if it cannot be written. The
        file is left as it is.
    """
    before = load_sidecar(path) if path.exists() else None
    content = edited(path.read_bytes() if before else _HEAD.encode(), edit)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / path.name
        draft.write_bytes(content)
        try:
            _keeps(before, load_sidecar(draft), edit)
            checked = again(draft)
        except BadUsage as error:
            raise BadUsage(error.kind, error.message.replace(str(draft), path.name)) from error
    write(path, content)
    return checked


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a valid sidecar with an edit; every other line is as it was, its line ends and byte-order mark too."""
    text = content.removeprefix(_BOM).decode()
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    sections = _sections("\n".join(lines))
    changes: list[_Change] = []
    for section, entries in edit.added.items():
        changes.append(_addition(lines, section, entries, sections.get(section)))
    for section in {section for section, _ in edit.removed}:
        gone = [place for one, place in edit.removed if one == section]
        changes += _removals(lines, *sections[section], gone, whole=section not in edit.added)
    for first, after, new in sorted(changes, key=lambda change: change[:2], reverse=True):
        lines[first:after] = new
    return (_BOM if content.startswith(_BOM) else b"") + (ends.join(lines) + ends).encode()


def _sections(text: str) -> dict[str, tuple[Node, Node]]:
    """Return where each section stands: its name and what it holds; ruamel.yaml takes less for YAML than libyaml."""
    try:
        return {key.value: (key, value) for key, value in YAML().compose(text).value}
    except YAMLError as error:
        raise BadUsage("sidecar", "it is written in a way that cannot be added to: edit it by hand") from error


def _addition(
    lines: Sequence[str], section: str, entries: Sequence[Entry] | Mapping[str, Entry], known: tuple[Node, Node] | None
) -> _Change:
    """Return the lines that entries make, and where they go: behind their section's last, or in a section of their own.

    A section is set in as deep as it begins; the comments behind its last entry belong to what follows it.
    """
    if known is None:
        end = next((i for i, line in enumerate(lines) if line.startswith("...")), len(lines))
        return end, end, [f"{section}:", *_set(entries, "  ")]
    value = known[1]
    if _in_brackets(value):
        raise BadUsage(
            "sidecar", f"{section!r} is written in brackets: add to it by hand, or put it on lines of its own"
        )
    after = _end(lines, value)
    return after, after, _set(entries, " " * value.start_mark.column)


def _removals(lines: Sequence[str], key: Node, value: Node, places: Sequence[int], *, whole: bool) -> list[_Change]:
    """Return which lines go with some entries of a list; its heading too, if nothing is left or added."""
    if _in_brackets(value):
        raise BadUsage("sidecar", f"{key.value!r} is written in brackets: take the entry out by hand")
    gone: list[_Change] = [(value.value[i].start_mark.line, _end(lines, value.value[i]), []) for i in places]
    if whole and len(gone) == len(value.value):
        gone.append((key.start_mark.line, key.start_mark.line + 1, []))
    return gone


def _in_brackets(node: Node) -> bool:
    """Tell whether a list or mapping is written as ``[…]`` or ``{…}``."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _end(lines: Sequence[str], node: Node) -> int:
    """Return the line after the last that says something of a node: ruamel's own mark lies behind later comments."""
    while isinstance(node, CollectionNode) and not _in_brackets(node):
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end: int = node.end_mark.line + (node.end_mark.column > 0)
    while not lines[end - 1].strip():
        end -= 1
    return end


def _set(entries: Sequence[Entry] | Mapping[str, Entry], margin: str) -> list[str]:
    """Write entries as lines, each behind a margin."""
    yaml = YAML()
    yaml.width = 2**20  # quoted words stay on one line
    yaml.dump(entries, target := io.StringIO())
    return [margin + line for line in target.getvalue().splitlines()]


def _keeps(before: Sidecar | None, after: Sidecar, edit: Edit) -> None:
    """Refuse an edited sidecar whose other sections say something else than before."""
    if before is None:
        return
    touched = {name for section in edit.sections for name in _FIELDS.get(section, (section,))}
    same: dict[str, Any] = {name: getattr(before, name) for name in touched}
    if replace(after, path=before.path, **same) != before:
        raise BadUsage("sidecar", f"{Path(before.path).name} cannot be added to without changing it: edit it by hand")
