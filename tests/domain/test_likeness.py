from netdesk.domain.likeness import Likeness, Reason, Verdict


def test_reasons_speak_for_or_against() -> None:
    assert Reason.SAME_MAIL.speaks_for
    assert Reason.NICKNAME.speaks_for
    assert not Reason.OTHER_GIVEN.speaks_for
    assert not Reason.SHARED_NUMBER.speaks_for
    assert {reason for reason in Reason if reason.value.startswith("same")} <= {r for r in Reason if r.speaks_for}
    assert not [reason for reason in Reason if reason.value.startswith("other") and reason.speaks_for]


def test_a_likeness_is_a_value() -> None:
    assert Likeness(Verdict.ASK, 0.5) == Likeness(Verdict.ASK, 0.5, ())
    assert Verdict("same") is Verdict.SAME
