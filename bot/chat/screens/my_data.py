"""A person's own data as they can read it, each part with a sentence of explanation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot import texts


def legible(told: Mapping[str, Any], titles: Mapping[str, str], at: datetime) -> dict[str, Any]:
    """The data that `Readers.about_person` tells, in French, as JSON holds it.

    `titles`: documents' ids -> their titles; `at`: when it was told. Instants are in Paris time.
    """
    parts: dict[str, dict[str, Any]] = {
        "pseudonyme": {"valeur": told["pseudonym"]},
        "reponses_attendues": {"questions": [_wish(one) for one in told["wishes"]]},
        "fil_de_la_conversation": _context(told["context"], titles),
        "reponses_donnees": {"messages": [_answer(one) for one in told["answers"]]},
        "suite_attendue": _step(told["step"]),
        "messages_en_attente": {"nombre": told["updates"]},
        "conversation": {"reglages": told["settings"], "connue_depuis_le": _moment(told["seen"])},
        "moderation": {
            "moderateur": _moderator(told["moderator"]),
            "changements_dans_le_journal": told["journal"],
            "brouillons_ouverts": [
                {"titre": one["title"], "modifie_le": _moment(one["changed"])} for one in told["drafts"]
            ],
        },
    }
    explained = {name: {"explication": texts.DATA_PARTS[name], **_spelt_out(part)} for name, part in parts.items()}
    return {"a_lire_d_abord": texts.DATA_PREFACE.format(when=texts.moment(at)), **explained}


def _spelt_out(value: Any) -> Any:
    """`value`, with a word where there is nothing."""
    if isinstance(value, dict) and value:
        return {name: _spelt_out(one) for name, one in value.items()}
    if isinstance(value, list) and value:
        return [_spelt_out(one) for one in value]
    return texts.NOTHING_THERE if value in (None, [], {}) else value


def _wish(wish: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "question": wish["question"],
        "a_envoyer_a_la_conversation": wish["chat"],
        "gardee_jusqu_au": _moment(wish["expires"]),
    }


def _context(context: Mapping[str, Any] | None, titles: Mapping[str, str]) -> dict[str, Any]:
    """The passages that were quoted last, and the words that say what the questions were about."""
    answers = context["data"].get("answers", []) if context else []
    return {
        "passages_cites": [
            {"mots_de_la_question": words, "document": titles.get(document, document), "caracteres": f"{start}–{end}"}
            for words, document, start, end in answers
        ],
        "efface_apres_le": _moment(context["expires"]) if context else None,
    }


def _answer(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "numero_de_votre_message": answer["question_message"],
        "numero_de_ma_reponse": answer["answer_message"],
        "le": _moment(answer["at"]),
        "votre_avis": texts.VOTES[answer["vote"]] if answer["vote"] else None,
    }


def _step(step: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "etape": step["name"] if step else None,
        "donnees": step["data"] if step else None,
        "effacee_apres_le": _moment(step["expires"]) if step else None,
    }


def _moderator(moderator: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if moderator is None:
        return None
    return {
        "nom": moderator["name"],
        "numero_de_conversation": moderator["chat"],
        "depuis_le": _moment(moderator["since"]),
    }


def _moment(at: str | None) -> str | None:
    return texts.moment(datetime.fromisoformat(at)) if at else None
