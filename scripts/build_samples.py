"""Build assets/samples: four painted photos and one talking clip with its captions.

Run as `python -m scripts.build_samples`. Needs espeak-ng with its Bengali voice, and the bundled fonts.
Everything is drawn here, by the project, so it may be used anywhere the project may.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage

from scripts.samples import clip, scenes
from scripts.samples.speech import as_srt, loudness, speak
from toolkit.core import paths

PHOTOS = {
    "photo-portrait.jpg": scenes.portrait,
    "photo-landscape.jpg": scenes.river_dusk,
    "photo-bright.jpg": scenes.meeting_bright,
    "photo-dark.jpg": scenes.lantern_night,
}
LIMIT_BYTES = 3_000_000


def main() -> int:
    """Paint, speak, encode, and say how large everything became."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv)
    for font in sorted((paths.assets() / "fonts").rglob("HindSiliguri*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    folder = paths.assets() / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for name, paint in PHOTOS.items():
        save_photo(paint(), folder / name)
    with tempfile.TemporaryDirectory() as work:
        wav, spoken = speak(Path(work))
        encode(clip.frames(spoken, loudness(wav, clip.FPS)), wav, folder / "talk.mp4")
    (folder / "talk.bn.srt").write_text(as_srt(spoken), encoding="utf-8")
    total = 0
    for path in sorted(folder.iterdir()):
        total += path.stat().st_size
        print(f"{path.stat().st_size:>9,}  {path.name}")
    print(f"{total:>9,}  in all")
    del application
    return 0 if total < LIMIT_BYTES else 1


def save_photo(image: QImage, path: Path) -> None:
    """Save a picture as JPEG without the alpha channel."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    picture = Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)
    picture.save(path, quality=80, optimize=True, progressive=True)


def encode(frames: Iterable[QImage], sound: Path, path: Path) -> None:
    """Encode the frames and the sound as H.264 High and AAC, ready to play while it loads."""
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    command += [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "bgra",
        "-s",
        f"{clip.WIDTH}x{clip.HEIGHT}",
        "-r",
        str(clip.FPS),
    ]
    command += ["-i", "pipe:0", "-i", str(sound)]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"]
    command += ["-af", "highpass=f=90,lowpass=f=7000,loudnorm=I=-17:TP=-2,aresample=44100"]
    command += [
        "-c:v",
        "libx264",
        "-profile:v",
        "high",
        "-preset",
        "slow",
        "-crf",
        "26",
        "-g",
        "125",
        "-threads",
        "2",
    ]
    command += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    command += ["-c:a", "aac", "-b:a", "72k", "-ac", "1", "-movflags", "+faststart", "-fflags", "+bitexact"]
    command += ["-map_metadata", "-1", "-shortest", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        if encoder.stdin is None:
            raise SystemExit("no pipe to the encoder")
        for image in frames:
            encoder.stdin.write(image.constBits())
        encoder.stdin.close()
        if encoder.wait():
            raise SystemExit("the encoder failed")


if __name__ == "__main__":
    sys.exit(main())
