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
UNTESTED = ("__main__", "model.__main__", "model.train")
"""Doors that only call what is tested; and what needs torch: the weights are its proof."""
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
    """Modules that no test mirrors, nor a mirrored module of their room stands on.

    ``text/dates/rules.py`` is read by ``text/dates/__init__.py``, which has its mirror in
    ``tests/text/test_dates.py``: the grammar is tested through its door.
    """
    rooms = {floor(path, package): path for path in modules(package)}
    reached = [where for where, path in rooms.items() if is_mirrored(path, package, tests)]
    for where in reached:
        beneath = (name for name in imported(rooms[where], package) if is_neighbour(name, where))
        reached += [name for name in beneath if name in rooms and name not in reached]
    silent = {where for where, path in rooms.items() if not tells_something(path)}
    untold = set(rooms) - set(reached) - silent
    return sorted(where for where in untold if not stands_in(where, UNTESTED))


def is_mirrored(path, package, tests):
    """Whether a test module stands where the module stands; a package is mirrored by its name."""
    place = tests / path.relative_to(package)
    if path.stem != "__init__":
        return (place.parent / f"test_{place.stem}.py").is_file()
    name = f"test_{place.parent.name}.py"
    return (place.parent / name).is_file() or (place.parent.parent / name).is_file()


def is_neighbour(name, where):
    """Whether a module stands in the room of another, or in the room that it is the door of."""
    room = where.rpartition(".")[0]
    return name.startswith((f"{room}.", f"{where}.")) if room else name.startswith(f"{where}.")


def imported(path, package):
    """The own modules that a module imports; ``from analysis.a import b`` may mean ``a.b``."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.removeprefix(f"{package.name}.") for name in names}


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


def test_a_module_is_tested_through_one_of_its_room_and_not_through_another_room(ruin, tmp_path):
    package = ruin(
        text__in____init__="",
        text__in__dates__in____init__="from analysis.text.dates.rules import RULES\nA = RULES",
        text__in__dates__in__rules="RULES = 1",
        charts__in__style="from analysis.text.events import B\nC = B",
        text__in__events="B = 1",
    )
    tests = tmp_path / "tests"
    (tests / "text").mkdir(parents=True)
    (tests / "charts").mkdir()
    (tests / "text" / "test_dates.py").touch()
    (tests / "charts" / "test_style.py").touch()
    assert untested(package, tests) == ["text.events"]


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
