"""The evaluation of the reader on files in the corpora's own forms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from training.__main__ import CONFIG, load_config, main
from training.__main__ import TASKS as NAMES
from training.evaluate import TASKS, Scores, Tally, evaluate, score_causes, score_spans
from training.examples import UNKNOWN

if TYPE_CHECKING:
    from pathlib import Path

BIO = "\n".join(
    f"{word}\t{tag}"
    for word, tag in (
        ("Chancellor", "O"),
        ("Angela", "B-politician"),
        ("Merkel", "I-politician"),
        ("met", "O"),
        ("Barack", "B-politician"),
        ("Obama", "I-politician"),
        ("in", "O"),
        ("Berlin", "B-location"),
        (".", "O"),
    )
)


def logits(
    tags: list[int], width: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return scores that leave no doubt about the tags."""
    return np.eye(width, dtype=np.float32)[tags] * 10


def test_f1_counts_what_is_in_both() -> None:
    """Two of three found are right, of four: 4/7; of nothing, nothing."""
    tally = Tally()
    assert tally.f1 == 0

    tally.add({1, 2, 9}, {1, 2, 3, 4})

    assert tally.f1 == pytest.approx(4 / 7)


def test_interval_holds_the_figure() -> None:
    """The bootstrap interval lies around F1, and is the same every time."""
    tally = Tally()
    for n in range(40):
        tally.add({n, -1}, {n, -2 * (n % 2)})
    one = tally.figure("things")

    assert one.low < one.value < one.high
    assert tally.figure("things") == one
    assert one.items == sum(row[2] for row in tally.rows)


def test_spans_must_fit_exactly_where_the_gold_is_known() -> None:
    """A span too long is wrong; what stands on unknown words is not counted."""
    scores = Scores()
    score = score_spans("entity", ("A", "B"))
    gold = {"entity": np.array([1, 2, 0, 3, UNKNOWN, UNKNOWN])}
    read = {"entity": logits([1, 2, 2, 3, 1, 2], 5)}

    score(gold, read, scores)

    every = scores.tally("entity, exact spans")
    assert every.total == (1, 2, 2)
    assert scores.tally("entity, B").f1 == 1


def test_causal_sentences_and_words() -> None:
    """A sentence is causal if any word is; roles are counted word by word."""
    scores = Scores()
    score_causes(
        {"causal": np.array([1, 2, 0, 3])}, {"causal": logits([1, 0, 0, 3], 7)}, scores
    )
    score_causes({"causal": np.array([0, 0])}, {"causal": logits([1, 0], 7)}, scores)

    assert scores.tally("causal sentences").f1 == pytest.approx(2 / 3)
    assert scores.tally("cause, words").total == (1, 2, 2)
    assert scores.tally("effect, words").f1 == 1


def test_a_file_is_read_with_the_shipped_weights(tmp_path: Path) -> None:
    """The names of a plain sentence are all counted, and most are found."""
    path = tmp_path / "names.txt"
    path.write_text(BIO + "\n", encoding="utf-8")

    every = evaluate("entities", path).tally("entity, exact spans")

    right, _, gold = every.total
    assert gold == 3
    assert right >= 2


def test_trees_count_by_gold_words(tmp_path: Path) -> None:
    """Every word with a head is counted once, by tag, head and relation."""
    rows = (
        ("Iran", "PROPN", "NNP", 2, "nsubj"),
        ("attacked", "VERB", "VBD", 0, "root"),
        ("Iraq", "PROPN", "NNP", 2, "obj"),
        (".", "PUNCT", ".", 2, "punct"),
    )
    lines = [
        f"{n}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{rel}\t_\t_"
        for n, (form, upos, xpos, head, rel) in enumerate(rows, start=1)
    ]
    path = tmp_path / "one.conllu"
    path.write_text("\n".join([*lines, "", ""]), encoding="utf-8")

    scores = evaluate("syntax", path)

    assert scores.tally("UPOS").f1 == 1
    assert scores.tally("LAS").total == (4, 4, 4)


def test_command_prints_a_figure_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``evaluate TASK FILE`` prints figures; a missing file is one line."""
    path = tmp_path / "names.txt"
    path.write_text(BIO + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["training", "evaluate", "entities", str(path)])
    main()
    assert "entity, PERSON" in capsys.readouterr().out

    monkeypatch.setattr(sys, "argv", ["training", "evaluate", "entities", "none.txt"])
    with pytest.raises(SystemExit, match="no such file"):
        main()


def test_command_offers_every_task() -> None:
    """The command line names the tasks without importing what measures them."""
    assert set(NAMES) == set(TASKS)


def test_settings_that_a_file_leaves_out_are_the_recipe_s(tmp_path: Path) -> None:
    """A settings file changes what it names, and nothing else."""
    path = tmp_path / "short.yaml"
    path.write_text("rounds: 1\n", encoding="utf-8")

    assert load_config(path) == load_config(CONFIG) | {"rounds": 1}
    assert load_config(CONFIG)["rounds"] > 1
