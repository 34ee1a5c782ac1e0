"""Runs in a child process: opens files from strangers with PyAV, so that a crash stays there.

Each answer is one JSON line on standard output: `{"ok": …}` or `{"error": [code, reason]}`.
`toolkit.video.probe` is the other end.
"""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, cast

import msgspec

from toolkit.video.media import Frames, Matrix, MediaInfo, Picture, Sound, Thumbnail, Transfer

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.sidedata.sidedata import SideDataContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from PIL.Image import Image

MAX_SIDE = 16_384  # px; larger is a bomb, not a video
# Containers of video, no playlists (they name other files), no pictures, no text shown as a terminal.
_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,gxf,nut,rm,wtv,dv,"
    "h264,hevc,m4v,mp3,wav,aac,flac"
)
_RATE_SAMPLE = 400  # packets looked at to tell whether the frame rate varies
_SEEK_BACK = 12.0  # seconds before a stretch from which its frames are listed
_TRANSFERS: dict[int, Transfer] = {16: "pq", 18: "hlg"}  # ITU-T H.273 transfer characteristics
_MATRICES: dict[int, Matrix] = {1: "bt709", 5: "bt601", 6: "bt601", 9: "bt2020", 10: "bt2020"}  # H.273


class Refused(Exception):
    """The file is not taken. Carries the code of the error to raise on the other side."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code, self.reason = code, reason


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask.

    `probe FILE`, `frames FILE FROM TO`, `thumbnails FILE HEIGHT TIME…`, `cut-index FILE` or
    `cut FILE PLAN OUT`.
    """
    import av

    # PyAV's log takes Python's lock even for what it drops; a decoder closed meanwhile never ends.
    av.logging.set_level(None)
    task, path, *rest = arguments
    try:
        if task == "probe":
            answer(probe(path))
        elif task == "frames":
            answer(frames(path, float(rest[0]), float(rest[1])))
        elif task.startswith("cut"):
            from toolkit.video.smartcut.work import work

            work(task, path, rest)
        else:
            for thumbnail in thumbnails(path, int(rest[0]), [float(time) for time in rest[1:]]):
                answer(thumbnail)
    except Refused as refusal:
        _write({"error": [refusal.code, refusal.reason]})
    except av.FFmpegError as error:
        _write({"error": ["media-damaged", error.strerror or type(error).__name__]})
    return 0


def probe(path: str) -> MediaInfo:
    """What the file holds; its first picture is decoded, so it is known to be readable."""
    with opened(path) as container:
        stream = video_stream(container)
        _refuse_truncated(container, path)
        start = (container.start_time or 0) / 1_000_000
        known = container.duration / 1_000_000 if container.duration else 0.0
        first = _first_frame(container, stream)
        picture = _picture(stream, first, start, known)
        sound = _sound(container, start)
        duration = known or picture.start + picture.duration
        name = container.format.name
        if picture.frame_rate[0] and not picture.variable_rate:
            picture = msgspec.structs.replace(picture, variable_rate=_rate_varies(container, stream))
    return MediaInfo(
        container=name,
        size_bytes=Path(path).stat().st_size,
        start=start,
        duration=duration,
        picture=picture,
        sound=sound,
    )


def frames(path: str, begin: float, end: float) -> Frames:
    """When the frames from a little before `begin` to a little after `end` (seconds) are shown."""
    with opened(path) as container:
        stream = video_stream(container)
        tick = stream.time_base or Fraction(1, 90_000)
        zero = round(Fraction(container.start_time or 0, 1_000_000) / tick)
        if begin > _SEEK_BACK and container.format.name.startswith(("mov", "matroska")):
            container.seek(zero + round((begin - _SEEK_BACK) / tick), stream=stream, backward=True)
        times: list[int] = []
        ends: list[int] = []
        past = 0
        for packet in container.demux(stream):
            if packet.size == 0 or packet.pts is None or packet.is_discard:
                continue
            times.append(packet.pts - zero)
            ends.append(packet.pts - zero + (packet.duration or 0))
            past = past + 1 if float((packet.pts - zero) * tick) > end + 1 else 0
            if past > 64:  # well beyond any reordering
                break
    if not times:
        raise Refused("media-damaged", "no frames")
    times.sort()
    last = max(ends)
    if last <= times[-1]:
        last = times[-1] + (round(median(b - a for a, b in pairwise(times))) if len(times) > 1 else 1)
    return Frames(times=tuple(times), time_base=(tick.numerator, tick.denominator), end=last)


def thumbnails(path: str, height: int, times: Sequence[float]) -> Iterator[Thumbnail]:
    """Upright pictures `height` px high, one for each of the rising `times`, as they get ready."""
    with opened(path) as container:
        stream = video_stream(container)
        stream.thread_type = "AUTO"
        tick = stream.time_base or Fraction(1, 90_000)
        zero = Fraction(container.start_time or 0, 1_000_000)
        sample = _sample_aspect(stream)
        for index, time in enumerate(times):
            container.seek(round((zero + Fraction(time)) / tick), stream=stream, backward=True)
            frame = next(iter(container.decode(stream)), None)
            if frame is None:
                continue
            buffer = io.BytesIO()
            _upright(frame, sample, height).save(buffer, "JPEG", quality=80)
            yield Thumbnail(index=index, time=time, jpeg=buffer.getvalue())


def orientation(matrix: Sequence[int]) -> tuple[int, bool]:
    """Degrees clockwise, and whether mirrored first, of a display matrix (ISO 14496-12, 9 × 16.16)."""
    a, b, c, d = matrix[0], matrix[1], matrix[3], matrix[4]
    mirrored = a * d - b * c < 0
    if mirrored:
        a, b = -a, -b
    if abs(a) >= abs(b):
        return (0 if a >= 0 else 180), mirrored
    return (90 if b > 0 else 270), mirrored


@contextmanager
def opened(path: str) -> Iterator[InputContainer]:
    """A file of a container on the list.

    Raises:
        Refused: it is none.
    """
    import av

    try:
        container = av.open(
            path,
            metadata_errors="replace",
            container_options={"format_whitelist": _FORMATS, "protocol_whitelist": "file"},
        )
    except (av.InvalidDataError, av.ArgumentError) as error:
        raise Refused(_why_unreadable(path)) from error
    with container:
        if not container.streams.video and not container.streams.audio:
            raise Refused("media-not-recognised")
        yield container


def _why_unreadable(path: str) -> str:
    """A file that begins like an MP4 but has no index was cut short; anything else is no video."""
    with Path(path).open("rb") as file:
        head = file.read(12)
    return "media-truncated" if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide") else "media-not-recognised"


def video_stream(container: InputContainer) -> VideoStream:
    """The first real video stream.

    Raises:
        Refused: there is none, or it is locked or impossible.
    """
    import av

    wanted = [
        stream
        for stream in container.streams.video
        if not stream.disposition & av.stream.Disposition.attached_pic
    ]
    if not wanted:
        raise Refused("media-without-picture")
    stream = wanted[0]
    if stream.codec_context.codec_tag in ("encv", "drmi"):
        raise Refused("media-protected")
    if not 0 < stream.codec_context.width <= MAX_SIDE or not 0 < stream.codec_context.height <= MAX_SIDE:
        raise Refused("media-damaged", "impossible picture size")
    return stream


def _refuse_truncated(container: InputContainer, path: str) -> None:
    """An MP4 whose index points past the end of the file was cut short."""
    if not container.format.name.startswith("mov"):
        return
    size = Path(path).stat().st_size
    for stream in container.streams:
        entries = stream.index_entries
        if len(entries) and (last := entries[len(entries) - 1]).pos + last.size > size:
            raise Refused("media-truncated")


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    stream.thread_type = "SLICE"
    for packet in container.demux(stream):
        if packet.has_sidedata("encryption_info"):
            raise Refused("media-protected")
        for frame in packet.decode():
            return frame
    raise Refused("media-damaged", "no frame can be decoded")


def _picture(stream: VideoStream, first: VideoFrame, zero: float, whole: float) -> Picture:
    context = stream.codec_context
    tick = stream.time_base or Fraction(1, 90_000)
    rate = stream.average_rate or stream.guessed_rate or Fraction(0)
    sample = _sample_aspect(stream)
    rotation, mirrored = _orientation(first)
    wide, high = round(context.width * sample), context.height
    if rotation in (90, 270):
        wide, high = high, wide
    start = float((stream.start_time or 0) * tick) - zero
    duration = float((stream.duration or 0) * tick)
    if not duration:
        duration = max(0.0, whole - start)
    return Picture(
        index=stream.index,
        codec=context.name,
        width=context.width,
        height=context.height,
        display_width=wide,
        display_height=high,
        rotation=rotation,
        mirrored=mirrored,
        sample_aspect=(sample.numerator, sample.denominator),
        frame_rate=(rate.numerator, rate.denominator),
        time_base=(tick.numerator, tick.denominator),
        variable_rate=rate == 0,
        pix_fmt=first.format.name,
        bit_depth=max(component.bits for component in first.format.components),
        transfer=_TRANSFERS.get(first.color_trc, "sdr"),
        matrix=_MATRICES.get(first.colorspace, "bt709" if context.height >= 720 else "bt601"),
        full_range=first.color_range == 2 or first.format.name.startswith("yuvj"),
        interlaced=first.interlaced_frame,
        start=start,
        duration=duration,
        frames=stream.frames,
    )


def _sample_aspect(stream: VideoStream) -> Fraction:
    sample = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    return sample if sample and sample > 0 else Fraction(1)


def _sound(container: InputContainer, zero: float) -> Sound | None:
    for stream in container.streams.audio:
        context = stream.codec_context
        if not context.sample_rate or not context.channels:
            continue
        tick = stream.time_base or Fraction(1, context.sample_rate)
        start = float((stream.start_time or 0) * tick) - zero
        duration = float((stream.duration or 0) * tick)
        if not duration and container.duration:
            duration = container.duration / 1_000_000 - start
        return Sound(
            index=stream.index,
            codec=context.name,
            rate=context.sample_rate,
            channels=context.channels,
            start=start,
            duration=duration,
        )
    return None


def _rate_varies(container: InputContainer, stream: VideoStream) -> bool:
    """Whether gaps between the first frames differ by more than rounding."""
    container.seek(0)
    times: list[int] = []
    for packet in container.demux(stream):
        if packet.pts is not None and packet.size and not packet.is_discard:
            times.append(packet.pts)
        if len(times) >= _RATE_SAMPLE:
            break
    times.sort()
    whole = len(times) < _RATE_SAMPLE
    gaps = [later - earlier for earlier, later in pairwise(times if whole else times[:-16])]
    if len(gaps) < 2:
        return False
    typical = median(gaps)
    return any(abs(gap - typical) > max(2, typical * 0.1) for gap in gaps)


def _upright(frame: VideoFrame, sample: Fraction, height: int) -> Image:
    """The picture as people see it, `height` px high."""
    from PIL import Image

    turns = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }
    rotation, mirrored = _orientation(frame)
    shown_height = frame.width * sample if rotation in (90, 270) else Fraction(frame.height)
    scale = height / shown_height
    wide, high = max(2, round(frame.width * sample * scale)), max(2, round(frame.height * scale))
    small = frame.reformat(width=wide, height=high, format="rgb24", dst_colorspace="ITU709")
    plane = small.planes[0]
    picture = Image.frombuffer("RGB", (wide, high), bytes(plane), "raw", "RGB", plane.line_size, 1)
    if mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rotation:
        picture = picture.transpose(turns[rotation])
    return picture


def _orientation(frame: VideoFrame) -> tuple[int, bool]:
    sides = cast("SideDataContainer", frame.side_data)  # the stubs know the motion vectors only
    for index in range(len(sides)):
        side = sides[index]
        if side.type.name == "DISPLAYMATRIX":
            return orientation(struct.unpack("<9i", bytes(side)[:36]))
    return 0, False


def answer(value: msgspec.Struct) -> None:
    """Write one answer."""
    _write({"ok": value})


def _write(value: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
