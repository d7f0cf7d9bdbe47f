"""The paper a chart is drawn on: a figure measured in inches that grows with what has to be written on it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.showing.charts.fitting import POINTS, balance, leading, wrap
from helpers.showing.charts.style import INK, LABEL, MUTED, RULE, SMALL, TITLE, WIDTH
from helpers.showing.notation import number, places

GAP = 0.09  #: inches between a label and its mark
CROWN = 0.03  #: inches above a title, for capitals with two accents: Ấ
ASCENT = 0.78  #: where in its line of leading a baseline lies


def blank() -> Axes:
    """Return empty axes on a figure of the page's width; a chart sets its own height."""
    return Figure(figsize=(WIDTH, 1.0)).add_axes((0.0, 0.0, 1.0, 1.0))


def paper(axes: Axes) -> Figure:
    """Return the figure the axes stand on."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("the axes belong to no figure")
    return figure


def place(axes: Axes, height: float, left: float = 0.0, right: float = 0.0) -> None:
    """Make the figure ``height`` inches high and leave margins beside the axes."""
    figure = paper(axes)
    wide = float(figure.get_size_inches()[0])
    figure.set_size_inches(wide, height)
    axes.set_position((left / wide, 0.0, (wide - left - right) / wide, 1.0))
    axes.spines[:].set_visible(False)
    axes.tick_params(left=False, labelleft=False, bottom=False, labelbottom=False)
    axes.set(xlabel="", ylabel="")


def rows(axes: Axes, labels: Sequence[str], left: float, right: float, least: float = 0.27) -> list[float]:
    """Prepare axes for one mark a row, first row on top, each as high as its label needs; return where marks go.

    One unit of the axes is the pitch of a row with a short label, ``least`` inches.
    """
    lines = [balance(label, left - GAP) for label in labels]
    heights = [max(1.0, (len(words) * leading() + 0.08) / least) for words in lines]
    ends = list(accumulate(heights, initial=-0.5))
    places = [(top + end) / 2 for top, end in pairwise(ends)]
    place(axes, least * sum(heights), left, right)
    axes.set_ylim(ends[-1], ends[0])
    for row, words in zip(places, lines, strict=True):
        note(axes, words, (-left, row), margin=True)
    return places


def note(
    axes: Axes,
    words: str | Sequence[str],
    at: tuple[float, float],
    *,
    margin: bool = False,
    shift: float = 0.0,
    lift: float = 0.0,
    align: str = "left",
    top: bool = False,
    size: float = LABEL,
    weight: str = "normal",
    colour: str = INK,
) -> None:
    """Write one line or several beside a point of the axes.

    Parameters
    ----------
    words
        One line, or lines already broken.
    at
        The point in data coordinates; with ``margin``, its x is in inches from the left edge of the axes.
    shift, lift
        How far to the right of the point and above it, in inches.
    top
        Whether the words hang below the point, rather than being centred on it.
    """
    lines = [words] if isinstance(words, str) else words
    x, y = at
    first = -ASCENT * leading(size) if top else (len(lines) / 2 - ASCENT) * leading(size)
    for i, line in enumerate(lines):
        axes.annotate(
            line,
            (0.0 if margin else x, y),
            xycoords=("axes fraction" if margin else "data", "data"),
            xytext=(((x if margin else 0.0) + shift) * POINTS, (lift + first - i * leading(size)) * POINTS),
            textcoords="offset points",
            ha=align,
            va="baseline",
            size=size,
            weight=weight,
            color=colour,
            parse_math=False,
            annotation_clip=False,
        )


def scale(axes: Axes, low: float, high: float, before: float = 0.0, after: float = 0.0) -> None:
    """Set the x limits so that ``before`` and ``after`` inches stay free beside the range of the data."""
    wide = paper(axes).get_size_inches()[0] * axes.get_position().width
    unit = (high - low) / max(wide - before - after, 0.5)
    axes.set_xlim(low - before * unit, high + after * unit)


def caption(axes: Axes, words: str) -> None:
    """Write below everything drawn so far what the marks measure."""
    extend(axes, below=0.07)
    _below(axes, words)


def ticks(axes: Axes, language: str, words: str, suffix: str = "", count: int = 5) -> None:
    """Write a scale below the axes, numbers as the language writes them, and what it measures under it."""
    axes.tick_params(bottom=True, labelbottom=True, length=3, color=RULE, pad=2)
    axes.xaxis.set_major_locator(MaxNLocator(count, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: _tick(Decimal(str(round(float(x), 6))), language) + suffix)
    )
    extend(axes, below=0.18)
    caption(axes, words)


def head(axes: Axes, title: str) -> None:
    """Write the title above everything drawn so far, wrapped to the page's width."""
    wide, high = (float(side) for side in paper(axes).get_size_inches())
    lines = balance(title, wide, TITLE, "bold")
    room = len(lines) * leading(TITLE) + 0.12
    extend(axes, above=room + CROWN)
    _lines(paper(axes), lines, high + room, size=TITLE, weight="bold", colour=INK)


def foot(axes: Axes, source: str) -> None:
    """Write the source line below everything drawn so far."""
    extend(axes, below=0.07)
    _below(axes, source)


def extend(axes: Axes, above: float = 0.0, below: float = 0.0) -> None:
    """Make the figure higher without moving or resizing in inches what is on it already."""
    figure = paper(axes)
    wide, high = (float(side) for side in figure.get_size_inches())
    taller = high + above + below
    for other in figure.axes:
        box = other.get_position()
        other.set_position((box.x0, (box.y0 * high + below) / taller, box.width, box.height * high / taller))
    for text in figure.texts:
        x, y = text.get_position()
        text.set_position((x, (y * high + below) / taller))
    figure.set_size_inches(wide, taller)


def _tick(value: Decimal, language: str) -> str:
    """Write a number of a scale with all its decimals: scales of some shares are very fine."""
    return number(value, language, places(value, 6))


def _below(axes: Axes, words: str) -> None:
    """Add muted lines at the foot of the figure."""
    lines = wrap(words, float(paper(axes).get_size_inches()[0]), SMALL)
    room = len(lines) * leading(SMALL)
    extend(axes, below=room)
    _lines(paper(axes), lines, room)


def _lines(
    figure: Figure,
    lines: Sequence[str],
    top: float,
    *,
    size: float = SMALL,
    weight: str = "normal",
    colour: str = MUTED,
) -> None:
    """Write lines at the left edge of the figure, the first hanging below ``top`` inches."""
    high = float(figure.get_size_inches()[1])
    for i, line in enumerate(lines):
        y = (top - (i + ASCENT) * leading(size)) / high
        figure.text(0, y, line, va="baseline", size=size, weight=weight, color=colour, parse_math=False)
