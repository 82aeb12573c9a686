"""The window among other windows, and a start without one."""

import os
import re
import signal
import subprocess
import urllib.request

from desktop import Program
from place import PATIENCE, wait
from window import Window, xdotool


def second_start(place, _):
    """A second start raises the first window, covered or minimised, and ends."""
    place.make_room()
    window = Window(place)
    window.see("the desk", name="New story|Headline")
    with Program("cover"):
        wait("the other window in front", lambda: not window.active())
        subprocess.run([place.binary], env=place.env, check=True, timeout=PATIENCE)
        wait("the window in front of the other", window.active)
        assert window.process.poll() is None
    xdotool("windowminimize", window.id())
    wait("the window minimised", lambda: not window.visible())
    subprocess.run([place.binary], env=place.env, check=True, timeout=PATIENCE)
    wait("the window back", window.active)
    assert window.end(signal.SIGTERM) == 0


def comes_back(place, _):
    """The next start stands where this one stood, at the same size and view."""
    place.make_room()
    window = Window(place)
    window.press("the settings", name="^Settings")
    window.see("the settings' page", role=("heading",), name="^Settings")
    xdotool("windowsize", "--sync", window.id(), "1100", "700")
    xdotool("windowmove", "--sync", window.id(), "150", "90")
    stood = wait("the window moved", lambda: window.geometry() if window.geometry()["WIDTH"] == 1100 else None)
    assert window.end(signal.SIGTERM) == 0
    again = Window(place)
    again.see("the settings, where this person left", role=("heading",), name="^Settings")
    wait("the place and size of before (%s)" % stood, lambda: again.geometry() == stood)
    assert again.end(signal.SIGTERM) == 0


def no_display(place, _):
    """Without a display, or one that does not answer, the desk opens in the
    browser, in words."""
    place.make_room()
    programs = os.path.join(place.home, "bin")
    os.mkdir(programs)
    opened = os.path.join(place.home, "opened")
    with open(os.path.join(programs, "xdg-open"), "w", encoding="utf-8") as browser:
        browser.write('#!/bin/sh\nprintf %%s "$1" >"%s"\n' % opened)
    os.chmod(browser.name, 0o755)
    for display in ("", ":4321"):
        env = dict(place.env, DISPLAY=display, WAYLAND_DISPLAY="", PATH=programs + ":" + os.environ["PATH"])
        process = subprocess.Popen([place.binary], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = process.stdout.readline(), process.stdout.readline()
        address = re.match(r"Galley is ready at (http://127\.0\.0\.1:\d+/\S*)$", said[1])
        assert said[0] == "There is no display to open a window on. The desk opens in the browser.\n" and address, said
        wait("the browser", lambda: os.path.exists(opened) and open(opened, encoding="utf-8").read() == address[1])
        with urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open(address[1]) as page:
            assert b"<title>Galley" in page.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stdout.read() == ""
        os.remove(opened)


CASES = [
    ("a second start raises the first", second_start),
    ("place, size and view are remembered", comes_back),
    ("no display: the desk opens in the browser", no_display),
]
