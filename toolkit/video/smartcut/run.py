"""Asks the worker process for a smart cut, from the safe side."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from toolkit.core.errors import DiskFull
from toolkit.core.jobs import JobContext
from toolkit.core.messages import Language, sentence
from toolkit.video.edit import Span
from toolkit.video.errors import MediaDamaged
from toolkit.video.estimate import estimate
from toolkit.video.media import MediaInfo
from toolkit.video.plan import plan_cut
from toolkit.video.presets import SOURCE
from toolkit.video.probe import ask_worker, probe
from toolkit.video.smartcut.index import PacketIndex
from toolkit.video.smartcut.plan import CutPlan, FullEncode, Reason, plan_smart_cut, seconds_of_work
from toolkit.video.smartcut.work import Step

_SPARE = 8_000_000  # bytes
_SILENCE = 60.0  # seconds without a word from the worker


class SmartCutFailed(Exception):
    """The result could not be made or did not pass its check; the argument says why."""


@dataclass(frozen=True)
class CutChoice:
    """How a cut will be made, known before it starts."""

    info: MediaInfo
    plan: CutPlan | FullEncode
    seconds: float  # of work, about

    def instead(self) -> CutChoice:
        """The choice after the plan has failed."""
        length = float(self.plan.duration) if isinstance(self.plan, CutPlan) else self.info.duration
        plan = FullEncode(reason="failed", codec=self.info.picture.codec)
        return CutChoice(self.info, plan, estimate(self.info, SOURCE, length).seconds)


def needed_bytes(plan: CutPlan, info: MediaInfo) -> int:
    """About how large the result will be, at the most."""
    share = float(plan.duration) / info.duration if info.duration else 1.0
    return round(info.size_bytes * min(1.0, share) * 1.3) + _SPARE


def choose_cut(source: Path, kept: tuple[Span, ...], ctx: JobContext) -> CutChoice:
    """Look at the source and decide what is copied and what encoded.

    Raises:
        The errors of `probe`; RangeEmpty.
    """
    source = source.absolute()
    ctx.step(0, 1, "probe")
    info = probe(source, ctx)
    index = _index(source, ctx)
    if index.trouble:
        reason = msgspec.convert(index.trouble, Reason)
        plan: CutPlan | FullEncode = FullEncode(reason=reason, codec=index.codec)
    else:
        plan = plan_smart_cut(index, info, plan_cut(info, index.frames(), kept), str(source))
    if isinstance(plan, CutPlan):
        return CutChoice(info, plan, seconds_of_work(plan, info))
    return CutChoice(info, plan, estimate(info, SOURCE, kept_seconds(info, kept)).seconds)


def kept_seconds(info: MediaInfo, kept: tuple[Span, ...]) -> float:
    """How long the result will be, about."""
    whole = (Span(0, info.duration),)
    return sum(max(0.0, min(span.end, info.duration) - span.start) for span in kept or whole)


def make_cut(plan: CutPlan, output: Path, target: Path, ctx: JobContext) -> None:
    """Carry out a plan; then `output` is whole and checked.

    Raises:
        SmartCutFailed: it did not come out as planned.
        DiskFull: names `target`.
    """
    last = Step()

    def on_answer(step: Step) -> None:
        nonlocal last
        last = step
        if step.what:
            ctx.step(step.done, step.total, step.what)

    source = Path(plan.source)
    with tempfile.TemporaryDirectory(prefix="k-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "plan.json"
        file.write_bytes(msgspec.json.encode(plan))
        arguments = ["cut", str(source), str(file), str(output)]
        try:
            ask_worker(arguments, source, Step, on_answer, ctx, _SILENCE)
        except MediaDamaged as error:  # the worker broke down
            raise SmartCutFailed(str(error.params["reason"])) from error
    ctx.check()
    if last.full:
        raise DiskFull(path=target)
    if last.fault or not last.ended:
        raise SmartCutFailed(last.fault or "the worker stopped early")


def _index(source: Path, ctx: JobContext) -> PacketIndex:
    found: list[PacketIndex] = []

    def on_answer(step: Step) -> None:
        if step.index is not None:
            found.append(step.index)
        else:
            ctx.step(step.done, step.total, step.what)

    ask_worker(["cut-index", str(source)], source, Step, on_answer, ctx, _SILENCE)
    if not found:
        raise MediaDamaged(path=source, reason="the decoder gave no answer")
    return found[0]


def describe_choice(choice: CutChoice, language: Language) -> str:
    """The choice in words, for the user to read before the work starts."""
    seconds = max(1, round(choice.seconds))
    if isinstance(choice.plan, CutPlan):
        percent = math.floor(choice.plan.share * 100)
        params: dict[str, object] = {"copied": percent, "encoded": 100 - percent, "seconds": seconds}
        return sentence("cut-copies", params, language).text
    params = {"codec": choice.plan.codec.upper(), "seconds": seconds}
    return sentence(f"cut-encodes-{choice.plan.reason}", params, language).text
