"""Give what somebody judges or asks in his own words to him, on the author's word.

"The plan is reckless," said the envoy: the envoy accuses, and it is the report that
tells us so. He stands behind what he tells of others, and not behind his own telling.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.model.claim import LEARNED
from onrecord.resolve.authors import FIRST_PERSON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.claim import Attribution, Claim
    from onrecord.resolve.cast import Cast

JUDGING: Final = frozenset({"ACCUSE", "SUPPORT", "REQUEST"})
VOICED: Final = frozenset({"ACCUSE", "REQUEST"})
"""Those that without somebody who does them are done by whoever speaks."""
HERE_AND_NOW: Final = re.compile(
    r"\b(?:I|we)(?:\s\w+ly|\svery much|\salso)?\s$", re.IGNORECASE
)


def in_own_words(claim: Claim, links: Mapping[str, Attribution], cast: Cast) -> Claim:
    """Return a claim with its speaker as its actor and no source, where it is his own.

    Example:
        "The plan is reckless," said the envoy. -> ACCUSE by the envoy
        The envoy said that the ministry had accused Chad. -> on the envoy's word still

    Args:
        claim: With names and sources; "must" and "reckless" may have no actor yet.
        links: The document's attributions by id.
        cast: Whom the document's mentions stand for.
    """
    link = links.get(claim.attribution or "")
    key = link.source_mention if link else None
    speaker = cast.identity(key)
    if key is None or speaker is None or not claim.sources:
        return claim
    if claim.type not in JUDGING or not _is_own(claim, cast):
        return claim
    if claim.actor == (speaker.name,):
        return replace(claim, sources=claim.sources[:-1])
    if claim.actor or claim.type not in VOICED or speaker.name in claim.recipient:
        return claim
    return replace(
        claim,
        actor=(speaker.name,),
        actor_mentions=(key,),
        sources=claim.sources[:-1],
    )


def _is_own(claim: Claim, cast: Cast) -> bool:
    """Say whether a claim is made by the words themselves: "is reckless", "I urge"."""
    if claim.rule == LEARNED or claim.rule.endswith(".adj"):
        return True
    if not any(
        cast.by_id[key].text.lower() in FIRST_PERSON for key in claim.actor_mentions
    ):
        return False
    before = cast.document.text[: claim.trigger.start]
    said = claim.trigger.words(cast.document.text).lower()
    return bool(HERE_AND_NOW.search(before[-30:])) and said in claim.rule
