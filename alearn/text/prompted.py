"""An entry written with prompts: the draft an editor opens, and the words that are left of it afterwards."""

from collections.abc import Sequence

from alearn.model import Prompt

_MOST_RECALLED = 600


def comment(words: str) -> str:
    """Words for the writer alone, as one line of Markdown that shows nothing; cut at a word after 600 characters."""
    flat = " ".join(words.replace("<!--", "").replace("-->", "").split())
    if len(flat) > _MOST_RECALLED:
        flat = flat[:_MOST_RECALLED].rsplit(" ", 1)[0] + " …"
    return f"<!-- {flat} -->"


def draft(prompts: Sequence[Prompt], reminders: Sequence[str]) -> str:
    """What the editor opens: the reminders, then each heading with what it asks; room first where there is none."""
    said = "".join(f"{comment(each)}\n" for each in reminders)
    if not prompts:
        return f"\n\n{said}"
    return said + "".join(f"\n{_line(each)}\n{comment(each.ask)}\n\n" for each in prompts)


def words_of(text: str, prompts: Sequence[Prompt], reminders: Sequence[str]) -> str:
    """The writer's own words: without what the draft said, and without headings that nothing was written under.

    A comment or a heading that the writer changed is the writer's own, and stays.
    """
    ours = {comment(each) for each in (*reminders, *(each.ask for each in prompts))}
    headings = {_line(each) for each in prompts}
    parts = [["", ""]]
    for line in text.splitlines(keepends=True):
        if line.strip() in headings:
            parts.append([line, ""])
        elif line.strip() not in ours:
            parts[-1][1] += line
    return "".join(heading + below for heading, below in parts if below.strip())


def written_under(prose: str, heading: str) -> str:
    """The words below a heading of an entry, up to the next heading; empty where there is none."""
    inside, words = False, []
    for line in prose.splitlines(keepends=True):
        if line.startswith("#"):
            inside = line.strip() == f"## {heading}"
        elif inside:
            words.append(line)
    return "".join(words).strip()


def _line(prompt: Prompt) -> str:
    return f"## {prompt.heading}"
