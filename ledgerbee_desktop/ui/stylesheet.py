"""The small global stylesheet. It has no colour of its own: `@name` is a token of the theme."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TEMPLATE = """
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }

QLabel[role="title"] { font-size: 16pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 12pt; font-weight: 600; }
QLabel[role="strong"], QLabel[role="number"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: 9.5pt; }
QLabel[role="error"] { color: @error; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="ok"] { color: @ok; }
QLabel[role="estimate"] { color: @estimate; }

QFrame[role="card"] { background: @base; border: 1px solid @border; border-radius: 8px; }
QFrame[role="banner-info"] { background: @info_soft; border: 1px solid @accent; border-radius: 6px; }
QFrame[role="banner-warning"] { background: @warning_soft; border: 1px solid @warning; border-radius: 6px; }
QFrame[role="banner-error"] { background: @error_soft; border: 1px solid @error; border-radius: 6px; }
QFrame[role="banner-ok"] { background: @ok_soft; border: 1px solid @ok; border-radius: 6px; }

QPushButton { background: @raised; color: @text; border: 1px solid @border_strong; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 13px; }
QPushButton:disabled { color: @disabled; border-color: @border; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accent_hover; }
QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="primary"]:disabled { background: @pressed; color: @disabled; border-color: @border; }
QPushButton[role="danger"] { color: @error; border-color: @error; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; color: @accent; }
QPushButton { outline: 0; }
QPushButton[role="flat"]:disabled { color: @disabled; }
QPushButton[role="flat"]:hover { background: @hover; }
QPushButton[role="flat"]:focus { border-color: @accent; }

QFrame[role="toolbar"] { background: @window; border: none; border-bottom: 1px solid @border; }
QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @base; color: @text; border: 1px solid @border_strong; border-radius: 6px;
  padding: 4px 7px; selection-background-color: @selection; selection-color: @on_selection; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 3px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: @disabled; border-color: @border; background: @window; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @window; border-color: @border; }
QAbstractItemView QLineEdit { border: 2px solid @accent; border-radius: 0; padding: 0 4px; }

QComboBox, QAbstractSpinBox { background: @base; color: @text; border: 1px solid @border_strong; border-radius: 6px; padding: 4px 7px; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @accent; padding: 3px 6px; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: @disabled; border-color: @border; background: @window; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: @picture_down; width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; outline: 0; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-arrow { image: @picture_up; width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: @picture_down; width: 10px; height: 10px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 2px; background: transparent; }
QAbstractItemView QComboBox { border: 2px solid @accent; border-radius: 0; padding: 0 4px; }

QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid @border_strong; background: @base; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent; width: 13px; height: 13px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: @picture_check; }
QCheckBox::indicator:checked:focus { border-color: @text; }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: @picture_partly; }
QAbstractItemView::indicator { width: 15px; height: 15px; border: 1px solid @border_strong; border-radius: 4px; background: @base; }
QAbstractItemView::indicator:checked { background: @accent; border-color: @accent; image: @picture_check; }
QAbstractItemView::indicator:disabled { border-color: @border; }
QRadioButton::indicator:checked { border-color: @accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
  stop: 0 @accent, stop: 0.55 @accent, stop: 0.65 @base, stop: 1 @base); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @border; background: @window; }

QTableView, QListView, QTreeView { background: @base; alternate-background-color: @alternate; border: 1px solid @border;
  gridline-color: @grid_line; selection-background-color: @selection; selection-color: @on_selection; outline: 0; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: @accent; }
QHeaderView { background: @base; }
QHeaderView::section { background: @base; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 8px; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @base; border: none; border-bottom: 1px solid @border; }

QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 14px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }

QMenuBar { background: @window; border-bottom: 1px solid @border; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selection; color: @on_selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }

QStatusBar { background: @window; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QDockWidget::title { background: @window; padding: 6px 8px; border-bottom: 1px solid @border; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: @pressed; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll_handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(colours: Mapping[str, str]) -> str:
    """The stylesheet with every `@name` replaced by `colours[name]`. Raises KeyError for a name that does not exist."""
    return re.sub(r"@([a-z_]+)", lambda found: colours[found.group(1)], _TEMPLATE)
