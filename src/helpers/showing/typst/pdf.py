"""Notebooks as PDF: the exporter that compiles its Typst markup, and a function for whoever has just one to set."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import List, Unicode, default

from helpers.errors import SoatSoError
from helpers.showing.typst.exporter import TypstExporter
from helpers.showing.typst.faces import fonts

STANDARDS = ("a-2a", "ua-1")
_ONE_PICTURE = """#set document(title: "-", date: datetime(year: 1970, month: 1, day: 1))
#image("picture", alt: "-")"""


class TypesettingError(SoatSoError):
    """A notebook that Typst refuses: never expected, so the message carries what Typst said."""


class TypstPDFExporter(TypstExporter):
    """Notebook to PDF through Typst: tagged, archivable (PDF/A-2a), accessible (PDF/UA-1)."""

    export_from_notebook = "PDF via Typst"
    output_mimetype = "application/pdf"

    standards: List[Any] = List(Unicode(), list(STANDARDS), help="PDF standards the document must meet.")
    standards.tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own PDF exporters give bytes as well
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Set a notebook as a PDF.

        Parameters
        ----------
        nb
            A notebook of format 4.
        resources
            What nbconvert knows about it.
        **kw
            Passed on to nbconvert.

        Returns
        -------
        tuple of bytes and dict
            The PDF, and the resources.

        Raises
        ------
        TypesettingError
            If Typst refuses the document.
        """
        notebook, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        markup, files = self.set(notebook, resources)
        resources["output_extension"] = self.file_extension
        try:
            return self.compile(markup, files), resources
        except TypesettingError:
            refused = frozenset(filter(self.refuses, files.values()))
            if not refused:
                raise
        return self.compile(*self.set(notebook, resources, refused=refused)), resources

    def refuses(self, picture: bytes) -> bool:
        """Tell whether Typst refuses a picture."""
        try:
            self.compile(_ONE_PICTURE, {"picture": picture})
        except TypesettingError:
            return True
        return False

    def compile(self, markup: str, files: dict[str, bytes]) -> bytes:
        """Compile markup and pictures in a folder of their own, out of which Typst cannot read."""
        with tempfile.TemporaryDirectory(prefix="soatso-") as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            source = Path(folder) / "document.typ"
            source.write_text(markup, encoding="utf-8")
            try:
                return typst.compile(str(source), root=folder, font_paths=fonts(), pdf_standards=list(self.standards))
            except typst.TypstError as error:
                raise TypesettingError("typst", f"Typst: {error.message}") from error


def notebook_to_pdf(notebook: NotebookNode | Path, target: Path, *, language: str = "vi") -> None:
    """Set a notebook as a PDF for readers: what it says and shows, without its code.

    Parameters
    ----------
    notebook
        A notebook, or the path of one; relative pictures are found beside the latter.
    target
        Where the PDF goes. It is there whole or not at all: a failure leaves what was there before.
    language
        Language of the document, ``vi`` or ``en``, where the notebook's metadata name none.

    Raises
    ------
    TypesettingError
        If Typst refuses the document.
    """
    exporter = TypstPDFExporter(language=language, exclude_input=True)  # type: ignore[no-untyped-call]
    resources: dict[str, Any] = {"metadata": {"name": target.stem}}
    if isinstance(notebook, Path):
        resources["metadata"] |= {"name": notebook.stem, "path": str(notebook.parent)}
        read: NotebookNode = nbformat.read(notebook, as_version=4)
    data, _ = exporter.from_notebook_node(read if isinstance(notebook, Path) else notebook, resources)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
