"""Writes what is made from the JSON Schemas: the dataclasses of the package, and the page docs/keys.md.

    python3 python/generate            # writes
    python3 python/generate --check    # only tells whether they are as they would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

import as_dataclasses
import as_reference
from definitions import load

HOME = Path(__file__).resolve().parents[2]


def main() -> int:
    definitions = load(HOME / "docs" / "schema")
    pages = {
        HOME / "python" / "src" / "loopwright" / "specs.py": as_dataclasses.page(definitions),
        HOME / "docs" / "keys.md": as_reference.page(definitions),
    }
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" not in sys.argv[1:]:
        for path in stale:
            path.write_text(pages[path], "utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(HOME)} is not what docs/schema makes: run python3 python/generate", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
