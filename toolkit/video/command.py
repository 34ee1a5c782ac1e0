"""The ffmpeg command of an export, built as a graph with ffmpeg-python. A pure function of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import ffmpeg

from toolkit.video.media import MediaInfo, Picture
from toolkit.video.plan import Cut, ExactRange, Geometry, Read
from toolkit.video.presets import Preset

TIME_SCALE = 120_000
"""Ticks a second of the result: whole for 24, 25, 30, 50 and 60 fps and their 1000/1001 kin."""

SOUND_RATE = 48_000  # Hz
_SEAM_FADE = 0.005  # s; a hard cut in sound clicks
_LEAST_SOUND = 0.05  # s; less than this before the sound ends is as good as none
_TITLE_FADE = 0.4  # s
_KEYFRAME_SECONDS = 2
_SPEED = "veryfast"
_DARKER = "lutyuv=y=val*0.62+6"


@dataclass(frozen=True)
class Placed:
    """A picture file laid over the video, its top left corner in px."""

    file: str
    x: int
    y: int


@dataclass(frozen=True)
class RateControl:
    """Quality (`kbps` None) or size (`kbps` set) rules; `log` names x264's notes between passes."""

    kbps: int | None = None
    log: str | None = None


@dataclass(frozen=True)
class Title:
    """A still card before the video."""

    file: str
    frames: int
    rate: Fraction

    @property
    def duration(self) -> Fraction:
        """Seconds."""
        return self.frames / self.rate


@dataclass(frozen=True)
class ExportPlan:
    """Everything ffmpeg has to do. File names but `source` are relative to the folder it runs in."""

    source: Path
    info: MediaInfo
    preset: Preset
    cut: Cut
    reads: tuple[Read, ...]
    geometry: Geometry
    constant: Fraction | None  # frames a second; None keeps the source's timestamps
    nominal: Fraction  # frames a second
    title: Title | None = None
    logo: Placed | None = None
    captions: Placed | None = None  # a concat list
    soft_captions: str | None = None  # an SRT file
    caption_language: str = "und"
    audio_kbps: int = 128

    @property
    def offset(self) -> Fraction:
        """Seconds before the video itself begins."""
        return self.title.duration if self.title else Fraction(0)

    @property
    def duration(self) -> Fraction:
        """Seconds."""
        return self.offset + self.cut.duration

    @property
    def frames(self) -> int:
        """Frames of the result; one more or less is right when the rate is changed."""
        body = round(self.cut.duration * self.constant) if self.constant else self.cut.frames
        return body + (self.title.frames if self.title else 0)

    @property
    def last_frame(self) -> Fraction:
        """Time of the last frame of the result, in seconds, or a little before."""
        if self.constant:
            return self.duration - Fraction(3, 2) / self.constant
        return self.offset + self.cut.ranges[-1].last

    @property
    def has_sound(self) -> bool:
        """Whether the result has a sound track."""
        return self.info.sound is not None or self.preset.silent_track


def build_command(plan: ExportPlan, program: Path, target: Path, control: RateControl) -> list[str]:
    """The whole argument list."""
    streams = [_video(plan)]
    if plan.has_sound:
        streams.append(_sound(plan))
    if plan.soft_captions is not None:
        streams.append(ffmpeg.input(plan.soft_captions, f="srt")["s:0"])
    made = ffmpeg.output(*streams, filename=f"file:{target}", **_encoding(plan, control))
    made = made.global_args("-nostdin", "-hide_banner", "-v", "error", "-progress", "pipe:1", "-nostats")
    return made.compile(cmd=str(program), overwrite_output=True)


def _video(plan: ExportPlan) -> ffmpeg.Stream:
    parts = [_body(plan, read) for read in plan.reads]
    video = parts[0] if len(parts) == 1 else ffmpeg.filter(parts, "interleave", nb_inputs=len(parts))
    if plan.info.picture.interlaced:
        video = video.filter("bwdif", mode="send_frame", deint="interlaced")
    if plan.constant is not None:
        video = video.filter("fps", fps=str(plan.constant))
    video = _framed(_converted(video, plan), plan.geometry)
    if plan.logo is not None:
        video = _overlaid(video, ffmpeg.input(plan.logo.file, f="png_pipe"), plan.logo)
    if plan.title is not None:
        video = ffmpeg.filter([_title(plan, plan.title), _ticks(video)], "interleave", nb_inputs=2)
    if plan.captions is not None:
        listed = ffmpeg.input(plan.captions.file, f="concat", safe=0)
        video = _overlaid(video, listed, plan.captions)
    return _ticks(video)


def _body(plan: ExportPlan, read: Read) -> ffmpeg.Stream:
    """The kept frames of one read, stamped with their time in the result."""
    picked = "+".join(
        f"between(t,{_s(each.low - read.seek)},{_s(each.high - read.seek)})" for each in read.ranges
    )
    stamped = "+".join(_stamp(each, read, plan.offset) for each in read.ranges)
    video = _source(plan, read)[str(plan.info.picture.index)]
    return (
        video.filter("settb", f"1/{TIME_SCALE}")
        .filter("select", picked)
        .filter("setpts", f"floor(({stamped})*{TIME_SCALE}+0.5)")
    )


def _stamp(each: ExactRange, read: Read, offset: Fraction) -> str:
    """The time in the result, for frames of one range; the first begins it, whenever it came."""
    low, high, settled, start = (
        _s(time - read.seek) for time in (each.low, each.high, each.settled, each.start)
    )
    return f"between(T,{low},{high})*({_s(each.out + offset)}+gte(T,{settled})*(T-{start}))"


def _source(plan: ExportPlan, read: Read) -> ffmpeg.Stream:
    options: dict[str, str | float | None] = {}
    if read.seek:
        options["ss"] = read.seek
    if read.length is not None:
        options["t"] = f"{read.length:.3f}"
    return ffmpeg.input(f"file:{plan.source}", **options)


def _converted(video: ffmpeg.Stream, plan: ExportPlan) -> ffmpeg.Stream:
    """Scaled to square pixels, in BT.709, 8 bit, 4:2:0; HDR mapped to SDR."""
    picture, size = plan.info.picture, plan.geometry
    if picture.hdr:
        transfer = "smpte2084" if picture.transfer == "pq" else "arib-std-b67"
        video = (
            video.filter(
                "zscale",
                w=size.inner_width,
                h=size.inner_height,
                tin=transfer,
                min="2020_ncl",
                pin="2020",
                rin="full" if picture.full_range else "limited",
                t="linear",
                npl=203,
            )
            .filter("format", "gbrpf32le")
            .filter("zscale", p="709")
            .filter("tonemap", "mobius", desat=0)
            .filter("zscale", t="709", m="709", r="limited")
        )
    else:
        video = video.filter(
            "scale",
            size.inner_width,
            size.inner_height,
            flags="bicubic",
            in_color_matrix=_matrix(picture),
            in_range="full" if picture.full_range else "limited",
            out_color_matrix="bt709",
            out_range="limited",
        )
    return video.filter("setsar", 1).filter("format", "yuv420p")


def _matrix(picture: Picture) -> str:
    return {"bt601": "smpte170m", "bt709": "bt709", "bt2020": "bt2020"}[picture.matrix]


def _framed(video: ffmpeg.Stream, size: Geometry) -> ffmpeg.Stream:
    """The picture in its canvas: whole, on a blurred and darkened copy of itself, or cropped."""
    if size.crop:
        return video.filter("crop", size.width, size.height)
    if not size.framed:
        return video
    halves = video.filter_multi_output("split", 2)
    small = [max(2, side // 16 * 2) for side in (size.width, size.height)]
    name, _, value = _DARKER.partition("=")
    back = (
        halves.stream(0)
        .filter("scale", small[0], small[1], force_original_aspect_ratio="increase", flags="fast_bilinear")
        .filter("crop", small[0], small[1])
        .filter("gblur", sigma=5)
        .filter("scale", size.width, size.height, flags="bilinear")
        .filter(name, value.removeprefix("y="))
        .filter("setsar", 1)
    )
    x, y = (size.width - size.inner_width) // 2, (size.height - size.inner_height) // 2
    return ffmpeg.filter([back, halves.stream(1)], "overlay", x, y, format="yuv420")


def _overlaid(video: ffmpeg.Stream, picture: ffmpeg.Stream, placed: Placed) -> ffmpeg.Stream:
    """A picture with transparency laid over; its colours go the same way as the video's."""
    above = picture.filter("scale", out_color_matrix="bt709", out_range="limited").filter(
        "format", "yuva420p"
    )
    return ffmpeg.filter([video, above], "overlay", placed.x, placed.y, format="yuv420")


def _title(plan: ExportPlan, title: Title) -> ffmpeg.Stream:
    end = float(title.duration)
    card = ffmpeg.input(title.file, f="image2", loop=1, framerate=str(title.rate), t=f"{end + 1:.3f}")
    return _ticks(
        card.filter("trim", end_frame=title.frames)
        .filter("scale", out_color_matrix="bt709", out_range="limited")
        .filter("format", "yuv420p")
        .filter("setsar", 1)
        .filter("fade", t="in", d=_TITLE_FADE)
        .filter("fade", t="out", st=f"{end - _TITLE_FADE:.3f}", d=_TITLE_FADE)
    )


def _ticks(video: ffmpeg.Stream) -> ffmpeg.Stream:
    """In our time base and with the colours named, as the encoder writes them down."""
    return video.filter("settb", f"1/{TIME_SCALE}").filter(
        "setparams", range="tv", color_primaries="bt709", color_trc="bt709", colorspace="bt709"
    )


def _sound(plan: ExportPlan) -> ffmpeg.Stream:
    if plan.info.sound is None:
        return _silence(_samples(plan.duration))
    parts: list[ffmpeg.Stream] = []
    if plan.title is not None:
        parts.append(_silence(_samples(plan.offset)))
    sounding_until = plan.info.sound.start + plan.info.sound.duration - _LEAST_SOUND
    for read in plan.reads:
        heard = [each for each in read.ranges if each.start < sounding_until]
        source = _source(plan, read)[str(plan.info.sound.index)]
        split = source.filter_multi_output("asplit", len(heard)) if len(heard) > 1 else None
        for number, each in enumerate(read.ranges):
            if number < len(heard):
                parts.append(_heard(plan, read, each, split.stream(number) if split else source))
            else:
                parts.append(_silence(_samples(each.out + each.length) - _samples(each.out)))
    return parts[0] if len(parts) == 1 else ffmpeg.concat(*parts, v=0, a=1)


def _heard(plan: ExportPlan, read: Read, each: ExactRange, sound: ffmpeg.Stream) -> ffmpeg.Stream:
    """The sound of one range, exactly as long as its picture: gaps filled, the end padded."""
    count = _samples(each.out + each.length) - _samples(each.out)
    start, end = each.start - read.seek, each.end - read.seek
    heard = (
        sound.filter("atrim", start=_s(start), end=_s(end))
        .filter("asetpts", f"PTS-{_s(start)}/TB")
        .filter("aresample", SOUND_RATE, **{"async": 1, "first_pts": 0})
        .filter("aformat", sample_fmts="fltp", sample_rates=SOUND_RATE, channel_layouts="stereo")
        .filter("apad", whole_len=count)
        .filter("atrim", end_sample=count)
    )
    if each is not plan.cut.ranges[0]:
        heard = heard.filter("afade", t="in", d=_SEAM_FADE)
    if each is not plan.cut.ranges[-1]:
        heard = heard.filter("afade", t="out", st=_s(each.length - Fraction(_SEAM_FADE)), d=_SEAM_FADE)
    return heard


def _silence(samples: int) -> ffmpeg.Stream:
    nothing = ffmpeg.input(f"anullsrc=r={SOUND_RATE}:cl=stereo", f="lavfi")
    return nothing.filter("atrim", end_sample=samples)


def _samples(seconds: Fraction) -> int:
    return round(seconds * SOUND_RATE)


def _encoding(plan: ExportPlan, control: RateControl) -> dict[str, str | float]:
    rate = plan.nominal
    options: dict[str, str | float] = {
        "c:v": "libx264",
        "preset": _SPEED,
        "profile:v": "high",
        "pix_fmt": "yuv420p",
        "fps_mode": "passthrough",
        "enc_time_base": f"1:{TIME_SCALE}",
        "video_track_timescale": TIME_SCALE,
        # Timestamps say nothing of the rate; without one x264 takes the highest level there is.
        "x264-params": f"fps={rate.numerator}/{rate.denominator}",
        "g": round(rate * _KEYFRAME_SECONDS),
        "color_range": "tv",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "colorspace": "bt709",
        "map_metadata": -1,
        "map_chapters": -1,
        "fflags": "+bitexact",
        "movflags": "+faststart",
        "max_muxing_queue_size": 4096,
        "f": "mp4",
    }
    # The last frame would otherwise last no time at all. Unless told, setts spoils the dts.
    last, end = (round(time * TIME_SCALE) for time in (plan.last_frame, plan.duration))
    usual = round(TIME_SCALE / rate)
    lasts = f"if(gte(PTS\\,{last - 3})\\,{end}-PTS\\,if(DURATION\\,DURATION\\,{usual}))"
    options["bsf:v"] = f"setts=pts=PTS:dts=DTS:duration={lasts}"
    if not plan.cut.steady and plan.constant is None:
        options["bf"] = 0  # MP4 tells how long a frame lasts in coding order: keep that the order of showing
    if control.kbps is None:
        options["crf"] = plan.preset.crf
        ceiling = plan.preset.max_kbps
    else:
        options["b:v"] = f"{control.kbps}k"
        ceiling = 2 * control.kbps
    if ceiling is not None:
        options |= {"maxrate": f"{ceiling}k", "bufsize": f"{2 * ceiling}k"}
    if control.log is not None:
        options |= {"pass": 1 if control.kbps is None else 2, "passlogfile": control.log, "fastfirstpass": 0}
    if plan.has_sound:
        options |= {"c:a": "aac", "b:a": f"{plan.audio_kbps}k", "ar": SOUND_RATE}
    if plan.soft_captions is not None:
        options |= {"c:s": "mov_text", "metadata:s:s:0": f"language={plan.caption_language}"}
    return options


def _s(seconds: Fraction) -> str:
    """Seconds for a filter: nanoseconds are finer than any timestamp."""
    return f"{float(seconds):.9f}"
