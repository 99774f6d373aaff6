"""Archives: everything that is kept as one file, and back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.archive.exporting import export_archive
from bot.archive.importing import import_archive
from bot.library import Library
from bot.store.archive_contents import Imported


def write(library: Library, target: Path) -> None:
    """Write everything that is kept to `target`, which is put in place whole.

    Raises:
        ArchiveError: the file cannot be written.
        StoreError: the database does not answer.

    """
    export_archive(library.store, target)


def named(library: Library) -> tuple[str, bytes]:
    """An archive's file name, with today's date, and its bytes.

    Raises:
        ArchiveError: there is no room for it.
        StoreError: the database does not answer.

    """
    with library.store.read() as session:
        name = f"extrait-{session.now.date().isoformat()}.zip"
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(library, path)
        return name, path.read_bytes()


def take_in(library: Library, archive: Path, by: str) -> Imported:
    """Take in what an archive holds and the library does not; all of it or nothing.

    Raises:
        ArchiveError: it is no archive, damaged, changed by somebody, or too large.
        StoreError: the database does not answer; nothing came in.

    """
    came = import_archive(library.store, archive, by)
    library.refresh(wait=True)
    return came
