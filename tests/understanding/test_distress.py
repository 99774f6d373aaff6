"""Who is in danger is heard, and whoever asks about one is answered."""

import pytest

from bot.understanding.question import ParsedQuestion


@pytest.mark.parametrize(
    "said",
    [
        "je suis en danger",
        "j'ai été agressé",
        "on m a agresse sur coco",
        "je suis victime d'un guet apens",
        "je veux mourir",
        "J’ai envie de mourir.",
        "j'ai envie d'en finir",
        "j'ai plus envie de vivre",
        "je veux plus vivre",
        "je vais disparaître",
        "on me fait chanter",
        "un pote à moi veut se tuer",
        "j'ai des idées noires",
        "je pense au suicide",
        "jai peur de crever",
        "mon copain veut se suicider",
        "je connais quelqu'un qui a été agressé, que faire ?",
        "on me fait du chantage",
        "il me menace de tout dire à ma famille",
        "jme sui fé agressé",
        "j’ai besoin d’aide",
        "à qui je peux parler ?",
        "Y a-t-il une ligne d’écoute ?",
        "que faire si on m’agresse",
    ],
)
def test_somebody_in_danger_is_heard(said: str) -> None:
    assert ParsedQuestion.of(said).tells_of_distress


@pytest.mark.parametrize(
    "asked",
    [
        "qui a été agressé ?",
        "je voudrais savoir combien de personnes ont été agressées",
        "Combien de victimes ?",
        "j'ai lu que le site a fermé, pourquoi ?",
        "le danger du phare",
        "combien de suicides en 2023",
        "qui a menacé le gardien ?",
        "que faire à Kerbihan",
        "il me faut la date",
        "le gardien a peur de la mer",
        "je pense à la mer",
        "a qui appartient le phare",
        "qui veut la mort du phare",
        "un ami du gardien a construit le phare",
        "mes amis disent que le phare est fermé",
        "Une femme a-t-elle été agressée ?",
        "un ami du gardien a été menacé ?",
        "un enfant victime d’une noyade",
        "les loups ne peuvent plus vivre ici ?",
        "le loup a-t-il peur de disparaître ?",
        "d’où vient l’idée de sauter du phare",
        "j’ai entendu chanter, qui était-ce ?",
        "pourquoi avaient-ils peur de mourir ?",
        "je veux connaitre la victime",
        "je vais voir qui a été menacé",
    ],
)
def test_a_question_about_danger_is_a_question(asked: str) -> None:
    assert not ParsedQuestion.of(asked).tells_of_distress
