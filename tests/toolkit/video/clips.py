"""Clips that carry their own frame number as a barcode, so that "exact" is counted, not judged."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import VideoFrame
from PIL import Image

WIDTH, HEIGHT = 320, 180
CORNERS = {"tl": (220, 30, 30), "tr": (30, 200, 30), "bl": (40, 40, 230), "br": (240, 240, 240)}
BITS = 12
_CELL = 20  # px
_LEFT, _TOP = 40, 80
_TONE_RATE = 48_000
BURST_SECONDS = 0.02


def numbered(number: int, width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """A picture with `number` as white and black cells, and a colour of its own in each corner."""
    picture = Image.new("RGB", (width, height), (90, 90, 90))
    for bit in range(BITS):
        color = (255, 255, 255) if number >> bit & 1 else (0, 0, 0)
        left = _LEFT + bit * _CELL
        picture.paste(color, (left, _TOP, left + _CELL, _TOP + _CELL))
    for name, (x, y) in {
        "tl": (0, 0),
        "tr": (width - 40, 0),
        "bl": (0, height - 40),
        "br": (width - 40, height - 40),
    }.items():
        picture.paste(CORNERS[name], (x, y, x + 40, y + 40))
    return picture


def number_in(picture: Image.Image) -> int:
    """The number in the barcode of a picture of any size of the same shape."""
    scale_x, scale_y = picture.width / WIDTH, picture.height / HEIGHT
    number = 0
    for bit in range(BITS):
        x, y = (_LEFT + (bit + 0.5) * _CELL) * scale_x, (_TOP + 0.5 * _CELL) * scale_y
        pixel = picture.getpixel((int(x), int(y)))
        assert isinstance(pixel, tuple)
        number |= (pixel[1] > 127) << bit
    return number


def make_clip(
    path: Path,
    count: int = 60,
    *,
    rate: Fraction = Fraction(30),
    times: Sequence[Fraction] | None = None,
    bursts: Sequence[float] | None = (),
    sound_seconds: float | None = None,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    options: dict[str, str] | None = None,
    sample_aspect: Fraction | None = None,
) -> Path:
    """Write a numbered H.264 clip.

    Args:
        path: its suffix chooses the container.
        count: number of frames.
        rate: frames a second.
        times: of each frame in seconds, when the rate varies.
        bursts: seconds at which the otherwise silent sound is loud for 20 ms; None for no sound at all.
        sound_seconds: length of the sound, when it differs from the picture's.
        size: px.
        options: for x264.
        sample_aspect: shape of a pixel.
    """
    tick = Fraction(1, 90_000)
    moments = list(times) if times is not None else [Fraction(index) / rate for index in range(count)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = tick
        stream.time_base = tick
        stream.options = {"preset": "ultrafast", "crf": "18", **(options or {})}
        if sample_aspect:
            stream.codec_context.sample_aspect_ratio = sample_aspect
        sound = container.add_stream("aac", rate=_TONE_RATE, layout="mono") if bursts is not None else None
        for number, moment in enumerate(moments):
            frame = VideoFrame.from_bytes(numbered(number, *size).convert("RGBA").tobytes(), *size)
            frame.pts, frame.time_base = round(moment / tick), tick
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if sound is not None:
            seconds = sound_seconds if sound_seconds is not None else float(moments[-1] + 1 / rate)
            for block in _sound(seconds, bursts or ()):
                container.mux(sound.encode(block))
            container.mux(sound.encode(None))
    return path


def frames_of(path: Path) -> list[tuple[float, Image.Image]]:
    """Every frame of a file with its time in seconds, as stored."""
    with av.open(str(path)) as container:
        return [(frame.time or 0.0, rgb(frame)) for frame in container.decode(container.streams.video[0])]


def numbers_of(path: Path) -> list[int]:
    """The frame numbers of a file, in order."""
    return [number_in(picture) for _, picture in frames_of(path)]


def rgb(frame: VideoFrame) -> Image.Image:
    """A decoded frame as a picture."""
    converted = frame.reformat(format="rgb24", src_colorspace="ITU709")
    plane = converted.planes[0]
    return Image.frombuffer(
        "RGB", (converted.width, converted.height), bytes(plane), "raw", "RGB", plane.line_size, 1
    )


def loud_at(path: Path) -> list[float]:
    """Seconds at which the sound of a file becomes loud."""
    found: list[float] = []
    quiet_since = -1.0
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=_TONE_RATE)
        for decoded in container.decode(container.streams.audio[0]):
            for frame in resampler.resample(decoded):
                begin = frame.time or 0.0
                samples = struct.unpack(f"<{frame.samples}f", bytes(frame.planes[0])[: frame.samples * 4])
                for index, value in enumerate(samples):
                    if abs(value) > 0.2:
                        now = begin + index / _TONE_RATE
                        if now - quiet_since > BURST_SECONDS:
                            found.append(now)
                        quiet_since = now
    return found


def _sound(seconds: float, bursts: Sequence[float]) -> list[av.AudioFrame]:
    blocks = []
    for start in range(0, round(seconds * _TONE_RATE), 1024):
        samples = min(1024, round(seconds * _TONE_RATE) - start)
        values = []
        for index in range(start, start + samples):
            time = index / _TONE_RATE
            loud = any(burst <= time < burst + BURST_SECONDS for burst in bursts)
            values.append(round(20_000 * math.sin(time * 2 * math.pi * 1000)) if loud else 0)
        frame = av.AudioFrame(format="s16", layout="mono", samples=samples)
        frame.planes[0].update(struct.pack(f"<{samples}h", *values).ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = _TONE_RATE, start, Fraction(1, _TONE_RATE)
        blocks.append(frame)
    return blocks
