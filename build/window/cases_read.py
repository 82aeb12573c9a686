"""The edition in the window, and what a reader keeps there."""

import os
import signal

import pyatspi

from place import wait
from window import BUTTON, Window

OPENER = ("combo box",)  # what WebKit calls a button that opens something
HEADLINE = "The lamp at the ferry step is lit"
STORY = """---
headline: %s
status: published
section: economy
---
It burns from dusk.
""" % HEADLINE


def comforts(place, _):
    """Size and colours, a saved story, those opened last, and forgetting: all
    of it is there at the next start but what was forgotten."""
    place.make_room()
    file = os.path.join(place.home, "lamp.md")
    with open(file, "w", encoding="utf-8") as story:
        story.write(STORY)
    place.galley("import", file)
    window = Window(place)
    window.press("the way to the edition", name="^Edition")
    window.press("the story on the front page", role=("link",), name=HEADLINE)
    window.press("saving", role=BUTTON, name="^save this story")
    window.see("that it is saved", role=BUTTON, name="^take from saved")
    window.press("the reader's own", role=OPENER, name="^Reading")
    window.press("larger text", role=BUTTON, name="^Larger$")
    window.press("sepia", role=BUTTON, name="^Sepia$")
    wait("the story, opened last and saved", lambda: count(window, HEADLINE) == 2)
    window.press("forgetting", role=BUTTON, name="^Forget my readings")
    wait("that it is forgotten", lambda: window.shows("Saved stories stay"))
    wait("the saved story alone", lambda: count(window, HEADLINE) == 1)
    assert window.end(signal.SIGTERM) == 0

    again = Window(place)
    again.press("the reader's own, where this person left", role=OPENER, name="^Reading")
    wait("the saved story", lambda: count(again, HEADLINE) == 1)
    for chosen in ("Larger", "Sepia"):
        wait(chosen, lambda: pressed(again.find(role=BUTTON, name="^%s$" % chosen)))
    assert again.end(signal.SIGTERM) == 0


def count(window, name):
    return sum(1 for node in window.all() if node.getRoleName() in BUTTON and node.name == name)


def pressed(button):
    return button.getState().contains(pyatspi.STATE_PRESSED) or button.getState().contains(pyatspi.STATE_CHECKED)


CASES = [("reading comforts are kept, and forgotten", comforts)]
