"""Say whether a source puts its content forward, or only speaks of it.

Whoever condemns an attack does not tell that there was one: the report does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.ontology import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.clauses import Clauses
    from onrecord.model.annotation import AttributedWords

# Verbs that put a bare noun forward: "reported an attack".
TELLING = frozenset(
    "report allege claim announce deny dispute confirm describe detail document "
    "recount suspect fear estimate disclose reveal".split()
)
WANTING = frozenset({"hope", "order", "warning", "prediction"})
QUOTES = frozenset({"“", "``", '"', "''"})
FINITE = frozenset({"ccomp", "parataxis", "root", "csubj", "acl:relcl"})
INFINITE = frozenset({"xcomp", "advcl", "acl"})
PREDICATING = ("cop", "nsubj", "nsubj:pass")


def vouches(found: AttributedWords, clauses: Clauses) -> bool:
    """Say whether a source puts its content forward.

    Quotations and finite clauses are put forward; infinitives and bare nouns by some
    words of attribution only. Without a source the cue must be one that credits
    nobody in particular: "reportedly", "is thought to", "reports that".

    Example:
        The envoy condemned the attack and said that troops had fled.
        -> the attack is the author's, the flight is the envoy's
    """
    if found.cue and not found.source:
        return _credits(found.cue, clauses)
    if any(clauses.tokens[i].text in QUOTES for i in found.content):
        return True
    held = set(found.content)
    tops = [i for i in held if clauses.heads[i] == i or clauses.heads[i] not in held]
    tops = [i for i in tops if clauses.deps[i] != "punct"]
    deps = {clauses.deps[i] for i in tops}
    if deps & FINITE or any(clauses.kids(i, *PREDICATING) for i in tops):
        return True
    lemmas = _lemmas(found.cue, clauses)
    attitudes = {
        words[lemma].attitude
        for words in (cues().verbs, cues().nouns)
        for lemma in lemmas & words.keys()
    }
    # "invited the envoy to come" hands on what is wanted, "refused to come" does not.
    asked = bool(attitudes) or "obj" in deps
    return bool((asked and deps & INFINITE) or lemmas & TELLING or attitudes & WANTING)


def _credits(cue: Iterable[int], clauses: Clauses) -> bool:
    lexicon = cues()
    verbs = {clauses.tokens[i].lemma_ for i in cue if clauses.tokens[i].pos_ == "VERB"}
    nouns = lexicon.nouns.keys() | {"accord"}
    return bool(
        verbs & lexicon.passives or _lemmas(cue, clauses) & (lexicon.adverbs | nouns)
    )


def _lemmas(words: Iterable[int], clauses: Clauses) -> set[str]:
    return {clauses.tokens[i].lemma_.lower() for i in words}
