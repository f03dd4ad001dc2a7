"""Persons by what the text calls them elsewhere."""

from __future__ import annotations

from tests.resolve.scenes import Scene

TITLE = "Republican front-runner"


def race(text: str) -> Scene:
    """Return a scene with two candidates, one of them with a title."""
    scene = Scene(text)
    scene.name("Ada Quill", "PERSON", title=TITLE)
    scene.name("John Roe", "PERSON", title="senator")
    return scene


def test_a_title_with_an_article_is_who_has_it() -> None:
    """Of two persons the one is meant who is called so."""
    scene = race(f"{TITLE} Ada Quill met senator John Roe. The front-runner left.")
    runner = scene.noun("front-runner", "front-runner", nth=2, type="PERSON")

    assert scene.who(runner) == "Ada Quill"
    assert scene.basis(runner) == "title"


def test_every_word_must_have_been_said() -> None:
    """A front-runner of another party is somebody else."""
    scene = race(f"{TITLE} Ada Quill met senator John Roe. The rich front-runner left.")
    runner = scene.noun("rich front-runner", "front-runner", type="PERSON")

    assert scene.who(runner) == "rich front-runner"


def test_without_an_article_nobody_is_singled_out() -> None:
    """Any front-runner is not the one of whom the text has told."""
    scene = race(f"{TITLE} Ada Quill met senator John Roe. A front-runner left.")
    runner = scene.noun("front-runner", "front-runner", nth=2, type="PERSON")

    assert scene.who(runner) == "front-runner"
