"""The open graphic and every change a user can make to it; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from gui.common.document import DocumentHolder
from gui.common.i18n import current_language
from gui.graphics.names import graphic_title, localized
from gui.graphics.state import (
    photos_for,
    started,
    values_for,
    with_photo,
    with_template,
    with_value,
    with_view,
)
from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import Brand, default_brand
from toolkit.graphics.document import GraphicDocument
from toolkit.graphics.errors import BrandNotFound, TemplateNotFound
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse, moved_focal
from toolkit.graphics.pictures import Pictures
from toolkit.store import declared
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings

T = TypeVar("T")


class Editor(QObject):
    """Holds the document; every change goes through here and can be undone."""

    failed = Signal(object)
    """Carries a `ToolkitError`."""

    def __init__(
        self,
        templates: Sequence[Template],
        brands: Sequence[Brand],
        pictures: Pictures,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.templates = list(templates)
        self.brands = list(brands)
        self.pictures = pictures
        self.settings = settings
        self.holder: DocumentHolder[GraphicDocument | None] = DocumentHolder(None, self)

    @property
    def document(self) -> GraphicDocument | None:
        """The open graphic."""
        return self.holder.document

    @property
    def template(self) -> Template | None:
        """The template of the open graphic."""
        return self.find_template(self.document.template.id) if self.document is not None else None

    @property
    def brand(self) -> Brand:
        """The brand of the open graphic, else the one chosen last."""
        document = self.document
        wanted = document.brand if document is not None else self.settings.get(declared.BRAND)
        found = next((brand for brand in self.brands if brand.id == wanted), None)
        return found if found is not None else default_brand(self.brands)

    @property
    def values(self) -> dict[str, str]:
        """What is in the template's fields."""
        template = self.template
        return values_for(self.document, template) if self.document and template else {}

    @property
    def photos(self) -> dict[str, PhotoUse]:
        """The photos in the template's fields."""
        template = self.template
        return photos_for(self.document, template) if self.document and template else {}

    def title(self) -> str:
        """What to call the open graphic; empty when there is none."""
        template = self.template
        return graphic_title(template.spec, self.values, current_language()) if template is not None else ""

    def find_template(self, template_id: str) -> Template:
        """The template of that id.

        Raises:
            TemplateNotFound: it is not installed.
        """
        for template in self.templates:
            if template.id == template_id:
                return template
        known = ", ".join(template.id for template in self.templates)
        raise TemplateNotFound(template=template_id, known=known)

    def require(self, document: GraphicDocument) -> None:
        """Raise TemplateNotFound or BrandNotFound when a document needs what is not installed."""
        self.find_template(document.template.id)
        if all(brand.id != document.brand for brand in self.brands):
            raise BrandNotFound(brand=document.brand, known=", ".join(brand.id for brand in self.brands))

    def blank(self, template: Template) -> GraphicDocument:
        """A new graphic in the brand in use."""
        return started(template, self.brand)

    def change_template(self, template: Template) -> None:
        """Bring the words and photos into another template."""
        if self.document is not None:
            name = localized(template.spec.name, current_language())
            text = self.tr("Use “{template}”").format(template=name)
            self.holder.apply(with_template(self.document, template), text)

    def set_value(self, key: str, value: str) -> None:
        """Fill in a field; typing in one field is one step of undo."""
        template = self.template
        if self.document is not None and template is not None:
            field = next(field for field in template.spec.fields if field.key == key)
            text = localized(field.label, current_language())
            self.holder.apply(with_value(self.document, key, value), text, merge_key=f"value:{key}")

    def put_photo(self, key: str, path: Path | None) -> None:
        """Put a photo into a field, or take it out."""
        if self.document is not None:
            text = self.tr("Choose a photo") if path is not None else self.tr("Remove the photo")
            self.holder.apply(with_photo(self.document, key, path), text)

    def free_photo_field(self) -> str:
        """The photo field to fill next: an empty one, else the first; empty when there is none."""
        template = self.template
        if template is None:
            return ""
        keys = [field.key for field in template.spec.fields if field.type == "image"]
        return next((key for key in keys if key not in self.photos), keys[0] if keys else "")

    def drag_photo(self, key: str, shift: tuple[float, float], frame: tuple[float, float]) -> None:
        """Move a photo inside its frame; `shift` and `frame` in the same unit, whatever it is."""
        use = self.photos.get(key)
        if use is None or min(frame) <= 0:
            return
        try:
            size = self.pictures.size(use.path)
        except ToolkitError:
            return  # the field says already what is wrong with the photo
        self._look(key, focal=moved_focal(size, frame, use, shift))

    def zoom_photo(self, key: str, zoom: float) -> None:
        """Set the zoom of a photo."""
        self._look(key, zoom=zoom)

    def choose_brand(self, brand_id: str) -> None:
        """Use another brand, now and for the next graphic."""
        self.remember(declared.BRAND, brand_id)
        if self.document is not None:
            self.holder.apply(replace(self.document, brand=brand_id), self.tr("Change the brand"))

    def remember(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; a disk that refuses is reported, and work goes on."""
        try:
            self.settings.set(setting, value)
        except ToolkitError as error:
            self.failed.emit(error)

    def _look(self, key: str, *, focal: tuple[float, float] | None = None, zoom: float | None = None) -> None:
        if self.document is not None:
            changed = with_view(self.document, key, focal=focal, zoom=zoom)
            self.holder.apply(changed, self.tr("Move the photo"), merge_key=f"view:{key}")
