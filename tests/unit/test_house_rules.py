"""Rules that linters cannot express; each one is a bug we would otherwise meet at run time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "ledgerbee_desktop"
NESTED_LOOPS = {"exec", "exec_", "processEvents", "qWait"}
MESSAGE_BOXES = {"about", "aboutQt", "critical", "information", "question", "warning"}
BELOW_UI = {"core", "sync", "api", "store", "preview"}
MAY_SHOW_TEXT = {"ui/text.py", "aio/dialogs.py"}
UNREPEATABLE = {
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.perf_counter",
    "time.sleep",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid4",
    "uuid1",
    "asyncio.sleep",
}
UNREPEATABLE_MODULES = {"random", "secrets", "time"}


def dotted(node: ast.expr) -> str:
    """`a.b.c` for an attribute chain, "" for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            before = dotted(value)
            return f"{before}.{attr}" if before else attr
        case _:
            return ""


def nested_loops(call: ast.Call) -> Iterator[str]:
    if isinstance(call.func, ast.Attribute) and call.func.attr in NESTED_LOOPS:
        yield f".{call.func.attr}() starts a nested event loop; use aio.dialogs"


def translations(call: ast.Call) -> Iterator[str]:
    name = dotted(call.func).rpartition(".")[2]
    if name in {"tr", "translate", "QT_TRANSLATE_NOOP"} and any(isinstance(arg, ast.JoinedStr) for arg in call.args):
        yield f"an f-string inside {name}() is never found in the catalogue"


def text_sinks(call: ast.Call) -> Iterator[str]:
    name = dotted(call.func)
    last = name.rpartition(".")[2]
    if last == "QLabel":
        yield "a bare QLabel guesses rich text; use ui.text.PlainLabel"
    if "QMessageBox." in name and last in MESSAGE_BOXES:
        yield f"{name}() blocks and guesses rich text; use aio.dialogs"
    if last in {"QMessageBox", "QProgressDialog"}:
        yield f"{last}() guesses rich text; use aio.dialogs"
    if last in {"setToolTip", "setWhatsThis"}:
        yield f"{last}() guesses rich text; use ui.text.set_tooltip"


def leaks(call: ast.Call) -> Iterator[str]:
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "connect"):
        return
    for arg in call.args:
        if isinstance(arg, ast.Lambda) or (isinstance(arg, ast.Call) and dotted(arg.func).endswith("partial")):
            yield "a lambda or partial in connect() keeps its widget alive; use a bound method"


def clocks(call: ast.Call) -> Iterator[str]:
    if dotted(call.func) in UNREPEATABLE:
        yield f"{dotted(call.func)}() cannot be repeated in a test; take it from core.ports"


def chance(node: ast.AST) -> Iterator[str]:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module:
        names = [node.module]
    yield from (
        f"import of {name}: take time and chance from core.ports" for name in names if name in UNREPEATABLE_MODULES
    )


def offences(source: str, path: str) -> Iterator[str]:
    """What is wrong with the module `path` (relative to the package), each with its line."""
    top = path.partition("/")[0]
    rules = [nested_loops, translations, leaks]
    if path not in MAY_SHOW_TEXT:
        rules.append(text_sinks)
    if top in BELOW_UI:
        rules.append(clocks)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for rule in rules:
                yield from (f"{node.lineno}: {what}" for what in rule(node))
        elif top in BELOW_UI and isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"{node.lineno}: {what}" for what in chance(node))
            if top == "preview":
                yield from (f"{node.lineno}: {what}" for what in widgets(node))
        elif top == "ui" and isinstance(node, ast.Constant) and isinstance(node.value, str) and is_colour(node.value):
            yield f"{node.lineno}: the colour {node.value} belongs into resources/theme/tokens.json"


def widgets(node: ast.AST) -> Iterator[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    if isinstance(node, ast.ImportFrom) and node.module:
        names = [node.module]
    yield from (f"import of {name}: the preview draws on paper" for name in names if name == "PySide6.QtWidgets")


def is_colour(text: str) -> bool:
    return text.startswith("#") and len(text) in {4, 7, 9} and all(c in "0123456789abcdefABCDEF" for c in text[1:])


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_offence(path: Path) -> None:
    assert list(offences(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())) == []


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("ui/a.py", "box.exec()"),
        ("app/a.py", "app.processEvents()"),
        ("ui/a.py", 'self.tr(f"Hello {name}")'),
        ("core/a.py", 'QT_TRANSLATE_NOOP("x", f"Hello {name}")'),
        ("ui/a.py", 'QLabel("x")'),
        ("ui/a.py", 'QtWidgets.QLabel("x")'),
        ("ui/a.py", 'QMessageBox.warning(self, "a", "b")'),
        ("ui/a.py", "QProgressDialog(self)"),
        ("ui/a.py", "button.setToolTip(text)"),
        ("ui/a.py", "signal.connect(lambda: None)"),
        ("ui/a.py", "signal.connect(functools.partial(f, 1))"),
        ("ui/a.py", 'QColor("#ff0000")'),
        ("store/a.py", "datetime.now(UTC)"),
        ("sync/a.py", "asyncio.sleep(1)"),
        ("core/a.py", "uuid.uuid4()"),
        ("api/a.py", "import random"),
        ("api/a.py", "from time import monotonic"),
        ("preview/a.py", "datetime.now(UTC)"),
        ("preview/a.py", "from PySide6.QtWidgets import QLabel"),
    ],
)
def test_the_rules_bite(path: str, line: str) -> None:
    assert len(list(offences(line, path))) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("ui/text.py", 'QLabel("x")'),
        ("aio/dialogs.py", "QMessageBox(icon, title, text)"),
        ("ui/a.py", 'self.tr("Hello {0}").format(name)'),
        ("ui/a.py", "signal.connect(self.redraw)"),
        ("platform_/clock.py", "datetime.now(UTC)"),
    ],
)
def test_the_rules_let_good_lines_pass(path: str, line: str) -> None:
    assert list(offences(line, path)) == []
