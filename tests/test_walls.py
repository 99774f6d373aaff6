"""The walls of the house, read from the syntax trees: who may import whom, and who may touch the world."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.config import ROOT
from tests.patience import PATIENCE

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
    "reader_records": 1,
    "errors": 3,
    "outcomes": 2,
    "logs": 0,
    "document_formats": 0,
    "text": 1,
    "texts": 2,
    "understanding": 2,
    "search": 3,
    "editorial": 4,
    "config": 4,
}
HEIGHTS |= {"ingest": 5, "store": 5, "collection": 6, "archive": 6, "evaluation": 7, "library": 7}
HEIGHTS |= {"conversation": 7}
HEIGHTS |= {"publishing": 8, "services": 9, "document_commands": 10, "chat": 10, "terminal": 11, "cli": 12}
PURE_LIBRARIES = {"numpy", "rank_bm25", "rapidfuzz", "Stemmer", "unidecode"}
THE_WORLD = """
asyncio builtins concurrent ctypes fileinput glob gzip http io importlib json logging multiprocessing os pathlib pickle
selectors shelve shutil signal socket sqlite3 ssl subprocess sys tempfile threading time urllib zipfile zoneinfo
""".split()


NODES = {module: list(ast.walk(tree)) for module, tree in TREES.items()}


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every module that is imported, wherever in a tree; `from a import b` gives `a` and `a.b`."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide who imports whom"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(nodes: Sequence[ast.AST]) -> set[str]:
    """Every name and attribute that is used."""
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


IMPORTED = {module: frozenset(imported(nodes)) for module, nodes in NODES.items()}
TOPS = {module: {name.partition(".")[0] for name in imports} for module, imports in IMPORTED.items()}
NAMES = {module: names(nodes) for module, nodes in NODES.items()}
Offenders = dict[str, set[str]]


def importing(forbidden: Iterable[str], modules: Iterable[str]) -> Offenders:
    """The offenders among `modules`, each with the packages that it imports of those forbidden."""
    return {module: found for module in modules if (found := TOPS[module] & set(forbidden))}


def using(forbidden: Iterable[str], modules: Iterable[str]) -> Offenders:
    """The offenders among `modules`, each with the names that it uses of those forbidden."""
    return {module: found for module in modules if (found := NAMES[module] & set(forbidden))}


def all_but(*allowed: str) -> list[str]:
    """Every module but those named."""
    assert set(allowed) <= TREES.keys()
    return [module for module in TREES if module not in allowed]


def part(module: str) -> str:
    """«bot.chat.app» is part of «chat»."""
    return module.split(".")[1]


def test_the_walls_are_looked_at() -> None:
    """Were the folder moved, everything below would hold of nothing."""
    assert {"bot", "bot.cli", "bot.search.bm25", "bot.chat.handlers.readers.questions"} <= set(TREES)
    assert "telegram" in TOPS["bot.chat.app"]
    assert "rank_bm25" in TOPS["bot.search.bm25"]
    assert "sqlalchemy" in TOPS["bot.store.engine"]
    assert "cryptography" in TOPS["bot.store.sealing"]
    assert importing({"cryptography"}, TREES) == {"bot.store.sealing": {"cryptography"}}
    assert using({"BM25Okapi"}, TREES).keys() == {"bot.search.bm25"}


def test_the_pure_rooms_touch_nothing_but_text() -> None:
    allowed = PURE_LIBRARIES | sys.stdlib_module_names | {"bot"}
    assert importing(THE_WORLD, PURE) == {}
    assert {module: found for module in PURE if (found := TOPS[module] - allowed)} == {}
    assert using({"open", "input", "now", "utcnow", "today", "fromtimestamp", "__import__"}, PURE) == {}


def test_the_pure_rooms_have_no_chance_of_their_own() -> None:
    """Where something is drawn by lot, the seed is given."""
    drawn = [
        f"{module}: random.{node.attr}"
        for module in PURE
        for node in NODES[module]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "random"
    ]
    assert [one for one in drawn if not one.endswith(": random.Random")] == []


def test_imports_point_one_way() -> None:
    wrong = [
        f"{module} imports {name}"
        for module in all_but("bot")
        for name in sorted(IMPORTED[module])
        if name.startswith("bot.") and part(name) != part(module) and HEIGHTS[part(name)] >= HEIGHTS[part(module)]
    ]
    assert wrong == []


def test_only_chat_knows_telegram() -> None:
    asynchronous = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    assert importing({"telegram", "asyncio"}, OUTSIDE_CHAT) == {}
    assert [module for module in OUTSIDE_CHAT if any(isinstance(node, asynchronous) for node in NODES[module])] == []


def test_outside_chat_only_fetching_reaches_the_web() -> None:
    others = [module for module in OUTSIDE_CHAT if module != "bot.ingest.fetch"]
    assert importing({"httpx", "httpcore", "aiohttp", "http", "ftplib", "smtplib"}, others) == {}
    assert [module for module in others if "urllib.request" in IMPORTED[module]] == []
    assert importing({"socket"}, others).keys() <= {"bot.ingest.addresses"}


def test_what_reads_strangers_files_is_reached_through_the_worker_alone() -> None:
    reading = {module for module in TREES if module.startswith("bot.ingest.formats")}
    readers = {"lxml", "trafilatura", "pypdfium2", "charset_normalizer"}
    assert importing(readers, all_but(*reading)) == {}
    reaching = {
        module
        for module in all_but(*reading)
        if any(name.startswith("bot.ingest.formats") for name in IMPORTED[module])
    }
    assert reaching == set()
    # By the names in the table of formats.
    loading = [module for module in TREES if NAMES[module] & {"import_module", "__import__", "exec", "eval"}]
    assert loading == ["bot.ingest.parse"]
    assert [module for module in TREES if "bot.ingest.parse" in IMPORTED[module]] == ["bot.ingest.worker"]
    assert [module for module in TREES if "bot.ingest.worker" in IMPORTED[module]] == []


def test_only_the_worker_is_a_process_of_ours() -> None:
    assert importing({"subprocess"}, all_but("bot.ingest.process")) == {}


def test_the_french_sentences_can_be_had_without_telegram() -> None:
    assert importing({"telegram", "httpx", "asyncio"}, ["bot.texts"]) == {}
    assert [
        (module, name)
        for module in ("bot.texts", "bot.terminal")
        for name in IMPORTED[module]
        if name.startswith("bot.chat")
    ] == []


def test_only_the_index_knows_rank_bm25() -> None:
    assert importing({"rank_bm25"}, all_but("bot.search.bm25")) == {}


def test_only_the_store_knows_the_database() -> None:
    others = [module for module in TREES if not module.startswith("bot.store")]
    assert importing({"sqlalchemy", "alembic", "sqlite3", "psycopg", "filelock"}, others) == {}


AROUND_THE_STORE = ("bot.store", "bot.services", "bot.publishing", "bot.library", "bot.archive", "bot.cli")
"""Who may know how things are kept; everybody else calls one of these."""


def test_only_services_and_the_library_know_the_store() -> None:
    """A handler reads a message or a press, calls one function, and shows a screen."""
    reaching = {name for name in TREES if _reaches_the_store(name)}
    outside = {name for name in reaching if not any(_is_in(name, room) for room in AROUND_THE_STORE)}
    assert outside == set()


def _reaches_the_store(module: str) -> bool:
    """True if it imports the store, or is handed one, or a transaction of one."""
    return any(_is_in(one, "bot.store") for one in IMPORTED[module]) or not NAMES[module].isdisjoint(
        {"store", "session"}
    )


def _is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def test_only_the_secrets_know_cryptography() -> None:
    assert importing({"cryptography", "hmac"}, all_but("bot.store.sealing")) == {}


def test_only_the_settings_read_the_environment() -> None:
    others = all_but("bot.config")
    assert using({"environ", "environb", "getenv", "getenvb"}, others) == {}
    assert importing({"pydantic_settings", "dotenv"}, others) == {}


def test_nothing_is_printed_past_the_terminal() -> None:
    assert [
        module
        for module, nodes in NODES.items()
        if "print" in {node.id for node in nodes if isinstance(node, ast.Name)}
    ] == []


def test_a_module_says_what_it_is() -> None:
    assert [module for module, tree in TREES.items() if not ast.get_docstring(tree)] == []


def _fresh(code: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """`code` in a new interpreter without any environment, warnings being errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
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
