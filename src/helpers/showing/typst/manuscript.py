"""What is gathered while a notebook is set: its pictures, the heading we stand under, what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.showing.typst.literals import literal
from helpers.showing.typst.words import words


@dataclass(slots=True)
class Manuscript:
    """A notebook on its way to Typst.

    Parameters
    ----------
    language
        Language of the document, ``vi`` or ``en``.
    folder
        Where pictures named by relative paths are looked for; ``None`` if the notebook has no place on disk.
    warn
        Takes one line for whoever exports, when something could not be set as it was.
    prefix
        Folder, with its slash, under which the pictures are named in the markup.
    refused
        Pictures that Typst turned out not to read.
    widgets
        What is known of the widgets, by the ids of their models.
    sourced
        Whether the title block says where the report comes from, which then need not be said again.
    places
        Names that links within the document find.
    """

    language: str
    folder: Path | None
    warn: Callable[[str], None]
    prefix: str = ""
    refused: frozenset[bytes] = frozenset()
    widgets: Mapping[str, Any] = field(default_factory=dict)
    sourced: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    heading: str = ""
    above: list[int] = field(default_factory=list)
    cell: int = 0
    tables: int = 0
    contained: int = 0
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    title: str = ""

    def word(self, name: str) -> str:
        """Give one of the page's words in the document's language."""
        return words(self.language)[name]

    @contextmanager
    def container(self) -> Iterator[None]:
        """Set what comes inside a list, a quotation or a box, where no page can begin."""
        self.contained += 1
        try:
            yield
        finally:
            self.contained -= 1

    def place(self, name: str) -> str:
        """Make the place where it stands one that links can lead to; the first of a name is the one they find."""
        if not name or name in self.places:
            return ""
        self.places.add(name)
        return f"#[#metadata(none)#label({literal(name)})]"

    def remark(self, message: str) -> None:
        """Warn about the cell that is being set."""
        self.warn(f"cell {self.cell}: {message}")

    def keep(self, data: bytes, extension: str) -> str:
        """Keep a picture and give the name under which the markup finds it."""
        name = f"{self.prefix}picture-{len(self.files) + 1}.{extension}"
        self.files[name] = data
        return name

    def descend(self, level: int, heading: str) -> int:
        """Note a heading and give the level to set it at: PDF/UA wants the first to be one, and none left out."""
        self.heading = heading
        self.above = [*(rank for rank in self.above if rank < level), level]
        return len(self.above)
