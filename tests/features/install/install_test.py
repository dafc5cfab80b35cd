"""`cmake --install` as docs/operations.md has it: everything that the service names is where it is named,
and the installed hallctl finds the settings it was installed with."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["HALL_SOURCE_DIR"])
BUILD = Path(os.environ["HALL_BIN_DIR"]).parent


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="hall-install-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = Path(folder.name)
        cls.run_ok("cmake", "--install", BUILD, "--prefix", "/usr", DESTDIR=str(cls.root))

    @staticmethod
    def run_ok(*command, **environment):
        done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, env=dict(os.environ, **environment))
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def installed(self, path):
        return self.root / path.lstrip("/")

    def test_what_the_services_name_is_there(self):
        self.check_service("hall-server", r"^ExecStart=(\S+)")
        if (BUILD / "bin" / "hall-kiosk").exists():
            self.check_service("hall-kiosk", r"^ExecStart=\S+ (\S+)")
            settings = self.installed("/usr/share/yichuang-kiosk/kiosk.toml")
            self.assertEqual((SOURCE / "config" / "kiosk.toml").read_bytes(), settings.read_bytes())

    def check_service(self, name, starts):
        unit = self.installed(f"/usr/lib/systemd/system/{name}.service").read_text("utf-8")
        program = re.search(starts, unit, re.MULTILINE).group(1)
        document = re.search(r"^Documentation=file:(\S+)", unit, re.MULTILINE).group(1)
        account = re.search(r"^User=(\S+)", unit, re.MULTILINE).group(1)
        self.assertTrue(os.access(self.installed(program), os.X_OK), program)
        self.assertTrue(self.installed(document).is_file(), document)
        users = self.installed(f"/usr/lib/sysusers.d/{name}.conf").read_text("utf-8")
        self.assertRegex(users, rf"(?m)^u {account} ")

    def test_the_programs_run_and_the_verifier_is_a_program(self):
        for name in ("hall-server", "hallctl", "hall-rehearsal"):
            self.assertTrue(self.run_ok(self.installed(f"/usr/bin/{name}"), "--help"), name)
        verifier = self.installed("/usr/share/yichuang/verify_exported_log.py")
        self.assertTrue(os.access(verifier, os.X_OK))

    def test_hallctl_makes_a_hall_from_what_was_installed_beside_it(self):
        hallctl = self.installed("/usr/bin/hallctl")
        hall = self.root / "etc/yichuang"
        self.run_ok(hallctl, "init", hall, "--system", "--hall", "county")
        # A county inherits from the city, so both were installed.
        self.assertTrue((hall / "catalogue/city/hall.toml").is_file())
        self.run_ok(hallctl, "catalogue", "check", hall)
        server = self.installed("/usr/bin/hall-server")
        self.run_ok(server, "--config", hall / "hall.toml", "--check-config")

    def test_every_file_of_the_settings_is_installed_but_no_other(self):
        def below(folder):
            return {path.relative_to(folder).as_posix() for path in folder.rglob("*")
                    if path.is_file() and "systemd" not in path.parts}

        self.assertEqual(below(SOURCE / "config"), below(self.installed("/usr/share/yichuang/config")))


if __name__ == "__main__":
    unittest.main()
