"""A banner that says, where it happened, what happened and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.common.controls import button, icon_button, label, name_control, set_role
from gui.common.i18n import TranslatedFrame, Words, say
from gui.common.icons import ICON_SIZE, icon
from gui.common.messages import describe
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, ColourToken
from toolkit.core.errors import ToolkitError

Tone = Literal["info", "success", "warning", "error"]
_LOOK: dict[Tone, tuple[str, ColourToken]] = {
    "info": ("info", "accent"),
    "success": ("check-circle", "green"),
    "warning": ("warning", "marigold"),
    "error": ("warning-circle", "red"),
}


@dataclass(frozen=True)
class NoticeAction:
    """A button in a notice: its words and what it does."""

    words: Words
    run: Callable[[], object]


class Notice(TranslatedFrame):
    """Hidden until told something; icon, words and buttons, never only a colour."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._tone: Tone = "info"
        self._words: Words = ""
        self._remedy: Words = ""
        self._actions: Sequence[NoticeAction] = ()
        self._buttons: list[QPushButton] = []
        self._icon = QLabel()
        self._text = label("strong", wrap=True)
        self._help = label("body", wrap=True)
        self._close = icon_button("x", self.clear)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_XS)
        texts.addWidget(self._text)
        texts.addWidget(self._help)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_L, SPACE_M, SPACE_S, SPACE_M)
        self._row.setSpacing(SPACE_M)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What the notice says; empty while it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def tone(self) -> Tone:
        """What kind of news it is."""
        return self._tone

    def show_error(self, error: ToolkitError, *actions: NoticeAction) -> None:
        """Say an error with its remedy; a button where the remedy is one."""
        self._show("error", lambda: describe(error).text, lambda: describe(error).remedy, actions)

    def show_success(self, words: Words, *actions: NoticeAction) -> None:
        """Say that something is done, with buttons for what one may do next."""
        self._show("success", words, "", actions)

    def show_info(self, words: Words, *actions: NoticeAction, help_words: Words = "") -> None:
        """Say something worth knowing."""
        self._show("info", words, help_words, actions)

    def show_warning(self, words: Words, *actions: NoticeAction, help_words: Words = "") -> None:
        """Say something that needs attention but stopped nothing."""
        self._show("warning", words, help_words, actions)

    def clear(self) -> None:
        """Take the notice away."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def retranslate(self) -> None:
        """Say it again in the language on screen."""
        self._text.setText(say(self._words))
        remedy = say(self._remedy)
        self._help.setText(remedy)
        self._help.setVisible(bool(remedy))
        self.setAccessibleName(self._text.text())
        self.setAccessibleDescription(remedy)
        name_control(self._close, self.tr("Close this message"))
        for action, shown in zip(self._actions, self._buttons, strict=True):
            shown.setText(say(action.words))

    def _show(self, tone: Tone, words: Words, remedy: Words, actions: Sequence[NoticeAction]) -> None:
        self._tone, self._words, self._remedy, self._actions = tone, words, remedy, actions
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for action in actions:
            shown = button("quiet", on_click=action.run)
            self._row.insertWidget(self._row.count() - 1, shown, 0, Qt.AlignmentFlag.AlignVCenter)
            self._buttons.append(shown)
        picture, token = _LOOK[tone]
        self._icon.setPixmap(icon(picture, token).pixmap(ICON_SIZE))
        set_role(self, "tone", tone)
        self.retranslate()
        self.show()
