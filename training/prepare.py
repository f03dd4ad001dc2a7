"""Read all corpora once, and keep their windows in one file."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from onrecord.read.windows import LIMIT
from training import corpora, reports, treebanks
from training.corpora import letters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.examples import Example


SHORT = 40
"""Pieces of a short window: one sentence, or a few very short ones."""


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the encoder's tokenizer, without the truncation baked into its file."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def prepare(shared: Path, out: Path, tokenizer: Tokenizer) -> dict[str, int]:
    """Write ``train.pickle`` and return the number of windows of each corpus."""
    examples = list(training_examples(shared, tokenizer))
    out.mkdir(parents=True, exist_ok=True)
    with (out / "train.pickle").open("wb") as handle:
        pickle.dump(examples, handle, protocol=pickle.HIGHEST_PROTOCOL)
    counts: dict[str, int] = {}
    for example in examples:
        counts[example.corpus] = counts.get(example.corpus, 0) + 1
    return counts


def training_examples(shared: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the windows of every training part; nothing of a development part."""
    corpus, exam = shared / "corpora", shared / "exam"
    states = state_names()
    held = held_out(exam / "dev") | held_out(exam / "open")
    for name in ("ewt", "gum"):
        path = corpus / "ud" / f"{name}-train.conllu"
        gum = name == "gum"
        for limit in (LIMIT, SHORT):
            yield from treebanks.treebank(
                path, tokenizer, names=gum, states=states, limit=limit
            )
    yield from corpora.polnear(corpus / "polnear/train", tokenizer, held)
    path = corpus / "ner/crossner-politics-train.txt"
    yield from corpora.crossner(path, tokenizer)
    yield from corpora.re3d(
        corpus / "re3d", tokenizer, states, development=False, skip=held
    )
    seen = held_texts(exam / "dev") + held_texts(exam / "open")
    for name in ("uw", "meantime"):
        path = corpus / f"factuality/{name}-train.conll"
        yield from corpora.factuality(path, tokenizer, seen)
    yield from corpora.causal(corpus / "causal", tokenizer, development=False)
    yield from reports.reports(exam / "train", tokenizer)


def held_out(folder: Path) -> set[str]:
    """Return the names of the corpus files that an exam folder's texts are cut from."""
    lines = (folder / "documents.jsonl").read_text("utf-8").splitlines()
    sources = [json.loads(line).get("from") or "" for line in lines if line.strip()]
    return {source.rsplit("/", 1)[-1] for source in sources}


def held_texts(folder: Path) -> str:
    """Return a folder's texts run together, white space and quotation marks removed."""
    return "".join(letters(path.read_text("utf-8")) for path in folder.glob("*.txt"))


def state_names() -> frozenset[str]:
    """Return the lower-case names of states by which STATE is told from PLACE."""
    import pycountry  # noqa: PLC0415  data for preparation only

    names = {"u.s.", "us", "usa", "uk", "u.k.", "britain", "russia", "iran", "syria"}
    names |= {"south korea", "north korea", "turkey", "the united states", "america"}
    for country in pycountry.countries:
        names.add(country.name.split(",")[0].lower())
        names.add(getattr(country, "common_name", country.name).lower())
    return frozenset(names)
