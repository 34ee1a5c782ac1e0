"""What an export will cost, told before it starts: time and size, roughly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from toolkit.video.media import MediaInfo
from toolkit.video.plan import nominal_rate, plan_geometry
from toolkit.video.presets import Preset

_BITS_PER_PIXEL = 0.09  # of talking heads at _TYPICAL_CRF
_TYPICAL_CRF = 21
_PIXELS_MADE = 110e6  # a second, on a laptop with two cores, checking included
_PIXELS_READ = 400e6
_HDR_FACTOR = 4.0  # mapping HDR to SDR takes that much longer than encoding
_START_SECONDS = 1.0


@dataclass(frozen=True)
class Estimate:
    """Roughly what an export takes."""

    seconds: float  # of work
    size_bytes: float


def estimate(info: MediaInfo, preset: Preset, duration: float | Fraction) -> Estimate:
    """The cost of a result that lasts `duration` seconds."""
    picture, size = info.picture, plan_geometry(info.picture, preset)
    frames = float(duration) * float(nominal_rate(picture, preset))
    made = size.width * size.height * frames
    read = picture.width * picture.height * float(duration) * float(picture.rate or 30)
    slower = _HDR_FACTOR if picture.hdr else 1.0
    seconds = _START_SECONDS + made / _PIXELS_MADE * slower + read / _PIXELS_READ
    kbit = made * _BITS_PER_PIXEL * 2 ** ((_TYPICAL_CRF - preset.crf) / 6) / 1000
    if preset.max_kbps is not None:
        kbit = min(kbit, preset.max_kbps * float(duration))
    wanted = (kbit + preset.audio_kbps * float(duration)) * 125
    return Estimate(seconds, min(wanted, preset.max_mb * 1e6) if preset.max_mb else wanted)
