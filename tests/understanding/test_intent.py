"""What asks nothing is told from what asks something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.intent import Talk, direct_address
from bot.understanding.question import ParsedQuestion
from bot.understanding.utterance import Utterance


@pytest.mark.parametrize(
    "text",
    [
        "Tu es qui ?",
        "Qui êtes-vous ?",
        "vous êtes un robot ?",
        "à quoi sers-tu ?",
        "tu sais faire quoi",
        "quel est ton nom",
    ],
)
def test_who_asks_what_the_bot_is(text: str) -> None:
    assert direct_address(Utterance(text)) is Talk.WHO


@pytest.mark.parametrize("text", ["connard", "T'es vraiment nul !", "ferme ta gueule", "merde"])
def test_an_insult_alone_is_one(text: str) -> None:
    assert direct_address(Utterance(text)) is Talk.INSULT


@pytest.mark.parametrize(
    "text",
    [
        "Qui est le gardien du phare ?",
        "Combien de victimes ?",
        "Pourquoi la loi est-elle nulle ?",
        "La machine est-elle en panne ?",
        "Qui a dit que le maire est idiot ?",
        "Quel est le nom du phare ?",
        "nul n’est prophète en son pays",
        "robot",
        "",
    ],
)
def test_a_question_is_neither(text: str) -> None:
    assert direct_address(Utterance(text)) is None


@pytest.mark.parametrize("said", ["au revoir", "Merci, bonne journée !", "ok a bientot", "mrc bcp au revoir"])
def test_whoever_takes_their_leave_asks_nothing(said: str) -> None:
    assert direct_address(Utterance(said)) is Talk.FAREWELL


@pytest.mark.parametrize("said", ["au revoir les enfants, qui l’a écrit ?", "bonne journée pour visiter le phare ?"])
def test_a_question_may_hold_the_same_words(said: str) -> None:
    assert direct_address(Utterance(said)) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Talk.GREETING, "coucou cv"),
        (Talk.GREETING, "slt ça va"),
        (Talk.GREETING, "bonsoir à tous"),
        (Talk.GREETING, "cc"),
        (Talk.GREETING, "hello"),
        (Talk.GREETING, "wesh"),
        (Talk.GREETING, "bjr"),
        (Talk.GREETING, "re"),
        (Talk.GREETING, "yo"),
        (Talk.GREETING, "bonjour monsieur"),
        (Talk.GREETING, "Saluuut !"),
        (Talk.GREETING, "Bonjour, comment allez-vous ?"),
        (Talk.HERE, "test"),
        (Talk.HERE, "allô"),
        (Talk.HERE, "t'es là ?"),
        (Talk.HERE, "y a quelqu’un ?"),
        (Talk.HERE, "Bonjour, j’ai une question"),
        (Talk.THANKS, "ok merci bcp"),
        (Talk.THANKS, "c'est bon"),
        (Talk.THANKS, "super"),
        (Talk.THANKS, "top"),
        (Talk.THANKS, "👍 merci"),
        (Talk.REACTION, "lol"),
        (Talk.REACTION, "mdr"),
        (Talk.REACTION, "ah bon ?"),
        (Talk.UNHAPPY, "c’est pas ça"),
        (Talk.UNHAPPY, "j’ai rien compris"),
        (Talk.UNHAPPY, "hors sujet"),
        (Talk.HELP, "aide"),
        (Talk.HELP, "aide moi"),
        (Talk.REACTION, "laisse tomber"),
        (Talk.KNOWN, "tu as quoi comme documents ?"),
        (Talk.KNOWN, "de quoi parle l’article ?"),
        (Talk.SUMMARY, "tu peux me résumer l’article ?"),
        (Talk.SUMMARY, "fais moi un résumé"),
        (Talk.DOUBT, "t’es sûr ?"),
        (Talk.DOUBT, "d’où tu sors ça ?"),
        (Talk.WHO, "qui t'a créé ?"),
        (Talk.WHO, "tu peux m’aider ?"),
        (Talk.WHO, "et toi tu es de quel bord ?"),
        (Talk.WHO, "tu penses quoi du phare ?"),
        (Talk.INSULT, "tu sers à rien"),
        (Talk.INSULT, "va te faire foutre"),
        (Talk.INSULT, "t’es con ou quoi ?"),
        (Talk.FAREWELL, "a+"),
    ],
)
def test_what_is_said_in_private_without_asking(kind: Talk, said: str) -> None:
    assert ParsedQuestion.of(said).intent is kind


@pytest.mark.parametrize(
    "text",
    [
        "salut c'est quoi le phare",
        "cc qui a construit le phare",
        "ok et sa femme ?",
        "merci et combien de marches",
        "bonjour, tu peux m’aider à trouver qui a construit le phare ?",
        "c’est quoi un con ?",
        "si vous êtes une personne seule que faire ?",
        "pourquoi ?",
        "et alors ?",
        "comment ça marche ?",
        "c’est faux que le phare est fermé ?",
        "le test a marché ?",
        "aide aux victimes",
        "de quoi parle le ministre ?",
        "résume le procès",
        "que sais-tu du phare ?",
        "de quoi s’agit-il ?",
        "d’où vient le granit ?",
        "qui dit que c’est faux ?",
        "phare",
        "😂",
        "???",
    ],
)
def test_a_question_and_signs_alone_are_none_of_it(text: str) -> None:
    assert ParsedQuestion.of(text).intent is None


@given(st.text())
def test_whatever_is_said_is_one_thing_or_none(text: str) -> None:
    assert direct_address(Utterance(text)) in (None, ParsedQuestion.of(text).intent)


@pytest.mark.parametrize(
    "said",
    [
        "est-ce que vous gardez mes questions ?",
        "qui peut lire ce que j’écris ?",
        "supprimez mes données",
        "mon nom est enregistré ?",
        "comment effacer mes messages ?",
        "Que faites-vous de mes données personnelles ?",
        "où vont mes données ?",
        "J’aimerais savoir si mes messages sont conservés",
        "tu sais qui je suis ?",
        "vous m’enregistrez ?",
        "vous êtes la police ?",
        "tu es un flic ?",
        "c’est anonyme ?",
        "c anonyme ?",
        "est-ce confidentiel ?",
        "je reste anonyme ?",
        "mes messages sont-ils enregistrés ?",
        "Mes questions sont-elles lues ?",
    ],
)
def test_whoever_asks_what_becomes_of_what_they_write_is_heard(said: str) -> None:
    assert ParsedQuestion.of(said).intent is Talk.PRIVACY


@pytest.mark.parametrize(
    "said",
    [
        "qui est anonyme",
        "le phare est anonyme ?",
        "le site gardait-il les messages ?",
        "comment effacer mes messages sur le site ?",
        "la police lit les messages ?",
        "c’est la police ?",
        "qui garde les enfants",
        "quel est mon nom ?",
    ],
)
def test_what_others_keep_is_a_question(said: str) -> None:
    assert ParsedQuestion.of(said).intent is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Talk.THANKS, "Je vous remercie beaucoup."),
        (Talk.THANKS, "ok jvois merki"),
        (Talk.THANKS, "merki bcp"),
        (Talk.THANKS, "c gentil"),
        (Talk.THANKS, "Un grand merci pour votre réponse, c’est très gentil de votre part"),
        (Talk.FAREWELL, "Merci beaucoup, vous êtes bien aimable, je vous souhaite une excellente soirée."),
        (Talk.FAREWELL, "Bonne soirée à vous, cher monsieur"),
        (Talk.FAREWELL, "merci infiniment, bonne continuation"),
        (Talk.REACTION, "ok"),
        (Talk.REACTION, "d’accord"),
        (Talk.REACTION, "je suis bien triste pour eux"),
        (Talk.REACTION, "quelle horreur"),
        (None, "merci de me dire qui a construit le phare"),
        (None, "qui remercie le maire"),
        (None, "bonne soirée au phare ?"),
        (None, "quelle peine ?"),
    ],
)
def test_thanks_and_leave_are_known_at_any_length_and_ok_is_neither(kind: Talk | None, said: str) -> None:
    assert ParsedQuestion.of(said).intent is kind


@pytest.mark.parametrize(
    "said",
    [
        "Merci, mais ce n’est pas ce que je demandais",
        "je ne comprends pas votre réponse",
        "c’est pas la bonne réponse",
        "t’es nul, ça marche pas",
        "ptdr t nul",
        "tu mens",
        "c’est faux",
        "c faux",
        "vous vous trompez",
        "jcomprend rien",
        "votre réponse est fausse",
        "vous n’avez pas répondu à ma question",
        "ça ne répond pas à ma question",
        "Je ne suis pas satisfait de votre réponse",
    ],
)
def test_whoever_is_not_helped_is_heard(said: str) -> None:
    assert ParsedQuestion.of(said).intent is Talk.UNHAPPY


@pytest.mark.parametrize(
    "said",
    [
        "je ne comprends pas pourquoi le phare a fermé",
        "le phare ne marche pas",
        "tu mens sur le phare ?",
        "qui a menti",
        "pourquoi c’est faux",
    ],
)
def test_what_is_wrong_elsewhere_is_a_question(said: str) -> None:
    assert ParsedQuestion.of(said).intent is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Talk.WHO, "c koi ton truc"),
        (Talk.WHO, "Êtes-vous une intelligence artificielle ?"),
        (Talk.WHO, "qui vous a programmé"),
        (Talk.WHO, "Est-ce qu’il faut payer ?"),
        (None, "est-ce qu’il faut payer le bac ?"),
        (None, "qui a programmé le site"),
        (None, "c’est quoi une intelligence artificielle"),
    ],
)
def test_what_the_bot_is_and_costs_may_be_asked(kind: Talk | None, said: str) -> None:
    assert ParsedQuestion.of(said).intent is kind


@given(st.lists(st.sampled_from("merci ok bonne soirée vous c’est pas faux tu mens mes messages phare".split())))
def test_one_word_more_of_the_documents_makes_it_a_question(words: list[str]) -> None:
    assert ParsedQuestion.of(" ".join([*words, "Kerbihan"])).intent in (None, Talk.WHO)
