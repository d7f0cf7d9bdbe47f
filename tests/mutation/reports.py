"""Made-up Vietnamese reports from known tables, in many wordings, right in every figure until an error is planted.

Everything here is invented; the wordings are our own. A report is a list of pieces, some of them figures with a name,
so that a planted error changes one printed figure and we know which one and how.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass
class Cell:
    """One printed figure: its exact value, how many decimals it is printed with, and how it is computed from others."""

    name: str
    value: Fraction
    decimals: int = 0
    formula: str = "given"  #: given, part, share, ratio, coverage, total, rise, fall or delta
    operands: tuple[str, ...] = ()
    printed: str = ""

    def __post_init__(self) -> None:
        self.printed = self.printed or write(self.value, self.decimals)


@dataclass
class Report:
    """A report as pieces of text and names of figures, with the figures by name."""

    pieces: list[str | Cell] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)

    def say(self, *pieces: "str | Cell") -> None:
        """Add pieces to the text."""
        for piece in pieces:
            if isinstance(piece, Cell):
                self.cells[piece.name] = piece
            self.pieces.append(piece)

    @property
    def text(self) -> str:
        """The report as a reader sees it."""
        return "".join(piece.printed if isinstance(piece, Cell) else piece for piece in self.pieces)

    def place(self, name: str) -> tuple[int, int]:
        """Return where a figure stands in the text."""
        start = 0
        for piece in self.pieces:
            words = piece.printed if isinstance(piece, Cell) else piece
            if isinstance(piece, Cell) and piece.name == name:
                return start, start + len(words)
            start += len(words)
        raise KeyError(name)


def write(value: Fraction, decimals: int = 0) -> str:
    """Print a value the Vietnamese way, rounded half up."""
    scaled = Decimal(value.numerator * 10 ** (decimals + 2) // value.denominator).scaleb(-decimals - 2)
    text = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    return text.translate(str.maketrans(",.", ".,"))


_YEARS = range(2015, 2026)
_PLACES = (
    "huyện An Phú Đông",
    "thành phố Tân Lập",
    "tỉnh H.",
    "quận Bắc Sơn",
    "thị xã Long Giang",
    "Đảng bộ huyện Mỹ Hòa",
)
_PEOPLE = ("đảng viên", "cán bộ", "công chức", "hội viên", "đoàn viên", "giáo viên", "học sinh", "công nhân")
_BODIES = ("chi bộ", "trường", "xã", "hợp tác xã", "doanh nghiệp", "cơ sở", "thôn", "đơn vị")
_GRADES = (
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
)
_CAUSES = (
    ("khiển trách", "cảnh cáo", "cách chức", "khai trừ"),
    ("khối cơ quan", "khối doanh nghiệp", "khối xã", "khối trường học"),
    ("trung ương quản lý", "cấp tỉnh quản lý", "cấp huyện quản lý"),
    ("loại tốt", "loại khá", "loại trung bình", "loại yếu"),
)
_MONEY = ("thu nội địa", "thu xuất nhập khẩu", "thu tiền sử dụng đất", "thu phí, lệ phí")
_CROPS = ("lúa", "ngô", "rau màu", "cây ăn quả", "mía")


def split(rng: random.Random, total: int, parts: int) -> list[int]:
    """Split a total into parts of uneven size, none of them zero."""
    cuts = sorted(rng.sample(range(1, total), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def share_cell(name: str, part: Cell, base: Cell, decimals: int) -> Cell:
    """Return the percentage a part is of a base."""
    return Cell(name, 100 * part.value / base.value, decimals, "share", (part.name, base.name))


def rated(rng: random.Random, report: Report) -> None:
    """Tell how many were rated how, with their shares; the last category may be too small to matter."""
    noun = rng.choice((*_PEOPLE, *_BODIES))
    total = Cell("rated.total", Fraction(rng.randint(150, 30_000)))
    sizes = split(rng, int(total.value), rng.randint(2, 4))
    parts = [Cell(f"rated.part{n}", Fraction(size)) for n, size in enumerate(sizes)]
    report.say(
        rng.choice((f"Năm {rng.choice(_YEARS)}, {rng.choice(_PLACES)} đánh giá ", "Qua đánh giá cuối năm, có ")), total
    )
    report.say(f" {noun}", rng.choice((", trong đó ", ", gồm ", "; kết quả: ", ", cụ thể: ")))
    decimals = rng.choice((0, 1, 1, 2))
    grades = _GRADES if rng.random() < 0.6 else rng.choice(_CAUSES)
    for n, part in enumerate(parts):
        share = share_cell(f"rated.share{n}", part, total, decimals)
        form = rng.choice(
            (
                f" {noun} {grades[n % len(grades)]} (",
                f" {noun} {grades[n % len(grades)]} (chiếm ",
                f" {noun} {grades[n % len(grades)]}, chiếm ",
            )
        )
        report.say(part, form, share, "%" + (")" if "(" in form else ""), "; " if n < len(parts) - 1 else ".\n\n")


def cumulative(rng: random.Random, report: Report) -> None:
    """Tell ratings where "good or better" includes "excellent"."""
    noun = rng.choice(_BODIES)
    everybody = Cell("cum.all", Fraction(rng.randint(300, 2_000)))
    total = Cell("cum.total", everybody.value - rng.randint(1, 40))
    better, rest = split(rng, int(total.value), 2)
    best = Cell("cum.best", Fraction(max(1, better // rng.randint(2, 5))))
    good, fair = Cell("cum.good", Fraction(better)), Cell("cum.fair", Fraction(rest))
    report.say(
        "Đánh giá, xếp loại ", total, "/", everybody, f" {noun}, có ", best, f" {noun} hoàn thành xuất sắc nhiệm vụ ("
    )
    report.say(share_cell("cum.best%", best, total, 1), "%), ", good, f" {noun} hoàn thành tốt nhiệm vụ trở lên (")
    report.say(share_cell("cum.good%", good, total, 1), "%), ", fair, f" {noun} hoàn thành nhiệm vụ (")
    report.say(share_cell("cum.fair%", fair, total, 1), "%).\n\n")


def listed(rng: random.Random, report: Report) -> None:
    """Tell a total and the parts that make it up, in parentheses, after a colon or as bullets."""
    noun = rng.choice((*_PEOPLE, *_BODIES))
    total = Cell("list.total", Fraction(rng.randint(40, 9_000)))
    names = rng.choice(_CAUSES)
    sizes = split(rng, int(total.value), len(names))
    parts = [Cell(f"list.part{n}", Fraction(size), 0, "part", ("list.total",)) for n, size in enumerate(sizes)]
    total.formula, total.operands = "total", tuple(part.name for part in parts)
    shape = rng.choice(("brackets", "colon", "bullets"))
    report.say("Trong kỳ, toàn ngành xử lý " if shape != "bullets" else "Trong kỳ, toàn ngành có ", total, f" {noun}")
    report.say({"brackets": " (gồm: ", "colon": ", bao gồm: ", "bullets": ", gồm:\n\n"}[shape])
    for n, (name, part) in enumerate(zip(names, parts, strict=True)):
        last = n == len(parts) - 1
        if shape == "brackets":
            report.say(f"{name} ", part, ").\n\n" if last else ", ")
        elif shape == "colon":
            report.say(part, f" {noun} {name}", ".\n\n" if last else "; " if n < len(parts) - 2 else " và ")
        else:
            report.say(f"- {name.capitalize()}: ", part, f" {noun}", ".\n\n" if last else ";\n\n")


def pair(rng: random.Random, report: Report) -> None:
    """Tell A/B and its percentage."""
    noun = rng.choice((*_PEOPLE, *_BODIES))
    base = Cell("pair.b", Fraction(rng.randint(12, 5_000)))
    part = Cell("pair.a", Fraction(rng.randint(max(1, int(base.value) // 3), int(base.value))))
    rate = Cell("pair.%", 100 * part.value / base.value, rng.choice((0, 1, 2)), "ratio", ("pair.a", "pair.b"))
    form = rng.choice((", đạt {}", " (đạt {})", ", đạt tỷ lệ {}", " (tỷ lệ {})", " (chiếm {})"))
    before, after = form.split("{}")
    report.say(
        rng.choice(("Đến nay đã có ", "Toàn huyện có ", "Hiện có ")),
        part,
        "/",
        base,
        f" {noun} đạt chuẩn",
        before,
        rate,
        "%" + after,
        ".\n\n",
    )


def among(rng: random.Random, report: Report) -> None:
    """Tell how many of how many, in words, and their share."""
    noun = rng.choice((*_PEOPLE, *_BODIES))
    base = Cell("among.b", Fraction(rng.randint(30, 8_000)))
    part = Cell("among.a", Fraction(rng.randint(max(1, int(base.value) // 5), int(base.value) - 1)))
    share = share_cell("among.%", part, base, rng.choice((1, 2)))
    if rng.random() < 0.5:
        report.say("Có ", part, f" {noun} trên tổng số ", base, f" {noun} đã đăng ký tham gia, chiếm ", share, "%.\n\n")
    else:
        report.say(
            "Trong số ", base, f" {noun} được khảo sát, có ", part, f" {noun} hài lòng (chiếm ", share, "%).\n\n"
        )


def changed(rng: random.Random, report: Report) -> None:
    """Tell a figure, by how much it changed, and what it was."""
    old = Cell("change.old", Fraction(rng.randint(800, 90_000), 10), 1)
    grows = rng.random() < 0.7
    factor = Fraction(rng.randint(1_010, 1_400) if grows else rng.randint(700, 990), 1_000)
    new = Cell("change.new", Fraction(round(old.value * factor * 10), 10), 1)
    gap = abs(new.value - old.value) / old.value * 100
    rate = Cell("change.%", gap, rng.choice((1, 2)), "rise" if grows else "fall", ("change.new", "change.old"))
    what = rng.choice(("Tổng thu ngân sách", "Kim ngạch xuất khẩu", "Doanh thu du lịch", "Vốn đầu tư thực hiện"))
    verb = "tăng" if grows else "giảm"
    if rng.random() < 0.5:
        report.say(
            f"{what} ước đạt ", new, f" tỷ đồng, {verb} ", rate, "% so với cùng kỳ năm trước (", old, " tỷ đồng).\n\n"
        )
        return
    delta = Cell("change.delta", abs(new.value - old.value), 1, "delta", ("change.new", "change.old"))
    rate.operands = ("change.new", "change.delta")
    report.say(f"{what} đạt ", new, f" tỷ đồng, {verb} ", delta, " tỷ đồng (", rate, "%) so với năm trước.\n\n")


def planned(rng: random.Random, report: Report) -> None:
    """Tell a plan and what was done of it."""
    plan = Cell("plan.b", Fraction(rng.randint(200, 20_000)))
    done = Cell("plan.a", Fraction(round(plan.value * Fraction(rng.randint(600, 1_400), 1_000))))
    rate = Cell("plan.%", 100 * done.value / plan.value, rng.choice((1, 2)), "coverage", ("plan.a", "plan.b"))
    noun = rng.choice(_PEOPLE)
    if rng.random() < 0.5:
        report.say("Kết quả, đã kết nạp ", done, "/", plan, f" {noun} mới, đạt ", rate, "% kế hoạch.\n\n")
    else:
        report.say("Số kết nạp mới là ", done, " so với kế hoạch được giao (", plan, f" {noun}), bằng ", rate, "%.\n\n")


def filler(rng: random.Random, report: Report) -> None:
    """Tell something with dates and document numbers, which checks must leave alone."""
    report.say(
        rng.choice(
            (
                "Thực hiện Nghị quyết số 18-NQ/TW và Kế hoạch số 45/KH-UBND, các đơn vị đã sắp xếp lại bộ máy.\n\n",
                f"Ngày 12/{rng.randint(1, 12)}/{rng.choice(_YEARS)}, hội nghị lần thứ 3 đã thông qua chương trình.\n\n",
                "Trong 6 tháng cuối năm, tiếp tục mở 4 lớp tập huấn và 2 cuộc kiểm tra chuyên đề tại cơ sở.\n\n",
                "Giai đoạn 2021 - 2025, tỉnh ưu tiên nguồn lực cho vùng khó khăn, nhất là 3 huyện miền núi.\n\n",
            )
        )
    )


SCENES: tuple[Callable[[random.Random, Report], None], ...] = (rated, cumulative, listed, pair, among, changed, planned)


def made_up(seed: int, scenes: Sequence[Callable[[random.Random, Report], None]] = SCENES) -> Report:
    """Return a report of three to six scenes with fillers between them, every figure right."""
    rng = random.Random(seed)
    report = Report()
    report.say(f"Báo cáo công tác năm {rng.choice(_YEARS)} của {rng.choice(_PLACES)}.\n\n")
    for scene in rng.sample(list(scenes), rng.randint(3, min(6, len(scenes)))):
        if rng.random() < 0.5:
            filler(rng, report)
        scene(rng, report)
    return report
