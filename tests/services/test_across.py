"""All answers to one question: what is on the page, what is not, and what its copy carries."""

import pytest

from interviewer.domain.across import Grouping
from interviewer.domain.answer import Field as Text
from interviewer.domain.answer import Probe, Status
from interviewer.domain.code import Code
from interviewer.domain.consent import Decision
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript import Attribution
from interviewer.services import across, consenting, withdrawing
from interviewer.services.across import MayNotBeQuoted, Page, Passage
from interviewer.services.errors import CallRunning, NothingThere
from interviewer.services.gathering import NamesUnknown
from interviewer.services.reviewing import NotReviewed
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, codes, consents, interviews
from interviewer.storage.answers import Speaker
from tests.talks import ROLE, Talks


@pytest.fixture
def talks(study: Study) -> Talks:
    return Talks(study)


def _all(page: Page) -> str:
    return "\n".join(said.text for group in page.groups for said in group.said)


def test_answers_stand_by_type_of_case_or_by_role_with_whose_they_are(talks: Talks) -> None:
    council, forum = talks.case(model="råd"), talks.case(model="forum")
    leader, _held = talks.talk({ROLE: "Jeg leder møtene."}, role="leder", case=council)
    talks.talk({ROLE: "Jeg møter opp."}, role="medlem", case=forum)
    talks.talk({ROLE: "Jeg leder der også."}, role="Leder", case=forum)
    by_model, by_role = (across.page(talks.study, ROLE, by) for by in (Grouping.MODEL, Grouping.ROLE))
    assert [group.title for group in by_model.groups] == ["forum", "råd"]
    assert [(group.title, len(group.said)) for group in by_role.groups] == [("leder", 2), ("medlem", 1)]
    (said,) = by_model.groups[1].said
    assert (said.called, said.role, said.case, said.text) == (
        leader.pseudonym, "leder", council.pseudonym, "Jeg leder møtene.",
    )  # fmt: skip


def test_who_said_nothing_is_listed_with_what_became_of_the_question(talks: Talks) -> None:
    case = talks.case()
    talks.talk({ROLE: "Noe."}, case=case)
    silent, _held = talks.talk({}, case=case)
    refused, _held = talks.talk({}, case=case, status={ROLE: Status.REFUSED})
    (group,) = across.page(talks.study, ROLE).groups
    assert {(each.called, each.status) for each in group.silent} == {
        (silent.pseudonym, Status.NOT_ASKED), (refused.pseudonym, Status.REFUSED),
    }  # fmt: skip


def test_names_are_replaced_and_marks_and_codings_stand_on_the_words_that_are_shown(talks: Talks) -> None:
    text = "Samira Hale ringer alle, og da kommer de."
    quote = Mark("m", 25, 41, MarkKind.QUOTE, text[25:41])
    who, held = talks.talk({ROLE: text}, name="Samira Hale", marks={ROLE: (quote,)})
    with talks.study.deed() as deed:
        codes.save(talks.study.data, Code("k", "Rekruttering"), deed)
    talks.code(who, held, ROLE, "ringer alle", "k")
    ((said,),) = [group.said for group in across.page(talks.study, ROLE).groups]
    assert said.text == f"[{who.pseudonym}] ringer alle, og da kommer de."
    (line,) = said.lines
    assert [piece.text for piece in line if "k" in piece.codes] == ["ringer alle"]
    assert "".join(piece.text for piece in line if MarkKind.QUOTE in piece.kinds) == "og da kommer de."


def test_the_fair_copy_is_shown_once_it_is_finished_and_the_page_says_so(talks: Talks) -> None:
    talks.talk({ROLE: "raskt notat"}, fair={ROLE: "Et renskrevet svar."})
    talks.talk({ROLE: "bare notat"})
    said = [each for group in across.page(talks.study, ROLE).groups for each in group.said]
    assert sorted((each.text, each.fair) for each in said) == [("Et renskrevet svar.", True), ("bare notat", False)]


def test_background_is_not_shown(talks: Talks) -> None:
    text = "Dette er åpent. Dette er fortrolig."
    talks.talk({ROLE: text}, marks={ROLE: (Mark("m", 16, 35, MarkKind.BACKGROUND, text[16:35]),)})
    assert "fortrolig" not in _all(across.page(talks.study, ROLE))


def test_open_interviews_and_withdrawn_informants_are_not_on_the_page(talks: Talks) -> None:
    talks.talk({ROLE: "åpent ennå"}, closed=False)
    gone, _held = talks.talk({ROLE: "skal bort"})
    talks.talk({ROLE: "står"})
    withdrawing.withdraw(talks.study, gone.id, Scope.ALL)
    assert _all(across.page(talks.study, ROLE)) == "står"


def test_a_consent_that_no_longer_stands_takes_the_words_off_the_page(talks: Talks) -> None:
    who, _held = talks.talk({ROLE: "tatt tilbake"})
    talks.talk({ROLE: "står"})
    consenting.record(talks.study, who.id, consenting.Said(Decision.POSTPONED, reply="Jeg må tenke."))
    assert _all(across.page(talks.study, ROLE)) == "står"


def test_nothing_is_shown_while_a_call_runs(talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"})
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        across.page(talks.study, ROLE)
    talks.study.ring(None)


def test_a_question_nobody_was_to_be_asked_is_not_there(talks: Talks) -> None:
    talks.talk({ROLE: "noe"})
    with pytest.raises(NothingThere):
        across.page(talks.study, "finnes.ikke")


def _passage(page: Page, words: str = "") -> Passage:
    said = page.groups[0].said[0]
    return Passage(said, words or said.text)


def _several(talks: Talks) -> None:
    case = talks.case()
    for number in range(6):
        talks.talk({ROLE: f"Svar nummer {number}, fra Samira Hale."}, name=f"Prøve Test{number}", case=case)
    talks.talk({}, name="Samira Hale", case=case)


def test_a_copied_quote_carries_the_pseudonym_and_no_name(talks: Talks) -> None:
    _several(talks)
    talks.review()
    found = across.page(talks.study, ROLE)
    text = across.copied(talks.study, [_passage(found)])
    said = found.groups[0].said[0]
    assert said.called in text
    assert said.case in text
    assert "still personal data" not in text
    assert "fortsatt personopplysninger" in text
    assert "Hale" not in text


def test_less_is_said_of_who_speaks_where_that_was_chosen(talks: Talks) -> None:
    _several(talks)
    talks.review()
    found = across.page(talks.study, ROLE)
    text = across.copied(talks.study, [_passage(found)], Attribution.ROLE)
    assert found.groups[0].said[0].called not in text
    assert found.groups[0].said[0].case not in text
    assert "medlem" in text


def test_nothing_is_copied_that_no_person_has_reviewed(talks: Talks) -> None:
    _several(talks)
    with pytest.raises(NotReviewed):
        across.copied(talks.study, [_passage(across.page(talks.study, ROLE))])


def test_whoever_said_no_to_being_quoted_is_read_and_not_copied(talks: Talks) -> None:
    talks.talk({ROLE: "ikke siter meg"}, quotes=False)
    talks.review()
    found = across.page(talks.study, ROLE)
    with pytest.raises(MayNotBeQuoted):
        across.copied(talks.study, [_passage(found)])
    assert "ikke siter meg" in _all(found)


def test_without_the_key_the_page_is_read_and_nothing_is_copied(talks: Talks) -> None:
    talks.talk({ROLE: "noe"})
    study = talks.study
    held, study.key = study.key, None
    try:
        found = across.page(study, ROLE)
        assert not found.may_copy
        assert _all(found) == "noe"
        with pytest.raises(NamesUnknown):
            across.copied(study, [_passage(found)])
    finally:
        study.key = held


FOLLOW_UP = "rekruttering.opplaering.nyttig"
ASKED = "rekruttering.opplaering"


def _probed(talks: Talks, after: str, text: str, words: str) -> str:
    """Add a question made up in the talk to the latest interview, with an answer, and return its wording."""
    held = interviews.all_of(talks.study.data)[-1]
    consent = next(each for each in consents.all_of(talks.study.data) if each.subject == held.persons[0])
    speaker, probe = Speaker(held.persons[0], consent.id), Probe(new_id(), after, text)
    with talks.study.deed() as deed:
        answers.save_probe(talks.study.data, held.id, speaker, probe)
        answers.save_text(talks.study.data, held.id, probe.id, speaker, Text.NOTE, words, (), deed)
    return text


def test_follow_ups_and_what_was_made_up_in_the_talk_stand_below_the_question(talks: Talks) -> None:
    talks.talk({ASKED: "Ja, to ganger.", FOLLOW_UP: "Det var nyttig."}, name="Samira Hale")
    _probed(talks, ASKED, "Hva sa Samira Hale?", "Hun lo.")
    _probed(talks, FOLLOW_UP, "Hvordan da?", "Vi lærte budsjett.")
    ((said,),) = [group.said for group in across.page(talks.study, ASKED).groups]
    assert [(each.short, each.said.text) for each in said.below] == [
        ("+", "Hun lo."), ("2 f i", "Det var nyttig."), ("+", "Vi lærte budsjett."),
    ]  # fmt: skip
    assert "Samira" not in said.below[0].asked
    assert said.below[1].asked
    ((alone,),) = [group.said for group in across.page(talks.study, FOLLOW_UP).groups]
    assert (alone.text, [each.said.text for each in alone.below]) == ("Det var nyttig.", ["Vi lærte budsjett."])


def test_who_answered_nothing_but_a_follow_up_is_read_and_not_counted_as_having_answered(talks: Talks) -> None:
    case = talks.case()
    talks.talk({FOLLOW_UP: "Det var nyttig."}, case=case)
    talks.talk({ASKED: "Ja."}, case=case)
    found = across.page(talks.study, ASKED)
    (group,) = found.groups
    assert (len(group.said), len(group.silent)) == (2, 0)
    assert (group.speaking, found.speaking, found.informants) == (1, 1, 2)


def test_a_copied_follow_up_passes_the_same_gate(talks: Talks) -> None:
    talks.talk({ASKED: "Ja.", FOLLOW_UP: "ikke siter meg"}, quotes=False)
    talks.review()
    ((said,),) = [group.said for group in across.page(talks.study, ASKED).groups]
    with pytest.raises(MayNotBeQuoted):
        across.copied(talks.study, [Passage(said.below[0].said, "ikke siter meg")])


def test_codings_of_the_notes_stand_in_the_fair_copy_where_their_words_do(talks: Talks) -> None:
    with talks.study.deed() as deed:
        codes.save(talks.study.data, Code("k", "Rekruttering"), deed)
    notes, tidy = "ringer alle, lo, ringer igjen", "Så lo de. Hun ringer alle."
    who, held = talks.talk({ROLE: notes}, fair={ROLE: tidy})
    for words in ("ringer alle", "igjen"):
        talks.code(who, held, ROLE, words, "k")
    ((said,),) = [group.said for group in across.page(talks.study, ROLE).groups]
    assert said.fair
    assert [piece.text for line in said.lines for piece in line if piece.codes] == ["ringer alle"]
