"""Checks config/systemd/hall-server.service against the program it starts and, where systemd is
installed, against systemd itself.

    unit_file_test.py <hall-server>
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("HALL_SOURCE_DIR", pathlib.Path(__file__).parents[3]))
UNIT = ROOT / "config" / "systemd" / "hall-server.service"
SERVER = pathlib.Path(sys.argv.pop()) if len(sys.argv) > 1 else None
# `systemd-analyze security` counts to 100; 20 is what a network service of ours may reach.
EXPOSURE_MAX = 20


def values(key):
    return re.findall(rf"^{key}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


class UnitFileTest(unittest.TestCase):
    def test_starts_the_program_with_options_it_has(self):
        program, *arguments = values("ExecStart")[0].split()
        self.assertEqual(pathlib.Path(program).name, "hall-server")
        if SERVER is None:
            self.skipTest("no hall-server was given")
        help_text = subprocess.run([SERVER, "--help"], capture_output=True, text=True, check=True)
        for option in (argument for argument in arguments if argument.startswith("-")):
            self.assertIn(option, help_text.stdout)
        self.assertTrue(arguments[0].startswith("--"), "the program has no verbs")

    def test_is_ready_when_the_hall_is_and_is_restarted_when_its_core_stands_still(self):
        self.assertEqual(values("Type"), ["notify"])
        self.assertEqual(values("Restart"), ["on-failure"])
        self.assertTrue(values("WatchdogSec"))

    def test_folders_are_those_of_the_shipped_settings(self):
        folders = set(values("StateDirectory")[0].split())
        text = (ROOT / "config" / "hall.toml").read_text(encoding="utf-8")
        named = set(re.findall(r'"/var/lib/([a-z-]+)', text))
        self.assertEqual(named, folders)

    def test_systemd_reads_it(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("systemd is not installed")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / UNIT.name
            # The program is not installed where tests run.
            text = UNIT.read_text(encoding="utf-8").replace("/usr/bin/hall-server", "/bin/true")
            copy.write_text(text, encoding="utf-8")
            done = subprocess.run(
                ["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(UNIT.name, done.stderr)

    def test_exposes_little(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("systemd is not installed")
        done = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE_MAX}", UNIT],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
