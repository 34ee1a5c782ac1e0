"""`lessons`: list, search, check, slides."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click
import msgspec

from toolkit.cli import console
from toolkit.cli.console import say, say_json
from toolkit.core.messages import describe
from toolkit.lessons import check as checking
from toolkit.lessons.format import Language
from toolkit.lessons.library import Library
from toolkit.lessons.search import Search, Span

_LANGUAGES = click.Choice(list(get_args(Language)))


@click.group("lessons")
def command() -> None:
    """List, search, check and show lessons."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_lessons(as_json: bool) -> None:
    """List the lessons there are, by module."""
    catalogue = Library().catalogue()
    for fault in catalogue.faults:
        click.echo(f"skipped: {describe(fault, console.language()).text}", err=True)
    if as_json:
        say_json(
            [
                {
                    "id": entry.id,
                    "module": module.id,
                    "editions": {
                        language: {
                            "title": edition.meta.title,
                            "minutes": edition.meta.minutes,
                            "version": edition.meta.version,
                            "path": str(edition.path),
                        }
                        for language, edition in entry.editions.items()
                    },
                }
                for module in catalogue.modules
                for entry in module.entries
            ]
        )
        return
    for module in catalogue.modules:
        say(module.name(console.language()))
        for entry in module.entries:
            meta = entry.best(console.language()).meta
            languages = "+".join(entry.editions)
            say(f"  {entry.id:<22} {meta.minutes:>3} min  {languages:<6} {meta.title}")


@command.command()
@click.argument("query")
@click.option("--lang", type=_LANGUAGES, help="Search in one language only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search(query: str, lang: Language | None, as_json: bool) -> None:
    """Find lessons that hold every word of QUERY."""
    hits = Search(Library()).find(query, language=lang)
    if as_json:
        say_json(msgspec.to_builtins(hits, enc_hook=str))
        return
    for hit in hits:
        say(f"{hit.id} [{hit.lang}] {hit.title}")
        say(f"    {hit.slide}: {_marked(hit.snippet)}")


@command.command()
@click.argument("path", type=click.Path(path_type=Path))
def check(path: Path) -> int:
    """Check a lesson file, or all lessons in a folder."""
    from toolkit.lessons.slides import overflows

    with console.job() as ctx:
        problems = checking.check(path, ctx, overflows=overflows)
    for problem in problems:
        message = describe(problem, console.language())
        label = "error" if checking.severe(problem) else "advice"
        say(f"{label}: {message.text}" + (f" {message.remedy}" if message.remedy else ""))
    return 1 if any(map(checking.severe, problems)) else 0


@command.command()
@click.argument("lesson")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder for the pictures."
)
@click.option("--lang", type=_LANGUAGES, help="Language of the slides.")
@click.option("--size", type=click.Choice(["1280x720", "1920x1080"]), default="1920x1080", show_default=True)
@click.option("--force", is_flag=True, help="Replace pictures that are there.")
def slides(lesson: str, output: Path, lang: Language | None, size: str, force: bool) -> None:
    """Paint the slides of LESSON as PNG pictures."""
    from toolkit.lessons.slides import write_slides

    opened = Library().open(lesson, lang or console.language())
    width, _, height = size.partition("x")
    with console.job() as ctx:
        paths = write_slides(opened, output, (int(width), int(height)), ctx, force=force)
    for path in paths:
        say(str(path))


def _marked(snippet: tuple[Span, ...]) -> str:
    return "".join(click.style(span.text, bold=True) if span.hit else span.text for span in snippet)
