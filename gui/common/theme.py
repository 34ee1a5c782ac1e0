"""The look: tokens from assets/themes, turned into Qt's palette, font and style sheet.

Widgets that paint themselves ask `colour("accent")` while painting, so a theme switch reaches them too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from toolkit.core.paths import assets

ThemeName = Literal["light", "dark"]
ThemeChoice = Literal["system", "light", "dark"]
ColourToken = Literal[
    "ground", "surface", "line", "text", "muted", "accent", "on-accent", "marigold", "red", "green"
]
TypeToken = Literal["body", "secondary", "label", "section", "title"]

# The spacing grid, px: margins, paddings and gaps are one of these.
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32

_FAMILIES = ["Hind Siliguri", "Noto Sans Bengali"]
_FACES = ("HindSiliguri_400Regular.ttf", "HindSiliguri_600SemiBold.ttf")
_FALLBACK_FACES = ("NotoSansBengali_400Regular.ttf", "NotoSansBengali_600SemiBold.ttf")


@dataclass(frozen=True)
class Tokens:
    """One theme, read."""

    name: ThemeName
    colours: Mapping[ColourToken, str]
    sizes: Mapping[TypeToken, int]
    large_text: float
    radius_card: int
    radius_control: int
    ring: int

    def size(self, token: TypeToken, *, large: bool) -> int:
        """A text size in px."""
        return round(self.sizes[token] * (self.large_text if large else 1))


@cache
def tokens(name: ThemeName) -> Tokens:
    """The tokens of a theme."""
    folder = assets() / "themes"
    base = tomllib.loads((folder / "base.toml").read_text(encoding="utf-8"))
    read = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    colours: dict[ColourToken, str] = {token: read[token] for token in get_args(ColourToken)}
    sizes = dict(base["type"])
    large = sizes.pop("large-text")
    radius = base["radius"]
    return Tokens(name, colours, sizes, large, radius["card"], radius["control"], base["focus"]["ring"])


def colour(token: ColourToken) -> QColor:
    """The colour of a token in the theme on screen."""
    name: ThemeName = "dark" if QApplication.palette().window().color().lightness() < 128 else "light"
    return QColor(tokens(name).colours[token])


def text_size(token: TypeToken) -> int:
    """The size of a kind of text on screen, px; follows the large-text setting."""
    body = tokens("light").sizes["body"]
    return round(tokens("light").sizes[token] * QApplication.font().pixelSize() / body)


def load_fonts() -> None:
    """Give Qt the interface's faces from assets/fonts; Noto Sans Bengali where Hind Siliguri is missing."""
    folder = assets() / "fonts"
    found = [folder / "HindSiliguri" / face for face in _FACES]
    if not all(face.is_file() for face in found):
        found += [folder / "NotoSansBengali" / face for face in _FALLBACK_FACES]
    for face in found:
        QFontDatabase.addApplicationFont(str(face))


class Theme(QObject):
    """Applies a theme to the application and keeps it, live."""

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: ThemeChoice = "system", *, large_text: bool = False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice: ThemeChoice = choice
        self._large = large_text
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._apply()

    @property
    def name(self) -> ThemeName:
        """The theme on screen."""
        if self._choice != "system":
            return self._choice
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose: a theme, or to follow the system."""
        return self._choice

    @property
    def large_text(self) -> bool:
        """Whether all text is 1.25 times as large."""
        return self._large

    def set_choice(self, choice: ThemeChoice) -> None:
        """Switch the theme now."""
        if choice != self._choice:
            self._choice = choice
            self._apply()

    def set_large_text(self, large: bool) -> None:
        """Switch the text size now."""
        if large != self._large:
            self._large = large
            self._apply()

    def _on_system_scheme_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        current = tokens(self.name)
        self._app.setPalette(palette(current))
        self._app.setFont(interface_font(current.size("body", large=self._large)))
        self._app.setStyleSheet(style_sheet(current, large=self._large))
        self.changed.emit()


def interface_font(pixels: int) -> QFont:
    """The interface's font at a size in px."""
    font = QFont(_FAMILIES)
    font.setPixelSize(pixels)
    return font


def palette(theme: Tokens) -> QPalette:
    """The theme as Qt's palette, for whatever the style sheet does not reach."""
    get = {token: QColor(value) for token, value in theme.colours.items()}
    roles = QPalette.ColorRole
    result = QPalette(get["surface"], get["ground"])
    pairs: dict[QPalette.ColorRole, ColourToken] = {
        roles.Window: "ground",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "ground",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "muted",
        roles.Highlight: "accent",
        roles.HighlightedText: "on-accent",
        roles.Accent: "accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.BrightText: "red",
        roles.Light: "surface",
        roles.Midlight: "line",
        roles.Mid: "line",
        roles.Dark: "muted",
    }
    for role, token in pairs.items():
        result.setColor(role, get[token])
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, get["muted"])
    result.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, get["line"])
    return result


def style_sheet(theme: Tokens, *, large: bool) -> str:
    """The style sheet of a theme; `assets/themes/app.qss` with the tokens filled in."""
    source = (assets() / "themes" / "app.qss").read_text(encoding="utf-8")
    values: dict[str, object] = {token.replace("-", "_"): value for token, value in theme.colours.items()}
    values |= {f"size_{token}": theme.size(token, large=large) for token in theme.sizes}
    values |= {
        "radius_card": theme.radius_card,
        "radius_control": theme.radius_control,
        "ring": theme.ring,
        "hover": _mix(theme, "accent", "surface", 0.10),
        "pressed": _mix(theme, "accent", "surface", 0.20),
        "accent_hover": _mix(theme, "accent", "text", 0.88),
        "art": (assets() / "themes").as_posix(),
        "name": theme.name,
    }
    return Template(source).substitute(values)


def _mix(theme: Tokens, first: ColourToken, second: ColourToken, share: float) -> str:
    """`share` of the first colour over the second."""
    one, two = QColor(theme.colours[first]), QColor(theme.colours[second])
    parts = zip((one.red(), one.green(), one.blue()), (two.red(), two.green(), two.blue()), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    lights = sorted((_luminance(QColor(first)), _luminance(QColor(second))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(value: QColor) -> float:
    channels = (value.redF(), value.greenF(), value.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
