"""The bash entry: its verbs, its counting of results, and that a failing stage fails the run."""

import os
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

import repository

HALL = repository.ROOT / "hall"


def run(*arguments, script=None, path=None):
    command = ["bash", "-c", f"source {HALL}; {script}"] if script else [str(HALL), *arguments]
    environment = dict(os.environ, PATH=f"{path}:{os.environ['PATH']}" if path else os.environ["PATH"])
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          env=environment)


def program(folder, name, text):
    """A stand-in for an outside program, first in PATH."""
    file = Path(folder) / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


class HallEntryTest(unittest.TestCase):
    def test_without_a_verb_it_says_what_it_can_do(self):
        result = run()
        self.assertEqual(0, result.returncode)
        for verb in ("run", "test", "check", "bench", "package", "deps"):
            self.assertIn(f"\n  {verb} ", result.stdout)

    def test_an_unknown_verb_is_refused_by_name(self):
        result = run("dance")
        self.assertEqual(2, result.returncode)
        self.assertIn("'dance'", result.stderr)

    def test_a_failing_stage_fails_the_run_and_the_last_line_says_so(self):
        result = run(script="stage good true; stage bad false; summary")
        self.assertEqual(1, result.returncode)
        self.assertEqual("0 passed, 1 failed", result.stdout.splitlines()[-1])
        self.assertRegex(result.stdout, r"bad +\d+ s +FAILED")

    def test_passing_stages_pass_the_run(self):
        result = run(script="stage good true; TESTS_PASSED=3; summary")
        self.assertEqual(0, result.returncode)
        self.assertEqual("3 passed, 0 failed", result.stdout.splitlines()[-1])

    def test_a_node_from_elsewhere_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual("nodejs npm\n", run(script=f"PATH={folder}; node_packages").stdout)
            program(folder, "node", "true")
            self.assertEqual("nodejs npm\n", run(script=f"PATH={folder}; node_packages").stdout)
            program(folder, "npm", "true")
            self.assertEqual("", run(script=f"PATH={folder}; node_packages").stdout)

    def test_pages_are_built_only_when_something_is_newer(self):
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "npm", 'echo "npm $*"; mkdir -p dist node_modules; '
                    'touch node_modules/.package-lock.json')
            script = (f"cd {folder}; mkdir -p web/src proto/hall/v1; touch web/package-lock.json; "
                      "build_pages; echo again; build_pages; echo changed; "
                      "touch -d '1 minute' web/src/a.ts; build_pages")
            result = run(path=folder, script=script)
        self.assertEqual(["npm ci --no-progress", "npm run --silent build", "again", "changed",
                          "npm run --silent build"], result.stdout.splitlines())

    def test_results_of_ctest_are_added_up(self):
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "ctest", 'echo "75% tests passed, 1 tests failed out of 4"; exit 8')
            result = run(path=folder, script=(
                f"cd {folder}; mkdir -p build/a build/b; stage a ctest_stage a; "
                "stage b ctest_stage b; summary"))
        self.assertEqual(1, result.returncode)
        self.assertEqual("6 passed, 2 failed", result.stdout.splitlines()[-1])

    def test_what_a_failed_test_said_stands_at_the_end(self):
        said = "\\n".join([
            "      Start  1: calm_test", "1/2 Test  #1: calm_test ...   Passed    0.10 sec",
            "      Start  2: sour_test", "2/2 Test  #2: sour_test ...***Failed    0.20 sec",
            "[ RUN      ] Sour.Lemon", "lemon.cpp:7: Failure", "[  FAILED  ] Sour.Lemon (0 ms)",
            "50% tests passed, 1 tests failed out of 2"])
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "ctest", f'printf "{said.replace("%", "%%")}\\n"; exit 8')
            result = run(path=folder, script=(
                f"cd {folder}; mkdir -p build/a; stage a ctest_stage a; summary"))
        end = result.stdout.split("== tests that failed\n")[1]
        self.assertTrue(end.startswith("2/2 Test  #2: sour_test ...***Failed"), end)
        self.assertIn("lemon.cpp:7: Failure\n", end)
        self.assertNotIn("RUN", end)
        self.assertNotIn("calm_test", end)
        self.assertEqual("1 passed, 1 failed", result.stdout.splitlines()[-1])

    def test_missing_packages_are_named_and_present_ones_are_not(self):
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "dpkg-query", 'echo "here installed"; echo "removed config-files"; exit 1')
            result = run(path=folder, script="missing_packages here removed unheard-of")
        self.assertEqual(["removed", "unheard-of"], result.stdout.split())

    def test_nothing_is_installed_or_said_when_nothing_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "dpkg-query", 'echo "here installed"')
            program(folder, "apt-get", "exit 1")
            result = run(path=folder, script="install_packages here")
        self.assertEqual((0, "", ""), (result.returncode, result.stdout, result.stderr))

    def test_a_failed_installation_names_the_packages(self):
        with tempfile.TemporaryDirectory() as folder:
            program(folder, "dpkg-query", "exit 1")
            for name in ("apt-get", "sudo"):
                program(folder, name, "exit 1")
            result = run(path=folder, script="install_packages absent-package")
        self.assertEqual(1, result.returncode)
        self.assertIn("packages needed are: absent-package", result.stderr)

    def test_files_that_tidy_had_no_time_for_stand_in_the_table(self):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/build/asan")
            commands = f'[{{"file": "{folder}/a.cpp", "command": "c++ a.cpp"}}]'
            Path(f"{folder}/build/asan/compile_commands.json").write_text(commands)
            result = run(script=(
                f"cd {folder}; late() {{ tidy -1 < <(printf 'a.cpp\\0'); }}; stage tidy late; summary"))
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertRegex(result.stdout, r"tidy +\d+ s +ok, 1 of 1 files left to ./hall check")


if __name__ == "__main__":
    unittest.main()
