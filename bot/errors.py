"""What can go wrong that a person can mend. Each error carries the French sentence that the person sees.

BotError
├── SettingsError        the environment or .env, every mistake at once
├── CorpusError          a path that cannot be read at all
├── SlipError            a slip in a file: where, what, what to do
│   └── DocumentError    one that keeps it from being read
├── ReadingError         a file, an address or a text that cannot become a document: Cause has the sentences
├── InputError           what somebody typed cannot be understood
├── TokenRefusedError    Telegram does not know the token
├── StoreError           the database cannot be opened, read or written; nothing was half-written
└── ArchiveError         an archive that cannot be read or written; nothing of it was taken in
"""

from enum import Enum
from pathlib import Path


class BotError(Exception):
    """A person's mistake, or a circumstance they can change. `str()` is one French sentence, or one a line."""


class SettingsError(BotError):
    """Wrong settings, one sentence each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class CorpusError(BotError):
    """A corpus path that does not exist or cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} : {why}")


class SlipError(BotError):
    """What looks like a slip in a file; the document is read all the same."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        where = f"{path}, ligne {line}" if line else str(path)
        super().__init__(f"{where} : {what}")
        self.path, self.line = path, line


class DocumentError(SlipError):
    """A file that is left out of the corpus; the others go on."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        super().__init__(path, line, f"{what} En attendant, ce document n’est pas lu.")
        self.also: list[SlipError] = []
        """What else is wrong in the same file, in order."""


class Cause(Enum):
    """Why something cannot be read: one sentence of what happened and what to do. «{}» stands for a detail."""

    FORMAT = (
        "Je ne sais pas lire ce format. Envoyez un PDF, un DOCX, un ODT, un EPUB, une page HTML ou un texte "
        "(.txt, .md), ou collez le texte ici."
    )
    OLD_WORD = "Ce fichier est dans un ancien format de Word. Enregistrez-le en .docx ou en PDF, puis renvoyez-le."
    EMPTY = "Je ne trouve aucun texte là-dedans. Vérifiez ce que vous envoyez, ou collez le texte ici."
    SCANNED = (
        "Ce PDF ne contient que des images\u00a0: je ne peux pas en lire le texte. Envoyez une version dont le texte "
        "se sélectionne, ou collez le texte ici."
    )
    PASSWORD = (
        "Ce document est protégé par un mot de passe ou un verrou. Envoyez-en une version sans protection, ou collez "
        "le texte ici."
    )
    TOO_LARGE = "Ce document dépasse {}\u00a0Mo. Envoyez-le en plusieurs parties, ou collez-en l’essentiel ici."
    TOO_LONG = "Ce texte dépasse mille pages. Envoyez-le en plusieurs parties."
    TOO_HEAVY = (
        "Lire ce document demande trop de temps ou de mémoire. Envoyez-le en plusieurs parties ou dans un format plus "
        "simple, ou collez le texte ici."
    )
    DAMAGED = (
        "Ce fichier est abîmé\u00a0: je n’arrive pas à le lire. Enregistrez-le à nouveau et renvoyez-le, ou collez le "
        "texte ici."
    )
    HEADER = "L’en-tête de ce fichier est à corriger{}"
    LANGUAGE = "Ce texte n’est pas en français, et je ne réponds qu’en français. Envoyez-en une version française."
    PAYWALL = (
        "Je ne vois que le début de cet article\u00a0: la suite est réservée aux abonnés. Si vous y avez accès, collez "
        "le texte ici."
    )
    ADDRESS = "Ce n’est pas une adresse que je peux lire. Envoyez-la complète, comme https://exemple.fr/article."
    CREDENTIALS = "Cette adresse contient un nom d’utilisateur ou un mot de passe. Retirez-les, puis renvoyez-la."
    PRIVATE = (
        "Cette adresse ne mène pas à un site public, je ne peux donc pas la lire. Envoyez le fichier, ou collez le "
        "texte ici."
    )
    UNKNOWN_HOST = "Je ne trouve pas ce site. Vérifiez l’adresse, ou collez le texte ici."
    UNREACHABLE = "Ce site ne répond pas comme il faut. Réessayez plus tard, ou collez le texte ici."
    CERTIFICATE = (
        "Le certificat de ce site n’est pas valable, je ne peux donc pas m’y fier. Envoyez le fichier, ou collez le "
        "texte ici."
    )
    REDIRECTS = "Cette adresse renvoie trop de fois à une autre. Envoyez l’adresse finale, ou collez le texte ici."
    SLOW = "Ce site met trop de temps à répondre. Réessayez plus tard, ou collez le texte ici."
    NOT_FOUND = "Il n’y a rien à cette adresse (le site répond {}). Vérifiez-la, ou collez le texte ici."
    REFUSED = "Le site refuse de me montrer cette page (il répond {}). Envoyez le fichier, ou collez le texte ici."
    OUT_OF_ORDER = "Le site est en panne (il répond {}). Réessayez plus tard, ou collez le texte ici."
    NOT_A_PAGE = (
        "Il n’y a ni page ni document lisible à cette adresse ({}). Envoyez l’adresse d’un article ou d’un document."
    )


class ReadingError(BotError):
    """What a person gave cannot be read; the cause says why, and what to do."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause.value.format(detail))
        self.cause, self.detail = cause, detail


class InputError(BotError):
    """What somebody typed, at the terminal or in a chat, is not what it should be."""


class TokenRefusedError(BotError):
    """Telegram answered that it does not know this token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuse TELEGRAM_TOKEN (ou TELEGRAM_API_URL n’est pas un serveur Bot API) : "
            "copiez le jeton tel que @BotFather le donne."
        )


class StoreError(BotError):
    """The database cannot be opened, read or written. What was being done is undone whole."""


class ArchiveError(BotError):
    """An archive that cannot be read or written. Nothing of it was taken in."""
