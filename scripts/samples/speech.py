"""What the presenter says, spoken by espeak-ng, and when each sentence starts and ends."""

from __future__ import annotations

import math
import subprocess
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22050  # Hz, what espeak-ng writes
LEAD, PAUSE, TAIL = 0.6, 0.45, 1.2  # seconds of quiet before, between and after the sentences

SENTENCES = (
    "সবাইকে স্বাগত। ফোনেই ভালো ভিডিও তোলার পাঁচটা সহজ কথা বলি।",
    "এক। ফোনটা দুই হাতে আড়াআড়ি ধরুন।",
    "দুই। আলো থাকুক আপনার মুখের দিকে, পিছনে নয়।",
    "তিন। এক হাত দূর থেকে ধীরে ধীরে কথা বলুন।",
    "চার। যাঁর ছবি তুলছেন, আগে তাঁর অনুমতি নিন।",
    "পাঁচ। বলা শেষ হলে দুই সেকেন্ড থেমে তবে বন্ধ করুন।",
)


@dataclass(frozen=True)
class Spoken:
    """One sentence and the seconds it sounds between."""

    text: str
    start: float
    end: float


def speak(folder: Path) -> tuple[Path, list[Spoken]]:
    """Speak all sentences into one mono WAV in `folder`; give its path and the timings."""
    samples = array("h", bytes(2 * int(LEAD * RATE)))
    spoken = []
    for index, text in enumerate(SENTENCES):
        voice = _trimmed(_sentence(text, folder / f"{index}.wav"))
        start = len(samples) / RATE
        samples.extend(voice)
        spoken.append(Spoken(text, start, len(samples) / RATE))
        samples.extend(array("h", bytes(2 * int(PAUSE * RATE))))
    samples.extend(array("h", bytes(2 * int((TAIL - PAUSE) * RATE))))
    path = folder / "speech.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path, spoken


def loudness(path: Path, frames_per_second: int) -> list[float]:
    """How loud each video frame is, 0 to 1, smoothed a little so that lips do not flicker."""
    samples = _read(path)
    step = RATE // frames_per_second
    raw = []
    for start in range(0, len(samples), step):
        part = samples[start : start + step]
        raw.append(math.sqrt(sum(value * value for value in part) / len(part)))
    loudest = max(raw)
    levels = [min(1.0, (value / loudest) ** 0.7) for value in raw]
    return [
        (levels[max(0, index - 1)] + 2 * level + levels[min(len(levels) - 1, index + 1)]) / 4
        for index, level in enumerate(levels)
    ]


def as_srt(spoken: list[Spoken]) -> str:
    """The sentences as an SRT file."""
    blocks = [
        f"{number}\n{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}\n"
        for number, cue in enumerate(spoken, start=1)
    ]
    return "\n".join(blocks)


def _sentence(text: str, path: Path) -> array[int]:
    command = ["espeak-ng", "-v", "bn+f3", "-s", "152", "-p", "48", "-w", str(path), text]
    subprocess.run(command, check=True)
    return _read(path)


def _read(path: Path) -> array[int]:
    with wave.open(str(path), "rb") as file:
        if file.getframerate() != RATE or file.getsampwidth() != 2:
            raise SystemExit(f"{path}: expected 16-bit sound at {RATE} Hz")
        return array("h", file.readframes(file.getnframes()))


def _trimmed(samples: array[int]) -> array[int]:
    """Without the quiet that espeak-ng leaves at both ends."""
    loud = [index for index, value in enumerate(samples) if abs(value) > 250]
    return samples[max(0, loud[0] - RATE // 50) : loud[-1] + RATE // 20]


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"
