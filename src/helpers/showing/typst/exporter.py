"""The nbconvert exporter that turns a notebook into Typst markup."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter, TemplateExporter
from nbformat import NotebookNode
from traitlets import Bool, Unicode, default
from traitlets.config import Config

from helpers.showing.typst.literals import literal, verbatim
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.markup import markdown
from helpers.showing.typst.outputs import output
from helpers.showing.typst.page import opening, title, told
from helpers.showing.typst.widgets import states
from helpers.showing.typst.words import words

_NUMBER = "soatso-number"
_LEAD = re.compile(r"(#heading\(.*\]\n\n)(#\".*)\n\n")


class TypstExporter(TemplateExporter):
    """Notebook to Typst markup: a ``.typ`` file and its pictures.

    Options of nbconvert's template exporters that choose what is shown (``--no-input``, ``exclude_markdown``, …) hold
    here too, though there is no template of theirs. The tags ``remove-cell``, ``remove-input`` and ``remove-output``
    are heeded without being configured; so are ``hide-cell``, ``hide-input`` and ``hide-output``, for on paper nothing
    can be unfolded.
    """

    export_from_notebook = "Typst"
    output_mimetype = "text/vnd.typst"

    language = Unicode("vi", help="Language of the document where its metadata name none: vi or en.").tag(config=True)
    contents = Bool(True, help="Whether a document longer than three pages gets a table of contents.").tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".typ"

    @property
    def default_config(self) -> Config:
        """Configure which tags leave something out; a user's own configuration comes on top."""
        tags = {
            "enabled": True,
            "remove_cell_tags": {"remove-cell", "hide-cell"},
            "remove_input_tags": {"remove-input", "hide-input"},
            "remove_all_outputs_tags": {"remove-output", "hide-output"},
        }
        config = Config({"TagRemovePreprocessor": tags})
        config.merge(super().default_config)
        return config

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Write a notebook as Typst markup.

        Parameters
        ----------
        nb
            A notebook of format 4.
        resources
            What nbconvert knows about it: ``metadata.name``, ``metadata.path``, ``output_files_dir``.
        **kw
            Passed on to nbconvert.

        Returns
        -------
        tuple of str and dict
            The markup, and the resources with the pictures under ``outputs``.
        """
        notebook, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        folder = resources.get("output_files_dir")
        markup, files = self.set(notebook, resources, prefix=f"{folder}/" if folder else "")
        resources["output_extension"] = self.file_extension
        resources.setdefault("outputs", {}).update(files)
        return markup, resources

    def set(
        self,
        notebook: NotebookNode,
        resources: dict[str, Any],
        *,
        prefix: str = "",
        refused: frozenset[bytes] = frozenset(),
    ) -> tuple[str, dict[str, bytes]]:
        """Write the markup of a notebook that is ready to be set.

        Parameters
        ----------
        notebook
            The notebook after nbconvert's preprocessors.
        resources
            What nbconvert knows about it.
        prefix
            Folder with its slash under which the markup looks for the pictures.
        refused
            Pictures that are known to be unreadable.

        Returns
        -------
        tuple of str and dict of str to bytes
            The markup and the pictures by name.
        """
        known = resources.get("metadata", {})
        language = str(told(notebook).get("language") or self.language)
        path = known.get("path")
        manuscript = Manuscript(language, Path(path) if path else None, self.log.warning, prefix, refused)
        manuscript.widgets, manuscript.sourced = states(notebook), bool(told(notebook).get("sha256"))
        manuscript.title = title(notebook, known.get("name")) or words(language)["untitled"]
        cells = "".join(self._cell(cell, manuscript) for cell in notebook.cells)
        first = opening(notebook, manuscript.title, language, contents=self.contents, places=manuscript.places)
        return first + cells, manuscript.files

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Give cells their numbers before any is left out, so that a warning names the one its author sees."""
        for number, cell in enumerate(nb.cells, start=1):
            cell.metadata[_NUMBER] = number
        prepared: tuple[NotebookNode, dict[str, Any]] = super()._preprocess(nb, resources)  # type: ignore[no-untyped-call]
        return prepared

    def _cell(self, cell: NotebookNode, manuscript: Manuscript) -> str:
        """Write one cell."""
        manuscript.cell = cell.metadata.get(_NUMBER, 0)
        manuscript.attachments = cell.get("attachments", {})
        if cell.cell_type == "markdown":
            return "" if self.exclude_markdown else markdown(cell.source, manuscript)
        if cell.cell_type == "code":
            return "" if self.exclude_code_cell else self._code(cell, manuscript)
        return "" if self.exclude_raw else self._raw(cell, manuscript)

    def _code(self, cell: NotebookNode, manuscript: Manuscript) -> str:
        """Write a code cell: its source, unless hidden, and what came of it."""
        hidden = (
            self.exclude_input
            or cell.metadata.get("transient", {}).get("remove_source", False)
            or not cell.source.strip()
        )
        source = "" if hidden else f"#code({verbatim(cell.source.rstrip())}, lang: {literal('python')})\n\n"
        outputs = [] if self.exclude_output else cell.get("outputs", [])
        return source + "".join(_led([output(result, manuscript) for result in outputs]))

    def _raw(self, cell: NotebookNode, manuscript: Manuscript) -> str:
        """Write a raw cell: plain text as it stands; what is meant for another format is left out with a warning."""
        meant = cell.metadata.get("format") or cell.metadata.get("raw_mimetype")
        if meant and meant != "text/plain":
            manuscript.remark(f"raw cell for {meant} left out")
            return ""
        return f"#printed({verbatim(cell.source.rstrip())})\n\n" if cell.source.strip() else ""


def _led(pieces: list[str]) -> list[str]:
    """Tie a heading's one paragraph to the table that follows it."""
    for i, (piece, after) in enumerate(pairwise(pieces)):
        if after.startswith("#data-table("):
            tied = _LEAD.fullmatch(piece)
            pieces[i] = f"{tied[1]}#lead[{tied[2]}]\n\n" if tied else piece
    return pieces
