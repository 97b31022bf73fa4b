from interviewer.domain import folding
from interviewer.finding import phrases, plain
from interviewer.services import deciding, forgetting
from tests.conftest import Field


def test_no_text_and_no_name_is_held_in_memory_once_a_project_is_closed(consented: Field) -> None:
    deciding.found_in(consented.study, "Torgeir Brattvang ringte fra Tuvik skole.")
    held = (plain.read, plain.words, phrases.row, folding.folded_word)
    assert any(each.cache_info().currsize for each in held)
    forgetting.forget()
    assert not any(each.cache_info().currsize for each in held)
