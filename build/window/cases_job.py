"""The main job, and words that outlive the program."""

import signal

from place import wait
from window import BUTTON, Window, keyboard, type_text, xdotool

HEADLINE = "عبّارة الليل تعود"
LINE = "غادرت العبّارة الأولى قبل منتصف الليل"
RIGHT_TO_LEFT = "\u200f"


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
        assert len(told) == 1, told
        notice = told[0]
        width, height, _, alpha, _, _, pixels = notice.pop("icon")
        assert notice == {
            "app": "Galley", "title": RIGHT_TO_LEFT + "جديد في اقتصاد", "body": RIGHT_TO_LEFT + HEADLINE, "actions": ["default", "فتح"],
        }, notice
        assert width == height >= 64 and alpha and len(pixels) == 4 * width * height and any(pixels)
        assert place.stories()[0]["status"] == "published", place.stories()
        window.press("the way back to the desk", name="Back to the desk|^Desk")
        wait("the list", lambda: not window.find(id="f-headline"))
        notifications.click_last()
        window.see("the story, opened by a click on its notification", id="f-headline")
        assert len(notifications.shown()) == 1, notifications.shown()
    finally:
        window.end(signal.SIGTERM)


def write_and_kill(place, how, keep):
    """Words typed before the program is ended by how are there afterwards."""
    place.make_room()
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


CASES = [
    ("the main job in Arabic, with its notification", main_job),
    ("kill -9 during typing loses nothing saved", lambda p, _: write_and_kill(p, signal.SIGKILL, "saved")),
    ("SIGTERM saves the last key", lambda p, _: write_and_kill(p, signal.SIGTERM, "all")),
]
