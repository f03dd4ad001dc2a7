"""Claims of many reports, put together where they speak of the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analyze.review import review
from onrecord.analyze.verdicts import make_judgment
from onrecord.corroborate.voices import load_voices
from onrecord.errors import ConfigError, JudgmentError
from onrecord.model.document import Span
from tests.corroborate.claims import add, claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading
    from onrecord.store import Store

MONDAY = "2021-03-01"
FRIDAY = "2021-03-05"

REPORTS = (
    report(
        "a",
        line(
            "Attacked was the Brenna lock by Lemnia.", "ASSAULT", "Lemnia", when=MONDAY
        ),
        line(
            "Armed are the Brenna rowers by Lemnia.", "arms", "Lemnia", "Brenna rowers"
        ),
        day=1,
    ),
    report(
        "b",
        line("Attack on a lock near Brenna.", "ASSAULT", "Lemnian navy", when=MONDAY),
        line("Met in Tolm were both sides.", "CONSULT", "Lemnia+Karsova", when=FRIDAY),
        day=2,
    ),
    report(
        "c",
        line("Attacked was the lock of Brenna on Friday.", "ASSAULT", when=FRIDAY),
        line("Arms for rowers of Brenna.", "arms", "Lemnian navy", "rowers of Brenna"),
        day=6,
    ),
    report(
        "d",
        line("Talks of Lemnia in Tolm.", "CONSULT", "Lemnia", "Karsova", when=FRIDAY),
        line("Attack on Brenna lock not ours.", "ASSAULT", "Lemnia", polarity="-"),
        day=3,
    ),
)


def clusters(store: Store) -> set[frozenset[tuple[str, str]]]:
    """Return the clusters as sets of claims, each by its label and first word."""
    query = """
        SELECT k.cluster, d.label, substr(d.text, c.trigger_start + 1, 6) AS word
        FROM cluster_claims k
        JOIN claims c ON c.document = k.document AND c.id = k.claim
        JOIN documents d ON d.id = k.document
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for cluster, label, word in store.query(query).rows:
        found.setdefault(cluster, set()).add((label, word.split()[0]))
    return {frozenset(members) for members in found.values()}


def contents(store: Store) -> list[list[str]]:
    """Return what is derived of claims, sorted."""
    names = ("claim_gists", "gists", "gist_links", "cluster_claims")
    return [sorted(map(repr, store.query(f"SELECT * FROM {n}").rows)) for n in names]  # noqa: S608


def test_clusters(tmp_path: Path) -> None:
    """Type, names, day and words bring claims together, a denial too; a day parts."""
    assert clusters(claims_store(tmp_path, *REPORTS)) == {
        frozenset([("a", "Attack"), ("b", "Attack"), ("d", "Attack")]),
        frozenset([("c", "Attack")]),
        frozenset([("b", "Met"), ("d", "Talks")]),
        frozenset([("a", "Armed"), ("c", "Arms")]),
    }


def test_each_decision_has_its_reason(tmp_path: Path) -> None:
    """One claim of a cluster was told first; of the others it is said why."""
    store = claims_store(tmp_path, *REPORTS)
    query = """
        SELECT k.cluster, d.label, k.reason FROM cluster_claims k
        JOIN documents d ON d.id = k.document
        JOIN claims c ON c.document = k.document AND c.id = k.claim
        WHERE c.type = 'CONSULT' ORDER BY d.label
    """
    (first, _, told), (second, _, reason) = store.query(query).rows

    assert first == second
    assert told == "told first"
    assert reason.startswith("same type, same actors, same day")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({"when": MONDAY}, {"when": "2021-03-02"}, True),
        ({"when": MONDAY}, {"when": "2021-03-04"}, False),
        ({"when": "2021"}, {"when": "2021"}, True),
        ({"when": MONDAY}, {}, True),
        ({"modality": "future"}, {"modality": "actual"}, False),
        ({"where": "Tolm, Karsova"}, {"where": "Karsova"}, True),
        ({"mode": "arrest"}, {"mode": "censor"}, True),
        ({"polarity": "-"}, {"certainty": "PS"}, True),
        ({"kind": "event", "when": "no date"}, {"when": "2021-13-45"}, True),
    ],
)
def test_what_parts_and_what_does_not(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], *, together: bool
) -> None:
    """Days beyond tolerance and a plan part claims; place, mode and denial need not."""
    words = "Seized was the ferry Adela of Karsova."
    store = claims_store(
        tmp_path,
        report("a", line(words, "COERCE", "Lemnia", "Karsova", **one)),
        report(
            "b", line(f"{words} So.", "COERCE", "Lemnia", "Karsova", **other), day=2
        ),
    )

    assert (len(clusters(store)) == 1) is together


def test_states_and_their_own_are_kin(tmp_path: Path) -> None:
    """A tie of a state's organ is told with the state's, two organs stay apart."""
    names = ("Iran", "Quds Force", "Guardian Council")
    reports = [
        report(str(i), line(f"Armed by {name}.", "arms", name, "Houthis"))
        for i, name in enumerate(names)
    ]

    assert len(clusters(claims_store(tmp_path, *reports[:2], name="a"))) == 1
    assert len(clusters(claims_store(tmp_path, *reports[1:], name="b"))) == 2


def test_parts_and_what_they_are_a_part_of_are_kin(tmp_path: Path) -> None:
    """A tie of a body is told with that of what it is a part of, without a state."""
    names = ("United Nations", "UNICEF", "World Food Programme")
    reports = [
        report(str(i), line(f"Backed by {name}.", "backs", name, "Veld"))
        for i, name in enumerate(names)
    ]

    assert len(clusters(claims_store(tmp_path, *reports[:2], name="a"))) == 1
    assert len(clusters(claims_store(tmp_path, *reports[1:], name="b"))) == 2


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Tolm+Veld", ""), ("Veld", "Tolm"), True),
        (("Tolm", "Veld"), ("Tolm", "Sarnia"), False),
        (("Tolm", ""), ("Tolm", ""), False),
    ],
)
def test_ties_without_direction(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str], *, together: bool
) -> None:
    """Allies are the same two, in any order; one of whom nothing is told joins none."""
    store = claims_store(
        tmp_path,
        report("a", line("Allied are they since spring.", "allied_with", *one)),
        report("b", line("Friends they are in war.", "allied_with", *other)),
    )

    assert (len(clusters(store)) == 1) is together


def test_each_speaks_for_himself(tmp_path: Path) -> None:
    """Two who welcome one treaty do two things."""
    words = "Welcomed was the treaty of Tolm by"
    store = claims_store(
        tmp_path,
        *(
            report(name, line(f"{words} {name}.", "SUPPORT", name, when=MONDAY))
            for name in ("Sarnia", "Veld")
        ),
    )

    assert len(clusters(store)) == 2


def test_read_differently(tmp_path: Path) -> None:
    """Where a text is read differently, its old claims leave no trace."""
    one, other = REPORTS[:2]
    text = other.document.text
    again = report("b", line(text, "AID", "Tolm"), day=2)
    store = claims_store(tmp_path, one, other)
    assert again.document == other.document

    add(store, again)

    assert (
        contents(store)[3] == contents(claims_store(tmp_path, one, again, name="b"))[3]
    )


def ids(store: Store) -> dict[str, str]:
    """Return the ids of claims by their label and first letters."""
    query = """
        SELECT d.label || ' ' || substr(d.text, c.trigger_start + 1, 4), c.id
        FROM claims c JOIN documents d ON d.id = c.document
    """
    return dict(store.query(query).rows)


def judge(store: Store, verdict: str, *subjects: str) -> str:
    """Record a judgement, form the clusters anew, and return the judgement's id."""
    made, problem = make_judgment(store, verdict, subjects, author="Ada")
    assert problem is None
    add(store)
    return made.id


def are_together(store: Store, *claims: tuple[str, str]) -> bool:
    """Say whether claims are in one cluster."""
    return any(set(claims) <= each for each in clusters(store))


def test_judgments_are_kept(tmp_path: Path) -> None:
    """What somebody has judged to be the same, or apart, is so until taken back."""
    store = claims_store(tmp_path, *REPORTS)
    id, before = ids(store), clusters(store)

    apart = judge(store, "different", id["a Atta"], id["b Atta"])
    assert not are_together(store, ("a", "Attack"), ("b", "Attack"))
    judge(store, "retract", apart)
    assert clusters(store) == before
    judge(store, "same", id["c Atta"], id["b Atta"])
    assert are_together(store, ("c", "Attack"), ("b", "Attack"))


def test_judgments_of_claims_are_told(tmp_path: Path) -> None:
    """A claim says that it is in its cluster by a judgement, whose, and why."""
    store = claims_store(tmp_path, *REPORTS)
    id = ids(store)
    make_judgment(
        store, "same", [id["c Atta"], id["b Atta"]], author="Ada", reason="seen"
    )
    add(store)

    query = f"SELECT reason FROM cluster_claims WHERE claim = '{id['c Atta']}'"  # noqa: S608
    assert store.query(query).rows == [("called the same by Ada: seen",)]


def test_judgments_follow_the_words(tmp_path: Path) -> None:
    """A claim that is read again under another id is the one that was judged."""
    store = claims_store(tmp_path, *REPORTS)
    id = ids(store)
    judge(store, "same", id["c Atta"], id["b Atta"])
    old = REPORTS[2]
    longer = Span(old.claims[0].trigger.start, old.claims[0].trigger.end + 4)
    claim = replace(old.claims[0], id="read anew", trigger=longer)

    add(store, replace(old, claims=(claim, *old.claims[1:])))

    (reviewed,) = review(store)
    assert are_together(store, ("c", "Attack"), ("b", "Attack"))
    assert reviewed.status == "in force"
    assert reviewed.note == f"about read anew, which is read for {id['c Atta']}"
    add(store, replace(old, claims=old.claims[1:]))
    (reviewed,) = review(store)
    assert reviewed.status == "no longer read"


def test_judged_claims_whose_text_changed(tmp_path: Path) -> None:
    """A judgement of two claims is told to be about a text that changed."""
    store = claims_store(tmp_path, *REPORTS)
    id = ids(store)
    judge(store, "same", id["c Atta"], id["b Atta"])
    add(store, report("c", line("Attacked was nobody, we correct.", "ASSAULT"), day=6))

    (reviewed,) = review(store)

    assert reviewed.status == "text changed"
    assert reviewed.note.startswith("its words stand at 0-8")


def test_claims_of_one_gist_are_parted(tmp_path: Path) -> None:
    """Two reports of a tie say the same, and still somebody may hold them apart."""
    store = claims_store(
        tmp_path,
        *(
            report(label, line(f"Armed {label}.", "arms", "Tolm", "Veld"))
            for label in "abc"
        ),
    )
    id = ids(store)
    apart = judge(store, "different", id["b Arme"], id["a Arme"])

    assert clusters(store) == {
        frozenset([("a", "Armed"), ("c", "Armed")]),
        frozenset([("b", "Armed")]),
    }
    judge(store, "retract", apart)
    assert len(clusters(store)) == 1


def test_an_event_is_no_tie(tmp_path: Path) -> None:
    """Nobody can hold an event and a tie to be one, nor a claim to be another."""
    store = claims_store(tmp_path, *REPORTS)
    id = ids(store)

    with pytest.raises(JudgmentError, match="an event and a tie"):
        judge(store, "same", id["a Atta"], id["a Arme"])
    with pytest.raises(ConfigError, match="one claim, and not two"):
        judge(store, "same", id["a Atta"], id["a Atta"])
    judge(store, "same", id["c Atta"], id["b Atta"])
    judge(store, "different", id["c Atta"], id["b Atta"])
    with pytest.raises(JudgmentError, match="are different by Ada"):
        judge(store, "same", id["c Atta"], id["b Atta"])


def test_names_that_are_merged(tmp_path: Path) -> None:
    """Claims of two names become of one when the names are merged, and part again."""
    words = "Seized was the ferry Adela."
    store = claims_store(
        tmp_path,
        report("a", line(words, "COERCE", "Lake Guard", when=MONDAY)),
        report("b", line(f"{words} So.", "COERCE", "Dock Patrol", when=MONDAY), day=2),
        report("c", line("Armed now.", "arms", "Lake Guard", "Veld")),
        report("d", line("Arms given.", "arms", "Dock Patrol", "Veld")),
    )
    before = clusters(store)
    assert not are_together(store, ("c", "Armed"), ("d", "Arms"))

    merged = judge(store, "same", "Dock Patrol", "Lake Guard")

    assert are_together(store, ("c", "Armed"), ("d", "Arms"))
    judge(store, "retract", merged)
    assert clusters(store) == before


def test_rejected_claims_are_no_voices(tmp_path: Path) -> None:
    """What somebody has rejected supports nothing."""
    store = claims_store(tmp_path, *REPORTS)
    judge(store, "reject", ids(store)["d Atta"])

    with store.opened() as opened:
        voices = [v for found in load_voices(opened).values() for v in found]
    assert "d" in {voice.label for voice in voices}
    assert not [v for v in voices if v.label == "d" and v.type == "ASSAULT"]


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(REPORTS), cut=st.integers(0, len(REPORTS)))
def test_order_of_reading_does_not_matter(
    tmp_path: Path, order: list[Reading], cut: int
) -> None:
    """Whatever comes first, and in however many calls, the same is derived."""
    name = "".join(each.document.label for each in order) + str(cut)
    store = claims_store(tmp_path, *order[:cut], name=name)
    add(store, *order[cut:])

    whole = claims_store(tmp_path, *REPORTS, name=f"whole-{name}")

    assert contents(store) == contents(whole)


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    """A second call leaves the store as it is."""
    store = claims_store(tmp_path, *REPORTS)
    before = contents(store)
    add(store)

    assert contents(store) == before
