"""XML from strangers: no entity is resolved, no network, no depth without end."""

from collections.abc import Iterator

from lxml import etree

from bot.errors import Cause, ReadingError

XML_SPACE = " \t\r\n"


def xml_root(data: bytes) -> etree._Element:
    """The root element of a well-formed document.

    Raises:
        ReadingError: it is not well-formed, or it declares entities: no office suite writes them, only attackers.

    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(Cause.DAMAGED) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ReadingError(Cause.DAMAGED)
    return root


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements right inside, with their tags."""
    return ((local(child), child) for child in element if isinstance(child.tag, str))


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that name, in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def first_text(root: etree._Element, name: str) -> str | None:
    """The text of the first element of that name that has one."""
    return next(
        (text for found in root.iterfind(f".//{{*}}{name}") if (text := "".join(found.itertext()).strip())), None
    )
