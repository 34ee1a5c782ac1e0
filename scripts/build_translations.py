"""Collect the interface's texts into Linguist files and compile them.

    python scripts/build_translations.py            collect, then compile
    python scripts/build_translations.py --check    only say what is missing or stale; status 1 if anything is

Each folder of gui has its own `assets/i18n/gui_<folder>_bn.ts`. English needs a catalogue only where a text
counts things (`%n`): `gui_<folder>_en.ts` then holds the plural forms. `qt_bn.ts` holds Qt's own texts
and is written by hand.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assets" / "i18n"
_TOOLS = Path(PySide6.__file__).parent


def main(arguments: list[str]) -> int:
    """Build or check every catalogue; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args(arguments).check:
        found = problems()
        for problem in found:
            print(problem, file=sys.stderr)
        return 1 if found else 0
    for catalogue in sorted(TARGET.glob("qt_*.ts")):
        compile_catalogue(catalogue, catalogue.with_suffix(".qm"))
    for folder in folders():
        for catalogue in collect(folder, TARGET):
            compile_catalogue(catalogue, catalogue.with_suffix(".qm"))
            for text in unfinished(catalogue):
                print(f"{catalogue.name}: not translated: {text}")
    return 0


def folders() -> list[Path]:
    """The folders of gui that have texts of their own."""
    return sorted(path for path in (ROOT / "gui").iterdir() if (path / "__init__.py").is_file())


def collect(folder: Path, target: Path) -> list[Path]:
    """Bring the catalogues of one folder up to date with its source; catalogues without texts go away."""
    sources = [str(file.relative_to(ROOT)) for file in sorted(folder.rglob("*.py"))]
    kept: list[Path] = []
    for language, options in (("bn", []), ("en", ["-pluralonly"])):
        catalogue = target / f"gui_{folder.name}_{language}.ts"
        _tool(
            "lupdate",
            *options,
            *("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"),
            *("-target-language", language, *sources, "-ts", str(catalogue)),
        )
        if catalogue.exists() and _messages(catalogue):
            kept.append(catalogue)
        else:
            catalogue.unlink(missing_ok=True)
            catalogue.with_suffix(".qm").unlink(missing_ok=True)
    return kept


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """Turn a `.ts` into a `.qm`."""
    _tool("lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def unfinished(catalogue: Path) -> list[str]:
    """The source texts that have no finished translation."""
    result = []
    for message in _messages(catalogue):
        translation = message.find("translation")
        forms = [] if translation is None else [translation, *translation.iter("numerusform")]
        whole = "".join("".join(form.itertext()) for form in forms).strip()
        empty_form = any(not (form.text or "").strip() for form in forms[1:])
        if not whole or empty_form or (translation is not None and translation.get("type") == "unfinished"):
            result.append(message.findtext("source") or "")
    return result


def problems() -> list[str]:
    """What is missing, unfinished or stale, in plain words."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for by_hand in sorted(TARGET.glob("qt_*.ts")):
            copy = Path(scratch) / by_hand.name
            copy.write_bytes(by_hand.read_bytes())
            found += _problems_of(copy)
        for folder in folders():
            fresh = Path(scratch)
            for language in ("bn", "en"):
                committed = TARGET / f"gui_{folder.name}_{language}.ts"
                if committed.exists():
                    (fresh / committed.name).write_bytes(committed.read_bytes())
            for catalogue in collect(folder, fresh):
                found += _problems_of(catalogue)
    return found


def _problems_of(fresh: Path) -> list[str]:
    committed = TARGET / fresh.name
    if not committed.exists():
        return [f"{fresh.name} is missing; run scripts/build_translations.py"]
    found = [f"{fresh.name}: not translated: {text}" for text in unfinished(fresh)]
    if _texts(fresh) != _texts(committed):
        found.append(f"{fresh.name} is stale; run scripts/build_translations.py")
    compiled = fresh.with_suffix(".qm")
    compile_catalogue(committed, compiled)
    old = committed.with_suffix(".qm")
    if not old.exists() or old.read_bytes() != compiled.read_bytes():
        found.append(f"{old.name} is stale; run scripts/build_translations.py")
    return found


def _texts(catalogue: Path) -> set[tuple[str, str]]:
    root = ElementTree.parse(catalogue).getroot()
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in root.iter("context")
        for message in context.iter("message")
    }


def _messages(catalogue: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(catalogue).getroot().iter("message"))


def _tool(name: str, *arguments: str) -> None:
    subprocess.run([str(_TOOLS / name), *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
