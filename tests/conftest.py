"""Shared by all tests: hypothesis that decides the same thing everywhere, and the documents of Kerbihan."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.collection import Collection
from bot.config import ROOT, Settings
from bot.ingest import reading
from bot.ingest.process import Worker
from tests.commands import CommandLine
from tests.kerbihan import LIBRARY
from tests.patience import PATIENCE

_HEADER = """---
title: {title}
source: {source}
author: Anne Le Goff
published: 12 mai 2023
questions:
  - Qui a construit le phare ?
  - Qui dirige l’orchestre de Vienne ?
---
"""

# No deadline: a slow machine is no defect. Derandomised: a failure is everybody's failure, not one run's.
for _profile, _examples in {"quick": 25, "gate": 100}.items():
    settings.register_profile(
        _profile,
        max_examples=_examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The processes for `-n auto`: two; none where a file is named, so that a debugger and `-s` work."""
    return 0 if any(".py" in name for name in config.args) else 2


@pytest.fixture(scope="session", autouse=True)
def _unhurried() -> Iterator[None]:
    """On a busy machine a file takes as long to read as it takes; tests of the limit give their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "Worker", partial(Worker, seconds=PATIENCE))
        yield


@pytest.fixture(scope="session")
def collection() -> Collection:
    """The three documents of Kerbihan. Collections never change, so one serves every test."""
    return Collection(LIBRARY)


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of bot.py with what it needs: beside it lies no `.env` with somebody's real token."""
    folder = tmp_path_factory.mktemp("programme")
    shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copy(ROOT / "bot.py", folder)
    return folder


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment and a working directory without any setting but a database of its own; the directory."""
    for name in Settings.model_fields:
        for spelling in {name, name.upper()}:
            monkeypatch.delenv(spelling, raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/data/extrait.db")
    return tmp_path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three files: one with a header, two that are their text exactly."""
    folder = tmp_path / "textes"
    folder.mkdir()
    header = _HEADER.format(title="Le phare de Kerbihan", source="https://exemple.fr/phare")
    (folder / "phare.md").write_text(header + LIBRARY[0].text, "utf-8")
    (folder / "boulangerie.txt").write_text(LIBRARY[1].text, "utf-8")
    (folder / "bac.txt").write_text(LIBRARY[2].text, "utf-8")
    return folder


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], no_settings: Path) -> CommandLine:
    """The command line without any setting."""
    monkeypatch.setenv("COLUMNS", "120")
    return CommandLine(monkeypatch, capsys)
