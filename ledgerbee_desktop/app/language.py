"""The language of the window: the person's choice, else the system's; Danish or English."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.platform_.resources import resource


def speak(app: QApplication, chosen: str) -> None:
    """Show texts, dates and numbers in `chosen` ("da", "en" or empty for the system's). Before any widget is made."""
    language = chosen or ("da" if QLocale.system().language() == QLocale.Language.Danish else "en")
    country = QLocale.Country.Denmark if language == "da" else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.Danish if language == "da" else QLocale.Language.English, country))
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("ledgerbee", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)
