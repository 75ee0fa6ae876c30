"""What the names on the way to a folder tell, on each system: made up here, for no machine has them all."""

import pytest

from alearn.doctor.drives import SHAREPOINT, Disk, disk_of, may_be_synced, server, synced

WINDOWS = {"OneDrive": r"C:\Users\jo\OneDrive - Hillside", "OneDriveCommercial": r"C:\Users\jo\OneDrive - Hillside"}


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        (r"C:\Users\jo\OneDrive\sets\leads", "OneDrive"),
        (r"C:\Users\jo\OneDrive - Hillside Primary\leads", "OneDrive"),
        (r"C:\Users\jo\Hillside Primary\Literacy - Documents\leads", SHAREPOINT),
        (r"C:\Users\jo\Hillside Primary\Literacy - General\leads", SHAREPOINT),
        ("/Users/jo/Library/CloudStorage/OneDrive-Hillside/leads", "OneDrive"),
        ("/Users/jo/Library/CloudStorage/OneDrive-SharedLibraries-Hillside/leads", SHAREPOINT),
        ("/Users/jo/Library/CloudStorage/GoogleDrive-jo@x.example/My Drive/leads", "Google Drive"),
        ("/Users/jo/Library/CloudStorage/Dropbox-Trust/leads", "Dropbox"),
        ("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/leads", "iCloud Drive"),
        (r"C:\Users\jo\iCloudDrive\leads", "iCloud Drive"),
        (r"G:\My Drive\leads", "Google Drive"),
        (r"G:\Shared drives\Literacy\leads", "Google Drive"),
        ("/home/jo/Dropbox (Trust)/leads", "Dropbox"),
        ("/home/jo/Nextcloud/leads", "Nextcloud"),
        ("/Users/jo/Box/leads", "Box"),
        ("/home/jo/sets/leads", ""),
        ("/home/jo/boxes/dropbox-notes-about/onedrives", "Dropbox"),  # a name that only looks like one is told, too
        ("/home/jo/inbox/sets", ""),
    ],
)
def test_a_drive_is_known_by_the_names_on_the_way(path: str, drive: str) -> None:
    assert synced(path, (), {}) == drive


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        (r"C:\Users\jo\OneDrive - Hillside\leads", "OneDrive"),
        (r"C:\Users\jo\Hillside\Leads of literacy\leads", SHAREPOINT),
        (r"C:\Users\jo\sets\leads", ""),
        (r"D:\Work\leads", ""),
    ],
)
def test_windows_names_its_onedrive_and_the_organisation(path: str, drive: str) -> None:
    assert synced(path, (), WINDOWS) == drive
    moved = {**WINDOWS, "OneDrive": r"D:\Work"}
    assert synced(r"D:\Work\leads", (), moved) == "OneDrive"


@pytest.mark.parametrize(("marker", "drive"), [(".dropbox", "Dropbox"), (".stfolder", "Syncthing"), ("notes", "")])
def test_a_drive_is_known_by_what_it_leaves(marker: str, drive: str) -> None:
    assert synced("/home/jo/leads", (marker,), {}) == drive


def test_the_desk_of_a_mac_may_be_in_icloud() -> None:
    assert may_be_synced("/Users/jo/Documents/leads", "/Users/jo", "darwin") == "iCloud Drive"
    assert may_be_synced("/Users/jo/sets/leads", "/Users/jo", "darwin") == ""
    assert may_be_synced("/home/jo/Documents/leads", "/home/jo", "linux") == ""


@pytest.mark.parametrize(
    ("path", "system", "told"),
    [
        (r"\\files\shared\leads", "win32", "the server files"),
        (r"\\?\UNC\files\shared\leads", "win32", "the server files"),
        ("/Volumes/Shared/leads", "darwin", "the disk or server Shared"),
        ("/Volumes/Shared/leads", "linux", ""),
        (r"C:\sets\leads", "win32", ""),
    ],
)
def test_a_server_is_known_by_the_path(path: str, system: str, told: str) -> None:
    assert server(path, system) == told


MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /srv/team\040files rw - cifs //files/team rw,user=jo
41 22 0:41 / /mnt/c rw - 9p drvfs rw
42 22 0:42 / /media/jo/STICK rw - vfat /dev/sdb1 rw
not a line of it
"""


@pytest.mark.parametrize(
    ("path", "disk", "shared", "modes"),
    [
        ("/home/jo/leads", Disk("/", "ext4"), False, True),
        ("/srv/team files/leads", Disk("/srv/team files", "cifs"), True, True),
        ("/srv/team filesystem/leads", Disk("/", "ext4"), False, True),
        ("/mnt/c/Users/jo/leads", Disk("/mnt/c", "9p"), False, False),
        ("/media/jo/STICK/leads", Disk("/media/jo/STICK", "vfat"), False, False),
    ],
)
def test_the_disk_is_the_nearest_that_is_attached(path: str, disk: Disk, shared: bool, modes: bool) -> None:  # noqa: FBT001
    found = disk_of(path, MOUNTS)
    assert (found, found.is_shared, found.keeps_modes) == (disk, shared, modes)
    assert disk_of(path, "") == Disk()
