"""The settings, and the only reader of the environment."""

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AnyHttpUrl, BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.text.splitter import EXCERPT_CHARS

ROOT = Path(__file__).resolve().parent.parent
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _beside_the_code(value: Any) -> Any:
    return ROOT / value if isinstance(value, Path) and not value.is_absolute() else value


def _numbers(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class Settings(BaseSettings):
    """Settings, one field each. The environment outranks `.env` in the working folder, which outranks the code's."""

    model_config = SettingsConfigDict(
        env_file=(ROOT / ".env", ".env"),
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        validate_default=True,
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = Field(
        None, description="Le jeton que @BotFather donne. Sans lui, le robot s’ouvre dans le terminal."
    )
    telegram_api_url: AnyHttpUrl = Field(
        AnyHttpUrl("https://api.telegram.org"), description="Le serveur Bot API, si ce n’est pas celui de Telegram."
    )
    bot_owners: Annotated[frozenset[Annotated[int, Field(gt=0)]], NoDecode, BeforeValidator(_numbers)] = Field(
        frozenset(),
        description="Qui invite les modérateurs : des identifiants Telegram séparés par des virgules.",
    )
    corpus_dir: Annotated[Path, BeforeValidator(_beside_the_code)] = Field(
        Path("corpus"), description="Le dossier des documents (par défaut, celui qui est livré avec le robot)."
    )
    database_url: str = Field(
        "sqlite:///data/extrait.db",
        repr=False,
        description="La base de données : un fichier SQLite, ou postgresql://nom:motdepasse@serveur/base.",
    )
    secret_key: SecretStr | None = Field(
        None,
        min_length=32,
        description="La clé des pseudonymes et du chiffrement. Sans elle, un fichier à côté de la base en garde une.",
    )
    log_level: str = Field("INFO", description="Ce qui est consigné : DEBUG, INFO, WARNING ou ERROR.")
    excerpt_chars: int = Field(
        EXCERPT_CHARS, ge=100, le=1000, description="La longueur maximale d’un extrait, en caractères (100 à 1000)."
    )

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        file = re.fullmatch(r"sqlite:///([^?#]+)", value)
        if file:
            return f"sqlite:///{ROOT / file[1]}"
        if not re.fullmatch(r"postgres(?:ql)?://\S+", value):
            raise ValueError("not a database")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in _LEVELS:
            raise ValueError("not a level")
        return value.upper()

    @field_validator("telegram_token")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not all(c.isalnum() or c in ":_-" for c in value.get_secret_value()):
            raise ValueError("not a token")
        return value

    @property
    def data_dir(self) -> Path:
        """Folder of the key file: the SQLite file's own, else this project's `data`."""
        file = self.database_url.partition("sqlite:///")[2]
        return Path(file).parent if file else ROOT / "data"


_EXPECTED = {
    "telegram_token": "attendu le jeton de @BotFather, de la forme 123456:ABC-def, sans espace",
    "telegram_api_url": "attendu une adresse comme http://localhost:8081",
    "bot_owners": "attendu des identifiants Telegram (des nombres) séparés par des virgules",
    "corpus_dir": "attendu le chemin d’un dossier",
    "database_url": "attendu sqlite:///chemin/du/fichier.db ou postgresql://nom:motdepasse@serveur/base",
    "secret_key": "attendu un secret d’au moins 32 caractères",
    "log_level": f"attendu {', '.join(_LEVELS[:-1])} ou {_LEVELS[-1]}",
    "excerpt_chars": "attendu un nombre entier de 100 à 1000",
}


def load_settings() -> Settings:
    """Settings in force, read from the environment and `.env`.

    Raises:
        SettingsError: names every wrong setting at once, without its value (it may be a secret).

    """
    try:
        return Settings()
    except ValidationError as error:
        names = sorted({str(mistake["loc"][0]) for mistake in error.errors(include_input=False)})
        raise SettingsError([f"{name.upper()} : {_EXPECTED[name]}." for name in names]) from None
