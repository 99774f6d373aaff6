"""Text -> terms: what French readers type and what documents print come out the same."""

import pytest

from bot.text.analysis import Analyzer

ANALYZER = Analyzer()


def terms(text: str) -> list[str]:
    return [token.term for token in ANALYZER.tokens(text)]


SAME = [
    # Apostrophes and elisions
    ("l'amende", "l’amende"),
    ("l'amende", "lʼamende"),
    ("l`amende", "l'amende"),
    ("l´amende", "l'amende"),
    ("l＇amende", "l'amende"),
    ("l'amende", "amende"),
    ("d'ouverture", "ouverture"),
    ("j'arrive", "arrive"),
    ("m'arrive", "arrive"),
    ("n'arrive", "arrive"),
    ("s'éteint", "éteint"),
    ("t'arrive", "arrive"),
    ("c'arrive", "arrive"),
    ("qu'ouvert", "ouvert"),
    ("jusqu'à minuit", "minuit"),
    ("jusqu'ouverture", "ouverture"),
    ("lorsqu'arrive", "arrive"),
    ("puisqu’ouvert", "ouvert"),
    ("quoiqu'ancien", "ancien"),
    ("L'AMENDE", "amende"),
    ("QU'OUVERT", "ouvert"),
    ("Lorsqu’Arrive", "arrive"),
    ("J'AI FERMÉ", "fermé"),
    ("c'qu'il visite", "visite"),
    ("d'Artagnan", "Artagnan"),
    ("l'O.N.U.", "ONU"),
    ("d'1,5 million", "1,5 million"),
    ("l'1er juin", "1er juin"),
    # Accents, typed or not, composed or not
    ("fermée", "fermee"),
    ("fermées", "FERMEES"),
    ("Noël", "noel"),
    ("l'éteigneur naïf", "l'eteigneur naif"),
    ("e\u0301teint", "éteint"),
    ("l'e\u0301glise a\u0300 co\u0302te\u0301", "l'église à côté"),
    ("FERME\u0301E", "fermée"),
    ("garc\u0327on", "garçon"),
    ("mûr", "mur"),
    ("août", "aout"),
    # Ligatures, and letters that are typeset
    ("œuvre", "oeuvre"),
    ("ŒUVRES", "oeuvre"),
    ("cœur", "coeur"),
    ("ex æquo", "ex aequo"),
    ("ﬁlet", "filet"),
    ("m²", "m2"),
    ("CO₂", "CO2"),
    # Seen by nobody: soft hyphens, joiners, byte order marks
    ("pha\u00adre", "phare"),
    ("ker\u200bbihan", "kerbihan"),
    ("\ufeffphare", "phare"),
    ("pha\u2060re", "phare"),
    # Hyphens and compounds
    ("guet-apens", "guet‑apens"),
    ("guet-apens", "guet\u2010apens"),
    ("guet-apens", "guets-apens"),
    ("guet-apens", "Guet-Apens"),
    ("sous-marin", "sous-marins"),
    ("chef-d'œuvre", "chefs-d’oeuvre"),
    ("-phare-", "phare"),
    # What a verb carries
    ("que reproche-t-on", "reproche"),
    ("reproche-t-il", "reproche"),
    ("ferme-t-elle", "ferme"),
    ("dites-le-moi", "dites"),
    ("donne-m'en", "donne"),
    ("va-t'en", "va"),
    ("vas-y", "va"),
    ("phare-ci", "phare"),
    # Words that keep their apostrophe
    ("aujourd'hui", "aujourd’hui"),
    ("aujourd'hui", "aujourdhui"),
    ("AUJOURD’HUI", "aujourd'hui"),
    ("presqu'île", "presqu’ile"),
    ("presqu'îles", "presqu’île"),
    ("prud'homme", "prud’hommes"),
    ("entr'ouvert", "entrouvert"),
    ("O'Brien", "O’Brien"),
    # Numbers
    ("23.051", "23051"),
    ("23 051", "23051"),
    ("23\u00a0051", "23051"),
    ("23\u202f051", "23051"),
    ("23\u2009051", "23051"),
    ("23'051", "23051"),
    ("1.234.567", "1 234 567"),
    ("500.000 €", "500 000 euros"),
    ("500000€", "500 000 euros"),
    ("1 euro", "1 €"),
    ("12,50 €", "12.5 euros"),
    ("50%", "50 %"),
    ("50 %", "50 pour cent"),
    ("50 %", "50 pourcentages"),
    ("14,2", "14.2"),
    ("14,20", "14.2"),
    ("1 234,5", "1.234,50"),
    ("007", "7"),
    ("5km", "5 km"),
    ("5 km", "5 kilomètres"),
    ("5 m²", "5 m2"),
    ("18ans", "18 ans"),
    ("18-25 ans", "18 25 ans"),
    ("n°12", "12"),
    # Ordinals and Roman numerals
    ("1er", "1re"),
    ("1ère", "1"),
    ("1e\u0300re", "1"),
    ("2e", "2ème"),
    ("2eme", "2nde"),
    ("3èmes", "3e"),
    ("XIXe siècle", "XIXème siècle"),
    ("XIXe siècle", "19e siècle"),
    ("xixe siecle", "19ème siècle"),
    ("Ve République", "5ème république"),
    ("XIXe-XXe siècles", "19e 20e siècle"),
    ("Louis XIV", "louis 14"),
    ("Henri IV", "Henri 4"),
    ("François Ier", "François 1er"),
    ("IIIe", "3e"),
    # Dates and hours
    ("25/06/2024", "25 juin 2024"),
    ("25/6/2024", "25 juin 2024"),
    ("25.06.2024", "25 juin 2024"),
    ("25-06-2024", "25 juin 2024"),
    ("2024-06-25", "25 juin 2024"),
    ("01/08/2024", "1er août 2024"),
    ("14h30", "14 h 30"),
    ("14H30", "14h30"),
    ("14\u00a0h\u00a030", "14h30"),
    ("14:30", "14h30"),
    ("14 heures 30", "14h30"),
    ("14h00", "14 heures"),
    ("08h05", "8 h 05"),
    # Addresses
    ("coco.gg", "www.coco.gg"),
    ("coco.gg", "https://www.coco.gg/x?y=1"),
    ("coco.gg", "http://coco.gg/"),
    ("coco.gg", "(coco.gg)."),
    ("COCO.GG", "Coco.gg"),
    ("jean.martin@kerbihan.fr", "Jean.Martin@Kerbihan.fr"),
    # Acronyms
    ("S.N.C.F.", "SNCF"),
    ("la S.N.C.F", "sncf"),
    # Plurals
    ("phares", "phare"),
    ("euros", "euro"),
    ("photos", "photo"),
    ("lois", "loi"),
    ("amis", "amie"),
    ("élus", "élu"),
    ("jeux", "jeu"),
    ("cheveux", "cheveu"),
    ("genoux", "genou"),
    ("trous", "trou"),
    ("gâteaux", "gâteau"),
    ("journaux", "journal"),
    ("chevaux", "cheval"),
    ("locaux", "locale"),
    ("travaux", "travail"),
    ("vitraux", "vitrail"),
    ("yeux", "œil"),
    # Conjugations and agreement
    ("interpeller", "interpellé"),
    ("interpeller", "interpellées"),
    ("interpellation", "interpeller"),
    ("fermait", "fermé"),
    ("fermera", "fermer"),
    ("ferment", "ferme"),
    ("habitent", "habiter"),
    ("coûtent", "coûte"),
    ("allumèrent", "allumé"),
    ("allumerent", "allume"),
    ("vendus", "vendue"),
    ("condamné", "condamnée"),
    ("construite", "construits"),
    ("heureuse", "heureux"),
    ("françaises", "français"),
    # Case, punctuation, emoji
    ("PHARE DE KERBIHAN", "phare de Kerbihan"),
    ("phare 🏠", "phare"),
    ("«\u202fphare\u202f»", "phare"),
    ("phare/bac", "phare, bac"),
    ("*phare* _bac_", "phare bac"),
    ("#kerbihan @kerbihan", "kerbihan kerbihan"),
    ("fin.Le phare", "fin. Le phare"),
    # Other scripts
    ("Москва", "москва"),
    ("ΑΘΗΝΑ", "αθηνα"),
]


@pytest.mark.parametrize(("typed", "printed"), SAME)
def test_both_give_the_same_terms(typed: str, printed: str) -> None:
    assert terms(typed)
    assert terms(typed) == terms(printed)


DIFFERENT = [
    ("phare", "bac"),
    ("14,2", "142"),
    ("14.20", "1420"),
    ("2e", "20"),
    ("25/06/2024", "25/07/2024"),
    ("14h30", "14h40"),
    ("coco.gg", "coco.fr"),
    ("non-lieu", "lieu"),
    ("sous-marin", "marin"),
    ("Vie", "VIe"),
    ("vie", "6"),
    ("Vers", "5"),
    ("ivre", "4"),
    ("dés", "des"),
    ("5G", "5"),
    ("argent", "argument"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_do_not_meet(one: str, other: str) -> None:
    assert terms(one) != terms(other)


NOTHING = """
pourquoi | où | ou | quand | comment | combien | qui | que | quoi | lequel | est-ce que | est-ce-que | qu'est-ce que
c'est-à-dire | peut-être | y a-t-il | Y a-t-il ? | y-a-t-il | celui-ci | ceux-là | moi-même | quelqu'un | quelqu’une
quelques-uns | qu'il n'a pas | J'AI ÉTÉ | j'ai ete | n'est-ce pas | d'où | jusqu'où | s'il vous plaît | merci !
bonjour | 👨‍👩‍👧 | ?!… | … | « » | - | ' | 🏠🚢 | — – -
"""


@pytest.mark.parametrize("text", ["", "\n\t \u00a0", *(case.strip() for case in NOTHING.replace("\n", "|").split("|"))])
def test_nothing_is_left_to_look_up(text: str) -> None:
    assert terms(text) == []
