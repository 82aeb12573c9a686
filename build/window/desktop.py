"""What stands around the window: the service that shows notifications, and
another program on the same desktop."""

import os
import subprocess
import sys

import dbus

from place import wait

NAME, PATH, MOCK = "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.DBus.Mock"


class Notifications:
    """The mock notification service, and what it was told."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["/usr/bin/python3", "-m", "dbusmock", "--template", "notification_daemon"], stdout=subprocess.DEVNULL)
        bus = dbus.SessionBus()
        wait("the notification service", lambda: bus.name_has_owner(NAME))
        self.mock = dbus.Interface(bus.get_object(NAME, PATH), MOCK)
        self.before = 0

    def shown(self):
        """Everything that was shown since the case began."""
        found = []
        for _, args in self.mock.GetMethodCalls("Notify")[self.before:]:
            app, _, _, title, body, actions, hints, _ = args
            found.append({"app": str(app), "title": str(title), "body": str(body),
                          "actions": [str(a) for a in actions], "icon": hints.get("image-data")})
        return found

    def begin(self):
        self.before = len(self.mock.GetMethodCalls("Notify"))

    def click_last(self):
        number = len(self.mock.GetMethodCalls("Notify"))  # it numbers them from 1
        self.mock.EmitSignal(NAME, "ActionInvoked", "us", dbus.Array([dbus.UInt32(number), "default"], signature="v"))

    def close(self):
        self.process.terminate()
        self.process.wait()


class Program:
    """Another program, which does one of the things that outside.py can."""

    def __init__(self, *what):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "outside.py")
        self.process = subprocess.Popen([sys.executable, script, *what], stdout=subprocess.PIPE, text=True)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.hear("ready")

    def hear(self, word):
        wait("the other program to say " + word, lambda: self.process.stdout.readline().strip() == word)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
