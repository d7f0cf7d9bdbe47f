"""The words findings are told with, in each language: names of verdicts, kinds and causes, and whole sentences."""

from helpers.errors import BadUsage

Words = dict[str, dict[str, str]]

VERDICTS: Words = {
    "vi": {
        "consistent": "khớp",
        "explained": "giải thích được",
        "inconsistent": "không khớp",
        "undetermined": "chưa kết luận được",
    },
    "en": {
        "consistent": "agrees",
        "explained": "explained",
        "inconsistent": "does not agree",
        "undetermined": "cannot be told",
    },
}
KINDS: Words = {
    "vi": {
        "share": "tỷ trọng",
        "ratio_percent": "tỷ lệ A/B",
        "coverage": "mức hoàn thành",
        "change": "tăng, giảm",
        "partition_sum": "tổng các phần",
        "percent_sum": "tổng tỷ lệ",
        "subset": "phần trong tổng",
        "restatement": "nhắc lại",
    },
    "en": {
        "share": "share",
        "ratio_percent": "ratio A/B",
        "coverage": "fulfilment",
        "change": "change",
        "partition_sum": "sum of parts",
        "percent_sum": "sum of percentages",
        "subset": "part within whole",
        "restatement": "restatement",
    },
}
CAUSES: Words = {
    "vi": {
        "other_base": "mẫu số khác",
        "joint_base": "mẫu số chung không in ra",
        "complement": "phần bù của 100 %",
        "truncated": "cắt bớt, không làm tròn",
        "padded_zero": "thêm số 0",
        "of_target": "tính trên chỉ tiêu",
        "swapped": "hai tỷ lệ đổi chỗ",
        "slip": "lỗi gõ số",
        "overlap": "các nhóm chồng lên nhau",
        "rounding_drift": "sai số làm tròn cộng dồn",
    },
    "en": {
        "other_base": "another base",
        "joint_base": "a shared base that is not printed",
        "complement": "what is left of 100%",
        "truncated": "cut off, not rounded",
        "padded_zero": "a zero added",
        "of_target": "taken of the target",
        "swapped": "two shares swapped",
        "slip": "a slip of the pen",
        "overlap": "groups that overlap",
        "rounding_drift": "rounding adding up",
    },
}
#: Why a statistic took part in no check.
REASONS: Words = {
    "vi": {
        "no_sum": "không nằm trong phép tính nào",
        "no_base": "không in mẫu số",
        "no_old": "không in số kỳ trước",
        "no_plan": "không in kế hoạch hay chỉ tiêu",
        "zero": "mẫu số bằng 0",
        "range": "là một khoảng giá trị",
        "malformed": "dấu ngăn cách mâu thuẫn",
    },
    "en": {
        "no_sum": "in no calculation",
        "no_base": "base not printed",
        "no_old": "earlier figure not printed",
        "no_plan": "plan or target not printed",
        "zero": "base of zero",
        "range": "a range of values",
        "malformed": "contradicting separators",
    },
}
#: {sum}: the arithmetic written out; {result}: what it gives; {stated}: what is printed; {part}, {whole} …: figures.
SENTENCES: Words = {
    "vi": {
        "exact": "{sum} = {result}, đúng như đã in",
        "rounds": "{sum} = {result}, làm tròn thành {stated} như đã in",
        "within": "{sum} = {result}, phù hợp với {stated} nếu kể cả sai số làm tròn",
        "unstated": "{sum} = {result}",
        "fails": "{sum} = {result}, không phải {stated}",
        "inside": "{part} nằm trong {whole}, còn lại {rest}",
        "all_of": "{part} trên {whole}: đủ tất cả",
        "not_inside": "{part} lớn hơn {whole}, dù được nói là nằm trong đó",
        "no_base": "{part}, {claim}: văn bản không in tổng số để tính lại",
        "no_old": "{part}, {claim}: văn bản không in số kỳ trước hay mức chênh để tính lại",
        "no_plan": "{part}, {claim}: văn bản không in kế hoạch hay chỉ tiêu để tính lại",
        "zero": "{part}, {claim}: số để chia được in là 0 nên không tính lại được",
        "share": "chiếm {stated}",
        "reached": "đạt {stated}",
        "above": "vượt {stated}",
        "below": "hụt {stated}",
        "up": "tăng {stated}",
        "down": "giảm {stated}",
        "against": "bằng {stated} kỳ trước",
        "multiple": "gấp {stated}",
        "read_as": "{printed} (đọc là {number})",
        "other_base": "; {sum} = {result}: {stated} được tính trên {base}, không phải trên {said}",
        "of_target": "; {sum} = {result}: {stated} được tính trên chỉ tiêu {base}, không phải trên {said}",
        "joint_base": "; {all} cùng khớp với một mẫu số không in ra là {base}",
        "complement": "; {stated} chỉ là 100 % trừ {rest}",
        "truncated": ": phần sau {stated} bị cắt bỏ, không làm tròn",
        "padded_zero": ": {short} được viết thêm số 0 thành {stated}",
        "swapped": ": tỷ lệ này và {other} đổi chỗ cho nhau",
        "slip": ": có lẽ định in {proposal}",
        "slip_in": ": có lẽ {figure} định in là {proposal}",
        "overlap_counts": "; mỗi phần đều khớp với tỷ lệ riêng ({proof}), nên có ít nhất {excess} được tính hai lần",
        "overlap_percents": "; mỗi tỷ lệ đều khớp với số đếm của nó, nên có ít nhất {excess} được tính hai lần",
        "drift_exact": "; tính lại từng tỷ lệ từ số đếm thì tổng là {total}, nên chỉ lệch do làm tròn hay cắt bớt",
        "drift_coarse": "; các số đều tròn đến {grain}, nên có thể chỉ lệch do làm tròn",
        "drift_cut": "; báo cáo cắt bớt các tỷ lệ chứ không làm tròn, nên tổng hụt {gap} điểm phần trăm",
        "consequence": "; tính lại từng tỷ lệ từ số đếm thì tổng là {total}, nên chỗ lệch nằm ở {all}",
        "range": "khoảng {low} – {high}",
        "and": "và",
        "given": " (mẫu số {base} không in trong văn bản, lấy từ: {source})",
        "given_whole": " (tổng số {base} không in trong văn bản, lấy từ: {source})",
        "waived": " (bỏ qua: {reason})",
        "confirmed": " (đã xác nhận)",
        "confirmed_as": " (đã xác nhận: {reason})",
        "times": "{number} lần",
        "percent": "{number} %",
    },
    "en": {
        "exact": "{sum} = {result}, as printed",
        "rounds": "{sum} = {result}, which rounds to {stated} as printed",
        "within": "{sum} = {result}, in keeping with {stated} once rounding is allowed for",
        "unstated": "{sum} = {result}",
        "fails": "{sum} = {result}, not {stated}",
        "inside": "{part} is within {whole}, which leaves {rest}",
        "all_of": "{part} of {whole}: all of them",
        "not_inside": "{part} is larger than {whole}, though said to be part of it",
        "no_base": "{part}, {claim}: the text does not print the total to recompute it from",
        "no_old": "{part}, {claim}: the text prints neither the earlier figure nor the difference",
        "no_plan": "{part}, {claim}: the text does not print the plan or target to recompute it from",
        "zero": "{part}, {claim}: what it is to be divided by is printed as 0",
        "share": "said to be {stated}",
        "reached": "{stated} of the plan",
        "above": "{stated} above the plan",
        "below": "{stated} below the plan",
        "up": "up {stated}",
        "down": "down {stated}",
        "against": "{stated} of what it was",
        "multiple": "{stated} as much",
        "read_as": "{printed} (read as {number})",
        "other_base": "; {sum} = {result}: {stated} is taken of {base}, not of {said}",
        "of_target": "; {sum} = {result}: {stated} is taken of the target, {base}, not of {said}",
        "joint_base": "; {all} fit one and the same base, {base}, which is not printed",
        "complement": "; {stated} is merely 100% less {rest}",
        "truncated": ": what follows {stated} was cut off, not rounded",
        "padded_zero": ": {short} was printed with a zero added, {stated}",
        "swapped": ": this share and {other} stand in each other’s place",
        "slip": ": {proposal} was probably meant",
        "slip_in": ": {figure} was probably meant to be {proposal}",
        "overlap_counts": "; each part agrees with its own percentage ({proof}), "
        "so at least {excess} must be counted twice",
        "overlap_percents": "; each percentage agrees with its own count, so at least {excess} must be counted twice",
        "drift_exact": "; recomputed from their counts, the percentages make {total}: "
        "only rounding or cutting off is at work",
        "drift_coarse": "; all of these are rounded to {grain}, which may be all that is amiss",
        "drift_cut": "; the report cuts its percentages off, so their sum falls short by {gap} percentage points",
        "consequence": "; recomputed from their counts, the percentages make {total}: what is amiss is {all}",
        "range": "between {low} and {high}",
        "and": "and",
        "given": " (the base, {base}, is not printed in the text; taken from: {source})",
        "given_whole": " (the total, {base}, is not printed in the text; taken from: {source})",
        "waived": " (waived: {reason})",
        "confirmed": " (confirmed)",
        "confirmed_as": " (confirmed: {reason})",
        "times": "{number} times",
        "percent": "{number}%",
    },
}
#: What stands for a report's hedges in another language; in its own they stay as printed.
HEDGES: Words = {
    "vi": {},
    "en": {
        **dict.fromkeys(("gần", "khoảng gần", "ngót"), "nearly"),
        **dict.fromkeys(("hơn", "trên", "quá", "khoảng trên", "khoảng hơn", ">"), "over"),
        **dict.fromkeys(("dưới", "chưa đến", "chưa tới", "chưa đầy", "<"), "under"),
        **dict.fromkeys(("tối thiểu", "ít nhất", "không dưới", "≥"), "at least"),
        **dict.fromkeys(("tối đa", "nhiều nhất", "không quá", "≤"), "at most"),
        **dict.fromkeys(("khoảng", "ước khoảng", "xấp xỉ", "trên dưới", "chừng", "độ chừng", "cỡ", "~", "≈"), "about"),
        **{"trở lên": "or more", "trở xuống": "or less"},
    },
}
#: Hedges that follow their number.
BEHIND = frozenset({"trở lên", "trở xuống"})
MULTIPLIERS: dict[str, dict[int, str]] = {
    "vi": {10**3: "nghìn", 10**6: "triệu", 10**9: "tỷ", 10**12: "nghìn tỷ", 10**15: "triệu tỷ"},
    "en": {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion", 10**15: "quadrillion"},
}


def words_of(words: Words, language: str) -> dict[str, str]:
    """Return the words of one language.

    Raises
    ------
    BadUsage
        If there are none; the message lists the known languages.
    """
    try:
        return words[language]
    except KeyError:
        raise BadUsage("language", f"unknown language {language!r}: write one of {', '.join(words)}") from None
