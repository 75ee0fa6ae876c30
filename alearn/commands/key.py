"""`alearn key`: the keys that private entries are sealed to."""

from collections.abc import Callable
from typing import NamedTuple

from alearn.commands.key_check import check
from alearn.commands.private import strange_keys
from alearn.commands.recovery import write_sheet
from alearn.commands.sealing import move_in, name_keys, plain_entries, seal_all_anew, sealed_entries
from alearn.commands.who import who_am_i
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.model import Member
from alearn.schema.records import Reading
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

_SHORTEST = 12
_OF = {
    "new": ("from_", "passphrase", "mine"),
    "show": ("json",),
    "add": ("recipient",),
    "drop": ("recipient",),
    "rotate": ("passphrase",),
    "backup": ("output",),
    "check": ("mend", "sheet", "json"),
}
_FLAGS = {"recipient": "key after it", "from_": "--from", "output": "-o"}


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    action: str
    recipient: str = ""
    from_: str = ""
    passphrase: bool = False
    mine: bool = False
    output: str = ""
    mend: bool = False
    sheet: str = ""
    json: bool = False
    me: str = ""


class Mine(NamedTuple):
    """Where a member's keys are used: the set's folder as it was read, and the member who is typing."""

    root: str
    reading: Reading
    me: Member

    def again(self, world: World) -> "Mine":
        """The same, read again after something was changed."""
        reading = read_set(world, self.root)
        return Mine(self.root, reading, reading.the_set.members[self.me.id])


def run(world: World, options: Options) -> int:
    """Do what was asked for with the keys of the person who is typing; nobody else's."""
    _refuse_what_does_not_belong(options)
    root = find_set(world)
    reading = read_set(world, root)
    mine = Mine(root, reading, who_am_i(world, root, reading.the_set, options.me))
    return _ACTIONS[options.action](world, mine, options)


def _refuse_what_does_not_belong(options: Options) -> None:
    if options.action not in _OF:
        raise UsageError("That is nothing that can be done with a key.", "There is: " + ", ".join(_OF))
    given = [name for name in Options._fields if name not in ("action", "me") and getattr(options, name)]
    for name in given:
        if name not in _OF[options.action]:
            flag = _FLAGS.get(name, f"--{name}")
            raise UsageError(f"`alearn key {options.action}` takes no {flag}.", "Type `alearn key --help`.")
    if "recipient" in _OF[options.action] and not options.recipient:
        raise UsageError("Which key?", f"Type: alearn key {options.action} age1...")


def _new(world: World, mine: Mine, options: Options) -> int:
    """Make or bring the key of this machine, and seal what was kept outside; typed again, it does what was left."""
    _refuse_on_anothers_machine(world, mine, said_mine=options.mine)
    if not world.keys.here:
        pairs = world.keys.pairs_in(_text_from(world, options.from_)) if options.from_ else (world.keys.new_pair(),)
        world.keys.begin(pairs, _new_passphrase(world) if options.passphrase else "", world.today)
        world.say(f"Your key is kept in {world.keys.place}: whoever has that file can read your entries.")
    elif options.from_ or options.passphrase:
        raise RefusedError("This machine has a key already.", "For a new one: alearn key rotate")
    name_keys(world, *mine, world.keys.ring().recipients)
    _say(world, move_in(world, mine.root, plain_entries(world, *mine)))
    world.say("From now on what you log without --share is sealed: only your own keys open it.")
    for each in strange_keys(world, mine.me):
        world.say(f"{mine.me.path} also names {each}. Is it your other device's? alearn key add {each}")
        world.say(f"If it is lost, or you do not know it: alearn key drop {each}")
    if not any(each.whose == "paper" for each in world.keys.ring().accepted):
        world.say(
            "If this machine is lost, nobody can open them. Print a key to be safe: alearn key backup -o FILE.html"
        )
    world.out(world.keys.ring().accepted[0].recipient)
    return 0


def _refuse_on_anothers_machine(world: World, mine: Mine, *, said_mine: bool) -> None:
    the_set = mine.reading.the_set
    remembered = the_set.members.get(world.remembered(the_set.file.id) or "")
    if remembered is None or remembered.id == mine.me.id:
        return
    if said_mine:
        world.remember(the_set.file.id, mine.me.id)
        return
    message = f"This machine knows its user as {remembered.name}, who could then read what {mine.me.name} seals."
    hint = "A key is made on the machine of the person whose it is. Is this one yours alone? Then add --mine."
    raise RefusedError(message, hint)


def _show(world: World, mine: Mine, options: Options) -> int:
    _refuse_without_key(world)
    accepted = world.keys.ring().accepted
    named = [each.recipient in mine.me.recipients for each in accepted]
    if options.json:
        rows = [
            {"recipient": each.recipient, "whose": each.whose, "named": there}
            for each, there in zip(accepted, named, strict=True)
        ]
        world.out_json("key-show", {"file": world.keys.place, "keys": rows})
        return 0
    for each in accepted:
        world.out(f"{each.recipient}  {each.whose}")
    if not all(named):
        world.say(f"{mine.me.path} does not name all of these; to put that in order: alearn key check --mend")
    return 0


def _add(world: World, mine: Mine, options: Options) -> int:
    _refuse_without_key(world)
    recipient = world.keys.public_key(options.recipient)
    if recipient not in world.keys.ring().recipients:
        world.keys.accept(recipient, "another device")
    name_keys(world, *mine, [recipient])
    _say(world, seal_all_anew(world, sealed_entries(world, *mine)))
    world.say("Whoever has the secret half of that key reads your private entries from now on.")
    world.out(recipient)
    return 0


def _drop(world: World, mine: Mine, options: Options) -> int:
    _refuse_without_key(world)
    recipient = world.keys.public_key(options.recipient)
    before = world.keys.ring()
    if before.recipients == (recipient,) or recipient == before.recipients[0]:
        raise RefusedError("That is the key of this machine.", "To put a new one in its place: alearn key rotate")
    if recipient not in before.recipients and recipient not in mine.me.recipients:
        raise NotFoundError("Nothing of yours is sealed to that key.", "See those that count: alearn key show")
    world.keys.retire(recipient)
    name_keys(world, *mine, ())
    if recipient in before.recipients:
        _say(world, seal_all_anew(world, sealed_entries(world, *mine)))
    world.say("Copies made before today, in backups or in git, stay open to who holds that key.")
    world.say("On your other devices, and in every other set of yours, type the same.")
    return 0


def _rotate(world: World, mine: Mine, options: Options) -> int:
    before = next((each.recipient for each in world.keys.ring().accepted if each.whose == "this device"), "")
    pair = world.keys.new_pair()
    world.keys.renew(pair, _new_passphrase(world) if options.passphrase else "", world.today)
    name_keys(world, *mine, [pair.recipient])
    _say(world, seal_all_anew(world, sealed_entries(world, *mine)))
    world.say("The key before it stays on this machine, for reading alone. In every other set of yours, type:")
    world.say("  alearn key check --mend")
    world.say(f"On your other devices: alearn key add {pair.recipient}")
    world.say(f"                  and: alearn key drop {before}")
    world.out(pair.recipient)
    return 0


def _backup(world: World, mine: Mine, options: Options) -> int:
    _refuse_without_key(world)
    place = options.output or world.ask("Where shall the sheet be written, like sheet.html?", "-o FILE")
    pair = world.keys.new_pair()
    told = write_sheet(world, place, mine.me, pair.secret, pair.recipient, mine.reading.the_set.file.title)
    world.keys.accept(pair.recipient, "paper")
    name_keys(world, *mine, [pair.recipient])
    _say(world, seal_all_anew(world, sealed_entries(world, *mine)))
    world.say(told)
    world.say("Its key is nowhere else. To see that a printed sheet works: alearn key check --sheet -")
    return 0


def _check(world: World, mine: Mine, options: Options) -> int:
    sheet = world.keys.pairs_in(_text_from(world, options.sheet)) if options.sheet else ()
    if options.mend:
        if sheet and world.keys.here and sheet[0].recipient not in world.keys.ring().recipients:
            world.keys.accept(sheet[0].recipient, "paper")
        if world.keys.here:
            name_keys(world, *mine, world.keys.ring().recipients)
            mine = mine.again(world)
            _say(world, move_in(world, mine.root, plain_entries(world, *mine)))
    return check(world, *mine, [pair.secret for pair in sheet], mend=options.mend, as_json=options.json)


def _refuse_without_key(world: World) -> None:
    if not world.keys.here:
        raise NotFoundError("There is no key on this machine.", "To make one: alearn key new")


def _text_from(world: World, name: str) -> str:
    """The text of a file that holds a key; `-` is a line typed at a terminal, which is not shown, or standard input."""
    if name == "-" and world.interactive:
        return world.ask_hidden("Type the key, AGE-SECRET-KEY-1 and what follows:", "Pipe it in.")
    if name == "-":
        return world.read_stdin()
    return world.read_or_stop(world.path(name), RECORD_LIMIT).decode(errors="replace")


def _new_passphrase(world: World) -> str:
    """A passphrase that was typed twice the same."""
    passphrase = world.ask_passphrase("A passphrase for your key, four words or more:")
    if len(passphrase) < _SHORTEST:
        raise UsageError(f"That passphrase is shorter than {_SHORTEST} letters, so it could be guessed.", "Try again.")
    if world.ask_passphrase("The same again:") != passphrase:
        raise UsageError("The two are not the same, so nothing was done.", "Try again.")
    return passphrase


def _say(world: World, sentence: str) -> None:
    if sentence:
        world.say(sentence)


_ACTIONS: dict[str, Callable[[World, Mine, Options], int]] = {
    "new": _new,
    "show": _show,
    "add": _add,
    "drop": _drop,
    "rotate": _rotate,
    "backup": _backup,
    "check": _check,
}
