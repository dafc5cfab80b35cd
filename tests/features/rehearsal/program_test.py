"""As the one who brings the hall up I rehearse a day with the program, and its log verifies after it."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

BIN = Path(os.environ["HALL_BIN_DIR"])
SOURCE = Path(os.environ["HALL_SOURCE_DIR"])
VISITORS = 40
PATIENCE = 200


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          timeout=PATIENCE, check=False)


class ProgramTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="hall-rehearsal-")
        cls.addClassCleanup(cls.place.cleanup)
        cls.hall = Path(cls.place.name) / "hall"
        cls.done = run(BIN / "hall-rehearsal", "--start", "--folder", cls.hall,
                       "--catalogue", SOURCE / "config/catalogue/township",
                       "--visitors", VISITORS, "--seed", 7)

    def test_the_day_goes_as_promised(self):
        self.assertEqual(self.done.returncode, 0, self.done.stdout + self.done.stderr)
        checks = re.findall(r"^(ok|BROKEN) +(.+)$", self.done.stdout, re.MULTILINE)
        self.assertEqual({verdict for verdict, _ in checks}, {"ok"}, self.done.stdout)
        self.assertEqual(
            [what for _, what in checks],
            ["each call was made and announced once", "each ticket is as it was told",
             "the log replays to the same floor", "the report counts what was told",
             "the report is the same after a rebuild of the views",
             "each ticket ended, and as the log has it", "the log verifies"])
        self.assertRegex(self.done.stdout, r"(?m)^fingerprint [0-9a-f]{16}$")

    def test_it_prints_who_came_and_the_halls_report_by_queue(self):
        said = self.done.stdout
        self.assertRegex(said, rf"(?m)^came +{VISITORS}$")
        heading, issued = re.search(r"(?m)^ +(hall(?: +\S+)+)$\n^Issued +(.+)$", said).groups()
        self.assertIn("consult", heading.split())
        counts = dict(zip(heading.split(), map(int, issued.split())))
        self.assertEqual(counts.pop("hall"), VISITORS)
        self.assertEqual(sum(counts.values()), VISITORS, "the queues add up to the hall")
        for figure in ("Served", "No-shows", "Mean wait", "Wait P90", "Service P50"):
            self.assertRegex(said, rf"(?m)^{figure} +\S")

    def test_its_progress_goes_from_nothing_to_all_on_standard_error(self):
        for what in ("rehearsing", "rebuilding the views", "verifying the log"):
            shares = [int(share) for share in re.findall(
                rf"^{what} \[[#.]{{30}}\] +(\d+) %  \S", self.done.stderr, re.MULTILINE)]
            self.assertEqual(shares, sorted(shares), what)
            self.assertEqual((shares[0], shares[-1]), (0, 100), what)
        self.assertIn(f"{VISITORS} numbers taken", self.done.stderr)
        self.assertNotIn("[#", self.done.stdout, "what is piped on is the report alone")

    def test_hallctl_verifies_the_log_that_it_left(self):
        verified = run(BIN / "hallctl", "log", "verify", "--data", self.hall / "data")
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)
        events = int(re.search(r"共核验 (\d+) 条", verified.stdout).group(1))
        # Each was issued, called, served and finished at least.
        self.assertGreater(events, 4 * VISITORS)

    def test_quiet_shows_no_progress(self):
        quiet = run(BIN / "hall-rehearsal", "--start", "--quiet", "--visitors", 5,
                    "--catalogue", SOURCE / "config/catalogue/township")
        self.assertEqual(quiet.returncode, 0, quiet.stdout + quiet.stderr)
        self.assertEqual(quiet.stderr, "")
        self.assertRegex(quiet.stdout, r"(?m)^came +5$")


if __name__ == "__main__":
    unittest.main()
