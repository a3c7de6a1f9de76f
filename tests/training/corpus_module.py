"""Loads training/corpus/corpus.py, which is no part of the package."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parents[2] / "training" / "corpus"


@cache
def corpus_module() -> ModuleType:
    """The module that reads the corpus."""
    spec = spec_from_file_location("herodot_corpus", FOLDER / "corpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module
