"""The files of a corpus folder -> documents. `corpus/README.md` tells the format to those who write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot import texts
from bot.document_formats import FORMATS
from bot.errors import BotError, CorpusError, DocumentError, ReadingError, SlipError
from bot.ingest.default_questions import questions_about
from bot.ingest.header import read_header
from bot.ingest.identity import identity
from bot.ingest.markdown import elements
from bot.ingest.reading import LARGEST, document, read_file
from bot.ingest.tidy import tidied
from bot.ingest.titles import heading, named_after
from bot.models import Document
from bot.text.blocks import assemble

_SUFFIXES = {".md", ".txt"}
_CONVERTED = {ending for one in FORMATS if not one.plain for ending in one.endings}
"""Endings of files that are read where they are given by name; a folder may hold them for other reasons."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents that were read, and the problems of those that were not."""

    files: list[tuple[Path, Document]]
    problems: list[BotError]

    @property
    def documents(self) -> list[Document]:
        """The documents, in the order of their files' names."""
        return [document for _, document in self.files]

    @property
    def unread(self) -> list[Path]:
        """The files that could not be read."""
        return [problem.path for problem in self.problems if isinstance(problem, DocumentError)]


def read_corpus(paths: Iterable[Path]) -> Corpus:
    """Every document of these files and folders, in the order of their names; a bad file never stops the others.

    Raises:
        CorpusError: one of `paths` does not exist or cannot be looked into.

    """
    documents: dict[str, tuple[Document, Path]] = {}
    problems: list[BotError] = []
    for file in [file for path in paths for file in files_of(path)[0]]:
        try:
            read, remarks = _read(file)
        except DocumentError as error:
            problems += [error, *error.also]
            continue
        problems += remarks
        first = documents.setdefault(read.id, (read, file))
        if first[1].resolve() != file.resolve():
            problems.append(duplicate(file, read, first[1]))
    return Corpus([(file, kept) for kept, file in documents.values()], problems)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of a folder that is not read."""

    path: Path
    why: str
    """The end of a French sentence."""


def files_of(path: Path) -> tuple[list[Path], list[LeftOut]]:
    """A file as given; a folder's .md and .txt files, by name, and what else lies in it.

    Raises:
        CorpusError: `path` does not exist or cannot be looked into.

    """
    try:
        if not path.is_dir():
            if path.exists():
                return [path], []
            raise CorpusError(path, texts.NO_SUCH_PLACE)
        inside = [file.relative_to(path) for file in sorted(path.rglob("*")) if file.is_file()]
    except OSError as error:
        raise CorpusError(path, texts.FOLDER_CLOSED) from error
    passed_over = dict(_passed_over(file) for file in inside)
    read = [path / file for file in inside if not _passed_over(file)[1]]
    return read, [LeftOut(path / what, why) for what, why in passed_over.items() if why]


def _passed_over(file: Path) -> tuple[Path, str]:
    """A file of a folder, or the hidden folder that it lies in, and why it is not read; nothing for one that is."""
    for place in (*reversed(file.parents), file):
        if place.name.startswith("."):
            return place, texts.HIDDEN_FILE if place == file else texts.HIDDEN_FOLDER
    if file.suffix.lower() not in _SUFFIXES:
        return file, texts.NOT_FROM_FOLDERS
    return file, texts.README_LEFT_OUT if file.stem.upper() == "README" else ""


def duplicate(file: Path, document: Document, first: Path) -> DocumentError:
    """The mistake of a file that holds the same document as another."""
    same = texts.FILE_SAME_ADDRESS if document.source else texts.FILE_SAME_TEXT
    return DocumentError(file, None, same.format(first=first))


def _read(path: Path) -> tuple[Document, list[SlipError]]:
    """The document, and what looks like a slip in its header but does not spoil it."""
    return (_converted(path), []) if path.suffix.lower() in _CONVERTED else read_text_file(path)


def read_text_file(path: Path) -> tuple[Document, list[SlipError]]:
    """The document of a UTF-8 text file, exactly as it is written, and what looks like a slip in its header.

    Raises:
        DocumentError: says where the file is wrong and what to do.

    """
    header, body = read_header(_decoded(path))
    if not body.strip():
        raise DocumentError(path, None, texts.FILE_EMPTY)
    slips = [SlipError(path, slip.line, slip.what) for slip in header.slips]
    if header.mistakes:
        first, *others = [DocumentError(path, mistake.line, mistake.what) for mistake in header.mistakes]
        first.also = sorted([*others, *slips], key=_line)
        raise first
    text, blocks = (body, ()) if path.suffix.lower() == ".txt" else assemble(map(tidied, elements(body)))
    if not text.strip():
        raise DocumentError(path, None, texts.FILE_EMPTY)
    read = Document(
        # Of the file's own words: a document stays the same one however well it is read.
        id=identity(header.source, body),
        title=header.title or heading(body) or named_after(path.name),
        text=text,
        blocks=blocks,
        source=header.source,
        author=header.author,
        published=header.published,
        note=header.note,
        questions=header.questions or questions_about(text),
    )
    return read, slips


def _line(remark: SlipError) -> int:
    return remark.line or 0


def _converted(path: Path) -> Document:
    """The document of a file that is no plain text."""
    try:
        return document(read_file(path.name, file_bytes(path)))
    except ReadingError as error:
        raise DocumentError(path, None, str(error)) from error


def file_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large.

    Raises:
        DocumentError: it is, or it cannot be read.

    """
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(path, None, texts.FILE_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(path, None, texts.FILE_CLOSED) from error


def _decoded(path: Path) -> str:
    """The file's text, line ends made one character."""
    data = file_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(path, line, texts.FILE_NOT_UTF8) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(path, line, texts.FILE_NOT_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")
