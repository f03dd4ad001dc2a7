"""Measure the shipped reader on files in the corpora's own forms, head by head.

Words and sentence borders are those of the file; what a user gets from raw text is
measured by ``benchmarks``. Nothing here needs torch.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.read.model import WEIGHTS, Model
from onrecord.read.spans import best_tags, spans
from onrecord.read.trees import parsed
from training import corpora, treebanks
from training.examples import UNKNOWN
from training.labels import ATTRIBUTION, CAUSAL, ENTITIES, RELATIONS, UNMARKED
from training.prepare import state_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import numpy.typing as npt

    from training.examples import Example

    Array = npt.NDArray[Any]
    Outputs = Mapping[str, Array]


RESAMPLES: Final = 1000
"""Of windows, with replacement, for an interval (Efron & Tibshirani 1993)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its bootstrap 95 % interval and the number of gold items."""

    name: str
    value: float
    low: float
    high: float
    items: int


@dataclass(slots=True)
class Tally:
    """Counts of one kind of thing, a row a window: right, found, gold."""

    rows: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, found: set[Any], gold: set[Any]) -> None:
        """Count what is in both sets, and in each."""
        self.rows.append((len(found & gold), len(found), len(gold)))

    @property
    def total(self) -> tuple[int, int, int]:
        """How many are right, found, and in the gold."""
        right, found, gold = np.array(self.rows or [(0, 0, 0)]).sum(0).tolist()
        return right, found, gold

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right."""
        return float(_f1(np.array(self.total)))

    def figure(self, name: str) -> Figure:
        """Return F1 with its interval over the windows."""
        rows = np.array(self.rows)
        values = [_f1(rows[pick].sum(0)) for pick in _resamples(len(rows))]
        low, high = np.quantile(values, (0.025, 0.975)).tolist()
        return Figure(f"{name}, F1", self.f1, low, high, self.total[2])


@dataclass(slots=True)
class Scores:
    """Named tallies, and pairs of numbers to be correlated."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    read: list[float] = field(default_factory=list)
    true: list[float] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """Return the tally of a name, a new one the first time."""
        return self.tallies.setdefault(name, Tally())

    def figures(self) -> Iterator[Figure]:
        """Yield every figure; of numbers, correlation and mean absolute error."""
        for name, tally in self.tallies.items():
            yield tally.figure(name)
        if not self.true:
            return
        pairs = np.array([self.read, self.true])
        for name, measure in (
            ("factuality, Pearson r", lambda p: np.corrcoef(p)[0, 1]),
            ("factuality, mean absolute error", lambda p: np.abs(p[0] - p[1]).mean()),
        ):
            count = pairs.shape[1]
            values = [measure(pairs[:, pick]) for pick in _resamples(count)]
            low, high = np.quantile(values, (0.025, 0.975)).tolist()
            yield Figure(name, float(measure(pairs)), low, high, count)


def _f1(counts: Array) -> Array:
    right, found, gold = counts
    return 2 * right / max(1, found + gold)


def _resamples(count: int) -> Iterator[Array]:
    pick = np.random.default_rng(0)
    for _ in range(RESAMPLES):
        yield pick.integers(0, count, count)


def evaluate(task: str, path: Path, weights: Path = Path(str(WEIGHTS))) -> Scores:
    """Return the scores of one task on a file or folder.

    Args:
        task: One of ``TASKS``.
        path: A file, or for brat and re3d a folder, in the corpus's own form.
        weights: The folder of an exported reader.

    Raises:
        KeyError: If there is no such task.
    """
    examples, score = TASKS[task]
    model = Model(weights, threads=1)
    scores = Scores()
    for example in examples(path, model):
        outputs = model.one(example.window)
        score(example.labels, outputs, scores)
    return scores


def _ud(path: Path, model: Model) -> Iterator[Example]:
    return treebanks.treebank(path, model.tokenizer, names=False, states=frozenset())


def _brat(path: Path, model: Model) -> Iterator[Example]:
    return corpora.polnear(path, model.tokenizer, set())


def _bio(path: Path, model: Model) -> Iterator[Example]:
    return corpora.crossner(path, model.tokenizer)


def _re3d(path: Path, model: Model) -> Iterator[Example]:
    states = state_names()
    return corpora.re3d(path, model.tokenizer, states, development=True, skip=set())


def _cnc(path: Path, model: Model) -> Iterator[Example]:
    return corpora.causal(path, model.tokenizer, development=True)


def _uw(path: Path, model: Model) -> Iterator[Example]:
    return corpora.factuality(path, model.tokenizer, "")


def score_syntax(gold: Mapping[str, Array], read: Outputs, scores: Scores) -> None:
    """Count right tags, heads, and heads with relations (subtypes do not count)."""
    heads, relations = _trees(gold["start"], read)
    for i, head in enumerate(gold["arc"].tolist()):
        if head == UNKNOWN:
            continue
        tag = int(read["upos"][i]) == int(gold["upos"][i])
        relation = _BASE[relations[i]] == _BASE[int(gold["rel"][i])]
        right = {"UPOS": tag, "UAS": heads[i] == head}
        right["LAS"] = right["UAS"] and relation
        for name, is_right in right.items():
            scores.tally(name).add({is_right}, {True})


def _trees(start: Array, read: Outputs) -> tuple[list[int], list[int]]:
    """Return heads (-1 for a root) and relations, in the gold's sentences."""
    begins = [*np.flatnonzero(start).tolist(), len(start)]
    heads: list[int] = []
    relations: list[int] = []
    for begin, end in itertools.pairwise(begins):
        arc = read["arc"][begin:end, [0, *range(begin + 1, end + 1)]]
        found, kinds = parsed(arc, arc.argmax(1), read["rel"][begin:end], _ROOT)
        own = np.arange(end - begin)
        heads += np.where(found == own, -1, begin + found).tolist()
        relations += kinds.tolist()
    return heads, relations


def score_spans(
    head: str, kinds: tuple[str, ...]
) -> Callable[[Mapping[str, Array], Outputs, Scores], None]:
    """Return a scorer of exact spans: over all kinds, and of each."""

    def score(gold: Mapping[str, Array], read: Outputs, scores: Scores) -> None:
        name = next(name for name in gold if name.startswith(head))
        known, true = gold[name] != UNKNOWN, gold[name]
        unmarked = {kinds.index(kind) for kind in UNMARKED.get(name, ())}
        found = spans(np.where(known, best_tags(read[head]), 0))
        mine = {span for span in found if span.kind not in unmarked}
        theirs = set(spans(np.where(known, true, 0)))
        scores.tally(f"{head}, exact spans").add(set(mine), set(theirs))
        for number, kind in enumerate(kinds):
            if number in unmarked:
                continue
            one = [{s for s in group if s.kind == number} for group in (mine, theirs)]
            scores.tally(f"{head}, {kind}").add(one[0], one[1])

    return score


def score_causes(gold: Mapping[str, Array], read: Outputs, scores: Scores) -> None:
    """Count sentences that state a cause, and the words of each role."""
    true, mine = gold["causal"], best_tags(read["causal"])
    both = ({0} if mine.any() else set(), {0} if true.any() else set())
    scores.tally("causal sentences").add(*both)
    for number, kind in enumerate(CAUSAL):
        parts = [
            set(np.flatnonzero((tags + 1) // 2 == number + 1).tolist())
            for tags in (mine, true)
        ]
        scores.tally(f"{kind}, words").add(parts[0], parts[1])


def score_factuality(gold: Mapping[str, Array], read: Outputs, scores: Scores) -> None:
    """Keep the score of each event word, and the gold's."""
    known = ~np.isnan(gold["factuality"])
    scores.true += gold["factuality"][known].tolist()
    scores.read += read["factuality"][known].clip(-3, 3).tolist()


_ROOT: Final = RELATIONS.index("root")
_BASE: Final = [name.partition(":")[0] for name in RELATIONS]

TASKS: Final[
    dict[
        str,
        tuple[
            Callable[[Path, Model], Iterable[Example]],
            Callable[[Mapping[str, Array], Outputs, Scores], None],
        ],
    ]
] = {
    "syntax": (_ud, score_syntax),
    "attribution": (_brat, score_spans("attribution", ATTRIBUTION)),
    "entities": (_bio, score_spans("entity", ENTITIES)),
    "entities-re3d": (_re3d, score_spans("entity", ENTITIES)),
    "causes": (_cnc, score_causes),
    "factuality": (_uw, score_factuality),
}
