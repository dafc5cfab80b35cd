"""A hall-server of its own for one suite: a township hall on a working day, on free ports."""

import os
import queue
import secrets
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import grpc

import generated_clients

SERVER = Path(os.environ["HALL_BIN_DIR"]) / "hall-server"
SOURCE = generated_clients.SOURCE
CLOCK = "rehearsal:2026-03-02T09:00:00+08:00,stepped"
START_LIMIT = 60
PATIENCE = 20


def request_id():
    """A new UUIDv7 in text form."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class HallServer:
    """The process, what it printed, and channels to it."""

    def __init__(self, settings=(), listen="127.0.0.1:0"):
        self._folder = tempfile.TemporaryDirectory(prefix="hall-python-")
        folder = Path(self._folder.name)
        (folder / "hall.toml").touch()
        self._log = open(folder / "server.log", "w+", encoding="utf-8")
        arguments = [str(SERVER), "--config", str(folder / "hall.toml"), "--clock", CLOCK]
        for setting in (
                f"hall.catalogue={SOURCE / 'config' / 'catalogue' / 'township'}",
                f"rpc.listen={listen}", "web.listen=127.0.0.1:0", "metrics.listen=127.0.0.1:0",
                f"data.directory={folder / 'data'}", f"data.key_file={folder / 'hall.key'}",
                f"checkpoint.file={folder / 'checkpoints'}",
                f"backup.directory={folder / 'backup'}", *settings):
            arguments += ["--set", setting]
        self._process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=self._log, text=True)
        self.passwords, self.device_tokens, self.address = {}, {}, None
        self.is_ready = self._read_banner()

    def _read_banner(self):
        lines = queue.Queue()

        def read():
            for line in self._process.stdout:
                lines.put(line)
            lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        part = None
        until = time.monotonic() + START_LIMIT
        while True:
            line = lines.get(timeout=max(0.0, until - time.monotonic()))
            if line is None:
                return False
            words = line.split()
            if line.startswith("READY"):
                return True
            if line.startswith("Accounts"):
                part = self.passwords
            elif line.startswith("Devices"):
                part = self.device_tokens
            elif not line.startswith(" "):
                part = None
                if words[0] == "gRPC":
                    self.address = words[1]
            elif part is not None:
                part[words[0]] = words[1]

    def said(self):
        """What it wrote on standard error."""
        self._log.flush()
        return Path(self._log.name).read_text(encoding="utf-8")

    def channel(self, credentials=None):
        """A connection of its own; the caller closes it."""
        options = [("grpc.use_local_subchannel_pool", 1)]
        if credentials is None:
            return grpc.insecure_channel(self.address, options)
        return grpc.secure_channel(self.address, credentials, options)

    def stop(self):
        """Ends it in order and gives its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(PATIENCE)
        self._process.stdout.close()
        self._log.close()
        self._folder.cleanup()
        return code


def bearer(token):
    """Call metadata of somebody with this token; none for a phone."""
    return (("authorization", f"Bearer {token}"),) if token else ()


class Caller:
    """Calls methods by name as one person or device: caller.ticket.IssueTicket(request)."""

    def __init__(self, channel, token=""):
        self.token = token
        for name in ("ticket", "guide", "counter", "watch", "report", "admin", "auth"):
            stub_class = getattr(generated_clients.stubs(f"{name}_service"),
                                 f"{name.capitalize()}ServiceStub")
            setattr(self, name, _Service(stub_class(channel), self))


class _Service:
    def __init__(self, stub, caller):
        self._stub, self._caller = stub, caller

    def __getattr__(self, method):
        call = getattr(self._stub, method)
        return lambda request, timeout=PATIENCE: call(
            request, metadata=bearer(self._caller.token), timeout=timeout)


def reason_of(error):
    """(name of the reason, ErrorDetail) that a refusal carries; None where it carries none."""
    details = generated_clients.module("error")
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            detail = details.ErrorDetail.FromString(value)
            return details.Reason.Name(detail.reason), detail
    return None
