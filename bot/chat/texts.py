"""Every French sentence that a person sees in Telegram, with French spacing.

U+202F (thin, no break) before ; ! ? and inside « », U+00A0 before : — written here with ordinary spaces and set by
`french`, so that the sentences stay legible in an editor.
"""

import re
from datetime import date

from bot.search.french import MONTHS
from bot.search.models import Document, Fact, Field, Reason

_THIN, _WIDE = "\u202f", "\u00a0"
_TITLE_CHARS = 120
_AUTHOR_CHARS = 80
_QUESTION_CHARS = 200


def french(text: str) -> str:
    """`text` with the spaces that French typography wants. For our own words only, never for a quotation."""
    text = re.sub(r" ([;!?»])", rf"{_THIN}\1", text)
    return re.sub(r" :", f"{_WIDE}:", text).replace("« ", f"«{_THIN}")


def quoted(text: str) -> str:
    """A document's words between guillemets, themselves untouched."""
    return f"«{_THIN}{text}{_THIN}»"


def clipped(text: str, longest: int) -> str:
    """`text` in at most `longest` code points, cut between words."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + "…" if " " in text[:longest] else text[: longest - 1] + "…"


def long_date(day: date) -> str:
    """«25 juin 2024», «1er mai 2024»."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def title(document: Document) -> str:
    """The title, short enough for one line or two."""
    return clipped(document.title, _TITLE_CHARS)


def recalled(question: str) -> str:
    """A question that was pressed, short enough to leave room for its answer."""
    return clipped(question, _QUESTION_CHARS)


def origin(document: Document) -> str:
    """Who wrote it and when; «d’après» where the text is not the author's own words. May be empty."""
    author = clipped(document.author, _AUTHOR_CHARS) if document.author else ""
    if author and document.note:
        author = f"d’après {author}"
    return ", ".join(part for part in (author, long_date(document.published) if document.published else "") if part)


def fact(known: Fact) -> str:
    """What is known of a document: «auteur : …», and the note where the text is not the author's own."""
    document = known.document
    published = long_date(document.published) if document.published else ""
    values = {Field.AUTHOR: document.author, Field.PUBLISHED: published, Field.SOURCE: document.source}
    told = f"{(_OF_THE_ORIGINAL if document.note else _FIELDS)[known.field]}{_WIDE}: {values[known.field]}"
    return f"{told}\n{document.note}" if document.note else told


def count(number: int, noun: str) -> str:
    """«1 document», «2 documents»; 0 and 1 are singular in French."""
    return f"{number}{_WIDE}{noun}{'s' if number > 1 else ''}"


FACTS = french("Ce que je sais des documents eux-mêmes (ce n’est pas une citation) :")
_FIELDS = {Field.AUTHOR: "auteur", Field.PUBLISHED: "date", Field.SOURCE: "source"}
_OF_THE_ORIGINAL = {
    Field.AUTHOR: "auteur de l’original",
    Field.PUBLISHED: "date de l’original",
    Field.SOURCE: "original",
}
HELLO = french(
    "Bonjour. Posez-moi une question en français : je réponds par des extraits, mot pour mot, avec leur source."
)
NOTHING_KEPT = french("Je n’enregistre ni vos questions ni qui les pose : /confidentialite")
NO_DOCUMENT = french("Je ne connais encore aucun document : revenez plus tard.")
NOTHING_FOUND = french("Je n’ai rien trouvé là-dessus dans les documents.")
MENTIONS = french("Aucun passage ne répond directement, mais cela pourrait vous aider :")
FOR_EXAMPLE = french("Par exemple :")
I_KNOW = french("Je connais {documents} : {titles}")
SEPARATOR = french(" ; ")
ALL_DOCUMENTS = "Tous les documents"
EXCERPT = "Extrait {number}"
DOCUMENTS_TITLE = french("Les documents que je peux citer :")
MORE_DOCUMENTS = "… et {documents} de plus."
NO_WORD = french("Écrivez votre question en quelques mots.")
GREETING = "Bonjour. Posez-moi votre question en une phrase."
THANKS = "Avec plaisir. Si vous avez une autre question, écrivez-la ici."
DISTRESS = french(
    "Je ne fais que citer des documents : je ne peux pas vous aider moi-même. En cas de danger, appelez le 17 ou le "
    "112, ou écrivez au 114 par SMS. France Victimes répond au 116 006, tous les jours, gratuitement."
)
TOO_LONG = french(
    "Votre message est trop long pour être une question : résumez-la en une phrase ou deux, je chercherai la réponse."
)
WORDLESS = {Reason.NO_WORD: NO_WORD, Reason.GREETING: GREETING, Reason.THANKS: THANKS}
INSTEAD = {**WORDLESS, Reason.DISTRESS: DISTRESS, Reason.TOO_LONG: TOO_LONG}
"""What is said where nothing was looked up."""
ONLY_TEXT = french("Je ne lis que le texte : écrivez-moi votre question.")
UNKNOWN_COMMAND = french("Je ne connais pas cette commande : /aide dit ce que je sais faire.")
ASK_ME = french("Écrivez votre question, ici même ou après la commande.")
GONE = french("Cette question n’est plus proposée : les documents ont changé. Écrivez-la, je chercherai.")
APOLOGY = french("Pardon, une panne m’empêche de répondre (incident {incident}). Réessayez dans un instant.")
UNSURE = french(
    "Telegram n’a pas confirmé l’envoi de ma réponse. Si vous ne la voyez pas, écrivez-moi à nouveau "
    "(incident {incident})."
)

HELP = french(
    """Écrivez votre question comme elle vient, même sans accents : « qui a ferme le site ». \
Je cherche dans les documents et je réponds par les extraits qui en parlent le mieux, mot pour mot, avec leur source. \
Je n’écris jamais de réponse moi-même ; quand les documents n’en disent rien, je le dis.

Chaque question est lue seule : nommez de qui ou de quoi vous parlez.

/question – poser une question
/documents – les documents que je peux citer
/confidentialite – ce que je garde de vous (rien)
/aide – ce message

Je ne fais que citer des documents. En cas de danger, appelez le 17 ou le 112 (par SMS, le 114)."""
)

PRIVACY = french(
    """Ce que je garde de vous : rien.

• Votre question est lue, cherchée dans les documents, puis oubliée ; elle n’est écrite nulle part.
• Je ne garde ni votre nom, ni votre identifiant, ni la liste de ceux qui m’écrivent.
• Le journal technique note les pannes, sans question ni identité.
• Rien n’est transmis à qui que ce soit.

Telegram, lui, conserve notre conversation dans votre compte : vous pouvez l’effacer depuis l’application. \
Comme je ne garde rien, il n’y a rien à me demander de supprimer. \
Vous pouvez toujours saisir la CNIL (www.cnil.fr) si vous estimez vos droits méconnus."""
)

COMMANDS = {
    "question": "Poser une question",
    "documents": "Les documents que je peux citer",
    "confidentialite": "Ce que je garde de vous",
    "aide": "Ce que je sais faire",
}
"""What Telegram proposes behind «/», in this order: name, description."""

ALIASES = {"start": (), "aide": ("help",), "question": ("ask", "q"), "documents": (), "confidentialite": ("privacy",)}
"""Every command that is answered, and its other names."""

DESCRIPTION = french(
    "Posez une question en français : je réponds par des extraits de documents, mot pour mot, avec leur source. "
    "Quand les documents n’en disent rien, je le dis. Je ne garde ni vos questions ni qui les pose."
)
SHORT_DESCRIPTION = french("Répond aux questions en citant des documents, mot pour mot, avec la source.")
