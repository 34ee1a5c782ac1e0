"""Karmashala: without arguments the app, with a subcommand the command line."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Start what the arguments ask for and give the exit status."""
    if arguments and arguments[0] == "_video-worker":  # a child process of toolkit.video.probe
        from toolkit.video.worker import main as work

        return work(arguments[1:])
    if arguments and arguments[0] == "_batch-worker":  # a child process of toolkit.graphics.batch.pool
        from toolkit.graphics.batch.worker import main as paint

        return paint()
    if not arguments or arguments[0].endswith((".kgraphic", ".kvideo")):
        from gui.shell.app import start

        return start(arguments)
    from toolkit.cli.app import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
