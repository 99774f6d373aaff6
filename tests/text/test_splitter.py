"""Where French sentences end, and what is prose."""

import pytest

from bot.models import Document
from bot.text.splitter import EXCERPT_CHARS, sentences_in, split


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences_in(text)]


# «|» marks where a sentence ends; the space behind it goes with neither.
CUTS = """
Il fait nuit.| Le phare luit.
Le phare luit sans point final
Où est le phare ?| À Kerbihan !| Vraiment.
Où est le phare\u202f?| À Kerbihan\u202f!| Vraiment.
Tu viens ?!| Oui !!!| Bien.
L’hiver finit.| Été comme hiver, il luit.| Œuvre achevée.| À demain.| Ça luit.
Il fait nuit.  | Deux espaces n’y changent rien.
Elle entre ; il sort : rien ne change.
M. Le Goff ouvre.| Il est gardien.
Mme Kermarec et Mlle Morvan dînent.| Elles rient.
Mme. Kermarec dort.| Elle rêve.
MM. Le Goff et Morvan ouvrent.| Ils rient.
Le Dr. Morvan, le Pr. Le Bihan et Me Kerdoncuff sont là.| Ils rient.
M. X. est venu.| Il rit.
Il prend la rue St. Malo.| Elle descend.
Selon l’art. 12 du code, le phare ferme.| Il rouvre.
Selon l’art. L. 121 du code, le phare ferme.| Il rouvre.
Les navires, p. ex. le bac, partent.| Ils rentrent.
Du pain, du beurre, etc.| Le boulanger vend tout.
Du pain, etc. et du sel.
Voir cf. Annexe.| Fin.
Il est né le 3 janv. 1990.| Il vit ici.
Vol. 2, chap. 3.| Le phare s’y dresse.
La commune a 1 200 hab.| Le port est petit.
Tél. 02 98 00 00 00.| Ouvert le lundi.
Elle a lu la p. 12.| Il a lu la p. 13.
J.-P. Kermarec est né ici.| Il y vit.
Le président G. W. Bush est venu.| Il a ri.
Le mur date de 52 av. J.-C. et tient encore.
Le mur date de 52 av. J.-C.| Il tient encore.
Le plan B.| Il est bon.
La S.N.C.F. a fermé la gare.| Le bac reste.
Il habite aux U.S.A.| Il aime la mer.
Il mesure 14.5 mètres.| Il est blanc.
Il pèse 3.000 kg.| Il est lourd.
C’était en 2021.| Le phare ferma.
Il en reste trois.| 12 gardiens y vivaient.
Le bac part à 14 h.| Il revient à 16 h.
Il attend…| Puis il part.
Il attend...| Puis il part.
Il attend… puis il part.
Écrivez à jean@kerbihan.fr.| Elle répond.
Voyez www.kerbihan.fr.| Elle répond.
Le phare ferme.Et la mer monte.| Fin.
Il a dit « Je pars. Adieu. » et il partit.| Fin.
Il a dit : « Je pars. »| Elle resta.
Il a dit : «\u202fJe pars.\u202f»| Elle resta.
« Je pars ! » cria-t-il.| Elle resta.
« Ferme. Tout de suite. »| Il obéit.
Il dit : “Pars. Vite.”| Elle part.
Il dit : "Pars. Vite."| Elle part.
Le phare (construit en 1874. Il y a longtemps.) est haut.| Il luit.
Le phare est haut.| (Il est même très haut.)| Il luit.
Il est sorti.[1]| Elle rit.
Il est sorti.¹| Elle rit.
**Il est sorti.**| Elle rit.
– Bonjour.| – Bonsoir !| – Adieu.
— Où vas-tu ?| — Au phare.
"""


@pytest.mark.parametrize("marked", CUTS.strip().split("\n"))
def test_a_sentence_ends_where_french_readers_end_it(marked: str) -> None:
    expected = [part.strip(" ") for part in marked.split("|")]
    assert cut(marked.replace("|", "")) == expected


LINES = {
    "a title and its text": ("Le phare\n\nIl est haut.", ["Le phare", "Il est haut."]),
    "a line that ends a sentence ends it": ("Le phare ferme.\nLa mer monte.", ["Le phare ferme.", "La mer monte."]),
    "a line that goes on in lower case": ("Le phare ferme\nchaque soir.", ["Le phare ferme\nchaque soir."]),
    "a line that ends with a comma": ("Le phare,\nKerbihan, la mer.", ["Le phare,\nKerbihan, la mer."]),
    "a line that ends with a function word": ("Le phare de\nKerbihan luit.", ["Le phare de\nKerbihan luit."]),
    "a Markdown heading": ("# Le phare\nIl est haut.", ["Le phare", "Il est haut."]),
    "a heading behind a line": ("Il est haut\n## la suite", ["Il est haut", "la suite"]),
    "a list": ("- du pain\n- du beurre\n* du sel", ["du pain", "du beurre", "du sel"]),
    "a numbered list": ("1. Le phare\n2. Le bac", ["1. Le phare", "2. Le bac"]),
    "an indented list": ("  1. Le phare\n  2. Le bac", ["1. Le phare", "2. Le bac"]),
    "a list behind its line": ("Il vend :\n- du pain ;\n- du sel.", ["Il vend :", "du pain ;", "du sel."]),
    "a form feed": ("Première page\fSeconde page", ["Première page", "Seconde page"]),
    "blank lines with spaces in them": ("Le phare luit\n \u00a0\nla nuit", ["Le phare luit", "la nuit"]),
    "nothing": ("", []),
    "white space": (" \n\t\n\u00a0", []),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES.keys())
def test_lines_are_joined_or_kept_apart(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_lines_wrapped_at_a_width_are_joined() -> None:
    text = (
        "Le phare de Kerbihan se dresse au bout de la\n"
        "Pointe du Van depuis cent cinquante ans. Les\n"
        "Gardiens le quittèrent un soir, sans regret."
    )
    assert len(cut(text)) == 2


def test_list_items_are_one_run_and_a_heading_none_of_it() -> None:
    """So a passage may quote several items together, and never a heading with them."""
    found = sentences_in("## Les prix\n- le pain : 1 €\n- le sel : 2 €")
    assert [one.run for one in found] == [0, 1, 1]


def test_what_announces_a_list_is_one_run_with_it_and_no_prose_alone() -> None:
    found = sentences_in("Le phare vend :\n- du pain ;\n- du sel.")
    assert [(one.run, one.prose) for one in found] == [(0, False), (0, True), (0, True)]


def furniture(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences_in(text) if not one.prose]


@pytest.mark.parametrize(
    "line",
    [
        "# Le phare",
        "Le phare de Kerbihan",
        "À lire aussi : le bac de Kerbihan.",
        "A lire également : le bac de Kerbihan.",
        "Photo : Anne Le Goff.",
        "Crédit photo : Anne Le Goff.",
        "© Anne Le Goff.",
        "Par Anne Le Goff",
        "phare, mer, bac, Kerbihan, gardien",
        "phare | mer | bac | Kerbihan",
        "Mots-clés : phare, mer.",
        "Publié le 12 mai 2023.",
        "Qui a construit le phare ?",
        "Kerbihan, le 1er juillet 2025.",
        "Vu le code des ports ;",
    ],
)
def test_titles_credits_bylines_and_keywords_are_no_prose(line: str) -> None:
    assert furniture(f"{line}\n\nYves Lannuzel l’a construit.") == [line.removeprefix("# ")]


@pytest.mark.parametrize(
    "text",
    ["Le phare luit.", "- du pain\n- du sel", "Le phare luit. Il est haut", "Il dit : « Je pars. »", "Qui luit là ?"],
)
def test_what_tells_something_is_prose(text: str) -> None:
    assert furniture(text) == []


def passages(text: str, excerpt_chars: int = 400) -> list[str]:
    return [one.text for one in split(Document("d", "Titre", text), excerpt_chars)]


def test_a_passage_is_as_many_sentences_as_fit() -> None:
    """Passages overlap where they can, and a shorter one within a longer one is left out."""
    text = "Un phare. Deux bacs. Trois pains."
    assert passages(text, 33) == [text]
    assert passages(text, 32) == ["Un phare. Deux bacs.", "Deux bacs. Trois pains."]
    assert passages(text, 22) == ["Un phare. Deux bacs.", "Trois pains."]
    assert passages(text, 19) == ["Un phare.", "Deux bacs.", "Trois pains."]


def test_a_passage_never_crosses_a_paragraph() -> None:
    assert passages("Un phare.\n\nDeux bacs.") == ["Un phare.", "Deux bacs."]


def test_a_sentence_longer_than_a_passage_is_cut_at_its_clauses() -> None:
    """So that an excerpt is never a screenful; each of its passages is as many clauses as fit."""
    clauses = ["Le phare de la pointe luit encore chaque nuit,", "le bac du port part encore chaque matin,"] * 6
    found = passages(" ".join(clauses), 200)
    assert all(len(one) <= 200 and one.endswith(",") for one in found)
    assert found[0] == " ".join(clauses[:4])


def test_clauses_of_one_sentence_know_the_whole() -> None:
    text = "Le phare " + "luit, " * 100 + "encore."
    assert {one.whole for one in sentences_in(text)} == {(0, len(text))}
    assert [one.whole for one in sentences_in("Le phare luit.")] == [None]


def test_a_line_without_end_is_cut_between_words() -> None:
    text = "phare " * 1000
    pieces = cut(text)
    assert all(len(piece) <= EXCERPT_CHARS for piece in pieces)
    assert " ".join(pieces).split() == text.split()


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    assert {len(piece) for piece in cut("a" * 4_000)} == {EXCERPT_CHARS}


def test_a_long_enumeration_is_cut_behind_a_stop() -> None:
    pieces = cut("; ".join(["le phare de Kerbihan et le bac"] * 80))
    assert all(piece.endswith(";") for piece in pieces[:-1])


@pytest.mark.parametrize("character", list(".«(\"'-,\n \f#M1…?»a"))
def test_a_hundred_thousand_times_the_same_character_is_cut_like_any_text(character: str) -> None:
    """A step that looks back at all the text before each character would not come to an end here."""
    text = (character * 100_000).strip()
    assert sum(one.end - one.start for one in sentences_in(character * 100_000)) == len(text)


def test_a_book_in_one_paragraph_is_cut_like_any_text() -> None:
    assert len(cut("Il dit « Oui. » à M. Le Goff. " * 10_000)) == 10_000
