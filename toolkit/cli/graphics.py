"""`graphics templates | render | batch | check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.console import job, language, say, say_error, say_json

if TYPE_CHECKING:
    from toolkit.graphics.brand import Brand
    from toolkit.graphics.encode import Format
    from toolkit.graphics.load import Template

_SUFFIXES: dict[str, Format] = {".jpg": "jpg", ".jpeg": "jpg", ".png": "png", ".webp": "webp"}


@click.group()
def command() -> None:
    """Make graphics from templates."""


@command.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def templates(as_json: bool) -> None:
    """List the templates, their sizes and fields."""
    from toolkit.graphics.load import list_templates

    found = list_templates()
    if as_json:
        say_json([_described(template) for template in found])
        return
    for template in found:
        spec = template.spec
        say(f"{spec.id}  {spec.name.bn} · {spec.name.en}  [{spec.category}]")
        say(f"    sizes:  {', '.join(size.id for size in spec.sizes)}")
        say(f"    fields: {', '.join(_field_name(template))}")


@command.command()
@click.argument("template")
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="Fill a field.")
@click.option("--photo", "photos", multiple=True, metavar="KEY=PATH", help="Put a photo into an image field.")
@click.option("--brand", "brand_id", metavar="ID", help="The brand kit; the sample brand without it.")
@click.option("--size", "sizes", multiple=True, metavar="ID|all", help="A size; the first one without it.")
@click.option(
    "--format", "kind", type=click.Choice(["jpg", "png", "webp"]), help="From OUT's name without it."
)
@click.option("--max-kb", type=click.IntRange(min=1), help="Most kilobytes a file may have.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="File, folder or {size} pattern."
)
def render(
    template: str,
    values: tuple[str, ...],
    photos: tuple[str, ...],
    brand_id: str | None,
    sizes: tuple[str, ...],
    kind: Format | None,
    max_kb: int | None,
    force: bool,
    out: Path,
) -> None:
    """Make a graphic from TEMPLATE: the id of a template or its folder."""
    from toolkit.core.files import refuse_existing
    from toolkit.graphics.encode import save
    from toolkit.graphics.load import find_template
    from toolkit.graphics.pictures import Pictures
    from toolkit.graphics.render import render_image

    chosen = find_template(template)
    brand = _brand(brand_id)
    wanted = _wanted_sizes(chosen, sizes)
    encoding = kind or _kind_of(out)
    targets = _targets(out, chosen, wanted, encoding)
    filled = _pairs(values, "--set")
    pictured = {key: Path(path) for key, path in _pairs(photos, "--photo").items()}
    for target in targets:
        refuse_existing(target, force=force)
    pictures = Pictures()
    with job() as ctx:
        for number, (size, target) in enumerate(zip(wanted, targets, strict=True)):
            ctx.step(number, len(wanted), "paint")
            image = render_image(
                chosen, values=filled, photos=pictured, brand=brand, size=size, pictures=pictures
            )
            ctx.check()
            save(image, target, encoding, max_kb=max_kb, force=force)
    for target in targets:
        say(str(target))


@command.command()
@click.argument("template")
@click.option(
    "--data", required=True, type=click.Path(path_type=Path), help="CSV or XLSX, one picture a row."
)
@click.option("--map", "mapped", multiple=True, metavar="KEY=COLUMN", help="The column of a field; guessed.")
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="A field's value in all rows.")
@click.option("--photo", "photos", multiple=True, metavar="KEY=PATH", help="A photo in all rows.")
@click.option("--brand", "brand_id", metavar="ID", help="The brand kit; the sample brand without it.")
@click.option("--size", "sizes", multiple=True, metavar="ID|all", help="A size; the first one without it.")
@click.option("--format", "kind", type=click.Choice(["jpg", "png", "webp"]), default="jpg")
@click.option("--max-kb", type=click.IntRange(min=1), help="Most kilobytes a file may have.")
@click.option("--name", metavar="PATTERN", help='File names, such as "{district}-{row}"; / makes folders.')
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; one for each processor without it.")
@click.option("--resume", is_flag=True, help="Make only what is missing or has changed.")
@click.option("--force", is_flag=True, help="Make everything anew; replace files that are there.")
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="The folder for the pictures."
)
def batch(
    template: str,
    data: Path,
    mapped: tuple[str, ...],
    values: tuple[str, ...],
    photos: tuple[str, ...],
    brand_id: str | None,
    sizes: tuple[str, ...],
    kind: Format,
    max_kb: int | None,
    name: str | None,
    jobs: int | None,
    resume: bool,
    force: bool,
    out: Path,
) -> None:
    """Make a picture from TEMPLATE for every row of a table.

    A row that cannot be made is listed in report.csv, with its field and the reason, and the rest goes on;
    the exit status is then 1.
    """
    from toolkit.graphics.batch.errors import RowsFailed
    from toolkit.graphics.batch.mapping import choose_mapping
    from toolkit.graphics.batch.names import NamePattern
    from toolkit.graphics.batch.plan import DEFAULT_PATTERN, Batch, make_plan
    from toolkit.graphics.batch.run import run_batch
    from toolkit.graphics.batch.table import read_table
    from toolkit.graphics.load import find_template

    chosen = find_template(template)
    table = read_table(data)
    filled = _pairs(values, "--set")
    pictured = {key: Path(path).absolute() for key, path in _pairs(photos, "--photo").items()}
    mapping = choose_mapping(chosen.spec, table, _pairs(mapped, "--map"), [*filled, *pictured])
    plan = make_plan(
        Batch(
            template=chosen,
            brand=_brand(brand_id),
            table=table,
            mapping=mapping,
            sizes=tuple(_wanted_sizes(chosen, sizes)),
            kind=kind,
            max_kb=max_kb,
            pattern=NamePattern(name) if name else DEFAULT_PATTERN,
            values=filled,
            photos=pictured,
        )
    )
    for key, column in mapping.items():
        click.echo(f"{key} ← {column}", err=True)
    with job() as ctx:
        result = run_batch(plan, out, ctx, jobs=jobs, resume=resume, force=force, language=language())
    say(f"{result.made} made, {result.kept} kept, {len(result.failures)} failed: {out}")
    if result.failures:
        raise RowsFailed(failed=len(result.failures), total=len(plan.rows), report=result.report)


@command.command()
@click.argument("path", type=click.Path(path_type=Path))
def check(path: Path) -> int:
    """Paint every size of a template, or of a folder of templates, with typical and worst texts."""
    from toolkit.core.errors import FileMissing, ToolkitError
    from toolkit.graphics.load import load_template
    from toolkit.graphics.proof import prove

    folders = [path] if (path / "template.json").is_file() or path.suffix == ".json" else []
    folders = folders or [file.parent for file in sorted(path.glob("*/template.json"))]
    if not folders:
        raise FileMissing(path=path / "template.json")
    brand = _brand(None)
    bad = False
    with job() as ctx:
        for folder in folders:
            try:
                template = load_template(folder)
            except ToolkitError as error:
                say_error(error)
                bad = True
                continue
            findings = prove(template, [brand], ctx)
            for finding in findings:
                click.echo(f"{finding.template} · {finding.size} · {finding.sample}", err=True)
                say_error(finding.error)
            bad = bad or bool(findings)
            if not findings:
                say(f"{template.id}: ok ({len(template.spec.sizes)} sizes, typical and worst)")
    return 1 if bad else 0


def _brand(brand_id: str | None) -> Brand:
    from toolkit.graphics.brand import default_brand, find_brand, list_brands

    return find_brand(brand_id) if brand_id else default_brand(list_brands())


def _wanted_sizes(template: Template, asked: Sequence[str]) -> list[str]:
    from toolkit.graphics.layout import find_size

    if "all" in asked:
        return [size.id for size in template.spec.sizes]
    if not asked:
        return [template.spec.sizes[0].id]
    return list(dict.fromkeys(find_size(template.spec, size).id for size in asked))


def _kind_of(out: Path) -> Format:
    suffix = out.suffix.lower()
    if suffix and suffix not in _SUFFIXES:
        raise click.UsageError(f"-o {out}: pictures are saved as jpg, png or webp")
    return _SUFFIXES.get(suffix, "jpg")


def _targets(out: Path, template: Template, sizes: list[str], kind: Format) -> list[Path]:
    """One path for each size: from a `{size}` pattern, a file name for a single size, or a folder."""
    named = _SUFFIXES.get(out.suffix.lower(), kind)
    if named != kind:
        raise click.UsageError(f"-o {out}: the name says {named}, --format says {kind}")
    if "{size}" in out.name:
        return [out.with_name(_with_suffix(out.name.replace("{size}", size), kind)) for size in sizes]
    if out.suffix.lower() in _SUFFIXES and not out.is_dir():
        if len(sizes) > 1:
            raise click.UsageError(f"-o {out}: for several sizes give a folder, or a name with {{size}}")
        return [out]
    return [out / f"{template.id}-{size}.{kind}" for size in sizes]


def _with_suffix(name: str, kind: Format) -> str:
    return name if Path(name).suffix.lower() in _SUFFIXES else f"{name}.{kind}"


def _pairs(items: Sequence[str], option: str) -> dict[str, str]:
    pairs = {}
    for item in items:
        key, equals, value = item.partition("=")
        if not equals or not key:
            raise click.UsageError(f"{option} {item}: write it as key=value")
        pairs[key.strip()] = value.replace("\\n", "\n")
    return pairs


def _field_name(template: Template) -> list[str]:
    return [f"{field.key}{'*' if field.required else ''} ({field.type})" for field in template.spec.fields]


def _described(template: Template) -> dict[str, object]:
    spec = template.spec
    return {
        "id": spec.id,
        "name": spec.name,
        "category": spec.category,
        "sizes": [{"id": size.id, "w": size.pixels[0], "h": size.pixels[1]} for size in spec.sizes],
        "fields": [
            {"key": field.key, "type": field.type, "label": field.label, "required": field.required}
            for field in spec.fields
        ],
        "folder": str(template.folder),
    }
