"""Deciding about thousands of invented cards: seldom a wrong match, few needless questions, most people found."""

from unittest import mock

import pytest
from acquaintances import USUAL, Mixture, World
from tally import tally
from unlike_mixture import UNLIKE

from netdesk.domain.likeness import Reason, Verdict
from netdesk.domain.person import Anniversary, Email, Name, Person, Phone
from netdesk.identity.crowd import Crowd, pairs
from netdesk.identity.likeness import compare
from netdesk.identity.traits import Traits, traits


@pytest.mark.parametrize(("seed", "mixture"), [(11, USUAL), (12, USUAL), (13, USUAL), (14, UNLIKE)])
def test_people_are_recognised(seed: int, mixture: Mixture) -> None:
    found = tally(World(seed, mixture).fill(4000, 3000))
    assert found.precision >= 0.995, [case.kind for case in found.wrong]
    assert found.recall >= 0.95, [case.kind for case in found.missed]
    assert found.questions <= 10
    assert found.all_questions <= 100


MOBILE, HOME = "+48 601 555 123", "+48 22 123 45 67"


def person(
    key: str, full: str, *mails: str, phone: str = "", firm: str = "", suffix: str = "", born: str = ""
) -> Traits:
    return traits(
        Person(
            id=key,
            name=Name(full=full, suffix=suffix),
            emails=tuple(Email(mail) for mail in mails),
            phones=(Phone(phone),) if phone else (),
            organisation=firm,
            anniversaries=(Anniversary("birthday", born),) if born else (),
        )
    )


def answer(crowd: Crowd, one: Traits) -> list[tuple[str, str]]:
    return [(found, likeness.verdict.value) for found, likeness in crowd.alike(one)]


def test_the_one_who_fits_is_found() -> None:
    crowd = Crowd([person("a", "Jan Kowalski", phone=MOBILE), person("b", "Anna Nowak", "a@gmail.com")])
    assert answer(crowd, person("x", "Kowalski Jan", phone="601555123")) == [("a", "same")]
    assert answer(crowd, person("x", "Piotr Lis", phone="602000000")) == []
    assert answer(crowd, person("a", "Jan Kowalski", phone=MOBILE)) == []


def test_who_changed_is_known_anew_and_who_left_is_forgotten() -> None:
    crowd = Crowd([person("a", "Jan Kowalski", phone=MOBILE)])
    crowd.add(person("a", "Jan Kowalski", "jan@gmail.com"))
    assert len(crowd) == 1
    assert answer(crowd, person("x", "Jan Kowaski", phone=MOBILE)) == []
    assert answer(crowd, person("x", "Jan Kowalski", "jan@gmail.com")) == [("a", "same")]
    crowd.discard("a")
    crowd.discard("a")
    assert answer(crowd, person("x", "Jan Kowalski", "jan@gmail.com")) == []


def test_father_and_son_who_fit_equally_are_asked_about() -> None:
    crowd = Crowd([person("a", "Jan Kowalski", phone=HOME), person("b", "Jan Kowalski", phone=HOME)])
    found = crowd.alike(person("x", "Jan Kowalski", phone=HOME))
    assert [likeness.verdict for _id, likeness in found] == [Verdict.ASK, Verdict.ASK]
    assert all(likeness.reasons[-1] is Reason.SEVERAL_FIT for _id, likeness in found)


def test_father_and_son_are_told_apart_where_a_card_says_more() -> None:
    father = person("a", "Jan Kowalski", "old@gmail.com", phone=HOME)
    son = person("b", "Jan Kowalski", "young@gmail.com", phone=HOME)
    crowd = Crowd([father, son])
    assert answer(crowd, person("x", "Jan Kowalski", "young@gmail.com", phone=HOME)) == [("b", "same"), ("a", "ask")]


def test_a_card_without_junior_may_be_either() -> None:
    crowd = Crowd([person("a", "Jan Kowalski", phone=HOME), person("b", "Jan Kowalski", phone=HOME, suffix="Jr")])
    assert {verdict for _id, verdict in answer(crowd, person("x", "Jan Kowalski", phone=HOME))} == {"ask"}
    assert answer(crowd, person("x", "Jan Kowalski", phone=HOME, suffix="Jr"))[0] == ("b", "same")


def test_a_family_shares_a_phone_and_each_is_found() -> None:
    names = ("Jan Kowalski", "Anna Kowalska", "Piotr Kowalski", "Zofia Kowalska")
    crowd = Crowd(person(name, name, phone=HOME) for name in names)
    for name in names:
        assert answer(crowd, person("x", name, phone=HOME)) == [(name, "same")]
    assert answer(crowd, person("x", "Ewa Kowalska", phone=HOME)) == []


def test_a_switchboard_brings_nobody_together() -> None:
    crowd = Crowd(
        person(str(n), f"Jan {chr(65 + n)}owak", "info@acme.example", phone=HOME, firm="Acme") for n in range(20)
    )
    assert answer(crowd, person("x", "Jan Towak", "info@acme.example", phone=HOME))[0] == ("19", "ask")
    assert answer(crowd, person("x", "Anna Lis", "info@acme.example", phone=HOME, firm="Acme")) == []


def test_a_common_name_is_no_question_and_a_rare_one_is() -> None:
    crowd = Crowd(person(str(n), "Jan Kowalski", f"jan{n}@gmail.com") for n in range(200))
    for n in range(100):
        crowd.add(person(f"other{n}", f"Anna {'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]}ek"))
    crowd.add(person("rare", "Zenobia Brzęczyszczykiewicz"))
    assert answer(crowd, person("x", "Jan Kowalski", "new@gmail.com")) == []
    assert answer(crowd, person("x", "Jan Kowalski", "jan7@gmail.com")) == [("7", "same")]
    assert answer(crowd, person("x", "Zenobia Brzęczyszczykiewicz", "z@gmail.com")) == [("rare", "ask")]


def test_a_common_block_costs_no_time() -> None:
    many = [person(str(n), f"Jan {'abcdefghij'[n % 10]}owak", "info@acme.example", phone=HOME) for n in range(3000)]
    with mock.patch("netdesk.identity.crowd.compare", wraps=compare) as compared:
        assert list(pairs(Crowd(many))) == []
    assert compared.call_count == 0


def test_pairs_come_once_and_say_how_far_they_are() -> None:
    twins = [person(key, "Jan Kowalski", "jan@gmail.com", firm="Acme") for key in ("a", "b")]
    crowd = Crowd([*twins, person("c", "Anna Nowak", "anna@gmail.com")])
    told: list[tuple[int, int]] = []
    found = list(pairs(crowd, lambda done, total: told.append((done, total))))
    assert [(one, other, likeness.verdict) for one, other, likeness in found] == [("a", "b", Verdict.SAME)]
    assert told == [(3, 3)]


def test_a_pair_is_a_question_when_a_third_fits_as_well() -> None:
    father, son = person("a", "Jan Kowalski", phone=HOME, born="1950-01-01"), person("b", "Jan Kowalski", phone=HOME)
    grandson = person("c", "Jan Kowalski", phone=HOME, born="1990-01-01")
    verdicts = {(one, other): likeness.verdict for one, other, likeness in pairs(Crowd([father, son, grandson]))}
    assert verdicts == {("a", "b"): Verdict.ASK, ("b", "c"): Verdict.ASK}
