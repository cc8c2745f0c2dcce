"""The program is looked at without a screen; the cards that wait in it are those of the tests that check cards."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append(str(Path(__file__).parents[1] / "scans"))
