"""Lesson texts for tests."""

from __future__ import annotations

from pathlib import Path

HEAD = """---
marp: true
id: "{id}"
lang: {lang}
title: "{title}"
module: "video"
order: 10
duration: "{duration}"
version: "1.0.0"
license: CC-BY-4.0
---
"""

BODY = """# প্রথম পাঠ

শুরুর কথা

<!-- গোপন নোট -->

---

## কোনটা ঠিক?

::: quiz {#q1 type=single points=2}
কোনটি ঠিক?

- [ ] ভুল উত্তর
- [x] ঠিক উত্তর

> কারণটা এই।
:::

---

## হাতেকলমে

::: exercise {minutes=15}
1. ভিডিও খুলুন
2. কাটুন
:::

::: handout
শুধু কাগজে
:::
"""


def head(
    *, lesson_id: str = "video-basics", lang: str = "bn", title: str = "প্রথম পাঠ", duration: str = "20m"
) -> str:
    return HEAD.format(id=lesson_id, lang=lang, title=title, duration=duration)


def lesson(body: str = BODY, **meta: str) -> str:
    return head(**meta) + body


def write(folder: Path, body: str = BODY, **meta: str) -> Path:
    lesson_id, lang = meta.get("lesson_id", "video-basics"), meta.get("lang", "bn")
    path = folder / f"{lesson_id}.{lang}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(lesson(body, **meta), encoding="utf-8")
    return path
