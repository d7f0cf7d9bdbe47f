"""What a report's notes say, in Vietnamese or English: how it rounds, what recurs, what a person knows.

``soatso check`` waits for this module: it imports nothing slow.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from helpers.checking.notes import category
from helpers.checking.records import Audit, Finding, Note
from helpers.showing.cause_wording import joint_bases
from helpers.showing.digits import Digits, decimals_of, rounded
from helpers.showing.sentences import CAUSES, words_of
from helpers.showing.sums import Sums

#: More proofs or places than this are counted, not listed.
_LISTED = 4
_MOST_DECIMALS = 6
_LONGEST = 40  # words of a label: a report can be hostile
_WORDS = {
    "vi": {
        "habit_rounds": "Báo cáo làm tròn tỷ lệ chứ không cắt bớt: {count} tỷ lệ cho thấy điều đó ({proof}){but}",
        "habit_truncates": "Báo cáo cắt bớt tỷ lệ chứ không làm tròn: {count} tỷ lệ cho thấy điều đó ({proof}){but}",
        "habit_pads": "Báo cáo viết thêm số 0 sau tỷ lệ đã làm tròn: {count} tỷ lệ cho thấy điều đó ({proof}){but}",
        "printed": "{exact} in là {stated}",
        "exceptions": "; trái với thói quen đó: {proof}",
        "pattern": "Tỷ lệ “{part}” {times} được tính trên “{base}” ({figures})",
        "pattern_target": "Tỷ lệ “{part}” {times} được tính trên chỉ tiêu “{base}” ({figures})",
        "twice": "hai lần",
        "times": "{count} lần",
        "joint": "{count} tỷ lệ ({figures}) cùng khớp với một mẫu số không in ra là {base}, thay vì {said}",
        "recurring": "Cùng một nguyên nhân ở {count} số ({figures}): {cause}",
        "person": "Ghi chú của người soát: {words}",
        "about": " ({figures})",
        "more": "và {count} số khác",
    },
    "en": {
        "habit_rounds": "The report rounds its percentages rather than cutting them off: {count} of them show it "
        "({proof}){but}",
        "habit_truncates": "The report cuts its percentages off rather than rounding them: {count} of them show it "
        "({proof}){but}",
        "habit_pads": "The report puts a zero behind rounded percentages: {count} of them show it ({proof}){but}",
        "printed": "{exact} printed as {stated}",
        "exceptions": "; against that habit: {proof}",
        "pattern": "The share of “{part}” is taken of “{base}” {times} ({figures})",
        "pattern_target": "The share of “{part}” is taken of the target “{base}” {times} ({figures})",
        "twice": "twice",
        "times": "{count} times",
        "joint": "{count} percentages ({figures}) fit one and the same base that is not printed, {base}, "
        "instead of {said}",
        "recurring": "{count} figures have the same cause ({figures}): {cause}",
        "person": "A person’s note: {words}",
        "about": " ({figures})",
        "more": "and {count} more",
    },
}


def note_message(audit: Audit, note: Note, language: str = "vi") -> str:
    """Return what a note says, in one sentence.

    Parameters
    ----------
    audit
        The report the note belongs to.
    note
        One of ``audit.notes``.
    language
        ``vi`` or ``en``.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    words = words_of(_WORDS, language)
    if note.kind == "person":
        said = note.words[language].strip()
        where = words["about"].format(figures=_figures(audit, note.figures, language)) if note.figures else ""
        end = "" if said[-1:] in "!?" and not where else "."
        return words["person"].format(words=said.rstrip(".") + where + end)
    if note.kind.startswith("habit_"):
        proof = _proofs(audit, note.figures, language)
        against = _proofs(audit, note.exceptions, language)
        but = words["exceptions"].format(proof=against) if note.exceptions else ""
        return words[note.kind].format(count=note.count, proof=proof, but=but) + "."
    return _recurring(audit, note, language) + "."


def _recurring(audit: Audit, note: Note, language: str) -> str:
    """Say which cause recurs; for another base, of what the shares are and of what they are taken."""
    words, cause = words_of(_WORDS, language), note.kind.removeprefix("recurring_")
    figures = _figures(audit, note.figures, language)
    if cause in ("other_base", "of_target"):
        findings = list(_findings(audit, note.figures, cause))
        part = common_words(audit, (f.relation.parts[0] for f in findings), language)
        base = common_words(audit, (f.explanation.figures[0] for f in findings if f.explanation), language)
        key = "pattern" if cause == "other_base" else "pattern_target"
        times = words["twice"] if note.count == 2 else words["times"].format(count=note.count)
        return words[key].format(part=part, base=base, times=times, figures=figures)
    if cause == "joint_base":
        finding = next(_findings(audit, note.figures, cause))
        assert finding.relation.base is not None
        assert finding.explanation is not None
        said = Digits(audit, language).figure(finding.relation.base)
        base = joint_bases(Sums(audit, language), finding.relation.base, finding.explanation)
        return words["joint"].format(count=note.count, figures=figures, base=base, said=said)
    name = words_of(CAUSES, language)[cause]
    return words["recurring"].format(count=note.count, figures=figures, cause=name)


def common_words(audit: Audit, figures: Iterable[int], language: str) -> str:
    """Return the longest run of words that all of some figures are called by: two at least, else the report's own."""
    ids = list(figures)
    first, *others = (audit.label(i, language).split()[:_LONGEST] for i in ids)
    runs = sorted((first[a:b] for a in range(len(first)) for b in range(a + 2, len(first) + 1)), key=len, reverse=True)
    for run in runs:
        if all(_within(run, other) for other in others):
            return " ".join(run)
    return category(audit.figures[ids[0]])


def _within(run: list[str], words: list[str]) -> bool:
    """Tell whether words stand together in others."""
    return any(words[n : n + len(run)] == run for n in range(len(words) - len(run) + 1))


def _findings(audit: Audit, stated: Iterable[int], cause: str) -> Iterator[Finding]:
    """Yield the findings a note is made of."""
    wanted = set(stated)
    for finding in audit.findings:
        if finding.relation.stated in wanted and finding.explanation and finding.explanation.kind == cause:
            yield finding


def _figures(audit: Audit, figures: tuple[int, ...], language: str) -> str:
    """Enumerate figures as printed, so many of them as are read."""
    return _some([Digits(audit, language).figure(i) for i in figures], language)


def _proofs(audit: Audit, stated: tuple[int, ...], language: str) -> str:
    """Enumerate percentages with what was computed, to as many decimals as show how it was shortened."""
    said = []
    for i in stated[:_LISTED]:
        finding = next(f for f in audit.findings if f.relation.stated == i and f.interval is not None)
        exact = _telling(audit, finding, i, language)
        said.append(words_of(_WORDS, language)["printed"].format(exact=exact, stated=Digits(audit, language).figure(i)))
    return _some([*said, *[""] * (len(stated) - len(said))], language)


def _telling(audit: Audit, finding: Finding, stated: int, language: str) -> str:
    """Write a recomputed percentage to as many decimals as put it on the side of the printed one it really is on."""
    digits, figure, value = Digits(audit, language), audit.figures[stated], finding.recomputed or Fraction(0)
    printed = Fraction(figure.value or 0)
    shown = decimals_of(figure.step) + 1
    while shown < _MOST_DECIMALS and (_nearest(value, shown) < printed) != (value < printed):
        shown += 1
    while shown < _MOST_DECIMALS and _nearest(value, shown) >= printed + Fraction(figure.step) > value:
        shown += 1
    return digits.marked(digits.number(value, shown), figure)


def _nearest(value: Fraction, places: int) -> Fraction:
    """Round a number, halves away from zero."""
    return Fraction(rounded(value, places))


def _some(items: list[str], language: str) -> str:
    """Enumerate the first of many, and count the rest."""
    rest = len(items) - _LISTED
    shown = items[:_LISTED] + ([words_of(_WORDS, language)["more"].format(count=rest)] if rest > 0 else [])
    return "; ".join(shown)
