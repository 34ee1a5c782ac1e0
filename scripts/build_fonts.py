"""Build `assets/fonts/` from pinned npm packages: `python scripts/build_fonts.py`.

Needs npm; users of the project do not, since the built fonts are committed. The `@expo-google-fonts/*`
packages carry whole TTF files, which shape Bengali; the web subsets of other packages do not. Where they
lack the OFL text it comes from the matching `@fontsource/*` package.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"


@dataclass(frozen=True)
class Member:
    """A file of a package and its SHA-256."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Family:
    """A font family: its package, the faces we bundle and its licence text.

    `licence_version` is that of the `@fontsource` package when the text comes from there.
    """

    name: str
    slug: str
    version: str
    faces: tuple[Member, ...]
    licence: Member
    licence_version: str = ""


FAMILIES = (
    Family(
        "Noto Sans Bengali",
        "noto-sans-bengali",
        "0.4.4",
        (
            Member(
                "400Regular/NotoSansBengali_400Regular.ttf",
                "6826d9667972f0f96e48c46f7a24e70afe97205032e6295cfb1f13fbbb8b90a3",
            ),
            Member(
                "600SemiBold/NotoSansBengali_600SemiBold.ttf",
                "11a92a5f1f1c1a2b07db267fdfe1b20f3379bd96d7b43358f895223709ab8838",
            ),
            Member(
                "700Bold/NotoSansBengali_700Bold.ttf",
                "3a44a4cf2c4f79c3ead8f52dffd5b3a66f0b2483792d66bad81e1a51e888bfd6",
            ),
            Member(
                "800ExtraBold/NotoSansBengali_800ExtraBold.ttf",
                "fc20ff64272486778cc5634bfe2c5362e60a9902d0222cccc878d7f9819c6eb2",
            ),
        ),
        Member("LICENSE_FONT", "754f0e221aa7d5a915489f3bf1f20fe53ddc35ab2834a4d91656d78f9622de70"),
    ),
    Family(
        "Noto Serif Bengali",
        "noto-serif-bengali",
        "0.4.4",
        (
            Member(
                "400Regular/NotoSerifBengali_400Regular.ttf",
                "baa1ce1219718b027a9f13c83ab02bdba4c76b2c40d6fd366172377c3accfb55",
            ),
            Member(
                "700Bold/NotoSerifBengali_700Bold.ttf",
                "7efb50aa019b8168951467feaddc08d95bbd416361bc294cd45ef5e5b5f3088a",
            ),
        ),
        Member("LICENSE_FONT", "754f0e221aa7d5a915489f3bf1f20fe53ddc35ab2834a4d91656d78f9622de70"),
    ),
    Family(
        "Hind Siliguri",
        "hind-siliguri",
        "0.4.1",
        (
            Member(
                "400Regular/HindSiliguri_400Regular.ttf",
                "618296297ca1a78f761c5bebecfabf83b9a2840ec73a731c25230d8a25edf159",
            ),
            Member(
                "600SemiBold/HindSiliguri_600SemiBold.ttf",
                "bfc443025c6e93b2b3e5d30482799aeb75402d22db1b6345941eb4f3ce3837fb",
            ),
            Member(
                "700Bold/HindSiliguri_700Bold.ttf",
                "73bd8bc88d9e7cf655b4e3350751a4a720fc3208f0a66c02cf0d36744c5a30b8",
            ),
        ),
        Member("LICENSE_FONT", "4b255eb44f613a8e426e195f0d0b7e10fcba1af7eb6047d9a7f4f3c449940e19"),
    ),
    Family(
        "Baloo Da 2",
        "baloo-da-2",
        "0.2.3",
        (
            Member(
                "BalooDa2_400Regular.ttf", "69bf71ccbef2256081001aae9f7cf31fc9998e8e39603c563534756b5312596b"
            ),
            Member(
                "BalooDa2_700Bold.ttf", "58ad2c4d2572e5e7d0b8c32e0a6a0c8e6174752c7f8c5a76a1e18237f090f952"
            ),
            Member(
                "BalooDa2_800ExtraBold.ttf",
                "9602b1a04cac631c1d03fcb5c55b0b21faa2dfc75750fe67e3166d44d50282f0",
            ),
        ),
        Member("LICENSE", "273d4bb4d30d7f7011adfa11ee858b1d70a6b1f94cae89e6fa261ed8f1b8839a"),
        licence_version="5.3.0",
    ),
    Family(
        "Anek Bangla",
        "anek-bangla",
        "0.4.1",
        (
            Member(
                "400Regular/AnekBangla_400Regular.ttf",
                "29aa9ae48581fcd8f87c0185b79c0d4005d21ba54f89349f1f20d3be03f929d4",
            ),
            Member(
                "600SemiBold/AnekBangla_600SemiBold.ttf",
                "f7e3b10c018f79ed85004596bd7d44faad833a8fc5cee6f461505642c6af5de2",
            ),
            Member(
                "700Bold/AnekBangla_700Bold.ttf",
                "97dc5215ec8d5e5bcc843098a18f771eb08d919e480c2099d36a178904ab7f9b",
            ),
            Member(
                "800ExtraBold/AnekBangla_800ExtraBold.ttf",
                "c11b630722b99c10b6ad7c4709203748ee303dd7c3c02fcc60380576fba1525b",
            ),
        ),
        Member("LICENSE_FONT", "de62be758bba267e653a5f457dfebb4680957e2c343eb3e7de15aff4746bed05"),
    ),
    Family(
        "Tiro Bangla",
        "tiro-bangla",
        "0.2.3",
        (
            Member(
                "TiroBangla_400Regular.ttf",
                "6602c3ee0120f78ad23577bd52e0a407623880477f0ddff8e860b796dafa3e30",
            ),
        ),
        Member("LICENSE", "ced4335fc6259b09043bb39ddc848b4491456f56e6e0fd34aff0fc50ce3112a9"),
        licence_version="5.3.0",
    ),
    Family(
        "Galada",
        "galada",
        "0.2.2",
        (
            Member(
                "Galada_400Regular.ttf", "4b38b10e21c98404d9d58fa73c63ffc92e1197fd1e25f4bd3e136b47ff87570f"
            ),
        ),
        Member("LICENSE", "ffd9b4572bdb30a5f933b05a76713acd3730a46c0d2331f3ea8d3bda888c743f"),
        licence_version="5.2.8",
    ),
    Family(
        "Mina",
        "mina",
        "0.4.1",
        (
            Member(
                "400Regular/Mina_400Regular.ttf",
                "23336de25c07529b5f1ba75bb88b0fc645967ec6474a8c09a901189a8869a0dc",
            ),
            Member(
                "700Bold/Mina_700Bold.ttf", "0bd55551308efc52d9de0e4ec4f9823b6366d1761d4c8eb03dc38169a5bfc1e3"
            ),
        ),
        Member("LICENSE_FONT", "d2875ded3e44e9ae53ea2b35e825dafffa19e82c5d14addb9f1150fcd7a3463d"),
    ),
)


def main() -> int:
    """Fetch, check and lay out every family."""
    with tempfile.TemporaryDirectory() as scratch:
        for family in FAMILIES:
            folder = FONTS / family.name.replace(" ", "")
            folder.mkdir(parents=True, exist_ok=True)
            package = _fetch(f"@expo-google-fonts/{family.slug}@{family.version}", Path(scratch))
            for face in family.faces:
                (folder / Path(face.path).name).write_bytes(_member(package, face))
            if family.licence_version:
                package = _fetch(f"@fontsource/{family.slug}@{family.licence_version}", Path(scratch))
            (folder / "OFL.txt").write_bytes(_member(package, family.licence))
            print(f"{family.name}: {len(family.faces)} faces")
    return 0


def _fetch(package: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def _member(package: Path, member: Member) -> bytes:
    with tarfile.open(package) as archive:
        file = archive.extractfile(f"package/{member.path}")
        data = file.read() if file else b""
    if hashlib.sha256(data).hexdigest() != member.sha256:
        raise SystemExit(f"{package.name}: {member.path} is not the file that was pinned")
    return data


if __name__ == "__main__":
    sys.exit(main())
