"""A real server in stepped rehearsal and hallctl beside it, for the stories in the tests here."""

import fcntl
import json
import os
import pty
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

BIN = Path(os.environ["HALL_BIN_DIR"])
SOURCE = Path(os.environ["HALL_SOURCE_DIR"])
CLOCK = "rehearsal:2026-03-02T08:50:00+08:00,stepped"
PATIENCE = 60


class Server:
    """A hall-server; port 0 takes a free one. By the shipped settings, on a folder of its own; by
    other settings where these say, or in `places`; `environment` is added to this process's."""

    def __init__(self, folder, port=0, settings=None, places=None, more=(),
                 environment=None):
        self.folder = folder
        if settings is None:
            settings = SOURCE / "config/hall.toml"
            places = {
                "data.directory": folder / "data", "data.key_file": folder / "hall.key",
                "checkpoint.file": folder / "checkpoints", "backup.directory": folder / "backup"}
        overrides = {
            **(places or {}), "rpc.listen": f"127.0.0.1:{port}", "web.listen": "127.0.0.1:0",
            "metrics.listen": "127.0.0.1:0"}
        command = [BIN / "hall-server", "--config", settings, "--clock", CLOCK, *more]
        for key, value in overrides.items():
            command += ["--set", f"{key}={value}"]
        self.errors = open(folder / "errors", "a", encoding="utf-8")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, text=True,
                                        env={**os.environ, **(environment or {})})
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.split())
            if line == "READY\n":
                break
        else:
            raise AssertionError((folder / "errors").read_text(encoding="utf-8"))
        self.address = self.word("gRPC")

    def word(self, name):
        """What the server printed behind this word: an address, a password or a token."""
        return next(words[1] for words in self.said if words and words[0] == name)

    def checkpoint_key(self):
        """The public key of the checkpoints, which a first start prints in a line of its own."""
        heading = next(i for i, words in enumerate(self.said) if words[:3] == ["Key", "that", "checks"])
        return self.said[heading + 1][0]

    def stop(self):
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.errors.close()
        return code


class Shell:
    """hallctl with sessions of its own."""

    def __init__(self, folder, address):
        self.environment = {
            **os.environ, "XDG_CONFIG_HOME": str(folder / "sessions"), "HALLCTL_SERVER": address,
            "HALLCTL_LANG": "zh"}

    def run(self, *words, stdin="", **environment):
        return subprocess.run(
            [BIN / "hallctl", *map(str, words)], input=stdin, capture_output=True, text=True,
            timeout=PATIENCE, env={**self.environment, **environment}, check=False)

    def start(self, *words):
        return subprocess.Popen([BIN / "hallctl", *words], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, env=self.environment)


class Terminal:
    """A hallctl on a terminal of its own, read and typed at like a person's."""

    def __init__(self, shell, *words):
        self.keyboard, self.device = pty.openpty()
        fcntl.ioctl(self.device, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))
        self.before = termios.tcgetattr(self.device)
        self.seen = ""
        self.process = subprocess.Popen(
            [BIN / "hallctl", *words], stdin=self.device, stdout=self.device,
            stderr=subprocess.DEVNULL, env=shell.environment)

    def wait_for(self, text):
        """Reads until this has been shown; what was shown so far."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.seen:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.keyboard], [], [], left)[0]:
                raise AssertionError(f"{text!r} did not appear in {self.seen[-4000:]!r}")
            self.seen += os.read(self.keyboard, 65536).decode("utf-8", "replace")
        return self.seen

    def press(self, key):
        os.write(self.keyboard, key.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        os.close(self.keyboard)
        os.close(self.device)


class Hall(unittest.TestCase):
    """One server for the stories of a class; a manager and an administrator are logged in."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="hallctl-test-"))
        cls.server = Server(cls.folder)
        cls.shell = Shell(cls.folder, cls.server.address)
        for session, number in (("default", "5001"), ("admin", "9001")):
            login = cls.shell.run("--session", session, "login", number,
                                  stdin=cls.server.word(number) + "\n")
            assert login.returncode == 0, login.stderr

    @classmethod
    def tearDownClass(cls):
        if cls.server is not None:
            cls.server.stop()
        shutil.rmtree(cls.folder)

    def done(self, *words, **options):
        """What hallctl prints when it exits with 0."""
        result = self.shell.run(*words, **options)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def answer(self, *words):
        return json.loads(self.done("--json", *words))

    def refused(self, code, *words, **options):
        """All that hallctl says when it exits with this code."""
        result = self.shell.run(*words, **options)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout + result.stderr
