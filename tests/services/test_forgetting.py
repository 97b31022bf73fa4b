"""Nothing of a project is held in memory once it is closed or locked."""

from interviewer.domain import folding, replacement
from interviewer.finding import phrases, plain
from interviewer.services import codebook, deciding, forgetting, recruiting, registering
from interviewer.services.codebook import CodeDetails
from tests.conftest import Field


def test_no_text_and_no_name_is_held_in_memory_once_a_project_is_closed(consented: Field) -> None:
    deciding.found_in(consented.study, "Torgeir Brattvang ringte fra Tuvik skole.")
    held = (plain.read, plain.words, phrases.row, folding.folded_word)
    assert any(each.cache_info().currsize for each in held)
    forgetting.forget()
    assert not any(each.cache_info().currsize for each in held)


def test_names_looked_up_are_let_go(consented: Field) -> None:
    assert "[I-" in registering.without_names(consented.study, "Samira Testdatter Hale kom.")
    assert replacement.held()
    forgetting.forget()
    assert not replacement.held()


def test_an_open_project_holds_its_own_codes_persons_and_names_and_no_others(consented: Field) -> None:
    study, other = consented.study, consented.study.again()
    try:
        assert codebook.codebook(study) is codebook.codebook(study)
        assert recruiting.plain(study, consented.person) is recruiting.plain(study, consented.person)
        assert registering.entries(study) is registering.entries(study)
        assert not other.memory
        assert codebook.add(study, CodeDetails("Hjelp")) in codebook.codebook(study).by_id
        assert "Hjelp" not in repr(study)
    finally:
        other.close()
    study.close()
    assert not study.memory
