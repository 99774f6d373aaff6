"""A moderator's day, from the invitation to the evening."""

from tests.conversations.conftest import Stage
from tests.ingest.files import lines, pdf
from tests.ingest.web import Site
from tests.telegram.people import Person

LAVOIR = (
    "Le lavoir de Kerbihan a été restauré en 2015 par des bénévoles. Ils ont retaillé cent vingt pierres de granit. "
    "La charpente vient de la forêt voisine, et le toit est couvert d’ardoises. Chaque été, une fête réunit les "
    "habitants autour du bassin, et l’on y chante jusqu’à la nuit."
)


async def test_a_moderator_s_day(stage: Stage, anne: Person, site: Site) -> None:
    yann, reader = stage.person("Yann"), stage.person("Maëlle")
    assert "Je n’ai rien trouvé" in (await reader.asks("Qui a restauré le lavoir ?")).text

    # Invited.
    invitation = await anne.asks("/inviter")
    await yann.opens(invitation.text.splitlines()[-1])
    assert "Bienvenue parmi les modérateurs." in (await yann.hears()).text
    assert "Yann est maintenant modérateur" in (await anne.hears()).text

    # Adds a PDF.
    await yann.sends_file("scan_0042.pdf", pdf(lines(LAVOIR)))
    progress = await yann.hears()
    assert progress.text.startswith("Je lis «\u202fscan_0042.pdf\u202f»")
    draft = await progress.edited()
    assert draft.text.startswith("Brouillon\u00a0: ")
    assert "Source\u00a0: aucune · Auteur\u00a0: inconnu · Date\u00a0: inconnue" in draft.text
    assert "Ce document répondrait à\u00a0:" in draft.text
    assert "Des lecteurs attendent cette réponse" in draft.text
    assert draft.labels[0] == "Publier"
    assert {"Titre", "Source", "Date", "Passages", "Abandonner"} <= set(draft.labels)

    # Corrects the title.
    await draft.press("Titre")
    assert (await yann.hears()).text.startswith("Envoyez le nouveau titre.")
    corrected = await yann.asks("Le lavoir de Kerbihan restauré")
    assert corrected.bold == ["Le lavoir de Kerbihan restauré"]
    assert draft.now.labels == []

    # Publishes, asks, and gets it quoted.
    await corrected.press("Publier")
    published = await corrected.edited()
    assert published.text.startswith("Publié\u00a0: Le lavoir de Kerbihan restauré.")
    assert "Qui a restauré le lavoir ?" in published.text
    assert published.labels == ["Annuler", "Voir le document"]
    assert "bénévoles" in (await yann.asks("Qui a restauré le lavoir ?")).text
    assert "bénévoles" in (await reader.asks("qui a restaure le lavoir")).text

    # Adds a link.
    progress = await yann.asks(site.at("/article"))
    draft = await progress.edited()
    assert draft.bold == ["Le bac de Kerbihan repart"]
    assert "Auteur\u00a0: Anne Le Goff · Date\u00a0: 12 mars 2024" in draft.text
    await draft.press("Publier")
    assert "Erwan Le Bris" in (await reader.asks("Qui pilote le bac de Kerbihan ?")).text

    # Replaces the first.
    await published.press("Voir le document")
    card = await published.edited()
    await card.press("Remplacer")
    assert (await yann.hears()).text.startswith("Envoyez la nouvelle version de «\u202fLe lavoir")
    draft = await yann.asks(LAVOIR.replace("2015", "2016") + " Le bassin mesure huit mètres.")
    assert "Remplacera «\u202fLe lavoir de Kerbihan restauré\u202f» (version 1, publié)." in draft.text
    await draft.press("Différences")
    changes = await draft.edited()
    assert "Ajouté\u00a0: «\u202fLe bassin mesure huit mètres.\u202f»" in changes.text
    await changes.press("Retour")
    await changes.press("Publier")
    assert "2016" in (await reader.asks("Quand le lavoir a-t-il été restauré ?")).text

    # Withdraws it, and restores it.
    listed = await yann.asks("/gerer lavoir")
    await listed.press("Le lavoir de Kerbihan restauré")
    card = await listed.edited()
    assert "Publié · version 2" in card.text
    await card.press("Retirer")
    assert "Retiré · version 2" in (await card.edited()).text
    assert "lavoir" not in (await reader.asks("Quand le lavoir a-t-il été restauré ?")).text.splitlines()[0]
    await card.press("Rétablir")
    assert "2016" in (await reader.asks("Quand le lavoir a-t-il été restauré ?")).text

    # In the evening.
    state = await yann.asks("/etat")
    assert "Documents\u00a0: 5 publiés, 0 retiré, 0 brouillon" in state.text
    assert "vous\u00a0: rétabli" in state.text
    await yann.asks("/exporter")
    archive = await yann.hears()
    assert archive.file is not None
    assert archive.file[1].startswith(b"PK")
