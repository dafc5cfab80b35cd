"""What a document names must exist: paths in backticks, links, the verbs of ./hall, and the programs
whose commands a reader copies after ./hall run."""

import posixpath
import re
import sys
from pathlib import PurePosixPath

import repository

CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
VERB = re.compile(r"\./hall\s+([a-z]+)")
PROGRAM = re.compile(r"build/release/bin/([\w\-]+)")
PATH = re.compile(r"[\w.\-]+(/[\w.\-*]+)*/?")
KNOWN_ENDINGS = (".md", ".toml", ".json", ".cpp", ".h", ".proto", ".service", ".cmake", ".py", ".sql")
# Made by a build or by a running hall.
NOT_IN_TREE = ("build/",)
NOT_IN_TREE_NAMES = ("compile_commands.json", "CMakeUserPresets.json")


def hall_verbs():
    """The verbs that the case in ./hall knows."""
    return set(re.findall(r"^    ([a-z]+)\) ", repository.text("hall"), re.MULTILINE))


def run_targets(script):
    """The programs that `./hall run` builds: the targets in the function `run` of this script."""
    body = re.search(r"^run\(\) \{\n(.*?)^\}", script, re.MULTILINE | re.DOTALL)
    targets = r"\bbuild release --target ((?:[\w\-]+ )*[\w\-]+)"
    built = re.search(targets, body.group(1)) if body else None
    return set(built.group(1).split()) if built else set()


def blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


class Tree:
    """The paths there are: files, their folders, and bare file names."""

    def __init__(self, files):
        self.files = set(files)
        self.folders = {str(parent) for file in files for parent in PurePosixPath(file).parents}
        self.names = {PurePosixPath(file).name for file in files}
        self.tops = {file.split("/", 1)[0] for file in files if "/" in file}

    def has(self, path, beside):
        for base in ("", beside):
            full = posixpath.normpath(posixpath.join(base, path))
            if full in self.files or full in self.folders:
                return True
            if "*" in full and any(PurePosixPath(file).match(full) for file in self.files):
                return True
        return False

    def should_have(self, path):
        """Whether this text is meant as a path of the repository."""
        if path.startswith(NOT_IN_TREE) or path in NOT_IN_TREE_NAMES:
            return False
        return path.split("/", 1)[0] in self.tops and "/" in path or path.endswith(KNOWN_ENDINGS)


def check(path, content, tree, verbs, programs):
    """The findings of one document."""
    findings = []
    beside = str(PurePosixPath(path).parent)

    def add(position, text):
        findings.append(f"{path}:{content.count(chr(10), 0, position) + 1}: {text}")

    for match in VERB.finditer(content):
        if match.group(1) not in verbs:
            add(match.start(), f"./hall has no verb {match.group(1)}")
    for fence in FENCE.finditer(content):
        for match in PROGRAM.finditer(fence.group(0)):
            if match.group(1) not in programs:
                add(fence.start() + match.start(), f"./hall run builds no {match.group(1)}")
    prose = FENCE.sub(blank, content)
    for match in CODE.finditer(prose):
        word = match.group(1).strip()
        if not PATH.fullmatch(word) or not tree.should_have(word):
            continue
        if not tree.has(word, beside) and not ("/" not in word and word in tree.names):
            add(match.start(), f"{word} does not exist")
    for match in LINK.finditer(prose):
        target = match.group(1)
        if not re.match(r"[a-z]+:", target) and not tree.has(target, beside):
            add(match.start(), f"the link to {target} leads nowhere")
    return findings


def main():
    tree, verbs = Tree(repository.files()), hall_verbs()
    programs = run_targets(repository.text("hall"))
    findings = [] if programs else ["hall: the targets that ./hall run builds are not found"]
    for path in repository.files("*.md"):
        findings += check(path, repository.text(path), tree, verbs, programs)
    return repository.report("docs", findings)


if __name__ == "__main__":
    sys.exit(main())
