"""The key: made once, kept from others' eyes, and what is made with it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import ROOT
from bot.errors import StoreError
from bot.store.sealing import KEY_FILE, Secrets

KEY = "une clé faite pour ces essais, assez longue"


def test_what_is_sealed_opens_again_for_its_purpose_alone() -> None:
    sealed = Secrets(KEY).seal("Marie Curie", "moderator")
    assert b"Marie" not in sealed
    assert Secrets(KEY).unseal(sealed, "moderator") == "Marie Curie"
    assert Secrets(KEY).unseal(sealed, "step") is None
    assert Secrets(KEY + "!").unseal(sealed, "moderator") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40])
def test_what_is_damaged_does_not_open(damage: bytes) -> None:
    assert Secrets(KEY).unseal(damage, "moderator") is None


def test_the_same_words_are_never_sealed_alike() -> None:
    secrets = Secrets(KEY)
    assert secrets.seal("oui", "step") != secrets.seal("oui", "step")


def test_a_pseudonym_stays_and_differs_by_person_by_purpose_and_by_key() -> None:
    one = Secrets(KEY).pseudonym("person", 42)
    assert one == Secrets(KEY).pseudonym("person", 42)
    others = {Secrets(KEY).pseudonym("person", 43), Secrets(KEY).pseudonym("chat", 42)}
    assert len({one, *others, Secrets(KEY + "!").pseudonym("person", 42)}) == 4
    assert len(one) == 32


def test_a_short_key_is_refused_without_being_repeated() -> None:
    with pytest.raises(StoreError, match="32 caractères") as caught:
        Secrets("trop courte")
    assert "trop courte" not in str(caught.value)


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = Secrets.load(None, tmp_path / "data")
    path = tmp_path / "data" / KEY_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text("ascii").strip()) >= 64
    second = Secrets.load(None, tmp_path / "data")
    assert first.pseudonym("person", 1) == second.pseudonym("person", 1)


def test_a_key_that_is_given_leaves_no_file(tmp_path: Path) -> None:
    Secrets.load(KEY, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"court\n", b"\xe9" * 40])
def test_a_key_file_without_a_key_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(StoreError):
        Secrets.load(None, tmp_path)


def test_a_key_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("un fichier", "utf-8")
    with pytest.raises(StoreError, match="SECRET_KEY"):
        Secrets.load(None, tmp_path / "data")


def test_programmes_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from bot.store.sealing import Secrets; sys.stdin.read()\n"
    code += "print(Secrets.load(None, Path(sys.argv[1])).pseudonym('person', 1))"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "data")],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for one in started:  # each waits for its input to end, so that none is ahead
        assert one.stdin
        one.stdin.close()
        one.stdin = None
    said = {one.communicate()[0] for one in started}
    assert len(said) == 1
    assert said != {""}
