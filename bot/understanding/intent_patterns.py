"""Sentences that are said to the bot itself: thanks, leave, complaints, questions about what it keeps of a reader.

All take words as `plain` writes them, without marks, one space apart. A sentence is one of these only as a whole.
"""

import re

# Each is followed by a space or the end, and tried once: what a phrase has taken is never given back, so that a long
# message takes no longer than its words.
_END = r"(?: |$)"
_LEAVE = (
    r"(?:(?:je )?(?:vous|te) souhaite |passez |passe )?(?:une? )?(?:(?:tres|bonne?|excellente?|belle|agreable|douce) )+"
    r"(?:fin de )?(?:journee|soiree|nuit|continuation|semaine|week end|weekend|we|apres midi|aprem|vacances|fetes?)"
    r"|au revoir|aurevoir|a (?:bientot|plus(?: tard)?|demain|la prochaine|tout a l heure)|ciao|bye(?: bye)?|bisous?"
    r"|a ?\+|portez vous bien|prenez soin de vous"
)
_THANKS = (
    r"(?:(?:un )?(?:grand|mille|vraiment) )*(?:merci+s?|merki+|mersi+|mercie|mrc|mci|thx|thanks)"
    r"|(?:je |j )?(?:vous |te |t |vs )?(?:en )?remerci(?:e|es|ons)?"
    r"|(?:vous etes|vs etes|tu es|t es|t|c est|c) (?:(?:tres|trop|vraiment|bien|super|si|fort) )*"
    r"(?:aimable|gentil(?:le)?|sympa|sympathique|adorable|serviable)(?: de (?:votre|ta) part)?"
)
_BESIDE = (
    r"(?:tres |vraiment )?(?:beaucoup|bcp|bocou|infiniment|sincerement|vivement|encore|bien|quand meme|d avance"
    r"|par avance|mille fois)"
    r"|pour (?:tout|(?:votre|vos|ton|ta|tes|cette|ces|la|les|l) ?(?:aide|reponses?|infos?|informations?|precisions?"
    r"|explications?|renseignements?|service|temps|patience|amabilite|gentillesse|rapidite))"
    r"|ok|okay|okey|oki+|okk+|d ?accord|dac+|bon|alors|allez|et|puis|donc|ah|oh|entendu|(?:je |j ?)vois|compris|note"
    r"|voila|c est (?:note|(?:tres )?clair|parfait|super)|(?:tres )?clair|parfait|super|top|genial|nickel|excellent"
    r"|bonjour|bonsoir|salut"
    r"|(?:(?:a|mon|mes|ma|le|les|l|cher|chere|chers) )*(?:vous|toi|tous|toutes|tout le monde|monsieur|madame|messieurs"
    r"|mesdames|mademoiselle|amie?s?|robot|bot|gars|mec|frere)"
)
_LEAVING = re.compile(rf"(?>(?:{_LEAVE}|{_THANKS}|{_BESIDE}){_END})*?(?>(?:{_LEAVE}){_END})")
_THANKING = re.compile(rf"(?>(?:{_LEAVE}|{_THANKS}|{_BESIDE}){_END})*?(?>(?:{_THANKS}){_END})")
_COURTEOUS = re.compile(rf"(?>(?:{_LEAVE}|{_THANKS}|{_BESIDE}){_END})++")

_OPENING = (
    r"non+|nan|ok|okay|mais|ah|oh|euh|bah|ben|bof|merci|desolee?|pardon|bonjour|bonsoir|enfin|bon|et|en fait"
    r"|franchement|serieux|serieusement|sauf que|excusez? moi|frere|hein|du tout|quand meme|l+o+l+|m+d+r+|p+t+d+r+|xd+"
)
_THE_ANSWER = r"(?:la|ta|tes|votre|vos|cette|ces|les) (?:reponses?|extraits?|passages?|messages?)"
_MY_QUESTION = r"(?:la|ma|mes|notre) (?:questions?|demandes?)"
_WRONG = (
    r"(?:faux|fausse|nul(?:le)?|inexacte?|incorrecte?|erronee?|bidon|hors sujet|n importe quoi|a cote(?: de la plaque)?"
    r"|un mensonge|des (?:mensonges|conneries|betises)|(?:completement|totalement|tout) (?:faux|fausse|nul(?:le)?))"
)
_I_ASKED = (
    r"que (?:je |j )?(?:(?:vous|te|t) )?(?:(?:ai|avais) )?(?:demand\w+|voul\w+|veux|cherch\w+|attend\w+)"
    r"(?: (?:dire|savoir))?"
)
_RIGHT = (
    rf"(?:(?:ca|cela|ce)(?: {_I_ASKED})?|vrai|bon|bonne|juste|exacte?|correcte?|claire?|utile|complete?|satisfaisante?"
    rf"|{_MY_QUESTION}|le sujet|(?:la|une) (?:bonne|vraie) reponse|une reponse|la bonne)"
)
_COMPLAINT = "|".join(
    (
        rf"(?:c|ce|cest|ca|{_THE_ANSWER})(?: (?:n|ne))?(?: (?:est|etait))? (?:vraiment |toujours )?"
        rf"(?:{_WRONG}|mauvaise|incomprehensible|pas(?: du tout| vraiment)?(?: {_RIGHT})?)",
        rf"pas (?:du tout )?{_RIGHT}",
        rf"(?:je|j)(?: (?:n|ne|y))* ?(?:comprend\w*|capte|pige) (?:toujours |vraiment )?(?:pas|rien)(?: du tout)?"
        rf"(?: {_THE_ANSWER}| ce que (?:tu|vous) \w+)?",
        rf"(?:(?:je|j)(?: n)? ai|jai|g|j ai) (?:toujours |vraiment )?(?:pas|rien)(?: (?:bien|tout|vraiment))?"
        rf"(?: (?:compris?|capte|pige))?(?: {_THE_ANSWER}| ce que (?:tu|vous) \w+)?",
        rf"(?:tu|t|vous|vs)(?: (?:n|ne))? (?:m )?(?:as|avez|reponds?|repondez|comprends?|comprenez|aides?|aidez)"
        rf" (?:toujours |vraiment )?(?:pas|rien)(?: (?:compris|repondu|lu|aidee?))?(?: du tout)?"
        rf"(?: (?:a )?{_MY_QUESTION})?",
        r"(?:tu|vous) (?:me |nous )?(?:mens|mentez|ment)",
        r"(?:tu|vous) (?:me |nous )?(?:dis|dites|racontes?|racontez) (?:n importe quoi|(?:que )?des (?:conneries"
        r"|betises|mensonges|salades))",
        r"(?:tu te|vous vous) (?:trompez?s?|plantez?s?|(?:foutez|fous|moquez|moques) de moi)",
        r"(?:tu|t|vous) (?:t es|vous etes|es) trompee?s?|(?:tu|t|vous) (?:as|avez) (?:tort|faux)",
        r"(?:tu|t|vous|vs|c)(?: es| etes| est)? (?:(?:vraiment|trop|tellement|tres|un peu|completement) )*"
        r"(?:nul(?:le)?s?|naze|inutile|mauvaise?|bidon|pourri|eclate(?: au sol)?|hors sujet|une? menteu(?:r|se))",
        r"menteu(?:r|se)|(?:mauvaise|fausse) reponse|faux|n importe quoi|hors sujet|ca (?:ne )?veut rien dire",
        rf"(?:(?:ca|cela|c|il)(?: (?:n|n y))? ?a )?(?:aucun rapport|rien a voir)(?: (?:avec|a) {_MY_QUESTION})?",
        rf"(?:ca|sa|cela|{_THE_ANSWER}|(?:ce|le|ton|votre) (?:bot|robot|truc))(?: (?:n|ne|m|me))* "
        r"(?:marche|fonctionne|repond|aide|convient|correspond|sert) (?:toujours |vraiment )?(?:pas|a rien)"
        rf"(?: du tout)?(?: (?:a )?{_MY_QUESTION})?",
        r"je (?:ne |n )?suis pas (?:(?:du tout|tres|vraiment) )?(?:satisfaite?|convaincue?|contente?|d accord)"
        rf"(?: (?:de|par|avec) {_THE_ANSWER})?",
    )
)
_COMPLAINING = re.compile(rf"(?>(?:{_OPENING}) )*+(?>(?:{_COMPLAINT}){_END})(?>(?:{_COMPLAINT}|{_OPENING}){_END})*+")

_MINE = re.compile(
    r"\b(?:mes|mon|ma|nos|notre) (?:questions?|messages?|donnees|infos?|informations?|conversations?|discussions?"
    r"|historique|nom|prenom|identite|numero|adresse|ip|profil|recherches?|requetes?|pseudo|telephone|photos?"
    r"|localisation|coordonnees|vie privee|anonymat)\b"
    r"|\bce (?:que (?:je |j )(?:(?:vous|te|t) )?(?:ai )?|qu on )"
    r"(?:ecri\w*|di[st]|demande|envoie|tape|cherche|raconte)\b"
    r"|\btout ce que j ai ecrit\b|\bqui je suis\b"
)
_KEPT = re.compile(
    r"(?:gard|conserv|enregistr|stock|sauvegard|memoris|archiv|transm|partag|vend|divulgu|communiqu|utilis|collect"
    r"|li[sre]|lu[es]|fai[st]|devien|voi[rst]|voy|surveill|espionn|supprim|effac|oubli|retir|enlev|detrui|envoy|anonym"
    r"|confidentiel|prive|secret|protege|visible|securis|chiffr|crypt|sav|sai[st]|conn|respect)\w*|lu|lit|vont"
)
_AROUND_MINE = frozenset(
    "est ce que qu vous tu te t on qui quoi comment peut peux pouvez puis pourriez pouvoir je j faire fais faites pour"
    " a au le la les de du d des et ou si sont etre ete tout tous toutes svp stp quelqu un il elle ils elles y avez as"
    " ai aussi bien combien temps longtemps pourquoi voudrais veux souhaite souhaiterais aimerais savoir reste restent"
    " vont va ici moi police votre ton bot robot personnelles personnelle personnel merci bonjour quand m"
    " vraiment ne pas n mes mon ma nos notre par sur dans s".split()
)
_ARE_YOU = r"(?:(?:est ce que )?(?:vous etes|tu es|t es|t)|etes vous|es tu)"
_OF_THE_POLICE = r"(?:de |de la |un |une |la |des |les |d )?(?:police|policiers?|policiere|flics?|keufs?|gendarmes?)"
_KEEPING = re.compile(
    rf"(?:(?:est ce que )?(?:c est|c|cest)|est ce(?: que c est)?|{_ARE_YOU})"
    r"(?: (?:bien|vraiment|totalement|completement"
    r"|100 %))* (?:anonyme|confidentiel(?:le)?|enregistre|securise|chiffre|crypte)(?: ici| ou pas| avec (?:vous|toi))*"
    r"|(?:est ce que )?(?:je (?:suis|reste)|suis je|on est|est on) (?:bien |vraiment )?(?:anonyme|fiche|trace|surveille"
    r"|espionne|enregistre|ecoute|identifie|protege)e?s?(?: ici| ou pas)*"
    rf"|{_ARE_YOU} (?:avec )?{_OF_THE_POLICE}"
    rf"|(?:est ce que )?(?:vous |tu )?(?:travaill|boss)(?:es|ez)(?: vous| tu)? (?:pour|avec) {_OF_THE_POLICE}"
    r"|(?:est ce que )?(?:vous|tu|on) m (?:espionn|surveill|enregistr|ecout|fich|trac)\w+"
    r"|(?:effacez?|supprimez?) tout|(?:la )?confidentialite|rgpd|(?:ma )?vie privee|mes donnees(?: personnelles)?"
)


def thanks(said: str) -> bool:
    """True for thanks, however polite and long."""
    return bool(_COURTEOUS.fullmatch(said) and _THANKING.match(said))


def takes_leave(said: str) -> bool:
    """True for a goodbye, with thanks or without."""
    return bool(_COURTEOUS.fullmatch(said) and _LEAVING.match(said))


def complains(said: str) -> bool:
    """True for a complaint that an answer is wrong, not understood, or none to the question."""
    return _COMPLAINING.fullmatch(said) is not None


def asks_what_is_kept(said: str) -> bool:
    """True for a question about what becomes of one's own messages, or the wish to have them erased."""
    if _KEEPING.fullmatch(said):
        return True
    mine = _MINE.search(said)
    around = f"{said[: mine.start()]} {said[mine.end() :]}".split() if mine else []
    kept = [word for word in around if _KEPT.fullmatch(word)]
    return bool(kept) and all(word in _AROUND_MINE for word in around if word not in kept)
