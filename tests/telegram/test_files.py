"""Files go both ways, as python-telegram-bot sends and fetches them, within Telegram's limits."""

import io
from typing import Any

import aiohttp
import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError

from tests.telegram import faults, schema
from tests.telegram.conftest import READER, button, call, entity, refused
from tests.telegram.people import Person
from tests.telegram.rules import LARGEST_UPLOAD
from tests.telegram.schema import Upload
from tests.telegram.server import BotApiServer

FILE = Upload("phare à voir.md", b"# Le phare\n", "text/markdown")


@pytest.fixture
def bot(server: BotApiServer) -> Bot:
    """A bot of python-telegram-bot's."""
    return Bot(server.token, base_url=f"{server.address}/bot", base_file_url=f"{server.address}/file/bot")


async def document_id(server: BotApiServer) -> str:
    """The identifier of the file that was sent to the bot last."""
    *_, update = (await call(server, "getUpdates"))["result"]
    number = update["message"]["document"]["file_id"]
    assert isinstance(number, str)
    return number


@pytest.mark.parametrize("attached", [False, True], ids=["under its parameter", "attached"])
async def test_a_file_that_the_bot_sends_arrives(
    server: BotApiServer, reader: Person, bot: Bot, attached: bool
) -> None:
    """With its name, its bytes and the words under it."""
    async with bot:
        document = InputFile(io.BytesIO(FILE.data), filename=FILE.name, attach=attached)
        message = await bot.send_document(READER, document, caption="Voilà : 3 documents", reply_to_message_id=1)
    heard = await reader.hears()
    assert heard.file == (FILE.name, FILE.data)
    assert (heard.text, heard.reply_to) == ("Voilà : 3 documents", 1)
    assert message.document is not None
    assert (message.document.file_name, message.document.file_size) == (FILE.name, len(FILE.data))
    assert schema.problems(["Message"], heard.message, "message") == []
    assert server.called("sendDocument")[0]["document"].data == FILE.data
    assert server.violations == []


async def test_a_file_may_have_buttons_and_bold_words_or_none_at_all(server: BotApiServer, reader: Person) -> None:
    """A caption is cleaned as a text is."""
    more: dict[str, Any] = {"caption": "\nVoilà ", "caption_entities": [entity("bold", 1, 5)], "reply_markup": button()}
    assert (await call(server, "sendDocument", chat_id=READER, document=FILE, **more))["ok"]
    heard = await reader.hears()
    assert (heard.text, heard.bold, heard.labels) == ("Voilà", ["Voilà"], ["Oui"])
    assert (await call(server, "sendDocument", chat_id=READER, document=FILE))["ok"]
    assert "caption" not in (await reader.hears()).message
    assert (await call(server, "sendDocument", chat_id=READER, document=FILE))["ok"]
    assert reader.unheard == [FILE.name]


async def test_a_file_that_telegram_has_is_sent_again_by_its_identifier(server: BotApiServer, reader: Person) -> None:
    """Whoever sent it first."""
    await reader.sends_file("notes.txt", b"Bonjour")
    number = await document_id(server)
    assert (await call(server, "sendDocument", chat_id=READER, document=number))["ok"]
    assert (await reader.hears()).file == ("notes.txt", b"Bonjour")


@pytest.mark.parametrize(
    "wrong",
    [
        {"document": Upload("a.md", b"", "text/markdown")},
        {"document": "no such file"},
        {"document": "attach://nowhere"},
        {"document": "attach://a", "b": FILE},
        {"document": FILE, "b": FILE},
        {"document": FILE, "caption": FILE},
        {"document": {"of": "another kind"}},
        {"document": FILE, "caption": "e" * 1025},
        {"document": FILE, "caption": "Oui", "caption_entities": [entity("bold", 0, 4)]},
        {"document": FILE, "parse_mode": "HTML"},
        {"document": FILE, "reply_markup": button(text="")},
        {"document": FILE, "reply_parameters": {"message_id": 99}},
        {"document": FILE, "chat_id": 4},
        {},
    ],
)
async def test_a_file_that_telegram_would_not_send_is_refused(
    server: BotApiServer, reader: Person, wrong: dict[str, Any]
) -> None:
    """And noted."""
    description, is_noted = await refused(server, "sendDocument", **{"chat_id": READER} | wrong)
    assert description.startswith("Bad Request: ")
    assert is_noted
    assert reader.unheard == []


async def test_a_caption_of_1024_characters_is_sent(server: BotApiServer, reader: Person) -> None:
    """Code points count, not UTF-16 units."""
    assert (await call(server, "sendDocument", chat_id=READER, document=FILE, caption="𝄞" * 1024))["ok"]
    assert len((await reader.hears()).text) == 1024


async def test_fifty_megabytes_are_sent_and_no_byte_more(server: BotApiServer, reader: Person) -> None:
    """Telegram's limit for what bots upload."""
    largest = Upload("export.zip", bytes(LARGEST_UPLOAD), "application/zip")
    assert LARGEST_UPLOAD == 50 * 1024 * 1024
    assert (await call(server, "sendDocument", chat_id=READER, document=largest))["ok"]
    file = (await reader.hears()).file
    assert file is not None
    assert len(file[1]) == LARGEST_UPLOAD
    larger = Upload("export.zip", bytes(LARGEST_UPLOAD + 1), "application/zip")
    too_large = ("Request Entity Too Large", True)
    assert await refused(server, "sendDocument", chat_id=READER, document=larger) == too_large


async def test_what_a_person_sends_can_be_downloaded(server: BotApiServer, reader: Person, bot: Bot) -> None:
    """The identifier leads to a path, and the path to the bytes."""
    await reader.sends_file("Le phare.md", FILE.data, caption="Voir https://gazette.example/phare")
    *_, update = (await call(server, "getUpdates"))["result"]
    message = update["message"]
    assert schema.problems(["Update"], update, "update") == []
    assert (message["document"]["file_name"], message["document"]["mime_type"]) == ("Le phare.md", "text/markdown")
    assert message["caption_entities"] == [entity("url", 5, 29)]
    async with bot:
        file = await bot.get_file(message["document"]["file_id"])
        assert bytes(await file.download_as_bytearray()) == FILE.data
    assert (file.file_size, file.file_unique_id) == (len(FILE.data), message["document"]["file_unique_id"])
    answer = await call(server, "getFile", file_id=message["document"]["file_id"])
    assert schema.problems(["File"], answer["result"], "file") == []
    assert server.called("download") == [{"file_path": answer["result"]["file_path"]}]
    assert server.violations == []


async def test_a_file_says_of_itself_what_it_likes(server: BotApiServer, reader: Person) -> None:
    """No name, another type, another size, an album."""
    await reader.sends_file(None, b"?", claimed_size=7, media_group_id="12")
    await reader.sends_file("a.md", b"A", mime_type="application/pdf")
    _, first, second = (await call(server, "getUpdates"))["result"]
    assert first["message"]["media_group_id"] == "12"
    assert first["message"]["document"].keys() == {"file_id", "file_unique_id", "file_size"}
    assert first["message"]["document"]["file_size"] == 7
    assert second["message"]["document"]["mime_type"] == "application/pdf"


async def test_the_same_bytes_have_the_same_unique_identifier(server: BotApiServer, reader: Person) -> None:
    """The other identifier differs each time."""
    for data in (b"A", b"A", b"B"):
        await reader.sends_file("a.md", data)
    documents = [update["message"]["document"] for update in (await call(server, "getUpdates"))["result"][1:]]
    assert len({document["file_id"] for document in documents}) == 3
    first, second, third = (document["file_unique_id"] for document in documents)
    assert first == second != third


@pytest.mark.parametrize(("size", "is_given"), [(20 * 1024 * 1024, True), (20 * 1024 * 1024 + 1, False)])
async def test_twenty_megabytes_can_be_downloaded_and_no_byte_more(
    server: BotApiServer, reader: Person, size: int, is_given: bool
) -> None:
    """Asking is no mistake, though the message says how large the file is."""
    await reader.sends_file("a.pdf", b"%PDF", claimed_size=size)
    answer = await call(server, "getFile", file_id=await document_id(server))
    assert answer["ok"] == is_given
    if not is_given:
        assert answer["description"] == "Bad Request: file is too big"
    assert server.violations == []


async def test_a_file_that_does_not_exist_is_not_downloaded(server: BotApiServer, reader: Person) -> None:
    """Nor one that getFile did not lead to."""
    assert await refused(server, "getFile", file_id="BQAC") == ("Bad Request: invalid file_id", True)
    await reader.sends_file("a.md", b"A")
    path = server.world.files.open(await document_id(server))["file_path"]
    addresses = {f"bot{server.token}/{path}": 200, f"bot{server.token}/documents/other.md": 404, f"bot7:no/{path}": 401}
    async with aiohttp.ClientSession() as session:
        for address, status in addresses.items():
            async with session.get(f"{server.address}/file/{address}") as response:
                assert response.status == status
    assert len(server.violations) == 2


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.DROPPED_BEFORE, faults.DROPPED_AFTERWARDS])
async def test_a_download_can_fail_by_script(
    server: BotApiServer, reader: Person, bot: Bot, fault: faults.Fault
) -> None:
    """And works the next time."""
    await reader.sends_file("a.md", b"A")
    server.fail("download", fault)
    async with bot:
        file = await bot.get_file(await document_id(server))
        with pytest.raises(NetworkError) as error:
            await file.download_as_bytearray()
        assert not isinstance(error.value, BadRequest)
        assert bytes(await file.download_as_bytearray()) == b"A"
    assert len(server.called("download")) == 2
