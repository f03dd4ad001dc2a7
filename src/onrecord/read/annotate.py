"""Annotate a document: words, tags, trees, names, and the model's further findings."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.model.annotation import KEY, Annotation
from onrecord.read.model import shipped_model
from onrecord.read.spans import attributions, best_tags, spans
from onrecord.read.tokens import blank_pipeline, tokenize
from onrecord.read.trees import parsed
from onrecord.read.triggers import triggers
from onrecord.read.windows import PARAGRAPH, Words, layout_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    from onrecord.model.annotation import LearnedTrigger
    from onrecord.model.document import Document
    from onrecord.read.model import Model
    from onrecord.read.windows import Window

    Array = npt.NDArray[Any]
    Labels = Mapping[str, Sequence[str]]


def annotate(document: Document, model: Model | None = None) -> Doc:
    """Return the document's words with trees, names and an Annotation.

    White space that is more than one blank is a token of its own, as in spaCy; it
    hangs on its neighbor. ``doc.text`` equals the document's text.
    """
    model = model or shipped_model()
    doc = tokenize(document.text)
    places = [token.i for token in doc if not token.is_space]
    if not places:
        doc.user_data[KEY] = Annotation(factuality=(0.0,) * len(doc))
        return doc
    labels = model.labels
    parts = model.run(_words(doc, places), lambda w, o: _part(w, o, labels))
    at = np.array(places, dtype=np.int64)
    _set_syntax(doc, at, parts, labels)
    _set_names(doc, at, parts, labels["entity"])
    doc.user_data[KEY] = _annotation(doc, at, parts)
    return doc


@dataclass(frozen=True, slots=True)
class _Part:
    """What is kept of one window, a row a word; heads count from the text's start."""

    window: Window
    upos: Array
    xpos: Array
    heads: Sequence[int]
    relations: Sequence[str]
    entity: Array
    attribution: Array
    link: Array
    factuality: Array
    triggers: Sequence[LearnedTrigger]


def _part(window: Window, outputs: Mapping[str, Array], labels: Labels) -> _Part:
    heads, relations = _trees(window, outputs, labels["rel"])
    same = ("upos", "xpos", "entity", "attribution", "link", "factuality")
    return _Part(
        window=window,
        heads=heads,
        relations=relations,
        triggers=tuple(triggers(window.start, outputs, labels)),
        **{name: outputs[name] for name in same},
    )


def _words(doc: Doc, places: Sequence[int]) -> Words:
    text, end, layout = doc.text, 0, []
    for i in places:
        token = doc[i]
        layout.append(layout_of(text[end : token.idx]))
        end = token.idx + len(token)
    layout[0] = PARAGRAPH
    return Words(tuple(doc[i].text for i in places), tuple(layout))


def _joined(parts: Sequence[_Part], name: str) -> Array:
    return np.concatenate([getattr(part, name) for part in parts])


def _set_syntax(
    doc: Doc, at: npt.NDArray[np.int64], parts: Sequence[_Part], labels: Labels
) -> None:
    heads = [head for part in parts for head in part.heads]
    relations = [relation for part in parts for relation in part.relations]
    upos = [labels["upos"][i] for i in _joined(parts, "upos")]
    xpos = [labels["xpos"][i] for i in _joined(parts, "xpos")]
    strings = doc.vocab.strings
    rows = np.zeros((len(doc), 5), dtype=np.uint64)
    space, none = strings.add("_SP"), strings.add("dep")
    for token in doc:
        if token.is_space:
            rows[token.i] = (
                _neighbor(token.i, at),
                none,
                space,
                103,
                token.orth,
            )
    for k, i in enumerate(at.tolist()):
        head = int(at[heads[k]])
        lemma = lemma_of(doc[i].text, upos[k], xpos[k])
        rows[i] = (
            _unsigned(head - i),
            strings.add(relations[k]),
            strings.add(xpos[k]),
            _upos_number(upos[k]),
            strings.add(lemma),
        )
    doc.from_array(["HEAD", "DEP", "TAG", "POS", "LEMMA"], rows)  # type: ignore[arg-type]


def _unsigned(offset: int) -> int:
    """Return an offset the way spaCy keeps it: negative ones from the top."""
    return offset % 2**64


def _neighbor(i: int, at: npt.NDArray[np.int64]) -> int:
    """Return the offset from a space token to the word before it, or the first word."""
    before = int(np.searchsorted(at, i)) - 1
    return _unsigned(int(at[max(0, before)]) - i)


def _trees(
    window: Window, outputs: Mapping[str, Array], names: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return each word's head (itself for a root) and relation in a window."""
    root = names.index("root")
    heads: list[int] = []
    relations: list[str] = []
    starts = [*np.flatnonzero(outputs["start"]).tolist(), len(outputs["head"])]
    for begin, end in itertools.pairwise(starts):
        arc = outputs["arc"][begin:end, [0, *range(begin + 1, end + 1)]]
        picked = outputs["head"][begin:end]
        best = np.where(picked > 0, picked - begin, 0)
        found, kinds = parsed(arc, best, outputs["rel"][begin:end], root)
        heads += (window.start + begin + found).tolist()
        relations += [names[i] for i in kinds]
    return heads, relations


@lru_cache(maxsize=100_000)
def lemma_of(form: str, upos: str, xpos: str) -> str:
    """Return the lemma of a word, lower case unless it is a name."""
    if upos == "PROPN":
        return form
    lower = form.lower()
    if upos in {"VERB", "NOUN", "ADJ", "ADV"} and lower.isascii():
        from lemminflect import getLemma  # noqa: PLC0415

        found = getLemma(lower, upos=upos, lemmatize_oov=False)
        return str(found[0]).lower() if found and xpos != "FW" else lower
    return _AUXILIARIES.get(lower, lower) if upos == "AUX" else lower


_AUXILIARIES = {
    **dict.fromkeys("am is are was were been being 's 're 'm be".split(), "be"),
    **dict.fromkeys("has had having 've have".split(), "have"),
    **dict.fromkeys("does did do done doing".split(), "do"),
    "'d": "would", "'ll": "will", "wo": "will", "ca": "can", "sha": "shall",
}  # fmt: skip


@lru_cache(maxsize=32)
def _upos_number(name: str) -> int:
    return int(blank_pipeline().vocab.strings[name])


def _set_names(
    doc: Doc, at: npt.NDArray[np.int64], parts: Sequence[_Part], names: Sequence[str]
) -> None:
    from spacy.tokens import Span  # noqa: PLC0415

    tags = best_tags(_joined(parts, "entity"))
    doc.set_ents(
        [
            Span(
                doc, int(at[s.start]), int(at[s.end - 1]) + 1, names[2 * s.kind + 1][2:]
            )
            for s in spans(tags)
        ]
    )


def _annotation(
    doc: Doc, at: npt.NDArray[np.int64], parts: Sequence[_Part]
) -> Annotation:
    tags = best_tags(_joined(parts, "attribution"))
    links = [(part.window.start, part.window.end, part.link) for part in parts]
    where = at.tolist()
    scores = np.zeros(len(doc))
    scores[at] = _joined(parts, "factuality")
    return Annotation(
        attributions=tuple(a.moved(where) for a in attributions(tags, links)),
        triggers=tuple(t.moved(where) for part in parts for t in part.triggers),
        factuality=tuple(round(float(s), 3) for s in scores),
    )
