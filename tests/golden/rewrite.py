"""Rewrite the golden results and show what changed: `python -m tests.golden.rewrite [SAMPLE…]`."""

import json
import subprocess
import sys

from tests.across.compact import ACROSS, across
from tests.golden.compact import GOLDEN, compact, names, run


def main(chosen: list[str]) -> int:
    """Write the golden result of each sample, then show the difference to the last commit."""
    for name in chosen or [*names(), ACROSS]:
        found = across() if name == ACROSS else compact(run(name).audit)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    shown = ["git", "--no-pager", "diff", "--stat", "-p", "--", str(GOLDEN)]
    return subprocess.run(shown, check=False, cwd=GOLDEN).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
