"""The typefaces of the PDF, which come from wheels alone, and the letters they can draw."""

from __future__ import annotations

import importlib.resources
import importlib.util
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

PLEX = ("fontpkg_ibm_plex_serif", "fontpkg_ibm_plex_sans_condensed", "fontpkg_ibm_plex_mono")
STYLES = ("Regular", "Italic", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")
SUBSTITUTES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf")

# Typst files a font under its family without the width, so a chart that names the face must be told the family.
FAMILY_IN_TYPST = {"IBM Plex Sans Condensed": "IBM Plex Sans"}


def _plex_files(package: str) -> list[Path]:
    """Find the styles we set of one IBM Plex wheel (the hairline weights only cost time)."""
    folder = Path(str(importlib.resources.files(package))) / "files"
    return sorted(path for path in folder.glob("*.ttf") if path.stem.rpartition("-")[2] in STYLES)


def _substitute_files() -> list[Path]:
    """Find the DejaVu faces which the matplotlib wheel carries, without importing matplotlib."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    return [folder / name for name in SUBSTITUTES if (folder / name).is_file()]


@cache
def font_files() -> tuple[Path, ...]:
    """List the font files a document may use.

    Returns
    -------
    tuple of Path
        IBM Plex Serif, Sans Condensed and Mono from their wheels, then DejaVu from matplotlib's for signs Plex lacks.
    """
    return (*(path for package in PLEX for path in _plex_files(package)), *_substitute_files())


@cache
def fonts() -> typst.Fonts:
    """Load the fonts once for the process: no font of the system, so that a document looks the same everywhere.

    Returns
    -------
    typst.Fonts
        What ``typst.compile`` takes as ``font_paths``.
    """
    folders = sorted({str(path.parent) for path in font_files()})
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


@cache
def drawable() -> frozenset[int]:
    """Collect the code points that some regular face can draw.

    Returns
    -------
    frozenset of int
        PDF/A refuses a document with any other character in it.
    """
    regular = [path for path in font_files() if path.stem.endswith(("-Regular", "DejaVuSans"))]
    return frozenset(point for path in regular for point in _letters(path))


def _letters(path: Path) -> frozenset[int]:
    """List the code points of a font file."""
    with TTFont(path, lazy=True) as face:
        return frozenset(face.getBestCmap())


@cache
def advances() -> dict[int, float]:
    """Measure the letters of the table face, IBM Plex Sans Condensed.

    Returns
    -------
    dict of int to float
        Advance width in em by code point.
    """
    [regular] = [path for path in font_files() if path.name == "IBMPlexSansCondensed-Regular.ttf"]
    with TTFont(regular, lazy=True) as face:
        metrics, em = face["hmtx"].metrics, face["head"].unitsPerEm
        return {point: metrics[glyph][0] / em for point, glyph in face.getBestCmap().items()}
