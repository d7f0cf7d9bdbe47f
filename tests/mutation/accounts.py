"""Budgets, plans, changes and structures, for made-up reports: amounts and percentages rather than heads."""

import random
from fractions import Fraction

from tests.mutation.reports import Cell, Report, change, share, total

YEARS = range(2015, 2026)
PEOPLE = ("đảng viên", "cán bộ", "công chức", "hội viên", "đoàn viên", "giáo viên", "học sinh", "công nhân")
INCOMES = ("thu nội địa", "thu xuất nhập khẩu", "thu tiền sử dụng đất", "thu phí, lệ phí")
AMOUNTS = ("Tổng thu ngân sách", "Kim ngạch xuất khẩu", "Doanh thu du lịch", "Vốn đầu tư thực hiện")


def split(rng: random.Random, amount: int, parts: int) -> list[int]:
    """Split an amount into parts of uneven size, none of them zero."""
    cuts = sorted(rng.sample(range(1, amount), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, amount], strict=True)]


def changed(rng: random.Random, report: Report) -> None:
    """Tell a figure, by how much it changed, and what it was."""
    old = Cell("change.old", Fraction(rng.randint(800, 90_000), 10), 1)
    factor = Fraction(rng.randint(1_010, 1_400) if rng.random() < 0.7 else rng.randint(700, 990), 1_000)
    new = Cell("change.new", Fraction(round(old.value * factor * 10), 10), 1)
    gap = Cell("change.gap", new.value - old.value, 1)
    gap.printed = gap.printed.lstrip("-")
    forms = (
        "{what} ước đạt {new} tỷ đồng, {verb} {rate}% so với cùng kỳ năm trước ({old} tỷ đồng).\n\n",
        "{what} đạt {new} tỷ đồng, {verb} {gap} tỷ đồng ({rate}%) so với năm trước.\n\n",
        "{what} là {new} tỷ đồng, {verb} {gap} tỷ đồng so với cùng kỳ, tương đương {verb} {rate}%.\n\n",
        "{what} {verb} từ {old} tỷ đồng {to} {new} tỷ đồng, {verb} {rate}%.\n\n",
        "{what} năm nay đạt {new} tỷ đồng; so với năm trước {verb} {gap} tỷ đồng ({sign}{rate}%).\n\n",
    )
    form = rng.choice(forms)
    rate = change("change.rate", new, gap if "{gap}" in form else old, rng.choice((1, 2)), delta="{gap}" in form)
    rises = rate.formula.startswith("rise")
    words = {"verb": "tăng" if rises else "giảm", "to": "lên" if rises else "xuống còn", "sign": "+" if rises else "-"}
    report.say(form, new, old, gap, rate, what=rng.choice(AMOUNTS), **words)


def planned(rng: random.Random, report: Report) -> None:
    """Tell a plan and what was done of it."""
    plan = Cell("plan.b", Fraction(rng.randint(200, 20_000)))
    done = Cell("plan.a", Fraction(round(plan.value * Fraction(rng.randint(600, 1_400), 1_000))))
    forms = [
        "Kết quả, đã kết nạp {a}/{b} {noun} mới, đạt {rate}% kế hoạch.\n\n",
        "Số kết nạp mới là {a} so với kế hoạch được giao ({b} {noun}), bằng {rate}%.\n\n",
        "Trong năm đã bồi dưỡng {a} {noun}, đạt {rate}% kế hoạch ({b} {noun}).\n\n",
        "Chỉ tiêu giao {b} {noun}; kết quả thực hiện {a} {noun}, đạt {rate}% chỉ tiêu.\n\n",
        "Phát triển mới {a} {noun} (đạt {rate}% so với chỉ tiêu giao là {b} {noun}).\n\n",
    ]
    if done.value > plan.value:
        forms.append("Đã cấp thẻ cho {a} {noun}, vượt {over}% so với kế hoạch ({b} {noun}).\n\n")
    form = rng.choice(forms)
    if "{over}" in form:
        over = 100 * (done.value - plan.value) / plan.value
        rate = Cell("plan.over", over, rng.choice((1, 2)), "rise", ("plan.a", "plan.b"))
    else:
        rate = share("plan.rate", done, plan, rng.choice((1, 2)))
    report.say(form, plan, done, rate, noun=rng.choice(PEOPLE))


def budget(rng: random.Random, report: Report) -> None:
    """Tell what came in, of which plan, against last year, and from where."""
    parts = [Cell(f"budget.part{n}", Fraction(rng.randint(500, 50_000), 10), 1) for n in range(rng.randint(2, 3))]
    done = total("budget.done", parts, 1)
    plan = Cell("budget.plan", Fraction(round(done.value * Fraction(1_000, rng.randint(800, 1_300)))), rounded=True)
    old = Cell("budget.old", Fraction(round(done.value * Fraction(1_000, rng.randint(1_010, 1_300)) * 10), 10), 1)
    rates = (share("budget.rate", done, plan, 1), change("budget.rise", done, old, 1))
    head = "Tổng thu ngân sách ước đạt {done} tỷ đồng, bằng {rate}% dự toán ({plan} tỷ đồng), tăng {rise}% so với cùng "
    report.say(head + "kỳ năm trước ({old} tỷ đồng)." + rng.choice((" Bao gồm: ", " Gồm: ")), done, plan, old, *rates)
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        report.say(f"{{name}} {{part{n}}} tỷ đồng" + (".\n\n" if last else "; "), part, name=INCOMES[n])


def structure(rng: random.Random, report: Report) -> None:
    """Tell percentages that make up a whole."""
    sizes = split(rng, 1_000, 3)
    parts = [Cell(f"structure.part{n}", Fraction(size, 10), 1) for n, size in enumerate(sizes)]
    parts[-1].formula, parts[-1].operands = "hundred", tuple(p.name for p in parts)
    report.say(
        rng.choice(
            (
                "Cơ cấu kinh tế: nông nghiệp {part0}%, công nghiệp {part1}%, dịch vụ {part2}%.\n\n",
                "Khu vực I chiếm {part0}%; khu vực II chiếm {part1}%; khu vực III chiếm {part2}%.\n\n",
                "Theo kết quả khảo sát, hài lòng {part0}%, bình thường {part1}%, còn lại {part2}% không hài lòng.\n\n",
            )
        ),
        *parts,
    )


def leaders(rng: random.Random, report: Report) -> None:
    """Tell examples of a total that nobody may add up, and shares of wholes that are not printed."""
    sizes = sorted((rng.randint(20, 400) for _ in range(3)), reverse=True)
    whole = Cell("leaders.total", Fraction(sum(sizes) + rng.randint(50, 4_000)))
    parts = [Cell(f"leaders.part{n}", Fraction(size)) for n, size in enumerate(sizes)]
    report.say(
        "Toàn tỉnh kết nạp {total} đảng viên. Trong đó, dẫn đầu là huyện Tân Khê với {part0} đảng viên; tiếp theo là "
        "quận Bình Sơn {part1} đảng viên, huyện Lộc Hà {part2} đảng viên. ",
        *(whole, *parts),
    )
    report.say(
        rng.choice(
            (
                f"Kim ngạch đạt {rng.randint(20, 900)} triệu USD, chiếm {rng.randint(2, 9)},5% cả nước.\n\n",
                f"Tỷ lệ hộ nghèo giảm từ {rng.randint(6, 9)},4% xuống còn {rng.randint(2, 5)},1%.\n\n",
                f"Có {rng.randint(80, 99)}% hộ dùng nước sạch, {rng.randint(90, 99)}% hộ có điện.\n\n",
            )
        )
    )


def filler(rng: random.Random, report: Report) -> None:
    """Tell something with dates and document numbers, which checks must leave alone."""
    report.say(
        rng.choice(
            (
                "Thực hiện Nghị quyết số 18-NQ/TW và Kế hoạch số 45/KH-UBND, các đơn vị đã sắp xếp lại bộ máy.\n\n",
                f"Ngày 12/{rng.randint(1, 12)}/{rng.choice(YEARS)}, hội nghị lần thứ 3 đã thông qua chương trình.\n\n",
                "Trong 6 tháng cuối năm, tiếp tục mở 4 lớp tập huấn và 2 cuộc kiểm tra chuyên đề tại cơ sở.\n\n",
                "Giai đoạn 2021 - 2025, tỉnh ưu tiên nguồn lực cho vùng khó khăn, nhất là 3 huyện miền núi.\n\n",
            )
        )
    )
