"""The recovery sheet: a printed key, with the instructions to use it without alearn."""

import os

from alearn.errors import UsageError
from alearn.model import Member
from alearn.render.environment import RecoverySheet, recovery_sheet
from alearn.schema.layout import sealed_folder
from alearn.world import World

FORMS = ("html", "txt")


def write_sheet(world: World, place: str, me: Member, secret: str, recipient: str, title: str) -> str:
    """Write the sheet for its owner's eyes alone; what to do with it, in a sentence. `-` is standard output."""
    form = "txt" if place == "-" else place.rpartition(".")[2].lower()
    if form not in FORMS:
        raise UsageError("The ending of -o gives the form.", "Use .html, which prints well, or .txt")
    head, letters = secret[:16], secret[16:]
    groups = (head, *(letters[at : at + 4] for at in range(0, len(letters), 4)))
    sheet = RecoverySheet(me.name, title, world.today.isoformat(), sealed_folder(me.id), secret, groups, recipient)
    page = recovery_sheet(sheet, form)
    if place == "-":
        world.out_exactly(page)
        return "Print that, put it where you keep what nobody else may read, and keep no copy on this machine."
    path = world.path(place)
    world.make_own_page(path, page.encode())
    world.out(os.path.relpath(path, world.cwd))
    return "Print it, put it where you keep what nobody else may read, and then delete the file."
