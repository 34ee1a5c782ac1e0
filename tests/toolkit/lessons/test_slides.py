"""Slides show what they should and nothing else; they never overflow unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.toolkit.lessons.lesson_text import BODY, lesson, write
from toolkit.core.errors import OutputExists
from toolkit.core.jobs import JobCancelled, JobContext
from toolkit.core.paths import assets
from toolkit.graphics.richtext import Figure, RichText, Sheet, fit, overflowing, paint
from toolkit.lessons.check import check
from toolkit.lessons.errors import SlideGlyphMissing, SlideOverflow
from toolkit.lessons.format import Lesson
from toolkit.lessons.painted_html import for_painter
from toolkit.lessons.parse import parse_lesson, read_lesson
from toolkit.lessons.slides import default_look, overflows, sheets, write_slides

LESSONS = sorted((assets() / "lessons").rglob("*.md"))


def parse(body: str, lang: str = "bn") -> Lesson:
    return parse_lesson(lesson(body, lang=lang), Path("video-basics.bn.md"))


def words(laid: list[Sheet]) -> str:
    return "\n".join(text.html for sheet in laid for text in sheet.texts())


def test_slides_hold_no_notes_no_handout_no_key() -> None:
    shown = words(sheets(parse(BODY), default_look()))
    assert "ভুল উত্তর" in shown
    for secret in ("গোপন", "শুধু কাগজে", "কারণটা"):
        assert secret not in shown


def test_the_right_choice_looks_like_the_others() -> None:
    look = default_look()
    other = BODY.replace("[x]", "[?]").replace("[ ]", "[x]").replace("[?]", "[ ]")
    assert sheets(parse(BODY), look) == sheets(parse(other), look)


def test_numbers_follow_the_language() -> None:
    look = default_look()
    assert "১৫ মিনিট" in words(sheets(parse(BODY), look))
    assert "15 minutes" in words(sheets(parse(BODY, "en"), look))
    assert "১." in for_painter("<ol><li>ক</li></ol>", "bn").html
    assert "7." in for_painter('<ol start="7"><li>a</li></ol>', "en").html


def test_paper_only_slides_stay_off_the_screen() -> None:
    parsed = parse("# ক\n\n---\n\n::: handout\nকাগজ\n:::\n\n---\n\n# গ\n")
    assert len(sheets(parsed, default_look())) == 2


def test_too_much_text_is_an_error_naming_the_slide_and_still_all_there(tmp_path: Path) -> None:
    path = write(tmp_path, "# ক\n\n---\n\n## খ\n\n" + "অনেক কথা লেখা আছে এখানে। " * 120)
    parsed = read_lesson(path)
    (problem,) = list(overflows(parsed))
    assert isinstance(problem, SlideOverflow)
    assert (problem.params["slide"], problem.params["line"]) == (2, parsed.slides[1].line)
    assert "lesson-slide-overflow" in [found.code for found in check(path, JobContext(), overflows=overflows)]
    with pytest.raises(SlideOverflow):
        write_slides(parsed, tmp_path / "out", (1280, 720), JobContext())
    assert not (tmp_path / "out").exists()
    for sheet in sheets(parsed, default_look()):
        for text in sheet.texts():
            assert fit(text).height <= text.box[3] + 1


def test_characters_no_font_draws_are_named() -> None:
    problems = list(overflows(parse("# ক\n\n---\n\n## খ\n\nহাসি \U0001f600\n")))
    assert [type(problem) for problem in problems] == [SlideGlyphMissing]
    assert problems[0].params["characters"] == "\U0001f600"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_bundled_lessons_are_sound(path: Path) -> None:
    assert check(path, JobContext(), overflows=overflows) == []
    parsed = read_lesson(path)
    assert 10 <= len(parsed.slides) <= 14
    assert all(slide.notes for slide in parsed.slides)
    assert len(list(parsed.questions())) >= 3
    assert all(question.explanation for question in parsed.questions())
    assert any(slide.kind == "exercise" for slide in parsed.slides)


def test_pictures_are_whole_and_the_same_at_every_size(tmp_path: Path) -> None:
    parsed = read_lesson(assets() / "lessons" / "video" / "video-basics.bn.md")
    small = write_slides(parsed, tmp_path / "s", (1280, 720), JobContext())
    assert len(small) == len(parsed.slides)
    assert small[0].name == "video-basics.bn-01.png"
    picture = sheets(parsed, default_look())[2]
    assert any(isinstance(item, Figure) for item in picture.items)
    large = paint(picture, 1920)
    assert (large.width(), large.height()) == (1920, 1080)
    with Image.open(small[2]) as image:
        assert image.size == (1280, 720)
        big = Image.frombytes(
            "RGB", (1920, 1080), bytes(large.constBits()), "raw", "BGRX", large.bytesPerLine(), 1
        )
        here, there = (shown.convert("L").resize((64, 36), Image.Resampling.BOX) for shown in (image, big))
        pairs = zip(here.tobytes(), there.tobytes(), strict=True)
        assert (
            max(abs(first - second) for first, second in pairs) <= 16
        )  # a word on another line gives 60 and more


def test_existing_pictures_are_left_alone_and_cancel_stops(tmp_path: Path) -> None:
    parsed = parse("# ক\n\n---\n\n# খ\n")
    (tmp_path / "video-basics.bn-02.png").write_bytes(b"mine")
    with pytest.raises(OutputExists):
        write_slides(parsed, tmp_path, (1280, 720), JobContext())
    assert [path.name for path in tmp_path.iterdir()] == ["video-basics.bn-02.png"]
    ctx = JobContext()
    ctx.cancel()
    with pytest.raises(JobCancelled):
        write_slides(parsed, tmp_path, (1280, 720), ctx, force=True)
    assert (tmp_path / "video-basics.bn-02.png").read_bytes() == b"mine"


def test_html_in_a_text_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "red.png"
    Image.new("RGB", (400, 300), "red").save(secret)
    text = RichText((0, 0, 400, 300), f'<p>ক<img src="{secret.as_uri()}"></p>', 40, 20, "#000000")
    image = paint(Sheet(400, 300, "#ffffff", (text,)), 400)
    colors = {image.pixelColor(x, y).name() for x in range(0, 400, 4) for y in range(0, 300, 4)}
    assert "#ff0000" not in colors


def test_fit_shrinks_only_as_far_as_needed_and_grows_back() -> None:
    def text(count: int) -> RichText:
        return RichText((0, 0, 600, 300), "<p>" + "বাংলা লেখা " * count + "</p>", 60, 20, "#000000")

    sizes = [fit(text(count)).size for count in (2, 12, 25, 40)]
    assert sizes[0] == 60
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[3] < sizes[1]
    assert not fit(text(2000)).fits
    assert overflowing(Sheet(600, 300, "#ffffff", (text(2000),)))
