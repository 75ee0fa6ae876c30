"""`alearn guide`: the built-in guide to action learning, a topic at a time; no set is needed."""

from alearn.folder import guide_pages, named
from alearn.model import GuidePage
from alearn.render.prose_text import wrapped
from alearn.world import World

_LINK = r"\1 (alearn guide \2)"


def run(world: World, topic: str, *, as_json: bool = False) -> int:
    """Show one topic, or list them all."""
    pages = guide_pages(world)
    chosen = [named(topic, pages, lambda page: page.id, "topic", lambda page: page.title)] if topic else pages
    if as_json:
        world.out_json("guide", {"topics": [_as_data(page) for page in chosen]})
    elif topic:
        _show(world, chosen[0])
    else:
        for page in pages:
            world.out(f"  {page.id:18} {page.about}")
        world.say("Read one: alearn guide first-meeting. Any part of its name that no other has will do.")
    return 0


def _show(world: World, page: GuidePage) -> None:
    width = world.columns()

    def heading(words: str) -> str:
        return world.style(words, "bold")

    for line in wrapped(as_markdown(page), width, heading, _LINK):
        world.out(line)
    world.say("The words are alearn's own. The same page is in docs/guide.")


def as_markdown(page: GuidePage) -> str:
    """A whole page: its title, its words and its sources."""
    sources = "\n".join(f"- {each}" for each in page.sources)
    return f"# {page.title}\n\n{page.text}\n\n## Sources\n\n{sources}\n"


def _as_data(page: GuidePage) -> dict[str, object]:
    return {
        "topic": page.id,
        "title": page.title,
        "about": page.about,
        "text": page.text,
        "sources": list(page.sources),
    }
