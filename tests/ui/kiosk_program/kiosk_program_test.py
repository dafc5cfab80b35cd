"""hall-kiosk as a program: it shows every page by itself, and says what is wrong with its settings."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

KIOSK = Path(os.environ["HALL_BIN_DIR"]) / "hall-kiosk"


def run(*arguments, cwd=None):
    with tempfile.TemporaryDirectory() as runtime:
        return run_beside(runtime, *arguments, cwd=cwd)


def run_beside(runtime, *arguments, cwd):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
                       XDG_RUNTIME_DIR=runtime)
    return subprocess.run([str(KIOSK), *arguments], capture_output=True, text=True, env=environment,
                          cwd=cwd)


class TourTest(unittest.TestCase):
    MODES = ("plain", "elder", "low", "contrast", "elder-low-contrast")
    PAGES = ("after-power-cut", "home", "more", "broadcast", "closed", "suspended", "out-of-use", "lost",
             "lost-without-numbers", "paper-low", "no-paper", "printer-broken", "idle-warning", "find",
             "find-closed", "found", "nothing-found", "themes", "supplement", "guide",
             "guide-second-screen", "guide-printed", "guide-not-printed",
             "number", "number-card", "number-no-reader", "number-required", "number-agent",
             "number-relation", "number-keys", "number-wrong", "number-letters", "number-grounds",
             "number-documents", "number-passport",
             "number-priority", "number-copies", "number-doubtful", "number-already", "number-appointment",
             "number-refused", "result", "result-no-paper", "own-number", "own-number-waiting",
             "own-number-no-show", "own-number-restored", "own-number-on-hold", "own-number-unknown")

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.pictures = Path(folder.name)
        cls.tour = run("--screenshots", folder.name)

    def read_by_a_phone(self, picture):
        return sorted(subprocess.run(["zbarimg", "--quiet", "--raw", str(self.pictures / picture)],
                                     capture_output=True, text=True).stdout.split())

    def test_shows_every_page_in_every_mode_and_both_languages(self):
        self.assertEqual((0, ""), (self.tour.returncode, self.tour.stderr))
        self.assertEqual({f"{page}-{mode}{language}" for page in self.PAGES for mode in self.MODES
                          for language in ("", "-english")}, {file.stem for file in self.pictures.iterdir()})

    def test_a_phone_before_the_screen_reads_its_codes(self):
        for mode in self.MODES:
            self.assertEqual(["https://hall.example.cn/forms/application.pdf",
                              "https://hall.example.cn/forms/filled.pdf",
                              "https://hall.example.cn/guides/pension"],
                             self.read_by_a_phone(f"guide-{mode}.png"), mode)
            # 长辈版 asks nobody to scan anything.
            guides = [] if "elder" in mode else ["https://hall.example.cn/guides"]
            self.assertEqual(guides, self.read_by_a_phone(f"home-{mode}.png"), mode)

    @unittest.skipUnless("HALL_LONG" in os.environ, "the same walk once more: ./hall check")
    def test_the_self_test_walks_without_pictures(self):
        # A small window with large pixels: the same pages in a quarter of the time.
        with tempfile.TemporaryDirectory() as folder:
            result = run("--self-test", "--size", "1000x562", "--mm-per-px", "0.708", cwd=folder)
            self.assertEqual([], list(Path(folder).iterdir()))
        self.assertEqual((0, ""), (result.returncode, result.stderr))


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

    def test_tells_systemd_that_it_is_ready_and_alive(self):
        address = str(self.folder / "notify")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.bind(address)
            notify.settimeout(60)
            environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
                               NOTIFY_SOCKET=address)
            program = subprocess.Popen([str(KIOSK), "--demo"], stdout=subprocess.PIPE, env=environment)
            self.addCleanup(program.stdout.close)
            self.addCleanup(program.wait)
            self.addCleanup(program.kill)
            said = {notify.recv(100)}
            while len(said) < 2:
                said.add(notify.recv(100))
        self.assertEqual({b"READY=1", b"WATCHDOG=1"}, said)
        self.assertEqual(b"READY\n", program.stdout.readline())

    def test_measures_this_machine(self):
        said = run("--paces", "--rounds", "1", "--visits", "3").stdout
        for kind in ("touch-ms find", "touch-ms number", "key-ms S", "memory-mib 3"):
            self.assertRegex(said, rf"(?m)^{kind} [0-9.]+$")

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


class KioskServiceTest(unittest.TestCase):
    UNIT = Path(os.environ["HALL_SOURCE_DIR"]) / "config" / "systemd" / "hall-kiosk.service"

    def test_starts_the_program_and_waits_for_its_word(self):
        text = self.UNIT.read_text(encoding="utf-8")
        self.assertRegex(text, r"(?m)^ExecStart=.* /usr/bin/hall-kiosk --config /etc/yichuang/kiosk.toml ")
        self.assertRegex(text, r"(?m)^Type=notify$")
        # Fed once a second, see KioskWindowTest; a stuck or crashed kiosk is started anew, always.
        self.assertGreaterEqual(int(re.search(r"(?m)^WatchdogSec=(\d+)s$", text).group(1)), 5)
        self.assertRegex(text, r"(?m)^Restart=always$")
        self.assertRegex(text, r"(?m)^StartLimitIntervalSec=0$")

    def test_systemd_reads_it(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("systemd is not installed")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / self.UNIT.name
            # Neither program is installed where tests run.
            text = re.sub(r"/usr/bin/xinit", "/bin/true", self.UNIT.read_text(encoding="utf-8"))
            copy.write_text(text, encoding="utf-8")
            done = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True)
        self.assertNotIn(self.UNIT.name, done.stderr)


if __name__ == "__main__":
    unittest.main()
