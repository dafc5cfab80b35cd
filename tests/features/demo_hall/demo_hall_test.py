"""`./hall run` as an outsider runs it, with the programs of this build."""

import os
import signal
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

import virtual_display

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
        if not virtual_display.is_there():
            self.skipTest("Xvfb or xdotool is not installed")
        if not (self.PROGRAMS / "hall-kiosk").exists():
            self.skipTest("this build has no kiosk")
        self.display = virtual_display.VirtualDisplay()
        self.addCleanup(self.display.stop)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = self.display.environment(self.runtime())
        self.environment.update(HALL_PROGRAMS=str(self.PROGRAMS), TMPDIR=str(self.folder))

    def runtime(self):
        """Where Qt keeps what goes with the session."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name

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

    def test_its_kiosk_and_its_counter_open_beside_the_server_and_go_with_it(self):
        hall = self.start()
        ready = 0
        said = []
        for line in hall.stdout:
            said.append(line)
            ready += line == "READY\n"
            if ready == 3:  # the server, the kiosk with its first page, the counter with its login
                break
        self.assertEqual(3, ready, "".join(said) + (hall.stderr.read() if ready < 3 else ""))
        for program in ("hall-kiosk", "hall-counter"):
            windows = self.display.tool("search", "--onlyvisible", "--class", program).split()
            self.assertEqual(1, len(windows), program)

        os.killpg(hall.pid, signal.SIGINT)  # Ctrl-C
        said = hall.communicate(timeout=120)[1]

        self.assertEqual([], list(self.folder.glob("yichuang-demo.*")), said)
        left = subprocess.run(["ps", "--no-headers", "-o", "stat,args", "--sid", str(hall.pid)],
                              capture_output=True, text=True).stdout.splitlines()
        # What has ended and waits for init to be told so is not left.
        self.assertEqual([], [one for one in left if not one.startswith("Z")])


if __name__ == "__main__":
    unittest.main()
