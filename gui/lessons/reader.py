"""The lesson as a page: about 70 characters wide, in the middle, on quiet paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gui.common.theme import SPACE_XL, colour, interface_font, text_size
from gui.lessons.reader_html import Captions, Paper, anchor, page_html
from toolkit.core.errors import ToolkitError
from toolkit.graphics.photos import load_photo
from toolkit.graphics.pictures import to_qimage
from toolkit.graphics.richtext import checkbox, widths_in_px
from toolkit.lessons.format import Lesson
from toolkit.lessons.markdown import inside_folder

_CHARACTERS = 70
_READING_EXTRA = 2  # px above form labels: this is read for minutes on end
_LOOK_AHEAD = 2 * SPACE_XL  # px from the top: the slide there counts as the one being read


class Reader(QTextBrowser):
    """Shows one lesson and knows which slide is being read. Loads only pictures beside the lesson."""

    slide_changed = Signal(int)
    """The number (from 1) of the slide that is being read."""
    link_chosen = Signal(QUrl)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._captions = Captions("", "", "", "")
        self._places: list[tuple[float, int]] = []
        self._slide = 0
        self._building = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setProperty("verbatim", True)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self.link_chosen)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def slide(self) -> int:
        """The number of the slide being read; 0 without a lesson."""
        return self._slide

    def show_lesson(self, lesson: Lesson | None, captions: Captions, slide: int = 1) -> None:
        """Show a lesson from one of its slides on."""
        self._lesson, self._captions = lesson, captions
        self._build(slide)

    def go_to(self, slide: int) -> None:
        """Scroll to a slide."""
        place = next((y for y, number in self._places if number == slide), None)
        if place is not None:
            self.verticalScrollBar().setValue(round(place) - SPACE_XL if slide > 1 else 0)
            self._tell(slide)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """A picture beside the lesson, or the empty box of a checklist; nothing else is ever loaded."""
        if kind != QTextDocument.ResourceType.ImageResource.value or self._lesson is None:
            return None
        url = QUrl(name)
        if url.toString() == "mark:box":
            return checkbox(colour("accent").name(), 64)
        target = url.path()
        if url.scheme() or not inside_folder(target):
            return QImage()
        return self._picture(self._lesson.path.parent / target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the reader's place in it."""
        super().resizeEvent(event)
        if not self._building:
            self._build(self._slide)

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and not self._building:
            self._build(self._slide)

    def _column(self) -> int:
        """The width of the text in px."""
        metrics = self.fontMetrics()
        wanted = metrics.averageCharWidth() * _CHARACTERS
        scale = self._reading_size() / max(1, self.font().pixelSize())
        return max(200, min(round(wanted * scale), self.width() - 2 * SPACE_XL))

    def _reading_size(self) -> int:
        return text_size("label") + _READING_EXTRA

    def _build(self, slide: int) -> None:
        self._building = True
        side = max(SPACE_XL, (self.width() - self._column()) // 2)
        self.setViewportMargins(side, 0, max(0, side - self.verticalScrollBar().sizeHint().width()), 0)
        document = self.document()
        document.setDefaultFont(interface_font(self._reading_size()))
        document.setDefaultStyleSheet(self._paper().css)
        document.setDocumentMargin(0)
        if self._lesson is None:
            self.clear()
        else:
            self.setHtml(widths_in_px(page_html(self._lesson, self._captions), self._reading_size()))
            frame = document.rootFrame().frameFormat()
            frame.setTopMargin(SPACE_XL)
            frame.setBottomMargin(self.height() * 0.4)
            document.rootFrame().setFrameFormat(frame)
        self._places = self._find_places()
        self._building = False
        self.go_to(max(1, slide))

    def _paper(self) -> Paper:
        return Paper(
            text=colour("text").name(),
            muted=colour("muted").name(),
            accent=colour("accent").name(),
            line=colour("line").name(),
            tint=colour("ground").name(),
            size=self._reading_size(),
        )

    def _picture(self, path: Path) -> QImage:
        ratio = self.devicePixelRatioF()
        width = self._column()
        try:
            picture = load_photo(path, max(1, round(width * ratio)))
        except ToolkitError:
            return QImage()
        room = round(min(width * 0.64, picture.width) * ratio)
        picture = picture.resize((room, max(1, round(picture.height * room / picture.width))))
        image = to_qimage(picture)
        image.setDevicePixelRatio(ratio)
        return image

    def _find_places(self) -> list[tuple[float, int]]:
        """Where each slide begins, in px from the top."""
        if self._lesson is None:
            return []
        numbers = {anchor(slide.number): slide.number for slide in self._lesson.slides}
        places: list[tuple[float, int]] = []
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            inside = block.begin()
            names = (
                inside.fragment().charFormat().anchorNames() if not inside.atEnd() else []
            )  # empty: Qt crashes
            top = layout.blockBoundingRect(block).top()
            places += [(top, numbers[name]) for name in names if name in numbers]
            block = block.next()
        return places

    def _on_scrolled(self) -> None:
        if self._building or not self._places:
            return
        eye = self.verticalScrollBar().value() + _LOOK_AHEAD
        self._tell(max((place for place in self._places if place[0] <= eye), default=self._places[0])[1])

    def _tell(self, slide: int) -> None:
        if slide != self._slide:
            self._slide = slide
            self.slide_changed.emit(slide)
