"""The real window of Galley, driven as a person would. Nothing sleeps for a
fixed time: every wait polls until a deadline.

usage: test.py GALLEY-WINDOW [CASE…], where a CASE is a part of a case's name
"""

import os
import subprocess
import sys
import traceback

import cases_job
import cases_pictures
import cases_read
import cases_window
from desktop import Notifications
from place import Place
from window import keyboard

CASES = [*cases_job.CASES, *cases_window.CASES, *cases_pictures.CASES, *cases_read.CASES]


def main():
    binary, wanted = sys.argv[1], sys.argv[2:]
    chosen = [c for c in CASES if not wanted or any(w in c[0] for w in wanted)]
    failed = 0
    notifications = Notifications()
    for name, case in chosen:
        place = Place(binary)
        notifications.begin()
        keyboard("us")
        try:
            case(place, notifications)
            print("ok   ", name, flush=True)
        except Exception:
            failed += 1
            print("FAIL ", name, flush=True)
            traceback.print_exc()
            if os.environ.get("SHOTS"):
                subprocess.run(["import", "-window", "root", os.path.join(os.environ["SHOTS"], "fail%d.png" % failed)])
        finally:
            place.close()
    notifications.close()
    print("%d passed, %d failed" % (len(chosen) - failed, failed))
    sys.exit(1 if failed or not chosen else 0)


main()
