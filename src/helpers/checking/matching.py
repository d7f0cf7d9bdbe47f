"""Which figure of one report is which of another.

Where a figure stands tells more than what it says: sentences are aligned without their numbers and, within a pair, the
words between the numbers (Ratcliff and Obershelp, as in :mod:`difflib`); what is left is matched by label and unit.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from helpers.checking.records import Audit
from helpers.reading.records import Figure

#: How alike two sentences, the labels of figures in the same place, and those anywhere have to be.
_ALIKE_SENTENCES, _ALIKE_PLACES, _ALIKE_LABELS = 0.6, 0.5, 0.75
#: Bounds that no honest report meets: sentences and figures compared each with each, words of one, pairs of sentences.
_MOST, _LONG, _MANY = 300, 300, 10**7
#: How far from the same place a figure that suits better is looked for.
_NEIGHBOURS = 8
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = "#"  #: stands for a figure among the words of a sentence


def matches(first: Audit, second: Audit) -> dict[int, int]:
    """Return which statistic of one report is which of another.

    Parameters
    ----------
    first, second
        The reports.

    Returns
    -------
    dict[int, int]
        Id in the first → id in the second, in the order of the first; what has no match is left out.
    """
    pairs = dict(aligned(first, second))
    left = [first.figures[i] for i in first.statistics if i not in pairs]
    taken = set(pairs.values())
    right = [second.figures[i] for i in second.statistics if i not in taken]
    pairs |= dict(_by_label(left, right))
    return dict(sorted(pairs.items()))


def aligned(first: Audit, second: Audit, kinds: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the figures that stand in the same place of the same sentence, by their ids.

    Parameters
    ----------
    first, second
        The reports.
    kinds
        Of the figures that are asked for; statistics if none is given. Other figures do not count as words either.
    """
    one, other = _Sentences.of(first, kinds), _Sentences.of(second, kinds)
    for a, b in _same_sentences(one.words, other.words):
        yield from _same_places(one, a, other, b)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a report as words, each figure replaced by one sign, and the figures of each."""

    figures: Sequence[Figure]
    words: list[tuple[str, ...]]
    members: list[list[int]]

    @classmethod
    def of(cls, audit: Audit, kinds: Collection[str]) -> "_Sentences":
        """Take a report apart; sentences without figures that are asked for are left out."""
        wanted = {f.id for f in audit.figures if (f.kind in kinds if kinds else f.is_statistic)}
        by_sentence: dict[int, list[Figure]] = defaultdict(list)
        for figure in audit.figures:
            by_sentence[figure.sentence].append(figure)
        words, members = [], []
        for sentence, figures in sorted(by_sentence.items()):
            if any(figure.id in wanted for figure in figures):
                words.append(tuple(_words(audit, sentence, figures, wanted)))
                members.append([figure.id for figure in figures if figure.id in wanted])
        return cls(audit.figures, words, members)


def _words(audit: Audit, sentence: int, figures: Sequence[Figure], wanted: set[int]) -> Iterator[str]:
    """Yield the words of a sentence in lower case, a sign for each figure that is wanted, nothing for others."""
    at, end = audit.sentences[sentence]
    for figure in figures:
        yield from (word.lower() for word in _WORD.findall(audit.document.text[at : figure.start]))
        if figure.id in wanted:
            yield _NUMBER + figure.kind
        at = figure.end
    yield from (word.lower() for word in _WORD.findall(audit.document.text[at : max(at, end)]))


def _same_sentences(one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield which sentence is which: equal ones in order, then in each gap the most alike, then those that moved."""
    rest_one, rest_other = [], []
    many = len(one) * len(other) > _MANY
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=many).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
            continue
        pairs = list(_most_alike(one, range(a, b), other, range(c, d)))
        yield from pairs
        rest_one += [n for n in range(a, b) if n not in {pair[0] for pair in pairs}]
        rest_other += [n for n in range(c, d) if n not in {pair[1] for pair in pairs}]
    yield from _most_alike(one, rest_one, other, rest_other)


def _most_alike(
    one: Sequence[tuple[str, ...]], rows: Sequence[int], other: Sequence[tuple[str, ...]], columns: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences that are alike enough, the most alike first, each sentence once."""
    scores = []
    for b in columns[:_MOST]:
        matcher = SequenceMatcher(None, b=other[b][:_LONG], autojunk=False)
        for a in rows[:_MOST]:
            matcher.set_seq1(one[a][:_LONG])
            if matcher.real_quick_ratio() >= _ALIKE_SENTENCES and matcher.quick_ratio() >= _ALIKE_SENTENCES:
                scores.append((-matcher.ratio(), abs(a - b), a, b))
    used_one, used_other = set(), set()
    for score, _, a, b in sorted(scores):
        if -score >= _ALIKE_SENTENCES and a not in used_one and b not in used_other:
            used_one.add(a)
            used_other.add(b)
            yield a, b


def _same_places(one: _Sentences, a: int, other: _Sentences, b: int) -> Iterator[tuple[int, int]]:
    """Yield which figure is which in a pair of sentences; where their words differ, no label nearby may suit better."""
    if one.words[a] == other.words[b]:
        yield from zip(one.members[a], other.members[b], strict=True)
        return
    places, others = _numbered(one, a), _numbered(other, b)
    words, more = one.words[a][: 10 * _LONG], other.words[b][: 10 * _LONG]
    for at, to, size in SequenceMatcher(None, words, more, autojunk=False).get_matching_blocks():
        for n in range(size):
            if at + n in places and _suits(one, places[at + n], other, others[to + n], other.members[b]):
                yield places[at + n], others[to + n]


def _suits(one: _Sentences, before: int, other: _Sentences, after: int, members: Sequence[int]) -> bool:
    """Tell whether two figures have labels alike, and none of the neighbours of the second is more like the first."""
    alike = _alike(one.figures[before], other.figures[after])
    near = [i for i in members if abs(i - after) <= _NEIGHBOURS and other.figures[i].kind == other.figures[after].kind]
    return alike >= _ALIKE_PLACES and all(_alike(one.figures[before], other.figures[i]) <= alike for i in near)


def _numbered(sentences: _Sentences, sentence: int) -> dict[int, int]:
    """Return which word of a sentence stands for which figure."""
    places = [n for n, word in enumerate(sentences.words[sentence]) if word.startswith(_NUMBER)]
    return dict(zip(places, sentences.members[sentence], strict=True))


def _by_label(left: Sequence[Figure], right: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the figures that only labels pair, the most alike first; those that several would suit equally, never."""
    scores = sorted(
        ((-_alike(a, b), a.id, b.id) for b in right[:_MOST] for a in left[:_MOST] if _comparable(a, b)),
    )
    good = [(score, a, b) for score, a, b in scores if -score >= _ALIKE_LABELS]
    best_one, best_other = (Counter((row[0], row[n]) for row in good) for n in (1, 2))
    used_one, used_other = set[int](), set[int]()
    for score, a, b in good:
        if a not in used_one and b not in used_other and best_one[score, a] == best_other[score, b] == 1:
            yield a, b
        used_one.add(a)
        used_other.add(b)


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same sort of thing and have labels that say what."""
    alike = (one.kind, (one.unit or "").lower()) == (other.kind, (other.unit or "").lower())
    return alike and len(one.label.split()) > 1 and len(other.label.split()) > 1


def _alike(one: Figure, other: Figure) -> float:
    """Return how alike the labels of two figures are, from 0 to 1."""
    return SequenceMatcher(None, one.label.lower().split(), other.label.lower().split(), autojunk=False).ratio()
