"""What a run finds new, gone or changed in a report since it was last run, as data and as a text fit for a mail."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from helpers.running.summaries import Doubt
from helpers.showing.notation import markdown

_WORDS = {
    "vi": {
        "title": "Có gì thay đổi so với lần chạy trước",
        "none": "Không có kết quả kiểm nào thay đổi.",
        "new": "mới",
        "gone": "không còn",
        "changed": "thay đổi",
        "before": "trước đó",
    },
    "en": {
        "title": "What changed since the previous run",
        "none": "No finding has changed.",
        "new": "new",
        "gone": "gone",
        "changed": "changed",
        "before": "before",
    },
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the doubts about a report since it was last run."""

    new: tuple[Doubt, ...] = ()
    gone: tuple[Doubt, ...] = ()
    changed: tuple[tuple[Doubt, Doubt], ...] = ()  #: before, after

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.new or self.gone or self.changed)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many doubts are new, gone and changed."""
        return len(self.new), len(self.gone), len(self.changed)

    def as_json(self) -> dict[str, Any]:
        """Return them as plain values."""
        return {
            "new": [asdict(doubt) for doubt in self.new],
            "gone": [asdict(doubt) for doubt in self.gone],
            "changed": [{"before": asdict(before), "after": asdict(after)} for before, after in self.changed],
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Changes":
        """Take them from plain values; KeyError or TypeError where they are something else."""
        return cls(
            new=tuple(map(Doubt.from_json, row["new"])),
            gone=tuple(map(Doubt.from_json, row["gone"])),
            changed=tuple((Doubt.from_json(c["before"]), Doubt.from_json(c["after"])) for c in row["changed"]),
        )


def compare(before: Sequence[Doubt], after: Sequence[Doubt]) -> Changes:
    """Compare the doubts about two states of a report.

    A doubt is the same where its kind and its figures are as printed before, whatever the language of its sentence. It
    has changed where its verdict or cause has, or where only the figures have, of a sum of the same kind and label.
    """
    same = _paired(before, after, lambda doubt: (doubt.kind, doubt.printed, doubt.operands))
    left, right = _unpaired(before, same.keys()), _unpaired(after, same.values())
    moved = _paired(left, right, lambda doubt: (doubt.kind, doubt.label))
    kept = [(before[i], after[j]) for i, j in same.items()]
    judged = [(b, a) for b, a in kept if (b.verdict, b.cause) != (a.verdict, a.cause)]
    return Changes(
        new=tuple(_unpaired(right, moved.values())),
        gone=tuple(_unpaired(left, moved.keys())),
        changed=(*judged, *((left[i], right[j]) for i, j in moved.items())),
    )


def letter(changed: Iterable[tuple[str, Changes]], language: str) -> str:
    """Write the changes of some reports as Markdown.

    Parameters
    ----------
    changed
        Folder name and changes of each report.
    language
        ``vi`` or ``en``.
    """
    words = _WORDS[language]
    parts = [f"# {words['title']}", *(part for name, one in changed if one for part in _section(name, one, words))]
    return "\n\n".join([*parts, *([words["none"]] if len(parts) == 1 else [])]) + "\n"


def _section(name: str, changes: Changes, words: Mapping[str, str]) -> list[str]:
    """Write the changes of one report: its heading and a list."""
    lines = [f"- **{words[key]}**: {_plain(doubt)}" for key in ("new", "gone") for doubt in getattr(changes, key)]
    lines += [
        f"- **{words['changed']}**: {_plain(after)}\n  ({words['before']}: {_plain(before)})"
        for before, after in changes.changed
    ]
    return [f"## {markdown(name)}", "\n".join(lines)]


def _plain(doubt: Doubt) -> str:
    """Return the sentence of a doubt, without power over Markdown."""
    return markdown(doubt.message)


def _paired(before: Sequence[Doubt], after: Sequence[Doubt], key: Callable[[Doubt], Hashable]) -> dict[int, int]:
    """Pair the places of doubts with the same key, in order; each is used once."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(range(len(after))):
        places[key(after[j])].append(j)
    return {i: places[key(doubt)].pop() for i, doubt in enumerate(before) if places[key(doubt)]}


def _unpaired(doubts: Sequence[Doubt], paired: Iterable[int]) -> list[Doubt]:
    """Return the doubts whose places are not among the paired ones."""
    taken = set(paired)
    return [doubt for i, doubt in enumerate(doubts) if i not in taken]
