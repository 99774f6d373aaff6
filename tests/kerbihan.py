"""Three documents about a village that does not exist: small enough to hold in one's head."""

from datetime import date

from bot.models import Document

PHARE = Document(
    id="phare",
    title="Le phare de Kerbihan",
    text=(
        "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel. Il mesure 42 mètres. "
        "Sa lanterne éclaire la mer jusqu’à 30 kilomètres.\n\n"
        "Deux gardiens y vivaient autrefois. La dernière gardienne, Anne Kermarec, a quitté la tour en 1991.\n\n"
        "Le phare est fermé l’hiver. On le visite de mai à septembre, de 14 h à 18 h 30.\n\n"
        "À lire aussi : le bac de Kerbihan"
    ),
    source="https://exemple.fr/phare",
    author="Anne Le Goff",
    published=date(2023, 5, 12),
    questions=("Qui a construit le phare ?", "Qui dirige l’orchestre de Vienne ?"),
)
BOULANGERIE = Document(
    id="boulangerie",
    title="La boulangerie du port",
    text=(
        "## Le fournil\n\n"
        "La boulangerie du port a rouvert en 2019. Elle vend 500 baguettes par jour.\n\n"
        "Le boulanger, Paul Morvan, pétrit son kouign-amann avec du beurre salé. Le gâteau coûte 12,50 €.\n\n"
        "Une amende de 1 500 euros punit qui nourrit les goélands."
    ),
    questions=("Combien coûte le gâteau ?",),
)
BAC = Document(
    id="bac",
    title="Le bac de Kerbihan",
    text=(
        "Le bac traverse la rade en dix minutes. Le passage est gratuit pour les habitants.\n\n"
        "En 2020, la commune a vendu l’ancien bateau à un musée. "
        "Le nouveau navire transporte 23 051 voyageurs par an.\n\n"
        "bac, rade, traversée, navire, passage"
    ),
    note="Résumé écrit pour les essais.",
)
LIBRARY = [PHARE, BOULANGERIE, BAC]
