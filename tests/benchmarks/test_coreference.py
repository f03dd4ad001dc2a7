"""Chains of mentions: from the treebank's columns, and from what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.coreference import gold_chains, read_chains
from benchmarks.gum import texts

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.gum import Text

ROWS = """\
# newdoc id = news_harbor
# newpar
1	Mayor	mayor	NOUN	NN	_	2	nmod:desc	_	Entity=(1-person-n-n-c-1,2
2	Ada	Ada	PROPN	NNP	_	4	nsubj	_	_
3	Quill	Quill	PROPN	NNP	_	2	flat	_	Entity=1)
4	left	leave	VERB	VBD	_	0	root	_	_
5-6	Ada's	_	_	_	_	_	_	_	_
5	Ada	Ada	PROPN	NNP	_	7	nmod:poss	_	Entity=(2-item-n-n-c-3(1-person-n-n-c-1
6	's	's	PART	POS	_	5	case	_	Entity=1)
7	boat	boat	NOUN	NN	_	4	obj	_	Entity=2)|SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_

# newpar
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-n-n-c-1)
2	sank	sink	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


def harbor(folder: Path) -> Text:
    """Return the one document of the rows."""
    path = folder / "harbor.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return next(texts(path))


def mention(text: Text, words: str, actor: str | None, basis: str) -> dict[str, object]:
    """Return the record of a mention as the command line prints it."""
    start = text.text.index(words)
    span = [start, start + len(words)]
    return {"span": span, "actor": actor, "basis": basis, "type": "PERSON"}


def test_text_is_put_together_with_blanks_and_paragraphs(tmp_path: Path) -> None:
    """Words written as one stay so, and paragraphs are parted."""
    assert harbor(tmp_path).text.rstrip() == (
        "Mayor Ada Quill left Ada's boat.\n\nShe sank."
    )


def test_named_chains_count(tmp_path: Path) -> None:
    """The person's chain has three mentions; the boat has no name."""
    text = harbor(tmp_path)
    (chain,) = gold_chains(text)

    assert {text.text[start:end] for start, end in chain} == {
        "Mayor Ada Quill",
        "Ada's",
        "She",
    }


def test_what_is_read_stands_for_the_gold_that_holds_it(tmp_path: Path) -> None:
    """A name without its title is the mention of gold that it is the head of."""
    text = harbor(tmp_path)
    read = [
        mention(text, "Ada Quill", "ada", "name"),
        mention(text, "She", "ada", "pronoun"),
    ]
    (chain,) = read_chains(text, read)

    assert chain < gold_chains(text)[0]
    assert len(chain) == 2


def test_chains_without_a_name_do_not_count(tmp_path: Path) -> None:
    """What is open, alone or has no name in it is no chain."""
    text = harbor(tmp_path)
    read = [
        mention(text, "boat", "boat", "words"),
        mention(text, "She", "boat", "pronoun"),
        mention(text, "Ada Quill", None, "name"),
    ]

    assert read_chains(text, read) == []
