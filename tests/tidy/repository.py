"""The files of this repository, for the checks beside this file."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("HALL_SOURCE_DIR", Path(__file__).resolve().parents[2]))


def files(*patterns):
    """Tracked and new files (paths relative to the root) that match the git patterns."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z",
         "--cached", "--others", "--exclude-standard", "--", *patterns],
        check=True, capture_output=True).stdout
    names = sorted({name for name in listing.decode().split("\0") if name})
    return [name for name in names if (ROOT / name).is_file()]


def text(name):
    """The text of a file, or None when it is binary."""
    data = (ROOT / name).read_bytes()
    if b"\0" in data:
        return None
    return data.decode("utf-8")


def report(check, findings, warnings=()):
    """Prints what was found and returns the exit code."""
    for warning in warnings:
        print(f"warning: {warning}")
    for finding in findings:
        print(finding)
    print(f"{check}: {len(findings)} finding(s), {len(warnings)} warning(s)")
    sys.stdout.flush()
    return 1 if findings else 0
