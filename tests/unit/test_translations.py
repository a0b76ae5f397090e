"""Every text of the program is in the Danish catalogue, translated, with the holes, mnemonics and spaces of its source, and compiled."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
CATALOGUE = FOLDER / "ledgerbee_da.ts"
PLURALS = FOLDER / "ledgerbee_en.ts"
ACTIONS = ROOT / "ledgerbee_desktop" / "ui" / "actions.py"
MARKS = {"QT_TRANSLATE_NOOP", "_T", "translate"}
HOLE = re.compile(r"\{\w*\}|%n")
MNEMONIC = re.compile(r"&(\w)")
FORMS = 2
"""Danish and English have a singular and a plural."""

Text = tuple[str, str]
Forms = Mapping[Text, list[str]]


def texts(path: Path) -> Iterator[Text]:
    """(context, source) of each marked literal; the context of `self.tr` is the class around it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(node: ast.AST, context: str) -> Iterator[Text]:
        if isinstance(node, ast.ClassDef):
            context = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literals = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if name == "tr" and literals:
                yield context, literals[0]
            elif name in MARKS and len(literals) >= 2:
                yield literals[0], literals[1]
        for child in ast.iter_child_nodes(node):
            yield from walk(child, context)

    yield from walk(tree, "")


@cache
def catalogue(path: Path = CATALOGUE) -> Forms:
    """The finished translations of a catalogue; more than one form where the text counts something."""
    found: dict[Text, list[str]] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found[name, message.findtext("source") or ""] = forms
    return found


def letters(text: str) -> list[str]:
    """The mnemonics of a text, in lower case; `&&` is an ampersand."""
    return [letter.lower() for letter in MNEMONIC.findall(text.replace("&&", ""))]


def edges(text: str) -> tuple[str, str]:
    """The spaces before and behind a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def unlike(forms: Forms) -> list[tuple[str, str, str]]:
    """What is wrong with which form of which source."""
    return [
        (what, source, form)
        for (_, source), translated in forms.items()
        for form in translated
        for what, differs in (
            ("holes", sorted(HOLE.findall(source)) != sorted(HOLE.findall(form))),
            ("mnemonic", len(letters(source)) != len(letters(form))),
            ("spaces", edges(source) != edges(form)),
        )
        if differs
    ]


def without_plural(wanted: Iterable[Text], forms: Forms) -> list[Text]:
    """The texts that count something and lack a form for one or for many."""
    return [text for text in wanted if "%n" in text[1] and sum(map(bool, forms.get(text, []))) != FORMS]


def taken_twice(labels: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Letters that more than one of `labels` has as its mnemonic."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        for letter in letters(label):
            found[letter].append(label)
    return [(letter, both) for letter, both in found.items() if len(both) > 1]


def menus() -> dict[str, list[Text]]:
    """The texts of the commands, by menu, as the table of commands has them."""
    found: dict[str, list[Text]] = defaultdict(list)
    tables = [ACTIONS, *sorted(ACTIONS.parent.glob("*/commands.py"))]
    nodes = (node for path in tables for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    for node in nodes:
        match node:
            case ast.Call(
                func=ast.Name(id="Command"),
                args=[_, ast.Attribute(attr=menu), ast.Call(args=[_, ast.Constant(value=str(text))]), *_],
            ):
                found[menu].append(("commands", text))
    return found


SOURCES = sorted(
    path for path in (ROOT / "ledgerbee_desktop").rglob("*.py") if "sandbox" not in path.relative_to(ROOT).parts
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_is_translated(path: Path) -> None:
    known = catalogue()
    missing = [text for text in texts(path) if not known.get(text) or not all(known[text])]
    assert missing == [], "run `make translations` and fill in resources/translations/ledgerbee_da.ts"


def test_translations_have_the_holes_mnemonics_and_spaces_of_their_sources() -> None:
    assert unlike(catalogue()) == []


def test_counted_texts_have_both_forms_in_both_languages() -> None:
    counted = [text for path in SOURCES for text in texts(path)]
    assert without_plural(counted, catalogue()) == []
    assert without_plural(counted, catalogue(PLURALS)) == []


def test_danish_mnemonics_are_distinct_in_each_menu() -> None:
    danish = catalogue()
    table = menus()
    assert len(table) > 4, "the table of commands is written in another way now"
    twice = {menu: taken_twice(danish[text][0] for text in entries) for menu, entries in table.items()}
    assert {menu: found for menu, found in twice.items() if found} == {}


@pytest.mark.parametrize(
    "contexts",
    [
        {"menus", "HeaderForm", "Board"},  # the editor stands under the menu bar
        {"SendSheet"},
        {"PreferencesDialog"},
        {"Welcome"},
        {"KindMenu"},
    ],
    ids=lambda contexts: "+".join(sorted(contexts)),
)
def test_danish_mnemonics_are_distinct_in_each_window(contexts: set[str]) -> None:
    labels = [forms[0] for (context, _), forms in catalogue().items() if context in contexts]
    assert any(map(letters, labels)), "nothing has a mnemonic there: the class is called otherwise now"
    assert taken_twice(labels) == []


@pytest.mark.parametrize("source", [CATALOGUE, PLURALS], ids=lambda path: path.stem)
def test_the_compiled_catalogue_is_up_to_date(source: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([compiler, "-silent", source, "-qm", fresh], check=True, timeout=60)
    assert source.with_suffix(".qm").read_bytes() == fresh.read_bytes(), "run `make translations`"


def test_the_checks_bite(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text('class Page:\n    def f(self):\n        self.tr("One {0}")\nX = QT_TRANSLATE_NOOP("c", "Two")\n')
    assert list(texts(sample)) == [("Page", "One {0}"), ("c", "Two")]
    good = {("c", "&One {0} "): ["&En {0} "], ("c", "A && B"): ["A && B"]}
    assert unlike(good) == []
    bad = {("c", "{0}"): ["{1}"], ("c", "&One"): ["En"], ("c", " s"): ["s"]}
    assert [what for what, _, _ in unlike(bad)] == ["holes", "mnemonic", "spaces"]
    rows = ("c", "%n rows")
    assert without_plural([rows], {rows: ["%n række", "%n rækker"]}) == []
    assert without_plural([rows], {rows: ["%n række", ""]}) == without_plural([rows], {}) == [rows]
    assert taken_twice(["&Luk", "S&let", "Op"]) == [("l", ["&Luk", "S&let"])]
