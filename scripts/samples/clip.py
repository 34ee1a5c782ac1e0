"""The talking clip: the presenter beside a board of drawn slides, 1280 × 720 at 25 frames a second."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPen, QRawFont

from scripts.samples.brush import canvas, color, fill, fill_ellipse, glow, line, moved, painting, sky, smooth
from scripts.samples.presenter import Pose, paint_presenter
from scripts.samples.speech import Spoken

WIDTH, HEIGHT, FPS = 1280, 720, 25
INK, TEAL, MARIGOLD, PAPER, RED = "#1F2421", "#0F5C5C", "#F2A71B", "#FBF7EC", "#B5432E"
BOARD = QRectF(70, 56, 620, 470)
FAMILY = "Hind Siliguri"

Slide = Callable[[QPainter, float], None]


def frames(spoken: list[Spoken], levels: list[float]) -> Iterator[QImage]:
    """Every frame of the clip, in order, as 32-bit pictures."""
    room = _room()
    for index, level in enumerate(levels):
        now = index / FPS
        slide = max((number for number, cue in enumerate(spoken) if cue.start - 0.3 <= now), default=0)
        since = now - max(0.0, spoken[slide].start - 0.3)
        image = room.copy()
        with painting(image) as painter:
            _paint_board(painter, slide, since)
            with moved(painter, 990, 268 + 2.0 * math.sin(now * 1.9), 1.0):
                paint_presenter(painter, _pose(now, since, level, slide))
        yield image


def _pose(now: float, since: float, level: float, slide: int) -> Pose:
    raised = _ease(since / 0.5) * (1 - _ease((since - 2.1) / 0.6))
    blinking = (now + 0.4 * slide) % 3.4
    return Pose(
        mouth=min(1.0, level * 1.15),
        round_lips=max(0.0, math.sin(now * 5.3)) * 0.8 if level > 0.15 else 0.0,
        blink=max(0.0, 1 - abs(blinking - 0.12) / 0.12),
        arm=0.1 + 0.86 * raised + 0.03 * math.sin(now * 6) * raised,
        tilt=2.6 * math.sin(now * 1.1) + 1.6 * math.sin(now * 2.3),
        brow=raised * 0.8,
    )


def _room() -> QImage:
    image = canvas(WIDTH, HEIGHT)
    with painting(image) as painter:
        sky(painter, QRectF(0, 0, WIDTH, HEIGHT), (0, "#E9D9B4"), (1, "#D9C08E"))
        glow(painter, (980, 240), 520, "#FFF6DA", 0.8)
        painter.fillRect(QRectF(0, 640, WIDTH, 80), color("#A8713F"))
        painter.fillRect(QRectF(0, 640, WIDTH, 8), color("#8A5830"))
        _plant(painter)
        painter.setBrush(color("#000000", 0.14))
        painter.drawRoundedRect(BOARD.translated(8, 12), 14, 14)
        painter.setBrush(color("#8A5830"))
        painter.drawRoundedRect(BOARD.adjusted(-14, -14, 14, 14), 16, 16)
    return image


def _plant(painter: QPainter) -> None:
    for turn, length in ((-62, 150), (-34, 190), (-8, 214), (20, 190), (48, 150)):
        with moved(painter, 1216, 600, 1, turn * 0.62):
            leaf = smooth([(0, 0), (-26, -length * 0.5), (0, -length), (26, -length * 0.5)], closed=True)
            fill(painter, leaf, "#3F7F4A" if turn % 4 else "#2F6B3C")
            line(painter, smooth([(0, -8), (0, -length + 18)]), color("#8CC06B", 0.6), 3)
    fill(
        painter,
        smooth(
            [(1166, 586), (1176, 660), (1196, 682), (1236, 682), (1256, 660), (1266, 586), (1216, 580)],
            closed=True,
        ),
        RED,
    )


def _paint_board(painter: QPainter, slide: int, since: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(PAPER))
    painter.drawRoundedRect(BOARD, 6, 6)
    painter.save()
    painter.setClipRect(BOARD)
    title, draw = SLIDES[slide]
    enter = _ease(since / 0.5)
    painter.setOpacity(enter)
    if slide:
        with moved(painter, BOARD.left() + 62, BOARD.top() + 62):
            fill_ellipse(painter, (0, 0), 34, 34, TEAL)
            write(painter, "০১২৩৪৫"[slide], QRectF(-40, -38, 80, 76), 40, PAPER, Qt.AlignmentFlag.AlignCenter)
        area = QRectF(BOARD.left() + 116, BOARD.top() + 18, BOARD.width() - 140, 88)
        write(painter, title, area, 44, INK, Qt.AlignmentFlag.AlignVCenter)
        _stitches(painter, BOARD.left() + 40, BOARD.right() - 40, BOARD.top() + 118)
    with moved(painter, BOARD.center().x(), BOARD.top() + 298 + 14 * (1 - enter)):
        draw(painter, since)
    painter.restore()


def _stitches(painter: QPainter, left: float, right: float, y: float) -> None:
    """A running kantha stitch."""
    pen = QPen(color(MARIGOLD), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([3.5, 3.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(Qt.PenStyle.NoPen)


def write(painter: QPainter, text: str, area: QRectF, size: int, name: str, align: Qt.AlignmentFlag) -> None:
    """One shaped line of semi-bold text of `size` px."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold)
    if QRawFont.fromFont(font).familyName() != FAMILY:
        raise SystemExit(f"{FAMILY} is not among the bundled fonts")
    painter.setFont(font)
    painter.setPen(color(name))
    painter.drawText(area, align, text)
    painter.setPen(Qt.PenStyle.NoPen)


def _opening(painter: QPainter, since: float) -> None:
    middle = Qt.AlignmentFlag.AlignCenter
    painter.translate(0, -62)
    write(painter, "ফোনে ভালো ভিডিও", QRectF(-300, -104, 600, 110), 70, TEAL, middle)
    write(painter, "পাঁচটা সহজ কথা", QRectF(-300, 10, 600, 76), 42, INK, middle)
    _stitches(painter, -190, 190, 4)
    for index in range(5):
        grown = _ease((since - 0.8 - 0.22 * index) / 0.35)
        with moved(painter, -152 + 76 * index, 140, grown):
            fill_ellipse(painter, (0, 0), 30, 30, MARIGOLD if index % 2 else TEAL)
            write(painter, "১২৩৪৫"[index], QRectF(-30, -28, 60, 58), 34, INK if index % 2 else PAPER, middle)


def _phone(painter: QPainter, screen: str = "#BFE3E6") -> None:
    """A phone held wide, 250 × 132, with a little scene on its screen."""
    painter.setBrush(color(INK))
    painter.drawRoundedRect(QRectF(-125, -66, 250, 132), 18, 18)
    inner = QRectF(-106, -56, 206, 112)
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(inner, 6, 6)
    painter.setClipPath(clip)
    painter.fillRect(inner, color(screen))
    fill_ellipse(painter, (56, -22), 17, 17, MARIGOLD)
    fill(
        painter,
        smooth([(-130, 30), (-60, 4), (0, 26), (60, 10), (130, 34), (130, 80), (-130, 80)], closed=True),
        "#5DA357",
    )
    painter.restore()
    fill_ellipse(painter, (112, 0), 6, 6, "#5E655F")


def _hold_wide(painter: QPainter, since: float) -> None:
    turn = -90 * (1 - _ease((since - 0.9) / 0.8))
    with moved(painter, 0, 0, 1.25, turn):
        _phone(painter)
    if since > 1.8:
        _tick(painter, (214, -110), _ease((since - 1.8) / 0.3))
    for side in (-1, 1):
        bend = smooth([(side * 206, -60), (side * 236, 0), (side * 206, 60)])
        line(painter, bend, color(TEAL, _ease((since - 1.6) / 0.4)), 9)


def _light_in_front(painter: QPainter, since: float) -> None:
    glow(painter, (-190, -20), 150, MARIGOLD, 0.7)
    fill_ellipse(painter, (-190, -20), 52, 52, MARIGOLD)
    for index in range(12):
        angle = math.radians(index * 30 + since * 14)
        ray = QPainterPath(QPointF(-190 + 70 * math.cos(angle), -20 + 70 * math.sin(angle)))
        ray.lineTo(-190 + 94 * math.cos(angle), -20 + 94 * math.sin(angle))
        line(painter, ray, MARIGOLD, 9)
    for y in (-50, -10, 30):
        reach = 120 * _ease((since - 0.8) / 0.8)
        beam = QPainterPath(QPointF(-70, y))
        beam.lineTo(-70 + reach, y + 0.12 * reach * (1 if y < 0 else -0.4))
        line(painter, beam, color(MARIGOLD, 0.85), 7)
    with moved(painter, 160, 0):
        fill(painter, smooth([(-96, 150), (-70, 96), (0, 70), (70, 96), (96, 150)], closed=True), TEAL)
        fill_ellipse(painter, (0, -6), 68, 78, "#B9774C")
        fill(
            painter,
            smooth([(36, -70), (46, 0), (24, 66), (58, 30), (67, -20)], closed=True),
            color("#7A4526", 0.4),
        )
        fill(
            painter,
            smooth(
                [(-70, -18), (-66, -74), (0, -98), (66, -74), (72, -6), (44, -54), (-34, -58)], closed=True
            ),
            "#241A1B",
        )
        for x in (-34, 8):
            fill_ellipse(painter, (x, -12), 6, 7, INK)
        line(painter, smooth([(-34, 26), (-12, 38), (12, 26)]), "#7E2F22", 6)


def _one_arm(painter: QPainter, since: float) -> None:
    with moved(painter, -172, 0, 0.92):
        _phone(painter)
    with moved(painter, 190, 0):
        fill(painter, smooth([(-80, 150), (-60, 92), (0, 70), (60, 92), (80, 150)], closed=True), RED)
        fill_ellipse(painter, (0, -8), 58, 68, "#B9774C")
        fill(
            painter,
            smooth(
                [(-58, -24), (-50, -72), (0, -88), (52, -72), (60, -20), (36, -52), (-36, -52)], closed=True
            ),
            "#241A1B",
        )
        for x in (-28, 8):
            fill_ellipse(painter, (x, -14), 5, 6, INK)
        fill_ellipse(painter, (-12, 24), 12, 5 + 4 * abs(math.sin(since * 6)), "#7E2F22")
    for index in range(3):
        phase = (since * 0.9 + index / 3) % 1
        arc = QPainterPath()
        box = QRectF(96 - 70 * phase - 60, -60 * (0.4 + phase), 120, 120 * (0.4 + phase))
        arc.arcMoveTo(box, 150)
        arc.arcTo(box, 150, 60)
        line(painter, arc, color(TEAL, 0.9 * (1 - phase)), 7)
    line(painter, smooth([(-56, 104), (118, 104)]), INK, 5)
    for x, way in ((-56, 1), (118, -1)):
        line(painter, smooth([(x + 18 * way, 90), (x, 104), (x + 18 * way, 118)]), INK, 5)
    write(painter, "এক হাত", QRectF(-87, 108, 236, 56), 32, INK, Qt.AlignmentFlag.AlignCenter)


def _ask_first(painter: QPainter, since: float) -> None:
    for x, cloth, hair in ((-150, TEAL, "#241A1B"), (150, "#8C2F39", "#4A4440")):
        with moved(painter, x, 46):
            fill(painter, smooth([(-86, 120), (-64, 66), (0, 46), (64, 66), (86, 120)], closed=True), cloth)
            fill_ellipse(painter, (0, -12), 50, 58, "#B9774C")
            fill(
                painter,
                smooth(
                    [(-52, -18), (-46, -64), (0, -80), (46, -64), (52, -16), (30, -46), (-30, -46)],
                    closed=True,
                ),
                hair,
            )
            for eye in (-18, 18):
                fill_ellipse(painter, (eye, -14), 5, 6, INK)
            line(painter, smooth([(-16, 14), (0, 23), (16, 14)]), "#7E2F22", 5)
    first, second = _ease((since - 0.7) / 0.35), _ease((since - 2.2) / 0.35)
    with moved(painter, -60, -92, first):
        painter.setBrush(color(MARIGOLD))
        painter.drawRoundedRect(QRectF(-62, -44, 124, 80), 26, 26)
        fill(painter, smooth([(-40, 30), (-56, 62), (-6, 34)], closed=True), MARIGOLD)
        write(painter, "তুলি?", QRectF(-62, -44, 124, 80), 36, INK, Qt.AlignmentFlag.AlignCenter)
    with moved(painter, 64, -60, second):
        painter.setBrush(color("#2E7D4F"))
        painter.drawRoundedRect(QRectF(-50, -40, 100, 72), 26, 26)
        fill(painter, smooth([(10, 28), (46, 56), (38, 24)], closed=True), "#2E7D4F")
        write(painter, "হ্যাঁ", QRectF(-50, -40, 100, 72), 34, PAPER, Qt.AlignmentFlag.AlignCenter)


def _two_seconds(painter: QPainter, since: float) -> None:
    waited = max(0.0, min(2.0, since - 1.8))
    ring = QRectF(-118, -118, 236, 236)
    painter.setPen(QPen(color("#E2DED5"), 20))
    painter.drawArc(ring, 0, 360 * 16)
    pen = QPen(color(TEAL), 20, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(ring, 90 * 16, int(-360 * 16 * waited / 2.0))
    painter.setPen(Qt.PenStyle.NoPen)
    if waited < 2.0:
        digit = "২" if waited < 1.0 else "১"
        write(painter, digit, QRectF(-110, -106, 220, 220), 130, INK, Qt.AlignmentFlag.AlignCenter)
        return
    painter.setBrush(color(RED))
    painter.drawRoundedRect(QRectF(-46, -46, 92, 92), 12, 12)
    _tick(painter, (150, -96), _ease((since - 3.9) / 0.3))


def _tick(painter: QPainter, at: tuple[float, float], grown: float) -> None:
    with moved(painter, *at, max(0.01, grown)):
        fill_ellipse(painter, (0, 0), 38, 38, "#2E7D4F")
        mark = QPainterPath(QPointF(-17, 1))
        mark.lineTo(-5, 14)
        mark.lineTo(18, -13)
        line(painter, mark, PAPER, 9)


def _ease(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


SLIDES: tuple[tuple[str, Slide], ...] = (
    ("", _opening),
    ("আড়াআড়ি ধরুন", _hold_wide),
    ("আলো মুখের দিকে", _light_in_front),
    ("এক হাত দূর থেকে", _one_arm),
    ("আগে অনুমতি নিন", _ask_first),
    ("দুই সেকেন্ড থামুন", _two_seconds),
)
