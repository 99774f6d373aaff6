"""Files of every format, well formed, become texts that split well."""

from datetime import date
from importlib import import_module
from itertools import chain

import docx
import pytest

from bot.document_formats import FORMATS, KINDS, LABELS
from bot.errors import Cause, ReadingError
from bot.ingest.content import Reading
from bot.ingest.parse import parse
from bot.ingest.sniffing import format_of
from bot.models import Doubt
from bot.text.splitter import sentences_in
from tests.ingest import files, web
from tests.ingest.files import BAC, PHARE


def read(data: bytes | str, name: str = "le-phare", **told: str) -> Reading:
    return parse(name, data.encode() if isinstance(data, str) else data, **told)


def refused(data: bytes | str, name: str = "le-phare", **told: str) -> Cause:
    with pytest.raises(ReadingError) as caught:
        read(data, name, **told)
    return caught.value.cause


PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le phare | La Gazette</title>
<meta property="og:title" content="Le phare de Kerbihan"><meta name="author" content="Anne Le Goff">
<meta property="article:published_time" content="2023-05-12T08:00:00+02:00">
<link rel="canonical" href="https://exemple.fr/phare?utm_source=lettre"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/mer">Mer</a></li></ul></nav>
<article><h1>Le phare de Kerbihan</h1><p>{PHARE}</p>
<h2>Qui l’a rallumé&nbsp;?</h2><p>«&#8239;Nous tous&#8239;», dit le <b>maire</b> de <a href="/k">Kerbihan</a>. <!---->
Une association de trente bénévoles a travaillé pendant deux ans.</p>
<ol><li>la lanterne, refaite à neuf&nbsp;;</li><li><p>l’escalier de 212 marches.</p></li></ol>
<table><tr><th>Année</th><th>Visiteurs</th></tr><tr><td>2022</td><td>1&nbsp;200</td></tr></table>
<p>{BAC}</p></article>
<section id="comments"><h3>Commentaires</h3><div class="comment"><p>Bravo à tous, quelle réussite !</p></div></section>
<footer><p>© La Gazette — Mentions légales</p></footer></body></html>"""

BODY = (
    f"Le phare de Kerbihan\n\n{PHARE}\n\nQui l’a rallumé\u00a0?\n\n«\u202fNous tous\u202f», dit le maire de Kerbihan. "
    "Une association de trente bénévoles a travaillé pendant deux ans.\n\n1. la lanterne, refaite à neuf\u00a0;\n"
    f"2. l’escalier de 212 marches.\n\nAnnée · Visiteurs\n2022 · 1\u00a0200\n\n{BAC}"
)


def test_a_page_is_its_article_with_title_author_date_and_address() -> None:
    """Without navigation, comments and footer, and with the spaces of French typography."""
    assert read(PAGE, address="https://www.exemple.fr/phare?fbclid=x") == Reading(
        text=BODY,
        title="Le phare de Kerbihan",
        source="https://exemple.fr/phare",
        author="Anne Le Goff",
        published=date(2023, 5, 12),
    )


def test_another_site_s_address_is_not_believed() -> None:
    assert read(PAGE, address="https://ailleurs.fr/a").source == "https://ailleurs.fr/a"


@pytest.mark.parametrize("claimed", ["javascript:alert(1)", "https://u:p@exemple.fr/", "https://[exemple.fr", "//", ""])
def test_an_address_that_no_browser_opens_is_no_source(claimed: str) -> None:
    page = PAGE.replace("https://exemple.fr/phare?utm_source=lettre", claimed)
    assert read(page, "phare.html").source is None
    assert read(page, address="https://exemple.fr/a").source == "https://exemple.fr/a"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_says(charset: str) -> None:
    page = PAGE.replace("\u202f", " ").replace("&#8239;", " ").replace('charset="utf-8"', f'charset="{charset}"')
    assert PHARE in read(page.encode(charset)).text


def test_a_page_that_is_no_article_is_read_whole() -> None:
    found = read(f"<html><body>{PHARE}<br>Fin.<ul><li>Un<ul><li>Deux</ul><li>Trois</ul></body></html>")
    assert found.text == f"{PHARE}\nFin.\n\n• Un\n– Deux\n• Trois"


MARKDOWN = f"""---
title: Le phare
source: https://exemple.fr/phare
author: Anne Le Goff
published: 12 mai 2023
note: Un résumé.
questions:
  - Qui a construit le phare ?
---
# Le *phare* de [Kerbihan](https://exemple.fr)

**{PHARE}** ![une photo](photo.jpg)<!-- rien -->

- un `feu`
- une
  lanterne

  bien à elle

3. trois
4. quatre

> Nous y
> tenons &amp; c’est *tout*.

| Année | Visiteurs |
|-------|----------:|
| 2022  | **1 200** |

<div>Une ligne.<br>Une autre.</div>

Avant.{"  "}
Après. ~~Jamais.~~

```
du code
```
"""


def test_markdown_is_read_as_it_is_shown() -> None:
    found = read(MARKDOWN, "phare.md")
    assert found == Reading(
        text=f"Le phare de Kerbihan\n\n{PHARE}\n\n• un feu\n• une lanterne\nbien à elle\n3. trois\n4. quatre\n\n"
        "Nous y tenons & c’est tout.\n\nAnnée · Visiteurs\n2022 · 1 200\n\nUne ligne.\nUne autre.\n\nAvant.\nAprès. "
        "Jamais.\n\ndu code",
        title="Le phare",
        source="https://exemple.fr/phare",
        author="Anne Le Goff",
        published=date(2023, 5, 12),
        note="Un résumé.",
        questions=("Qui a construit le phare ?",),
    )


def test_a_text_is_read_as_it_is_written() -> None:
    text = f"Le phare *de* Kerbihan\n\n{PHARE}\n\n# {BAC}"
    assert read(text, "x.txt") == Reading(text=text, title="Le phare *de* Kerbihan")


def test_a_header_s_mistake_is_told_with_its_line() -> None:
    with pytest.raises(ReadingError) as caught:
        read(f"---\ntitle: Le phare\npublished: hier\n---\n{PHARE}", "phare.txt")
    assert str(caught.value) == (
        "L’en-tête de ce fichier est à corriger, ligne 3\u00a0: «\u202fpublished\u202f» n’est pas une date\u202f; "
        "écrivez la date comme 2024-06-25, 25/06/2024 ou 25 juin 2024."
    )


def test_a_word_document_is_read_with_its_lists_and_tables() -> None:
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = "Anne Le Goff", "Document1"
    document.add_heading("Le phare de Kerbihan", 0)
    document.add_paragraph(PHARE)
    document.add_paragraph("la lanterne", style="List Bullet")
    document.add_paragraph("l’escalier", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Année", "Visiteurs", "2022", "1 200"], strict=True):
        cell.text = text
    document.add_heading("La suite", 1)
    document.add_paragraph("Un mot").add_run(" en gras.").bold = True
    assert read(files.saved(document)) == Reading(
        text=f"Le phare de Kerbihan\n\n{PHARE}\n\n• la lanterne\n• l’escalier\n\nAnnée · Visiteurs\n2022 · 1 200\n\n"
        "La suite\n\nUn mot en gras.",
        title="Le phare de Kerbihan",
        author="Anne Le Goff",
    )


def test_of_a_corrected_word_document_the_corrected_text_is_read_with_its_notes() -> None:
    body = (
        "<w:p><w:r><w:t>Le phare</w:t></w:r><w:del><w:r><w:delText> est</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'> a été</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>!</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> rallumé</w:t><w:footnoteReference w:id='0'/></w:r></w:hyperlink>"
        "<w:r><w:t>, grand</w:t><w:noBreakHyphen/><w:t>père.</w:t><w:br/>"
        "<w:t>Oui.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{PHARE}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    found = read(files.docx_of(body, **{"word/footnotes.xml": files.footnotes("Par les bénévoles.")}))
    assert found.text == f"Le phare a été rallumé, grand\u2011père.\nOui.\n\n{PHARE}\n\nPar les bénévoles."


def test_an_odt_is_read_with_its_lists_tables_and_notes() -> None:
    body = (
        "<text:tracked-changes><text:p>Jeté.</text:p></text:tracked-changes>"
        '<text:p text:style-name="Title">Le phare</text:p>'
        f"<text:h>Sa  construction</text:h><text:p>{PHARE}<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Par les bénévoles.</text:p></text:note-body></text:note> Oui<text:s text:c='3'/>et"
        "<office:annotation><text:p>Vraiment ?</text:p></office:annotation><text:tab/>non"
        "<text:line-break/>ou pas.</text:p>"
        "<text:list><text:list-item><text:p>Un</text:p><text:list><text:list-item><text:p>Deux</text:p></text:list-item>"
        "</text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Année</text:p>"
        "</table:table-cell><table:table-cell><text:p>1</text:p><text:p>200</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    meta = "<meta:initial-creator>Anne Le Goff</meta:initial-creator><dc:title>Autre</dc:title>"
    assert read(files.odt(body, meta=meta)) == Reading(
        text=f"Le phare\n\nSa construction\n\n{PHARE} Oui et non\nou pas.\n\n• Un\n– Deux\n\nAnnée · 1 200\n\n"
        "Par les bénévoles.",
        title="Le phare",
        author="Anne Le Goff",
    )


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    chapters = {"b.xhtml": f"<h1>Deux</h1><p>{BAC}&nbsp;</p>", "a.xhtml": f"<h1>Un</h1><p>{PHARE}</p>"}
    assert read(files.epub(chapters, spine=["a.xhtml", "b.xhtml"])) == Reading(
        text=f"Un\n\n{PHARE}\n\nDeux\n\n{BAC}",
        title="Le phare de Kerbihan",
        author="Anne Le Goff",
        published=date(2023, 5, 12),
    )


def test_scrambled_fonts_lock_no_book() -> None:
    scrambled = '<e><CipherReference URI="OEBPS/f/Garamond.OTF"/></e>'
    book = files.epub({"a.xhtml": f"<p>{PHARE}</p>"}, **{"META-INF/encryption.xml": scrambled})
    assert read(book).text == PHARE


def test_a_pdf_is_read_in_paragraphs_without_running_titles() -> None:
    pages = [
        [
            (72, 810, 9, "La Gazette de Kerbihan"),
            *files.lines(text),
            *files.lines(text, up=600),
            (290, 20, 9, str(number)),
        ]
        for number, text in enumerate([PHARE, BAC, PHARE], 1)
    ]
    pages[0].insert(1, (72, 760, 20, "Le phare de Kerbihan"))
    assert read(files.pdf(*pages, info="/Title (phare.indd) /Author (Anne Le Goff)")) == Reading(
        text="\n\n".join(["Le phare de Kerbihan", PHARE, PHARE, BAC, BAC, PHARE, PHARE]),
        title="Le phare de Kerbihan",
        author="Anne Le Goff",
    )


def test_a_word_cut_at_a_line_s_end_is_mended() -> None:
    cut = [
        (72, 700, 12, "Le service du bac a été inter-"),
        (72, 685, 12, "rompu par la tempête, dit le porte-"),
        (72, 670, 12, "parole."),
    ]
    found = read(files.pdf([*cut, *files.lines(PHARE, up=600)]))
    assert found.text.startswith("Le service du bac a été interrompu par la tempête, dit le porte-parole.\n\n")


def test_a_pdf_whose_table_of_contents_is_broken_is_read_all_the_same() -> None:
    whole = files.pdf(files.lines(PHARE))
    start = whole.index(b"startxref\n") + 10
    assert read(whole[:start] + b"7\n%%EOF").text == PHARE
    assert read(b"\r\n" * 100 + whole).text == PHARE


def test_a_pdf_with_some_pages_scanned_is_read_with_a_doubt() -> None:
    mixed = files.pdf(files.lines(PHARE), [], picture=True)
    assert read(mixed).doubts == (Doubt.SCANNED_PAGES,)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", files.pdf([]), "PDF"),
        ("a.pdf", files.word(PHARE), "DOCX"),
        ("a.doc", files.odt(""), "ODT"),
        ("a.zip", files.epub({}), "EPUB"),
        ("a", b"\xef\xbb\xbf \n<!-- x --><!doctype HTML>", "HTML"),
        ("a.txt", b"<?xml version='1.0'?><html xmlns='x'>", "HTML"),
        ("a.HTM", b"Bonjour", "HTML"),
        ("a.Markdown", b"Bonjour", "Markdown"),
        ("a.csv", b"Bonjour", "text"),
        ("", b"Bonjour <b>gras</b>", "text"),
    ],
)
def test_bytes_tell_more_than_a_name(name: str, data: bytes, kind: str) -> None:
    assert format_of(name, data).name == kind


def test_a_server_s_word_counts_where_bytes_and_name_say_nothing() -> None:
    assert format_of("phare", b"Bonjour", "text/markdown").name == "Markdown"
    assert format_of("phare", b"Bonjour", "text/html").name == "HTML"
    assert format_of("phare", files.pdf([]), "text/html").name == "PDF"


@pytest.mark.parametrize(
    "data",
    [PAGE, MARKDOWN, files.word("Le phare", PHARE, BAC), files.epub({"a": f"<h1>Un</h1><p>{PHARE}</p>"})],
    ids=["html", "markdown", "docx", "epub"],
)
def test_paragraphs_split_into_the_sentences_one_reads(data: bytes | str) -> None:
    text = read(data, "phare.md").text
    told = {text[one.start : one.end] for one in sentences_in(text) if one.prose}
    assert {sentence.strip() + "." for sentence in PHARE.rstrip(".").split(". ")} <= told


STUB = (
    "Le phare de Kerbihan sera rallumé cet été, après dix ans de travaux que la commune a payés avec le département. "
)


@pytest.mark.parametrize(
    "phrase",
    [
        "La suite est réservée aux abonnés.",
        "Cet article est réservé aux abonnés.".replace("Cet article est", "Article"),
        "Il vous reste 80\u00a0% de cet article à lire.",
        "Il vous reste 62.5% de cet article à lire. La suite est réservée aux abonnés.",
        "Pour lire la suite, abonnez-vous.",
        "La lecture de cet article est réservée aux abonnés.",
    ],
)
def test_a_stub_for_subscribers_is_refused_and_a_long_one_doubted(phrase: str) -> None:
    assert refused(f"{STUB}\n\n{phrase}") is Cause.PAYWALL
    assert read(f"{STUB * 30}\n\n{phrase}").doubts == (Doubt.CUT,)


def test_a_page_that_says_it_is_not_free_is_a_stub_where_it_is_short() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    page = "<html><head>{}</head><body><article><p>{}</p></article></body></html>"
    assert refused(page.format(script, STUB * 3)) is Cause.PAYWALL
    assert Doubt.CUT in read(page.format(script, STUB * 30)).doubts
    assert read(page.format("", STUB * 3)).doubts == ()


def test_other_articles_labels_make_no_stub_of_a_short_one() -> None:
    assert read(PAGE.replace("<footer>", "<footer><p>Article réservé aux abonnés</p>")).doubts == ()


def test_length_and_lost_characters_leave_doubts() -> None:
    assert read("Le phare luit toutes les nuits de l’année.").doubts == (Doubt.SHORT,)
    assert read(f"{PHARE}\n\n" * 2_000).doubts == (Doubt.LONG,)
    assert read(PHARE.replace("é", "\ufffd")).doubts == (Doubt.CHARACTERS,)


def test_a_short_page_loses_its_menu_and_its_footer_too() -> None:
    """Of a page that is nearly all article, all is taken but what stands around it."""
    text = read(web.ARTICLE.decode(), "bac.html").text
    assert text.startswith("Le bac de Kerbihan repart\n\nLe bac de Kerbihan traverse")
    assert text.endswith("par le pont de la rivière.")


def test_every_format_names_a_reader_and_signs_that_no_other_has() -> None:
    for one in FORMATS:
        module, _, function = one.reader.partition(":")
        assert callable(getattr(import_module(f"bot.ingest.formats.{module}"), function))
    for signs in ([one.endings for one in FORMATS], [one.media_types for one in FORMATS]):
        every = list(chain.from_iterable(signs))
        assert len(every) == len(set(every))


def test_the_formats_are_listed_as_people_call_them() -> None:
    assert LABELS == "PDF, DOCX, ODT, EPUB, HTML, texte"
    assert KINDS == "un PDF, un DOCX, un ODT, un EPUB, une page HTML ou un texte (.txt, .md)"
