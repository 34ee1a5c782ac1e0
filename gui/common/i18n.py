"""The interface's language: Qt Linguist catalogues, switched live.

Source strings are English, in `self.tr("…")`. `scripts/build_translations.py` collects them from each
folder of gui into `assets/i18n/gui_<folder>_bn.ts` and compiles them to `.qm`. The language on screen is
Qt's default locale, so any widget can ask for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from toolkit.core.messages import Language
from toolkit.core.paths import assets

Words = str | Callable[[], str]
"""Text for the screen; a function is asked again when the language changes."""

_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def say(words: Words) -> str:
    """The text of words, now."""
    return words if isinstance(words, str) else words()


def current_language() -> Language:
    """The language on screen."""
    return "bn" if QLocale().language() is QLocale.Language.Bengali else "en"


def digits(value: object) -> str:
    """A number or time as the reader of the language on screen writes its digits."""
    text = str(value)
    return text.translate(_BENGALI_DIGITS) if current_language() == "bn" else text


def duration(seconds: float) -> str:
    """Minutes and seconds, "0:38", with the digits of the language on screen."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return digits(f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}")


class Languages(QObject):
    """Loads the catalogues of a language and tells every widget to say its texts again."""

    changed = Signal()

    def __init__(self, app: QApplication, language: Language) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._language: Language = language
        self._load()

    @property
    def language(self) -> Language:
        """The language on screen."""
        return self._language

    def set_language(self, language: Language) -> None:
        """Switch the language now."""
        if language != self._language:
            self._language = language
            self._load()
            self.changed.emit()

    def _load(self) -> None:
        names = QLocale.Language
        spoken = names.Bengali if self._language == "bn" else names.English
        QLocale.setDefault(QLocale(spoken, QLocale.Country.India))
        # Every (un)install sends a LanguageChange to each widget; widgets retranslate on the last one only.
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed.clear()
        for file in sorted((assets() / "i18n").glob(f"*_{self._language}.qm")):
            translator = QTranslator(self)
            if translator.load(str(file)):
                self._app.installTranslator(translator)
                self._installed.append(translator)


class TranslatedWidget(QWidget):
    """A widget that says its texts in `retranslate`, called again at every language switch."""

    def retranslate(self) -> None:
        """Set every text that `self.tr` gives."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the texts again when the language changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class TranslatedFrame(QFrame):
    """Like `TranslatedWidget`, with a frame the style sheet can draw."""

    def retranslate(self) -> None:
        """Set every text that `self.tr` gives."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the texts again when the language changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class TranslatedDialog(QDialog):
    """Like `TranslatedWidget`, for a dialog."""

    def retranslate(self) -> None:
        """Set every text that `self.tr` gives."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the texts again when the language changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
