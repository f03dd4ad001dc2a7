"""What is refused before it is read, and what is not."""

from __future__ import annotations

import pytest

from onrecord.errors import ParseError
from onrecord.ingest.decode import decode_text
from onrecord.ingest.quality import check_text

LIMIT = 1_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\ufeff\u200b", "empty: white space only"),
        ("12.5 % -- 1999!", "no sentence"),
        ("Officials\0said so.", "binary: a NUL character at 9"),
        ("\x01\x02\x03 ab \x04\x05", "binary: control characters"),
        ("He said \ud83d so.", "contains lone surrogates: U[+]D83D at 8"),
        ("word " * 201, "too large: 1,005 characters; the limit is 1,000"),
        (
            "Der Präsident sagte am Montag, er werde nach der Wahl zurücktreten.",
            "another language: de",
        ),
        (
            "Le président a déclaré lundi que les négociations reprendraient bientôt.",
            "another language: fr",
        ),
        ("قال الرئيس يوم الاثنين إن المفاوضات ستستأنف", "another language: ar"),
        ("总统星期一表示谈判将在维也纳恢复。", "another language: zh"),
    ],
)
def test_refused_with_its_reason(text: str, reason: str) -> None:
    """A text that is no English report is refused in one line that says why."""
    with pytest.raises(ParseError, match=reason) as caught:
        check_text(text, LIMIT)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said Iran attacked.",
        "No.",
        "Tehran silent",
        (
            "Hezbollah, Hashd al-Shaabi, Asa'ib Ahl al-Haq, Kata'ib Hezbollah, Badr, "
            "Harakat al-Nujaba, Saraya al-Salam, Ansar Allah, Fatemiyoun."
        ),
        "Rouhani hails missile test, Netanyahu condemns launch, Riyadh silent",
        "The crowd shouted الموت للظالمين while officials of the ministry looked on.",
        "\u202eThe minister\u200b said that it was so.\u200f",
        "The minister said so.\x1b[0m",
    ],
)
def test_not_refused(text: str) -> None:
    """Short texts, texts full of foreign names, and odd marks are read."""
    check_text(text, LIMIT)


def test_foreign_opening() -> None:
    """A report that opens on a foreign line is English where the rest is."""
    opening = "Der Präsident sagte am Montag, er werde nach der Wahl zurücktreten. " * 6
    report = "The president said on Monday that he would resign after the vote. " * 12

    check_text(opening + report, len(opening + report))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "binary: a PDF"),
        (b"PK\x03\x04...", "binary: a ZIP archive"),
        (b"officials\0said", "binary: a NUL byte at 9"),
        ("The minister".encode("utf-16"), "it is in UTF-16"),
        ("Le café".encode("cp1252"), "not UTF-8: byte 0xe9 at 6"),
        (b"cut off \xe2\x80", "not UTF-8: byte 0xe2 at 8"),
        (b"surrogate \xed\xa0\x80", "not UTF-8: byte 0xed at 10"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, reason: str) -> None:
    """Bytes that are no UTF-8 are refused, and never decoded with replacements."""
    with pytest.raises(ParseError, match=reason):
        decode_text(data)


def test_decoded_unaltered() -> None:
    """A byte-order mark, line ends and white space stay: spans count them."""
    text = "\ufeff  The minister\r\nsaid\rso.\x0c\u2028 \n"

    assert decode_text(text.encode("utf-8")) == text
