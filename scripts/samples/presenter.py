"""The invented presenter: one friendly person for the portrait photo and for the talking clip.

Figure units: the face is about 190 wide, (0, 0) is the middle of the face, the waist is near y = 620.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from scripts.samples.brush import color, fill, fill_ellipse, line, moved, smooth

SKIN, SKIN_SHADE, SKIN_LIGHT = "#B9774C", "#9C5F3A", "#CB8B60"
HAIR, HAIR_LIGHT = "#241A1B", "#43302D"
SARI, SARI_SHADE, SARI_FOLD = "#8C2F39", "#6E222E", "#A9454D"
BORDER, BLOUSE, BLOUSE_SHADE = "#F2A71B", "#3A4C73", "#2B3957"


@dataclass(frozen=True)
class Pose:
    """How the presenter stands in one moment; all but the tilt run from 0 to 1."""

    mouth: float = 0.0
    round_lips: float = 0.0
    blink: float = 0.0
    arm: float = 0.0
    tilt: float = 0.0
    brow: float = 0.0


def paint_presenter(painter: QPainter, pose: Pose) -> None:
    """Paint the whole figure from the hair to the waist."""
    with moved(painter, 0, 0, 1, pose.tilt * 0.4):
        _hair_behind(painter, pose)
    with moved(painter, 0, 0):
        painter.scale(0.87, 1)
        _body(painter)
    with moved(painter, 22, 0, 0.95):
        _arm(painter, pose.arm)
    with moved(painter, 0, 90, 1, pose.tilt):
        painter.translate(0, -90)
        _head(painter, pose)


def _hair_behind(painter: QPainter, pose: Pose) -> None:
    with moved(painter, 0, 90, 1, pose.tilt):
        painter.translate(0, -90)
        fill_ellipse(painter, (74, 62), 52, 50, HAIR)  # a low bun
        for index in range(9):  # jasmine around the bun
            angle = math.radians(-70 + index * 24)
            at = (76 + 54 * math.cos(angle), 62 + 52 * math.sin(angle))
            fill_ellipse(painter, at, 12, 12, "#E9E3D2")
            fill_ellipse(painter, (at[0] - 2, at[1] - 2), 9, 9, "#FFFDF5")
        hair = smooth(
            [(-104, 20), (-108, -40), (-84, -104), (0, -138), (84, -104), (108, -40), (104, 20), (0, 60)],
            closed=True,
        )
        fill(painter, hair, HAIR)


def _body(painter: QPainter) -> None:
    neck = smooth([(-44, 60), (-46, 120), (-70, 170), (0, 210), (70, 170), (46, 120), (44, 60)], closed=True)
    torso = smooth(
        [
            (-62, 158), (-150, 190), (-206, 244), (-236, 380), (-236, 640),
            (236, 640), (236, 380), (206, 244), (150, 190), (62, 158), (0, 196),
        ],
        closed=True,
    )  # fmt: skip
    fill(painter, torso, BLOUSE)
    fill(painter, neck, SKIN)
    shadow = smooth([(-44, 84), (-40, 118), (0, 142), (40, 118), (44, 84), (0, 112)], closed=True)
    fill(painter, shadow, SKIN_SHADE)
    collar = smooth([(-66, 158), (-34, 188), (0, 200), (34, 188), (66, 158)])
    line(painter, collar, BLOUSE_SHADE, 7)
    beads = smooth([(-52, 150), (-30, 178), (0, 190), (30, 178), (52, 150)])
    line(painter, beads, color("#F6D48A", 0.95), 4)
    _drape(painter, torso)


def _drape(painter: QPainter, torso: QPainterPath) -> None:
    """The sari over the left shoulder (right in the picture), with its border and kantha stitches."""
    painter.save()
    painter.setClipPath(torso)
    cloth = smooth(
        [(66, 130), (30, 260), (-80, 380), (-270, 470), (-270, 660), (270, 660), (270, 200), (170, 150)]
    )
    fill(painter, cloth, SARI)
    fill(
        painter, smooth([(210, 240), (170, 400), (150, 660), (270, 660), (270, 240)], closed=True), SARI_SHADE
    )
    folds = (
        [(92, 186), (70, 300), (-20, 430), (-150, 520)],
        [(128, 190), (120, 330), (50, 480), (-60, 600)],
        [(164, 200), (166, 350), (130, 500), (70, 640)],
    )
    for points in folds:
        line(painter, smooth(list(points)), color(SARI_FOLD, 0.9), 5)
    edge = [(74, 150), (36, 268), (-76, 388), (-262, 480)]
    line(painter, smooth(edge), BORDER, 26)
    line(painter, smooth(edge), color("#3A4C73"), 5)
    stitches = smooth([(x + 26, y + 26) for x, y in edge])
    length = stitches.length()
    for index in range(int(length // 22)):
        at = stitches.pointAtPercent(stitches.percentAtLength(index * 22.0))
        fill_ellipse(painter, (at.x(), at.y()), 3.4, 3.4, color("#FBF7EC", 0.85))
    painter.restore()


def _arm(painter: QPainter, lift: float) -> None:
    """Her right arm (left in the picture): down at 0, an open hand explaining at 1."""
    shoulder = (-176.0, 258.0)
    elbow = (-246.0 - 14 * lift, 470.0 - 16 * lift)
    angle = math.radians(64 - 178 * lift)
    hand = (elbow[0] + 175 * math.cos(angle) * 0.92, elbow[1] + 175 * math.sin(angle))
    upper, fore = QPainterPath(QPointF(*shoulder)), QPainterPath(QPointF(*elbow))
    upper.lineTo(*elbow)
    fore.lineTo(*hand)
    line(painter, fore, SKIN, 54)
    with moved(painter, *hand, 1, math.degrees(angle) + 90):
        _hand(painter)
    sleeve = QPainterPath(QPointF(*shoulder))
    sleeve.lineTo(shoulder[0] + (elbow[0] - shoulder[0]) * 0.5, shoulder[1] + (elbow[1] - shoulder[1]) * 0.5)
    line(painter, upper, SKIN_SHADE, 66)
    line(painter, sleeve, BLOUSE, 84)
    bangle_at = 0.72
    across = (hand[0] - elbow[0], hand[1] - elbow[1])
    size = math.hypot(*across)
    normal = (-across[1] / size * 29, across[0] / size * 29)
    for index, name in enumerate((BORDER, "#FBF7EC", BORDER)):
        share = bangle_at + index * 0.05
        middle = (elbow[0] + across[0] * share, elbow[1] + across[1] * share)
        ring = QPainterPath(QPointF(middle[0] - normal[0], middle[1] - normal[1]))
        ring.lineTo(middle[0] + normal[0], middle[1] + normal[1])
        line(painter, ring, name, 6)


def _hand(painter: QPainter) -> None:
    """An open palm pointing up (negative y), the wrist at (0, 0)."""
    for x, tip, turn in ((-20, -84, -10), (-6, -96, -3), (9, -94, 4), (23, -80, 11)):
        finger = QPainterPath(QPointF(x, -36))
        finger.lineTo(x + turn, tip)
        line(painter, finger, SKIN, 15)
    thumb = QPainterPath(QPointF(18, -14))
    thumb.lineTo(50, -44)
    line(painter, thumb, SKIN, 16)
    fill(painter, smooth([(-28, 0), (-31, -44), (0, -56), (31, -44), (27, 0), (0, 14)], closed=True), SKIN)
    fill(painter, smooth([(-12, -30), (0, -22), (14, -28), (4, -8)], closed=True), SKIN_LIGHT)


def _head(painter: QPainter, pose: Pose) -> None:
    for side in (-1, 1):  # ears and earrings
        fill_ellipse(painter, (side * 95, 8), 17, 26, SKIN_SHADE)
        fill_ellipse(painter, (side * 98, 42), 8, 8, BORDER)
        bell = smooth(
            [(side * 98 - 13, 68), (side * 98, 48), (side * 98 + 13, 68), (side * 98, 73)], closed=True
        )
        fill(painter, bell, BORDER)
    face = smooth(
        [
            (0, -112), (-62, -98), (-94, -40), (-93, 24), (-68, 82), (-26, 114),
            (0, 119), (26, 114), (68, 82), (93, 24), (94, -40), (62, -98),
        ],
        closed=True,
    )  # fmt: skip
    fill(painter, face, SKIN)
    painter.save()
    painter.setClipPath(face)
    fill(
        painter,
        smooth([(60, -112), (72, 0), (40, 126), (120, 126), (120, -112)], closed=True),
        color(SKIN_SHADE, 0.35),
    )
    for side in (-1, 1):
        fill_ellipse(painter, (side * 56, 40), 24, 16, color("#D0674A", 0.26))
    painter.restore()
    _hair_front(painter)
    _features(painter, pose)


def _hair_front(painter: QPainter) -> None:
    left = smooth(
        [(6, -120), (-52, -116), (-96, -66), (-103, 12), (-84, -26), (-56, -66), (2, -94)], closed=True
    )
    right = smooth([(0, -120), (58, -116), (98, -66), (103, 12), (84, -26), (58, -66), (4, -94)], closed=True)
    for half in (left, right):
        fill(painter, half, HAIR)
    line(painter, smooth([(-14, -112), (-58, -98), (-88, -56)]), color(HAIR_LIGHT, 0.9), 4)
    line(painter, smooth([(20, -112), (62, -96), (88, -56)]), color(HAIR_LIGHT, 0.7), 4)
    fill_ellipse(painter, (2, -62), 7, 7, "#A8281E")


def _features(painter: QPainter, pose: Pose) -> None:
    lift = -6 * pose.brow
    for side in (-1, 1):
        brow = smooth([(side * 20, -36 + lift), (side * 42, -46 + lift), (side * 66, -36 + lift)])
        line(painter, brow, HAIR, 6)
        _eye(painter, side * 42, -8, pose.blink)
        ring = QPainterPath()
        ring.addEllipse(QPointF(side * 42, -6), 34, 31)
        line(painter, ring, "#3A2A24", 4)
    line(painter, smooth([(-9, -10), (0, -14), (9, -10)]), "#3A2A24", 4)
    line(painter, smooth([(2, 6), (-9, 38), (4, 44)]), SKIN_SHADE, 5)
    _mouth(painter, pose)


def _eye(painter: QPainter, x: float, y: float, blink: float) -> None:
    opened = 1 - blink
    if opened > 0.25:
        fill_ellipse(painter, (x, y), 19, 12.5 * opened, "#FFF9F0")
        fill_ellipse(painter, (x, y), 10, min(10.0, 12.0 * opened), "#2A1712")
        fill_ellipse(painter, (x + 3.5, y - 4 * opened), 3, 3, "#FFFFFF")
    lid = smooth([(x - 20, y + 1), (x, y - 13 * opened + 4 * blink), (x + 20, y + 1)])
    line(painter, lid, "#2A1712", 5)


def _mouth(painter: QPainter, pose: Pose) -> None:
    width = 33 - 12 * pose.round_lips - 3 * pose.mouth
    drop = 30 * pose.mouth
    y = 70.0
    if drop < 3:
        line(
            painter,
            smooth(
                [(-width, y - 6), (-width * 0.5, y + 5), (0, y + 9), (width * 0.5, y + 5), (width, y - 6)]
            ),
            "#7E2F22",
            6,
        )
        return
    opening = smooth(
        [(-width, y - 2), (0, y + 2), (width, y - 2), (width * 0.62, y + drop * 0.8), (0, y + 6 + drop),
         (-width * 0.62, y + drop * 0.8)],
        closed=True,
    )  # fmt: skip
    fill(painter, opening, "#5A1A16")
    painter.save()
    painter.setClipPath(opening)
    if pose.round_lips < 0.5:
        painter.fillRect(QRectF(-width, y - 6, 2 * width, 13), color("#FFF9F0"))
    fill_ellipse(painter, (0, y + drop + 10), 18, 12, "#C85F56")
    painter.restore()
    line(painter, opening, "#8E3527", 5)
