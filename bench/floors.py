"""Measure the reader on the project's own gold and set its floors anew.

    python bench/floors.py [--write] [--slack S] [--reason WHY]

Without `--write` it only says what would change. A floor sinks only where a reason is given.
"""

import argparse
import sys
from pathlib import Path

from musnad.errors import GoldError
from musnad.evaluate.gate import check, check_gold, load_floors, measure, measured_floors, save_floors

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"


def main() -> int:
    """Measure, compare, and write where that was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the floors file")
    parser.add_argument("--slack", type=float, default=0.01, help="how far under a figure its floor is")
    parser.add_argument("--reason", help="why floors may sink")
    options = parser.parse_args()
    path = GOLD / "floors.json"
    try:
        before = load_floors(path)
        measured = measure(GOLD, before)
        after = measured_floors(before, measured, GOLD, slack=options.slack, reason=options.reason)
    except GoldError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for complaint in (*check_gold(GOLD, before), *check(measured, before)):
        sys.stderr.write(f"{complaint}\n")
    for name, steps in after.floors.items():
        was = before.floors[name][-1].floor
        moved = f"  (was {was:.3f})" if steps[-1].floor != was else ""
        sys.stdout.write(f"{name:28} {measured[name]:.4f}  floor {steps[-1].floor:.3f}{moved}\n")
    if options.write:
        save_floors(path, after)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
