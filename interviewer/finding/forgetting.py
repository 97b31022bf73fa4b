"""Letting go of the texts and words that are held in memory to be quick; the model and the lists stay."""

from interviewer.finding import lexicon, origins, phrases, places, plain, posts


def forget() -> None:
    """Let go of all of it; called when a project is closed or locked."""
    for text in (plain.read, plain.words, phrases.row):
        text.cache_clear()
    for word in (phrases.is_bare, phrases.is_definite, places.fold, lexicon.folded, posts.post, posts.shortened):
        word.cache_clear()
    origins.forget()
