"""Plays the video and paints captions, logo and frame over it just as the export will."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QSizePolicy, QWidget

from toolkit.core.errors import ToolkitError
from toolkit.video.dressing import Painters
from toolkit.video.media import MediaInfo
from toolkit.video.plan import Geometry, plan_geometry
from toolkit.video.presets import Preset

_SHADE = 0.62  # of the blurred copy around a reframed picture, as in the export

_FAST = 2.0  # times the natural speed
_MOST_OVERLAYS = 40

_Overlay = tuple[str, str, str, QSize]
"""Text, caption style ("" for the logo), brand, and the size of the export."""


class Player(QWidget):
    """A screen for one video. Times are seconds after the start of the file."""

    time_changed = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(str)
    """The system cannot play the file; carries what it says."""
    overlay_failed = Signal(object)
    """A caption cannot be painted; carries the `ToolkitError`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._media = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._media.setVideoSink(self._sink)
        if not QMediaDevices.defaultAudioOutput().isNull():
            self._media.setAudioOutput(QAudioOutput(self))
        self._info: MediaInfo | None = None
        self._geometry: Geometry | None = None
        self._picture = QImage()
        self._now = 0.0
        self._brand = ""
        self._style = ""
        self._text = ""
        self._logo = False
        self._overlays: dict[tuple[_Overlay, QSize], QImage] = {}
        self._complained: set[str] = set()
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        self._media.positionChanged.connect(self._on_position_changed)
        self._media.playbackStateChanged.connect(self._on_state_changed)
        self._media.errorOccurred.connect(self._on_error)
        self._media.mediaStatusChanged.connect(self._on_status_changed)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(240, 150)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(640, 360)

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._media.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def now(self) -> float:
        """The moment on screen, in seconds."""
        return self._now

    @property
    def frame_seconds(self) -> float:
        """How long a frame lasts."""
        rate = float(self._info.picture.rate) if self._info is not None else 0.0
        return 1 / rate if rate > 0 else 1 / 30

    def load(self, path: Path, info: MediaInfo) -> None:
        """Show a video, paused at its start."""
        self._info = info
        self._picture = QImage()
        self._now = 0.0
        self._complained.clear()
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        self._media.pause()
        self.update()

    def unload(self) -> None:
        """Let go of the file."""
        self._media.stop()
        self._media.setSource(QUrl())
        self._picture = QImage()
        self._info = None
        self.update()

    def dress(self, *, brand: str, style: str, logo: bool, preset: Preset) -> None:
        """What lies over the picture, and the shape it gets."""
        self._brand, self._style, self._logo = brand, style, logo
        self._geometry = plan_geometry(self._info.picture, preset) if self._info is not None else None
        self.update()

    def show_text(self, text: str) -> None:
        """The caption to be seen now."""
        if text != self._text:
            self._text = text
            self.update()

    def play(self) -> None:
        """Run."""
        self._media.play()

    def pause(self) -> None:
        """Stop where it is."""
        self._media.pause()

    def toggle(self) -> None:
        """Run, or stop where it is."""
        self.pause() if self.playing else self.play()

    def play_faster(self) -> None:
        """Run; when it runs already, at twice the speed."""
        self._media.setPlaybackRate(_FAST if self.playing else 1.0)
        self._media.play()

    def jump(self, seconds: float) -> None:
        """Go on from some seconds later (or earlier), at natural speed."""
        self._media.setPlaybackRate(1.0)
        self.seek(self._now + seconds)

    def step(self, frames: int) -> None:
        """Stop, and show the frame that many frames later."""
        self.pause()
        self.seek((round(self._now / self.frame_seconds) + frames) * self.frame_seconds)

    def seek(self, seconds: float) -> None:
        """Show the frame of a moment."""
        length = self._info.picture.start + self._info.picture.duration if self._info is not None else 0.0
        self._now = min(max(0.0, seconds), max(0.0, length - self.frame_seconds / 2))
        # The middle of the frame: the player counts in thousandths and may round to the frame before.
        self._media.setPosition(round((self._now + self.frame_seconds / 2) * 1000))
        self.time_changed.emit(self._now)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click plays and stops."""
        if self._info is not None:
            self.toggle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in its shape, and what lies over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("black"))
        if self._info is None or self._picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        geometry = self._geometry
        shown = self._info.picture
        whole = QSize(shown.display_width, shown.display_height)
        canvas = QSize(geometry.width, geometry.height) if geometry is not None else whole
        screen = _fitted(canvas, QRectF(self.rect()))
        if geometry is not None and geometry.framed:
            self._paint_surroundings(painter, screen)
        painter.save()
        painter.setClipRect(screen)
        painter.drawImage(_fitted(whole, screen), self._picture)
        painter.restore()
        if self._logo:
            self._paint_over(painter, screen, ("logo", "", self._brand, canvas))
        if self._text.strip():
            self._paint_over(painter, screen, (self._text, self._style, self._brand, canvas))

    def _paint_surroundings(self, painter: QPainter, screen: QRectF) -> None:
        tiny = self._picture.scaled(
            QSize(24, 24), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(screen, tiny)
        shade = QColor("black")
        shade.setAlphaF(1 - _SHADE)
        painter.fillRect(screen, shade)

    def _paint_over(self, painter: QPainter, screen: QRectF, what: _Overlay) -> None:
        size = (screen.size() * self.devicePixelRatioF()).toSize()
        overlay = self._overlays.get((what, size))
        if overlay is None:
            # Painted at the size of the export and only then made smaller: at another size a line might
            # break elsewhere.
            overlay = self._painted(what)
            if not overlay.isNull():
                overlay = overlay.scaled(
                    size,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            if len(self._overlays) > _MOST_OVERLAYS:
                self._overlays.clear()
            self._overlays[what, size] = overlay
        if not overlay.isNull():
            painter.drawImage(screen, overlay)

    def _painted(self, what: _Overlay) -> QImage:
        text, style, brand, canvas = what
        try:
            painters = Painters(brand, canvas.width(), canvas.height())
            made = painters.logo() if not style else painters.captions(style)(text)
        except ToolkitError as error:
            if str(error) not in self._complained:
                self._complained.add(str(error))
                self.overlay_failed.emit(error)
            return QImage()
        data = made.convert("RGBA").tobytes()
        return QImage(data, made.width, made.height, made.width * 4, QImage.Format.Format_RGBA8888).copy()

    def _on_frame_changed(self, frame: QVideoFrame) -> None:
        if frame.isValid() and self._info is not None:
            self._picture = frame.toImage()
            self.update()

    def _on_position_changed(self, milliseconds: int) -> None:
        if self.playing:
            self._now = milliseconds / 1000
            self.time_changed.emit(self._now)

    def _on_state_changed(self, _state: QMediaPlayer.PlaybackState) -> None:
        self.playing_changed.emit(self.playing)

    def _on_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self._media.pause()
        elif status is QMediaPlayer.MediaStatus.LoadedMedia and self._now:
            self.seek(self._now)  # asked for while the file was still being opened

    def _on_error(self, error: QMediaPlayer.Error, text: str) -> None:
        if error is not QMediaPlayer.Error.NoError:
            self.failed.emit(text)


def _fitted(size: QSize, place: QRectF) -> QRectF:
    """The largest rectangle of the shape of `size` in the middle of `place`."""
    if size.isEmpty():
        return place
    scale = min(place.width() / size.width(), place.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    return QRectF(
        place.x() + (place.width() - width) / 2, place.y() + (place.height() - height) / 2, width, height
    )
