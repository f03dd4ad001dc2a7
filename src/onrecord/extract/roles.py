"""Fill the roles of a frame: who does it, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.ontology import frames, types

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.model.ontology import Frame

# Verbs that lend a noun their subject: "launched an attack", "came under pressure".
LIGHT = frozenset(
    "announce carry commit conduct continue declare deliver do execute extend get give "
    "have hold impose initiate intensify issue launch lead make mount offer open order "
    "organize perform plan pledge prepare provide pursue put receive render renew "
    "resume send show sign stage start step suffer take undertake voice wage".split()
)
# Those whose subject is at the receiving end: "received aid from", "suffered attacks".
RECEIVING = frozenset("face get receive suffer undergo accept seek enjoy".split())
# Prepositions of phrases that may stand behind any other phrase of a noun.
FREE = frozenset({"by", "against", "on", "to", "with"})
PHRASAL = frozenset({"obl", "xcomp", "nmod"})
ACCUSING = frozenset("accuse blame condemn criticize denounce charge suspect".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that express an event or tie, and the frame that took them."""

    head: int
    words: tuple[int, ...]
    frame: Frame
    object: int | None = None
    """The object of a light verb: "attack" in "carried out an attack"."""


class Roles:
    """Finds the words that fill a role."""

    def __init__(self, clauses: Clauses, mentions: Mentions) -> None:
        """Look in these trees; of these mentions, places only do nothing."""
        self.clauses = clauses
        self.every = mentions.of_token.keys()
        self.affected = mentions.affected
        self.persons = mentions.acting
        self.actors: Collection[int] = self.every

    def fill(self, trigger: Trigger) -> tuple[list[int], list[int]]:
        """Return the words of actor and recipient, each in reading order."""
        frame = trigger.frame
        is_event = types()[frame.type].kind == "event"
        self.actors = self.affected
        actor = self._first(trigger, frame.actor)
        self.actors = self.affected if is_event else self.every
        recipient = self._first(trigger, frame.recipient, actor)
        if frame.pos == "noun":
            if not actor:
                actor = self._lent_actor(trigger, recipient)
            if not recipient:
                recipient = self._lent_recipient(trigger, actor)
        if frame.symmetric:
            if len(actor) > 1 and not is_event:
                return actor[:1], actor[1:]
            if len(actor) > 1 or not recipient:
                return sorted({*actor, *recipient}), []
            return actor, recipient
        return actor, [w for w in recipient if w not in actor]

    def _first(
        self, trigger: Trigger, specs: tuple[str, ...], taken: Collection[int] = ()
    ) -> list[int]:
        for owned in (False, True):
            for spec in specs:
                words = self.words(trigger, spec)
                if owned:
                    words = [o for w in words for o in self._owners(w)]
                found = {w for w in words if w in self.actors and w not in taken}
                if found:
                    return sorted(found)
        return []

    def _owners(self, thing: int) -> list[int]:
        """Return whose a thing is that fills a role: who acts through it, or is hit.

        Example:
            The envoy welcomed the bank's offer. -> the bank
            The court rejected French objections. -> French
            Jets of the coalition bombed the camp. -> the coalition
        """
        if thing in self.actors:
            return []
        for deps in (("nmod:poss",), ("amod", "compound")):
            found = [k for k in self.clauses.kids(thing, *deps) if k in self.persons]
            if found:
                return [
                    self.clauses.meant(w)
                    for k in found
                    for w in self.clauses.with_conjuncts(k)
                ]
        lemma = self.clauses.tokens[thing].lemma_.lower()
        if any(frame.kind == "event" for frame in frames().get(("noun", lemma), ())):
            # Who condemns the killing of a man does not condemn the man.
            return []
        return [w for w in self.clauses.obliques(thing, "of") if w in self.persons]

    def words(self, trigger: Trigger, spec: str) -> list[int]:
        """Return the words at a role's place, whether or not they can be actors."""
        clauses, head = self.clauses, trigger.head
        if spec.startswith("object/"):
            return self._of_object(trigger, spec.removeprefix("object/"))
        if spec == "subject":
            if trigger.frame.pos == "adj" and clauses.is_passive(head):
                # "The clans are armed with rockets": they have them.
                return clauses.objects(head)
            return clauses.subjects(head) or self._above(trigger)
        if spec == "self":
            return [head]
        if spec == "object":
            return clauses.objects(head)
        if spec == "iobj":
            return [
                w for k in clauses.kids(head, "iobj") for w in clauses.with_conjuncts(k)
            ]
        if spec == "complement-subject":
            inner = clauses.kids(head, "ccomp", "xcomp")
            return [w for k in inner for w in clauses.subjects(k)]
        return self._dependents(head, spec) or self._brought(trigger, spec)

    def _of_object(self, trigger: Trigger, spec: str) -> list[int]:
        """Return what stands at a role's place with the object, or at what it is of.

        Example:
            Oslo sent a team of doctors to the islands.
            -> "to the islands" hangs on "doctors"
        """
        clauses = self.clauses
        given = trigger.object
        things = clauses.objects(trigger.head) if given is None else [given]
        inner = [w for thing in things for w in clauses.obliques(thing, "of")]
        for level in (things, [w for w in inner if w not in self.actors]):
            found = [w for thing in level for w in self._dependents(thing, spec)]
            if found:
                return found
        return []

    def _brought(self, trigger: Trigger, spec: str) -> list[int]:
        """Return what hangs on a noun that a preposition brings, and belongs above it.

        Example:
            Latvia agreed on a timetable with Estonia. -> Estonia
            the lawsuit against the firm by the fishermen -> the fishermen
        """
        clauses = self.clauses
        if trigger.frame.pos == "noun":
            if spec not in FREE:
                return []
            below = clauses.kids(trigger.head, "nmod", "obl")
            return [w for k in below for w in clauses.obliques(k, spec)]
        brought = [
            w for p in trigger.frame.prep for w in clauses.obliques(trigger.head, p)
        ]
        things = [w for w in brought if w not in self.actors]
        return [w for thing in things for w in clauses.obliques(thing, spec)]

    def _dependents(self, head: int, spec: str) -> list[int]:
        clauses = self.clauses
        if spec == "possessor":
            found = clauses.kids(head, "nmod:poss")
        elif spec == "adjective":
            found = [
                k
                for k in clauses.kids(head, "amod", "compound", "nmod:desc")
                if k in self.persons
            ]
        elif spec == "compound":
            found = self._before(head)
        elif spec == "modified":
            at = clauses.first_conjunct(head)
            return [clauses.heads[at]] if clauses.heads[at] != at else []
        else:
            return clauses.obliques(head, spec) or self._at_object(head, spec)
        return [clauses.meant(w) for k in found for w in clauses.with_conjuncts(k)]

    def _above(self, trigger: Trigger) -> list[int]:
        """Return who does what a set phrase hangs on: "dockers went on strike"."""
        clauses, head = self.clauses, trigger.head
        phrase = bool(trigger.frame.under) and clauses.deps[head] in PHRASAL
        return clauses.subjects(clauses.heads[head]) if phrase else []

    def _at_object(self, head: int, preposition: str) -> list[int]:
        """Return what hangs on a verb's object: "discussed trade with officials"."""
        clauses = self.clauses
        if clauses.tokens[head].pos_ != "VERB":
            return []
        things = [w for w in clauses.objects(head) if w not in self.actors]
        return [w for thing in things for w in clauses.obliques(thing, preposition)]

    def _before(self, head: int) -> list[int]:
        """Return X in "X-backed": a dependent, or the word before the hyphen."""
        clauses = self.clauses
        found = clauses.kids(head, "compound", "obl", "obl:unmarked", "nsubj", "amod")
        if not found and head >= 2 and clauses.tokens[head - 1].text in {"-", "–"}:  # noqa: PLR2004
            found = [head - 2]
        return [clauses.tokens[k].i for k in found]

    def _lent_actor(self, trigger: Trigger, recipient: list[int]) -> list[int]:
        """Return the subject of the verb that a noun is the object of."""
        clauses = self.clauses
        at = clauses.first_conjunct(trigger.head)
        verb = clauses.heads[at]
        lemma = clauses.tokens[verb].lemma_
        if verb == at:
            return []
        if clauses.deps[at] in {"obj", "nsubj:pass", "obl", "xcomp"}:
            if lemma in ACCUSING:
                found = clauses.objects(verb)
            elif lemma in LIGHT and lemma not in RECEIVING:
                found = clauses.subjects(verb)
            else:
                found = []
            return [w for w in found if w in self.actors and w not in recipient]
        return []

    def _lent_recipient(self, trigger: Trigger, actor: list[int]) -> list[int]:
        """Return whom the verb around a noun names: "gave support to", "suffered"."""
        clauses = self.clauses
        at = clauses.first_conjunct(trigger.head)
        verb = clauses.heads[at]
        lemma = clauses.tokens[verb].lemma_
        if verb == at or clauses.deps[at] not in {"obj", "nsubj:pass"}:
            return []
        if lemma in RECEIVING:
            found = clauses.subjects(verb)
        elif lemma in LIGHT:
            specs = [s for s in trigger.frame.recipient if "/" not in s]
            found = next((f for s in specs if (f := clauses.obliques(verb, s))), [])
            found = found or clauses.kids(verb, "iobj")
        else:
            found = []
        return [w for w in found if w in self.actors and w not in actor]
