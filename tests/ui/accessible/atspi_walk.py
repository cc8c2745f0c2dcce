"""A walk through the program by its accessibility tree alone, as a screen reader sees it: find somebody, log a call.

Run by the system's Python, which has pyatspi, inside a session bus and a display of its own, as
`atspi_walk.py NAME WORDS PROGRAM…`. Exit status 0 when the call stands in the timeline, else 1, saying what failed."""

import subprocess
import sys
import time

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 40.0  # seconds for one step


def main(name, words, program):
    started = subprocess.Popen(program)
    try:
        window = until("the window", lambda: next(iter(windows()), None))
        log_call(window, name, words)
    finally:
        started.terminate()
        started.wait(20)


def windows():
    desktop = pyatspi.Registry.getDesktop(0)
    for place in range(desktop.childCount):
        app = desktop.getChildAtIndex(place)
        if app is not None and app.childCount:
            app.set_cache_mask(Atspi.Cache.NONE)  # it hears of no news here: who was there when first asked would stay
            yield app.getChildAtIndex(0)


def log_call(window, name, words):
    until("who is chosen first", lambda: find(window, "push button", "Edit"))
    write(until("the search", lambda: find(window, "text", "Search")), name)
    one = until(f"{name} alone in the list", lambda: only(find(window, "list", "People"), name))
    one.get_parent().querySelection().selectChild(one.getIndexInParent())
    card = until("the chosen person", lambda: find(window, "panel", "The chosen person"))
    until(f"{name} opened", lambda: find(card, "label", name))
    write(until("the line", lambda: find(card, "text", "What it was about", shown=False)), words)
    until("the kind of talk", lambda: chosen(find(card, "check box", "Call", shown=False)))
    act(find(card, "push button", "Log it (Enter)", shown=False), "Press")
    timeline = until("the timeline", lambda: find(card, "list", "Timeline", shown=False))
    told = until("the call in it", lambda: find(timeline, "list item", words, shown=False))
    sys.stdout.write(told.name)


def chosen(box):
    """The box when it is checked, else it is pressed: whoever opens meanwhile begins with the usual kind."""
    if box is None or box.getState().contains(pyatspi.STATE_CHECKED):
        return box
    act(box, "Press")
    return None


def find(node, role, words, shown=True):
    """The first node of a role whose name has these words; None when there is none."""
    try:
        if node.getRoleName() == role and words in node.name and (not shown or showing(node)):
            return node
        below = (find(node.getChildAtIndex(place), role, words, shown) for place in range(min(node.childCount, 60)))
        return next((found for found in below if found is not None), None)
    except (GLib.Error, LookupError, AttributeError):  # it went while it was looked at
        return None


def only(people, name):
    """Whom the list shows, once it shows nobody else."""
    return people.getChildAtIndex(0) if people and people.childCount == 1 and name in people[0].name else None


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def write(field, words):
    field.queryEditableText().setTextContents(words)


def act(node, action):
    offered = node.queryAction()
    names = [offered.getName(place) for place in range(offered.nActions)]
    offered.doAction(names.index(action))


def until(what, look):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.2)
    raise SystemExit(f"{what} did not come")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
