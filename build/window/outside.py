"""Another program on the desktop, for the tests of the window.

usage: outside.py cover          a window over everything
       outside.py offer FILE     a window in the corner, from which FILE can be dragged
       outside.py copy PICTURE   PICTURE is on the clipboard
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GdkPixbuf, GLib, Gtk  # noqa: E402


def cover(window):
    window.maximize()


def offer(window, path):
    uri = pathlib.Path(path).resolve().as_uri()
    window.set_default_size(120, 120)
    window.move(0, 0)
    window.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
    window.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([uri]))
    window.connect("drag-begin", lambda _w, context: GLib.timeout_add(50, accepted, context))
    window.connect("drag-end", lambda *_: print("ended", flush=True))


def accepted(context):
    """Says when what lies under the pointer would take the file."""
    if context.get_selected_action() != Gdk.DragAction.COPY:
        return True
    print("accepted", flush=True)
    return False


def copy(window, path):
    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    clipboard.set_image(GdkPixbuf.Pixbuf.new_from_file(path))


def ready(window):
    print("ready", flush=True)
    return False


act = {"cover": cover, "offer": offer, "copy": copy}[sys.argv[1]]
window = Gtk.Window(title="Another program")
act(window, *sys.argv[2:])
if sys.argv[1] == "copy":
    GLib.idle_add(ready, window)
else:
    window.connect("map-event", lambda w, _: ready(w))
    window.show_all()
Gtk.main()
