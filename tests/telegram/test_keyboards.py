"""Buttons that Telegram would not show are refused; the others are seen as they were sent."""

from typing import Any

import pytest

from tests.telegram.conftest import READER, button, call, refused, sent
from tests.telegram.people import Button, Person
from tests.telegram.server import BotApiServer


def alone(**action: Any) -> dict[str, Any]:
    """A keyboard of one button that does this."""
    return {"inline_keyboard": [[{"text": "Oui"} | action]]}


def chosen(**more: Any) -> dict[str, Any]:
    """A keyboard whose button asks for a chat of some kinds."""
    return alone(switch_inline_query_chosen_chat=more)


REFUSED: dict[str, dict[str, Any]] = {
    "empty callback data": button(callback_data=""),
    "long callback data": button(callback_data="é" * 33),
    "two actions": button(url="https://x.example/"),
    "no action": {"inline_keyboard": [[{"text": "Oui"}]]},
    "no label": button(text=" "),
    "no button": {"inline_keyboard": []},
    "empty row": {"inline_keyboard": [*button()["inline_keyboard"], []]},
    "nine in a row": {"inline_keyboard": [[{"text": "Oui", "callback_data": "1"}] * 9]},
    "too many buttons": {"inline_keyboard": button()["inline_keyboard"] * 101},
    "another keyboard": {"keyboard": [[{"text": "Oui"}]]},
    "another action": alone(pay=True),
    "unknown style": button(style="purple"),
    "script": alone(url="javascript:alert(1)"),
    "nowhere": alone(url="https://"),
    "half an address": alone(url="x.example/a"),
    "address with a space": alone(url="https://x.example/a b"),
    "broken address": alone(url="https://[x"),
    "nowhere inside": alone(url="tg:"),
    "space inside": alone(url="tg://resolve?domain=a b"),
    "nothing to copy": alone(copy_text={"text": ""}),
    "too much to copy": alone(copy_text={"text": "e" * 257}),
    "long query": alone(switch_inline_query="e" * 257),
    "long query here": alone(switch_inline_query_current_chat="e" * 257),
    "long query elsewhere": chosen(query="e" * 257, allow_user_chats=True),
    "chat of no kind": chosen(query="phare", allow_user_chats=False),
    "empty placeholder": {"force_reply": True, "input_field_placeholder": ""},
    "long placeholder": {"force_reply": True, "input_field_placeholder": "e" * 65},
    "unforced reply": {"force_reply": False},
}


@pytest.mark.parametrize("markup", REFUSED.values(), ids=REFUSED)
async def test_a_keyboard_that_telegram_would_not_show_is_refused(
    server: BotApiServer, reader: Person, markup: dict[str, Any]
) -> None:
    """And nothing is sent."""
    server.world.abilities["supports_inline_queries"] = True
    description, is_noted = await refused(server, "sendMessage", chat_id=READER, text="Oui ?", reply_markup=markup)
    assert description.startswith("Bad Request: ")
    assert is_noted
    assert reader.unheard == []


@pytest.mark.parametrize(
    "action",
    [
        {"switch_inline_query": ""},
        {"switch_inline_query_current_chat": ""},
        {"switch_inline_query_chosen_chat": {"allow_user_chats": True}},
    ],
    ids=lambda action: next(iter(action)),
)
async def test_a_bot_without_inline_mode_has_no_buttons_for_it(
    server: BotApiServer, reader: Person, action: dict[str, Any]
) -> None:
    """They would do nothing; with it they are shown."""
    assert (await refused(server, "sendMessage", chat_id=READER, text="Oui ?", reply_markup=alone(**action)))[1]
    server.world.abilities["supports_inline_queries"] = True
    assert (await call(server, "getMe"))["result"]["supports_inline_queries"]
    assert (await sent(server, reader, reply_markup=alone(**action))).labels == ["Oui"]


async def test_buttons_of_every_kind_are_seen_row_by_row(server: BotApiServer, reader: Person) -> None:
    """With what they do."""
    server.world.abilities["supports_inline_queries"] = True
    rows: list[list[dict[str, Any]]] = [
        [
            {"text": "Publier", "callback_data": "é" * 32, "style": "success"},
            {"text": "Site", "url": "http://x.example"},
        ],
        [{"text": "Copier", "copy_text": {"text": "e" * 256}}, {"text": "App", "url": "tg://resolve?domain=gazette"}],
        [
            {"text": "Partager", "switch_inline_query": "e" * 256},
            {"text": "Ici", "switch_inline_query_current_chat": ""},
        ],
        [{"text": "À", "switch_inline_query_chosen_chat": {"query": "phare", "allow_group_chats": True}}],
        [{"text": str(number), "callback_data": str(number)} for number in range(8)],
    ]
    heard = await sent(server, reader, reply_markup={"inline_keyboard": rows})
    assert heard.rows[:4] == (("Publier", "Site"), ("Copier", "App"), ("Partager", "Ici"), ("À",))
    assert heard.buttons[:7] == (
        Button("Publier", data="é" * 32, style="success"),
        Button("Site", url="http://x.example"),
        Button("Copier", copy="e" * 256),
        Button("App", url="tg://resolve?domain=gazette"),
        Button("Partager", query="e" * 256),
        Button("Ici", query_here=""),
        Button("À", query_chosen="phare"),
    )
    assert len(heard.labels) == 15
    assert server.violations == []


async def test_a_hundred_buttons_are_shown(server: BotApiServer, reader: Person) -> None:
    """As many as Telegram shows."""
    markup = {"inline_keyboard": button()["inline_keyboard"] * 100}
    assert len((await sent(server, reader, reply_markup=markup)).buttons) == 100


@pytest.mark.parametrize("placeholder", [None, "T", "e" * 64])
async def test_a_forced_reply_is_for_the_app_alone(
    server: BotApiServer, reader: Person, placeholder: str | None
) -> None:
    """The message that is answered does not hold it."""
    more = {} if placeholder is None else {"input_field_placeholder": placeholder}
    markup = {"force_reply": True} | more
    answer = await call(server, "sendMessage", chat_id=READER, text="Quel titre ?", reply_markup=markup)
    assert "reply_markup" not in answer["result"]
    assert (await reader.hears()).placeholder == (placeholder or "")
    assert (await sent(server, reader)).placeholder is None
