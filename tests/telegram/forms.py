"""The parameters of a request, from wherever Telegram reads them."""

from typing import Any

from aiohttp import web

from tests.telegram.schema import Upload

_ATTACHED = "attach://"


async def read(request: web.Request) -> dict[str, Any]:
    """The parameters: text, and files where they were uploaded.

    A file stands under its parameter's name, or under another that the parameter's text points to. One that nothing
    points to stays under its name, where it is no parameter.
    """
    if request.content_type == "application/json":
        given: dict[str, Any] = await request.json()
        return given
    given, files = dict(request.query), {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            given[name] = str(value)
    for name, value in given.items():
        if value.startswith(_ATTACHED) and value.removeprefix(_ATTACHED) in files:
            given[name] = files.pop(value.removeprefix(_ATTACHED))
    return given | files
