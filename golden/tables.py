"""Shared by the make_*.py scripts: one case is one JSON object on one line.

Needs nothing beyond Python 3.11.
"""

import datetime
import importlib.metadata
import json
import math
import platform
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def versions(*packages):
    found = {name: importlib.metadata.version(name) for name in packages}
    return {"python": platform.python_version(), **found}


def plain(value):
    """The value with every non-finite float as text, since JSON has none."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def raised(error, step):
    """What a case records in place of its rates when the library raised."""
    return {"error": f"{type(error).__name__}: {error}", "errorAt": step}


def columns(rows):
    """Rows (one per step, one number per group) turned into one list per group."""
    return [list(column) for column in zip(*rows)]


def write(name, about, cases):
    """Writes golden/<name>.jsonl: line 1 tells the source, every further line is a case."""
    lines = [json.dumps({**about, "made": datetime.date.today().isoformat(), "cases": len(cases)})]
    lines += [json.dumps(plain(case), allow_nan=False, ensure_ascii=False) for case in cases]
    path = FOLDER / f"{name}.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(cases)} cases, {path.stat().st_size} bytes", file=sys.stderr)
