"""Write a parsed document as CoNLL-U, the format of Universal Dependencies.

White space is no word here: tokens of it are left out, and what stood between words
is told by ``SpaceAfter`` and ``newpar``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")


class Word(Protocol):
    """What is asked of a word; a token of spaCy has it.

    The parser's own class is not named, since only the stages may know it.
    """

    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str

    @property
    def head(self) -> Any:  # noqa: ANN401  another word
        """The word that this one hangs on; itself for a root."""

    @property
    def is_space(self) -> bool:
        """Whether it consists of white space."""


class Parsed(Protocol):
    """What is asked of a parsed document; a ``Doc`` of spaCy has it."""

    @property
    def text(self) -> str:
        """The document's text, unaltered."""

    @property
    def sents(self) -> Iterator[Any]:
        """The sentences, each a sequence of words."""


def write_conllu(doc: Parsed, label: str) -> str:
    """Return a parsed document as CoNLL-U.

    Args:
        doc: The parsed document.
        label: What it is called; sentences are numbered after it.
    """
    lines = [f"# newdoc id = {_line(label)}"]
    last = number = 0
    for sentence in doc.sents:
        words: list[Word] = [word for word in sentence if not word.is_space]
        if not words:
            continue
        number += 1
        if number == 1 or _PARAGRAPH.search(doc.text[last : words[0].idx]):
            lines.append("# newpar")
        last = _end(words[-1])
        lines.append(f"# sent_id = {_line(label)}-{number}")
        lines.append(f"# text = {_line(doc.text[words[0].idx : last])}")
        lines += _rows(words, doc.text)
        lines.append("")
    return "\n".join(lines) + "\n"


def _rows(words: Sequence[Word], text: str) -> Iterator[str]:
    at = {word.i: number for number, word in enumerate(words, start=1)}
    for word in words:
        head = 0 if word.head.i == word.i else at.get(word.head.i, 0)
        after = text[_end(word) : _end(word) + 1]
        yield "\t".join(
            (
                str(at[word.i]),
                _line(word.text),
                _line(word.lemma_) or "_",
                word.pos_ or "_",
                word.tag_ or "_",
                "_",
                str(head),
                (word.dep_ if head else "root") or "_",
                "_",
                "SpaceAfter=No" if after and not after.isspace() else "_",
            )
        )


def _end(word: Word) -> int:
    return word.idx + len(word.text)


def _line(text: str) -> str:
    return " ".join(text.split())
