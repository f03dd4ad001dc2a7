"""Train the reader: resumable to the step, the same steps for the same seed."""

from __future__ import annotations

import math
import pickle
import random
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import torch
from rich.console import Console

from training.losses import collate, loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from training.examples import Example
    from training.network import Reader

out = Console(stderr=True)


def schedule(
    examples: Sequence[Example], config: dict[str, Any]
) -> list[list[list[int]]]:
    """Return all steps of all rounds in training order.

    A step is a few batches, each of examples of one corpus, given by their indices.
    Corpora are mixed in a step, lest each pull the encoder its own way (Aghajanyan et
    al. 2021).
    """
    by_corpus: dict[str, list[int]] = defaultdict(list)
    for i, example in enumerate(examples):
        key = example.corpus + "/" + ",".join(sorted(example.labels))
        by_corpus[key].append(i)
    pick = random.Random(config["seed"])  # noqa: S311
    steps: list[list[list[int]]] = []
    together = config["batches_a_step"]
    for _ in range(config["rounds"]):
        this_round: list[list[int]] = []
        for key, indices in by_corpus.items():
            times = float(config["repeat"][key.split("/")[0]])
            chosen = indices * int(times)
            chosen += pick.sample(indices, round(len(indices) * (times % 1)))
            pick.shuffle(chosen)
            this_round += _packed(chosen, examples, config["batch_pieces"])
        pick.shuffle(this_round)
        steps += [
            this_round[at : at + together] for at in range(0, len(this_round), together)
        ]
    return steps


def _packed(
    indices: list[int], examples: Sequence[Example], limit: int
) -> Iterator[list[int]]:
    """Yield batches of examples of like length, each of about `limit` pieces."""
    chunk = 400
    for at in range(0, len(indices), chunk):
        held: list[int] = []
        part = indices[at : at + chunk]
        for i in sorted(part, key=lambda i: len(examples[i].window.pieces)):
            if held and (len(held) + 1) * len(examples[i].window.pieces) > limit:
                yield held
                held = []
            held.append(i)
        yield held


class Average:
    """A moving average of the weights; it is what is measured and exported."""

    def __init__(self, reader: Reader, decay: float) -> None:
        """Start from the reader's weights."""
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in reader.state_dict().items()}

    def update(self, reader: Reader, step: int) -> None:
        """Move towards the reader's weights, faster in the first steps."""
        decay = min(self.decay, (step + 1) / (step + 10))
        for name, value in reader.state_dict().items():
            if value.dtype.is_floating_point:
                self.weights[name].lerp_(value.detach(), 1 - decay)


class Run:
    """A training run: everything that a checkpoint holds."""

    def __init__(self, reader: Reader, config: dict[str, Any], steps: int) -> None:
        """Make the optimizer and its schedule for a number of steps."""
        self.reader = reader
        self.optimizer = _optimizer(reader, config)
        self.rate = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: _one_cycle(step / steps, config)
        )
        self.average = Average(reader, config["average"])

    def step(self, number: int) -> None:
        """Move the weights against the gradients that have been summed up."""
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.rate.step()
        self.average.update(self.reader, number)

    def keep(self, path: Path, done: int) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "step": done,
            "reader": self.reader.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "rate": self.rate.state_dict(),
            "average": self.average.weights,
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def resume(self, path: Path) -> int:
        """Go on from a checkpoint; return the number of steps done."""
        state = torch.load(path, weights_only=True)
        self.reader.load_state_dict(state["reader"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.rate.load_state_dict(state["rate"])
        self.average.weights = state["average"]
        return int(state["step"])


def train(
    examples: Sequence[Example], reader: Reader, config: dict[str, Any], folder: Path
) -> None:
    """Train, and keep ``checkpoint.pt`` in the folder; go on from it if it is there."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader.to(device).train()
    steps = schedule(examples, config)
    run = Run(reader, config, len(steps))
    path = folder / "checkpoint.pt"
    first = run.resume(path) if path.exists() else 0
    report = Report(len(steps))
    for number, batches in enumerate(steps[first:], first):
        # Dropout too is the same after a cut run.
        torch.manual_seed(config["seed"] * 1_000_003 + number)
        for indices in batches:
            batch, labels = collate([examples[i] for i in indices])
            batch = batch.to(device)
            labels = {k: v.to(device) for k, v in labels.items()}
            with torch.autocast(device.type, dtype=torch.bfloat16):
                value = loss(reader, batch, labels)
            (value / len(batches)).backward()
            corpus = examples[indices[0]].corpus
            report.add(corpus, value.item(), batch.pieces.numel())
        run.step(number)
        done = number + 1
        if done % config["checkpoint_steps"] == 0 or done == len(steps):
            run.keep(path, done)
            report.say(done)


class Report:
    """Says where a run is: steps, speed, mean loss of each corpus."""

    def __init__(self, steps: int) -> None:
        """Start counting."""
        self.steps = steps
        self.begun = time.monotonic()
        self.seen = 0
        self.losses: dict[str, list[float]] = defaultdict(list)

    def add(self, corpus: str, value: float, pieces: int) -> None:
        """Count one batch."""
        self.losses[corpus].append(value)
        self.seen += pieces

    def say(self, done: int) -> None:
        """Print one line, and forget the losses said."""
        means = "  ".join(
            f"{name} {sum(values) / len(values):.3f}"
            for name, values in sorted(self.losses.items())
        )
        speed = self.seen / (time.monotonic() - self.begun)
        out.print(f"step {done}/{self.steps}  {speed:.0f} pieces/s  {means}")
        self.losses.clear()


def _optimizer(reader: Reader, config: dict[str, Any]) -> torch.optim.Optimizer:
    moved = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
    encoder = [p for n, p in moved if n.startswith("encoder.")]
    heads = [p for n, p in moved if not n.startswith("encoder.")]
    rates = config["learning_rate"]
    groups = [
        {"params": encoder, "lr": rates["encoder"]},
        {"params": heads, "lr": rates["heads"]},
    ]
    decay = config["weight_decay"]
    return torch.optim.AdamW(groups, weight_decay=decay, betas=(0.9, 0.98))


def _one_cycle(done: float, config: dict[str, Any]) -> float:
    """Return the share of the top learning rate: up in a line, down in a cosine."""
    warm = config["learning_rate"]["warm_up"]
    if done < warm:
        return max(0.01, done / warm)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (done - warm) / (1 - warm)))


def load_examples(folder: Path) -> list[Example]:
    """Return the windows that ``prepare`` kept."""
    with (folder / "train.pickle").open("rb") as handle:
        return list(pickle.load(handle))  # noqa: S301  our own file
