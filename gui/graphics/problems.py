"""What is wrong with a graphic, put beside the field it belongs to, in the user's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gui.common.i18n import current_language
from gui.common.messages import describe
from gui.graphics.names import localized, size_name
from toolkit.core.errors import ToolkitError
from toolkit.graphics.errors import FieldInvalid, FieldMissing, TextTooLong
from toolkit.graphics.layout import find_size
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse


def field_errors(
    template: Template,
    problems: Mapping[str, Sequence[ToolkitError]],
    photos: Mapping[str, PhotoUse],
) -> dict[str, str]:
    """A sentence for each field with something wrong in it; empty fields are not wrong here.

    Args:
        template: whose fields.
        problems: by size.
        photos: to tell which photo a damaged file is.
    """
    errors: dict[str, str] = {}
    too_long: dict[str, list[str]] = {}
    for size_id, found in problems.items():
        for problem in found:
            key = _field_of(problem, photos)
            if isinstance(problem, TextTooLong):
                name = size_name(find_size(template.spec, size_id), current_language())
                too_long.setdefault(key, []).append(name)
            elif not isinstance(problem, FieldMissing):
                errors.setdefault(key, _sentence(problem, template))
    for key, names in too_long.items():
        text = QCoreApplication.translate("Problems", "Too long for: {sizes}").format(sizes=", ".join(names))
        errors.setdefault(key, text)
    return errors


def empty_fields(template: Template, values: Mapping[str, str], photos: Mapping[str, PhotoUse]) -> list[str]:
    """The required fields with nothing in them."""
    return [
        field.key
        for field in template.spec.fields
        if field.required
        and not field.default
        and field.key not in photos
        and not values.get(field.key, "").strip()
    ]


def fitting_fields(values: Mapping[str, str], errors: Mapping[str, str]) -> list[str]:
    """The fields that hold a text and nothing is wrong with it."""
    return [key for key, value in values.items() if value.strip() and key not in errors]


def in_words(error: ToolkitError, template: Template) -> ToolkitError:
    """The error with the fields and sizes called as the form calls them."""
    params = dict(error.params)
    language = current_language()
    for field in template.spec.fields:
        if params.get("field") == field.key:
            params["field"] = localized(field.label, language)
    for size in template.spec.sizes:
        if params.get("size") == size.id:
            params["size"] = size_name(size, language)
    return type(error)(**params)


def _sentence(problem: ToolkitError, template: Template) -> str:
    if isinstance(problem, FieldInvalid):
        kinds = {field.key: field.type for field in template.spec.fields}
        if kinds.get(str(problem.params["field"])) == "date":
            return QCoreApplication.translate(
                "Problems", "Write the date like 23-11-2026, or choose it from the calendar."
            )
        if kinds.get(str(problem.params["field"])) == "number":
            return QCoreApplication.translate("Problems", "Only a number can stand here.")
    return describe(problem).text


def _field_of(problem: ToolkitError, photos: Mapping[str, PhotoUse]) -> str:
    if "field" in problem.params:
        return str(problem.params["field"])
    return next((key for key, use in photos.items() if problem.params.get("path") == use.path), "")
