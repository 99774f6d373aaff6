"""The walls of the house, read from the syntax trees: who may import whom, and who may touch the world."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import errors
from bot.config import ROOT
from bot.errors import (
    ArchiveError,
    BotError,
    Cause,
    CorpusError,
    DocumentError,
    InputError,
    ReadingError,
    SettingsError,
    SlipError,
    StoreError,
    TokenRefusedError,
)

TREES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(file.read_text("utf-8"))
    for file in sorted((ROOT / "bot").rglob("*.py"))
}
ROOMS = {"models", "text", "understanding", "search", "editorial", "conversation"}
"""Which touch nothing but text and values."""
PURE = [name for name in TREES if name.count(".") and name.split(".")[1] in ROOMS]
OUTSIDE_CHAT = [name for name in TREES if not name.startswith("bot.chat")]
# Lower knows nothing of higher; the same height knows nothing of each other.
HEIGHTS = {
    "models": 0,
    "records": 1,
    "errors": 3,
    "logs": 0,
    "text": 1,
    "texts": 2,
    "understanding": 2,
    "search": 3,
    "editorial": 4,
    "config": 4,
}
HEIGHTS |= {"ingest": 5, "store": 5, "collection": 6, "archive": 6, "evaluation": 7, "judge": 7, "library": 7}
HEIGHTS |= {"conversation": 7}
HEIGHTS |= {"services": 8, "document_commands": 8, "chat": 9, "terminal": 10, "cli": 11}
PURE_LIBRARIES = {"numpy", "rank_bm25", "rapidfuzz", "Stemmer", "unidecode"}
THE_WORLD = """
asyncio builtins concurrent ctypes fileinput glob gzip http io importlib json logging multiprocessing os pathlib pickle
selectors shelve shutil signal socket sqlite3 ssl subprocess sys tempfile threading time urllib zipfile zoneinfo
""".split()


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that `tree` imports, wherever in it; `from a import b` gives `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide who imports whom"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tops(tree: ast.AST) -> set[str]:
    return {name.partition(".")[0] for name in imported(tree)}


def names(tree: ast.AST) -> set[str]:
    """Every name and attribute that `tree` uses."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


def part(module: str) -> str:
    """«bot.chat.app» is part of «chat»."""
    return module.split(".")[1]


def test_the_walls_are_looked_at() -> None:
    """Were the folder moved, everything below would hold of nothing."""
    assert {"bot", "bot.cli", "bot.search.bm25", "bot.chat.handlers.readers.questions"} <= set(TREES)
    assert "telegram" in tops(TREES["bot.chat.app"])
    assert "rank_bm25" in tops(TREES["bot.search.bm25"])
    assert "sqlalchemy" in tops(TREES["bot.store.engine"])
    assert "cryptography" in tops(TREES["bot.store.sealing"])


@pytest.mark.parametrize("module", PURE)
def test_the_pure_rooms_touch_nothing_but_text(module: str) -> None:
    assert not tops(TREES[module]) & set(THE_WORLD)
    assert tops(TREES[module]) <= PURE_LIBRARIES | sys.stdlib_module_names | {"bot"}
    assert not names(TREES[module]) & {"open", "input", "now", "utcnow", "today", "fromtimestamp", "__import__"}


@pytest.mark.parametrize("module", PURE)
def test_the_pure_rooms_have_no_chance_of_their_own(module: str) -> None:
    """Where something is drawn by lot, the seed is given."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "random":
            assert node.attr == "Random"


@pytest.mark.parametrize("module", [name for name in TREES if name != "bot"])
def test_imports_point_one_way(module: str) -> None:
    for name in imported(TREES[module]):
        if name.startswith("bot.") and part(name) != part(module):
            assert HEIGHTS[part(name)] < HEIGHTS[part(module)], f"{module} imports {name}"


@pytest.mark.parametrize("module", OUTSIDE_CHAT)
def test_only_chat_knows_telegram(module: str) -> None:
    assert not tops(TREES[module]) & {"telegram", "asyncio"}
    assert not any(
        isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await)
        for node in ast.walk(TREES[module])
    )


@pytest.mark.parametrize("module", [name for name in OUTSIDE_CHAT if name != "bot.ingest.fetch"])
def test_outside_chat_only_fetching_reaches_the_web(module: str) -> None:
    assert not tops(TREES[module]) & {"httpx", "httpcore", "aiohttp", "http", "ftplib", "smtplib"}
    assert "urllib.request" not in set(imported(TREES[module]))
    assert "socket" not in tops(TREES[module]) or module == "bot.ingest.addresses"


@pytest.mark.parametrize("module", TREES)
def test_what_reads_strangers_files_is_reached_through_the_worker_alone(module: str) -> None:
    reads = module.startswith("bot.ingest.formats")
    assert reads or not tops(TREES[module]) & {"lxml", "trafilatura", "pypdfium2", "markdown_it", "charset_normalizer"}
    used = {name for name in imported(TREES[module]) if name.startswith("bot.ingest.formats")}
    assert not used or reads or module == "bot.ingest.parse"
    assert "bot.ingest.parse" not in set(imported(TREES[module])) or module == "bot.ingest.worker"
    assert "bot.ingest.worker" not in set(imported(TREES[module]))


@pytest.mark.parametrize("module", TREES)
def test_only_the_worker_is_a_process_of_ours(module: str) -> None:
    assert "subprocess" not in tops(TREES[module]) or module == "bot.ingest.process"


def test_the_french_sentences_can_be_had_without_telegram() -> None:
    assert not tops(TREES["bot.texts"]) & {"telegram", "httpx", "asyncio"}
    assert not any(name.startswith("bot.chat") for name in imported(TREES["bot.texts"]))
    assert not any(name.startswith("bot.chat") for name in imported(TREES["bot.terminal"]))


@pytest.mark.parametrize("module", [name for name in TREES if name != "bot.search.bm25"])
def test_only_the_index_knows_rank_bm25(module: str) -> None:
    assert "rank_bm25" not in tops(TREES[module])


@pytest.mark.parametrize("module", [name for name in TREES if not name.startswith("bot.store")])
def test_only_the_store_knows_the_database(module: str) -> None:
    assert not tops(TREES[module]) & {"sqlalchemy", "alembic", "sqlite3", "psycopg", "filelock"}


AROUND_THE_STORE = ("bot.store", "bot.services", "bot.publishing", "bot.library", "bot.archive", "bot.cli")
"""Who may know how things are kept; everybody else calls one of these."""
# No name is added; whoever converts a module takes its name away.
STILL_TO_CONVERT = {
    "bot.chat.app",
    "bot.chat.handlers.answer_memory",
    "bot.chat.handlers.groups.group_buttons",
    "bot.chat.handlers.groups.group_context",
    "bot.chat.handlers.groups.group_message",
    "bot.chat.handlers.groups.group_migration",
    "bot.chat.handlers.groups.group_questions",
    "bot.chat.handlers.groups.group_settings_menu",
    "bot.chat.handlers.groups.guest",
    "bot.chat.handlers.groups.membership",
    "bot.chat.handlers.groups.told",
    "bot.chat.handlers.moderators.adding",
    "bot.chat.handlers.moderators.curating",
    "bot.chat.handlers.moderators.draft_actions",
    "bot.chat.handlers.moderators.managing",
    "bot.chat.handlers.moderators.waiting",
    "bot.chat.handlers.owners.moderator_list",
    "bot.chat.handlers.owners.state",
    "bot.chat.handlers.private_update",
    "bot.chat.handlers.readers.answer_buttons",
    "bot.chat.handlers.readers.feedback",
    "bot.chat.handlers.readers.inline",
    "bot.chat.handlers.readers.privacy",
    "bot.chat.handlers.readers.questions",
    "bot.chat.handlers.readers.wish_buttons",
    "bot.chat.handlers.router",
    "bot.chat.quoted_passages",
    "bot.chat.screens.documents_screen",
    "bot.chat.screens.staff_names",
    "bot.document_commands",
}


def test_only_services_and_the_library_know_the_store() -> None:
    """A handler reads a message or a press, calls one function, and shows a screen."""
    reaching = {name for name in TREES if _reaches_the_store(TREES[name])}
    outside = {name for name in reaching if not any(_is_in(name, room) for room in AROUND_THE_STORE)}
    assert outside - STILL_TO_CONVERT == set()
    assert STILL_TO_CONVERT - outside == set(), "converted: the list gets shorter"


def _reaches_the_store(tree: ast.AST) -> bool:
    """True if it imports the store, or is handed one, or a transaction of one."""
    return any(_is_in(one, "bot.store") for one in imported(tree)) or not names(tree).isdisjoint({"store", "session"})


def _is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@pytest.mark.parametrize("module", [name for name in TREES if name != "bot.store.sealing"])
def test_only_the_secrets_know_cryptography(module: str) -> None:
    assert not tops(TREES[module]) & {"cryptography", "hmac"}


@pytest.mark.parametrize("module", [name for name in TREES if name != "bot.config"])
def test_only_the_settings_read_the_environment(module: str) -> None:
    assert not names(TREES[module]) & {"environ", "environb", "getenv", "getenvb"}
    assert not tops(TREES[module]) & {"pydantic_settings", "dotenv"}


@pytest.mark.parametrize("module", TREES)
def test_nothing_is_printed_past_the_terminal(module: str) -> None:
    assert "print" not in {node.id for node in ast.walk(TREES[module]) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("module", TREES)
def test_a_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(TREES[module])


def _fresh(code: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """`code` in a new interpreter without any environment, warnings being errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_module_can_be_imported_without_settings_and_does_nothing(tmp_path: Path) -> None:
    done = _fresh("\n".join(f"import {module}" for module in TREES), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_loads_no_telegram(tmp_path: Path) -> None:
    """An answer in the terminal needs neither the library nor the time it takes to load."""
    done = _fresh("import bot.cli\nassert not {'telegram', 'httpx'} & set(sys.modules), sys.modules.keys()", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_bot_s_own_process_loads_nothing_that_reads_strangers_files(tmp_path: Path) -> None:
    heavy = "{'lxml', 'trafilatura', 'pypdfium2', 'markdown_it', 'httpx', 'bot.ingest.parse'}"
    done = _fresh(f"import bot.ingest.reading\nassert not {heavy} & set(sys.modules), sys.modules.keys()", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def _family(error: type[BotError]) -> set[type[BotError]]:
    return {error}.union(*(_family(child) for child in error.__subclasses__()))


def test_the_tree_of_errors_is_drawn_whole() -> None:
    for module in TREES:
        importlib.import_module(module)
    drawing = errors.__doc__ or ""
    lines = [line for line in drawing.splitlines() if line.startswith(("Bot", "│", "├", "└"))]
    drawn = {line.strip(" │├└─").split(" ")[0] for line in lines}
    assert drawn == {error.__name__ for error in _family(BotError)}
    assert all(error.__module__ == "bot.errors" for error in _family(BotError))


EXAMPLES: list[BotError] = [
    BotError("Demandez un jeton."),
    SettingsError(["LOG_LEVEL : attendu DEBUG.", "EXCERPT_CHARS : attendu un nombre."]),
    CorpusError(Path("textes"), "ce dossier n’existe pas."),
    DocumentError(Path("phare.md"), 3, "le texte est vide."),
    SlipError(Path("phare.md"), 2, "« auteur » est ignoré."),
    *[ReadingError(cause, "403") for cause in Cause if cause is not Cause.HEADER],
    ReadingError(Cause.HEADER, ", ligne 2 : ce n’est pas une date."),
    InputError("Le texte n’est pas en UTF-8."),
    TokenRefusedError(),
    StoreError("La base de données est occupée."),
    ArchiveError("Ce fichier n’est pas une archive."),
]


def test_every_error_is_a_sentence_a_line() -> None:
    assert {type(error) for error in EXAMPLES} == _family(BotError)
    for error in EXAMPLES:
        assert str(error)
        assert all(line.endswith(".") for line in str(error).splitlines())


@pytest.mark.parametrize("cause", Cause)
def test_what_cannot_be_read_is_said_in_typeset_french_with_what_to_do(cause: Cause) -> None:
    said = str(ReadingError(cause, "404"))
    assert "{" not in said
    assert not any(wrong in said for wrong in (" :", " ;", " ?", " !", "« ", " »", "'", "..."))
    assert cause is Cause.HEADER or any(
        verb in said.lower() for verb in ("envoyez", "collez", "vérifiez", "réessayez", "retirez")
    )


@pytest.mark.parametrize("module", TREES)
def test_what_is_raised_for_people_is_a_sentence(module: str) -> None:
    """The words written where an error of ours is raised end as sentences do; ReadingError's stand in Cause."""
    family = {error.__name__ for error in _family(BotError) - {ReadingError}}
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in family and node.args:
            words = node.args[-1]
            end = words.values[-1] if isinstance(words, ast.JoinedStr) else words
            if isinstance(end, ast.Constant) and isinstance(end.value, str):
                assert end.value.endswith((".", "python bot.py")), ast.unparse(node)
