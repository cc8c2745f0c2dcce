"""What was given and received lately: counts of gifts and consented referrals by day, mine and those to me."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import and_, func, select

from netdesk.domain.interaction import GIFTS, Role
from netdesk.storage.book import Reader
from netdesk.storage.tables import interaction, interaction_participant, referral

DAYS = 90
PARTS = 6


def capital(reader: Reader, days: int = DAYS, parts: int = PARTS) -> tuple[tuple[int, int], ...]:
    """How often I gave and received in each of some equal parts of the last days, the oldest first."""
    found = [[0, 0] for _part in range(parts)]
    length = days // parts
    for side, counts in enumerate(_both(reader, reader.today - timedelta(days=length * parts - 1))):
        for on, count in counts.items():
            found[parts - 1 - (reader.today - on).days // length][side] += count
    return tuple((given, received) for given, received in found)


def _both(reader: Reader, since: date) -> tuple[Counter[date], Counter[date]]:
    given, received = _gifts(reader, since, mine=True), _gifts(reader, since, mine=False)
    row = referral.c
    for counts, end in ((given, row.giver_id), (received, row.receiver_id)):
        wanted = select(row.on, func.count()).where(
            end == reader.me, row.consent.is_(True), row.removed_at.is_(None), row.on.between(since, reader.today)
        )
        for on, count in reader.connection.execute(wanted.group_by(row.on)):
            counts[on] += count
    return given, received


def _gifts(reader: Reader, since: date, *, mine: bool) -> Counter[date]:
    """Gifts by day: those I gave, or those given to me."""
    item, part = interaction.c, interaction_participant
    role = Role.GIVER if mine else Role.RECEIVER
    my_part = and_(part.c.owner_id == item.id, part.c.person_id == reader.me, part.c.role == role.value)
    wanted = (
        select(item.on, func.count())
        .select_from(interaction)
        .join(part, my_part)
        .where(item.kind.in_([kind.value for kind in GIFTS]), item.removed_at.is_(None))
        .where(item.on.between(since, reader.today))
        .group_by(item.on)
    )
    counts: Counter[date] = Counter()
    for on, count in reader.connection.execute(wanted):
        counts[on] += count
    return counts
