"""Three documents, six passages: small enough to hold in one's head."""

from datetime import date

from bot.models import Document

LIGHTHOUSE = Document(
    id="phare",
    title="Le phare de Kerbihan",
    source="https://gazette.example/phare?lang=fr&page=2",
    author="Anne Le Goff (La Gazette)",
    published=date(2023, 5, 1),
    text=(
        "Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel. "
        "Sa tour de granit mesure quarante-deux mètres.\n\n"
        "La lanterne du phare a été électrifiée en 1932. "
        "Le dernier gardien, Corentin Morvan, est parti à la retraite en 1998.\n\n"
        "On peut visiter le phare le samedi, d’avril à octobre. L’entrée coûte six euros."
    ),
    questions=("Qui a construit le phare ?", "Quand peut-on visiter le phare ?", "Qui a inventé la roue ?"),
)
BAKERY = Document(
    id="boulangerie",
    title="La boulangerie des Quatre-Vents",
    source="https://journal.example/boulangerie",
    author="Le Journal du bourg",
    note="Résumé écrit pour ces tests.",
    text=(
        "La boulangère Solenn Quéré pétrit cent vingt baguettes chaque nuit. Elle utilise un levain de seigle "
        "que sa grand-mère entretenait déjà.\n\n"
        "Le four à bois a été reconstruit après l’incendie de 2011. Les habitants ont prêté l’argent des briques."
    ),
    questions=("Combien de baguettes la boulangère pétrit-elle ?",),
)
FERRY = Document(
    id="bac",
    title="Le bac de Porz-Gwenn",
    text="Le bac traverse l’estuaire toutes les vingt minutes. Les vélos voyagent gratuitement.",
)
LIBRARY = (LIGHTHOUSE, BAKERY, FERRY)
