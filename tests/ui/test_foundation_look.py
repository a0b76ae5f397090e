"""Theme, icons, plain text and accessible names."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, QTranslator
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.platform_ import resources
from ledgerbee_desktop.platform_.resources import resource
from ledgerbee_desktop.ui import a11y, icons, text, theme

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
GROUNDS = ("window", "base", "alternate", "raised", "hover")
INKS = ("text", "muted", "accent", "error", "warning", "ok", "estimate")


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else pow((c + 0.055) / 1.055, 2.4) for c in channels)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read(scheme: str) -> None:
    tokens = theme.load_tokens(scheme)
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [(name, f"{name}_soft") for name in ("error", "warning", "ok")] + [("accent", "info_soft")]
    pairs += [("text", f"{name}_soft") for name in ("error", "warning", "ok", "info")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_selection", "selection")]
    poor = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}
    assert contrast(tokens.border_strong, tokens.window) >= 3
    assert contrast(tokens.border_strong, tokens.base) >= 3
    assert all(getattr(tokens, field.name).isValid() for field in fields(theme.Tokens))


def test_contrast_measures() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_scheme_changes_live(look: theme.Theme, qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(look.changed):
        look.set_appearance(theme.Appearance.DARK)
    try:
        assert look.dark
        qtbot.waitUntil(lambda: widget.palette().window().color() == look.tokens.window)
        assert look.tokens.accent.name() in qapp.styleSheet()
        assert widget.grab().toImage().pixelColor(5, 5) == theme.load_tokens("dark").window
    finally:
        look.set_appearance(theme.Appearance.LIGHT)
    qtbot.waitUntil(lambda: widget.grab().toImage().pixelColor(5, 5) == theme.load_tokens("light").window)
    assert theme.theme() is look
    assert theme.install(qapp) is look


def inked(icon_image: QToolButton, colour: QColor) -> bool:
    image = icon_image.icon().pixmap(QSize(32, 32)).toImage()
    return any(
        (pixel := image.pixelColor(x, y)).alpha() == 255 and pixel.rgb() == colour.rgb()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_icons_follow_the_scheme(look: theme.Theme, qtbot: QtBot) -> None:
    button, action = QToolButton(), QAction()
    qtbot.addWidget(button)
    button.setDefaultAction(action)
    icons.set_icon(action, "document")
    icons.set_icon(action, "search")
    assert inked(button, theme.load_tokens("light").text)
    look.set_appearance(theme.Appearance.DARK)
    try:
        assert inked(button, theme.load_tokens("dark").text)
    finally:
        look.set_appearance(theme.Appearance.LIGHT)
    assert len(action.children()) == 1
    action.deleteLater()


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(name: str, qapp: QApplication) -> None:
    image = icons.pixmap(name, 24, ratio=2).toImage()
    assert image.size() == QSize(48, 48)
    drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(48) for y in range(48))
    assert 40 < drawn < 48 * 48 * 0.9


def test_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_application_icon(qapp: QApplication) -> None:
    assert not icons.application_icon().pixmap(64, 64).isNull()


def test_clean() -> None:
    assert text.clean("A\x00B\x1b\x85C\u202e\u2066D\ud800") == "ABCD"
    assert text.clean("en\r\nto\rtre\u2028fire\tÆrø") == "en\nto\ntre\nfire\tÆrø"
    assert text.clean_line("  en\n to\t ") == "en to"


def test_labels_are_literal(qtbot: QtBot, tmp_path: Path) -> None:
    hostile = f"<img src='{tmp_path}'><b>ACME</b> &amp; \u202eoc"
    label = text.PlainLabel(hostile, role="muted")
    qtbot.addWidget(label)
    assert label.text() == hostile.replace("\u202e", "")
    plain = text.PlainLabel("x" * 30, role="muted")
    qtbot.addWidget(plain)
    assert label.sizeHint().height() == plain.sizeHint().height()
    label.setText("a\x07b")
    assert label.text() == "ab"


def test_tooltips_are_literal(qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    text.set_tooltip(button, "<b>Bo & Co</b>\n2")
    assert button.toolTip() == "<qt>&lt;b&gt;Bo &amp; Co&lt;/b&gt;<br>2</qt>"
    text.set_tooltip(button, "")
    assert button.toolTip() == ""


def test_elided_label(qtbot: QtBot) -> None:
    label = text.ElidedLabel("Malerfirmaet Sørensen & Sønner ApS " * 3)
    qtbot.addWidget(label)
    label.resize(100, 24)
    label.show()
    assert label.minimumSizeHint().width() <= 24
    assert "Sørensen &amp; Sønner" in label.toolTip()
    assert label.accessibleName().startswith("Malerfirmaet")
    label.setText("Kort")
    assert label.toolTip() == ""


class Danish(QTranslator):
    """A catalogue of three sentences; the third has a hole that the English one has not."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return {
            "Due {day}, {sum} kr.": "Forfald {day}, {sum} kr.",
            "inner": "indre",
            "Line {line}": "Linje {linje}",
        }.get(source)


def test_explain(qapp: QApplication) -> None:
    danish = Danish()
    QCoreApplication.installTranslator(danish)
    try:
        due = Message("t", "Due {day}, {sum} kr.", {"day": date(2026, 3, 9), "sum": Decimal("1234.50")})
        assert text.explain(due) == "Forfald 09.03.2026, 1234,50 kr."
        nested = Message("t", "Why: {why}", {"why": Message("t", "inner")})
        assert text.explain(AppError(nested)) == "Why: indre"
        assert text.explain(Message("t", "Line {line}", {"line": 3})) == "Line 3"
        assert text.explain(Message("t", "{who}", {"who": "a\u202eb"})) == "ab"
    finally:
        QCoreApplication.removeTranslator(danish)


def test_audit_finds_the_nameless(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    form = QFormLayout(root)
    form.addRow("&Customer", QLineEdit())
    combo, nameless, icon_only = QComboBox(), QLineEdit(), QToolButton()
    combo.addItem("DKK")
    for widget in (combo, nameless, icon_only):
        form.addRow(widget)
    icon_only.setFocusPolicy(combo.focusPolicy())
    assert [line.split()[0] for line in a11y.unnamed(root)] == ["QComboBox", "QLineEdit", "QToolButton"]
    a11y.name(combo, "Currency")
    a11y.name(nameless, "Reference", "Printed on the invoice")
    a11y.name(icon_only, "Add\u202e")
    assert a11y.unnamed(root) == []
    assert a11y.spoken_name(icon_only) == "Add"


def test_resources_stay_inside() -> None:
    assert resource("theme/tokens.json").is_file()
    for path in ("../pyproject.toml", "/etc/passwd"):
        with pytest.raises(ValueError, match="not a resource path"):
            resource(path)
    with pytest.raises(FileNotFoundError):
        resource("icons/none.svg")


@pytest.mark.parametrize("layout", ["wheel", "source", "frozen", "frozen beside"])
def test_resources_are_found_however_it_is_installed(
    layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "ledgerbee_desktop"
    folder = {
        "wheel": package / "_resources",
        "source": tmp_path / "resources",
        "frozen": tmp_path / "bundle" / "ledgerbee_desktop" / "_resources",
        "frozen beside": tmp_path / "bundle" / "resources",
    }[layout]
    (folder / "icons").mkdir(parents=True)
    (folder / "icons" / "only-here.svg").write_text("<svg/>")
    monkeypatch.setattr(resources, "PACKAGE", package)
    if layout.startswith("frozen"):
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert resource("icons/only-here.svg") == folder / "icons" / "only-here.svg"
