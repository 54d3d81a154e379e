"""The project's own modules, parsed once for the tests of the house."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("extract", "audit", "gouji")
MODULES = sorted(
    str(path.relative_to(ROOT)) for room in ROOMS for path in (ROOT / room).rglob("*.py")
)


@cache
def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module given by its path in the project."""
    return ast.parse((ROOT / module).read_text("utf-8"), module)


def functions(module: str):
    """Yield every function of a module, methods and nested ones included."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
