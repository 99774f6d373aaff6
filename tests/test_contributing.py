"""The map and the recipes of CONTRIBUTING.md are held to the tree."""

import re
from fnmatch import fnmatchcase

from bot.config import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def mapped() -> list[str]:
    """Modules of the map, as paths or patterns: a folder's line ends with «/», and what is indented lies in it."""
    found, folders = [], [""]
    for line in CONTRIBUTING.split("## The map", 1)[1].split("```\n")[1].splitlines():
        name, depth = line.split()[0], (len(line) - len(line.lstrip())) // 2
        path = folders[depth] + name
        if name.endswith("/"):
            folders[depth + 1 :] = [path]
        else:
            found.append(path)
    return found


def test_the_map_shows_every_module_and_no_other() -> None:
    """A new module is one line of CONTRIBUTING's map, indented below its folder's."""
    modules = [file.relative_to(ROOT).as_posix() for file in (ROOT / "bot").rglob("*.py") if file.stem != "__init__"]
    lines = [line for line in mapped() if line.startswith("bot/")]
    assert [one for one in modules if not any(fnmatchcase(one, line) for line in lines)] == []
    assert [line for line in lines if not any(fnmatchcase(one, line) for one in modules)] == []


def test_the_recipes_name_what_there_is() -> None:
    """`path` and `path::name` in a recipe: the file exists and defines the name."""
    recipes = CONTRIBUTING.split("## To add", 1)[1].split("\n## ", 1)[0]
    named = re.findall(r"`((?:bot|tests|benchmarks)/[\w/.]+)(?:::(\w+))?`", recipes)
    assert len(named) > 40
    for path, name in named:
        assert (ROOT / path).exists(), path
        if name:
            assert re.search(rf"^\s*(class |def |async def )?{name}\b", (ROOT / path).read_text("utf-8"), re.M), name
