"""The page's parts in their places: player and panels above, timeline and export below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from gui.common.i18n import TranslatedWidget
from gui.common.theme import SPACE_L, SPACE_M, SPACE_XL
from gui.video import changes
from gui.video.cues import CaptionsPanel
from gui.video.exportbar import ExportBar
from gui.video.formats import FormatPanel, LookPanel
from gui.video.player import Player
from gui.video.state import VideoState
from gui.video.timeline import Timeline
from gui.video.transport import Transport
from toolkit.video.captions import text_at
from toolkit.video.estimate import estimate
from toolkit.video.plan import TITLE_SECONDS
from toolkit.video.presets import find_preset


class Studio(TranslatedWidget):
    """Shows the state; the parts ask the page for changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.player, self.timeline, self.transport = Player(), Timeline(), Transport()
        self.captions, self.look, self.formats = CaptionsPanel(), LookPanel(), FormatPanel()
        self.bar = ExportBar()
        self.player.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        for panel in (self.captions, self.look, self.formats):
            self._tabs.addTab(panel, "")
        self._tabs.setMinimumWidth(340)
        self._tabs.setMaximumWidth(460)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.player, 1)
        left.addWidget(self.transport)
        upper = QHBoxLayout()
        upper.setSpacing(SPACE_L)
        upper.addLayout(left, 5)
        upper.addWidget(self._tabs, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_M)
        whole.setSpacing(SPACE_M)
        whole.addLayout(upper, 1)
        whole.addWidget(self.timeline)
        whole.addWidget(self.bar)

    def retranslate(self) -> None:
        """Say the texts."""
        self._tabs.setTabText(0, self.tr("Captions"))
        self._tabs.setTabText(1, self.tr("Look"))
        self._tabs.setTabText(2, self.tr("Format"))
        self.timeline.setAccessibleName(self.tr("Timeline"))
        self.player.setAccessibleName(self.tr("Player"))
        for part in (self.transport, self.captions, self.look, self.formats, self.bar):
            part.retranslate()

    def show_captions_panel(self) -> None:
        """Bring the captions to the front."""
        self._tabs.setCurrentWidget(self.captions)

    def show_state(self, state: VideoState) -> None:
        """Show the document everywhere."""
        edit = state.edit
        self.timeline.show_edit(state.parts, edit.captions)
        self.captions.show_cues(edit.captions)
        self.look.show_edit(edit)
        self.formats.show_edit(edit)
        self.transport.allow_remove(len(state.parts) > 1)
        preset = find_preset(edit.preset)
        self.player.dress(brand=edit.brand, style=edit.caption_style, logo=edit.logo, preset=preset)
        self.player.show_text(text_at(edit.captions, self.player.now))

    def show_time(self, state: VideoState, now: float) -> None:
        """Show the moment everywhere."""
        self.timeline.show_time(now)
        self.transport.show_time(now, state.duration)
        self.player.show_text(text_at(state.edit.captions, now))

    def show_plan(self, state: VideoState) -> None:
        """Say what the export would be."""
        if state.info is None:
            return
        preset = find_preset(state.edit.preset)
        kept = changes.kept_seconds(state.edit, state.duration)
        length = kept + (TITLE_SECONDS if state.edit.title.strip() else 0)
        captions = len(changes.spoken(state.edit.captions))
        self.bar.show_plan(preset, kept, state.duration, captions, estimate(state.info, preset, length))

    def offer_styles(self) -> None:
        """Find the caption styles there are.

        Raises:
            ToolkitError: a template is broken.
        """
        from toolkit.graphics.load import list_templates
        from toolkit.video.dressing import CAPTION_CATEGORY

        found = [each.spec for each in list_templates() if each.spec.category == CAPTION_CATEGORY]
        self.look.offer_styles([(spec.id, {"bn": spec.name.bn, "en": spec.name.en}) for spec in found])
