"""The settings: where they come from, and how every mistake in them is told at once."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import ROOT, Settings, load_settings
from bot.errors import SettingsError
from bot.text.splitter import EXCERPT_CHARS

TOKEN = "123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
KEY = "une clé faite pour ces essais, assez longue"


@pytest.fixture(autouse=True)
def bare(no_settings: Path) -> Path:
    """Nobody's environment and nobody's `.env` beside the code."""
    return no_settings


def mistakes(monkeypatch: pytest.MonkeyPatch, **values: str) -> list[str]:
    for name, value in values.items():
        monkeypatch.setenv(name.upper(), value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return caught.value.mistakes


def test_without_any_setting_the_defaults_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    settings = load_settings()
    assert settings.telegram_token is None
    assert str(settings.telegram_api_url) == "https://api.telegram.org/"
    assert settings.bot_owners == frozenset()
    assert settings.corpus_dir == ROOT / "corpus"
    assert settings.database_url == f"sqlite:///{ROOT}/data/extrait.db"
    assert settings.secret_key is None
    assert settings.log_level == "INFO"
    assert settings.excerpt_chars == EXCERPT_CHARS


def test_the_environment_sets_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://localhost:8081",
        "BOT_OWNERS": "6120480001, 42",
        "CORPUS_DIR": str(tmp_path),
        "DATABASE_URL": "postgresql://anne:secret@localhost/extrait",
        "SECRET_KEY": KEY,
        "LOG_LEVEL": "debug",
        "EXCERPT_CHARS": "250",
    }
    assert {name.lower() for name in values} == set(Settings.model_fields), "a setting that this test does not know"
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    assert settings.telegram_token
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert str(settings.telegram_api_url) == "http://localhost:8081/"
    assert settings.bot_owners == {6120480001, 42}
    assert (settings.corpus_dir, settings.log_level, settings.excerpt_chars) == (tmp_path, "DEBUG", 250)
    assert settings.database_url == "postgresql://anne:secret@localhost/extrait"
    assert settings.secret_key
    assert settings.secret_key.get_secret_value() == KEY


def test_a_file_env_sets_and_the_environment_goes_before_it(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\nEXCERPT_CHARS=250\nAUTRE_CHOSE=1\n# été\n", "utf-8")
    monkeypatch.setenv("EXCERPT_CHARS", "300")
    settings = load_settings()
    assert settings.telegram_token
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.excerpt_chars == 300


def test_a_setting_left_empty_is_not_set(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So `.env.example` can be copied as it is."""
    (bare / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    monkeypatch.setenv("LOG_LEVEL", "")
    assert load_settings().telegram_token is None
    assert load_settings().log_level == "INFO"


def test_a_corpus_of_one_s_own_lies_where_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents that ship with the bot lie beside its code; a path is seen from where the bot is started."""
    monkeypatch.setenv("CORPUS_DIR", "textes")
    assert load_settings().corpus_dir.absolute() == Path.cwd() / "textes"


WRONG = {
    "telegram_token": ["deux mots", "98765:xyz\u00a0", "secret!"],
    "telegram_api_url": ["exemple.fr", "ftp://exemple.fr", "http//exemple"],
    "bot_owners": ["@anne", "12,trois", "-100200", "0"],
    "database_url": ["extrait.db", "mysql://moi:secret@serveur/base", "sqlite:///a?mode=ro"],
    "secret_key": ["trop courte"],
    "log_level": ["bavard", "42"],
    "excerpt_chars": ["99", "1001", "beaucoup", "12.5"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_setting_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The value may be a secret, pasted into the wrong line."""
    [mistake] = mistakes(monkeypatch, **{name: value})
    assert mistake.startswith(f"{name.upper()} : attendu")
    assert mistake.endswith(".")
    assert value.strip() not in mistake


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = mistakes(monkeypatch, **{name: values[0] for name, values in WRONG.items()})
    assert [mistake.split(" ")[0].lower() for mistake in found] == sorted(WRONG)


def test_a_mistake_leaves_no_trace_of_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback would print what stands behind the error."""
    monkeypatch.setenv("TELEGRAM_TOKEN", f"{TOKEN} {TOKEN}")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert TOKEN not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("value", [100, 1000])
def test_the_bounds_of_a_length_are_good_lengths(monkeypatch: pytest.MonkeyPatch, value: int) -> None:
    monkeypatch.setenv("EXCERPT_CHARS", str(value))
    assert load_settings().excerpt_chars == value


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    settings = load_settings()
    assert TOKEN not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_the_database_s_password_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anne:xyzzy@localhost/extrait")
    assert "xyzzy" not in f"{load_settings()} {load_settings()!r}"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////srv/extrait.db", Path("/srv/extrait.db")),
        ("sqlite:///autre/extrait.db", ROOT / "autre" / "extrait.db"),
    ],
)
def test_a_sqlite_file_lies_in_this_project_unless_its_path_is_absolute(
    monkeypatch: pytest.MonkeyPatch, url: str, file: Path
) -> None:
    """Wherever it is started from, the bot finds its documents again; its key lies beside them."""
    monkeypatch.setenv("DATABASE_URL", url)
    assert load_settings().database_url == f"sqlite:///{file}"
    assert load_settings().data_dir == file.parent


def test_without_a_file_the_key_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/extrait")
    assert load_settings().data_dir == ROOT / "data"


def test_the_settings_themselves_repeat_no_value_either() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(telegram_token="deux mots secrets")
    assert "secrets" not in str(caught.value)


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError):
        load_settings().excerpt_chars = 200  # type: ignore[misc]


def test_every_setting_is_described_in_french() -> None:
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.endswith((".", ")."))
