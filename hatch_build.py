"""Build the workbench into the wheel, so that an installed onrecord can serve it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WorkbenchHook(BuildHookInterface):  # type: ignore[misc]  # Any to mypy
    """Builds web/ before the files of the wheel are collected.

    A checkout that is installed for work (`pip install -e .`) builds by `make web`
    instead, so that setting up needs no Node.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what brings Node where the system has none that is new enough."""
        if self.target_name != "wheel" or self._build("find_node") is not None:
            return []
        wheel: str = self._module()["WHEEL"]
        return [wheel]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages, unless they are built already."""
        del build_data
        if version != "editable" and not self._build("is_built"):
            self._build("build_web")

    def _build(self, name: str) -> Any:  # noqa: ANN401  whatever that function returns
        return self._module()[name]()

    def _module(self) -> dict[str, Any]:
        return runpy.run_path(str(Path(self.root) / "web" / "build.py"))
