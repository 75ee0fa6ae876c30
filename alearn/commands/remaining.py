"""What an erasure leaves, since it is not here or cannot be taken back: told exactly, promising nothing."""

from collections.abc import Iterator

from alearn.commands.around import place_of, repository
from alearn.dates import in_words
from alearn.doctor.remotes import FOLDER
from alearn.leaving.erasure import Erasure
from alearn.model import ReportRecord
from alearn.schema.records import Reading
from alearn.world import World


def remaining(world: World, root: str, reading: Reading, erasure: Erasure) -> Iterator[str]:
    """A line for each place that still has words of the member's, or may have."""
    name = erasure.begun.person.name
    kept = repository(world, root)
    if kept is not None:
        copies = "".join(f", in the copy {_at(host)}" for host in kept.hosts)
        yield (
            f"git's history of this folder: every earlier state, here{copies}, and in every clone that anybody has. "
            "Only rewriting the history in each of them removes it, and nobody can do that for others."
        )
    place = place_of(world, root)
    if place:
        yield f"Earlier versions and the bin of {place}, for as long as it keeps them."
    yield "Backups of this folder, copies that others made of it, and pages that were printed, mailed or built from it."
    yield from (_report(report) for report in erasure.reports)
    yield (
        f"Sealed private entries of {name}'s, wherever a history, a copy or a backup has them: only {name}'s key opens "
        "them. Once every copy of that key is destroyed, on paper too, nobody can read them: that puts them beyond use."
    )
    own = world.private_folder(reading.the_set.file.id, erasure.begun.person.id)
    here = f": on this machine in {own}" if world.exists(own) else ""
    yield f"Entries that {name} keeps in their own folder on their own machine, which are theirs{here}."
    yield "What others wrote in private, which nobody else can look into."


def _at(host: str) -> str:
    return "in another folder" if host == FOLDER else f"at {host}"


def _report(report: ReportRecord) -> str:
    to = f" to {report.sent_to}" if report.sent_to else ""
    on = f" on {in_words(report.sent)}" if report.sent else ""
    return f"The report {report.id}, sent{to}{on} with words of theirs: ask whoever has it to delete it."
