"""Errors that a person can mend: drawn whole, and each a French sentence."""

import ast
import importlib
from pathlib import Path

from bot import errors, texts
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
from tests.test_walls import NODES


def _family(error: type[BotError]) -> set[type[BotError]]:
    return {error}.union(*(_family(child) for child in error.__subclasses__()))


def test_the_tree_of_errors_is_drawn_whole() -> None:
    for module in NODES:
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


def test_what_cannot_be_read_is_said_in_typeset_french_with_what_to_do() -> None:
    wrongly_set = ("{", " :", " ;", " ?", " !", "« ", " »", "'", "...")
    verbs = ("envoyez", "collez", "vérifiez", "réessayez", "retirez")
    said = {cause: str(ReadingError(cause, "404")) for cause in Cause}
    assert [words for words in said.values() if any(wrong in words for wrong in wrongly_set)] == []
    assert [cause for cause, words in said.items() if not any(verb in words.lower() for verb in verbs)] == [
        Cause.HEADER
    ]


def test_what_is_raised_for_people_is_a_sentence() -> None:
    """The words written where an error of ours is raised end as sentences do; ReadingError's stand in Cause."""
    family = {error.__name__ for error in _family(BotError) - {ReadingError}}
    wrong = [
        f"{module}: {ast.unparse(node)}"
        for module, nodes in NODES.items()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in family
        and node.args
        and not _ends_a_sentence(node.args[-1])
    ]
    assert wrong == []


def _ends_a_sentence(words: ast.expr) -> bool:
    """False only for words that are written there, or stand in the catalogue, and end otherwise."""
    match words:
        case ast.JoinedStr(values=[*_, end]):
            return _ends_a_sentence(end)
        case ast.Call(func=ast.Attribute(value=ast.Attribute() as entry, attr="format")):
            return _ends_a_sentence(entry)
        case ast.Attribute(value=ast.Name(id="texts"), attr=name):
            return str(vars(texts)[name]).endswith(".")
        case ast.Constant(value=str() as end):
            return end.endswith((".", "python bot.py"))
    return True


def test_the_end_of_a_sentence_is_found_in_the_catalogue() -> None:
    assert _ends_a_sentence(ast.parse("texts.DATABASE_BUSY", mode="eval").body)
    assert not _ends_a_sentence(ast.parse("texts.EXCERPT_OF.format(number=1)", mode="eval").body)
