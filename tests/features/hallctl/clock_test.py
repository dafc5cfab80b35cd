"""As the administrator I accept the clock of a hall that stands still because its machine's was moved."""

import json
import os
import shutil
import struct
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from hall_shell import PATIENCE, SOURCE, Hall, Server, Shell

LIBRARY = os.environ["HALL_MOVED_WALL_LIBRARY"]
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


class Wall:
    """The wall clock of a server: ten in the morning of the hall, and moved from there."""

    def __init__(self, folder):
        self._file = folder / "wall"
        self._file.touch()
        # The hall is eight hours ahead of UTC; its numbers begin anew at three in its morning.
        self._away = int(2 * HOUR - time.time() % DAY)
        self.move(0)

    def move(self, by):
        self._away += by
        # In place: the server has this file mapped.
        with open(self._file, "r+b") as wall:
            wall.write(struct.pack("=q", self._away))

    def environment(self):
        # The sanitizer wants to be first, but what is preloaded calls nothing of it.
        options = os.environ.get("ASAN_OPTIONS", "")
        return {"LD_PRELOAD": LIBRARY, "HALL_MOVED_WALL": str(self._file),
                "ASAN_OPTIONS": f"{options}:verify_asan_link_order=0"}


def real_hall(folder):
    """A hall that is always open, without what is marked 示例, so that it may be a real one."""
    catalogue = folder / "config/catalogue/call-centre"
    shutil.copytree(SOURCE / "config/catalogue/call-centre", catalogue)
    shutil.copytree(SOURCE / "config/calendar", folder / "config/calendar")
    hall = catalogue / "hall.toml"
    text = hall.read_text(encoding="utf-8")
    assert text.count(", sample = true") == 1, "the sample's mark"
    hall.write_text(text.replace(", sample = true", ""), encoding="utf-8")
    return catalogue


class ClockTest(Hall):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="hallctl-test-"))
        cls.catalogue = real_hall(cls.folder)
        cls.wall = Wall(cls.folder)
        cls.start()
        cls.shell = Shell(cls.folder, cls.server.address)
        for session, number in (("default", "5001"), ("admin", "9001")):
            login = cls.shell.run("--session", session, "login", number,
                                  stdin=cls.server.word(number) + "\n")
            assert login.returncode == 0, login.stderr

    @classmethod
    def start(cls, port=0):
        cls.server = Server(
            cls.folder, port, settings=SOURCE / "config/hall.toml",
            places={"hall.catalogue": cls.catalogue, "data.directory": cls.folder / "data",
                    "data.key_file": cls.folder / "hall.key",
                    "checkpoint.file": cls.folder / "checkpoints",
                    "backup.directory": cls.folder / "backup"},
            more=("--clock", "real"), environment=cls.wall.environment())

    def status(self):
        return self.answer("--session", "admin", "status")

    def readiness(self):
        """What /readyz of this server answers."""
        page = self.server.word("metrics").replace("/metrics", "/readyz")
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code

    def number(self):
        return self.answer("ticket", "issue", "--item", "PS")["ticket"]["number"]

    def wait_until_held(self):
        deadline = time.monotonic() + PATIENCE
        while not self.status()["clock"].get("step_pending"):
            self.assertLess(time.monotonic(), deadline, "the step was not seen")

    def stands_still_until_accepted(self):
        self.assertEqual(self.readiness(), 503)
        said = self.refused(1, "ticket", "issue", "--item", "PS")
        self.assertIn("hallctl clock accept", said)
        facts = json.loads(self.refused(1, "--json", "ticket", "issue", "--item", "PS"))
        self.assertEqual(facts["reason"], "REASON_CLOCK_STEPPED")
        # It is the administrator's to say that the clock is right.
        self.assertIn("系统管理员", self.refused(1, "clock", "accept"))
        self.assertEqual(self.readiness(), 503)

        self.done("--session", "admin", "clock", "accept")

        self.assertFalse(self.status()["clock"].get("step_pending"))
        self.assertEqual(self.readiness(), 200)

    def test_a_moved_clock_stops_the_hall_until_it_is_accepted(self):
        first = self.number()
        self.assertEqual(self.readiness(), 200)

        self.wall.move(20 * MINUTE)
        self.wait_until_held()
        self.stands_still_until_accepted()

        second = self.number()
        self.assertEqual(int(second[-3:]), int(first[-3:]) + 1)
        again = json.loads(self.refused(1, "--json", "--session", "admin", "clock", "accept"))
        self.assertEqual(again["reason"], "REASON_NOTHING_CHANGED")

        # The machine comes back a day before the last event of the log.
        port = self.server.address.rsplit(":", 1)[1]
        self.assertEqual(self.server.stop(), 0)
        self.wall.move(-DAY)
        self.start(port)
        self.stands_still_until_accepted()

        self.assertEqual(int(self.number()[-3:]), int(second[-3:]) + 1)
        self.assertIn("日志完整", self.done("--session", "admin", "log", "verify"))


if __name__ == "__main__":
    unittest.main()
