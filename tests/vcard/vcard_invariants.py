"""What holds for every file, whatever its bytes are: for the tests with damaged cards and for the fuzzer."""

import re

from vcard_cases import TODAY, assert_survives

from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.reader import read
from netdesk.vcard.split import as_ascii_compatible, extents

_ABOUT_SOMEBODY = re.compile(rb"^(?:\w+\.)?(?:N|FN|TEL|EMAIL|ADR|ORG)[;:]", re.MULTILINE)


def assert_nothing_lost(data: bytes) -> int:
    """Reading raises nothing and loses nothing, everybody can be written and read again; how many cards there were."""
    cards = list(read(data))
    assert cards
    assert_all_text_is_in_cards(as_ascii_compatible(data), cards)
    for card in cards:
        draft = to_draft(card, TODAY)
        assert card.error or any(not prop.is_empty for prop in card.properties)
        if not card.error:
            for version in ("3.0", "4.0"):
                assert_survives(draft, version)
    return len(cards)


def assert_all_text_is_in_cards(text: bytes, cards: list[RawCard]) -> None:
    """Each card has its exact text, and what stands around cards says nothing about anybody."""
    found = list(extents(text))
    if not found:
        assert [card.raw for card in cards] == [text]
        return
    assert [card.raw for card in cards] == [extent.raw(text) for extent in found]
    outside, position = [], 0
    for extent in found:
        outside.append(text[position : extent.start])
        position = max(position, extent.end)
    outside.append(text[position:])
    for stretch in outside:
        assert not _ABOUT_SOMEBODY.search(stretch.replace(b"\r", b"\n")), stretch[:200]
