"""Training says what is missing, makes notes of edited text, and gives the same bytes twice."""

import gzip
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from interviewer import assets
from interviewer.finding import Kind
from interviewer.finding.features import Describer
from interviewer.finding.lexicon import Lexicon
from interviewer.finding.tagger import Tagger
from interviewer.finding.tokens import sentences
from interviewer.finding.training import augmentation, corpus, invention, lists, model
from interviewer.finding.training.__main__ import main
from interviewer.finding.training.augmentation import Names
from interviewer.finding.training.corpus import Sentence, Word

NAMES = assets.resources() / "names"
CONLLU = """# doc = a
1\tVi\tvi\tpron\t_\t_\t_\t_\t_\tname=O
2\ttraff\ttreffe\tverb\t_\t_\t_\t_\t_\tname=O
3\tAmina\tAmina\tsubst\t_\t_\t_\t_\t_\tname=B-PER
4\tBakken\tBakken\tsubst\t_\t_\t_\t_\t_\tname=I-PER
5\ti\ti\tprep\t_\t_\t_\t_\t_\tname=O
6\tTuvik\tTuvik\tsubst\t_\t_\t_\t_\t_\tname=B-GPE_LOC
7\t.\t$.\tclb\t_\t_\t_\t_\t_\tname=O

# doc = a
1\tHun\thun\tpron\t_\t_\t_\t_\t_\tname=O
2\tsmilte\tsmile\tverb\t_\t_\t_\t_\t_\tname=O
3\t.\t$.\tclb\t_\t_\t_\t_\t_\tname=O
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "no_own-train.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    return tmp_path


@pytest.fixture
def store() -> Names:
    return Names(list(lists.backgrounds().values()), ["tuvik"], ["ytterby"], ["norsk"], ["NAV"])


def texts(sentence: Sentence) -> list[str]:
    return [word.text for word in sentence.words]


def test_the_corpus_is_read_with_kinds_and_documents(data: Path) -> None:
    first, second = corpus.read(data, "train")
    assert [word.label for word in first.words] == ["O", "O", "person", "person", "O", "place", "O"]
    assert [word.begins for word in first.words] == [False, False, True, False, False, True, False]
    assert (first.document, second.document) == ("a", "a")


def test_a_folder_without_the_data_is_refused_in_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "NorNE" in done.output
    assert not (tmp_path / "out").exists()


def test_a_missing_tool_is_named_with_the_way_to_get_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faker.providers.person", None)
    done = CliRunner().invoke(main, [str(data), "-o", str(data / "out")])
    assert done.exit_code == 1
    assert "interviewer[training]" in done.output
    assert not (data / "out").exists()


def test_training_twice_gives_the_same_bytes_and_a_model_that_works(data: Path, store: Names, tmp_path: Path) -> None:
    lexicon = Lexicon.read(NAMES)
    for name in ("one", "two"):
        model.train(corpus.read(data, "train"), store, lexicon, tmp_path / name, rounds=1)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    (tokens,) = sentences("ringte fatuma i går")
    guesses = Tagger(tmp_path / "one").guesses(Describer(lexicon).sentence(tokens)[1], 0.0)
    assert max(range(4), key=lambda place: guesses[place].score) == 1
    assert guesses[1].kind is Kind.PERSON


def test_names_are_replaced_and_nothing_else(data: Path, store: Names) -> None:
    first = corpus.read(data, "train")[0]
    random = Random(1)
    made = [augmentation.substituted(first, store, random) for _time in range(30)]
    assert len({tuple(texts(sentence)) for sentence in made}) > 15
    for sentence in made:
        assert [word.text for word in sentence.words if word.label == "O"] == ["Vi", "traff", "i", "."]


def test_a_pronoun_gives_way_to_a_name(data: Path, store: Names) -> None:
    second = corpus.read(data, "train")[1]
    made = [augmentation.renamed(second, store, Random(seed)) for seed in range(10)]
    assert any(sentence.words[0].label == "person" for sentence in made)
    assert all(texts(sentence)[-2:] == ["smilte", "."] for sentence in made)


def test_hurried_text_keeps_its_labels() -> None:
    sentence = Sentence(
        (Word("Amina", "person", begins=True), Word("Hansen", "person"), Word(",", "O"), Word("takk", "O")), "a"
    )
    for seed in range(50):
        hurried = augmentation.hurried(augmentation.lowered(sentence, Random(seed)), Random(seed))
        assert [word.label for word in hurried.words if word.text != ","] == ["person", "person", "O"]


def test_a_slip_changes_one_place_and_never_a_short_word() -> None:
    random = Random(3)
    assert all(augmentation.slipped(word, random) == word for word in ("ola", "på", "i", ""))
    assert all(abs(len(augmentation.slipped("fatuma", random)) - 6) <= 1 for _time in range(50))


def test_invented_names_are_names_to_look_at() -> None:
    random = Random(4)
    for make in (invention.given, invention.surname, invention.place):
        assert all(name[0].isupper() and name.isalpha() for name in (make(random) for _time in range(200)))


def test_notes_for_training_fill_every_slot(store: Names) -> None:
    for sentence in augmentation.notes(lists.HERE / "notes.txt", store, Random(5), 1):
        assert not any(set(word.text) & set("{}") for word in sentence.words)
