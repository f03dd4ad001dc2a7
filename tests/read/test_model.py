"""The reader model on real weights: the same result always, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ReaderError
from onrecord.model.annotation import KEY
from onrecord.model.document import Document
from onrecord.read.annotate import annotate
from onrecord.read.model import WEIGHTS, Model, shipped_model

FOLDER = Path(str(WEIGHTS))

REPORT = """SOLVENA, March 3 - Two officials said on Monday that rebels backed by
Zubrania had attacked the port, killing nine people. "We will answer," the
president, Adan Merro, told reporters. He did not say how.

The foreign ministry of Zubrania denied that it trains or arms the rebels, who
have held the hills since 2019 because the army left them.
"""
LONG = "\n\n".join([REPORT] * 6)

HOSTILE = {
    "a word of ten thousand letters": "Officials said " + "x" * 10_000 + " fled.",
    "five thousand words, no full stop": "the army and the rebels " * 1000,
    "unknown words": "Officials said ⵣⵓⵓ 𒀀𒀁 ꙮ had attacked ﷽ near \u202eOman\u202c.",
    "pictures": "Rebels 🚀🚀🚀 attacked 🏴\u200d☠️ the port 🔥 ." * 20,
    "a table": "Year\tDead\tHurt\n" + "2019\t12\t40\n2020\t7\t3\n" * 200,
    "capitals": REPORT.upper(),
    "marks alone": "... --- !!! ??? ;;; \"\"\" ''' ((( )))" * 30,
    "combining marks": "Off" + "\u0301" * 3000 + "icials said so.",
}


def reading(text: str, model: Model) -> tuple[bytes, str]:
    """Return all that is read of a text, as bytes that can be compared."""
    doc = annotate(Document.of(text, label="d"), model)
    heads = doc.to_array(["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_TYPE", "ENT_IOB"])
    return heads.tobytes(), repr(doc.user_data[KEY])


def test_the_same_bytes_on_one_thread_and_on_three() -> None:
    """Neither the number of threads nor a second run changes anything."""
    alone = Model(FOLDER, threads=1)
    first = reading(LONG, alone)

    assert reading(LONG, alone) == first
    assert reading(LONG, Model(FOLDER, threads=3)) == first


def test_a_text_does_not_depend_on_what_is_read_beside_it() -> None:
    """A text's windows come out alike alone and after texts of other lengths."""
    model = shipped_model()
    alone = reading(REPORT, model)

    for other in ("Rebels fled.", LONG, HOSTILE["a table"]):
        reading(other, model)

    assert reading(REPORT, model) == alone


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_text_unlike_any_other_is_read_whole(text: str) -> None:
    """Every word has a head and a tag, and no character is lost."""
    doc = annotate(Document.of(text, label="d"), shipped_model())

    assert doc.text == text
    assert all(0 <= token.head.i < len(doc) for token in doc)
    assert all(token.dep_ and token.tag_ for token in doc)


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    """It says where it looked."""
    with pytest.raises(ReaderError, match=f"no reader model in {tmp_path}"):
        Model(tmp_path, threads=1)
