"""A transcript: passages under their marks, words in the language of the project, and the text of the clipboard."""

from datetime import UTC, date, datetime, timedelta

from interviewer.domain import passages, register, transcript_words
from interviewer.domain.answer import Status
from interviewer.domain.consent import Channel, Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact
from interviewer.domain.replacement import ROUND
from interviewer.domain.transcript import Attribution, Cover, Given, Line, Part, Reply, Run, Transcript
from interviewer.domain.transcript_text import passage_to_text, to_text

PERSON = register.of_person("I-7KQ4ZD", Contact("a", "Fatuma Warsame"))


def same(message: str) -> str:
    return message


def mark(text: str, words: str, kind: MarkKind) -> Mark:
    return Mark(f"{kind}{words}", text.index(words), text.index(words) + len(words), kind, words)


def written(text: str, *marks: Mark) -> str:
    shown = passages.paragraphs(text, marks, (PERSON,), "[background only]")
    return "\n".join("".join(run.text for run in transcript_words.decorated(each, same, ROUND)) for each in shown)


def given(*, quotes: bool = True) -> Given:
    at = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    return Given("I-7KQ4ZD, leder", Decision.YES, Channel.ORAL, at, "samtykke@1", (("quotes", quotes),))


def transcript(*replies: Reply, level: Attribution = Attribution.PSEUDONYM, quotes: bool = True) -> Transcript:
    cover = Cover(
        title="Meeting places", code="I-7KQ4ZD", speakers=("I-7KQ4ZD, leder",), case_word="møteplass", case="M-4XD2HM",
        when="22.11.2026", length=timedelta(minutes=72), raised=1, to_ask=2, consents=(given(quotes=quotes),),
        generated=date(2026, 11, 23),
    )  # fmt: skip
    line = Line("a.b", "1 a", "a", "How did it begin?", replies=replies or (Reply(),))
    facts = (("Politicians take part", YesNo.NO),)
    return Transcript(level, "en", cover, (Part("1", "Beginnings", (line,)),), facts=facts, parked=("budget",))


def test_marks_are_written_out_so_that_no_colour_is_needed() -> None:
    text = "Fatuma kom. Hun lo. Kanskje sliten. Resten."
    marks = [
        mark(text, "Fatuma kom.", MarkKind.VERBATIM), mark(text, "Hun lo.", MarkKind.APPROXIMATE),
        mark(text, "Kanskje sliten.", MarkKind.COMMENT),
    ]  # fmt: skip
    assert written(text, *marks) == "«[I-7KQ4ZD] kom.» ‹Hun lo.› (own comment: Kanskje sliten.) Resten."


def test_a_quote_inside_a_quote_is_opened_and_closed_once() -> None:
    text = "jeg ble spurt, helt tilfeldig, der og da"
    marks = [mark(text, text, MarkKind.VERBATIM), mark(text, "helt tilfeldig", MarkKind.QUOTE)]
    assert written(text, *marks) == f"«{text}»"
    assert written("«ja»", mark("«ja»", "«ja»", MarkKind.VERBATIM)) == "«ja»"


def test_a_mark_over_two_paragraphs_is_closed_in_each() -> None:
    assert written("en\nto", mark("en\nto", "en\nto", MarkKind.VERBATIM)) == "«en»\n«to»"


def test_background_is_not_printed() -> None:
    text = "Åpent. Hemmelig om naboen. Åpent igjen."
    marks = [mark(text, "Hemmelig om naboen.", MarkKind.BACKGROUND), mark(text, "om", MarkKind.SENSITIVE)]
    assert written(text, *marks) == "Åpent. [background only] Åpent igjen."


def test_marks_of_the_interviewers_own_work_leave_nothing() -> None:
    text = "spør igjen"
    (paragraph,) = passages.paragraphs(text, [mark(text, text, MarkKind.FOLLOW_UP)], (), "")
    assert paragraph == (Run(text),)


def test_a_mark_whose_words_have_moved_is_left_out() -> None:
    stale = Mark("m", 0, 5, MarkKind.VERBATIM, "annet")
    assert written("noe helt nytt", stale) == "noe helt nytt"


def test_not_asked_is_said_and_never_a_no() -> None:
    assert transcript_words.status_words(Reply(), same) == "not taken up"
    assert transcript_words.status_words(Reply(Status.ANSWERED, ((Run("ja"),),)), same) == ""
    assert (
        transcript_words.status_words(Reply(Status.ANSWERED, yes_no=YesNo.NO, has_example=True), same)
        == "no, with an example"
    )
    assert transcript_words.status_words(Reply(Status.ELSEWHERE, elsewhere="2 a"), same) == "answered under 2 a"


def test_the_text_says_first_that_it_is_still_personal_data() -> None:
    text = to_text(transcript(Reply(Status.ANSWERED, ((Run("It began.", frozenset({MarkKind.VERBATIM})),),))), same)
    first, whose, *_rest = text.splitlines()
    assert first == "PSEUDONYMISED – STILL PERSONAL DATA"
    assert whose == "I-7KQ4ZD, leder, 22.11.2026, the interviewer's notes; no recording"
    assert "1 a  How did it begin?\n    ”It began.”" in text
    assert "The informant's own words" in text
    assert "1 h 12 min" in text
    assert "WHAT THE CONDITIONS REST ON\nPoliticians take part: no" in text
    assert "THEMES THAT WERE NOT COME BACK TO\nbudget" in text


def test_a_no_to_quotes_is_said_on_the_cover() -> None:
    assert "May not be quoted" in to_text(transcript(quotes=False), same)
    assert "May not be quoted" not in to_text(transcript(), same)


def test_a_copied_passage_carries_whose_words_it_is() -> None:
    assert passage_to_text(" It began. ", transcript(), same) == (
        "It began.\n(I-7KQ4ZD, leder, 22.11.2026, the interviewer's notes; no recording; "
        "pseudonymised – still personal data)\n"
    )
    assert passage_to_text("  ", transcript(), same) == ""


def test_several_replies_each_say_whose_they_are() -> None:
    text = to_text(
        transcript(Reply(Status.REFUSED, speaker="I-1"), Reply(Status.ANSWERED, ((Run("ja"),),), speaker="I-2")), same
    )
    assert "I-1: does not want to answer\n    I-2\n    ja" in text


def test_levels_say_more_and_more() -> None:
    levels = [(level.names_role, level.names_model, level.names_pseudonym) for level in Attribution]
    assert levels == [(False, False, False), (True, False, False), (True, True, False), (True, True, True)]


def test_only_the_month_is_told_where_no_pseudonym_is() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert transcript_words.day_or_month(at, Attribution.ROLE, "nb") == "november 2026"
    assert transcript_words.day_or_month(at, Attribution.PSEUDONYM, "nb") == "22.11.2026"
    assert transcript_words.day_or_month(None, Attribution.ROLE, "en") == ""
