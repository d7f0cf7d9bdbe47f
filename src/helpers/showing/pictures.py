"""A chart as a picture: drawn once, its text kept as text, and with words for those who cannot see it."""

import base64
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

import pandas as pd
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from IPython.display import Markdown
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.checking.records import Audit
from helpers.showing import chart_tables, charts, check_tables, map_table
from helpers.showing.abridging import abridged, is_single
from helpers.showing.catalogue import say
from helpers.showing.charts.frame import blank, foot, head, paper
from helpers.showing.charts.style import FAMILY, face, style
from helpers.showing.files import write
from helpers.showing.headlines import alternative, title
from helpers.showing.notation import markdown
from helpers.showing.summary import report_name

#: The charts of groups of figures, which a report may have or not.
GROUPED = ("ratings", "coverage", "targets", "movements", "parts")
PNG_DPI = 200
#: Rows of a chart that is one of several on a page, and inches: between two of them, and of a sentence in its place.
_BRIEF_ROWS, _BETWEEN, _SENTENCE = 12, 0.35, 0.4

#: Shaping rules that matplotlib does not follow: without them a browser sets words as wide as they were measured.
_UNUSED_TABLES = frozenset({"GPOS", "GSUB", "GDEF", "meta"})

#: Every chart's table and how it is drawn, in the order they are shown.
CHARTS: dict[str, tuple[Callable[[Audit, str], pd.DataFrame], Callable[[pd.DataFrame, Axes, str], Axes]]] = {
    "ratings": (chart_tables.ratings_table, charts.ratings),
    "coverage": (chart_tables.coverage_table, charts.coverage),
    "shares": (check_tables.shares_table, charts.shares),
    "targets": (chart_tables.targets_table, charts.targets),
    "movements": (chart_tables.movements_table, charts.movements),
    "parts": (chart_tables.parts_table, charts.parts),
    "verdicts": (check_tables.verdicts_table, charts.verdicts),
    "positions": (map_table.map_table, charts.positions),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; a notebook shows it as SVG, with its words in the output's metadata."""

    name: str
    title: str
    svg: str
    words: str  #: what the picture shows, for those who cannot see it
    figure: Figure = field(repr=False, compare=False)  #: what a PNG is made from

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, object]]:
        """Tell IPython what to show."""
        bundle = {"image/svg+xml": self.svg, "text/plain": self.words}
        return bundle, {"alt": self.words, "title": self.title, "image/svg+xml": {"alt": self.words}}


def draw(name: str, table: pd.DataFrame, audit: Audit, language: str, *, rows: int = 24) -> Picture | Markdown:
    """Draw a chart with its title and source; what has one mark only is said in a sentence.

    Parameters
    ----------
    name
        ratings, coverage, shares, targets, movements, parts, verdicts or positions.
    table
        The chart's table, from :mod:`helpers.showing.chart_tables`, :mod:`~helpers.showing.check_tables` or
        :mod:`~helpers.showing.map_table`. Of a very long one only as many rows are drawn as a page holds, and the
        source line says so.
    audit
        The report, for the source line.
    language
        ``vi`` or ``en``.
    rows
        As many of a table as the picture may have.

    Returns
    -------
    Picture or Markdown
        The picture; one sentence where there is nothing to draw, or a single mark: then its metadata say so.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    if table.empty:
        return Markdown(markdown(say(f"{name}-none", language)))
    headline = title(name, table, language)
    if is_single(name, table):
        return Markdown(markdown(f"{headline}."), metadata={"soatso": "headline"})
    words, shown = alternative(name, table, language), abridged(name, table, rows)
    with style():
        axes = CHARTS[name][1](shown.reset_index(drop=True), blank(), language)
        head(axes, headline)
        foot(axes, _source(name, len(shown), len(table), audit, language))
        return Picture(name, headline, svg(paper(axes), words), words, paper(axes))


def _source(name: str, shown: int, total: int, audit: Audit, language: str) -> str:
    """Say where a chart's figures come from, and how much of its table it shows if that is not all."""
    key = "source" if shown == total else "source-shares" if name == "shares" else "source-first"
    return say(key, language, report=report_name(audit, language), shown=shown, all=total)


def save(pictures: Iterable[Picture | Markdown], folder: str | Path) -> None:
    """Write each picture as ``NAME.svg`` and ``NAME.png``; sentences that stand for a picture are not written.

    Raises
    ------
    BadUsage
        If the folder cannot be written.
    """
    for picture in pictures:
        if isinstance(picture, Picture):
            write(Path(folder) / f"{picture.name}.svg", picture.svg.encode())
            write(Path(folder) / f"{picture.name}.png", png(picture.figure, picture.words))


def drawn(audit: Audit, language: str) -> list[Picture]:
    """Return every chart that has something to draw."""
    charts = (draw(name, table_of(audit, language), audit, language) for name, (table_of, _) in CHARTS.items())
    return [chart for chart in charts if isinstance(chart, Picture)]


def gallery(audit: Audit, language: str, inches: float = 5.5) -> list[Picture | Markdown]:
    """Return the charts of groups of figures that have something to show, as many as ``inches`` of a page hold."""
    tables = {name: CHARTS[name][0](audit, language) for name in GROUPED}
    pictures = []
    for name, table in tables.items():
        picture = draw(name, table, audit, language, rows=_BRIEF_ROWS)
        high = picture.figure.get_size_inches()[1] + _BETWEEN if isinstance(picture, Picture) else _SENTENCE
        if high <= inches and not table.empty:
            pictures.append(picture)
            inches -= high
    return pictures


def svg(figure: Figure, words: str) -> str:
    """Return a figure as SVG: one draw, text as text, the letters it needs embedded, and a description for readers."""
    target = io.StringIO()
    FigureCanvasSVG(figure).print_svg(target, metadata={"Date": None, "Creator": None})
    text = target.getvalue()
    label = f'<svg role="img" aria-label="{escape(words)}" '
    return text[text.index("<svg ") :].replace("<svg ", label, 1).replace("<defs>", f"<defs>\n{_fonts(figure)}", 1)


def png(figure: Figure, words: str) -> bytes:
    """Return a figure as PNG, its description in the metadata."""
    target = io.BytesIO()
    with style():
        figure.set_dpi(PNG_DPI)
        FigureCanvasAgg(figure).print_png(target, metadata={"Software": None, "Description": words})
    return target.getvalue()


def _fonts(figure: Figure) -> str:
    """Return a style sheet with the glyphs of the figure's own text, for browsers that do not have the font."""
    letters: dict[str, set[str]] = defaultdict(set)
    for text in figure.findobj(Text):
        letters["bold" if text.get_fontweight() == "bold" else "normal"].update(text.get_text())
    rules = (
        f"@font-face{{font-family:'{FAMILY[0]}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{subset(weight, ''.join(sorted(used)))}) format('woff');}}"
        for weight, used in sorted(letters.items())
    )
    return f'<style type="text/css">{"".join(rules)}</style>\n'


@lru_cache(maxsize=64)
def subset(weight: str, letters: str) -> str:
    """Return the font file of a weight, ``normal`` or ``bold``, cut down to some letters, in base64."""
    with TTFont(face(weight), recalcTimestamp=False, recalcBBoxes=False) as font:  # boxes stay true: glyphs only go
        for table in _UNUSED_TABLES.intersection(font.keys()):
            del font[table]
        subsetter = Subsetter(Options(hinting=False, name_IDs=[1, 2]))
        subsetter.populate(text=re.sub(r"\s", " ", letters))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(target := io.BytesIO())
    return base64.b64encode(target.getvalue()).decode()
