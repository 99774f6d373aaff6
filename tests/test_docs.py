"""What is written about the bot is held to the bot."""

import ast
import os
import re
from pathlib import Path

import pytest
from telegram.ext import Application, CommandHandler

from bot import texts
from bot.chat.app import build_application
from bot.cli import app
from bot.config import ROOT, Settings
from bot.document_formats import FORMATS
from bot.library import Library
from docs.picture import PICTURE, picture
from tests.conversations.shelf import store_at
from tests.test_walls import TREES

PARTS = ("## The Telegram bot", "### Groups", "### Moderators")
README = (ROOT / "README.md").read_text("utf-8")


def application(folder: Path) -> Application:  # type: ignore[type-arg]
    library = Library(store_at(folder / "base.db"))
    return build_application(Settings(telegram_token="123456:A", _env_file=None), library)


def table_after(heading: str) -> list[str]:
    """The first column of the table under a README heading, without its head."""
    rows = README.split(heading, 1)[1].split("\n|", 1)[1].split("\n\n", 1)[0].splitlines()
    return [row.strip("|").split("|")[0].strip() for row in rows[2:]]


def test_the_readme_lists_every_setting_and_its_default() -> None:
    rows = README.split("## Settings", 1)[1].split("\n## ", 1)[0]
    written = dict(re.findall(r"^\| `([A-Z_]+)` \| `?([^|`]+)`? \|", rows, re.MULTILINE))
    fields = Settings.model_fields.items()
    defaults = {name.upper(): str(field.default or "none").rstrip("/") for name, field in fields}
    assert written == defaults


def test_the_example_settings_are_settings() -> None:
    names = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert {name.lower() for name in names} == set(Settings.model_fields)


def test_the_readme_lists_every_command_of_the_terminal() -> None:
    written = set(re.findall(r"^python bot\.py (\w+) ", README, re.MULTILINE))
    commands = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    assert written == commands


def test_the_readme_lists_every_command_of_the_chat() -> None:
    rows = "\n".join(table for part in PARTS for table in table_after(part))
    written = set(re.findall(r"/(\w+)", rows))
    assert written == {name for command, others in texts.ALIASES.items() for name in (command, *others)}


def test_the_readme_lists_every_format() -> None:
    listed = re.findall(r"a file \(([^)]+)\)", README)
    assert listed == [", ".join(one.name for one in FORMATS)]
    *converted, last = (one.name for one in FORMATS if not one.plain)
    assert f"single files that may also be {', '.join(converted)} or {last}" in " ".join(README.split())


def test_every_command_is_answered_and_no_other(tmp_path: Path) -> None:
    handlers = [one for group in application(tmp_path).handlers.values() for one in group]
    answered = {name for one in handlers if isinstance(one, CommandHandler) for name in one.commands}
    assert answered == {name for command, others in texts.ALIASES.items() for name in (command, *others)}


@pytest.mark.parametrize(
    ("page", "menu"),
    [
        (texts.HELP, texts.COMMANDS),
        (texts.MODERATORS_HELP, texts.MODERATORS_COMMANDS),
        (texts.OWNERS_HELP, texts.OWNERS_COMMANDS),
    ],
)
def test_the_help_and_the_menu_name_the_same_commands(page: str, menu: dict[str, str]) -> None:
    named = re.findall(r"^/(\w+) – ", page, re.MULTILINE)
    assert set(named) == set(menu)
    assert set(named) < set(texts.ALIASES)


def test_the_picture_is_what_the_terminal_shows() -> None:
    """`python -m docs.picture` draws it again."""
    assert PICTURE.read_text("utf-8") == picture()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "corpus/README.md", "benchmarks/README.md"])
def test_links_to_files_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / Path(page).parent / target).exists(), target


def test_the_readme_begins_with_two_short_commands() -> None:
    commands = re.findall(r"```sh\n([^\n]+)\n```", README.split("## The Telegram bot")[0])
    assert commands == ["scripts/try", "scripts/test"]
    assert all(os.access(ROOT / command, os.X_OK) for command in commands)


def test_docstrings_say_what_a_thing_is() -> None:
    """«The passages of an answer», not «What an answer was made of»; «True if …», not «Whether …»."""
    riddles = [
        f"{module}:{node.lineno}: {node.value.value.splitlines()[0]}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if node.value.value.startswith(("What ", "Whether "))
    ]
    assert riddles == []
