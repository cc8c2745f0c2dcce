"""Another user of the server that a desk lies on."""

from sqlalchemy import create_engine, make_url

COLLEAGUE, ANOTHER = "netdesk_colleague", "netdesk_another"


def as_another_user(desk: str, user: str = COLLEAGUE) -> str:
    """The address of a desk as a colleague has it, who is let in first. They are no masters of the server, which no
    rule of the desk would bind."""
    engine, url = create_engine(desk, isolation_level="AUTOCOMMIT"), make_url(desk)
    with engine.connect() as connection:
        if not connection.exec_driver_sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{user}'").scalar():
            connection.exec_driver_sql(f"CREATE ROLE {user} LOGIN")
        connection.exec_driver_sql(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {user}")
        connection.exec_driver_sql(f'GRANT CREATE ON DATABASE "{url.database}" TO {user}')
    engine.dispose()
    return url.set(username=user).render_as_string(hide_password=False)
