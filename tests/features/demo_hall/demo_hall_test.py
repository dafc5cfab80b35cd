"""`./hall run --check` as an outsider runs it, with the programs of this build."""

import os
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


if __name__ == "__main__":
    unittest.main()
