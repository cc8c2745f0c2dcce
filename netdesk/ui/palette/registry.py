"""All commands of the program, page by page: each page tells its own in its `commands.py`."""

from netdesk.ui.debrief.commands import debrief_section
from netdesk.ui.events.commands import events_section, guests_section, room_section, sheet_section
from netdesk.ui.giving.commands import giving_section
from netdesk.ui.inbox.commands import inbox_section, scans_section
from netdesk.ui.insights.commands import insights_section
from netdesk.ui.network.commands import network_section
from netdesk.ui.palette.command import Command, Reach, Section
from netdesk.ui.palette.everywhere import everywhere_section, forms_section
from netdesk.ui.people.commands import people_section
from netdesk.ui.person.commands import log_section, person_section
from netdesk.ui.preferences.commands import settings_section
from netdesk.ui.referrals.commands import referrals_section
from netdesk.ui.today.commands import today_section
from netdesk.ui.triage.commands import triage_section

_SECTIONS = (
    everywhere_section,
    today_section,
    people_section,
    person_section,
    log_section,
    triage_section,
    network_section,
    events_section,
    guests_section,
    sheet_section,
    room_section,
    debrief_section,
    referrals_section,
    giving_section,
    inbox_section,
    scans_section,
    insights_section,
    settings_section,
    forms_section,
)


def sections(reach: Reach) -> list[Section]:
    """Everything that can be done, and every key, by the place where it is done. Makes no page."""
    return [each(reach) for each in _SECTIONS]


def commands(reach: Reach) -> list[Command]:
    """What can be done now."""
    found = (one for section in sections(reach) for one in section.commands)
    return [one for one in found if one.act is not None and one.usable()]
