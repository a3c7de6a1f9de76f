"""Writes the compiled tables (src/herodot/ontology/tables.json) before the package is built or installed for work."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):
    """Runs for wheels, also for editable ones."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root) / "src" / "herodot" / "ontology"
        module = runpy.run_path(str(folder / "compiled.py"))
        (folder / module["FILE"]).write_text(module["compiled"](folder), encoding="utf-8")
        build_data["artifacts"].append(f"src/herodot/ontology/{module['FILE']}")
