"""Catalogue of the French sentences that people see in Telegram, and of those that errors carry anywhere.

U+202F (thin, no break) before ; ! ? and inside « », U+00A0 before : — written here with ordinary spaces and set by
`french`, so that the sentences stay legible in an editor. It stands below errors and ingest, so that both can speak
from it. Sections, each under a comment of that name:

* Typography, figures, dates
* First words, help, privacy, menus
* Answers, and what their buttons do
* To be told later
* Documents, for readers
* Small talk, and what cannot be read
* What is kept about somebody
* Groups
* Groups' settings
* Shared citations
* Where there is neither a button nor a command
* The terminal
* What every moderator reads
* Adding
* Drafts
* People
* Managing
* Curated entries
* What readers ask in vain
* How the bot is doing
* What cannot be read, and what to do
* A document's details as a moderator corrects them
* The header of a .md or .txt file: what is wrong on a line, as the end of a sentence
* Files of the corpus folder, seen by who keeps the bot
* The database, and the key beside it
* Archives
"""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.document_formats import KINDS, LABELS
from bot.models import Document, Doubt, Fact, Field, Part, Reason
from bot.records import Action, Status, Vote, Welcome
from bot.text.quotation import Quotation
from bot.text.words import MONTHS

_THIN, _WIDE = "\u202f", "\u00a0"
_TITLE_CHARS = 120
_AUTHOR_CHARS = 80
_QUESTION_CHARS = 200
_PARIS = ZoneInfo("Europe/Paris")

# Typography, figures, dates


def french(text: str) -> str:
    """`text` with the spaces that French typography wants. For our own words only, never for a quotation."""
    text = re.sub(r" ([;!?»%])", rf"{_THIN}\1", text.replace("« ", f"«{_THIN}"))
    return text.replace(" :", f"{_WIDE}:")


def quoted(text: str) -> str:
    """A document's words between guillemets, themselves untouched."""
    return f"«{_THIN}{text}{_THIN}»"


def guillemets(told: Quotation) -> tuple[str, str]:
    """The marks before and behind a quotation; … outside of them where its sentence is cut."""
    opening, closing = f"«{_THIN}", f"{_THIN}»"
    return ("… " if told.cut_before else "") + opening, closing + (" …" if told.cut_behind else "")


def above(told: Quotation, *, needed: bool) -> str:
    """The line above a quotation: the question that it answers, or the section that it needs; else nothing."""
    if told.question is not None:
        return TO_THE_QUESTION.format(question=told.question) if "?" in told.question else told.question
    cells = any(part.start is None for part in told.parts) and told.lead_in is None
    return told.section[-1] if told.section and (needed or cells) else ""


TO_THE_QUESTION = f"À la question «{_THIN}{{question}}{_THIN}»"


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
    """A detail of a document, «auteur : …», with the note where the text is not the author's own."""
    document = known.document
    published = long_date(document.published) if document.published else ""
    values = {Field.AUTHOR: document.author, Field.PUBLISHED: published, Field.SOURCE: document.source}
    told = f"{(_OF_THE_ORIGINAL if document.note else _FIELDS)[known.field]}{_WIDE}: {values[known.field]}"
    return f"{told}\n{document.note}" if document.note else told


def count(number: int, noun: str) -> str:
    """«1 document», «2 documents»; 0 and 1 are singular in French."""
    return f"{number}{_WIDE}{noun}{'s' if number > 1 else ''}"


def moment(at: datetime) -> str:
    """«24 novembre 2026 à 14 h 05», in Paris."""
    return f"{long_date(at.astimezone(_PARIS).date())} à {clock(at)}"


def number(value: int) -> str:
    """«1 280»: thousands parted by a thin space that does not break."""
    return f"{value:,}".replace(",", _THIN)


def agreed(value: int, word: str) -> str:
    """«1 publié», «2 publiés»: 0 and 1 are singular in French."""
    return f"{number(value)} {word}{'s' if value > 1 else ''}"


def clock(at: datetime) -> str:
    """«14 h 05», in Paris."""
    there = at.astimezone(_PARIS)
    return f"{there.hour}{_WIDE}h{_WIDE}{there.minute:02}"


def times(value: int) -> str:
    """«1 fois», «12 fois»."""
    return f"{number(value)}{_WIDE}fois"


def asked(count: int, near: int) -> str:
    """How often something was asked in vain, and how often of these something came near."""
    if not near:
        return times(count)
    return (NEARLY if near == count else PARTLY_NEARLY).format(times=times(count), near=number(near))


def size(octets: int) -> str:
    """«3,4 Mo», «812 Ko»."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1_000))}{_WIDE}Ko"
    return f"{octets / 1_000_000:.1f}{_WIDE}Mo".replace(".", ",")


# First words, help, privacy, menus

NOUN_DOCUMENT, NOUN_PASSAGE = "document", "passage"
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
NOTHING_KEPT = french("Je n’enregistre pas qui pose quelle question : /confidentialite")
NO_DOCUMENT = french("Je ne connais encore aucun document : revenez plus tard.")
NOTHING_FOUND = french("Je n’ai rien trouvé là-dessus dans les documents.")
MENTIONS = french("Aucun passage ne répond directement. Le plus proche :")
FOR_EXAMPLE = french("Par exemple :")
I_KNOW = french("Je connais {documents} : {titles}")
SEPARATOR = french(" ; ")
ALL_DOCUMENTS = "Tous les documents"
EXCERPT = "Extrait {number}"
DOCUMENTS_TITLE = french("Les documents que je peux citer :")
NO_WORD = french("Écrivez votre question en quelques mots.")
GREETING = "Bonjour. Posez-moi votre question en une phrase."
FAREWELL = "À bientôt."
THANKS = "Avec plaisir. Si vous avez une autre question, écrivez-la ici."
DISTRESS = french(
    "Je ne fais que citer des documents : je ne peux pas vous aider moi-même. En cas de danger, appelez le 17 ou le "
    "112, ou écrivez au 114 par SMS. Si vous pensez à mourir, appelez le 3114, jour et nuit. France Victimes répond au "
    "116 006, tous les jours. Ces appels sont gratuits."
)
TOO_LONG = french(
    "Votre message est trop long pour être une question : résumez-la en une phrase ou deux, je chercherai la réponse."
)
WORDLESS = {Reason.NO_WORD: NO_WORD, Reason.GREETING: GREETING, Reason.THANKS: THANKS}
"""Replies to messages for which nothing was looked up."""
ONLY_TEXT = french("Je ne lis que le texte : écrivez-moi votre question.")
WITHOUT_ACCENT = french("Écrivez la commande sans accent : /{command}")
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

Une question peut s’appuyer sur la précédente (« et depuis quand ? ») pendant dix minutes ; plusieurs questions dans \
un message ont chacune leur réponse. Corrigez votre message : je corrige la réponse.

/question – poser une question
/documents – les documents que je peux citer
/confidentialite – ce que je garde de vous
/mes_donnees – la même chose, en un fichier
/effacer – effacer ce que je garde de vous
/aide – ce message

Je ne fais que citer des documents. En cas de danger, appelez le 17 ou le 112 (par SMS, le 114)."""
)

PRIVACY = french(
    """Ce que je garde de vous : le moins possible, le moins longtemps possible, chiffré ou sans votre nom.

• Votre message est gardé chiffré le temps d’y répondre, pour ne pas le perdre en cas de panne ; puis il est effacé.
• Pendant dix minutes, les quelques mots qui disent de quoi parlait votre question et l’endroit des documents que j’ai \
cité, chiffrés : ainsi « et quand ? » se comprend. Ils sont effacés dans la journée.
• Pendant deux jours, quel message répond à quel message, sans leur texte : ainsi une question corrigée corrige sa \
réponse.
• Pendant trente jours au plus, et seulement si vous appuyez sur « Prévenez-moi » : votre question et l’adresse de \
cette conversation, chiffrées.
• Une question restée sans réponse directe, ou dont la réponse est jugée « Pas utile », est gardée sans son auteur, \
quatre-vingt-dix jours au plus, et les modérateurs la lisent pour savoir quels documents ajouter. Les adresses \
électroniques, numéros de téléphone et noms d’utilisateur en sont ôtés ; pas les noms de personnes.
• « Utile » et « Pas utile » sont gardés quatre-vingt-dix jours, sans votre nom ; après deux jours, rien ne les relie \
plus à vous.
• Je ne garde ni votre nom, ni la liste de ceux qui m’écrivent.
• Les passages auxquels mènent les boutons d’une réponse sont gardés soixante jours, sans la question ni son auteur.
• Le journal technique note les pannes, sans question ni identité.
• Rien n’est transmis à qui que ce soit.
• Si vous êtes modérateur : votre nom est gardé chiffré, et vos changements sous un pseudonyme, tant que vous l’êtes.

Ce qui est chiffré l’est avec une clé gardée hors de la base de données. /mes_donnees vous envoie ce que je garde de \
vous ; /effacer l’efface tout de suite, et bloquer le robot aussi.

Évitez d’écrire ici ce que vous ne diriez à personne : je n’ai besoin que de la question. \
Telegram, lui, conserve notre conversation dans votre compte : vous pouvez l’effacer depuis l’application. \
Vous pouvez toujours saisir la CNIL (www.cnil.fr) si vous estimez vos droits méconnus."""
)

COMMANDS = {
    "question": "Poser une question",
    "documents": "Les documents que je peux citer",
    "confidentialite": "Ce que je garde de vous",
    "mes_donnees": "Ce que je garde de vous, en un fichier",
    "effacer": "Effacer ce que je garde de vous",
    "aide": "Ce que je sais faire",
}
"""Menu that Telegram proposes behind «/», in this order: name, description."""

GROUP_COMMANDS = {
    "question": "Poser une question",
    "aide": "Comment m’appeler ici",
    "reglages": french("Pour les admins : quand et comment je réponds"),
}
"""The same in groups."""

ALIASES: dict[str, tuple[str, ...]] = {
    "reglages": ("settings",),
    "start": (),
    "aide": ("help",),
    "question": ("ask", "q"),
    "documents": (),
    "confidentialite": ("privacy",),
    "mes_donnees": (),
    "effacer": (),
    "ajouter": (),
    "gerer": (),
    "attente": (),
    "etat": (),
    "exporter": (),
    "annuler": (),
    "inviter": (),
    "moderateurs": (),
}
"""Every command that is answered, and its other names."""

DESCRIPTION = french(
    "Posez une question en français : je réponds par des extraits de documents, mot pour mot, avec leur source. "
    "Quand les documents n’en disent rien, je le dis. Je ne garde pas qui pose quelle question."
)
SHORT_DESCRIPTION = french("Répond aux questions en citant des documents, mot pour mot, avec la source.")

# Answers, and what their buttons do

THE_PASSAGE = french("Le passage : ")
JUST_BEFORE = french("Juste avant : ")
MORE_EXCERPTS, CONTEXT, FURTHER = "Autres extraits", "Contexte", "Plus loin"
COPY, SHARE, SOURCE = "Copier", "Partager", "Source"
USEFUL, USELESS = "Utile", "Pas utile"
CUT = " […]"
EXCERPT_OF = "Extrait {number} sur {total}"
IN_CONTEXT = french("Le passage dans son contexte :")
CHANGED_SINCE = french("Ce document a changé depuis : voici ce qu’il disait, dans sa version {version}.")
WITHDRAWN_SINCE = french("Ce document a été retiré depuis ; je ne le cite plus.")
DOCUMENT_NOW = "Version actuelle"
TOO_OLD = french("Ce bouton est trop ancien : écrivez à nouveau votre question.")
LEADS_NOWHERE = french(
    "Ce lien ne mène plus à rien : ce qu’il montrait n’est pas, ou n’est plus, dans les documents que je cite."
)
IN_FULL = "Réponse {number} en entier"
SAME_PASSAGE = french("Même passage que ci-dessus.")
GIVEN_BELOW = french("La réponse {number} en entier est déjà plus bas dans notre conversation.")
NEAREST_TITLES = french("Ce qui s’en approche le plus : {titles}.")
CAN_ANSWER = french("J’ai de quoi répondre, par exemple, à :")
NOTIFY, DOCUMENTS = "Prévenez-moi", "Documents"
NOTED_USEFUL = "Merci, c’est noté."
NOTED_USELESS = french("Merci, c’est noté. Dites pourquoi, si vous voulez : les boutons sont sous la réponse.")
VOTED_ALREADY = french("C’est déjà noté.")
REASONS = {Vote.ASIDE: "Hors sujet", Vote.PARTIAL: "Incomplet", Vote.WRONG: "Faux ou périmé"}
STATE_VOTES = french("Avis des lecteurs en quatre-vingt-dix jours : utile {up}, pas utile {down}")
REASON_NOTED = french("Merci : c’est noté, sans votre nom.")

# To be told later

CONSENT = french(
    "Pour vous prévenir si un nouveau document y répond, je dois garder votre question et l’adresse de cette "
    "conversation, chiffrées, trente jours au plus. Le voulez-vous ?"
)
YES_NOTIFY, NO = "Oui, prévenez-moi", "Non"
WILL_NOTIFY = french(
    "C’est noté : si un nouveau document répond à « {question} » d’ici le {until}, je vous écris ici. Puis je l’oublie."
)
NOTIFY_NO_MORE = "Ne plus me prévenir"
NOTIFIES_NO_MORE = french("Je ne garde plus cette question, et je ne vous préviendrai pas.")
TOO_MANY_WISHES = french(
    "Vous attendez déjà vingt réponses : je n’en garde pas davantage. /effacer les oublie toutes, ou annulez-en une."
)
QUESTION_LOST = french("Je ne retrouve plus votre question : écrivez-la à nouveau.")
NOW_ANSWERED = french("Vous m’aviez demandé de vous prévenir : un nouveau document répond à votre question.")

# Documents, for readers

DOCUMENTS_COUNT = french("Les documents que je peux citer : {count}")
DOCUMENTS_FOUND = french("Documents dont le titre contient « {query} » : {count}")
READERS_FROM_TO = french("De {first} à {last} :")
OUTLINE = french("Plan :")
BEGINS = french("Il commence ainsi :")
ANSWERS_THESE = french("Il répond par exemple à :")
DOCUMENT_GONE = french("Ce document n’est plus parmi ceux que je cite.")

# Small talk, and what cannot be read

WHO_AM_I = french(
    "Je suis un robot, un logiciel libre et gratuit : je n’invente rien, je réponds aux questions par des extraits de "
    "documents, mot pour mot. Écrivez la vôtre, ou /documents pour voir ce que je connais."
)
INSULTED = french(
    "Pardon si ma réponse ne convient pas : je ne suis qu’un robot qui cite des documents. Reformulez la question."
)
HERE = french("Oui, je suis là. Posez-moi votre question en une phrase.")
GO_ON = french("Si vous avez une question, écrivez-la ici.")
REPHRASE = french(
    "Pardon, je ne fais que citer des documents. Posez la question autrement, en une phrase ; « Pas utile », sous une "
    "réponse, me dit qu’elle ne convient pas."
)
WORD_FOR_WORD = french(
    "Je recopie les documents mot pour mot, sans les vérifier : le titre sous chaque extrait mène à sa source, là où "
    "elle est en ligne."
)
PRIVACY_IN_SHORT = french(
    "Je n’enregistre pas qui pose quelle question ; celles qui restent sans réponse, ou qu’on juge « Pas utile », "
    "sont lues sans leur auteur. /confidentialite le détaille, /mes_donnees vous envoie ce que je garde de vous, "
    "/effacer l’efface."
)
NO_SUMMARY = french("Je ne résume pas : je cite, en réponse à une question.")
ALL_THE_SAME = "Chercher quand même"
NO_QUESTION_LEFT = french("Ce message ne pose plus de question.")
COMMAND_IN_AN_EDIT = french("Ce message ne pose plus de question. Une commande s’envoie dans un nouveau message.")
ONLY_FRENCH = french("Je ne comprends que le français : écrivez votre question en français. (French only, please.)")
STICKER = french("Je ne comprends pas les autocollants ni les images animées : écrivez-moi votre question.")
PICTURE = french("Je ne lis pas les images : écrivez-moi votre question, ou mettez-la en légende.")
VOICE = french("Je n’écoute pas les messages vocaux ni les vidéos : écrivez-moi votre question.")
CONTACT = french("Je ne garde pas de contact, et je n’ai pas lu celui-ci. Écrivez-moi votre question.")
PLACE = french("Je ne lis pas les lieux : écrivez le nom de l’endroit dans votre question.")
FORWARDED = french("Je ne réponds pas aux messages transférés : écrivez-moi vous-même votre question.")
ADDRESS = french("Je n’ouvre pas les adresses : écrivez-moi votre question.")
READERS_FILE = french("Je ne lis pas de fichier : je réponds aux questions. Écrivez-moi la vôtre.")

# What is kept about somebody

MY_DATA = french("Tout ce que je garde de vous, en un fichier.")
MY_DATA_FILE = "mes-donnees.json"
DATA_PREFACE = french(
    "Voici tout ce que je garde de vous, le {when} (heure de Paris). /effacer l’efface tout de suite ; "
    "/confidentialite dit pourquoi et pour combien de temps. Le texte de vos questions n’est gardé que là où vous "
    "avez demandé à être prévenu. Les questions restées sans réponse et les autres avis sont gardés sans rien qui "
    "mène à vous : je ne peux donc pas vous les montrer."
)
DATA_PARTS = {
    "pseudonyme": french("Ce qui tient lieu de votre nom dans la base de données. On n’en tire pas qui vous êtes."),
    "reponses_attendues": french("Les questions pour lesquelles vous avez appuyé sur « Prévenez-moi »."),
    "fil_de_la_conversation": french(
        "Ce sur quoi votre prochaine question peut s’appuyer (« et quand ? »), pendant dix minutes."
    ),
    "reponses_donnees": french(
        "Quel message de moi répond à quel message de vous, sans leur texte, pendant deux jours ; et votre avis, "
        "si vous l’avez donné."
    ),
    "suite_attendue": french("Ce que j’attends de votre prochain message, si je vous ai demandé quelque chose."),
    "messages_en_attente": french(
        "Combien de vos messages ne sont pas encore traités. Ils sont chiffrés, et celui par lequel vous avez demandé "
        "ce fichier en est un."
    ),
    "conversation": french("Les réglages de cette conversation, et depuis quand je la connais, si je l’ai noté."),
    "moderation": french("Si vous êtes modérateur : votre nom, vos changements et vos brouillons."),
}
VOTES = {Vote.UP: "utile", Vote.DOWN: "pas utile"} | {
    vote: french(f"pas utile : {reason.lower()}") for vote, reason in REASONS.items()
}
ERASE = french(
    "J’effacerai tout de suite tout ce que je garde de vous : ce dont vous vouliez être prévenu, le fil de notre "
    "conversation, vos avis des deux derniers jours et vos messages en attente. Cela ne se défait pas. Le voulez-vous ?"
)
YES_ERASE = "Oui, tout effacer"
ERASED = french("C’est effacé. Je ne garde plus rien de vous ; Telegram, lui, garde la conversation dans votre compte.")
NOT_ERASED = french("Rien n’a été effacé.")
STILL_MODERATOR = french(" Vous restez modérateur : seul un propriétaire du robot peut changer cela.")
FIRST_THREE = french("Je n’ai lu que les trois premières questions : envoyez les autres à part.")

# Groups

GROUP_HELP = french(
    """Dans ce groupe, je réponds quand on m’appelle, par un extrait de document, mot pour mot, avec sa source :

• /question suivi de votre question
• /question en réponse à un message qui en pose une{calls}

/reglages – pour les admins : quand et comment je réponds ici

Le reste du temps, je me tais. Je ne garde pas qui pose quelle question : /confidentialite{anywhere}"""
)
GROUP_REPLY = "\n• votre question en réponse à l’un de mes messages"
GROUP_MENTION = "\n• @{name} et votre question"
ANYWHERE = french("\n\nPartout ailleurs, même sans m’inviter : écrivez @{name} et votre question.")
GROUP_WELCOME = french(
    "Bonjour. Je réponds à vos questions par des extraits de documents, mot pour mot, avec leur source. Écrivez "
    "/question suivi de votre question{mention}, ou répondez /question à un message qui en pose une. Pour continuer, "
    "répondez à mon message. Le reste du temps, je me tais. Admins : /reglages"
)
WELCOME_MENTION = ", ou @{name} et votre question"
GROUP_WHO = french(
    "Je suis un robot : je réponds aux questions par des extraits de documents, mot pour mot. /aide dit comment "
    "m’appeler ici."
)
GROUP_PRIVACY = french(
    """Ce que je garde d’un groupe : rien qui dise qui pose quelle question.

• Un message qui me parvient est gardé chiffré le temps de le traiter, puis effacé{seldom}.
• Les réglages du groupe sont gardés chiffrés tant que j’y suis ; ils sont effacés quand on me retire.
• Quel message répond à quel autre est gardé quarante-huit heures, sans leur texte.
• Pendant cinq minutes, l’endroit du document que j’ai cité à quelqu’un, chiffré : ainsi « et quand ? » se \
comprend. Il est effacé dans la journée.
• Une question restée sans réponse est gardée sans son auteur ni le groupe, quatre-vingt-dix jours au plus.

Le reste se lit en conversation privée."""
)
KEPT_IN_PRIVATE = french("Ce que je garde de vous se lit et s’efface en conversation privée : écrivez-moi là-bas.")
SELDOM = french(" ; la plupart ne me parviennent pas")
DOCUMENTS_IN_PRIVATE = french("La liste des documents se lit en conversation privée : écrivez-moi /documents là-bas.")
ASK_HERE = french("Quelle est votre question ?")
ASK_PLACEHOLDER = "Votre question"
GROUP_DOCUMENTS_GONE = french(
    "Les documents choisis pour ce groupe ont été retirés : un admin peut en choisir d’autres avec /reglages."
)
TOO_MANY = french("Beaucoup de questions à la fois : réessayez dans une minute, ou écrivez-moi en privé.")
SEE_EXCERPT, FOLD, TO_PRIVATE, TAKE_AWAY = "Voir l’extrait", "Replier", "En privé", "Retirer"
LAST_TO_PRIVATE = "Le dernier en privé"
NOT_YOURS = french("Seule la personne qui a posé la question, ou un admin du groupe, peut retirer cette réponse.")

TAKEN_AWAY = "Cette réponse a été retirée."

# Groups' settings

SETTINGS_FOR_GROUPS = french(
    "Les réglages concernent les groupes : envoyez /reglages dans le groupe dont vous êtes admin."
)
ADMINS_ONLY = french("Les réglages sont réservés aux admins du groupe.")
SETTINGS_OF = "Réglages pour ce groupe"
SETTING_WHEN = french("Je réponds : {when}")
WHEN_CALLED = {
    True: "aux commandes, aux mentions et aux réponses à mes messages",
    False: "aux commandes et aux réponses à mes messages",
}
WHEN_COMMANDED = "aux commandes seulement"
SETTING_FORM = french("Mes réponses : {form}")
FORMS = {"compact": "courtes, l’extrait se déplie", "full": "l’extrait en entier, et deux autres repliés"}
SETTING_DOCUMENTS = french("Documents cités : {documents}")
EVERY_DOCUMENT, CHOSEN_DOCUMENTS = "tous", "{chosen} sur {total}"
EVERY_CHOSEN_DOCUMENT = "tous, sauf ceux qui s’ajouteront"
NO_CHOSEN_DOCUMENT = "aucun, car ceux qui étaient choisis ont été retirés"
SETTING_NIGHT = french("La nuit, de 22\u00a0h à 7\u00a0h : {night}")
NIGHTS = {False: "je réponds", True: "je me tais"}
SETTING_NOTHING = french("Quand je ne trouve rien : {said}")
SAID = {True: "je le dis, en une ligne qui s’efface", False: "je me tais"}
SET_CALLED = {True: "Aussi aux mentions et réponses", False: "Aussi aux réponses à mes messages"}
SET_COMMANDED = "Aux commandes seulement"
SET_FORM = {"compact": "Réponses courtes", "full": "Extraits en entier"}
SET_NIGHT = {False: "Répondre la nuit", True: "Me taire la nuit"}
SET_NOTHING = {True: "Dire que je n’ai rien trouvé", False: "Me taire si je ne trouve rien"}
CHOOSE_DOCUMENTS, EVERY_ONE, CLOSE = "Choisir les documents", "Citer tous les documents", "Fermer"
QUOTE_ONLY, QUOTE_TOO = french("Seulement : {title}"), french("Citer aussi : {title}")
QUOTE_NOT = french("Ne plus citer : {title}")
EVERY_ONE_AGAIN = french("Plus aucun document n’est choisi : je cite de nouveau tous les documents.")
CHOOSING = french("Quels documents citer dans ce groupe ? Pour l’instant : {documents}.")
CHOOSING_FROM_TO = french("Voici les documents {first} à {last} sur {total} :")
NONE_TO_CHOOSE = french("Il n’y a aucun document pour l’instant.")

# Shared citations

THE_SOURCE = "source"
CITED_VERSION = "version du {day}"
ASK_TOO = "Poser une question"
ASK_PRIVATELY = "Poser la question en privé"
NO_LONGER_QUOTED = french("Ce passage n’est plus cité : poser une question")
GOOD_QUESTION = french("Une question, et sa réponse")
GUEST_HELP = french("Écrivez votre question après mon nom : je réponds par un extrait de document, avec sa source.")

# Where there is neither a button nor a command

REPHRASE_SIMPLY = french("Pardon, je ne fais que citer des documents. Posez la question autrement, en une phrase.")
SOURCE_BELOW = french("Je recopie les documents mot pour mot, sans les vérifier : la source suit chaque extrait.")
GUEST_WHO = french(
    "Je suis un robot, un logiciel libre et gratuit : je réponds aux questions par des extraits de documents, mot pour "
    "mot. Écrivez la vôtre après mon nom."
)
GUEST_PRIVACY = french(
    "Je n’enregistre pas qui pose quelle question ; celles qui restent sans réponse sont lues sans leur auteur. "
    "En privé, /confidentialite le détaille."
)
IN_DANGER = french("En cas de danger : 17, 112, ou 114 par SMS")

# The terminal

TERMINAL_PROMPT = "? "
TERMINAL_WELCOME = french("Posez une question ; « aide » dit le reste, « quitter » ou Ctrl-D pour sortir.")
TERMINAL_HELP = french(
    """Posez votre question en français, comme elle vient : je réponds par des extraits de documents, mot pour mot, \
avec leur source. Je n’écris jamais de réponse moi-même ; quand les documents n’en disent rien, je le dis.

Une question peut s’appuyer sur la précédente (« et depuis quand ? ») ; plusieurs questions dans une ligne ont chacune \
leur réponse.

autres extraits – ce que les documents disent encore là-dessus
aide – ce message
quitter – sortir, comme Ctrl-D

Je ne fais que citer des documents. En cas de danger, appelez le 17 ou le 112 (par SMS, le 114)."""
)
TERMINAL_MORE, TERMINAL_LEAVE = "autres extraits", "quitter"
TERMINAL_FURTHER = french("« autres extraits » en montre {count} de plus.")
TERMINAL_NO_MORE = french("Il n’y a pas d’autre extrait.")
TERMINAL_WHO = french(
    "Je suis un robot, un logiciel libre et gratuit : je n’invente rien, je réponds aux questions par des extraits de "
    "documents, mot pour mot. Écrivez la vôtre."
)
TERMINAL_PRIVACY = french(
    "Ici, rien n’est enregistré : ni vos questions, ni mes réponses. La conversation s’oublie quand vous sortez."
)
TERMINAL_NO_DOCUMENT = french("Aucun document (.md ou .txt) à cet endroit.")

# What every moderator reads

MODERATORS_ONLY = french(
    "C’est réservé aux modérateurs. Moi, je réponds aux questions par des extraits de documents : écrivez la vôtre."
)
OWNERS_ONLY = french("Seuls les propriétaires du robot invitent et retirent des modérateurs.")
IN_PRIVATE = french("Les documents se gèrent en conversation privée : écrivez-moi là-bas.")
WRITE_TO_ME = "M’écrire en privé"
MODERATOR_START = french(
    "Vous êtes modérateur : envoyez-moi un document à ajouter, ou voyez /gerer, /attente et /etat (/aide dit le reste)."
)
MODERATORS_HELP = french(
    """

Vous êtes modérateur :
/ajouter – ajouter un document (ou envoyez-moi simplement un fichier ou une adresse)
/gerer – corriger, remplacer, retirer ou rétablir les documents
/attente – les questions restées sans réponse
/etat – où en est le robot, et le journal des changements
/exporter – tout ce qui est conservé, en un fichier
/annuler – renoncer à ce que vous avez commencé"""
)
OWNERS_HELP = french(
    """
/inviter – inviter un modérateur
/moderateurs – la liste des modérateurs"""
)
MODERATORS_COMMANDS = {
    "ajouter": "Ajouter un document",
    "gerer": "Gérer les documents",
    "attente": "Les questions sans réponse",
    "etat": "Où en est le robot",
    "exporter": "Tout ce qui est conservé, en un fichier",
    "annuler": "Renoncer à ce qui est commencé",
}
OWNERS_COMMANDS = {"inviter": "Inviter un modérateur", "moderateurs": "La liste des modérateurs"}

YOU = "vous"
AN_OWNER = "un propriétaire du robot"
SOMEBODY_GONE = "un ancien modérateur"
BY_FOLDER = "le dossier des documents"
BY_TERMINAL = "le terminal"
BY_CALENDAR = "le calendrier"

NOTHING_BEGUN = "Il n’y a rien à annuler."
GIVEN_UP = "C’est annulé."
LEAVE = "Renoncer"
BACK = "Retour"
BEFORE, AFTER = "Précédents", "Suivants"
ALREADY = french("C’était déjà fait : par {who}, le {when}.")
MEANWHILE = french("Rien n’a été changé : entre-temps, {who} est passé par là, le {when}. Voici où cela en est.")
LATE = french("Rien n’a été changé : on pouvait l’annuler jusqu’au {when}.")
NO_LONGER = french("Rien n’a été changé : cela n’existe plus.")
EXPIRED_STEP = french("J’ai attendu trop longtemps cette réponse : recommencez depuis le bouton.")

# Adding

ADD = french(
    f"Envoyez-moi le document : un fichier ({LABELS}), l’adresse d’une page, un message "
    "transféré d’un canal, ou le texte lui-même, en un ou plusieurs messages."
)
REPLACE = french(
    "Envoyez la nouvelle version de « {title} » : un fichier, l’adresse d’une page, un message transféré d’un canal, "
    "ou le texte lui-même. Rien ne change avant que vous la publiiez."
)
READING_FILE = french("Je lis « {name} »…")
READING_PAGE = "Je lis cette page…"
READING_TEXT = "Je lis ce texte…"
UNNAMED = "document"
FILE_TOO_LARGE = french(
    "Ce fichier dépasse 20 Mo, plus que Telegram ne me laisse lire. Envoyez-le en plusieurs parties."
)
FILE_LOST = "Telegram ne me donne pas ce fichier. Renvoyez-le."
NOT_A_DOCUMENT = french(f"Je ne peux rien lire là-dedans. Envoyez un fichier ({LABELS}), une adresse, ou le texte.")
TEXT_SO_FAR = french("Texte reçu : {characters} caractères. Envoyez la suite, ou appuyez sur « Terminer ».")
FINISH = "Terminer"
MORE_TEXT = french(
    "Le texte finit par « …{end} ». S’il en manque, envoyez la suite, ou appuyez sur « Ajouter la suite »."
)
SEND_MORE = french("Envoyez la suite du texte : je l’ajoute à la fin du brouillon.")
PUBLISHED_ALREADY = french("Ce document est déjà publié, mot pour mot : {title}.")

# Drafts

DRAFT = french("Brouillon : ")
DRAFT_FACTS = french("Source : {source} · Auteur : {author} · Date : {published}")
NO_SOURCE, NO_AUTHOR, NO_DATE = "aucune", "inconnu", "inconnue"
DRAFT_SIZE = "{passages}, {characters} caractères."
NOTHING_ALIKE = "Rien de semblable dans le corpus."
WOULD_REPLACE = french("Remplacera « {title} » (version {version}, {state}).")
SAME_ADDRESS = french("La même adresse que « {title} », qui est publié : remplacez-le, ou changez l’adresse.")
RESEMBLES = french("Ressemble à {percent} % à « {title} ».")
WOULD_ANSWER = french("Ce document répondrait à :")
WOULD_ANSWER_NOTHING = french(
    "Je ne trouve pas de question simple à laquelle ce document répondrait : vérifiez son texte."
)
WOULD_ANSWER_WAITING = french("Des lecteurs attendent cette réponse : {questions}.")
DOUBTS = {
    Doubt.LANGUAGE: french("À vérifier : ce texte ne semble pas entièrement en français."),
    Doubt.SHORT: french("À vérifier : ce texte est très court."),
    Doubt.LONG: french("À vérifier : ce texte est très long ; est-ce bien un seul document ?"),
    Doubt.CUT: french("À vérifier : la fin manque peut-être (article réservé aux abonnés ?)."),
    Doubt.SCANNED_PAGES: french("À vérifier : certaines pages sont des images, leur texte manque."),
    Doubt.CHARACTERS: french("À vérifier : certains caractères n’ont pas pu être lus."),
}
STATES = {Status.PUBLISHED: "publié", Status.WITHDRAWN: "retiré", Status.DRAFT: "brouillon"}
PUBLISH, UNDO = "Publier", "Annuler"
PARTS = {Part.TITLE: "Titre", Part.AUTHOR: "Auteur", Part.SOURCE: "Source", Part.DATE: "Date"}
PASSAGES, DIFFERENCES, ABANDON, TAKE_UP = "Passages", "Différences", "Abandonner", "Reprendre"
ADD_MORE = "Ajouter la suite"
REPLACE_THAT = french("Remplacer « {title} »")
PUBLISH_APART = "Publier à part"
PUBLISHED = french("Publié : {title}. Je le cite dès maintenant ({passages}).")
REPLACED = french("Publié : {title}, version {version}. Je le cite dès maintenant ({passages}).")
ANSWERS_WAITING = french("Il répond à ce que des lecteurs demandaient :")
ABANDONED = french("Brouillon abandonné : {title}.")
TAKE_UP_UNTIL = french("Vous pouvez le reprendre pendant un jour.")
SEE = "Voir le document"
BECAME = french("Ce brouillon est publié : {title}.")
CORRECTED_BELOW = french("Brouillon corrigé : voyez plus bas.")
DRAFT_GONE = "Ce brouillon n’existe plus."
WHICH_TITLE = french("Envoyez le nouveau titre. Maintenant : {now}")
WHICH_AUTHOR = french("Envoyez le nom de l’auteur, ou « aucun ». Maintenant : {now}")
WHICH_SOURCE = french("Envoyez l’adresse de la source, ou « aucune ». Maintenant : {now}")
WHICH_DATE = french("Envoyez la date, comme 25 juin 2024 ou 25/06/2024, ou « aucune ». Maintenant : {now}")
PASSAGES_OF = french("Les passages de « {title} », de {first} à {last} sur {total} :")
DIFFERENCES_OF = french("Ce qui change dans « {title} » :")
NO_DIFFERENCE = "Le texte est le même, phrase pour phrase."
ADDED_SENTENCE, REMOVED_SENTENCE = french("Ajouté : "), french("Retiré : ")
AND_MORE_CHANGES = "… et {count} phrases de plus."

# People

INVITED = french(
    "Ce lien fait de la première personne qui l’ouvre un modérateur. Il sert une fois, jusqu’au {expires} :\n{link}"
)
COPY_LINK = "Copier le lien"
WELCOME = {
    Welcome.JOINED: "Bienvenue parmi les modérateurs.",
    Welcome.ALREADY: french("Vous êtes déjà modérateur : cette invitation ne vous apporte rien de plus."),
    Welcome.USED: "Cette invitation a déjà servi. Demandez-en une autre.",
    Welcome.EXPIRED: "Cette invitation a expiré. Demandez-en une autre.",
    Welcome.UNKNOWN: "Cette invitation n’est pas bonne. Demandez-en une autre.",
}
SOMEBODY_JOINED = french("{name} est maintenant modérateur, sur votre invitation.")
NO_MODERATOR = french("Il n’y a aucun modérateur. /inviter en invite un.")
MODERATORS = french("Les modérateurs :")
MODERATOR_LINE = "• {name}, depuis le {since}, sur l’invitation de {by}"
NAMELESS = "quelqu’un (la clé de son nom est perdue)"
OPEN_INVITATIONS = french("Invitations en attente :")
INVITATION_LINE = "• de {by}, jusqu’au {expires}"
REMOVE_MODERATOR = "Retirer {name}"
REVOKE = "Annuler l’invitation du {created}"
REMOVED_MODERATOR = french("{name} n’est plus modérateur.")
REVOKED = "L’invitation est annulée."
NO_LONGER_MODERATOR = "Vous n’êtes plus modérateur de ce robot. Vous pouvez toujours lui poser des questions."

# Managing

KEPT = french("Documents : ")
FOUND = french("Documents dont le titre contient « {query} » : ")
FROM_TO = french("De {first} à {last}, le dernier changé d’abord :")
NONE_KEPT = french("Il n’y en a pas encore. /ajouter en ajoute un.")
NONE_FOUND = "Aucun titre ne contient ces mots."
SEARCH, ADD_ONE, DRAFTS, CURATED = "Chercher", "Ajouter", "Brouillons ({count})", "Épingles et synonymes"
WHICH_WORDS = "Envoyez un ou plusieurs mots du titre."
OPEN_DRAFTS = french("Brouillons ouverts :")
NO_DRAFT = "Il n’y a aucun brouillon ouvert."
DRAFT_LINE = french("• {title}, par {by}, changé le {when}")
CARD = "{state} · version {version} · {passages}"
HISTORY = french("Historique :")
EARLIER = french("… et {count} plus anciens, dans le journal (/etat).")
EVENT = french("{when}, {who} : {action}")
CHANGED = " ({before} → {after})"
NOTHING_THERE = "rien"
ACTIONS = {
    Action.PUBLISH: "publié",
    Action.REPLACE: "remplacé",
    Action.REVISE: "corrigé",
    Action.WITHDRAW: "retiré",
    Action.RESTORE: "rétabli",
    Action.UNDO: "dernier changement annulé",
    Action.INVITE: "invitation d’un modérateur",
    Action.REVOKE: "invitation annulée",
    Action.JOIN: "devenu modérateur",
    Action.REMOVE: "modérateur retiré",
    Action.PIN: "passage épinglé",
    Action.UNPIN: "épingle retirée",
    Action.PAIR: "synonyme ajouté",
    Action.UNPAIR: "synonyme retiré",
    Action.IMPORT: "archive reprise",
}
RENAME, REPLACE_IT, WITHDRAW, RESTORE = "Renommer", "Remplacer", "Retirer", "Rétablir"
WITHDRAWN = french("Retiré : il n’est plus cité. « Annuler » ou « Rétablir » le remettent.")
RESTORED = french("Rétabli : il est cité à nouveau.")
CORRECTED = "Corrigé."
UNDONE = french("Le dernier changement est annulé : le document est cité comme avant.")
UNDONE_WITHDRAWN = french("Le dernier changement est annulé : le document n’est plus cité.")
UNDO_HINT = french("« Annuler » défait le dernier changement ({action}), jusqu’à {until}.")

# Curated entries

PINS = french("Passages épinglés (montrés en premier à qui pose la question) :")
NO_PIN = "Aucun passage n’est épinglé à une question."
PIN_LINE = french("{number}. « {question} » → « {passage} » ({title})")
STALE_PIN = french(" — ce passage n’est plus dans le document : cette épingle ne sert plus.")
SYNONYMS = french("Synonymes de ce corpus :")
NO_SYNONYM = "Aucun synonyme n’est ajouté."
UNPIN, UNPAIR = "Retirer l’épingle {number}", "Retirer {pair}"
PIN_ONE, ADD_SYNONYM = "Épingler un passage", "Ajouter un synonyme"
WHICH_QUESTION = "Envoyez la question, comme un lecteur la poserait."
WHICH_PAIR = french("Envoyez deux mots ou expressions qui veulent dire la même chose, comme : gendarmes = militaires")
NOT_A_PAIR = french("Il me faut deux mots ou expressions, avec = entre les deux, comme : gendarmes = militaires")
CHOOSE = french(
    "Quel passage épingler à « {question} » ? Si aucun ne convient, envoyez d’autres mots pour en trouver un."
)
NOTHING_TO_PIN = french("Je ne trouve aucun passage pour « {question} ». Envoyez d’autres mots pour en trouver un.")
PIN_NUMBER = "Épingler le passage {number}"
PINNED = french("C’est épinglé : ce passage répond maintenant à cette question.")
MOVED_MEANWHILE = french("Rien n’a été épinglé : le document a changé entre-temps. Recommencez.")
PAIRED, PAIRED_BEFORE = "Le synonyme est ajouté.", "Ce synonyme existe déjà, ou les deux mots sont le même."
UNPINNED, UNPAIRED = "L’épingle est retirée.", "Le synonyme est retiré."
PINNED_ANSWER = "Extrait choisi par la rédaction pour cette question."

# What readers ask in vain

WAITING = french("Questions restées sans réponse : ")
NOTHING_WAITS = "Aucune question n’est restée sans réponse."
WAITING_NOTE = french("Gardées sans leur auteur, quatre-vingt-dix jours au plus.")
BEFORE_F, AFTER_F = "Précédentes", "Suivantes"
GROUP = french("Demandé {times}, la dernière fois le {last} :")
NEARLY = french("{times} ; je n’avais qu’un passage proche")
NEAR_SHOWN = french("Un passage proche, qui ne répond pas directement, a été montré {times}.")
PARTLY_NEARLY = french("{times}, dont {near} où j’avais un passage proche")
OTHER_WORDINGS = "… et {count} autres formulations."
ADD_A_DOCUMENT, DISMISS = "Ajouter un document", "Écarter"
DISMISSED = french("Écartée : « {question} ».")
WAITS_NO_LONGER = "Cette question n’attend plus."

# How the bot is doing

STATE = "Où en est le robot"
STATE_DOCUMENTS = french("Documents : {published}, {withdrawn}, {drafts}")
STATE_PASSAGES = french("Passages : {passages}")
STATE_LAST = french("Dernier changement : {change}")
STATE_SIZE = french("Base de données : {size}")
STATE_WAITING = french("Questions sans réponse : {waiting}")
STATE_MODERATORS = french("Modérateurs : {moderators}")
STATE_INCIDENTS = french("Pannes depuis le démarrage, le {since} : {count}")
STATE_LAST_INCIDENT = french(" (la dernière : incident {incident}, expliqué dans le journal technique)")
STATE_VERSION = french("Version : {version}, base {schema}")
JOURNAL, AFTER_TIME, BEFORE_TIME = "Journal", "Plus récents", "Plus anciens"
JOURNAL_TITLE = french("Journal des changements, le dernier d’abord :")
NO_EVENT = "Le journal est vide."
EXPORTING = "Je rassemble tout ce qui est conservé…"
EXPORTED = french(
    "Les documents avec toutes leurs versions, le journal, les questions sans réponse, les épingles et les synonymes : "
    "des fichiers qui se lisent sans le robot. Les brouillons n’y sont pas."
)
EXPORT_TOO_LARGE = french(
    "L’archive pèse {size}, plus que Telegram ne me laisse envoyer : faites-la au terminal, avec python bot.py export."
)

# What cannot be read, and what to do

UNREADABLE_FORMAT = f"Je ne sais pas lire ce format. Envoyez {KINDS}, ou collez le texte ici."
UNREADABLE_OLD_WORD = (
    "Ce fichier est dans un ancien format de Word. Enregistrez-le en .docx ou en PDF, puis renvoyez-le."
)
UNREADABLE_EMPTY = "Je ne trouve aucun texte là-dedans. Vérifiez ce que vous envoyez, ou collez le texte ici."
UNREADABLE_SCANNED = french(
    "Ce PDF ne contient que des images : je ne peux pas en lire le texte. Envoyez une version dont le texte "
    "se sélectionne, ou collez le texte ici."
)
UNREADABLE_PASSWORD = (
    "Ce document est protégé par un mot de passe ou un verrou. Envoyez-en une version sans protection, ou collez "
    "le texte ici."
)
UNREADABLE_TOO_LARGE = "Ce document dépasse {}\u00a0Mo. Envoyez-le en plusieurs parties, ou collez-en l’essentiel ici."
UNREADABLE_TOO_LONG = "Ce texte dépasse mille pages. Envoyez-le en plusieurs parties."
UNREADABLE_TOO_HEAVY = (
    "Lire ce document demande trop de temps ou de mémoire. Envoyez-le en plusieurs parties ou dans un format plus "
    "simple, ou collez le texte ici."
)
UNREADABLE_DAMAGED = french(
    "Ce fichier est abîmé : je n’arrive pas à le lire. Enregistrez-le à nouveau et renvoyez-le, ou collez le texte ici."
)
UNREADABLE_HEADER = "L’en-tête de ce fichier est à corriger{}"
UNREADABLE_LANGUAGE = (
    "Ce texte n’est pas en français, et je ne réponds qu’en français. Envoyez-en une version française."
)
UNREADABLE_PAYWALL = french(
    "Je ne vois que le début de cet article : la suite est réservée aux abonnés. Si vous y avez accès, collez "
    "le texte ici."
)
UNREADABLE_ADDRESS = "Ce n’est pas une adresse que je peux lire. Envoyez-la complète, comme https://exemple.fr/article."
UNREADABLE_CREDENTIALS = (
    "Cette adresse contient un nom d’utilisateur ou un mot de passe. Retirez-les, puis renvoyez-la."
)
UNREADABLE_PRIVATE = (
    "Cette adresse ne mène pas à un site public, je ne peux donc pas la lire. Envoyez le fichier, ou collez le "
    "texte ici."
)
UNREADABLE_UNKNOWN_HOST = "Je ne trouve pas ce site. Vérifiez l’adresse, ou collez le texte ici."
UNREADABLE_UNREACHABLE = "Ce site ne répond pas comme il faut. Réessayez plus tard, ou collez le texte ici."
UNREADABLE_CERTIFICATE = (
    "Le certificat de ce site n’est pas valable, je ne peux donc pas m’y fier. Envoyez le fichier, ou collez le "
    "texte ici."
)
UNREADABLE_REDIRECTS = (
    "Cette adresse renvoie trop de fois à une autre. Envoyez l’adresse finale, ou collez le texte ici."
)
UNREADABLE_SLOW = "Ce site met trop de temps à répondre. Réessayez plus tard, ou collez le texte ici."
UNREADABLE_NOT_FOUND = "Il n’y a rien à cette adresse (le site répond {}). Vérifiez-la, ou collez le texte ici."
UNREADABLE_REFUSED = (
    "Le site refuse de me montrer cette page (il répond {}). Envoyez le fichier, ou collez le texte ici."
)
UNREADABLE_OUT_OF_ORDER = "Le site est en panne (il répond {}). Réessayez plus tard, ou collez le texte ici."
UNREADABLE_NOT_A_PAGE = (
    "Il n’y a ni page ni document lisible à cette adresse ({}). Envoyez l’adresse d’un article ou d’un document."
)

# A document's details as a moderator corrects them

ONE_LINE = "Envoyez une seule ligne, de {longest} caractères au plus."
NOT_AN_ADDRESS = french(
    "Ce n’est pas une adresse. Envoyez-la complète, comme https://exemple.fr/article, ou « aucune » (le nom d’un "
    "journal va dans « Auteur »)."
)
NOT_A_DATE = french("Ce n’est pas une date. Envoyez-la comme 25 juin 2024 ou 25/06/2024, ou « aucune ».")
NO_SUCH_DATE = "Cette date n’existe pas. Envoyez-la comme 25 juin 2024 ou 25/06/2024."

# The header of a .md or .txt file: what is wrong on a line, as the end of a sentence

HEADER_WRONG = french(" : {what}")
HEADER_LINE_WRONG = french(", ligne {line} : {what}")
HEADER_OPEN = french("l’en-tête n’est pas refermé ; ajoutez une ligne « --- » après le dernier renseignement.")
HEADER_ILLEGIBLE = french(
    "l’en-tête est illisible ; écrivez une ligne par renseignement, comme « title: Le titre », et mettez entre "
    "guillemets ce qui contient « : »."
)
HEADER_TEXT = french("« {name} » attend un texte sur une ligne.")
HEADER_MISNAMED = french("« {name} » est ignoré ; écrivez « {meant} » si c’est ce que vous vouliez dire.")
HEADER_SOURCE = french("« source » attend une adresse complète, comme https://exemple.fr/article.")
_DATES = french(" ; écrivez la date comme 2024-06-25, 25/06/2024 ou 25 juin 2024.")
HEADER_NOT_A_DATE = french("« published » n’est pas une date") + _DATES
HEADER_NO_SUCH_DATE = f"cette date n’existe pas{_DATES}"
HEADER_QUESTIONS = french("« questions » attend une question par ligne, chacune précédée d’un tiret.")

# Files of the corpus folder, seen by who keeps the bot

PLACE_WRONG = french("{place} : {what}")
LINE_WRONG = french("{place}, ligne {line} : {what}")
MEANWHILE_UNREAD = "En attendant, ce document n’est pas lu."
NO_SUCH_PLACE = "ce fichier ou ce dossier n’existe pas."
FOLDER_CLOSED = "ce dossier ne peut pas être lu (vérifiez les droits)."
FILE_CLOSED = "le fichier ne peut pas être lu (vérifiez les droits)."
FILE_EMPTY = french("le texte est vide ; écrivez-le sous l’en-tête.")
FILE_LARGE = french("le fichier dépasse 20 Mo ; coupez-le en plusieurs documents.")
FILE_NOT_UTF8 = french("le texte n’est pas en UTF-8 ; enregistrez-le à nouveau en choisissant ce codage.")
FILE_NOT_TEXT = french("ce n’est pas un fichier de texte ; enregistrez-le en texte brut (.txt).")
FILE_SAME_ADDRESS = french("même adresse (source) que {first} ; le premier est gardé, retirez l’un des deux.")
FILE_SAME_TEXT = french("même texte que {first} ; le premier est gardé, retirez l’un des deux.")
HIDDEN_FILE, HIDDEN_FOLDER = "fichier caché", "dossier caché"
README_LEFT_OUT = "les fichiers README sont ignorés"
NOT_FROM_FOLDERS = french("dans un dossier, seuls les .md et les .txt sont lus ; donnez ce fichier par son nom")
FOLDER_EMPTY = "aucun document (.md ou .txt) ne s’y trouve."
TOKEN_REFUSED = french(
    "Telegram refuse TELEGRAM_TOKEN (ou TELEGRAM_API_URL n’est pas un serveur Bot API) : copiez le jeton tel que "
    "@BotFather le donne."
)

# The database, and the key beside it

DATABASE_BUSY = french("La base de données est occupée par une autre opération ; réessayez dans un instant.")
DATABASE_OVERRUN = french("La base de données est trop sollicitée ; réessayez dans un instant.")
DATABASE_FULL = french(
    "Il n’y a plus de place pour la base de données : rien n’a été enregistré ; libérez de l’espace disque."
)
DATABASE_DAMAGED = french(
    "La base de données est abîmée, ou ce n’en est pas une : remettez la dernière copie en place."
)
DATABASE_CLOSED = french("La base de données ne peut pas être lue ou écrite ; vérifiez les droits et l’état du disque.")
DATABASE_REFUSED = french("PostgreSQL refuse l’accès ; vérifiez le nom, le mot de passe et la base dans DATABASE_URL.")
DATABASE_SILENT = french("La base de données ne répond pas ; vérifiez DATABASE_URL et que le serveur fonctionne.")
DATABASE_URL_EXPECTED = french(
    "DATABASE_URL : attendu sqlite:///chemin/du/fichier.db ou postgresql://nom:motdepasse@serveur/base (le mot de "
    "passe encodé comme dans une adresse)."
)
DATABASE_WITHOUT_DRIVER = french(
    'DATABASE_URL désigne une base PostgreSQL, dont le pilote manque : pip install -e ".[postgres]".'
)
DATABASE_UNOPENED = french("{file} : la base de données ne peut pas être ouverte ; vérifiez le chemin et les droits.")
DATABASE_FILE_DAMAGED = french("{file} : la base de données est abîmée ; remettez la dernière copie (.bak) en place.")
DATABASE_OF_ANOTHER = french("{file} : ce fichier est la base d’un autre programme ; vérifiez DATABASE_URL.")
DATABASE_NEWER = french(
    "La base de données a été faite par une version plus récente d’Extrait : mettez le programme à jour, ou remettez "
    "en place la copie (.bak) d’avant."
)
DATABASE_BEING_UPDATED = french("{file} : un autre programme la met à jour depuis trop longtemps ; arrêtez-le.")
DATABASE_NOT_COPIED = french(
    "{file} : la copie d’avant la mise à jour ne peut pas être faite ; vérifiez les droits et la place."
)
KEY_SHORT = french("SECRET_KEY : attendu un secret d’au moins {shortest} caractères.")
KEY_IN_USE = french("{file} : un autre programme s’en sert depuis trop longtemps ; arrêtez-le.")
KEY_CLOSED = french(
    "{file} : ce fichier de clé ne peut être ni lu ni créé ; vérifiez les droits, ou définissez SECRET_KEY."
)
KEY_LOST = french(
    "La clé a changé ou s’est perdue (SECRET_KEY, ou le fichier secret.key) : illisibles : modérateurs {moderators}, "
    "messages en attente {updates} ; remettez l’ancienne clé en place, ou invitez à nouveau les modérateurs."
)

# Archives

ARCHIVE_UNWRITTEN = french("{file} : l’archive ne peut pas être écrite ; vérifiez le chemin, les droits et la place.")
ARCHIVE_ABSENT = french("{file} : ce fichier n’existe pas.")
NO_ARCHIVE = "Ce fichier n’est pas une archive d’Extrait, ou il est abîmé."
ARCHIVE_OF_MANY = "Cette archive contient plus de {most} fichiers."
ARCHIVE_LARGE = "Cette archive est trop grande, une fois décompressée."
ARCHIVE_ALTERED = french("{file} : ce fichier a été modifié depuis que l’archive a été faite.")
ARCHIVE_LINE_WRONG = french("{file}, ligne {line} : cette ligne n’est pas celle d’une archive d’Extrait.")
ARCHIVE_FILE_EMPTY = french("{file} : ce fichier est vide.")
ARCHIVE_README = french(
    """Archive d’Extrait
=================

documents/       un dossier par document, un fichier par version (v1.md, v2.md …)
documents.csv    les documents : statut, origine, dates
versions.csv     les versions : qui, quand, pourquoi, empreinte SHA-256 du fichier
journal.csv      qui a changé quoi, quand, de quoi à quoi
questions-en-attente.csv   ce que des lecteurs ont demandé en vain, sans leur nom
epingles.csv     les passages épinglés à une question
synonymes.csv    les synonymes de ce corpus

Les personnes sont désignées par des pseudonymes. Rien n’est conservé ici sur les lecteurs.

Pour tout remettre en place : python bot.py import ARCHIVE
Pour ne reprendre que des textes : copiez dans le dossier corpus/ la version voulue de chaque document.

Les fichiers .csv s’ouvrent avec un tableur (UTF-8, point-virgule). Une apostrophe précède ce qu’il prendrait
pour une formule. Un fichier modifié n’est plus reconnu : les empreintes sont vérifiées.
"""
)
