"""The catalogue of French sentences: alone in the code, every entry used, each one typeset."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest

from bot import texts
from bot.config import ROOT
from bot.models import Doubt, Part
from bot.records import Action, Status, Vote, Welcome
from tests.test_walls import TREES

TERMINAL_ALONE = {
    "bot.cli": "help and remarks of the command line",
    "bot.config": "what each setting is and takes",
    "bot.document_commands": "help and remarks of the command line",
    "bot.evaluation.datasets": "read by whoever measures",
}
"""Modules whose sentences are seen at the terminal and nowhere else, and what these are."""
NO_SENTENCES = {
    "bot.archive.csv_tables": "heads and words of the archive's files, which are read back",
    "bot.document_formats": "what a format is called, of which the catalogue makes its lists",
    "bot.editorial.example_questions": "grammar: questions made of a document's own words",
    "bot.editorial.question_patterns": "grammar: questions made of a document's own words",
    "bot.ingest.fetch": "the User-Agent, for those who keep web servers",
    "bot.ingest.formats.docx": "names that Word gives to styles",
    "bot.ingest.formats.decoding": "letters by which encodings are told apart",
    "bot.ingest.french_share": "lists of other languages' words",
    "bot.records": "words as the journal stores them; texts.ACTIONS has those that are shown",
    "bot.store.folder_sync": "words as a version's history stores them",
    "bot.text.normalise": "spellings",
    "bot.text.words": "lists of words",
    "bot.understanding.clauses": "grammar: a clause made a question of its own",
    "bot.understanding.follow_up": "grammar: a question completed from the one before",
}
"""Modules whose French is data, and what data."""
FUNCTION_WORDS = frozenset(
    "au aux ce ces cette dans de des du elle est et il je la le les ne nous par pas pour que qui sans ses son sont sur "
    "un une vos votre vous".split()
)
PATTERN = re.compile(r"\\|\(\?|[\[\]|]|\)[?*+]")
LABELLING = {"Button", "InlineKeyboardButton", "Message", "add", "alert", "say"}
"""Calls whose first argument is shown as it stands."""


def strings(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Every text that the code writes, but docstrings, lists of words, patterns and lines of the log."""
    match tree:
        case ast.Expr(ast.Constant()):
            return
        case ast.Call(ast.Attribute(ast.Constant(), "split" | "splitlines")):
            return
        case ast.Call(ast.Attribute(ast.Name("log" | "re"))):
            return
        case ast.Constant(str()) | ast.JoinedStr():
            yield tree
    for child in ast.iter_child_nodes(tree):
        if not (isinstance(tree, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from strings(child)


def said(text: ast.expr) -> str:
    """The text, with an ellipsis in the place of what is filled in."""
    if isinstance(text, ast.JoinedStr):
        return "".join(map(said, text.values))
    return text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else "…"


def is_french(text: str) -> bool:
    """True for words with accents, typographic marks or French function words among them."""
    if PATTERN.search(text) or not re.search(r"[^\W\d_]{2}", text):
        return False
    words = text.lower().split()
    return bool(re.search("[àâçèéêëîïôùûœÀÉÈÊ’«»]", text)) or (len(words) > 1 and not FUNCTION_WORDS.isdisjoint(words))


def labels(tree: ast.AST) -> Iterator[str]:
    """The words that the code itself gives to buttons and messages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in LABELLING:
                yield from map(said, _written(node.args[0]))


def _written(shown: ast.expr) -> Iterator[ast.expr]:
    match shown:
        case ast.Constant() | ast.JoinedStr():
            yield shown
        case ast.BinOp(left, _, right) | ast.IfExp(_, left, right):
            yield from _written(left)
            yield from _written(right)


def test_sentences_are_told_from_code() -> None:
    tree = ast.parse("log.info('Le phare')\nx = 'le la'.split()\ny = f'Le phare {de} Kerbihan.'\nz = 'Publié'\n")
    assert [said(text) for text in strings(tree)] == ["Le phare … Kerbihan.", "Publié"]
    assert [
        text for text in ["Publié", "Je lis le document", "utf-16-le", "not text", "le (?:la|les)"] if is_french(text)
    ] == ["Publié", "Je lis le document"]
    assert list(labels(ast.parse("Button('Retirer', data)\nself.say(texts.A + 'Non')"))) == ["Retirer", "Non"]


def test_french_sentences_stand_in_the_catalogue_alone() -> None:
    exempt = {"bot.texts", *TERMINAL_ALONE, *NO_SENTENCES}
    found = [
        f"{module}:{text.lineno}: {said(text)}"
        for module, tree in TREES.items()
        if module not in exempt
        for text in strings(tree)
        if is_french(said(text))
    ]
    assert found == []


def test_no_exemption_outlives_its_reason() -> None:
    exempt = {*TERMINAL_ALONE, *NO_SENTENCES}
    assert exempt == {name for name in exempt if any(is_french(said(text)) for text in strings(TREES[name]))}


def test_buttons_and_messages_say_what_the_catalogue_says() -> None:
    chat = [name for name in TREES if name.startswith("bot.chat")]
    wording = {name: [label for label in labels(TREES[name]) if re.search(r"[^\W\d_]{2}", label)] for name in chat}
    assert {name: written for name, written in wording.items() if written} == {}


def test_the_catalogue_lists_its_sections() -> None:
    sections = re.findall(r"^# (.+)$", (ROOT / "bot/texts.py").read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"^\* (.+)$", texts.__doc__ or "", re.MULTILINE) == sections


AWAITED = {"GUEST_PRIVACY", "GUEST_WHO", "IN_DANGER"}
"""Entries whose screens are being built."""


def test_every_entry_is_used() -> None:
    """By the code or by another entry."""
    modules = {name: getattr(value, "__module__", "bot.texts") for name, value in vars(texts).items()}
    entries = {name for name, module in modules.items() if module == "bot.texts" and not name.startswith("__")} - {"re"}
    loaded = (node for node in ast.walk(TREES["bot.texts"]) if isinstance(node, ast.Name))
    used = {node.id for node in loaded if isinstance(node.ctx, ast.Load)}
    for file in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "docs").rglob("*.py")]:
        used |= set(re.findall(r"\btexts\.(\w+)", file.read_text("utf-8")))
    assert entries - used <= AWAITED


def sentences(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text in an entry of the catalogue, with the entry's name."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for one in value.values():
            yield from sentences(one, name)
    elif isinstance(value, tuple):
        for one in value:
            yield from sentences(one, name)


CATALOGUE = [
    entry for name, value in vars(texts).items() if name.strip("_").isupper() for entry in sentences(value, name)
]
CODE = ("title: Le titre",)
"""Quoted in a sentence, and no French."""
MISPRINTS = {
    "a thin no-break space before ; ! ? » %": re.compile(r"[^\u202f][;!?»%]"),
    "a no-break space before :": re.compile(r"[^\u00a0\u202f]:(?=\s|$)"),
    "a thin no-break space after «": re.compile(r"«(?!\u202f)"),
    "a typographic apostrophe": re.compile("'"),
    "one character for an ellipsis": re.compile(r"\.\.\."),
}


@pytest.mark.parametrize("wanted", MISPRINTS)
def test_every_sentence_is_typeset(wanted: str) -> None:
    assert len(CATALOGUE) > 400
    written = [(name, text.replace(code, "")) for name, text in CATALOGUE for code in CODE]
    assert [name for name, text in written if MISPRINTS[wanted].search(text)] == []


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (texts.ACTIONS, Action),
        (texts.DOUBTS, Doubt),
        (texts.PARTS, Part),
        (texts.STATES, Status),
        (texts.VOTES, Vote),
        (texts.WELCOME, Welcome),
    ],
)
def test_every_kind_has_its_words(table: dict[StrEnum, str], kinds: type[StrEnum]) -> None:
    assert set(table) == set(kinds)
