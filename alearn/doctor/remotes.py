"""Where a git repository is copied to, read from the text of its configuration: git itself is never started."""

import re

_SECTION = re.compile(r"\s*\[\s*remote\s+\"", re.IGNORECASE)
_ANY_SECTION = re.compile(r"\s*\[")
_ADDRESS = re.compile(r"\s*(?:url|pushurl)\s*=\s*(.*?)\s*\Z", re.IGNORECASE)
_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)", re.IGNORECASE)
_LIKE_SCP = re.compile(r"(?:[^/\s@]*@)?(\[[^\]]*\]|[^/\\\s:@]{2,}):(?!//)")
_UNC = re.compile(r"(?:\\\\|//)([^\\/]+)[\\/]")
_A_HOST = re.compile(r"\[[0-9a-f:.%]+\]\Z|[\w.-]+\Z", re.IGNORECASE)
FOLDER = "a folder"
OTHER = "an address that is not understood"


def hosts(config: str) -> tuple[str, ...]:
    """The hosts a repository's remotes lie at, each once, never with a name or password that stands before them.

    `FOLDER` stands for a repository on a disk, `OTHER` for what is no address; neither shows what was written.
    """
    found: dict[str, None] = {}
    inside = False
    for line in config.splitlines():
        begins = _ANY_SECTION.match(line) is not None
        inside = _SECTION.match(line) is not None if begins else inside
        address = _ADDRESS.match(line.rpartition("]")[2] if begins else line) if inside else None
        if address:
            found[_host(address[1].strip('"'))] = None
    return tuple(found)


def git_folder(text: str) -> str:
    """Where a `.git` that is a file says the repository is; empty where it does not say."""
    return text.partition("gitdir:")[2].strip() if text.startswith("gitdir:") else ""


def _host(address: str) -> str:
    unc, scheme, scp = _UNC.match(address), _WITH_SCHEME.match(address), _LIKE_SCP.match(address)
    if unc:
        name = unc[1]
    elif scheme:
        name = scheme[1] or FOLDER
    elif scp:
        name = scp[1]
    else:
        return FOLDER
    return name.lower() if name == FOLDER or _A_HOST.match(name) else OTHER
