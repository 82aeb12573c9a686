"""The real window of Galley, seen through its accessibility tree.

A mock notification service stands where no desktop is; keys are typed by
xdotool. Nothing sleeps for a fixed time: every wait polls until a deadline.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import dbus
import pyatspi

BINARY = sys.argv[1]
PATIENCE = 90  # seconds that a slow machine may take for any one thing
HEADLINE = "عبّارة الليل تعود"
LINE = "غادرت العبّارة الأولى قبل منتصف الليل"


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
    """A home of its own for one case."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="galley-window-")
        self.room = os.path.join(self.home, "room")
        self.env = dict(
            os.environ, HOME=self.home, TZ="UTC", GALLEY_ROOM=self.room,
            XDG_CONFIG_HOME=self.home + "/config", XDG_DATA_HOME=self.home + "/data",
            XDG_RUNTIME_DIR=self.home + "/run", XDG_CACHE_HOME=self.home + "/cache",
        )
        os.makedirs(self.home + "/run", 0o700)

    def galley(self, *args):
        return subprocess.run([BINARY, *args], env=self.env, check=True, capture_output=True, text=True).stdout

    def stories(self):
        return json.loads(self.galley("list", "--json"))["stories"]

    def body(self, id):
        return json.loads(self.galley("show", id, "--json")).get("body", "")

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)


class Window:
    """The program with its window."""

    def __init__(self, place):
        self.process = subprocess.Popen([BINARY], env=place.env)
        self.app = wait("the window", self._find)

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError("Galley ended with %s" % self.process.returncode)
        for app in pyatspi.Registry.getDesktop(0):
            try:
                if app.get_process_id() == self.process.pid and app.childCount:
                    return app
            except Exception:  # one that has ended is listed a while longer
                continue
        return None

    def all(self):
        stack = [self.app]
        while stack:
            node = stack.pop()
            yield node
            for i in range(node.childCount - 1, -1, -1):
                child = node.getChildAtIndex(i)
                if child is not None:
                    stack.append(child)

    def find(self, role=None, name=None, id=None):
        """The first element that is shown and fits."""
        for node in self.all():
            try:
                if role and node.getRoleName() not in role:
                    continue
                if name and not re.search(name, node.name or ""):
                    continue
                if id and "id:" + id not in node.getAttributes():
                    continue
                if not node.getState().contains(pyatspi.STATE_SHOWING):
                    continue
                return node
            except Exception:  # gone meanwhile
                continue
        return None

    def see(self, what, **by):
        return wait(what, lambda: self.find(**by))

    def press(self, what, **by):
        self.see(what, **by).queryAction().doAction(0)

    def click(self, what, **by):
        box = self.see(what, **by).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        xdotool("mousemove", str(box.x + min(box.width // 2, 60)), str(box.y + min(box.height // 2, 20)), "click", "1")

    def shows(self, text):
        """Whether text stands in any element: keys are handled later than typed."""
        for node in self.all():
            try:
                if text in node.queryText().getText(0, -1):
                    return True
            except Exception:  # no text, or gone meanwhile
                continue
        return False

    def write(self, text):
        """Types text where the focus is; again where a busy window read
        xdotool's changes of the keyboard too late and took other letters."""
        for _ in range(4):
            type_text(text)
            try:
                return wait("the typed words", lambda: self.shows(text), PATIENCE / 4)
            except AssertionError:
                xdotool("key", "ctrl+a")
        raise AssertionError("the window did not take the words " + text)

    def end(self, how):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


def xdotool(*args):
    subprocess.run(["xdotool", *args], check=True)


def keyboard(layout):
    """Chooses a layout that has the letters: xdotool changes the layout for
    those it lacks, which a busy window may read too late."""
    subprocess.run(["setxkbmap", layout], check=True)


def type_text(text):
    xdotool("type", "--delay", "25", text)


BUTTON = ("push button", "button", "toggle button")


class Notifications:
    """The mock notification service, and what it was told."""

    def __init__(self):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
        self.process = subprocess.Popen(
            ["/usr/bin/python3", "-m", "dbusmock", "--template", "notification_daemon", "-l", self.log.name])
        self.bus = dbus.SessionBus()
        wait("the notification service", lambda: self.bus.name_has_owner("org.freedesktop.Notifications"))

    def shown(self):
        with open(self.log.name, encoding="utf-8") as log:
            return [line for line in log if " Notify " in line]

    def click_last(self):
        mock = self.bus.get_object("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
        for number in range(1, len(self.shown()) + 1):
            mock.EmitSignal("org.freedesktop.Notifications", "ActionInvoked", "us",
                            dbus.Array([dbus.UInt32(number), "default"], signature="v"),
                            dbus_interface="org.freedesktop.DBus.Mock")

    def close(self):
        self.process.terminate()
        os.unlink(self.log.name)


def main_job(place, notifications):
    """Make a newsroom, write in Arabic, publish, be told, open by a click."""
    keyboard("ara")
    window = Window(place)
    try:
        window.see("the first door", role=BUTTON, name="Make a newsroom")
        window.press("the Arabic edition", role=BUTTON, name="العربية.*Arabic")
        window.press("English taken away", role=BUTTON, name="^English.*(First|English)")
        window.press("the way in", role=BUTTON, name="^Open the desk")
        window.click("the headline", id="f-headline")
        window.write(HEADLINE)
        xdotool("key", "Tab")
        window.write(LINE)
        wait("the words on the disk", lambda: [s for s in place.stories() if s.get("headline") == HEADLINE and LINE in place.body(s["id"])])
        place.galley("edit", place.stories()[0]["id"], "--set", "section=economy")
        xdotool("key", "ctrl+Return")
        window.press("the publish panel’s button", role=BUTTON, name="^Publish now")
        told = wait("the notification", notifications.shown)
        assert len(told) == 1 and HEADLINE in told[0], told
        assert "\u200f" + HEADLINE in told[0] or "\\u200f" in told[0], told
        assert place.stories()[0]["status"] == "published", place.stories()
        window.press("the way back to the desk", name="Back to the desk|^Desk")
        wait("the list", lambda: not window.find(id="f-headline"))
        notifications.click_last()
        window.see("the story, opened by a click on its notification", id="f-headline")
        assert len(notifications.shown()) == 1, notifications.shown()
    finally:
        window.end(signal.SIGTERM)
        keyboard("us")


def write_and_kill(place, how, keep):
    """Words typed before the program is ended by how are there afterwards."""
    place.galley("init", "--title", "Proof", "--editions", "en", "--zone", "UTC", "--person", "Ada Ink")
    id = place.stories()[0]["id"]
    window = Window(place)
    window.see("the desk or the draft", name="New story|Headline")
    if not window.find(id="f-headline"):
        xdotool("key", "Return")
    window.click("the headline", id="f-headline")
    type_text("Kept words")
    xdotool("key", "Tab")
    type_text("the first sentence stands. ")
    if keep == "saved":
        wait("the first words on the disk", lambda: "first sentence stands." in place.body(id))
        type_text("the second one is under way")
    else:
        type_text("and the last key too")
        wait("the last key in the editor", lambda: window.shows("and the last key too"))
    window.end(how)
    body = place.body(id)
    expected = "the first sentence stands." if keep == "saved" else "and the last key too"
    assert expected in body, body
    again = Window(place)
    again.see("the story after a restart", name="Kept words")
    again.end(signal.SIGTERM)


def second_start(place, _):
    """A second start raises the first window and ends."""
    place.galley("init", "--title", "Proof", "--editions", "en", "--zone", "UTC", "--person", "Ada Ink")
    window = Window(place)
    window.see("the desk", name="New story|Headline")
    subprocess.run([BINARY], env=place.env, check=True, timeout=PATIENCE)
    assert window.process.poll() is None
    assert window.end(signal.SIGTERM) == 0


CASES = [
    ("the main job in Arabic, with its notification", main_job),
    ("kill -9 during typing loses nothing saved", lambda p, _: write_and_kill(p, signal.SIGKILL, "saved")),
    ("SIGTERM saves the last key", lambda p, _: write_and_kill(p, signal.SIGTERM, "all")),
    ("a second start raises the first", second_start),
]


def main():
    failed = 0
    notifications = Notifications()
    for name, case in CASES:
        place = Place()
        try:
            case(place, notifications)
            print("ok   ", name, flush=True)
        except Exception as problem:
            failed += 1
            print("FAIL ", name + ":", problem, flush=True)
            if os.environ.get("SHOTS"):
                subprocess.run(["import", "-window", "root", os.path.join(os.environ["SHOTS"], "fail%d.png" % failed)])
        finally:
            place.close()
    notifications.close()
    print("%d passed, %d failed" % (len(CASES) - failed, failed))
    sys.exit(1 if failed else 0)


main()
