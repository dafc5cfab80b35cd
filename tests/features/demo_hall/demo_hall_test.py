"""`./hall run` as an outsider runs it, with the programs of this build."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

HALL = Path(os.environ["HALL_SOURCE_DIR"]) / "hall"


def check_demo(programs):
    environment = dict(os.environ, HALL_PROGRAMS=str(programs))
    return subprocess.run(["bash", "-c", f"source {HALL}; check_demo"], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, env=environment)


class DemoHallTest(unittest.TestCase):
    def test_one_ticket_is_issued_called_and_finished(self):
        result = check_demo(os.environ["HALL_BIN_DIR"])
        self.assertEqual(0, result.returncode, result.stderr)
        for step in ("issued", "called to counter 1", "finished"):
            self.assertRegex(result.stderr, rf"hall: ticket Z001 {step}")

    def test_a_clock_that_is_given_counts_instead_of_the_demo_s(self):
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run(
                ["bash", "-c", f"source {HALL}; demo_hall {folder} --clock rehearsal:tea-time,1"],
                stdin=subprocess.DEVNULL, capture_output=True, text=True,
                env=dict(os.environ, HALL_PROGRAMS=os.environ["HALL_BIN_DIR"]))
        self.assertEqual(1, result.returncode, result.stderr)
        self.assertIn("tea-time", result.stderr)

    def test_a_server_that_does_not_start_fails_the_check_with_its_own_words(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Path(folder) / "hall-server"
            server.write_text("#!/bin/sh\necho the disk is gone\nexit 1\n")
            server.chmod(server.stat().st_mode | stat.S_IXUSR)
            result = check_demo(folder)
        self.assertEqual(1, result.returncode)
        self.assertIn("the disk is gone", result.stderr)


class KioskOfTheDemoTest(unittest.TestCase):
    """`./hall run` where there is a display."""

    PROGRAMS = Path(os.environ["HALL_BIN_DIR"])

    def setUp(self):
        if not shutil.which("Xvfb") or not shutil.which("xdotool"):
            self.skipTest("Xvfb or xdotool is not installed")
        if not (self.PROGRAMS / "hall-kiosk").exists():
            self.skipTest("this build has no kiosk")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = dict(
            os.environ, DISPLAY=self.display(), HALL_PROGRAMS=str(self.PROGRAMS),
            TMPDIR=str(self.folder), XDG_RUNTIME_DIR=self.runtime(), QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software",
            # libxkbcommon-x11 and libdbus keep what they have got until the end.
            ASAN_OPTIONS="detect_leaks=0")

    def runtime(self):
        """Where Qt keeps what goes with the session."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name

    def display(self):
        """A display of its own, by the name that programs know it by."""
        read, write = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"],
                                  pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        with os.fdopen(read) as number:
            return ":" + number.readline().strip()

    def start(self):
        """The verb itself, but for what it installs and builds; on ports that are free."""
        script = (f"source {HALL}; install_packages() {{ :; }}; configure() {{ :; }}; build() {{ :; }};"
                  " run --set rpc.listen=127.0.0.1:0 --set web.listen=127.0.0.1:0"
                  " --set metrics.listen=127.0.0.1:0")
        hall = subprocess.Popen(["bash", "-c", script], stdin=subprocess.DEVNULL, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment, start_new_session=True)
        self.addCleanup(hall.stdout.close)
        self.addCleanup(hall.stderr.close)
        return hall

    def test_its_first_kiosk_opens_beside_the_server_and_goes_with_it(self):
        hall = self.start()
        ready = 0
        said = []
        for line in hall.stdout:
            said.append(line)
            ready += line == "READY\n"
            if ready == 2:  # the server, and the kiosk with its first page
                break
        self.assertEqual(2, ready, "".join(said) + (hall.stderr.read() if ready < 2 else ""))
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "hall-kiosk"],
                                 capture_output=True, text=True, env=self.environment).stdout.split()
        self.assertEqual(1, len(windows), windows)

        os.killpg(hall.pid, signal.SIGINT)  # Ctrl-C
        said = hall.communicate(timeout=120)[1]

        self.assertEqual([], list(self.folder.glob("yichuang-demo.*")), said)
        left = subprocess.run(["ps", "--no-headers", "-o", "stat,args", "--sid", str(hall.pid)],
                              capture_output=True, text=True).stdout.splitlines()
        # What has ended and waits for init to be told so is not left.
        self.assertEqual([], [one for one in left if not one.startswith("Z")])


if __name__ == "__main__":
    unittest.main()
