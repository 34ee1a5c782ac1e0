"""Brand kits: colours, fonts, logo and words of one organisation (`assets/brands/<id>/brand.json`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from toolkit.core.documents import convert, read_json
from toolkit.core.errors import DocumentInvalid, DocumentTooNew, ToolkitError
from toolkit.core.paths import assets, data_dir
from toolkit.graphics.errors import BrandNotFound
from toolkit.graphics.format import Key, Localized, Strict

VERSION = 1
DEFAULT_BRAND = "shalpata"
MIN_CONTRAST = 4.5  # WCAG 2 AA for body text

Hex = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}$")]
COLOR_TOKENS = ("primary", "onPrimary", "accent", "onAccent", "surface", "onSurface")
FONT_TOKENS = ("heading", "body")
TEXT_TOKENS = ("tagline", "handle", "name")


class Colors(Strict, frozen=True, kw_only=True):
    """The six colours, as #RRGGBB; each on-colour is for text on its ground."""

    primary: Hex
    on_primary: Hex
    accent: Hex
    on_accent: Hex
    surface: Hex
    on_surface: Hex


class Fonts(Strict, frozen=True, kw_only=True):
    """Families among the bundled fonts."""

    heading: str
    body: str


class Logo(Strict, frozen=True, kw_only=True):
    """The mark for light grounds and for dark ones: SVG or PNG files in the kit's folder."""

    light: str
    dark: str


class BrandKit(Strict, frozen=True, kw_only=True):
    """The whole of a `brand.json`."""

    format: Literal["karmashala-brand"]
    version: Annotated[int, Meta(ge=1)]
    id: Key
    name: Localized
    tagline: Localized | str = ""
    handle: str = ""
    logo: Logo | None = None
    colors: Colors
    fonts: Fonts


@dataclass(frozen=True)
class Brand:
    """A brand kit and the folder it lives in."""

    kit: BrandKit
    folder: Path

    @property
    def id(self) -> str:
        """The kit's id."""
        return self.kit.id

    def color(self, token: str) -> str:
        """The #RRGGBB of a colour token without its @, such as `onPrimary`."""
        value = getattr(self.kit.colors, re.sub("[A-Z]", lambda m: f"_{m[0].lower()}", token))
        return str(value)

    def font(self, token: str) -> str:
        """The family of `heading` or `body`."""
        return self.kit.fonts.heading if token == "heading" else self.kit.fonts.body

    def text(self, token: str, language: Literal["bn", "en"] = "bn") -> str:
        """The words of `tagline`, `handle` or `name`."""
        value = {"tagline": self.kit.tagline, "handle": self.kit.handle, "name": self.kit.name}[token]
        return value if isinstance(value, str) else getattr(value, language, "")

    def logo(self, ground: str) -> Path | None:
        """The logo's file for a ground of colour #RRGGBB."""
        if self.kit.logo is None:
            return None
        dark = contrast(ground, "#ffffff") >= contrast(ground, "#000000")
        return self.folder / (self.kit.logo.dark if dark else self.kit.logo.light)


def load_brand(folder: Path) -> Brand:
    """The brand kit in a folder.

    Raises:
        DocumentInvalid: it breaks the format, its artwork is missing, or its colours are hard to read.
        DocumentTooNew: it was made by a newer version.
    """
    path = folder / "brand.json"
    value = read_json(path)
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise DocumentTooNew(path=path, version=version, known=VERSION)
    kit = convert(value, BrandKit, path)
    if kit.logo is not None:
        for pointer, name in (("/logo/light", kit.logo.light), ("/logo/dark", kit.logo.dark)):
            require_inside(folder, name, path, pointer)
    check_contrast(kit, path)
    return Brand(kit, folder)


def check_contrast(kit: BrandKit, path: Path) -> None:
    """Raise DocumentInvalid when text in an on-colour would be hard to read on its ground."""
    for ground, text in (("primary", "onPrimary"), ("accent", "onAccent"), ("surface", "onSurface")):
        brand = Brand(kit, path.parent)
        ratio = contrast(brand.color(ground), brand.color(text))
        if ratio < MIN_CONTRAST:
            reason = f"contrast with {ground} is {ratio:.1f}:1, at least {MIN_CONTRAST}:1 is needed"
            raise DocumentInvalid(path=path, pointer=f"/colors/{text}", reason=reason)


def brand_roots() -> tuple[Path, ...]:
    """Where brand kits are: the bundled ones, then the user's own."""
    return assets() / "brands", data_dir() / "brands"


def list_brands(
    roots: Sequence[Path] | None = None, problems: list[ToolkitError] | None = None
) -> list[Brand]:
    """Every brand kit under the roots (default: `brand_roots`), by id; the first of an id wins.

    Args:
        roots: folders that hold brand folders.
        problems: takes what is wrong with kits that cannot be used; without it, the first is raised.
    """
    found: dict[str, Brand] = {}
    for root in brand_roots() if roots is None else roots:
        for file in sorted(root.glob("*/brand.json")):
            try:
                brand = load_brand(file.parent)
            except ToolkitError as error:
                if problems is None:
                    raise
                problems.append(error)
            else:
                found.setdefault(brand.id, brand)
    return [found[key] for key in sorted(found)]


def default_brand(brands: Sequence[Brand]) -> Brand:
    """The brand to begin with: the bundled sample brand where it is there, else the first.

    Raises:
        BrandNotFound: there is no brand at all.
    """
    for brand in brands:
        if brand.id == DEFAULT_BRAND:
            return brand
    if not brands:
        raise BrandNotFound(brand=DEFAULT_BRAND, known="")
    return brands[0]


def find_brand(brand_id: str, roots: Sequence[Path] | None = None) -> Brand:
    """The brand kit of that id.

    Raises:
        BrandNotFound: there is none.
    """
    brands = list_brands(roots)
    for brand in brands:
        if brand.id == brand_id:
            return brand
    raise BrandNotFound(brand=brand_id, known=", ".join(brand.id for brand in brands))


def require_inside(folder: Path, name: str, path: Path, pointer: str) -> Path:
    """The file `name` of `folder`; DocumentInvalid when it is missing or outside the folder."""
    if "\\" in name or ":" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        raise DocumentInvalid(path=path, pointer=pointer, reason=f"“{name}” points outside its folder")
    file = folder / name
    if not file.is_file():
        raise DocumentInvalid(path=path, pointer=pointer, reason=f"there is no file “{name}”")
    if not file.resolve().is_relative_to(folder.resolve()):
        raise DocumentInvalid(path=path, pointer=pointer, reason=f"“{name}” points outside its folder")
    return file


def luminance(color: str) -> float:
    """Relative luminance of #RRGGBB by WCAG 2, 0 to 1."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours by WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
