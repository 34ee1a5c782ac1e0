"""Moments in words: "10:32", "yesterday, 16:05", "21 November"."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from gui.common.i18n import current_language, digits

# The parts of a Bengali day, by the hour at which each begins.
_DAY_PARTS = ((0, "রাত"), (4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (16, "বিকেল"), (18, "সন্ধ্যা"), (20, "রাত"))


def when(moment: datetime, now: datetime | None = None) -> str:
    """A past moment as people say it, in the language on screen and the local time zone."""
    here = moment.astimezone()
    today = (now or datetime.now()).astimezone().date()
    if here.date() == today:
        return QCoreApplication.translate("When", "today, {time}").format(time=clock(here))
    if here.date() == today - timedelta(days=1):
        return QCoreApplication.translate("When", "yesterday, {time}").format(time=clock(here))
    month = QLocale().monthName(here.month)
    day = f"{digits(here.day)} {month}"
    return day if here.year == today.year else f"{day} {digits(here.year)}"


def clock(moment: datetime) -> str:
    """The time of day: "16:05", "বিকেল ৪:০৫"."""
    if current_language() == "en":
        return f"{moment:%H:%M}"
    part = next(name for hour, name in reversed(_DAY_PARTS) if moment.hour >= hour)
    return f"{part} {digits(f'{(moment.hour - 1) % 12 + 1}:{moment:%M}')}"
