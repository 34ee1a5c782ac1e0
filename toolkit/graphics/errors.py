"""What can go wrong while making a graphic."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class TemplateNotFound(ToolkitError):
    """No template has that id. Params: template, known."""

    code = "template-not-found"


class BrandNotFound(ToolkitError):
    """No brand kit has that id. Params: brand, known."""

    code = "brand-not-found"


class SizeNotFound(ToolkitError):
    """The template has no such size. Params: size, known."""

    code = "size-not-found"


class FieldUnknown(ToolkitError):
    """The template has no such field. Params: field, known."""

    code = "field-unknown"


class FieldMissing(ToolkitError):
    """A required field is empty. Params: field."""

    code = "field-missing"


class FieldInvalid(ToolkitError):
    """The value does not suit the field. Params: field, value, expected."""

    code = "field-invalid"


class TextTooLong(ToolkitError):
    """The text does not fit even at the smallest type. Params: field, size."""

    code = "text-too-long"


class OutsideSafeArea(ToolkitError):
    """A text reaches into the part of a picture that apps cover. Params: layer, size."""

    code = "outside-safe-area"


class FontMissing(ToolkitError):
    """The family is not among the bundled fonts. Params: family, known."""

    code = "font-missing"


class WeightMissing(ToolkitError):
    """The bundled family has no such weight; faking it would be ugly. Params: family, weight, known."""

    code = "weight-missing"


class GlyphMissing(ToolkitError):
    """The font cannot draw a character. Params: character, codepoint, family, field (where it is known)."""

    code = "glyph-missing"


class PhotoInvalid(ToolkitError):
    """The file is not a picture this program can read. Params: path, reason."""

    code = "photo-invalid"


class PhotoTooLarge(ToolkitError):
    """The picture has more pixels than is safe to open. Params: path, width, height."""

    code = "photo-too-large"


class ArtInvalid(ToolkitError):
    """A template's or brand's own artwork cannot be used. Params: path, reason."""

    code = "art-invalid"


class CannotReachSize(ToolkitError):
    """The picture cannot be made as small as asked. Params: max_kb, reached_kb."""

    code = "cannot-reach-size"
