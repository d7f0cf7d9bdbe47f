"""A chart is drawn once, and is the picture that Jupyter would have made of it by drawing twice."""

import io
from itertools import product
from typing import Any

import pytest
import typst
from IPython.core.pylabtools import print_figure
from matplotlib.figure import Figure
from PIL import Image, ImageChops, ImageFilter

from helpers.showing.charts.style import style
from helpers.showing.pictures import CHARTS, Picture, draw, svg
from helpers.showing.typst.faces import FAMILY_IN_TYPST, fonts
from tests.showing.made_audit import made_audit

DOTS = 2  #: a point of the chart


def _drawn(name: str) -> Picture:
    """Return one chart of the made-up report."""
    audit = made_audit()
    picture = draw(name, CHARTS[name][0](audit, "vi"), audit, "vi")
    assert isinstance(picture, Picture)
    return picture


def _ink(drawing: str) -> Image.Image:
    """Render an SVG on white and cut off what is blank around it."""
    for face, family in FAMILY_IN_TYPST.items():
        drawing = drawing.replace(face, family)
    source = f"#set page(width: auto, height: auto, margin: 9pt)\n#image(bytes({_quoted(drawing)}))"
    shot = typst.compile(source.encode(), format="png", ppi=72.0 * DOTS, font_paths=fonts())
    assert isinstance(shot, bytes)
    with Image.open(io.BytesIO(shot)) as image:
        page = image.convert("RGB")
    return page.crop(ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox())


def _quoted(text: str) -> str:
    """Write a text as a Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_the_picture_jupyter_makes_within_a_pixel(name: str) -> None:
    picture = _drawn(name)
    with style():
        cropped = print_figure(picture.figure, fmt="svg", bbox_inches="tight")
    ours, theirs = _ink(picture.svg), _ink(cropped)
    assert [abs(a - b) <= DOTS for a, b in zip(ours.size, theirs.size, strict=True)] == [True, True]
    assert _difference(ours, theirs.resize(ours.size)) < 56


def _difference(one: Image.Image, other: Image.Image) -> int:
    """Return how much any dot of two pictures differs, of 255: edges softened, one moved by up to a pixel."""
    soft, softer = (image.filter(ImageFilter.BoxBlur(2)).convert("L") for image in (one, other))
    inner = (4, 4, one.width - 4, one.height - 4)
    shifts = product(range(-DOTS, DOTS + 1), repeat=2)
    apart = (ImageChops.difference(soft, ImageChops.offset(softer, *shift)).crop(inner) for shift in shifts)
    return min(max(level for level, dots in enumerate(image.histogram()) if dots) for image in apart)


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_drawn_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    picture, original = _drawn(name), Figure.draw
    drawn: list[Any] = []

    def counted(figure: Figure, renderer: Any) -> None:
        drawn.append(renderer)
        original(figure, renderer)

    monkeypatch.setattr(Figure, "draw", counted)
    with style():
        svg(picture.figure, picture.words)
    once = len(drawn)
    print_figure(picture.figure, fmt="svg", bbox_inches="tight")
    assert (once, len(drawn) - once) == (1, 2)
