"""The commands that keep documents: `add`, `list`, `remove`, `export`, `import`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import texts
from bot.config import Settings, load_settings
from bot.errors import BotError
from bot.ingest.corpus import Corpus, LeftOut, read_corpus
from bot.ingest.submissions import Submission, submissions
from bot.models import Doubt
from bot.outcomes import Already, Gone
from bot.records import TERMINAL, Origin, Status

if TYPE_CHECKING:
    from bot.library import Library
    from bot.publishing import Published

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
    force: Annotated[
        bool, typer.Option("--force", help="Publie sans demander ce qui est à vérifier : très court, peu français …")
    ] = False,
) -> None:
    """Ajoute des documents, ou de nouvelles versions de ceux qui ont la même adresse.

    Dit de chaque fichier ce qu’il en a fait. Le code de sortie est 0 si tout est publié, ou l’était déjà ; 1 si rien
    ne l’est, ou si l’un des fichiers donnés n’a pas pu l’être.
    """
    addition = _Addition(_library(), force)
    for place in places:
        addition.take(place)
    if addition.refused or not addition.published:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Addition:
    """One run of `add`, which says what becomes of each document as it happens."""

    library: "Library"
    force: bool
    published: int = 0
    """Documents that are published now, by this run or before it."""
    refused: int = 0

    def take(self, place: str) -> None:
        """Publish what `place`, a file, a folder or an address, holds."""
        for found in submissions(place):
            match found:
                case Submission():
                    try:
                        self._publish(found)
                    except BotError as error:
                        self._refuse(f"{found.place} : {error}")
                case LeftOut(path, why):
                    _say(f"Laissé de côté : {path} ({why}).")
                case _:
                    self._refuse(str(found))

    def _publish(self, submission: Submission) -> None:
        from bot import publishing

        for slip in submission.slips:
            _complain(str(slip))
        document, place = submission.document, submission.place
        became: publishing.Outcome | None = publishing.obstacle(self.library, document)
        if became is None and self._agreed(submission):
            became = publishing.publish(self.library, document, submission.origin, TERMINAL)
        match became:
            case publishing.Twin(entry):
                twin = f"{entry.document.title} ({entry.document.id})"
                self._refuse(f"{place} : {texts.PUBLISHED_ALREADY.format(title=twin)}")
            case publishing.Unchanged():
                self.published += 1
                _say(f"Déjà publié : {document.title} ({document.id}).", f"fichier : {place}")
            case publishing.Published():
                self.published += 1
                _say(*self._told(became, submission))

    def _told(self, became: "Published", submission: Submission) -> Iterator[str]:
        """Lines about a published document: its file, its doubts, what it resembles, the questions it answers."""
        document, version = submission.document, became.entry.version
        known = f"{document.title} ({document.id})"
        yield f"Ajouté : {known}." if version == 1 else f"Remplacé : {known}, version {version}."
        yield f"{'adresse' if submission.origin is Origin.WEB else 'fichier'} : {submission.place}"
        yield from (texts.DOUBTS[doubt] for doubt in submission.doubts)
        for other, share in self.library.resembling(document):
            yield texts.RESEMBLES.format(percent=round(100 * share), title=f"{other.title} ({other.id})")
        for group in became.settled:
            yield f"répond à une question de lecteurs ({group.count} fois) : {group.wording}"

    def _agreed(self, submission: Submission) -> bool:
        """True if nothing is doubtful, or if somebody wants it published all the same.

        That a text is short, perhaps too short to tell its language, is told and not asked: whoever names a file knows.
        """
        told = {Doubt.SHORT, Doubt.LANGUAGE} if Doubt.SHORT in submission.doubts else set()
        asked = [doubt for doubt in submission.doubts if doubt not in told]
        if self.force or not asked:
            return True
        doubts = " ".join(texts.DOUBTS[doubt] for doubt in asked)
        if not sys.stdin.isatty():
            self._refuse(f"{submission.place} : pas publié. {doubts} Relisez ce texte, puis ajoutez --force.")
            return False
        _complain(f"{submission.place} : {doubts}")
        sys.stderr.write(f"Publier quand même « {submission.document.title} » ? (o/N) ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() in ("o", "oui"):
            return True
        _say(f"Pas publié : {submission.document.title}.", f"fichier : {submission.place}")
        return False

    def _refuse(self, sentence: str) -> None:
        self.refused += 1
        _complain(sentence)


def list_documents() -> None:
    """Montre les documents : identifiant, état, version, titre, adresse."""
    from bot.services import corpus_edits

    for entry in corpus_edits.entries(_library()):
        about = f"{entry.document.title} – {entry.document.source}" if entry.document.source else entry.document.title
        _say(f"{entry.document.id}  {_STATUS[entry.status]}  v{entry.version}  {about}")


def remove(identity: Annotated[str, typer.Argument(metavar="ID", help="L’identifiant que « list » montre.")]) -> None:
    """Retire un document : il n’est plus cité, et peut être rétabli par « add »."""
    from bot.services import corpus_edits

    outcome = corpus_edits.withdraw(_library(), identity, TERMINAL)
    if isinstance(outcome, Gone):
        raise BotError(f"{identity} : aucun document n’a cet identifiant ; « python bot.py list » les montre.")
    _say(f"{identity} : déjà retiré." if isinstance(outcome, Already) else f"{identity} : retiré.")


def export(
    place: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Un dossier, ou un fichier .zip à écrire.")],
) -> None:
    """Écrit tout ce qui est conservé en une archive qui se lit sans le robot."""
    from bot.services import archives

    target = place
    if place.suffix.lower() != ".zip":
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BotError(f"{place} : ce dossier ne peut pas être créé (vérifiez les droits).") from error
        target = place / f"extrait-{date.today().isoformat()}.zip"  # noqa: DTZ011  the day where the person is
    archives.write(_library(), target)
    _say(f"Écrit : {target}")


def import_documents(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="Le fichier .zip que « export » a écrit.")],
) -> None:
    """Reprend ce qu’une archive contient et que la base n’a pas : tout ou rien."""
    from bot.services import archives

    came = archives.take_in(_library(), archive, TERMINAL)
    _say(f"Repris : documents nouveaux {len(came.added)}, renouvelés {len(came.renewed)}, déjà là {came.known}.")


def _say(sentence: str, *details: str) -> None:
    """Write a line, and its details below it."""
    sys.stdout.write("\n  ".join([sentence, *details]) + "\n")
    sys.stdout.flush()


def _complain(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(add)
    app.command(name="list")(list_documents)
    app.command()(remove)
    app.command()(export)
    app.command(name="import")(import_documents)
