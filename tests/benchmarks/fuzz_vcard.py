"""Looks for bytes that break reading and writing cards, guided by coverage.

Run it as `pip install atheris && python tests/benchmarks/fuzz_vcard.py FOLDER -max_total_time=600`: FOLDER keeps what
it learns (it begins with our golden cards); a finding ends the run with its traceback and its bytes in `crash-…`.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "vcard")]

import atheris  # type: ignore[import-not-found]  # noqa: E402

with atheris.instrument_imports(include=["netdesk.vcard"]):
    from vcard_invariants import assert_nothing_lost


def main() -> None:
    """Begin with the golden cards and go on until something breaks or the time is up."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for card in (ROOT / "tests" / "vcard" / "golden").glob("*.vcf"):
        shutil.copy(card, folder)
    atheris.Setup(sys.argv, assert_nothing_lost)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
