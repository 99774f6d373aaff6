"""Data of buttons: made, read back, and held to what people's buttons carry already."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import callbacks
from bot.chat.app import build_application
from bot.chat.callbacks import groups, moderators, readers
from bot.chat.callbacks.data import LONGEST, Field, Flag, Letters, Maybe, Number, OneOf, Place, Press, Presser, Rest
from bot.chat.handlers.presses import OnPress
from bot.config import ROOT, Settings
from bot.library import Library
from bot.models import Part
from bot.records import Vote
from bot.services.group_settings import Form, When
from tests.conversations.shelf import store_at

TOKEN, ASKER, KEY, PSEUDONYM = "Ab-_9xYz", "0123abcd", "0123456789abcdef", "0123456789abcdef" * 2
SENT: dict[str, Press] = {
    f"q:{KEY}01234567": readers.AskQuestion(f"{KEY}01234567"),
    "foreign": readers.SearchAnyway(),
    "leave": readers.LeavePrompt(),
    f"a:back:{TOKEN}": readers.ShowAnswer(TOKEN),
    f"a:more:{TOKEN}:3": readers.ShowExcerpts(TOKEN, 3),
    f"a:full:{TOKEN}:2": readers.ShowInFull(TOKEN, 2),
    f"a:context:{TOKEN}:0:1": readers.ShowContext(TOKEN, "context", 0, 1),
    f"a:open:{TOKEN}:0:2": readers.ShowContext(TOKEN, "open", 0, 2),
    f"a:up:{TOKEN}": readers.CastVote(TOKEN, Vote.UP),
    f"a:down:{TOKEN}": readers.CastVote(TOKEN, Vote.DOWN),
    f"a:why:{TOKEN}:aside": readers.GiveReason(TOKEN, Vote.ASIDE),
    f"a:why:{TOKEN}:partial": readers.GiveReason(TOKEN, Vote.PARTIAL),
    f"a:why:{TOKEN}:wrong": readers.GiveReason(TOKEN, Vote.WRONG),
    "n:ask": readers.MakeWish("ask"),
    "n:yes": readers.MakeWish("yes"),
    "n:no": readers.MakeWish("no"),
    "n:cancel:12": readers.CancelWish(12),
    "documents": readers.ShowDocuments(),
    "r:search": readers.SearchTitles(),
    "r:see:b0e5": readers.SeeDocument("b0e5"),
    "r:list:0:": readers.ListDocuments(0, ""),
    "r:list:8:phare : 1904": readers.ListDocuments(8, "phare : 1904"),
    "z:yes": readers.EraseMyData(sure=True),
    "z:no": readers.EraseMyData(sure=False),
    f"in:see:{TOKEN}:{ASKER}": groups.TurnAnswer(ASKER, "see", TOKEN),
    f"in:fold:{TOKEN}:": groups.TurnAnswer(None, "fold", TOKEN),
    f"in:away:{ASKER}": groups.TakeAway(ASKER),
    "in:away:": groups.TakeAway(None),
    "set:when:calls": groups.SetWhen(When.CALLS),
    "set:when:commands": groups.SetWhen(When.COMMANDS),
    "set:form:compact": groups.SetForm(Form.COMPACT),
    "set:form:full": groups.SetForm(Form.FULL),
    "set:night:yes": groups.SetNight(sleeps=True),
    "set:nothing:no": groups.SetNothing(said=False),
    f"set:doc:{KEY}:1:8": groups.QuoteDocument(KEY, quoted=True, offset=8),
    f"set:doc:{KEY}:0:0": groups.QuoteDocument(KEY, quoted=False, offset=0),
    "set:every": groups.QuoteEvery(),
    "set:docs:8": groups.ChooseDocuments(8),
    "set:show": groups.ShowSettings(),
    "set:close": groups.CloseSettings(),
    "finish": moderators.FinishText(),
    "d:publish:7:2": moderators.PublishDraft(7, 2),
    "d:into:7:2:b0e5": moderators.ReplaceByDraft(7, 2, "b0e5"),
    "d:apart:7:2": moderators.SetDraftApart(7, 2),
    "d:title:7:2": moderators.CorrectDraft(7, 2, Part.TITLE),
    "d:author:7:2": moderators.CorrectDraft(7, 2, Part.AUTHOR),
    "d:source:7:2": moderators.CorrectDraft(7, 2, Part.SOURCE),
    "d:date:7:2": moderators.CorrectDraft(7, 2, Part.DATE),
    "d:more:7:2": moderators.LengthenDraft(7, 2),
    "d:back:7:2": moderators.ShowDraft(7, 2),
    "d:passages:7:2:5": moderators.ShowDraftPassages(7, 2, 5),
    "d:differences:7:2": moderators.ShowDraftDifferences(7, 2),
    "d:abandon:7:2": moderators.AbandonDraft(7, 2),
    "d:reopen:7:2": moderators.ReopenDraft(7, 2),
    "g:list:8:phare": moderators.ListKept(8, "phare"),
    "g:search": moderators.SearchKept(),
    "g:add": moderators.AddDocument(),
    "g:drafts": moderators.ListDrafts(),
    "g:see:b0e5": moderators.SeeKept("b0e5"),
    "g:title:b0e5": moderators.CorrectKept("b0e5", Part.TITLE),
    "g:author:b0e5": moderators.CorrectKept("b0e5", Part.AUTHOR),
    "g:source:b0e5": moderators.CorrectKept("b0e5", Part.SOURCE),
    "g:date:b0e5": moderators.CorrectKept("b0e5", Part.DATE),
    "g:replace:b0e5": moderators.ReplaceKept("b0e5"),
    "g:withdraw:b0e5:3": moderators.WithdrawKept("b0e5", 3),
    "g:restore:b0e5:3": moderators.RestoreKept("b0e5", 3),
    "g:passages:b0e5:0": moderators.ShowKeptPassages("b0e5", 0),
    "g:differences:b0e5": moderators.ShowKeptDifferences("b0e5"),
    "g:undo:12:b0e5": moderators.UndoChange(12, "b0e5"),
    "c:list": moderators.ListCurated(),
    "c:pin": moderators.PinPassage(),
    "c:choose:2:0123456789ab": moderators.ChoosePassage(2, "0123456789ab"),
    "c:unpin:4": moderators.Unpin(4),
    "c:pair": moderators.PairWords(),
    "c:unpair:4": moderators.Unpair(4),
    "w:list:8": moderators.ListWaiting(8),
    "w:see:5:8": moderators.SeeQuestions(8, 5),
    "w:add:5:8": moderators.AddForQuestions(8, 5),
    "w:pin:5:8": moderators.PinForQuestions(8, 5),
    "w:dismiss:5:8": moderators.DismissQuestions(8, 5),
    "e:state": moderators.ShowState(),
    "e:journal:10": moderators.ShowJournal(10),
    f"m:remove:{PSEUDONYM}": moderators.RemoveModerator(PSEUDONYM),
    f"m:revoke:{KEY}": moderators.RevokeInvitation(KEY),
}
"""What buttons carry that people have in their chats: they go on working, so that no line here ever changes."""


def test_what_was_sent_is_read_and_made_as_ever() -> None:
    assert {data: callbacks.parse(data) for data in SENT} == SENT
    assert [press.data for press in SENT.values()] == list(SENT)
    assert {type(press) for press in SENT.values()} == set(callbacks.KINDS)


def values(field: Field) -> st.SearchStrategy[Any]:
    """What a field may hold."""
    match field:
        case Number(digits):
            return st.integers(0, 10**digits - 1)
        case Letters(shortest, longest, alphabet):
            return st.text(alphabet, min_size=shortest, max_size=min(longest, 12) if shortest < 12 else longest)
        case OneOf(members):
            return st.sampled_from(members)
        case Flag():
            return st.booleans()
        case Maybe(inner):
            return st.none() | values(inner)
        case Rest(longest):
            return st.text(max_size=longest).filter(lambda text: len(text.encode()) <= longest)
    raise AssertionError(f"no values for {field}")


def presses(kind: type[Press]) -> st.SearchStrategy[Press]:
    make: Callable[..., Press] = kind
    return st.builds(make, **{name[1:-1]: values(field) for name, field in kind.fields.items()})


PRESSES = st.sampled_from(callbacks.KINDS).flatmap(presses)


@given(PRESSES)
def test_a_press_is_read_as_what_it_was_made_of(press: Press) -> None:
    assert callbacks.parse(press.data) == press
    assert len(press.data.encode()) <= LONGEST
    assert [kind for kind in callbacks.KINDS if kind.read(press.data)] == [type(press)], "one kind reads it"


@given(st.text() | st.lists(st.text("0:-a ٣é\n") | st.sampled_from(list(SENT)), max_size=4).map("".join))
def test_what_reads_was_made_so_and_nothing_raises(data: str) -> None:
    press = callbacks.parse(data)
    assert press is None or press.data == data


@given(PRESSES, st.data())
def test_a_changed_button_is_another_or_none(press: Press, drawn: st.DataObject) -> None:
    cut = drawn.draw(st.integers(0, len(press.data)))
    data = (
        press.data[:cut] + drawn.draw(st.text(max_size=3)) + press.data[drawn.draw(st.integers(0, len(press.data))) :]
    )
    other = callbacks.parse(data)
    assert other is None or other.data == data


@pytest.mark.parametrize(
    "data",
    [
        *("", ":", "q", "q:", "a", "a:", "a:more", f"a:more:{TOKEN}", f"a:more:{TOKEN}:", f"a:more:{TOKEN}:3:3"),
        *(
            f"a:more:{TOKEN}:{number}"
            for number in ("-1", "+1", "1_0", "٣", "²", "1" * 7, "9" * 5000, "03", " 3", "3\n")
        ),
        *(f"a:back:{TOKEN[:-1]}{letter}" for letter in ("", "xx", "é", "\n", "\0", "\ud800", ":")),
        *("a:zut:AAAAAAAA", f"a:why:{TOKEN}:up", f"a:why:{TOKEN}:rien", f"A:UP:{TOKEN}", f" a:up:{TOKEN}"),
        *("z:", "z:maybe", "z:yes:", "n:yes:1", "n:cancel:", "documents:2", "documents ", "v0|old"),
        *("r:see:", f"r:see:{'é' * 3}", "r:list:0", "r:list:x:", f"r:list:0:{'é' * 21}", "r:list:0:\ud800"),
        *(f"in:see:{TOKEN}", f"in:away:{ASKER}0", "in:away:0123ABCD", "in:away:0123", "in:away"),
        *("set:doc:0:1:0", f"set:doc:{KEY}:2:0", f"set:doc:{KEY}:1:-8", "set:when:", "set:when:never", "set"),
        *("d:publish:1", "d:publish:1:1:1", "d:text:1:1", f"d:publish:{'9' * 19}:1", "g:text:b0e5", "c:choose:10:x"),
    ],
)
def test_what_is_not_exactly_ours_is_none_of_ours(data: str) -> None:
    assert callbacks.parse(data) is None


@pytest.mark.parametrize("data", [None, b"leave", 7, ["leave"]])
def test_what_is_no_text_is_none_of_ours(data: object) -> None:
    assert callbacks.parse(data) is None


def test_a_long_query_loses_its_end() -> None:
    assert readers.ListDocuments(16, "é" * 30).data == "r:list:16:" + "é" * 20
    assert moderators.ListKept(0, "a" + "é" * 30).data == "g:list:0:a" + "é" * 19


def test_what_is_too_long_for_a_button_is_refused() -> None:
    assert readers.SeeDocument("a" * 58).fits
    assert not readers.SeeDocument("a" * 59).fits
    with pytest.raises(AssertionError):
        _ = readers.SeeDocument("a" * 59).data


def test_every_kind_says_who_may_press_it_where() -> None:
    told = {kind: (kind.places, kind.pressers) for kind in callbacks.KINDS}
    assert all(places and pressers for places, pressers in told.values())
    in_groups = {kind for kind, (places, _) in told.items() if Place.GROUP in places}
    assert in_groups == {kind for kind in callbacks.KINDS if kind.__module__ == groups.__name__}
    assert groups.TakeAway.pressers == {Presser.ASKER, Presser.GROUP_ADMIN}
    assert readers.CastVote.pressers == {Presser.ANYONE}
    assert moderators.PublishDraft.pressers == {Presser.MODERATOR}
    assert moderators.RemoveModerator.pressers == {Presser.OWNER}


def test_every_kind_has_one_handler(tmp_path: Path) -> None:
    library = Library(store_at(tmp_path / "base.db"))
    application = build_application(Settings(telegram_token="123456:A", _env_file=None), library)
    kinds = [handler.kind for handler in application.handlers[0] if isinstance(handler, OnPress)]
    followed = {kind: [family for family in kinds if issubclass(kind, family)] for kind in callbacks.KINDS}
    assert [kind for kind, families in followed.items() if len(families) != 1] == []


# No other module writes or takes apart such a string

HEADS = {kind.wire.split(":")[0] for kind in callbacks.KINDS if ":" in kind.wire}
LOOKS_LIKE_DATA = re.compile(rf"^\^?({'|'.join(sorted(HEADS))}):[\w({{\[\\]")
MODULES = [
    file for file in sorted((ROOT / "bot").rglob("*.py")) if (ROOT / "bot" / "chat" / "callbacks") not in file.parents
]


def strings(tree: ast.AST) -> Iterator[str]:
    """The strings of a module; f-strings with «{}» for what is not fixed; no docstrings."""
    nodes = list(ast.walk(tree))
    others = [part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values]
    others += [node.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in others:
            yield node.value


def takes_apart(tree: ast.AST) -> Iterator[str]:
    """Where the data of a press is looked into."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("split", "partition", "startswith", "removeprefix"):
            inner = ast.unparse(node.value)
            if re.search(r"\b(query|press|button|turn|callback_query)\.data\b|callback_data", inner):
                yield ast.unparse(node)
        elif isinstance(node, ast.keyword) and node.arg == "pattern":
            yield ast.unparse(node)


def test_no_other_module_knows_what_data_looks_like() -> None:
    trees = {str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8")) for file in MODULES}
    written = [(name, one) for name, tree in trees.items() for one in strings(tree) if LOOKS_LIKE_DATA.match(one)]
    taken_apart = [(name, one) for name, tree in trees.items() for one in takes_apart(tree)]
    assert "bot/chat/app.py" in trees
    assert not written + taken_apart


@pytest.mark.parametrize(
    ("code", "caught"),
    [
        ('Button(label, f"a:more:{token}")', 1),
        ('PRESSED = r"^set:(docs|doc)$"', 1),
        ("query.data.split(':')", 1),
        ("str(button.callback_data).startswith(begin)", 1),
        ("CallbackQueryHandler(pressed, pattern=PRESSED)", 1),
        ("text.split(':')", 0),
        ('log("in the house: nothing")', 0),
    ],
)
def test_the_walk_sees_what_it_looks_for(code: str, caught: int) -> None:
    tree = ast.parse(code)
    assert len([one for one in strings(tree) if LOOKS_LIKE_DATA.match(one)] + list(takes_apart(tree))) == caught
