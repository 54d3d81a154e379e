"""What the source of every room keeps to: size, docstrings, and no float where money is read or judged."""

import ast

import pytest

from tests.house.source import MODULES, ROOT, functions, tree

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
EXACT = [
    module
    for module in MODULES
    if module == "extract/numbers.py" or module.startswith(("extract/scan", "audit/"))
]


def floats(source: ast.AST) -> list[int]:
    """Return the lines that hold a float literal or name the type float."""
    return [
        node.lineno
        for node in ast.walk(source)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]


def undocumented(source: ast.Module) -> list[str]:
    """Return what is public and has no docstring: the module, its functions and classes, their methods."""
    bare = [] if ast.get_docstring(source) else ["the module"]
    scopes = [("", source.body)]
    while scopes:
        prefix, body = scopes.pop()
        for node in body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                bare.append(prefix + node.name)
            if isinstance(node, ast.ClassDef):
                scopes.append((f"{node.name}.", node.body))
    return bare


@pytest.mark.parametrize("module", EXACT)
def test_money_never_becomes_a_float(module):
    assert floats(tree(module)) == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_fits_on_a_few_screens(module):
    assert len((ROOT / module).read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_one_screen(module):
    long = {
        node.name: size
        for node in functions(module)
        if (size := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("module", MODULES)
def test_what_is_public_says_what_it_is(module):
    assert undocumented(tree(module)) == []


def test_the_rooms_where_floats_are_banned_are_found():
    assert "extract/numbers.py" in EXACT
    assert "audit/relations.py" in EXACT


FLOATS = [
    # what the line shows                     source                    lines
    ("a literal with a point", "x = 1.5", [1]),
    ("a literal with an exponent", "x = 1e4", [1]),
    ("a call of float", "x = 1\ny = float('1.5')", [2]),
    ("an annotation", "x: float = 1", [1]),
    ("a whole number", "x = 15", []),
    ("a decimal made from characters", "x = Decimal('1.5')", []),
    ("the word in a text", "x = 'float 1.5'", []),
]


@pytest.mark.parametrize(("case", "source", "lines"), FLOATS, ids=[row[0] for row in FLOATS])
def test_the_search_for_floats_sees(case, source, lines):
    assert floats(ast.parse(source)) == lines


DOCSTRINGS = [
    # what the module shows                   source                                    without docstring
    ("an empty module", "", ["the module"]),
    ("a documented function", "'''M.'''\ndef f():\n    '''F.'''", []),
    ("a bare function", "'''M.'''\ndef f(): pass", ["f"]),
    ("a private function", "'''M.'''\ndef _f(): pass", []),
    ("a bare method", "'''M.'''\nclass C:\n    '''C.'''\n    def m(self): pass", ["C.m"]),
    ("a function in a function", "'''M.'''\ndef f():\n    '''F.'''\n    def g(): pass", []),
]


@pytest.mark.parametrize(("case", "source", "bare"), DOCSTRINGS, ids=[row[0] for row in DOCSTRINGS])
def test_the_search_for_docstrings_sees(case, source, bare):
    assert undocumented(ast.parse(source)) == bare
