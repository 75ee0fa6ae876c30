"""The hosts in a repository's configuration, and never what stands before or after them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.doctor.remotes import FOLDER, OTHER, git_folder, hosts

SECRET = "s3cret-t0ken"  # noqa: S105  # it is what must not be told


def remote(address: str) -> str:
    return f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {address}\n[branch "main"]\n\tremote = origin\n'


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (f"https://jo:{SECRET}@git.hillside.example/leads.git", "git.hillside.example"),
        (f"https://{SECRET}@git.hillside.example:8443/leads.git", "git.hillside.example"),
        ("https://GitHub.com/x/y", "github.com"),
        ("ssh://git@git.hillside.example:22/leads", "git.hillside.example"),
        ("git@git.hillside.example:leads.git", "git.hillside.example"),
        (f"{SECRET}@git.hillside.example:{SECRET}/leads", "git.hillside.example"),
        ("ssh://git@[fe80::1]:22/leads", "[fe80::1]"),
        (r"\\files\git\leads.git", "files"),
        ("//files/git/leads.git", "files"),
        ("/srv/git/leads.git", FOLDER),
        ("../leads.git", FOLDER),
        (r"C:\git\leads.git", FOLDER),
        ("C:/git/leads.git", FOLDER),
        ("file:///srv/git/leads.git", FOLDER),
        (f"https://jo {SECRET}/x", OTHER),
    ],
)
def test_a_remote_is_told_by_its_host_alone(address: str, host: str) -> None:
    assert hosts(remote(address)) == (host,)


def test_each_host_is_told_once_and_only_those_of_remotes() -> None:
    text = remote("https://a.example/x") + '[remote "b"] url = https://b.example/x\n pushurl = https://a.example/y\n'
    assert hosts(text + '[url "https://c.example"]\n insteadOf = x\n') == ("a.example", "b.example")
    assert hosts("") == ()
    assert hosts("[core]\n\turl = https://a.example/x\n") == ()


@given(st.text("aA1:@/.\\-_[] ", max_size=30), st.text("ab1-", max_size=8))
def test_nothing_before_an_at_sign_is_ever_told(before: str, after: str) -> None:
    for host in hosts(remote(f"https://u:{SECRET}{before}@h.example/{after}")):
        assert SECRET not in host


def test_a_worktree_says_where_its_repository_is() -> None:
    assert git_folder("gitdir: /srv/leads/.git/worktrees/two\n") == "/srv/leads/.git/worktrees/two"
    assert git_folder("something else") == ""
