"""Finds and loads templates, bringing older versions up to date on the way in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.core.documents import convert, read_json
from toolkit.core.errors import DocumentInvalid, DocumentTooNew, ToolkitError
from toolkit.core.paths import data_dir
from toolkit.core.paths import templates as bundled_templates
from toolkit.graphics.check import check_spec
from toolkit.graphics.errors import TemplateNotFound
from toolkit.graphics.format import VERSION, TemplateSpec

Json = dict[str, object]
MIGRATIONS: dict[int, Callable[[Json], Json]] = {}  # from version N to N+1, pure


@dataclass(frozen=True)
class Template:
    """A checked template and the folder it lives in."""

    spec: TemplateSpec
    folder: Path

    @property
    def id(self) -> str:
        """The template's id."""
        return self.spec.id

    def sample_values(self, kind: Literal["typical", "worst"] = "typical") -> dict[str, str]:
        """What the fields hold in the template's own examples; images are left out."""
        return {
            field.key: getattr(field.samples, kind) or field.samples.typical or field.default
            for field in self.spec.fields
            if field.type != "image"
        }


def load_template(folder: Path) -> Template:
    """The template in a folder (or whose `template.json` is given).

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        DocumentInvalid: it breaks the format; names the place and the fix.
        DocumentTooNew: it was made for a newer version.
    """
    path = folder if folder.suffix == ".json" else folder / "template.json"
    spec = convert(migrated(read_json(path), path), TemplateSpec, path)
    check_spec(spec, path.parent, path)
    return Template(spec, path.parent)


def migrated(
    value: object,
    path: Path,
    migrations: dict[int, Callable[[Json], Json]] = MIGRATIONS,
    newest: int = VERSION,
) -> object:
    """The document in the newest version; the file stays as it is."""
    if not isinstance(value, dict):
        raise DocumentInvalid(path=path, pointer="", reason="a template is an object")
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DocumentInvalid(path=path, pointer="/version", reason="a whole number from 1 is needed")
    if version > newest:
        raise DocumentTooNew(path=path, version=version, known=newest)
    while version < newest:
        value = migrations[version](value)
        version += 1
    return value


def template_roots() -> tuple[Path, ...]:
    """Where templates are: the bundled ones, then the user's own."""
    return bundled_templates(), data_dir() / "templates"


def list_templates(
    roots: Sequence[Path] | None = None, problems: list[ToolkitError] | None = None
) -> list[Template]:
    """Every template under the roots (default: `template_roots`), by id; the first of an id wins.

    Args:
        roots: folders that hold template folders.
        problems: takes what is wrong with templates that cannot be used; without it, the first is raised.
    """
    found: dict[str, Template] = {}
    for root in template_roots() if roots is None else roots:
        for file in sorted(root.glob("*/template.json")):
            try:
                template = load_template(file.parent)
            except ToolkitError as error:
                if problems is None:
                    raise
                problems.append(error)
            else:
                found.setdefault(template.id, template)
    return [found[key] for key in sorted(found)]


def find_template(name: str, roots: Sequence[Path] | None = None) -> Template:
    """The template of that id, or the one in that folder.

    Raises:
        TemplateNotFound: there is none.
    """
    if (Path(name) / "template.json").is_file():
        return load_template(Path(name))
    templates = list_templates(roots)
    for template in templates:
        if template.id == name:
            return template
    raise TemplateNotFound(template=name, known=", ".join(template.id for template in templates))
