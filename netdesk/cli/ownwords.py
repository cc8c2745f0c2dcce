"""The words that argparse brings along (usage, options, what is wrong with a command line), in the user's language."""

import argparse

from netdesk.i18n import _


def say_in_own_words() -> None:
    """Let argparse speak the language of the program; it asks for its words one by one, by the English ones."""
    words = _words()
    argparse._ = lambda message: words.get(message, message)  # type: ignore[attr-defined]


def _words() -> dict[str, str]:
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("positional arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help message and exit"),
        "show program's version number and exit": _("show program's version number and exit"),
        "%(prog)s: error: %(message)s\n": _("%(prog)s: error: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": _("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": _("the following arguments are required: %s"),
        "unrecognized arguments: %s": _("unrecognized arguments: %s"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("invalid choice: %(value)r (choose from %(choices)s)"),
        "invalid %(type)s value: %(value)r": _("invalid %(type)s value: %(value)r"),
        "expected one argument": _("expected one argument"),
        "not allowed with argument %s": _("not allowed with argument %s"),
        "one of the arguments %s is required": _("one of the arguments %s is required"),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "ambiguous option: %(option)s could match %(matches)s"
        ),
    }
