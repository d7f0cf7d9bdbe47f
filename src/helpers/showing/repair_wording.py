"""What a repair says, in Vietnamese or English: which figure is likeliest wrong, what it should be, and what ties.

``soatso check`` waits for this module: it imports nothing slow.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from helpers.checking.misprints import written_as
from helpers.checking.records import Audit, Change, Repair
from helpers.showing.digits import Digits, scale_of
from helpers.showing.notation import require_language

_WORDS = {
    "vi": {
        "placed": "Có lẽ sai ở {likeliest}: khi đó mọi phép tính liên quan đều khớp",
        "tied": "Không định được chỗ sai: {choices}; sửa theo cách nào thì mọi phép tính liên quan cũng khớp",
        "none": "Không tìm được cách sửa vài số nào để mọi phép tính liên quan đều khớp",
        "single": "Nếu {changes} thì mọi phép tính liên quan đều khớp",
        "early": " (chưa dò hết mọi khả năng)",
        "change": "{figure}, lẽ ra là {value}",
        "suppose": "{figure} là {value}",
        "or": "; hoặc ",
        "and": " và ",
        "range": "từ {low} đến {high}",
        "least": "ít nhất {low}",
    },
    "en": {
        "placed": "Probably wrong: {likeliest}; with that, every sum agrees",
        "tied": "The error cannot be placed: {choices}; with any one of these, every sum agrees",
        "none": "No change of a few figures was found that makes every sum agree",
        "single": "If {changes}, every sum agrees",
        "early": " (the search stopped before every possibility was tried)",
        "change": "{figure}, which should be {value}",
        "suppose": "{figure} is {value}",
        "or": "; or ",
        "and": " and ",
        "range": "{low} to {high}",
        "least": "at least {low}",
    },
}
_LABEL_WORDS = 8
#: More alternatives than this are counted, not listed.
_LISTED = 5
_MORE = {"vi": "{count} khả năng khác", "en": "{count} other possibilities"}


def groups(audit: Audit) -> Iterator[tuple[Repair, ...]]:
    """Yield the repairs of each error, the likeliest first."""
    for _, alternatives in groupby(audit.repairs, key=lambda repair: repair.group):
        yield tuple(alternatives)


def placement(audit: Audit, alternatives: Sequence[Repair], language: str = "vi") -> str:
    """Return one sentence on where an error is: the likeliest figure and what it should be, or all that tie.

    Parameters
    ----------
    audit
        The report the repairs belong to.
    alternatives
        The repairs of one group, the likeliest first.
    language
        ``vi`` or ``en``.

    Raises
    ------
    BadUsage
        If the language is unknown.
    """
    words = _WORDS[require_language(language)]
    best = [repair for repair in alternatives if repair.rank == alternatives[0].rank and repair.changes]
    early = "" if all(repair.complete for repair in alternatives) else words["early"]
    if not best:
        return words["none"] + early + "."
    told = [words["and"].join(_said(audit, c, "change", language) for c in repair.changes) for repair in best[:_LISTED]]
    if len(best) > _LISTED:
        told.append(_MORE[language].format(count=len(best) - _LISTED))
    if len(best) == 1:
        return words["placed"].format(likeliest=told[0]) + early + "."
    return words["tied"].format(choices=words["or"].join(told)) + early + "."


def supposition(audit: Audit, repair: Repair, language: str = "vi") -> str:
    """Return one sentence on one repair: what would have to be printed for everything to agree."""
    words = _WORDS[require_language(language)]
    if not repair.changes:
        return words["none"] + words["early"] + "."
    changes = words["and"].join(_said(audit, change, "suppose", language) for change in repair.changes)
    return words["single"].format(changes=changes) + ("" if repair.complete else words["early"]) + "."


def _said(audit: Audit, change: Change, key: str, language: str) -> str:
    """Name a figure and say what it should be."""
    digits = Digits(audit, language)
    label, printed = digits.label(change.figure, _LABEL_WORDS), digits.figure(change.figure)
    named = f"{printed} ({label})" if label else printed
    return _WORDS[language][key].format(figure=named, value=_should_be(audit, change, language))


def _should_be(audit: Audit, change: Change, language: str) -> str:
    """Say which value would do: what was probably meant, the only one that does, or its bounds."""
    words = _WORDS[language]
    if change.proposal is not None:
        return Digits(audit, language).like(audit.figures[change.figure], change.proposal)
    low = _value(audit, change.figure, change.low, language)
    if change.high is None:
        return words["least"].format(low=low)
    high = _value(audit, change.figure, change.high, language)
    return low if change.low == change.high else words["range"].format(low=low, high=high)


def _value(audit: Audit, figure: int, value: Fraction, language: str) -> str:
    """Write a value as the report would print this figure."""
    one, digits = audit.figures[figure], Digits(audit, language)
    printed = written_as(one, value)
    if printed is None:
        return digits.marked(digits.scaled(value, scale_of(audit, one)), one)
    return digits.like(one, printed)
