"""The command line: finds the command group, and turns every ending into an exit status.

0 done · 1 it failed · 2 wrong usage · 130 cancelled.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from toolkit.cli.console import say_error
from toolkit.core.errors import InternalError, ToolkitError
from toolkit.core.jobs import JobCancelled
from toolkit.core.logs import log_file, start_logging
from toolkit.doctor.errors import PainterBroken

# A group is a module of this package with a click command named `command`; it loads when it is used.
_SUMMARIES = {
    "graphics": "Make graphics from templates.",
    "video": "Look at, cut, caption and export video.",
    "lessons": "List, search, check and show lessons.",
    "demo": "Run the whole main job on bundled material.",
    "doctor": "Find what is wrong with this machine, and the remedy.",
}


class _LazyGroups(click.Group):
    """Loads a command group only when it is asked for, so that every command starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all groups."""
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The group of that name."""
        if cmd_name not in _SUMMARIES:
            return None
        command = import_module(f"toolkit.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the groups without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))


@click.group(cls=_LazyGroups, context_settings={"help_option_names": ["-h", "--help"]})
def _commands() -> None:
    """Karmashala: graphics, video and lessons for workshops, offline."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and C locales cannot say Bengali otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = _commands.main(list(arguments), prog_name="karmashala", standalone_mode=False)
    except ToolkitError as error:
        say_error(error)
        return 1
    except ImportError as error:
        say_error(PainterBroken(reason=str(error)) if _lacks_library(error) else _logged())
        return 1
    except (JobCancelled, KeyboardInterrupt, click.Abort):
        click.echo("cancelled", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:  # noqa: BLE001 - the last boundary: users get a sentence, the log gets the trace
        say_error(_logged())
        return 1
    return result if isinstance(result, int) else 0


def _logged() -> InternalError:
    """Write the exception being handled to the log, and say where that is."""
    start_logging()
    logging.getLogger(__name__).exception("not caught")
    return InternalError(log=log_file())


def _lacks_library(error: ImportError) -> bool:
    """Whether the system lacks a library, in the words of the loaders of Linux and of Windows."""
    return "cannot open shared object" in str(error) or "DLL load failed" in str(error)
