from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pandas as pd
import pytest
from IPython.display import Markdown
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from PIL import Image

from helpers.checking.records import Audit
from helpers.errors import BadUsage
from helpers.showing.charts.fitting import balance, spread, width, wrap
from helpers.showing.charts.frame import blank
from helpers.showing.charts.frame import paper as paper_of
from helpers.showing.charts.style import style
from helpers.showing.pictures import CHARTS, GROUPED, PNG_DPI, Picture, draw, gallery, save
from tests.showing.made_audit import made_audit

LONG = "đảng viên, cán bộ và quần chúng ở các tổ chức cơ sở được xếp loại hoàn thành tốt nhiệm vụ trong sáu tháng"
UNBROKEN = "Nghiêngngả" * 14
LABELS: dict[str, dict[str, str]] = {
    "short": {},
    "long": {"vi": LONG, "en": LONG},
    "unbroken": {"vi": UNBROKEN, "en": UNBROKEN},
}
SVG = "{http://www.w3.org/2000/svg}"


def _picture(name: str, language: str = "vi", audit: Audit | None = None) -> Picture:
    """Return one chart of an audit."""
    audit = audit or made_audit()
    picture = draw(name, CHARTS[name][0](audit, language), audit, language)
    assert isinstance(picture, Picture)
    return picture


def _boxes(picture: Picture) -> Iterator[tuple[str, Bbox]]:
    """Yield every text of a picture with the room it takes, in pixels."""
    with style():
        picture.figure.set_dpi(PNG_DPI)
        canvas = FigureCanvasAgg(picture.figure)
        canvas.draw()
        axes = picture.figure.axes[0]
        low, high = axes.get_xlim()
        ticks = zip(axes.get_xticks(), axes.get_xticklabels(), strict=False)
        shown = [label for place, label in ticks if low <= place <= high and label.get_visible()]
        for text in [*picture.figure.texts, *axes.texts, *shown]:
            yield text.get_text(), text.get_window_extent(canvas.get_renderer())


@pytest.mark.parametrize("length", LABELS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_overlap_or_leave_the_paper_at_any_length(name: str, language: str, length: str) -> None:
    audit = made_audit(**LABELS[length])
    figures = tuple(replace(figure, label=LABELS[length].get("vi", figure.label)) for figure in audit.figures)
    picture = _picture(name, language, replace(audit, figures=figures))
    boxes, paper = list(_boxes(picture)), picture.figure.bbox.padded(1)
    assert [
        text for text, box in boxes if not (paper.contains(box.x0, box.y0) and paper.contains(box.x1, box.y1))
    ] == []
    tight = [(text, box.padded(-1.5)) for text, box in boxes]  # ascents and descents of two lines may touch
    clashes = [(one, two) for (one, a), (two, b) in combinations(tight, 2) if Bbox.intersection(a, b)]
    assert clashes == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.mpl_image_compare(baseline_dir="baseline", style={"text.hinting": "none"}, savefig_kwargs={"dpi": 72})
def test_a_chart_looks_as_it_did_when_people_looked_at_it(name: str, language: str) -> Figure:
    """After a change that is meant: pytest tests/showing/test_charts.py --mpl-generate-path=tests/showing/baseline."""
    return _picture(name, language).figure


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_takes_axes_and_returns_them(name: str) -> None:
    table, chart = CHARTS[name]
    with style():
        axes = blank()
        assert chart(table(made_audit(), "vi"), axes, "vi") is axes


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_changes_no_global_style(name: str) -> None:
    before: Any = dict(mpl.rcParams)
    _picture(name)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_table_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        save([_picture(name)], tmp_path / folder)
    for kind in ("svg", "png"):
        one, two = ((tmp_path / folder / f"{name}.{kind}").read_bytes() for folder in ("one", "two"))
        assert one == two


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_text_stays_text_in_the_svg(name: str, language: str) -> None:
    picture = _picture(name, language)
    words = " ".join(ET.fromstring(picture.svg).itertext())
    assert all(word in words for word in picture.title.split())
    assert "Soát Số." in words


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_says_what_it_shows(name: str, tmp_path: Path) -> None:
    picture = _picture(name)
    data, told = picture._repr_mimebundle_()
    save([picture], tmp_path)
    assert picture.title in picture.words
    assert told == {"alt": picture.words, "title": picture.title, "image/svg+xml": {"alt": picture.words}}
    assert ET.fromstring(data["image/svg+xml"]).get("aria-label") == picture.words
    with Image.open(tmp_path / f"{name}.png") as image:
        assert image.info["Description"] == picture.words


@pytest.mark.parametrize("name", CHARTS)
def test_hostile_labels_stay_words(name: str) -> None:
    hostile = "</text><script>alert(1)</script>\"' $\\frac{1}{2}$ & <"
    audit = made_audit(vi=hostile)
    figures = tuple(replace(figure, label=hostile) for figure in audit.figures)
    metadata = {"title": hostile}
    picture = _picture(name, "vi", replace(audit, figures=figures, document=replace(audit.document, metadata=metadata)))
    tree = ET.fromstring(picture.svg)
    assert not list(tree.iter(f"{SVG}script"))
    assert "\\frac{1}{2}$" in " ".join(tree.itertext())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_nothing_to_draw_is_a_sentence(name: str, language: str) -> None:
    audit = replace(made_audit(), groups=(), findings=(), figures=())
    sentence = draw(name, CHARTS[name][0](audit, language), audit, language)
    assert isinstance(sentence, Markdown)
    assert str(sentence.data).endswith(".")


def test_one_mark_is_told_in_a_sentence() -> None:
    audit = made_audit()
    groups = tuple({group.kind: group for group in reversed(audit.groups)}.values())
    alone = replace(audit, groups=groups)
    told = [draw(name, CHARTS[name][0](alone, "en"), alone, "en") for name in ("coverage", "targets")]
    assert [str(sentence.data) for sentence in told if isinstance(sentence, Markdown)] == [
        "Branches rated: 80/100, that is 80%.",
        "People joined: 400% of the target.",
    ]
    assert [str(sentence.data) for sentence in gallery(alone, "en", 0.5) if isinstance(sentence, Markdown)] == [
        "Branches rated: 80/100, that is 80%."
    ]


def test_pictures_are_saved_and_sentences_are_not(tmp_path: Path) -> None:
    audit = replace(made_audit(), groups=made_audit().groups[:1])
    save([draw(name, CHARTS[name][0](audit, "vi"), audit, "vi") for name in ("ratings", "parts")], tmp_path / "charts")
    assert sorted(path.name for path in (tmp_path / "charts").iterdir()) == ["ratings.png", "ratings.svg"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadUsage, match=r"ratings\.svg"):
        save([_picture("ratings")], tmp_path / "file")


def test_a_gallery_holds_what_there_is_to_draw() -> None:
    audit = made_audit()
    pictures = [picture for picture in gallery(audit, "vi", inches=99) if isinstance(picture, Picture)]
    assert [picture.name for picture in pictures] == list(GROUPED)
    assert gallery(replace(audit, groups=(), findings=()), "vi") == []


def test_a_gallery_is_no_higher_than_the_room_it_gets() -> None:
    pictures = [picture for picture in gallery(made_audit(), "vi", inches=5) if isinstance(picture, Picture)]
    assert 0 < len(pictures) < len(GROUPED)
    assert sum(picture.figure.get_size_inches()[1] for picture in pictures) <= 5


def test_a_long_chart_says_how_much_of_its_table_it_shows() -> None:
    audit = made_audit()
    many = tuple(replace(audit.findings[2], id=i) for i in range(40))
    assert "24 trong 40" in _picture("shares", "vi", replace(audit, findings=many)).svg


def test_a_percentage_very_far_out_leaves_the_others_readable() -> None:
    audit = made_audit()
    figures = list(audit.figures)
    figures[4] = replace(figures[4], value=audit.figures[4].value and audit.figures[4].value * 100)
    picture = _picture("shares", "vi", replace(audit, figures=tuple(figures)))
    axes = picture.figure.axes[0]
    band = axes.transData.transform((0.5, 0))[0] - axes.transData.transform((-0.5, 0))[0]
    assert axes.get_xscale() == "symlog"
    assert band > 0.05 * axes.bbox.width


def test_the_figure_is_as_wide_as_a_page_and_as_high_as_its_rows_need() -> None:
    two = _picture("coverage").figure
    audit = made_audit()
    more = tuple(replace(audit.groups[1], key=str(i)) for i in range(6))
    six = _picture("coverage", "vi", replace(audit, groups=more)).figure
    assert two.get_size_inches()[0] == six.get_size_inches()[0] == 6.5
    assert six.get_size_inches()[1] > two.get_size_inches()[1] + 1


def test_a_long_label_makes_its_own_row_higher_and_no_other() -> None:
    audit = made_audit()
    pairs = tuple(replace(audit.groups[1], key=str(i)) for i in range(6))
    plain = _picture("coverage", "vi", replace(audit, groups=pairs)).figure.get_size_inches()[1]
    longer = (replace(pairs[0], title={"vi": LONG}), *pairs[1:])
    one_long = _picture("coverage", "vi", replace(audit, groups=longer)).figure.get_size_inches()[1]
    assert 0 < one_long - plain < 1


def test_axes_without_a_figure_are_refused() -> None:
    axes = _picture("coverage").figure.axes[0]
    axes.remove()
    with pytest.raises(ValueError, match="no figure"):
        paper_of(axes)


def test_lines_are_no_wider_than_asked_and_lose_no_letter() -> None:
    for words in (LONG, UNBROKEN, "một", ""):
        for lines in (wrap(words, 1.2), balance(words, 1.2)):
            assert "".join(lines).replace(" ", "") == words.replace(" ", "")
            assert all(width(line) <= 1.2 for line in lines)


def test_balanced_lines_are_as_few_and_more_even() -> None:
    greedy, even = wrap(LONG, 2.0), balance(LONG, 2.0)
    assert len(even) == len(greedy)
    assert max(map(width, even)) <= max(map(width, greedy))


def test_boxes_that_fit_do_not_overlap() -> None:
    placed = spread([0, 10, 11, 12], [5, 30, 30, 30], 100)
    assert all(a + w <= b for a, w, b in zip(placed, [5, 30, 30], placed[1:], strict=False))
    assert 0 <= placed[0] <= placed[-1] <= 70


def test_a_chart_can_be_drawn_from_a_table_of_ones_own() -> None:
    table = pd.DataFrame(
        {"label": ["đến", "đi"], "count": [7.0, -3.0], "count_text": ["+7", "−3"], "direction": ["in", "out"]},
    )
    picture = draw("movements", table, made_audit(), "vi")
    assert isinstance(picture, Picture)
    assert picture.title == "Biến động lớn nhất: đến, +7"
