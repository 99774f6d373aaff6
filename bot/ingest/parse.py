"""Bytes in any format -> Reading, in this process; strangers' files go through the worker instead."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from bot.document_formats import Format
from bot.errors import Cause, ReadingError
from bot.ingest.checks import checked
from bot.ingest.content import Content, File, Reading
from bot.ingest.sniffing import format_of
from bot.ingest.titles import first_words, heading, meant, named_after


def parse(
    name: str,
    data: bytes,
    *,
    address: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
) -> Reading:
    """The reading of a file called `name`; `address`, `media_type` and `charset` where it was fetched.

    Raises:
        ReadingError: the reason why there is none. Nothing else is raised, whatever the bytes are.

    """
    try:
        content = _read(format_of(name, data, media_type), File(data, address, charset))
        text = content.text or next((one.text for one in content.elements if one.text.strip()), "")
        title = content.title or heading(text) or meant(named_after(name)) or first_words(text)
        return checked(replace(content, source=content.source or address), title)
    except ReadingError:
        raise
    except (MemoryError, RecursionError) as error:
        raise ReadingError(Cause.TOO_HEAVY) from error
    except Exception as error:  # what a library makes of a file that no one foresaw
        raise ReadingError(Cause.DAMAGED) from error


def _read(one: Format, file: File) -> Content:
    """The content, by the format's module, loaded here for it alone: a worker reads one file, and somebody waits."""
    if len(file.data) > one.megabytes * 1024 * 1024:
        raise ReadingError(Cause.TOO_LARGE, str(one.megabytes))
    module, _, function = one.reader.partition(":")
    read: Callable[[File], Content] = getattr(import_module(f"bot.ingest.formats.{module}"), function)
    return read(file)
