"""A document that names what is not there must be found."""

import unittest

import repository
from check_docs import Tree, check, hall_verbs, run_targets

TREE = Tree(["README.md", "docs/operations.md", "server/domain/ticket.h", "config/hall.toml"])
VERBS = {"run", "test"}
PROGRAMS = {"hall-server"}


def findings(content, path="README.md"):
    return check(path, content, TREE, VERBS, PROGRAMS)


class DocsTest(unittest.TestCase):
    BAD = ["see `server/domain/gone.h`", "see `server/gone/`", "see `gone.md`", "`gone_file.h`",
           "[a](docs/gone.md)", "`./hall dance`", "```\n./hall dance\n```", "`config/*.json`",
           "```\nbuild/release/bin/hall-ghost --start\n```"]
    GOOD = ["see `server/domain/ticket.h`", "`server/domain/`", "`ticket.h`", "[a](docs/operations.md)",
            "[a](https://example.org/x)", "`./hall run`", "```\ncat server/gone.h\n```",
            "`build/release/bin/hall-server`", "```\nbuild/release/bin/hall-server\n```",
            "`hall.v1`", "`/livez`", "`either/or`",
            "`server/*/ticket.h`", "`config/*.toml`"]

    def test_what_is_not_there_is_found(self):
        for content in self.BAD:
            with self.subTest(content=content):
                self.assertEqual(1, len(findings(content)))

    def test_what_is_there_passes(self):
        for content in self.GOOD:
            with self.subTest(content=content):
                self.assertEqual([], findings(content))

    def test_links_are_read_from_the_folder_of_the_document(self):
        self.assertEqual([], findings("[a](../README.md)", "docs/operations.md"))
        self.assertEqual([], findings("[a](operations.md)", "docs/other.md"))

    def test_the_verbs_of_the_entry_are_known(self):
        self.assertLessEqual({"run", "test", "check", "bench", "deps"}, hall_verbs())

    def test_only_what_the_verb_run_builds_counts(self):
        script = ("bench() {\n  build release --target hall-bench\n}\n"
                  "run() {\n  configure release && build release --target hall-a b || return 1\n}\n"
                  "more() {\n  build release --target c\n}\n")
        self.assertEqual({"hall-a", "b"}, run_targets(script))
        self.assertEqual(set(), run_targets("run() {\n  build release\n}\n"))
        self.assertEqual(set(), run_targets(""))

    def test_the_programs_of_the_entry_are_known(self):
        self.assertLessEqual({"hall-server", "hallctl"}, run_targets(repository.text("hall")))


if __name__ == "__main__":
    unittest.main()
