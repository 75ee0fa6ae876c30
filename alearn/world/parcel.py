"""Many files as one zip for its owner alone: the same bytes whenever and wherever it is made of the same files."""

import os
import zipfile
from collections.abc import Mapping
from io import BytesIO

from alearn.errors import RefusedError
from alearn.world.raw import forget, random_letters, reason, sync_folder, write_new

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE, _UNIX = 0o100600, 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one zip, in the order of their names; stored as they are, since compressors differ."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as parcel:
        for name, data in sorted(files.items()):
            told = zipfile.ZipInfo(name, _EPOCH)
            told.create_system = _UNIX
            told.external_attr = _PLAIN_FILE << 16
            parcel.writestr(told, data)
    return held.getvalue()


def make_parcel(path: str, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write the zip whole or not at all, 0600; RefusedError where something of that name is there, unless `force`."""
    folder = os.path.dirname(path)
    fresh = os.path.join(folder, f".alearn-page-{random_letters(8)}")
    try:
        write_new(fresh, zipped(files), 0o600)
        _put(fresh, path, force=force)
        sync_folder(folder)
    except FileExistsError:
        message = f"{os.path.basename(path)} is there already, and is left as it is."
        raise RefusedError(message, "Name another file with -o, or add --force.") from None
    except OSError as fault:
        raise RefusedError(f"The zip could not be written: {reason(fault)}.", "Name another place with -o.") from None
    finally:
        forget(fresh)


def _put(fresh: str, path: str, *, force: bool) -> None:
    """Give the file its name, exclusively unless `force`; a link or a folder there is never replaced."""
    if os.path.lexists(path) and (not force or os.path.islink(path) or not os.path.isfile(path)):
        raise FileExistsError(path)
    if not force:
        write_new(path, b"", 0o600)  # the name is taken, exclusively, before the bytes get it
    os.replace(fresh, path)
