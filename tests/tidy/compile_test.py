"""The launcher of the compiler: a precompiled header out of ccache is the one the sources ask for."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import repository

COMPILE = repository.ROOT / "cmake" / "compile.sh"


@unittest.skipUnless(shutil.which("ccache"), "ccache is not installed")
class CompileTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        # What the presets set, under which ccache keeps precompiled headers.
        self.environment = dict(os.environ, CCACHE_DIR=str(self.folder / "cache"),
                                CCACHE_SLOPPINESS="pch_defines,time_macros,include_file_mtime")
        self.write("all.h", '#include "ticket.h"\n')
        self.write("all.h.cxx", "")

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def compile(self, launcher, *arguments):
        command = [launcher, "g++", "-std=c++20", "-fpch-preprocess", "-Winvalid-pch", "-include",
                   str(self.folder / "all.h"), "-MD", "-MF", "depends", *arguments]
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True,
                              text=True)

    def build(self, comment, call, launcher=str(COMPILE)):
        self.write("ticket.h", f"#pragma once\n// {comment}\nclass Ticket {{}};\n")
        self.write("hall.cpp", f'#include "ticket.h"\nTicket {call}() {{ return {{}}; }}\n')
        (self.folder / "all.h.gch").unlink(missing_ok=True)
        header = self.compile(launcher, "-x", "c++-header", "-o", "all.h.gch", "-c", "all.h.cxx")
        self.assertEqual(0, header.returncode, header.stderr)
        return self.compile(launcher, "-o", "hall.o", "-c", "hall.cpp")

    def assert_builds(self, comment, call):
        result = self.build(comment, call)
        self.assertEqual(0, result.returncode, result.stderr)

    def hits(self):
        result = subprocess.run(["ccache", "--print-stats"], env=self.environment, capture_output=True,
                                text=True, check=True)
        counts = dict(line.split("\t") for line in result.stdout.splitlines())
        return int(counts["direct_cache_hit"]) + int(counts["preprocessed_cache_hit"])

    def test_a_changed_comment_in_a_header_makes_a_new_precompiled_one(self):
        self.assert_builds("A number.", "first")
        self.assert_builds("A drawn number.", "second")

    def test_a_cache_that_holds_the_wrong_one_already_is_passed_over(self):
        self.build("A number.", "first", launcher="ccache")
        wrong = self.build("A drawn number.", "second", launcher="ccache")
        self.assertIn("redefinition", wrong.stderr)
        self.assert_builds("A drawn number.", "second")

    def test_the_same_headers_are_taken_from_the_cache(self):
        self.assert_builds("A number.", "first")
        before = self.hits()
        self.assert_builds("A number.", "first")
        self.assertGreaterEqual(self.hits(), before + 1)


if __name__ == "__main__":
    unittest.main()
