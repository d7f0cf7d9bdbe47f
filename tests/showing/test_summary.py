from dataclasses import replace
from fractions import Fraction

import pytest

from helpers.checking.records import Change, Explanation, Repair
from helpers.showing import prose, summary
from helpers.showing.check_tables import VERDICTS
from helpers.showing.headlines import title
from helpers.showing.pictures import CHARTS, draw
from tests.checking.told import audited
from tests.showing.made_audit import made_audit


def test_figures_are_counted_by_kind_with_pairs_as_pairs() -> None:
    assert summary.figures_answer(made_audit(), "en") == (
        "The report prints 12 numbers, of which 10 are statistics: 5 counts, 3 percentages, and 1 pair A/B. "
        "The other 2 date, number or rank something (1 year and 1 document number) and measure nothing."
    )


def test_the_same_is_said_in_vietnamese() -> None:
    assert summary.figures_answer(made_audit(), "vi") == (
        "Báo cáo in 12 con số, trong đó 10 là số thống kê: 5 số đếm, 3 tỷ lệ phần trăm và 1 cặp số A/B. "
        "2 số còn lại ghi thời gian, số hiệu hoặc thứ tự (1 mốc năm và 1 số hiệu văn bản), không đo đếm điều gì."
    )


def test_a_report_without_figures_is_told_so() -> None:
    empty = replace(made_audit(), figures=(), findings=(), groups=())
    assert summary.figures_answer(empty, "en") == "The report prints no statistics."
    assert "nothing to check" in summary.consistency_answer(empty, "en")


def test_the_answer_counts_the_checks_and_names_the_worst() -> None:
    answer = summary.consistency_answer(made_audit(), "en")
    assert answer.startswith(
        "The report itself states 5 calculations between its figures; they reach 8 of 10 statistics: "
        "4 agree and one contradicts itself without a cause we could name. Look first at this: "
    )
    assert answer.endswith("2 statistics take part in no decided check: whether they are right cannot be said.")


def test_no_finding_never_reads_as_all_correct() -> None:
    audit = made_audit()
    sound = replace(audit, findings=tuple(f for f in audit.findings if f.verdict == "consistent"))
    assert "does not mean that every figure is right" in summary.consistency_answer(sound, "en")
    assert "không có nghĩa là mọi con số đều đúng" in summary.consistency_answer(sound, "vi")


def test_the_worst_comes_first() -> None:
    audit = made_audit()
    cause = Explanation("other_base")
    explained = replace(audit.findings[2], id=0, verdict="explained", severity="warning", explanation=cause)
    inconsistent = replace(audit.findings[1], id=1)
    both = replace(audit, findings=(explained, inconsistent))
    assert [finding.id for finding in summary.doubtful(both)] == [1, 0]


def test_what_no_check_reached_is_named() -> None:
    assert summary.open_sentences(made_audit(), "en") == ["In no calculation (2): 12 người vào; 3 người ra."]
    assert summary.open_sentences(made_audit(), "en", limit=1) == ["In no calculation (2): 12 người vào; and 1 more."]
    assert str(prose.not_checked(made_audit(), "en", limit=1).data) == (
        "## 2 statistics could not be checked\n\n- In no calculation (2): 12 người vào; and 1 more.\n"
    )


def test_each_reason_has_its_own_sentence() -> None:
    text = "Hộ nghèo còn 48 hộ, chiếm 2,4%. Năm nay có 15 lớp."
    assert summary.open_sentences(audited(text), "en") == [
        "In no calculation (1): 15 lớp.",
        "Base not printed (2): 48 hộ: Hộ nghèo; 2.4% tỷ lệ hộ nghèo.",
    ]


CUT = "Có 44 trong tổng số 90 xã, chiếm 48,8%. Có 22 trong tổng số 57 ấp, chiếm 38,5%."


def test_what_a_report_does_throughout_is_told_once_and_flagged_nowhere() -> None:
    audit = audited(CUT)
    assert [f.verdict for f in audit.findings] == ["explained", "explained"]
    assert summary.doubtful(audit) == []
    answer = summary.consistency_answer(audit, "en")
    assert "The report cuts its percentages off rather than rounding them" in answer
    assert "Look first at this" not in answer
    assert "Nothing was found that does not agree" not in answer


def test_what_a_person_let_stand_is_still_listed_but_last() -> None:
    audit = audited("Có 46 trong tổng số 90 xã, chiếm 62%. Có 44 trong tổng số 90 thôn, chiếm 48,8%.")
    waived = replace(audit.findings[0], severity="note", note="đã hỏi")
    audit = replace(audit, findings=(waived, audit.findings[1]))
    assert [f.id for f in summary.doubtful(audit)] == [1, 0]
    assert "Look first at this: 44 : 90" in summary.consistency_answer(audit, "en")


def test_what_agrees_is_told_by_kind() -> None:
    assert summary.agreeing_sentence(made_audit(), "en") == (
        "As printed: share (2), part within whole (1), and sum of parts (1)."
    )
    assert summary.agreeing_sentence(replace(made_audit(), findings=()), "en") == ""


def test_findings_that_the_brief_leaves_out_are_counted() -> None:
    audit = made_audit()
    many = replace(audit, findings=tuple(replace(audit.findings[1], id=i) for i in range(5)))
    assert summary.more_doubtful(many, "en", shown=4).endswith("one more is in the notebook 20-consistency.")
    assert summary.more_doubtful(many, "en", shown=5) == ""


def test_each_error_is_placed_once() -> None:
    audit = made_audit()
    repair = Repair(0, 1, (Change(4, Fraction(25), Fraction(25)),), (1,))
    page = prose.repairs(replace(audit, repairs=(repair,)), "en")
    assert page
    assert str(page.data).startswith("## Where the error probably lies\n\n- Probably wrong: 30")
    assert prose.repairs(audit, "en") is None


def test_everything_checked_leaves_no_sentence() -> None:
    audit = replace(made_audit(), figures=made_audit().figures[:9])
    assert summary.open_sentences(audit, "vi") == []
    assert str(prose.not_checked(audit, "en").data).strip() == "Every statistic was checked."


def test_a_report_is_called_by_its_title_or_its_file() -> None:
    audit = made_audit()
    nameless = replace(audit, document=replace(audit.document, metadata={}))
    assert summary.report_name(audit, "vi") == "Báo cáo bịa, Nhà xuất bản"
    assert summary.report_name(nameless, "vi") == "Báo cáo bịa.md"


def test_front_matter_that_is_no_text_is_shown_as_text() -> None:
    audit = made_audit()
    strange = replace(audit, document=replace(audit.document, metadata={"title": ["a", 1], "period": 2022}))
    assert summary.report_title(strange, "vi") == "['a', 1]"
    assert "Thời kỳ: 2022" in summary.provenance(strange, "vi")


def test_an_opening_has_one_heading_and_the_question() -> None:
    page = str(prose.opening(made_audit(), "figures", "en").data)
    assert page == "# Báo cáo bịa\n\n**Which figures does the report print?**\n"


def test_a_hostile_title_stays_words() -> None:
    audit = made_audit()
    hostile = replace(audit, document=replace(audit.document, metadata={"title": "<b>x</b>\n# y [z](http://a)"}))
    page = str(prose.opening(hostile, "brief", "vi").data)
    assert page.startswith("# \\<b\\>x\\</b\\> \\# y \\[z\\](http\\://a)\n")


def test_a_headline_counts_and_empty_paragraphs_are_left_out() -> None:
    page = str(prose.section("doubtful", made_audit(), "en", "", "One.", "").data)
    assert page == "## One check contradicts what is printed\n\nOne.\n"


def test_a_section_without_anything_to_list_is_a_sentence() -> None:
    audit = made_audit()
    assert str(prose.section("undecided", audit, "en").data) == "No check lacks a figure.\n"
    assert str(prose.section("undecided", replace(audit, figures=(), findings=()), "en").data) == ""


@pytest.mark.parametrize("notebook", ["figures", "consistency", "charts", "brief"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_notebook_has_its_question_and_its_limits(notebook: str, language: str) -> None:
    assert str(prose.opening(made_audit(), notebook, language).data).count("\n#") == 0
    assert str(prose.limits(made_audit(), notebook, language).data).startswith("## ")


def test_the_charts_answer_lists_what_was_drawn() -> None:
    audit = replace(made_audit(), groups=made_audit().groups[:2])
    pictures = [draw(name, CHARTS[name][0](audit, "en"), audit, "en") for name in ("ratings", "coverage", "targets")]
    page = str(prose.charts_answer(pictures, audit, "en").data)
    drawn, told = "Branches: the commonest grade is “Good”, 50%", "Branches rated: 80/100, that is 80%"
    assert page == f"## Answer\n\n- {drawn}\n- {told}\n"


def test_no_chart_at_all_is_said() -> None:
    assert "no group of figures to draw" in str(prose.charts_answer([], made_audit(), "en").data)


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("ratings", "Chi bộ: mức đông nhất là “Khá”, 50%"),
        ("coverage", "Mức bao phủ từ 60% (Chi bộ khá trở lên) đến 80% (Chi bộ được xếp loại)"),
        ("shares", "1 trong 3 tỷ lệ không tính lại được từ các số mà câu văn nêu"),
        ("targets", "1 trong 2 chỉ tiêu đạt hoặc vượt"),
        ("movements", "Biến động lớn nhất: Vào, +12"),
        ("parts", "Chi bộ theo mức: phần lớn nhất là “Phần còn lại”, 75%"),
        ("positions", "Cả 2 con số bị nghi ngờ đều nằm trong đoạn “Năm 2022, xếp loại 80/100 chi…”"),
        ("verdicts", "1 trong 5 phép kiểm không khớp với số in ra"),
    ],
)
def test_a_title_states_what_is_seen(name: str, headline: str) -> None:
    assert title(name, CHARTS[name][0](made_audit(), "vi"), "vi") == headline


@pytest.mark.parametrize(
    ("verdicts", "headline"),
    [
        ("cccc", "All 4 checks agree with what is printed"),
        ("ccuu", "Both checks that could be decided agree with what is printed; 2 lack figures"),
        ("ceiu", "2 of 3 checks that could be decided do not agree with what is printed; one lacks a figure"),
        ("ii", "Neither of the two checks agrees with what is printed"),
        ("u", "The one check lacks a figure and cannot be decided"),
    ],
)
def test_checks_that_could_not_be_decided_are_not_told_as_wrong(verdicts: str, headline: str) -> None:
    audit, names = made_audit(), {verdict[0]: verdict for verdict in VERDICTS}
    found = tuple(replace(audit.findings[0], id=i, verdict=names[letter]) for i, letter in enumerate(verdicts))
    assert title("verdicts", CHARTS["verdicts"][0](replace(audit, findings=found), "en"), "en") == headline


def test_a_report_without_doubts_is_not_called_right() -> None:
    audit = made_audit()
    sound = replace(audit, findings=audit.findings[2:])
    assert title("positions", CHARTS["positions"][0](sound, "en"), "en") == (
        "5 of 10 statistics were checked, and none of them is in doubt"
    )
    unchecked = title("positions", CHARTS["positions"][0](replace(audit, findings=()), "en"), "en")
    assert unchecked == "None of the report’s 10 statistics could be checked"


def test_several_groups_are_told_as_a_range() -> None:
    audit = made_audit()
    again = replace(audit.groups[0], key="again")
    table = CHARTS["ratings"][0](replace(audit, groups=(audit.groups[0], again)), "en")
    assert title("ratings", table, "en") == "In both groups the commonest grade is “Good”: 50%"
