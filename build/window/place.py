"""A home of its own for one case, and how a case waits."""

import json
import os
import shutil
import subprocess
import tempfile
import time

PATIENCE = int(os.environ.get("PATIENCE", 90))  # seconds that a slow machine may take for any one thing


def wait(what, look, patience=PATIENCE):
    """Polls look until it gives something true, and returns that."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            found = look()
        except Exception:  # the tree changes while it is read
            found = None
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("waited in vain for " + what)


class Place:
    def __init__(self, binary):
        self.binary = binary
        self.home = tempfile.mkdtemp(prefix="galley-window-")
        self.room = os.path.join(self.home, "room")
        self.env = dict(
            os.environ, HOME=self.home, TZ="UTC", GALLEY_ROOM=self.room,
            XDG_CONFIG_HOME=self.home + "/config", XDG_DATA_HOME=self.home + "/data",
            XDG_RUNTIME_DIR=self.home + "/run", XDG_CACHE_HOME=self.home + "/cache",
        )
        os.makedirs(self.home + "/run", 0o700)

    def galley(self, *args):
        return subprocess.run([self.binary, *args], env=self.env, check=True, capture_output=True, text=True).stdout

    def make_room(self):
        self.galley("init", "--title", "Proof", "--editions", "en", "--zone", "UTC", "--person", "Ada Ink")

    def stories(self):
        return json.loads(self.galley("list", "--json"))["stories"]

    def body(self, id):
        return json.loads(self.galley("show", id, "--json")).get("body", "")

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)
