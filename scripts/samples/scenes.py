"""Four painted photos: a bright portrait, a dusk landscape, a bright meeting, a dark evening."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QPainterPath

from scripts.samples.brush import (
    Point,
    blurred,
    canvas,
    color,
    fill,
    fill_ellipse,
    glow,
    grain,
    hills,
    line,
    moved,
    painting,
    polygon,
    sky,
    smooth,
    vignette,
)
from scripts.samples.presenter import Pose, paint_presenter


def portrait() -> QImage:
    """A teacher by a window, her books behind her: 1200 × 1500."""
    width, height = 1200, 1500
    room = canvas(width, height)
    with painting(room) as painter:
        sky(painter, QRectF(0, 0, width, height), (0, "#F3E6C8"), (1, "#D9BE90"))
        _bookshelf(painter, QRectF(640, 120, 620, 1300))
        _window(painter, QRectF(-40, 90, 470, 800))
    image = blurred(room, 14)
    with painting(image) as painter:
        glow(painter, (160, 420), 900, "#FFF4D6", 0.75)
        with moved(painter, 590, 640, 1.62):
            paint_presenter(painter, Pose(mouth=0.0, tilt=2.0, arm=-0.1))
        glow(painter, (120, 520), 760, "#FFF1CC", 0.28)
    vignette(image, "#4A2E14", 0.28)
    grain(image, 1)
    return image


def river_dusk() -> QImage:
    """Boats coming home on a wide river at dusk, kash grass in front: 1600 × 1067."""
    width, height, water = 1600, 1067, 610.0
    image = canvas(width, height)
    with painting(image) as painter:
        sky(
            painter,
            QRectF(0, 0, width, water),
            (0, "#274B66"),
            (0.45, "#B9798A"),
            (0.78, "#F0A36B"),
            (1, "#FBD08A"),
        )
        sun = (1080.0, 540.0)
        glow(painter, sun, 520, "#FFE3A1", 0.9)
        fill_ellipse(painter, sun, 56, 56, "#FFF0C4")
        _clouds(painter, width)
        far, near = [26, 44, 30, 52, 40, 30, 22, 26, 40, 30, 46], [4, 14, 60, 96, 74, 30, 6, 0, 0, 6, 22]
        fill(painter, hills(width, water, [float(bump) for bump in far], water), "#8C6A78")
        fill(painter, hills(width, water, [float(bump) for bump in near], water), "#4C4A5A")
        for x, scale in ((250, 1.0), (330, 0.8), (455, 1.15), (560, 0.85)):
            _palm(painter, x, water - 30, scale, "#3D3E4E")
        _river(painter, width, height, water, sun[0])
        _boat(painter, (760, 690), 1.0, "#2A2633", sail="#7C3B3A")
        _boat(painter, (1230, 660), 0.55, "#4A3A46", sail="#A85B4B")
        _kash(painter, width, height, 11)
    vignette(image, "#140F1E", 0.35)
    grain(image, 2)
    return image


def meeting_bright() -> QImage:
    """A village meeting under a great tree on a bright morning: 1600 × 1067."""
    width, height, ground = 1600, 1067, 640.0
    image = canvas(width, height)
    with painting(image) as painter:
        sky(painter, QRectF(0, 0, width, ground), (0, "#8FCBE0"), (0.7, "#D5EDF0"), (1, "#F7F3DC"))
        fill(painter, hills(width, ground, [50, 84, 60, 92, 70, 60, 96, 74, 90, 60], ground + 20), "#A5C9A0")
        fill(painter, hills(width, ground, [20, 40, 56, 30, 24, 44, 30, 60, 40, 26], ground + 20), "#7DB07F")
        _hut(painter, 190, ground + 34, 1.0)
        _hut(painter, 1400, ground + 22, 0.72)
        sky(
            painter,
            QRectF(0, ground, width, height - ground),
            (0, "#C8D68A"),
            (0.5, "#B3C46F"),
            (1, "#8FA653"),
        )
        path = smooth(
            [
                (1180, 642),
                (1080, 720),
                (1240, 860),
                (1100, 1080),
                (1500, 1080),
                (1480, 860),
                (1230, 720),
                (1222, 642),
            ],
            closed=True,
        )
        fill(painter, path, "#E7D6A4")
        _tree(painter, 780, ground + 60)
        _gathering(painter)
    vignette(image, "#24401C", 0.16)
    grain(image, 3, 0.04)
    return image


def lantern_night() -> QImage:
    """A reading circle round a lantern at night, under stars: 1080 × 1440."""
    width, height, ground = 1080, 1440, 930.0
    image = canvas(width, height)
    stars = random.Random(8)
    with painting(image) as painter:
        sky(painter, QRectF(0, 0, width, ground), (0, "#0A1426"), (0.6, "#14283F"), (1, "#2B3D4E"))
        for _ in range(150):
            at = (stars.uniform(0, width), stars.uniform(0, 720))
            radius = stars.choice((1.0, 1.3, 1.8, 2.6))
            fill_ellipse(painter, at, radius, radius, color("#F4EBD0", stars.uniform(0.35, 0.9)))
        fill_ellipse(painter, (820, 210), 62, 62, "#F3E9C8")
        fill_ellipse(painter, (794, 196), 58, 58, "#101E32")
        fill(painter, hills(width, ground, [120, 190, 150, 220, 130, 160, 240, 180], ground + 10), "#0E1C28")
        _palm(painter, 130, ground, 2.1, "#0A151E")
        _palm(painter, 985, ground, 1.6, "#0A151E")
        sky(painter, QRectF(0, ground, width, height - ground), (0, "#1B2225"), (1, "#0A0E10"))
        light = (540.0, 1120.0)
        glow(painter, light, 640, "#F2A347", 0.75)
        mat = smooth([(120, 1190), (540, 1060), (960, 1190), (540, 1390)], closed=True)
        fill(painter, mat, color("#8A4B26", 0.85))
        line(
            painter,
            smooth([(160, 1190), (540, 1080), (920, 1190), (540, 1362), (160, 1190)]),
            color("#E9B765", 0.7),
            5,
        )
        for x, y, scale, turn in (
            (270, 1060, 1.0, 1),
            (420, 1010, 0.86, 1),
            (680, 1012, 0.86, -1),
            (820, 1064, 1.0, -1),
        ):
            _reader(painter, (x, y), scale, turn)
        _lantern(painter, light)
        glow(painter, light, 300, "#FFD58A", 0.55)
    vignette(image, "#000000", 0.55)
    grain(image, 4, 0.06)
    return image


def _bookshelf(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(area, color("#7B4B2A"))
    books = random.Random(5)
    spines = ("#0F5C5C", "#B5432E", "#F2A71B", "#E8D8B0", "#4B3A5A", "#2F6D8A", "#8C2F39", "#5E7F3A")
    for shelf in range(5):
        top = area.top() + 24 + shelf * 258
        painter.fillRect(QRectF(area.left() + 20, top, area.width() - 40, 234), color("#4A2B18"))
        x = area.left() + 30
        while x < area.right() - 60:
            wide, tall = books.uniform(22, 46), books.uniform(150, 214)
            painter.fillRect(QRectF(x, top + 234 - tall, wide - 3, tall), color(books.choice(spines)))
            x += wide + (30 if books.random() < 0.12 else 0)


def _window(painter: QPainter, area: QRectF) -> None:
    sky(painter, area, (0, "#FFFFFF"), (0.6, "#EAF6E4"), (1, "#B9D6A4"))
    for x in (area.left() + 8, area.center().x(), area.right() - 8):
        painter.fillRect(QRectF(x - 12, area.top() - 10, 24, area.height() + 20), color("#8A5A36"))
    for y in (area.top(), area.center().y(), area.bottom()):
        painter.fillRect(QRectF(area.left() - 4, y - 11, area.width() + 8, 22), color("#8A5A36"))


def _clouds(painter: QPainter, width: int) -> None:
    bands = random.Random(21)
    for _ in range(26):
        x, y = bands.uniform(-100, width), bands.uniform(40, 470)
        wide, thin = bands.uniform(120, 420), bands.uniform(4, 13)
        fill_ellipse(
            painter, (x, y), wide, thin, color("#F9C49A" if y > 220 else "#C99AA6", bands.uniform(0.1, 0.32))
        )


def _palm(painter: QPainter, x: float, y: float, scale: float, name: str) -> None:
    with moved(painter, x, y, scale):
        line(painter, smooth([(0, 20), (5, -60), (-2, -130)]), name, 9)
        for angle in (-168, -140, -112, -78, -44, -14, 12, 168):
            turn = math.radians(angle)
            tip = (-2 + 74 * math.cos(turn), -130 + 52 * math.sin(turn) + 16)
            mid = (-2 + 40 * math.cos(turn), -130 + 44 * math.sin(turn) - 8)
            leaf = smooth([(-2, -130), (mid[0], mid[1] - 7), tip, (mid[0], mid[1] + 9)], closed=True)
            fill(painter, leaf, name)


def _river(painter: QPainter, width: int, height: int, water: float, sun_x: float) -> None:
    sky(painter, QRectF(0, water, width, height - water), (0, "#F3BC7F"), (0.3, "#B67F80"), (1, "#2E3F58"))
    ripples = random.Random(3)
    for _ in range(230):
        depth = ripples.random() ** 1.4
        y = water + 6 + depth * (height - water - 10)
        x = ripples.uniform(-60, width)
        length = 18 + 150 * depth * ripples.random()
        light = ripples.random() < 0.5
        tone = color("#FFE0A8", 0.10 + 0.20 * (1 - depth)) if light else color("#2B3450", 0.10 + 0.12 * depth)
        fill_ellipse(painter, (x, y), length, 1.2 + 2.6 * depth, tone)
    for index in range(46):  # the sun's path on the water
        share = index / 46
        spread = 30 + 150 * share
        x = sun_x + ripples.uniform(-spread, spread) * 0.6
        at = (x, water + 6 + share * 330)
        fill_ellipse(
            painter,
            at,
            20 + 50 * share * ripples.random(),
            2 + 3 * share,
            color("#FFF0C0", 0.75 - 0.6 * share),
        )


def _boat(painter: QPainter, at: Point, scale: float, name: str, sail: str) -> None:
    with moved(painter, *at, scale):
        fill_ellipse(painter, (0, 26), 170, 9, color("#2A2233", 0.35))
        fill(
            painter,
            smooth([(-40, -8), (-46, -150), (-26, -236), (62, -190), (86, -60), (60, -10)], closed=True),
            sail,
        )
        for share in (0.3, 0.55, 0.8):
            seam = smooth(
                [(-44 + 4 * share, -236 + 230 * share), (20, -216 + 226 * share), (80, -200 + 210 * share)]
            )
            line(painter, seam, color("#2A1A1E", 0.3), 3)
        line(painter, polygon([(-48, 0), (-40, -250), (-36, -250), (-42, 0)]), name, 4)
        fill(
            painter,
            smooth(
                [
                    (-190, -34),
                    (-120, 6),
                    (0, 16),
                    (110, 8),
                    (206, -46),
                    (150, 22),
                    (60, 36),
                    (-80, 34),
                    (-150, 14),
                ],
                closed=True,
            ),
            name,
        )
        fill(painter, smooth([(64, 8), (70, -34), (118, -40), (136, 4)], closed=True), "#3A2E33")
        fill_ellipse(painter, (-132, -64), 13, 14, name)
        fill(
            painter, smooth([(-150, 0), (-148, -42), (-132, -54), (-114, -40), (-112, 4)], closed=True), name
        )
        line(painter, smooth([(-120, -36), (-170, 20), (-206, 60)]), name, 5)


def _kash(painter: QPainter, width: int, height: int, seed: int) -> None:
    """White autumn grass leaning with the wind in the two lower corners."""
    wind = random.Random(seed)
    for _ in range(120):
        side = wind.random()
        x = width * (0.36 * side**1.6) if wind.random() < 0.62 else width * (1 - 0.24 * side**1.6)
        tall = wind.uniform(150, 380) * (1 - 0.45 * side)
        lean = wind.uniform(20, 90)
        top = (x + lean, height - tall)
        stem = smooth([(x, height + 10), (x + lean * 0.25, height - tall * 0.6), top])
        line(painter, stem, color("#1E2A2C", 0.9), 3)
        for _ in range(9):
            out, rise = wind.uniform(8, 44), wind.uniform(34, 96)
            start = (top[0] - lean * 0.1, top[1] + wind.uniform(-34, 22))
            feather = smooth(
                [start, (start[0] + out * 0.25, start[1] - rise * 0.6), (start[0] + out, start[1] - rise)]
            )
            line(
                painter,
                feather,
                color(wind.choice(("#F6E4CF", "#FFF6E6", "#E8C9B4")), wind.uniform(0.25, 0.6)),
                wind.uniform(2.5, 6),
            )


def _hut(painter: QPainter, x: float, y: float, scale: float) -> None:
    with moved(painter, x, y, scale):
        painter.fillRect(QRectF(-120, -120, 240, 124), color("#D89B6A"))
        painter.fillRect(QRectF(-120, -22, 240, 26), color("#B9794B"))
        painter.fillRect(QRectF(-26, -84, 52, 88), color("#5A3A28"))
        for side in (-86, 56):
            painter.fillRect(QRectF(side, -82, 34, 34), color("#5A3A28"))
        fill(
            painter,
            smooth([(-164, -104), (-100, -190), (0, -214), (100, -190), (164, -104), (0, -126)], closed=True),
            "#B08A4A",
        )
        line(painter, smooth([(-164, -104), (0, -126), (164, -104)]), "#8C6A34", 8)


def _tree(painter: QPainter, x: float, y: float) -> None:
    leaves = random.Random(14)
    fill_ellipse(painter, (x, y + 30), 560, 70, color("#5C7A32", 0.55))
    outline = (
        (-110, 30), (-62, -40), (-50, -190), (-150, -330), (-30, -260), (0, -380), (26, -260),
        (160, -330), (54, -180), (64, -40), (120, 30), (0, 12),
    )  # fmt: skip
    trunk = smooth([(x + dx, y + dy) for dx, dy in outline], closed=True)
    for tone, spread, lift, size in (
        ("#2F6B3C", 1.0, 0, 116),
        ("#3F8447", 0.93, 18, 96),
        ("#5DA357", 0.8, 50, 74),
    ):
        if tone == "#3F8447":
            fill(painter, trunk, "#6B4A30")
            for root in (-30, -12, 12, 34):
                line(
                    painter,
                    smooth([(x + root, y - 180), (x + root * 1.2, y - 60), (x + root * 2.2, y + 14)]),
                    color("#4C3320", 0.55),
                    6,
                )
        for _ in range(44):
            angle, reach = leaves.uniform(0, math.tau), leaves.random() ** 0.5
            at = (
                x + math.cos(angle) * reach * 500 * spread,
                y - 400 - lift + math.sin(angle) * reach * 165 * spread,
            )
            radius = size * leaves.uniform(0.6, 1.0)
            fill_ellipse(painter, at, radius * 1.15, radius * 0.8, color(tone, 0.92))
    for _ in range(70):
        angle, reach = leaves.uniform(0, math.tau), leaves.random() ** 0.5
        at = (x - 40 + math.cos(angle) * reach * 360, y - 480 + math.sin(angle) * reach * 96)
        fill_ellipse(painter, at, 24, 10, color("#8CC06B", 0.4))


def _gathering(painter: QPainter) -> None:
    crowd = random.Random(33)
    with moved(painter, 1010, 720, 1.05):
        _standing(painter, "#0F5C5C", "#F2A71B")
    clothes = (
        "#B5432E",
        "#E9E2CF",
        "#2F6D8A",
        "#F2A71B",
        "#6A4A7A",
        "#FFFFFF",
        "#8C2F39",
        "#3E7D5A",
        "#D97A5A",
    )
    people = []
    for row, (y, count, scale) in enumerate(((800.0, 8, 0.8), (876.0, 8, 1.0), (970.0, 8, 1.25))):
        for index in range(count):
            x = 190 + index * 106 * (0.9 + 0.14 * row) + crowd.uniform(-16, 16) - row * 60
            people.append((x, y + crowd.uniform(-10, 10), scale))
    for x, y, scale in people:
        _seated(painter, (x, y), scale, crowd.choice(clothes), bun=crowd.random() < 0.5)


def _standing(painter: QPainter, cloth: str, trim: str) -> None:
    fill_ellipse(painter, (0, 96), 60, 10, color("#4E6A2C", 0.5))
    fill(
        painter,
        smooth(
            [(-34, 92), (-38, 0), (-26, -62), (0, -76), (26, -62), (40, 0), (38, 92), (0, 98)], closed=True
        ),
        cloth,
    )
    line(painter, smooth([(18, -66), (-6, -10), (-36, 30)]), trim, 9)
    line(painter, smooth([(-26, -50), (-58, -30), (-84, -62)]), "#9C5F3A", 15)
    line(painter, smooth([(28, -48), (46, -8), (34, 22)]), "#9C5F3A", 15)
    line(painter, polygon([(0, -92), (0, -74)]), "#9C5F3A", 18)
    fill_ellipse(painter, (0, -112), 26, 29, "#B9774C")
    fill(
        painter,
        smooth(
            [(-28, -108), (-24, -138), (0, -147), (26, -136), (29, -104), (12, -128), (-14, -128)],
            closed=True,
        ),
        "#241A1B",
    )
    fill_ellipse(painter, (25, -100), 14, 15, "#241A1B")


def _seated(painter: QPainter, at: Point, scale: float, cloth: str, *, bun: bool) -> None:
    """Somebody sitting on the ground, seen from behind."""
    with moved(painter, *at, scale):
        fill_ellipse(painter, (0, 58), 62, 12, color("#55702F", 0.5))
        fill(
            painter,
            smooth(
                [(-56, 56), (-46, 10), (-38, -22), (0, -36), (38, -22), (46, 10), (56, 56), (0, 64)],
                closed=True,
            ),
            cloth,
        )
        fill(
            painter,
            smooth([(8, -34), (38, -22), (46, 10), (56, 56), (22, 62), (30, 10)], closed=True),
            color("#000000", 0.14),
        )
        fill(painter, smooth([(-12, -30), (-12, -46), (12, -46), (12, -30)], closed=True), "#9C5F3A")
        fill_ellipse(painter, (0, -64), 25, 28, "#241A1B")
        if bun:
            fill_ellipse(painter, (0, -54), 16, 15, "#3A2A28")
            line(painter, smooth([(-8, -58), (0, -63), (8, -58)]), "#55403C", 2.5)
        else:
            fill_ellipse(painter, (-24, -60), 5, 8, "#9C5F3A")
            fill_ellipse(painter, (24, -60), 5, 8, "#9C5F3A")


def _reader(painter: QPainter, at: Point, scale: float, facing: int) -> None:
    """Somebody reading by lamplight: dark outside, lit on the lamp's side."""
    with moved(painter, *at, scale):
        painter.scale(facing, 1)
        body = smooth(
            [
                (-86, 140),
                (-70, 40),
                (-40, -18),
                (10, -34),
                (44, 0),
                (60, 70),
                (110, 120),
                (96, 150),
                (0, 162),
            ],
            closed=True,
        )
        fill(painter, body, "#23333A")
        lit = QLinearGradient(QPointF(20, 0), QPointF(104, 60))
        lit.setColorAt(0, color("#E0873A", 0.0))
        lit.setColorAt(1, color("#F2A75A", 0.85))
        painter.fillPath(body, lit)
        fill_ellipse(painter, (14, -74), 38, 43, "#1A1518")
        face = smooth([(20, -104), (44, -92), (52, -70), (44, -44), (22, -36), (12, -60)], closed=True)
        fill(painter, face, "#B06A35")
        book = polygon([(58, 44), (112, 26), (128, 74), (72, 96)])
        fill(painter, book, "#F4DDA8")
        line(painter, polygon([(58, 44), (72, 96)]), "#8A3B22", 5)
        line(painter, smooth([(30, 10), (46, 62), (78, 84)]), "#8C4F28", 17)


def _lantern(painter: QPainter, at: Point) -> None:
    with moved(painter, *at, 1.25):
        handle = QPainterPath()
        handle.arcMoveTo(QRectF(-42, -104, 84, 120), 0)
        handle.arcTo(QRectF(-42, -104, 84, 120), 0, 180)
        line(painter, handle, "#2A1C12", 5)
        fill(
            painter,
            smooth([(-30, 40), (-36, -8), (-20, -44), (20, -44), (36, -8), (30, 40)], closed=True),
            "#FFE2A0",
        )
        fill(painter, smooth([(-9, 30), (-11, 8), (0, -26), (11, 8), (9, 30)], closed=True), "#FFFDF0")
        painter.fillRect(QRectF(-40, 38, 80, 24), color("#3A2416"))
        painter.fillRect(QRectF(-30, -56, 60, 14), color("#3A2416"))
        for x in (-30, 30):
            painter.fillRect(QRectF(x - 3, -46, 6, 88), color("#3A2416"))
