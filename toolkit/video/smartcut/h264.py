"""What a cut has to know of H.264: units of the stream, and the headers of an MP4 (ISO 14496-10 and -15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

IDR, SEQUENCE, PICTURE, DELIMITER = 5, 7, 8, 9  # types of units
_START_CODE = b"\x00\x00\x01"
_WITH_CHROMA = (100, 110, 122, 144)  # profiles whose MP4 header tells the chroma format too (-15, 5.3.3.1.2)
_LONG_SPS = (100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135)  # profiles (-10, 7.3.2.1.1)
_MAX_ID = 31  # of a sequence parameter set


class HeaderFault(ValueError):
    """The bytes are not what the standard says."""


@dataclass(frozen=True)
class Headers:
    """The decoder configuration of an MP4 track ("avcC")."""

    profile: int
    compatibility: int
    level: int
    length_size: int  # bytes that tell how long a unit is
    sequences: tuple[bytes, ...]
    pictures: tuple[bytes, ...]


@dataclass(frozen=True)
class Sequence:
    """The parts of a sequence parameter set that matter here."""

    number: int
    progressive: bool
    chroma: int  # 1 is 4:2:0
    depth: int  # bits


class _Bits:
    """Reads a unit bit by bit, without the bytes put in against false start codes."""

    def __init__(self, unit: bytes) -> None:
        self._data = unit.replace(b"\x00\x00\x03", b"\x00\x00")
        self._place = 8  # after the byte with the type

    def take(self, count: int) -> int:
        value = 0
        for _ in range(count):
            byte, bit = divmod(self._place, 8)
            if byte >= len(self._data):
                raise HeaderFault("a header ends too early")
            value = value << 1 | self._data[byte] >> (7 - bit) & 1
            self._place += 1
        return value

    def golomb(self) -> int:
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > 32:
                raise HeaderFault("a number in a header is too large")
        return (1 << zeros) - 1 + self.take(zeros)

    def signed(self) -> int:
        value = self.golomb()
        return (value + 1) // 2 if value % 2 else -(value // 2)


def parse_headers(data: bytes) -> Headers:
    """Read an avcC.

    Raises:
        HeaderFault: it is none, or cut short.
    """
    if len(data) < 7 or data[0] != 1:
        raise HeaderFault("no MP4 header")
    place = 6
    sequences, place = _sets(data, place, data[5] & 31)
    if place >= len(data):
        raise HeaderFault("an MP4 header ends too early")
    pictures, _ = _sets(data, place + 1, data[place])
    if not sequences or not pictures:
        raise HeaderFault("an MP4 header without parameter sets")
    return Headers(data[1], data[2], data[3], (data[4] & 3) + 1, sequences, pictures)


def _sets(data: bytes, place: int, count: int) -> tuple[tuple[bytes, ...], int]:
    found = []
    for _ in range(count):
        size = int.from_bytes(data[place : place + 2], "big")
        unit = data[place + 2 : place + 2 + size]
        if not size or len(unit) != size:
            raise HeaderFault("an MP4 header ends too early")
        found.append(unit)
        place += 2 + size
    return tuple(found), place


def build_headers(headers: Headers) -> bytes:
    """The avcC; lengths of units take 4 bytes in it."""
    parts = [bytes((1, headers.profile, headers.compatibility, headers.level, 0xFF))]
    parts.append(bytes((0xE0 | len(headers.sequences),)))
    parts += [len(unit).to_bytes(2, "big") + unit for unit in headers.sequences]
    parts.append(bytes((len(headers.pictures),)))
    parts += [len(unit).to_bytes(2, "big") + unit for unit in headers.pictures]
    if headers.profile in _WITH_CHROMA:
        parts.append(b"\xfd\xf8\xf8\x00")  # 4:2:0, 8 bits, 8 bits, no extensions
    return b"".join(parts)


def combined(source: Headers, ours: Headers) -> Headers:
    """One configuration for pictures of both."""
    return Headers(
        source.profile,
        source.compatibility & ours.compatibility,
        max(source.level, ours.level),
        4,
        source.sequences + ours.sequences,
        source.pictures + ours.pictures,
    )


def parse_sequence(unit: bytes) -> Sequence:
    """Read a sequence parameter set.

    Raises:
        HeaderFault: it is none, or cut short.
    """
    if len(unit) < 5 or unit[0] & 31 != SEQUENCE:
        raise HeaderFault("no sequence parameter set")
    bits = _Bits(unit)
    profile = bits.take(8)
    bits.take(16)
    number = bits.golomb()
    chroma, depth = 1, 8
    if profile in _LONG_SPS:
        chroma, depth = _chroma(bits)
    bits.golomb()  # log2_max_frame_num
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        bits.take(1)
        bits.signed()
        bits.signed()
        for _ in range(min(bits.golomb(), 255)):
            bits.signed()
    bits.golomb()  # max_num_ref_frames
    bits.take(1)
    bits.golomb()  # width
    bits.golomb()  # height
    return Sequence(number, bool(bits.take(1)), chroma, depth)


def _chroma(bits: _Bits) -> tuple[int, int]:
    chroma = bits.golomb()
    if chroma == 3:
        bits.take(1)
    depth = 8 + max(bits.golomb(), bits.golomb())
    bits.take(1)
    if bits.take(1):  # scaling matrices
        for index in range(12 if chroma == 3 else 8):
            if bits.take(1):
                _skip_scaling(bits, 16 if index < 6 else 64)
    return chroma, depth


def _skip_scaling(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last


def picture_number(unit: bytes) -> int:
    """The id of a picture parameter set."""
    return _Bits(unit).golomb()


def free_number(headers: Headers) -> int:
    """An id that neither the sequence nor the picture parameter sets use.

    Raises:
        HeaderFault: there is none, or a set cannot be read.
    """
    used = {parse_sequence(unit).number for unit in headers.sequences}
    used |= {picture_number(unit) for unit in headers.pictures}
    free = next((number for number in range(1, _MAX_ID + 1) if number not in used), None)
    if free is None or len(headers.sequences) >= 31 or len(headers.pictures) >= 255:
        raise HeaderFault("no free parameter set")
    return free


def units(data: bytes, length_size: int) -> Iterator[bytes]:
    """The units of an MP4 packet.

    Raises:
        HeaderFault: lengths do not add up.
    """
    place, end = 0, len(data)
    while place < end:
        size = int.from_bytes(data[place : place + length_size], "big")
        place += length_size
        if not size or place + size > end:
            raise HeaderFault("a packet's lengths do not add up")
        yield data[place : place + size]
        place += size


def kinds(data: bytes | memoryview, length_size: int) -> int:
    """The types of units in an MP4 packet, as a set of bits; faster than `units`.

    Raises:
        HeaderFault: lengths do not add up.
    """
    place, end, found = 0, len(data), 0
    while place < end:
        size = int.from_bytes(data[place : place + length_size], "big")
        place += length_size
        if not size or place + size > end:
            raise HeaderFault("a packet's lengths do not add up")
        found |= 1 << (data[place] & 31)
        place += size
    return found


def encoder_units(data: bytes) -> Iterator[bytes]:
    """The units of a packet with start codes, as x264 writes them."""
    place = data.find(_START_CODE)
    while place >= 0:
        following = data.find(_START_CODE, place + 3)
        unit = data[place + 3 : following if following >= 0 else len(data)]
        yield unit.rstrip(b"\x00") if following >= 0 else unit
        place = following


def packed(parts: Iterable[bytes]) -> bytes:
    """Units as an MP4 packet with lengths of 4 bytes."""
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in parts)
