"""The other corpora, each read into examples of its own heads."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.read.windows import GLUED, PARAGRAPH, SPACE, Words
from training.examples import UNKNOWN, Text, cut, for_development, tags
from training.labels import ATTRIBUTION, CAUSAL, ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

    from training.examples import Example

CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "organisation": "ORGANIZATION",
    "politicalparty": "ORGANIZATION",
    "country": "STATE",
    "location": "PLACE",
    "event": "EVENT",
    "election": "EVENT",
}
RE3D = {
    "Person": "PERSON",
    "Organisation": "ORGANIZATION",
    "Nationality": "GROUP",
    "Location": "PLACE",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
}
RE3D_OPEN = ("8BC6B4D3", "6413ED35", "189862CF", "204532F7")
"""Documents of the open exam: development, whatever their hash."""


def brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Return the attributions of a PolNeAR file: role to character spans."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[dict[str, list[tuple[int, int]]]] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if line[:1] == "T" and len(cells) > 1:
            pieces = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(a), int(b)) for a, b in map(str.split, pieces)]
        elif line[:1] == "E" and len(cells) > 1:
            parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for part in cells[1].split():
                role, ref = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in ATTRIBUTION and ref in spans:
                    parts[role] += spans[ref]
            if parts["content"]:
                found.append(dict(parts))
    return found


def polnear(folder: Path, tokenizer: Tokenizer, skip: set[str]) -> Iterator[Example]:
    """Yield windows with attribution tags and, for each word, the cue it belongs to."""
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in skip:
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            text = Text.of(handle.read())
        files = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        if files and text.starts:
            labels = attribution_labels(text, brat(files[0]))
            yield from cut("polnear", text.words, labels, tokenizer)


def attribution_labels(
    text: Text, found: Iterable[dict[str, list[tuple[int, int]]]]
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    """Return tags, and links from each source and content word to its first cue word.

    An attribution without a cue is linked to the first word of its content.
    """
    count = len(text.starts)
    spans: list[tuple[list[int], str]] = []
    link = np.full(count, UNKNOWN, dtype=np.int64)
    for attribution in found:
        at = {
            role: sorted({i for s, e in pieces for i in text.inside(s, e)})
            for role, pieces in attribution.items()
        }
        anchor = (at.get("cue") or at["content"] or [UNKNOWN])[0]
        for role, indices in at.items():
            spans.append((indices, role))
            link[indices] = anchor
    return {"attribution": tags(count, spans, ATTRIBUTION), "link": link}


def crossner(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the sentences of a BIO file with entity tags, types mapped to ours."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if not rows:
            continue
        values = np.zeros(len(rows), dtype=np.int64)
        for i, (_, tag) in enumerate(rows):
            mark, _, name = tag.partition("-")
            if name in CROSSNER:
                values[i] = 2 * ENTITIES.index(CROSSNER[name]) + 1 + (mark == "I")
            elif name:
                values[i] = UNKNOWN
        labels = {"entity_crossner": values}
        yield from cut("names", spaced([r[0] for r in rows]), labels, tokenizer)


def spaced(forms: list[str]) -> Words:
    """Return words of a tokenized sentence with the white space they likely had."""
    layout = [
        GLUED if re.fullmatch(r"[,.;:!?)\]%]|'s|n't|’s|'\w+", form) else SPACE
        for form in forms
    ]
    return Words(tuple(forms), (PARAGRAPH, *layout[1:]))


def re3d(
    folder: Path,
    tokenizer: Tokenizer,
    states: frozenset[str],
    *,
    development: bool,
    skip: set[str],
) -> Iterator[Example]:
    """Yield the windows of re3d's documents with entity tags of confidence >= 0.5."""
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        entities: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for e in _jsonl(part / "entities.jsonl"):
            if e["type"] in RE3D and float(e.get("confidence", 1)) >= 0.5:  # noqa: PLR2004
                entities[e["documentId"]].append((e["begin"], e["end"], e["type"]))
        for document in _jsonl(part / "documents.jsonl"):
            name = document["_id"]
            dev = for_development(name) or name.startswith(RE3D_OPEN)
            if dev is not development or (not development and name in skip):
                continue
            text = Text.of(document["text"])
            spans = list(_longest(text, entities[name], states))
            labels = {"entity": tags(len(text.starts), spans, ENTITIES)}
            yield from cut("names", text.words, labels, tokenizer)


def _longest(
    text: Text, found: list[tuple[int, int, str]], states: frozenset[str]
) -> Iterator[tuple[list[int], str]]:
    taken: set[int] = set()
    for start, end, kind in sorted(found, key=lambda e: e[0] - e[1]):
        indices = text.inside(start, end)
        if indices and not taken & set(indices):
            taken |= set(indices)
            name = " ".join(text.words.forms[i] for i in indices).lower()
            state = RE3D[kind] == "PLACE" and name in states
            yield indices, "STATE" if state else RE3D[kind]


def letters(text: str) -> str:
    """Return the letters and digits of a text, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def factuality(path: Path, tokenizer: Tokenizer, held: str) -> Iterator[Example]:
    """Yield sentences whose event words carry a score from -3 to 3 (UW, MEANTIME).

    The files name no documents: a sentence of five words or more that stands in
    `held`, the letters of held-out texts, is left out.
    """
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") > 2]  # noqa: PLR2004
        forms = [row[1] for row in rows]
        if not rows or (len(rows) >= 5 and letters("".join(forms)) in held):  # noqa: PLR2004
            continue
        scores = np.array(
            [np.nan if r[2] == "_" else float(r[2]) for r in rows], dtype=np.float32
        )
        words = spaced(forms)
        yield from cut("factuality", words, {"factuality": scores}, tokenizer)


_MARK = re.compile(r"</?(ARG0|ARG1|SIG\d*)>")
_ROLES = {"ARG0": "cause", "ARG1": "effect", "SIG": "signal"}


def causal(
    folder: Path, tokenizer: Tokenizer, *, development: bool
) -> Iterator[Example]:
    """Yield Causal News Corpus sentences with cause, effect and signal tags.

    Of a sentence with several relations the first is taken; sentences judged not
    causal have no tags.
    """
    marked: dict[str, str] = {}
    for row in _csv(folder / "train_subtask2.csv"):
        marked.setdefault(row["text"], row["text_w_pairs"])
    for row in _csv(folder / "train_subtask1.csv"):
        if for_development(_causal_id(row["index"])) is not development:
            continue
        if row["label"] == "1" and row["text"] not in marked:
            continue
        forms = row["text"].split()
        spans = causal_spans(marked[row["text"]]) if row["label"] == "1" else []
        labels = {"causal": tags(len(forms), spans, CAUSAL)}
        yield from cut("causal", spaced(forms), labels, tokenizer)


def _causal_id(index: str) -> str:
    document, _, sentence = index.rpartition("_")
    return f"cnc{document}{sentence}"


def causal_spans(marked: str) -> list[tuple[list[int], str]]:
    """Return the words of each role of a text with ARG0, ARG1 and SIG marks."""
    plain = _MARK.sub("", marked)
    ends: list[tuple[int, int]] = [m.span() for m in re.finditer(r"\S+", plain)]
    open_: dict[str, int] = {}
    found: list[tuple[list[int], str]] = []
    removed = 0
    for mark in _MARK.finditer(marked):
        at = mark.start() - removed
        removed += len(mark[0])
        role = _ROLES[
            mark[1][:4].rstrip("0123456789") if mark[1][0] == "S" else mark[1]
        ]
        if mark[0][1] != "/":
            open_[role] = at
        elif role in open_:
            begin = open_.pop(role)
            inside = [i for i, (s, e) in enumerate(ends) if s < at and e > begin]
            found.append((inside, role))
    # A signal often lies inside an argument: let it win.
    return sorted(found, key=lambda span: span[1] == "signal")


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
