"""People who call the bot from any chat: inline, as they type, or as a guest."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.patience import PATIENCE
from tests.telegram import detected
from tests.telegram.chats import BOT, Asked
from tests.telegram.groups import Group, Member, threaded
from tests.telegram.heard import Heard, as_heard
from tests.telegram.inline import via_the_bot
from tests.telegram.people import Person

_ids = count(9_300_000_001)


@dataclass(frozen=True)
class Result:
    """One line of the list."""

    id: str
    title: str
    description: str
    given: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Results:
    """The list that the app shows above what is typed."""

    lines: tuple[Result, ...]
    button: str | None
    """Label of the button above it."""
    start: str | None
    """Payload that starts the bot in private when that is pressed."""
    next_offset: str
    query: str

    @property
    def titles(self) -> list[str]:
        """Titles of the results in the list."""
        return [one.title for one in self.lines]


async def begins(person: Person, query: str, offset: str = "", chat_type: str = "supergroup") -> Asked | None:
    """Let the app ask what `person` has typed behind @bot; None where it knows the answer already."""
    server = person._server
    assert server.world.abilities["supports_inline_queries"], "the bot does not answer inline queries"
    assert len(query) <= 256
    for earlier in server.world.asked.values():
        if earlier.user == person.user["id"] and earlier.chat is None and not earlier.answer.done():
            earlier.superseded = True
    if server.inline.known(query, offset, person.user["id"]) is not None:
        return None
    asked = Asked(
        id=str(next(_ids)),
        user=person.user["id"],
        query=query,
        offset=offset,
        at=server.world.clock(),
        answer=asyncio.get_running_loop().create_future(),
    )
    server.world.asked[asked.id] = asked
    person.said.append(query)
    update = {"id": asked.id, "from": person.user, "query": query, "offset": offset, "chat_type": chat_type}
    await server.updates.add("inline_query", update)
    return asked


async def types(person: Person, query: str, offset: str = "") -> Results:
    """Type behind @bot, and wait for the list."""
    asked = await begins(person, query, offset)
    if asked is None:
        answer = person._server.inline.known(query, offset, person.user["id"])
        assert answer is not None
    else:
        async with asyncio.timeout(PATIENCE):
            answer = await asyncio.shield(asked.answer)
    button = answer.get("button", {})
    return Results(
        lines=tuple(
            Result(one["id"], one["title"], one.get("description", ""), one) for one in answer.get("results", [])
        ),
        button=button.get("text"),
        start=button.get("start_parameter"),
        next_offset=answer.get("next_offset", ""),
        query=query,
    )


async def scrolls(person: Person, results: Results) -> Results:
    """Ask for what comes further down the list."""
    assert results.next_offset, "the list ends here"
    return await types(person, results.query, results.next_offset)


async def chooses(person: Person, results: Results, line: int = 0, into: Member | None = None) -> Heard:
    """Send a line of the list, to the bot itself or into a group; what is then seen there."""
    server, result = person._server, results.lines[line]
    sender = into or person
    content = via_the_bot(server.inline.result(result.given))
    await sender.sends(**content)
    message = sender.chat.messages[sender.last_id]
    told = {"result_id": result.id, "from": person.user, "query": results.query}
    if "reply_markup" in content:
        told["inline_message_id"] = server.inline.under_an_id(sender.chat, message)
    if server.world.tells_what_is_chosen:
        await server.updates.add("chosen_inline_result", told)
    return as_heard(message, sender)


async def summons(member: Member, text: str, *, reply_to: int | None = None) -> Heard:
    """Call the bot, as a guest, in a group where it is not; its answer."""
    server, group = member._server, member.group
    assert server.world.abilities.get("supports_guest_queries"), "the bot is nobody's guest"
    assert BOT["id"] not in group.chat.standing, "the bot is in the group: it is no guest"
    member.said.append(text)
    content = detected.text(text)
    replied = group.chat.messages[reply_to] if reply_to else None
    if replied is not None:
        content["reply_to_message"] = replied
    message = group.chat.add(member.user, **content, **threaded(group.chat, replied, None))
    asked = Asked(
        id=str(next(_ids)),
        user=member.user["id"],
        query=text,
        offset="",
        at=server.world.clock(),
        answer=asyncio.get_running_loop().create_future(),
        chat=group.chat,
    )
    server.world.asked[asked.id] = asked
    await server.updates.add("guest_message", message | {"guest_query_id": asked.id})
    return await member.hears()


def without_the_bot(group: Group) -> Group:
    """The same group, in which the bot never was."""
    del group.chat.standing[BOT["id"]]
    return group
