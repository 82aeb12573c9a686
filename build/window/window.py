"""The program with its window, seen through its accessibility tree. Keys and
the pointer are moved by xdotool."""

import re
import subprocess

import pyatspi

from place import PATIENCE, wait

BUTTON = ("push button", "button", "toggle button")


def xdotool(*args):
    return subprocess.run(["xdotool", *args], check=True, capture_output=True, text=True).stdout.strip()


def keyboard(layout):
    """Chooses a layout that has the letters: xdotool changes the layout for
    those it lacks, which a busy window may read too late."""
    subprocess.run(["setxkbmap", layout], check=True)


def type_text(text):
    xdotool("type", "--delay", "25", text)


class Window:
    def __init__(self, place):
        self.process = subprocess.Popen([place.binary], env=place.env)
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

    def point(self, what, **by):
        """Where on the screen an element can be clicked."""
        box = self.see(what, **by).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return str(box.x + min(box.width // 2, 60)), str(box.y + min(box.height // 2, 20))

    def click(self, what, **by):
        xdotool("mousemove", *self.point(what, **by), "click", "1")

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

    def visible(self):
        """The number of the window on the display, if it can be seen."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)
        return found.stdout.split()[-1:]

    def id(self):
        return self.visible()[0]

    def geometry(self):
        """Where the page stands on the screen, and its size."""
        values = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.id()).split("\n"))
        return {key: int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")}

    def active(self):
        return xdotool("getactivewindow") == self.id()

    def end(self, how):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)
