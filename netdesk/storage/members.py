"""Who shares a desk on a server: each of its users is somebody on it, with a card and with links of their own.

What is derived for them (how everybody stands with them) lies in tables that have the same names in a schema of theirs,
which their connections look into before the desk's own; the first user's lie in the desk's own schema. Whoever makes a
change rewrites the rows of all members in the same transaction, so that every one of them finds the desk as it is.

Notes are read by who wrote them alone: the server leaves out those of others (migration 0006).

A file has one user, and nothing of all this.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, event, func, insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.policy import TrustPolicy
from netdesk.i18n import _
from netdesk.storage.derived import Deriver
from netdesk.storage.tables import link_state, person_row, setting, stage_step

ME = "me"
"""The setting that says who the user of a file is; on a server, the first user."""
_OTHERS = "me:"
_DESK = "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = to_regclass('change')"


def is_a_member(name: str) -> bool:
    """Whether a setting of that name says who a user is."""
    return name.startswith(_OTHERS)


def known(connection: Connection, user: str) -> Id | None:
    """Who a user is; a file has one, who is called nothing."""
    name = _OTHERS + user if user else ME
    return connection.scalar(select(setting.c.value).where(setting.c.name == name))


def members(connection: Connection) -> list[Id]:
    """Everybody who shares the desk, in the order of their users' names."""
    named = setting.c.name.startswith(_OTHERS, autoescape=True)
    found = connection.scalars(select(setting.c.value).where(named).order_by(setting.c.name)).all()
    return list(found) or [known(connection, "") or ""]


def is_taken(connection: Connection, one: Id) -> bool:
    """Whether somebody on the desk is one of its users."""
    row = setting.c
    named = row.name.startswith(_OTHERS, autoescape=True)
    return connection.scalar(select(row.name).where(named, row.value == one)) is not None


def join(connection: Connection, user: str, one: Id) -> None:
    """Note who a user is, and make the tables of what is derived for them. NetdeskError where the server forbids it."""
    connection.execute(insert(setting).values(name=_OTHERS + user, value=one))
    if _is_first(connection, one):
        return
    desk, own = connection.scalar(text(_DESK)), _schema(one)
    try:
        connection.execute(text(f"CREATE SCHEMA {own}"))
    except ProgrammingError as error:
        told = _("You are new on this desk, and the server does not let you join. Whoever runs it has to say: {said}")
        said = f'GRANT CREATE ON DATABASE "{connection.engine.url.database}" TO "{user}"'
        raise NetdeskError(told.format(said=said)) from error
    connection.execute(text(f"GRANT USAGE ON SCHEMA {own} TO PUBLIC"))
    for table in (person_row, link_state, stage_step):  # which the others write, too
        connection.execute(text(f"CREATE TABLE {own}.{table.name} (LIKE {desk}.{table.name} INCLUDING ALL)"))
        connection.execute(text(f"GRANT ALL ON {own}.{table.name} TO PUBLIC"))


def leave(connection: Connection, me: Id) -> int:
    """Make a desk that was copied mine alone: whoever else shared it is only somebody on it. How many rows less there
    are."""
    named = setting.c.name.startswith(_OTHERS, autoescape=True)
    gone = connection.execute(delete(setting).where(named)).rowcount
    connection.execute(update(setting).where(setting.c.name == ME).values(value=me))
    return gone


def look_into(engine: Engine, one: Id) -> None:
    """Let an engine's connections, from now on, find what is derived for a member."""
    with engine.connect() as connection:
        if _is_first(connection, one):
            return
        path = _path(connection, one)

    @event.listens_for(engine, "do_connect")
    def _there(_dialect: object, _record: object, _args: object, how: dict[str, Any]) -> None:
        how["options"] = f"{how['options']} -c search_path={path}"

    engine.dispose()


def derivers(connection: Connection, me: Id, today: date, policy: TrustPolicy) -> Iterator[Deriver]:
    """What rewrites my derived rows, then those of every other member: at each turn of the loop the tables are theirs.
    Within a transaction."""
    for one in _each(connection, me):
        yield Deriver(connection, one, today, policy)


def _each(connection: Connection, me: Id) -> Iterator[Id]:
    yield me
    if connection.dialect.name != "postgresql":
        return
    others = [one for one in members(connection) if one != me]
    if not others:
        return
    home = connection.scalar(select(func.current_setting("search_path")))
    for one in others:
        connection.execute(select(func.set_config("search_path", _path(connection, one), True)))
        yield one
    connection.execute(select(func.set_config("search_path", home, True)))


def see_all(connection: Connection) -> None:
    """Let this transaction see the notes that others keep to themselves: what is merged, brought back or deleted is so
    with everything about it."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("netdesk.all", "yes", True)))


def _is_first(connection: Connection, one: Id) -> bool:
    return known(connection, "") == one


def _schema(one: Id) -> str:
    return f"netdesk_{one}"


def _path(connection: Connection, one: Id) -> str:
    """The schemas in which the tables of a member are found."""
    desk = str(connection.scalar(text(_DESK)))
    return desk if _is_first(connection, one) else f"{_schema(one)},{desk}"
