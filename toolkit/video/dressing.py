"""Title card, logo and captions in the colours of a brand, painted by the one painter."""

from __future__ import annotations

from PIL import Image

from toolkit.graphics.brand import find_brand
from toolkit.graphics.errors import TextTooLong
from toolkit.graphics.layout import Size
from toolkit.graphics.load import Template, find_template
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.render import render_image
from toolkit.video.captionpaint import TextPainter
from toolkit.video.errors import CaptionTooLong

TITLE_TEMPLATE = "title-card"
LOGO_TEMPLATE = "video-logo"
CAPTION_CATEGORY = "caption"


class Painters:
    """Paints what is laid over or put before a video of `width` × `height` px.

    Raises:
        BrandNotFound: there is no such brand kit.
    """

    def __init__(self, brand: str, width: int, height: int) -> None:
        self._brand = find_brand(brand)
        self._size = Size(width, height)
        self._pictures = Pictures()

    def title(self, text: str) -> Image.Image:
        """The title card, opaque."""
        return self._painted(find_template(TITLE_TEMPLATE), {"title": text}).convert("RGB")

    def logo(self) -> Image.Image:
        """The logo at its place on a transparent ground; all transparent when the brand has none."""
        return self._painted(find_template(LOGO_TEMPLATE), {})

    def captions(self, style: str) -> TextPainter:
        """Paints one caption on a transparent ground; `style` names a template with the field "text"."""
        template = find_template(style)

        def paint(text: str) -> Image.Image:
            try:
                return self._painted(template, {"text": text})
            except TextTooLong as error:
                raise CaptionTooLong(text=text.replace("\n", " ")[:60]) from error

        return paint

    def _painted(self, template: Template, values: dict[str, str]) -> Image.Image:
        return render_image(
            template, values=values, brand=self._brand, size=self._size, pictures=self._pictures
        )
