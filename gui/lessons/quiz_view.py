"""Questions to answer alone: choose, check, read why. The best result is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import button, label, padded, set_role
from gui.common.i18n import TranslatedFrame, TranslatedWidget, digits
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S
from gui.lessons.plain_text import plain_text
from toolkit.lessons.format import Lesson, Question
from toolkit.lessons.quiz import Grade, grade_choice, grade_text


class QuizView(TranslatedWidget):
    """All questions of a lesson."""

    answered = Signal(int, int)
    """Questions right so far, and questions there are; sent when every question is answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[QuestionCard] = []
        self._best: tuple[int, int] = (0, 0)
        self._score = label("strong", wrap=True)
        self._empty = label("muted", wrap=True)
        self._again = button("quiet", "arrow-counter-clockwise", self.start_again)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_M)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, SPACE_M, SPACE_S, SPACE_M)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self._empty)
        whole.addWidget(self._score)
        whole.addLayout(self._column)
        whole.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.retranslate()

    def show_lesson(self, lesson: Lesson | None, best: tuple[int, int]) -> None:
        """Show the questions of a lesson, unanswered; `best` is what was reached before: right, asked."""
        for old in self.cards:
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._best = best
        questions = list(lesson.questions()) if lesson is not None else []
        self.cards = [QuestionCard(number, question) for number, question in enumerate(questions, 1)]
        for each in self.cards:
            each.graded.connect(self._on_graded)
            self._column.addWidget(each)
        self._show_score()

    def show_question(self, question_id: str) -> None:
        """Bring a question into sight with the keyboard on it."""
        for each in self.cards:
            if each.question.id == question_id:
                self._area.ensureWidgetVisible(each)
                each.take_keys()

    def start_again(self) -> None:
        """Take all answers back; the best result stays."""
        for each in self.cards:
            each.start_again()
        self._show_score()
        if self.cards:
            self._area.ensureWidgetVisible(self.cards[0])

    def retranslate(self) -> None:
        """Say the texts."""
        self._empty.setText(self.tr("This lesson has no questions."))
        self._again.setText(self.tr("Answer again"))
        self._show_score()

    def _on_graded(self) -> None:
        self._show_score()
        grades = [each.grade for each in self.cards]
        if all(grade is not None for grade in grades):
            right = sum(grade.correct for grade in grades if grade is not None)
            self._best = max(self._best, (right, len(grades)))
            self._show_score()
            self.answered.emit(right, len(grades))

    def _show_score(self) -> None:
        grades = [each.grade for each in self.cards if each.grade is not None]
        self._empty.setVisible(not self.cards)
        self._again.setVisible(bool(grades))
        right = sum(grade.correct for grade in grades)
        if self.cards and len(grades) == len(self.cards):
            text = self.tr("{right} of {asked} right.").format(right=digits(right), asked=digits(len(grades)))
        elif self._best[1]:
            text = self.tr("Best so far: {right} of {asked}.").format(
                right=digits(self._best[0]), asked=digits(self._best[1])
            )
        else:
            text = self.tr("Answer for yourself; nobody else sees it.")
        self._score.setText(text if self.cards else "")
        self._score.setVisible(bool(self.cards))


class QuestionCard(TranslatedFrame):
    """One question with its choices or its field."""

    graded = Signal()

    def __init__(self, number: int, question: Question) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.question = question
        self.grade: Grade | None = None
        self._number = number
        self._name = label("muted")
        prompt = label("label", wrap=True)
        prompt.setText(plain_text(question.prompt))
        prompt.setProperty("verbatim", True)
        self._hint = label("muted", wrap=True)
        column = padded(self, SPACE_L, SPACE_S)
        for part in (self._name, prompt, self._hint):
            column.addWidget(part)
        self._group = QButtonGroup(self)
        self.choices = [self._choice(choice.html) for choice in question.choices]
        for each in self.choices:
            column.addWidget(each)
        self.field = QLineEdit()
        self.field.setVisible(question.type == "text")
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self.check)
        column.addWidget(self.field)
        self._verdict_icon = QLabel()
        self._verdict = label("strong", wrap=True)
        self._why = label("body", wrap=True)
        self._why.setText(plain_text(question.explanation))
        self._why.setProperty("verbatim", True)
        self.check_button = button("plain", on_click=self.check)
        column.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        verdict = QHBoxLayout()
        verdict.setSpacing(SPACE_S)
        verdict.addWidget(self._verdict_icon, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self._verdict, 1)
        column.addLayout(verdict)
        column.addWidget(self._why)
        self.retranslate()
        self._show()

    def take_keys(self) -> None:
        """Put the keyboard on the first thing to answer with."""
        first: QWidget = self.choices[0].control if self.choices else self.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Grade what is chosen or typed, once."""
        if self.grade is not None or not self._anything():
            return
        if self.question.type == "text":
            self.grade = grade_text(self.question, self.field.text())
        else:
            chosen = [index for index, each in enumerate(self.choices) if each.is_on()]
            self.grade = grade_choice(self.question, chosen)
        self._show()
        self.graded.emit()

    def start_again(self) -> None:
        """Take the answer back."""
        self.grade = None
        self._group.setExclusive(False)
        for each in self.choices:
            each.control.setChecked(False)
        self._group.setExclusive(True)
        self.field.clear()
        self._show()

    def retranslate(self) -> None:
        """Say the texts."""
        self._name.setText(self.tr("Question {number}").format(number=digits(self._number)))
        hints = {
            "single": self.tr("Choose one answer."),
            "multiple": self.tr("Choose all that are right."),
            "text": self.tr("Answer in a word or two."),
        }
        self._hint.setText(hints[self.question.type])
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("Your answer"))
        self.check_button.setText(self.tr("Check the answer"))
        self._show()

    def _choice(self, html: str) -> _Choice:
        kind = QRadioButton if self.question.type == "single" else QCheckBox
        result = _Choice(kind(), plain_text(html))
        if kind is QRadioButton:  # in a group, Tab would go past all check boxes but one
            self._group.addButton(result.control)
        result.control.toggled.connect(self._on_changed)
        return result

    def _anything(self) -> bool:
        return bool(self.field.text().strip()) or any(each.is_on() for each in self.choices)

    def _on_changed(self) -> None:
        self.check_button.setEnabled(self._anything())

    def _show(self) -> None:
        grade = self.grade
        done = grade is not None
        self.check_button.setVisible(not done)
        self.check_button.setEnabled(self._anything())
        self.field.setReadOnly(done)
        for index, each in enumerate(self.choices):
            each.control.setEnabled(not done)
            each.mark(grade is not None and index in grade.right, done=done)
        correct = grade is not None and grade.correct
        self._verdict_icon.setPixmap(
            icon("check-circle" if correct else "info", "green" if correct else "accent").pixmap(ICON_SIZE)
        )
        self._verdict.setText(self._verdict_text(correct) if done else "")
        self._verdict.setVisible(done)
        self._verdict_icon.setVisible(done)
        self._why.setVisible(done and bool(self._why.text()))

    def _verdict_text(self, correct: bool) -> str:
        if correct:
            return self.tr("Right!")
        if self.question.type == "text":
            accepted = " / ".join(self.question.answers)
            return self.tr("Not quite. The answer: {answer}").format(answer=accepted)
        return self.tr("Not quite. The right ones are marked.")


class _Choice(QWidget):
    """A radio button or check box whose text wraps, and a tick beside it once it is graded."""

    def __init__(self, control: QAbstractButton, text: str) -> None:
        super().__init__()
        self.control = control
        self.control.setAccessibleName(text)
        self._text = label("body", wrap=True)
        self._text.setText(text)
        self._text.setProperty("verbatim", True)
        self._text.setBuddy(control)
        self._tick = QLabel()
        self._tick.setFixedSize(ICON_SIZE)
        control.setProperty("verbatim", True)
        control.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        control.setFixedHeight(self._text.fontMetrics().lineSpacing())  # level with the first line
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)  # the control brings its own gap
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words chooses too."""
        if event.button() is Qt.MouseButton.LeftButton and self.control.isEnabled():
            self.control.click()

    def is_on(self) -> bool:
        """Whether it is chosen."""
        return self.control.isChecked()

    def mark(self, right: bool, *, done: bool) -> None:
        """Tick the right choice once the question is graded."""
        self._tick.setVisible(done and right)
        self._tick.setPixmap(icon("check", "green").pixmap(ICON_SIZE))
        set_role(self._text, "role", "strong" if done and right else "body")
