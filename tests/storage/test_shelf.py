"""Every noun goes into its tables, into JSON, and comes back as it was."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import anything, person
from sqlalchemy import Connection, func, select

from netdesk.domain.errors import ChangedElsewhere
from netdesk.domain.interaction import Interaction, Participant
from netdesk.domain.person import Name, Person, Phone
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.personfile import person_file
from netdesk.storage.plain import dumps, loads
from netdesk.storage.shelf import BY_NAME, SHELVES, Shelf

EXPLORING = settings.default.max_examples > 100  # type: ignore[union-attr]
FEW = settings(
    max_examples=300 if EXPLORING else 15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
KINDS = pytest.mark.parametrize("kind", list(SHELVES), ids=lambda kind: kind.__name__)


@pytest.fixture
def connection(book: Book) -> Iterator[Connection]:
    with book.engine.connect().execution_options(write=True) as opened:
        yield opened


def owned_rows(connection: Connection, shelf: Shelf[Any]) -> int:
    counts = (select(func.count()).select_from(owned.table) for owned in shelf.lists)
    return sum(connection.scalar(query) or 0 for query in counts)


@KINDS
@FEW
@given(data=st.data())
def test_a_noun_comes_back_from_its_tables(connection: Connection, kind: type, data: st.DataObject) -> None:
    """Stored and taken back; references to people who are not there are looked at only when a transaction ends."""
    shelf = SHELVES[kind]
    item, other = data.draw(anything(kind)), data.draw(anything(kind))
    changed = replace(other, id=item.id, version=item.version)
    with connection.begin() as transaction:
        shelf.insert(connection, [item])
        assert shelf.load(connection, [item.id, "f" * 31]) == [item]
        saved = shelf.update(connection, item, changed)
        assert saved == replace(changed, version=item.version + 1)
        assert [one for one in shelf.all(connection) if one.id == item.id] == [saved]
        with pytest.raises(ChangedElsewhere):
            shelf.update(connection, saved, item)
        shelf.delete(connection, [item.id])
        assert shelf.load(connection, [item.id]) == []
        assert owned_rows(connection, shelf) == 0
        transaction.rollback()


@KINDS
@FEW
@given(data=st.data())
def test_a_noun_comes_back_from_json(kind: type, data: st.DataObject) -> None:
    item = data.draw(anything(kind))
    assert loads(kind, dumps(item)) == item
    assert "\n" not in dumps(item)


def test_a_policy_comes_back_from_json_and_old_ones_take_the_new_defaults() -> None:
    policy = TrustPolicy(letters_known=3, card=Cadence(1, 2))
    assert loads(TrustPolicy, dumps(policy)) == policy
    assert dumps(TrustPolicy()) == "{}"
    assert loads(TrustPolicy, '{"card":{"ideal":1,"longest":9}}') == TrustPolicy(card=Cadence(1, 9))


@KINDS
def test_the_fields_of_a_noun_are_the_columns_of_its_table(kind: type) -> None:
    shelf, hints = SHELVES[kind], get_type_hints(kind)
    listed = {owned.name for owned in shelf.lists}
    columns: set[str] = set()
    for item in fields(kind):
        if item.name in listed:
            continue
        inner = hints[item.name]
        columns |= {f"{item.name}_{part.name}" for part in fields(inner)} if is_dataclass(inner) else {item.name}
    assert columns == {column.name for column in shelf.table.c}


@KINDS
def test_the_items_of_a_list_are_the_columns_of_its_table(kind: type) -> None:
    for owned in SHELVES[kind].lists:
        item = get_args(get_type_hints(kind)[owned.name])[0]
        columns = {part.name for part in fields(item)} if is_dataclass(item) else {"value"}
        assert columns | {"owner_id", "position"} == {column.name for column in owned.table.c}, owned.name


def test_every_table_of_truth_is_on_a_shelf() -> None:
    shelved = {shelf.table.name for shelf in SHELVES.values()}
    shelved |= {owned.table.name for shelf in SHELVES.values() for owned in shelf.lists}
    own = {"picture", "reading", "link_state", "stage_step", "person_row", "setting", "change", "image"}
    assert set(tables.metadata.tables) == shelved | own
    assert {name: shelf.kind for name, shelf in BY_NAME.items()} == {s.table.name: k for k, s in SHELVES.items()}


def test_many_are_loaded_in_the_order_asked_for(connection: Connection) -> None:
    people = [Person(name=Name(full=str(number)), phones=(Phone(str(number)),), version=1) for number in range(1203)]
    shelf = SHELVES[Person]
    with connection.begin() as transaction:
        shelf.insert(connection, people)
        wanted = [person.id for person in reversed(people)]
        assert shelf.load(connection, [*wanted, *wanted[:3]]) == people[::-1]
        shelf.delete(connection, wanted[1:])
        assert [one.shown for one in shelf.all(connection) if one.shown] == ["1202"]
        assert owned_rows(connection, shelf) == 1
        transaction.rollback()


def test_an_order_that_was_changed_is_kept(book: Book) -> None:
    with book.changing("Add") as change:
        saved = change.save(Person(tags=("b", "a", "b"), phones=(Phone("1"), Phone("2", ("work", "cell")))))
    with book.changing("Edit") as change:
        change.save(replace(saved, tags=("a", "b"), phones=saved.phones[::-1]))
    with book.reading() as reader:
        found = reader.get(Person, saved.id)
    assert found.tags == ("a", "b")
    assert found.phones == (Phone("2", ("work", "cell")), Phone("1"))


def test_somebody_who_did_more_than_a_statement_holds_is_read(book: Book) -> None:
    ana = person(book, "Ana")
    parts = (Participant(book.me), Participant(ana.id))
    with book.changing("Years") as change:
        change.add_many([Interaction(on=book.today, participants=parts) for _ in range(33_000)])
    with book.reading() as reader:
        assert len(person_file(reader, ana.id).interactions) == 33_000
