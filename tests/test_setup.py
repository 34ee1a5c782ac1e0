"""`./run` sets itself up on a bare machine, starts at once the second time and says what is in its way.

The checkout is a small one, in a folder with a space and Bengali; its only package is a wheel made here,
which pip finds through the user's own configuration. Programs of the system are replaced through PATH.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="run is for POSIX shells")

_MAIN = """
import sys
if sys.argv[1:2] == ["demo"]:
    print("demo into", sys.argv[-1])
else:
    import sample
    print("sample", sample.VERSION, sys.argv[1:])
"""


def _wheel(folder: Path, version: str) -> str:
    """A wheel of the package `sample` in `folder`, and the line of the lock that asks for it."""
    path = folder / f"sample-{version}-py3-none-any.whl"
    info = f"sample-{version}.dist-info"
    members = {
        "sample.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: sample\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    members[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in (*members, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in members.items():
            wheel.writestr(zipfile.ZipInfo(name), text)  # no time of day: the same version, the same hash
    return f"sample=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Checkout:
    """A small checkout and the machine around it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "কর্মশালা কপি"
        self.programs = folder / "bin"
        self.wheels = folder / "wheels"
        for made in (self.root / "scripts", self.root / "assets", self.programs, self.wheels):
            made.mkdir(parents=True)
        for name in ("run", "scripts/setup.sh", "scripts/missing_packages.py"):
            shutil.copy(ROOT / name, self.root / name)
        (self.root / "main.py").write_text(_MAIN, encoding="utf-8")
        self.needs_system()
        self.locks("1.0")
        self.env = {
            "PATH": f"{self.programs}:/usr/bin:/bin",
            "HOME": str(folder),
            "DISPLAY": ":none",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
        }
        (self.programs / "python3").symlink_to(sys.executable)

    def locks(self, version: str) -> None:
        """Ask for this version of the package."""
        line = _wheel(self.wheels, version)
        for name in ("requirements.lock", "requirements-dev.lock"):
            (self.root / name).write_text(line, encoding="utf-8")

    def needs_system(self, *rows: str) -> None:
        """Ask for these rows of system packages."""
        (self.root / "assets" / "system-packages.txt").write_text("\n".join(rows), encoding="utf-8")

    def program(self, name: str, body: str) -> None:
        """Put a program in front of the system's."""
        path = self.programs / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *arguments: str, program: str = "run") -> subprocess.CompletedProcess[str]:
        """Start ./run (or ./test) as a user without a terminal would."""
        return subprocess.run(
            [self.root / program, *arguments],
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh clone on a machine where nothing was installed."""
    return Checkout(tmp_path)


@pytest.fixture(scope="module")
def first_start(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Checkout, subprocess.CompletedProcess[str]]:
    """A checkout after its first start, and what that start said."""
    checkout = Checkout(tmp_path_factory.mktemp("first"))
    return checkout, checkout.run("graphics", "দুই শব্দ", "--set=a b")


@pytest.fixture
def installed(first_start: tuple[Checkout, subprocess.CompletedProcess[str]], tmp_path: Path) -> Checkout:
    """A copy of the checkout after its first start: a moved folder must keep working."""
    copy = Checkout(tmp_path)
    copy.locks("1.0")
    venv = first_start[0].root / ".venv"
    shutil.copytree(venv, copy.root / ".venv", symlinks=True)
    return copy


def test_first_start_installs_and_passes_arguments_on(
    first_start: tuple[Checkout, subprocess.CompletedProcess[str]],
) -> None:
    shown = first_start[1]
    assert shown.stdout == "sample 1.0 ['graphics', 'দুই শব্দ', '--set=a b']\n", shown.stderr
    assert "happens once" in shown.stderr


def test_second_start_asks_nobody(installed: Checkout) -> None:
    for forbidden in ("pip", "pip3", "apt-get", "dpkg", "dpkg-query", "python3", "sudo"):
        installed.program(forbidden, "echo called >&2; exit 9")
    shutil.rmtree(next((installed.root / ".venv").glob("lib/python*/site-packages/pip")))
    second = installed.run()
    assert (second.returncode, second.stderr) == (0, "")


def test_without_a_screen_the_demo_runs_and_says_where(installed: Checkout) -> None:
    del installed.env["DISPLAY"]
    shown = installed.run()
    out = installed.root / "karmashala-demo"
    assert shown.stdout == f"demo into {out}\n"
    assert f"The demo's files are in {out}" in shown.stderr


def test_a_start_cut_short_is_made_good(checkout: Checkout) -> None:
    venv = checkout.root / ".venv"
    with subprocess.Popen(
        [checkout.root / "run"], env=checkout.env, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        while not (venv / "pyvenv.cfg").exists():
            assert child.poll() is None
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGKILL)
    assert not list(venv.glob("*.stamp"))
    again = checkout.run()
    assert again.stdout.startswith("sample 1.0"), again.stderr


def test_a_new_lock_updates(installed: Checkout) -> None:
    installed.locks("2.0")
    assert installed.run().stdout.startswith("sample 2.0")


def test_a_lost_python_remakes(installed: Checkout) -> None:
    python = installed.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nonexistent/python3.11")  # what an upgrade of the system leaves
    remade = installed.run()
    assert remade.stdout.startswith("sample 1.0"), remade.stderr


def test_tampered_package_is_refused(installed: Checkout) -> None:
    installed.locks("2.0")
    with zipfile.ZipFile(installed.wheels / "sample-2.0-py3-none-any.whl", "a") as archive:
        archive.writestr("more.py", "")
    refused = installed.run()
    assert refused.returncode == 1
    assert "error: the Python packages could not be installed." in refused.stderr
    assert refused.stdout == ""


def test_failing_to_fetch_the_test_tools_leaves_the_app_working(installed: Checkout) -> None:
    shutil.copy(ROOT / "test", installed.root / "test")
    (installed.root / "requirements-dev.lock").write_text("nowhere==1.0 --hash=sha256:" + "0" * 64)
    failed = installed.run(program="test")
    assert failed.returncode == 1
    assert "error: the Python packages could not be installed." in failed.stderr
    started = installed.run()
    assert (started.returncode, started.stderr) == (0, "")


def test_old_python_is_refused_and_a_newer_one_beside_it_found(checkout: Checkout) -> None:
    old = '[ "$1" = --version ] && echo Python 3.9.2 && exit; exit 1'
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        checkout.program(name, old)
    refused = checkout.run()
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-2].startswith("error: Karmashala needs Python 3.11 or newer")
    assert "Python 3.9.2" in refused.stderr

    (checkout.programs / "python3.13").unlink()
    (checkout.programs / "python3.13").symlink_to(sys.executable)
    checkout.needs_system("run libkarmashala-none.so.1 libnone1")  # stop right after Python was found
    checkout.program("apt-get", "exit 9")
    assert "Installing system packages: libnone1" in checkout.run().stderr


def test_missing_system_packages_are_named_in_one_command(checkout: Checkout) -> None:
    checkout.needs_system(
        "run libc.so.6 libc6", "screen libkarmashala-none.so.1 libnone1", "test kp-none ktestonly"
    )
    checkout.program("id", "echo 1000")
    checkout.program("sudo", "exit 1")
    checkout.program("apt-get", "echo called >&2; exit 9")
    stopped = checkout.run()
    assert stopped.returncode == 1
    command = stopped.stderr.splitlines()[-1]
    assert command.startswith("try: sudo sh -c ")
    assert command.endswith("--no-install-recommends libnone1'")
    assert "called" not in stopped.stderr
    assert not (checkout.root / ".venv").exists()


@pytest.mark.parametrize(("user", "prefix"), [("0", ""), ("1000", "sudo ")])
def test_system_packages_are_installed_as_root_or_with_sudo(
    checkout: Checkout, tmp_path: Path, user: str, prefix: str
) -> None:
    log = tmp_path / "log"
    checkout.needs_system("run libkarmashala-none.so.1 libnone1")
    checkout.program("id", f"echo {user}")
    checkout.program("sudo", f'shift; [ "$1" = true ] || printf "sudo " >>"{log}"; exec "$@"')
    checkout.program(
        "apt-get", f'echo "$@" >>"{log}"; [ "$1" != install ] || {{ echo E: offline; exit 100; }}'
    )
    stopped = checkout.run()
    assert log.read_text() == f"{prefix}update\ninstall -y --no-install-recommends libnone1\n"
    assert stopped.returncode == 1
    assert "E: offline" in stopped.stderr
    assert stopped.stderr.splitlines()[-1].startswith("try: sudo sh -c ")
