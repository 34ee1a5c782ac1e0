"""Lessons are read whole; nothing in them can run, load from afar or give answers away."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.toolkit.lessons.lesson_text import BODY, head, lesson
from toolkit.core.errors import FileEmpty, FileMissing, ToolkitError
from toolkit.lessons import errors
from toolkit.lessons.format import ExercisePart, HandoutPart, Lesson, QuizPart, TextPart
from toolkit.lessons.parse import parse_lesson, read_lesson

HERE = Path("video-basics.bn.md")
SECRETS = ("ঠিক উত্তর", "ভুল উত্তর")


def parse(body: str, **meta: str) -> Lesson:
    return parse_lesson(lesson(body, **meta), HERE)


def html_of(parsed: Lesson) -> str:
    pieces: list[str] = []
    for slide in parsed.slides:
        for part in slide.parts:
            if isinstance(part, QuizPart):
                pieces += [part.question.prompt, *(choice.html for choice in part.question.choices)]
            else:
                pieces.append(part.html)
    return "\n".join(pieces)


def codes(parsed: Lesson) -> list[str]:
    return [problem.code for problem in parsed.problems]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(html)
    return reader.seen


def test_slides_notes_and_parts() -> None:
    parsed = parse(BODY)
    assert [slide.title for slide in parsed.slides] == ["প্রথম পাঠ", "কোনটা ঠিক?", "হাতেকলমে"]
    assert [slide.kind for slide in parsed.slides] == ["title", "quiz", "exercise"]
    assert parsed.slides[0].notes == "গোপন নোট"
    kinds = [type(part) for part in parsed.slides[2].parts]
    assert kinds == [TextPart, ExercisePart, HandoutPart]
    assert not parsed.problems
    assert parsed.meta.minutes == 20
    line = lesson().splitlines()[parsed.slides[1].line :]
    assert "## কোনটা ঠিক?" in line[:2]


def test_question_holds_its_key() -> None:
    (question,) = parse(BODY).questions()
    assert (question.id, question.type, question.points) == ("q1", "single", 2)
    assert [(choice.html, choice.right) for choice in question.choices] == [
        ("ভুল উত্তর", False),
        ("ঠিক উত্তর", True),
    ]
    assert "কারণটা এই।" in question.explanation


def test_notes_never_reach_html_or_search_text() -> None:
    notes = ["<!-- ক১ -->", "আগে <!-- খ২ --> পরে", "- তালিকা\n\n  <!-- গ৩ -->", "> <!-- ঘ৪ -->"]
    parsed = parse("# শুরু\n\n" + "\n\n".join(notes) + "\n\n<!--\nঙ৫\n\n---\n\nচ৬\n-->\n")
    assert len(parsed.slides) == 1
    shown = html_of(parsed) + parsed.slides[0].text
    for secret in ("ক১", "খ২", "গ৩", "ঘ৪", "ঙ৫", "চ৬"):
        assert secret not in shown
        assert secret in parsed.slides[0].notes
    assert not parsed.problems


def test_notes_that_would_show_are_hidden_and_reported() -> None:
    parsed = parse("আগে <!-- ভাঙা\n\nনোট --> পরে\n\n    <!-- কোড -->\n")
    assert "ভাঙা" not in html_of(parsed)
    assert codes(parsed) == ["lesson-visible-note", "lesson-visible-note"]
    swallowed = parse("# ক\n\n<!-- খোলা\n\n---\n\n# খ\n")
    assert codes(swallowed) == ["lesson-unclosed-note"]
    assert "খোলা" not in html_of(swallowed)


@pytest.mark.parametrize("block", ["> ", "  "])
def test_quiz_inside_something_gives_nothing_away(block: str) -> None:
    body = "::: exercise\nকাজ\n\n" + "".join(
        f"{block}{line}\n" for line in (":::: quiz {#q1}", "কী?", "- [ ] ভুল উত্তর", "- [x] ঠিক উত্তর", "::::")
    )
    parsed = parse(body + "\n:::\n")
    assert "[x]" not in html_of(parsed)
    assert "ঠিক উত্তর" not in html_of(parsed)
    assert "lesson-block-unclosed" in codes(parsed)


def test_ticks_outside_a_quiz_look_like_any_box() -> None:
    parsed = parse("::: quizz\nকী?\n\n- [ ] ভুল উত্তর\n- [x] ঠিক উত্তর\n:::\n")
    html = html_of(parsed)
    assert "☐ ভুল উত্তর" in html
    assert "☐ ঠিক উত্তর" in html
    assert "lesson-block-unknown" in codes(parsed)


def test_quiz_html_and_text_are_the_same_whichever_choice_is_right() -> None:
    here = parse(BODY)
    there = parse(BODY.replace("[x]", "[?]").replace("[ ]", "[x]").replace("[?]", "[ ]"))
    assert html_of(here) == html_of(there)
    assert [slide.text for slide in here.slides] == [slide.text for slide in there.slides]
    assert "কারণটা" not in html_of(here) + "".join(slide.text for slide in here.slides)


def test_text_answers_stay_out_of_html_and_text() -> None:
    parsed = parse("::: quiz {#q1 type=text}\nরাজধানী?\n\n- [x] কলকাতা\n- [x] কোলকাতা\n:::\n")
    (question,) = parsed.questions()
    assert question.answers == ("কলকাতা", "কোলকাতা")
    assert question.choices == ()
    assert "কলকাতা" not in html_of(parsed) + parsed.slides[0].text
    assert not parsed.problems


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{#q1}\nকী?\n\n- [x] ক\n- [x] খ", "lesson-quiz-key-wrong"),
        ("{#q1}\nকী?\n\n- [ ] ক\n- [ ] খ", "lesson-quiz-key-wrong"),
        ("{#q1 type=multiple}\nকী?\n\n- [ ] ক\n- [ ] খ", "lesson-quiz-key-wrong"),
        ("{#q1 type=text}\nকী?\n", "lesson-quiz-key-wrong"),
        ("{#q1 type=text}\nকী?\n\n- [ ] ক", "lesson-quiz-key-wrong"),
        ("{#q1 type=essay}\nকী?\n\n- [x] ক\n- [ ] খ", "lesson-quiz-key-wrong"),
        ("{#q1}\nকী?\n\n- ক\n- [x] খ", "lesson-quiz-key-wrong"),
        ("{#q1}\n- [ ] ক\n- [x] খ", "lesson-quiz-key-wrong"),
        ("\nকী?\n\n- [ ] ক\n- [x] খ", "lesson-quiz-id-wrong"),
        ("{#q1 colour=red}\nকী?\n\n- [ ] ক\n- [x] খ", "lesson-block-unknown"),
    ],
)
def test_faults_in_a_quiz_are_found(block: str, code: str) -> None:
    assert codes(parse(f"::: quiz {block}\n:::\n")) == [code]


def test_same_quiz_id_twice() -> None:
    block = "::: quiz {#q1}\nকী?\n\n- [ ] ক\n- [x] খ\n:::\n\n"
    assert codes(parse(block + block)) == ["lesson-quiz-id-wrong"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("লেখা\n---\nপরে", "lesson-break-is-heading"),
        ("::: exercise\nকাজ\n\n---\n\nপরে", "lesson-block-unclosed"),
        ("::: exercise\nকাজ", "lesson-block-unclosed"),
        ("::: note\nকাজ\n:::", "lesson-block-unknown"),
        ("<!-- class: lead -->", "lesson-marp-directive"),
        ("<!--\n_backgroundColor: red\n-->", "lesson-marp-directive"),
        ("<script>alert(1)</script>", "lesson-html-removed"),
        ("লেখা <iframe src=x></iframe>", "lesson-html-removed"),
        ("![ছবি](https://example.com/a.png)", "lesson-remote-medium"),
        ("![ছবি](//example.com/a.png)", "lesson-remote-medium"),
        ("![ছবি](data:image/png;base64,AAAA)", "lesson-remote-medium"),
        ("![ছবি](../../etc/passwd)", "lesson-target-outside"),
        ("![ছবি](..\\a.png)", "lesson-target-outside"),
        ("![ছবি](/etc/passwd)", "lesson-target-outside"),
        ("![](a.png)", "lesson-alt-missing"),
        ("[লিঙ্ক](javascript:alert(1))", "lesson-target-outside"),
        ("[লিঙ্ক](file:///etc/passwd)", "lesson-target-outside"),
        ("[লিঙ্ক](ftp://example.com)", "lesson-target-outside"),
        ("[লিঙ্ক](https://example.com)", "lesson-remote-link"),
    ],
)
def test_faults_are_found_and_harmless(body: str, code: str) -> None:
    parsed = parse(f"# শুরু\n\n{body}\n")
    assert code in codes(parsed)
    for tag, attributes in tags(html_of(parsed)):
        assert tag not in {"script", "iframe", "style"}
        assert not (tag == "img" and ":" in (attributes.get("src") or ""))
        assert not (attributes.get("href") or "").lower().startswith(("javascript", "file", "ftp"))


def test_bengali_and_spaced_media_names_survive() -> None:
    parsed = parse("![নৌকা](<আমার ছবি/নৌকা ১.png>)\n\n![ক্লিপ](ক্লিপ.mp4)\n")
    assert [medium.target for medium in parsed.slides[0].media] == ["আমার ছবি/নৌকা ১.png", "ক্লিপ.mp4"]
    assert [medium.alt for medium in parsed.slides[0].media] == ["নৌকা", "ক্লিপ"]
    assert [tag for tag, _ in tags(html_of(parsed))].count("img") == 1


def test_tables_and_marks_survive() -> None:
    html = html_of(parse("| ক | খ |\n|:-:|--:|\n| **১** | ~~২~~<br>৩ |\n"))
    assert "<strong>১</strong>" in html
    assert "<s>২</s><br>৩" in html
    assert 'style="text-align:center"' in html


def front(text: str) -> str:
    return f"---\n{text}\n---\n# ক\n"


GOOD = head().strip("-\n")


@pytest.mark.parametrize(
    "text",
    [
        GOOD + "\ncolour: red",
        GOOD.replace("order: 10", "order: ten"),
        GOOD.replace('id: "video-basics"', 'id: "Video Basics"'),
        GOOD.replace("lang: bn", "lang: fr"),
        GOOD.replace('duration: "20m"', "duration: 1:30"),
        GOOD + "\norder: 11",
        GOOD + "\npractice: {room: kitchen}",
        "a: &x [1]\nb: *x",
        "a: &x 1",
        "a: !!python/object/apply:os.system [ls]",
        "[" * 2000,
        "{" * 3000 + "}" * 3000,
        "- a\n- b",
        "just words",
        "",
        "a: [1, 2",
        "? {a: 1}\n: 2",
    ],
)
def test_front_matter_is_refused(text: str) -> None:
    with pytest.raises(errors.FrontMatterInvalid):
        parse_lesson(front(text), HERE)


def test_front_matter_knows_yaml_1_2_and_marp() -> None:
    meta = parse_lesson(
        front(GOOD + "\npaginate: true\ntheme: gaia\nheader: no").replace("প্রথম", "1:30"), HERE
    ).meta
    assert meta.title.startswith("1:30")
    assert meta.minutes == 20


def test_billion_laughs_is_refused_quickly() -> None:
    layers = "\n".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    started = time.process_time()
    with pytest.raises(errors.FrontMatterInvalid):
        parse_lesson(front("a: &a [lol]\n" + layers), HERE)
    assert time.process_time() - started < 1


def test_ten_megabytes_of_front_matter_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.bn.md"
    path.write_text(front('x: "' + "a" * 10_000_000 + '"'), encoding="utf-8")
    with pytest.raises(errors.LessonTooLarge):
        read_lesson(path)
    with pytest.raises(errors.LessonTooLarge):
        parse_lesson(front('x: "' + "a" * 100_000 + '"'), HERE)


@pytest.mark.parametrize(
    "body",
    [
        ">" * 1000 + " গভীর",
        "\n".join("  " * depth + "- গভীর" for depth in range(1000)),
        "\n".join(":" * (1003 - depth) + " exercise" for depth in range(1000)),
        "- " * 1000 + "গভীর",
    ],
    ids=["quotes", "list", "blocks", "one line"],
)
def test_a_thousand_levels_are_refused_quickly(body: str) -> None:
    started = time.process_time()
    with pytest.raises(errors.LessonTooDeep):
        parse(body)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "**a" * 10_000,
        "<b>" * 20_000,
        "`" * 50_000,
        "|a" * 5_000 + "\n" + "|-" * 5_000,
        "<!--" * 9_000,
    ],
)
def test_tangles_end_quickly(body: str) -> None:
    started = time.process_time()
    parse(body)
    assert time.process_time() - started < 10


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_lesson(tmp_path / "none.bn.md")
    path = tmp_path / "x.bn.md"
    path.write_bytes(b"")
    with pytest.raises(FileEmpty):
        read_lesson(path)
    path.write_bytes(b"\xff\xfe---\n")
    with pytest.raises(errors.LessonNotText):
        read_lesson(path)
    path.write_text("# no front matter\n", encoding="utf-8")
    with pytest.raises(errors.FrontMatterMissing):
        read_lesson(path)


def test_windows_line_ends_and_bom(tmp_path: Path) -> None:
    path = tmp_path / "video-basics.bn.md"
    path.write_bytes(b"\xef\xbb\xbf" + lesson().replace("\n", "\r\n").encode())
    assert [slide.title for slide in read_lesson(path).slides] == [
        slide.title for slide in parse(BODY).slides
    ]


PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "\n---\n", "\n\n", ":::",
        " quiz {#a}", "::: exercise\n", "\n:::\n", "- [x] ", "- [ ] ", "> ", "# ", "```\n", "![a](", "http://e.com/a.png)",
        "[a](", "javascript:alert(1))", "<svg/onload=x>", "**", "`", "|", "\n|-|\n", "    ",
        "কামাল", "র‍্যালি", "<b>", "</b>", "&lt;", "\\",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_whatever_is_written_nothing_runs_or_loads(body: str) -> None:
    try:
        parsed = parse(body)
    except ToolkitError:
        return
    for tag, attributes in tags(html_of(parsed)):
        assert tag not in {"script", "style", "iframe", "svg", "object", "video"}
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("src") or "").startswith(("http", "//", "data"))
        assert not (attributes.get("href") or "").lower().startswith(("javascript", "data", "file"))
    assert [slide.number for slide in parsed.slides] == list(range(1, len(parsed.slides) + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("কখগঘািুে্ \u200d", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_every_break_makes_a_slide(texts: list[str]) -> None:
    parsed = parse("\n\n---\n\n".join(f"# ক{text}\n\n<!-- নোট {text} -->" for text in texts))
    assert len(parsed.slides) == len(texts)
    assert all(slide.notes.startswith("নোট") for slide in parsed.slides)
