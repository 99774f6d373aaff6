"""Whether a question leans on the one before it, by its form alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.follow_up import Antecedent, complete
from bot.understanding.question import ParsedQuestion
from bot.understanding.utterance import Utterance
from tests.search.library import QUESTIONS

LEANING = """
et sa femme ?
où ça ?
depuis quand ?
combien ?
pourquoi ?
et en 2019 ?
et à Lyon ?
qui ça ?
c'est-à-dire ?
cad ?
et après ?
et alors ?
et en tout ?
il a été condamné ?
elle dure combien de temps ?
depuis combien de temps ?
Quel âge a-t-il ?
Combien de marches a-t-il ?
et combien de marches
combien de marches ?
combien ça coûte ?
dans quelle ville ?
lesquels ?
par qui ?
et elle ?
celui-ci ?
et celui de Brest ?
et le bac ?
l'amende ?
À Lyon ?
en 2019 ?
pk
c ou
ou ca
ki ca
c'est quand
il est ouvert quand
elle a quel age
ou dort il
ils sont combien
qui la construit
qui l'a construit ?
qui dirige ?
qui le dit ?
qui s'en occupe ?
Où dort-il ?
Qu’en pense-t-il ?
qu'est-ce qu'il risque ?
est-ce qu'elle a avoué ?
que lui reproche-t-on ?
pourquoi l’a-t-on fermé ?
leur avocat a dit quoi
Que risque sa femme ?
Qui est sa femme ?
Quelle est sa hauteur ?
quelle est leur nationalité
Qui dirige cette juridiction ?
comment s'appelle-t-il ?
c'était gratuit ?
et ça sert à quoi ?
et pourquoi donc ?
ok et pourquoi ?
tu sais pourquoi ?
vous savez où il est né ?
dpuis quand
ou sa
c ki
cetait quand
combien dannees
il risk quoi
et sa fame
kan sa
c'est paru quand
et à part ça ?
quoi d'autre ?
c'est tout ?
""".strip().splitlines()

STANDING_ALONE = """
Qui a construit le phare ?
Et qui a construit le phare ?
Qui est Anne Kermarec ?
Qu'est-ce que le bac ?
c'est quoi la junalco
c'est qui darmanin
c'est où Guernesey
c'est combien l'amende
Où est le phare ?
ou est le phare
le phare est où
Le phare est-il ouvert ?
Et le phare est-il fermé l'hiver ?
Quand le phare a-t-il été construit ?
quand coco a-t-il ferme
Combien de procédures ont-elles été ouvertes ?
Quel style de musique a-t-il été influencé par le diwan ?
Combien y a-t-il de marches ?
Combien y a-t-il eu de victimes ?
Il est où le phare ?
elle dure combien de temps la traversée ?
Où est-il, le phare ?
Pourquoi était-il difficile d'intervenir ?
Est-il possible de visiter le phare ?
Que faut-il payer ?
De quoi s'agit-il dans le rapport ?
Quelle heure est-il ?
Qui a quitté sa tour en 1991 ?
Combien de gardiens ont quitté leur tour ?
Anne Kermarec et sa tour
Le gardien a-t-il quitté sa tour ?
Que demande celui qui nourrit les goélands ?
Comment appelle-t-on les partisans des Français ?
Qu'est-ce que le temps de manipulation ?
C'est vrai que le phare est fermé ?
Qui a écrit cet article ?
23 051
Kerbihan
amende goélands
le phare de Kerbihan
horaires du phare
combien coute le gateau
en 2019 la boulangerie a rouvert ?
coco est fermé depuis quand
est-ce que le site existe encore
Merci !
ok merci
bonjour
salut ça va ?
qui es-tu ?
que sais-tu faire ?
oui
?
🏠
""".strip().splitlines()


@pytest.mark.parametrize("question", LEANING)
def test_what_leans_on_the_question_before(question: str) -> None:
    assert Utterance(question).spoken.leans


@pytest.mark.parametrize("question", [*STANDING_ALONE, "", " \n"])
def test_what_stands_alone(question: str) -> None:
    assert not Utterance(question).spoken.leans
    assert complete(ParsedQuestion.of(question), Antecedent("Qui a construit le phare ?", "phare", 0, 78)) is None


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("combien de marches ?", True),
        ("qui dirige ?", True),
        ("l'amende ?", True),
        ("et combien de marches", True),
        ("et le bac ?", False),
        ("où ça ?", False),
        ("à Lyon ?", False),
        ("il a été condamné ?", False),
        ("c'est quand", False),
        ("quoi d'autre ?", False),
    ],
)
def test_what_only_its_shortness_makes_lean_may_stand_alone(question: str, may: bool) -> None:
    assert Utterance(question).spoken.may_stand_alone is may


@given(st.one_of(QUESTIONS, st.lists(st.sampled_from(" ".join(LEANING).split()), max_size=7).map(" ".join)))
def test_whatever_is_said_either_leans_or_stands_alone(question: str) -> None:
    spoken = Utterance(question).spoken
    assert spoken.leans is Utterance(question).spoken.leans
    assert not spoken.leans or spoken.words
