"""The demo as a user runs it: the real program, then every file it made is opened and looked at."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import av
import msgspec
import pytest
from PIL import Image, ImageChops

from toolkit.cli.app import run
from toolkit.cli.demo import MANIFEST, TEMPLATES
from toolkit.cli.demo_page import Made
from toolkit.graphics.brand import find_brand
from toolkit.graphics.layout import Size
from toolkit.graphics.load import find_template
from toolkit.graphics.render import render_image

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
FRAME = 1 / 25  # seconds
TITLE_SECONDS = 3.0


def _command(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "demo", *arguments]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run, with a name that trips careless programs."""
    out = tmp_path_factory.mktemp("demo") / "আমার 'নমুনা' 1"
    environment = {**os.environ, "KARMASHALA_LANGUAGE": "en"}
    done = subprocess.run(_command(str(out)), capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(out / "index.html")
    assert "Traceback" not in done.stderr
    return out


@pytest.fixture(scope="module")
def made(demo: Path) -> Made:
    return msgspec.json.decode((demo / MANIFEST).read_bytes(), type=Made)


def test_nothing_is_left_beside_the_result(demo: Path) -> None:
    assert [each.name for each in demo.parent.iterdir()] == [demo.name]
    assert not list(demo.rglob(".*"))


def test_four_templates_in_four_sizes(demo: Path, made: Made) -> None:
    sizes = {"square": (1080, 1080), "portrait": (1080, 1350), "story": (1080, 1920), "wide": (1920, 1080)}
    assert {(each.template, each.size) for each in made.graphics} == {
        (template, size) for template in TEMPLATES for size in sizes
    }
    for graphic in made.graphics:
        with Image.open(demo / graphic.file) as picture:
            picture.load()
            assert picture.size == sizes[graphic.size]
            assert picture.format == "JPEG"


def test_video_is_as_long_as_its_parts(demo: Path, made: Made) -> None:
    kept = sum(cue.end - cue.start for cue in made.video.captions)
    assert kept > 10
    with av.open(str(demo / made.video.file)) as container:
        stream = container.streams.video[0]
        frames = sum(1 for _ in container.decode(stream))
        assert (stream.width, stream.height) == (1280, 720)
        assert stream.codec_context.name == "h264"
        assert container.streams.audio[0].codec_context.name == "aac"
    assert abs(frames * FRAME - made.video.seconds) <= FRAME
    # From the title card to 0.8 s after the last word, as the demo cuts it.
    assert made.video.seconds == pytest.approx(made.video.captions[-1].end + 0.8, abs=2 * FRAME)
    assert (demo / made.video.file).stat().st_size < 16_000_000


def test_title_card_comes_first(demo: Path, made: Made) -> None:
    ground = _rgb(find_brand("shalpata").color("primary"))
    title, after = _frames(demo / made.video.file, [1.0, TITLE_SECONDS + 0.1])
    assert _share(title, ground) > 0.5
    assert _share(after, ground) < 0.3


def test_captions_are_in_the_frames_while_they_are_spoken(demo: Path, made: Made) -> None:
    ground = _rgb(find_brand("shalpata").color("primary"))
    wanted = [
        (at, cue, shown)
        for cue in made.video.captions
        for at, shown in ((cue.start + 0.06, True), (cue.end - 0.06, True), (cue.end + 0.06, False))
    ]
    pictures = _frames(demo / made.video.file, [at for at, _, _ in wanted])
    for (at, cue, shown), picture in zip(wanted, pictures, strict=True):
        share = _share(picture.crop(_box(cue.text)), ground)
        assert share > 0.5 if shown else share < 0.02, (cue.text, at, share)


def test_slides_are_pictures_of_one_size(demo: Path, made: Made) -> None:
    assert len(made.slides.files) > 5
    for file in made.slides.files:
        with Image.open(demo / file) as picture:
            picture.load()
            assert picture.size == (1280, 720)


def test_page_needs_nothing_from_outside(demo: Path, made: Made) -> None:
    page = (demo / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:src|href|poster)="([^"]+)"', page)) | set(
        re.findall(r'url\("([^"]+)"\)', page)
    )
    assert linked
    for target in linked:
        assert (demo / target).is_file(), target
    assert "http" not in page
    assert "<script" not in page
    assert {each.file for each in made.graphics} | set(made.slides.files) | {made.video.file} <= linked


def test_earlier_demo_is_replaced_only_by_force(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / "graphics").mkdir(parents=True)
    (out / MANIFEST).write_text("{}", encoding="utf-8")
    (out / "graphics" / "old.jpg").write_bytes(b"old")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    before = _tree(out)
    assert run(["demo", str(out)]) == 1
    assert "--force" in capsys.readouterr().err
    assert _tree(out) == before
    assert run(["demo", str(out), "--force"]) == 0
    assert {each.name for each in out.iterdir()} == {each.name for each in demo.iterdir()} | {"notes.txt"}
    assert not (out / "graphics" / "old.jpg").exists()


def test_foreign_folder_is_left_alone_even_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "video").mkdir()
    (tmp_path / "video" / "wedding.mp4").write_bytes(b"precious")
    before = _tree(tmp_path)
    assert run(["demo", str(tmp_path), "--force"]) == 1
    assert "error:" in capsys.readouterr().err
    assert _tree(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a whole console there")
@pytest.mark.parametrize("phase", ["Making graphics", "Making the video"])
def test_interrupted_demo_leaves_nothing(tmp_path: Path, phase: str) -> None:
    out = tmp_path / "out"
    environment = {**os.environ, "KARMASHALA_LANGUAGE": "en"}
    with subprocess.Popen(
        _command(str(out)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stderr is not None
        seen = next((line for line in program.stderr if line.startswith(phase)), "")
        assert seen
        program.send_signal(signal.SIGINT)
        _, rest = program.communicate(timeout=30)
    assert program.returncode == 130
    assert "Traceback" not in rest
    assert list(tmp_path.iterdir()) == []


def _tree(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def _frames(video: Path, times: list[float]) -> list[Image.Image]:
    """The frames shown at rising times, decoded from the beginning so that no seek can be off."""
    found: list[Image.Image] = []
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            if (
                len(found) < len(times)
                and frame.time is not None
                and frame.time >= times[len(found)] - FRAME / 2
            ):
                picture = frame.reformat(format="rgb24")
                plane, size = picture.planes[0], (picture.width, picture.height)
                found.append(Image.frombytes("RGB", size, bytes(plane), "raw", "RGB", plane.line_size, 1))
    assert len(found) == len(times)
    return found


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _near(picture: Image.Image, color: tuple[int, int, int], tolerance: int = 26) -> Image.Image:
    """A mask of the pixels within `tolerance` of a colour in every channel."""
    flat = Image.new("RGB", picture.size, color)
    red, green, blue = ImageChops.difference(picture.convert("RGB"), flat).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return worst.point([255 if value <= tolerance else 0 for value in range(256)])


def _share(picture: Image.Image, color: tuple[int, int, int]) -> float:
    mask = _near(picture, color)
    return mask.histogram()[255] / (mask.width * mask.height)


def _box(text: str) -> tuple[int, int, int, int]:
    """Where the box of a caption must be, in px of a 1280 × 720 frame."""
    picture = render_image(
        find_template("caption-box"),
        values={"text": text},
        brand=find_brand("shalpata"),
        size=Size(1280, 720),
    )
    box = picture.getchannel("A").getbbox()
    assert box is not None
    return box
