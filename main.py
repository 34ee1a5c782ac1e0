"""Karmashala: without arguments the app, with a subcommand the command line."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Start what the arguments ask for and give the exit status."""
    if not arguments or arguments[0].endswith((".kgraphic", ".kvideo")):
        from gui.shell.app import start

        return start(arguments)
    from toolkit.cli.app import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
