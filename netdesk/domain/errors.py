"""The one kind of error that is worth telling a user."""


class NetdeskError(Exception):
    """Something the user can act on, said in one sentence. Everything else that is raised is a bug."""


class ChangedElsewhere(NetdeskError):
    """Another window or program saved the same thing first; nothing was overwritten."""
