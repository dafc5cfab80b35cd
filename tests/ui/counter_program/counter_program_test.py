"""The program hall-counter as an operator starts it."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["HALL_BIN_DIR"]) / "hall-counter"


class CounterProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_program(self, *arguments, **more):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
                           XDG_RUNTIME_DIR=str(self.folder), **more)
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=environment)

    def test_every_state_loads_without_a_complaint_and_has_its_picture(self):
        pictures = self.folder / "pictures"
        prints = self.folder / "prints"
        prints.mkdir()
        result = self.run_program("--screenshots", pictures, "--prints", prints)
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        names = {one.stem for one in pictures.iterdir()}
        for state in ("login", "counters", "idle", "called", "serving", "outcome-refused", "lost", "crowd", "called-and-called",
                      "absent-again", "telephone", "outcome-refused-elsewhere", "correction", "applicant-whole",
                      "auto-call", "hand-entry-without-number", "rehearsal", "stale", "lost-ended",
                      "manager-kind", "manager-pauses", "manager-leaves"):
            self.assertLessEqual({state, f"{state}-dark", f"{state}-english"}, names)
        self.assertIn("called-bar", names)

    def test_the_demonstration_stands_there_until_it_is_closed(self):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
                           XDG_RUNTIME_DIR=str(self.folder))
        with subprocess.Popen([PROGRAM, "--demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=environment) as program:
            self.assertEqual("READY\n", program.stdout.readline())
            self.assertIsNone(program.poll())
            program.terminate()
            self.assertEqual("", program.communicate()[1])

    def test_a_large_screen_shows_every_state_too(self):
        result = self.run_program("--self-test", "--size", "3840x2160")
        self.assertEqual((0, ""), (result.returncode, result.stderr))

    def test_a_dense_screen_shows_every_state_too(self):
        result = self.run_program("--self-test", QT_SCALE_FACTOR="1.5")
        self.assertEqual((0, ""), (result.returncode, result.stderr))

    def test_says_what_is_wrong_and_ends(self):
        settings = self.folder / "counter.toml"
        settings.write_text("[counter]\ncounterr = '1'\n", encoding="utf-8")
        for arguments, status, sentence in (
                ((), 2, "say --config counter.toml or --demo"),
                (("--demo", "--size", "800x600"), 2, "--size takes WxH from 1100x620 on"),
                (("--config", self.folder / "nowhere.toml"), 1, "cannot be read"),
                (("--config", settings), 2, "counter.counterr is not known")):
            result = self.run_program(*arguments)
            self.assertEqual(status, result.returncode, result.stderr)
            self.assertIn(sentence, result.stderr)

    def test_a_folder_that_cannot_be_written_is_said(self):
        settings = self.folder / "counter.toml"
        settings.write_text("[counter]\nfolder = '/proc'\n", encoding="utf-8")
        result = self.run_program("--config", settings)
        self.assertEqual(1, result.returncode)
        self.assertIn("hall-counter:", result.stderr)


if __name__ == "__main__":
    unittest.main()
