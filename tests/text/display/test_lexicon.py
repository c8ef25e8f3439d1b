"""The words of heads: looked up in a child process ahead of need, or on the spot."""

from __future__ import annotations

import pytest

from layout.core.worker import NO_FORK, can_fork
from layout.text.display.lexicon import Lexicon

HEADS = ["旧题", "社区食堂"]
forking = pytest.mark.skipif(not can_fork(), reason="needs a system that forks")


@forking
def test_a_child_looks_up_what_it_was_asked_for() -> None:
    lexicon = Lexicon()
    lexicon.begin()
    lexicon.ask(HEADS)
    lexicon.learn()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("layout.text.display.lexicon._look_up", None)
        found = [lexicon.tagged(head) for head in HEADS]
    assert ["".join(word for word, _ in words) for words in found] == HEADS
    assert found == [Lexicon().tagged(head) for head in HEADS]


@forking
def test_a_child_is_asked_for_unknown_heads_alone_and_ends_with_its_answer() -> None:
    lexicon = Lexicon()
    lexicon.tagged("旧题")
    lexicon.begin()
    child = lexicon._worker
    assert child is not None
    lexicon.ask(["旧题"])
    lexicon.learn()
    assert child.process.is_alive()  # it was asked nothing and goes on waiting
    lexicon.ask(HEADS)
    lexicon.learn()
    assert not child.process.is_alive()
    assert lexicon._known.keys() == set(HEADS)


@forking
def test_a_child_that_died_leaves_the_work_to_this_process() -> None:
    lexicon = Lexicon()
    lexicon.begin()
    assert lexicon._worker is not None
    lexicon._worker.process.kill()
    lexicon.ask(HEADS)
    lexicon.learn()
    assert "".join(word for word, _ in lexicon.tagged("社区食堂")) == "社区食堂"


def test_without_forking_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_FORK, "1")
    lexicon = Lexicon()
    lexicon.begin()
    lexicon.ask(HEADS)
    lexicon.learn()
    assert lexicon._known == {}
    assert "".join(word for word, _ in lexicon.tagged("社区食堂")) == "社区食堂"


def test_two_lexicons_share_nothing() -> None:
    one, other = Lexicon(), Lexicon()
    one.tagged("旧题")
    assert other._known == {}
