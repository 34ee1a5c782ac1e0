"""Title card, logo and captions in the colours of a brand, painted by the one painter."""

from __future__ import annotations

from PIL import Image

from toolkit.video.captionpaint import TextPainter


class Painters:
    """Paints what is laid over or put before a video of `width` × `height` px."""

    def __init__(self, brand: str, width: int, height: int) -> None:
        self._brand = brand
        self._size = (width, height)

    def title(self, text: str) -> Image.Image:
        """The title card, opaque."""
        return Image.new("RGB", self._size, (15, 92, 92))

    def logo(self) -> tuple[Image.Image, int, int]:
        """The logo, and where its top left corner goes."""
        return Image.new("RGBA", (80, 60), (255, 0, 0, 128)), 20, 20

    def captions(self, style: str) -> TextPainter:
        """Paints one caption on a transparent ground."""

        def paint(text: str) -> Image.Image:
            picture = Image.new("RGBA", self._size)
            picture.paste(
                (255, 255, 0, 255), (100, self._size[1] - 100, 100 + 10 * len(text), self._size[1] - 40)
            )
            return picture

        return paint
