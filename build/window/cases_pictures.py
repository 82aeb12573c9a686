"""Pictures that come in from other programs."""

import json
import os
import signal
import struct
import zlib

from desktop import Program
from place import PATIENCE, wait
from window import Window, xdotool


def picture(path, width=320, height=200):
    """Writes a PNG of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x0a\x59\x5e" * width) * height
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def story_with_words(place):
    """The window with a story open, its words on the disk."""
    place.make_room()
    id = place.stories()[0]["id"]
    window = Window(place)
    window.see("the desk or the draft", name="New story|Headline")
    if not window.find(id="f-headline"):
        xdotool("key", "Return")
    window.click("the headline", id="f-headline")
    window.write("A picture comes in")
    xdotool("key", "Tab")
    window.write("Words before the picture.")
    wait("the words on the disk", lambda: "Words before" in place.body(id))
    return window, id


def has_picture(place, id):
    story = json.loads(place.galley("show", id, "--json"))
    return "Words before the picture." in story["body"] and "![" in story["body"] and len(story.get("pictures", [])) == 1


def drop(program, x, y):
    """Drags what the program offers to a place."""
    xdotool("mousemove", "60", "60", "mousedown", "1")
    for at in ("70", "90", "200"):
        xdotool("mousemove", at, at)
    xdotool("mousemove", x, y)
    program.hear("accepted")
    xdotool("mousemove", str(int(x) + 2), y)
    xdotool("mouseup", "1")
    program.hear("ended")


def dropped(place, _):
    """A picture goes into the story where it is dropped, once."""
    window, id = story_with_words(place)
    with Program("offer", picture(os.path.join(place.home, "harbour.png"))) as program:
        for _ in range(6):  # the engine forgets a drop that is quicker than its page, as no person's is
            drop(program, *window.point("the text", name="^Text"))
            try:
                wait("the dropped picture in the story", lambda: has_picture(place, id), PATIENCE / 10)
                break
            except AssertionError:
                continue
        assert has_picture(place, id), "the window did not take the picture"
    assert window.find(id="f-headline"), "the drop led away from the story"
    assert window.end(signal.SIGTERM) == 0


def dropped_on_preview(place, _):
    """The page stays when a page is dropped on the preview."""
    window, id = story_with_words(place)
    page = os.path.join(place.home, "page.html")
    with open(page, "w", encoding="utf-8") as file:
        file.write("<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>")
    with Program("offer", page) as program:
        for _ in range(3):
            drop(program, *window.point("the preview", role=("panel",), name="^Preview: "))
        window.click("the headline", id="f-headline")
        xdotool("key", "End")
        window.write(" and stays")
        wait("the words after the drop", lambda: place.stories()[0]["headline"].endswith(" and stays"))
    assert not window.shows("Elsewhere")
    assert window.end(signal.SIGTERM) == 0


def pasted(place, _):
    window, id = story_with_words(place)
    with Program("copy", picture(os.path.join(place.home, "harbour.png"))):
        xdotool("key", "ctrl+v")
        wait("the pasted picture in the story", lambda: has_picture(place, id))
    assert window.end(signal.SIGTERM) == 0


CASES = [
    ("a picture dropped from another program", dropped),
    ("a file dropped on the preview leaves the desk where it is", dropped_on_preview),
    ("a picture pasted", pasted),
]
