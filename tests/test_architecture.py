"""The house keeps its shape: one way up the stair, a library on its floor, a test for each room."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PACKAGE = HOUSE / "analysis"

ONLY_IN = {
    "matplotlib": ("charts",),
    "networkx": ("measures.network", "exchange"),
    "ipywidgets": ("explorers",),
    "anywidget": ("explorers",),
    "traitlets": ("explorers",),
    "papermill": ("pages",),
    "nbconvert": ("pages",),
    "nbclient": ("pages",),
    "onnxruntime": ("model",),
}
NEVER_IN = {
    "pandas": ("schema", "lexicons", "model", "text", "rows"),
}
LONGEST = 260  # lines of a module that can be read in a sitting
LISTS = {"schema": 330}  # a list of columns is looked up, not read


def modules(package):
    return sorted(package.rglob("*.py"))


def floor(path, package):
    """Where a module stands: ``measures.network.ties``."""
    parts = path.relative_to(package).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def stands_in(where, floors):
    return any(where == name or where.startswith(f"{name}.") for name in floors)


def libraries(path):
    """The outside packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name.partition(".")[0] for name in found}


def misplaced(package):
    """Imports of a library on a floor where it does not belong."""
    wrong = []
    for path in modules(package):
        where = floor(path, package)
        for library in sorted(libraries(path)):
            strays = library in ONLY_IN and not stands_in(where, ONLY_IN[library])
            banned = stands_in(where, NEVER_IN.get(library, ()))
            if strays or banned:
                wrong.append(f"{where} imports {library}")
    return wrong


def tells_something(path):
    """Whether a module does more than say what it is and pass on names."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    silent = (ast.Import, ast.ImportFrom, ast.Expr)
    return any(not isinstance(node, silent) and not sets_dunder(node) for node in body)


def sets_dunder(node):
    """``__all__ = …`` or ``__version__ = …``."""
    names = [getattr(target, "id", "") for target in getattr(node, "targets", [])]
    return bool(names) and all(name.startswith("__") for name in names)


def untested(package, tests):
    """Modules without a test module of their name in the same place."""
    rooms = [
        path for path in modules(package) if path.name != "__main__.py" and tells_something(path)
    ]
    return [
        floor(path, package)
        for path in rooms
        if not (tests / path.relative_to(package).parent / f"test_{path.stem}.py").is_file()
    ]


def too_long(package):
    """Modules that cannot be read in a sitting."""
    lengths = {
        floor(path, package): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(package)
    }
    return [
        f"{where} has {lines} lines"
        for where, lines in lengths.items()
        if lines > LISTS.get(where, LONGEST)
    ]


def lint_imports(folder, config):
    """The word of import-linter on a package in ``folder``; it reads the contract of ``config``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    return subprocess.run(
        [*command, "--config", str(config), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_floor_knows_only_the_floors_below():
    pytest.importorskip("importlinter", reason="import-linter comes with the check tools")
    told = lint_imports(HOUSE, HOUSE / "pyproject.toml")
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_library_lives_on_its_floor():
    assert misplaced(PACKAGE) == []


def test_every_module_has_its_test():
    assert untested(PACKAGE, HOUSE / "tests") == []


def test_a_module_is_read_in_a_sitting():
    assert too_long(PACKAGE) == []


# ------------------------------------------------------------ each of these tests can fail


@pytest.fixture
def ruin(tmp_path):
    """A package that keeps to no rule."""

    def build(**rooms):
        for name, text in {"__init__": "", **rooms}.items():
            path = tmp_path / "analysis" / f"{name.replace('__in__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "analysis"

    return build


@pytest.mark.parametrize(
    ("room", "text", "wrong"),
    [
        ("text__in__dates", "import pandas as pd", ["text.dates imports pandas"]),
        ("rows", "def f():\n    from pandas import NA", ["rows imports pandas"]),
        ("measures__in__stance", "import networkx", ["measures.stance imports networkx"]),
        ("explorers__in__a", "import matplotlib.pyplot", ["explorers.a imports matplotlib"]),
        ("charts__in__style", "import matplotlib.pyplot", []),
        ("measures__in__network__in__ties", "import networkx as nx", []),
        ("tables", "import pandas", []),
        ("textual", "import pandas", []),
    ],
)
def test_a_library_on_the_wrong_floor_is_seen(ruin, room, text, wrong):
    assert misplaced(ruin(**{room: text})) == wrong


def test_a_module_without_a_test_is_seen(ruin, tmp_path):
    package = ruin(
        schema="A = 1",
        charts__in__style="def draw(): ...",
        charts__in____init__='"""Names passed on."""\nfrom a import b\n__all__ = ["b"]',
    )
    tests = tmp_path / "tests"
    (tests / "charts").mkdir(parents=True)
    (tests / "test_schema.py").touch()
    assert untested(package, tests) == ["charts.style"]
    (tests / "charts" / "test_style.py").touch()
    assert untested(package, tests) == []


def test_a_long_module_is_seen(ruin):
    assert too_long(ruin(rows="a = 1\n" * (LONGEST + 1))) == [f"rows has {LONGEST + 1} lines"]


CONTRACT = """
[importlinter]
root_package = analysis

[importlinter:contract:floors]
name = each floor knows only the floors below it
type = layers
containers = analysis
layers =
    charts | measures
    schema
"""


@pytest.mark.parametrize(
    ("rooms", "kept"),
    [
        ({"schema": "", "charts": "import analysis.schema", "measures": ""}, True),
        ({"schema": "import analysis.charts", "charts": "", "measures": ""}, False),
        ({"schema": "", "charts": "import analysis.measures", "measures": ""}, False),
    ],
)
def test_a_step_down_the_stair_is_seen(ruin, tmp_path, rooms, kept):
    pytest.importorskip("importlinter", reason="import-linter comes with the check tools")
    ruin(**rooms)
    config = tmp_path / ".importlinter"
    config.write_text(CONTRACT, encoding="utf-8")
    told = lint_imports(tmp_path, config)
    assert (told.returncode == 0) is kept, told.stdout + told.stderr
