"""Answer for what there is: the session, the store's state, versions, the ontology."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter
from starlette.responses import Response

from onrecord import pipeline
from onrecord.config import VERSION
from onrecord.corroborate.credibility import GRADES
from onrecord.corroborate.reliability import LETTERS
from onrecord.export.words import CERTAINTY
from onrecord.model.judgment import FIELDS
from onrecord.model.ontology import types
from onrecord.web.asking import AtDesk, Question, as_json
from onrecord.web.tables import quad_of

router = APIRouter(prefix="/api", tags=["facts"])

QUADS: Final = {
    "V-Coop": ("verbal cooperation", 1),
    "M-Coop": ("material cooperation", 1),
    "V-Conf": ("verbal conflict", -1),
    "M-Conf": ("material conflict", -1),
}
TIE_WORDS: Final = {
    "member_of": "is a member of",
    "allied_with": "is allied with",
    "hostile_to": "is hostile to",
    "bound_by": "is bound by",
}

COUNTS: Final = """
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE kind = 'event') AS events,
    (SELECT count(*) FROM claims WHERE kind = 'tie') AS ties,
    (SELECT count(*) FROM attributions) AS attributions,
    (SELECT CAST(coalesce(sum(causes), 0) AS BIGINT) FROM documents) AS causes,
    (SELECT count(*) FROM failures) AS failures,
    (SELECT count(DISTINCT name) FROM names WHERE role <> 'source') AS actors
"""
SPANS: Final = """
SELECT min(first_day) FILTER (told) AS first,
    max(coalesce(last_day, first_day)) FILTER (told) AS last,
    min(published) AS told_first, max(published) AS told_last
FROM claims
"""


@router.get("/session")
def session(desk: AtDesk) -> Response:
    """Return the token that changes are made with."""
    found = as_json({"token": desk.token, "version": VERSION})
    return Response(found, 200, {"Cache-Control": "no-store"}, "application/json")


@router.get("/store")
def store(asked: Question) -> Response:
    """Return what state the store is in, how much it holds, and of which days."""
    keeper, view = asked.desk.keeper, asked.view
    counts = view.remembered("counts", lambda: asked.records(COUNTS)[0])
    counts = counts | {"judgments": len(view.judgments)}
    spans = view.remembered("spans", lambda: asked.rows(SPANS)[0])
    first, last, told_first, told_last = spans
    return asked.answer(
        {
            "path": str(keeper.store.path),
            "exists": keeper.store.path.exists(),
            "state": view.state,
            "stale": asked.stale,
            "busy": keeper.busy,
            "uncompared": view.uncompared,
            "counts": counts,
            "period": [first, last] if first else None,
            "told": [told_first, told_last] if told_first else None,
        }
    )


@router.get("/info")
def info(desk: AtDesk) -> Response:
    """Return what is installed, and the reader model's card."""
    found = pipeline.info(store=desk.keeper.store.path)
    content = {
        "versions": found.versions,
        "reader": found.reader,
        "model_card": found.model_card,
        "store": str(found.store),
        "counts": found.counts,
    }
    return Response(as_json(content), media_type="application/json")


@router.get("/ontology")
def ontology() -> Response:
    """Return what a claim can be, and the words for all codes."""
    content = {
        "types": [_type(name) for name in types()],
        "certainties": [
            {"name": name, "words": words} for name, words in CERTAINTY.items()
        ],
        "quads": [
            {"name": name, "words": words, "sign": sign}
            for name, (words, sign) in QUADS.items()
        ],
        "reliabilities": [
            {"grade": grade, "words": words} for grade, words in LETTERS.items()
        ],
        "credibilities": [
            {"grade": grade, "words": words} for grade, words in GRADES.items()
        ],
        "correctable": FIELDS,
    }
    return Response(as_json(content), media_type="application/json")


def _type(name: str) -> dict[str, Any]:
    found = types()[name]
    quad, sign = quad_of(found)
    plain = TIE_WORDS.get(name, name.lower().replace("_", " "))
    return {
        "name": name,
        "kind": found.kind,
        "definition": found.definition,
        "examples": found.examples,
        "quad": quad,
        "sign": sign,
        "score": found.score,
        "symmetric": found.symmetric,
        "words": plain,
        "modes": list(found.modes),
        "direction": found.direction,
        "inverse": found.inverse,
    }
