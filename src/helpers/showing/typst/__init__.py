"""Notebooks as Typst markup and as PDF, through the typst wheel alone."""

from helpers.showing.typst.exporter import TypstExporter
from helpers.showing.typst.pdf import TypesettingError, TypstPDFExporter, notebook_to_pdf

__all__ = ["TypesettingError", "TypstExporter", "TypstPDFExporter", "notebook_to_pdf"]
