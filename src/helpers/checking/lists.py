"""Where the text may list the parts of a total: in a parenthesis, further on in its sentence, in bullets, or later."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from helpers.checking.scene import Scene

MOST_PARTS = 30
_REACH = 3 * MOST_PARTS  # quantities ahead that are looked at: half of a list may be shares and last year's figures
_LONGEST_GAP = 120

EXHAUSTIVE = re.compile(r"\b(?:(?:bao\s+)?gồm|chia\s+(?:ra|theo|thành)|được\s+chia)\b")
_REST = re.compile(r"\bcòn\s+lại\b")
#: A quantity opens a list of its own with one of these.
OWN_LIST = re.compile(r"gồm|trong\s+(?:đó|số)|:|chia")
_NESTING = re.compile(r"\b(?:gồm|trong\s+(?:đó|số\s+(?:đó|này)))\b")
_OPENS_LIST = re.compile(
    r"\W*(?:trong\s+(?:đó|số\s+(?:đó|này|ấy))|gồm|bao\s+gồm|cụ\s+thể|chia\s+theo|phân\s+theo|xét|theo|về|cũng\s+trong"
    r"|qua|kết\s+quả|sau\s+khi)(?![^\W_])"
)
_MOST_PARAGRAPHS = 12  # from a total to the last bullet under it
_NEXT = 3  # paragraphs from one bullet with figures to the next


def says_all(words: str) -> bool:
    """Tell whether words say that the parts after them are all there are."""
    return ("gồm" in words or "chia" in words) and EXHAUSTIVE.search(words) is not None


def says_rest(words: str) -> bool:
    """Tell whether words announce what is left over: the list is complete."""
    return "còn" in words and _REST.search(words) is not None


def _nests(words: str) -> bool:
    """Tell whether words open a list inside a list."""
    return ("gồm" in words or "trong" in words) and _NESTING.search(words) is not None


def lists_under(scene: Scene, total: int) -> Iterator[tuple[int, ...]]:
    """Yield the runs of quantities that may be listed under a total, those nearest to it first.

    Its parenthesis, the rest of its sentence, then sentences that go on with it. Each comes first without what is
    nested in it, then with it.
    """
    ahead = scene.ahead(total, _REACH)
    here = tuple(takewhile(lambda i: scene.together(i, total), ahead))
    yield from _levels(scene, total, _in_next_bracket(scene, total, here))
    yield from _levels(scene, total, tuple(i for i in here if scene.brackets[i] == scene.brackets[total]))
    if scene.brackets[total] == -1:
        last = scene.paragraphs[total] + _MOST_PARAGRAPHS
        later = tuple(takewhile(lambda i: scene.paragraphs[i] <= last, ahead[len(here) :]))
        yield from _in_later_brackets(scene, total, later)
        yield from _in_later_sentences(scene, total, later)
        yield from _in_bullets(scene, total, later)
        yield _in_paragraph(scene, total, ahead)


def _in_next_bracket(scene: Scene, total: int, here: Sequence[int]) -> tuple[int, ...]:
    """Return the quantities of the first parenthesis after a total that opens before its sentence ends."""
    first = next((i for i in here if scene.brackets[i] not in (-1, scene.brackets[total])), None)
    if first is None:
        return ()
    bracket = scene.brackets[first]
    gap = scene.reading.view.low[scene.reading.spots[total][2] : bracket]
    if len(gap) > _LONGEST_GAP or ";" in gap or "." in gap.rstrip("."):
        return ()
    return tuple(i for i in here if scene.brackets[i] == bracket)


def _in_later_brackets(scene: Scene, total: int, later: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the lists in parentheses of the next two sentences that go on with a total."""
    soon = takewhile(lambda i: scene.sentences[i] - scene.sentences[total] <= 2, later)
    near = [i for i in soon if scene.brackets[i] != -1 and _goes_on(scene, total, scene.sentences[i])]
    for _, members in groupby(near, key=lambda i: scene.brackets[i]):
        run = tuple(members)
        if len(run) > 2:
            yield from _levels(scene, total, run)


def _in_later_sentences(scene: Scene, total: int, later: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the lists of later sentences that go on with a total: in its paragraph, or opened by "Trong đó"."""
    for sentence, members in _by_sentence(scene, later):
        if _goes_on(scene, total, sentence):
            yield from _levels(scene, total, members)


def soon_after(scene: Scene, total: int) -> Iterator[tuple[int, ...]]:
    """Yield what sentences of the next two paragraphs count, though no words tie them to a total."""
    last = scene.paragraphs[total] + 2
    later = (i for i in scene.ahead(total, MOST_PARTS) if not scene.together(i, total))
    near = takewhile(lambda i: scene.paragraphs[i] <= last, later)
    for _, members in _by_sentence(scene, near):
        yield tuple(i for i in members if scene.comparable(total, i))


def _goes_on(scene: Scene, total: int, sentence: int) -> bool:
    """Tell whether a later sentence goes on with a total: in its paragraph, or opened by a list word soon after."""
    distance = scene.reading.view.paragraphs[sentence] - scene.paragraphs[total]
    here = distance == 0 and sentence - scene.sentences[total] <= 8
    return here or (0 < distance <= 3 and _OPENS_LIST.match(scene.opening(sentence)) is not None)


def _in_bullets(scene: Scene, total: int, later: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the quantities of the bullets that are announced under a total: all of them, then the first of each."""
    opener = _announcing(scene, total, later)
    if opener is None:
        return
    bulleted: list[int] = []
    paragraphs, mark, reached = scene.reading.view.paragraphs, "", opener
    for sentence, members in _by_sentence(scene, later):
        same = paragraphs[sentence] == paragraphs[reached]
        if sentence <= opener or (same and reached > opener):
            continue  # a second sentence of one bullet
        mark = mark or scene.bullet(sentence)
        if not scene.bullet(sentence) or paragraphs[sentence] - paragraphs[reached] > _NEXT:
            break
        reached = sentence
        if scene.bullet(sentence) == mark:  # those with another mark are nested
            bulleted += members
    yield from _levels(scene, total, bulleted)
    firsts = [next(members) for _, members in groupby(bulleted, key=lambda i: scene.sentences[i])]
    if len(firsts) < len(bulleted):
        yield from _levels(scene, total, firsts)


def _announcing(scene: Scene, total: int, later: Sequence[int]) -> int | None:
    """Return the sentence that announces bullets under a total: its own, or one without figures soon after it."""
    own = scene.sentences[total]
    first = scene.sentences[later[0]] if later else own
    nests = scene.bullet(own) != scene.bullet(first) != "" and first == own + 1
    announcing = (sentence for sentence in range(own, min(first, own + 3)) if scene.announces(sentence))
    return next(announcing, own if nests else None)


def _by_sentence(scene: Scene, later: Iterable[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield sentences with their quantities outside parentheses."""
    outside = (i for i in later if scene.brackets[i] == -1)
    for sentence, members in groupby(outside, key=lambda i: scene.sentences[i]):
        yield sentence, tuple(members)


def _in_paragraph(scene: Scene, total: int, ahead: Iterable[int]) -> tuple[int, ...]:
    """Return every comparable quantity that follows a total in its paragraph, outside parentheses."""
    paragraph = scene.paragraphs[total]
    same = takewhile(lambda i: scene.paragraphs[i] == paragraph, ahead)
    return tuple(i for i in same if scene.brackets[i] == -1 and scene.comparable(total, i))


def _levels(scene: Scene, total: int, run: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield a list of things under one roof (chi bộ + đảng bộ = tổ chức), then what is not nested in it, then all."""
    flat = tuple(i for i in run if scene.comparable(total, i))
    if not flat and run and _right_behind(scene, total, run[0]):
        yield tuple(i for i in run if scene.figures[i].kind == "count")
    counts = scene.figures[total].kind in ("count", "ratio_numerator")
    if len(flat) < len(run) and counts and not _has_list(scene, total, run[0]):
        gap = scene.between(total, run[0])[:_LONGEST_GAP]
        if says_all(gap) or (not flat and _nests(gap)):
            yield tuple(i for i in run if scene.figures[i].kind == "count" and scene.classes[i] is not None)
    if len(flat) > 1:
        top = tuple(i for i in _outermost(scene, total, run) if scene.comparable(total, i))
        if top and top != flat:
            yield top
        yield flat


def _has_list(scene: Scene, total: int, later: int) -> bool:
    """Tell whether quantities stand between a total and a later one: its list word is about those."""
    return any(i < later and scene.brackets[i] == scene.brackets[total] for i in scene.ahead(total, 1))


def _right_behind(scene: Scene, total: int, first: int) -> bool:
    """Tell whether a parenthesis opens right behind a counted total, with a part: ``221 đơn (196 khiếu nại, …)``."""
    counts = scene.figures[total].kind == scene.figures[first].kind == "count"
    return counts and re.fullmatch(r"[^\d,;.()]{0,40}\(\s*(?:có\s+|gồm\s+)?", scene.between(total, first)) is not None


def _outermost(scene: Scene, total: int, run: Sequence[int]) -> Iterator[int]:
    """Yield the quantities that no further gồm or trong đó nests, which reaches to the next semicolon."""
    nested = False
    previous = total
    for i in run:
        gap = scene.between(previous, i)
        rest = says_rest(gap)
        if ";" in gap or rest:
            nested = False
        if previous != total and not rest and _nests(gap.rsplit(";", 1)[-1]):
            nested = True
        if not nested:
            yield i
        previous = i


def in_own_bullets(scene: Scene, run: Sequence[int]) -> bool:
    """Tell whether the parts of a run stand in bullets of their own."""
    sentences = {scene.sentences[i] for i in run}
    return len(sentences) > 1 and all(scene.bullet(s) for s in sentences)
