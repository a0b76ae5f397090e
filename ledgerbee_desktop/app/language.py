"""The language of the window: the person's choice, else the system's; Danish or English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.platform_.resources import resource

_CATALOGUES: list[bytes] = []
"""Qt does not copy what a translator is loaded from; it must live as long as the program."""


def speak(app: QApplication, chosen: str) -> None:
    """Show texts, dates and numbers in `chosen` ("da", "en" or empty for the system's). Before any widget is made."""
    language = chosen or ("da" if QLocale.system().language() == QLocale.Language.Danish else "en")
    country = QLocale.Country.Denmark if language == "da" else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.Danish if language == "da" else QLocale.Language.English, country))
    for name, folder in (
        ("qtbase", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
        ("ledgerbee", resource("translations")),
    ):
        file = folder / f"{name}_{language}.qm"
        if file.exists():  # English needs no catalogue
            # From memory: Qt maps a file, and an update that rewrites it under the running program would kill that.
            _CATALOGUES.append(file.read_bytes())
            translator = QTranslator(app)
            if translator.load(_CATALOGUES[-1]):
                app.installTranslator(translator)
