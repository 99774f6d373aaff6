"""The command line: `python bot.py`, alone or with a command. Every failure is one sentence and an exit status."""

import io
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from bot import texts
from bot.collection import SHOWN, Collection
from bot.config import Settings, load_settings
from bot.conversation.converse import converse
from bot.conversation.policy import TERMINAL
from bot.document_commands import opened, register
from bot.errors import BotError, CorpusError, InputError
from bot.evaluation.datasets import read_dataset
from bot.evaluation.report_output import reports_as_json, reports_table
from bot.evaluation.runner import BOT, SYSTEMS, Noise, Scope, misses, report
from bot.ingest.corpus import read_corpus
from bot.logs import configure_logging
from bot.terminal import as_json, chat, rendered, standard_output
from bot.understanding.question import ParsedQuestion

log = logging.getLogger(__name__)

app = typer.Typer(
    help="Répond aux questions en français par des extraits de documents, mot pour mot.",
    add_completion=False,
    # Tracebacks with local variables would print the token.
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_CorpusOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus", help="Un fichier ou un dossier, à la place du corpus livré ; peut être répété.", show_default=False
    ),
]
_NO_TOKEN = (
    "TELEGRAM_TOKEN n’est pas défini : la conversation s’ouvre ici. "
    "Pour un robot Telegram, demandez un jeton à @BotFather, puis TELEGRAM_TOKEN=… python bot.py"
)


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Sans commande : le robot Telegram si TELEGRAM_TOKEN est défini, sinon la conversation dans le terminal."""
    if context.invoked_subcommand:
        return
    settings = load_settings()
    if settings.telegram_token:
        _run(settings)
    else:
        _complain(_NO_TOKEN)
        _chat(settings, None)


@app.command()
def run() -> None:
    """Lance le robot Telegram."""
    settings = load_settings()
    if settings.telegram_token is None:
        raise BotError(
            "TELEGRAM_TOKEN n’est pas défini : demandez un jeton à @BotFather, puis TELEGRAM_TOKEN=… python bot.py"
        )
    _run(settings)


@app.command()
def ask(
    words: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION", help="La question ; « - » en lit une par ligne sur l’entrée standard."),
    ],
    corpus: _CorpusOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Le nombre maximal d’extraits.")] = SHOWN,
    as_objects: Annotated[bool, typer.Option("--json", help="Un objet JSON par réponse.")] = False,
) -> None:
    """Répond à une question, puis rend la main."""
    collection = _collection(load_settings(), corpus)
    question = " ".join(words).encode(errors="replace").decode()  # an argument's bytes need not be text
    if question == "-":
        for line in _lines():
            _write(as_json(collection.answer(line, limit)))
    elif as_objects:
        _write(as_json(collection.answer(question, limit)))
    else:
        reply = converse(collection, ParsedQuestion.of(question), replace(TERMINAL, excerpts=limit))
        standard_output().print(rendered(reply, collection.documents, limit), crop=False)


@app.command(name="chat")
def chat_command(corpus: _CorpusOption = None) -> None:
    """Ouvre la conversation dans le terminal."""
    _chat(load_settings(), corpus)


@app.command()
def evaluate(
    dataset: Annotated[Path, typer.Argument(help="Au format SQuAD, ou une liste de questions sur --corpus.")],
    corpus: _CorpusOption = None,
    scope: Annotated[Scope, typer.Option(help="Chaque document à part, ou tous ensemble.")] = Scope.DOCUMENT,
    sample: Annotated[int | None, typer.Option(min=1, help="Combien de questions, tirées au sort.")] = None,
    seed: Annotated[int, typer.Option(help="Le tirage.")] = 0,
    noise: Annotated[Noise | None, typer.Option(help="Déforme les questions.")] = None,
    compare: Annotated[bool, typer.Option("--compare", help="Mesure aussi les façons habituelles.")] = False,
    errors: Annotated[Path | None, typer.Option(help="Où écrire les questions mal servies.")] = None,
    as_objects: Annotated[bool, typer.Option("--json", help="Un objet JSON.")] = False,
) -> None:
    """Mesure les réponses sur des questions jugées."""
    settings = load_settings()
    read = read_dataset(dataset, read_corpus(corpus or [settings.corpus_dir]).documents)
    reports = {}
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for name in SYSTEMS if compare else (BOT,):
            tick = partial(progress.advance, progress.add_task(name, total=None))
            reports[name] = report(read, SYSTEMS[name], scope=scope, sample=sample, seed=seed, noise=noise, tick=tick)
    if as_objects:
        _write(reports_as_json(reports))
    else:
        Console(highlight=False).print(reports_table(reports))
    if errors:
        try:
            errors.write_text(misses(reports[BOT], read.documents), "utf-8")
        except OSError as error:
            raise BotError(f"{errors} : ce fichier ne peut pas être écrit.") from error


@app.command()
def check() -> None:
    """Vérifie les réglages, la base et le corpus : tout ce qui manquerait plus tard."""
    settings = load_settings()
    corpus = read_corpus([settings.corpus_dir])
    library = opened(settings, corpus)
    kept = library.documents
    console = Console(highlight=False, soft_wrap=True)
    token = "défini" if settings.telegram_token else "absent : le robot s’ouvrira dans le terminal"
    console.print(Text(f"Réglages : corrects (TELEGRAM_TOKEN {token})."))
    console.print(Text(f"Corpus {settings.corpus_dir} : documents {len(kept)}, passages {library.passage_count}."))
    for document in kept:
        unanswered = [question for question in document.questions if not library.answer(question).answered]
        console.print(Text(f"  • {document.title}" + (f" – {document.source}" if document.source else "")))
        for question in unanswered:
            console.print(Text(f"    sans réponse dans les documents, ne sera pas proposée : {question}"))
    if wrong := [*map(str, corpus.problems), *library.store.check()]:
        raise BotError("\n".join(wrong))
    if not kept:
        raise CorpusError(settings.corpus_dir, texts.FOLDER_EMPTY)


register(app)


def main() -> None:
    """Run the command line; exit 1 for what a person can mend, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Better «?» than no answer, where a terminal has no thin space.
            stream.reconfigure(errors="replace")
    try:
        app()
    except BotError as error:
        _complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _collection(settings: Settings, paths: list[Path] | None) -> Collection:
    """The documents of `paths` alone, or those that are kept; what is wrong with one is said and the others go on.

    Raises:
        CorpusError: a path cannot be read.
        StoreError: the database or the key cannot be had.
        BotError: documents were found, and none of them is well formed.

    """
    corpus = read_corpus(paths or [settings.corpus_dir])
    collection = (
        Collection(corpus.documents, excerpt_chars=settings.excerpt_chars) if paths else opened(settings, corpus)
    )
    if corpus.problems and not collection.documents:
        raise BotError("\n".join(str(problem) for problem in corpus.problems))
    for problem in corpus.problems:
        _complain(str(problem))
    return collection


def _chat(settings: Settings, paths: list[Path] | None) -> None:
    chat(_collection(settings, paths), standard_output())


def _run(settings: Settings) -> None:
    # Imported here: answering in the terminal needs neither Telegram nor the time it takes to load.
    from bot.chat.app import build_application
    from bot.chat.polling import run as poll

    assert settings.telegram_token is not None
    configure_logging(settings.log_level, settings.telegram_token.get_secret_value())
    corpus = read_corpus([settings.corpus_dir])
    for problem in corpus.problems:
        log.error("%s", problem)
    library = opened(settings, corpus)
    log.info("Documents: %d, passages: %d.", len(library.documents), library.passage_count)
    poll(build_application(settings, library), settings.bot_owners)


def _lines() -> Iterator[str]:
    """Standard input's lines, as they come.

    Raises:
        InputError: one is not UTF-8.

    """
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError(f"Ligne {number} de l’entrée : le texte n’est pas en UTF-8.") from error


def _write(line: str) -> None:
    # UTF-8 whatever the terminal's, as JSON is; flushed, so that a program that asks one question at a time gets
    # its answer at once.
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.flush()


def _complain(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
