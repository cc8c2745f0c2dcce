"""The one entrance: with a command the terminal answers, without one the window opens."""

import sys
from argparse import Namespace


def main() -> int:
    """Run what the command line asks for; the exit status."""
    if getattr(sys, "frozen", False):
        _be_what_was_started()
    from netdesk.cli.main import run

    return run(sys.argv[1:], _window)


def _be_what_was_started() -> None:
    """A finished program has no Python beside it: a process that it starts for a part of its work is the program again,
    and ends here."""
    from multiprocessing import freeze_support

    freeze_support()


def _window(arguments: Namespace) -> int:
    """What needs a screen: only then is Qt loaded."""
    from netdesk.ui.entrance import enter

    return enter(arguments)


if __name__ == "__main__":
    sys.exit(main())
