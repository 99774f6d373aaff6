"""What all tests share: hypothesis that decides the same thing everywhere, and the documents of Kerbihan."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.collection import Collection
from bot.config import ROOT, Settings
from tests.kerbihan import LIBRARY

# No deadline: a slow machine is no defect. Derandomised: a failure is everybody's failure, not one run's.
settings.register_profile(
    "everywhere", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everywhere")


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
    """An environment and a working directory without any setting; the directory."""
    for name in Settings.model_fields:
        for spelling in {name, name.upper()}:
            monkeypatch.delenv(spelling, raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.chdir(tmp_path)
    return tmp_path
