"""Kills a process with SIGKILL while it writes, many times, and checks what is left.

    python kill_driver.py FOLDER RUNS

A process of its own, so that forking meets no threads. Prints a JSON summary; any loss is an assertion.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import struct
import sys
import time
from pathlib import Path

from toolkit.store.autosave import Autosave
from toolkit.store.database import FILE, Store

SLOTS = 20
_ACK = struct.Struct("<cQ")


def child(folder: Path, first: int, pipe: int) -> None:
    """Write for ever; say each number once its write was acknowledged."""
    store = Store(folder / "store")
    autosave = Autosave(folder / "autosave")
    number = first
    while True:
        with store.change() as db:
            db.table("slots").upsert(
                {"slot": number % SLOTS, "n": number, "নাম": "কর্মশালা " * (number % 9)},
                lambda record, wanted=number % SLOTS: record["slot"] == wanted,
            )
            db.table("counter").truncate()
            db.table("counter").insert({"n": number})
        os.write(pipe, _ACK.pack(b"S", number))
        document = json.dumps({"n": number, "text": "ক" * (number % 999)}).encode()
        autosave.keep("open", kind="graphic", title="x", document=document, original=None)
        os.write(pipe, _ACK.pack(b"A", number))
        number += 1


def one_run(folder: Path, first: int, chance: random.Random) -> int:
    """Start a writer, kill it at a random moment, check; the number the next one starts with."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        child(folder, first, writer)
    os.close(writer)
    select.select([reader], [], [], 30)  # it writes now
    time.sleep(chance.uniform(0, 0.03))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    acknowledged = {b"S": first - 1, b"A": first - 1}
    with os.fdopen(reader, "rb") as pipe:
        while record := pipe.read(_ACK.size):
            kind, number = _ACK.unpack(record)
            acknowledged[kind] = number
    last = check_store(folder / "store", acknowledged[b"S"])
    check_autosave(folder / "autosave", acknowledged[b"A"], first)
    return last + 1


def check_store(folder: Path, acknowledged: int) -> int:
    """The store holds exactly the acknowledged writes, and at most the one under way."""
    if acknowledged >= 0:
        json.loads((folder / FILE).read_text(encoding="utf-8"))
    with Store(folder) as store:
        assert store.reports == [], store.reports
        db = store.read()
        counter = [record["n"] for record in db.table("counter").all()]
        last: int = counter[0] if counter else -1
        assert last in (acknowledged, acknowledged + 1), (last, acknowledged)
        found = {record["slot"]: record["n"] for record in db.table("slots").all()}
        wanted = {number % SLOTS: number for number in range(max(0, last - SLOTS + 1), last + 1)}
        assert found == wanted, (found, wanted)
    assert not list(folder.glob(".k-*")), "partial files stay after opening"
    return last


def check_autosave(folder: Path, acknowledged: int, first: int) -> None:
    """The open document is there as last acknowledged, or as in the write under way."""
    autosave = Autosave(folder)
    works = autosave.recoverable()
    assert autosave.reports == []
    if acknowledged < first:
        return
    assert json.loads(works[0].document)["n"] in (acknowledged, acknowledged + 1)


def main(folder: Path, runs: int) -> None:
    """All runs over the same files."""
    chance = random.Random(300)  # the moments differ from run to run all the same: the disk sees to that
    number = 0
    started = time.monotonic()
    for _ in range(runs):
        number = one_run(folder, number, chance)
    damaged = list((folder / "store").glob("*damaged*"))
    assert not damaged, damaged
    seconds = round(time.monotonic() - started, 1)
    sys.stdout.write(json.dumps({"runs": runs, "writes": number, "seconds": seconds}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
