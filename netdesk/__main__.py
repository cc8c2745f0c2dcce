"""The one entrance: with a command the terminal answers, without one the window opens."""

import sys
from argparse import Namespace


def main() -> int:
    """Run what the command line asks for; the exit status."""
    from netdesk.cli.main import run

    return run(sys.argv[1:], _window)


def _window(arguments: Namespace) -> int:
    """What needs a screen: only then is Qt loaded."""
    from netdesk.ui.entrance import enter

    return enter(arguments)


if __name__ == "__main__":
    sys.exit(main())
