"""Who is typing, and whose record it is when they type for somebody else."""

from datetime import date
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.errors import RefusedError, UsageError
from alearn.folder import named
from alearn.model import LearningSet, Member
from alearn.text.edit import Value
from alearn.world import World

VIAS = ("email", "paper", "word", "spoken")


class Author(NamedTuple):
    """Whose record is written, and the proxy keys where somebody else types it."""

    member: Member
    typist: Member
    via: str = ""
    said: date | None = None

    @property
    def by_proxy(self) -> bool:
        """Whether somebody else types for the member."""
        return self.member.id != self.typist.id

    def proxy_keys(self) -> dict[str, Value]:
        """The keys that say who typed it, how the words came and when."""
        if not self.by_proxy or self.said is None:
            return {}
        return {"typed_by": self.typist.id, "via": self.via, "said": self.said.isoformat()}

    def told(self) -> str:
        """The member it was written as, in a few words."""
        return f"as {self.member.name}" + (f", typed by {self.typist.name}" if self.by_proxy else "")


def who_am_i(world: World, root: str, the_set: LearningSet, me: str = "") -> Member:
    """The member who is typing.

    Told by `--me`, else ALEARN_ME, else what this machine remembers for this set, else git's `user.email`;
    a terminal asks once and remembers. Raises UsageError where nobody can be asked.
    """
    members = tuple(the_set.members.values())
    told = me or world.environ.get("ALEARN_ME", "")
    if told:
        return named(told, members, lambda member: member.id, "member")
    remembered = world.remembered(the_set.file.id)
    if remembered is not None and remembered in the_set.members:
        return the_set.members[remembered]
    email = world.git_email(root).lower()
    matching = [member for member in members if email and (member.email or "").lower() == email]
    if len(matching) == 1:
        return matching[0]
    ids = ", ".join(sorted(the_set.members))
    answer = world.ask(f"Who are you? ({ids})", "--me MEMBER, one of: " + ids)
    member = named(answer, members, lambda each: each.id, "member")
    world.remember(the_set.file.id, member.id)
    return member


def author(
    world: World,
    root: str,
    the_set: LearningSet,
    *,
    me: str,
    as_: str,
    via: str,
    said: str,
    private: bool = False,
) -> Author:
    """Whose record is to be written; a private entry for somebody else is refused before anything is asked."""
    typist = who_am_i(world, root, the_set, me)
    if not as_:
        return Author(typist, typist)
    member = named(as_, tuple(the_set.members.values()), lambda each: each.id, "member")
    if member.id == typist.id:
        return Author(typist, typist)
    if private:
        raise RefusedError(
            f"Only {member.name} writes {member.name}'s private journal.",
            "Add --share if these are words for the whole set.",
        )
    how = via or world.ask(f"How did the words come? ({', '.join(VIAS)})", "--via email", "email")
    if how not in VIAS:
        raise UsageError("--via takes one of: " + ", ".join(VIAS))
    day = read_day(world, the_set, said or world.ask("On which day?", "--said DATE", "today"), "--said", happened=True)
    return Author(member, typist, how, day)
