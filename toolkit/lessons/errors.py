"""What can be wrong with a lesson.

`LessonError`s stop it from being read. A `LessonProblem` does not: it is collected, and `lessons check`
says it.
"""

from __future__ import annotations

from typing import ClassVar

from toolkit.core.errors import ToolkitError


class LessonError(ToolkitError):
    """The lesson cannot be read."""


class LessonTooLarge(LessonError):
    """The file or its front matter is beyond any real lesson. Params: path, limit_kb."""

    code = "lesson-too-large"


class LessonNotText(LessonError):
    """The file is not UTF-8 text. Params: path."""

    code = "lesson-not-text"


class FrontMatterMissing(LessonError):
    """The file does not begin with a front matter between two `---` lines. Params: path."""

    code = "lesson-front-matter-missing"


class FrontMatterInvalid(LessonError):
    """The front matter does not follow the format. Params: path, reason."""

    code = "lesson-front-matter-invalid"


class LessonTooDeep(LessonError):
    """Lists, quotes or blocks are nested too deep. Params: path, line, limit."""

    code = "lesson-too-deep"


class LessonUnknown(LessonError):
    """The library has no such lesson. Params: id, lang."""

    code = "lesson-unknown"


class SlideOverflow(LessonError):
    """A slide holds more than fits at a readable size. Params: path, line, slide."""

    code = "lesson-slide-overflow"
    severe: ClassVar[bool] = True


class SlideGlyphMissing(LessonError):
    """No bundled font draws some characters. Params: path, line, slide, characters."""

    code = "lesson-slide-glyph-missing"
    severe: ClassVar[bool] = True


class LessonProblem(ToolkitError):
    """A fault that does not stop the lesson from being read. `severe` ones fail `lessons check`."""

    severe: ClassVar[bool] = True


class UnclosedNote(LessonProblem):
    """A comment is not closed, so the rest of the lesson would be swallowed. Params: path, line."""

    code = "lesson-unclosed-note"


class VisibleNote(LessonProblem):
    """A comment stands where Markdown takes it as text, so a speaker note would show. Params: path, line."""

    code = "lesson-visible-note"


class MarpDirective(LessonProblem):
    """Marp would obey this comment instead of keeping it as a note. Params: path, line, key."""

    code = "lesson-marp-directive"
    severe = False


class HtmlRemoved(LessonProblem):
    """Raw HTML that is not allowed was left out. Params: path, line, tag."""

    code = "lesson-html-removed"


class RemoteMedium(LessonProblem):
    """A picture or video is on the internet; it is never loaded. Params: path, line, target."""

    code = "lesson-remote-medium"


class MediumMissing(LessonProblem):
    """A picture or video is not there. Params: path, line, target."""

    code = "lesson-medium-missing"


class TargetOutside(LessonProblem):
    """An address leads out of the folder of the lesson, or is none. Params: path, line, target."""

    code = "lesson-target-outside"


class RemoteLink(LessonProblem):
    """A link needs the internet. Params: path, line, target."""

    code = "lesson-remote-link"
    severe = False


class LinkBroken(LessonProblem):
    """A link leads to a file that is not there. Params: path, line, target."""

    code = "lesson-link-broken"


class AltMissing(LessonProblem):
    """A picture has no words for those who cannot see it. Params: path, line, target."""

    code = "lesson-alt-missing"
    severe = False


class BlockUnknown(LessonProblem):
    """A `:::` block has a name or a setting that lessons do not know. Params: path, line, name."""

    code = "lesson-block-unknown"


class BlockUnclosed(LessonProblem):
    """A `:::` block is not closed on its slide. Params: path, line, name."""

    code = "lesson-block-unclosed"


class BreakIsHeading(LessonProblem):
    """`---` right under text makes a heading, not a new slide. Params: path, line."""

    code = "lesson-break-is-heading"


class QuizKeyWrong(LessonProblem):
    """The number of right answers does not suit the type of question. Params: path, line, quiz, type."""

    code = "lesson-quiz-key-wrong"


class QuizIdWrong(LessonProblem):
    """A question has no id, or one that is used already. Params: path, line, quiz."""

    code = "lesson-quiz-id-wrong"


class PairMissing(LessonProblem):
    """The lesson is there in one language only. Params: path, lang."""

    code = "lesson-pair-missing"
    severe = False


class PairDiffers(LessonProblem):
    """The two languages of a lesson do not agree. Params: path, what, here, there."""

    code = "lesson-pair-differs"


class DuplicateLesson(LessonProblem):
    """Two files hold the same lesson in the same language. Params: path, other."""

    code = "lesson-duplicate"


class DurationOff(LessonProblem):
    """The time given is far from what reading, exercises and quiz take. Params: path, given, estimate."""

    code = "lesson-duration-off"
    severe = False


class PracticeMissing(LessonProblem):
    """The sample to practise with is not there. Params: path, target."""

    code = "lesson-practice-missing"


class NameWrong(LessonProblem):
    """The file is not named for its id and language. Params: path, expected."""

    code = "lesson-name-wrong"
    severe = False
