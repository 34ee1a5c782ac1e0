"""What every command shares: results on stdout, progress and errors on stderr, Ctrl-C."""

from __future__ import annotations

import locale
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click
import msgspec

from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobContext, Progress
from toolkit.core.messages import Language, describe, phase

_PLAIN_SECONDS = 5.0  # between plain progress lines when stderr is no terminal


def language() -> Language:
    """The language of the terminal: KARMASHALA_LANGUAGE, else the locale's, Bengali or English."""
    name = os.environ.get("KARMASHALA_LANGUAGE") or locale.getlocale()[0] or ""
    return "bn" if name.lower().startswith(("bn", "bengali")) else "en"


def say(text: str) -> None:
    """One line of result on stdout."""
    click.echo(text)


def say_note(text: str) -> None:
    """One line about the work to come, on stderr."""
    click.echo(text, err=True)


def say_json(value: object) -> None:
    """A result for programs on stdout: JSON, UTF-8."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def say_error(error: ToolkitError) -> None:
    """`error: …` and, where there is a remedy, `try: …` on stderr."""
    message = describe(error, language())
    click.echo(f"error: {_one_line(message.text)}", err=True)
    if message.remedy:
        click.echo(f"try: {_one_line(message.remedy)}", err=True)


@contextmanager
def job() -> Iterator[JobContext]:
    """A job that shows its progress on stderr and is cancelled by Ctrl-C."""
    shown = _bar() if sys.stderr.isatty() else _plain_lines()
    with shown as ctx:

        def _on_interrupt(_number: int, _frame: FrameType | None) -> None:
            ctx.cancel()

        before = signal.signal(signal.SIGINT, _on_interrupt)
        try:
            yield ctx
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _bar() -> Iterator[JobContext]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("")

        def show(progress: Progress) -> None:
            bars.update(
                task,
                description=phase(progress.what, language()),
                completed=progress.done,
                total=progress.total or None,
            )

        yield JobContext(show)


@contextmanager
def _plain_lines() -> Iterator[JobContext]:
    last_phase = ""
    last_time = 0.0

    def show(progress: Progress) -> None:
        nonlocal last_phase, last_time
        now = time.monotonic()
        if progress.what != last_phase or now - last_time >= _PLAIN_SECONDS:
            last_phase, last_time = progress.what, now
            click.echo(f"{phase(progress.what, language())}: {progress.fraction:.0%}", err=True)

    yield JobContext(show)


def _one_line(text: str) -> str:
    return " ".join(text.split())
