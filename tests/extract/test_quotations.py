"""Quotations and statements: whose words a quoted sentence or a paragraph is."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.quotations import continued, quoted_words, statements
from onrecord.model.annotation import AttributedWords
from tests.extract.parses import parsed

QUOTED = """
1 “ “ PUNCT `` 4 punct SpaceAfter=No
2 We we PRON PRP 4 nsubj
3 will will AUX MD 4 aux
4 stay stay VERB VB 8 ccomp
5 here here ADV RB 4 advmod SpaceAfter=No
6 , , PUNCT , 4 punct SpaceAfter=No
7 ” ” PUNCT '' 4 punct
8 said say VERB VBD 0 root
9 Adan Adan PROPN NNP 8 nsubj SpaceAfter=No
10 . . PUNCT . 8 punct {break_}

1 “ “ PUNCT `` 3 punct SpaceAfter=No
2 They they PRON PRP 3 nsubj
3 broke break VERB VBD 0 root
4 the the DET DT 5 det
5 truce truce NOUN NN 3 obj {wrap}
6 first first ADV RB 3 advmod SpaceAfter=No
7 . . PUNCT . 3 punct SpaceAfter=No
8 ” ” PUNCT '' 3 punct
"""
SAID = AttributedWords(source=(8,), cue=(7,), content=(0, 1, 2, 3, 4, 5, 6))


def _continued(break_: str, wrap: str, *given: AttributedWords) -> list[str]:
    doc = parsed(QUOTED.format(break_=break_, wrap=wrap))
    found = continued(given, Clauses(doc))
    return ["".join(doc[i].text_with_ws for i in each.content) for each in found]


def test_a_quotation_goes_on() -> None:
    """A quoted sentence that nobody was given is the last speaker's."""
    (content,) = _continued("_", "_", SAID)
    assert content.endswith("“They broke the truce first.”")


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """The paragraph after a quotation goes on with it; a wrapped line is no break."""
    (content,) = _continued("SpacesAfter=\\n\\n", "SpacesAfter=\\n", SAID)
    assert content.endswith("“They broke the truce\nfirst.”")


def test_a_quotation_without_a_speaker_stays_so() -> None:
    """Without a speaker before it, a quotation is given to nobody."""
    assert _continued("_", "_") == []


def test_a_cue_without_source_takes_the_last_speaker() -> None:
    """What has a cue of its own stays apart, and gets the speaker only."""
    doc = parsed(QUOTED.format(break_="_", wrap="_"))
    added = AttributedWords(cue=(15,), content=(10, 11, 12, 13, 14, 16, 17))
    first, second = continued([SAID, added], Clauses(doc))
    assert first == SAID
    assert second.source == SAID.source
    assert second.content == added.content


def test_words_between_quotation_marks() -> None:
    """The marks belong to the quotation, what stands between two does not."""
    doc = parsed(QUOTED.format(break_="_", wrap="_"))
    unquoted = [t.text for t in doc if t.i not in quoted_words(Clauses(doc))]
    assert unquoted == ["said", "Adan", "."]


RELEASE = """
1 The the DET DT 2 det
2 minister minister NOUN NN 3 nsubj
3 said say VERB VBD 0 root SpaceAfter=No
4 : : PUNCT : 3 punct SpacesAfter=\\n\\n

1 Rebels rebel NOUN NNS 2 nsubj
2 attacked attack VERB VBD 0 root
3 us we PRON PRP 2 obj SpaceAfter=No
4 . . PUNCT . 2 punct SpacesAfter=\\n\\n

1 {who} {who} PRON PRP 2 nsubj
2 say say VERB VBP 0 root
3 no no INTJ UH 2 obj SpaceAfter=No
4 . . PUNCT . 2 punct
"""


def _stated(who: str) -> list[str]:
    doc = parsed(RELEASE.format(who=who))
    given = [
        AttributedWords(source=(0, 1), cue=(2,), content=(5,)),
        AttributedWords(source=(10,), cue=(11,), content=(12,)),
    ]
    return [
        doc[each.content[0] : each.content[-1] + 1].text.strip()
        for each in statements(given, Clauses(doc))
    ]


def test_a_statement_is_taken_in_full() -> None:
    """After "the minister said:" the paragraphs are the minister's, and his "we"."""
    assert _stated("We") == ["Rebels attacked us.\n\nWe say no."]


def test_a_statement_ends_where_others_speak() -> None:
    """A paragraph in which somebody else speaks is no part of it."""
    assert _stated("Critics") == ["Rebels attacked us."]
