"""The bundled photos and clip are what the demo, the lessons and the tests count on."""

from __future__ import annotations

from itertools import pairwise

import av
from PIL import Image, ImageStat

from scripts.samples.speech import SENTENCES
from toolkit.core import paths
from toolkit.video.captions import check_captions, read_captions

SAMPLES = paths.assets() / "samples"


def test_everything_is_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 3_000_000


def test_photos_are_bright_dark_upright_and_wide() -> None:
    light, shape = {}, {}
    for name in ("portrait", "landscape", "bright", "dark"):
        with Image.open(SAMPLES / f"photo-{name}.jpg") as photo:
            light[name] = ImageStat.Stat(photo.convert("L")).mean[0]
            shape[name] = photo.width / photo.height
    assert light["bright"] > 140 > 60 > light["dark"]
    assert shape["portrait"] < 1 < shape["landscape"]


def test_clip_plays_everywhere() -> None:
    path = SAMPLES / "talk.mp4"
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        frames = sum(1 for _ in container.decode(video))
        assert (video.width, video.height, video.codec_context.pix_fmt) == (1280, 720, "yuv420p")
        assert (video.codec_context.name, video.codec_context.profile) == ("h264", "High")
        assert audio.codec_context.name == "aac"
        assert video.average_rate == 25
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert 20 <= frames / 25 <= 32


def test_captions_say_what_is_spoken_when_it_is_spoken() -> None:
    cues = read_captions(SAMPLES / "talk.bn.srt")
    assert tuple(cue.text for cue in cues) == SENTENCES
    assert not check_captions(cues)
    loud = _loudness()
    for cue in cues:
        inside = loud[int(cue.start * 25) + 1 : int(cue.end * 25) - 1]
        assert sum(inside) / len(inside) > 0.02
    for cue, following in pairwise(cues):
        gap = loud[int(cue.end * 25) + 4 : int(following.start * 25) - 3]
        assert gap
        assert max(gap) < 0.01


def _loudness() -> list[float]:
    """Root mean square of the clip's sound for each 1/25 s, full scale 1."""
    samples: list[float] = []
    with av.open(str(SAMPLES / "talk.mp4")) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=8000)
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                samples += [
                    value / 32768 for value in memoryview(bytes(part.planes[0])).cast("h")[: part.samples]
                ]
    step = 8000 // 25
    return [
        (sum(value * value for value in samples[at : at + step]) / step) ** 0.5
        for at in range(0, len(samples) - step, step)
    ]
