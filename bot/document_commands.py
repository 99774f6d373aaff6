"""The commands that keep documents: `add`, `list`, `remove`, `export`, `import`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.config import Settings, load_settings
from bot.errors import BotError, ReadingError
from bot.ingest.corpus import Corpus, read_corpus
from bot.ingest.reading import document, read_page
from bot.models import Document
from bot.outcomes import Already, ChangeOutcome, Done
from bot.records import TERMINAL, Origin, Status

if TYPE_CHECKING:
    from bot.library import Library

_STATUS = {Status.PUBLISHED: "publié", Status.WITHDRAWN: "retiré"}


def opened(settings: Settings, corpus: Corpus) -> "Library":
    """The library of these settings, once it has followed the corpus folder, which holds `corpus`.

    Raises:
        StoreError: the database or the key cannot be had.

    """
    # Imported here: answering from files needs no database, nor the time it takes to load.
    from bot.library import Library

    key = settings.secret_key.get_secret_value() if settings.secret_key else None
    library = Library.open(settings.database_url, key, settings.data_dir, excerpt_chars=settings.excerpt_chars)
    library.follow(settings.corpus_dir, corpus)
    return library


def _library() -> "Library":
    settings = load_settings()
    return opened(settings, read_corpus([settings.corpus_dir]))


def add(
    places: Annotated[
        list[str],
        typer.Argument(metavar="FICHIER|ADRESSE…", help="Des fichiers, des dossiers ou des adresses de pages."),
    ],
) -> None:
    """Ajoute des documents, ou de nouvelles versions de ceux qui ont la même adresse."""
    library = _library()
    failures: list[str] = []
    for place in places:
        try:
            found, origin, problems = _read(place)
            failures += problems
            for one in found:
                _say(_told(library.add(one, origin, TERMINAL), one))
                for group in library.settle(one.id):
                    _say(f"  répond à une question de lecteurs ({group.count} fois) : {group.wording}")
        except ReadingError as error:
            failures.append(f"{place} : {error}")
        except BotError as error:
            failures.append(str(error))
    if failures:
        raise BotError("\n".join(failures))


def _read(place: str) -> tuple[list[Document], Origin, list[str]]:
    """What a file, a folder or an address says, and what could not be read of it."""
    if "://" in place:
        return [document(read_page(place))], Origin.WEB, []
    corpus = read_corpus([Path(place)])
    return corpus.documents, Origin.FILE, [str(problem) for problem in corpus.problems]


def _told(outcome: ChangeOutcome, document: Document) -> str:
    """What became of adding `document`, in one sentence.

    Raises:
        BotError: it was not published.

    """
    match outcome:
        case Done(change) if change.entry.version == 1:
            return f"Ajouté : {document.title} ({document.id})."
        case Done(change):
            return f"Remplacé : {document.title} ({document.id}), version {change.entry.version}."
        case Already():
            return f"Déjà publié : {document.title} ({document.id})."
    raise BotError(f"{document.title} : ce document vient d’être changé par quelqu’un d’autre ; recommencez.")


def list_documents() -> None:
    """Montre les documents : identifiant, état, version, titre, adresse."""
    for entry in _library().entries():
        about = f"{entry.document.title} – {entry.document.source}" if entry.document.source else entry.document.title
        _say(f"{entry.document.id}  {_STATUS[entry.status]}  v{entry.version}  {about}")


def remove(identity: Annotated[str, typer.Argument(metavar="ID", help="L’identifiant que « list » montre.")]) -> None:
    """Retire un document : il n’est plus cité, et peut être rétabli par « add »."""
    library = _library()
    outcome = library.withdraw(identity, TERMINAL)
    if outcome is None:
        raise BotError(f"{identity} : aucun document n’a cet identifiant ; « python bot.py list » les montre.")
    _say(f"{identity} : déjà retiré." if isinstance(outcome, Already) else f"{identity} : retiré.")


def export(
    place: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Un dossier, ou un fichier .zip à écrire.")],
) -> None:
    """Écrit tout ce qui est conservé en une archive qui se lit sans le robot."""
    from bot.archive.exporting import export_archive

    target = place
    if place.suffix.lower() != ".zip":
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BotError(f"{place} : ce dossier ne peut pas être créé (vérifiez les droits).") from error
        target = place / f"extrait-{date.today().isoformat()}.zip"  # noqa: DTZ011  the day where the person is
    export_archive(_library().store, target)
    _say(f"Écrit : {target}")


def import_documents(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="Le fichier .zip que « export » a écrit.")],
) -> None:
    """Reprend ce qu’une archive contient et que la base n’a pas : tout ou rien."""
    from bot.archive.importing import import_archive

    came = import_archive(_library().store, archive, TERMINAL)
    _say(f"Repris : documents nouveaux {len(came.added)}, renouvelés {len(came.renewed)}, déjà là {came.known}.")


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(add)
    app.command(name="list")(list_documents)
    app.command()(remove)
    app.command()(export)
    app.command(name="import")(import_documents)
