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
        "no_base": "{stated} của {part}: văn bản không in tổng số để tính lại",
        "no_old": "{stated} ({part}): văn bản không in số kỳ trước hay mức chênh để tính lại",
        "no_plan": "{stated} ({part}): văn bản không in kế hoạch hay chỉ tiêu để tính lại",
        "other_base": "; {sum} = {result}: {stated} được tính trên {base}, không phải trên {said}",
        "complement": "; {stated} chỉ là 100 % trừ {rest}",
        "truncated": ": phần thập phân sau {stated} bị cắt bỏ, không làm tròn",
        "swapped": ": tỷ lệ này và {other} đổi chỗ cho nhau",
        "slip": ": có lẽ định in {proposal}",
        "cause": ": {cause}",
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
        "no_base": "{stated} of {part}: the text does not print the total to recompute it from",
        "no_old": "{stated} ({part}): the text prints neither the earlier figure nor the difference to recompute it",
        "no_plan": "{stated} ({part}): the text does not print the plan or target to recompute it from",
        "other_base": "; {sum} = {result}: {stated} is taken of {base}, not of {said}",
        "complement": "; {stated} is merely 100% less {rest}",
        "truncated": ": the decimals after {stated} were cut off, not rounded",
        "swapped": ": this share and {other} stand in each other's place",
        "slip": ": {proposal} was probably meant",
        "cause": ": {cause}",
        "waived": " (waived: {reason})",
        "confirmed": " (confirmed)",
        "confirmed_as": " (confirmed: {reason})",
        "times": "{number} times",
        "percent": "{number}%",
    },
}
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
