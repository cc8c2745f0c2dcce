"""What cards say lands in the fields of a person, and what has no field is kept."""

from datetime import date

import pytest
from vcard_cases import GOLDEN, TODAY, drafts, only_draft, written

from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Handle,
    Job,
    Letter,
    LetterKind,
    Phone,
    Property,
    Relative,
    Web,
)
from netdesk.vcard.days import read_day
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.mecard import read_mecard
from netdesk.vcard.reader import read


def test_an_iphones_card() -> None:
    (draft,) = drafts((GOLDEN / "phone-with-labels.vcf").read_bytes())
    person = draft.person
    assert (person.name.full, person.name.family) == ("Iga Zaleska", "Zaleska")
    assert (person.organisation, person.department) == ("Dach i Spółka", "Obsługa")
    assert person.phones == (Phone("+48 22 555 77 01", ("main",), True),)
    assert person.emails == (Email("iga@example.com", ("Kancelaria, 2",)),)
    assert person.addresses == (Address("ul. Cicha 9\nm. 3", "Łódź", "", "90-100", "Polska", labels=("home",)),)
    assert person.anniversaries == (Anniversary("birthday", "--02-29"), Anniversary("anniversary", "2012-05-01"))
    assert person.relatives == (Relative("Wspólnik", "Olek"),)
    assert person.handles == (
        Handle("linkedin", "iga", "https://www.linkedin.com/in/iga", (), True),
        Handle("skype", "iga.z", "", ("work",)),
    )
    assert draft.picture is not None
    assert draft.picture.startswith(b"\xff\xd8\xff")
    assert person.kept[0] == Property("X-ABADR", "pl", "item3")
    assert (person.created_on, person.picture) == (TODAY, "")


def test_an_old_androids_card() -> None:
    (draft,) = drafts((GOLDEN / "old-phone-quoted-printable.vcf").read_bytes())
    person = draft.person
    assert [(phone.number, phone.labels) for phone in person.phones] == [
        ("500500500", ("cell",)),
        ("500500501", ("Warsztat",)),
        ("500500502", ("Moja chata",)),
        ("500500503", ("home", "fax")),
    ]
    assert person.nicknames == ("Ziutek",)
    assert person.relatives == (Relative("spouse", "Hela"),)
    assert (person.organisation, person.department) == ("Cukiernia, Lody", "Sklep")
    assert person.kept == ()


def test_a_web_address_book() -> None:
    (draft,) = drafts((GOLDEN / "web-address-book.vcf").read_bytes())
    person = draft.person
    assert person.nicknames == ("Ughetto", "Foscolino")
    assert person.tags == ("calcio",)
    assert person.picture_url == "https://pictures.example.com/ugo,1"
    assert draft.picture is None
    assert person.webs == (Web("http://www.example.it", ("Blog",)),)
    assert person.anniversaries == (Anniversary("birthday", "--11-02"), Anniversary("other", "2019-08-20"))
    assert person.note == "uno\ndue, tre"


def test_a_newest_version_group() -> None:
    (draft,) = drafts((GOLDEN / "newest-version.vcf").read_bytes())
    person = draft.person
    assert person.is_group
    assert (person.name.reading_family, person.name.reading_given) == ("Rada", "A")
    assert person.phones == (Phone("+48-22-555-01-60 ext. 7", ("work",), True),)
    assert person.gender == "F;pani"
    assert person.anniversaries == (Anniversary("birthday", "around 1960"),)
    assert person.relatives == (Relative("spouse", "Ewa, Nowak"),)
    assert draft.picture is not None
    kept = [(entry.name, entry.value) for entry in person.kept if not entry.name.startswith("X-NETDESK")]
    assert kept == [
        ("FN", "Board"),
        ("RELATED", "urn:uuid:5"),
        ("MEMBER", "urn:uuid:1"),
        ("X-LIST", "v1\\,v2"),
        ("X-PLAIN", "1"),
    ]
    assert Property("X-NETDESK-PARAMS", "FN", "", (("ALTID", "1"), ("LANGUAGE", "pl"))) in person.kept


def test_a_second_title_is_kept_and_a_reading_found() -> None:
    (scanned,) = drafts((GOLDEN / "scanned-two-scripts.vcf").read_bytes())
    assert scanned.person.title == "经理"
    assert Property("TITLE", "Manager") in scanned.person.kept
    (japanese,) = drafts((GOLDEN / "japanese.vcf").read_bytes())
    assert (japanese.person.name.reading_family, japanese.person.name.reading_given) == ("ｵﾓﾃﾀﾞ", "ﾊﾅｺ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("N:Kot;Ala;;;\r\nFN:", "Ala Kot"),
        ("ORG:Firma;", "Firma"),
        ("EMAIL:a@example.com", "a@example.com"),
        ("TEL:1", "1"),
    ],
)
def test_somebody_without_a_full_name_is_shown(text: str, shown: str) -> None:
    person = only_draft(text).person
    assert (person.shown, person.name.full) == (shown, "")


@pytest.mark.parametrize(
    ("line", "labels", "preferred"),
    [
        ("TEL;TYPE=cell,voice,pref:1", ("cell",), True),
        ("TEL;TYPE=VOICE;TYPE=FAX:1", ("voice", "fax"), False),
        ("TEL;TYPE=X-Mobil:1", ("Mobil",), False),
        ("TEL;TYPE=iPhone:1", ("iphone",), False),
        ("a.TEL:1\r\na.X-ABLabel:_$!<HomeFAX>!$_", ("home", "fax"), False),
        ("a.TEL:1\r\na.X-ABLabel:Mama's", ("Mama's",), False),
        ("a.TEL:1\r\na.X-ABLabel:", (), False),
    ],
)
def test_labels(line: str, labels: tuple[str, ...], preferred: bool) -> None:
    assert only_draft(line).person.phones == (Phone("1", labels, preferred),)


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("X-SKYPE-USERNAME:live:me", Handle("skype", "live:me")),
        ("X-JABBER;TYPE=WORK:a@b", Handle("xmpp", "a@b", "", ("work",))),
        ("X-MESSAGING/XMPP-ALL:a@b", Handle("xmpp", "a@b")),
        ("IMPP;X-SERVICE-TYPE=GoogleTalk:xmpp:a@b", Handle("googletalk", "a@b")),
        ("IMPP:sip:1@2", Handle("sip", "1@2")),
        ("X-SIP:1", Handle("sip", "1")),
        ("X-TWITTER:me", Handle("twitter", "me", "", (), True)),
        (
            "X-SOCIALPROFILE;type=facebook:http://fb.example/me",
            Handle("facebook", "me", "http://fb.example/me", (), True),
        ),
        ("X-SOCIALPROFILE;type=foo:x-apple:me%20too", Handle("foo", "me too", "", (), True)),
    ],
)
def test_handles(line: str, handle: Handle) -> None:
    assert only_draft(line).person.handles == (handle,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1984-02-29", "1984-02-29"),
        ("19840229", "1984-02-29"),
        ("--0412", "--04-12"),
        ("--04-12", "--04-12"),
        ("1996-10-22T00:00:00Z", "1996-10-22"),
        ("0000-11-02", "--11-02"),
        ("1985-02-29", "1985-02-29"),
        ("206-12-15", "206-12-15"),
        ("70-7-14", "70-7-14"),
        ("wiosna", "wiosna"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert read_day(text)[0] == day


def test_the_time_of_birth_is_not_lost() -> None:
    draft = only_draft("FN:A\r\nBDAY:1953-10-15T23:10:00Z")
    assert draft.person.birthday == "1953-10-15"
    assert "T23:10:00Z" in written(draft, "4.0").decode()


def test_relations_of_all_kinds() -> None:
    person = only_draft(
        "X-SPOUSE:A\r\nX-MS-MANAGER:B\r\nRELATED;TYPE=friend;VALUE=text:C\r\nX-EVOLUTION-ASSISTANT:D"
    ).person
    assert [(relative.kind, relative.name) for relative in person.relatives] == [
        ("spouse", "A"),
        ("manager", "B"),
        ("friend", "C"),
        ("assistant", "D"),
    ]


def test_letters_are_read_and_undated_ones_are_of_today() -> None:
    letters = ("KIND=goals;ON=2025-03-04:to sail", "KIND=skills:knots", "KIND=x:y")
    person = only_draft("\r\n".join("X-NETDESK-LETTER;" + letter for letter in letters)).person
    assert person.letters == (
        Letter(LetterKind.GOALS, "to sail", date(2025, 3, 4)),
        Letter(LetterKind.SKILLS, "knots", TODAY),
    )
    assert [entry.value for entry in person.kept] == ["y"]


def test_past_jobs_are_read_and_what_is_none_is_kept() -> None:
    lines = ("UNTIL=2026-03-14:Verdi\\; Figli;CTO;Tools", "UNTIL=soon:;;;Advisor", "X=1:;;;;", "X=1:a;b;c;d;e")
    person = only_draft("\r\n".join("X-NETDESK-JOB;" + line for line in lines)).person
    assert person.jobs == (Job("Verdi; Figli", "CTO", "Tools", until=date(2026, 3, 14)), Job(role="Advisor"))
    assert [entry.value for entry in person.kept if entry.name == "X-NETDESK-JOB"] == [";;;;", "a;b;c;d;e"]


def test_notes_are_joined_and_printed_addresses_count_where_there_is_no_other() -> None:
    person = only_draft("NOTE:a\r\nNOTE:b\r\nLABEL;TYPE=HOME:Street 1\\nTown").person
    assert person.note == "a\n\nb"
    assert person.addresses == (Address("Street 1\nTown", labels=("home",)),)


def test_bytes_that_are_no_picture_and_second_pictures_are_kept() -> None:
    person = only_draft("PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\nKEY;TYPE=PGP;ENCODING=b:AAAA").person
    assert person.kept == (
        Property("PHOTO", "data:image/jpeg;base64,AAAA"),
        Property("KEY", "data:application/pgp-keys;base64,AAAA"),
    )


def test_pictures_elsewhere_are_only_noted() -> None:
    draft = only_draft("PHOTO;VALUE=uri:http://pictures.example/1.jpg")
    assert (draft.person.picture_url, draft.picture) == ("http://pictures.example/1.jpg", None)


def test_a_card_with_an_error_gives_an_empty_person_and_says_why() -> None:
    (card,) = read(b"BEGIN:VCARD\nEND:VCARD")
    draft = to_draft(card, TODAY)
    assert draft.person.shown == ""
    assert [problem.text for problem in draft.problems] == ["Nothing in it could be read."]


def test_mecard() -> None:
    text = (
        "MECARD:N:Owen,Sean;ADR:9th Avenue, New York;TEL:1;TEL-AV:2;NOTE:a\\;b;"
        "BDAY:19700310;URL:http\\://x.example;SOUND:o,sh;;"
    )
    person = to_draft(read_mecard(text), TODAY).person
    assert (person.name.family, person.name.given, person.name.reading_given) == ("Owen", "Sean", "sh")
    assert person.addresses[0].street == "9th Avenue, New York"
    assert person.phones == (Phone("1"), Phone("2", ("video",)))
    assert (person.note, person.birthday, person.webs) == ("a;b", "1970-03-10", (Web("http://x.example"),))
    assert read_mecard("WIFI:x;;").error
    assert read_mecard("MECARD:;;").error
