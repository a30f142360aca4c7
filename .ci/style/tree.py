"""Which files there are, and which of them the layout allows."""

import os
import re
import subprocess

from finding import Finding

_TOP_LEVEL = {"Package.swift", "Services", "Shared", "Tests", "deploy", "docker-compose.yml", "README.md", "LICENSE"}
_TEXT = (".swift", ".c", ".h", ".py", ".sh", ".sql", ".yml", ".yaml", ".conf", ".modulemap")
_SCRIPT_FOLDERS = ("deploy/", ".ci/")
_IMAGE = re.compile(r"^\s*(?:image:|FROM)\s+[\"']?([\w.-]+\.[\w.-]+(?::\d+)?/\S+)", re.MULTILINE)


def files(root):
    """Every file that is, or would be, part of a commit; without git, every file outside of hidden build folders."""
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        names = {name for name in listing.stdout.split("\0") if name}
        return sorted(name for name in names if os.path.isfile(os.path.join(root, name)))
    return sorted(_walk(root))


def _walk(root):
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in (".git", ".build", ".run", "__pycache__")]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def is_measured_text(path):
    """Whether width and blanks are looked at: source and scripts, neither fixtures nor generated files."""
    if "/Fixtures/" in path or "/Golden/" in path:
        return False
    name = path.rsplit("/", 1)[-1]
    return path.endswith(_TEXT) or path.startswith(_SCRIPT_FOLDERS) and "." not in name or name == "Dockerfile"


def check_top_level(paths):
    """The first level holds what the layout names, dotfiles, and nothing else."""
    for path in paths:
        first = path.split("/", 1)[0]
        if first not in _TOP_LEVEL and not first.startswith("."):
            yield Finding(path, 1, "top-level", f"`{first}` has no place on the first level")


def check_images(path, raw):
    """Container images go by their plain names: no registry host."""
    for match in _IMAGE.finditer(raw):
        line = raw.count("\n", 0, match.start(1)) + 1
        yield Finding(path, line, "registry", f"`{match.group(1)}` names a registry")
