"""Sets of events are read as a person writes them, or the fault is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyze.event_sets import has_type, parse_events
from onrecord.errors import QuestionError


def parts(text: str) -> tuple[list[str], list[str], list[str], str]:
    """Return who, what, to whom, and where of a set."""
    found = parse_events(text)
    what = [f"{w.type}:{w.mode}" if w.mode else w.type for w in found.what]
    places = "|".join(token.text for token in found.places)
    where = found.home.text if found.home else places
    who, whom = ([t.text for t in each] for each in (found.actors, found.recipients))
    return who, what, whom, where


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PROTEST in Iran", ([], ["PROTEST"], [], "Iran")),
        ("Iran AID|ASSAULT abroad", (["Iran"], ["AID", "ASSAULT"], [], "abroad")),
        ("Iran COERCE at home", (["Iran"], ["COERCE"], [], "at home")),
        (
            "Saudi Arabia|'Ansar in Exile' ASSAULT Iran | Oman in Sanaa|Aden",
            (
                ["Saudi Arabia", "Ansar in Exile"],
                ["ASSAULT"],
                ["Iran", "Oman"],
                "Sanaa|Aden",
            ),
        ),
        ("Iran COERCE:arrest -> Oman", (["Iran"], ["COERCE:arrest"], ["Oman"], "")),
        ("Iran finances Hezbollah", (["Iran"], ["finances"], ["Hezbollah"], "")),
        ("the mayor's men  CONSULT", (["the mayor's men"], ["CONSULT"], [], "")),
    ],
    ids=str,
)
def test_what_is_meant(
    text: str, meant: tuple[list[str], list[str], list[str], str]
) -> None:
    """Who does what to whom and where is told apart by the types between them."""
    assert parts(text) == meant


def test_classes_stand_for_their_types() -> None:
    """A quad class is all its types, and EVENT is all there are."""
    conflict = parts("M-Conf")[1]
    every = parts("EVENT")[1]

    assert {"ASSAULT", "COERCE"} <= set(conflict) < set(every)
    assert "AID" not in conflict


@pytest.mark.parametrize(
    ("text", "reason", "under"),
    [
        ("PROTSET in Iran", "did you mean PROTEST?", "PROTSET"),
        ("protest in Iran", "did you mean PROTEST?", "protest"),
        ("Iran COERCE:arest", "COERCE:arrest", "COERCE:arest"),
        ("Iran", "no type of event is named", "Iran"),
        ("Iran PROTEST|", "a type is missing after this", "|"),
        ("Iran | ASSAULT", "a name is missing after this", "|"),
        ("| ASSAULT", "a name is missing before this", "|"),
        ("Iran ASSAULT|finances Oman", "do not go together", "finances"),
        ("PROTEST in Iran at home", "", None),
        ("Iran ASSAULT Oman COERCE", "nothing can stand here", "COERCE"),
        ("Iran ASSAULT abroad now", "nothing can stand here", "now"),
        ("PROTEST at Tehran", "at home is meant", "at"),
    ],
    ids=str,
)
def test_faults_are_shown(text: str, reason: str, under: str | None) -> None:
    """The caret stands under the word that is wrong; a place may be called anything."""
    if under is None:
        assert parts(text)[3] == "Iran at home"
        return
    with pytest.raises(QuestionError) as caught:
        parse_events(text)
    told, shown, carets = str(caught.value).splitlines()

    assert reason in told
    assert shown == f"  {text}"
    start = carets.index("^")
    assert shown[start : start + carets.count("^")] == under


def test_what_ends_too_soon() -> None:
    """What is missing at the end is shown behind it."""
    for text in ("PROTEST in", "", "   "):
        with pytest.raises(QuestionError, match=r"\^$"):
            parse_events(text)


@given(st.text(st.sampled_from("AIDan|'\"->: ¡\x00PROTESTin"), max_size=20))
def test_no_words_break_it(text: str) -> None:
    """Whatever is typed is read, or refused in the way of the house."""
    try:
        found = parse_events(text)
    except QuestionError:
        return
    assert found.what
    assert has_type(text)
