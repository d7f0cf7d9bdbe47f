"""What made-up reports tell, in many wordings: ratings, lists, A/Bs, votes, traits; amounts are in ``accounts``."""

import random
from collections.abc import Callable, Sequence
from fractions import Fraction

from tests.mutation.accounts import (
    PEOPLE,
    YEARS,
    budget,
    changed,
    filler,
    leaders,
    planned,
    split,
    structure,
)
from tests.mutation.reports import Cell, Report, share, total

PLACES = ("huyện An Phú Đông", "thành phố Tân Lập", "tỉnh H.", "quận Bắc Sơn", "thị xã Long Giang", "Đảng bộ Mỹ Hòa")
BODIES = ("chi bộ", "trường", "xã", "hợp tác xã", "doanh nghiệp", "cơ sở", "thôn", "đơn vị")
GRADES = (
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
)
SORTS = (
    ("khiển trách", "cảnh cáo", "cách chức", "khai trừ"),
    ("khối cơ quan", "khối doanh nghiệp", "khối xã", "khối trường học"),
    ("trung ương quản lý", "cấp tỉnh quản lý", "cấp huyện quản lý"),
    ("loại tốt", "loại khá", "loại trung bình", "loại yếu"),
)


def rated(rng: random.Random, report: Report) -> None:
    """Tell how many were rated how, with their shares, in a sentence or in bullets."""
    noun = rng.choice((*PEOPLE, *BODIES))
    base = Cell("rated.total", Fraction(rng.randint(150, 30_000)))
    sizes = split(rng, int(base.value), rng.randint(2, 4))
    parts = [Cell(f"rated.part{n}", Fraction(size)) for n, size in enumerate(sizes)]
    decimals = rng.choice((0, 1, 1, 2))
    names = GRADES if rng.random() < 0.6 else rng.choice([names for names in SORTS if len(names) >= len(parts)])
    head, opens, ends = rng.choice(
        (
            ("Năm {year}, {place} đánh giá {total} {noun}, trong đó ", "", "; "),
            ("Qua đánh giá cuối năm, có {total} {noun}, gồm ", "", ", "),
            ("{place} đã xếp loại {total} {noun}; kết quả: ", "", "; "),
            ("Năm {year}, tổng số {noun} được đánh giá là {total} {noun}, cụ thể:\n", "\n- ", ";"),
            ("Đánh giá, xếp loại {total} {noun}:\n", "\n+ ", "."),
            ("Trong tổng số {total} {noun} được xếp loại, có ", "", ", "),
        )
    )
    report.say(head, base, noun=noun, year=str(rng.choice(YEARS)), place=rng.choice(PLACES))
    for n, part in enumerate(parts):
        form = rng.choice(
            (
                "{part} {noun} {name} ({rate}%)",
                "{part} {noun} {name} (chiếm {rate}%)",
                "{part} {noun} {name}, chiếm {rate}%",
                "{part} {noun} {name}, đạt tỷ lệ {rate}%",
            )
        )
        form = form.replace("{part}", f"{{part{n}}}").replace("{rate}", f"{{share{n}}}")
        rate = share(f"rated.share{n}", part, base, decimals)
        report.say(opens + form + (ends if n < len(parts) - 1 else ".\n\n"), part, rate, noun=noun, name=names[n])


def cumulative(rng: random.Random, report: Report) -> None:
    """Tell ratings where "good or better" includes "excellent"."""
    everybody = Cell("cum.all", Fraction(rng.randint(300, 2_000)))
    base = Cell("cum.total", everybody.value - rng.randint(1, 40))
    better, rest = split(rng, int(base.value), 2)
    good, fair = Cell("cum.good", Fraction(better)), Cell("cum.fair", Fraction(rest))
    best = Cell("cum.best", Fraction(max(1, better // rng.randint(2, 5))))
    rates = [share(f"cum.{c.name[4:]}_", c, base, 1) for c in (best, good, fair)]
    report.say(
        rng.choice(
            (
                "Đánh giá, xếp loại {total}/{all} {noun}, có {best} {noun} hoàn thành xuất sắc nhiệm vụ ({best_}%), "
                "{good} {noun} hoàn thành tốt nhiệm vụ trở lên ({good_}%), {fair} {noun} hoàn thành nhiệm vụ "
                "({fair_}%).\n\n",
                "Đã xếp loại {total} trong tổng số {all} {noun}; trong đó {good} {noun} hoàn thành tốt nhiệm vụ trở "
                "lên, chiếm {good_}%; {fair} {noun} hoàn thành nhiệm vụ, chiếm {fair_}%. Riêng số hoàn thành xuất sắc "
                "nhiệm vụ là {best} {noun}, chiếm {best_}% số {noun} được xếp loại.\n\n",
            )
        ),
        *(everybody, base, best, good, fair, *rates),
        noun=rng.choice(BODIES),
    )


def listed(rng: random.Random, report: Report) -> None:
    """Tell a total and the parts that make it up, in one of the many shapes of lists."""
    noun = rng.choice((*PEOPLE, *BODIES))
    names = rng.choice(SORTS)
    sizes = split(rng, rng.randint(40, 9_000), len(names))
    parts = [Cell(f"list.part{n}", Fraction(size)) for n, size in enumerate(sizes)]
    head, each, between, end = rng.choice(
        (
            ("Trong kỳ, toàn ngành xử lý {total} {noun} (gồm: ", "{name} {part}", ", ", ").\n\n"),
            ("Trong kỳ, có {total} {noun}, bao gồm: ", "{part} {noun} {name}", "; ", ".\n\n"),
            ("Toàn ngành hiện có {total} {noun}, gồm:\n\n", "- {Name}: {part} {noun}", ";\n\n", ".\n\n"),
            ("Tổng số {noun} là {total} {noun}, chia ra: ", "{name} {part} {noun}", ", ", ".\n\n"),
            ("Toàn ngành có {total} {noun}. Số này gồm ", "{part} {noun} {name}", ", ", ".\n\n"),
            ("Tổng số {noun} hiện có: {total}. Bao gồm:\n", "\n+ {Name}: {part}", ".", ".\n\n"),
        )
    )
    report.say(head, total("list.total", parts), noun=noun)
    for n, (name, part) in enumerate(zip(names, parts, strict=True)):
        last = n == len(parts) - 1
        mark = end if last else " và " if between != ".\n\n" and n == len(parts) - 2 and between == "; " else between
        words = {"noun": noun, "name": name, "Name": name.capitalize()}
        report.say(each.replace("{part}", f"{{part{n}}}") + mark, part, **words)


def added(rng: random.Random, report: Report) -> None:
    """Tell two or three parts and, after them, what they come to."""
    sizes = [Cell(f"added.part{n}", Fraction(rng.randint(5, 900))) for n in range(2)]
    report.say(
        rng.choice(
            (
                "Đã bồi dưỡng {part0} {noun} nam và {part1} {noun} nữ, tổng cộng {sum} {noun}.\n\n",
                "Cấp mới {part0} thẻ, cấp lại {part1} thẻ, tổng số là {sum} thẻ.\n\n",
                "Kết nạp {sum} {noun}, trong đó {part0} nam và {part1} nữ.\n\n",
                "Có {sum} đại biểu dự họp, gồm {part0} đại biểu chính thức và {part1} đại biểu mời.\n\n",
            )
        ),
        *(*sizes, total("added.sum", sizes)),
        noun=rng.choice(PEOPLE),
    )


def pair(rng: random.Random, report: Report) -> None:
    """Tell A/B and its percentage."""
    base = Cell("pair.b", Fraction(rng.randint(12, 5_000)))
    part = Cell("pair.a", Fraction(rng.randint(max(1, int(base.value) // 3), int(base.value))))
    report.say(
        rng.choice(
            (
                "Đến nay đã có {a}/{b} {noun} đạt chuẩn, đạt {rate}%.\n\n",
                "Toàn huyện có {a}/{b} {noun} đạt chuẩn (đạt {rate}%).\n\n",
                "Hiện có {a}/{b} {noun} tham gia, đạt tỷ lệ {rate}%.\n\n",
                "Số {noun} được tập huấn là {a}/{b} (tỷ lệ {rate}%).\n\n",
                "Tỷ lệ {noun} được công nhận đạt {rate}% ({a}/{b} {noun}).\n\n",
                "Có {a}/{b} {noun} bỏ phiếu tán thành, chiếm {rate}%.\n\n",
            )
        ),
        *(part, base, share("pair.rate", part, base, rng.choice((0, 1, 2)))),
        noun=rng.choice((*PEOPLE, *BODIES)),
    )


def among(rng: random.Random, report: Report) -> None:
    """Tell how many of how many, in words, and their share."""
    base = Cell("among.b", Fraction(rng.randint(30, 8_000)))
    part = Cell("among.a", Fraction(rng.randint(max(1, int(base.value) // 5), int(base.value) - 1)))
    report.say(
        rng.choice(
            (
                "Có {a} {noun} trên tổng số {b} {noun} đã đăng ký tham gia, chiếm {rate}%.\n\n",
                "Trong số {b} {noun} được khảo sát, có {a} {noun} hài lòng (chiếm {rate}%).\n\n",
                "Trong {b} {noun} được rà soát, có tới {a} {noun} phải bổ sung hồ sơ, chiếm {rate}%.\n\n",
                "Tổng số {noun} toàn ngành là {b} {noun}, trong đó có {a} {noun} trực thuộc tỉnh, chiếm {rate}%.\n\n",
                "Cả năm kiểm tra {b} {noun}. Trong đó, {a} {noun} chấp hành tốt, chiếm tỷ lệ {rate}%.\n\n",
                "Đã khảo sát {b} {noun}; số đồng ý là {a} {noun}, bằng {rate}% số {noun} được khảo sát.\n\n",
            )
        ),
        *(part, base, share("among.rate", part, base, rng.choice((1, 2)))),
        noun=rng.choice((*PEOPLE, *BODIES)),
    )


def traits(rng: random.Random, report: Report) -> None:
    """Tell traits that overlap, each with its share: women, ethnic minorities, the young."""
    base = Cell("traits.all", Fraction(rng.randint(200, 6_000)))
    parts = [
        Cell(f"traits.{n}", Fraction(base.value * rng.randint(15, 70) // 100)) for n in ("women", "minority", "young")
    ]
    rates = [share(f"{part.name}_", part, base, 1) for part in parts]
    report.say(
        rng.choice(
            (
                "Năm {year}, kết nạp {all} đảng viên mới, trong đó có {women} nữ ({women_}%), {minority} người dân tộc "
                "thiểu số ({minority_}%), {young} đoàn viên thanh niên ({young_}%).\n\n",
                "Trong tổng số {all} {noun} được bồi dưỡng, có {women} nữ, chiếm {women_}%; {minority} người dân tộc "
                "thiểu số, chiếm {minority_}%; {young} người dưới 35 tuổi, chiếm {young_}%.\n\n",
            )
        ),
        *(base, *parts, *rates),
        noun=rng.choice(PEOPLE),
        year=str(rng.choice(YEARS)),
    )


Scene = Callable[[random.Random, Report], None]
SCENES: tuple[Scene, ...] = (
    *(rated, cumulative, listed, added, pair, among, traits, changed, planned, budget, structure, leaders),
)


def made_up(seed: int, scenes: Sequence[Scene] = SCENES) -> Report:
    """Return a report of three to eight scenes with fillers between them, every figure right."""
    rng = random.Random(seed)
    report = Report()
    report.say(f"Báo cáo công tác năm {rng.choice(YEARS)} của {rng.choice(PLACES)}.\n\n")
    for scene in rng.sample(list(scenes), rng.randint(3, min(8, len(scenes)))):
        if rng.random() < 0.5:
            filler(rng, report)
        scene(rng, report)
    return report
