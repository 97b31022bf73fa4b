import pytest

from interviewer.finding import posts


@pytest.mark.parametrize(
    "word", ["ordfører", "ordføreren", "kinosjef", "museumslederen", "skogrådgivaren", "medlemmet", "sjømannspresten"]
)
def test_roles_and_compounds_that_end_in_one(word: str) -> None:
    found = posts.post(word)
    assert found is not None
    assert not found.work


@pytest.mark.parametrize("word", ["snekkeren", "fiskaren", "frisøren", "organisten", "kunstneren", "butikkeieren"])
def test_those_who_do_some_work(word: str) -> None:
    assert posts.post(word) is not None


@pytest.mark.parametrize(
    "word",
    [
        "sommeren",
        "kollegen",
        "kjelleren",
        "faren",
        "møtet",
        "snekker",
        "pådriver",
        "religionsdialogen",
        "ventelisten",
        "",
    ],
)
def test_words_that_are_no_roles(word: str) -> None:
    assert posts.post(word) is None


def test_what_a_role_says() -> None:
    rådmann, leder, medlem = posts.post("rådmannen"), posts.post("leder"), posts.post("medlem")
    assert rådmann == posts.Post(definite=True, unique=True)
    assert leder == posts.Post(definite=False)
    assert medlem == posts.Post(definite=False, shared=True)
    assert posts.alone("rådmannen")
    assert not posts.alone("lederen")


def test_roles_cut_short() -> None:
    assert posts.shortened("ordf", stop=False)
    assert posts.shortened("skolekons", stop=False)
    assert posts.shortened("red", stop=True)
    assert not posts.shortened("red", stop=False)
    assert not posts.shortened("plattform", stop=True)
    assert not posts.shortened("kant", stop=False)
