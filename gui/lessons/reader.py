"""The lesson as a page: about 70 characters wide, in the middle, on quiet paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gui.common.theme import SPACE_XL, colour, interface_font, text_size
from gui.lessons.reader_html import PLACE, Captions, Paper, page_html, shown_slides
from toolkit.core.errors import ToolkitError
from toolkit.graphics.photos import load_photo
from toolkit.graphics.pictures import to_qimage
from toolkit.graphics.richtext import checkbox, widths_in_px
from toolkit.lessons.format import Lesson
from toolkit.lessons.markdown import inside_folder

_CHARACTERS = 70
_READING_EXTRA = 2  # px above form labels: this is read for minutes on end
_PICTURE_SHARE = 0.64  # of the column's width
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
        self._built: object = None
        self._pictures: dict[tuple[Path, int], QImage] = {}
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
        if lesson is None or self._lesson is None or lesson.path.parent != self._lesson.path.parent:
            self._pictures.clear()  # both languages of a lesson share their pictures
        self._lesson, self._captions = lesson, captions
        self._build(slide)

    def go_to(self, slide: int) -> None:
        """Scroll to a slide."""
        place = next((y for y, number in self._places if number == slide), None)
        if place is not None:
            self.verticalScrollBar().setValue(round(place) - SPACE_XL if slide > 1 else 0)
            self._tell(slide)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
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
        """Make the page, unless it would come out the same."""
        paper = self._paper()
        wanted = (self._lesson, self._captions, paper, self.width(), self.height())
        if wanted == self._built:
            self.go_to(max(1, slide))
            return
        self._built = wanted
        self._building = True
        side = max(SPACE_XL, (self.width() - self._column()) // 2)
        self.setViewportMargins(side, 0, max(0, side - self.verticalScrollBar().sizeHint().width()), 0)
        document = self.document()
        document.setDefaultFont(interface_font(self._reading_size()))
        document.setDefaultStyleSheet(paper.css)
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
        room = round(self._column() * _PICTURE_SHARE * ratio)
        if (path, room) not in self._pictures:
            try:
                picture = load_photo(path, room)
            except ToolkitError:
                return QImage()
            width = min(room, picture.width)
            picture = picture.resize((width, max(1, round(picture.height * width / picture.width))))
            image = to_qimage(picture)
            image.setDevicePixelRatio(ratio)
            self._pictures[path, room] = image
        return self._pictures[path, room]

    def _find_places(self) -> list[tuple[float, int]]:
        """Where each slide begins, in px from the top."""
        if self._lesson is None:
            return []
        tops: list[float] = []
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            if block.text() == PLACE:
                tops.append(layout.blockBoundingRect(block).top())
            block = block.next()
        return [(top, slide.number) for top, slide in zip(tops, shown_slides(self._lesson), strict=True)]

    def _on_scrolled(self) -> None:
        if self._building or not self._places:
            return
        eye = self.verticalScrollBar().value() + _LOOK_AHEAD
        self._tell(max((place for place in self._places if place[0] <= eye), default=self._places[0])[1])

    def _tell(self, slide: int) -> None:
        if slide != self._slide:
            self._slide = slide
            self.slide_changed.emit(slide)
