"""The configurations of clang-format, clang-tidy and systemd are accepted by Debian's versions and bite."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import repository

GOOD = """\
#include <string>

namespace hall::domain {

class Ticket {
 public:
  explicit Ticket(std::string number) : number_{std::move(number)} {}
  [[nodiscard]] const std::string& number() const { return number_; }

 private:
  std::string number_;
};

constexpr int kLimit = 3;

int twice(int count) {
  const int result = count * kLimit;
  return result;
}

}  // namespace hall::domain
"""


class GatesTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name in (".clang-format", ".clang-tidy"):
            shutil.copy(repository.ROOT / name, self.folder.name)

    def run_on(self, text, *command):
        file = Path(self.folder.name) / "server" / "sample.cpp"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        return subprocess.run([*command, str(file), *(["--", "-std=c++20"] if "tidy" in command[0]
                                                      else [])],
                              capture_output=True, text=True)

    def format(self, text):
        return self.run_on(text, "clang-format", "--dry-run", "-Werror")

    def tidy(self, text):
        return self.run_on(text, "clang-tidy", "--quiet")

    def test_good_code_passes_both(self):
        result = self.format(GOOD)
        self.assertEqual(0, result.returncode, result.stderr)
        result = self.tidy(GOOD)
        self.assertEqual(0, result.returncode, result.stdout)

    def test_badly_formatted_code_is_refused(self):
        self.assertNotEqual(0, self.format(GOOD.replace("  explicit", " explicit")).returncode)

    def test_names_against_the_house_style_are_refused(self):
        for old, new in [("number_", "m_number"), ("twice", "Twice"), ("kLimit", "LIMIT"),
                         ("Ticket", "ticket"), ("result", "the_result")]:
            with self.subTest(new=new):
                result = self.tidy(GOOD.replace(old, new))
                self.assertNotEqual(0, result.returncode)
                self.assertIn("readability-identifier-naming", result.stdout)


class SystemdUnitTest(unittest.TestCase):
    """The unit keeps its exposure at 2.0 of 10 or below."""

    UNIT = repository.ROOT / "config" / "systemd" / "hall-server.service"

    def setUp(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed here")

    def exposure(self, unit):
        return subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager",
                               "--threshold=20", str(unit)], capture_output=True, text=True)

    def test_the_unit_is_hardened(self):
        result = self.exposure(self.UNIT)
        self.assertEqual(0, result.returncode, result.stdout + result.stderr)

    def test_a_unit_without_hardening_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            unit = Path(folder) / "hall-server.service"
            unit.write_text("[Service]\nExecStart=/bin/true\n")
            self.assertNotEqual(0, self.exposure(unit).returncode)


if __name__ == "__main__":
    unittest.main()
