"""Figures that belong side by side in a chart, found from the relations of any report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from helpers.checking.records import Finding, Group, GroupKind, Member
from helpers.reading.records import Figure

#: Steps of quality, best first: the words reports rate with, and what charts call them in English.
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Excellent", re.compile(r"\b(?:hoàn thành )?xuất sắc\b")),
    ("Good", re.compile(r"\b(?:hoàn thành )?(?:tốt(?! nghiệp)|giỏi)\b")),
    ("Fair", re.compile(r"\bkhá\b")),
    ("Average", re.compile(r"\btrung bình\b")),
    ("Satisfactory", re.compile(r"(?<!không )(?<!chưa )\b(?:hoàn thành|đạt (?:yêu cầu|chuẩn))\b")),
    ("Unsatisfactory", re.compile(r"\b(?:(?:không|chưa) (?:hoàn thành|đạt)|yếu kém|yếu|kém)\b")),
)
_CUMULATIVE = re.compile(r"\s*\btrở lên\b")
_RATED = re.compile(r"\s*\b(?:được )?(?:đánh giá|xếp loại|phân loại)\b.*")
_TARGET = re.compile(r"\b(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)\b")
_IN = re.compile(
    r"\b(?:kết nạp|tiếp nhận|nhập cư|chuyển (?:sinh hoạt )?(?:đảng )?(?:đến|về)|tuyển (?:dụng|mới)|thành lập mới"
    r"|quay (?:trở )?lại)\b"
)
_OUT = re.compile(
    r"\b(?:x(?:óa|oá) tên|ra khỏi|khai trừ|từ trần|chuyển (?:sinh hoạt )?(?:đảng )?đi|nghỉ (?:hưu|việc)|thôi việc"
    r"|tinh giản|giải thể|xuất cư|rút khỏi)\b"
)
#: Movements are told in one breath: this many sentences apart they are another story.
_BREATH = 2
#: A printed figure that is itself in doubt is not drawn as a part of something.
_IN_DOUBT = frozenset({"slip", "swapped"})


def find_groups(
    figures: Sequence[Figure], findings: Iterable[Finding], sidecar_groups: Sequence[Group] = ()
) -> tuple[Group, ...]:
    """Find what charts can draw: ratings, parts of a whole, coverage, targets, movements in and out.

    Only relations that hold, or do not for a reason that leaves the figures themselves standing, make a group; labels
    of a group are distinct, since marks that read alike tell nothing.

    Parameters
    ----------
    figures, findings
        Of one report, in reading order, the findings as judged.
    sidecar_groups
        What a person put together: these come first, and take the place of what is found over the same figures.

    Returns
    -------
    tuple[Group, ...]
        With keys that differ. Categories that include better ones ("tốt trở lên") are made exclusive by
        :attr:`Member.minus`.
    """
    sound = [finding for finding in findings if _is_sound(finding)]
    divided = [*_partitions(figures, sound)]
    found = [*divided, *_percents(figures, sound, divided), *_told_apart(_pairs(figures, sound))]
    found += _movements(figures, {i for group in found if group.kind == "targets" for i in _ids(group)})
    groups = list(sidecar_groups)
    for group in found:
        if not any(_repeats(group, earlier) for earlier in groups):
            groups.append(group)
    return tuple(groups)


def _is_sound(finding: Finding) -> bool:
    """Tell whether the figures of a relation can be drawn as they are printed."""
    cause = finding.explanation
    return finding.verdict == "consistent" or (
        finding.verdict == "explained" and (cause is None or cause.kind not in _IN_DOUBT)
    )


def _repeats(group: Group, earlier: Group) -> bool:
    """Tell whether an earlier group shows the same figures, or one of them in the same kind of chart."""
    shown, marks = set(_ids(earlier)), {member.figure for member in group.members}
    return marks <= shown or (
        group.kind == earlier.kind and bool(marks & {member.figure for member in earlier.members})
    )


def _ids(group: Group) -> Iterator[int]:
    """Yield every figure of a group but its whole."""
    for member in group.members:
        yield member.figure
        yield from member.minus


def _partitions(figures: Sequence[Figure], sound: Sequence[Finding]) -> Iterator[Group]:
    """Yield the parts of each printed total, as ratings where they are steps of quality."""
    inside = _inside(sound)
    for finding in sound:
        relation = finding.relation
        if relation.kind == "partition_sum" and relation.stated is not None and -1 not in relation.signs:
            yield from _divided(figures, relation.parts, relation.stated, inside)


def _percents(figures: Sequence[Figure], sound: Sequence[Finding], divided: Sequence[Group]) -> Iterator[Group]:
    """Yield percentages that make a hundred, unless the counts behind them are a group already."""
    drawn = {member.figure for group in divided for member in group.members}
    counted = {f.relation.stated for f in sound if f.relation.kind == "share" and drawn & set(f.relation.parts)}
    for finding in sound:
        relation = finding.relation
        if relation.kind == "percent_sum" and not counted & set(relation.parts):
            yield from _divided(figures, relation.parts, relation.stated, {})


def _inside(sound: Sequence[Finding]) -> dict[int, list[int]]:
    """Collect, for each figure, those the text says are part of it."""
    inside: dict[int, list[int]] = {}
    for finding in sound:
        relation = finding.relation
        if relation.kind == "subset" and relation.base is not None and len(relation.parts) == 1:
            inside.setdefault(relation.base, []).append(relation.parts[0])
    return inside


def _divided(
    figures: Sequence[Figure], parts: Sequence[int], whole: int | None, inside: Mapping[int, Sequence[int]]
) -> Iterator[Group]:
    """Yield the group that some parts make, if their labels can be told apart."""
    name = _name(figures[parts[0] if whole is None else whole])
    rating = _rating(figures, parts, inside)
    if rating:
        yield _group("rating", whole, rating, _titles("Xếp loại", "Ratings", _RATED.sub("", name)))
    elif len({_name(figures[i]) for i in parts} - {""}) == len(parts) > 1:
        members = tuple(Member(i) for i in parts)
        yield _group("parts", whole, members, _titles("Cơ cấu", "Composition", name))


def _rating(figures: Sequence[Figure], parts: Sequence[int], inside: Mapping[int, Sequence[int]]) -> tuple[Member, ...]:
    """Make exclusive steps of quality out of parts; empty if they are no such steps."""
    steps: dict[int, tuple[int, ...]] = {}
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        better = _better(figures, part, inside)
        if part in steps or _level(figures[part]) is None:
            return ()
        steps[part] = better
        waiting += better
    ranked = sorted(steps, key=lambda part: _level(figures[part]) or 0)
    if len(ranked) < 2 or len({_level(figures[part]) for part in ranked}) < len(ranked):
        return ()
    return tuple(Member(part, steps[part], _step_label(figures[part], bool(steps[part]))) for part in ranked)


def _better(figures: Sequence[Figure], part: int, inside: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Give the better steps that a cumulative category directly includes."""
    if not _CUMULATIVE.search(_words(figures[part])):
        return ()
    level = _level(figures[part]) or 0
    better = [i for i in inside.get(part, ()) if (_level(figures[i]) or 0) < level and _level(figures[i]) is not None]
    return tuple(i for i in better if not any(i in inside.get(other, ()) for other in better))


def _level(figure: Figure) -> int | None:
    """Give a label's step of quality, 0 for the best; None where it rates nothing."""
    words = _words(figure)
    return next((level for level, (_, pattern) in enumerate(_LEVELS) if pattern.search(words)), None)


def _step_label(figure: Figure, exclusive: bool) -> dict[str, str]:
    """Call a step by its own words only, without "trở lên" where the better ones are taken out."""
    level = _level(figure) or 0
    english, pattern = _LEVELS[level]
    match = pattern.search(_words(figure))
    words = _name(figure)[match.start() :] if match else _name(figure)
    cumulative = _CUMULATIVE.search(words.lower()) is not None
    if exclusive:
        words = _CUMULATIVE.sub("", words)
    return {
        "vi": words[:1].upper() + words[1:],
        "en": f"{english} or better" if cumulative and not exclusive else english,
    }


def _pairs(figures: Sequence[Figure], sound: Sequence[Finding]) -> Iterator[Group]:
    """Yield what was reached of each target, and how much of each whole was covered (A/B)."""
    for finding in sound:
        relation = finding.relation
        if relation.base is None or len(relation.parts) != 1:
            continue
        part, base = figures[relation.parts[0]], figures[relation.base]
        slash = part.kind == "ratio_numerator" and base.kind == "ratio_denominator"
        if not (slash or relation.kind == "coverage") or part.value is None or not base.value:
            continue
        stated = "" if relation.stated is None else _words(figures[relation.stated])
        planned = any(
            map(_TARGET.search, (relation.words.lower(), stated, _words(part), _words(base), part.unit or ""))
        )
        name = _label(part) or _name(base)
        if relation.kind == "coverage" or planned or part.value > base.value:
            yield _group("targets", base.id, (Member(part.id),), _titles("", "", name))
        else:
            yield _group("coverage", base.id, (Member(part.id),), _titles("", "", name))


def _told_apart(pairs: Iterable[Group]) -> list[Group]:
    """Leave out pairs that share a title: side by side they read alike."""
    every = list(pairs)
    titles = Counter((group.kind, group.title["vi"]) for group in every)
    return [group for group in every if titles[group.kind, group.title["vi"]] == 1]


def _movements(figures: Sequence[Figure], taken: set[int]) -> Iterator[Group]:
    """Yield counts of what came in and what left, told close together in one unit."""
    runs: list[list[tuple[Figure, int]]] = []
    for figure in figures:
        sign = _sign(figure)
        if not sign or figure.id in taken:
            continue
        last = runs[-1][-1][0] if runs else None
        if last and last.unit == figure.unit and figure.sentence - last.sentence <= _BREATH:
            runs[-1].append((figure, sign))
        else:
            runs.append([(figure, sign)])
    for run in runs:
        if {sign for _, sign in run} == {1, -1}:
            members = tuple(Member(figure.id, sign=sign) for figure, sign in run)
            yield _group("movements", None, members, _titles("Biến động", "Movements", run[0][0].unit or ""))


def _sign(figure: Figure) -> int:
    """Tell whether a count came in (1) or left (−1); 0 where its label says neither, or both."""
    words = _words(figure)
    came, left = _IN.search(words), _OUT.search(words)
    return 0 if figure.kind != "count" or figure.value is None or bool(came) == bool(left) else (1 if came else -1)


def _group(kind: GroupKind, whole: int | None, members: tuple[Member, ...], titles: tuple[str, str]) -> Group:
    """Put a group together under its Vietnamese and its English title."""
    vietnamese, english = titles
    title = {"vi": vietnamese[:1].upper() + vietnamese[1:], "en": english}
    return Group(kind, f"{kind}-{members[0].figure}", title, members, whole)


def _titles(vietnamese: str, english: str, name: str) -> tuple[str, str]:
    """Title a chart with a word of ours before the report's own words, which stay Vietnamese."""
    return f"{vietnamese} {name}".strip(), ": ".join(filter(None, (english, name)))


def _name(figure: Figure) -> str:
    """Call a figure by its label, or by its unit where it has none; percentages have no unit to be called by."""
    return _label(figure) or ("" if figure.unit == "%" else figure.unit or "")


def _label(figure: Figure) -> str:
    """Give a figure's own label, if there are words in it."""
    words = " ".join(figure.label.split())
    return words if any(map(str.isalpha, words)) else ""


def _words(figure: Figure) -> str:
    """Give a figure's name for matching."""
    return _name(figure).lower()
