"""Words of people in danger, or near to somebody who is: no quotation helps them, a number to call may."""

import re

_DONE = (
    r"(?:en danger|agress\w*|victime|menac\w*|viol(?:e|es|ee|ees|er)|frapp\w*|tabass\w*|harcel\w*|pieg\w*|chantage"
    r"|racket\w*)"
)
_NEAR = (
    r"(?:copain|copine|pote|ami|amie|frere|soeur|fils|fille|mec|mari|femme|conjoint|conjointe|collegue|voisin|voisine"
    r"|cousin|cousine|enfant|proche)"
)
_DIE = r"(?:mourir|mourrir|crever|en finir|(?:me |se )?suicide\w*|(?:me |se )?tuer|mort)"
_DISTRESS = re.compile(
    # «On m'a agressé», «jme sui fé agressé», «il me menace», «on me fait du chantage»
    rf"\b(?:je suis|chui|j ?ai|on m a|m ont|m a|(?:je me|jme|j me|me) (?:suis?|ss) f(?:ait|ai|e))(?: \w+){{0,2}}"
    rf" (?:{_DONE}|peur)\b"
    rf"|\b(?:il|elle|on|ils|elles|me|qui) me (?:fait |font )?(?:du |de la |des )?(?:{_DONE}|chanter)\b"
    # «Mon copain veut se suicider», «je connais quelqu'un qui a été agressé»: somebody of theirs, not anybody
    rf"|\b(?:(?:mon|ma|mes) (?:\w+ )?{_NEAR}s?|une? (?:pote|copain|copine|amie?) a moi)\b(?: \w+){{0,4}}"
    rf" (?:{_DONE}|se suicider|mourir|se tuer)\b"
    rf"|\bconnais quelqu un\b(?: \w+){{0,5}} {_DONE}\b"
    # «J'ai envie d'en finir», «je n'ai plus envie de vivre», «des idées noires»
    rf"|\bje (?:veux|vais|voudrais)(?: me)? (?:{_DIE}|sauter|disparaitre)\b"
    rf"|\b(?:envie|pense|penser|songe) (?:\w+ )?(?:de |d |a |au )?{_DIE}\b"
    r"|\bplus (?:du tout )?envie de vivre\b|\bje (?:ne )?(?:veux|peux) plus (?:du tout )?vivre\b"
    r"|\bidees (?:noires|suicidaires)\b|\b(?:suis|est) suicidaire\b"
    # «À qui je peux parler ?», «y a-t-il une ligne d'écoute ?», «que faire si on m'agresse ?»
    r"|\bau secours\b|\baide[rz] moi\b|\bj ?ai (?:vraiment |trop )?besoin d ?aide\b"
    r"|\ba qui (?:je peux|puis je|on peut|peut on|est ce que je peux) (?:en )?(?:parler|demander de l aide)\b"
    r"|\b(?:ligne|numero)s? d (?:ecoute|urgence|aide)\b"
    rf"|\b(?:que|quoi) (?:faire|dois je faire)\b(?: \w+){{0,4}} {_DONE}\b"
    rf"|\b{_DONE}(?: \w+)? (?:que|quoi) faire\b"
)


def tells_of_distress(plain: str) -> bool:
    """True for plain words about a danger to oneself or somebody near, about wanting to die, or asking for help."""
    return _DISTRESS.search(plain) is not None
