"""hall-kiosk as a program: it shows every page by itself, and says what is wrong with its settings."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

KIOSK = Path(os.environ["HALL_BIN_DIR"]) / "hall-kiosk"


def run(*arguments):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
    return subprocess.run([str(KIOSK), *arguments], capture_output=True, text=True, env=environment)


class KioskProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def settings(self, text):
        file = self.folder / "kiosk.toml"
        file.write_text(text)
        return str(file)

    def refused(self, status, *arguments):
        result = run(*arguments)
        self.assertEqual(status, result.returncode, result.stderr)
        return result.stderr

    def test_shows_every_page_in_every_mode(self):
        pictures = self.folder / "pictures"
        result = run("--screenshots", str(pictures))
        self.assertEqual(0, result.returncode, result.stderr)
        names = [file.stem for file in pictures.iterdir()]
        for mode in ("plain", "elder", "low", "contrast", "english", "elder-low-english"):
            for page in ("home", "find", "guide", "number", "result", "own-number", "suspended"):
                self.assertIn(f"{page}-{mode}", names)

    def test_needs_to_be_told_which_hall(self):
        self.assertIn("--config", self.refused(2))

    def test_names_the_setting_that_is_wrong(self):
        said = self.refused(2, "--config", self.settings("[printer]\nwidth_mm = 70\n"))
        self.assertIn("printer.width_mm is 58 or 80", said)

    def test_refuses_a_window_that_nobody_can_see(self):
        self.assertIn("--size", self.refused(2, "--demo", "--size", "10x10"))

    def test_says_that_it_was_never_enrolled(self):
        self.assertIn("没有设备令牌", self.refused(1, "--config", self.settings("")))

    def test_says_that_its_settings_are_not_there(self):
        self.assertIn("cannot be read", self.refused(1, "--config", str(self.folder / "none.toml")))


if __name__ == "__main__":
    unittest.main()
