"""A display of its own for a test, and what one does at it: real windows, real keys."""

import os
import shutil
import subprocess
import time

PATIENCE = 60


def is_there():
    return bool(shutil.which("Xvfb") and shutil.which("xdotool"))


class VirtualDisplay:
    """Xvfb under a name that nobody else has."""

    def __init__(self, screen="1280x1024x24"):
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", screen],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()

    def stop(self):
        self._server.terminate()
        self._server.wait()

    def environment(self, runtime):
        """Of a Qt program that draws here; `runtime` is an empty folder for its session."""
        return dict(os.environ, DISPLAY=self.name, XDG_RUNTIME_DIR=str(runtime),
                    QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software",
                    # libxkbcommon-x11 and libdbus keep what they have got until the end.
                    ASAN_OPTIONS="detect_leaks=0")

    def tool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True,
                              env=dict(os.environ, DISPLAY=self.name)).stdout

    def window_of(self, process):
        """The visible window of a process; waits until it is there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            windows = self.tool("search", "--onlyvisible", "--pid", str(process.pid)).split()
            if windows:
                return windows[0]
        raise AssertionError(f"process {process.pid} shows no window")

    def press(self, window, *keys):
        """Keys as somebody in front of that window presses them."""
        self.tool("windowfocus", "--sync", window, "key", "--clearmodifiers", *keys)

    def type(self, window, text):
        self.tool("windowfocus", "--sync", window, "type", text)
