"""hall-server --check-config says every fault of the settings and of the files that they name."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SERVER = sys.argv[1]
SIGN = '[[sign]]\ncounter = "12"\nto = "tcp:10.1.2.3:5005"\ncharacters = 12\n'


class CheckConfigTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hall-check-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, settings):
        (self.folder / "hall.toml").write_text(settings, "utf-8")
        return subprocess.run([SERVER, "--config", self.folder / "hall.toml", "--check-config"],
                              capture_output=True, text=True, timeout=60, check=False)

    def strips(self, text):
        (self.folder / "strips.toml").write_text(text, "utf-8")
        return self.check('[led]\nsigns = "strips.toml"\n')

    def test_settings_in_order_pass_in_silence(self):
        for checked in (self.check(""), self.strips(""), self.strips(SIGN)):
            self.assertEqual((checked.returncode, checked.stdout, checked.stderr), (0, "", ""))

    def test_a_fault_of_the_settings_is_told_with_its_line(self):
        checked = self.check("[rpc]\nlanes = 0\n")
        self.assertEqual(checked.returncode, 1)
        self.assertIn("hall.toml:2: [rpc] `lanes` is 0;", checked.stderr)

    def test_every_fault_of_the_strips_is_told_with_its_line(self):
        checked = self.strips(SIGN.replace("12\n", "10\n") + SIGN.replace("tcp:", "udp:"))
        self.assertEqual(checked.returncode, 1)
        self.assertIn("strips.toml:4: [[sign]] `12` `characters` is 10;", checked.stderr)
        self.assertIn("strips.toml:7: [[sign]] `12` `to` is \"udp:10.1.2.3:5005\";", checked.stderr)

    def test_strips_whose_file_is_missing_are_told(self):
        checked = self.check('[led]\nsigns = "nowhere.toml"\n')
        self.assertEqual(checked.returncode, 1)
        self.assertIn("nowhere.toml: cannot be read", checked.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
