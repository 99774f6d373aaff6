"""Documents -> files of a corpus folder, exactly as `corpus.py` reads them, and exactly back."""

import json
from datetime import date

import yaml

from bot.models import Block, Document
from bot.text.block_codes import block_as_list, block_from

_FENCE = "---\n"
_LONGEST_HEADER = 1_000_000


def written(document: Document) -> str:
    """The file of `document`: a header with everything that is known, an empty line, the text, a line end."""
    lines = [f"title: {_quoted(document.title)}"]
    for name, value in [("source", document.source), ("author", document.author)]:
        if value is not None:
            lines.append(f"{name}: {_quoted(value)}")
    if document.published:
        lines.append(f"published: {document.published.isoformat()}")
    if document.note is not None:
        lines.append(f"note: {_quoted(document.note)}")
    if document.questions:
        lines += ["questions:", *(f"  - {_quoted(question)}" for question in document.questions)]
    if document.blocks:
        # As codes: what a text of ours was read from had other marks, or none, and its words must come back exactly.
        lines.append(f"blocks: {_quoted(json.dumps([block_as_list(block) for block in document.blocks]))}")
    header = "".join(f"{line}\n" for line in lines)
    return f"{_FENCE}{header}{_FENCE}\n{document.text}\n"


def read_back(identity: str, file: str) -> Document:
    """The document of that id that `written` made `file` of; unlike a corpus file's text, its text is not stripped.

    Raises:
        ValueError: `written` made no such file.

    """
    opening, fence, rest = file.partition(_FENCE)
    header, closing, text = rest.partition(f"\n{_FENCE}\n")
    if opening or not fence or not closing or not text.endswith("\n") or len(header) > _LONGEST_HEADER:
        raise ValueError("not a file of ours")
    try:
        values = yaml.load(header, yaml.BaseLoader)  # noqa: S506  makes text, lists and dictionaries, nothing else
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError("not a header") from error
    if not isinstance(values, dict) or not values.keys() <= {*_TEXTS, "published", "questions", "blocks"}:
        raise ValueError("not a header of ours")
    questions = values.get("questions", [])
    said = [values.get(name) for name in _TEXTS]
    if not isinstance(questions, list) or not all(isinstance(one, str | None) for one in [*questions, *said]):
        raise ValueError("not text")
    title, source, author, note = said
    if not isinstance(title, str):
        raise ValueError("no title")
    published = date.fromisoformat(values["published"]) if "published" in values else None
    blocks = _blocks(values.get("blocks"), text[:-1])
    return Document(identity, title, text[:-1], source, author, published, note, tuple(questions), blocks)


def _blocks(codes: object, text: str) -> tuple[Block, ...]:
    """The blocks that an archive tells; whoever made it may mean harm, so each has its place in the text.

    Raises:
        ValueError: they are no blocks of this text.

    """
    if codes is None:
        return ()
    try:
        found = tuple(map(block_from, json.loads(str(codes))))
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError("no blocks") from error
    place = 0
    for number, block in enumerate(found):
        inside = place <= block.start < block.end <= len(text) and 0 <= block.mark < block.end - block.start
        above = block.parent is None or 0 <= block.parent < number
        cells = all(block.start <= start <= end <= block.end for start, end in block.cells)
        if not (inside and above and cells):
            raise ValueError("not blocks of this text")
        place = block.end
    return found


_TEXTS = ("title", "source", "author", "note")


def _quoted(value: str) -> str:
    """`value` on one line, between quotation marks, whatever is in it."""
    return str(yaml.dump(value, default_style='"', allow_unicode=True, width=float("inf"))).rstrip("\n")
