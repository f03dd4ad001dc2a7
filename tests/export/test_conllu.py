"""Parsed documents are written as Universal Dependencies have it."""

from __future__ import annotations

from onrecord.export.conllu import write_conllu
from tests.extract.parses import parsed

TABLE = """
1 Iran Iran PROPN NNP 2 nsubj
2 attacked attack VERB VBD 0 root
3 Iraq Iraq PROPN NNP 2 obj SpaceAfter=No
4 . . PUNCT . 2 punct SpacesAfter=\\n\\n

1 It it PRON PRP 2 nsubj
2 ended end VERB VBD 0 root SpaceAfter=No
3 . . PUNCT . 2 punct
"""


def test_document() -> None:
    """Words are numbered by sentence; white space is told and is no word."""
    assert (
        write_conllu(parsed(TABLE), "report\n1")
        == """\
# newdoc id = report 1
# newpar
# sent_id = report 1-1
# text = Iran attacked Iraq.
1	Iran	Iran	PROPN	NNP	_	2	nsubj	_	_
2	attacked	attack	VERB	VBD	_	0	root	_	_
3	Iraq	Iraq	PROPN	NNP	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# sent_id = report 1-2
# text = It ended.
1	It	it	PRON	PRP	_	2	nsubj	_	_
2	ended	end	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""
    )


def test_it_can_be_read_back() -> None:
    """What is written describes the same words and trees."""
    written = write_conllu(parsed(TABLE), "a")
    again = write_conllu(parsed(written), "a")

    rows = [line for line in written.splitlines() if "\t" in line]
    assert [line for line in again.splitlines() if "\t" in line] == rows


def test_nothing() -> None:
    """A document without words has no sentence."""
    assert write_conllu(parsed(""), "a") == "# newdoc id = a\n"
