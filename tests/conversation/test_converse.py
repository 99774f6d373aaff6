"""One table of what is said to which text on which surface: it decides the order of the decisions."""

from dataclasses import replace

import pytest

from bot.collection import Collection
from bot.conversation.context import ALONE, Call, Context
from bot.conversation.converse import converse, is_ignored
from bot.conversation.policy import AS_IT_STANDS, COMMENT, GROUP, GUEST, INLINE, PRIVATE, TERMINAL, Policy
from bot.conversation.reply import (
    Answers,
    Distress,
    Foreign,
    MissedQuestion,
    Nothing,
    Reply,
    Silence,
    SmallTalk,
    TooLong,
    Wordless,
)
from bot.models import Outcome, Reason
from bot.reader_records import Shortfall
from bot.understanding.intent import Talk
from bot.understanding.question import ParsedQuestion
from tests.kerbihan import LIBRARY

KERBIHAN = Collection(LIBRARY)
COMMAND, MENTION, ASIDE, REPLY = (Context(call=call) for call in list(Call)[1:])
BUILT, PRICE = "Qui a construit le phare ?", "Combien coûte le gâteau ?"
COPPER = "Quel est le cours du cuivre à Londres ?"
NEAR = "Le phare est-il hanté ?"
DANGER = "Mon mari me frappe"
A_TEXT = "Le phare de Kerbihan a été construit. " * 30
Kind = type[Reply] | Talk


def said(text: str, policy: Policy = PRIVATE, context: Context = ALONE, *, library: Collection = KERBIHAN) -> Reply:
    return converse(library, ParsedQuestion(text), policy, context)


def kind(reply: Reply) -> Kind:
    return reply.intent if isinstance(reply, SmallTalk) else type(reply)


def everywhere(text: str, kind: Kind) -> list[tuple[str, Policy, Context, Kind]]:
    """In private, as a guest and in the terminal: the bot is spoken to, and to nobody else."""
    return [(text, policy, ALONE, kind) for policy in (PRIVATE, GUEST, TERMINAL)]


def group(text: str, **kinds: Kind) -> list[tuple[str, Policy, Context, Kind]]:
    """In a group, however the bot was called; what is not named is silence."""
    calls = {"command": COMMAND, "mention": MENTION, "aside": ASIDE, "reply": REPLY}
    return [(text, GROUP, context, kinds.get(name, Silence)) for name, context in calls.items()]


def called(kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(("command", "mention"), kind)


def anyhow(kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(("command", "mention", "aside", "reply"), kind)


TABLE = [
    # Whoever is in danger is told where there is help, whatever else they say, and wherever.
    *everywhere(DANGER, Distress),
    *everywhere(f"t’es qui ? {DANGER}", Distress),
    *everywhere(f"{DANGER}. {BUILT}", Distress),
    *everywhere(f"{DANGER}. {A_TEXT}", Distress),
    *group(DANGER, **anyhow(Distress)),
    *group("Tu sais, je veux mourir", **anyhow(Distress)),
    (DANGER, INLINE, ALONE, Distress),
    (DANGER, AS_IT_STANDS, ALONE, Distress),
    # What asks nothing of the documents gets its own line.
    *everywhere("merci beaucoup", Talk.THANKS),
    *everywhere("bonjour", Talk.GREETING),
    *everywhere("tu es un robot ?", Talk.WHO),
    *everywhere("t’es là ?", Talk.HERE),
    *everywhere("aide", Talk.HELP),
    *everywhere("mes messages sont-ils enregistrés ?", Talk.PRIVACY),
    *everywhere("tu connais quoi ?", Talk.KNOWN),
    *everywhere("résume l’article stp", Talk.SUMMARY),
    *everywhere("t’es sûr ?", Talk.DOUBT),
    *everywhere("c’est pas ça", Talk.UNHAPPY),
    *everywhere("lol", Talk.REACTION),
    *everywhere("connard", Talk.INSULT),
    *everywhere("au revoir", Talk.FAREWELL),
    *everywhere("wesh qui a construit le phare", Answers),
    # Among people most of it is not for the bot; a command always is.
    *group("tu es un robot ?", **anyhow(Talk.WHO)),
    *group("aide", **anyhow(Talk.HELP)),
    *group("tu connais quoi ?", **anyhow(Talk.KNOWN)),
    *group("mes messages sont-ils enregistrés ?", **anyhow(Talk.PRIVACY)),
    *group("merci beaucoup", command=Talk.THANKS),
    *group("bonjour", command=Talk.GREETING),
    *group("😂", command=Wordless),
    *group("lol", command=Nothing),
    *group("connard", command=Nothing),
    *group("c’est pas ça", command=Wordless),
    *group("résume l’article stp", **called(Nothing)),
    # What is too long is a text, in whatever language.
    *everywhere(A_TEXT, TooLong),
    *everywhere("What is the price of copper in London? " * 30, TooLong),
    *group(A_TEXT, **called(TooLong)),
    *group("Qui a construit le phare et pourquoi ? " * 30, **called(TooLong)),
    (A_TEXT, INLINE, ALONE, TooLong),
    # Another language is told that French is spoken.
    *everywhere("Who built the lighthouse?", Foreign),
    *everywhere("Who built it? How many steps are there?", Foreign),
    *everywhere("Qui a construit le phare ? What did he build, and when was it built?", Answers),
    *group("Who built the lighthouse?", **anyhow(Foreign)),
    ("Who is Paul Morvan?", INLINE, ALONE, Answers),
    ("Who is Paul Morvan?", AS_IT_STANDS, ALONE, Answers),
    # Everything else is looked up.
    *everywhere(BUILT, Answers),
    *everywhere(f"{BUILT} {PRICE}", Answers),
    *everywhere("Qui a écrit l’article ?", Answers),
    *everywhere(NEAR, Answers),
    *everywhere(COPPER, Nothing),
    *everywhere(f"{COPPER} Combien pèse un éléphant ?", Nothing),
    *everywhere("asdfghjkl", Nothing),
    *everywhere("🙂", Wordless),
    *everywhere("?!", Wordless),
    *everywhere("et depuis quand ?", Wordless),
    *everywhere("Quand ? Où ?", Wordless),
    *everywhere("", Wordless),
    *group(BUILT, **anyhow(Answers)),
    *group(f"{BUILT} {PRICE}", **anyhow(Answers)),
    *group(NEAR, **anyhow(Answers)),
    *group("Tu crois qu’il est hanté, le phare ?", **called(Answers)),
    *group("Tu sais qui a construit le phare ?", **anyhow(Answers)),
    *group(COPPER, **called(Nothing)),
    *group("le la les", command=Wordless),
    *group("Mon cousin l’a visité", **called(Nothing)),
    (BUILT, COMMENT, REPLY, Answers),
    ("merci beaucoup", INLINE, ALONE, SmallTalk),
    (COPPER, INLINE, ALONE, Nothing),
    (f"{BUILT} {PRICE}", INLINE, ALONE, Answers),
    ("connard", AS_IT_STANDS, ALONE, Nothing),
]


@pytest.mark.parametrize(("text", "policy", "context", "expected"), TABLE)
def test_what_is_said(text: str, policy: Policy, context: Context, expected: Kind) -> None:
    reply = said(text, policy, context)
    assert expected in (kind(reply), type(reply))


def answers(text: str, policy: Policy = PRIVATE, context: Context = ALONE) -> Answers:
    reply = said(text, policy, context)
    assert isinstance(reply, Answers)
    return reply


@pytest.mark.parametrize("policy", [PRIVATE, GROUP, GUEST, TERMINAL])
def test_two_questions_in_a_line_have_two_answers(policy: Policy) -> None:
    found = answers(f"{BUILT} {PRICE}", policy)
    assert [answer.question for answer in found.answers] == [BUILT, PRICE]
    assert (found.only, found.cut) == (None, False)


def test_a_list_has_one_answer() -> None:
    found = answers(f"{BUILT} {PRICE}", INLINE)
    assert found.only is found.answers[0]


def test_each_surface_has_as_many_excerpts_as_it_can_show() -> None:
    small = Collection(LIBRARY, excerpt_chars=60)
    shown = {}
    for name, policy in {"group": GROUP, "private": PRIVATE, "inline": INLINE}.items():
        reply = said("le phare de Kerbihan, le bac, les gardiens, le gâteau", policy, library=small)
        assert isinstance(reply, Answers)
        shown[name] = len(reply.answers[0].hits)
    assert shown["group"] == GROUP.excerpts < shown["private"] <= PRIVATE.excerpts <= shown["inline"]


def test_a_fourth_question_is_not_read_and_that_is_known() -> None:
    found = answers("Le phare ? La lanterne ? Le gâteau ? Le bac ?")
    assert (len(found.answers), found.cut) == (3, True)
    metals = " ".join(f"Quel est le cours du {metal} ?" for metal in ("cuivre", "zinc", "plomb", "nickel"))
    nothing = said(metals)
    assert isinstance(nothing, Nothing) and nothing.cut


# What the next question may refer to


def test_the_next_question_may_refer_to_what_was_answered() -> None:
    first = answers(BUILT)
    assert first.antecedent is not None
    assert (first.antecedent.question, first.antecedent.document) == ("Qui construit phare", "phare")
    second = answers("Et en quelle année ?", PRIVATE, Context(first.antecedent))
    assert second.answers[0].outcome is Outcome.ANSWERS
    assert "1874" in second.answers[0].hits[0].text


def test_the_second_question_may_refer_to_the_first() -> None:
    found = answers("Qui a construit le phare et quand ?")
    assert [answer.hits[0].document.id for answer in found.answers] == ["phare", "phare"]
    assert found.is_direct


def test_the_last_that_was_answered_is_referred_to() -> None:
    """The question below it got nothing."""
    found = answers(f"{BUILT} {COPPER}")
    assert found.antecedent == answers(BUILT).antecedent
    assert found.last_quoted is found.answers[0]


def test_what_is_known_of_a_document_is_referred_to_without_a_passage() -> None:
    library = Collection(LIBRARY[:1])
    found = said("Qui a écrit l’article ?", library=library)
    assert isinstance(found, Answers) and found.antecedent is not None
    assert (found.antecedent.document, found.antecedent.quotes, found.last_quoted) == ("phare", False, None)


@pytest.mark.parametrize("text", [COPPER, "merci", "Who built it?", DANGER, A_TEXT, "??"])
def test_what_tells_nothing_leaves_nothing_to_refer_to(text: str) -> None:
    assert said(text).antecedent is None


# What moderators are to know of


def test_a_question_without_an_answer_is_missed_and_one_that_comes_near_too() -> None:
    assert said(COPPER).missed == (MissedQuestion(COPPER, Shortfall.NOTHING),)
    assert said(f"{BUILT} {NEAR}").missed == (MissedQuestion(NEAR, Shortfall.NEAR),)
    assert said(BUILT).missed == ()


@pytest.mark.parametrize("text", ["asdfghjkl", "et où ?", "merci", "Who built it?", DANGER, "🙂"])
def test_what_says_nothing_is_not_missed(text: str) -> None:
    assert said(text).missed == ()


def test_typing_and_the_terminal_are_not_noted_and_talk_among_people_neither() -> None:
    assert said(COPPER, INLINE).missed == said(COPPER, TERMINAL).missed == ()
    assert said(NEAR, GROUP, REPLY).missed == ()
    assert said(COPPER, GROUP, MENTION).missed == (MissedQuestion(COPPER, Shortfall.NOTHING),)


def test_what_the_chosen_documents_lack_and_others_have_is_not_missed() -> None:
    bakery = replace(GROUP, documents=frozenset({"boulangerie"}))
    assert isinstance(said(BUILT, bakery, COMMAND), Nothing)
    assert said(BUILT, bakery, COMMAND).missed == ()
    assert said(COPPER, bakery, COMMAND).missed == (MissedQuestion(COPPER, Shortfall.NOTHING),)


def test_documents_that_are_gone_are_the_reason() -> None:
    reply = said(BUILT, replace(GROUP, documents=frozenset({"ailleurs"})), COMMAND)
    assert isinstance(reply, Nothing) and reply.reason is Reason.NO_DOCUMENT


def test_where_nothing_is_said_it_is_missed_all_the_same() -> None:
    quiet = replace(GROUP, says_nothing_found=False)
    assert said(COPPER, quiet, COMMAND) == Silence(missed=(MissedQuestion(COPPER, Shortfall.NOTHING),))
    assert said("??", quiet, COMMAND) == said(A_TEXT, quiet, COMMAND) == Silence()
    assert isinstance(said(BUILT, quiet, COMMAND), Answers)


# What goes with it


def test_whoever_got_nothing_is_proposed_something_where_there_is_room() -> None:
    for text in (COPPER, "bonjour", "??", "résume l’article"):
        reply = said(text)
        assert isinstance(reply, Nothing | SmallTalk | Wordless)
        assert reply.examples == (BUILT, PRICE)
    unproposed = said(COPPER, GUEST), said("connard")
    assert all(isinstance(one, Nothing | SmallTalk) and not one.examples for one in unproposed)


def test_another_language_may_come_near_all_the_same() -> None:
    assert said("Who is Paul Morvan?") == Foreign(is_near=True)
    assert said("What is the price of copper in London?") == Foreign(is_near=False)


def test_a_correction_by_a_command_that_asks_nothing_any_more_is_ignored() -> None:
    """Its answer goes; a new command would have had a line."""
    message = ParsedQuestion("merci !")
    assert not is_ignored(message, GROUP, COMMAND)
    assert is_ignored(message, GROUP, replace(COMMAND, is_correction=True))
    assert not is_ignored(ParsedQuestion(""), GROUP, MENTION)
