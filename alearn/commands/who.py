"""Who is typing, and whose record it is when they type for somebody else."""

from collections.abc import Iterable
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

    def flags(self) -> str:
        """What the next command for the same member has to say; empty where they type themselves."""
        return f" --as {self.member.id} --via {self.via}" if self.by_proxy else ""


class Given(NamedTuple):
    """What was typed of who types for whom; an empty text is a flag that was not."""

    me: str = ""
    as_: str = ""
    via: str = ""
    said: str = ""


def member_named(fragment: str, members: Iterable[Member]) -> Member:
    """The one member somebody means: by name or id, or by a part of either that no other has."""
    return named(fragment, tuple(members), lambda member: member.id, "member", lambda member: member.name)


def known_typist(world: World, root: str, the_set: LearningSet, me: str = "") -> Member | None:
    """The member who is typing, as far as that is known without asking.

    Told by `--me`, else ALEARN_ME, else what this machine remembers for this set, else git's `user.email`.
    """
    told = me or world.environ.get("ALEARN_ME", "")
    if told:
        return member_named(told, the_set.members.values())
    remembered = world.remembered(the_set.file.id)
    if remembered is not None and remembered in the_set.members:
        return the_set.members[remembered]
    email = world.git_email(root).lower()
    matching = [member for member in the_set.members.values() if email and (member.email or "").lower() == email]
    return matching[0] if len(matching) == 1 else None


def who_am_i(world: World, root: str, the_set: LearningSet, me: str = "") -> Member:
    """The member who is typing; a terminal asks once and remembers. UsageError where nobody can be asked."""
    known = known_typist(world, root, the_set, me)
    if known is not None:
        return known
    ids = ", ".join(sorted(the_set.members))
    member = world.ask_for(
        f"Who are you? ({ids})",
        "--me MEMBER, one of: " + ids,
        lambda answer: member_named(answer, the_set.members.values()),
    )
    world.remember(the_set.file.id, member.id)
    return member


def author(
    world: World, root: str, the_set: LearningSet, given: Given, *, private: bool = False, ask_whose: bool = False
) -> Author:
    """Whose record is to be written; a private entry for somebody else is refused before anything is asked.

    With `ask_whose` a facilitator at a terminal who names nobody is asked whose it is.
    """
    if given.as_ and private:
        _refuse_private(known_typist(world, root, the_set, given.me), member_named(given.as_, the_set.members.values()))
    typist = who_am_i(world, root, the_set, given.me)
    whose = given.as_
    if not whose and ask_whose and world.interactive and typist.role == "facilitator":
        names = ", ".join(member.name for member in the_set.members.values() if member.id != typist.id)
        whose = world.ask(f"Whose is it? ({names}; Enter if it is your own)", "--as MEMBER")
    member = member_named(whose, the_set.members.values()) if whose else typist
    if member.id == typist.id:
        return Author(typist, typist)
    return proxy(world, the_set, member, typist, given)


def as_told(
    world: World, the_set: LearningSet, writer: Author, owner: str, given: Given, what: tuple[str, str]
) -> Author:
    """Whoever types, as somebody who was told by the owner; at a terminal they are asked how, else it is refused.

    `what` is what is theirs, and what only they do with it.
    """
    if writer.member.id == owner:
        return writer
    member = the_set.members.get(owner)
    name = member.name if member else owner
    if member is not None and not writer.by_proxy and world.interactive:
        world.say(f"That {what[0]} is {name}'s, so it is written as what {name} told you.")
        return proxy(world, the_set, member, writer.typist, given)
    raise RefusedError(
        f"That {what[0]} is {name}'s, and only its owner {what[1]}.",
        f"If they told you, add: --as {owner} --via spoken --said today",
    )


def proxy(world: World, the_set: LearningSet, member: Member, typist: Member, given: Given) -> Author:
    """What is typed for somebody else, with how their words came and when."""
    how = given.via or world.ask(
        "How did the words come: email, paper, word (a Word file) or spoken?", "--via email", "email"
    )
    if how not in VIAS:
        raise UsageError("--via takes one of: " + ", ".join(VIAS))

    def read(typed: str) -> date:
        return read_day(world, the_set, typed, "--said" if given.said else "", happened=True)

    day = read(given.said) if given.said else world.ask_for("On which day?", "--said DATE", read, "today")
    return Author(member, typist, how, day)


def _refuse_private(typist: Member | None, member: Member) -> None:
    if typist is None or typist.id != member.id:
        message = f"Only {member.name} writes {member.name}'s private journal."
        raise RefusedError(message, "Add --share if these are words for the whole set.")
